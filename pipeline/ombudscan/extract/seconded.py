"""Facts and likenesses -> facts: the classifier as a second reader, which adds what no wording saw.

A wording is exact and blind to words that nobody foresaw; the classifier knows the like of what it has learnt and sees no "not"
for certain. So it adds only above the threshold that its model was measured at, or where a weak cue bears it out (`corroborated`), and
never where the sentence is about the past, about others or supposed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ombudscan import catalog
from ombudscan.extract.corroborated import borne_out
from ombudscan.extract.exclusions import UNHARMED
from ombudscan.extract.facts import View
from ombudscan.extract.frames_turned import NOT_AS_REQUEST
from ombudscan.extract.others_times import OTHER_OMBUDSMAN
from ombudscan.extract.ruled_out import only_denies
from ombudscan.extract.signs import Setting, fact, forbids, settings
from ombudscan.nouns import Fact, Likeness
from ombudscan.pattern import Pattern

# Told of a row's evidence alone.
_ROWS = frozenset({"future-evidence"})
# What is said without the words of a rule's own finder has to be surer than the model's threshold: measured on invented policies
# that neither the model nor the finders had seen (docs/decisions/0015-a-second-reader.md).
SURE, DENIED = 0.8, 0.88
# What a sentence is said to hold beside the fault that a wording found in it: of a sentence for one channel alone the model gives a
# further stage .84 to .88.
BESIDE = 0.92
# What is less likely is not even held against the cues.
LIKELY = 0.55
# "Seeing a solicitor does not end your complaint", "it makes no odds", "even where a lawyer writes"
_UNHARMED = Pattern(
    rf"{UNHARMED}|\b(?:do|does|will|shall|would|need) (?:not|never) (?:(?:of|by) itself |\w+ly )?(?:mean|matter|count|rule|make)\b"
    r"|\b(?:do|does|will|shall) (?:not|never) (?:\w+ ){0,3}(?:amount to|constitute|count as|qualify as)\b[^.;]{0,40}\bproceedings\b"
    r"|\beven (?:if|where|when|though|while)\b|\bmakes? no (?:odds|difference)\b|\bneither\b|\bis not a (?:ground|reason)",
    re.IGNORECASE,
)
# Practices that lay something upon a resident, which a sentence may rule out in so many words; and those that are a step too many.
_BURDENS = frozenset(
    {"restricted-channel", "conditional-representation", "reasons-required", "parallel-contractor-process", "outdated-referral-route",
     "adjustments-on-request", "gated-escalation"}
)  # fmt: skip
_STEPS = frozenset({"extra-stage", "third-stage"})
# What may turn a sentence's sense, and is hardly seen by the classifier.
NEGATED = Pattern(r"\b(?:no|not|never|nor|neither|none|nobody|cannot|without)\b|n['’]t\b", re.IGNORECASE)
_NEWS = Pattern(r"\b(?:updat\w+|news|how often|kept informed|keep you informed|intervals)\b", re.IGNORECASE)
# "If they cannot give authority we accept the representative's word"; "with your consent we will talk to them": consent alone, no form
_LET_IN = Pattern(
    r"\b(?:not|never)\s+(?:hold\s+up|delay|stop|pause|put\s+off)\b[^.;]{0,40}\bwhile\b|"
    r"\bwith\s+(?:your|their|the\s+\w+['’]s)\s+(?:consent|permission|agreement|say-so),?\s+we\s+(?:will|can|shall|may|are\s+happy\s+to)\b|"
    r"\b(?:cannot|unable\s+to|lacks?|lack\s+of)\b[^.;]{0,300}\b(?:accept|take|act\s+on|rely\s+on)\b|\bwithout\s+(?:it|one|them|any)\b",
    re.IGNORECASE,
)
# "The form is there for those who find it handy and nobody is obliged to use it", "there is nothing to sign"
_NOBODY_HAS_TO = Pattern(
    r"\b(?:nobody|no[- ]one|none)\s+(?:is|are|has|have|needs?)\b|\b(?:need|do)\s+not\s+(?:have\s+to\s+)?use\b"
    r"|\bnothing\s+(?:for\s+\w+\s+)?to\s+(?:sign|fill\s+(?:in|out)|complete|send|write)\b",
    re.IGNORECASE,
)
# "Further adjustments are made for those who ask": beside those that need no asking
_BESIDES = Pattern(r"\b(?:further|additional|other|extra|more|new|any\s+change|changes?)\b", re.IGNORECASE)
# "Where a call settles it, the note of that call is the stage one response": settled early, and within stage 1
_WITHIN = Pattern(
    r"\b(?:is|are|be|becomes?|counts?|treated|serves?|stands?|given|sent|recorded|regarded|issued)\b[^.;]{0,20}\b(?:as\s+)?(?:the|our|its|"
    r"your|a)\s+"
    r"(?:formal\s+|full\s+)?stage\s+(?:1|one)\s+(?:response|answer|reply|decision|letter)\b",
    re.IGNORECASE,
)
# "Send CL3 with every refusal; it tells the customer how to take that to the Ombudsman": said for all of its section
_REFUSAL_ROUTED = Pattern(
    r"\b(?:refus\w+|declin\w+|turn\w*\s+(?:\w+\s+){0,3}?(?:down|away)|not\s+(?:be\s+)?(?:accept\w*|tak(?:e|en)))\b[^.]{0,300}\bombudsman\b|"
    r"\bombudsman\b[^.]{0,300}\b(?:refus\w+|declin\w+|turn\w*\s+(?:\w+\s+){0,3}?(?:down|away)|not\s+(?:be\s+)?(?:accept\w*|tak(?:e|en)))\b",
    re.IGNORECASE,
)
# "If you are in doubt, ring the team before you act": colleagues told to ask, of a customer who is spoken of
_ADVISED = Pattern(
    r"\bbefore\s+(?:you\s+|they\s+)?(?:act|acting|decide|deciding|reply|replying|respond|responding|send|sending|clos(?:e|ing)|promis(?:e|ing)"
    r"|do(?:ing)?\s+(?:anything|so|it))\b|^\W{0,40}(?:if|when|where)\s+(?:you\s+are\s+)?(?:in\s+(?:any\s+)?doubt|(?:un|not\s+)sure|uncertain|stuck)\b",
    re.IGNORECASE,
)
# "The agent's scheme may be open to leaseholders as well, but they can come to us without having used it"
_STRAIGHT_TO_US = Pattern(
    r"\bwithout\s+(?:(?:first|having|ever)\s+)*(?:us(?:ed|ing)|go(?:ne|ing)\s+(?:to|through)|tr(?:ied|ying)|exhaust(?:ed|ing)|wait(?:ed|ing))\b"
    r"|\bneed\s+not\s+(?:have\s+)?(?:use|go|try|wait|exhaust)\w*\b"
    # "If a roofer hears of it, he hands it over to us"
    r"|\b(?:pass(?:es)?|hands?|forwards?|sends?|brings?)\s+(?:it|them|this|that|(?:the|your|any|every|such)\s+(?:complaints?|case|matter))\s+"
    r"(?:(?:straight|right|on|over|back|at\s+once)\s+)*to\s+us\b(?![^.;]{0,60}\b(?:if|when|once|only|after|unless|until)\b)",
    re.IGNORECASE,
)
_NOT_AS_REQUEST = Pattern(NOT_AS_REQUEST, re.IGNORECASE)
# Fewer words than this are read with what stands around them, which the classifier does not know well enough.
FEW = 6
SAID = "in words like those of a practice that the Code forbids"


def seconded(view: View, found: tuple[Fact, ...], likenesses: tuple[Likeness, ...]) -> tuple[Fact, ...]:
    """Return the facts with those added that the classifier is sure of, in document order."""
    loud = [like for like in likenesses if like.probability >= LIKELY]
    if not loud:
        return found
    kept = {(f.passage, f.kind) for f in found}
    # one sentence seldom holds two faults: where a wording explained it the classifier has to be surer of another
    kinds = catalog.practices()
    explained = {f.passage for f in found if f.kind in kinds.values()}
    new = [(f, how) for f, how in _told(view, loud, kinds) if (f.passage, f.kind) not in kept]
    added = [f for f, how in new if f.passage not in explained or how >= BESIDE]
    return tuple(sorted((*found, *added), key=lambda f: (f.span, f.kind)))


def _told(view: View, loud: list[Likeness], kinds: Mapping[str, str]) -> Iterator[tuple[Fact, float]]:
    """Each fact with its probability, which its confidence gives rounded."""
    here = {s.statement.passage.id: s for s in settings(view)}
    routed = {s.passage.path for s in view.statements if s.passage.path and _REFUSAL_ROUTED.search(s.text)}
    for like in loud:
        setting = here.get(like.passage)
        if (
            setting is None
            or like.rule not in kinds
            or _spared(setting.text, like.rule)
            or (setting.statement.passage.claim is None and like.rule in _ROWS)
            or (like.rule == "refusal-without-ombudsman" and setting.statement.passage.path in routed)
        ):
            continue
        if _sure(setting, like) or (setting.statement.passage.claim is None and borne_out(setting, like.rule, like.probability)):
            yield fact(kinds[like.rule], setting.statement, detail=SAID, confidence=round(like.probability, 2)), like.probability


def _spared(text: str, rule: str) -> bool:
    """Whether a sentence gives what a rule's practice would withhold, in its words."""
    giving = {
        "restricted-channel": _NOBODY_HAS_TO,
        "conditional-representation": _LET_IN,
        "adjustments-on-request": _BESIDES,
        "dissatisfaction-excluded": _NOT_AS_REQUEST,
        "extra-stage": _WITHIN,
        "parallel-contractor-process": _STRAIGHT_TO_US,
        "outdated-referral-route": OTHER_OMBUDSMAN,
    }.get(rule)
    if (rule in _BURDENS or rule in _STEPS) and only_denies(text, steps=rule in _STEPS):
        return True
    return (giving is not None and bool(giving.search(text))) or (rule == "extra-stage" and bool(_ADVISED.search(text)))


def _sure(setting: Setting, like: Likeness) -> bool:
    """Whether the classifier is sure enough to be believed alone; a "no" or "not" may turn a sentence's sense, which it hardly sees."""
    if like.probability < max(like.threshold, SURE) or (like.probability < DENIED and NEGATED.search(setting.text)):
        return False
    return not _doubtful(setting, like.rule)


def _doubtful(setting: Setting, rule: str) -> bool:
    """Whether the sentence cannot be read by itself, rules the practice out, speaks of news, or leaves to a neighbour what it lacks."""
    if len(setting.text.split()) < FEW or setting.lead_in or forbids(setting.text, 0, len(setting.text)) or _UNHARMED.search(setting.text):
        return True
    if rule == "refusal-without-ombudsman" and "ombudsman" in f"{setting.before} {setting.after}".lower():
        return True
    return rule == "open-ended-extension" and bool(_NEWS.search(setting.text))
