"""How a table between pipes is written: its columns, and whether rows open and close with a pipe."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ombudscan.read import shaping

# The line below a header: "---|---|---".
RULE = re.compile(r"\s{0,300}+(?:\|\s*+)?:?-{2,900}+:?\s*+(?:\|\s*+:?-{2,}+:?\s*+){1,200}(?:\|\s*+)?")
# A provision's number alone in its cell: "6.10", "Code section 1.2", "6.2 - 6.5".
NUMBER = re.compile(
    r"\s{0,300}(?:code\s+(?:provision|section)\s+|§\s?)?\d{1,2}\.\d{1,2}\b[.)]?(?:\s*(?:-|–|to|and|&)\s*\d{1,2}\.\d{1,2})?\s*", re.I
)
_NEAR = 8
_WHOLE = 5  # lines
_FAR = 400  # lines of a table without a header from which its columns are counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How a table is written: columns, whether rows open and close with a pipe, whether its rows are numbered as in a form."""

    columns: int
    leading: bool = False
    closing: bool = True
    numbered: bool = False
    header: tuple[str, ...] = ()
    # its headers of Yes and No do not name what stands beyond
    short: bool = False


def leads(lines: Sequence[str], at: int) -> bool:
    """Whether rows open with a pipe as well as close with one ("| 6.5 | Yes | |")."""
    both = [x.strip() for x in lines[at : at + _NEAR] if x.strip().startswith("|") and x.strip().count("|") >= 3]
    return lines[at].strip().startswith("|") and lines[at].count("|") >= 3 and bool(both)


def shape_of(lines: Sequence[str], at: int, carried: Shape | None) -> Shape:
    """Return the shape of the table at line `at`: by the rule below its header, its header's words, its lines or its numbers."""
    leading = leads(lines, at)
    for n in range(at, min(at + _NEAR + 6, len(lines))):
        if RULE.fullmatch(lines[n]):
            columns = len(re.findall(r"-{2,}", lines[n]))
            head = [x for x in lines[at:n] if x.strip()]
            closing = lines[n].rstrip().endswith("|") or bool(head and head[-1].rstrip().endswith("|"))
            return Shape(columns=columns, leading=leading, closing=closing, numbered=_numbered(lines, n + 1))
    found = _by_whole_rows(lines, at, leading) or _by_header(lines, at, leading) or _by_lines(lines, at, leading)
    if found:
        return found
    if carried and not leading and (carried.numbered or carried.header or not _numbered(lines, at)):  # a menu's shape is no form's
        return replace(carried, leading=leading)
    return _by_numbers(lines, at, leading)


def _numbered(lines: Sequence[str], at: int) -> bool:
    """Whether the rows begin with provision numbers: one stands before a pipe within the next lines."""
    text = "\n".join(lines[at : at + 40])
    return bool(re.search(r"(?:^|\n)\s*\|?" + NUMBER.pattern + r"\|", text, re.I))


def _by_header(lines: Sequence[str], at: int, leading: bool) -> Shape | None:
    """The words of a header, which may be broken over lines, give the columns."""
    text = lines[at] if _is_answered_row(lines, at) else "\n".join(lines[at : at + 20])
    parts = text.lstrip()[1:].split("|") if leading else text.split("|")
    head: list[str] = []
    closing = True
    for part in parts:
        first, _, rest = part.strip("\n ").partition("\n")
        if head and (NUMBER.match(part.strip()) or part.strip().endswith("?")):
            break
        if head and rest.strip() and NUMBER.match(rest.split("\n")[-1]):
            head.append(first)
            closing = False
            break
        if len(part.strip()) > 70 or (not part.strip() and head):
            break
        head.append(" ".join(part.split()))
    rows = [[p.strip() for p in head]]
    if len(head) >= 2 and shaping.is_form_header(head):
        yes_no = shaping.is_yes_no_header(head)
        columns = _answered_columns(lines, at, 3 if len(head) < 3 else len(head)) if yes_no else len(rows[0])
        short = yes_no and columns > len(head)
        return Shape(columns=columns, leading=leading, closing=closing, numbered=not yes_no, short=short)
    return None


def _is_answered_row(lines: Sequence[str], at: int) -> bool:
    """Whether a whole header of Yes and No stands on line `at`, and a whole row on the next, which may be a title with both again."""
    near = [x.strip() for x in lines[at : at + 4] if x.strip()][:2]
    whole = len(near) == 2 and near[0].count("|") == near[1].count("|") and all(x.endswith("|") for x in near)
    return whole and shaping.is_yes_no_header([p.strip() for p in near[0].strip("|").split("|")])


def _answered_columns(lines: Sequence[str], at: int, columns: int) -> int:
    """The columns below a header of Yes and No, which may not name what stands beyond: "Is there an officer? |", "Yes | | Two. |"."""
    near = [x.strip() for x in lines[at : at + _FAR] if x.strip()]
    wide = [
        1 + answer.count("|")
        for question, answer in pairwise(near)
        if question.count("|") == 1
        and question.endswith("|")
        and answer.endswith("|")
        and answer.count("|") > 1
        and not shaping.is_answer_head(question.strip("| "))
    ]
    return max(columns, max(wide, key=wide.count)) if wide else columns


def _by_whole_rows(lines: Sequence[str], at: int, leading: bool) -> Shape | None:
    """A form's header and four rows below it with as many pipes each: no row is broken over lines."""
    near = [x.strip() for x in lines[at : at + 2 * _NEAR] if x.strip()][:_WHOLE]
    if len(near) < _WHOLE or len({x.count("|") for x in near}) > 1 or not all(x.endswith("|") for x in near):
        return None
    head = [p.strip() for p in near[0].strip("|").split("|")]
    if len(head) < 3 or not shaping.is_form_header(head) or shaping.is_yes_no_header(head):
        return None
    return _by_lines(lines, at, leading)


def _by_lines(lines: Sequence[str], at: int, leading: bool) -> Shape | None:
    """Two whole rows one below the other, with as many pipes each, give the columns."""
    near = [x for x in lines[at : at + 4] if x.strip()][:2]
    counts = [x.count("|") for x in near]
    if len(counts) < 2 or counts[0] != counts[1] or counts[0] < (3 if leading else 1):
        return None
    closing = all(x.rstrip().endswith("|") for x in near)
    if closing and counts[0] < 2:
        return None
    columns = counts[0] + (0 if closing else 1) - (1 if leading else 0)
    return Shape(columns=columns, leading=leading, closing=closing, numbered=_numbered(lines, at))


def _by_numbers(lines: Sequence[str], at: int, leading: bool) -> Shape:
    """Without a header the pipes from one provision number to the next give the columns; the longest row counts."""
    text = "\n".join(lines[at : at + _FAR])
    begins = [m.start() for m in re.finditer(r"(?:^|\n)\s*" + NUMBER.pattern + r"\|", text, re.I)]
    counts = [text.count("|", a, b) for a, b in pairwise(begins)] or [lines[at].count("|")]
    columns = max(2, max(counts, key=counts.count))
    ends = [text[a:b].partition("\n\n")[0].rstrip().endswith("|") for a, b in pairwise(begins)]
    closing = lines[at].rstrip().endswith("|") or "|" not in lines[at].strip()[1:] or 2 * sum(ends) > len(ends)
    return Shape(columns=columns + (0 if closing or len(begins) > 1 else 1), leading=leading, closing=closing, numbered=bool(begins))


def ruled_header(lines: Sequence[str], at: int) -> bool:
    """Whether a header with a rule below it begins at line `at`."""
    for n in range(at + 1, min(at + _NEAR, len(lines))):
        if RULE.fullmatch(lines[n]):
            columns = len(re.findall(r"-{2,}", lines[n]))
            head = [x.strip() for x in lines[at:n] if x.strip()]
            leading = lines[n].lstrip().startswith("|")
            wanted = columns - 1 + (1 if head[-1].endswith("|") else 0) + (1 if leading else 0)
            return sum(x.count("|") for x in head) == wanted and head[0].startswith("|") == leading
    return False
