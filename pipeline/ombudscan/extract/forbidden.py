"""For each provision, the wordings by which a row describes what it forbids. Keys are those of the 2024 edition."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Forbidden:
    """A wording that the provisions with `keys` forbid; `since` is the first edition year that forbids it."""

    keys: frozenset[str]
    pattern: re.Pattern[str]
    why: str
    since: int = 2020


def _of(keys: str, why: str, pattern: str, since: int = 2020) -> Forbidden:
    return Forbidden(keys=frozenset(keys.split()), pattern=re.compile(pattern, re.IGNORECASE | re.VERBOSE), why=why, since=since)


_STAFF = (
    r"(?:staff|workers?|colleagues|caretakers?|wardens?|officers|employees|contractors|operatives|trades|"
    r"cleaners|teams|managers|receptionists?|the\s+office)"
)
_FINISHED = r"(?:finished|completed?|done|carried\s+out|closed\s+off|fixed|resolved|in\s+place|signed\s+off)"
_WORK = r"(?:repairs?|works?|jobs?|actions?|remed(?:y|ies)|contractor)"

FORBIDDEN: tuple[Forbidden, ...] = (
    # "The caller has to say the word complaint."
    _of(
        "choice-to-complain",
        "The resident has to say that it is a complaint.",
        r"\b(?:must|have\s+to|has\s+to|need\s+to|needs\s+to|unless\s+they|only\s+(?:if|when|"
        r"where)\s+[^.;]{0,40})\s*(?:use|uses|say|says|mention|mentions|ask|asks)\s+[^.;]{0,25}\b(?:word|"
        r"complaint|complain|formal\w*)\b",
    ),
    # "Staff decide whether it is a complaint."
    _of(
        "choice-to-complain service-request",
        "Staff choose for the resident.",
        r"\b(?:staff|officers?|advisers?|managers?|team|we)\s+(?:will\s+)?(?:decide|decides|judge|determine|"
        r"choose)s?\s+(?:whether|if)\s+[^.;]{0,40}\bcomplaint\b",
    ),
    # "Anyone who is unhappy is logged as a service request first."
    _of(
        "service-request choice-to-complain definition no-extra-stage",
        "Dissatisfaction is put on another track.",
        r"\b(?:dissatisf\w+|unhapp\w+|grumbles?|worr(?:y|ies)|concerns?|expressions?)\b[^.;]{0,60}\b(?:is|are|"
        r"gets?)\s+(?:first\s+)?(?:treated|logged|recorded|handled|dealt\s+with|taken|classed|raised|"
        r"passed)\s+[^.;]{0,20}(?:as|to)\s+(?:a\s+)?(?:service\s+requests?|enquir\w+|quer\w+|feedback|"
        r"informal)",
    ),
    # "A complaint is only raised once the job has been finished."
    _of(
        "complaint-from-service-request log-when-enquiries-needed",
        "A complaint waits for the request to end.",
        rf"\b(?:complaint|logged|raised|raise)\b[^.;]{{0,60}}\b(?:only\s+(?:once|when|after)|"
        rf"not\s+[^.;]{{0,30}}until|until|once|after)\b[^.;]{{0,40}}\b(?:request|{_WORK}|"
        rf"enquiry)\b[^.;]{{0,30}}\b{_FINISHED}",
    ),
    _of(
        "complaint-from-service-request",
        "The request stops when a complaint is made.",
        rf"\b(?:{_WORK}|requests?)\s+(?:is|are|will\s+be)\s+(?:put\s+on\s+hold|paused|stopped|cancelled|suspended|closed|frozen)\b",
    ),
    # "Anyone outside six months is turned away."
    _of(
        "time-limit exclusions",
        "The time limit is shorter than twelve months.",
        r"\b(?:within|older\s+than|more\s+than|over|after|up\s+to|limit\s+(?:is|of)|have)\s+(?:one|two|three|"
        r"six|nine|1|2|3|6|9)\s+months?\b(?![^.;]{0,60}\bdiscretion)",
        2024,
    ),
    # "The letter leaves the Ombudsman out unless the tenant asks."
    _of(
        "refusal-explained",
        "The resident is told of the Ombudsman only in some cases.",
        r"\bombudsman\b[^.;]{0,40}\b(?:unless|only\s+(?:if|when|where)|if\s+(?:they|the\s+\w+|asked|"
        r"requested)|on\s+request|where\s+appropriate|if\s+appropriate)\b | \b(?:not|never|"
        r"n['’]t)\s+(?:mention|include|give|name|tell|refer|quote|say|carry|"
        r"signpost)\b[^.;]{0,60}\bombudsman\b",
    ),
    _of(
        "refusal-explained",
        "No reason is given.",
        r"\b(?:no\s+reasons?\s+(?:is|are)|(?:not|never|without)\s+(?:give|giving|state|stating|"
        r"explain\w*)\s+(?:a\s+|the\s+|any\s+)?(?:reasons?|why))\b",
    ),
    # "We never look at complaints about service charges."
    _of(
        "no-blanket-exclusion exclusions accept-unless-reason",
        "Whole kinds of complaint are shut out.",
        r"\b(?:never|do\s+not|don['’]t|cannot|will\s+not|won['’]t)\s+(?:accept|consider|look\s+at|take|"
        r"deal\s+with|investigate|hear|log)\s+(?:any\s+)?(?:anonymous\s+)?complaints?\s+(?:about|from|on|"
        r"concerning|against|of\s+that) | \b(?:all|any)\s+complaints?\s+(?:about|from|on|"
        r"concerning)\b[^.;]{0,50}\b(?:are|is)\s+(?:refused|excluded|rejected|turned\s+(?:away|down)|"
        r"not\s+accepted) | \bwithout\s+exception\b | \bunder\s+no\s+circumstances\b",
    ),
    # "Complaints have to be made in writing on our form."
    _of(
        "any-way-any-staff channels equality-act social-media",
        "One way of complaining is prescribed.",
        r"\b(?:must|have\s+to|has\s+to|need\s+to|needs\s+to|required\s+to|are\s+asked\s+to|is\s+asked\s+to|"
        r"are\s+told\s+to|only\s+(?:accept\w*|take|taken|considered|valid)|"
        r"should)\b[^.;]{0,60}\b(?:in\s+writing|on\s+(?:a|the|our|that)\s+\w*\s?form|by\s+letter|by\s+e-?mail|"
        r"online|complete\s+(?:a|the|our)\s+\w*\s?form|via\s+the|through\s+the\s+(?:portal|website|app)) |"
        r" \bput(?:s|ting)?\s+(?:their|the|any|a|it)\s+(?:complaints?\s+)?in\s+writing\b",
    ),
    _of(
        "any-way-any-staff channels",
        "Not every member of staff takes a complaint.",
        rf"\b{_STAFF}\s+(?:do\s+not|don['’]t|cannot|can['’]t|may\s+not|are\s+not\s+(?:able|allowed|permitted|"
        rf"trained|expected)\s+to|never|are\s+told\s+not\s+to)\s+(?:take|accept|log|record|receive|deal\s+with|"
        rf"handle|pass\s+on)\b",
    ),
    _of(
        "any-way-any-staff channels social-media",
        "A way of complaining is shut.",
        r"\b(?:calls?|verbal|spoken|oral|telephone|phone|social\s+media|e-?mails?|posts?|tweets?|texts?|"
        r"visits?)\b[^.;]{0,40}\b(?:is|are|do)\s+not\s+(?:be\s+)?(?:logged|treated|accepted|recorded|taken|"
        r"counted?|answered|monitored|regarded)\b | \b(?:not|never|n['’]t)\s+(?:accept|take|log|monitor|"
        r"look\s+at)\w*\s+(?:complaints?\s+)?(?:made\s+|received\s+)?(?:by|over|via|through|on|"
        r"in)\s+(?:the\s+)?(?:phone|telephone|social|facebook|twitter|e-?mail|person|text|letter)",
    ),
    _of(
        "channels equality-act adjustments-recorded",
        "Needs are met only where somebody asks.",
        r"\b(?:adjustments?|large\s+print|interpreters?|help)\b[^.;]{0,50}\b(?:only\s+(?:if|when|where|on)|"
        r"on\s+request\s+only|must\s+be\s+requested)\b",
    ),
    _of(
        "policy-available website",
        "The policy is not open to all.",
        r"\b(?:policy|procedure|it|copies|copy)\b[^.;]{0,40}\b(?:on\s+request(?:\s+only)?|"
        r"only\s+(?:on\s+request|at\s+the\s+office|in\s+the\s+office|to\s+staff)|is\s+internal|not\s+(?:on|"
        r"published|public|online|made\s+public))\b",
    ),
    # "A relative is heard only with a signed mandate."
    _of(
        "representation choice-to-complain",
        "A representative needs a form or a signature first.",
        r"\b(?:signed|written)\s+(?:letter\s+of\s+)?(?:authority|consent|mandate|permission|form|"
        r"authorisation)\b[^.;]{0,60}\b(?:first|before|is\s+(?:required|needed)|must|only)\b | \b(?:must|only|"
        r"before|need|needs|require|requires|required)\b[^.;]{0,70}\b(?:signed|"
        r"written)\s+(?:letter\s+of\s+)?(?:authority|consent|mandate|permission|form|authorisation)\b",
    ),
    _of(
        "ombudsman-access ombudsman-contact-routine early-ombudsman-advice",
        "The Ombudsman is named only at the end.",
        r"\bombudsman\b[^.;]{0,60}\b(?:only\s+(?:at|in|after|once|when)|not\s+until|until\s+(?:the|stage|"
        r"our))\b[^.;]{0,40}\b(?:end|final|last|stage|exhaust\w*|complete\w*)\b | \b(?:only|not)\s+(?:the\s+|"
        r"in\s+the\s+|at\s+the\s+|until\s+the\s+)?(?:final|last|end|stage\s+2|"
        r"stage\s+two)\b[^.;]{0,50}\bombudsman\b",
    ),
    _of(
        "ombudsman-access final-ombudsman-right",
        "A step stands before the Ombudsman.",
        r"\b(?:designated\s+person|democratic\s+filter|eight\s+weeks|8\s+weeks)\b",
        2024,
    ),
    _of(
        "complaints-officer",
        "Nobody is responsible.",
        r"\bno\s+(?:dedicated|named|designated|single|one|particular)\s+(?:person|officer|team|"
        r"complaints\s+officer|member\s+of\s+staff|post)\b | \bpost\s+(?:is|has\s+been|remains)\s+(?:vacant|"
        r"empty|unfilled|deleted)\b",
    ),
    _of(
        "officer-authority officer-autonomy",
        "The officer cannot decide.",
        r"\b(?:has|have|with|had)\s+(?:no|little)\s+(?:authority|power|autonomy|say|budget)\b | \b(?:cannot|"
        r"can['’]t|may\s+not|is\s+not\s+able\s+to|are\s+not\s+able\s+to|unable\s+to)\s+(?:require|compel|make|"
        r"award|offer|agree|decide|settle|instruct|insist|authorise|spend)\b | \b(?:must|has\s+to|have\s+to|"
        r"needs?\s+to)\s+(?:ask|seek|get|obtain|refer|wait\s+for)\b[^.;]{0,50}\b(?:approval|permission|"
        r"sign-?off|agreement|authority|budget|manager|director)\b",
    ),
    _of(
        "single-policy",
        "There is more than one scheme.",
        r"(?<!no\s)(?<!without\s)\b(?:separate|second|different|another|two|"
        r"three)\s+(?:complaints?\s+)?(?:polic(?:y|ies)|procedures?|schemes?|"
        r"process(?:es)?)\b(?![^.;]{0,20}\b(?:ended|merged|replaced|were)\b) | \b(?:still|"
        r"are)\s+(?:dealt\s+with|handled|covered)\s+under\s+(?:the|a)\s+(?:corporate|other|separate|"
        r"different)\b",
    ),
    # "Worries first go to the local team; whatever is left is then logged at stage 1."
    _of(
        "no-extra-stage early-triage choice-to-complain earliest-resolution",
        "Something comes before stage 1.",
        r"\b(?:first\s+(?:go(?:es)?|pass(?:es)?|sent|raised?|tried|taken|talk|speak|spoken|discussed|reported|"
        r"tr(?:y|ies))|(?:go(?:es)?|sent|passed|raised?|taken|dealt\s+with|try|tries|talk|speak|handled|"
        r"looked\s+at|put)\b[^.;]{0,50}\b(?:first|initially|informally))\b[^.;]{0,120}",
    ),
    _of(
        "no-extra-stage earliest-resolution",
        "Something comes before stage 1.",
        r"\b(?:whatever|anything|what|those|issues|complaints?|matters|it)\b[^.;]{0,50}\b(?:left|"
        r"not\s+(?:settled|resolved|sorted|fixed)|cannot\s+be\s+(?:settled|resolved|sorted)|unresolved|"
        r"remains?)\b[^.;]{0,60}\b(?:then|becomes?|logged|moves?|goes?|raised|treated|opened|"
        r"passed)\b[^.;]{0,40}\b(?:formal|stage\s+(?:1|one)|complaint) | \bbefore\s+(?:it|they|this|"
        r"a\s+complaint|the\s+complaint|anything)\s+(?:becomes?|is\s+(?:logged|opened|accepted|treated|"
        r"registered)|are\s+(?:logged|opened))\b | \b(?:have|has|operate|operates|run|runs|use|uses|offer|"
        r"offers|begins?\s+with|starts?\s+with)\s+(?:a|an|our)\s+(?:\w+\s+)?(?:informal|pre-complaint|"
        r"stage\s+(?:0|zero)|early\s+resolution|local\s+resolution|quick\s+fix|frontline|first\s+contact)\b",
    ),
    _of(
        "two-stages no-extra-stage",
        "There is a third stage.",
        r"\b(?:third|fourth|final\s+appeal|3rd)\s+stage\b | \bstage\s+(?:3|three|4|four)\b(?!\s+(?:is\s+the|"
        r"being\s+the)\s+ombudsman) | \b(?:three|four|3|4)[-\s]stages?\b | \bafter\s+stage\s+(?:2|"
        r"two)\b[^.;]{0,80}\b(?:panel|board|appeal|hearing|committee|chair|mediation)\b | \b(?:panel|board|"
        r"committee|chair)\b[^.;]{0,60}\bafter\s+stage\s+(?:2|two)\b",
        2024,
    ),
    _of(
        "third-party-stages",
        "The contractor's process comes first.",
        r"\b(?:contractors?|managing\s+agents?|agents?|partners?|freeholders?)\b[^.;]{0,50}\b(?:first|"
        r"own\s+(?:complaints?\s+)?(?:process|procedure|stages?|scheme))\b | \b(?:complain|go|write|report|"
        r"speak)\s+to\s+(?:the\s+)?(?:contractors?|agents?|partner)\b[^.;]{0,40}\b(?:first|before)\b",
    ),
    _of(
        "fair-handling impartial-investigation",
        "The one complained of decides.",
        r"\b(?:handled|answered|investigated|considered|looked\s+(?:at|into)|dealt\s+with|"
        r"decided)\s+by\s+the\s+(?:same\s+)?(?:person|officer|manager|team|member\s+of\s+staff|"
        r"contractor)\s+(?:complained\s+(?:of|about)|who\s+(?:is|was)\s+complained|involved|concerned|"
        r"the\s+complaint\s+is\s+about)",
    ),
    _of(
        "update-intervals kept-updated regular-updates agreed-contact extension-updates fair-handling chance-to-comment",
        "Residents hear nothing in between.",
        r"\b(?:not|never|n['’]t|nobody\s+is|rarely|seldom)\s+(?:normally\s+|usually\s+|generally\s+|always\s+|"
        r"routinely\s+|ordinarily\s+|otherwise\s+)?(?:be\s+)?(?:contacted|updated|told|kept\s+informed|rung|"
        r"called|written\s+to|given\s+(?:a\s+|an\s+|any\s+)?(?:updates?|chance|opportunity)|contact|update|"
        r"ring|call)\b | \b(?:hear|hears|receive|receives|get|gets)\s+(?:nothing|no\s+(?:news|updates?|word|"
        r"contact))\b | \b(?:updates?|contact)\b[^.;]{0,40}\bonly\s+(?:if|when|where)\s+(?:they|"
        r"the\s+\w+)\s+(?:ring|ask|chase|contact|call)",
    ),
    _of(
        "no-unreasonable-refusal progress-to-stage-2 escalate-on-request escalations-refused",
        "A request for stage 2 may be turned down.",
        r"\b(?:refus\w+|declin\w+|turned\s+down|reject\w+|not\s+(?:escalate|progress|accept|"
        r"pass)\w*)\b[^.;]{0,60}\b(?:because|if|where|when|unless|"
        r"as)\b[^.;]{0,80}\b(?:policy\s+was\s+followed|no\s+reasons?|no\s+new|new\s+evidence|wants?\s+more|"
        r"upheld|no\s+merit|nothing\s+(?:new|more|further)|unlikely|same\s+outcome|already\s+(?:offered|"
        r"agreed)|best\s+use|resources|vexatious) | \b(?:manager|officer|director|panel|we|team|"
        r"head)\b[^.;]{0,30}\b(?:decides?|judges?|considers?|agrees?)\s+(?:whether|"
        r"if)\b[^.;]{0,50}\b(?:stage\s+(?:2|two)|escalat\w+|review|go(?:es)?\s+(?:on|further))\b |"
        r" \b(?:stage\s+(?:2|two)|escalat\w+|review)\b[^.;]{0,40}\b(?:only\s+(?:if|where|when|with)|"
        r"at\s+(?:our|the\s+\w+['’]s)\s+discretion|if\s+(?:we|the\s+\w+)\s+(?:agree|accept)s?)\b",
    ),
    _of(
        "full-record",
        "Not everything is kept.",
        r"\b(?:calls?|conversations?|notes?|e-?mails?|correspondence|records?|letters?|messages?|"
        r"photographs?)\b[^.;]{0,40}\b(?:is|are)\s+(?:not\s+(?:\w+\s+)?(?:kept|recorded|saved|stored|logged|"
        r"noted|filed)|deleted|destroyed|lost)\b",
    ),
    _of(
        "remedy-at-any-stage earliest-resolution",
        "A remedy has to wait for stage 2.",
        r"\b(?:compensat\w+|remed(?:y|ies)|redress|payments?|offers?|awards?|goodwill)\b[^.;]{0,60}\b(?:only|"
        r"not|never|cannot|can['’]t)\b[^.;]{0,40}\b(?:stage\s+(?:2|two)|second\s+stage|final\s+stage|"
        r"stage\s+(?:1|one))\b | \bonly\b[^.;]{0,40}\b(?:stage\s+(?:2|two)|"
        r"second\s+stage)\b[^.;]{0,40}\b(?:compensat\w+|remed\w+|redress|pay\w*|offer\w*)",
    ),
    _of(
        "behaviour-policy proportionate-restrictions",
        "The complaints process itself is closed to somebody.",
        r"\b(?:refuse\w*|bar(?:red|s)?|deny|denied|denies|exclude[ds]?|withdraw\w*|close[ds]?|lose[s]?|banned|"
        r"ban)\b[^.;]{0,40}\b(?:complaints?\s+(?:process|procedure|policy)|right\s+to\s+complain|(?:from|"
        r"to)\s+complain(?:ing)?)\b",
    ),
    _of(
        "early-triage",
        "Complaints are not looked at for need.",
        r"\b(?:in\s+(?:strict\s+)?(?:date\s+)?order\s+(?:of|in\s+which)|first\s+come|in\s+date\s+order|"
        r"all\s+complaints\s+are\s+(?:treated|handled)\s+(?:the\s+same|in\s+the\s+order))\b",
    ),
    _of(
        "stage-1-acknowledge stage-2-acknowledge",
        "There is no acknowledgement.",
        r"\b(?:no|without\s+an?)\s+acknowledge?ments?\b | \b(?:not|never|n['’]t)\s+(?:normally\s+|usually\s+|"
        r"always\s+|separately\s+)?acknowledged?\b",
    ),
    # "The Ombudsman's details are added if the tenant objects to the date."
    _of(
        "stage-1-extension-ombudsman stage-2-extension-ombudsman",
        "The Ombudsman's details go only to those who object.",
        r"\bombudsman\b[^.;]{0,90}\b(?:if|where|when|unless|should|only|"
        r"on\s+request)\b[^.;]{0,60}\b(?:objects?|disagrees?|unhappy|not\s+(?:happy|agree|accept|content)|"
        r"does\s+not|do\s+not|asks?|refuses?|challenges?|requests?|dissatisfied|disputes?|complains?|"
        r"rejects?)\b | \b(?:if|where|when|unless|should)\b[^.;]{0,50}\b(?:objects?|disagrees?|unhappy|"
        r"not\s+(?:happy|agree|accept)|refuses?|challenges?|dissatisfied|disputes?|rejects?|"
        r"asks?)\b[^.;]{0,90}\bombudsman\b",
        2024,
    ),
    # "The reply goes out once the job is finished."
    _of(
        "stage-1-when-known stage-2-when-known",
        "The response waits for the works.",
        rf"\b(?:letter|response|reply|repl(?:y|ies)|answer|decision|outcome|respond|answered|responses|"
        rf"letters)\b(?!\s+(?:is|are)\s+closed)[^.;]{{0,60}}\b(?:once|when|after|until|only|as\s+soon\s+as|"
        rf"follows)\b[^.;]{{0,70}}\b(?:{_WORK})\b[^.;]{{0,40}}\b{_FINISHED}\b | \b(?:wait|waits|waiting|hold|"
        rf"holds|held)\b[^.;]{{0,40}}\b(?:until|for)\b[^.;]{{0,40}}\b{_WORK}\b | \b(?:once|when|after|"
        rf"until)\b[^.;]{{0,30}}\b{_WORK}\b[^.;]{{0,30}}\b{_FINISHED}\b[^.;]{{0,50}}\b(?:reply|respon\w+|"
        rf"letter|answer)\b",
    ),
    _of(
        "stage-1-all-points stage-2-all-points",
        "Not every point is answered.",
        r"\bonly\s+(?:the\s+)?(?:main|key|principal|biggest|most\s+(?:serious|important))\s+(?:point|issue|"
        r"part|matter)s?\b | \b(?:main|key|principal|most\s+(?:serious|important))\s+(?:point|issue|part|"
        r"matter)s?\s+only\b | \bnot\s+(?:every|all)\s+(?:the\s+)?(?:point|issue|part)s?\b",
    ),
    _of(
        "stage-1-letter stage-2-letter",
        "The answer is not put in writing.",
        r"\b(?:by\s+(?:tele)?phone|verbally|orally|in\s+person)\s+(?:only|rather\s+than\s+in\s+writing|"
        r"and\s+not\s+in\s+writing)\b | \b(?:only|unless)\b[^.;]{0,30}\b(?:ask|asks|request|requests|"
        r"requested|asked)\b[^.;]{0,30}\b(?:in\s+writing|letter|written)\b | \b(?:is|"
        r"are)\s+not\s+(?:confirmed|put|sent|given)\s+in\s+writing\b",
    ),
    # "Residents have to say why they want stage 2."
    _of(
        "no-reasons-needed progress-to-stage-2",
        "The resident has to give reasons.",
        r"\b(?:must|have\s+to|has\s+to|need\s+to|needs\s+to|required\s+to|are\s+to|"
        r"expected\s+to)\s+(?:first\s+|also\s+|clearly\s+)?(?:explain|say|state|tell|set\s+out|give|list|show|"
        r"provide|identify|specify|justify|demonstrate|complete|fill)\b[^.;]{0,50}\b(?:why|reasons?|which|"
        r"what|parts?|grounds|evidence|unhappy|disput\w+|box)\b",
        2024,
    ),
    _of(
        "no-reasons-needed",
        "A request without reasons is sent back.",
        r"\b(?:without|empty|blank|no|incomplete|lacking|unless)\b[^.;]{0,60}\b(?:sent\s+back|returned|"
        r"refused|rejected|not\s+(?:accepted|progressed|considered|processed|logged|taken)|ignored|"
        r"turned\s+down|go(?:es)?\s+no\s+further)\b",
        2024,
    ),
    # "The same manager signs both letters."
    _of(
        "different-person",
        "The same person decides twice.",
        r"(?<!not\s)(?<!never\s)\b(?:by\s+)?(?:the\s+)?same\s+(?:\w+\s+)?(?:manager|person|officer|director|"
        r"head|leader|investigator|handler|team|panel|trustee)\b | \b(?:manager|officer|director|person|"
        r"investigator|handler|clerk|chief\s+executive)\b[^.;]{0,50}\b(?:both\s+stages|each\s+stage|"
        r"at\s+either\s+stage|stages?\s+(?:1|one)\s+and\s+(?:stage\s+)?(?:2|two))\b | \b(?:stage\s+(?:1|one)|"
        r"original|first)\s+(?:officer|manager|handler|investigator|"
        r"decision[-\s]maker)\s+(?:also\s+)?(?:reviews?|looks?\s+(?:again|at)|considers?|decides?|answers?|"
        r"carries\s+out|responds?)\b",
    ),
    _of(
        "stage-1-extend stage-2-extend",
        "The extension has no limit.",
        r"\b(?:no\s+(?:upper\s+)?limit|open-ended|as\s+long\s+as\s+(?:it\s+takes|we\s+need|necessary|"
        r"is\s+needed)|however\s+long|until\s+(?:we|the\s+\w+)\s+(?:are|is)\s+(?:ready|able))\b",
    ),
    _of(
        "remedies-guidance remedy-reflects-impact remedy-factors compensation-factors",
        "Remedies follow something other than the harm done.",
        r"\b(?:flat|fixed|standard)\s+(?:rate|sum|payment|amount)s?\b | \bsame\s+(?:amount|sum|payment)\b |"
        r" \bwhatever\s+the\s+(?:impact|harm|fault)\b",
    ),
    _of(
        "acknowledge-and-act",
        "The fault is not owned.",
        r"\bwithout\s+(?:any\s+)?(?:admi(?:tting|ssion)|accepting)\b | \b(?:not|never|"
        r"n['’]t)\s+(?:normally\s+|usually\s+|routinely\s+)?(?:apologise|admit|acknowledge)\b",
    ),
    _of(
        "standard-objective",
        "The objective does not hold for all.",
        r"\b(?:not|only)\s+(?:for|apply\s+to|applies\s+to|extend\s+to|extends\s+to|cover|"
        r"covers)\s+(?:contractors|third\s+parties|staff|managers|partners)\b",
    ),
    _of(
        "report-published",
        "The governing body's response is missing.",
        r"\bwithout\s+(?:the|a|any)\s+(?:\w+\s+){0,2}(?:response|reply)\b | \b(?:response|"
        r"reply)\b[^.;]{0,30}\b(?:is|was|are|has)\s+not\s+(?:been\s+)?(?:published|online|shown|uploaded|"
        r"alongside)\b",
    ),
)
