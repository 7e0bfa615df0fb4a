"""Statements -> Facts: room for complaints that are brought after the time limit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ombudscan.extract import scope
from ombudscan.extract.statements import Statement
from ombudscan.extract.time_facts import LONGER
from ombudscan.nouns import Fact
from ombudscan.pattern import Pattern

if TYPE_CHECKING:
    from ombudscan.extract.facts import View

# "... unless there was good reason for the delay", "we may use our discretion"
_REASON = Pattern(
    r"""\b(?: discretion\w* | waive\w* | exceptional\w* | (?:special|extenuating|mitigating)\s+circumstances
      | (?:good|sound|valid|compelling|strong|fair|decent|proper|genuine|acceptable|special|justifiable
          |understandable|sufficient)\s+reasons?
      | think\s+about\s+(?:taking|accepting|it\b) | unless\s+(?:there|you|it)
      | unless\s+(?:the|an?|our|its)\s+(?:[\w'’-]+\s+){1,4}?(?:lets?|allows?|agrees?|decides?|accepts?|thinks?|considers?|is\s+satisfied)
      | reasonable\s+to\s+(?:accept|consider|do\s+so)
      | (?:whether|if)\s+(?:it|that|this)\s+(?:is|would\s+be)\s+(?:fair|right|just|proper)\s+to
      | case[-\s]by[-\s]case | all\s+the\s+same | even\s+so | nevertheless | nonetheless | good\s+cause | exceptionally
      | (?:mak\w+|made|be|allow\w*|grant\w*|consider\w*)\s+(?:\w+\s+)?exceptions? | exceptions?\s+(?:may|can|will|could|are|is)
      | except(?:ing)?\s+(?:where|when|if|in|that|on|for\s+(?:good|a\s+good))
      | (?:may|might|can|could)\s+still\s+(?:be\s+able\s+to\s+)?(?:help|look|take|accept|consider|hear)
      | (?:tell|ask|let|show)\w*\s+[^.;]{0,30}\b(?:what|why)\b[^.;]{0,20}\b(?:held|kept|stopped|delay\w*|prevented|sooner|late(?:r)?)\b
      | on\s+(?:its|their)\s+(?:own\s+)?merits | set(?:ting)?\s+(?:\w+\s+){1,4}aside | set\s+aside | relax\w* | overlook\w* | disappl\w+
      | lift(?:ed)? | unfair | unjust | flexib\w+ | prevented | could\s+not\s+(?:reasonably\s+)?have\s+(?:come|complained|known|told)
      | (?:not|never|n['’]t)\s+(?:\w+\s+){0,2}(?:rigid\w*|absolute|hard\s+and\s+fast|inflexibl\w+|strict\w*|walls?|set\s+in\s+stone
          |cast\s+in\s+(?:iron|stone)|guillotine|cut[-\s]?off|closed\s+door|last\s+word|hard\s+line)
      # "looks at each late complaint to see whether an illness explains the delay"
      | (?:see|ask|find\s+out|consider|decide|check|learn)s?\s+(?:whether|if|what|why)\b[^.;]{0,80}\b(?:explain|account|excus|justif|lies?
          |lay|stood|is)\w*\s+(?:for\s+|behind\s+)?(?:the|that|any|its|their)\s+(?:delay|lateness|wait|gap) )\b""",
    re.IGNORECASE | re.VERBOSE,
)
# "Unless there is a good reason not to", "a reason to refuse": reasons for turning a complaint away.
_NOT_TO = Pattern(
    r"\b(?:unless\s+(?:there\s+is|there\s+are|we\s+have)\s+)?(?:an?\s+)?(?:\w+\s+)?reasons?\s+(?:(?:why\s+)?not\s+to|(?:to|"
    r"for)\s+(?:refus|declin|reject|exclud|turn|say(?:ing)?\s+no))\w*",
    re.IGNORECASE,
)
# "We can take an older one": only with words for late ones, since "we can take complaints within a year" is the limit itself.
_MAY = Pattern(
    r"\b(?:can|may|will|could|regularly|often|do)\s+(?:and\s+do\s+)?(?:still\s+|also\s+|sometimes\s+)?(?:accept|take|consider|look\s+(?:at|"
    r"into)|let\s+in|hear|investigate|"
    r"allow|admit)\b",
    re.IGNORECASE,
)
_LATE = Pattern(
    r"\b(?:older|late|later|delay\w*|outside|beyond|after\s+(?:this|that|these|the)|longer\s+ago|time[-\s]?limits?"
    r"|(?:this|that|the)\s+(?:period|limit|rule)|this\s+time|(?:the|this)\s+deadline|historic\w*|out\s+of\s+time|coming\s+sooner"
    r"|(?:the|these|any\s+of\s+(?:the|these)|our)\s+(?:exclusions?|limits?|rules))\b",
    re.IGNORECASE,
)
# "With the first of those, ...": of the grounds above, one of which is the limit
_FIRST_OF_THOSE = Pattern(
    r"\b(?:with|for|under|in|on|to)\s+the\s+(?:first|second|third|last|former|latter)\s+(?:of\s+(?:those|these|them|the\s+\w+)|ground|reason|point|bullet|one)\b",
    re.IGNORECASE,
)
# The sections in which room for late complaints stands, and the words of sentences that give it.
_ROOM_HEADING = Pattern(
    r"\b(?:(?P<room>exceptions?|discretion\w*|late|time\s+limits?|old(?:er)?|how\s+long\s+you\s+have)|exclu\w+|refus\w+|declin\w+"
    r"|(?:not|cannot|can['’]t|won['’]t)\s+(?:\w+\s+)?(?:look|take|consider|accept|investigat\w+|deal|be\s+considered))\b",
    re.IGNORECASE,
)
# What gives room though it stands apart from the limit; "we take a complaint unless there is good cause not to" does not.
_ROOM = Pattern(
    r"\b(?:discretion\w*(?!\s+to\s+(?:refuse|decline|reject))|waive\w*|exception\w*|special\s+circumstances|relax\w*|aside|overlook\w*|"
    r"disappl\w+"
    r"|flexib\w+|rigid\w*|strict\w*|merits|unfair|unjust|older|late|later)\b",
    re.IGNORECASE,
)
_TAKEN = Pattern(
    r"\b(?:accept\w*|consider\w*|complain\w*|tak(?:e|en|ing)|look\w*|refus\w*|exclu\w+|rules?|limits?|sooner|cases?|exceptions?)\b",
    re.IGNORECASE,
)
_TAKEN_ON = Pattern(
    r"\b(?:older|late|later)\b(?:(?!\bnot\b|\bnever\b|n['’]t\b)[^.;]){0,40}\b(?:are|is|be)\s+(?:still\s+|also\s+)?(?:taken|accepted|"
    r"considered|looked\s+at|heard|allowed|let\s+in)\b"
    r"(?!\s+(?:out|away))",
    re.IGNORECASE,
)
_AGE = Pattern(r"\b(?:twelve|12|six|6|three|3)\s+months?\b|\ba\s+year\b|\bago\b", re.IGNORECASE)
_NO_ROOM = Pattern(
    r"\b(?:no|without|not\s+(?:use|exercise|apply|consider|accept)(?:\s+any|\s+our)?)\s+(?:discretion|"
    r"exceptions?)\b|\b(?:after|beyond)\s+(?:that|this|then)\b[^.;]{0,12}\btoo\s+late\b|"
    # "This is a firm limit, and we do not make exceptions to it"
    r"(?:\b(?:not|never|nor|cannot)|n['’]t)\s+(?:(?!(?:normal|usual|general|light|ordinari|routine|regular|automatical)ly\b|often\b)\w+\s+)?"
    r"(?:mak|allow|grant|permit)\w*\s+(?:an\s+|any\s+)?exceptions?\b"
    r"(?![^.;]{0,60}\b(?:unless|except\b|lightly|often|other\s+than|without|but|though|only|merely|just)\b)|"
    r"\bno\s+exceptions?\b|\bwithout\s+exception\b|"
    r"\b(?:whatever|no\s+matter\s+what)\s+the\s+reasons?\b",
    re.IGNORECASE,
)
# "Stage 2 is never refused except on the grounds listed here": an exception to something else.
_SECOND = Pattern(r"\b(?:stage\s+(?:2|two)|second\s+stage|escalat\w+)\b", re.IGNORECASE)
# Whatever the section speaks of, these are complaints that come late.
_OLDER = Pattern(r"\b(?:older|late|later|historic)\s+(?:complaints?|matters?|issues?|cases?|ones?)\b", re.IGNORECASE)
_CLOSE = 6  # statements, where no heading divides the text
# Complaints past the limit, right after it: "Older than that, ...", "Later than 12 months? ...", "Once the year is up ...".
_PAST_IT = Pattern(
    r"""\b(?:older|earlier|later|longer|further\s+back|longer\s+ago)\b | \b(?:after|beyond|outside|past|over)\s+(?:that|this|then|it
    |the\s+(?:\w+\s+)?
        (?:year|months?|limit|time|date|period|deadline|point))\b
    | \b(?:missed|out\s+of\s+time|too\s+old|more\s+time\s+(?:has|have)|gone\s+by|has\s+passed|(?:is|are)\s+up\b|more\s+than\s+(?:that
        |this))""",
    re.IGNORECASE | re.VERBOSE,
)
# What then opens the door, in words that say nothing of lateness themselves: "tell us anyway", "who can let it in".
_OPENS = Pattern(
    r"""\b(?:explain\w*|account\w*\s+for|excus\w+|justif\w+|behind|reasons?\s+for|cause\s+of)\s+(?:(?:the|your|their|his|her|its|that
    |this|any|such)\s+)?(?:\w+\s+)?
        (?:wait\w*|delay\w*|lateness|gap|silence|length\s+of\s+time|being\s+late)\b
    | \b(?:delay|wait|lateness|gap)\s+(?:can|could|may|might)\s+be\s+(?:excused|explained|understood|forgiven|overlooked)\b
    | \b(?:can|could|may|might|will|would|has\s+(?:the\s+)?(?:power|leave|authority)\s+to|is\s+(?:able|free)\s+to)\s+(?:still\s+
        |also\s+|yet\s+)?
        (?:let|tak|bring|allow|admit|wave|accept|open|hear|pass)\w*\s+(?:it|them|one|these|those|that|such\s+\w+|the\s+(?:complaint
        |case|matter))\b
    | \b(?:tell|ring|call|ask|contact|write\s+to|talk\s+to|speak\s+to|get\s+in\s+touch|come\s+to|complain|send|say)\b[^.;]{0,40}
        \b(?:anyway|all\s+the\s+same|even\s+so|regardless|nonetheless|nevertheless|just\s+the\s+same|still)\b
    | \b(?:decid\w+|judg\w+|weigh\w*|look\w*\s+at|treat\w*|taken?|consider\w*)\b[^.;]{0,30}\b(?:on|by)\s+(?:its|their
        |the)\s+(?:own\s+)?(?:facts|merits|circumstances)\b
    | \b(?:decid\w+|think\w*\s+about|consider\w*|weigh\w*(?:\s+up)?|look\w*\s+at
        |has\s+the\s+(?:final\s+)?say)\b[^.;]{0,40}\b(?:whether|if|taking|accepting|hearing)\b
        [^.;]{0,40}\b(?:tak\w+|accept\w*|hear\w*|let|go(?:es)?\s+ahead|look\w*|it|them|one)\b
    | \b(?:what|why)\b[^.;]{0,40}\b(?:held|kept|stopped|delay\w*|prevented|so\s+long|wait\w*|longer)\b
    | \bbend\w*\b""",
    re.IGNORECASE | re.VERBOSE,
)
_SHUT = Pattern(
    r"\b(?:too\s+late|(?:can|will|do|does|would|is|are|may)\s*(?:not|n['’]t|never)|cannot|never|nothing|no\s+longer|ombudsm[ae]n|"
    r"court|refused?|declined?|"
    r"destroy\w*|shredded)\b",
    re.IGNORECASE,
)
_UNLESS = Pattern(
    r"\b(?:unless|without|but|except|until)\b|\bturned\s+(?:away|down)\s+(?:because|just|simply|out\s+of\s+hand)\b", re.IGNORECASE
)
_ON = 5  # sentences of one paragraph after its limit
# What is late: the complaint, or what it is about.
_A_MATTER = Pattern(r"\bcomplain|\bmatters?\b|\bissues?\b|\bones?\b|\bexclusions?\b|\b(?:this|that|the)\s+(?:limit|rule)\b", re.IGNORECASE)


def room(view: View) -> Iterator[Fact]:
    """Yield each sentence that leaves room for complaints brought after the time limit."""
    limited = {t.passage for t in view.timescales if t.action == "complain"}
    places = [n for n, s in enumerate(view.statements) if s.passage.id in limited]
    for n, s in enumerate(view.statements):
        if s.scope == "other_part" or _NO_ROOM.search(s.text) or scope.of_path(s.passage.path) == "other_service":
            continue
        if _SECOND.search(s.text) and not (_LATE.search(s.text) or _AGE.search(s.text)):
            continue
        allowed = _allows(s) and (s.passage.id in limited or _near(view.statements, n, places) or _speaks_of_late_ones(s))
        if allowed or _goes_on(view.statements, n, places):
            yield Fact(kind="late-complaint-discretion", span=s.passage.span, passage=s.passage.id)


def _near(found: tuple[Statement, ...], n: int, places: list[int]) -> bool:
    """Whether a sentence stands by a time limit on complaints, in its section or in one for exceptions, and may speak of it."""
    s = found[n]
    if LONGER.search(s.text) or scope.other_subject(s.text):
        return False
    same = [p for p in places if found[p].passage.path == s.passage.path]
    if any(0 < n - p <= 1 for p in same):
        return True
    if _FIRST_OF_THOSE.search(s.text) and any(0 < n - p <= _ON for p in same):
        return True
    close = bool(s.passage.path) or any(abs(n - p) <= _CLOSE for p in same)
    told = bool(same) and close and s.stage is None and bool(_ROOM.search(s.text))
    heading = _ROOM_HEADING.search(s.passage.path[-1]) if places and s.passage.path else None
    headed = heading is not None and bool(heading["room"] or _ROOM.search(s.text))
    return (told or headed) and bool(_TAKEN.search(s.text) or _AGE.search(s.text))


def _goes_on(found: tuple[Statement, ...], n: int, places: list[int]) -> bool:
    """Whether a sentence opens the door to late complaints, of which it or one before it spoke after the limit in its paragraph."""
    s = found[n]
    limit = next((p for p in reversed(places) if 0 < n - p <= _ON and found[p].passage.path == s.passage.path), None)
    if limit is None or (_SHUT.search(s.text) and not _UNLESS.search(s.text)):
        return False
    late = any(_PAST_IT.search(x.text) for x in found[limit + 1 : n + 1])
    return late and bool(_OPENS.search(s.text) or _reasons(s.text)) and not scope.other_subject(s.text)


def _allows(s: Statement) -> bool:
    return bool(_reasons(s.text) or _TAKEN_ON.search(s.text) or (_MAY.search(s.text) and _LATE.search(s.text)))


def _reasons(text: str) -> bool:
    """Whether a sentence speaks of reasons for taking a late complaint, those for refusing one apart."""
    return bool(_REASON.search(_NOT_TO.sub(" ", text)))


def _speaks_of_late_ones(s: Statement) -> bool:
    if (s.stage is not None and not _OLDER.search(s.text)) or LONGER.search(s.text):
        return False
    return bool((_LATE.search(s.text) or _AGE.search(s.text)) and _A_MATTER.search(s.text))
