"""Whether a document names the Ombudsman where it speaks of a delay at a stage, in whatever words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ombudscan.nouns import Evidence, Passage
from ombudscan.pattern import Pattern

AT_DELAY = {"stage-1-extension-ombudsman": 1, "stage-2-extension-ombudsman": 2}
# A document that names its first stage and its second speaks of how many there are: "The first stage", "At stage two".
STAGES = (
    Pattern(r"\bstages?[\s\-–]{0,2}(?:1|one|i)\b|\b(?:first|initial)[\s\-]stage\b", re.IGNORECASE),
    Pattern(r"\bstages?[\s\-–]{0,2}(?:1 (?:and|&|or) 2|2|two|ii)\b|\bsecond[\s\-](?:and (?:final|last) )?stage\b", re.IGNORECASE),
)
# "We write to say why and give the new date, always with the Ombudsman's address": at a delay, in whatever words.
_DELAYED = Pattern(
    r"\b(?:new|later|revised|further)\s+(?:date|day|deadline)|\b(?:longer|more\s+time|extra\s+(?:time|days)|exten[ds]\w*|delay\w*|overrun\w*)\b",
    re.IGNORECASE,
)
# "Another 20 working days may be needed", "up to 20 working days more", of which the next sentence may speak
_MORE_DAYS = Pattern(
    r"\b(?:another|further|additional|extra)\s+(?:\w+\s+){0,2}?(?:working\s+)?days\b|\bdays\s+(?:more|longer|extra|on\s+top)\b",
    re.IGNORECASE,
)
OMBUDSMAN = Pattern(r"\bombudsm[ae]n\b", re.IGNORECASE)
_OF_THE_OMBUDSMAN = Pattern(r"\W{0,300}the\s+(?:housing\s+)?ombudsm[ae]n\b(?!['’]s)", re.IGNORECASE)  # what it does itself
# "That letter has the Ombudsman's details", "the notice bears them too": what is sent at the delay that the sentence before told of
_THAT_LETTER = Pattern(
    r"\b(?:that|this|the\s+same|the)\s+(?:letter|notice|message|e-?mail|note|text)\b(?!\s+(?:of|for|on|that|which)\b)|^\W{0,9}(?:it|they)\b",
    re.IGNORECASE,
)
# "... just as at stage 1", "in the form used at stage 1", "like the one at stage 1": the other stage is only likened to
_LIKENED = Pattern(
    r"\b(?:as|like|same|likewise)\b[^.;,]{0,40}?\bstage[\s\-–]{0,2}(?:1|one)\b"
    r"|\b(?:form|words|wording|template|layout|manner|way)\s+(?:(?:that|which|is|was|are|we|used|given|sent|followed|had)\s+){0,4}(?:at|in|for)\s+(?:the\s+)?"
    r"(?:stage[\s\-–]{0,2}(?:1|one)|first\s+stage)\b",
    re.IGNORECASE,
)


def told(evidence: Evidence, stage: int) -> bool:
    """Return whether a statement of a delay names the Ombudsman, unless it or its heading speaks of the other stage alone."""
    for p, words in _of_delays(evidence):
        if OMBUDSMAN.search(words) and not _OF_THE_OMBUDSMAN.match(words):
            said = f"{_LIKENED.sub(' ', words)} {p.path[-1] if p.path else ''}"
            named = [bool(pattern.search(said)) for pattern in STAGES]
            if named[stage - 1] or not any(named):
                return True
    return False


def _of_delays(evidence: Evidence) -> Iterator[tuple[Passage, str]]:
    """The statements that speak of a delay, or of the letter about one that the statement before them told of."""
    said = [(p, evidence.document.quote(p.span)) for p in evidence.passages]
    yield from ((p, words) for p, words in said if _DELAYED.search(words))
    for (before, told_before), (p, words) in pairwise(said):
        follows = before.block == p.block and _THAT_LETTER.search(words) and not _DELAYED.search(words)
        if follows and (_DELAYED.search(told_before) or _MORE_DAYS.search(told_before)):
            yield p, words
