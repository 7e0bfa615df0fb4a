"""Sentences that hold the words of a breach and tell of none: the bad thing is gone, denied twice over, or somebody else's."""

from __future__ import annotations

import re

from ombudscan.extract import set_apart
from ombudscan.pattern import Pattern, any_of


def _re(pattern: str) -> Pattern:
    return Pattern(pattern, re.IGNORECASE | re.VERBOSE)


# "Not yet needed": what is there for a case that has not come. For verbose expressions.
NOT_ARISEN = r"\bnot\s+yet\s+(?:been\s+)?(?:used|needed|required|called\s+(?:on|for)|arisen)\b"
# What the Code does not want, so that its end is good news; the end of anything else may be bad news.
_BAD = r"""(?:stages?|steps?|tiers?|panels?|appeals?|waits?|waiting|filter|designated|limits?|windows?
    |first[-\s]contact|informal|pre-complaint
    |frontline|mandate|signatures?|flat[-\s]rates?|tariffs?|blanket|exclusions?|separate|second\s+scheme|disclaimers?|without|holding\s+back
    |holding\s+up|sending\s+(?:people|tenants|residents)|asking|insisting|requiring|having\s+to|eight[-\s]weeks?|by\s+phone\s+only)"""
_ENDS = r"""(?:(?:did|done|do|does)\s+away\s+with|gave\s+up|given\s+up|stopped|dropped|abandoned|scrapped|ended|lifted|withdrew
    |struck\s+out|took\s+out|taken\s+out|removed|abolished|ceased|got\s+rid\s+of|rid\s+ourselves\s+of|put\s+an\s+end\s+to
    |swept\s+away|discontinued)"""
_GONE: tuple[Pattern, ...] = (
    # "We did away with the first-contact step", "we stopped asking for a signature"
    _re(rf"(?<!not\s)(?<!never\s)(?<!yet\s)\b{_ENDS}\b[^.;]{{0,40}}?\b{_BAD}"),
    # "We took the words about eight weeks out of the handbook", "the designated person has had no part in it since October 2022"
    _re(
        rf"\b(?:took|(?:have|has|had|was|were|been)\s+(?:since\s+|now\s+)?(?:taken|cut|struck))\b[^.;]{{0,40}}?\b{_BAD}\b[^.;]{{0,30}}?\bout\b"
        rf"|\b{_BAD}\b[^.;]{{0,20}}\b(?:has|have)\s+(?:had\s+)?(?:no|not\s+had\s+an?y?)\s+(?:part|role|place|say)\b[^.;]{{0,30}}\bsince\b"
    ),
    # "Stage three went in 2023", "the eight-week wait has gone", "the window was closed in May"
    _re(
        rf"\b{_BAD}\b[^.;]{{0,40}}?\b(?:went|disappeared|vanished|lapsed|ended|(?:has|have)\s+gone(?!\s+by\b)|(?:was"
        rf"|were)\s+(?:taken\s+(?:down|out|away)"
        r"|struck\s+out|swept\s+away|lifted|given\s+up|done\s+away))\b(?!\s+(?:to|on|through|before|up|past)\b)"
    ),
    # "The old posters, which left out the Ombudsman, were taken down": an old thing, in the past tense
    _re(
        r"^\W*(?:the|our|an?)\s+(?:old|former|previous|earlier|outgoing)\s+(?:[\w-]+\s+){0,2}[\w-]++\b(?>[^.;]{0,300}"
        r"\b(?:was|were|went|did|said|had|left|gave|made|asked|sent|used)\b)(?![^.;]{0,300}\bstill\b)"
    ),
    # "The rules of 1998 still mention an appeal; the meeting of June 2022 deleted that rule"
    _re(
        r"""[;,.]\s[^.;]{0,80}?\b(?:deleted|removed|repealed|rescinded|struck\s+out|took\s+out|cancelled|revoked)\s+(?:that|it|this|them|those
            |the\s+(?:rule|clause|sentence|paragraph|words?|reference))\b"""
    ),
    # "The days when we would not hear them are over.", "not since June 2023"
    _re(r"\b(?:is|are)\s+(?:now\s+)?(?:over|behind\s+us|gone|history)\b | \bnot\s+(?:any\s*more|since\s+(?:\w+\s+)?(?:19|20)\d\d)\b"),
    # "The post was vacant for a month and was filled in June."
    _re(r"\bvacan\w+\b[^.]{0,400}\b(?:was|is|has|have|now|since)\s+(?:been\s+|now\s+|since\s+)*filled\b | \bnot\s+(?:now\s+)?vacant\b"),
)

# A fault, which a "no" in front of it denies: "nothing has been left out", "none has missed the course".
_FAULT = r"""(?:left\s+(?:out|off|unanswered|waiting|without|in\s+the\s+dark|to\s+guess|behind)|missed|miss|older|out\s+of\s+date|outdated
    |lost|skipped|ignored|omitted|forgotten|neglected|overlooked|hidden|withheld|kept\s+(?:from|in\s+the\s+dark|back|waiting|out
    |short|secret)|narrower|held\s+(?:up|back|against)
    |turned\s+(?:away|down)|failed|fobbed\s+off|shut\s+out|dropped|deleted|destroyed|thrown\s+(?:away|out)|unread|passed\s+over|put\s+off
    |disadvantaged|penalised|reserved\s+for|confined\s+to|restricted\s+to|beyond\s+(?:reach|question)|stuck|short\s+of|wanting
    |lacking|fixed|capped
    |let\s+off|exempt\w*|excused|denied|deprived|discouraged|deterred|pressed|rushed|sent\s+(?:back|away|elsewhere))"""
_NONE = r"(?:none|nobody|nothing|neither|no[-\s]one|not\s+(?:one|a)|(?<!with\s)(?<!is\s)(?<!are\s)no)"
_DENIED: tuple[Pattern, ...] = (
    # "Payments are not kept until stage 2", "we do not hold back a remedy until stage 2"
    _re(
        r"(?:\b(?:not|never)|n['’]t)\s+(?:hold|held|keep|kept|reserved?|saved?|left|delay(?:ed)?|put\s+off)\s+(?:back\s+)?(?:\w+\s+){0,3}?"
        r"(?:until|till|for)\s+(?:the\s+)?(?:stage\s+(?:2|two)|second\s+stage)"
    ),
    # "Complaints from tenants with young children are taken first": before other complaints
    _re(r"\bcomplaints?\b[^.;]{0,80}\b(?:are|is|be)\s+(?:taken|looked\s+at|dealt\s+with|handled|put|seen|read|answered)\s+first\W*$"),
    # "Nothing has been left out", "no case was lost"; not "no reasons when one is lost"
    _re(
        rf"\b{_NONE}\b(?:(?!\b(?:when|if|that|who|which|because|until|but|and|with)\b)[^.;:,]){{0,32}}?"
        rf"\b(?:(?:has|have|is|are|was|were|be|been|ever)\s+)*{_FAULT}\b"
    ),
    # "The policy is not kept from anyone", "it cannot be left off", "it is no narrower than the Code's"
    _re(
        rf"\b(?:not|never|cannot|can['’]t|n['’]t)\s+(?:be\s+|been\s+|to\s+be\s+|ever\s+|\w+ly\s+)*{_FAULT}\b | \bno\s+(?:narrower"
        rf"|older|worse|less|later)\b"
    ),
    # "Adjustments are not only for those who ask", "it is not just the main point"
    _re(r"\bnot\s+(?:only|just|merely|solely|simply|confined|limited|restricted)\b(?!\s+(?:at|in|on)\s+(?:the\s+)?(?:end|last|final))"),
    # "No date by which to do so is given": a date by which residents would have to ask, which the Code does not want
    _re(
        r"\bno\s+(?:date|deadline|limit|time[-\s]?limit|cut-?off)\s+(?:by|within|in|for)\s+(?:which\s+)?(?:to\s+)?"
        r"(?:do(?:ing)?\s+so|ask\w*|escalat\w+|com(?:e|ing)\s+back|complain\w*|request\w*)\b"
    ),
    # "It goes to residents who agree as well as to those who do not": to all
    _re(
        r"\b(?:as\s+well\s+as|and|or)\s+(?:to\s+|for\s+|with\s+)?(?:those|ones|people|tenants|residents)\s+(?:who|that)\s+(?:do|does|are|is|have|has|did|were)\s+not\W*$"
    ),
    # "Not extended without limit", "never without reasons", "there was no quarter without it"
    _re(r"\b(?:not|never|no|none|nobody|nothing)\b(?:(?!\b(?:and|but|or)\b)[^.;:,]){0,25}\bwithout\b"),
    # "Unhappiness is not logged as an enquiry", "a call does not count as an acknowledgement"
    _re(
        r"\bnot\s+(?:be\s+)?(?:logged|recorded|treated|classed|counted|count|handled|put\s+down|taken|accepted|regarded)\s+(?:as"
        r"|for)\s+(?:an?\s+|our\s+|the\s+)?"
        r"(?:mere\s+)?(?:enquir\w+|quer\w+|service\s+requests?|requests?|feedback|comments?|concerns?|informal\w*|acknowledge?ments?"
        r"|answers?|repl(?:y|ies)|refusals?)\b"
    ),
    # "It has not defaulted since", "the breach has not recurred"
    _re(
        r"\b(?:has|have)\s+(?:not|n['’]t|never)\s+(?:\w+\s+)?(?:default\w*|recur\w*|re-?occur\w*|happened\s+again|been\s+(?:repeated|late|in\s+breach)"
        r"|broken|breached|lapsed|slipped|offended|failed)\b"
    ),
    # "The remainder were overlooked during the office move": an account of the few cases that a figure leaves
    _re(
        r"^\W*(?:and\s+|but\s+)?(?:the\s+)?(?:remainder|rest|others?|exceptions?|(?:remaining|other)\s+[\w-]+)\s+"
        r"(?:(?:was|were|had\s+been|went|came|fell|got)\b(?!\s+(?:\w+\s+)?(?:never|refused|turned)\b))"
    ),
    # "More complaints are not taken as a bad sign"
    _re(
        r"\b(?:not|never)\s+(?:taken|seen|read|held|regarded|treated|viewed|used|counted)\s+(?:as\s+(?:an?\s+)?(?:bad|poor|negative"
        r"|sign|fail\w+|fault|black)|against)"
    ),
    # "The case is kept open until the last action is done": closing it is not answering
    _re(
        r"\b(?:cases?|files?|complaints?|records?)\s+(?:is|are|stays?|remains?)\s+(?:then\s+|also\s+|still\s+)?(?:(?:kept|left|held)\s+)?open\b[^.;]{0,400}\buntil\b"
    ),
    # "Stage 2 cannot be opened until the stage 1 letter has been sent": it follows stage 1, and no more
    _re(
        r"\buntil\s+(?:the\s+|a\s+|its\s+)?(?:stage\s+(?:1|one)|first[-\s]stage|first)\s+(?:letter|response|reply|answer|decision)\s+(?:has\s+been"
        r"|is|was|had\s+been)\s+(?:issued|sent|given)\b"
    ),
    # "Files stay open until the job is done, which does not delay the answer"
    _re(
        r"\b(?:do(?:es)?\s+not|don['’]t|doesn['’]t|never|without|nor\s+do(?:es)?)\s+(?:\w+\s+)?(?:delay|delaying|hold|holding|keep"
        r"|keeping|wait|waiting|put|slow)\b[^.;]{0,30}\b(?:answers?|repl(?:y|ies)|response|letters?|decision|outcome|for|up|it|off)\b"
    ),
    # "A complaint is not given to an officer who was involved in the matter"
    _re(
        r"\b(?:not|never)\s+(?:be\s+)?(?:given|passed|assigned|allocated|handed|sent|answered|handled|investigated|dealt\s+with|considered|heard|reviewed|decided)"
        r"\s+(?:to|by)\s+(?:an?\s+|the\s+|any\s+)?(?:\w+\s+){0,2}?(?:who|that|with)\b"
    ),
    # "The officer who answered first is not shown the draft", "takes no part in it"; not "the resident is not shown the draft"
    _re(
        r"""\b(?:takes?|has|have|plays?)\s+no\s+(?:part|say|hand|sight|role)\b
            | (?<!resident\s)(?<!customer\s)(?<!tenant\s)(?<!complainant\s)\bis\s+not\s+(?:shown|told|involved|consulted|allowed|part)\b
            [^.;]{0,40}\b(?:stage\s+(?:2|two)|second|review|draft|decision)\b"""
    ),
    # "The Code would not let us give these details on request only, and we do not"
    _re(
        r"""\b(?:(?:would|does|will|do)\s+not\s+(?:let|allow|permit)|forbids?|rules?\s+out|prohibits?|must\s+not)\b[^.;]{3,200}[,;]\s*(?:and|so)\s+
            (?:so\s+)?(?:we|our\s+\w+|it|they)\s+(?:do(?:es)?\s*(?:not|n['’]t)|never(?:\s+do(?:es)?)?)\W*$"""
    ),
    # "A receipt goes out at once, but we do not count it as the acknowledgement"
    _re(
        r"\b(?:do(?:es)?|is|are)\s*(?:not|n['’]t)\s+(?:count(?:ed)?|treat(?:ed)?|take|taken|regard(?:ed)?|see|seen)\s+(?:it\s+|this\s+|that\s+|them\s+|one\s+)?"
        r"as\s+(?:the|our|an?)\s+(?:acknowledgements?|reply|replies|answers?|responses?)\b"
    ),
    # "We do not give a second extension"
    _re(
        r"\b(?:not|never|n['’]t|no)\s+(?:(?:give|grant|allow|make|seek|take|have|permit)\s+)?(?:a\s+|any\s+)?(?:second|further|third|another)\s+"
        r"(?:extensions?|delays?|postponements?)\b(?!\s+(?:without|unless|until|letters?|notices?|reasons?))"
    ),
    # "Nobody looks at a complaint about a relative", "handlers do not look into their own team's work": a conflict kept away
    _re(
        r"""\b(?:nobody|no[-\s]one|none|not|never|n['’]t)\s+(?:\w+\s+){0,2}?(?:looks?|looking|investigat\w+|handl\w+|deals?|dealing|consider\w*|review\w*
            |answer\w*|decid\w+|judg\w+|marks?|examin\w+|repl(?:y|ies))\b[^.;]{0,40}?\b(?:relatives?|relations?|friends?|famil\w+|partners?|spouses?|neighbours?
            |(?:his|her|their|its|they['’]ve)\s+own\s+(?!complaints?\s+process)|(?:they|he|she|who|whom)\s+(?:knows?|manages?|lin(?:e|ed)-manages?)\b
            |themselves|himself|herself)"""
    ),
    # "A case is closed only after the works are done, but the letter has gone long before"
    _re(
        r"\b(?:letters?|answers?|repl(?:y|ies)|responses?|decisions?)\b[^.;,]{0,20}\b(?:has|have|had|was|were|is|are|will\s+have)\s+(?:\w+\s+)?(?:gone|been\s+(?:sent|issued)"
        r"|sent|issued|out|left)\b[^.;]{0,30}\b(?:before|by\s+then|already|beforehand|earlier)\W*$"
    ),
    # "The leisure trust has a process of its own for gym members": none for residents
    _re(
        r"""\b(?:process|procedure|scheme|policy)(?:\s+of\s+(?:its|their)\s+own)?\s+for\s+(?:gym|leisure|library|museum|theatre|parking|school|market|sports?|club|cafe
            |shop|care\s+home|nursery|event|hotel|student|visitor)\b"""
    ),
    # "Waiting for a contractor's diary does not count", "workload is no reason"
    _re(
        r"""^\W{0,9}(?:waiting|workloads?|work\s+load|holidays?|leave|sickness|shortages?|pressures?|busy|our\s+own|a\s+contractor['’]s|staff(?:ing)?)\b[^.;]{0,60}
            \b(?:do(?:es)?\s+not\s+count|(?:is|are)\s+(?:not|no|never)\s+(?:an?\s+)?(?:good\s+|enough\s+)?(?:reasons?|excuses?|grounds?)|(?:is|are)\s+not\s+(?:accepted|enough))"""
    ),
    # "The county's scheme has three stages; that is not ours"
    _re(
        r"\b(?:and|is|are|which\s+is|but|,)\s+not\s+(?:ours|one\s+of\s+ours|of\s+our\s+(?:making|own)|our\s+(?:own\s+)?(?:scheme"
        r"|process|procedure|policy|stages?))\b(?!\s+to\b)"
    ),
)


# "Two were overlooked over Christmas", "one was left out by mistake": single cases of the past, counted.
_COUNTED = _re(
    r"^\W*(?:of\s+the\s+\w+\s+(?:\w+\s+){0,2}?)?(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+(?:of\s+(?:them|these|those)\s+|others?\s+|more\s+|cases?\s+|complaints?\s+"
    r"|requests?\s+|letters?\s+|acknowledge?ments?\s+|repl(?:y|ies)\s+|responses?\s+)?(?:was|were|had\s+been)\b"
)


def counted(text: str) -> bool:
    """Return whether a sentence tells of single cases of the past by their number, and of nothing that is the rule."""
    return bool(_COUNTED.search(text))


def gone(text: str) -> bool:
    """Return whether a sentence tells that something which the Code does not want has come to an end."""
    return any_of(_GONE, text)


def denied_twice(text: str) -> bool:
    """Return whether a sentence denies a fault, or says that a scheme is another body's."""
    return any_of(_DENIED, text) or set_apart.apart(text)
