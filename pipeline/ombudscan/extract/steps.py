"""Which step of the complaints process a time is for, by the words around it."""

from __future__ import annotations

import re

from ombudscan.extract import clocks, receipts
from ombudscan.extract.complaining import EVENT, complains
from ombudscan.nouns import Action
from ombudscan.pattern import Pattern

# The step that a form's row asks about.
KEYS: dict[str, Action] = {
    "stage-1-acknowledge": "acknowledge",
    "stage-2-acknowledge": "acknowledge",
    "stage-2-definition": "acknowledge",
    "stage-1-respond": "respond",
    "stage-2-respond": "respond",
    "stage-3-time": "respond",
    "stage-1-extend": "extend",
    "stage-2-extend": "extend",
    "stage-1-longer-extension": "extend",
    "stage-2-longer-extension": "extend",
    "time-limit": "complain",
    "exclusions": "complain",
    "exclusions-exist": "complain",
    "exclusions-fair": "complain",
    "escalation-window": "escalate",
}
PEOPLE = (
    r"(?:you|your|residents?|customers?|tenants?|complainants?|members?|leaseholders?|they|someone|anyone|people|applicants?|households?)"
)

ACKNOWLEDGE = Pattern(
    r"""\backnowledg\w* | (?-i:\bACK)[-\s]?\d?\b   # the letter "ACK1" of a procedure
    | \bconfirm\w*\s+(?:\w+\s+){0,4}?(?:receipt|receiv\w+|we(?:\s+have|['’]ve)\s+(?:it|got|had|received))   # "confirm we've got it"
    | \b(?:let|tell|telling|letting)\s+you\s+(?:know\s+)?(?:that\s+)?we(?:\s+have|['’]ve)\s+(?:received|got|had|your|it)\b
    | \bhear\s+from\s+us\b[^.;]{0,60}\b(?:logged|received|registered|got)\b
    | \breceipt\s+(?:\w+\s+){0,4}(?:is|will\s+be)\s+confirmed
    # "a receipt for your form is posted to you"
    | \ba\s+receipt\s+(?:for|of)\s+(?!rent|money|payment|goods)(?:\w+\s+){1,3}(?:is|will\s+be|to)\s+(?:\w+\s+)?
        (?:sent|posted|given|issued|handed)
    # "lets you know that it has come", "to say your letter has reached us", "told that your form is with her"
    | (?<!provided\s)(?<!providing\s)(?<!condition\s)(?<!ensure\s)\b(?:that|say|says|saying)\s+
        (?:(?:it|we|they|(?:the|your|their|his|her|a|an)\s+(?:\w+\s+){0,2}?(?:complaint|request|form|letter
        |e-?mail|appeal|message|papers?))\s+(?:has|have|had|is|are|was|were)|(?:it|we)['’](?:s|ve))\s+(?:now\s+|duly\s+|safely\s+
        |just\s+)?(?:been\s+)?
        (?:received|arrived|logged|registered|recorded|entered|opened|come(?:\s+in)?(?!\s+(?:to|from|up))|reached\s+\w+|got\s+(?:it|here
            |your|the)|in\s+hand|with\s+(?:us|her|him|the\s+\w+))\b
    | \b(?:let|lets|letting)\s+(?:\w+\s+){1,3}know\s+(?:that\s+)?we\s+have\s+(?:received|got|had|your|it)\b
    | \b(?:you|they|(?:the|a)\s+(?:resident|tenant|complainant|member))\s+ha(?:ve|s)\s+it\s+back\s+(?:from\s+us\s+)?in\s+writing""",
    re.IGNORECASE | re.VERBOSE,
)
RESPOND = Pattern(
    r"""\b(?: respon(?:d|ds|ded|se|ses|ding) | repl(?:y|ies|ied|ying) | answer(?:s|ed|ing)? | outcomes?(?!\s+(?:is\s+|are\s+)?(?:sought
        |(?:that\s+)?(?:you|they|the\s+\w+)\s+(?:wants?|seeks?|would|hopes?|wish\w*))) | decisions? | determinations?
        | findings
      | (?:full|final|written|stage\s+\w+|closing|concluding|decision|outcome|response|review|appeal|result)\s+letter
      | (?:director|manager|chair(?:man|woman)?|panel|clerk|secretary|reviewer|officer|investigator|head\s+of\s+\w+)['’]s\s+letter
      | (?:last|final)\s+(?:letter|word)
      | write\s+(?:back\s+)?to\s+you\s+with | writ(?:e|es|ing)\s+back\s+with | (?:is|are|be)\s+in\s+(?:your|their|the\s+\w+['’]s)\s+hands
      | (?:you|they|residents?|tenants?)(?:['’]ll|\s+will|\s+should)?\s+hear\s+back
      | (?:get|gets|come|comes)\s+back\s+to\s+(?:you|the\s+\w+)
      | (?:look|looks|consider|considers|review|reviews|read|reads)\b[^.;]{0,50}\band\s+(?:then\s+)?writes?
          (?!\s+(?:to\s+(?:confirm|say|acknowledge)))
      | hears?\s+(?:your|the|a|appeals?|cases?|complaints?)\b | heard | hearings? | verdict
      | upheld\s+or\s+not | whether\s+[^.;,]{1,40}\supheld | conclusions? | conclude[ds]? | turn(?:ed
          |ing)?\s+(?:it\s+)?round )\b""",
    re.IGNORECASE | re.VERBOSE,
)
# "Complaints are dealt with within ten working days": only where no better word stands by.
_RESPOND_WEAK = Pattern(
    r"\b(?:investigate[sd]?|resol(?:ve[sd]?|ving|ution)|deal(?:t)?\s+with|complete[ds]?|finish(?:ed)?|determine[sd]?|consider(?:ed|s)?|"
    r"settle[ds]?|handled?|closed?|reviewed"
    r"|(?:target|timescales?|timeframes?|deadline)|(?:carry|carried)\s+out|takes?|decided?|decides)\b",
    re.IGNORECASE,
)
# "We log it at stage 2 and write to you": an acknowledgement, where nothing is said of an answer.
_LOGGED = Pattern(
    r"\b(?:logg?(?:s|ed)?|record(?:s|ed)?|regist(?:er|ers|ered)|open(?:s|ed)?|enter(?:s|ed)?|(?:in|into)\s+(?:the|our)\s+(?:log|register|"
    r"book))\b"
    r"[^.;]{0,80}\b(?:writes?|letters?|tells?|told|e-?mails?|in\s+writing|note|sends?|sent|templates?)\b",
    re.IGNORECASE,
)
EXTEND = Pattern(
    r"""\b(?: exten(?:d|ds|ded|ding|sions?) | longer | (?:more|extra|additional|further)\s+time | (?:put|push\w*|set)\s+back | delay\w*
      | (?:additional|further|extra|longer)\s+(?:period|spell|allowance) | doubl(?:e[sd]?|ing)
      | postpone\w* | prolong\w* | lengthen\w* | grow(?:s|n)?(?=\s+(?:by|to)\s*(?:up\s+to\s+)?$)
      | put(?:s|ting)?\s+(?:it|this|that|them|(?:the|our|an?|her|his|its)\s+(?:answer|reply|response|decision|letter))\s+off | stretched
      | drawn\s+out | put\s+off | hold[-\s]?up
      | enlarg(?:e[sd]?|ing|ements?)
      | (?:new|revised|later|another|fresh|second|different|amended|alternative)\s+(?:\w+\s+)?(?:date|deadline)
      | (?:most|maximum|longest)\s+(?:that\s+)?(?:(?:we|it|they|he|she|the\s+\w+)\s+)?(?:can|may|will|could)\s+(?:be\s+)?
          (?:add(?:ed)?|given|granted)
      | (?:dates?|deadline)\s+(?:\w+\s+){0,2}moved | mov\w+\s+(?:the|that|our)\s+(?:\w+\s+)?(?:date|deadline) )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_EXTEND_AFTER = Pattern(
    r"\s*(?:extension|delay|of\s+(?:extra|additional|further|more)\s+time|(?:may|can|could|might|will)\s+be\s+(?:added|tacked\s+on))\b",
    re.IGNORECASE,
)
# "the officer may add ten working days", "the period may run on for a week"
_ADDS = Pattern(
    r"\b(?:add(?:s|ed|ing)?|tack\w*\s+on|grant\w*|(?:run|runs|go|goes|carry|carries)\s+on\s+(?:for|by))\s+"
    r"(?:(?:(?:him|her|it|your?|our|them)sel(?:f|ves)|up\s+to|at\s+most|no\s+more\s+than|a\s+maximum\s+of|another|on)\s+)*$",
    re.IGNORECASE,
)
_ESCALATE = Pattern(
    rf"""\b(?:{PEOPLE}|those\s+who)\b(?:(?!\b(?:our|we|us)\b)[^.;]){{0,80}}?\b(?:ask|request|apply|appeal|escalat|tell\s+us|let\s+us|contact|write
        |exercis|come\s+back|go(?:es)?\s+on|mov|tak(?:e|ing)\s+(?:it|the|a|that|this|their|your)|carry|have\s+(?:\w+\s+){{1,3}}looked\s+at
        |get\s+back|get(?:s|ting)?\s+in\s+touch|say\s+so|come\s+forward|inform|notify|seek
        |submit|make|ring|want|take|challenge|reply|respond|lodge)\w*
    | \b(?:requests?|appeals?|escalations?)\b[^.;]{{0,60}}?\b(?:must|should|needs?|shall|ha(?:ve|s)\s+to|can|may|(?:is|are)\s+to|(?:is
        |are)\s+(?:only\s+)?accepted)\b
        [^.;]{{0,25}}?(?:\b(?:made|received|submitted|reach\w*|sent|arriv\w+|lodged|come|accepted|asked|with\s+us)\b|$)
    | \b(?:stage\s+(?:2|two)|reviews?|appeals?)\s+(?:must|ha(?:s|ve)\s+to|needs?\s+to|should
        |(?:is|are)\s+to|can\s+only)\s+be\s+(?:asked|requested|sought)\b
    # "... provided that the request is received"
    | \b(?:provided|providing|on\s+condition|(?:as|so)\s+long\s+as|only\s+if)\s+(?:that\s+)?(?:the|your|their|this|such\s+a|an?)\s+
        (?:\w+\s+)?(?:requests?|appeals?|application)\b
    | \b(?:requests?|appeals?)\b[^.;]{{0,60}}?\b(?:come|reach|arrive)s?\b   # "requests to go further come to the Clerk within ..."
    | \b(?:requests?|appeals?)\s+(?:made|received|sent|arriving|coming|(?:that|which)\s+\w+)\b[^.;]{{0,20}}
        \b(?:later\s+than|more\s+than|after)\s*$
    | \b(?:right|chance|opportunity|option)\s+(?:to|of)\b[^.;]{{0,50}}\b(?:lapses?|ends?|expires?|lost|runs?\s+out)\b
    | \b(?:must|need\s+to|have\s+to|should)\s+hear\s+from\s+(?:you|them|the\s+\w+)\b
    | \btoo\s+late\s+to\s+(?:ask|request|apply|appeal|escalate|go)\b
    | \bright\s+(?:of|to)\s+(?:a\s+|an\s+)?(?:appeal|review)
    | ^\W*(?:please\s+|but\s+|simply\s+)?(?:tell|let|ask|contact|write|ring|appeal|request|come|reply)\b
    | \b(?:window|deadline|time\s+limit|period)\s+(?:for|to)\s+(?:ask\w*|request\w*|appeal\w*|escalat\w*)""",
    re.IGNORECASE | re.VERBOSE,
)
_ASKS = Pattern(
    r"\b(?:you|they|residents?|customers?|tenants?|complainants?|members?|leaseholders?)\s+(?:can\s+|could\s+|should\s+|must\s+|may\s+|"
    r"please\s+)?(?:ask|request|appeal|escalate|come\s+back)s?\b(?:(?!\b(?:we|he|she|will|shall|is|are)\b)[^.;,]){0,25}$",
    re.IGNORECASE,
)
# "The handler drafts the response and the manager sends it within ten days": what the words before the clause speak of.
SENDS_IT = Pattern(
    r"\b(?:sends?|signs?|issues?|posts?|e-?mails?|delivers?)\s+(?:it|them)\b(?:[\s,]{1,3}\w{1,20}){0,4}[\s,]{0,3}$"
    # "A request shall be acknowledged, and the outcomes sought set out, within five days"
    r"|\b(?:set\s+out|recorded|logged|stated|defined),(?:\s{0,3}\w{1,20}){0,3}\s{0,3}$",
    re.IGNORECASE,
)
_TO_DO_SO = Pattern(r"\W{0,300}(?:in\s+which\s+)?to\s+do\s+(?:so|this|that|it)\b", re.IGNORECASE)
_REVIEW_TOPIC = Pattern(
    r"\b(?:stage\s+(?:2|two|3|three)|(?:second|next|third|final)\s+(?:stage|hearing)|reviews?|appeal\w*|escalat\w*|reconsider\w*|further|"
    r"unhappy|"
    r"dissatisf\w+|looked\s+at\s+(?:again|afresh)|second\s+look|look\s+again|complaint\s+(?:on|up|higher|forward)"
    r"|not\s+(?:\w+\s+)?(?:happy|satisfied|content)|panel|move\s+(?:it\s+)?on)\b",
    re.IGNORECASE,
)
# The resident's view of a reply that was given is not the giving of it: "unhappy with our response".
_ASIDES = Pattern(
    r"""\b(?:(?:un)?happy|(?:dis)?satisf\w+|content|disagree\w*)\s+with\s+(?:(?!\b(?:within|you|we|please|tell|ask|in)\b)[^,;.]){1,60}
    | \b(?:once|after|when|having|following|upon)\s+(?:(?:we|you|it|the|your|a|complaint|request|have|has|had
        |is|are|been|being)\s+|we['’]ve\s+){0,5}acknowledg\w+
    # "compensation agreed in our response is paid", "works promised in the reply are begun"
    | \b(?:in|from|by|with|under|out\s+of)\s+(?:our|the|your|each|an?|any|that|this)\s+(?:\w+\s+){0,2}?(?:reply|response|decision
        |letter|outcome|answer|determination)\b (?=[^.;]{0,30}\b(?:is|are|be)\s+(?:\w+\s+)?
            (?:paid|begun|started|done|carried|completed|made|put
            |reviewed|finished|reported|shared|discussed)\b)
    | \bmay\s+ask\b(?!\s+(?:us\s+)?(?:for|to\s+(?:go|have|move|take|escalate|see|use))\s+(?:\w+\s+){0,3}?
        (?:stages?|reviews?|escalation|second|further|appeals?|it|(?:complaint|matter|case)\s+(?:to|at|on|looked|reviewed|heard|taken))\b)
    # "You may appeal against our decision within 14 days"
    | \bagainst\s+(?:(?:the|our|that|this|your|his|her|its|their|an?|any|all|or|part|of)\s+){1,5}(?:[\w'’]+\s+){0,3}?
        (?:reply|replies|response|decision|letter|outcome|answer|determination|findings?|result)\b
    # "decides, from its complexity, whether it can be answered quickly": how a complaint is sorted is no answer to it
    | \b(?:decid|judg|assess|consider|look|weigh|sort|determin|choos|work|think|see|ask|sift|pick
        |note)\w*\b[^.;]{0,120}?\b(?:whether|how|which|if)\s+
        (?:it|they|this|that|each|one|(?:the|a|your|an|some|any)\s+\w+|complaints?|cases?|ones)\s+
        (?:can|could|should|may|might|needs?|must|ought|is|are)\s+(?:to\s+)?(?:be\s+)?(?:\w+\s+){0,2}?
        (?:answer|resolv|settl|investigat|deal|respon|look|clos|handl|repl|decid)(?:\w*)
        (?:\s+(?:with|to|into|quickly|early|at\s+once|straight\s?away|there|promptly|soon|fast|then))*
        (?:\s+or\s+(?:whether\s+it\s+)?(?:needs?|must|should|has|requires?|ought)\b[^.;,]{0,60})?""",
    re.IGNORECASE | re.VERBOSE,
)
# "The contractor may take up to ten days to order parts"
_OTHER_DOING = Pattern(
    r"\s*to\s+(?!(?:respon|repl|answer|deal|resol|investigat|consider|complet|conclu|look|reach|decid|determin|finish|settl|give|send|"
    r"write|"
    r"let|tell|provid|issue|sort|handle|review|be\b|you\b|us\b)\w*)\w+",
    re.IGNORECASE,
)
_DEEDS = Pattern(
    r"\b(?:actions?|works?|repairs?|compensation|lessons?|learning|themes?|trends?|remed\w+|payments?|offers?|orders?|polic(?:y|ies)|"
    r"procedures?|strategy)\b",
    re.IGNORECASE,
)
# "A reply never takes longer than ten days" extends nothing.
_AT_MOST = Pattern(r"\b(?:no|not|never)\s+(?:\w+\s+){0,2}?longer\s+than\s*$", re.IGNORECASE)
_INFORMAL = Pattern(
    r"\b(?:settl\w+|resol\w+|sort\w*|agree\w*|put(?:ting)?\s+(?:\w+\s+){0,3}?(?:right|straight|to\s+rights)|mend\w*|remed(?:y|ied)|"
    r"cleared?\s+up|"
    r"mak(?:e|ing)\s+(?:it|things|matters)\s+(?:right|good)|respond\w*|deal\w*|answer\w*|smooth\w*|fix\w*|gone\s+by|try|tries|"
    r"before|otherwise)\b",
    re.IGNORECASE,
)

AGREED = Pattern(
    r"\b(?:with\s+(?:your|the\s+\w+['’]s)\s+agreement|agreed?\s+(?:\w+\s+){0,3}with|agreement|by\s+agreement|if\s+you\s+agree|"
    r"exceptional\w*)\b",
    re.IGNORECASE,
)


def action(before: str, after: str, *, extra: bool, unit: str, stage: int | None, clock: str | None, whole: str) -> Action | None:
    """Return the step that a time is for.

    `before` and `after` are the words of its own clause round it, its clock left out; `whole` the sentence.
    None where the words do not say.
    """
    before, after = _ASIDES.sub(" ", before), _ASIDES.sub(" ", after)
    if stage == 2 and _ASKS.search(before) and not EVENT.search(whole):
        return "escalate"  # under "Stage 2": "it helps if you ask within a month"
    named = _nearest(before)
    if complains(before, after, unit, clock, whole, answered=named is not None):
        return "complain"
    if named == "respond" and _ENDS_IN_WRITES.search(before) and _nearest(after, first=True) == "acknowledge":
        named = "acknowledge"
    longer = EXTEND.search(_AT_MOST.sub(" ", before))
    if extra or (longer and not re.search(r"\bunless\b", before)) or _EXTEND_AFTER.match(after) or _ADDS.search(before):
        return "extend"
    if clocks.later_date(before, after):
        return "extend"
    found = named or _nearest(after, first=True) or _nearest(f"{before} {after}")
    if found is None and ((clock != "decision" and receipts.labels(before)) or receipts.only_writes(before, after, clock)):
        return "acknowledge"
    if found is None and clock == "acknowledgement" and _WRITES.search(before):
        return "respond"
    if found is None and clock == "receipt" and _WRITES.search(before) and _ENTERS.search(whole):
        return "acknowledge"
    if found != "acknowledge" and _escalates(before, after, clock, whole, named=named is not None):
        return "escalate"
    if found is None and stage != 0 and unit not in ("month", "year") and _LOGGED.search(f"{before} {after}"):
        return "acknowledge"
    if stage == 0 and found != "acknowledge":
        return "resolve_informally" if found or _INFORMAL.search(whole) else None
    return found or (_weakly(before, after) if unit not in ("month", "year") and clock != "decision" else None)


# "Reads the file and writes within five days of the request to confirm what will be looked at"
_ENDS_IN_WRITES = Pattern(r"\bwrites?\s+(?:to\s+\w+(?:\s+\w+)?\s+)?(?:with)?in\s*$", re.IGNORECASE)
# "The director writes to you within 20 days of that note"
_WRITES = Pattern(r"\b(?:writes?|letter|hear|hears|word)\b", re.IGNORECASE)
# "You'll hear from Jo within two days of our getting it, when she logs it"
_ENTERS = Pattern(r"\b(?:logs?|records?|registers?|enters?|acknowledg\w*)\b", re.IGNORECASE)


def _nearest(text: str, *, first: bool = False) -> Action | None:
    """The last step named in the words before a time, or the first in those after it."""
    found: list[tuple[int, Action]] = [(m.start(), "acknowledge") for p in (ACKNOWLEDGE, receipts.TOLD) for m in p.finditer(text)]
    found += [(m.start(), "respond") for m in RESPOND.finditer(text)]
    found.sort(reverse=not first)
    return found[0][1] if found else None


def _weakly(before: str, after: str) -> Action | None:
    """A response by a word that may mean something else: not the completion of works, nor a review of the policy."""
    if _DEEDS.search(before) or (_OTHER_DOING.match(after) and re.search(r"\btak(?:e|es|ing)\b", before, re.IGNORECASE)):
        return None
    return "respond" if _RESPOND_WEAK.search(f"{before} {after}") else None


# "... can have it looked at by the adviser, who replies within": what the landlord does, after what the resident asked for
_OUR_PART = Pattern(r"\b(?:we|us|our|will\s+be|is\s+sent|who\s+(?:\w+\s+){0,2}?(?:repl|respon|answer|decid|writ))", re.IGNORECASE)


def _escalates(before: str, after: str, clock: str | None, whole: str, *, named: bool) -> bool:
    if clock in ("acknowledgement", "logging") or (clock == "escalation" and named):
        return False
    near = _ESCALATE.search(before)
    if near and _nearest(before[near.end() :]) and _OUR_PART.search(before[near.end() :]):
        return False
    if clock == "decision" and _TO_DO_SO.match(after):
        return True  # "You have 28 days from our answer to do so"
    if near is None and (named or not _ESCALATE.search(f"{before} {after}")):
        return False
    return clock == "decision" or bool(_REVIEW_TOPIC.search(whole))


# "We ask you to do this within six weeks", "please do so by", "this must be done within a month"
_DO_SO = Pattern(
    rf"\b{PEOPLE}\s+(?:(?:to|must|should|may|can|will|need|have|are|is|asked|expected|required|kindly|please|only|then)\s+){{1,4}}do\s+(?:so|this|that|it)\b"
    r"|(?:^|[,;:]|\b(?:but|and))\s*(?:please\s+)?do\s+(?:so|this|that|it)\b"
    r"|\b(?:this|that|it)\s+(?:must|should|has\s+to|needs\s+to|is\s+to|ought\s+to)\s+be\s+(?:done|made|asked\s+for|requested)\b",
    re.IGNORECASE,
)
_ASK_FOR_TWO = Pattern(
    r"\b(?:ask\w*|request\w*|appl(?:y|ies|ication)|escalat\w*|appeal\w*|tak(?:e|en|ing)\s+(?:it|the\s+\w+|your\s+\w+|a\s+\w+)|go(?:ing)?\s+(?:on\s+)?to"
    r"|wish\w*\s+to|mov\w+)\b",
    re.IGNORECASE,
)


def asked_before(before: str, clock: str | None, told: str, stage: int | None) -> bool:
    """Return whether a time is one to do what was told just before it, in `told`: to ask for stage 2."""
    if clock not in ("decision", None) or not _DO_SO.search(before):
        return False
    return bool(_ASK_FOR_TWO.search(told) and (stage == 2 or _REVIEW_TOPIC.search(told))) and "ombudsman" not in told.lower()
