"""A self-assessment beside the landlord's policies: a yes that they gainsay or say nothing of, and places cited that are not there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ombudscan.judge import cited
from ombudscan.judge.build import finding
from ombudscan.judge.explain import explained
from ombudscan.judge.policies import papers
from ombudscan.judge.verdicts import gainsaying, silent
from ombudscan.judge.verdicts import verdicts as verdicts_of
from ombudscan.nouns import Claim, Evidence, Finding, Report, Rule, Verdict
from ombudscan.pattern import Pattern

# The row leans on the policy: "The policy makes this a condition", "Clause 4.2", "as the policy requires".
_ON_POLICY = Pattern(
    r"\b(?:the|our|this|complaints?|feedback|housing)\s(?:\w+\s){0,2}policy\b|^policy\b|\bclauses?\s\d|\bparagraphs?\s\d", re.IGNORECASE
)
# "Made anew when version 6 of the policy came into use": what became of the policy, and not what it says.
_TOLD_OF = Pattern(
    r"\b(?:versions?|changes?|revisions?|reviews?|approval|launch|adoption)\s(?:\d[\d.]*\s)?(?:of|to|in)\s(?:the|our|this)\s(?:\w+\s){0,2}?policy\b"
    r"|\b(?:when|after|since|once|before|until)\s(?:the|our|this)\s(?:\w+\s){0,2}?policy\s(?:\w+\s)?(?:came|was|is|changed|went|had)\b",
    re.IGNORECASE,
)
# "Considerate Contact Policy" is another paper than the one on complaints.
_OTHER_POLICY = Pattern(r"\b(?!Complaints?|Feedback|Housing|Our|The)[A-Z][\w’'-]{1,40}\s(?:[A-Z][\w’'-]+\s){0,10}Policy\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A self-assessment's evidence and the reports on the landlord's policies that count."""

    claims: Evidence
    policies: tuple[Report, ...]


def findings(claims: Evidence, policies: tuple[Report, ...], rules: tuple[Rule, ...]) -> tuple[Finding, ...]:
    """Return what the rules for pairs find between the self-assessment and the policies together, in the form's order."""
    pair = Pair(claims=claims, policies=tuple(p.report for p in papers(claims, policies)))
    if not pair.policies:
        return ()
    found = [f for rule in rules if rule.check.kind in PAIR_KINDS for f in PAIR_KINDS[rule.check.kind](pair, rule)]
    order = {c.provision: i for i, c in enumerate(claims.claims)}
    return tuple(sorted(explained(claims, found), key=lambda f: (order.get(f.provision or "", -1), f.rule)))


def verdicts(claims: Evidence, policies: tuple[Report, ...]) -> tuple[Verdict, ...]:
    """Return, for each yes, what the landlord's policies say to it: met, contradicted, silent, or that it cannot be said."""
    return verdicts_of(claims, papers(claims, policies))


def _yes(pair: Pair) -> Iterator[tuple[int, Claim]]:
    return ((i, c) for i, c in enumerate(pair.claims.claims) if c.answer == "yes")


def contradicted(pair: Pair, rule: Rule) -> Iterator[Finding]:
    """Yield a finding for each yes on a provision that a policy breaks, by the Code that the row belongs to."""
    for i, claim in _yes(pair):
        against = [(p, f) for p in pair.policies if (f := gainsaying(pair.claims, i, p))]
        if against:
            yield _contradiction(pair, rule, claim, *max(against, key=lambda a: a[1].confidence))


def _contradiction(pair: Pair, rule: Rule, claim: Claim, policy: Report, f: Finding) -> Finding:
    place = f", clause {f.location.label}" if f.location.label else ""
    source = policy.evidence.document.source
    return finding(
        pair.claims,
        rule,
        provision=claim.provision,
        message=f"The self-assessment says yes to {claim.provision}; {source}{place} says otherwise. {f.message}",
        span=claim.answer_span,
        confidence=f.confidence,
        because=(f"The policy's words: “{' '.join(f.quote.split())}”", f"They break the rule {f.rule}."),
    )


def unsupported(pair: Pair, rule: Rule) -> Iterator[Finding]:
    """Yield a finding for each yes that rests on the policy where none of the policies says anything of the provision."""
    sources = " and ".join(p.evidence.document.source for p in pair.policies)
    count = sum(len(p.evidence.passages) for p in pair.policies)
    for i, claim in _yes(pair):
        span = next((s for s in (*claim.evidence, *claim.commentary) if _leans(pair.claims.document.quote(s))), None)
        if span is None or any(f.kind == "cites-clause" for f in cited.of(pair.claims, i)):
            continue
        if all(silent(p, claim) for p in pair.policies):
            yield finding(
                pair.claims,
                rule,
                provision=claim.provision,
                message=f"The answer to {claim.provision} rests on the policy, and nothing was found in {sources} that speaks of it.",
                span=span,
                confidence=0.7,
                because=(f"All {count} statements of {sources} were compared with the provision.",),
            )


def _leans(text: str) -> bool:
    return bool(_ON_POLICY.search(_TOLD_OF.sub(" ", text))) and not _OTHER_POLICY.search(text)


def misplaced(pair: Pair, rule: Rule) -> Iterator[Finding]:
    """Yield a finding for each yes that cites a clause or heading which does not exist or is about something else."""
    for i, claim in _yes(pair):
        facts = cited.of(pair.claims, i)
        faults = [(f, fault) for f in facts if (fault := cited.fault(pair.policies, f))]
        if not faults and (about := cited.about_else(pair.policies, claim, facts)):
            faults = [(next(f for f in facts if f.kind == "cites-clause"), about)]
        for fact, fault in faults[:1]:
            message = f"The answer to {claim.provision} {fault}"
            yield finding(pair.claims, rule, provision=claim.provision, message=message, span=fact.span, confidence=0.8)


PAIR_KINDS: dict[str, Callable[[Pair, Rule], Iterable[Finding]]] = {
    "pair-contradicts": contradicted,
    "pair-silent": unsupported,
    "pair-citation": misplaced,
}
