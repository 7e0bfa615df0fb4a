"""Plans in a row: what is still to be done, who is to do it and by when; and what stands there already.

"Will" as a habit ("we will write within five days") is practice. A plan is something done once that is not done yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ombudscan.extract import dates
from ombudscan.extract.evidence import quality
from ombudscan.extract.rows import Said, said
from ombudscan.nouns import Claim, Fact, Span

if TYPE_CHECKING:
    from ombudscan.extract.facts import View

# Things done once: a policy is rewritten, a screen is added, a post is filled.
_ONCE = r"""        (?: added|introduced|updated|amended|revised|re-?written|re-?drafted|redesigned|drafted|drawn\s+up|developed|
        prepared|launched|relaunched
    |rolled\s+out|implemented|put\s+(?:in|into)\s+place|put\s+right|set\s+up|created|built|installed|
    brought\s+(?:in|into|forward|under)|strengthened
    |expanded|recruited|appointed|adopted|finalised|piloted|tried|trialled|tested|arranged|inserted|corrected|
    replaced|refreshed|redone|commissioned
    |procured|established|formalised|filled|rectified|addressed\s+(?:in|by|through)|picked\s+up\s+(?:in|at)|
    taken\s+out|removed|split|merged|translated|tightened
    |printed|reprinted|trained|retrained|briefed|held|run|reviewed|rebuilt|re-?worded|re-?issued|overhauled|brought)"""
# Things done once or as a habit; they need a day, or a document as their subject, to be a plan.
_EITHER = r"""        (?: included|published|uploaded|reported|presented|submitted|agreed|approved|completed|considered|changed|
        made|moved|written|produced|provided
    |carried\s+out|looked\s+at|posted|put|given|shown|told|copied|linked|extended|improved|in\s+place|available|
    live|ready|issued|sent|discussed|shared|taken)"""
_PAPER = r"""        (?: polic(?:y|ies)|procedures?|website|web\s?pages?|pages?|leaflets?|templates?|screens?|fields?|modules?|
        systems?|software|portal|app|training|contracts?|objectives?
    |clauses?|wording|definitions?|surveys?|handbooks?|guides?|guidance|versions?|booklets?|posters?|scripts?|
    strategy|framework|plans?|tools?|forms?\s|reporting|dashboard)"""
_START = r"""        (?: start|begin|commence|launch|introduce|publish|strengthen|develop|adopt|implement|roll\s+out|recruit|
        appoint|draft|amend|revise|re-?write|bring\s+in
    |go\s+live|set\s+up|create|establish|pilot|trial|come\s+into|take\s+effect|be\s+going|expand|replace|rectify|
    explore|consult\s+on|redesign|overhaul|procure|install)"""
_DEED = r"""        (?: add|address|agree|amend|appoint|approach|arrange|ask|bring|build|carry|change|clear|close|commission|
        complete|consider|consult|create|deliver|design|develop|draft
    |embed|ensure|establish|explore|extend|fill|finalise|fix|get|hold|implement|improve|include|insert|install|
    introduce|issue|launch|look|make|merge|move|negotiate|obtain
    |overhaul|prepare|present|procure|produce|promote|provide|publish|purchase|put|raise|recruit|redesign|redraft|
    refresh|remind|remove|renegotiate|replace|report|retain
    |retrain|review|revise|rewrite|roll|run|seek|send|set|sign|simplify|start|strengthen|submit|take|test|train|
    translate|trial|update|upgrade|upload|vary|work|write)"""
_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_SEASON = r"(?:spring|summer|autumn|winter|new\s+year)"
# A time that lies ahead, without a year: "next year", "in the spring", "by the end of March", "going forward", "in due course".
_AHEAD = rf"""        (?: next\s+(?:(?:policy|contract|annual|system|planned|scheduled|financial|full|board|software)\s+)*(?:year|
        month|quarter|week|{_SEASON}|review|revision|release|update
      |edition|version|refresh|print\s+run|cycle|meeting|reprint|renewal|varied|renewed|reprinted|reviewed|revised|{_MONTH})
    | (?:later\s+)?this\s+(?:{_SEASON}|coming\s+\w+) | later\s+(?:this|in\s+the)\s+year | (?:in|by|during|over|
    from|until|before)\s+(?:the\s+)?(?:end\s+of\s+)?(?:early\s+|late\s+|mid-?)?(?:{_SEASON}|{_MONTH})\b(?!\s+\d)
    | in\s+due\s+course | shortly | \bsoon\b(?!er) | (?:in|for)\s+the\s+(?:near\s+)?future\b | (?:in|over|
    during)\s+the\s+(?:coming|next)\s+(?:\w+\s+)?(?:weeks?|months?|years?|quarter)
    | (?:going|moving)\s+forwards? | by\s+(?:the\s+)?(?:end\s+of\s+)?(?:the|this|next)\s+(?:financial\s+)?(?:year|quarter)
    | as\s+soon\s+as\s+(?:possible|practicable|resources|budget) | once\s+(?:the|this|it|we|they|our|a|
    an)\s[^.;]{{3,60}}?\b(?:approved|agreed|recruited|appointed|in\s+place|available|complete|completed|installed|
    live|finished|signed|launched)
    | when\s+(?:the|our|a)\s[^.;]{{3,50}}?\b(?:is|are|has|have)\s+(?:been\s+)?(?:next\s+)?(?:renewed|varied|
    approved|recruited|appointed|in\s+place|available|replaced|installed|upgraded|reviewed|retendered|filled|
    launched|live) )"""


def _cue(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.VERBOSE)


_WILL = r"(?:will|shall|['’]ll|(?:is|are)\s+going\s+to)"
# What makes a sentence a plan by itself.
_CUES: tuple[tuple[re.Pattern[str], str], ...] = (
    # "a new leaflet will be developed"
    (_cue(rf"\b{_WILL}\s+(?:\w+ly\s+|then\s+|also\s+|now\s+)*be\s+(?:\w+ly\s+)?{_ONCE}\b"), "is still to be done"),
    # "the policy will be published"
    (
        _cue(rf"\b{_PAPER}\b(?:[^.;](?!\b(?:case|complaint|resident)\b)){{0,40}}\b{_WILL}\s+be\s+(?:\w+ly\s+)?{_EITHER}\b"),
        "is still to be done",
    ),
    # "we will begin a survey", "the council will strengthen the report"
    (
        _cue(
            rf"\b{_WILL}\s+(?:\w+ly\s+|then\s+|also\s+|now\s+|be\s+)*(?:{_START}|{_START.replace('|', 'ing|').replace('(?:', '(?:', 1)})\b"
        ),
        "is still to be done",
    ),
    # "is to be amended", "are to follow when", "is to take the place of"
    (
        _cue(
            rf"\b(?:is|are|was|were)\s+(?:still\s+|now\s+|yet\s+)?to\s+(?:be\s+{_ONCE}|be\s+{_EITHER}|follow|"
            rf"take\s+the\s+place|replace|go\s+(?:to|live|out)|{_START})\b"
        ),
        "is still to be done",
    ),
    # "guidance is being drafted"
    (
        _cue(
            rf"""        \b(?:is|are|am)\s+(?:currently\s+|now\s+|presently\s+|still\s+|also\s+)*being\s+(?:\w+ly\s+)?(?:{_ONCE}|
        written|considered|worked\s+(?:on|up)|looked\s+(?:at|into)|negotiated|explored|produced
            |upgraded|discussed|designed|consulted\s+on|scoped|extended|improved)\b(?!\s+(?:complaint|case|for\s+each))"""
        ),
        "is under way",
    ),
    # "we are drafting", "we are currently piloting", "we are in the process of"
    (
        _cue(
            r"""        \b(?:we|council|association|trust|team|manager|officers?|board|landlord|group)\s+(?:is|are)\s+(?:currently\s+|
        now\s+|also\s+|still\s+)*
            (?:drafting|developing|re-?writing|revising|updating|piloting|trialling|recruiting|procuring|introducing|
            implementing|rolling\s+out|setting\s+up|building|exploring|looking\s+(?:at|into|to)
            |working\s+(?:on|towards|with\s+[^.;]{3,40}\s+to)|preparing|planning|considering|designing|reviewing\s+(?:our|
            the|its)|in\s+the\s+process\s+of|consulting)\b"""
        ),
        "is under way",
    ),
    # "we plan to put", "the Board intends to", "it is hoped to"
    (
        _cue(
            rf"""        (?<!can\s)(?<!should\s)(?<!may\s)(?<!could\s)\b(?:plans?|planning|planned|intends?|intending|hopes?|hoping|
        hoped|proposes?|proposing|proposed|expects?|expecting|due|scheduled|set)\s+to\s+
            (?:be\s+(?:{_ONCE}|{_EITHER})|{_DEED}|{_START}|go|have|speak|use|open|meet|join|follow|hire|employ|offer|give)\b"""
        ),
        "is planned",
    ),
    # "first results are expected in June", "a leaflet is planned for the autumn", "launch is due next month"
    (
        _cue(
            r"\b(?:is|are)\s+(?:now\s+|currently\s+)?(?:due|planned|scheduled|expected|promised|proposed|intended|"
            r"timetabled|pencilled\s+in)\s+(?:in|by|for|from|on|at|this|next|later|shortly|before|with|during)\b"
        ),
        "is planned",
    ),
    # "Half-way call to be tried", "second reviewer to be trained": a note without a verb of its own
    (
        _cue(
            rf"^(?:(?!\b(?:is|are|was|were|has|have|had|need\w*|want\w*|ought|do|does|did|for|not|must|can|wish\w*|"
            rf"ask\w*|able)\b).)*?\bto\s+be\s+(?:{_ONCE}|{_EITHER})\b"
        ),
        "is still to be done",
    ),
    # "not yet in place", "has yet to", "is still to be agreed"
    (
        _cue(
            rf"""        \bnot\s+(?:as\s+)?yet\s+(?:been\s+)?(?:fully\s+)?(?:in\s+place|finished|complete|available|live|published|
        ready|all|have|has|rolled|started|begun|done|{_ONCE})
            | \b(?:has|have|had|is|are)(?:\s+not|n['’]t)\s+(?:been\s+)?(?:fully\s+)?(?:in\s+place|complete|available|live|
            ready|finished|{_ONCE}|published)\s+(?:as\s+)?yet
            | \b(?:has|have|are|is)\s+yet\s+to\b | \b(?:is|are|remains?)\s+still\s+(?:to\s+be|outstanding|in\s+draft)"""
        ),
        "is not done yet",
    ),
    # "in draft", "under development", "work is under way", "awaiting approval", "subject to consultation"
    (
        _cue(
            r"""        \b(?:in|at)\s+(?:the\s+)?(?:draft|development|preparation|the\s+pipeline|hand|pilot|design|planning\s+stage|
        trial)\b(?!\s+(?:with|of|by)) | \bunder\s+(?:development|construction|preparation|consideration|way|
        negotiation|(?<!kept\s)(?<!keep\s)consultation)\b
            | \bunderway\b | \b(?:is|are|work|currently)\s+in\s+progress\b | \b(?:awaiting|awaits?|pending|
            subject\s+to)\s+(?:\w+\s+){0,2}(?:approval|sign-?off|ratification|consultation|recruitment|funding|
            procurement|budget)\b
            | \bworking\s+towards\b | \b(?:is|are)\s+currently\s+under\s+review\b | \bto\s+be\s+(?:confirmed|agreed|
            announced|decided|determined)\s*(?:$|[.,;])"""
        ),
        "is under way",
    ),
    # "contract managers have been asked to include"
    (
        _cue(
            rf"\b(?:has|have)\s+been\s+(?:asked|told|instructed|tasked|requested|invited)\s+(?:to|"
            rf"with)\s+(?:{_DEED}|find|look|{_DEED}ing)\b"
        ),
        "has been asked for and is not said to be done",
    ),
    # "the adjustments screen goes live in March 2027"; a clock that starts is none, so a day must follow
    (
        _cue(
            rf"\b(?:goes|go|opens?|starts?|begins?|launch(?:es)?|comes?|takes?)\s+(?:live|into\s+(?:force|effect|"
            rf"operation|use)|effect)?\s*[^.;]{{0,30}}?\b(?:in|on|from|"
            rf"at)\s+(?:the\s+)?(?:\d{{1,2}}\s+)?(?:{_MONTH}|{_SEASON})\b"
        ),
        "has a day to come",
    ),
)
# "will" or a bare infinitive becomes a plan by the time that stands with it: "from next year officers will", "X to record this going forward".
_FUTURE = _cue(rf"\b{_WILL}\b(?!\s+(?:not|never)\b) | \b(?:is|are)\s+to\b")
_INFINITIVE = _cue(rf"\bto\s+{_DEED}\b | \bto\s+be\s+\w+ed\b")
_WHEN = _cue(rf"\b{_AHEAD}")
# A habit has a condition or holds for each case: "if one comes", "any new points will be added", "each time".
_HABIT = _cue(
    r"""        \b(?:if|whenever|wherever|should\s+(?:a|an|any|the)|any|each|every|unless|in\s+the\s+event|as\s+and\s+when|
        always|usually|on\s+receipt|upon\s+receipt|where\s+(?:a|an|the|there|this|we|it|appropriate|possible|
        necessary|needed|required)
    |when\s+(?:a|an|we|you|someone|residents?|tenants?|it|they)\s|following\s+(?:a|an|each)\s|case\s+by\s+case|
    the\s+(?:complaint|case|resident|tenant|complainant|customer|investigation|response|
    reply)\b[^.;]{0,25}\bwill)\b"""
)
# "was planned for March and went live on the 12th": done.
_DONE = _cue(
    r"\b(?:went\s+live|was\s+(?:completed|launched|done|finished|introduced|delivered)|took\s+(?:place|"
    r"effect)|has\s+since|have\s+since|since\s+been|(?:is|are)\s+now\s+(?:live|in\s+place|complete|done|"
    r"in\s+use|part))\b"
)
_DENIED = _cue(
    r"\bno\s+(?:plans?|intention|need|requirement)\b | \b(?:do|does|did)\s+not\s+(?:plan|intend|propose|"
    r"expect)\b | \bwill\s+(?:not|never)\s+be\b"
)
_LABEL = re.compile(
    r"\b(?:target(?:\s+date)?|due(?:\s+date)?|deadline|by(?:\s+when)?|completion(?:\s+date)?|timescale|"
    r"timeframe|date|when|complete\s+by)\s*[:–-]\s*",
    re.IGNORECASE,
)
# "Updated 7/10/24", "As at March 2026": a note of when something was written.
_BACK = re.compile(
    r"\W*(?:(?:last\s+)?(?:updated|reviewed|amended|revised|approved|published|issued|checked|completed)|"
    r"as\s+(?:at|of)|since|minutes?|version)\b",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"\b(?:by|before|no\s+later\s+than|not\s+later\s+than|with|from|until|for\s+completion\s+(?:in|by)|in|"
    r"at)\s+(?:the\s+)?(?:end\s+of\s+|beginning\s+of\s+)?$",
    re.IGNORECASE,
)
# "Fill both posts", "Action: rewrite clause 4", "New stage 2 template."
_ORDER = re.compile(
    rf"(?:actions?(?:\s+plan)?\s*[:–-]\s*)?(?:(?-i:[A-Z])[\w’'()-]+(?:\s+[\w’'()&-]+){{0,5}}\s+to\s+)?{_DEED}\b(?!\s+(?:is|"
    rf"are|was|were|of)\b)|new\s+[\w\s-]{{3,40}}\.?$",
    re.IGNORECASE | re.VERBOSE,
)
_ACTION_LABEL = re.compile(r"\b(?:actions?|next\s+steps?|improvements?\s+(?:plan|required|needed))\s*:", re.IGNORECASE)
_ACTION_COLUMN = re.compile(r"action|improve|plan|next\s+step|remed|how\s+will", re.IGNORECASE)
_DATE_COLUMN = re.compile(r"\b(?:date|when|target|due|deadline|timescale|timeframe|by)\b", re.IGNORECASE)
# A day without a year, or a span from now, is a date of an action too: "by the end of March", "within three months".
_LOOSE_DATE = _cue(
    rf"\b(?:by|before|in|during|from)\s+(?:the\s+)?(?:end\s+of\s+)?(?:{_MONTH}|{_SEASON}|q[1-4]|"
    rf"(?:the\s+)?(?:financial\s+)?year|next\s+(?:month|quarter|year))\b |"
    rf" \bwithin\s+(?:the\s+next\s+)?\w+\s+(?:weeks?|months?)\b(?!\s+of)"
)
_INTERIM = re.compile(
    r"\b(?:currently|at\s+present|at\s+the\s+moment|informally|ad\s?hoc|interim|for\s+the\s+time\s+being|some\s+of|partly|so\s+far)\b",
    re.IGNORECASE,
)
_SHORT_OF = re.compile(
    r"\bto\s+(?:fully\s+)?(?:comply|meet|satisfy)\b|\bas\s+required\b|\ball\s+the\s+(?:additional\s+)?elements\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A sentence that plans: its last day as an ISO day, None where it gives none; `why` says what makes it a plan."""

    span: Span
    last_day: str | None
    why: str


def facts(view: View) -> Iterator[Fact]:
    """Yield each row's plans with their last days, what an action plan needs, and whether something present stands beside the plans."""
    for i, claim in enumerate(view.claims):
        row = said(view.document, claim)
        found = row_plans(row)
        for plan in found:
            detail = f"It {plan.why}{f', by {plan.last_day}' if plan.last_day else ''}."
            yield Fact(kind="plan", span=plan.span, claim=i, date=plan.last_day, detail=detail)
        yield from _action(i, claim, row, found)
        if found and (here := _present(row, found)):
            yield Fact(kind="evidence-present", span=here.span, claim=i)


def row_plans(row: tuple[Said, ...]) -> tuple[Plan, ...]:
    """Return the plans of a row; one without a date of its own takes the deadline that stands after it."""
    made: list[Plan] = []
    for at, s in enumerate(row):
        plan = plan_of(s.text, s.span.start)
        ordered = plan is None and _ordered(s)
        later = _deadline_after(row, at)
        if plan is not None:
            made.append(plan if plan.last_day else replace(plan, last_day=later))
        elif ordered and later:
            made.append(Plan(span=s.span, last_day=later, why="is an action still to be taken"))
    return tuple(made)


def plan_of(text: str, start: int = 0) -> Plan | None:
    """Return the plan that a sentence makes, or None; `start` is where the sentence stands in its text."""
    why = _why(text)
    if not why:
        return None
    return Plan(span=Span(start=start, end=start + len(text)), last_day=_own_day(text), why=why)


def _why(text: str) -> str:
    if _DENIED.search(text):
        return ""
    cue, why = next(((m, w) for p, w in _CUES if (m := p.search(text))), (None, ""))
    later = _WHEN.search(text)
    ahead = later or (_own_day(text) and _FUTURE.search(text))
    if cue is None:
        if not ((ahead and _FUTURE.search(text)) or (later and _INFINITIVE.search(text))):
            return ""
        if _HABIT.search(text) and not _own_day(text):
            return ""
        why = "speaks of a time to come"
    elif _HABIT.search(text) and not ahead:
        return ""
    done = _DONE.search(text)
    return "" if done and (cue is None or done.start() > cue.start()) else why


def _own_day(text: str) -> str | None:
    """The last day that a plan's own sentence gives it: one after "by" or "from" before any other, never the date of something past."""
    found = [
        d
        for d in dates.find(text)
        if not re.search(
            r"\b(?:since|after|dated|until|adopted|approved|agreed|reviewed|updated|signed|received)\s*(?:on|in|by)?\s*(?:the\s+)?$",
            text[: d.start],
            re.IGNORECASE,
        )
    ]
    years = [d for d in found if not re.fullmatch(r"(?:FY\s?)?20\d\d\s?[/–-]\s?(?:20)?\d\d", text[d.start : d.end])]
    return max((d.last_day for d in years), default=None)


def _deadline_after(row: tuple[Said, ...], at: int) -> str | None:
    """The first deadline that stands after a sentence of a row: "Target: 30 June 2027", a cell that is only a date, a "by"
    date in the same cell."""
    for s in row[at:]:
        if day := _deadline(s):
            return day
    return None


def _deadline(s: Said) -> str | None:
    if _BACK.match(s.text):
        return None
    for d in dates.find(s.text):
        before, rest = s.text[: d.start], (s.text[: d.start] + s.text[d.end :])
        alone = len(re.findall(r"[^\W\d_]{2,}", rest)) <= (4 if _UNTIL.search(before) else 1)
        if (
            alone
            or _LABEL.search(before[-24:])
            or _DATE_COLUMN.search(s.column)
            or re.search(r"\b(?:by|before|no\s+later\s+than)\s+(?:the\s+)?(?:end\s+of\s+)?$", before, re.IGNORECASE)
        ):
            return d.last_day
    return None


def _ordered(s: Said) -> bool:
    """Whether a fragment says what is to be done: "Fill both posts", "Clerk to amend the leaflet", or stands in a column of actions."""
    if _ACTION_LABEL.search(s.text):
        return True
    order = _ORDER.match(s.text)
    if order and not re.search(r"\b(?:is|are|was|were|has|have|had)\b", s.text[: order.end()]):
        return True
    return bool(_ACTION_COLUMN.search(s.column)) and not dates.find(s.text)


def _action(index: int, claim: Claim, row: tuple[Said, ...], found: tuple[Plan, ...]) -> Iterator[Fact]:
    if claim.answer not in ("no", "partial"):
        return
    action = next((s for s in row if _ordered(s) or any(p.span == s.span for p in found)), None)
    if action:
        yield Fact(kind="action", span=action.span, claim=index)
    timed = next(
        (s for s in row if _deadline(s) or ((_ordered(s) or any(p.span == s.span for p in found)) and _LOOSE_DATE.search(s.text))), None
    )
    dated = next((p for p in found if p.last_day), None)
    if timed or dated:
        yield Fact(kind="action-date", span=timed.span if timed else dated.span if dated else Span(start=0, end=0), claim=index)


def _present(row: tuple[Said, ...], found: tuple[Plan, ...]) -> Said | None:
    """A sentence that shows something in place already, so that the plan is an extra; none where the plan is what makes the row comply."""
    planned = {p.span for p in found}
    if any(_SHORT_OF.search(s.text) for s in row if s.span in planned):
        return None
    others = [
        s for s in row if s.span not in planned and not _INTERIM.search(s.text) and not re.search(rf"\b{_WILL}\b", s.text, re.IGNORECASE)
    ]
    return next((s for s in others if quality(s.text) in ("clause", "practice", "record") and not _deadline(s) and not _ordered(s)), None)
