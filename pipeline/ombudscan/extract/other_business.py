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
# "What is not a complaint", "These are dealt with elsewhere:": what stands below has no time of a complaint's.
_NOT_COMPLAINTS = Pattern(
    r"""\b(?:not|n['’]t|never|nor)\s+(?:(?:an?|the|our|formal|be|is|are|treat(?:ed)?|class(?:ed)?|count(?:ed)?|regard(?:ed)?
    |log(?:ged)?|dealt\s+with|handled|really|as)\s+){0,4}complaints?\b
        (?!\s+(?:we|that\s+we|about|older))
    | \bnon-complaints?\b
    | \b(?:dealt\s+with|handled|answered|looked\s+at|go(?:es)?|sent)\s+(?:elsewhere|separately|differently|(?:under|by|through
        |in)\s+(?:an?\s+|our\s+)?(?:other|another|different
        |separate)\b)
    | \bother\s+(?:procedures|policies|routes|teams|ways\s+to|contacts)\b""",
    re.IGNORECASE | re.VERBOSE,
)
# A heading that is another matter's name and nothing else.
_MATTER = Pattern(
    r"""^\W*(?:[\d.]{1,40}\s*)?(?:(?:tackling|reporting|dealing\s+with|about|your|the)\s+)?(?:safeguarding | anti-?social\s+behaviour 
    | asb | nuisance | noise | neighbours?
        | insurance(?:\s+claims?)? | claims? | sub-?letting | succession | mutual\s+exchanges? | lettings? | parking | pets? 
            | right\s+to\s+(?:buy|repair) | disrepair
        | section\s+20\b[^.]{0,40} | service\s+charges?\b[^.]{0,30} | major\s+works | repairs? | damp(?:\s+and\s+mou?ld)? 
            | rents?(?:\s+arrears)? | alterations
        | data\s+protection | hate\s+crime | domestic\s+abuse | decants? | moving\s+home)\W*$""",
    re.IGNORECASE | re.VERBOSE,
)
_OTHER_TOO = Pattern(r"\b(?:claims?|disputes?|insurance|compensation|charges?|nuisance|appeals?|queries)\b", re.IGNORECASE)
# "... and appeals against them must reach the council in one month": of what the sentence, or the one before it, has spoken of.
_OF_THEM = Pattern(
    r"\b(?:appeal\w*|reviews?|reviewed|reconsider\w*|challeng\w+|looked\s+at\s+again)\b[^.;]{0,12}?\b(?:against|of|about|to)\s+"
    r"(?:them|it|these|those|that|this|such\s+(?:an?\s+)?\w+|the\s+decisions?)\b"
    r"|\b(?:them|it|these|those|which|that)\b[^.;]{0,40}\b(?:appealed|reviewed|reconsidered|challenged|looked\s+at\s+again)\b",
    re.IGNORECASE,
)
# A request or decision of another kind that a sentence opens with has all its times: "FOI requests have 20 days, an internal review 40".
_OPENS_ELSEWHERE = Pattern(
    r"""^\W*(?:(?:all|any|an?|the|our|each|every|requests?\s+for|requests?\s+(?:made\s+)?under\s+the|appeals?\s+against)\s+){0,3}
        (?: freedom\s+of\s+information | FOI | environmental\s+information | EIR | subject\s+access | data\s+(?:protection|subject)
          | personal\s+(?:data|information)
          | penalty\s+charge | parking | planning\s+(?:applications?|appeals?|decisions?|enforcement) | council\s+tax
          | (?:housing\s+)?benefits?
          | school\s+admissions? | blue\s+badge | homeless\w* | licensing | insurance | right\s+to\s+buy )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_COMPLAINED = Pattern(r"\bcomplain\w*|\bstages?\b|\bgrievance|\bdissatisf|\bunhapp", re.IGNORECASE)
_ANSWERING = ("acknowledge", "respond", "extend", "resolve_informally")


def of(s: Statement, clause: Clause, act: Action) -> bool:
    """Return whether the time of a clause is another service's."""
    if others_times.apart(s.text, clause) or scope.other_subject(clause.words):
        return True
    if act in _ANSWERING and not s.key and _under_another(s):
        return True
    if not s.key and act != "complain" and (_opened_elsewhere(s) or _of_another_decision(s, clause)):
        return True
    if act in ("acknowledge", "respond") and not s.key and (objects.another(clause.words) or _begun_elsewhere(s, clause)):
        return True
    if act != "complain" and scope.other_subject(_part(s.text, clause.length.start)):  # a limit stands among other exclusions
        return not COMPLAINT_WORD.search(clause.words)
    return bool(_PRONOUN.match(s.text) and scope.other_subject(s.before) and not COMPLAINT_WORD.search(s.text))


def _opened_elsewhere(s: Statement) -> bool:
    return bool(_OPENS_ELSEWHERE.match(s.text)) and not _COMPLAINED.search(s.text)


def _of_another_decision(s: Statement, clause: Clause) -> bool:
    """Whether a clause is about the appeal against a decision of another kind, which was named before it."""
    if not _OF_THEM.search(clause.words):
        return False
    told = f"{s.before} {s.text[: clause.length.start]}"
    return scope.other_decision(told) and not _COMPLAINED.search(told)


def _under_another(s: Statement) -> bool:
    """Whether a sentence without a word of complaints stands under what is no complaint, or under another matter's name."""
    if COMPLAINT_WORD.search(s.text) or stage.mentions(s.text):
        return False
    heading = s.passage.path[-1] if s.passage.path else ""
    return bool(_NOT_COMPLAINTS.search(heading) or _NOT_COMPLAINTS.search(s.passage.lead_in) or _MATTER.search(heading))


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
    if objects.desk(told, never_ours=True):
        return True
    headed = " ".join(("" if _several(s) else s.passage.path[-1] if s.passage.path else "", s.passage.lead_in))
    return (objects.desk(told) or (told is not s.text and objects.another(s.before))) and not COMPLAINT_WORD.search(headed)


def _several(s: Statement) -> bool:
    """Whether the heading names another matter beside complaints: "Complaints, claims and disputes"."""
    return bool(s.passage.path and _OTHER_TOO.search(s.passage.path[-1]))


def _part(text: str, at: int) -> str:
    """The part of a sentence between semicolons that holds the character `at`: in a list each part is a matter of its own."""
    end = text.find(";", at)
    return text[text.rfind(";", 0, at) + 1 : end if end >= 0 else len(text)]
