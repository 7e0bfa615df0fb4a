"""Statements -> Facts about time: longer times without a limit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ombudscan.extract import scope
from ombudscan.extract.durations import lengths
from ombudscan.extract.frames import also
from ombudscan.extract.frames_answers import ENDLESS
from ombudscan.extract.statements import Statement
from ombudscan.nouns import Fact
from ombudscan.pattern import Pattern

if TYPE_CHECKING:
    from ombudscan.extract.facts import View

# "If we need longer we will tell you when to expect it."
LONGER = Pattern(
    r"""        \b(?:need|needs|take|takes|require|requires|ask\s+for|allow|have|be\s+given)\s+(?:\w+\s+){0,3}?(?:
        longer(?!\s+(?:look|read|reading|letter|visit|talk|conversation|explanation|description)\b)|
        (?:more|extra|further|additional)\s+time)\b
    | \b(?:more|extra|further|additional)\s+time\s+(?:is|may\s+be|will\s+be)\s+(?:needed|required|necessary)\b
    | \b(?:may|can|could|might|will|should|must|to|need\s+to)\s+(?:be\s+)?exten(?:d|ded)\b
    | \b(?:if|where|when|should|any|an)\s+(?:an?\s+|any\s+)?extension\b
    | \b(?:if|where|when)\b[^.;]{3,40}\b(?:cannot|can['’]t|not)\s+be\s+(?:kept|met|achieved
        |concluded|completed|finished|reached|given|sent|issued|answered)\b
        [^.;]{0,150}\b(?:new|another|later|revised|fresh|amended|further)\s+(?:date|deadline|timescale)\b
    | \b(?:cannot|can['’]t|unable\s+to|not\s+(?:\w+\s+)?(?:be\s+)?(?:possible|
    able)(?:\s+for\s+us)?\s+to)\s+(?:\w+\s+){0,2}?(?:respond|reply|answer|meet|complete|keep\s+to|send|finish|conclude)\b
        [^.;]{0,130}\b(?:new\s+date|delayed|be\s+late|when|expect|how\s+long|revised|further\s+date|explain|update|let\s+you\s+know|
        keep\s+you)\b
    | \b(?:timescale|timeframe|time|deadline|target)s?\s+(?:is|are|cannot|can['’]t|will|
    would)\s+(?:not\s+)?(?:be\s+)?(?:possible|met|extended|achiev\w+)\b""",
    re.IGNORECASE | re.VERBOSE,
)
# "However long that turns out to be", "whatever time is needed", "as long as it takes", "no fixed date": no limit at all.
_ENDLESS = Pattern(
    r"""\bhowever\s+long\s+(?:it|that|this|they|the\s+\w+|our\s+\w+)\b (?!\s+ago)
    | \b(?:whatever|such|all\s+the|as\s+much)\s+(?:further\s+|more\s+|extra\s+)?time\s+(?:as\s+)?
        (?:is|it|the|they|we|he|she|may|that|seems|proves)\b
    | \b(?:for\s+)?as\s+long\s+as\s+(?:(?:is|it|they|we|that|this|may\s+be|need(?:\s+be|ed)|necessary|required|proves|seems)\b
        |(?:the|our|its|their)\s+(?:enquir\w+|inquir\w+|investigat\w+
        |case|review|matter|complaint|work\s+on\s+it)\b)
    | \b(?:no|without\s+(?:an?|any|setting\s+an?))\s+(?:(?:fixed|set|particular|definite|final|upper|outer|further)\s+)*(?:date|limit
        |deadline|end\s+date|time\s+limit|maximum)\s+(?:(?:is|has\s+been)\s+(?:set|placed|put|given|fixed)\s+)?(?:for|on|to)\s+
        (?:our|the|an?|that|such|any|this)\s+(?:\w+\s+)?(?:answer|reply|response|decision|investigation|review|extension|time|extra|delay
            |longer|enquir\w+)\b
    | \bas\s+(?:often|many\s+times)\s+as\s+(?:is\s+)?(?:necessary|needed|need\s+be|required|we|it) | \bno\s+(?:ceiling|upper\s+limit|cap)\b
    | \btakes?\s+(?:all\s+)?the\s+time\s+(?:it|we|that|they|he|she|needed|necessary|required)\b
    | \bwithout\s+(?:an?\s+|any\s+)?(?:set|fixed|upper|time)\s+limit\b | \bfor\s+an?\s+(?:indefinite|unlimited)\b
    | \bindefinitely\b | \bopen[-\s]ended\b
    | \b(?:until|till|when|once|as\s+soon\s+as)\s+(?:\w+\s+){0,6}(?:complete|finished|done|over|concluded|end(?:s|ed)?)\b[^.;]{0,15},?\s+
        (?:whenever|however)\b""",
    re.IGNORECASE | re.VERBOSE,
)
# "If more is needed, the answer follows as soon as we have finished looking into it."
_WHEN_DONE = Pattern(
    r"""\b(?:until|till|when(?:ever)?|once|as\s+soon\s+as)\s+
      (?:(?:the|our|its|their|all)\s+(?:\w+\s+)?(?:investigat\w+|enquir\w+|inquir\w+|review)\s+
        (?:is|are|has|have)\s+(?:been\s+)?(?:complete\w*|finished|done|over|concluded|ended)
      | (?:we|he|she|they|the\s+\w+)\s+(?:has|have|is|are)\s+(?:finished|done|completed|through|ready))\b
    | \b(?:answer|reply|response|decision|letter)\s+(?:\w+\s+){0,3}?as\s+soon\s+as\s+(?:we|he|she|they|it)
        (?:['’]re|['’]s|\s+(?:are|is|can))\b
    | \b(?:answer|reply|response|decision|letter)\s+(?:(?:then|only|is|will\s+be|sent|given|issued)\s+){0,3}
        (?:follows?|comes?|goes|sent|given|issued)\s+
        (?:\w+\s+){0,2}?(?:when|once)\s+(?:they|it|that|those)\s+(?:are|is|have|has)\b
    | \b(?:answer|reply|response|decision|letter|it)\s+(?:\w+\s+){0,3}?as\s+soon\s+as\s+(?:is\s+)?(?:reasonably\s+)?
        (?:practicable|possible|practical|convenient)(?:\s+(?:thereafter|afterwards|after)\b|\W*$)
    | \b(?:answer|reply|response|respond|decision|letter)\s+(?:\w+\s+){0,3}?(?:as|so)\s+soon\s+(?:thereafter|after(?:wards)?)\s+as\b""",
    re.IGNORECASE | re.VERBOSE,
)
_HARD = Pattern(
    r"\b(?:if|where|when|should|in|with|an?|some)\s+(?:(?:the|a|an|your|this|such|more|some|is|it|matter|case|complaint)\s+){0,3}"
    r"(?:is\s+|be\s+|prove\w*\s+)?(?:an?\s+)?(?:hard|complicated|complex|difficult|knotty|involved|tricky|needed|such\s+cases|"
    r"not\s+(?:ready|finished|possible))\b|\b(?:unable\s+to|cannot|can['’]t)\s+(?:do\s+(?:so|this|that)|be\s+(?:concluded|completed|"
    r"finished|sent|given|issued|reached))\b|\b(?:if|where|when)\s+(?:that|this|it)\s+(?:cannot|can['’]t|is\s+not|isn['’]t)\b"
    r"|\b(?:if|where|when)\b[^.;,]{0,60}\b(?:is|are|has|have)\s+not\s+(?:been\s+)?(?:at\s+an\s+end|finished|completed?|over|concluded|done|ready)\b"
    r"|\b(?:if|where|when|should)\s+(?:that|this|it|the\s+\w+|those\s+\w+)\s+(?:time\s+|days\s+)?(?:prove[sd]?|turn(?:s|ed)?\s+out|"
    r"seems?)\s+(?:to\s+be\s+)?"
    r"(?:not|too|in\w+|un\w+)\b",
    re.IGNORECASE,
)
_DENIES = Pattern(
    r"\b(?:never|not|n['’]t|cannot|nobody)\b[^.;,]{0,40}\b(?:however|whatever|as\s+long|until|indefinitely|open|wait|without)\b",
    re.IGNORECASE,
)
_THEIR_TIME = Pattern(
    r"\b(?:you|residents?|tenants?|complainants?|members?)\s+(?:\w+\s+){0,4}(?:as\s+long\s+as|whatever|however\s+long)\b"
    r"|\bas\s+long\s+as\s+(?:you|the\s+law|the\s+resident)\b|\btake\s+(?:all\s+)?the\s+time\s+(?:that\s+)?(?:you|they)\b"
    r"|\b(?:papers?|files?|records?|documents?|data|tenancy|support\w*|adjustments?|kept|accompan\w+|advoca\w+)\b",
    re.IGNORECASE,
)
_CASES = Pattern(
    r"\b(?:complaints?|cases?|stages?|respon\w+|repl\w+|answers?|reviews?|decisions?|investigat\w+|enquir\w+|inquir\w+|outcomes?|"
    r"findings)\b",
    re.IGNORECASE,
)
_ANSWER = Pattern(
    r"\b(?:respon\w+|repl\w+|answer\w*|investigat\w+|complaint|case|stage|review\w*|decision|longer|" r"outcome|time\w*|deadline|matter)\b",
    re.IGNORECASE,
)
# Longer time that is limited in another way, or that is somebody else's: "as the table allows", "longer to complain".
_LIMITED = Pattern(
    r"\b(?:the\s+(?:most|longest)\s+(?:time\s+)?(?:that\s+|which\s+)?(?:(?:we|it|they|he|she|anyone|the\s+\w+)\s+)?(?:can|may|will|could)"
    r"\s+(?:be\s+|ever\s+)?(?:add|giv|grant|allow|extend|need|tak|last|wait|delay|put\s+off)\w*|"
    r"no\s+longer|no\s+more\s+than|never\s+(?:\w+\s+){0,2}(?:more|longer|beyond|over)|(?:not|never|cannot|n['’]t|no)\s+(?:\w+\s+){0,3}?"
    r"exten\w+\b[^.;]{0,40}\b(?:more\s+than|longer\s+than|beyond|over|exceed\w*)|not\s+(?:take|need|be)\s+longer|maximum|up\s+to\s+the|table|limit|"
    r"set\s+out\s+(?:above|below|in)|exceptional\w*)\b"
    r"|\b(?:you|resident|customer|tenant)s?\s+(?:may\s+|can\s+|will\s+)?(?:need|take|have|want|"
    r"ask\s+for)s?\s+(?:more|longer|extra|further|additional)",
    re.IGNORECASE,
)
_WORKS = Pattern(
    r"\b(?:works?|repairs?|jobs?|tenancy|contract|lease|insur\w+)\s+(?:will|may|can|needs?|takes?|is|"
    r"are)\b|\bombudsman\s+(?:may|will|can)\b",
    re.IGNORECASE,
)


def unlimited(view: View) -> Iterator[Fact]:
    """Yield each sentence that lets the landlord take longer to answer and sets no limit itself."""
    return also(view, "open-ended-extension", _worded(view), ENDLESS)


def _worded(view: View) -> Iterator[Fact]:
    for s in view.statements:
        if s.passage.claim is not None or s.scope != "complaints" or s.stage in (0, 3):
            continue
        if _endless(s) or (LONGER.search(s.text) and _ANSWER.search(s.text) and not _otherwise(s)):
            yield Fact(kind="open-ended-extension", span=s.passage.span, passage=s.passage.id, stage=s.stage, confidence=0.8)


def _endless(s: Statement) -> bool:
    """Whether a sentence says outright that an answer may take any time."""
    denied = _DENIES.search(s.text)
    if denied and not re.search(r"\b(?:if|where|when|should)\b[^,;]{0,900}$", s.text[: denied.start()], re.IGNORECASE):
        return False
    if _THEIR_TIME.search(s.text) or lengths(s.text):
        return False
    if not (s.stage in (1, 2) or _CASES.search(s.text) or _CASES.search(s.before)) or _WORKS.search(s.text) or scope.other_subject(s.text):
        return False
    hard = _HARD.search(s.text) or LONGER.search(s.text) or LONGER.search(s.before)
    return bool(_ENDLESS.search(s.text) or (hard and _WHEN_DONE.search(s.text)))


def _otherwise(s: Statement) -> bool:
    held = any(x.extra for x in lengths(s.text))
    return held or bool(_LIMITED.search(s.text) or _WORKS.search(s.text)) or scope.other_subject(s.text)
