"""Whether a clause promises residents a time in the landlord's own complaints process, or only speaks of one."""

from __future__ import annotations

import re

from ombudscan.extract import other_business, scope, stage, steps, told_times
from ombudscan.extract.clauses import Clause, part
from ombudscan.extract.complaining import TAKEN_FOR
from ombudscan.extract.other_business import COMPLAINT_WORD
from ombudscan.extract.statements import Statement
from ombudscan.nouns import Action
from ombudscan.pattern import Pattern

_MOST_OF_A_FORM = Pattern(
    r"lgsco|no-extra-stage|two-stages|progress-to-stage-2|earliest-resolution|changes-made|single-policy|policy-available"
)
# "Where it takes more than ten days", "within those ten days": a time spoken of before, not one set here.
_REFERENCE = Pattern(
    r"""\b(?:the|those|these|that|this|said|above)\s+(?:(?:usual|normal|above|initial|first|original|additional|full|agreed|statutory
        |relevant)\s+){0,10}\(?$
    | \b(?:if|where|when|whenever|should|unless|cases?\s+(?:that|which))\b[^.;,]{0,70}?\b(?:(?:more|longer|later|other|greater)\s+than
        |over|beyond|exceed\w*|after|outside|in\s+excess\s+of|not\s+\w+\s+(?:with)?in)\s*
        (?:the\s+)?$
    | \b(?:if|where|when|should)\b[^.;]{0,60}\b(?:unable\s+to|cannot|can['’]t|not\s+able\s+to|fail\s+to)\b[^.;,]{0,40}\b(?:with)?in\s*$
    # "replies sent later than ten days are reported"
    | \b(?:sent|given|issued|answered|acknowledged|those|ones|repl(?:y|ies)|responses?)\s+(?:later|after\s+more|in\s+more)\s+than\s*$
    | \bextensions?\s+of\s+(?:more|longer)\s+than\s*$
    # "since the clerk works three days": a working week
    | \b(?:works?|sits\s+in|on\s+duty|in\s+the\s+office)\s+(?:only\s+|for\s+|just\s+)?$
    # "even if the roofer cannot come for another month"
    | \beven\s+(?:if|though|where|when)\b[^.;,]{0,90}$
    | \b(?:beyond|instead\s+of|rather\s+than|as\s+opposed\s+to|against|down\s+from|up\s+from|not)\s*(?:the\s+|an?\s+)?$""",
    re.IGNORECASE | re.VERBOSE,
)
_AT_MOST = Pattern(
    r"(?:\b(?:no|not|never)|n['’]t)\s+(?:\w+\s+){0,2}?(?:more|longer|later|greater)\s+than\s*(?:an?\s+)?$|\bnot\s+exceed\s*(?:an?\s+)?$|\b(?:never|not)\s+(?:above|over|past)\s*(?:an?\s+)?$",
    re.IGNORECASE,
)
# "89% within ten days", "27 of 33 in twenty days", "17.4 working days on average": what was done, not what is promised.
_ACHIEVED = Pattern(
    r"%|\bper\s?cent\b|\b\d+\s+(?:out\s+)?of\s+(?:the\s+|our\s+|all\s+)?\d+\b|\baverage\w*\b|\b(?:median|mean)\b"
    r"|\blongest\b(?![^.;]{0,60}\b(?:may|can|will|must|shall|allowed|permitted)\b)"
    r"|\b(?:an?|one|two|three)[\s-](?:third|quarter|fifth|half|tenth)s?\s+(?:of\s+(?:\w+\s+){1,3})?(?:is|are|was|were)\b"
    r"|(?:^|[.;:]\s+)\d{1,5}\s+(?:\w+\s+)?(?:\w{2,20}ed|paid|sent|met|made|given|done|put)\s+(?:with)?in\b"
    r"|(?<!\bbe\s)\b(?:met|missed|achieved|managed|took(?!\s+(?:no|any|part|place|the\s+decision|that|it))|exceeded|performance|breached|"
    r"waited|most\b[^.;]{0,300}\b(?:was|were)|there\s+were)\b|"
    r"\blast\s+year\b",
    re.IGNORECASE,
)
_STATES = Pattern(
    r"\b(?:polic(?:y|ies)|procedure|process|clause|paragraph|section|promises?|undertak\w+|targets?|standards?|aims?|allows?|requires?|"
    r"gives?|says?"
    r"|sets?|states?|must|will|shall|(?:is|are)\s+(?:\w+ly\s+)?(?:sent|given|issued|posted|answered|acknowledged|made|due))\b",
    re.IGNORECASE,
)
# what begins a remark beside the time that is stated: "and 38% took longer", "(88% last year)", ", met in 9 of 12 cases"
_BESIDE = Pattern(
    r",\s+(?:which|who|where|though|although)\b|\s+and\s+(?=\d|only\b|just\b|most\b|nearly\b|over\b|about\b|last\b)|\(|,|\s[–—-]\s"
)
# Keeping of papers: "the file, with the reply, is kept for six years", "letters are shredded a year after the outcome".
_KEPT = Pattern(
    r"""\b(?: ke(?:pt|eps?|eping) | retain\w* | retention | stor(?:ed?|es|age|ing) | held
      | holds?(?!\s+(?:an?|the)\s+(?:\w+\s+)?(?:hearing|meeting)) | preserv\w*
      | stays?(?=\s+(?:on|in|with|at)\b) | remains?(?=\s+(?:on|in|with|at)\b) | destroy\w*
      | delet\w* | archiv\w* | shred\w* | wiped? | erased? | purged? | on\s+file | goes?\s+back | disposed\s+of | thrown\s+away )\b""",
    re.IGNORECASE | re.VERBOSE,
)
# "for six years": a stretch, not a time by which something is done; "for a further ten days" is an extension.
_STRETCH = Pattern(
    r"\bfor\s+(?:(?:at\s+least|up\s+to|not\s+less\s+than|no\s+more\s+than|about|the\s+(?:next|last|past)|a\s+(?:minimum|period|term|"
    r"total)\s+of|"
    r"some|another|over|the)\s+)*$",
    re.IGNORECASE,
)
# "We try for 20 working days"
_STRIVEN = Pattern(
    r"\b(?:tr(?:y|ies|ying)|aim(?:s|ing)?|shoot(?:s|ing)?|push(?:es|ing)?|striv(?:e|es|ing)|going|hop(?:e|es|"
    r"ing))\s+for\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
# "Three complaints over a year old were let in": a count of the past.
_COUNT = r"(?:\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|some|many|a\s+few|a\s+number|a\s+handful|none)"
_DONE = (
    r"(?:accepted|admitted|refused|declined|turned\s+(?:down|away)|took\s+(?:up|on)|let\s+in|looked\s+at|rejected|heard|allowed"
    r"|received|had|considered)"
)
# "We set no deadline, although it helps to hear within a month"
_NO_LIMIT = Pattern(
    r"\b(?:no|not\s+(?:set|have|impose|fix|apply|operate|place)\s+(?:an?|any))\s+(?:\w+\s+){0,2}?(?:deadline|time[-\s]?limit|limit|"
    r"cut-?off)\b",
    re.IGNORECASE,
)
_BUT_MUST = Pattern(r"\b(?:must|have\s+to|has\s+to|needs?\s+to|only|unless)\b", re.IGNORECASE)
# "Take anything from the last 12 months": how far back complaints are taken, and not what was done in them.
_TAKEN_FROM = Pattern(
    r"\b(?:take|accept|consider|look\s+(?:at|into)|investigate|deal\s+with|hear)\s+(?:(?:any|all|complaints?|anything|matters?|issues?|"
    r"problems?|things|events?|incidents?|about|that|which|happened|occurred|arose|arising)\s+)+(?:from|in|within|during|"
    r"of)\s+the\s+(?:last|past|previous)\s*$"
    # "complaints are looked at where the matter arose in the last six months"
    r"|\b(?:looked\s+at|accepted|considered|taken|heard|dealt\s+with)\s+(?:where|if|when)\b[^.;]{0,40}\b(?:arose|happened|occurred|"
    r"took\s+place|came\s+up)\s+"
    r"(?:in|within|during)\s+the\s+(?:last|past|previous)\s*$",
    re.IGNORECASE,
)
_PAST_COUNT = Pattern(
    rf"""(?:^|[.;:,]\s+|\b(?:of\s+(?:which|these|those)|and|the)\s+)\W{{0,20}}{_COUNT}\b(?!\s+(?:\w+\s+)?(?:day|week|month|year)s?\b)
        [^.;]{{0,60}}?\b(?:was|were|had\s+been|have\s+been)\b
    | \bwe\s+{_DONE}\b
    | \b{_COUNT}\s+(?:\w+\s+)?(?:complaints?|cases?|requests?|matters?)\b[^.;]{{0,80}}\b(?:was|were|had\s+been|have\s+been)\b
    | \b(?:last\s+year|in\s+20\d\d(?:\s?[/–-]\s?\d\d)?|during\s+the\s+year)\b[^.;]{{0,400}}\b(?:was|were|{_DONE})\b""",
    re.IGNORECASE | re.VERBOSE,
)
_INTERNAL = Pattern(
    r"""\b(?:answer|reply\s+to|respond\s+to|respond|reply|report\s+to|send\s+(?:it\s+)?to)\s+(?:her|him|them|(?:the\s+
        |our\s+)?(?:complaints?|customer\s+\w+|feedback|resolution\w*)\s+(?:team|officer|manager|co-?ordinator|lead))\b
    | \brequests?\s+for\s+(?:information|evidence|files|papers|comments)\b | \bdraft(?:s|ing)?\b(?![^.;]{0,300}\b(?:sends?|signs?|issues?
    |posts?)\s+(?:it|them)\b) | \bquality[-\s]check\w*
    | \bfor\s+(?:their\s+|your\s+)?comments\b
    # "contractors pass complaints to us within one working day"
    | \b(?:pass|forward|hand|send|refer|report)\w*\s+(?:\w+\s+){0,2}?(?:complaints?|them|it|these)\s+(?:straight\s+|over\s+|on\s+)?to\s+us\b
    # "they have three working days to send you their job notes", "one working day to let us have their side of it"
    | \b(?:they|(?:sub-?)?contractors?|teams?|managers?|colleagues?|services?|departments?|surveyors?|it)\s*(?:(?:will|must|should
        |then|only)\s+)*
        (?:ha(?:ve|s)|['’]ve|gets?|(?:is|are)\s+given)\b[^.;,]{0,50}\bto\s+(?:send|give|get|let|tell|provide|supply|return|hand|pass
            |share)\s+
        (?:you|us|her|him|them|the\s+(?:\w+\s+){0,2}(?:team|officer|manager|handler|investigator))\s+(?:have\s+)?
        (?:their|its|any|all|the)\s+(?:\w+\s+){0,2}(?:notes?|side|account|version|story|records?|reports?|papers?|files?|comments?|evidence
        |information|photo(?:graph)?s?|views?|input|facts|history|logs?|documents?)\b
    | \b(?:managers?|colleagues?|departments?|services?|teams?|contractors?|officers?|surveyors?|engineers?)\s+(?:have|has)\s+to\s+
        (?:return|file|submit|supply|hand\s+in)\b
    | \b(?:managers?|colleagues?|departments?|services?|teams?|contractors?|officers?)\s+(?:have|has|must|are|is|should|get
        |gets)\s+(?:\w+\s+){0,4}(?:her|him|requests|queries|the\s+team)\b""",
    re.IGNORECASE | re.VERBOSE,
)
# "... and asks the resident to confirm it within a week": the resident's own time.
_ASKS_THEM = Pattern(
    r"\b(?:ask|invit|request|expect|want)(?:s|ed|e|es|ing)?\s+(?:you|them|(?:the|each|a|an)\s+(?:residents?|tenants?|customers?|"
    r"complainants?|members?))"
    r"\s+to\s+(?:confirm|reply|respond|answer|send|tell|let|check|agree|sign|return|say|provide|comment)\b[^.;]{0,300}$",
    re.IGNORECASE,
)
_ELSEWHERE = Pattern(
    r"\bombudsman\b[^.;]{0,80}$|\b(?:go|goes|refer\w*|taken?|write|complain|contact\w*|approach\w*|escalat\w*|"
    r"evidence)\b[^.;]{0,60}\bombudsman\b"
    r"|\b(?:tribunal|designated\s+person|county\s+court|information\s+commissioner)\b",
    re.IGNORECASE,
)
_SILENCE = Pattern(
    r"\b(?:do(?:es)?\s*(?:not|n['’]t)|fail\w*\s+to|no)\s+(?:reply|respond|response|answer|hear|come\s+back|get\s+back|engage|send|"
    r"provide|supply|give|contact)\b|\bwithout\s+(?:a\s+)?(?:reply|response)\b",
    re.IGNORECASE,
)
# "You may have a further week to send us papers": time for the resident.
_FOR_RESIDENT = Pattern(
    r"\b(?:you|they|residents?|tenants?|complainants?|members?|customers?)\s+(?:(?:may|can|will|shall|also|then)\s+)*(?:have|has|get|take|"
    r"be\s+given)s?\b[^.;,]{0,300}$",
    re.IGNORECASE,
)
_TO_DO = Pattern(r"\s*(?:in\s+which\s+)?(?:to|for)\s+\w+", re.IGNORECASE)
# "Contractors reply to us within three days", "the panel meets within four weeks": no answer to the resident.
_TO_US = Pattern(r"\b(?:reply|replies|respond|responds|answer|report|get\s+back|come\s+back)\s+to\s+us\b", re.IGNORECASE)
_MEETS = Pattern(r"\b(?:meets?|sits?)\s+(?:\w+\s+)?(?:(?:with)?in(?:side)?\s+)?$", re.IGNORECASE)
_MEETING = Pattern(r"\b(?:meet(?:s|ing)?|(?<!of\s)hearing(?!\s+(?:from|of|about))|sits|panel\s+date)\b", re.IGNORECASE)
_SIDE_HEADING = Pattern(
    r"\b(?:compensat\w+|remed\w+|putting\s+(?:things|it)\s+right|behaviour|conduct|unreasonable|records?|retention|learning|monitor\w*|"
    r"performance|training|governance|oversight)\b",
    re.IGNORECASE,
)
# "Day 4: stage 1 opens if it is not sorted": what begins on that day is no answer.
_OPENS = Pattern(
    r"\W{0,300}(?:the\s+|a\s+)?(?:stage\s+\w+|(?:formal\s+)?complaint|case)\s+(?:is\s+|gets\s+)?(?:opens?|opened|starts?|begins?|logged)\b",
    re.IGNORECASE,
)
# A heading that is a step of the process by itself
_STEP_HEADING = Pattern(
    r"^\W*+(?:[\d.]++\s+)?(?:acknowledg\w+|logging|investigat\w+|replying|responding|our (?:reply|answer|response))\b", re.IGNORECASE
)


# "It helps if you ask within a month, but we will not turn you down because you have taken longer"
_TAKEN_LATER = Pattern(
    r"(?:\b(?:not|never)|n['’]t)\s+(?:\w+\s+){0,2}?(?:turn|refus|reject|declin)\w*\b[^.;]{0,300}\b(?:longer|later|late|after|since)\b",
    re.IGNORECASE,
)


def is_promise(s: Statement, clause: Clause, act: Action) -> bool:
    """Return whether the clause sets a time of the landlord's own for its residents."""
    words, text = clause.words, s.text
    if scope.of_clause(words) not in ("complaints", "denied") or scope.of_clause(text) in ("quoted", "hypothetical"):
        return False
    if (
        scope.of_clause(words) == "denied"
        and re.search(r"\bno\b|\bnot\b|n['’]t", clause.before)
        and act not in ("complain", "escalate", "extend")
    ):
        return False
    if act != "complain" and ((act != "resolve_informally" and _refers(clause)) or _achieved(clause)):
        return False
    led = text[: clause.length.start]
    if act in ("complain", "escalate") and _NO_LIMIT.search(led) and not _BUT_MUST.search(led):
        return False
    if act == "escalate" and (_TAKEN_LATER.search(text, clause.length.end) or told_times.asked(clause)):
        return False
    counted = re.search(r"%|\bof\s+the\s*$|\b(?:last|past|previous)\s*$", clause.before) and not _TAKEN_FROM.search(clause.before)
    if act == "complain" and (counted or _PAST_COUNT.search(part(text, clause))):
        return False
    if told_times.over(clause, text) or (act in ("acknowledge", "respond") and told_times.told(text, clause)):
        return False
    if _lasts(clause, act) or (act == "extend" and _FOR_RESIDENT.search(clause.before) and _TO_DO.match(clause.after)):
        return False
    if (
        _INTERNAL.search(text)
        or _ASKS_THEM.search(clause.before)
        or _SILENCE.search(clause.before)
        or _MEETING.search(clause.clock.start_words)
        or _ELSEWHERE.search(clause.before)
    ):
        return False
    opens = act == "respond" and _OPENS.match(text, clause.length.end)
    if opens or (act in ("respond", "escalate") and (_TO_US.search(words) or _MEETS.search(clause.before))):
        return False
    if _ELSEWHERE.search(text) and act in ("complain", "escalate", "respond") and not _own_words(clause, act):
        return False
    if act in ("acknowledge", "respond", "escalate") and _UNDER_ANOTHER.search(text):
        return False
    return not other_business.of(s, clause, act) and _about_complaints(s, act)


# "Fraud reports are answered within ten days and are not dealt with under this policy"
_UNDER_ANOTHER = Pattern(
    r"\b(?:is|are|and|but)\s+(?:not|never|no)\s+(?:dealt\s+with|handled|considered|covered|treated|taken|part)\b[^.;]{0,30}\b(?:under|by|of|within|through)\s+"
    r"(?:this|the|our)\s+(?:complaints?\s+)?(?:policy|procedure|process)\b(?![^.;]{0,200}\b(?:we|until|unless|before)\b)"
    r"|\bnothing\s+to\s+do\s+with\s+(?:\w+\s+){0,2}?complain",
    re.IGNORECASE,
)


def _achieved(clause: Clause) -> bool:
    """Whether a clause reports what was done; "the policy gives ten days (68% last year)" states the time and reports beside it."""
    if _ACHIEVED.search(clause.before) or not _ACHIEVED.search(clause.words):
        return bool(_ACHIEVED.search(clause.before))
    return not (_STATES.search(clause.before) and not _ACHIEVED.search(_BESIDE.split(clause.after)[0]))


def _lasts(clause: Clause, act: Action) -> bool:
    """Whether a length says how long something is kept or goes on: no letter takes years, and "for six weeks" is no deadline."""
    if act == "escalate":
        return False
    if act == "complain":
        accepted = clause.clock.starts_from == "incident" and TAKEN_FOR.search(clause.before)
        return bool(_STRETCH.search(clause.before)) and not accepted
    long = clause.length.unit in ("month", "year")
    if clause.length.unit == "year" or (long and _KEPT.search(clause.words)):
        return True
    return act in ("acknowledge", "respond") and bool(_STRETCH.search(clause.before)) and not _STRIVEN.search(clause.before)


def _refers(clause: Clause) -> bool:
    """Whether a clause speaks of a time that was set before: "if we cannot meet the ten days"."""
    if _AT_MOST.search(clause.before) or clause.clock.start_words.startswith("that follow"):
        return False
    if re.match(r"\s*(?:overdue|late|behind|past)\b", clause.after, re.IGNORECASE) or clause.clock.start_words.startswith("before"):
        return True
    missed = re.match(
        r"\s*(?:cannot|can['’]t|is\s+not|isn['’]t|will\s+not|are\s+not|has\s+not|proves?|turns?\s+out|(?:is|are)\s+too)\b",
        clause.after,
        re.IGNORECASE,
    )
    return bool(_REFERENCE.search(clause.before) or (missed and re.search(r"\b(?:if|where|when|should)\b", clause.before, re.IGNORECASE)))


def _own_words(clause: Clause, act: Action) -> bool:
    ours = r"\b(?:we|our|us|respon\w+|repl\w+|stage)\b"
    if act == "respond":  # "They will send you the association's final answer within ..., and tell you of the Ombudsman"
        ours += r"|\b(?:sends?|gives?|writes?\s+to|tells?|posts?)\s+(?:you|them|the\s+(?:resident|tenant|customer|complainant|member))\b"
        ours += r"|\b(?:final|written|second)\s+(?:answer|decision|letter)\b"
    return bool(re.search(ours, clause.before, re.IGNORECASE)) and not re.search(
        r"ombudsman|tribunal|designated", clause.words, re.IGNORECASE
    )


def _about_complaints(s: Statement, act: Action) -> bool:
    """Whether a time to acknowledge or answer is one for complaints and not for letters in general."""
    if s.key:
        return (
            s.key in steps.KEYS
            or bool(_MOST_OF_A_FORM.search(s.key))
            or bool(stage.mentions(s.text))
            or bool(steps.ACKNOWLEDGE.search(s.text))
        )
    heading = " ".join(s.passage.path[-1:])
    if _SIDE_HEADING.search(heading) and not stage.of_heading(heading):
        return bool(stage.mentions(s.text) or re.search(r"\bcomplain|\backnowledg", s.text, re.IGNORECASE))
    if act == "complain":
        return True
    after = s.after if act == "resolve_informally" else ""  # "Allow us a day to mend it. If we have not, ask for stage 1."
    near = " ".join((heading, s.passage.lead_in, s.before, s.text, after))
    return s.stage is not None or stage.each(s.text) or bool(COMPLAINT_WORD.search(near) or _STEP_HEADING.search(heading))
