"""Frames of the answer: what it waits for, how long it may take, who gives it, and to whom none is given."""

from __future__ import annotations

from ombudscan.extract.frames import Frame, frame

_ANSWER = (
    r"(?:\b(?:responses?|repl(?:y|ies)|answers?|decisions?|outcomes?|(?:stage \w+|final|decision|outcome|response|full|closing) letters?|"
    r"findings|(?:sign\w* |send\w* |"
    r"issue\w* )the letter)\b|\bwrite(?:s)? to (?:you|them|the \w+)(?= (?:once|when|after|as soon as|with)\b)|\bhear (?:our|the|what)|"
    r"\brespond(?:s)?\b)"
)
_WORK = (
    r"(?:\b(?:works?|repairs?|jobs?|mend(?:ed|ing)?|fault|boiler|roof|leak|damp|plumb\w+|electrician|engineer|contractors?|builders?|"
    r"workmen|trades\w*|firm|treatment|orders?|remed(?:y|ies)|fix(?:ed)?|surveyor|operatives?)\b)"
)
_DONE = (
    r"(?:\b(?:has|have|had|is|are|was|were|been|be|gets?|marked|marks?|tells? us|told us) (?:\w+ ){0,4}?(?:done|finished|complete\w*|"
    r"carried out|mended|fixed|closed|over|in place|"
    r"in|been|gone|off|signed off|put right)\b|\bhas (?:been|done|finished|completed|mended|fixed)\b|\bhave (?:been|done|finished)\b|"
    r"\bcompletion\b|\bsign(?:s|ed)?(?: \w+){0,3} off\b|"
    r"\bsigns? (?:the|it|any|each) [\w ]{0,12}off\b|\bsign off any\b|\banything left\b|\bleft to (?:mend|do|fix|put)|\b(?:done|finished|"
    r"completed|carried out)\b)"
)
_WAITS = (
    r"(?:\b(?:once|when|after|until|till|as soon as|following|upon|on completion|while|not before|only)\b|\bbefore (?:the |our |any |a |"
    r"your )?(?:\w+ )?(?:response|reply|answer|decision|letter)|\bwaits?\b|\bbehind\b|\bfollows?\b)"
)
# "We answer when we know what the answer is, and then keep chasing the job until it is done"
WHEN_KNOWN = r"\b(?:when|once|as soon as) (?:we|he|she|they|you|the \w+) (?:knows?|can tell|can say|ha(?:ve|s) decided)\b"
_NO_WAIT = (
    rf"{WHEN_KNOWN}|"
    r"\b(?:won't|shan't|don't|doesn't|needn't|mustn't|isn't) (?:wait|hold|be held|keep|depend|delay)|\bneither\b[^.;]{0,40}\bwait|"
    r"\b(?:do|does|will|shall|should|must|need|is|are|may|can) ?(?:not|n't|never) (?:to )?(?:be )?(?:hold|held|wait|delay\w*|withh\w+|"
    r"defer\w*|keep|kept|put off|postpone\w*|depend)|"
    r"\bdo(?:n't| not) (?:hold|wait|delay|keep)|\bwithout waiting|\brather than\b|\bnever\b|\beven (?:if|though|where|when)|"
    r"\bwhether or not|(?:\bnot|n't) (?:hang|sit) on\b|\bnot (?:when|once|after|until)\b|"
    r"\bcases? (?:is|are|stays?|remains?|will be) (?:left |kept |not )?(?:closed|open)|\bclosed? (?:the|a|your|our) (?:case|complaint|"
    r"file)|\bevery (?:day|week|month)|\beach (?:week|month|day)|"
    r"\bupdat\w*|\bprogress|\bsurvey\b|satisf\w{1,40} (?:with|survey)|how (?:it|the work|the job|we did) went|"
    r"\bring you|\bcall you|\bring to|"
    r"\bask (?:you|how|whether)|feedback|"
    r"\bpay|allowance|compensation|\bwrites? (?:to \w+ )?again|contact (?:you|them) again|follow-up|\bconfirm\w*|report(?:ed|s)? to|"
    r"\bwhen the works will|\bwhen (?:it|they|that|the \w+) will be|\bsays? (?:when|what)|"
    r"\bas soon as (?:the answer|we know|it is known)|when it is known|know the (?:answer|outcome)|gas service|service visit|\bemergenc|"
    r"repairs? (?:policy|service) (?:answers?|"
    r"response)|stage 2 (?:can|may)|monitor|track|list(?:ed|s)? |jobs still|still to be|outstanding (?:actions?|works?) (?:is|are|will)|"
    r"\bhas read|\bread it\b|survey(?:or)?'s report|"
    r"investigation|enquir\w+|interview|\bpromised works? (?:is|are)|\bresponse time|emergency response|\bcontractor's (?:answer|reply|"
    r"comments|response|side)|\b(?:asked|answer|reply) to (?:the|a|our) contractor"
)

WORKS: tuple[Frame, ...] = (
    # "If something has to be mended first, the decision will follow once the contractor has done the work"
    frame(
        "the response is held back until works are complete",
        _ANSWER,
        _WORK,
        _WAITS,
        _DONE,
        rf"(?:{_ANSWER})[^.;]{{0,60}}?{_WAITS}[^.;]{{0,60}}?(?:{_WORK}[^.;]{{0,50}}?{_DONE}|{_DONE}|{_WORK})|"
        rf"{_DONE}[^.]{{0,30}}\bbefore\b[^.]{{0,20}}{_ANSWER}|"
        rf"\b(?:after|once|when|as soon as)\b[^.]{{0,50}}?{_WORK}[^.;]{{0,40}}?{_DONE},[^.]{{0,30}}{_ANSWER}",
        near=r"complain|stage|response|decision|answer|letter|reply",
        unless=_NO_WAIT,
        freed=False,
        confidence=0.8,
    ),
    # "Replies wait their turn behind the repair"
    frame(
        "the response is held back until works are complete",
        r"\b(?:repl(?:y|ies)|responses?|answers?|decisions?|letters?)\b[^.;]{0,15}\b(?:waits?|queues?|comes? (?:after|behind)|"
        r"stands? behind|hangs? on|takes? second place)\b"
        rf"[^.;]{{0,30}}{_WORK}",
        unless=rf"{_NO_WAIT}|\bnot\b",
        near=r"complain|stage|repl",
    ),
)

ENDLESS: tuple[Frame, ...] = (
    # "replies when he or she is in a position to do so"; "we answer when we can"
    frame(
        "an answer may take any time",
        r"\b(?:repl(?:y|ies)|answers?|responds?|writes?|decides?|gives? (?:you )?(?:the|an|his|her|our|its) (?:answer|reply|decision)|"
        r"get (?:your|an|the) (?:answer|reply|decision)|"
        r"have (?:your|an|the|our) (?:answer|reply|decision)|period|days may|deadline|time may)\b",
        r"\b(?:when(?:ever)?|as soon as|once) (?:\w+ ){1,4}?(?:(?:is|are) (?:in a position|able|ready)(?: to)?|can(?: be done)?(?=[.,;]|"
        r"$)|(?:has|have) (?:the )?time)\b|"
        r"\bin (?:its|their|his|her|our) own (?:good )?time\b|\bin due course\b|\b(?:at|on) (?:a|some) later (?:time|date|stage|day)\b|"
        r"\bas long as (?:our|the|its|their) \w+ (?:last|take)s?\b|"
        r"\bhowever long (?:they|it|that|this) (?:take|last)s?\b|\b(?:continue|carry on|go on|goes on|continues) until\b|\bwhen (?:that|"
        r"this|it) can be done|\bas soon as (?:that|this|it) can be (?:done|managed)|\bwhen (?:we|they|he|she) get "
        r"(?:round|to)|\bwhen time (?:allows|permits)|\bas (?:time|resources|workload)s? (?:allow|permit)s?|\bwhen (?:work|pressure|"
        r"workload)\w* (?:allow|permit)s?",
        unless=r"\bwithin\b|\bno later than\b|\b(?:ten|twenty|five|10|20|5) working days (?:of|from|after|at|and)|\bsooner\b|\bnever\b|"
        r"\bnot\b[^.;]{0,15}\b(?:when|in its|at a later)|"
        r"\byou (?:can|may|should|answer|reply|write)|\bplease\b|\brings? you|\bombudsman\b|repairs? (?:is|are|will)|\bworks?\b|"
        r"\blatest\b|\bcompensation|\bif you\b|\bcannot\b[^.;]{0,20}"
        r"\bwhen we can|neighbour|learn|\breports?\b|\bmeets?\b|acknowledg",
        stages=(1, 2),
        confidence=0.75,
    ),
)

_MARKED = (
    r"(?:\b(?:restrict(?:ed|ion|ions)?|banned|bans?|barred|persistent|vexatious|unreasonabl\w+|abusive|aggressive|violent|rude|swear\w*|"
    r"shout\w*|threat\w*|warning (?:marker|list|flag)|marker|"
    r"blacklist\w*|behaviou?r\w*|too many complaints|harass\w*|offensive|nuisance|unacceptable|conduct|contact(?:s)? list|flagged|"
    r"black mark|insult\w*|discourteous|misbehav\w+|disruptive)\b)"
)
_SHUT_OUT = (
    r"(?:\b(?:do|does|will|shall|may|can|is|are|must) ?(?:not|n't|no longer|never)(?: be)? (?:take|taken|hear|heard|accept\w*|log\w*|"
    r"read|open(?:ed)?|consider\w*|answer\w*|look\w*|"
    r"deal\w*|record\w*|register\w*|entertain\w*|investigat\w*|allowed|able|permitted|entitled|complain|use|used)\b[^.;]{0,30}|"
    r"\bcannot (?:use|complain|make|bring|raise|have|be)\b|"
    r"\b(?:nobody|no[- ]one|none)\b[^.;]{0,60}\b(?:may|can|will|is|are)\b[^.;]{0,15}\b(?:complain|use|be heard|raise)|\b(?:gives? up|"
    r"loses?|forfeits?|surrenders?|waives?) (?:the|their|his|"
    r"her|your|any) right|\b(?:is|are|will be|stays?|remains?) (?:not open|closed|shut|barred|off limits|unavailable) (?:to|for|against)|"
    r"\b(?:closed|filed|put away|left|binned|returned|ignored)\b"
    r"[^.;]{0,10}\bwithout (?:an? )?(?:answer|reply)|\bunanswered\b|\bstop(?:s)? (?:considering|dealing with|looking at|hearing|taking|"
    r"answering|handling)|\bno (?:more|further|new) "
    r"complaints? (?:will|are|is|can|may|taken|from)|\bnot log\b|\bhas to wait\b|\bmust wait\b)"
)
_PROCESS = r"\b(?:complain\w*|(?:this|the|our) (?:policy|procedure|process|scheme))\b"

ACCESS: tuple[Frame, ...] = (
    # "We do not take complaints from anyone who is on our Persistent Contacts list"
    frame(
        "the complaints process is closed to somebody for their behaviour",
        _MARKED,
        _SHUT_OUT,
        _PROCESS,
        rf"{_SHUT_OUT}[^.;]{{0,50}}{_PROCESS}|{_PROCESS}[^.;]{{0,70}}{_SHUT_OUT}",
        unless=r"\b(?:does|do|will|shall|can|may) not (?:take away|remove|end|lose|affect|close|bar|mean|stop (?:you|them|anyone|a|the))\b|"
        r"\b(?:restriction\b[^.;]{0,30}|limit|it|this|that|we|which|what (?:it|a restriction))\b[^.;]{0,25}\b(?:not|n't|never|cannot|"
        r"can't)\b (?:\w+ )?(?:stop|close|shut|prevent|bar|take away|mean|"
        r"affect|remove|end|do)\b|\b(?:can|may|will|shall|could) (?:still|also|all) |\bstill (?:complain|make|use|be|take|log)|"
        r"all the same|like (?:everyone|everybody|anyone)|stays? open|"
        r"remains? open|\bcomplaint (?:goes|carries) on\b|\bcomplaint continues\b|"
        r"\bnot lose\b|\b(?:nobody|no[- ]one|no \w+)\b[^.;]{0,30}\b(?:loses?|is (?:barred|refused|shut)|because|"
        r"just because|merely|should)\b|\bbecause (?:they|you) (?:have )?complain|"
        r"(?:simply|merely|just|only) because|through (?:a|one) named|both stages|\bcourt\b|twelve months|12 months|anonymous|"
        r"\bapplications?\b|\bcalls? (?:may|can|will|is)|"
        r"\bend (?:the|a) call|\bhold (?:it )?against|treated (?:less|any)|word (?:complaint|complain)|staff (?:conduct|behaviour)|"
        r"about (?:the )?(?:conduct|behaviour|attitude) of|"
        r"neighbour|reviewed? (?:the|any|a|every) restriction|\bnot (?:be )?used (?:to|as|against|for)|complaint about|complaints about|"
        r"taken (?:away|out)|\bnever\b|repairs?\b|"
        r"(?:one|several|any|\d{1,20}) (?:day|week|month)s? notice|cannot be (?:restricted|barred|closed|refused|used)|"
        r"not (?:a )?(?:reason|"
        r"ground)|persist\w{0,40} (?:problem|damp|leak)",
        confidence=0.8,
    ),
)

_SAME_ONE = (
    r"(?:\b(?:original|first|same) (?:author|writer|investigator|handler|decision[- ]maker)\b|"
    r"\bwho(?:ever)? (?:has |had |have )?(?:already )?(?:gave|given|made|wrote|written|decided|answered|dealt|looked|handled|"
    r"investigated|sent|signed|considered|heard)\b[^.;]{0,25}"
    r"\b(?:it|first|stage (?:1|one)|original|case|complaint)(?: (?:answer|reply|decision|letter|one))?\b|\b(?:her|his|their|"
    r"its) (?:own )?(?:first |stage 1 |original |earlier )?(?:answer|decision|reply|response|letter|findings?)\b)"
)
_LOOKS_AGAIN = (
    r"(?:\b(?:looks?|look|reads?|goes|takes? (?:a|another)|reviews?|reconsiders?|checks?|thinks?|examines?|hears?|gives|makes|"
    r"decides?)\b[^.;]{0,60}\b(?:again|once more|another look|"
    r"second|afresh|over|back|review)|\b(?:back|returns?|return) to (?:the|whoever)\b|\breconsiders?\b|\breviews? (?:her|his|their|"
    r"its)\b|\banother look\b|\bagain (?:at|over|through)\b|\b(?:gives?|hears?|takes?|makes?|writes?|decides?) the second|\btoo\b)"
)
_LAST = r"(?:\bfinal\b|\bthe second\b|\blast word|@stage2|\bsecond (?:answer|reply|stage|decision|look|one)?\b|\breview\b|\bappeal)"
_NOT_THE_SAME = (
    r"\bno (?:officer|manager|person|member|trustee|director)\b|\b(?:not|never|n't|nobody (?:who|may|looks)|no[- ]one who|none|neither|"
    r"without|other than|different|another (?:officer|manager|person|director|trustee|colleague)|somebody|someone|sits out|"
    r"hands? over|passes|no (?:part|hand|say)|independent|unlike|rather than|ombudsman|resident|you (?:may|can)|discuss|asks?|consult|"
    r"interview|background|lessons|posted)\b|\bwho (?:gave|made|wrote)[^.;]{0,40}\b(?:is not|takes no|has no)"
)

AGAIN: tuple[Frame, ...] = (
    # "The Complaints Partner looks again at her first answer and issues the final one"
    frame(
        "whoever answered at stage 1 decides stage 2 as well",
        _SAME_ONE,
        _LOOKS_AGAIN,
        _LAST,
        unless=_NOT_THE_SAME,
    ),
    # "There is nobody else to do it, so the Clerk hears the second stage too"
    frame(
        "the same person decides both stages",
        r"\b(?:nobody|no[- ]one|no other (?:\w+ )?(?:officer|manager|person|member)) (?:else )?(?:\w+ ){0,3}?(?:to (?:do|take|hear|"
        r"decide)|who (?:can|could)|available|here)|\bonly (?:one|the one) (?:officer|"
        r"manager|person)|\bthere is only\b",
        r"@stage2|second (?:answer|look|reply)|\bboth (?:stages|answers|letters)",
        r"\b(?:too|as well|also|both|again|twice)\b",
        unless=r"ombudsman|different|another (?:landlord|co-op|trust|association)|outside|neighbouring",
        freed=False,
    ),
)

DETAILS: tuple[Frame, ...] = (
    # "The extension letter leaves out the Ombudsman unless the tenant has objected"
    frame(
        "the Ombudsman's details are given at an extension only if the resident objects",
        r"@ombudsman",
        r"\b(?:exten\w+|longer|more time|extra time|further time|new date|later date|delay\w*|put(?:s|ting)? back|postpon\w+)\b",
        r"\b(?:unless|only|if|where|when|should|who)\b[^.;]{0,45}\b(?:object\w*|mind[s]?|disagree\w*|protests?|challeng\w+|complains?|"
        r"unhappy|dissatisfied|(?:not|n't) (?:agree\w*|accept\w*|content|happy)|refuses?|asks?|asked|"
        r"presses|contests?)\b",
        r"\b(?:leaves? out|left out|only|unless|omits?|not (?:given|included|mentioned|named|told)|(?:does|do|need) not (?:mention|name|"
        r"give|include|carry)|is (?:given|named|mentioned|added|told|pointed)|are (?:given|referred|told|added|"
        r"sent|pointed)|we (?:will |then |)(?:give|tell|name|add|send|point))\b",
        unless=r"\b(?:every|each|all|any) (?:such )?(?:letter|notice|extension|case|instance)|always|whether or not|even if|regardless|"
        r"in any (?:case|event)|final (?:response|reply|letter)|refus\w{1,40} (?:a|your|the) complaint|"
        r"@ombudsman(?: service)?(?:,? who)? (?:may|can|will|at any)|not (?:only|merely|just)|you (?:can|may) (?:speak|go|complain|"
        r"contact|take)|as well|"
        r"can challenge",
        freed=False,
    ),
)
