"""Sentences of a row that deny: not done, none there, nobody does it, seldom, or only for those who ask."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ombudscan.extract.harmless import NOT_ARISEN
from ombudscan.pattern import Pattern, barred


def _re(pattern: str) -> Pattern:
    return Pattern(pattern, re.IGNORECASE | re.VERBOSE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Denial:
    """A way of denying; `strict` ones hold for provisions that are met by not doing something, too."""

    pattern: Pattern
    why: str
    strict: bool = False


# What ought to be there: the thing that a denial takes away.
_THING = r"""(?:records?|logs?|list|register|reviews?|checks?|process|procedure|system|polic(?:y|ies)|training|monitoring|reminders?
    |mechanism|arrangements?|programme|guidance|templates?|reports?|surveys?|follow-up|budget|publicity|information|reference|mention
    |paragraph|page|link|apolog(?:y|ies)|support|updates?|triage|assessments?|summary|definition|objectives?|files?|adjustments?|account
    |regard|feedback|response|dates?|end\s+date|changes?|distinction|acknowledge?ments?|wording|statement|notes?|audits?|analysis
    |cover|time\s+for|news|contact\s+between|self-assessment|table|minutes|figures|description|copy|telephone\s+line|route\s+for
    |safeguards?|oversight|input|say\s+(?:in|over)|instructions?|script|facility|provision|consideration|thought|attempt|effort|lead
    |(?:senior\s+)?(?:manager|person|officer|director|trustee)\s+(?:has|is|leads|owns|looks))"""
# Verbs of what a landlord ought to do, in any form.
_DUTY = r"""(?:contact\w*|updat\w*|inform\w*|tell|told|record\w*|logged|log|list|listed|keep|kept|review\w*|monitor\w*|check\w*|track\w*
    |look(?:ed)?\s+(?:at|into)|report(?:ed|s)?|publish\w*|train|trained|mention\w*|includ\w*|explain\w*|cover|covered|address\w*
            |set\s+out|state|stated
    |offer|offered|acknowledg\w*|shar(?:e|ed)|discuss\w*|consider|considered|measur\w*|count|counted|stor(?:e|ed)|sav(?:e|ed)|note|noted
    |giv(?:e|en)|provid\w*|send|sent|compl(?:y|ied)|met|consult\w*|appl(?:y|ied)|referred|refer\s+to|audit\w*|apologis\w*
            |invit\w*|recogni[sz]e\w*
    |publicis\w*|advertis\w*|promot\w*|display\w*|resourc\w*|assess\w*|analys\w*|read|seen|see|receiv\w*|adopt\w*
            |agreed?\s+(?:with|how)|written
    |wr(?:ite|itten)\s+(?:down|to)|ask\s+(?:about|what|how|whether|for\s+(?:feedback|views|their\s+side))|speak\s+to|spoken\s+to|follow\w*
    |made\s+aware|put\s+on|carr(?:y|ied)\s+out|produc\w*|issued?|appointed?|set|replaced|show|shown|work(?:ed)?\s+out|name|introduc\w*
    |done|happen\w*|monitor\w*|distinguish\w*|say|summaris\w*|confirm\w*|print(?:ed)?|carry|carries|quote[ds]?|signpost\w*|taught
            |briefed)"""
_NOT = r"(?:not|n['’]t|never|cannot)"
_OFTEN = (
    r"(?:normally|usually|generally|always|routinely|consistently|currently|systematically|presently|ordinarily|formally|regularly|"
    r"often|at\s+present|yet|as\s+yet|really|actually|itself|themselves|so\s+far|properly|fully|separately|ever|in\s+fact|also)"
)
# "Never beyond a further ten working days" keeps a limit.
_SOME_TIME = (
    r"(?:(?:an?|the|our|another|further|more|additional|extra|those|up\s+to)\s+)*(?:\d|one|two|three|four|five|six|ten|fifteen|twenty|thirty|"
    r"(?:week|fortnight|month|limit|time\w*|date|day)s?\b)"
)
_IS = r"(?:is|are|was|were|has|have|had|do|does|did)"

_DENIALS: tuple[_Denial, ...] = (
    # "Not on our posters as yet.", "Not routinely.", "Not in writing."
    _Denial(
        pattern=_re(
            rf"""^\W*(?:but\s+|currently\s+|at\s+present\s+)*(?:not|never)\s+(?:been\s+)?(?:{_OFTEN}|as\s+a\s+rule
            |at\s+(?:the\s+moment|this|stage)|
            every|all\b|on(?!\s+day\b)|in\s+(?!force)|at\b|for\s+(?!free)|part\s+of|available|something\s+(?:that\s+)?we|a\s+(?:feature|part)
            |to\s+(?:residents|tenants|the|all|everyone)
            |within|beyond(?!\s+{_SOME_TIME})|by\s+(?:us|the)|{_DUTY})\b"""
        ),
        why="It says that it is not done.",
    ),
    # "None of our posters has it.", "Nothing in the handbook.", "No one in particular."
    _Denial(
        pattern=_re(
            rf"""^\W*(?:none\s+(?:is\s+|are\s+|has\s+been\s+|were\s+|was\s+)?(?:appointed|in\s+place|at\s+(?:present
            |the\s+moment)|exists?|kept|published|given|held|set
                |made|written|run|offered|of\s+(?:our|the|these|them|it)\b[^.;]{{0,50}}?\b(?:ha(?:s|ve)|mention|carr|say|refer
            |give|includ|name|is\s+on|are\s+on|show|know|read)\w*)
            | nothing\s+(?:goes|is\s+(?:done|kept|given|sent|offered|published|said|recorded|reported|written|in\s+place)|about
            |in\s+(?:the|our|it)|on\s+(?:the|our|this)
                |exists|has\s+been\s+(?:{_DUTY})|formal|yet|at\s+present|of\s+the\s+kind)
            | (?:nobody|no[-\s]one)\s+(?:in\s+particular|at\s+(?:present|the\s+moment)|to\s+\w+|yet|has\s+this|does\s+this|owns
            |leads|oversees|takes\s+charge
                |is\s+(?:responsible|in\s+charge|assigned|named|designated)|has\s+been\s+(?:named|appointed|given|assigned|trained)))\b"""
        ),
        why="It says that there is none.",
    ),
    # "Nobody studies the causes", "no one in the team reads them"
    _Denial(
        pattern=_re(
            rf"""\b(?:nobody|no[-\s]one|no\s+(?:officer|manager|member\s+of\s+staff))\s+(?:(?:in|on|at|from)\s+\w+\s+\w+\s+
            |else\s+|here\s+)?(?:is\s+|has\s+(?:been\s+)?|currently\s+|then\s+|ever\s+)*
            (?:(?:stud|carr)(?:y|ies|ied)|looks?|owns?|reads?|tells?|gets?\s+back|follows?|goes\s+back
            |{_DUTY.replace("(?:", "(?:checks|reviews|records|monitors|keeps|writes|reports|tracks|updates|offers|", 1)})\b"""
        ),
        why="It says that nobody does it.",
    ),
    # "No report was written last year", "we have no record of disabilities", "no regard is had to disability"
    _Denial(
        pattern=_re(
            rf"""(?:^\W*|(?<=[,:–-]\s) | \b(?:with|there\s+(?:is|are|was|were|has\s+been)|we\s+(?:have|had|keep|hold|run|produce
            |receive|publish|make|made|give|gave|offer|do)
            |has|have|had|makes?|gives?|gave|receives?|received|gets?|offers?|contains?|takes?|and|but|is|are)\s+)
            (?:currently\s+|at\s+present\s+)?no\s+(?:(?!more\b|less\b|longer\b|need\b|other\b|reason\b)[\w-]+\s+){{0,2}}?{_THING}\b"""
        ),
        why="It says that there is none.",
    ),
    # "We do not have such a policy", "the team doesn't have a list"
    _Denial(
        pattern=_re(
            rf"\b(?:do|does|did)\s*(?:not|n['’]t)\s+(?:{_OFTEN}\s+)?(?:have|hold|run|produce|operate)\s+(?:such\s+)?(?:a|an|any|one|our)\b\s*(?:[\w-]+\s+){{0,2}}?(?:{_THING}\b|\W*$)"
        ),
        why="It says that there is none.",
    ),
    # "Tenants are not told", "the survey does not tell people", "we have never advertised it"
    _Denial(
        pattern=_re(rf"\b{_IS}\s*{_NOT}\s+(?:be\s+|been\s+|{_OFTEN}\s+|being\s+)*{_DUTY}\b"),
        why="It says that it is not done.",
    ),
    # "cannot say how long", "never printed": without a verb before it
    _Denial(pattern=_re(rf"\b(?:but|and)\s+(?:not|never)\s+(?:{_OFTEN}\s+)?{_DUTY}\b"), why="It says that part of it is not done."),
    # "The member has not met the team", "it is not on the website", "are not on our letters"
    _Denial(
        pattern=_re(
            rf"""\b(?:is|are|was|were|has|have|had|does|do|did)\s*{_NOT}\s+(?:{_OFTEN}\s+)?(?:on|in|part\s+of|available
            |compulsory|mandatory
            |a\s+(?:requirement|part|feature)|accessible|up\s+to\s+date|current|complete|adequate)\s*(?:\b|$)(?!\s*(?:force
            |dispute|arrears|post\s+when))"""
        ),
        why="It says that it is not so.",
    ),
    # "the clause is missing from two templates", "the letter lacks the reasons", "leaves out agents"
    _Denial(
        pattern=_re(
            r"""\b(?:(?:is|are)\s+(?:still\s+)?(?:missing|absent|lacking|omitted|left\s+(?:out|off|blank|unanswered))|lacks
            |omits?|leav(?:e|es|ing)\s+(?:out|off)|left\s+(?:out|off)
            |missing\s+(?:from|in)|fall(?:s|ing)?\s+short|not\s+(?:fully\s+)?compliant|overlook(?:ed|s)?|forgotten|neglected
            |falls?\s+by\s+the\s+wayside)\b"""
        ),
        why="It says that something is missing.",
        strict=True,
    ),
    # "rarely", "now and then", "when time allows", "ad hoc"
    _Denial(
        pattern=_re(
            rf"""^\W*(?:now\s+and\s+(?:then|again)|(?:very\s+)?(?:rarely|seldom|occasionally|sometimes|infrequently|hardly\s+ever
            |patchily|intermittently|sporadically)\W*$|sometimes,|in\s+some\s+(?:cases|teams|areas)\W*$)
            | \b(?:rarely|seldom|hardly\s+ever|only\s+sometimes|sometimes\s+not|only\s+occasionally|only\s+rarely
            |once\s+in\s+a\s+(?:blue\s+moon|while))(?:\s+{_DUTY}|\W*$)
            | \b(?:when|where|as|if|whenever)\s+(?:time|capacity|resources?|staffing|workloads?|the\s+workload
            |diaries)\s+(?:allow|permit)s?
            | \b(?:is|are)\s+(?:patchy|ad\s?hoc|hit\s+and\s+miss|inconsistent|sporadic|haphazard|intermittent)\b"""
        ),
        why="It says that it is done seldom, or not always.",
    ),
    # "left to each team leader", "it is up to the contractor", "varies from officer to officer"
    _Denial(
        pattern=_re(
            r"""^\W*(?:this\s+is\s+|it\s+is\s+|it['’]s\s+|we\s+)?(?:left?|leave|leaves|up|down)\s+(?:this\s+|that\s+|it\s+
            |entirely\s+|largely\s+)?to\s+(?:the|each|every|individual|our|whoever)\b
            | \bleav(?:e|es|ing)\s+(?:this|that|it)\s+to\s+(?:the|each|our)\b | \bleft\s+to\s+(?:each|individual|the\s+(?:officer
            |manager|contractor))
            | \bvar(?:y|ies)\s+(?:from|between)\s+(?:officer|team|manager|office|person)|\bdepends?\s+on\s+(?:who
            |which\s+(?:officer|team)|what\s+is\s+left|how\s+busy|the\s+(?:officer|manager|workload|diary|panel))"""
        ),
        why="It leaves it to whoever is asked.",
    ),
    # "training lapsed in the merger", "the log has fallen behind", "suspended until further notice"
    _Denial(
        pattern=_re(
            r"""\b(?:(?:has|have|had)\s+)?(?:lapsed|fallen\s+(?:behind|into\s+disuse|away)|(?:is|are|was|were
            |been)\s+(?:on\s+hold|in\s+abeyance|suspended|out\s+of\s+(?:date|use)|behind
            |broken(?!\s+(?:down|up)\s+(?:by|into)))
            |slipped|(?:dis)?continued\s+for\s+(?:now|lack)|run\s+out\s+of)\b(?!\s+tenanc)
            | \b(?:has|have)\s+not\s+[^.;]{2,50}\bsince\b | \bhad\s+(?:no|nothing)\s+[^.;]{2,40}\bsince\b | \bbeen\s+(?:broken
            |down|empty|idle)\s+since\b"""
        ),
        why="It says that it has lapsed.",
    ),
)
# "Only if asked", "to those who ask", "when tenants chase": for those who ask, not for all.
_WHO = (
    r"(?:they|he|she|people|someone|somebody|anyone|anybody|you|"
    r"(?:the\s+|a\s+|an\s+)?(?:residents?|tenants?|customers?|callers?|members?|leaseholders?|complainants?|households?|famil\w+))"
)
_ASK = r"(?:ask|chase|request|press|insist|enquire|inquire|ring|push|demand)(?:s|es|ed)?"
_ON_ASKING = _re(
    rf"""(?:\bonly\b[^.;,]{{0,30}}|^\W*(?!(?:if|when|where|should|once)\b)\w[^.;,]{{2,60}}|^\W*(?=[^.;,]{{4,50}}\W{{0,300}}$))\b(?:if
            |when|where|unless|should|once)\s+(?:{_WHO}\s+)?(?:(?:specifically|actually|first|then
            |happens?\s+to)\s+)?{_ASK}\b(?!\s+(?:us\s+)?for\s+(?:more|less|fewer|something|another|otherwise|a\s+different))(?!\s+(?:for|to|us\s+(?:for|to))\s+(?:a\s+|the\s+|their\s+|go\b|escalat\w*|move)?(?:stage
            |review|escalat|second|go|complaint|case|more\s+time|on))
    | \b(?:only\s+(?:on|upon|by)\s+request|(?:on|upon|by)\s+request\s+only|to\s+(?:those|anyone|anybody|people|tenants
            |residents)\s+who\s+{_ASK}|for\s+(?:those|people|anyone)\s+who\s+{_ASK})\b
    | ^\W*(?:on|upon|by|at\s+their)\s+request\W*$ | \b(?:have|has|must|need)\s+to\s+(?:chase|ask)\s+(?:us|for)\b"""
)
# Where everybody has to get it, and not only those who ask.
_FOR_ALL = frozenset(
    """
    refusal-explained channels equality-act ombudsman-access ombudsman-contact-routine early-ombudsman-advice complaint-definition
    responsibility-clear update-intervals kept-updated regular-updates agreed-contact stage-1-letter stage-2-letter
    stage-1-acknowledge stage-2-acknowledge stage-1-extension-ombudsman stage-2-extension-ombudsman extension-updates
    extension-reasons report-published learning-reported remedy-followed-through adjustments-recorded adjustments-policy publicity
    website stage-2-definition manage-expectations member-duties governing-body-information choice-to-complain escalation-advice
    final-ombudsman-right survey-feedback chance-to-comment
    """.split()
)
# "On the staff intranet only", "Only at stage 1": for some, where it is due to all.
_PARTIAL = _re(
    r"""^\W*only\s+(?:at|on|in|for|to|by|after|once|office|those)\b | (?<!relevant\s)(?<!authorised\s)\b(?:staff|office|tenants
            |intranet|managers|employees|summary|totals|form|stage\s+(?:\d|one|two)|letter|e-?mail
    |(?:text\s+)?messages?|telephone|phone|internally)\s+only\b | \bonly\s+(?:new|the\s+main|the\s+final|one|some)\b"""
)
_PARTIAL_KEYS = _FOR_ALL | frozenset(
    """
    policy-available training-and-resources standard-objective full-record annual-report stage-1-all-points stage-2-all-points
    stage-1-acknowledge third-party-code
    """.split()
)
# What may be denied without harm: a fault, a hurdle, a wait.
_FAULT = _re(
    rf"""{NOT_ARISEN}
        | \b(?:refus\w+|declin\w+|turn(?:ed|s)?\s+(?:away|down)|reject\w*|late|later|delay\w*|wait\w*|unacknowledged|overdue
            |penalis\w*|disadvantag\w*|blam\w*
        |(?:stop|ban|block|black)[-\s]?lists?|extend\w*|exceed\w*|overr[au]n\w*|beyond|treated\s+(?:worse|less|differently)|told\s+(?:no|to)|sent\s+(?:away|elsewhere|back|to\s+another)|went\s+without
            |goes?\s+without|go(?:es)?\s+out\s+without|passes\s+without|without
        |unless\s+(?:the|they)\s|until|need\w*|(?:have|has|had)\s+to|necessary|required?|obliged|asked\s+(?:to|for)
            |ask\s+for\s+(?:a|any|proof|more)|longer\s+than|more\s+than|fewer\s+than|only|just|merely|simply|exempt
        |gaps?|problems?|concerns?\s+(?:was|were)|issues?\s+(?:was|were)|breach\w*|exception\w*|closed|ends?\s+before|lose[sd]?
            |lost|afraid|depend\w*|short(?:age|fall)?s?|fell\s+short|failed|wrong
        |findings?\s+of|orders?\s+(?:was|were|has|have|received)|overrule\w*|changed\s+because|in\s+force|outstanding|unaware
            |except|allow\w*\s+to\s+wait|charge[ds]?|password|log\s+in|exclu\w+|missing\s+cases|separate|lack\w*|found\s+wanting
            |none\s+missing|tariff|link\s+with|hide)\b"""
)
# "If it has not been sent", "points that are not covered", "whether it was done": no statement about what is done.
_CONDITION = _re(
    r"\b(?:if|where|when|whenever|unless|whether|in\s+case|should|anything|those|anyone|anybody|who|which|that|what|why|because|as|even|how)\b[^.;,:]{0,70}$"
)
_DOUBLE = _re(r"\b(?:none|nobody|no[-\s]one|nothing|never|not|no)\b(?!\s+(?:on|in|have|has)\b)[^.;,:]{0,60}$")


def denied(text: str, keys: frozenset[str], *, spare: bool) -> str:
    """Return why a sentence denies what the provisions ask for, or ""; `spare` where they are met by not doing something."""
    if keys & _FOR_ALL and _stands(_ON_ASKING, text, fault=False):
        return "It is done only for those who ask."
    if keys & _PARTIAL_KEYS and _stands(_PARTIAL, text, fault=False):
        return "It is done for a part only."
    out = barred(text)
    return next((d.why for d in _DENIALS if not d.pattern.bit & out and (d.strict or not spare) and _stands(d.pattern, text)), "")


def _stands(pattern: Pattern, text: str, *, fault: bool = True) -> bool:
    """Whether a wording is found that is no condition, no denial of a denial and no denial of a fault."""
    found = pattern.search(text)
    if found is None:
        return False
    before = text[: found.start()]
    after = re.split(r"[.;]", text[found.start() :], maxsplit=1)[0]
    if re.search(r"[.;]", before):
        before = re.split(r"[.;]", before)[-1]
    if (fault and _CONDITION.search(before)) or _DOUBLE.search(before):
        return False
    return not (fault and _FAULT.search(after))
