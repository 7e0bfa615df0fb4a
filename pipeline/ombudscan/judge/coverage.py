"""Evidence + Findings -> Coverage: for each provision of the edition, whether the document meets it, and why that is said."""

from __future__ import annotations

from ombudscan.judge.rows import section
from ombudscan.judge.silence import Speech, audible, speech
from ombudscan.judge.unread import hides
from ombudscan.nouns import MAPPED, Claim, Coverage, Evidence, Finding, Provision, Status

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
    row = next((i for i, c in enumerate(evidence.claims) if c.key == p.key or _numbered(evidence, c, p)), None)
    if row is None:
        status, reason = _without_row(evidence, p)
        return Coverage(provision=p.number, key=p.key, status=status, reason=reason)
    ids = tuple(x.id for x in evidence.passages if x.claim == row)
    status, reason = _row_status(evidence.claims[row], p, findings)
    return Coverage(provision=p.number, key=p.key, status=status, passages=ids, reason=reason)


def _numbered(evidence: Evidence, claim: Claim, p: Provision) -> bool:
    """Whether a row bears the provision's number in the same edition: 5.1 is another duty in another one."""
    return claim.provision == p.number and claim.edition == evidence.edition.id


def _without_row(evidence: Evidence, p: Provision) -> tuple[Status, str]:
    """A row is missing from the sections that the document holds; of the others it says nothing."""
    if not p.on_form:
        return "not_assessable", "The form has no such row."
    own = section(p.number)
    if own not in {section(c.provision) for c in evidence.claims if c.edition == evidence.edition.id}:
        return "not_assessable", f"The document does not hold section {own} of the form." if own != "form" else "The document holds no row."
    if hides(evidence.document):
        return "not_assessable", "A part that could not be read may hold the row."
    return "not_found", "The document has no such row."


def _row_status(claim: Claim, p: Provision, findings: tuple[Finding, ...]) -> tuple[Status, str]:
    of = [f for f in findings if f.provision == p.number]
    breach = next((f for f in of if f.severity == "breach"), None)
    if breach:
        return "conflict", f"The row conflicts with it ({breach.rule})."
    status = _OF_ANSWER[claim.answer]
    doubts = [f.rule for f in of if f.severity in ("gap", "review")]
    if status == "met" and doubts:
        return "partly_met", f"The row claims it; {', '.join(dict.fromkeys(doubts))} was found."
    return status, f"The row's answer is {claim.answer.replace('_', ' ')}."


def _of_text(evidence: Evidence, p: Provision, findings: tuple[Finding, ...]) -> Coverage:
    heard = speech(evidence, p.key)
    ids = tuple(dict.fromkeys([*(m.passage for m in heard.passages), *(t.passage for t in heard.times)]))
    status, reason = _text_status(evidence, p, heard, [f for f in findings if f.provision == p.number and f.severity != "note"])
    # Where nothing speaks of it plainly, what comes nearest is named, for a person to look at.
    near = () if status in ("met", "partly_met", "conflict") else tuple(m.passage for m in heard.nearest)
    return Coverage(provision=p.number, key=p.key, status=status, passages=ids, nearest=near, reason=reason)


def _text_status(evidence: Evidence, p: Provision, heard: Speech, of: list[Finding]) -> tuple[Status, str]:
    breach = next((f for f in of if f.severity == "breach"), None)
    if breach:
        return "conflict", f"The document conflicts with it ({breach.rule})."
    if any(f.rule == "silent-on-provision" for f in of):
        return "not_found", "Nothing speaks of it, and nothing that was lost could have."
    said = [f.rule for f in of if f.quote]
    if said:
        return "partly_met", f"The document speaks of it; {', '.join(dict.fromkeys(said))} was found."
    # below that a passage hides silence but does not show that the provision is met
    plainly = [m.probability for m in heard.passages if m.probability >= MAPPED]
    if heard.times or heard.named or any(not evidence.unsure(p) for p in plainly):
        return "met", "The document states it, and nothing was found against it."
    if plainly:
        return "met", "The document seems to state it, and nothing was found against it; the classifier is unsure, so look for yourself."
    return "not_assessable", _doubt(evidence, p, heard)


def _doubt(evidence: Evidence, p: Provision, heard: Speech) -> str:
    """Why nothing is claimed of a provision that no passage plainly speaks of."""
    if heard.hidden:
        return "A list that was lost on the way in may have held it."
    if hides(evidence.document):
        return "A part that could not be read may state it."
    if heard.passages:
        return "Some words come near it, and none states it plainly."
    if not p.policy_states:
        return "A policy does not have to state it, and this one does not."
    if not audible(evidence, p.key):
        return "The classifier recognises too few sentences about it for silence to be claimed."
    return "Nothing speaks of it in a document of this kind."
