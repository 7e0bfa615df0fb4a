"""Report -> lines for a terminal: what to fix first, then what to judge, then how much was read."""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import get_args

from ombudscan.nouns import Evidence, Finding, Ladder, Protection, Report, Severity, Status, VerdictStatus
from ombudscan.report.made import PARTS, decided
from ombudscan.report.to_json import rungs, unsure, warnings

LABELS: dict[Severity, str] = {"breach": "BREACH", "gap": "GAP", "review": "REVIEW", "note": "NOTE"}
_QUOTE = 160
DISCLAIMER = "A tool's reading, not a finding of the Ombudsman."


def lines(report: Report) -> list[str]:
    """Return the report as lines without control characters, gravest findings first."""
    e = report.evidence
    out = [headline(report), ""]
    for part in PARTS:
        found = [f for f in report.findings if f.severity in part.severities]
        if found:
            out += [f"{part.title} ({len(found)})", *(finding_line(f) for f in found), *_advice(found), ""]
    out += [*_dismissed(report), *_verdicts(report), *_evidence(e), *_coverage(report)]
    out.append(_counts(report))
    out.append(f"Read: {read(e)}")
    out += [f"Note: {w}" for w in warnings(e)]
    return [printable(line) for line in [*out, DISCLAIMER]]


def headline(report: Report) -> str:
    """Return one sentence: what the document is, whose, and by which Code it was judged."""
    i, edition = report.evidence.identity, report.evidence.edition
    whose = f" of {i.landlord}" if i.landlord else ""
    if i.kind == "other":
        return f"{report.evidence.document.source}: no complaints policy, procedure or self-assessment ({i.reason})."
    return f"{report.evidence.document.source}: {i.kind}{whose}, judged by the {edition.title} on {report.evidence.settings.as_of}."


def finding_line(f: Finding) -> str:
    """Return the finding on one line: severity, provision, rule, message, place and words."""
    place = ", ".join(
        x for x in (f"clause {f.location.label}" if f.location.label else "", f"page {f.location.page}" if f.location.page else "") if x
    )
    words = f" “{_short(f.quote)}”" if f.quote else ""
    if f.quote and f.location.doubtful:
        words += f" (read in a picture, a word only {100 * (f.location.certainty or 0):.0f}% certain)"
    where = f" [{place}]" if place else ""
    return f"  {LABELS[f.severity]:<6} {f.provision or '-':<5} {f.rule}: {f.message}{where}{words}"


def isolation(held: tuple[Protection, ...]) -> str:
    """Return the sentences that tell what was in force while the document was read, and what the system does not offer."""
    if not held:
        return "It was read in the caller's own process, without protections."
    lacking = [p for p in get_args(Protection) if p not in held]
    return f"In force while it was read: {', '.join(held)}." + (f" Not offered by this system: {', '.join(lacking)}." if lacking else "")


def _advice(found: list[Finding]) -> list[str]:
    """What would meet the Code, once a rule; a note asks for nothing."""
    told = dict.fromkeys((f.rule, f.advice) for f in found if f.advice and f.severity != "note")
    return ["  What to change", *(f"    {rule}: {advice}" for rule, advice in told)] if told else []


def _short(quote: str) -> str:
    flat = " ".join(quote.split())
    return flat if len(flat) <= _QUOTE else flat[: _QUOTE - 1].rsplit(" ", 1)[0] + "…"


def _dismissed(report: Report) -> list[str]:
    """What a person has set aside, and the decisions that fit nothing any more."""
    aside = [f"{finding_line(x.finding)} ({decided(x.dismissal)})" for x in report.dismissed]
    stale = [f"  {d.rule} on {d.provision or 'the document'}: “{_short(d.words)}” ({decided(d)})" for d in report.stale]
    out = [f"Set aside ({len(aside)})", *aside, ""] if aside else []
    return out + ([f"Dismissals that fit no finding any more ({len(stale)})", *stale, ""] if stale else [])


# The rungs of the ladder and the statuses of coverage, in words.
RUNGS: dict[Ladder, str] = {
    "nothing": "nothing",
    "document": "a document's name or an assurance",
    "clause": "a clause, page or link",
    "practice": "a described practice",
    "record": "a record or figure",
}
STATUSES: dict[Status, str] = {
    "met": "met",
    "partly_met": "partly met",
    "conflict": "in conflict",
    "not_found": "not found",
    "not_assessable": "not assessable",
}

VERDICTS: dict[VerdictStatus, str] = {
    "contradicted": "contradicted",
    "silent": "silent",
    "not_assessable": "for a person to judge",
    "met": "met",
}


def _verdicts(report: Report) -> list[str]:
    """What the landlord's own policies say to each yes."""
    out = [_listed(words, [v.provision for v in report.verdicts if v.status == status]) for status, words in VERDICTS.items()]
    return ["What the policies say to each yes", *filter(None, out), ""] if report.verdicts else []


def _evidence(e: Evidence) -> list[str]:
    """What stands behind each row, rung by rung."""
    held = [(rung, c.provision) for rung, c in zip(rungs(e), e.claims, strict=True)]
    out = [_listed(words, [number for r, number in held if r == rung]) for rung, words in RUNGS.items()]
    return ["Evidence behind the rows, weakest first", *filter(None, out), ""] if held else []


def _coverage(report: Report) -> list[str]:
    """Which provisions are met, and of those that are not found the words that come nearest."""
    if report.evidence.identity.kind == "other":
        return []
    out = [_listed(words, [c.provision for c in report.coverage if c.status == s]) for s, words in STATUSES.items()]
    return ["Provisions", *filter(None, out), *_nearest(report), *_unsure(report), ""]


def _unsure(report: Report) -> list[str]:
    """How many statements are for a person to place."""
    doubtful = unsure(report.evidence)
    left = [p for p in report.evidence.passages if p.id in doubtful]
    return [f"  unsure what {len(left)} of {len(report.evidence.passages)} statements speak of: look at them yourself"] if left else []


def _listed(words: str, numbers: list[str]) -> str:
    return f"  {words} ({len(numbers)}): {', '.join(numbers)}" if numbers else ""


def _nearest(report: Report) -> list[str]:
    spans = {p.id: p.span for p in report.evidence.passages}
    missing = [c for c in report.coverage if c.status == "not_found" and c.nearest]
    return [f"  nearest to {c.provision}: “{_short(report.evidence.document.quote(spans[c.nearest[0]]))}”" for c in missing]


def _counts(report: Report) -> str:
    counts = Counter(f.severity for f in report.findings)
    said = ", ".join(f"{counts[s]} {s}" for s in LABELS if counts[s])
    aside = f" Set aside: {len(report.dismissed)}." if report.dismissed else ""
    return f"Findings: {said or 'none'}.{aside}"


def read(e: Evidence) -> str:
    """Return how much of the document was read, in words."""
    d = e.document
    unread = {n.page for n in d.unread}
    pages = f"{d.pages - len(unread)} of {d.pages} page{'s' if d.pages != 1 else ''}, " if d.pages else ""
    rows = f"{len(e.claims)} rows of the form, " if e.claims else ""
    return f"{pages}{rows}{len(e.passages)} statements and {len(e.timescales)} timescales."


def printable(text: str) -> str:
    """Return `text` without control, format and unassigned characters, so that no escape reaches a terminal."""
    return "".join(c if c == " " or unicodedata.category(c)[0] != "C" else "\N{REPLACEMENT CHARACTER}" for c in text)
