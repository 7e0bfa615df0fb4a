"""Forms whose cells ran together and that ask for two answers in a row: the heading's order says which is the answer to the Code."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ombudscan.extract.form_lines import Line
from ombudscan.extract.form_words import column
from ombudscan.nouns import Span

_ABOVE = 14  # lines above the first row among which its heading is looked for
_SEAM = re.compile(r"(?<=[a-z?):])(?=[A-Z])|\n")
# A further column that is answered with Yes or No as well: "Improvement required", "Action needed: Y/N".
_ASKED = re.compile(r"\b(?:yes\W*no|y\W*n|required|needed)\W*$", re.IGNORECASE)
# An answer that is a cell of its own: what follows it does not go on with its sentence ("No cases were refused").
_ANSWER = re.compile(r"(?:Yes|YES|No|NO|Partial(?:ly)?|Partly|N/A|n/a|Y|N)(?=[A-Z0-9\"'‘“(]|[.;]?\s*\n|\s+[A-Z0-9\"'‘“(]|\s*$)[.;]?\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """The names of the columns of Yes and No that stand before and behind the one that is the answer to the Code."""

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What stands in a row's cells of Yes and No: the answer, None where it cannot be told which is, the others, where they end."""

    answer: Span | None
    others: tuple[tuple[str, Span], ...]
    end: int


def order(found: Sequence[Line], first: int) -> Order:
    """Return the order of the columns by the heading above line `first`, with nothing in it where there is none or one answer only."""
    names = [n.strip() for line in found[max(0, first - _ABOVE) : first] for n in _SEAM.split(line.text) if n.strip()]
    parts = [column(n) for n in names]
    at = max((i for i, part in enumerate(parts) if part == "answer"), default=-1)
    begin = at
    while begin > 0 and parts[begin - 1] == "extra":
        begin -= 1
    if at < 0 or begin == 0 or parts[begin - 1] != "requirement":
        return Order()
    end = at + 1
    while end < len(parts) and parts[end] == "extra":
        end += 1
    before, after = tuple(names[begin:at]), tuple(names[at + 1 : end])
    return Order(before=before, after=after) if all(_ASKED.search(n) for n in (*before, *after)) else Order()


def told(text: str, start: int, end: int, columns: Order) -> Told:
    """Return which of the answers from `start` to at most `end` of `text` stands under which column."""
    spans: list[Span] = []
    at = start
    names = (*columns.before, "", *columns.after)
    while len(spans) < len(names) and (found := _ANSWER.match(text, at, end)):
        spans.append(Span(start=at, end=at + len(found.group().rstrip(" \n.;"))))
        at = found.end()
    if len(spans) < len(names):  # a cell is gone: only an answer that comes first is sure to be the answer
        sure = spans[0] if spans and not columns.before else None
        return Told(answer=sure, others=(), end=sure.end if sure else start)
    own = len(columns.before)
    others = tuple((name, span) for name, span in zip(names, spans, strict=True) if name)
    return Told(answer=spans[own], others=others, end=at)
