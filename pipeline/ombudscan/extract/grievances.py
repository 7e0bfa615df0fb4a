"""Whose complaints a text is about, by its words: residents' ones about their landlord, or employees' grievances."""

from __future__ import annotations

import re

from ombudscan.pattern import Pattern

_STAFF = Pattern(
    r"""\b(?: employees? | employers? | employment | line\s+managers? | human\s+resources | HR | personnel | disciplinary | dismiss(?:al|ed)
      | trade\s+unions? | union\s+(?:official|representative)s? | ACAS | contracts?\s+of\s+employment | probation\w*
      | workplace )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_RESIDENTS = Pattern(
    r"\b(?:residents?|tenants?|tenanc(?:y|ies)|customers?|leaseholders?|householders?|shared\s+owners?|almspersons?|licensees?|occupiers?"
    r"|members?|service\s+users?|complainants?|landlords?)\b",
    re.IGNORECASE,
)
_SUBJECT = Pattern(r"\b(?:complain\w*|grievances?|aggrieved)\b", re.IGNORECASE)
# "A grievance is an expression of dissatisfaction, however made", "By a complaint we mean that you are unhappy with us"
_DEFINES = Pattern(
    r"expression\s+of\s+dissatisfaction|\baggrieved\s+(?:by|at|about|with)\b|\b(?:complaint|grievance)\s+(?:is|means|arises|will\s+be\s+understood)\b|\bmean\w*\s+by\s+(?:a\s+)?(?:complaint|grievance)"
    r"|\bby\s+(?:a\s+)?['‘“\"]?(?:complaint|grievance)['’”\"]?\s+we\s+mean",
    re.IGNORECASE,
)
_OMBUDSMAN = Pattern(r"\bombudsm[ae]n\b|\bombudsperson\b", re.IGNORECASE)
# "answers within ten working days", "sends a card in five days", "decided inside a fortnight"
_PROMISES = Pattern(
    r"\b(?:answer|repl|respon|acknowledg|decid|decision|confirm|card|letter|writ|send|sent|heard|hears)\w*\b[^.]{0,90}?"
    r"\b(?:days?|weeks?|fortnight|months?)\b|\b(?:days?|weeks?|fortnight)\b[^.]{0,90}?\b(?:answer|repl|respon|acknowledg|decid|decision|confirm)\w*\b",
    re.IGNORECASE,
)
# "First Hearing", "Step 2", "the second round", "may appeal to"
_STEPS = Pattern(
    r"\b(?:stage|step|level|tier|part|phase)\s+(?:\d|one|two|i{1,3})\b|\b(?:first|second|final|initial|next)\s+(?:hearing|stage|step|round|tier|level|look|review)\b"
    r"|\b(?:appeal|review|escalat|reconsider)\w*\b",
    re.IGNORECASE,
)
_MONEY = Pattern(r"\bcompensat\w*|\bgoodwill\b|\bpayments?\b|\bpay\b|\bpaid\b|£\s?\d", re.IGNORECASE)
_TIMES_IN_TURN = 3  # an acknowledgement, an answer and a second answer, whatever their names
_LEAST_DEFINED = 3
_LEAST_WORDS = 6  # mentions of a complaint or grievance; fewer may be an aside in a document about something else


def for_staff(text: str) -> bool:
    """Return whether `text` is about employees more than about the residents of a landlord; staff have no Ombudsman."""
    staff, residents = _STAFF.count(text), _RESIDENTS.count(text)
    return staff >= 3 and staff > 2 * residents and not _OMBUDSMAN.search(text)


def on_complaints(text: str) -> bool:
    """Return whether `text` speaks of complaints or grievances often enough to be about them, or defines one and names the Ombudsman."""
    count = _SUBJECT.count(text)
    return count >= _LEAST_WORDS or bool(count >= _LEAST_DEFINED and _DEFINES.search(text) and _OMBUDSMAN.search(text))


def signs(text: str) -> int:
    """Return how many of these `text` has: a definition of a complaint, the Ombudsman, a time for an answer, steps one after the other."""
    in_turn = bool(_STEPS.search(text)) or _PROMISES.count(text) >= _TIMES_IN_TURN
    return sum(bool(pattern.search(text)) for pattern in (_DEFINES, _OMBUDSMAN, _PROMISES)) + in_turn


def pays_more_than_answers(text: str) -> bool:
    """Return whether `text` speaks of payments more often than of complaints: a policy on compensation."""
    return _MONEY.count(text) >= _SUBJECT.count(text)
