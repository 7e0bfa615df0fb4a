"""Action plans that stand apart from the form's rows: tables with an action and a day in each row, and lines such as "Action 3: ...".

A row of the form points to one by its number ("See action 3"), or the plan names the provision it is for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ombudscan.extract.deadlines import ACTION_COLUMN, DATE_COLUMN
from ombudscan.extract.form_words import numbers
from ombudscan.extract.rows import Said, said
from ombudscan.extract.table_heads import cells
from ombudscan.nouns import Claim, Document, Row, Span
from ombudscan.pattern import Pattern
from ombudscan.text import sentences

_REFERENCE = Pattern(r"\b(?:code|provision|paragraph|para|section|requirement|ref(?:erence)?|clause)\b", re.IGNORECASE)
# "4", "A4", "AP 4", "Action 4.": what a plan's row is called by; the letters are left out of the comparison.
_NAME = Pattern(r"\W{0,3}(?:(?:action|item|point|no|number|ap|a|step|task)\W{0,3})?(?P<n>\d{1,2})\W{0,3}", re.IGNORECASE)
_POINTS = Pattern(
    r"\b(?:actions?(?:\s+plan)?|action\s+points?|AP)\W{0,2}(?:(?:at|under|in|rows?|items?|points?|lines?|numbers?|nos?|entry|refs?)\W{1,2}){0,2}"
    r"(?:A|AP)?(?P<n>\d{1,2})\b(?!\s*\.\s*\d|\s*%|\s+(?:(?:working|calendar)\s+)?(?:days?|weeks?|months?|years?)\b)"
    r"(?P<more>(?:\s*(?:,|and|&|to)\s*\d{1,2}\b(?!\s*\.\s*\d))*)",
    re.IGNORECASE,
)
_LINE = Pattern(r"\s*(?:action(?:\s+point)?|AP)\W{0,2}(?P<n>\d{1,2})\s*[:.)–-]\s*(?=\S)", re.IGNORECASE)
_FEWEST = 2  # words of an action
_MOST = 30  # actions of one plan: "2 to 40" is no list of them


@dataclass(frozen=True, slots=True, kw_only=True)
class _Action:
    """One action of a plan: the number it is called by, the provisions it is for, and its sentences, each in its column."""

    name: int | None
    provisions: frozenset[str]
    told: tuple[Said, ...]


def of_claims(document: Document, claims: Sequence[Claim]) -> dict[int, tuple[Said, ...]]:
    """Return, by the index of each claim answered no or partly that a plan elsewhere is for, what the plan says of it."""
    open_ones = [i for i, c in enumerate(claims) if c.answer in ("no", "partial")]
    actions = [*_tabled(document, claims), *_lined(document)] if open_ones else []
    found = {i: _of_claim(document, claims[i], actions) for i in open_ones} if actions else {}
    return {i: told for i, told in found.items() if told}


def _of_claim(document: Document, claim: Claim, actions: Sequence[_Action]) -> tuple[Said, ...]:
    names = {n for s in said(document, claim) for n in _pointed(s.text)}
    return tuple(s for a in actions if a.name in names or claim.provision in a.provisions for s in a.told)


def _pointed(text: str) -> Iterator[int]:
    """The numbers of the actions that a sentence points to: "see action 3", "action plan, items 2 and 5"."""
    for m in _POINTS.finditer(text):
        listed = [int(n) for n in re.findall(r"\d+", m.group())]
        yield from listed
        if len(listed) == 2 and re.search(r"\bto\b", m["more"]):
            yield from range(listed[0], min(listed[1], listed[0] + _MOST))


def _tabled(document: Document, claims: Sequence[Claim]) -> Iterator[_Action]:
    """The rows of the tables that have a column of actions and one of days and hold no row of the form."""
    taken = {s.start for c in claims for s in (*c.requirement, *c.evidence, *((c.answer_span,) if c.answer_span else ()))}
    for _, group in groupby(document.rows, key=lambda row: row.table):
        rows = list(group)
        if any(cell.span.start in taken and cell.span.end > cell.span.start for row in rows for cell in row.cells):
            continue
        head = rows[0].header if any(rows[0].header) else cells(document, rows[0])
        when = {c for c, text in enumerate(head) if DATE_COLUMN.search(text)}
        if when and any(ACTION_COLUMN.search(text) for text in head):
            actions = (_of_row(document, row, head, when) for row in rows if not row.is_header and cells(document, row) != head)
            yield from (a for a in actions if a)


def _of_row(document: Document, row: Row, head: Sequence[str], when: set[int]) -> _Action | None:
    texts = cells(document, row)
    named = next((c for c, text in enumerate(texts) if c not in when and _NAME.fullmatch(text)), None)
    for_code = {c for c, text in enumerate(texts) if c not in when and c != named and c < len(head) and _REFERENCE.search(head[c])}
    for_code = {c for c in for_code if numbers(texts[c]) or not texts[c].strip()}
    told = tuple(
        Said(span=Span(start=start, end=end), text=document.text[start:end], column=head[cell.column] if cell.column < len(head) else "")
        for cell in row.cells
        if cell.column != named and cell.column not in for_code
        for start, end in sentences(document.quote(cell.span), cell.span.start)
    )
    if sum(len(s.text.split()) for s in told) < _FEWEST:
        return None
    name = _NAME.fullmatch(texts[named]) if named is not None else None
    return _Action(name=int(name["n"]) if name else None, provisions=frozenset(n for c in for_code for n in numbers(texts[c])), told=told)


def _lined(document: Document) -> Iterator[_Action]:
    """The blocks that open with an action's number: "Action 3: Clerk to redraft clause 4 by 31 March 2027"."""
    for block in document.blocks:
        text = document.quote(block.span)
        if block.row is None and (m := _LINE.match(f"{block.label} {text}" if block.label else text)):
            told = tuple(
                Said(span=Span(start=start, end=end), text=document.text[start:end], column="action")
                for start, end in sentences(text, block.span.start)
            )
            yield _Action(name=int(m["n"]), provisions=frozenset(), told=told)
