"""Checks on the document as a whole: which Code it follows, how old it is, what was lost from it."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterator

from ombudscan import catalog
from ombudscan.judge.build import finding
from ombudscan.nouns import DatedFact, DateKind, Edition, Evidence, Finding, Rule

# The dates that say when a document was made, and those of a review that is still to come.
_MADE: tuple[DateKind, ...] = ("approved", "effective", "assessed", "published")


def superseded(evidence: Evidence, rule: Rule) -> Iterator[Finding]:
    """Yield a finding where the form, the edition that the text names, or the document's date is older than the Code in force."""
    now = _in_force(evidence)
    reasons = [*_older_form(evidence, now), *_older_name(evidence, now), *_older_date(evidence, now)]
    if reasons:
        date = _latest(evidence, _MADE)
        yield finding(
            evidence,
            rule,
            provision=None,
            message=f"{rule.summary} On {evidence.settings.as_of} the {now.title} was in force.",
            span=date.span if date and _older_date(evidence, now) else None,
            because=tuple(reasons),
        )


def _in_force(evidence: Evidence) -> Edition:
    own = evidence.edition
    return own if own.id.startswith("lgsco") else catalog.in_force(evidence.settings.as_of)


def _older_form(evidence: Evidence, now: Edition) -> Iterator[str]:
    if evidence.identity.kind == "self-assessment" and evidence.edition.starts < now.starts:
        yield f"The form is that of the {evidence.edition.title}."


def _older_name(evidence: Evidence, now: Edition) -> Iterator[str]:
    named = evidence.identity.named_edition
    if named is None or named.startswith("lgsco") != now.id.startswith("lgsco"):
        return
    edition = catalog.edition(named)
    if edition.starts < now.starts:
        yield f"The text names the {edition.title}."


def _older_date(evidence: Evidence, now: Edition) -> Iterator[str]:
    date = _latest(evidence, _MADE)
    if date is not None and last_day(date.iso) < now.starts:
        yield f"The document is dated {date.iso}; that Code began on {now.starts}."


def stale(evidence: Evidence, rule: Rule) -> Iterator[Finding]:
    """Yield a finding where a self-assessment was made more than twelve months before the day of judging."""
    if evidence.identity.kind != "self-assessment":
        return
    date = _latest(evidence, ("assessed", "approved")) or _latest(evidence, _MADE)
    if date is None or _year_after(last_day(date.iso)) >= evidence.settings.as_of:
        return
    yield finding(
        evidence,
        rule,
        provision=_yearly(evidence.edition, rule),
        message=rule.summary,
        span=date.span,
        because=(f"The document is dated {date.iso}.", f"It was judged on {evidence.settings.as_of}."),
    )


def _yearly(edition: Edition, rule: Rule) -> str | None:
    """The provision that asks for a yearly self-assessment; a question about figures of the year (2020) is no such duty."""
    held = (edition.provision(key) for key in rule.applies)
    return next((p.number for p in held if p and p.duty != "question"), None)


def undated(evidence: Evidence, rule: Rule) -> Iterator[Finding]:
    """Yield a finding where the document gives no date of its own."""
    if not evidence.identity.dates:
        yield finding(evidence, rule, provision=None, message=rule.summary, because=("No date of its own was found in the text.",))


def overdue(evidence: Evidence, rule: Rule) -> Iterator[Finding]:
    """Yield a finding where the last of the document's own next-review dates has passed."""
    date = _latest(evidence, ("next_review",))
    if date is not None and last_day(date.iso) < evidence.settings.as_of:
        because = (f"The next review is given as {date.iso}.", f"It was judged on {evidence.settings.as_of}.")
        yield finding(evidence, rule, provision=None, message=rule.summary, span=date.span, because=because)


def first_fact(evidence: Evidence, rule: Rule) -> Iterator[Finding]:
    """Yield one finding at the first of the rule's facts in the document, the others among its reasons."""
    facts = [f for f in evidence.facts if f.kind == rule.check.fact]
    if facts:
        others = tuple(f'Also: "{evidence.document.quote(f.span)}".' for f in facts[1:])
        confidence = max(f.confidence for f in facts)
        because = (facts[0].detail, *others)
        yield finding(evidence, rule, provision=None, message=rule.summary, span=facts[0].span, confidence=confidence, because=because)


def _latest(evidence: Evidence, kinds: tuple[DateKind, ...]) -> DatedFact | None:
    dates = [d for d in evidence.identity.dates if d.kind in kinds]
    return max(dates, key=lambda d: last_day(d.iso), default=None)


def made_on(evidence: Evidence) -> str | None:
    """Return the last ISO day on which the document may have been made, by its own dates; None where it has none."""
    date = _latest(evidence, _MADE)
    return last_day(date.iso) if date else None


def last_day(iso: str) -> str:
    """Return the last ISO day of a day, month or year: "2024-02" is 2024-02-29."""
    parts = [int(p) for p in iso.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    day = parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1]
    return f"{year:04d}-{month:02d}-{day:02d}"


def _year_after(day: str) -> str:
    date = datetime.date.fromisoformat(day)
    if (date.month, date.day) == (2, 29):
        date -= datetime.timedelta(days=1)
    return date.replace(year=date.year + 1).isoformat()
