"""Names that a document gives to its two stages, and its sentences with the numbers in their place.

"There are two stages, Investigation and Review": further on "a request for a Review" is one for stage 2.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from ombudscan.pattern import Pattern

_NAME = r"[‘“'\"]?(?-i:[A-Z])[\w’-]{2,20}(?:\s(?-i:[A-Z])[\w’-]{2,20}){0,3}[’”'\"]?"
# "two stages, which go by the names of Investigation and Review", "two stages: Local Answer, then Director's Look"
_BOTH = Pattern(
    rf"\btwo(?:[\s-]\w{{1,12}}){{0,2}}[\s-]stages?\b[^.;:]{{0,40}}?(?:\b(?:names?\s+of|called|named|termed|known\s+as|"
    rf"we\s+call\s+(?:them)?|namely|being|are)\s+|[:,(–-]\s{{0,2}})"
    rf"(?:(?:the|an?|our)\s+)?(?P<one>{_NAME})(?:\s+stage)?,?\s+(?:and|then|followed\s+by|and\s+then)\s+(?:(?:the|an?|"
    rf"our)\s+)?(?P<two>{_NAME})",
    re.IGNORECASE,
)
# "Stage 1 is called Local Answer", "stage two, which we call the Second Look"
_CALLED = Pattern(
    rf"\bstage\s+(?P<number>1|2|one|two)\b,?\s+(?:(?:which|is|are|we|it|this|also|or|goes)\s+){{0,3}}(?:called|call|named|known\s+as|"
    rf"by\s+the\s+name\s+of)\s+"
    rf"(?:(?:the|an?|our)\s+)?(?P<name>{_NAME})",
    re.IGNORECASE,
)
# "Investigation (stage 1)", "Stage 2 (Review)": only with words that a stage is called by, as a bracket may hold anything.
_KNOWN = (
    r"(?:(?:local|formal|early|first|full|initial|service|manager|director|senior|final|internal|independent|corporate|"
    r"executive)['’]?s?\s)?"
    r"(?:investigation|review|resolution|enquiry|inquiry|appeal|reconsideration|escalation|look|answer)"
)
_BRACKET = Pattern(
    rf"\b(?P<before>{_KNOWN})\s+\(stage\s+(?P<a>1|2|one|two)\)|\bstage\s+(?P<b>1|2|one|two)\s+\((?:the\s+|an?\s+)?(?P<after>{_KNOWN})\)",
    re.IGNORECASE,
)
_NUMBERS = {"1": 1, "one": 1, "2": 2, "two": 2}
# Capital words that begin a sentence or name somebody are no stage: "Stage", "Housing Ombudsman".
_NO_NAME = Pattern(
    r"\b(?:ombudsman|code|complaints?|policy|board|team|manager|officer|acknowledge?ment|response|(?:mon|tues|wednes|thurs|fri)day)\b"
    r"|^(?:stage|director|head|each|both|first|second|one|two|formal|the)$",
    re.IGNORECASE,
)


def names(texts: Iterable[str]) -> dict[str, int]:
    """Return the names of stages that the sentences `texts` give, each with its number."""
    found: dict[str, int] = {}
    for text in texts:
        for told in _BOTH.finditer(text):
            found |= {told["one"]: 1, told["two"]: 2}
        found |= {told["name"]: _NUMBERS[told["number"].lower()] for told in _CALLED.finditer(text)}
        found |= {told["before"] or told["after"]: _NUMBERS[(told["a"] or told["b"]).lower()] for told in _BRACKET.finditer(text)}
    kept = {re.sub(r"[‘’“”'\"]{0,300}$|^[‘“'\"]+", "", name): number for name, number in found.items()}
    return {n: number for n, number in kept.items() if n[:1].isupper() and not _NO_NAME.search(n)}


def numbered(text: str, known: Mapping[str, int]) -> str:
    """Return `text` with the names of stages that stand in it put as "stage 1" and "stage 2"; not as part of a longer name.

    A heading that is nothing but the name counts. "Reads over the Investigation" speaks of what was done and not of the stage.
    """
    for name, number in known.items():
        if name not in text:
            continue
        if re.fullmatch(rf"\W*(?:\d[\d.]*\s*)?(?:the\s)?{re.escape(name)}(?:\sstage)?\W*", text, re.IGNORECASE):
            return f"Stage {number}"
        told = rf"(?<=[a-z,;:)(’'] )(?<!\bthe )[‘“'\"]?{re.escape(name)}[’”'\"]?(?:\s[Ss]tage)?\b(?!['’-]|\s[A-Z])"
        text = re.sub(told, f"stage {number}", text)
    return text


# "The first step: the Clerk", "Step 2: Looking again": stages that go by the name of steps
_STEP_HEADING = Pattern(
    r"^\W*(?:[\d.]{1,10}\s+)?(?:the\s+|our\s+)?(?:(?P<nth>first|second|third|fourth)\s+step|step\s+(?P<n>[1-4]|one|two|three|four))\b",
    re.IGNORECASE,
)
_PLACE = {"first": 1, "second": 2, "third": 3, "fourth": 4, "one": 1, "two": 2, "three": 3, "four": 4}
_STEP = Pattern(
    r"\b(?P<which>first|second|both|two|each|either)\s+(?P<s>steps?)\b|\b(?P<word>steps?)\s+(?=(?:1|2|one|two)\b)", re.IGNORECASE
)
_STAGE = Pattern(r"\bstages?\s+(?:[1-3]|one|two|three)\b|\b(?:first|second|third)\s+stage\b", re.IGNORECASE)
_ANSWERED = Pattern(r"\b(?:acknowledg|repl(?:y|ies)|respon[ds]|answer|decision|outcome)\w*", re.IGNORECASE)


def in_steps(headings: Sequence[Sequence[str]], texts: Sequence[str]) -> bool:
    """Return whether a document calls its two stages steps: a section for each, in which complaints are answered, and no stage by name.

    `headings` are those above each of the sentences `texts`. Three steps or more may as well be the course of one stage.
    """
    answered: dict[int, bool] = {}
    for path, text in zip(headings, texts, strict=True):
        if _STAGE.search(text) or any(_STAGE.search(h) for h in path):
            return False
        for found in filter(None, map(_STEP_HEADING.match, path[-1:])):
            place = _PLACE.get((found["nth"] or found["n"]).lower()) or int(found["n"])
            answered[place] = answered.get(place, False) or bool(_ANSWERED.search(text))
    return answered == {1: True, 2: True}


def stepped(text: str) -> str:
    """Return `text` with "first step", "step 2" and "both steps" put as stages."""
    return _STEP.sub(lambda m: f"{m['which']} stage{m['s'][4:]}" if m["which"] else f"stage{m['word'][4:]} ", text)
