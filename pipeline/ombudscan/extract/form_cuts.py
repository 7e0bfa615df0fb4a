"""Where a requirement ends when its row's cells run on without a mark between them."""

from __future__ import annotations

import re
from collections.abc import Callable

from ombudscan.extract import requirements
from ombudscan.pattern import Pattern
from ombudscan.text import sentences

# An answer wedged between the requirement and what follows: "...a magic word.YesPolicy 4.1", "...word. Yes In the
# booklet", "...the complaints policyYesSouth", "...by any route.YPoint 4".
GLUED = Pattern(
    r"""
    (?: (?<=[.!?:;)\]'’”"])\s* | (?<=[a-z0-9])(?=[A-Z]) | (?<=[A-Z])(?=(?:Yes|Partial)[A-Z]) | (?<=\s) )
    (?P<answer>
        (?: Yes | YES | Partial(?:ly)? | PARTIAL | Partly | N/A | n/a | Not\ applicable
          | Not\ compliant | Non-compliant | We\ comply | Fully\ compliant | Compliant
          | (?:(?<=[.!?:;)\]'’”"])|(?<=[.!?:;)\]'’”"]\s)|(?<=[.!?:;)\]'’”"]\n)|(?<=[a-z0-9])) (?: No | NO )
          | (?<=\s) (?: No | NO ) (?=\s*$)
          | (?:(?<=[.!?:;)\]'’”"])|(?<=[.!?:;)\]'’”"]\s)) (?: Y | N | [Aa]s\ above | See\ above | See\ \d+\.\d+
            | Yes\ ?/\ ?No | ✓ | ✔ | ☑ | ✗ )
        )
        (?= www\. | https?: | (?<=[.!?:;)\]'’”"][Yy][Ee][Ss])(?!terday)[a-z]{2}
            | [A-Z0-9"'‘“(] | [.,;:!–—-] | \s+[A-Z0-9"'‘“(•-] | \s*$ | \s*\n | \s+and\b | \s+we\b )
    )
    """,
    re.VERBOSE,
)

_HARDLY = 0.45  # the likeness to a requirement below which words are hardly its own


def cut(text: str, score: Callable[[str], float] = requirements.best, *, closed: bool = False) -> int:
    """Return the offset at which the requirement that `text` opens with ends; `score` says how alike some words are to it.

    `closed` says that an answer or a label follows `text`, so that all of it may well be the requirement.
    """
    scores = {end: score(text[:end]) for end in _ends(text)}
    top = max(scores.values())
    glued = [m.start("answer") for m in GLUED.finditer(text)]
    if glued and top < _HARDLY:  # the requirement is put in words of the landlord's own: the first answer ends it
        return glued[0]
    lines = [m.start() + 1 for m in re.finditer(r"[.!?’”'\")\]]\n", text)]  # a line that ends in a colon or a comma goes on
    asked = [m.end() for m in re.finditer(r"[?]", text)]
    whole = [(0.6, [len(text)])] if closed else []
    for share, ends in ((0.7, glued), *whole, (0.8, asked), (0.9, [] if lines else [len(text)]), (0.85, lines)):
        first = next((end for end in ends if scores.get(end, 0.0) >= share * top), None)
        if first is not None:
            return first
    return max(scores, key=lambda end: (round(scores[end], 2), end))


def _ends(text: str) -> list[int]:
    """The places where it may end: before a wedged answer, at the end of a sentence or of a line."""
    found = [m.start("answer") for m in GLUED.finditer(text)][:6]
    found += [end for _, end in sentences(text)][:12]
    found += [m.start() for m in re.finditer(r"\n", text)][:10]
    found += [m.end() for m in re.finditer(r"[a-z)'’”][.!?](?=[A-Z0-9‘“\"])", text)][:6]  # "...at stage one?82% of them"
    return sorted({*found, len(text)} - {0}) or [len(text)]
