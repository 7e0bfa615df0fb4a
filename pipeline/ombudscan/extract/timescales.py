"""Statements -> Timescales: the landlord's own complaint times."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ombudscan.extract import clocks, sentence_times, time_tables
from ombudscan.extract.attributed import others_words
from ombudscan.extract.durations import lengths
from ombudscan.extract.other_business import COMPLAINT_WORD
from ombudscan.extract.statements import Statement
from ombudscan.nouns import Action, Document, Span, Timescale
from ombudscan.pattern import Pattern

# "The same times apply at stage 2."
_SAME = Pattern(
    r"\bsame\s+(?:time\w*|times?\s+limits?|deadlines?|periods?|targets?|limits?|times)\b[^.]{0,40}\b(?:stage\s+(?:2|two)|"
    r"(?:the\s+)?second\s+stage|reviews?|appeals?)\b",
    re.IGNORECASE,
)
# "In this policy days are working days."
_DAYS_ARE_WORKING = Pattern(
    r"""\b(?:all\s+(?:\w+\s+)?|references?\s+to\s+|the\s+term\s+|by\s+|where\s+we\s+say\s+|when\s+we\s+say\s+)?['‘“"]?days?['’”"]?,?\s+
        (?:(?:here|(?:in|of|on|for|throughout)\s+(?:it|this\s+\w+|these\s+\w+|our\s+\w+)|below|above|throughout|mentioned|given|quoted)\s+){0,2}
        (?:are|is|means?|refers?\s+to|we\s+mean|it\s+means|that\s+means)\s+(?:always\s+|all\s+|a\s+|to\s+|counted\s+as\s+)?(?:working|business)\s+days?
    | \bwe\s+(?:only\s+count|count\s+only)\s+(?:working|business)\s+days?
    | \bonly\s+(?:working|business)\s+days\s+(?:count|are\s+counted)
    | \b(?:weekends?|saturdays?|sundays?)\b[^.;]{0,40}\bbank\s+holidays\s+
        (?:(?:are|do)\s+not|(?:are|do)n['’]t|are\s+never)\s+(?:be\s+)?(?:count|includ)
    | \b(?:times?|timescales?|timeframes?|targets|deadlines?|periods?)\s+(?:\w+\s+){0,4}(?:are|is)\s+(?:\w+\s+){0,3}in\s+working\s+days""",
    re.IGNORECASE | re.VERBOSE,
)


def timescales(document: Document, statements: tuple[Statement, ...]) -> tuple[Timescale, ...]:
    """Return the landlord's own times for the steps of its complaints process, in document order."""
    tabled, found = time_tables.timescales(document, statements)
    begun: dict[tuple[str, ...], str] = {}
    for s in statements:
        if s.passage.id not in tabled and not others_words(s.text):
            told = list(sentence_times.timescales(s)) or list(_goes_on(s, begun.get(s.passage.path, "")))
            found.extend(_by_working_days(s, told))
            found.extend(_same_again(s, found))
            found.extend(_set_going(s, found))
            if s.passage.claim is None and any(t.action in ("acknowledge", "respond") for t in told) and COMPLAINT_WORD.search(s.text):
                begun.setdefault(s.passage.path, s.text)
    if any(_DAYS_ARE_WORKING.search(s.text) for s in statements):
        found = [replace(t, unit="working_day") if t.unit == "day" else t for t in found]
    own = {t.stage for t in found if t.action == "extend"}
    found = [x for t in found for x in _staged(t, statements, own)]
    return tuple(sorted(_unique(_with_totals(found)), key=lambda t: (t.span, t.stage or 0, t.action)))


# "our full answer", "the decision", but not "answers to letters"
_THE_ANSWER = Pattern(
    r"\b(?:an?|our|the|your|its|his|her|their|full|final|written)\s+(?:(?:full|final|first|written|formal)\s+){0,2}(?:answer|response|reply|decision)\b"
    r"(?!\s+to\s+(?!you\b|your\s+complaint|the\s+complaint|it\b))",
    re.IGNORECASE,
)


def _goes_on(s: Statement, begun: str) -> Iterator[Timescale]:
    """The times to answer or for longer that say nothing of complaints, in a section where `begun` set the first time for one."""
    if not begun or s.passage.claim is not None:
        return
    for t in sentence_times.timescales(replace(s, before=f"{begun} {s.before}")):
        if t.action == "extend" or (t.action == "respond" and _THE_ANSWER.search(s.text)):
            yield t


# "within ten days of that message, not counting weekends and bank holidays"
_NO_WEEKENDS = Pattern(
    r"\b(?:(?:not|never|without)\s+(?:counting|including)|excluding|leaving\s+out|ignoring|apart\s+from|other\s+than)\s+(?:saturdays|sundays|weekends)\b"
    r"|\bweekends\b[^.;]{0,30}\b(?:excluded|left\s+out|not\s+counted|apart)\b",
    re.IGNORECASE,
)


def _by_working_days(s: Statement, found: Iterable[Timescale]) -> Iterator[Timescale]:
    """The times of a sentence, in working days where it leaves weekends out."""
    working = bool(_NO_WEEKENDS.search(s.text))
    return (replace(t, unit="working_day") if working and t.unit == "day" else t for t in found)


def _same_again(s: Statement, found: list[Timescale]) -> Iterator[Timescale]:
    """The times of stage 1 again, where a sentence says that stage 2 has the same."""
    if s.scope != "complaints" or not _SAME.search(s.text):
        return
    wanted: tuple[Action, ...] = ("acknowledge",) if re.search(r"acknowledg", s.text, re.IGNORECASE) else ("acknowledge", "respond")
    for t in found:
        if t.stage == 1 and t.action in wanted and not t.total:
            yield replace(t, stage=2, passage=s.passage.id, span=s.passage.span, starts_from=None, start_words="")


def _set_going(s: Statement, found: list[Timescale]) -> Iterator[Timescale]:
    """The times to answer again, where a sentence of its own says that they begin with the landlord's own doing."""
    if s.scope not in ("complaints", "denied") or any(t.passage == s.passage.id for t in found):
        return
    for x in lengths(s.text):
        timer = clocks.running(s.text, x)
        if timer.starts_from != "logging":
            continue
        same = [t for t in found if t.action == "respond" and (t.value, t.unit) == (x.value, x.unit) and s.stage in (None, t.stage)]
        span = Span(start=s.passage.span.start + x.start, end=s.passage.span.start + x.end)
        for t in {t.stage: t for t in same}.values():
            yield replace(t, passage=s.passage.id, span=span, starts_from=timer.starts_from, start_words=timer.start_words)


def _staged(t: Timescale, statements: tuple[Statement, ...], own: set[int | None]) -> Iterator[Timescale]:
    """A complaint with no stage named is one at stage 1; longer time with none named is for every stage there is without its `own`."""
    if t.stage is not None or t.action not in ("acknowledge", "respond", "extend"):
        yield t
        return
    yield replace(t, stage=1)
    if t.action == "extend" and 2 not in own and any(s.stage == 2 for s in statements):
        yield replace(t, stage=2)


def _with_totals(found: list[Timescale]) -> Iterator[Timescale]:
    """Mark as a whole each time to respond that is another one with its extension: ten and ten more are "twenty"."""
    for t in found:
        parts = {
            (r.value + e.value)
            for r in found
            for e in found
            if r.action == "respond" and e.action == "extend" and {r.stage, e.stage, t.stage} == {t.stage} and not r.total and not e.total
            if r is not t and r.value < t.value and {r.unit, e.unit, t.unit} == {t.unit}
        }
        yield replace(t, total=True) if t.action == "respond" and t.value in parts else t


def _unique(found: Iterator[Timescale]) -> list[Timescale]:
    return list({(t.action, t.stage, t.value, t.unit, t.span): t for t in found}.values())
