"""What a policy or procedure states against the Code: a Fact of the rule's kind -> a Finding on each provision."""

from __future__ import annotations

from collections.abc import Iterator

from ombudscan import catalog
from ombudscan.judge import besides
from ombudscan.judge.build import finding
from ombudscan.nouns import Evidence, Fact, Finding, Rule

_AGAIN = 3  # how many further passages a finding names


def stated(evidence: Evidence, rule: Rule) -> Iterator[Finding]:
    """Yield one finding for each provision on which the document states the fault, at its plainest passage."""
    grouped: dict[str, list[Fact]] = {}
    for fact in evidence.facts:
        if fact.kind == (rule.check.fact or rule.name) and besides.states(evidence, fact):
            grouped.setdefault(_key(rule, fact), []).append(fact)
    for key, facts in grouped.items():
        first = max(facts, key=lambda f: (f.confidence, -f.span.start))
        yield finding(
            evidence,
            rule,
            provision=catalog.number(evidence.edition, key) if key else None,
            message=_message(rule, first),
            span=first.span,
            confidence=first.confidence,
            because=tuple(f"Also: {_quoted(evidence, f)}" for f in facts if f is not first)[:_AGAIN],
        )


def _key(rule: Rule, fact: Fact) -> str:
    """The duty that a fact touches: the rule's second one for what stands under stage 2, otherwise its first."""
    if not rule.applies:
        return ""
    return rule.applies[1] if fact.stage == 2 and len(rule.applies) > 1 else rule.applies[0]


def _message(rule: Rule, fact: Fact) -> str:
    return f"{rule.summary.rstrip('.')}: {fact.detail}." if fact.detail else rule.summary


def _quoted(evidence: Evidence, fact: Fact) -> str:
    words = " ".join(evidence.document.quote(fact.span).split())
    return f"“{words if len(words) <= 160 else words[:157].rstrip() + '…'}”"
