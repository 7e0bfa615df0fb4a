"""Document -> the dates it gives itself: approved, in force, assessed, published, next review.

Only the front matter, headings, document-control tables, sentences about "this policy" and the closing lines
count: a date in an evidence cell, of another document or of a Code is not the document's own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from ombudscan import catalog
from ombudscan.extract import dates
from ombudscan.extract.date_cues import CUES, FOREIGN, OWN, REPLACED, REPORTING, SELF, THIS, WEAK, WITHDRAWN
from ombudscan.nouns import Block, Claim, DatedFact, DateKind, Document, Kind, Span
from ombudscan.pattern import Pattern
from ombudscan.text import sentences

_FRONT_BLOCKS, _FRONT_CHARACTERS, _LAST_BLOCKS = 30, 4000, 20
_REACH = 90  # characters from the words to their date
_NAMES = ("title", "header", "footer", "running", "subject")  # what a reader keeps of the page's own margins


class Line(NamedTuple):
    """A line that may date the document; `start` is None where it stands outside the text (a footer)."""

    text: str
    start: int | None
    heading: bool = False
    cell: bool = False


# "Date of next review (three years from approval)"
_ASIDE = Pattern(r"\([^()\d]*\)")
_CONTROL_HEADING = Pattern(
    r"\b(?:document|version|policy)\s(?:control|history|details|information)|\breview|\bapproval|\badoption|\bmonitoring", re.IGNORECASE
)
# "Self-assessment 2025", "Complaints policy 2024/25", "2025 self-assessment", but not "the Code 2022"
_TITLE_YEAR = Pattern(
    r"(?:self-?\s?assessment(?:\sform)?|policy|procedure|review|statement)\W{1,3}(?:for\s|of\s)?(?P<after>20\d\d(?:\s?[/–-]\s?(?:20)?\d\d)?)(?!\d)"
    r"|^\W{0,300}(?P<before>20\d\d(?:\s?[/–-]\s?(?:20)?\d\d)?)\W+(?!\w*\s?code)(?:\w+\W+){0,4}?(?:self-?\s?assessment|policy|procedure)",
    re.IGNORECASE,
)
_FORM_HEADER = Pattern(r"\b(?:requirement|provision|comply|compliance|compliant|evidence|commentary|explanation)", re.IGNORECASE)


def own(document: Document, claims: Sequence[Claim], kind: Kind) -> tuple[DatedFact, ...]:
    """Return the dates that the document gives itself, in reading order, each kind and date once."""
    facts: dict[tuple[DateKind, str], DatedFact] = {}
    front = lines(document, claims)
    told = [*_spoken(front), *_tabled(document, claims)]
    bare = [one for one in _bare(front, kind) if one[2] not in {span for _, _, span in told}]
    for said, iso, span in told + bare:
        if said != "assessed" or kind == "self-assessment":
            facts.setdefault((said, iso), DatedFact(kind=said, iso=iso, span=span))
    found = [f for f in facts.values() if not _vaguer(f, list(facts.values()))]
    found.sort(key=lambda f: f.span.start if f.span else len(document.text))
    return tuple(found) or tuple(_title_year(front, kind)) or tuple(_reporting_year(front, kind))


def lines(document: Document, claims: Sequence[Claim]) -> list[Line]:
    """Return the lines outside the form that may say what the document is, in reading order, margins last."""
    taken = _claimed(claims)
    free = [b for b in document.blocks if b.row is None and b.kind != "contents" and not _within(b.span, taken)]
    tail = set(map(id, free[-_LAST_BLOCKS:]))
    tables = _form_tables(document, taken)
    out: list[Line] = []
    seen = 0
    for block in document.blocks:
        if block.row is not None:
            if document.rows[block.row].table not in tables and not document.rows[block.row].is_header:
                out.extend(_split(document, block))
        elif block.kind != "contents" and not _within(block.span, taken):
            seen += 1
            near = seen <= _FRONT_BLOCKS and block.span.start <= _FRONT_CHARACTERS
            if (
                near
                or id(block) in tail
                or (block.kind == "heading" and OWN.search(document.quote(block.span)))
                or _CONTROL_HEADING.search(" ".join(block.path[-2:]))
            ):
                out.extend(_split(document, block))
            else:
                out.extend(line for line in _sentences(document, block) if THIS.search(line.text))
    return out + [Line(value, None, name == "title") for name, value in document.info if name in _NAMES]


def _split(document: Document, block: Block) -> Iterator[Line]:
    start = block.span.start
    for text in document.quote(block.span).split("\n"):
        if text.strip():
            yield Line(text, start, block.kind == "heading", block.row is not None)
        start += len(text) + 1


def _sentences(document: Document, block: Block) -> Iterator[Line]:
    for start, end in sentences(document.quote(block.span), block.span.start):
        yield Line(document.text[start:end], start)


@dataclass(frozen=True, slots=True)
class _Taken:
    """Spans by where they start, and the furthest end of those up to each."""

    starts: list[int]
    reach: list[int]


def _claimed(claims: Sequence[Claim]) -> _Taken:
    spans: list[Span] = []
    for claim in claims:
        spans += [*claim.requirement, *claim.evidence, *claim.commentary, *(s for _, group in claim.extra for s in group)]
        spans += [claim.answer_span] if claim.answer_span else []
    ordered = sorted(s for s in spans if s)
    return _Taken([s.start for s in ordered], list(accumulate((s.end for s in ordered), max)))


def _within(span: Span, taken: _Taken) -> bool:
    """Tell whether the span shares a letter with one that is taken."""
    before = bisect_left(taken.starts, span.end)
    return before > 0 and span.start < taken.reach[before - 1]


def _form_tables(document: Document, taken: _Taken) -> set[int]:
    """Return the tables that are the form itself, or too wordy to be document control."""
    tables: set[int] = set()
    for row in document.rows:
        if row.table in tables:
            continue
        cells = [c.span for c in row.cells if c.span]
        if any(_within(c, taken) for c in cells) or sum(c.end - c.start for c in cells) > 400:
            tables.add(row.table)
        if sum(bool(_FORM_HEADER.search(h)) for h in row.header) >= 2:
            tables.add(row.table)
    return tables


_Said = tuple[DateKind, str, Span | None]


def _spoken(front: Sequence[Line]) -> Iterator[_Said]:
    """Yield dates told by words in the same sentence, or by a label on the lines before."""
    label: tuple[DateKind, int] | None = None
    for line in front:
        found = list(_in_sentences(line))
        yield from found
        cues = list(CUES.finditer(_ASIDE.sub("", line.text)))
        there = dates.find(line.text)
        if not there and cues and len(line.text) <= 80 and not REPLACED.search(line.text) and not line.text.rstrip().endswith("."):
            vague = label is not None and WEAK.fullmatch(cues[-1].group())
            label = (label[0] if label and vague else _kind_of(cues[-1]), 3)
        elif label and there and not cues and len(line.text) <= 60:
            if not REPORTING.search(line.text):
                yield (label[0], there[0].iso, _span(line, there[0]))
            label = None
        else:
            label = (label[0], label[1] - 1) if label and label[1] > 1 and not cues and not there and len(line.text) <= 80 else None


def _in_sentences(line: Line) -> Iterator[_Said]:
    for start, end in sentences(line.text):
        text = line.text[start:end]
        if WITHDRAWN.search(text):
            continue
        cues = list(CUES.finditer(text))
        used = 0
        for date in dates.find(text):
            lead = text[used : date.start]
            cue = None if REPLACED.search(lead) or REPORTING.search(lead) else _nearest(text, cues, date, used)
            if cue:
                yield (_kind_of(cue), date.iso, _span(line, date, start))
            used = date.end


def _nearest(text: str, cues: Sequence[re.Match[str]], date: dates.Found, used: int) -> re.Match[str] | None:
    """Return the words that tell what `date` is: the last before it, else, in a sentence on the document itself, the first after it."""
    before = [c for c in cues if used <= c.start() and c.end() <= date.start and date.start - c.end() <= _REACH]
    if before:
        cue = next((c for c in reversed(before) if not WEAK.fullmatch(c.group())), before[-1])
        return None if _is_foreign(text[: cue.end()]) or _of_a_code(text[cue.end() : date.start], date) else cue
    after = [c for c in cues if date.end <= c.start() <= date.end + _REACH and not WEAK.fullmatch(c.group())]
    return after[0] if after and SELF.search(text) and not _is_foreign(text[: after[0].start()]) else None


def _of_a_code(before: str, date: dates.Found) -> bool:
    """Whether `date` only says which Code is meant: "against the Complaint Handling Code (April 2024)"."""
    starts = {e.starts[:7] for e in catalog.editions()} | {e.starts[:4] for e in catalog.editions()}
    return bool(re.search(r"\bcode\b[\W]*(?:of|from|dated|for)?\W{0,300}$", before, re.IGNORECASE)) and date.iso[:7] in starts


# "Form for the Housing Ombudsman's Complaint Handling Code 2024, passed by the Board on": the form is dated, and no Code.
_FORM_OF_CODE = Pattern(
    r"\b(?:form|self-?\s?assessment)\s+(?:for|under|against|of)\s+(?:the\s+)?(?:(?:housing\s+)?ombudsman['’]s\s+)?(?:(?:joint|statutory|complaint|handling)\s+){0,3}"
    r"code(?:\s+20\d\d)?\b",
    re.IGNORECASE,
)


def _is_foreign(before: str) -> bool:
    """Whether the nearest noun in `before` is another document, a Code or a law rather than this document."""
    before = _FORM_OF_CODE.sub("form", before)
    foreign = [m.end() for m in FOREIGN.finditer(before)]
    own = [m.end() for m in OWN.finditer(before)]
    return bool(foreign) and (not own or foreign[-1] >= own[-1])


def _kind_of(cue: re.Match[str]) -> DateKind:
    kinds: tuple[DateKind, ...] = ("next_review", "effective", "approved", "assessed", "published")
    return next(kind for kind in kinds if cue.lastgroup == kind or cue[kind])


def _span(line: Line, date: dates.Found, shift: int = 0) -> Span | None:
    return None if line.start is None else Span(start=line.start + shift + date.start, end=line.start + shift + date.end)


def _tabled(document: Document, claims: Sequence[Claim]) -> Iterator[_Said]:
    """Yield the dates under a column heading: "Version | Date | Next review"."""
    tables = _form_tables(document, _claimed(claims))
    for row in document.rows:
        if row.table in tables or row.is_header:
            continue
        for cell, head in zip(row.cells, row.header, strict=False):
            cues, text = list(CUES.finditer(head)), document.quote(cell.span)
            there = dates.find(text)
            if cues and there and len(text) <= 80 and not REPLACED.search(head):
                span = Span(start=cell.span.start + there[0].start, end=cell.span.start + there[0].end)
                yield (_kind_of(cues[-1]), there[0].iso, span)


# "Penhurst Mutual Homes, May 2021": a name and a date and nothing else
_SIGNED = Pattern(r"\W{0,300}(?:[A-Z][\w'’&.-]{0,40}\s+(?:(?:of|and|the|for|&)\s+){0,2}){1,6}?(?:[A-Z][\w'’&.-]*)\s*[,|–—-]\s*", 0)


def _bare(front: Sequence[Line], kind: Kind) -> Iterator[_Said]:
    """Yield the date on a line of its own on the first page, or in the title: "July 2023", "Complaints policy, June 2024"."""
    said: DateKind = "assessed" if kind == "self-assessment" else "published"
    for position, line in enumerate(front):
        if line.cell or (position >= 8 and not line.heading):
            continue
        there = [d for d in dates.find(line.text) if len(d.iso) > 4]
        rest = line.text[: there[0].start] + line.text[there[0].end :] if there else ""
        if (
            not there
            or REPORTING.search(line.text)
            or CUES.search(re.sub(r"(?i)(?:self-?\s?)?assessment", "", rest))
            or re.search(r"(?i)\bcode\b\W*$", line.text[: there[0].start])
        ):
            continue
        titled = (
            (line.heading or position < 8)
            and len(line.text) <= 120
            and not line.text.endswith(".")
            and re.search(r"(?i)policy|procedure|assessment", rest)
        )
        signed = there[0].end == len(line.text.rstrip(" .")) and _SIGNED.fullmatch(line.text[: there[0].start])
        if (titled and not REPLACED.search(rest)) or signed or not re.search(r"\w", rest):
            yield (said, there[0].iso, _span(line, there[0]))


def _title_year(front: Sequence[Line], kind: Kind) -> Iterator[DatedFact]:
    said: DateKind = "assessed" if kind == "self-assessment" else "published"
    for position, line in enumerate(front):
        found = _TITLE_YEAR.search(line.text) if line.heading or position < 5 or line.start is None else None
        if found:
            name = "after" if found["after"] else "before"
            year = dates.find(found[name])
            iso = year[0].iso if year else found[name][:4]
            start = None if line.start is None else line.start + found.start(name)
            yield DatedFact(kind=said, iso=iso, span=None if start is None else Span(start=start, end=start + len(found[name])))
            return


def _reporting_year(front: Sequence[Line], kind: Kind) -> Iterator[DatedFact]:
    """Yield, for a self-assessment, the year that the period it covers ends in: it was made in that year at the earliest."""
    if kind != "self-assessment":
        return
    for line in front:
        there = dates.find(line.text) if REPORTING.search(line.text) else ()
        if there:
            last = max(there, key=lambda d: d.last_day)
            yield DatedFact(kind="assessed", iso=last.last_day[:4], span=_span(line, last))
            return


def _vaguer(fact: DatedFact, facts: Sequence[DatedFact]) -> bool:
    """Whether another fact of the same kind says the same date more precisely."""
    return any(f.kind == fact.kind and f.iso.startswith(fact.iso + "-") for f in facts)
