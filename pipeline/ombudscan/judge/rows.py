"""Checks on the rows of a self-assessment: what was answered, what stands behind it, what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ombudscan import catalog
from ombudscan.judge.build import finding
from ombudscan.judge.once import once
from ombudscan.nouns import Answer, Claim, Evidence, Fact, Finding, Provision, Rule, Span

_SAID: dict[Answer, str] = {
    "yes": "The row is answered yes.",
    "no": "The row is answered no.",
    "partial": "The row is answered partly.",
    "not_applicable": "The row is answered not applicable.",
    "narrative": "The row is answered in words or figures.",
    "blank": "The row's answer is blank.",
    "unclear": "The row's answer is neither yes nor no.",
}


def missing(evidence: Evidence, rule: Rule) -> Iterator[Finding]:
    """Yield a finding for each row of the edition's form that a section held by the document leaves out."""
    own = [c for c in evidence.claims if c.edition == evidence.edition.id]
    held = {c.key for c in own} | {c.provision for c in own}
    sections = {section(c.provision) for c in own}
    for p in evidence.edition.provisions:
        if p.on_form and section(p.number) in sections and not {p.key, p.number} & held:
            why = (f"The document holds section {section(p.number)} of the form.", f"The form has a row {p.number}; the document has none.")
            yield finding(evidence, rule, provision=p.number, message=_message(rule, p.number, p.title), because=why)


def section(number: str) -> str:
    """Return the section of a provision's number; the nine rows of the LGSCO form are one section."""
    return number.split(".")[0] if "." in number else "form"


def answered(evidence: Evidence, rule: Rule) -> Iterator[Finding]:
    """Yield a finding for each row with one of the rule's answers, unless a fact on the row excuses it."""
    for i, claim in _rows(evidence, rule):
        if not _on_row(evidence, i, rule.check.unless):
            yield _absent(evidence, rule, claim) if claim.answer == "blank" else _of_answer(evidence, rule, claim)


def with_fact(evidence: Evidence, rule: Rule) -> Iterator[Finding]:
    """Yield a finding for each row with one of the rule's answers and facts, unless another fact stands against it."""
    for i, claim in _rows(evidence, rule):
        facts = _on_row(evidence, i, _wanted(rule))
        if facts and not _on_row(evidence, i, rule.check.unless):
            yield _of_fact(evidence, rule, claim, facts)
    yield from _outside(evidence, rule)


def _outside(evidence: Evidence, rule: Rule) -> Iterator[Finding]:
    """What a policy says of the one provision that a row rule is about."""
    facts = [f for f in evidence.facts if f.claim is None and f.kind in _wanted(rule)] if rule.applies else []
    if facts and not evidence.claims:
        yield finding(
            evidence,
            rule,
            provision=catalog.number(evidence.edition, rule.applies[0]),
            message=rule.summary,
            span=facts[0].span,
            because=tuple(f.detail for f in facts if f.detail),
        )


def contrary(evidence: Evidence, rule: Rule) -> Iterator[Finding]:
    """Yield a finding for each row whose own words say the opposite of its answer or break a policy rule of its provision.

    The rule's `unless` are facts about sentences that tell of the past; such a sentence breaks nothing.
    """
    breaking = [r for r in catalog.rules() if _forbids(evidence, r)]
    for i, claim in _rows(evidence, rule):
        keys = _keys(evidence, claim)
        broken = {r.check.fact or r.name: r for r in breaking if keys & set(r.applies)}
        past = {f.span.start for f in _on_row(evidence, i, rule.check.unless)}
        facts = [f for f in _on_row(evidence, i, (rule.check.fact, *broken)) if f.span.start not in past]
        if facts:
            names = dict.fromkeys(f.kind for f in facts if f.kind in broken)
            made = _of_fact(evidence, rule, claim, facts)
            yield replace(made, because=(*made.because, *(f"{broken[n].summary} (rule {broken[n].name})" for n in names)))


def _keys(evidence: Evidence, claim: Claim) -> set[str]:
    """The keys of a row's provision."""
    p = _provision(evidence, claim)
    return {claim.key, *(p.counterparts if p else ())}


def _forbids(evidence: Evidence, rule: Rule) -> bool:
    """Whether a policy rule says what is forbidden in a row too; before 2024 a form could give reasons for a third stage."""
    in_time = evidence.edition.id in rule.editions and (rule.name != "third-stage" or evidence.edition.id == "hos-2024")
    return rule.severity == "breach" and rule.check.kind == "fact" and in_time


def lacking(evidence: Evidence, rule: Rule) -> Iterator[Finding]:
    """Yield a finding for each row with one of the rule's answers that has not all of the rule's facts."""
    for i, claim in _rows(evidence, rule):
        lacks = [k for k in _wanted(rule) if not _on_row(evidence, i, (k,))]
        if lacks and not _on_row(evidence, i, rule.check.unless):
            found = _absent(evidence, rule, claim)
            yield replace(found, because=(*found.because, *(f"Nothing in the row is {_WORDS.get(k, k)}." for k in lacks)))


def repeated(evidence: Evidence, rule: Rule) -> Iterator[Finding]:
    """Yield a finding for each row that holds a sentence which stands under three or more provisions."""
    facts = [f for f in evidence.facts if f.kind == rule.check.fact and f.claim is not None]
    rows: dict[str, set[str]] = {}
    for f in facts:
        rows.setdefault(f.detail, set()).add(_claim(evidence, f).provision)
    for i, claim in _rows(evidence, rule):
        own = [f for f in facts if f.claim == i and len(rows[f.detail]) > 2]
        if own:
            others = ", ".join(sorted(rows[own[0].detail] - {claim.provision}, key=_by_number))
            found = _of_fact(evidence, rule, claim, own[:1])
            yield replace(found, because=(f"The same sentence stands under {others}.",))


# What the facts that a row can lack are, in the words of an explanation.
_WORDS = {"action": "an action", "action-date": "a date for it", "row-figure": "a number or a share"}


def _rows(evidence: Evidence, rule: Rule) -> Iterator[tuple[int, Claim]]:
    for i, claim in enumerate(evidence.claims):
        if rule.check.answers and claim.answer not in rule.check.answers:
            continue
        p = _provision(evidence, claim)
        if rule.check.asks and (p is None or p.asks not in rule.check.asks):
            continue
        if rule.applies and (p is None or not {p.key, *p.counterparts} & set(rule.applies)):
            continue
        yield i, claim


def _provision(evidence: Evidence, claim: Claim) -> Provision | None:
    return next((p for p in evidence.edition.provisions if p.key == claim.key), None)


def _wanted(rule: Rule) -> tuple[str, ...]:
    return (*((rule.check.fact,) if rule.check.fact else ()), *rule.check.facts)


def _on_row(evidence: Evidence, claim: int, kinds: Iterable[str]) -> list[Fact]:
    return [f for f in of_rows(evidence).get(claim, ()) if any(_is(evidence, f, k) for k in kinds)]


@once
def of_rows(evidence: Evidence) -> dict[int, list[Fact]]:
    """Return the facts of each row that has any, by its number, in document order."""
    found: dict[int, list[Fact]] = {}
    for f in evidence.facts:
        if f.claim is not None:
            found.setdefault(f.claim, []).append(f)
    return found


def _is(evidence: Evidence, fact: Fact, kind: str) -> bool:
    """Whether a fact is of `kind`; "plan:passed" is a plan whose last day was before the day of judging, "plan:open" any other."""
    name, _, when = kind.partition(":")
    passed = fact.date is not None and fact.date < evidence.settings.as_of
    return fact.kind == name and (not when or (when == "passed") == passed)


def _claim(evidence: Evidence, fact: Fact) -> Claim:
    assert fact.claim is not None
    return evidence.claims[fact.claim]


def _by_number(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in number.split("."))


def _message(rule: Rule, number: str, title: str) -> str:
    return f"Row {number} ({title}): {rule.summary[0].lower()}{rule.summary[1:]}"


def _title(evidence: Evidence, claim: Claim) -> str:
    p = _provision(evidence, claim)
    return p.title if p else claim.key.replace("-", " ")


def _of_answer(evidence: Evidence, rule: Rule, claim: Claim) -> Finding:
    """A finding on the answer: it quotes the landlord's words, never the form's requirement."""
    own = next((s for s in (claim.answer_span, *claim.evidence, *claim.commentary) if s), None)
    made = finding(
        evidence,
        rule,
        provision=claim.provision,
        message=_message(rule, claim.provision, _title(evidence, claim)),
        span=own or place(claim),
        because=(_SAID[claim.answer],),
    )
    return made if own else replace(made, quote="")


def _absent(evidence: Evidence, rule: Rule, claim: Claim) -> Finding:
    """A finding that something is not there: it points at the row and quotes nothing."""
    made = finding(
        evidence,
        rule,
        provision=claim.provision,
        message=_message(rule, claim.provision, _title(evidence, claim)),
        span=place(claim),
        because=(_SAID[claim.answer],),
    )
    return replace(made, quote="")


def _of_fact(evidence: Evidence, rule: Rule, claim: Claim, facts: list[Fact]) -> Finding:
    first = facts[0]
    said = tuple(dict.fromkeys(f.detail for f in facts if f.detail))
    made = finding(
        evidence,
        rule,
        provision=claim.provision,
        message=_message(rule, claim.provision, _title(evidence, claim)),
        span=first.span or place(claim),
        confidence=max(f.confidence for f in facts),
        because=(_SAID[claim.answer], *said),
    )
    return made if first.span else replace(made, quote="")


def place(claim: Claim) -> Span | None:
    """Return where a row stands: its requirement, answer or evidence."""
    spans = (*claim.requirement, *((claim.answer_span,) if claim.answer_span else ()), *claim.evidence, *claim.commentary)
    return next((s for s in spans if s), None)
