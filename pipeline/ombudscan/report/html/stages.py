"""Timescales -> a drawing of the two stages against the Code's clock: bars on a line of working days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ombudscan.nouns import Limit, Report, Span, Start, Timescale, Unit
from ombudscan.report.made import ACTIONS, STARTS, duration

# Working days in a unit. A day that is not said to be a working day is drawn as one of seven in a week.
_WORKING: Mapping[Unit, float] = {
    "working_day": 1.0,
    "calendar_day": 5 / 7,
    "day": 5 / 7,
    "week": 5.0,
    "month": 21.0,
    "year": 252.0,
    "hour": 1 / 8,
}
_DRAWN = ("acknowledge", "respond")
_LATE = frozenset({"late-response", "late-acknowledgement"})
_AFTER: tuple[Start | None, ...] = ("acknowledgement", None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A time on the line: `left` and `width` in percent of it; `late` if it was found to be later than the Code's."""

    words: str
    of_code: bool
    left: float
    width: float
    late: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One stage's bars, the Code's before the document's for each step."""

    number: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class _Time:
    words: str
    of_code: bool
    start: float
    end: float
    late: bool = False


def stages(report: Report) -> tuple[Stage, ...]:
    """Return the stages for which the Code sets times or the document states them; late is what was found to be, and nothing else."""
    edition, timescales = report.evidence.edition, report.evidence.timescales
    late = [f.location.span for f in report.findings if f.rule in _LATE and f.location.span]
    limits: dict[tuple[int | None, str], Limit] = {
        (x.stage, x.action): x for p in edition.provisions for x in p.limits if x.action in _DRAWN
    }
    found = {number: list(_times(number, limits, timescales, late)) for number in (1, 2)}
    longest = max((t.end for times in found.values() for t in times), default=0.0)
    return tuple(Stage(number=n, bars=tuple(_bar(t, longest) for t in times)) for n, times in found.items() if times)


def _bar(t: _Time, longest: float) -> Bar:
    left, width = 100 * t.start / longest, 100 * (t.end - t.start) / longest
    return Bar(words=t.words, of_code=t.of_code, left=round(left, 2), width=round(max(width, 0.5), 2), late=t.late)


def _times(
    number: int, limits: Mapping[tuple[int | None, str], Limit], timescales: tuple[Timescale, ...], late: list[Span]
) -> Iterator[_Time]:
    """The acknowledgement begins the line; an answer that counts from it is drawn after it."""
    code_ack = limits.get((number, "acknowledge"))
    offset = _days(code_ack) if code_ack else 0.0
    for action in _DRAWN:
        limit = limits.get((number, action))
        if limit:
            begin = offset if limit.starts_from == "acknowledgement" else 0.0
            yield _Time(f"{ACTIONS[limit.action]}, the Code: {_worded(limit)}", True, begin, begin + _days(limit))
        yield from _stated(number, action, timescales, offset, late)


def _stated(number: int, action: str, timescales: tuple[Timescale, ...], offset: float, late: list[Span]) -> Iterator[_Time]:
    """The document's times for a step, each once."""
    own = [t for t in timescales if (t.stage, t.action) == (number, action) and not t.total and not t.per_agreement]
    named = [(f"{ACTIONS[t.action]}, this document: {_worded(t)}", t) for t in own]
    over = {words for words, t in named if any(s.start < t.span.end and t.span.start < s.end for s in late)}
    for words, t in dict(named).items():
        begin = offset if action == "respond" and t.starts_from in _AFTER else 0.0
        yield _Time(words, False, begin, begin + _days(t), words in over)


def _days(t: Limit | Timescale) -> float:
    return t.value * _WORKING[t.unit]


def _worded(t: Limit | Timescale) -> str:
    return f"{duration(t.value, t.unit)} {STARTS[t.starts_from] if t.starts_from else ''}".strip()
