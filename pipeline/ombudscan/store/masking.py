"""Names of people in exported tables -> marks in their place; e-mail addresses and telephone numbers too, whoever's they are.

Names of landlords, of the Ombudsman and of rules stay: they stand in columns of their own, and in sentences they end in what they are
("Trust", "Homes"). Rules and not a model of language (people.py): scripts/masking_measures.py counts how well they do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ombudscan.store import people

if TYPE_CHECKING:
    import pandas

NAME, MAIL, TELEPHONE = "[name]", "[e-mail]", "[telephone]"
# The columns that hold words of documents; of what is within them (passages), these keys do.
COLUMNS = frozenset(
    {
        "quote",
        "because",
        "text",
        "evidence",
        "commentary",
        "message",
        "passages",
        "sentence",
        "words",
        "notes",
        "reason",
        "title",
        "heading",
    }
)
_KEYS = frozenset({"text", "heading"})
# A title goes with its name.
_TITLED = re.compile(
    r"\b(?:(?:Rt\.?[ ]+Hon\.?|Mr|Mrs|Ms|Miss|Mx|Dr|Cllr|Councillor|Sir|Dame|Lord|Lady|Baroness|Rev|Reverend|Prof|Professor|Sgt)\b\.?[ ]+"
    rf"(?:(?:&|and)[ ]+)?){{1,3}}(?={re.escape(NAME)}){re.escape(NAME)}"
)
_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\b[\w.+%-]{1,64}@(?![\w.-]{0,200}ombudsman)[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}", re.IGNORECASE), MAIL),
    (
        re.compile(
            r"(?<![\w£.,/-])(?<!ase )(?<!ef )(?<!eference )(?!0300[ ]?111[ ]?3000)"  # no case's number; not the Ombudsman's
            r"(?:\+44[ ]?(?:\(0\)[ ]?)?|0)(?:\d[ -]?){8,9}\d(?![\w/-])"
        ),
        TELEPHONE,
    ),
)


def masked(text: str, spared: frozenset[str] = frozenset()) -> str:
    """Return the text with marks in place of people's names, e-mail addresses and telephone numbers.

    `spared` are words, in small letters, of which names are made that stay: a landlord's.
    """
    for pattern, mark in _RULES:
        text = pattern.sub(mark, text)
    for span in reversed(people.named(text, spared)):
        text = text[: span.start] + NAME + text[span.end :]
    return _TITLED.sub(NAME, text)


def tables(given: Mapping[str, pandas.DataFrame]) -> dict[str, pandas.DataFrame]:
    """Return the tables with the words of documents masked; every other column as it was."""
    return {name: _frame(frame) for name, frame in given.items()}


def _frame(frame: pandas.DataFrame) -> pandas.DataFrame:
    held = [c for c in frame.columns if c in COLUMNS]
    landlords = frame["landlord"].dropna().unique() if "landlord" in frame.columns else ()
    spared = frozenset(w.lower() for name in map(str, landlords) if masked(name) == name for w in name.split())
    return frame.assign(**{c: frame[c].map(lambda v: _cell(v, spared)) for c in held})


def _cell(value: Any, spared: frozenset[str]) -> Any:  # noqa: ANN401 - a table's cell
    if isinstance(value, str):
        return masked(value, spared)
    if isinstance(value, dict):
        return {k: _cell(v, spared) if k in _KEYS else v for k, v in value.items()}
    if hasattr(value, "tolist") and not isinstance(value, str | bytes):
        value = value.tolist()
    return [_cell(v, spared) for v in value] if isinstance(value, list | tuple) else value
