"""Evidence + Findings -> Coverage: for each provision of the edition, whether the document meets it."""

from __future__ import annotations

from ombudscan.judge.silence import speech
from ombudscan.nouns import Claim, Coverage, Evidence, Finding, Provision, Status

# Below this a passage hides silence but does not show that the provision is met.
PLAINLY = 0.5

_OF_ANSWER: dict[str, Status] = {
    "yes": "met",
    "partial": "partly_met",
    "no": "conflict",
    "not_applicable": "met",
    "narrative": "met",
    "blank": "not_assessable",
    "unclear": "not_assessable",
}


def coverage(evidence: Evidence, findings: tuple[Finding, ...]) -> tuple[Coverage, ...]:
    """Return the status of each provision of the edition, in its order."""
    of_form = evidence.identity.kind == "self-assessment"
    return tuple(_of_row(evidence, p, findings) if of_form else _of_text(evidence, p, findings) for p in evidence.edition.provisions)


def _of_row(evidence: Evidence, p: Provision, findings: tuple[Finding, ...]) -> Coverage:
    row = next((i for i, c in enumerate(evidence.claims) if c.provision == p.number), None)
    if row is None:
        return Coverage(provision=p.number, key=p.key, status="not_found" if p.on_form else "not_assessable")
    ids = tuple(x.id for x in evidence.passages if x.claim == row)
    return Coverage(provision=p.number, key=p.key, status=_row_status(evidence.claims[row], p, findings), passages=ids)


def _row_status(claim: Claim, p: Provision, findings: tuple[Finding, ...]) -> Status:
    graves = {f.severity for f in findings if f.provision == p.number}
    if "breach" in graves:
        return "conflict"
    status = _OF_ANSWER[claim.answer]
    return "partly_met" if status == "met" and graves & {"gap", "review"} else status


def _of_text(evidence: Evidence, p: Provision, findings: tuple[Finding, ...]) -> Coverage:
    heard = speech(evidence, p.key)
    of = [f for f in findings if f.provision == p.number]
    ids = tuple(dict.fromkeys([*(m.passage for m in heard.passages), *(t.passage for t in heard.times)]))
    status: Status
    if any(f.severity == "breach" for f in of):
        status = "conflict"
    elif any(f.rule == "silent-on-provision" for f in of):
        status = "not_found"
    elif of and heard.heard:
        status = "partly_met"
    elif heard.times or heard.named or any(m.probability >= PLAINLY for m in heard.passages):
        status = "met"
    else:
        status = "not_assessable"
    return Coverage(provision=p.number, key=p.key, status=status, passages=ids)
