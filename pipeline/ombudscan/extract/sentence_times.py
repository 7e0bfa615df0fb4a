"""One sentence -> the complaint times it states: each length with its step, stage, clock and firmness."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ombudscan.extract import clocks, first_steps, receipts, silence, stage, stage_of_time, steps
from ombudscan.extract.clauses import Clause, cut, extended
from ombudscan.extract.clocks import told_after
from ombudscan.extract.durations import Length, lengths
from ombudscan.extract.firmness import firmness
from ombudscan.extract.promises import is_promise
from ombudscan.extract.statements import Statement
from ombudscan.nouns import Action, Span, Timescale
from ombudscan.pattern import Pattern, any_of

# "... by up to ten more days, and a stage 2 reply by up to twenty": the step of the length before.
_UP_TO = Pattern(r"\b(?:by|within|up\s+to|in)\s*(?:up\s+to\s*)?$", re.IGNORECASE)
_TOTAL = Pattern(r"\s*(?:\w{1,40}\s+)?(?:in\s+(?:all|total)|altogether|overall)\b", re.IGNORECASE)
_TOTAL_BEFORE = Pattern(
    r"\b(?:total|in\s+all|altogether|overall|therefore|even\s+then|including\s+(?:any|the|an)\s+extension|exten(?:d|ded|ds|"
    r"ding)\s+(?:(?:it|this|that|(?:the|our)\s+\w+)\s+)?to)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
# "Should we be unable to reply in ten days, we reply no later than 20 days after ..."
_MISSED = Pattern(
    r"\b(?:if|where|should|when)\b(?>[^.;]{0,300}?\b(?:unable|cannot|can['’]t|not\s+(?:be\s+)?able|longer)\b)[^.;]{0,300},", re.IGNORECASE
)
# "Local resolution first, 3 wd, then stage 1."
_LOCAL_FIRST = Pattern(r"\b(?:first|initially|to\s+begin\s+with)\b", re.IGNORECASE)
_THEN_ONE = Pattern(
    r"\W{0,300}(?:and\s+|only\s+){0,10}(?:then|before|next)\s+(?:to\s+|at\s+)?(?:stage\s+(?:1|one)|first\s+stage|(?:a\s+)?formal\s+complaint)\b",
    re.IGNORECASE,
)
# "What cannot be put right within two days by the first person you speak to is logged as a stage 1 complaint."
_FAILED_FIRST = Pattern(
    r"""\b(?:if|where|when|unless|until|once|only|what|whatever|anything|should|matters?|concerns?|issues?|problems?|tickets?|contacts?|quer(?:y|ies)
        |cases?|reports?|those|ones|enquir(?:y|ies))\b[^.;]{0,80}?
        (?:\b(?:cannot|not|nothing|never|unable|unless|until|fails?|failed|unresolved|unsettled)\b|n['’]t\b)
        [^.;]{0,60}?\b(?:(?:with)?in|after|inside|for|by|(?:by|at|before)\s+the\s+(?:end|close)\s+of)\s*(?:the\s+)?$""",
    re.IGNORECASE | re.VERBOSE,
)
# "A case that is still open after two working days is transferred to stage 1"
_STILL_OPEN = Pattern(
    r"\b(?:still|remain\w*|stays?|left|lies?|is|are)\s+(?:\w+\s+)?(?:open|unresolved|outstanding|unsettled|unsolved|live|alive|"
    r"not\s+(?:settled|resolved|sorted))\s+"
    r"(?:after|for|at\s+the\s+end\s+of|beyond|past)\s*(?:the\s+)?$",
    re.IGNORECASE,
)
_MENDED = Pattern(
    r"\b(?:put\w*\s+(?:\w+\s+){0,3}?(?:right|straight|to\s+rights)|settl\w+|resol\w+|sort\w*|mend\w*|fix\w*|deal\w*\s+with|dealt\s+with|"
    r"remed\w+"
    r"|cleared?\s+up|fails?|clos(?:e|ed|ing)|finish(?:ed)?|agree[sd]?)\b",
    re.IGNORECASE,
)
_THEN_STAGE_ONE = Pattern(
    r"""(?: \b(?:logg?(?:ed)?|logs|record(?:s|ed)?|rais(?:e|es|ed)|open(?:s|ed)?|regist\w+|becomes?|enter(?:ed|s)?|pass(?:ed|es)?|go(?:es)?
            |mov(?:e|es|ed)|refer(?:red)?
            |transfer(?:red)?|hand(?:ed|s)?(?:\s+over)?|upgraded|escalated|treat(?:ed)?|starts?|begins?|taken\s+up)\b [^.;]{0,40}?
        \b(?:stage\s+(?:1|one)|first\s+stage|(?:a|as|the|it\s+as)\s+(?:a\s+)?(?:formal\s+)?complaint)\b
            (?!\s+(?:at|to|as)\s+stage\s+(?:2|two)) )""",
    re.IGNORECASE | re.VERBOSE,
)
# "The warden has a week in which to put the matter straight."
_GIVEN = Pattern(r"\b(?:has|have|gets?|takes?|(?:is|are|be)\s+(?:given|allowed))\s+(?:up\s+to\s+)?(?:the\s+)?$", re.IGNORECASE)
_TO_MEND = Pattern(
    r"\s*(?:in\s+which\s+)?(?:to|for)\s+(?:try\w*\s+(?:to|and)\s+)?(?:(?:put|set|make|mak|putt|sett)(?:ing)?\s+(?:\w+\s+){1,3}?(?:right|"
    r"straight|good|to\s+rights)"
    r"|mend|fix|sort|smooth|clear)",
    re.IGNORECASE,
)
# "It is posted inside six weeks": what was spoken of before, or the stage's answer.
_SENT = Pattern(
    r"^\W*(?:it|this|that|they|both)\s+(?:(?:is|are|will\s+be|must\s+be|should\s+be|has\s+to\s+be|ought\s+to\s+be)\s+"
    r"(?:sent|posted|issued|given|e?-?mailed|delivered|with\s+(?:you|them|the\s+\w+)|out|in\s+the\s+post|ready|made)"
    r"|goes\s+out|follows?|comes|reaches|arrives)\b(?![^.;]{0,300}\b(?:to|from)\s+(?:us|the\s+(?:team|officer|ombudsman|manager|director)))",
    re.IGNORECASE,
)
# "A receipt within one working day and then the acknowledgement letter within five": a note that it has come is not the letter.
_RECEIPT = Pattern(r"\b(?:receipts?|auto\w*|(?:post)?cards?|notes?)\b", re.IGNORECASE)
_ACKNOWLEDGED = Pattern(r"\backnowledg", re.IGNORECASE)
_ELLIPSIS = 6  # words: "stage two within 20 working days" leaves out its verb


def timescales(s: Statement) -> Iterator[Timescale]:
    """Yield the times that a statement sets for steps of the landlord's own complaints process."""
    if s.scope in ("other_service", "other_part", "quoted") or first_steps.denied(s):
        return
    found = lengths(s.text)
    stages = stage_of_time.stages(s, found)
    last: Action | None = None
    for n, clause in enumerate(cut(s.text, found)):
        between = s.text[found[n - 1].end : found[n].start] if n else ""
        if silence.resident_is_silent(s.text, clause.length.start):
            if clause.clock.starts_from == "decision" and s.stage in (None, 1, 2) and silence.lets_rest(s.text):
                yield _timescale(s, clause, "escalate", 2)  # "not heard within a month of our answer": as long as there is to go on
            continue
        act = (
            "resolve_informally"
            if _tried_first(s, clause) or first_steps.waits(s, clause)
            else _step(s, clause, last, stages[n][0], between)
        )
        if _only_receipt(s.text, found, n):
            continue
        if n and act is not None and last is not None and stage_of_time.shares_unit(s.text, found, n):
            act = last
        last = act or last
        if act is not None and is_promise(s, clause, act):
            for number in stages[n]:
                yield _timescale(s, clause, act, number)


def _only_receipt(text: str, found: tuple[Length, ...], n: int) -> bool:
    """Whether a time is for a note of receipt, and the acknowledgement itself has a later time of its own in the sentence."""
    if n + 1 >= len(found):
        return False
    own = text[found[n - 1].end if n else 0 : found[n].end]
    rest = text[found[n].end : found[n + 1].end]
    return bool(_RECEIPT.search(own) and not _ACKNOWLEDGED.search(own) and _ACKNOWLEDGED.search(rest))


def _step(s: Statement, clause: Clause, last: Action | None, number: int | None, between: str) -> Action | None:
    """The step of a clause: by its own words, the clause before, the row's key, or the heading."""
    x = clause.length
    from_key = steps.KEYS.get(s.key)
    whole = f"{s.passage.lead_in} {s.text}" if s.passage.lead_in else s.text
    again = x.bare and not x.extra and bool(_UP_TO.search(clause.before))
    if again and last and (last == "extend" or not any_of((steps.ACKNOWLEDGE, steps.RESPOND, receipts.GOES_ON), clause.before)):
        return last
    found = steps.action(
        clause.before,
        f" {clause.clock.start_words}" if clocks.later(clause.clock.start_words) else clause.after,
        extra=x.extra,
        unit=x.unit,
        stage=number,
        clock=clause.clock.starts_from,
        whole=whole,
    )
    if found is None and last == "acknowledge" and receipts.GOES_ON.search(clause.before):
        return None
    if found == "extend" and last == "acknowledge" and steps.RESPOND.search(clause.before) and not steps.EXTEND.search(clause.before):
        found = "respond"  # "... acknowledged within five days and answered within a further ten"
    if found is None and last == "acknowledge" and clause.clock.starts_from == "acknowledgement":
        return "respond"  # "five working days to acknowledge; ten from the acknowledgement"
    if found is None and (x.bare or len(clause.before.split()) <= _ELLIPSIS):
        found = "extend" if steps.EXTEND.search(between) else last
    if found is None and not from_key and steps.asked_before(clause.before, clause.clock.starts_from, f"{s.before} {s.text}", number):
        return "escalate"
    if from_key in ("complain", "escalate") and found in (None, "respond"):
        return from_key
    if (
        found in (None, "escalate")
        and not from_key
        and s.stage in (None, 0)
        and _GIVEN.search(clause.before)
        and _TO_MEND.match(clause.after)
    ):
        return "resolve_informally"
    return found or from_key or _by_setting(s, whole, clause)


def _by_setting(s: Statement, whole: str, clause: Clause) -> Action | None:
    """The step where the clause has no word for it: the sentence's, the announcing words', or a bare "Stage 1: ten days"."""
    if s.stage == 0 and clause.length.unit not in ("month", "year"):
        return "resolve_informally"
    if steps.SENDS_IT.search(clause.before):
        told = s.text[: clause.length.start]
        return steps.action(told, "", extra=False, unit=clause.length.unit, stage=s.stage, clock=None, whole=told)
    if len(s.text.split()) > 14:
        return None
    if clause.clock.starts_from == "decision":
        return None  # "An apology follows within a week of our decision"
    if clause.clock.starts_from == "acknowledgement":
        return "respond"  # "This will be within ten working days of the acknowledgement"
    bare = not re.search(r"\w", f"{clause.before} {clause.after}") and not steps.ACKNOWLEDGE.search(s.text)
    if bare and s.stage in (1, 2) and clause.length.unit != "year":
        return "respond"  # "Stage 1", and under it "10 days, counted from when your case is given to a handler"
    if s.stage in (1, 2) and _SENT.search(clause.before):
        return steps.action(s.before, "", extra=False, unit=clause.length.unit, stage=s.stage, clock=None, whole=s.before) or "respond"
    found = steps.action(whole, "", extra=False, unit=clause.length.unit, stage=s.stage, clock=None, whole=whole)
    if found in ("acknowledge", "respond", "extend"):
        return found
    return "respond" if stage.mentions(s.text) or (s.stage and s.passage.lead_in) else None


def _tried_first(s: Statement, clause: Clause) -> bool:
    """Whether a time is one in which something has to fail before stage 1 begins."""
    if s.stage not in (None, 0, 1) or clause.length.unit in ("month", "year") or first_steps.of_a_service(s.text):
        return False
    before = s.text[: clause.length.start]
    if _LOCAL_FIRST.search(before) and _THEN_ONE.match(s.text[clause.length.end :]):
        return True
    then = _THEN_STAGE_ONE.search(s.text[clause.length.end :])
    failed = (_FAILED_FIRST.search(before) and _MENDED.search(s.text)) or _STILL_OPEN.search(before)
    return bool(then and failed) or _fails_then(s, clause)


def _fails_then(s: Statement, clause: Clause) -> bool:
    """The same the other way round: "only if that fails after five days do we record a complaint"."""
    return bool(
        re.search(r"\bfails?\s+(?:with)?(?:in|after)\s*$", clause.before, re.IGNORECASE)
        and _THEN_STAGE_ONE.search(s.text[clause.length.end :])
    )


def _timescale(s: Statement, clause: Clause, act: Action, number: int | None) -> Timescale:
    x, base = clause.length, s.passage.span.start
    said = _TOTAL.match(s.text, x.end) or _TOTAL_BEFORE.search(clause.before) or (act == "respond" and _MISSED.search(s.text, 0, x.start))
    total = not x.extra and bool(said or (act == "respond" and extended(s.text, x)))
    timer = told_after(s.after) if act == "respond" and not clause.clock.start_words else clause.clock
    return Timescale(
        action=act,
        stage=_stage_for(act, number),
        value=x.value,
        unit=x.unit,
        starts_from=timer.starts_from,
        firmness=firmness(clause.before, clause.after),
        passage=s.passage.id,
        span=Span(start=base + x.start, end=base + x.end),
        total=total,
        per_agreement=bool(steps.AGREED.search(s.text)),
        start_words=timer.start_words,
    )


def _stage_for(act: Action, number: int | None) -> int | None:
    if act == "complain":
        return None
    if act == "resolve_informally":
        return 0
    if act == "escalate":
        return 3 if number == 3 else 2
    return number
