"""A landlord's policies -> those that its self-assessment is held against: each paper once, in the version of the assessment's time."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ombudscan.judge.whole import last_day
from ombudscan.nouns import DateKind, Evidence, Report
from ombudscan.text import folded

# Two files that share so many of their sentences are one document in two formats; so many, two versions of one paper.
SAME = 0.8
VERSIONS = 0.4
_MADE: tuple[DateKind, ...] = ("approved", "effective", "published")
# What a title says beside the paper's name: a version, a year, a draft.
_VERSION_WORDS = re.compile(r"\b(?:v(?:ersion)?\s?\d[\w.]{0,40}|final|draft|revised|updated|new|(?:19|20)\d\d|\d+)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A policy that counts, and what to know of its version."""

    report: Report
    notes: tuple[str, ...] = ()


def papers(claims: Evidence, policies: Iterable[Report]) -> tuple[Paper, ...]:
    """Return the policies that count, in their order, each with notes on its version."""
    assessed = made(claims, ("assessed",)) or made(claims, ("assessed", *_MADE))
    return tuple(_in_force(versions, assessed) for versions in _grouped(_distinct(policies)))


def made(evidence: Evidence, kinds: tuple[DateKind, ...] = _MADE) -> str | None:
    """Return the latest of the document's own dates of these kinds, as it gives it; None where it gives none."""
    return max((d.iso for d in evidence.identity.dates if d.kind in kinds), key=last_day, default=None)


def _distinct(policies: Iterable[Report]) -> list[Report]:
    """Each document once: of two formats the one with pages, otherwise the first."""
    kept: list[Report] = []
    for one in policies:
        twin = next((i for i, k in enumerate(kept) if _shared(k, one) >= SAME and not _dated_apart(k, one)), None)
        if twin is None:
            kept.append(one)
        elif kept[twin].evidence.document.pages is None and one.evidence.document.pages is not None:
            kept[twin] = one
    return kept


def _sentences(report: Report) -> frozenset[str]:
    e = report.evidence
    return frozenset(filter(None, (folded(e.document.quote(p.span)) for p in e.passages)))


def _shared(a: Report, b: Report) -> float:
    """The share of their sentences that two documents have in common."""
    if a.evidence.document.sha256 == b.evidence.document.sha256 and a.evidence.document.text == b.evidence.document.text:
        return 1.0
    ours, theirs = _sentences(a), _sentences(b)
    return len(ours & theirs) / len(ours | theirs) if ours and theirs else 0.0


def _dated_apart(a: Report, b: Report) -> bool:
    first, second = made(a.evidence), made(b.evidence)
    return bool(first and second and (last_day(first) < _first_day(second) or last_day(second) < _first_day(first)))


def _grouped(policies: list[Report]) -> list[list[Report]]:
    """The versions of each paper together: of one kind, dated apart, with one title or much the same sentences."""
    groups: list[list[Report]] = []
    for one in policies:
        held = next((g for g in groups if all(_version_of(one, other) for other in g)), None)
        if held is None:
            groups.append([one])
        else:
            held.append(one)
    return groups


def _version_of(a: Report, b: Report) -> bool:
    same_kind = a.evidence.identity.kind == b.evidence.identity.kind
    return same_kind and _dated_apart(a, b) and (_titled(a) == _titled(b) != "" or _shared(a, b) >= VERSIONS)


def _titled(report: Report) -> str:
    return " ".join(_VERSION_WORDS.sub(" ", folded(report.evidence.identity.title or "")).split())


def _in_force(versions: list[Report], assessed: str | None) -> Paper:
    """The last version made by the assessment's day; where all are later, the first of them."""
    ordered = sorted(versions, key=lambda r: last_day(made(r.evidence) or "0001"))
    by_then = [r for r in ordered if not (assessed and _after(r, assessed))]
    chosen = by_then[-1] if by_then else ordered[0]
    notes = [_aside(r, later=r in ordered[ordered.index(chosen) + 1 :]) for r in ordered if r is not chosen]
    if assessed and _after(chosen, assessed):
        notes.insert(0, f"{_named(chosen)} was approved after the assessment ({assessed}): the yes was given on an earlier version.")
    return Paper(report=chosen, notes=tuple(notes))


def _after(policy: Report, assessed: str) -> bool:
    day = made(policy.evidence)
    return day is not None and _first_day(day) > last_day(assessed)


def _aside(policy: Report, *, later: bool) -> str:
    why = "it was approved after the assessment" if later else "a later version was in force"
    return f"{_named(policy)} was left aside: {why}."


def _named(policy: Report) -> str:
    return f"{policy.evidence.document.source} ({made(policy.evidence)})"


def _first_day(iso: str) -> str:
    return "-".join([*iso.split("-"), "01", "01"][:3])
