"""A self-assessment beside the policies it points to: for every yes, what the policy says of that provision."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ombudscan import catalog
from ombudscan.judge.build import finding
from ombudscan.judge.editions import faults_under
from ombudscan.judge.explain import explained
from ombudscan.judge.silence import speech
from ombudscan.nouns import Claim, Document, EditionId, Evidence, Fact, Finding, Match, Report, Rule
from ombudscan.text import folded

# The row leans on the policy: "The policy makes this a condition", "Clause 4.2", "as the policy requires".
_ON_POLICY = re.compile(
    r"\b(?:the|our|this|complaints?|feedback|housing)\s(?:\w+\s){0,2}policy\b|^policy\b|\bclauses?\s\d|\bparagraphs?\s\d", re.IGNORECASE
)
# "Considerate Contact Policy" is another paper than the one on complaints.
_OTHER_POLICY = re.compile(r"\b(?!Complaints?|Feedback|Housing|Our|The)[A-Z][\w’'-]+\s(?:[A-Z][\w’'-]+\s)*Policy\b")
# Faults for a person to judge in a policy that are plain enough to gainsay a yes, beside every breach.
PLAIN_FAULTS = frozenset({"blanket-exclusion", "conditional-representation", "adjustments-on-request"})
# A clause whose passages all stay below this for the row's provision is about something else ...
ABOUT_ELSE = 0.12
# ... if the policy speaks of it plainly in another clause.
PLAINLY = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A self-assessment's evidence and the report on one of the landlord's policies."""

    claims: Evidence
    policy: Report


def findings(claims: Evidence, policies: tuple[Report, ...], rules: tuple[Rule, ...]) -> tuple[Finding, ...]:
    """Return what the rules for pairs find between the self-assessment and each policy, in the form's order."""
    found = [
        f
        for policy in policies
        for rule in rules
        if rule.check.kind in PAIR_KINDS
        for f in PAIR_KINDS[rule.check.kind](Pair(claims=claims, policy=policy), rule)
    ]
    order = {c.provision: i for i, c in enumerate(claims.claims)}
    return tuple(sorted(explained(claims, found), key=lambda f: (order.get(f.provision or "", -1), f.rule)))


def _yes(pair: Pair) -> Iterator[tuple[int, Claim]]:
    return ((i, c) for i, c in enumerate(pair.claims.claims) if c.answer == "yes")


def contradicted(pair: Pair, rule: Rule) -> Iterator[Finding]:
    """Yield a finding for each yes on a provision that the policy breaks, by the Code that the row belongs to."""
    for edition in dict.fromkeys(c.edition for _, c in _yes(pair)):
        broken = _broken(pair.policy, edition)
        for _, claim in _yes(pair):
            against = [f for key, f in broken if claim.edition == edition and key in _duties(claim)]
            for f in against[:1]:
                yield _contradiction(pair, rule, claim, f)


def _contradiction(pair: Pair, rule: Rule, claim: Claim, f: Finding) -> Finding:
    place = f", clause {f.location.label}" if f.location.label else ""
    source = pair.policy.evidence.document.source
    return finding(
        pair.claims,
        rule,
        provision=claim.provision,
        message=f"The self-assessment says yes to {claim.provision}; {source}{place} says otherwise. {f.message}",
        span=claim.answer_span,
        confidence=f.confidence,
        because=(f"The policy's words: “{' '.join(f.quote.split())}”", f"They break the rule {f.rule}."),
    )


def _duties(claim: Claim) -> set[str]:
    """The 2024 keys of the duties that a row of any edition answers for."""
    own = catalog.edition(claim.edition).provision(claim.key)
    return {claim.key, *(own.counterparts if own else ())}


def _broken(policy: Report, edition: EditionId) -> list[tuple[str, Finding]]:
    """The policy's plain faults by the key of the duty, those alone that are faults by the Code of `edition` too."""
    grave = [f for f in policy.findings if f.severity == "breach" or f.rule in PLAIN_FAULTS]
    if edition != policy.evidence.edition.id:
        under = faults_under(policy.evidence, edition)
        grave = [f for f in grave if (f.rule, f.location.span) in under]
    numbered = policy.evidence.edition.numbered
    return [(p.key, f) for f in grave if f.provision and (p := numbered(f.provision))]


def unsupported(pair: Pair, rule: Rule) -> Iterator[Finding]:
    """Yield a finding for each yes that rests on the policy where the policy says nothing of the provision."""
    for i, claim in _yes(pair):
        span = next((s for s in (*claim.evidence, *claim.commentary) if _leans(pair.claims.document.quote(s))), None)
        if span is None or any(f.kind == "cites-clause" and f.claim == i for f in pair.claims.facts):
            continue
        if _duties(claim) & _faulted(pair.policy):
            continue  # what the policy says wrongly it does not pass over
        heard = speech(pair.policy.evidence, claim.key)
        if claim.key in dict(pair.policy.evidence.reach) and not heard.heard and not heard.hidden:
            source = pair.policy.evidence.document.source
            yield finding(
                pair.claims,
                rule,
                provision=claim.provision,
                message=f"The answer to {claim.provision} rests on the policy, and nothing was found in {source} that speaks of it.",
                span=span,
                confidence=0.7,
                because=(f"All {len(pair.policy.evidence.passages)} statements of {source} were compared with the provision.",),
            )


def _faulted(policy: Report) -> set[str]:
    """The keys of the duties on which words of the policy were found fault with."""
    numbered = policy.evidence.edition.numbered
    return {p.key for f in policy.findings if f.quote and f.provision and (p := numbered(f.provision))}


def _leans(text: str) -> bool:
    return bool(_ON_POLICY.search(text)) and not _OTHER_POLICY.search(text)


def misplaced(pair: Pair, rule: Rule) -> Iterator[Finding]:
    """Yield a finding for each yes that cites a clause or heading which does not exist or is about something else."""
    for i, claim in _yes(pair):
        facts = [f for f in pair.claims.facts if f.claim == i and f.kind in _CITED]
        faults = [(f, fault) for f in facts if (fault := _CITED[f.kind](pair.policy.evidence, f))]
        clauses = [f for f in facts if f.kind == "cites-clause"]
        if not faults and clauses and _about_else(pair.policy.evidence, claim, {f.detail for f in clauses}):
            source = pair.policy.evidence.document.source
            faults = [(clauses[0], f"cites {clauses[0].detail}, and that clause of {source} is about something else.")]
        for fact, fault in faults[:1]:
            message = f"The answer to {claim.provision} {fault}"
            yield finding(pair.claims, rule, provision=claim.provision, message=message, span=fact.span, confidence=0.8)


def _numbered(policy: Evidence) -> set[str]:
    """The policy's clause numbers; none where it is not numbered, so that a citation cannot be held against it."""
    return {x for b in policy.document.blocks if re.fullmatch(r"\d+(?:\.\d+)*", x := _plain(b.label))}


def _inside(label: str, cited: str) -> bool:
    return label == cited or label.startswith(cited + ".")


def _clause_fault(policy: Evidence, fact: Fact) -> str:
    labels = _numbered(policy)
    missing = labels and not any(_inside(label, fact.detail) for label in labels)
    return f"cites {fact.detail}, and {policy.document.source} has no such clause." if missing else ""


def _about_else(policy: Evidence, claim: Claim, cited: set[str]) -> bool:
    """Whether none of the clauses cited speaks of the row's provision while another clause plainly does."""
    if not _numbered(policy):
        return False
    within = _best(policy, claim, lambda label: any(_inside(label, c) for c in cited))
    elsewhere = _best(policy, claim, lambda label: not any(_inside(label, c) for c in cited))
    return within < ABOUT_ELSE and elsewhere >= PLAINLY


def _best(policy: Evidence, claim: Claim, within: Callable[[str], bool]) -> float:
    clauses = _clauses(policy.document)
    blocks = {p.id: p.block for p in policy.passages}
    fitting: Iterable[Match] = (m for m in policy.matches if m.key == claim.key and within(clauses[blocks[m.passage]]))
    return max((m.probability for m in fitting), default=0.0)


def _clauses(document: Document) -> list[str]:
    """The clause that each block stands in: its own number, or that of the nearest numbered block before it."""
    found, last = [], ""
    for b in document.blocks:
        label = _plain(b.label)
        last = label if re.fullmatch(r"\d+(?:\.\d+)*", label) else last
        found.append(last)
    return found


def _plain(label: str) -> str:
    return label.strip().rstrip(".)").lstrip("(")


def _heading_fault(policy: Evidence, fact: Fact) -> str:
    wanted = folded(fact.detail)
    said = folded(policy.document.text)
    return "" if wanted in said else f"points to a part headed “{fact.detail}”, and {policy.document.source} has no such heading."


def _page_fault(policy: Evidence, fact: Fact) -> str:
    pages = policy.document.pages
    beyond = pages is not None and int(fact.detail) > pages
    return f"cites page {fact.detail}, and {policy.document.source} has {pages} pages." if beyond else ""


_CITED: dict[str, Callable[[Evidence, Fact], str]] = {
    "cites-clause": _clause_fault,
    "cites-heading": _heading_fault,
    "cites-page": _page_fault,
}
PAIR_KINDS: dict[str, Callable[[Pair, Rule], Iterable[Finding]]] = {
    "pair-contradicts": contradicted,
    "pair-silent": unsupported,
    "pair-citation": misplaced,
}
