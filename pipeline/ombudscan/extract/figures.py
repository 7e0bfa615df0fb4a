"""Statements -> Figures: performance that the landlord reports."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ombudscan.extract import stage
from ombudscan.extract.durations import lengths, number
from ombudscan.extract.statements import Statement
from ombudscan.nouns import Document, Figure, Span
from ombudscan.pattern import Pattern

_PERCENT = Pattern(r"(?<![\d.])(?P<n>\d{1,3}(?:\.\d+)?)\s?(?:%|per\s?cent\b)", re.IGNORECASE)
# "27 of 33", "411 out of the 411", "nine of ten": a share, unless the percentage stands beside it.
_SHARE = Pattern(
    r"(?<![\d.,/])(?P<n>\d{1,5}|\b[a-z]++)\s+(?:out\s+)?of\s+(?:the\s+|our\s+|all\s+)?(?P<m>\d{1,5}|" r"[a-z]+)\b(?!\s*(?:20\d\d|%|/))",
    re.IGNORECASE,
)
_SHARE_THEN_PERCENT = Pattern(r"[^.;%]{0,60}\(\s*\d{1,3}(?:\.\d+)?\s?(?:%|per\s?cent)|[^.;\d]{0,25}\d{1,3}(?:\.\d+)?\s?%", re.IGNORECASE)
_AVERAGE = Pattern(r"\b(?:average\w*|mean|median)\b", re.IGNORECASE)
_DECIMAL = Pattern(r"(?P<n>\d{1,3}\.\d+)\s+(?P<kind>working\s+|calendar\s+)?days?\b", re.IGNORECASE)
# "212 stage 1 complaints", "41 final replies"
_COUNT = Pattern(
    r"(?<![\d.,£/])(?<!stage\s)(?P<n>\d{1,3}(?:,\d{3}){1,4}|\d{1,5})\s+(?:(?:formal|new|late|final|stage\s+\w+|written|such|more)\s+){0,2}"
    r"(?:complaints?|requests?|repl(?:y|ies)|responses?|extensions?|acknowledgements?|cases|determinations|reviews|escalations)\b",
    re.IGNORECASE,
)
_PERIOD = Pattern(
    r"""\b(?:Q[1-4]\s+)?20\d\d\s?[/–-]\s?(?:20)?\d\d\b(?!-\d)
    | \b(?:(?:between\s+|from\s+)?(?P<a>january|february|march|april|may|june|july|august|september|october|
    november|december)(?:\s+20\d\d)?\s+(?:to|and|–|-)\s+)?
      (?:january|february|march|april|may|june|july|august|september|october|november|december)\s+20\d\d\b
    | \bin\s+(?P<year>20\d\d)\b(?!\s?[/–-]\s?\d)""",
    re.IGNORECASE | re.VERBOSE,
)
_MEASURES: tuple[tuple[str, Pattern], ...] = (
    ("satisfied", Pattern(r"\bsatisf\w+", re.IGNORECASE)),
    ("acknowledged in time", Pattern(r"\backnowledg\w*", re.IGNORECASE)),
    ("extended", Pattern(r"\bextensions?\b|\bextended\b", re.IGNORECASE)),
    ("trained", Pattern(r"\btrain\w*|\bcourse\b", re.IGNORECASE)),
    ("upheld", Pattern(r"\bupheld\b", re.IGNORECASE)),
    ("escalated", Pattern(r"\bescalat\w+|\bprogressed\b|\bwent\s+(?:on\s+)?to\s+stage", re.IGNORECASE)),
    (
        "answered in time",
        Pattern(r"\b(?:respon\w+|repl\w+|answer\w*|decision|met|on\s+time|in\s+time|within|timescales?)\b", re.IGNORECASE),
    ),
    ("resolved at the stage", Pattern(r"\bresol\w+|\bclosed\b|\bsettled\b", re.IGNORECASE)),
)
_KEY_MEASURES = {
    "share-stage-1": "resolved at the stage",
    "share-stage-2": "resolved at the stage",
    "share-in-time": "answered in time",
    "share-satisfied": "satisfied",
    "stage-1-acknowledge": "acknowledged in time",
    "stage-2-acknowledge": "acknowledged in time",
    "stage-1-respond": "answered in time",
    "stage-2-respond": "answered in time",
    "training-and-resources": "trained",
}
_KEY_STAGES = {"share-stage-1": 1, "share-stage-2": 2}


def figures(document: Document, statements: tuple[Statement, ...]) -> tuple[Figure, ...]:
    """Return the performance figures that the document reports, in document order."""
    found = [f for s in statements for f in _of_statement(s)]
    return tuple(sorted(found, key=lambda f: f.span))


def _of_statement(s: Statement) -> Iterator[Figure]:
    text = s.text
    for m in _PERCENT.finditer(text):
        if 0 <= float(m["n"]) <= 100:
            yield _figure(s, m.start(), m.end(), float(m["n"]), "percent")
    for m in _SHARE.finditer(text):
        part, whole = number(m["n"]), number(m["m"])
        if part is not None and whole and part <= whole and not _year(m["m"]) and not _said_in_percent(text, m):
            yield _figure(s, m.start(), m.end(), round(100 * part / whole, 1), "percent")
    for m in _COUNT.finditer(text):
        if not re.search(r"\bof\s+(?:the\s+|our\s+|all\s+)?$", text[: m.start()], re.IGNORECASE):
            yield _figure(s, m.start(), m.end(), float(m["n"].replace(",", "")), "count")
    yield from _averages(s)


def _year(word: str) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d", word))


def _said_in_percent(text: str, m: re.Match[str]) -> bool:
    """Whether the percentage stands beside a share: "27 of 33 (82%)", "82% (49 of 60)"."""
    return bool(_SHARE_THEN_PERCENT.match(text, m.end()) or re.search(r"(?:%|per\s?cent)[^.;\d]{0,12}$", text[: m.start()]))


def _averages(s: Statement) -> Iterator[Figure]:
    """Averages of time: "17.4 working days on average", "the average was twelve working days"."""
    if not _AVERAGE.search(s.text):
        return
    decimals = list(_DECIMAL.finditer(s.text))
    for m in decimals:
        unit = "working_day" if (m["kind"] or "").lower().startswith("working") else "day"
        yield _figure(s, m.start(), m.end(), float(m["n"]), unit, "average time")
    for x in lengths(s.text):
        if not x.bare and not any(m.start() <= x.start < m.end() for m in decimals):
            yield _figure(s, x.start, x.end, x.value, x.unit, "average time")


def _figure(s: Statement, start: int, end: int, value: float, unit: str, measure: str = "") -> Figure:
    period = _PERIOD.search(s.text) or _PERIOD.search(f"{s.before} {s.after}")
    base = s.passage.span.start
    return Figure(
        measure=measure or _measure(s, start, end, unit),
        stage=_stage(s, start),
        value=value,
        unit=unit,
        period=(period["year"] or period.group()) if period else None,
        span=Span(start=base + start, end=base + end),
        passage=s.passage.id,
        claim=s.passage.claim,
    )


def _measure(s: Statement, start: int, end: int, unit: str) -> str:
    """What a figure measures: by the words about it, then by the row."""
    if unit == "count":
        return " ".join(s.text[start:end].split()[1:]).lower()
    if re.search(r"\bwith\s+(?:an\s+)?extensions?\b[^%]{0,12}$", s.text[:start], re.IGNORECASE):
        return "answered in time with extension"
    from_key = _KEY_MEASURES.get(s.key)
    if from_key in ("acknowledged in time", "answered in time", "resolved at the stage"):
        return from_key
    near = f"{s.text[max(0, start - 60) : start]} {s.text[end : end + 80]}"
    return next((name for name, pattern in _MEASURES if pattern.search(near)), from_key or "other")


def _stage(s: Statement, start: int) -> int | None:
    """The stage named last before the figure, else first after it, else the row's or the section's."""
    if s.key in _KEY_STAGES:
        return _KEY_STAGES[s.key]
    named = stage.mentions(s.text)
    before = [m.stage for m in named if m.end <= start]
    if before:
        return before[-1]
    if named:
        return named[0].stage
    return s.stage
