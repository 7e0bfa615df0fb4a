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
    r"\b(?P<which>first|second|both|two|each|either)\s+(?P<s>steps?)\b|\b(?P<word>steps?)\s+(?P<to>[1-4]|one|two|three|four)\b",
    re.IGNORECASE,
)
_STAGE = Pattern(r"\bstages?\s+(?:[1-3]|one|two|three)\b|\b(?:first|second|third)\s+stage\b", re.IGNORECASE)
_ANSWERED = Pattern(r"\b(?:acknowledg|repl(?:y|ies)|respon[ds]|answer|decision|outcome)\w*", re.IGNORECASE)
_REPLY = Pattern(r"\b(?:repl(?:y|ies)|respon[ds]\w*|answers?|decision|outcome)\b", re.IGNORECASE)
_OUTSIDE = Pattern(r"\bombudsm[ae]n\b", re.IGNORECASE)
# "Still not happy?", "Grace will look at it fresh": the second answer
_AGAIN = Pattern(
    r"\bstill\b|\b(?:not|n['’]t)\s+(?:happy|satisfied|content)|\bunhappy\b|\bdissatisf\w+|\bdisagree\w*|\breview\w*|\bagain\b|\bfresh",
    re.IGNORECASE,
)
# "Your support worker has one week to make it better" ...
_MENDS = Pattern(
    r"\b(?:mak(?:e|ing)|put(?:ting)?|set(?:ting)?|sort|fix|solve|settle|resolve|mend)\w{0,5}\b[^.;]{0,30}\b(?:better|right|straight|out|it|this"
    r"|things|matters?|problem)\b",
    re.IGNORECASE,
)
# ... and "If it is not better, we will write it down as a complaint": only then
_FAILED = Pattern(
    r"\b(?:if|when|where|unless|only)\b[^.;]{0,50}\b(?:not|cannot|still|fails?|unresolved)\b|\b(?:if|when|where)\b[^.;]{0,50}n['’]t\b",
    re.IGNORECASE,
)

# "If you are still unhappy we will log it as a complaint": the first that is heard of one, and no second answer
_OPENS = Pattern(
    r"\b(?:log|record|writ|open|treat|regist|start|tak|becom|mak|rais)\w*\b[^.;]{0,40}\bcomplaint\b",
    re.IGNORECASE,
)
# "A manager looks into it and writes to you": an answer in other words
_TAKEN_UP = Pattern(r"\b(?:investigat\w+|look(?:s|ed|ing)?\s+into|writ(?:es?|ten|ing)\s+(?:back\s+)?to\s+you|decid\w+)\b", re.IGNORECASE)


def in_steps(headings: Sequence[Sequence[str]], texts: Sequence[str]) -> dict[int, int]:
    """Return the stage that each step is where a document calls its stages steps, a section for each, and no stage by name; else none.

    `headings` are those above each of the sentences `texts`. Two steps in which complaints are answered are the two stages, and the
    Ombudsman's own step after them is none. Of three, the first is a step before stage 1 (0) if somebody is to mend things in it and
    the second is for what is not mended, and no stage if it is only how to complain. Any others may be the course of one stage.
    """
    told: dict[int, list[str]] = {}
    for path, text in zip(headings, texts, strict=True):
        if _STAGE.search(text) or any(_STAGE.search(h) for h in path):
            return {}
        for found in filter(None, map(_STEP_HEADING.match, path[-1:])):
            place = _PLACE.get((found["nth"] or found["n"]).lower()) or int(found["n"])
            told.setdefault(place, [path[-1]]).append(text)
    last = max(told, default=0)
    if last > len(_STAGED) and any(_OUTSIDE.search(text) for text in told[last][:2]):
        del told[last]
    answered = {place: any(map(_ANSWERED.search, said[1:])) for place, said in told.items()}
    if answered == {1: True, 2: True}:
        return dict(_STAGED)
    return _after_a_first(told) if answered == {1: False, 2: True, 3: True} else {}


_STAGED = {1: 1, 2: 2}


def _after_a_first(told: Mapping[int, Sequence[str]]) -> dict[int, int]:
    """The stages where the first of three steps gives no answer: one before stage 1, or no more than the complaining itself."""
    replies = all(any(map(_REPLY.search, told[place][1:])) for place in (2, 3))
    second = any(map(_AGAIN.search, told[2])) and not any(map(_OPENS.search, told[2][:3]))
    if not replies or second or not any(map(_AGAIN.search, told[3])) or any(_AGAIN.search(s) or _TAKEN_UP.search(s) for s in told[1]):
        return {}
    first = any(map(_MENDS.search, told[1])) and any(map(_FAILED.search, told[2][:2]))
    return {1: 0, 2: 1, 3: 2} if first else {2: 1, 3: 2}


def is_step(heading: str) -> bool:
    """Return whether a heading numbers a step: "Step 2", "The first step"."""
    return bool(_STEP_HEADING.match(heading))


def stepped(text: str, known: Mapping[int, int]) -> str:
    """Return `text` with "first step", "step 2" and "both steps" put as the stages that they are by `known`."""

    def stage(m: re.Match[str]) -> str:
        which = (m["which"] or m["to"]).lower()
        place = _PLACE.get(which) or (int(which) if which.isdecimal() else 0)
        if m["which"] and (known == _STAGED or not place):  # "at the first step", "both steps"
            return f"{m['which']} stage{m['s'][4:]}" if known == _STAGED else m[0]
        return f"stage {known[place]}" if place in known else m[0]

    return _STEP.sub(stage, text)
