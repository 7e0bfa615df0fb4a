"""Statements -> Facts about time: longer times without a limit, room for complaints that come late."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ombudscan.extract import scope
from ombudscan.extract.durations import lengths
from ombudscan.extract.statements import Statement
from ombudscan.nouns import Fact

if TYPE_CHECKING:
    from ombudscan.extract.facts import View

# "If we need longer we will tell you when to expect it."
_LONGER = re.compile(
    r"""        \b(?:need|needs|take|takes|require|requires|ask\s+for|allow|have|be\s+given)\s+(?:\w+\s+){0,3}?(?:longer|
        (?:more|extra|further|additional)\s+time)\b
    | \b(?:may|can|could|might|will|should|must|to|need\s+to)\s+(?:be\s+)?exten(?:d|ded)\b
    | \b(?:if|where|when|should|any|an)\s+(?:an?\s+|any\s+)?extension\b
    | \b(?:cannot|can['’]t|unable\s+to|not\s+(?:be\s+)?(?:possible|
    able)(?:\s+for\s+us)?\s+to)\s+(?:\w+\s+){0,2}?(?:respond|reply|answer|meet|complete|keep\s+to|send|finish)\b
        [^.;]{0,90}\b(?:new\s+date|when|expect|how\s+long|revised|further\s+date|explain|update|let\s+you\s+know|
        keep\s+you)\b
    | \b(?:timescale|timeframe|time|deadline|target)s?\s+(?:is|are|cannot|can['’]t|will|
    would)\s+(?:not\s+)?(?:be\s+)?(?:possible|met|extended|achiev\w+)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_ANSWER = re.compile(
    r"\b(?:respon\w+|repl\w+|answer\w*|investigat\w+|complaint|case|stage|review\w*|decision|longer|" r"outcome|time\w*|deadline|matter)\b",
    re.IGNORECASE,
)
# Longer time that is limited in another way, or that is somebody else's: "as the table allows", "longer to complain".
_LIMITED = re.compile(
    r"\b(?:no\s+longer|no\s+more\s+than|not\s+(?:take|need|be)\s+longer|maximum|up\s+to\s+the|table|limit|"
    r"set\s+out\s+(?:above|below|in)|exceptional\w*)\b"
    r"|\b(?:you|resident|customer|tenant)s?\s+(?:may\s+|can\s+|will\s+)?(?:need|take|have|want|"
    r"ask\s+for)s?\s+(?:more|longer|extra|further|additional)",
    re.IGNORECASE,
)
_WORKS = re.compile(
    r"\b(?:works?|repairs?|jobs?|tenancy|contract|lease|insur\w+)\s+(?:will|may|can|needs?|takes?|is|"
    r"are)\b|\bombudsman\s+(?:may|will|can)\b",
    re.IGNORECASE,
)

# "... unless there was good reason for the delay", "we may use our discretion"
_REASON = re.compile(
    r"""\b(?: discretion\w* | waive\w* | exceptional\w* | (?:special|extenuating|mitigating)\s+circumstances
      | (?:good|sound|valid|compelling|strong|fair|special|justifiable|understandable|sufficient)\s+reasons?
      | think\s+about\s+(?:taking|accepting) | unless\s+(?:there|you|it) | reasonable\s+to\s+(?:accept|consider|do\s+so)
      | case[-\s]by[-\s]case | all\s+the\s+same )\b""",
    re.IGNORECASE | re.VERBOSE,
)
# "We can take an older one": only with words for late ones, since "we can take complaints within a year" is the limit itself.
_MAY = re.compile(
    r"\b(?:can|may|will|could)\s+(?:still\s+|also\s+|sometimes\s+)?(?:accept|take|consider|look\s+(?:at|into)|let\s+in|hear|investigate|allow|admit)\b",
    re.IGNORECASE,
)
_LATE = re.compile(
    r"\b(?:older|late|later|delay\w*|outside|beyond|after\s+(?:this|that|these|the)|longer\s+ago|time[-\s]?limits?"
    r"|this\s+(?:period|limit|time|rule)|(?:the|this)\s+deadline|historic\w*|out\s+of\s+time)\b",
    re.IGNORECASE,
)
_AGE = re.compile(r"\b(?:twelve|12|six|6|three|3)\s+months?\b|\ba\s+year\b|\bago\b", re.IGNORECASE)
_NO_ROOM = re.compile(
    r"\b(?:no|without|not\s+(?:use|exercise|apply|consider|accept)(?:\s+any|\s+our)?)\s+(?:discretion|"
    r"exceptions?)\b|\bno\s+exceptions?\b",
    re.IGNORECASE,
)


def unlimited(view: View) -> Iterator[Fact]:
    """Yield each sentence that lets the landlord take longer to answer and sets no limit itself."""
    for s in view.statements:
        if s.passage.claim is not None or s.scope != "complaints" or s.stage in (0, 3):
            continue
        if _LONGER.search(s.text) and _ANSWER.search(s.text) and not _otherwise(s):
            yield Fact(kind="open-ended-extension", span=s.passage.span, passage=s.passage.id, stage=s.stage, confidence=0.8)


def _otherwise(s: Statement) -> bool:
    held = any(x.extra for x in lengths(s.text))
    return held or bool(_LIMITED.search(s.text) or _WORKS.search(s.text)) or scope.other_subject(s.text)


def late_complaints(view: View) -> Iterator[Fact]:
    """Yield each sentence that leaves room for complaints brought after the time limit."""
    limited = {t.passage for t in view.timescales if t.action == "complain"}
    near = limited | {b.passage.id for a, b in zip(view.statements, view.statements[1:], strict=False) if a.passage.id in limited}
    for s in view.statements:
        if _NO_ROOM.search(s.text) or scope.of_path(s.passage.path) == "other_service":
            continue
        if _allows(s) and (s.passage.id in near or _speaks_of_late_ones(s)):
            yield Fact(kind="late-complaint-discretion", span=s.passage.span, passage=s.passage.id)


def _allows(s: Statement) -> bool:
    return bool(_REASON.search(s.text) or (_MAY.search(s.text) and _LATE.search(s.text)))


def _speaks_of_late_ones(s: Statement) -> bool:
    if s.stage is not None or _LONGER.search(s.text):
        return False
    late = _LATE.search(s.text) or _AGE.search(s.text)
    return bool(late and re.search(r"\bcomplain|\bmatters?\b|\bissues?\b|\bones?\b", s.text, re.IGNORECASE))
