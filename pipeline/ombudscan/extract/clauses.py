"""A sentence with lengths of time, cut into one clause for each."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ombudscan.extract.clocks import Clock, clock
from ombudscan.extract.durations import Length
from ombudscan.pattern import Pattern

_BREAK = Pattern(
    r";|:(?=\s)|,\s+(?:and(?!\s+(?:(?:the|your|an?|each|every)\s+\w+\s+)?(?:defined|logged|recorded|registered|entered)\b)|but|though|although|while|whilst|whereas|when|so|or|yet|then|after\s+which)\b|\s[–—-]\s"
    r"|,(?=\s+who\s+(?:will|shall|must|should|then)\b)|\s+(?:but|though|although|whereas|while|whilst)\b",
    re.IGNORECASE,
)
_JOINT = Pattern(r";|,|\s+(?:and|or|but|while|plus|with|then)\s+|\(|\||\s[–—-]\s", re.IGNORECASE)
# "Not later than working day 8 after Day 0: the Coordinator acknowledges it": a day for a label, and its clause after the colon
_LABELLED = re.compile(r"\W*(?:(?:by|on|at|the|in|not?|never|later|than|before|within|until|end|close|of|latest)\s*)*", re.IGNORECASE)
_LABEL = re.compile(r"\s{0,3}(?:(?:after|from|of)\s+day\s+(?:0|1|zero|one)|at\s+the\s+latest)?\s{0,3}(?::|[–—-])\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A length with the words of its own clause: those `before` it and those `after` it, its clock left out."""

    length: Length
    before: str
    after: str
    clock: Clock

    @property
    def words(self) -> str:
        """The clause without the length and its clock."""
        return f"{self.before} … {self.after}"


def cut(text: str, found: tuple[Length, ...]) -> list[Clause]:
    """Return the clause of each of the lengths `found` in the sentence `text`, in order."""
    return [_clause(text, found, n) for n in range(len(found))]


def bounds(text: str, found: tuple[Length, ...], n: int) -> tuple[int, int]:
    """Return the characters between the joints with the lengths before and after the one at `n`."""
    start = _joint(text, found[n - 1].end, found[n].start) if n else 0
    stop = _joint(text, found[n].end, found[n + 1].start) if n + 1 < len(found) else len(text)
    return start, stop


def part(text: str, clause: Clause) -> str:
    """Return what stands between the colons and semicolons round a clause: "twelve months, or more: 22 older ones were let in"."""
    start = max(text.rfind(mark, 0, clause.length.start) for mark in ":;") + 1
    stop = min((at for mark in ":;" if (at := text.find(mark, clause.length.end)) >= 0), default=len(text))
    return text[start:stop]


def _clause(text: str, found: tuple[Length, ...], n: int) -> Clause:
    x = found[n]
    timer = clock(text, x)
    start, stop = bounds(text, found, n)
    start = max([start, *(m.start() for m in _BREAK.finditer(text, start, x.start) if not _hanging(text, m.end(), x.start))])
    label = _LABEL.match(text, x.end) if _LABELLED.fullmatch(text[start : x.start]) else None
    told = (
        label.end() if label else len(text[: timer.end].rstrip()) if timer.start >= x.end else 0
    )  # the space after a clock is the break's ("of receipt but")
    stop = min([stop, *(m.start() for m in _BREAK.finditer(text, max(x.end, told), stop))])
    before, after = text[start : x.start], text[x.end : max(stop, x.end)]
    if re.match(r"next|following|[a-z]{1,40}(?:st|nd|rd|th)\b|\d{1,20}(?:st|nd|rd|th)\b", text[x.start : x.end], re.IGNORECASE):
        before = re.sub(r"\bthe\s*$", "", before, flags=re.IGNORECASE)  # "the next working day" was not spoken of before
    if timer.end and timer.start >= x.end:
        after = text[x.end : timer.start] + " " + text[timer.end : max(stop, timer.end)]
    elif timer.end:
        before = text[max(start, timer.end) : x.start]
    return Clause(length=x, before=before, after=after, clock=timer)


def _hanging(text: str, start: int, end: int) -> bool:
    """Whether the words between a break and the length are too few to be a clause of their own ("Clause 7.3: ten ...")."""
    return len(text[start:end].split()) < 3 and not re.match(r"\s*(?:the|an?|our)\s", text[start:end])


def _joint(text: str, start: int, end: int) -> int:
    """Where, between two lengths, the second one's clause begins: at the last joint."""
    joints = [m.start() for m in _JOINT.finditer(text, start, end) if text[m.start() : end].strip() != "("]  # "answered (10 days)"
    return joints[-1] if joints else start


# "Ten working days, or up to twenty if we explain why": the longer time is the shorter one extended.
_OR_UP_TO = Pattern(
    r"\d[^.;]{0,40}\bor\s+(?:(?:up\s+to|at\s+most|in\s+all|exceptionally)\s+)?$|\bdays?\b[^.;]{0,40}\bor\s+(?:(?:up\s+to|at\s+most|"
    r"in\s+all|exceptionally)\s+)?$",
    re.IGNORECASE,
)
_IF = Pattern(r"[^.;]{0,30}\b(?:if|where|when|with|in\s+(?:complex|exceptional))\b", re.IGNORECASE)


def extended(text: str, length: Length) -> bool:
    """Return whether a length is what an extension may make of the one before it, on a condition."""
    return bool(_OR_UP_TO.search(text, 0, length.start) and _IF.match(text, length.end))
