"""Frames: a relation told by the parts that must all stand in what is read, in whatever order and words.

A Sign is one wording; a Frame is a conjunction of word families (who, does what, on which condition, to whom). It is read in a
sentence, and where the sentence hangs on the one before ("Still not sorted? Then we ...") in the two together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, reduce
from operator import or_
from typing import TYPE_CHECKING

from ombudscan import pattern
from ombudscan.extract import firms
from ombudscan.extract.ruled_out import left
from ombudscan.extract.signs import OURS, Setting, fact, settings, wording
from ombudscan.extract.statements import Scope
from ombudscan.nouns import Fact
from ombudscan.pattern import Pattern

if TYPE_CHECKING:
    from ombudscan.extract.facts import View


@dataclass(frozen=True, kw_only=True)
class Frame:
    """A relation: each of `holds` is found in what is read, none of `unless`; `near` is found there or in what surrounds it.

    `apart` may not be found in the surroundings. `stages` are those that the sentence may speak of; None is one of them where
    no stage is named. `joined` frames are also read over the sentence and the one before it, where the two hang together.
    """

    detail: str
    holds: tuple[Pattern, ...]
    unless: Pattern | None = None
    near: Pattern | None = None
    apart: Pattern | None = None
    stages: frozenset[int | None] | None = None
    joined: bool = False
    freed: bool = True
    confidence: float = 0.8

    @cached_property
    def bits(self) -> int:
        """The bits of what it holds."""
        return reduce(or_, (p.bit for p in self.holds), 0)


# What hangs on the sentence before it: "Then we ...", "If not, ...", "Until that has come ...", "He decides".
_HANGS = wording(
    r"^\W*(?:then|otherwise|if (?:not|so|that|this|it|they|you get|nothing|no)|only (?:then|if|when|once)|failing|"
    r"until|once|after|that|this|these|those|"
    r"such|it|they|he|she|the rest|what if|cases that|should|where (?:that|this|it)|we (?:open|start|log|will then)|still)\b"
)


# What frees from the very thing: nobody is asked, sent or made to wait. A frame that needs such words itself sets `freed` to False.
_FREED = wording(
    r"\b(?:do|does|need|will|shall|must|should|is|are|may|can|would|did) ?(?:not|n't|never) (?:\w+ )?(?:tell|ask(?:ed)?|send|sent|"
    r"have to|need|"
    r"require[d]?|wait|hold|held|insist|make|made|expect(?:ed)?|demand\w*|put|obliged|bound|force[d]?|delay|refer)\b",
    r"\b(?:won't|don't|shan't|aren't|needn't|isn't|mustn't|doesn't) (?:\w+ )?(?:tell|ask(?:ed)?|send|sent|have to|need|required?|wait|"
    r"hold|held|insist|"
    r"make|expect(?:ed)?|demand\w*|put|obliged|delay|refer)\b",
    r"\b(?:at neither|nobody|no[- ]one)\b[^.;]{0,40}\b(?:wait|ask|asked|have to|has to|needs?|sent|made|refused|barred|shut out)\b",
    r"\b(?:shall not|is not|not) be (?:a |any )?bar\b|\bis up to you\b(?! to)|\bonly (?:have|need) to ask\b|"
    r"\bno \w+(?: of \w+)? (?:shall|will|may|can|is|are) (?:be )?"
    r"(?:demanded|required|asked|needed|insisted|sought|refused|turned)",
)


def frame(
    detail: str,
    *holds: str,
    unless: str = "",
    near: str = "",
    apart: str = "",
    stages: tuple[int | None, ...] | None = None,
    joined: bool = False,
    freed: bool = True,
    confidence: float = 0.8,
) -> Frame:
    """Return a Frame of wordings, in which "@term" stands for a word of TERMS."""
    return Frame(
        detail=detail,
        holds=tuple(wording(h) for h in holds),
        unless=wording(unless) if unless else None,
        near=wording(near) if near else None,
        apart=wording(apart) if apart else None,
        stages=frozenset(stages) if stages is not None else None,
        joined=joined,
        freed=freed,
        confidence=confidence,
    )


def also(view: View, kind: str, seen: Iterable[Fact], frames: Sequence[Frame], scopes: frozenset[Scope] = OURS) -> Iterator[Fact]:
    """Yield the facts `seen`, then one of `kind` for each other sentence in which one of the frames holds."""
    known: set[str | None] = set()
    for one in seen:
        known.add(one.passage)
        yield one
    for setting in settings(view, scopes):
        if setting.statement.passage.id in known:
            continue
        plain = _plain(setting, view.firms)
        barred = pattern.barred(plain.text)
        told = next((f for f in frames if _may_hold(f, barred) and holds(f, plain)), None)
        if told is not None:
            yield fact(kind, setting.statement, detail=told.detail, confidence=told.confidence)


def _plain(setting: Setting, known: tuple[str, ...]) -> Setting:
    """The setting with the names of outside firms put as "the contractor"."""
    if not known:
        return setting
    text, before = firms.plain(setting.text, known), firms.plain(setting.before, known)
    return setting if (text, before) == (setting.text, setting.before) else replace(setting, text=text, before=before)


def _may_hold(one: Frame, barred: int) -> bool:
    """Whether none of what the frame holds is barred in the sentence; of a joined one, whether some of it is not."""
    return not one.bits & barred or (one.joined and one.bits & barred != one.bits)


def holds(one: Frame, setting: Setting) -> bool:
    """Tell whether the relation is told by the sentence, or by it and the one on which it hangs."""
    if one.stages is not None and setting.statement.stage not in one.stages:
        return False
    if _told(one, setting.text, setting):
        return True
    if not (one.joined and setting.before and hangs(setting)):
        return False
    # the sentence itself must bring something to the relation
    return any(p.search(setting.text) for p in one.holds) and _told(one, f"{setting.before} {setting.text}", setting)


def hangs(setting: Setting) -> bool:
    """Tell whether the sentence is understood with the one before it: an answer to a question, or a "then" to its "first"."""
    return setting.before.rstrip().endswith("?") or bool(_HANGS.search(setting.text))


def _told(one: Frame, text: str, setting: Setting) -> bool:
    if one.freed:
        text = left(text)  # "You need not come in, but complaints can only be made on the form"
    if not all(p.search(text) for p in one.holds) or (one.unless and one.unless.search(text)):
        return False
    if one.freed and _FREED.search(text):
        return False
    round_it = f"{setting.round} {setting.after}" if one.near else setting.round
    if one.near and not (one.near.search(text) or one.near.search(round_it)):
        return False
    return not (one.apart and one.apart.search(setting.round))


def parts(text: str) -> list[str]:
    """Return the parts of a sentence between its semicolons, colons and dashes."""
    return [part for part in re.split(r"[;:]|\s[–—-]\s", text) if part.strip()]
