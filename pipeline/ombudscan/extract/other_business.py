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
    r"""^\W*(?:[\d.]{1,40}\s*)?(?:(?:tackling|reporting|dealing\s+with|about|your|the
        |(?:falling\s+out|trouble|problems?|disputes?|disagreements?|rows?|quarrels?)\s+(?:with|between|among|about|over))\s+){0,2}
        (?:safeguarding | anti-?social\s+behaviour 
    | asb | nuisance | noise | neighbours?(?:\s+(?:disputes?|nuisance|noise|problems?|disagreements?))?
        | banding | allocations? | swaps? | garages? | elections? | membership
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
          | (?:(?:band(?:s|ing)?|priorit(?:y|ies)|allocations?|swaps?|transfers?|(?:mutual\s+)?exchanges?|moves|elections?
              |membership|nominations?|garages?|lettings|adaptations?)\s+(?:and\s+\w+\s+)?)(?:appeals?|decisions?|disputes?|applications?|requests?
              |reviews?|(?:is|are)\b)
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
    if act == "escalate" and not s.key and _elsewhere(s):
        return True
    if act == "respond" and not s.key and _of_a_curb(s, clause):
        return True
    if not s.key and act != "complain" and (_opened_elsewhere(s) or _of_another_decision(s, clause)):
        return True
    if act in ("acknowledge", "respond") and not s.key and (objects.another(clause.words) or _begun_elsewhere(s, clause)):
        return True
    if act != "complain" and scope.other_subject(_part(s.text, clause.length.start)):  # a limit stands among other exclusions
        return not COMPLAINT_WORD.search(clause.words)
    return bool(_PRONOUN.match(s.text) and scope.other_subject(s.before) and not COMPLAINT_WORD.search(s.text))


# "A row about noise is something for our Good Neighbour Policy", "these are handled under the Lettings Code": and what goes on about it.
_FOR_ANOTHER = Pattern(
    r"\b(?:for|under|by|in|within|through|to)\s+(?:our|the|its|a)\s+(?!complain)(?:(?-i:[A-Z])[\w'’&-]*\s+|(?:and|of|for|on)\s+){1,6}?"
    r"(?<!Complaint\s)(?<!Complaints\s)(?:policy|procedure|protocol|scheme|charter|code|panel|team|regulations)\b",
    re.IGNORECASE,
)
# "None of that is the complaints process"
_NONE_OF_IT = Pattern(
    r"^\W*(?:none|neither|no\s+part|nothing)\s+(?:of|in)\s+(?:that|this|these|those|it|them)\b[^.;]{0,40}\bcomplain\w*"
    r"|^\W*(?:that|this|it|they|these|those)\s+(?:is|are)\s*(?:not|n['’]t|no)\s+(?:\w+\s+){0,3}complaints?\b",
    re.IGNORECASE,
)


def _elsewhere(s: Statement) -> bool:
    """Whether a sentence with no word of complaints goes on about what another policy governs, or stands among other matters."""
    if _COMPLAINED.search(s.text) or any(stage.of_heading(h) is not None for h in s.passage.path[-2:]):
        return False
    if _NONE_OF_IT.search(s.after) or (_PRONOUN.match(s.text) and _FOR_ANOTHER.search(s.before) and not _COMPLAINED.search(s.before)):
        return True
    return bool(_MATTER.search(s.passage.path[-1] if s.passage.path else ""))


# Limits that are put on somebody's contact, and are looked at again after a time.
_CURB = Pattern(
    r"\b(?:restrictions?|restrain(?:t|ts|ing)|bans?|sanctions?|(?:contact|behaviou?r)\s+(?:plans?|limits?|arrangements?|agreements?|contracts?)"
    r"|(?:a|any|such|each|every|the|our)\s+(?:\w+\s+)?(?:limits?|curbs?)(?!\s+(?:for|of|to)\b)|single\s+point\s+of\s+contact|adjustments?)\b",
    re.IGNORECASE,
)
_LOOKED_AT_AGAIN = Pattern(
    r"\b(?:review(?:s|ed|ing)?|reconsider(?:s|ed)?|revisit(?:s|ed)?|re-?assess(?:es|ed)?|(?:look(?:s|ed)?\s+at|consider(?:s|ed)?|think\s+about)"
    r"\s+(?:it\s+|them\s+)?(?:again|afresh|anew)|check(?:s|ed)?|lift(?:s|ed)?|ends?|laps(?:es|ed)?|expires?)\b",
    re.IGNORECASE,
)


def _of_a_curb(s: Statement, clause: Clause) -> bool:
    """Whether a clause says when a limit on somebody's contact, or an adjustment, is looked at again."""
    if not _LOOKED_AT_AGAIN.search(clause.before) or stage.mentions(s.text):
        return False
    led = s.text[: clause.length.start]
    if _COMPLAINED.search(led):
        return False
    return bool(_CURB.search(led) or (_PRONOUN.match(s.text) and _CURB.search(s.before) and not _COMPLAINED.search(s.before)))


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
