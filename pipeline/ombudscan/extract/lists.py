"""Lists that were lost on the way: a sentence announces one with a colon, and none follows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ombudscan.nouns import Block, Document, Fact, Span
from ombudscan.pattern import Pattern
from ombudscan.text import sentences, words

if TYPE_CHECKING:
    from ombudscan.extract.facts import View

# "The Trustees are not able to consider:", "Examples include:", "These are:"; no label such as "Stage 1 - review:" or "Email:".
_ANNOUNCES = Pattern(
    r"""        \b(?:is|are|be|was|were|may|might|can|could|will|would|must|should|shall|do|does|have|has|include[sd]?|
        including|sit|fall|lie|count|apply|offer|accept|these|means?|follow\w*|consists?|covers?|requires?|needs?|aims?)\b
        [^:]{0,600}:\s*$""",
    re.IGNORECASE | re.VERBOSE,
)
_QUESTION = Pattern(r"\W{0,300}(?:how|what|who|why|when|where)\b", re.IGNORECASE)
# A line that is an entry of a list, whatever its marks: bullets, letters, numbers, lower case, a term with a dash, a contact.
_ENTRY = Pattern(
    r"""        \s*(?: [-–—•●▪◦‣·*o»✓✔➢□■] \s | \(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)] \s | (?-i:[a-z]) | ['‘“"] | (?>\S{1,300}?@)\S+ |
         https?: | www\. | [\d+(£] | [^.:]{2,40}\s[–—-]\s | [^.:]{2,30}:\s )""",
    re.IGNORECASE | re.VERBOSE,
)
# Words with which prose goes on after a list: "If a complaint", "Although we", "What is offered".
_RESUMES = Pattern(
    r"""        (?:if|when|where|although|however|what|we|you|the|this|these|those|that|they|it|there|our|your|an?|all|any|in|
        before|after|as|for|once|since|while|because
        |should|please|each|every|no|not|at|on|to|complaints?|residents?|customers?|tenants?|members?|clients?|some|
        most|many|such|he|she|with|from|by|under)\b""",
    re.IGNORECASE | re.VERBOSE,
)
# "If we turn one away we say why.", "We acknowledge complaints within five days."
_OWN_SENTENCE = Pattern(
    r"(?:(?:if|when|where|once|after|before)\b[^.]{3,80}\b)?(?:we|the\s+(?:council|association|charity|trust|landlord))\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A line of a document and the block it stands in."""

    span: Span
    text: str
    block: Block


def facts(view: View) -> Iterator[Fact]:
    """Yield the sentences that announce a list which is not there; the form's own requirements are not the landlord's."""
    aside = [s for c in view.claims for s in c.requirement]
    rows = tuple(c.requirement[0].start for c in view.claims if c.requirement)
    own = [s.start for c in view.claims for s in (*c.evidence, *c.commentary)]
    for found in lost(view.document, rows):
        told = max((start for start in own if found.start < start < found.end), default=None)  # "...report.YesEach month it gets:"
        span = found if told is None else Span(start=told, end=found.end)
        if not any(s.start <= span.start < s.end for s in aside):
            yield Fact(kind="lost-list", span=span, detail="A colon announces a list, and what follows is no list.")


def lost(document: Document, rows: tuple[int, ...] = ()) -> Iterator[Span]:
    """Yield the span of each sentence that announces a list with a colon and is followed by none; a form's rows start at `rows`."""
    lines = list(_lines(document))
    for at, line in enumerate(lines):
        if line.block.kind in ("heading", "contents", "diagram") or not line.text.endswith(":"):
            continue
        start, end = list(sentences(line.text, line.span.start))[-1]
        said = document.text[start:end]
        long_enough = len(words(said)) >= (2 if start > line.span.start else 3)  # "... some things. They are:", but no "It is:" alone
        if (
            long_enough
            and _ANNOUNCES.search(said)
            and not _QUESTION.match(said)
            and (_row_next(lines, at, rows) or not _followed(document, lines, at))
        ):
            yield Span(start=start, end=end)


def _lines(document: Document) -> Iterator[_Line]:
    for block in document.blocks:
        start = block.span.start
        for text in document.quote(block.span).split("\n"):
            if text.strip():
                yield _Line(span=Span(start=start, end=start + len(text)), text=text.strip(), block=block)
            start += len(text) + 1


def _row_next(lines: list[_Line], at: int, rows: tuple[int, ...]) -> bool:
    """Whether the next line begins another row of a form that runs on without a table: its number is no entry's."""
    if lines[at].block.row is not None or at + 1 == len(lines):
        return False
    return any(lines[at].span.end <= start <= lines[at + 1].span.end for start in rows)


def _followed(document: Document, lines: list[_Line], at: int) -> bool:
    """Whether a list follows the line `at`: marked entries, a table, or short or like lines."""
    here = lines[at].block
    after = [x for x in lines[at + 1 : at + 4] if (x.block.row, x.block.column) == (here.row, here.column)]
    if here.row is None and lines[at + 1 : at + 2] and lines[at + 1].block.row is not None:
        return True  # a table stands for the list
    if here.row is not None and not after and _next_column(document, here):
        return True  # the next cell holds it
    if not after or after[0].block.kind == "heading":
        return False
    first = after[0]
    if first.block.kind in ("item", "diagram") or first.block.label or _ENTRY.match(first.text):
        return True
    if first.text.endswith(":"):
        return False
    return not _resumes(first, after[1:])


def _next_column(document: Document, here: Block) -> bool:
    return any(b.row == here.row and (b.column or 0) > (here.column or 0) and b.kind == "item" for b in document.blocks)


def _alone(first: _Line, rest: list[_Line]) -> bool:
    """Whether a sentence of the landlord's own is all that stands before the next heading: one entry is no list."""
    told = len(words(first.text)) >= 5 and first.text[-1] == "." and bool(_OWN_SENTENCE.match(first.text))
    return told and (not rest or rest[0].block.kind == "heading")


def _resumes(first: _Line, rest: list[_Line]) -> bool:
    """Whether a line without a mark is prose that goes on, not the first entry of a list."""
    many = len(list(sentences(first.text))) > 1
    if _alone(first, rest):
        return True
    if len(words(first.text)) <= 10 or first.text[-1] not in ".!?":
        return False
    if many:
        return True
    least = len(words(first.text)) / 3  # "How to complain" is no fellow of an entry of twelve words
    fellows = [x for x in rest if x.block.kind == "paragraph" and len(list(sentences(x.text))) == 1]
    alike = [x for x in fellows if least <= len(words(x.text)) <= 25]
    return bool(_RESUMES.match(first.text)) and len(alike) < 2
