"""Lines of a form -> where its rows begin: candidates, and the run of provisions that they most likely are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from ombudscan.extract import requirements
from ombudscan.extract.alignment import Choice, Clue, aligned
from ombudscan.extract.form_cuts import GLUED, cut
from ombudscan.extract.form_lines import Line
from ombudscan.extract.form_words import NUMBER
from ombudscan.nouns import Document
from ombudscan.text import sentences

_MOST_WORDS = 1800
_MOST_LINES = 16
_RETOLD = 0.6  # likeness: words below an answer are the requirement's own, not evidence that takes them up

# How much must speak for a row (likeness, plus 0.3 where the printed number agrees), by how it begins. An answer at the end of
# the line says that it is a form's ("6.2 We answer in a week. Yes"), however freely the requirement is put.
_NEED = {"coded": 0.2, "number": 0.4, "opening": 0.46, "inline": 0.6, "question": 0.42, "bare": 0.5}
_NEED_ANSWERED = 0.34
# A number on a line of its own, or a heading's, some words and then an answer alone on its line or its label are a row whatever the
# words: a title of the landlord's.
_NEED_CLOSED = 0.28


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Where a row may begin: on line `line`, a heading if it is `headed`, at `at`; its words run from `body` to at most `until`.

    `below` is the requirement where it stands below the answer instead.
    """

    style: str
    line: int
    at: int
    body: int
    until: int
    closed: bool = False
    headed: bool = False
    numbers: tuple[str, ...] = ()
    heading: str = ""
    below: str = ""
    choice: Choice | None = None


def anchors(document: Document, found: Sequence[Line]) -> list[Anchor]:
    """Return the rows' beginnings with the provision chosen for each; none where the lines hold no form."""
    candidates = list(_candidates(found))
    clues = [_clue(document, a) for a in candidates]
    chosen = [replace(a, choice=c) for a, c in zip(candidates, aligned(clues), strict=True) if c]
    return _fitting(_single(chosen))


def _clue(document: Document, anchor: Anchor) -> Clue:
    text = document.text[anchor.body : anchor.until]
    end = cut(text, closed=anchor.closed)
    style = anchor.style
    if "?" in text[: end + 1] and style != "coded":
        style = "question"
    if not text.strip():  # a number over nothing: a row only where an answer's label follows
        return Clue(words=anchor.below, numbers=anchor.numbers, heading=anchor.heading, need=0.5 if anchor.closed else 9.0)
    need = _NEED[style]
    if anchor.closed and (style == "number" or (style == "opening" and anchor.headed)):
        need = _NEED_CLOSED
    elif style == "opening" and _answered(text, end):
        need = _NEED_ANSWERED
    return Clue(words=text[:end], numbers=anchor.numbers, heading=anchor.heading, need=need)


def _answered(text: str, end: int) -> bool:
    """Whether an answer, and nothing else, stands between the end of a requirement and the end of its line."""
    found = GLUED.match(text, end)
    return found is not None and re.match(r"[.\s]{0,300}(?:\n|$)", text[found.end() :]) is not None


def _candidates(found: Sequence[Line]) -> Iterator[Anchor]:
    heading = ""
    under_number = False  # the words under a number on a line of its own are that row's requirement
    for i, line in enumerate(found):
        if line.kind == "end":
            heading = line.text
        if line.kind == "number" or (line.kind == "text" and line.number):
            style = "coded" if line.coded else "number" if line.kind == "number" else "opening"
            until, closed = _reach(found, i, line.body)
            yield Anchor(
                style=style,
                line=i,
                at=line.span.start,
                body=line.body,
                until=until,
                closed=closed,
                headed=line.level > 0,
                numbers=line.numbers,
                heading=heading,
                below=_below(found, i),
            )
        elif line.kind == "text" and not under_number and (_promising(line) or _question(line)):
            until, closed = _reach(found, i, line.body)
            yield Anchor(style="bare", line=i, at=line.span.start, body=line.body, until=until, closed=closed, heading=heading)
        under_number = line.kind == "number" or (under_number and line.kind in ("label", "end", "answer"))
        if line.kind == "text" and len(line.text) > 120:
            yield from _inside(line, i, heading)


def _below(found: Sequence[Line], at: int) -> str:
    """The Code's requirement where it stands below a row's number and answer, with the evidence below it; else ""."""
    some = found[at + 1 : at + 4]
    if found[at].kind != "number" or [line.kind for line in some] != ["answer", "text", "text"] or some[1].number or some[2].number:
        return ""
    words = some[1].text
    return words if any(requirements.alike(words, i) >= _RETOLD for n in found[at].numbers for i in requirements.numbered(n)) else ""


def _reach(found: Sequence[Line], at: int, body: int) -> tuple[int, bool]:
    """How far the requirement's words may go: up to the next answer, label of another part, number or section.

    The second value says whether an answer or a label stops them.
    """
    end = max(found[at].span.end, body)
    said = found[at].text[body - found[at].span.start :]
    for n in range(at + 1, min(len(found), at + _MOST_LINES)):
        line = found[n]
        if line.kind == "answer" or (line.kind == "label" and line.part != "requirement"):
            return end, _is_answered(found, n, said) if line.kind == "answer" else line.part in ("answer", "evidence")
        if line.kind == "end" and not said.strip() and n == at + 1:  # a date or a running head between number and words
            continue
        if line.kind in ("end", "number") or line.number or line.span.end - body > _MOST_WORDS:
            return end, False
        if _next_question(said, line.text):
            return end, False
        said = f"{said} {line.text}" if line.kind == "text" else said
        end = line.span.end
    return end, False


def _next_question(said: str, words: str) -> bool:
    """Whether `words` ask something else than what has been said: a heading may give the question cut short."""
    if not said.strip() or not words.rstrip().endswith("?") or requirements.best(words) < 0.5:
        return False
    return fuzz.partial_ratio(said.casefold(), words.casefold()) < 80


def _promising(line: Line) -> bool:
    return len(line.text) >= 25 and requirements.best(line.text[:600]) >= 0.3


def _question(line: Line) -> bool:
    return "?" in line.text and len(line.text) >= 20 and requirements.best(line.text[: line.text.index("?") + 1]) >= 0.3


def _is_answered(found: Sequence[Line], n: int, said: str) -> bool:
    """Whether an answer is a row's: below a number alone it has words under it, as "5.1 | Green" in a summary has not."""
    below = found[n + 1] if n + 1 < len(found) else None
    return bool(said.strip()) or (below is not None and below.kind in ("text", "label") and not below.number)


def _inside(line: Line, index: int, heading: str) -> Iterator[Anchor]:
    """Rows that begin within a run-on line, at a number whose requirement follows or at a question."""
    start = line.span.start
    for found in NUMBER.finditer(line.text):
        at = start + found.start()
        if at <= line.body or not requirements.numbered(found["number"]):
            continue
        words = line.text[found.end() : found.end() + 260]
        first = next((words[b:e] for b, e in sentences(words)), words)
        if any(
            alike.get(i, 0.0) >= 0.25
            for w in (words, first)
            for alike in (requirements.likeness(w),)
            for i in requirements.numbered(found["number"])
        ):
            yield Anchor(
                style="inline",
                line=index,
                at=at,
                body=start + found.end(),
                until=line.span.end,
                numbers=(found["number"],),
                heading=heading,
            )
    for at in _asked(line.text):
        words = line.text[at : line.text.index("?", at) + 1]
        if at and requirements.best(words) >= 0.4:
            yield Anchor(style="bare", line=index, at=start + at, body=start + at, until=line.span.end, heading=heading)


def _asked(text: str) -> Iterator[int]:
    """Where questions begin: after a full stop or after an answer."""
    for begin, end in sentences(text):
        if text[end - 1 : end] != "?":
            continue
        glued = list(GLUED.finditer(text, begin, end))
        yield glued[-1].end() if glued else begin


def _single(chosen: list[Anchor]) -> list[Anchor]:
    """One beginning a provision, the better of two; what falls away is part of the row that it stands in."""
    best: dict[tuple[str, str], Anchor] = {}
    for a in chosen:
        assert a.choice
        key = (a.choice.place.edition, a.choice.place.provision.key)
        if key not in best or _fit(a) > _fit(best[key]):
            best[key] = a
    return sorted(best.values(), key=lambda a: a.at)


def _fit(anchor: Anchor) -> tuple[bool, bool, float]:
    choice = anchor.choice
    assert choice
    return anchor.style == "coded", choice.confirmed, choice.alike


def _fitting(chosen: list[Anchor]) -> list[Anchor]:
    """Drop what only looks like a row: on a numbered form, words without a number that are out of their place."""
    if not chosen:
        return []
    confirmed = [a for a in chosen if a.choice and a.choice.confirmed]
    if len(confirmed) * 10 < len(chosen) * 6:
        return chosen
    common, count = Counter(a.style for a in confirmed).most_common(1)[0]
    uniform = count * 10 >= len(confirmed) * 8  # then a number printed otherwise is a clause of the landlord's policy
    kept: list[Anchor] = []
    for n, a in enumerate(chosen):
        after = next((b for b in chosen[n + 1 :] if b in confirmed), None)
        if (a in confirmed and not (uniform and a.style != common)) or _between(a, kept[-1] if kept else None, after):
            kept.append(a)
    return kept


def _between(a: Anchor, before: Anchor | None, after: Anchor | None) -> bool:
    assert a.choice
    place = a.choice.place
    low = before.choice.place if before and before.choice else None
    high = after.choice.place if after and after.choice else None
    if low and low.edition != place.edition and high and high.edition != place.edition:
        return False
    first = low.index if low and low.edition == place.edition else -1
    last = high.index if high and high.edition == place.edition else 999
    return first < place.index < last or (place.index in (first + 1, last - 1))
