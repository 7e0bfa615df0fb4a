"""A Finding -> the same with its whole explanation: against what it is held, by which Code, and the steps that led there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ombudscan import catalog
from ombudscan.judge.editions import called, earlier, faults_under
from ombudscan.nouns import Edition, Evidence, Finding, Provision


def explained(evidence: Evidence, found: Iterable[Finding]) -> Iterator[Finding]:
    """Yield each finding with what it is held against in its message, and the Code's demand and age among its reasons."""
    then = earlier(evidence)
    old = faults_under(evidence, then.id) if then else frozenset()
    for f in found:
        own = _edition(evidence, f)
        p = own.numbered(f.provision) if f.provision else None
        aged = _of_then(own, then, p, f, known=(f.rule, f.location.span) in old) if then and p else ""
        asks = f"{p.number} of {called(own)} asks: {p.requirement}" if p else ""
        steps = (*(f.because or (_read(f),)), asks, aged)
        yield replace(f, message=_message(own, f, p, aged), because=tuple(filter(None, steps)))


def _edition(evidence: Evidence, f: Finding) -> Edition:
    """The edition whose number a finding bears: that of its row, where a form mixes two."""
    row = next((c for c in evidence.claims if c.provision == f.provision), None)
    return catalog.edition(row.edition) if row else evidence.edition


def _message(own: Edition, f: Finding, p: Provision | None, aged: str) -> str:
    """The message with the provision where it names no demand, and with the Code where that is not the one in force."""
    said = f.message
    if p and p.title not in said and "Code" not in said:
        said = f"{said} Held against {p.number} of {called(own)}: {p.title}."
    elif p and own.ends is not None and called(own) not in said:
        said = f"{said} Held against {called(own)}."
    return f"{said} {aged}" if aged.startswith(_NEW) else said


# How the sentence begins that tells a reader of a fault which is none by the Code of the document's own time.
_NEW = "That is a matter of the Code in force since"


def _of_then(own: Edition, then: Edition, p: Provision, f: Finding, *, known: bool) -> str:
    """What the Code of the document's own time has to say to the fault."""
    before = then.provision(p.key)
    if before and (known if f.quote else before.policy_states):
        return f"It was a fault by {called(then)} too, under which the document was made."
    said = ("did not forbid it" if f.quote else "did not ask for it") if before else "had no such provision"
    return f"{_NEW} {own.starts}; {called(then)}, under which the document was made, {said}."


def _read(f: Finding) -> str:
    """Where the words were read, for a finding whose rule gives no other reason."""
    at = f.location
    place = [f"clause {at.label}" if at.label else "", f"page {at.page}" if at.page else "", f"under “{at.heading}”" if at.heading else ""]
    where = ", ".join(x for x in place if x)
    if not f.quote:
        return "Nothing in the document says it."
    return f"Read{f' in {where}' if where else ''} as what the landlord does at present."
