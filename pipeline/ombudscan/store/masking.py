"""Names of people in exported tables -> marks in their place: titles with names, names beside a post, e-mail addresses, telephone numbers.

Names of landlords, of the Ombudsman and of rules stay: they stand in columns of their own, and in sentences they end in what they are
("Trust", "Homes"). Rules and not a model of language: how well they do is measured on invented sentences (tests/store/test_masking.py).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

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
# What a name that ends so, or a person's name before it, is the name of: a landlord, a house, a street, an office.
_BODY = (
    r"Homes?|Housing|Trusts?|Associations?|Societ(?:y|ies)|Groups?|Councils?|Almshouses?|Charit(?:y|ies)|Foundation|Partnership|Limited|"
    r"Ltd|Co-?operative|Court|House|Lodge|Gardens?|Close|Road|Street|Avenue|Lane|Way|Place|Square|Terrace|Borough|Board|Committee|"
    r"Ombudsman|Service|Services|Policy|Code|Act|Team|Tenants?|Residents?|Scheme|Centre|Hall|Estate|Bank|Hospital|School|College"
)
_POST = (
    r"(?:Chief\s+(?:Executive|Operating|Financial)(?:\s+Officer)?|(?:Managing\s+|Executive\s+|Finance\s+|Housing\s+|Operations\s+)?Director"
    r"(?:\s+of\s+\w+(?:\s+and\s+\w+)?)?|Head\s+of\s+\w+(?:\s+\w+)?|Chair(?:man|woman|person)?(?:\s+of\s+the\s+\w+)?|Vice[\s-]Chair"
    r"|(?:\w+\s+)?Complaints?\s+(?:Manager|Officer|Lead|Handler|Co-?ordinator)|(?:\w+\s+)?(?:Manager|Officer|Adviser|Co-?ordinator)"
    r"|Company\s+Secretary|Trustee|Board\s+Member|Non-Executive|(?:Lead\s+)?Member(?:\s+Responsible)?(?:\s+for\s+Complaints)?|MRC|Warden)"
)
_NO_NAME = r"(?!(?:The|Our|This|Each|Any|All|Stage|Housing|Board|Complaints?|Ombudsman|Landlords?|Member|Yes|No)\b)"
_WORD = rf"{_NO_NAME}(?:[A-Z][a-z’'\-]+(?:[A-Z][a-z’'\-]+)?|[A-Z]’[A-Z][a-z]+)"
_PERSON = rf"{_WORD}(?:[ ]+[A-Z]\.?)?(?:[ ]+(?:de|van|von|le|la)[ ]+)?(?:[ ]+{_WORD}){{1,2}}"
_TITLE = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Cllr|Councillor|Sir|Dame|Lord|Lady|Baroness|Rev(?:erend)?|Prof(?:essor)?|Fr|Father|Sister)\b\.?"
_NO_BODY = rf"(?!(?:[A-Z][\w’'.-]*[ ]+){{0,4}}(?:{_BODY})\b)"
_BESIDE = r"\s*(?:[,(–-]|[ ]is[ ]|[ ]was[ ]|[ ]as[ ])\s*(?:our[ ]|the[ ]|a[ ])?(?:\w+[ ])?"
_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\b[\w.+%-]+@(?![\w.-]*ombudsman)[\w-]+(?:\.[\w-]+)+", re.IGNORECASE), MAIL),
    (re.compile(r"(?<![\w£.,/-])(?!0300[ ]?111[ ]?3000)(?:\+44[ ]?(?:\(0\)[ ]?)?|0)(?:\d[ -]?){8,9}\d(?![\w/-])"), TELEPHONE),
    (re.compile(rf"\b{_TITLE}[ ]+{_NO_BODY}(?:[A-Z]\.?[ ]+){{0,2}}{_WORD}(?:[ ]+{_WORD}){{0,2}}\b"), NAME),
    # "Jane Porter, Head of Housing", "Jane Porter (Chief Executive)", "Jane Porter is our Complaints Officer"
    (re.compile(rf"\b{_NO_BODY}{_PERSON}(?={_BESIDE}{_POST}\b)"), NAME),
    # "Chief Executive: Jane Porter", "our Complaints Officer, Jane Porter"
    (re.compile(rf"\b(?P<post>{_POST}\s*(?:(?:[:,(–-]|[ ]is)\s*)?){_NO_BODY}{_PERSON}\b"), rf"\g<post>{NAME}"),
    # "signed by Jane Porter"
    (
        re.compile(rf"\b(?P<by>(?:[Ss]igned|[Aa]pproved|[Ww]ritten|[Cc]ompleted|[Pp]repared)\s+by:?\s+){_NO_BODY}{_PERSON}\b"),
        rf"\g<by>{NAME}",
    ),
)


def masked(text: str) -> str:
    """Return the text with marks in place of people's names, e-mail addresses and telephone numbers."""
    for pattern, mark in _RULES:
        text = pattern.sub(mark, text)
    return text


def tables(given: Mapping[str, pandas.DataFrame]) -> dict[str, pandas.DataFrame]:
    """Return the tables with the words of documents masked; every other column as it was."""
    return {name: _frame(frame) for name, frame in given.items()}


def _frame(frame: pandas.DataFrame) -> pandas.DataFrame:
    held = [c for c in frame.columns if c in COLUMNS]
    return frame.assign(**{c: frame[c].map(_cell) for c in held})


def _cell(value: Any) -> Any:  # noqa: ANN401 - a table's cell
    if isinstance(value, str):
        return masked(value)
    if isinstance(value, dict):
        return {k: _cell(v) if k in _KEYS else v for k, v in value.items()}
    if hasattr(value, "tolist") and not isinstance(value, str | bytes):
        value = value.tolist()
    return [_cell(v) for v in value] if isinstance(value, list | tuple) else value
