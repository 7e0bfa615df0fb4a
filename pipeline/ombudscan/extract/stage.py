"""Which stage of the complaints process a piece of text speaks of: 0 before stage 1, 1, 2, 3, or None."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from ombudscan.extract import sections
from ombudscan.pattern import Pattern
from ombudscan.text import REMEMBERED

Role = Literal["own", "target", "unhappy", "aside"]

_WORDS = "zero one two three four five six seven eight".split()
NUMBERS = {**{w: n for n, w in enumerate(_WORDS)}, **{str(n): n for n in range(len(_WORDS))}, "i": 1, "ii": 2, "iii": 3}
_ORDINAL = {"first": 1, "initial": 1, "second": 2, "final": 2, "third": 3, "fourth": 4}

_NUMBERED = Pattern(
    r"""
    \b(?:stage|tier|level|rung)s?[\s\-–:]{0,2}(?:no\.?\s|number\s)?
        (?P<number>[0-4](?![\d.]\d)|zero|one|two|three|four|iii|ii|i)\b      # "Stage 1", "stage-two", "Tier II"
        (?!\s+(?:of|and\s+only)\b)
    # "the second and last stage"
    | \b(?P<ordinal>first|initial|second|final|third|fourth)[\s\-](?:and\s+(?:last|final)\s+)?(?:formal\s+)?(?:stage|tier|rung
        |hearing)\b(?![\s\-]+(?:\(?property|tribunal))
    | \bS(?P<short>[12])\b(?=\s+(?:complaint|response|repl|acknowledg|letter|case|review))                                # "S2 responses"
    # "stages 1 and 2"
    | \b(?:and|or|&|to|/)\s*(?P<more>[0-3]|one|two|three)\b(?=[^.;]{0,25}?\b(?:respectively|accordingly|complaint|response|repl
        |process)|[\s,.;:)]*$)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_PLURAL = Pattern(r"\b(?:stages|tiers|levels|rungs)\s+(?:[0-3]|zero|one|two)\s*(?:and|or|&|to|/|,)\s*(?:stage\s+)?$", re.IGNORECASE)
_EACH = Pattern(
    r"""
    \b(?:at|in|for|of)\s+(?:each|both|either|every|all)\s+(?:of\s+(?:the|our)\s+)?(?:two\s+)?stages?\b   # "five days at each stage"
    # "at the foot of that letter, and of the like letter at the second stage"
    | \band\s+(?:also\s+)?(?:of|in|to|on|for|with)\s+(?:(?:the|a|any|each|every)\s+)?(?:like|same|corresponding|equivalent|similar
        |one|that|second)\s
        (?:\w+\s+)?(?:at|for|in|of)\s+(?:the\s+)?(?:second\s+stage|stage\s+(?:2|two))\b
    | \bboth\s+stages\b | \bwhichever\s+stage\b | \b(?:each|either)\s+(?:one\s+)?stage\b
    | \bstages?\s+(?:1|one)\s*(?:and|&|or|/)\s*(?:(?:at\s+)?stage\s+)?(?:2|two)\b
    | \bcomplaints?,?\s+and\s+(?:requests?\s+for\s+(?:a\s+)?(?:stage\s+(?:2|two)|reviews?)|(?:stage\s+(?:2|two)|escalation|review
        |appeal)\s+requests?|escalations?|appeals?|reviews?)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
# Words before a stage that show it is only referred to.
_ASIDE = Pattern(
    r"""
    # "had no part in stage 1"
    (?: \b(?:(?:no|not)(?!\s+(?:more|later|longer|greater|fewer|less)\s+than)|never|nothing|n['’]t|nobody|without|neither
            |other\s+than|outside|different\s+from)\b[^.;:]{0,45}
      | \b(?:as|like|same|unlike)\s+(?:it\s+(?:is|does)\s+|was\s+)?(?:at|in|as|for|with|under)\s+(?:our\s+|the\s+)?      # "as at stage 1"
      # "reads the stage 1 file"
      | \b(?:reads?(?:\s+through|\s+over)?|(?:goes|go|looks?)\s+(?:back\s+)?(?:over|through)|studies|sends?\s+for)
        \s+(?:the|our|all\s+the)\s+(?:whole\s+|full\s+)?
      # "how to ask for stage 2"
      | \b(?:how|right|rights|wish|want|wants|option)\s+to\s+[^.;:]{0,40}
      | \bhow\s+(?=(?:the|an?|you|they|it|he|she|residents?|tenants?|members?|customers?)\b)[^.;:]{0,40}
      # "has the same headings as the one at stage 1", "is set out like the stage 1 reply", "holds what a stage 1 letter does"
      | \b(?:same|(?:laid|set)\s+out\s+(?:like|as)|mirrors?|everything|what(?:ever)?|(?:matters|things|headings|points)\s+(?:required
          |listed|set\s+out))\b
        [^.;:]{0,45}\b(?:as|like|at|of|in|the|an?|our|required)\s+
      # "and the way to stage 2"
      | \b(?:way|route|door|path|access|road)\s+(?:in)?to\s+(?:the\s+)?
      # "of our stage 1 reply"
      | \b(?:of|from|after|following|since|on|completed|exhausted|through|date\s+of|end\s+of|gave|made|signed|handled|decided
          |confirm\w*|uph[eo]ld\w*|against|overturn\w*|revisit\w*
          |dealt\s+with)\s+(?:\w+['’]?s?\s+){0,3}
    )$""",
    re.IGNORECASE | re.VERBOSE,
)
# "The letter covers the complaint, what was decided and why, and the second stage"
_LAST_ITEM = Pattern(
    r"""\b(?:letter|reply|response|answer|decision)\b[^.;,]{0,30}\b(?:covers?|states?|lists?|says?|sets?\s+out|contains?|tells?
    |gives?|names?|includes?
        |explains?|has|have)\b(?>[^.;:,]{0,600},)[^.;:]{0,600},\s*(?:and\s+)?(?:(?:the|about|of|on|to|for|next)\s+)*$""",
    re.IGNORECASE | re.VERBOSE,
)
_LETTER_AFTER = Pattern(
    r"\s*(?:\w{1,40}\s+)?(?:response|reply|decision|letter|outcome|answer|determination|investigation|finding|conclusion|is\s+complete)",
    re.IGNORECASE,
)
_TARGET = Pattern(
    r"""\b(?:becom\w+|progress\w*|escalat\w+|mov\w+|pass\w*|go(?:es)?|refer\w*|proceed\w*|logged|raised|treated|opened|ask\w*
        |request\w*|appl\w+|accept\w*)
        \b[^.;:]{0,30}\b(?:a|an|to|into|as|for|on|at|the)\s+(?:a\s+|an\s+|the\s+)?(?:formal\s+)?$
    # "an answer takes ten days at stage 1" takes nothing there
    | \btak\w+\b[^.;:]{0,30}\b(?:to|into|as|up\s+at)\s+(?:an?\s+|the\s+)?(?:formal\s+)?$
    | \bas\s+an?\s+(?:formal\s+)?$""",
    re.IGNORECASE | re.VERBOSE,
)
_HOW_TO = Pattern(r"\b(?:how|(?:the|your|their)\s+rights?)\s+to\s+[^,.;:]{0,40}$", re.IGNORECASE)  # "..., and how to ask for stage 2"
# "There is no need to go to stage 2 to be given one", "without waiting for stage 2"
_NOT_THERE = Pattern(
    r"\b(?:no\s+(?:need|call|reason)\s+to|need(?:n['’]t|\s+not)|(?:not|n['’]t)\s+(?:have|need)\s+to|no\s*(?:body|[\s-]one)\s+(?:has|"
    r"needs)\s+to|without)"
    r"\s+(?:\w+\s+)?(?:go(?:ing)?|wait(?:ing)?|mov(?:e|ing)|tak(?:e|ing)\s+it|escalat(?:e|ing)|reach(?:ing)?|us(?:e|ing)|"
    r"ask(?:ing)?)\s+(?:(?:on|it|up|as|far|for|to|till|until)\s+){0,4}$",
    re.IGNORECASE,
)
_UNHAPPY = Pattern(
    r"\b(?:dissatisf\w+|unhappy|(?:not|n['’]t)\s+(?:satisfied|happy|content|accept|agree)|disagree\w*)\b[^.;]{0,50}$", re.IGNORECASE
)
# "If the stage 2 decision has not settled things, ..."
_UNSETTLED = Pattern(
    r"\s*(?:\w{1,20}\s+)?(?:response|reply|decision|answer|letter|outcome|review)\s*(?:has|have|had|does|do|did)\s*(?:not|n['’]t)\s+(?:\w{1,20}\s+)?"
    r"(?:settl|resolv|satisf|solv|sort|put)\w*\b",
    re.IGNORECASE,
)

_STRONG_ZERO = Pattern(
    r"""
    \b(?:early|local|informal|swift|rapid|immediate)\s+resolution\b
    | \binformal\s+(?:stage|complaint|step|approach|chat|discussion|process)\b
    | \bpre[-\s](?:complaint|stage)\b | \bservice\s+recovery\b | \bquick[-\s]fix\b | \bquiet\s+word\b
    | \bfront[-\s]?line\s+(?:stage|resolution|response)\b | \b(?:first|initial)\s+(?:point\s+of\s+)?contact\s+(?:stage|resolution)\b
    | \bbefore\s+(?:it|a\s+complaint|the\s+complaint|your\s+complaint|anything)\s+(?:is|becomes?|can\s+be)\s+(?:made|logged|recorded
        |opened|raised|registered|formal|a\s+(?:formal|stage))
    """,
    re.IGNORECASE | re.VERBOSE,
)
# "A concern is answered in three days": only where nothing else says which stage.
_WEAK_ZERO = Pattern(
    r"\b(?:customer\s+concerns?|(?:a|the|this|each|your)\s+concern|concerns?\s+process|concerns?\s+(?:is|are|will)\s|grumbles?|niggles?"
    r"|informal(?:ly)?\s+(?:resol\w+|settl\w+|put|dealt)|(?:resol\w+|settl\w+|sort\w*|smooth\w*)\s+(?:\w+\s+){0,3}(?:informally|"
    r"on\s+the\s+spot|there\s+and\s+then))\b",
    re.IGNORECASE,
)
_WEAK_TWO = Pattern(
    r"""
    \b(?:ask\w*|request\w*|appl\w+|right|want\w*|call\w*)\s+(?:\w+\s+){0,4}(?:review|appeal|reconsider\w*|escalat\w+)
    | \breview\s+request | \b(?:the|this|each|an?\s+internal)\s+(?:review|appeal)\s+(?:is|will|takes|outcome|decision|officer|stage)
    | \breviewer\b | \breviewing\s+(?:officer|manager|director) | \bescalation\s+requests?\b | \b(?:final|review|appeal)\s+(?:response
        |reply|decision|letter|answer|outcome)\b
    | \bescalated\s+complaints?\b | \bappeals?\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_WEAK_ONE = Pattern(r"\b(?:initial|first)\s+(?:formal\s+)?(?:response|reply|investigation|answer|decision)\b", re.IGNORECASE)
_HEAD_TWO = Pattern(
    r"""\b(?:appeal\w*|escalat\w+|reconsider\w*)\b
    | \b(?:second|fresh|further|another|new)\s+look\b | \blook(?:s|ed|ing)?\s+(?:at\s+(?:it|this|things|your\s+complaint)\s+)?again\b
    # "Still unhappy?", "Not happy with our answer?", "If you disagree with the decision"
    | \bstill\s+(?:not\s+)?(?:un)?(?:happy|dissatisfied|satisfied) | \b(?:not|n['’]t)\s+(?:happy|satisfied)\s+with\s+(?:our|the|your)\s
        (?:\w+\s+)?(?:answer|reply|response|decision|outcome|letter|result)
    | \b(?:unhappy|dissatisfied|disagree)\s+with\s+(?:our|the|your)\s+(?:\w+\s+)?(?:answer|reply|response|decision|outcome|letter|result)
    | \btak(?:e|ing)\s+(?:it|things|your\s+complaint|the\s+(?:complaint|matter)|matters)\s+further\b
    | \b(?:internal|complaints?|independent|request\w*|ask\w*|director\w*|senior|formal|final)\b[^.]{0,30}\breview\b
    | \breview\s+(?:stage|request|panel|by|of\s+(?:your|the|a)\s+(?:complaint|response|reply|decision))\b""",
    re.IGNORECASE | re.VERBOSE,
)
# After stage 2, "Still unhappy?" and "Taking it further" lead out of the landlord's process.
_AFTER_ALL = Pattern(r"\bstill\b|\bhappy\b|\bsatisfied\b|\bfurther\b|\bdisagree", re.IGNORECASE)
_HEAD_ONE = Pattern(
    r"\b(?:formal\s+complaint|(?:our|the|a)\s+first\s+(?:answer|reply|response|look|decision|letter)|"
    r"how\s+we(?:['’]ll|\s+will)?\s+(?:look\s+into|investigate|answer|reply\s+to|respond\s+to)|looking\s+into\s+(?:your|a|the)\s+complaint|"
    r"(?:complaint|formal|initial)\s+investigation|investigating\s+(?:your|a|the)\s+complaint|"
    r"investigation\s+stage)\b",
    re.IGNORECASE,
)
_HEAD_PANEL = Pattern(
    r"\b(?:panel|appeals?)\b|\b(?:board|committee|chair|trustees|directors?|chief\s+executive)\b[^.]{0,15}\b(?:review|appeal|hearing)\b",
    re.IGNORECASE,
)
_CONCERN = Pattern(r"^(?!.{0,900}\bcomplain).{0,900}\bconcerns?\b|\binformal", re.IGNORECASE)
_NOT_A_STEP = Pattern(
    r"\bscrutiny|oversight|governance|learning|monitor|report|polic(?:y|ies)\s+review|review\s+of\s+(?:this|the)\s+(?:policy|procedure)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A stage named in a text, at characters `start` to `end`; `role` says whether the text is about it."""

    start: int
    end: int
    stage: int
    role: Role


@lru_cache(maxsize=REMEMBERED)
def mentions(text: str) -> tuple[Mention, ...]:
    """Return every stage that `text` names by number, in order."""
    found = []
    for m in _NUMBERED.finditer(text):
        if m["more"] and not _PLURAL.search(text[: m.start("more")]):
            continue
        found.append(Mention(start=m.start(), end=m.end(), stage=_value(m), role=_role(text, m)))
    return tuple(found)


def _value(m: re.Match[str]) -> int:
    if m["ordinal"]:
        return _ORDINAL[m["ordinal"].lower()]
    return NUMBERS[(m["number"] or m["short"] or m["more"]).lower()]


def _role(text: str, m: re.Match[str]) -> Role:
    before = text[max(0, m.start() - 70) : m.start()]
    if _LAST_ITEM.search(text, 0, m.start()) or _NOT_THERE.search(before):
        return "aside"
    unhappy, target = _UNHAPPY.search(before), _TARGET.search(before)
    if (unhappy or _UNSETTLED.match(text, m.end())) and not (
        unhappy and target and target.start() > unhappy.start()
    ):  # "who is not content may go to stage 2"
        return "unhappy"
    aside = _ASIDE.search(before)
    if aside and (re.match(r"how|right|wish|want|option", aside.group(), re.IGNORECASE) or _HOW_TO.search(before)):
        return "aside"
    if target:
        return "target"
    if aside and (not re.match(r"(?:of|from|after|following|on)\b", aside.group(), re.IGNORECASE) or _LETTER_AFTER.match(text, m.end())):
        return "aside"
    return "own"


def each(text: str) -> bool:
    """Return whether `text` speaks of both stages alike ("at each stage", "complaints and stage 2 requests")."""
    return bool(_EACH.search(text))


def of(text: str, *, setting: int | None = None, carried: int | None = None) -> int | None:
    """Return the stage that a sentence speaks of; `setting` is its heading's or row's stage, `carried` that of the sentence before."""
    named = mentions(text)
    own = {m.stage for m in named if m.role == "own"}
    if len(own) == 1 and not each(text):
        return own.pop()
    if own or each(text):
        return setting if setting in own else None
    if _STRONG_ZERO.search(text) and not any(m.role == "target" and m.stage == 2 for m in named):
        return 0
    if setting is not None:
        # "still dissatisfied after stage 2", under the heading "Stage 2", leads out of it
        return 3 if setting == 2 and any(m.role == "unhappy" and m.stage == 2 for m in named) else setting
    return _implied(text, named, carried)


def _implied(text: str, named: tuple[Mention, ...], carried: int | None) -> int | None:
    if _WEAK_ZERO.search(text):
        return 0
    target = next((m.stage for m in named if m.role == "target"), None)
    if target is not None:
        return target
    if _WEAK_TWO.search(text):
        return 2
    if _WEAK_ONE.search(text):
        return 1
    unhappy = next((m.stage for m in named if m.role == "unhappy"), None)
    return unhappy + 1 if unhappy is not None else carried


def of_key(key: str) -> int | None:
    """Return the stage in the name of a provision's key ("stage-2-respond"), or None."""
    found = re.search(r"\bstage-([123])-", key + "-")
    if found and key not in ("third-stage-residents", "third-stage-optional"):
        return int(found[1])
    return {"escalation-window": 2, "escalate-on-request": 2, "no-reasons-needed": 2, "different-person": 2, "progress-to-stage-2": 2}.get(
        key
    )


@lru_cache(maxsize=REMEMBERED)
def of_path(path: tuple[str, ...], *, after_two: bool = False) -> int | None:
    """Return the stage of the nearest heading that has one; `after_two`: a heading for stage 2 stood earlier."""
    below: list[str] = []
    for heading in reversed(path):
        found = of_heading(heading, after_two=after_two)
        if found is not None:
            return None if any(sections.beside(heading, b) for b in below) else found
        if sections.apart(heading):
            return None
        below.append(heading)
    return None


@lru_cache(maxsize=REMEMBERED)
def of_heading(heading: str, *, after_two: bool = False) -> int | None:
    """Return the stage that a heading announces, or None (also where it announces several)."""
    if re.search(r"\bbefore\s+(?:the\s+)?(?:formal\s+)?(?:stage\s+(?:1|one)|first\s+stage)\b", heading, re.IGNORECASE):
        return 0
    numbers = {m.stage for m in mentions(heading)}
    if numbers:
        return numbers.pop() if len(numbers) == 1 else None
    if len(heading) > 90 or _NOT_A_STEP.search(heading):
        return None
    if after_two and _HEAD_PANEL.search(heading):
        return 3
    if _STRONG_ZERO.search(heading) or _CONCERN.search(heading):
        return 0
    if _HEAD_TWO.search(heading):
        return None if after_two and _AFTER_ALL.search(heading) else 2
    return 1 if _HEAD_ONE.search(heading) else None
