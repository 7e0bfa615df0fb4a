"""One sentence -> the complaint times it states: each length with its own clause, step, stage, clock and firmness."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ombudscan.extract import scope, stage, steps
from ombudscan.extract.clocks import Clock, clock
from ombudscan.extract.durations import Length, lengths
from ombudscan.extract.statements import Statement
from ombudscan.nouns import Action, Span, Timescale

_KEYS: dict[str, Action] = {
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
_MOST_OF_A_FORM = re.compile(
    r"lgsco|no-extra-stage|two-stages|progress-to-stage-2|earliest-resolution|changes-made|single-policy|policy-available"
)

_BREAK = re.compile(
    r";|:(?=\s)|,\s+(?:and|but|though|although|while|whilst|whereas|when|which|who|so|or|yet|then|after\s+which)\b|\s[–—-]\s"
    r"|\s+(?:but|though|although|whereas|while|whilst)\b",
    re.IGNORECASE,
)
_JOINT = re.compile(r";|,|\s+(?:and|or|but|while|plus|with|then)\s+|\(|\s[–—-]\s|:", re.IGNORECASE)
# "Where it takes more than ten days", "within those ten days": a time spoken of before, not one set here.
_REFERENCE = re.compile(
    r"""\b(?:the|those|these|that|this|said|above)\s+(?:(?:usual|normal|above|initial|first|original|additional|full|agreed|statutory
        |relevant)\s+)*\(?$
    | \b(?:if|where|when|whenever|should|unless|cases?\s+(?:that|which))\b[^.;,]{0,70}?\b(?:(?:more|longer|later|other|greater)\s+than
        |over|beyond|exceed\w*|after|outside|in\s+excess\s+of|not\s+\w+\s+(?:with)?in)\s*
        (?:the\s+)?$
    | \b(?:beyond|instead\s+of|rather\s+than|as\s+opposed\s+to|against|down\s+from|up\s+from|not)\s*(?:the\s+|an?\s+)?$""",
    re.IGNORECASE | re.VERBOSE,
)
# "89% within ten days", "27 of 33 in twenty days", "17.4 working days on average": what was done, not what is promised.
_ACHIEVED = re.compile(
    r"%|\bper\s?cent\b|\b\d+\s+(?:out\s+)?of\s+(?:the\s+|our\s+|all\s+)?\d+\b|\baverage\w*\b|\b(?:median|mean)\b"
    r"|\b(?:met|missed|achieved|managed|took|exceeded|performance|breached|waited|there\s+were)\b|\blast\s+year\b",
    re.IGNORECASE,
)
# "... by up to ten more days, and a stage 2 reply by up to twenty": the step of the length before.
_UP_TO = re.compile(r"\b(?:by|within|up\s+to|in)\s*(?:up\s+to\s*)?$", re.IGNORECASE)
_TOTAL = re.compile(r"\s*(?:\w+\s+)?(?:in\s+(?:all|total)|altogether|overall)\b", re.IGNORECASE)
_TOTAL_BEFORE = re.compile(
    r"\b(?:total|in\s+all|altogether|overall|therefore|even\s+then|including\s+(?:any|the|an)\s+extension|exten\w+\s+(?:\w+\s+){0,2}to)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_INTERNAL = re.compile(
    r"""\b(?:answer|reply\s+to|respond\s+to|respond|reply|report\s+to|send\s+(?:it\s+)?to)\s+(?:her|him|them|(?:the\s+
        |our\s+)?(?:complaints?|customer\s+\w+|feedback|resolution\w*)\s+(?:team|officer|manager|co-?ordinator|lead))\b
    | \brequests?\s+for\s+(?:information|evidence|files|papers|comments)\b | \bdraft\b | \bfor\s+(?:their\s+|your\s+)?comments\b
    | \b(?:managers?|colleagues?|departments?|services?|teams?|contractors?|officers?)\s+(?:have|has|must|are|is|should|get
        |gets)\s+(?:\w+\s+){0,4}(?:her|him|requests|queries|the\s+team)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_ELSEWHERE = re.compile(
    r"\bombudsman\b[^.;]{0,80}$|\b(?:go|goes|refer\w*|taken?|write|complain|contact\w*|approach\w*|escalat\w*|evidence)\b[^.;]{0,60}\bombudsman\b"
    r"|\b(?:tribunal|designated\s+person|county\s+court|information\s+commissioner)\b",
    re.IGNORECASE,
)
_SILENCE = re.compile(
    r"\b(?:do(?:es)?\s*(?:not|n['’]t)|fail\w*\s+to|no)\s+(?:reply|respond|response|answer|hear|come\s+back|get\s+back|engage)\b|\bwithout\s+(?:a\s+)?(?:reply|response)\b",
    re.IGNORECASE,
)
_MEETING = re.compile(r"\b(?:meet(?:s|ing)?|hearing|sits|panel\s+date)\b", re.IGNORECASE)
_SIDE_HEADING = re.compile(
    r"\b(?:compensat\w+|remed\w+|putting\s+(?:things|it)\s+right|behaviour|conduct|unreasonable|records?|retention|learning|monitor\w*|performance|training|governance|oversight)\b",
    re.IGNORECASE,
)
_COMPLAINT_WORD = re.compile(
    r"\b(?:complain\w*|grievance|stages?\s+(?:\d|one|two|three)|(?:first|second|third|final)\s+stage|review\w*|appeal\w*|escalat\w*|feedback)\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"^\W*(?:they|these|those|it|this|both|each)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A length with the words of its own clause: those `before` it and those `after` it, its clock left out."""

    length: Length
    before: str
    after: str
    clock: Clock

    @property
    def words(self) -> str:
        """The clause without the length and its clock."""
        return f"{self.before} … {self.after}"


def timescales(s: Statement, previous: Statement | None = None) -> Iterator[Timescale]:
    """Yield the times that a statement sets for steps of the landlord's own complaints process."""
    if s.scope == "other_service":
        return
    text = s.text
    found = lengths(text)
    last: Action | None = None
    stages = _stages(s, found)
    for n in range(len(found)):
        clause = _clause(text, found, n)
        act = _step(s, clause, last, stages[n][0] if stages[n] else s.stage)
        last = act or last
        if act is None or not _is_promise(s, clause, act):
            continue
        for number in stages[n]:
            yield _timescale(s, clause, act, number)


def _clause(text: str, found: tuple[Length, ...], n: int) -> Clause:
    x = found[n]
    timer = clock(text, x)
    start = _joint(text, found[n - 1].end, x.start) if n else 0
    stop = _joint(text, x.end, found[n + 1].start) if n + 1 < len(found) else len(text)
    start = max([start, *(m.start() for m in _BREAK.finditer(text, start, x.start) if not _hanging(text, m.end(), x.start))])
    stop = min([stop, *(m.start() for m in _BREAK.finditer(text, max(x.end, timer.end if timer.start >= x.end else 0), stop))])
    before, after = text[start : x.start], text[x.end : max(stop, x.end)]
    if timer.end and timer.start >= x.end:
        after = text[x.end : timer.start] + " " + text[timer.end : max(stop, timer.end)]
    elif timer.end:
        before = text[max(start, timer.end) : x.start]
    return Clause(length=x, before=before, after=after, clock=timer)


def _hanging(text: str, start: int, end: int) -> bool:
    """Whether the words between a break and the length are too few to be a clause of their own ("Clause 7.3: ten ...")."""
    return len(text[start:end].split()) < 3 and not re.match(r"\s*(?:the|an?|our)\s", text[start:end])


def _joint(text: str, start: int, end: int) -> int:
    """Where, between two lengths, the second one's clause begins: at the last joint."""
    joints = [m.start() for m in _JOINT.finditer(text, start, end)]
    return joints[-1] if joints else start


def _stages(s: Statement, found: tuple[Length, ...]) -> list[tuple[int | None, ...]]:
    """The stage or stages that each length is for."""
    text = s.text
    if stage.each(text) and not (len(found) > 1 and re.search(r"respectively|accordingly", text, re.IGNORECASE)):
        named = [_stage(s, found, n) for n in range(len(found))]
        if len(set(named)) == 1:
            return [(1, 2)] * len(found)
    if len(found) == 2 and re.search(
        r"respectively|accordingly|\bstages?\s+(?:1|one)\s*(?:and|&|or)\s*(?:stage\s+)?(?:2|two)\b", text, re.IGNORECASE
    ):
        return [(1,), (2,)]
    return [(_stage(s, found, n),) for n in range(len(found))]


def _stage(s: Statement, found: tuple[Length, ...], n: int) -> int | None:
    text = s.text
    start = _joint(text, found[n - 1].end, found[n].start) if n else 0
    stop = _joint(text, found[n].end, found[n + 1].start) if n + 1 < len(found) else len(text)
    own = [m for m in stage.mentions(text) if m.role in ("own", "target") and start <= m.start < stop]
    if len({m.stage for m in own}) == 1:
        target_only = all(m.role == "target" for m in own)
        return s.stage if target_only and s.stage is not None else own[0].stage
    if own:
        return min(own, key=lambda m: abs(m.start - found[n].start)).stage
    if s.stage is None and n:
        return _stage(s, found, n - 1)
    return s.stage


def _step(s: Statement, clause: Clause, last: Action | None, number: int | None) -> Action | None:
    """The step of a clause: by its own words, the clause before, the row's key, or the heading."""
    x = clause.length
    from_key = _KEYS.get(s.key)
    whole = f"{s.passage.lead_in} {s.text}" if s.passage.lead_in else s.text
    again = x.bare and not x.extra and bool(_UP_TO.search(clause.before))
    if again and last and (last == "extend" or not steps.ACKNOWLEDGE.search(clause.before)):
        return last
    found = steps.action(
        clause.before,
        clause.after,
        extra=x.extra,
        unit=x.unit,
        stage=number,
        clock=clause.clock.starts_from,
        whole=whole,
    )
    if found is None and x.bare:
        found = last
    if from_key in ("complain", "escalate") and found in (None, "respond"):
        return from_key
    return found or from_key or _by_setting(s, whole, clause)


def _by_setting(s: Statement, whole: str, clause: Clause) -> Action | None:
    """The step where the clause has no word for it: the sentence's, the announcing words', or a bare "Stage 1: ten days"."""
    if s.stage == 0 and clause.length.unit not in ("month", "year"):
        return "resolve_informally"
    if len(s.text.split()) > 14:
        return None
    found = steps.action(whole, "", extra=False, unit=clause.length.unit, stage=s.stage, clock=None, whole=whole)
    if found in ("acknowledge", "respond", "extend"):
        return found
    return "respond" if stage.mentions(s.text) or (s.stage and s.passage.lead_in) else None


def _is_promise(s: Statement, clause: Clause, act: Action) -> bool:
    """Whether the clause sets a time of the landlord's own for its residents."""
    words, text = clause.words, s.text
    if scope.of_clause(words) not in ("complaints", "denied") or scope.of_clause(text) in ("quoted", "hypothetical"):
        return False
    if (
        scope.of_clause(words) == "denied"
        and re.search(r"\bno\b|\bnot\b|n['’]t", clause.before)
        and act not in ("complain", "escalate", "extend")
    ):
        return False
    if act != "complain" and (_REFERENCE.search(clause.before) or _ACHIEVED.search(words)):
        return False
    if act == "complain" and re.search(r"%|\bof\s+the\s*$|\b(?:last|past|previous)\s*$", clause.before):
        return False
    if (
        _INTERNAL.search(text)
        or _SILENCE.search(clause.before)
        or _MEETING.search(clause.clock.start_words)
        or _ELSEWHERE.search(clause.before)
    ):
        return False
    if _ELSEWHERE.search(text) and act in ("complain", "escalate", "respond") and not _own_words(clause):
        return False
    return not _other_business(s, clause) and _about_complaints(s, act)


def _own_words(clause: Clause) -> bool:
    return bool(re.search(r"\b(?:we|our|us|respon\w+|repl\w+|stage)\b", clause.before, re.IGNORECASE)) and not re.search(
        r"ombudsman|tribunal|designated", clause.words, re.IGNORECASE
    )


def _other_business(s: Statement, clause: Clause) -> bool:
    if scope.other_subject(clause.words):
        return True
    if scope.other_subject(s.text):
        return not _COMPLAINT_WORD.search(clause.words)
    return bool(_PRONOUN.match(s.text) and scope.other_subject(s.before) and not _COMPLAINT_WORD.search(s.text))


def _about_complaints(s: Statement, act: Action) -> bool:
    """Whether a time to acknowledge or answer is one for complaints and not for letters in general."""
    if s.key:
        return s.key in _KEYS or bool(_MOST_OF_A_FORM.search(s.key)) or bool(stage.mentions(s.text)) or "acknowledg" in s.text.lower()
    heading = " ".join(s.passage.path[-1:])
    if _SIDE_HEADING.search(heading) and not stage.of_heading(heading):
        return act in ("complain", "escalate") or bool(stage.mentions(s.text)) or bool(re.search(r"acknowledg\w*", s.text, re.IGNORECASE))
    near = " ".join((heading, s.passage.lead_in, s.before, s.text))
    return s.stage is not None or bool(_COMPLAINT_WORD.search(near))


def _timescale(s: Statement, clause: Clause, act: Action, number: int | None) -> Timescale:
    x, base = clause.length, s.passage.span.start
    total = not x.extra and bool(_TOTAL.match(s.text, x.end) or _TOTAL_BEFORE.search(clause.before))
    return Timescale(
        action=act,
        stage=_stage_for(act, number),
        value=x.value,
        unit=x.unit,
        starts_from=clause.clock.starts_from,
        firmness=steps.firmness(clause.words),
        passage=s.passage.id,
        span=Span(start=base + x.start, end=base + x.end),
        total=total,
        per_agreement=bool(steps.AGREED.search(s.text)),
        start_words=clause.clock.start_words,
    )


def _stage_for(act: Action, number: int | None) -> int | None:
    if act == "complain":
        return None
    if act == "resolve_informally":
        return 0
    if act == "escalate":
        return 3 if number == 3 else 2
    return number
