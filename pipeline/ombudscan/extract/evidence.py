"""How good a row's evidence is: nothing, a document's name, a clause, a described practice, a record or figure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from ombudscan import catalog
from ombudscan.extract.evidence_words import (
    ADOPTED,
    ASSURANCE,
    CALLED,
    CLAUSE,
    FOLLOWED,
    HOLLOW,
    PRACTICE,
    RECORD,
    ROLE,
    SINGLE,
    TIME,
    TITLE,
)
from ombudscan.extract.not_arising import does_not_arise, nothing_to_tell
from ombudscan.extract.rows import Said, said, stem, stems, whole
from ombudscan.nouns import Claim, Document, Fact, Ladder, Span
from ombudscan.pattern import Pattern
from ombudscan.text import REMEMBERED, folded, sentences, words

if TYPE_CHECKING:
    from ombudscan.extract.facts import View

# Cells that hold words and say nothing: "n/a", "-", "none", "see evidence".
_EMPTY = Pattern(
    r"""[\W_]*+ (?: n \W? / \W? a | n\.?a\.? | not \s applicable | none | nil | nothing | tbc | t\.b\.c\.? | to \s be \s (?:confirmed|added)
        | yes | y | comply | complies | compliant | we \s comply | fully \s compliant | (?:no \s)? comments? | blank )? [\W_]*""",
    re.IGNORECASE | re.VERBOSE,
)

# A cell that only points: "See above.", "As 2.2", "Same as 6.6 above", "Ditto", "Please refer to provision 5.1".
_POINTER = Pattern(
    r"""[\W_]{0,300} (?: (?:please \s)? (?:see|as|refer \s to|same \s as|as \s (?:for|per|in)|see \s also|covered \s (?:at|in|under))
          \s (?:the \s)? (?:(?:row|point|section|provision|paragraph|item|answer|response|evidence|comments?) s? \s (?:at \s|to \s|in \s)?)?
          (?: (?P<above>above|previous|preceding|below) | (?P<number>\d{1,2}\.\d{1,2}) )
          (?:\s (?:above|below|comments?|evidence))?
        | (?P<ditto>ditto|as \s above|same \s (?:as \s)? (?:above|before)) ) [\W_]*""",
    re.IGNORECASE | re.VERBOSE,
)


def facts(view: View) -> Iterator[Fact]:
    """Yield what each row's evidence amounts to: nothing, generic, the requirement again, and its sentences for comparing."""
    filled = {c.provision: bool(_own(view.document, c)) for c in view.claims}
    for i, claim in enumerate(view.claims):
        row = said(view.document, claim)
        kind = _kind(view, i, row, filled)
        if kind == "evidence-nothing":
            yield Fact(kind=kind, span=_anchor(row), claim=i, detail=_nothing(row))
        elif kind:
            yield Fact(kind=kind, span=whole(row), claim=i, detail=_WHY[kind])
        yield from _sentences(i, row)
        if does_not_arise(claim, " ".join(s.text for s in row)):
            yield Fact(kind="does-not-arise", span=_anchor(row), claim=i)
        if _figure(view.document, claim, row):
            yield Fact(kind="row-figure", span=_anchor(row), claim=i)


_WHY = {
    "evidence-generic": "Nothing in it is a clause, page, link, date, figure, role, system or described practice.",
    "evidence-restated": "Its words are those of the requirement.",
}


def _anchor(row: tuple[Said, ...]) -> Span:
    return row[0].span if row else Span(start=0, end=0)


def _nothing(row: tuple[Said, ...]) -> str:
    if not row:
        return "Evidence and commentary are empty."
    return f"Evidence and commentary hold only {' '.join(s.text for s in row)!r}."


def _kind(view: View, index: int, row: tuple[Said, ...], filled: dict[str, bool]) -> str:
    text = "\n".join(s.text for s in row)
    claim = view.claims[index]
    pointers = [m for s in row if (m := _POINTER.fullmatch(s.text))]
    solid = [s for s in row if not _EMPTY.fullmatch(s.text) and not _POINTER.fullmatch(s.text)]
    if not solid:
        return "" if any(_leads(view, index, m, filled) for m in pointers) else "evidence-nothing"
    if pointers:
        return ""
    asked = requirement(view.document, claim)
    if restates(text, asked):
        return "evidence-restated"
    if nothing_to_tell(claim, text):
        return ""  # "no such case came up" is all there is to say
    return "evidence-generic" if quality(text, asked) == "document" else ""


def _own(document: Document, claim: Claim) -> list[Said]:
    """The sentences of a row that say something themselves."""
    return [s for s in said(document, claim) if not _EMPTY.fullmatch(s.text) and not _POINTER.fullmatch(s.text)]


def _leads(view: View, index: int, pointer: re.Match[str], filled: dict[str, bool]) -> bool:
    """Whether a pointer leads to a row with words of its own: the one named, or the nearest above that is no pointer."""
    if pointer["number"]:
        return filled.get(pointer["number"], True)  # a clause of the policy may be meant
    if (pointer["above"] or "").lower() == "below":
        return any(_own(view.document, c) for c in view.claims[index + 1 : index + 2])
    for claim in reversed(view.claims[:index]):
        row = said(view.document, claim)
        if row and all(_POINTER.fullmatch(s.text) for s in row):
            continue
        return bool(_own(view.document, claim))
    return False


def points(text: str) -> bool:
    """Return whether `text` does no more than point at another row: "See above", "As 2.2"."""
    return bool(_POINTER.fullmatch(text))


def requirement(document: Document, claim: Claim) -> str:
    """Return the requirement as printed, and as our edition has it."""
    printed = " ".join(document.quote(s) for s in claim.requirement)
    provision = catalog.edition(claim.edition).provision(claim.key)
    return f"{printed}\n{provision.requirement if provision else ''}"


@lru_cache(maxsize=REMEMBERED)
def quality(text: str, requirement: str = "") -> Ladder:
    """Return how far up the ladder a row's words stand; words of the requirement tell nothing by themselves."""
    if not text.strip() or _EMPTY.fullmatch(text):
        return "nothing"
    if FOLLOWED.fullmatch(text):
        return "document"
    bare = TITLE.sub(" policy ", CALLED.sub(" ", ADOPTED.sub(" policy ", text)))
    if CLAUSE.search(bare):
        return "clause"
    if RECORD.search(bare) or re.search(r"\d", bare):
        return "record"
    if SINGLE.search(text) or PRACTICE.search(bare) or ROLE.search(bare) or TIME.search(bare) or _tells(bare, requirement):
        return "practice"
    return "document"


# "Residents need not give a reason" says something; "Consideration of learning" only names it.
_SAYS = Pattern(
    r"""\b(?:we|they|she|he|it|you|nobody|everyone|anyone|is|are|was|were|will|can|may|must|needs?|do|does|did|has|have|had|be|been|\w{2,}ed)\b
      | \w \s+ (?:not|never|always) \b""",
    re.IGNORECASE | re.VERBOSE,
)


def _tells(text: str, requirement: str) -> bool:
    """Whether a sentence describes something: a whole one without any word of assurance does; others need words of their own.

    Such a sentence may hold one telling word, and one more for every fourteen words, and describe nothing.
    """
    parts = [part for start, end in sentences(text) if not _EMPTY.fullmatch(part := text[start:end])]
    return any(
        (_SAYS.search(part) and not ASSURANCE.search(part)) or telling(part, requirement) > 1 + len(words(part)) // 14 for part in parts
    )


def telling(text: str, requirement: str = "") -> int:
    """Return how many different words of `text` are neither words of assurance nor the requirement's own."""
    return len({s for s in stems(text) if len(s) > 2 and not s.isdigit()} - HOLLOW - set(stems(requirement)))


@lru_cache(maxsize=REMEMBERED)
def restates(text: str, requirement: str) -> bool:
    """Return whether `text` only says the requirement again: hardly a word of its own, and a good part of the requirement's."""
    if len(words(text)) > 5 and " ".join(words(text)) in " ".join(words(requirement)):
        return True
    if _NOT.search(text) and not _NOT.search(requirement):
        return False  # "we do not pay for distress" says the opposite in the same words
    called = CALLED.sub(" ", text)
    if CLAUSE.search(called) or RECORD.search(called) or set(_COUNT.findall(_spelt(called))) - set(_COUNT.findall(_spelt(requirement))):
        return False
    own = [s for s in stems(_spelt(text)) if s not in _FUNCTION and len(s) > 2]
    theirs = _its_own(requirement)
    if len(set(own)) < 5:
        return False
    shared = {s for s in own if s in theirs}
    strange = {s for s in own if s not in theirs and s not in HOLLOW}
    return (
        len(shared) >= 0.72 * len(set(own))
        and len(strange) <= max(1, len(set(own)) // 7)
        and _follows(own, _spelt(requirement), 0.55 if strange else 0.4)
    )


_NOT = Pattern(r"\b(?:not|never|nobody|none|only)\b|n['’]t\b", re.IGNORECASE)
# A number of its own is not the requirement's: "within three working days" where it asks for five.
_COUNT = Pattern(r"\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|\d+)\b")


def _spelt(text: str) -> str:
    """Return `text` with the Code's numbers of days in words, so that "5 working days" and "five working days" are alike."""
    return re.sub(r"\b(?:5|10|20)\b", lambda m: {"5": "five", "10": "ten", "20": "twenty"}[m.group()], text)


@lru_cache(maxsize=REMEMBERED)
def _its_own(requirement: str) -> frozenset[str]:
    """The stems of the requirement that say something."""
    return frozenset(stems(_spelt(requirement))) - _FUNCTION


def _follows(own: list[str], requirement: str, share: float) -> bool:
    """Whether the words cover a share of a sentence of the requirement, so that they say what it asks for and not only speak of it."""
    return any(len(need.intersection(own)) >= max(4, share * len(need)) for need in _needs(requirement))


@lru_cache(maxsize=REMEMBERED)
def _needs(requirement: str) -> tuple[frozenset[str], ...]:
    """The telling stems of each sentence of the requirement."""
    parts = [p for p in re.split(r"[.;:\n]", requirement) if len(words(p)) > 4]
    needs = (frozenset(s for s in stems(p) if s not in _FUNCTION and len(s) > 2) for p in parts)
    return tuple(need for need in needs if need)


_FUNCTION = frozenset(
    stem(w)
    for w in """        a about all also an and any are as at be been being both but by can do does each every for from has have if in into
        is it its may must
    not of on or our own shall should so such that the their them there these they this those to us was we were what
    when where which will with would
    your you always ensure policy procedure process landlord landlords council association organisation""".split()
)


def _sentences(index: int, row: tuple[Said, ...]) -> Iterator[Fact]:
    """Sentences long enough that to find them twice is no chance."""
    for s in row:
        if len(words(s.text)) >= 6:
            yield Fact(kind="evidence-sentence", span=s.span, claim=index, detail=folded(s.text))


_NUMBER = Pattern(
    r"""        \d | % | \b(?:none|nil|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|half|
        a \s (?:third|quarter)|all|every|frontline)\b
      | \b(?:no|not|never) \b [^.;]{0,40} \b(?:refus|declin|turned \s down|cases|complaints|escalat)""",
    re.IGNORECASE | re.VERBOSE,
)


def _figure(document: Document, claim: Claim, row: tuple[Said, ...]) -> bool:
    """Whether the row gives a number, a share or "none"; years and dates are none."""
    text = " ".join((*(document.quote(s) for s in ((claim.answer_span,) if claim.answer_span else ())), *(s.text for s in row)))
    dated = (
        r"(?:\b\d{1,2}(?:st|nd|rd|th)?\s+)?\b(?:january|february|march|april|may|june|july|august|september|"
        r"october|november|december)\s+\d{4}|\b20\d\d(?:/\d\d)?\b"
    )
    return bool(_NUMBER.search(re.sub(dated, " ", text, flags=re.IGNORECASE)))
