"""Statements -> Facts: steps before stage 1 and steps between the stages."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from ombudscan.extract.attempts import ALL_THE_SAME, ATTEMPTS, NOBODY_OBLIGED, WITH_HOW
from ombudscan.extract.frames import also
from ombudscan.extract.frames_before import BEFORE_ONE
from ombudscan.extract.home_made import AT_ITS_END, HOME_MADE
from ombudscan.extract.signs import TERMS, Sign, fact, found, settings, wording
from ombudscan.extract.stage_names import is_step
from ombudscan.nouns import Fact

if TYPE_CHECKING:
    from ombudscan.extract.facts import View

_NAME = (
    r"(?:(?:informal|preliminary|initial|pre-?stage|pre-?formal|front-?line|quick[- ]fix|swift|rapid|early|local|"
    r"first[- ](?:point[- ]of[- ])?contact|"
    r"first[- ](?:line|time)|pre-?complaint|service recovery|concerns?|conciliation|fast[- ]track|cooling[- ]off|doorstep|on-the-spot|"
    r"early help)"
    r"(?: (?:and )?(?:local|early|dispute|complaints?|concerns?|resolution|recovery|service|customer|informal|problem[- ]solving)){0,6})"
)
# "our informal stage", "the Early Resolution step"; "complaint" and "resolution" alone are too common to be a step's name.
_NAMED = wording(
    rf"\b{_NAME} (?:stage|step|phase|procedure|period|tier|level|rung|route|process)\b",
    r"\b(?:stage|step|tier|level|rung)[ -]?(?:0|zero|nought|nil)\b",
    r"\bpre-?(?:complaint|stage[ -]?(?:1|one))\b",
    r"\binformal complaints?\b",
)
_KEPT = wording(r"\b(?:keep|kept|contact|chat|tone|style|meeting with (?:staff|residents))\b")
# "If that does not work, the case becomes a stage 1 complaint"; "failing that it is logged as a formal complaint".
_FAILS = (
    r"(?:(?:if|where|when|should|once|unless|only if|only when|only where|until)\b[^.;]{0,90}?(?:\bnot\b|n't\b|cannot|can't|unable|"
    r"unresolved|fail\w*|remain\w*|still|unsuccessful|"
    r"without success|no better|impossible|beyond|longer than)|failing (?:that|this|which)|otherwise|if no\b|if (?:further|"
    r"more) (?:enquir|investigation)\w*)"
)
_BECOMES = (
    r"(?:becom\w{1,40}|(?:be|is|are|been|get|gets) (?:then |formally )*(?:logged|registered|recorded|opened|treated|escalated|moved|passed|"
    r"raised|entered|classed|transferred|upgraded|started|progressed|made|taken)"
    r"|moves?|go(?:es)?(?: on)?|progress(?:es)?|pass(?:es)?|enters?|escalates?|starts?|begins?|proceeds?"
    r"|(?:we|they|the \w+|he|she|who|and|will|then|must|should)(?: will| then| formally){0,6} (?:log|register|record|open|treat|escalate|"
    r"raise|start|move|pass|investigate|handle|deal with))"
)
_STAGE_ONE = (
    rf"(?:{TERMS['stage1']}|\bformal(?:ly)?\b[^.;]{{0,25}}complaint|\b(?:a|as|the) (?:formal |official |full )?complaint\b|"
    rf"complaints (?:process|procedure|policy|book))"
)
_LEFT_OVER = wording(
    rf"{_FAILS}[^.]{{0,140}}?{_BECOMES}[^.;]{{0,60}}?{_STAGE_ONE}", rf"{_BECOMES}[^.;]{{0,50}}?{_STAGE_ONE}[^.;]{{0,30}}?(?:only )?{_FAILS}"
)
_OPENED = wording(
    # "if a first attempt to put it right is not successful, a formal complaint will be recorded"
    rf"{_FAILS}[^.]{{0,140}}?{_STAGE_ONE} (?:is|will be|shall be|can be|may be) (?:then )?(?:recorded|logged|opened|raised|started|"
    rf"registered|made|begun)",
)
_TRYING = wording(
    r"@settle|\bthat (?:does not|doesn't|fails) work|\b(?:does|do|did) not work|\bthat fails|\bunresolved|@time|informal\w*|"
    r"early resolution|concern|quick\w*|straight ?away|on the spot|there and then|enquiries|investigation"
)
# What is compliant: a complaint when the answer to a service request does not satisfy; or when an extension is refused.
_REQUEST = wording(
    r"service requests?|\b(?:your|a|the|that) (?:\w+ )?request\b|\brequests?\b[^.]{0,40}(?:answer|response|dealt|handled)|reported (?:a |"
    r"the )?repair|\basked? (?:us )?(?:for|to (?:do|mend|fix|have|put|book))\b[^.]{0,60}\b@unhappy with|"
    r"additional|new (?:issue|point|matter)|unrelated|further (?:issue|point)s?|"
    rf"stage[ -]?(?:2|two)|second stage|survey|next working day|from you\b|not call(?:ed)? it|{WITH_HOW}"
)
_SOMEONE_FIRST = (
    r"(?:(?:have )?(?:speak|spoken|talk|talked|discuss|discussed|raised?|contact|contacted|tell|told|approach|approached|report|reported|"
    r"tried|asked|taken)|have (?:a|another) (?:quiet |friendly |informal )?(?:word|chat|conversation)|give [^.;]{3,40} (?:chance|"
    r"opportunity)|let [^.;]{3,40} try|"
    r"try to|tr(?:y|ies)|attempt|go to|go back to|ask|see|take (?:it|the matter|your|their|this) (?:\w+ )?(?:up|to)|ring|phone|call|"
    r"visit|mention|allow|seek|meet)"
)
_URGED = (
    r"(?:@must|(?:is|are|be|will be) (?:\w+ )?(?:asked|expected|required|encouraged|urged|advised|invited) to|(?:we|trustees|"
    r"the \w+) (?:\w+ )?(?:ask|expect|require|encourage|urge|advise|want) (?:that )?(?:@resident )?(?:to )?|please|ought to)"
)
_BEFORE_COMPLAINT = (
    r"before (?:(?:you |they |a resident |residents |anyone |tenants |customers |we |it |this )?(?:mak|lodg|submit|rais|regist|bring|"
    r"complain|start|log|open|turn|becom|go|escalat|enter|tak|fil|put|us|accept)\w*"
    r"|(?:a|the|your|any|their|our) (?:formal |stage (?:1|one) )?(?:complaints?|process|procedure|stage|policy)\b|stage (?:1|one)|"
    r"it is (?:treated|logged|recorded|opened|registered)|the formal)"
)
_FIRST = (
    r"(?:in the first (?:instance|place)|first of all|\bfirst\b|to begin with|as a first step|at first|initially|at the outset|"
    r"as soon as possible|straight away)"
)
_AS_TRACK = (
    r"(?:an? |the |our |one of our )?(?:customer |service |early |informal |first |initial |local |front-?line |quick |swift )*"
    r"(?:concern|enquir(?:y|ies)|quer(?:y|ies)|early resolution|resolution|fix|feedback|informal complaint|niggle|grumble|issue|comment|"
    r"contact|recovery|expression of dissatisfaction|local resolution)s?\b"
)
_UNHAPPY_FIRST = (
    r"(?:@unhappy|dissatisfaction|complain(?:t|s|ing)?\b|something (?:has gone|goes|is) wrong|a problem with (?:our|the) service)"
)

_EXTRA = (
    # "our informal stage lasts a week"
    Sign(
        detail="a step before stage 1 is named",
        pattern=_NAMED,
        unless=wording(
            r"\bfirst[- ]stage\b[^.]{0,300}\btwo\b",
            r"\brecruit|\btenancy\b|\bevict|\barrears\b|\bgrievance (?:stage|procedure)|social care",
        ),
        confidence=0.9,
    ),
    # "Only if that does not work is it passed on, and stage 1 begins"
    Sign(
        detail="stage 1 begins only after an attempt to settle the matter",
        pattern=wording(_LEFT_OVER.pattern, _OPENED.pattern),
        near=_TRYING,
        unless=wording(
            f"{NOBODY_OBLIGED}|{ALL_THE_SAME}",
            _REQUEST.pattern,
            r"\bof its own\b|\b(?:new|separate|further|fresh) complaint\b|\bseparately\b",
        ),
        apart=wording(r"answer to (?:a|your) request|response to (?:a|your) (?:service )?request|service request is\b"),
        deniable=False,
        confidence=0.9,
    ),
    # "Before a complaint is logged, your officer has three working days in which to settle the matter"
    Sign(
        detail="something has to be tried before a complaint is taken",
        pattern=wording(
            rf"{_BEFORE_COMPLAINT}[^.]{{0,300}}?(?:{_URGED}[^.;]{{0,50}}?\b{_SOMEONE_FIRST}\b|(?:has|have|is given|are given|gets?"
            rf"|will have|"
            rf"be given|allow) (?:up to )?@time|"
            rf"@post (?:will|shall|is to|are to|first|always)(?: first| always)? (?:try|attempt|seek|aim|look|want|"
            rf"endeavour)[^.;]{{0,30}}@settle|we (?:will |shall )?(?:first |always )?(?:try|attempt|seek|aim|like|ask|"
            rf"expect)[^.;]{{0,60}}?(?:@settle|chance|opportunity))",
            rf"{_URGED}[^.;]{{0,40}}?\b{_SOMEONE_FIRST}\b[^.]{{0,300}}?\b{_BEFORE_COMPLAINT}",
            rf"\b@settle\b[^.;]{{0,60}} {_BEFORE_COMPLAINT}",
            rf"^(?:please |come and |first,? )?(?:speak|talk|discuss|raise|contact|have a (?:quiet |friendly |little )?(?:word|chat)|go|"
            rf"try|ask|ring|see)\b[^.;]{{0,80}}\b{_BEFORE_COMPLAINT}",
        ),
        unless=wording(
            r"\bnot (?:have|need|required|expected|asked|try|seek|attempt|our practice)\b|"
            r"need not|needn't|no need|read (?:this|our|the)|advice|consent|"
            r"stage[ -]?(?:2|two)|twelve months|understand (?:the|your|what)|ombudsman|translat|clos(?:e|es|ed|ing)\b|interpreter|"
            r"send(?:ing)? (?:the|a|our) (?:reply|response)|response is|reply is"
        ),
        confidence=0.9,
    ),
    # "Speak to your scheme manager first", "in the first instance you should contact the team that provides the service"
    Sign(
        detail="residents are sent to the service first",
        pattern=wording(
            rf"\b{_FIRST},?[^.;]{{0,40}}?{_URGED}[^.;]{{0,30}}?\b{_SOMEONE_FIRST}\b[^.;]{{0,60}}@post",
            rf"{_URGED}[^.;]{{0,20}}?\b{_SOMEONE_FIRST}\b[^.;]{{0,80}}@post[^.;]{{0,60}}\b{_FIRST}",
            r"^(?:please )?(?:speak|talk|go|have a (?:quiet |friendly )?word|take it up|raise (?:it|"
            r"this))\b[^.;]{0,60}@post[^.;]{0,40}\bfirst\b",
        ),
        near=wording(r"unhapp|dissatisf|complain|something (?:has gone|goes|is) wrong|problem|concern|grumble"),
        unless=wording(
            r"\bnot (?:have|need|required|expected|asked)\b|need not|needn't|no need|repair(?:s)? (?:should|must|are|need)|"
            r"complaints? (?:team|officer|manager|department)|"
            r"contractor|ombudsman|stage[ -]?(?:1|one|2|two)|neighbour(?:'s)? (?:noise|dispute)|emergenc|staff|police|"
            r"\bhow to complain\b|colleagues? (?:must|should)"
        ),
        confidence=0.8,
    ),
    # "When you first tell us that you are unhappy your case is opened as a concern"
    Sign(
        detail="dissatisfaction is put on another track first",
        pattern=wording(
            rf"{_UNHAPPY_FIRST}[^.]{{0,300}}?\b(?:opened|logged|treated|recorded|handled|dealt with|classed|registered|raised|noted"
            rf"|filed|marked|"
            rf"put down|starts?|begins?|"
            rf"taken|regarded|passed|entered)\b[^.;]{{0,25}}?\b(?:as|with) {_AS_TRACK}",
            rf"^\W*{_AS_TRACK}\W*(?:is|means|:|-|where)[^.]{{0,40}}\b(?:where|when|if|that|"
            rf"@resident)\b[^.]{{0,30}}@unhappy[^.]{{0,300}}?(?:@settle|quick|within|without)",
            r"^(?:a|any|each|every|your|the) (?:customer |informal )?concern\b[^.]{0,300}\b(?:within|has|have) @time",
            r"@unhappy[^.]{0,300}?\b(?:first|initially|to begin with)\b[^.;]{0,20}\b(?:opened|logged|treated|recorded|handled|dealt with|"
            r"classed|starts?|begins?) as a service request",
            r"@unhappy[^.]{0,300}?\b(?:it|this|that|they)? ?(?:starts?|begins?) (?:out |life )?as an? service request",
        ),
        unless=wording(
            r"\b(?:not|never|rather than|instead of)\b[^.;]{0,30}\bas (?:an? )?(?:concern|enquir|quer|feedback|informal|service request)",
            r"survey|safeguarding",
        ),
        confidence=0.85,
    ),
    # "Only what the front desk cannot deal with goes into the complaints book"; "put right on the day, no complaint is recorded"
    Sign(
        detail="only what could not be settled before is taken as a complaint",
        pattern=wording(
            r"\bonly (?:those|that|matters|issues|problems|concerns|cases|what|things)\b[^.;]{0,60}(?:cannot|\bnot\b|n't|unable|fail\w*|"
            r"unresolved)"
            r"[^.;]{0,60}(?:complaint|@stage1)",
            r"@stage1 (?:is|deals with|covers|is reserved)\b[^.;]{0,40}(?:\bnot\b|cannot|n't|unable|fail\w*)[^.;]{0,30}@settle",
            r"@settle[^.;]{0,60}\b(?:no complaint is|(?:is|are) not) (?:recorded|logged|opened|registered|entered)",
            r"\b(?:satisf\w+|happy|content) with (?:the|this|that|our) (?:quick|early|first|initial|informal)\b[^.;]{0,40}\bno complaint\b",
            r"\b(?:do|does|will|need) not (?:have to )?(?:enter|reach|go into|go through) the (?:formal )?complaints? (?:process|"
            r"procedure|system)",
            r"\bwithout (?:the need for |needing |having to make |making |going through |recourse to )(?:a |"
            r"the )?(?:formal )?(?:complaint\b|complaints? (?:process|procedure))",
        ),
        near=wording(r"complain|unhapp|dissatisf|problem|issue|concern"),
        unless=wording(r"ombudsman|service requests?|survey|third part|@stage2|neighbour"),
        deniable=False,
        confidence=0.75,
    ),
    # "We will first try to resolve your complaint informally"
    Sign(
        detail="complaints are first dealt with informally",
        pattern=wording(
            r"@settle[^.;]{0,50}\binformal(?:ly)?\b",
            r"\binformal(?:ly)?\b[^.;]{0,40}@settle",
            r"\b(?:dealt with|handled|treated|looked at|discussed|raised?|raise [^.;]{0,40}) informally\b",
        ),
        near=wording(
            r"\b(?:first|initially|before|in the first instance|to begin with|at the outset|whenever possible|where(?:ver)? possible|"
            r"usually|most|formal (?:complaint|process|stage|procedure))\b"
        ),
        unless=wording(r"neighbour|any time|even (?:after|while)|as well as a (?:full|formal)|staff|grievance between"),
        confidence=0.8,
    ),
    # "Stage 1 is reached when the local office has had its chance"
    Sign(
        detail="stage 1 is only opened on a condition",
        pattern=wording(
            r"@stage1[^.;]{0,30}\b(?:only )?(?:begins?|starts?|opens?|opened|applies|reached|triggered|used|"
            r"available)\b[^.;]{0,20}\b(?:only )?(?:if|when|once|after|where|until|unless)\b[^.;]{0,80}"
            r"(?:not|n't|un(?:able|resolved|successful)|fail\w*|cannot|remain|still|had (?:a|its|their|the) chance|exhausted|tried)",
            r"\bcomplaint (?:may|can|will|is) (?:only |then )(?:be )?(?:made|opened|logged|taken|started|accepted|"
            r"registered)[^.;]{0,30}(?:if|when|once|after)\b",
            r"\ba complaint (?:may|can) then be (?:made|opened|logged)",
        ),
        unless=wording(r"within (?:12|twelve)|(?:12|twelve) months|writing|form\b|stage[ -]?(?:2|two)|information"),
        deniable=False,
        confidence=0.85,
    ),
    # "Not content with the stage 1 reply? First discuss it with the manager who wrote it"
    Sign(
        detail="a step stands between stage 1 and stage 2",
        pattern=wording(
            rf"@stage1 (?:response|reply|decision|outcome|letter|answer|investigation|findings?)[^.]{{0,400}}?\b(?:first|"
            rf"before)\b[^.]{{0,300}}?\b{_SOMEONE_FIRST}\b[^.;]{{0,80}}@post",
            rf"@stage1 (?:response|reply|decision|outcome|letter|answer|investigation|findings?)[^.]{{0,300}}?{_URGED}[^.;]{{0,30}}"
            rf"\b(?:speak|"
            rf"talk|discuss|meet|contact|take it up|raise)\b[^.;]{{0,80}}\bfirst\b",
            rf"\bbefore [^.;]{{0,40}}@review[^.]{{0,300}}?(?:{_URGED}|we (?:will )?(?:first )?(?:ask|expect|hold|arrange|offer)"
            rf"|there (?:is|"
            rf"will be)|has|is given)[^.;]{{0,50}}\b(?:speak|talk|discuss|meet(?:ing)?|mediat\w+|try|resolve|settle|chance|opportunity|"
            rf"have a word)\b",
            rf"{_URGED}[^.;]{{0,30}}\b(?:speak|talk|discuss|meet|raise|take it up)\b[^.;]{{0,70}}\bbefore\b[^.;]{{0,50}}@review",
            r"\b(?:stage|step) (?:1\.5|1[ab]|one and a half)\b",
            # "managers have two days to put it right; what cannot be closed in that time is logged at stage 1"
            r"\b(?:have|has|gets?|(?:are|is) (?:given|allowed)) (?:up to )?@time (?:in which )?to (?:put|sort|resolve|fix|settle|deal|"
            r"try)\b[^.]{0,300}?"
            r"\b(?:not|cannot|un)\b[^.;]{0,30}\b(?:closed|resolved|settled|sorted|put right|fixed|done)\b[^.]{0,60}\b(?:logged|opened|"
            r"recorded|"
            r"passed|becomes?|goes|moves|entered|treated)\b[^.;]{0,60}(?:@stage1|formal|complaint)",
            # "before a stage 2 case is opened the manager who replied will ring to see whether the rest can be settled"
            r"\bbefore [^.;]{0,40}@review[^.;]{0,100}?\b(?:will|shall|must|should|is to|are to)\b[^.;]{0,30}?\b(?:contact|meet|speak|talk|"
            r"discuss|call|ring|phone|visit|see)\b[^.;]{0,90}?\b(?:settled?|resolved?|sorted|agreed|put right|discussion|talking|"
            r"dealt with)\b",
            r"\bonly (?:if|where|when|once|after) (?:that|this|the|such|any) (?:meeting|conversation|discussion|visit|chat|call|"
            r"attempt|approach|"
            r"dialogue|mediation)\b[^.;]{0,20}(?:\bnot\b|\bfail\w*|n't\b|\bun\w+|\bwithout\b)[^.;]{0,60}(?:@stage2|escalat\w{1,40})",
            # "and only after this meeting can stage 2 be asked for"
            r"\bonly (?:after|following|once)\b[^.;]{0,12}\b(?:meeting|conversation|discussion|visit|chat|mediation)\b[^.;]{0,40}@stage2",
            r"\b(?:only )?(?:if|when|once) (?:that|this|the (?:meeting|discussion|conversation|mediation))[^.;]{0,30}(?:not|fail\w*|"
            r"n't)[^.;]{0,60}\b(?:@stage2|escalat\w+)",
            r"\b(?:interim|intermediate|mediation|reconsideration|conciliation) (?:step|stage|meeting|review)\b"
            r"(?>[^.]{0,300}?\bbefore\b)[^.]{0,300}@review",
        ),
        unless=wording(
            r"\bnot (?:have to|need|required|expected|asked|necessary|obliged)\b|need not|needn't|no need|\bnever\b|\bno (?:meeting|step|"
            r"discussion)|understand (?:what|why|which)|define|clarif|acknowledg|ombudsman|agree (?:the|a) (?:definition|summary)"
        ),
        deniable=False,
        confidence=0.85,
    ),
)


def extra(view: View) -> Iterator[Fact]:
    """Yield a fact for each sentence that puts a step before stage 1 or between the stages."""
    told = tuple(also(view, "extra-stage", found(view, "extra-stage", _EXTRA + ATTEMPTS + HOME_MADE), BEFORE_ONE))
    yield from told
    yield from _timed(view, {f.passage for f in told})


def _timed(view: View, told: Collection[str | None]) -> Iterator[Fact]:
    """The sentences with a time in which something is to be settled, at whose end stage 1 opens, that no wording found."""
    times = {t.passage for t in view.timescales if t.action == "resolve_informally" and t.stage == 0} - set(told)
    for setting in settings(view):
        passage = setting.statement.passage
        ends = AT_ITS_END.search(setting.text) or is_step(" ".join(passage.path[-1:]))  # a step of the document's own, before stage 1
        opens = passage.id in times and passage.claim is None and ends
        if opens and not _REQUEST.search(setting.text):
            yield fact("extra-stage", setting.statement, detail="stage 1 begins only after an attempt to settle the matter")
