"""A yes and one of the landlord's policies -> what the policy says to it; several policies -> one verdict for each yes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ombudscan import catalog
from ombudscan.judge import cited, gainsaid
from ombudscan.judge.editions import faults_under
from ombudscan.judge.once import once
from ombudscan.judge.policies import Paper
from ombudscan.judge.silence import Speech, speech
from ombudscan.judge.unread import hides
from ombudscan.nouns import MAPPED, Claim, EditionId, Evidence, Finding, Location, Report, Said, Verdict, VerdictStatus
from ombudscan.places import location

# Faults for a person to judge in a policy that are plain enough to gainsay a yes, beside every breach.
PLAIN_FAULTS = frozenset({"blanket-exclusion", "conditional-representation", "adjustments-on-request"})
# A verdict shows no more passages than this.
MOST = 4
# The best of several policies decides, but a contradiction in any of them stands.
_ORDER: tuple[VerdictStatus, ...] = ("contradicted", "met", "not_assessable", "silent")


@dataclass(frozen=True, slots=True, kw_only=True)
class _View:
    """What one policy says to one yes."""

    policy: Report
    status: VerdictStatus
    reason: str
    against: Finding | None
    passages: tuple[Said, ...]


def verdicts(claims: Evidence, papers: tuple[Paper, ...]) -> tuple[Verdict, ...]:
    """Return what the policies say to each yes, in the form's order."""
    if not papers:
        return ()
    return tuple(_verdict(claims, i, c, papers) for i, c in enumerate(claims.claims) if c.answer == "yes")


def _verdict(claims: Evidence, i: int, claim: Claim, papers: tuple[Paper, ...]) -> Verdict:
    views = [_view(claims, i, claim, paper.report) for paper in papers]
    best = min(views, key=lambda v: _ORDER.index(v.status))
    said = sorted((s for v in views for s in v.passages), key=lambda s: (s.source != best.policy.evidence.document.source, -_weight(s)))
    if best.against:  # the words that gainsay the yes come first
        said.sort(key=lambda s: best.against is not None and s.text != best.against.quote)
    policies = tuple(p.report for p in papers)
    notes = [note for paper in papers for note in paper.notes] + [cited.told(policies, f) for f in cited.of(claims, i)]
    others = [f"{v.policy.evidence.document.source}: {v.reason}" for v in views if v is not best]
    return Verdict(
        claim=i,
        provision=claim.provision,
        key=claim.key,
        status=best.status,
        reason=f"{best.policy.evidence.document.source}: {best.reason}",
        passages=tuple(said[:MOST]),
        notes=tuple(dict.fromkeys(notes + others)),
    )


def _weight(said: Said) -> float:
    return said.probability + said.cited


def _view(claims: Evidence, i: int, claim: Claim, policy: Report) -> _View:
    against = gainsaying(claims, i, policy)
    status, reason = _status(policy, claim, against)
    passages = tuple(_passages(claims, i, claim, policy, against))
    return _View(policy=policy, status=status, reason=reason, against=against, passages=passages)


def _status(policy: Report, claim: Claim, against: Finding | None) -> tuple[VerdictStatus, str]:
    if against:
        return "contradicted", against.message
    if silent(policy, claim):
        return "silent", f"Nothing was found that speaks of it; all {len(policy.evidence.passages)} statements were compared."
    held = duties(claim)
    of = [c for c in policy.coverage if c.key in held]
    doubt = next((c for c in of if c.status in ("partly_met", "conflict")), None)
    if doubt and not (doubt.status == "partly_met" and _only_stricter(policy, doubt.provision)):
        return "not_assessable", doubt.reason
    met = doubt or next((c for c in of if c.status == "met"), None)
    if met:
        return "met", met.reason
    return "not_assessable", of[0].reason if of else "The policy's edition of the Code has no such provision."


def _only_stricter(policy: Report, provision: str) -> bool:
    """Whether all that was found on a provision is a shorter time than the Code's, which keeps what the row claims."""
    return all(f.rule == "stricter-timescale" for f in policy.findings if f.provision == provision and f.severity != "note")


def duties(claim: Claim) -> frozenset[str]:
    """Return the 2024 keys of the duties that a row of any edition answers for."""
    return _duties(claim.edition, claim.key)


@cache
def _duties(edition: EditionId, key: str) -> frozenset[str]:
    own = catalog.edition(edition).provision(key)
    return frozenset({key, *(own.counterparts if own else ())})


def gainsaying(claims: Evidence, i: int, policy: Report) -> Finding | None:
    """Return the plainest fault of the policy by which it does not do what row `i` claims; None where there is none."""
    claim = claims.claims[i]
    held = duties(claim)
    broken = next((f for key, f in _broken(policy, claim.edition) if key in held), None)
    if broken or claim.edition != policy.evidence.edition.id:
        return broken
    return _denied(claims, claim, policy, held) or gainsaid.against(policy.evidence, claims, i, held)


# Faults for a person to judge that gainsay a row which claims the very thing: room for late complaints, no last day for stage 2.
_NO_LAST_DAY = r"(?:no|without\s+(?:a|any))\s+(?:\w+\s+)?(?:time\s+)?(?:limits?|deadlines?|cut-?offs?|last\s+day|closing\s+date)\b"
_NEXT = r"(?:stage\s+(?:2|two)|second\s+stage|escalat\w+|reviews?|next\s+stage|appeals?)"
_CLAIMED = {
    "limit-without-discretion": re.compile(r"\b(?:discretion\w*|older|late|later|good\s+reason|exceptions?|waive\w*)\b", re.IGNORECASE),
    "escalation-deadline": re.compile(
        rf"\b{_NO_LAST_DAY}[^.;]{{0,60}}\b{_NEXT}\b|\b{_NEXT}\b[^.;]{{0,60}}\b(?:{_NO_LAST_DAY}|at\s+any\s+time\b|whenever\b"
        r"|however\s+(?:late|long)\b)",
        re.IGNORECASE,
    ),
}


def _denied(claims: Evidence, claim: Claim, policy: Report, held: frozenset[str]) -> Finding | None:
    """A fault that would not gainsay a bare yes, and does where the row's own words claim what the policy lacks."""
    said = " ".join(claims.document.quote(s) for s in (*claim.evidence, *claim.commentary))
    numbered = policy.evidence.edition.numbered
    found = (f for f in policy.findings if f.rule in _CLAIMED and _CLAIMED[f.rule].search(said))
    return next((f for f in found if f.provision and (p := numbered(f.provision)) and p.key in held), None)


@once
def _broken(policy: Report, edition: EditionId) -> list[tuple[str, Finding]]:
    """The policy's plain faults by the key of the duty, those alone that are faults by the Code of `edition` too."""
    grave = [f for f in policy.findings if f.severity == "breach" or f.rule in PLAIN_FAULTS]
    if grave and edition != policy.evidence.edition.id:
        under = faults_under(policy.evidence, edition)
        grave = [f for f in grave if (f.rule, f.location.span) in under]
    numbered = policy.evidence.edition.numbered
    return [(p.key, f) for f in grave if f.provision and (p := numbered(f.provision))]


def silent(policy: Report, claim: Claim) -> bool:
    """Return whether the policy says nothing of what the row claims, rightly or wrongly, and nothing lost could have said it."""
    if hides(policy.evidence.document) or duties(claim) & _faulted(policy) or claim.key not in dict(policy.evidence.reach):
        return False
    heard = speech(policy.evidence, claim.key)
    return not heard.heard and not heard.hidden


@once
def _faulted(policy: Report) -> set[str]:
    """The keys of the duties on which words of the policy were found fault with."""
    numbered = policy.evidence.edition.numbered
    return {p.key for f in policy.findings if f.quote and f.provision and (p := numbered(f.provision))}


def _passages(claims: Evidence, i: int, claim: Claim, policy: Report, against: Finding | None) -> Iterator[Said]:
    """The policy's words: those that gainsay the yes, those that the row cites, those that speak of the provision."""
    e = policy.evidence
    if against and against.quote:
        yield _said(e, against.quote, against.location, 1.0, cited=False)
    held = {b for f in cited.of(claims, i) if f.kind != "cites-page" for b in cited.led_to(e, f)}
    heard = [speech(e, key) for key in sorted(duties(claim))]
    spoken = _spoken(heard)
    least = min(MAPPED, max(spoken.values(), default=0.0))
    for p in e.passages:
        probability = spoken.get(p.id, 0.0)
        if p.block not in held and not (p.id in spoken and probability >= least):
            continue
        text = e.document.quote(p.span)
        if not (against and (text in against.quote or against.quote in text)):
            yield _said(e, text, location(e.document, p.span, whole=True), probability, cited=p.block in held)


def _spoken(heard: list[Speech]) -> dict[str, float]:
    """The passages that speak of the provision, with how surely; a time for its step speaks of it for certain."""
    found: dict[str, float] = {}
    for one in heard:
        for m in one.passages:
            found[m.passage] = max(m.probability, found.get(m.passage, 0.0))
        found.update((t.passage, 1.0) for t in one.times)
    return found


def _said(policy: Evidence, text: str, place: Location, probability: float, *, cited: bool) -> Said:
    d = policy.document
    return Said(source=d.source, sha256=d.sha256, text=text, location=place, probability=probability, cited=cited)
