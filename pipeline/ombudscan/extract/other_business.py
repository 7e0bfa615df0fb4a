"""Whether a clause with a time is about another service's business: repairs, claims on the insurance, a leaseholder's queries."""

from __future__ import annotations

import re

from ombudscan.extract import objects, others_times, scope, stage
from ombudscan.extract.clauses import Clause
from ombudscan.extract.statements import Statement
from ombudscan.nouns import Action
from ombudscan.pattern import Pattern

COMPLAINT_WORD = Pattern(
    r"\b(?:complain\w*|grievance|stages?\s+(?:\d|one|two|three)|(?:first|second|third|final|two|both|each|either)\s+stages?|review\w*|"
    r"appeal\w*|escalat\w*|"
    r"feedback)\b",
    re.IGNORECASE,
)
_PRONOUN = Pattern(r"^\W*(?:they|these|those|it|this|both|each)\b", re.IGNORECASE)


def of(s: Statement, clause: Clause, act: Action) -> bool:
    """Return whether the time of a clause is another service's."""
    if others_times.apart(s.text, clause) or scope.other_subject(clause.words):
        return True
    if act in ("acknowledge", "respond") and not s.key and (objects.another(clause.words) or _begun_elsewhere(s, clause)):
        return True
    if act != "complain" and scope.other_subject(_part(s.text, clause.length.start)):  # a limit stands among other exclusions
        return not COMPLAINT_WORD.search(clause.words)
    return bool(_PRONOUN.match(s.text) and scope.other_subject(s.before) and not COMPLAINT_WORD.search(s.text))


def _begun_elsewhere(s: Statement, clause: Clause) -> bool:
    """Whether a sentence without a word of complaints began with another thing, or is about those who deal with another service.

    "The Insurance Officer acknowledges a claim in three days and gives a decision in thirty": the thirty are the claim's too. Under a
    stage's heading such people answer complaints.
    """
    if COMPLAINT_WORD.search(s.text) or any(stage.of_heading(h) is not None for h in s.passage.path[-2:]):
        return False
    if objects.another(_part(s.text[: clause.length.start], clause.length.start)):
        return True
    told = f"{s.before} {s.text}" if _PRONOUN.match(s.text) else s.text
    if told is not s.text and COMPLAINT_WORD.search(s.before):
        return False
    headed = " ".join((*s.passage.path[-1:], s.passage.lead_in))
    return (objects.desk(told) or (told is not s.text and objects.another(s.before))) and not COMPLAINT_WORD.search(headed)


def _part(text: str, at: int) -> str:
    """The part of a sentence between semicolons that holds the character `at`: in a list each part is a matter of its own."""
    end = text.find(";", at)
    return text[text.rfind(";", 0, at) + 1 : end if end >= 0 else len(text)]
