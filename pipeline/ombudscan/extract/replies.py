"""A row's cells and what its provision asks -> the answer, its words, and the words that are evidence."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ombudscan.extract import answers
from ombudscan.extract.answers import Reply
from ombudscan.extract.entries import Entry, Spans
from ombudscan.nouns import Answer, Document, Provision, Span

_BY_BOX: dict[str, Answer] = {"yes": "yes", "no": "no", "partial": "partial", "not_applicable": "not_applicable"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a row answers: the answer's own words, and every other word of the row."""

    answer: Answer
    words: Span | None = None
    evidence: Spans = ()
    commentary: Spans = ()


def reply(document: Document, entry: Entry, provision: Provision) -> Said:
    """Return what `entry` answers to a provision that asks yes or no, for a figure or for an account."""
    rest = Said(answer="blank", evidence=entry.evidence, commentary=entry.commentary)
    found = {part: tuple(s for s in spans if document.quote(s).strip()) for part, spans in entry.boxes}
    boxes: dict[str, Spans] = {part: spans for part, spans in found.items() if spans}
    if provision.asks in ("figure", "account"):
        return _open(document, boxes, rest)
    if "answer" in boxes:
        return _column(document, boxes["answer"], rest, entry.lettered)
    if boxes:
        return _choices(document, boxes, rest)
    if any(part in _BY_BOX for part, _ in entry.boxes):
        return _beside(document, rest)
    return rest


def _column(document: Document, spans: Spans, rest: Said, lettered: bool) -> Said:
    """One answer column: the answer, then its tail, which is evidence."""
    first, more = spans[0], spans[1:]
    said = answers.cell(document.quote(first))
    if said.answer == "blank" and more:
        return _column(document, more, rest, lettered)
    if lettered and answers.letter(document.quote(first)) == "p":
        said = replace(said, answer="partial")
    tail = _tail(first, said)
    return replace(rest, answer=said.answer, words=_words(first, said), evidence=(*tail, *more, *rest.evidence))


def _choices(document: Document, boxes: dict[str, Spans], rest: Said) -> Said:
    """Columns for Yes and No: the column is the answer, unless words in it say something else."""
    read = {part: _boxed(document, part, spans) for part, spans in boxes.items()}
    if len(read) > 1 and read.get("no", ("yes", 0))[0] == "not_applicable":  # "N/A" under No beside a filled Yes
        boxes.pop("no"), read.pop("no")
    if len(read) > 1:
        marked = {p: r for p, r in read.items() if r[1].words or r[1].tail is None}
        if len(marked) == 1:
            (part,) = marked
            prose = tuple(s for p, spans in boxes.items() if p != part for s in spans)
            return _box(boxes[part], read[part], replace(rest, evidence=(*prose, *rest.evidence)))
        every = tuple(sorted(s for spans in boxes.values() for s in spans))
        if all(answers.is_mark(document.quote(s)) for s in every):
            return replace(rest, answer="unclear", words=Span(start=every[0].start, end=every[-1].end))
        return replace(rest, answer="unclear", evidence=(*every, *rest.evidence))
    ((part, said),) = read.items()
    return _box(boxes[part], said, rest)


# A mark says no more than which box was chosen: a tick under No is a no.
_MARKS = frozenset((*"xpy1*✓✔√☑☒✅ü■●•", "tick", "ticked"))


def _boxed(document: Document, part: str, spans: Spans) -> tuple[Answer, Reply]:
    text = document.quote(spans[0])
    if (answers.is_mark(text) and not answers.opening(text)) or text.strip(" .").casefold() in _MARKS:
        end = len(text.rstrip())
        return _BY_BOX[part], Reply(answer=_BY_BOX[part], words=(0, end))
    said = answers.cell(text)
    if said.answer == "unclear" and part != "yes" and said.words is None:
        return _BY_BOX[part], said
    return said.answer, said


def _box(spans: Spans, read: tuple[Answer, Reply], rest: Said) -> Said:
    answer, said = read
    return replace(rest, answer=answer, words=_words(spans[0], said), evidence=(*_tail(spans[0], said), *spans[1:], *rest.evidence))


def _beside(document: Document, rest: Said) -> Said:
    """Neither box is marked: "N/A" among the comments answers; any other comment does not."""
    for name in ("commentary", "evidence"):
        spans: Spans = getattr(rest, name)
        said = answers.not_applicable(document.quote(spans[0])) if spans else None
        if said:
            return replace(rest, answer="not_applicable", words=_words(spans[0], said), **{name: (*_tail(spans[0], said), *spans[1:])})
    return rest


def _open(document: Document, boxes: dict[str, Spans], rest: Said) -> Said:
    """A question for a figure or an account: whatever is said, in whichever column, is the account."""
    kept = {p: s for p, s in boxes.items() if not (p == "no" and "yes" in boxes and answers.not_applicable(document.quote(s[0])))}
    spans = tuple(sorted(s for some in kept.values() for s in some if not answers.is_mark(document.quote(s)) or _figure(document.quote(s))))
    every = (*spans, *rest.evidence, *rest.commentary)
    text = "\n".join(document.quote(s) for s in every).strip()
    if not text:
        return rest
    said = answers.not_applicable(text)
    if said and said.tail is None and len(every) == 1:
        return Said(answer="not_applicable", words=_words(every[0], said))
    return replace(rest, answer="narrative", evidence=(*spans, *rest.evidence))


def _figure(text: str) -> bool:
    return any(c.isdigit() for c in text)


def _words(span: Span, said: Reply) -> Span | None:
    return Span(start=span.start + said.words[0], end=span.start + said.words[1]) if said.words else None


def _tail(span: Span, said: Reply) -> Spans:
    return (Span(start=span.start + said.tail[0], end=span.start + said.tail[1]),) if said.tail else ()
