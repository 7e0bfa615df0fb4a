"""Sentences of a row that tell of a single thing past that was put right, or of somebody else's business: no practice of the landlord's."""

from __future__ import annotations

import re

from ombudscan.pattern import Pattern, any_of


def _re(pattern: str) -> Pattern:
    return Pattern(pattern, re.IGNORECASE | re.VERBOSE)


_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december|christmas|easter)"
# A day, a count or a "once": a thing that happened, and is no rule.
_SINGLE = _re(
    rf"""\b(?:(?:19|20)\d\d(?:[/–-]\d\d)?|{_MONTH}|(?:last|that)\s+(?:spring|summer|autumn|winter|year|month|week)|once|twice|one\s+(?:of
        |case|letter|resident
        |tenant|complaint)|(?:two|three|four|five|six|\d+)\s+(?:\w+\s+)?(?:were|had|did|failed|missed)|a\s+(?:\w+['’]s\s+)?(?:new
        |temporary|surveyor|leaseholder['’]s|contractor['’]s))\b"""
)
_PAST = _re(r"\b(?:was|were|had|did|left|found|slipped|failed|went|fell|asked|told|gave|sent|missed|lapsed|dropped)\b")
_PRESENT = _re(
    r"""\b(?:is|are|do|does|has|have|will|must|can|cannot|(?<!\d\s)may(?!\s+\d)|shall|still|always|whenever|each|every|any)\b | \b(?:refus
        |declin|reject)\w*
        | \bturned\s+(?:down|away)\b(?!\s+as\s+late)"""
)
_MENDED = _re(
    r"""\b(?:now|since|followed|reversed|corrected|(?:put|set)\s+right|switched\s+(?:off|on)|replaced|restored|re-?sent|re-?issued|covered
        |carried
        |in\s+post|the\s+same\s+(?:day|afternoon|morning|week)|that\s+(?:afternoon|morning|day|week)|within\s+(?:the\s+hour|\w+\s+(?:hours
        |days))|ha(?:s|ve)\s+(?:it|them)
        |all\s+(?:were|have)|filled|kept|rejected|is\s+on\s+every|were\s+given
        # "The sheet was brought in for that reason"
        |(?:brought\s+in|introduced|set\s+up|begun|started|added|made|bought)\s+(?:for\s+(?:that|this)\s+reason|because\s+of\s+(?:that|this|it)
            |as\s+a\s+result|in\s+response|after\s+(?:that|this)))\b"""
)
_FAULT_AGAIN = _re(r"\b(?:not|never|no|nobody|none|without|unless|only)\b")


def single(text: str, following: str) -> bool:
    """Return whether a sentence tells of one thing past and the next one, or its own end, of how it was put right."""
    if not (_SINGLE.search(text) and _PAST.search(text)) or _PRESENT.search(text):
        return False
    return bool(_MENDED.search(following)) and not _FAULT_AGAIN.search(following)


# Sentences whose subject is not the landlord's complaints process, or which name a fault to say that it is none.
_ASIDE: tuple[Pattern, ...] = (
    # "Six months is our insurer's limit", "The insurer once asked us not to admit fault; we refused"
    _re(
        r"""^\W{0,20}(?:the\s+|our\s+)?insurers?\b[^.]{0,200}\b(?:we\s+refused|refused)
            | \binsurers?['’]s?\s+(?:own\s+)?(?:limit|time|period|rule|deadline)\b"""
    ),
    # "It is not used for landlord complaints", "has no bearing on complaints"
    _re(
        r"""\b(?:no\s+bearing\s+on|nothing\s+to\s+do\s+with|not\s+(?:used|meant|intended)\s+for|does\s+not\s+(?:apply|extend)\s+to
            |do\s+not\s+go\s+to)\s+
            (?:[\w'’-]+\s+){0,2}?(?:complaints?|that\s+team|housing)\b"""
    ),
    # "The staff procedure is internal and is not on the website; the policy is"
    _re(r"\bstaff\s+(?:procedure|guide|guidance|manual|handbook)\b[^.;]{0,200}\b(?:internal|not\s+on)\b[^.]{0,200}\bpolicy\s+(?:is|has)\b"),
    # "Names and addresses are not shared": of people
    _re(
        r"\b(?:names?|addresses|identit(?:y|ies)|personal\s+(?:details|data|information))\b[^.;]{0,20}\b(?:is|are|be)\s+(?:not|never|"
        r"removed|left\s+out|taken\s+out)\b"
    ),
    # "Some residents do not say what they want": what they leave undone, and not the landlord
    _re(
        r"""\b(?:residents?|tenants?|people|customers?|complainants?|households?)\s+(?:do|does|did|who\s+(?:do|does|did))\s*(?:not
            |n['’]t)\s+
            (?:say|reply|answer|respond|want|wish|tell|ask|know|turn\s+up|get\s+back|come\s+back|pick\s+up)\b"""
    ),
    # "Records are deleted after six years under the retention schedule"
    _re(r"\b(?:retention\s+(?:schedule|policy|period|rules?)|never\s+while\s+(?:a|the)\s+(?:case|complaint))\b"),
    # "The system escalates anything not acknowledged by day four"
    _re(
        r"\b(?:any\w*|those|cases?|complaints?|ones?|whatever)\s+(?:that\s+(?:is|are)\s+)?not\s+(?:yet\s+)?(?:been\s+)?(?:acknowledged|"
        r"answered|logged|updated|sent)\s+(?:by|within|after|on)\b"
    ),
    # "Should the same director have handled stage 1, stage 2 goes to the Chief Executive"
    _re(r"^\W{0,20}(?:should|if|where|when)\s+(?:the\s+)?same\b[^.;]{0,200},\s"),
    # "Only one extension was needed this year"
    _re(
        r"\bonly\s+(?:one|two|three|four|a\s+few|\d+)\s+(?:[\w-]+\s+){1,2}?(?:was|were)\s+(?:needed|required|made|necessary|late|overdue)\b"
    ),
    # "The £25 payment is a fixed sum under the repairs policy and separate"
    _re(
        r"\b(?:missed[-\s]appointment|home[-\s]loss|decoration|disturbance)\b[^.;]{0,200}\b(?:separate|apart|repairs\s+policy|in\s+addition|"
        r"besides|on\s+top)\b"
    ),
    # "Cleaners, who do not deal with complaints, have no such objective; everyone who does has had it"
    _re(
        r"\bwho\s+do(?:es)?\s+not\s+(?:deal|handle|work)\b[^.;]{0,200}\bcomplaints?\b[^.]{0,200}\b(?:everyone|everybody|"
        r"all)\s+(?:\w+\s+)?who\s+do(?:es)?\b"
    ),
    # "Written authority is needed only before sensitive data is shared"
    _re(
        r"\b(?:only|just)\s+(?:before|where|when|if|for)\b[^.;]{0,200}\b(?:personal|sensitive|medical|health)\s+(?:\w+\s+)?(?:data|information|"
        r"details|records?)\b"
    ),
    # "A prompt that cannot be closed until the choice has been entered"
    _re(
        r"\b(?:prompts?|screens?|fields?|forms?|cases?|records?|tasks?)\b[^.;]{0,20}\b(?:cannot|can['’]t|will\s+not)\s+be\s+(?:closed|"
        r"saved|submitted|completed|passed|moved)\b[^.;]{0,200}\b(?:until|unless|before|without)\b"
    ),
    # "In 2021 this was not done for calls; since April 2022 it is"
    _re(
        r"""^\W{0,20}(?:in|until|before|up\s+to|back\s+in)\s+(?:\w+\s+)?(?:19|20)\d\d\b[^.;]{0,120}\b(?:was|were|did|had|could)\b[^.;]{0,120}[;,]\s*
            (?:but\s+|and\s+)?(?:since|now|from|today|as\s+of)\b
            (?![^.]{0,300}\b(?:not|never|no|none|nobody|without|only|unless|rarely|seldom|less)\b)(?![^.]{0,300}n['’]t\b)"""
    ),
    # "16 of last year's letters had works still to come": they did not wait for them
    _re(
        r"""\b(?:letters?|repl(?:y|ies)|answers?|responses?|decisions?|\d{1,4}\s+of)\b[^.;]{0,60}\b(?:had|with|while|though)\s+(?:some\s+|the\s+)?
            (?:works?|repairs?|jobs?|actions?|promises)\s+(?:was\s+|were\s+)?(?:still|yet)\s+(?:to\s+(?:come|do|be\s+done|follow|finish)
            |outstanding|unfinished|under\s+way|in\s+hand|open)\b(?![^.]{0,200}\b(?:not|never|no|nobody|none|held)\b)"""
    ),
    # "16 promises slipped in the spring; each was re-dated, and all were finished by June"
    _re(
        r"""\b(?:slipped|overran|lapsed|(?:was|were)\s+(?:late|missed|delayed|overdue))\b[^.]{0,160}\b(?:all|every\s?one|both)\s+(?:was|were|have\s+been
            |has\s+been)\s+(?:since\s+|then\s+)?(?:finished|done|kept|completed|delivered|put\s+right|carried\s+out|closed|answered)\b
            (?![^.]{0,200}\b(?:not|never|no|nobody|none|but|except|bar)\b)"""
    ),
    # "Enquiries from councillors are on a different track": another's business
    _re(
        r"""^\W{0,20}(?:members?['’]?|mps?['’]?|councillors?['’]?|enquir(?:y|ies)\s+(?:from|by)\s+(?:mps?|councillors?|members)|freedom\s+of\s+information|subject\s+access|foi)
            \b[^.;]{0,80}\b(?:different|separate|another|its\s+own|their\s+own)\s+(?:track|route|process|queue|team|procedure|channel|system)\b"""
    ),
    # "Damage claims go to the insurers in the usual way and are not counted"
    _re(r"\b(?:damage|insurance|liability|injury|public\s+liability)\s+claims?\b[^.;]{0,60}\binsur(?:ers?|ance)\b"),
    # "In 2023 the Ombudsman found that a caretaker had told a resident to put it in writing": one thing past
    _re(
        r"""^\W{0,9}(?:back\s+)?in\s+(?:\w+\s+)?(?:19|20)\d\d,?\s+(?:the|our|an?)\s+(?:[\w-]+\s+){0,2}?(?:ombudsman|audit\w*|panel|inspector|review|tribunal)\s+
            (?:found|said|held|noted|ruled|decided)\s+that\s+(?:an?|one)\s+[\w\s-]{2,40}?\bhad\b"""
    ),
    # "Letters that leave out a point are recalled and sent again"
    _re(
        r"""\b(?:letters?|drafts?|repl(?:y|ies)|answers?|responses?|cases?|files?|ones?|any)\s+(?:that|which)\s+(?:leaves?|miss(?:es)?|omits?|lacks?|fails?|falls?)\b[^.;]{0,60}
            \b(?:is|are)\s+(?:recalled|returned|withdrawn|reopened|rewritten|redone|reissued|corrected|put\s+right|(?:sent|handed|given|passed)\s+(?:back|again))\b"""
    ),
    # "Anyone ill, old or with a baby goes first": whose turn it is
    _re(
        r"^\W{0,20}(?:any(?:one|body)|those|people|residents?|tenants?|urgent\s+\w+|cases?)\b[^.;]{0,80}\b(?:goes?|comes?|(?:is|are)\s+(?:put|taken|dealt\s+with))\s+first\W*$"
    ),
    # "We found in 2024 that letter D1 said nothing about it; it was rewritten in May 2024 and now does"
    _re(
        r"""^\W{0,20}(?:we|an?\s+\w+|the\s+\w+|audit\w*)\s+(?:had\s+)?(?:found|noticed|saw|learnt|learned|discovered)\b[^.;]{0,20}\bthat\b[^.;]{0,200};[^.;]{0,80}
            \b(?:rewritten|corrected|changed|put\s+right|mended|replaced|amended|updated|added)\b[^.;]{0,60}
            (?:\b(?:now|since)\b|\b20\d\d\b)(?![^.;]{0,200}\b(?:not|never|still|no|only|unless)\b)"""
    ),
    # "The statute was missing from two, and was put in before the tenant had them"
    _re(
        r"""\b(?:was|were)\s+(?:missing|left\s+(?:out|off)|omitted|wrong|lacking|overlooked)\b[^.;]{0,60}\b(?:and|but)\s+(?:(?:it|they|both|this|each)\s+)?
            (?:was|were)\s+(?:all\s+|then\s+)?(?:put\s+(?:in|right)|added|corrected|mended|inserted|restored|rewritten)\b[^.;]{0,20}\bbefore\s+
            (?:it|they|the\s+(?:letters?|tenants?|residents?|customers?|members?))\b"""
    ),
    # "The Ombudsman may tell us to take the complaint on if it does not agree"
    _re(r"\bombudsman\b[^.;]{0,40}\b(?:may|can|could|might)\s+(?:tell|ask|order|direct|instruct|require)\s+(?:us|the\s+\w+)\s+to\b"),
    # "Had there been reason to go further, it would have been talked over; it has not arisen"
    _re(
        r"^\W{0,20}(?:had|were)\s+(?:there|it|we|they|the\s+\w+|any\w*)\b[^.;]{0,200}\bwould\s+(?:then\s+|first\s+)?(?:have|be)\b(?!\s+(?:not|never|no)\b)"
    ),
    # "‘Ring the roofer yourself’ is a phrase that our listeners mark as wrong": words that nobody may say
    _re(
        r"""^\W{0,9}[‘“"'][^‘“”"]{3,100}[’”"']\s+(?:is|are|counts?\s+as|would\s+be)\s+
            (?:an?\s+|the\s+)?(?:(?:phrase|answer|reply|line|sentence|words?|thing|something|what|one)\b
            [^.;]{0,80}\b)?(?:(?:scored?|marked?|treat(?:ed)?|count(?:ed)?|rated?)\s+(?:it\s+)?(?:as\s+)?(?:an?\s+)?
                (?:fail(?:ure|ed|ing)?|wrong|fault|error|zero)|barred|banned|forbidden
            |never\s+(?:said|used|to\s+be)|nobody\s+(?:may|is\s+to|says)
            |not\s+(?:allowed|permitted|accepted|to\s+be\s+(?:said|used|heard)))\b"""
    ),
    # "Members who ask for a third stage are told that our process is finished"
    _re(
        r"""\b(?:who|that|if|when|where|residents?|tenants?|customers?|members?|leaseholders?)\b[^.;]{0,40}?
            \b(?:asks?|asked|wants?|requests?|looks?|hopes?|demands?)\s+(?:us\s+)?(?:for\s+)?(?:an?\s+|the\s+)?[‘“"']?
            (?:stage\s+(?:3|three)|third\s+stage|(?:board|third|final|further|panel)\s+(?:appeal|hearing|panel))\b[^.;]{0,90}
            \b(?:(?:is|are|was|were)\s+(?:told|informed|reminded|advised)|we\s+(?:tell|explain|say|reply|write))\b[^.;]{0,40}
            \b(?:process|procedure|stages?|there)\b[^.;]{0,15}\b(?:finished|over|complete\w*|ended|ends?|exhausted|closed|at\s+an\s+end
            |(?:is|are)\s+(?:none|no\b|not|only)|no\s+(?:such|third|longer|more)|does\s+not|none)\b"""
    ),
    # "48 drafts were handed back for a point overlooked"
    _re(r"\b(?:drafts?|letters?)\b[^.;]{0,20}\b(?:handed|sent|passed|given|came|went)\s+back\b"),
    # "Where a service does not engage, the manager goes to its director"
    _re(
        r"^\W{0,20}(?:where|if|when|should)\b[^.;,]{0,200}\b(?:not|n['’]t|fails?\s+to|failed\s+to|slow\s+to)\s*(?:engage|answer|reply|respond|"
        r"co-?operate|help|send|provide)\b[^.;]{0,200}\b(?:goes?|went|can\s+go|turns?|turned)\b"
    ),
    # "Not all complaints are investigated in depth", "not every complaint calls for a wider change"
    _re(
        r"^\W{0,20}not\s+(?:all|every)\s+(?:complaints?|cases?|points?)\b[^.;]{0,200}\b(?:in\s+depth|calls?\s+for|needs?|requires?|leads?\s+to|"
        r"brings?|takes?|alike|the\s+same)\b"
    ),
    # "The aim of reducing complaints was taken out", "the paragraph on the eight-week wait came out in 2022"
    _re(
        r"""\b(?:paragraphs?|references?|sentences?|wording|lines?|box(?:es)?|aims?|targets?|goals?|rules?|stages?
            |waits?)\b[^.]{0,200}?\b(?:came|come|was|were|has\s+been|have\s+been)\s+
            (?:taken\s+|struck\s+|cut\s+|left\s+)?out\b(?!\s+of\s+date)(?<!left\sout)(?=[^.;]{0,200}(?:19|20)\d\d)"""
    ),
)


def aside(text: str) -> bool:
    """Return whether a sentence is about what is no practice of the landlord's complaints process."""
    return any_of(_ASIDE, text)
