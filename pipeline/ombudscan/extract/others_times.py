"""Times that a sentence names to keep them apart: "the 28 days on that page are for repairs", "not to be confused with"."""

from __future__ import annotations

import re

from ombudscan.extract import set_apart
from ombudscan.extract.clauses import Clause
from ombudscan.pattern import Pattern

# What else a landlord does within a time; as a rule it is named after the verb, so that a bare word is enough.
_ELSE = r"""(?:repairs?|voids?|lettings?|allocations?|compliments?|suggestions?|comments|subject\s+access|data|information|foi|insur\w+
    |claims?
    |councillors?|members?['’]?\s+enquir\w+|enquir\w+|quer(?:y|ies)|calls?|e-?mails?|phones?|telephones?|anti-?social\s+behaviour|asb
    |service\s+requests?|planning|planners?|rents?|gas|grounds|cleaning|parking|adaptations?|transfers?|moves|key\s+fobs?|staff|suppliers?
    |invoices?|payments?|refunds?|other\s+(?:services?|things|matters|work|teams?)|another\s+(?:service|team|department|polic\w+|matter)
    |something\s+else|a\s+different\s+(?:service|team|polic\w+|matter|thing))"""
_OF_ELSE = rf"(?:(?:only\s+)?(?:for|about|of|on)\s+|(?:those|that)\s+(?:of|for)\s+)(?:(?:the|our|its|a|an)\s+)?(?:\w+\s+)?{_ELSE}\b"
# "have nothing to do with complaints", "are another matter", "is outside this clause", "do not apply here"
_APART = Pattern(
    rf"""\b(?: nothing\s+to\s+do\s+with | no\s+(?:bearing|connection|relation|relevance|link)\b | unconnected | unrelated | irrelevant
      | (?:is|are|was|were)\s+(?:quite\s+|altogether\s+|entirely\s+)?(?:an?\s+)?(?:different|separate|another|other)\s+(?:things?
          |matters?|subjects?
          |standards?|targets?|clocks?|story)
      | (?:is|are|falls?|lies?|stands?|sits?|comes?)\s+(?:quite\s+)?(?:outside|apart\s+from|separate\s+from|under\s+another
          |under\s+a\s+different)
      | (?:do|does|did)\s*(?:not|n['’]t)\s+(?:apply|relate|refer|belong|concern|count|come\s+into)
      | (?:is|are)\s*(?:not|n['’]t)\s+(?:about|for|those\s+of|a\s+complaints?|the\s+complaints?|part\s+of)
      | (?:is|are|belongs?\s+to|apply\s+to|applies\s+to|concerns?|relates?\s+to|refers?\s+to|comes?\s+from)\s+
          (?:{_OF_ELSE}|(?:(?:the|our|its)\s+)?(?:\w+\s+)?{_ELSE}\b) )""",
    re.IGNORECASE | re.VERBOSE,
)
# "Don't confuse it with the 20 working days for data requests", "unlike the 15 days for planning", "as against the 28 for repairs"
_CONTRASTED = Pattern(
    r"\b(?:confus\w+|mix\w*\s+up|mistak\w+|muddle\w*)\b[^.;]{0,40}\bwith\b|\b(?:unlike|as\s+distinct\s+from|distinct\s+from|as\s+against|as\s+opposed\s+to)\b",
    re.IGNORECASE,
)
# "the 28 days on that page", "our email standard of two days", "the repair times (24 hours and 20 days)": spoken of, not set.
_SPOKEN_OF = Pattern(
    r"""\b(?:the|those|these|our|their|its|a|an)\s+(?:[\w’'-]+\s+){0,3}?(?:standards?|targets?|times?|timescales?|limits?|periods?|figures?|deadlines?)\b[^.;]{0,40}?$
    | \b(?:the|those|these|\w+['’]s)\s+(?:other\s+)?$ | \(\s*(?:the\s+|those\s+)?$ | \b(?:and|or)\s*$""",
    re.IGNORECASE | re.VERBOSE,
)
_COMPLAINTS = Pattern(r"\b(?:complaints?|stage|acknowledg\w+|repl(?:y|ies)|respon\w+|answer\w*)\b", re.IGNORECASE)


# "That policy has its own timescales, under which a reply is given in 20 working days", "the council's own procedure has six months"
_ANOTHERS = Pattern(
    r"^\W*the\s+(?!landlord|association|trust|group|company|society)(?:[\w-]+\s+){0,2}[\w-]+['’]s?\s+own\s+(?:[\w-]+\s+){0,2}"
    r"(?:polic(?:y|ies)|procedures?|schemes?|process(?:es)?)\b|"
    r"^\W*(?:that|those|the\s+(?:corporate|other))\s+(?:polic(?:y|ies)|procedures?|schemes?|process(?:es)?)\b[^.;]{0,300}\b(?:its|their)\s+own\b",
    re.IGNORECASE,
)

# "Complaints about our nurseries are governed by regulations of their own, which allow six months": whatever stands there is that law's.
_OWN_RULES = Pattern(
    r"""\bcomplain\w*\s+(?:about|against|concerning|regarding|over|from|of|by)\s+
        (?:(?!(?:housing|landlord|tenan\w+|resident\w*|leasehold\w*|rents?|repairs?|homes|neighbour\w*|stages?|ours|this\s+(?:policy|procedure)
              |staff|officers?|employees|managers?|contractors?|anti-?social|asb|nuisance|noise|harassment|discrimination|service\s+charges?|damp|mould
              |lettings?|allocations?|estates?|our\s+services?|us)\b
            |(?<!care\s)(?<!nursing\s)homes?\b)[^\s.;:]++\s+){1,20}?
        \b(?:(?:(?:is|are|be)\s+(?:\w+\s+)?(?:governed|regulated|handled|dealt\s+with|covered|answered|subject)|fall|falls|go|goes|come|comes)\s+
              (?:by|to|under|through|within)|follows?|ha(?:s|ve)|com(?:e|es)\s+with)\s+
        (?:(?:(?:an?|the|other|their|its)\s+)?(?:\w+\s+)?(?:regulations|rules|laws?|legislation|statutes?|procedures?|process(?:es)?|schemes?|polic(?:y|ies)
              |arrangements)\s+of\s+(?:its|their)\s+own
          |(?:its|their)\s+own\s+(?:\w+\s+)?(?:regulations|rules|laws?|legislation|statutes?|procedures?|process(?:es)?|schemes?|polic(?:y|ies)|arrangements))\b""",
    re.IGNORECASE | re.VERBOSE,
)

# "May approach the Financial Ombudsman Service, which allows the lender eight weeks": another's scheme, which has waits of its own
OTHER_OMBUDSMAN = Pattern(
    r"^(?![^|]{0,900}\bhousing\s+ombudsm)[^|]{0,900}?\b(?:financial|legal|energy|property|pensions?|parliamentary|communications"
    r"|health(?:\s+service)?|motor|furniture|rail|tele\w+|broadband)\s+(?:\w+\s+){0,2}?ombudsm[ae]n\b",
    re.IGNORECASE,
)

# "Six months for your home, twelve for every other service": the second is no time of the landlord's for its residents.
_SERVICES = r"(?:other|general|corporate|non-?housing)\s+(?:council\s+|public\s+|(?<=other\s)\w+\s+)?(?:services?|departments?)\b"
_BEHIND = Pattern(
    rf"\s*(?:for|in|with|on)\s+(?:(?:all|any|every|our|the|council)\s+)*(?:{_SERVICES}|other\s+matters\b|(?:everything|anything|all)\s+else\b)",
    re.IGNORECASE,
)
# "For general services we look at matters up to twelve months old, but ...", "General services have 15 working days to reply"
_AHEAD = Pattern(
    rf"""(?:^|[;:,]\s|\b(?:and|but|while|whereas|whilst)\s)\W{{0,20}}
        (?:(?:for|in|with|on|about|complaints\s+(?:about|on|from))\s+)?(?:(?:all|any|every|most|our|the|council|complaints\s+about)\s+){{0,6}}{_SERVICES}
        (?![^.;]{{0,40}}\bhousing\b)
        (?![^.;]{{0,300}}\b(?:but|while|whereas|whilst|although|though|housing|landlord|tenants?)\b)[^.;]{{0,300}}$""",
    re.IGNORECASE | re.VERBOSE,
)


def apart(text: str, clause: Clause) -> bool:
    """Return whether a sentence names a time only to say that it is another service's; never one with a clock of its own."""
    own_rules = _OWN_RULES.search(text)
    if own_rules and own_rules.end() <= clause.length.start:
        return True
    if clause.length.unit == "week" and OTHER_OMBUDSMAN.search(text):
        return True
    if _ANOTHERS.search(text) or _BEHIND.match(text, clause.length.end) or _AHEAD.search(text[: clause.length.start]):
        return True
    if set_apart.apart(text) or _handed_over(clause):
        return True
    if clause.clock.starts_from in ("acknowledgement", "receipt", "logging", "escalation"):
        return False
    if _CONTRASTED.search(text, 0, clause.length.start):
        return True
    part = _part(text, clause.length.start)
    told = _APART.search(part)
    if told is None:
        return False
    before = text[: clause.length.start]
    return bool(_SPOKEN_OF.search(before)) and not (_COMPLAINTS.search(clause.before) and not _SPOKEN_OF.search(clause.before))


# What is handed to whoever answers, and is no answer: "sends its notes", "gives their view", "checks each draft".
_THING = (
    r"(?:(?:its|their|his|her)\s+(?:own\s+)?(?:\w+\s+)?(?:notes?|accounts?|records?|papers?|side|views?|comments?|files?|evidence|version|statements?|photographs?|photos|information|drafts?"
    r"|documents?|history|reports?|advice|job\s+sheets?)|(?:the|each|every|any|all|a)\s+(?:stage\s+(?:1|one)\s+|case\s+|job\s+)?(?:file|draft|papers|records|bundle|documents|photographs|notes"
    r"|job\s+sheets?))"
)
_HANDS = r"(?:send|give|let|suppl|provid|return|hand|pass|forward|submit|comment|check|look|upload|share|cop)(?:s|es|y|ies|ing|e)?"
_TO_RESIDENT = r"(?:you|your|we|our|residents?|tenants?|customers?|complainants?|members?|leaseholders?|householders?)"
_HANDED = Pattern(
    rf"(?:^|[.;,]|\band\b)(?:(?!\b{_TO_RESIDENT}\b)[^.;,]){{0,80}}?\b{_HANDS}\s+(?:(?!\b{_TO_RESIDENT}\b)[^.;,]){{0,30}}?{_THING}\b(?:\s+(?:over|across|in|back|up|on|to\s+us|to\s+the\s+\w+))*"
    r"\s*(?:(?:with)?in|inside)?\s*(?:up\s+to\s*)?$",
    re.IGNORECASE,
)
# "Stage 1 papers are passed to the reviewer within one working day"
_PASSED_ON = Pattern(
    r"\b(?:files?|papers|notes|records|drafts?|documents|bundle)\s+(?:is|are)\s+(?:then\s+)?(?:passed|sent|handed|given|forwarded|copied|returned)\s+(?:on\s+|over\s+|back\s+)?to\s+"
    r"(?:the\s+|our\s+|a\s+)(?:\w+\s+)?(?:reviewer|officer|director|manager|handler|team|panel|clerk|investigator|us)\s*(?:(?:with)?in|inside)?\s*$",
    re.IGNORECASE,
)
_TO_HAND = Pattern(rf"\s*(?:in\s+which\s+)?to\s+{_HANDS}\s+(?:(?!\b{_TO_RESIDENT}\b)[^.;,]){{0,30}}?{_THING}\b", re.IGNORECASE)
_RESIDENT = Pattern(rf"\b{_TO_RESIDENT}\b", re.IGNORECASE)


def _handed_over(clause: Clause) -> bool:
    """Whether a time is the one in which a firm or colleague hands over what the answer needs."""
    if _HANDED.search(clause.before) or _PASSED_ON.search(clause.before):
        return True
    return bool(_TO_HAND.match(clause.after)) and not _RESIDENT.search(clause.before)


def _part(text: str, at: int) -> str:
    """The part of a sentence between semicolons that holds the character `at`."""
    end = text.find(";", at)
    return text[text.rfind(";", 0, at) + 1 : end if end >= 0 else len(text)]
