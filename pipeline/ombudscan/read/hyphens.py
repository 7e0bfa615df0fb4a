"""Words cut at a line's end, made whole by the document's own vocabulary."""

from __future__ import annotations

import re
from collections.abc import Iterable

_CUT = "\ufffe"
_HYPHENS = frozenset("\ufffe\u00ad\u2010-")
_ENDS_CUT = re.compile(r"(?:[\ufffe\u00ad\u2010]|(?<=\w)-)$")
_PLAIN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
# First halves that keep their hyphen where the document does not say otherwise: "self-assessment", "co-operative".
_KEEPS = frozenset("self non well one two three four five six first follow sub cross ex pre post mid multi anti so long short part".split())
# Second halves that do: "sign-up", "face-to", "evidence-based".
_KEPT = frozenset("up off out in by to on based led wide free term".split())


def vocabulary(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of `texts`, case folded, that no line end cuts."""
    found: set[str] = set()
    for text in texts:
        pieces = text.split()
        for piece in pieces[:-1] if pieces and _ENDS_CUT.search(pieces[-1]) else pieces:
            found.update(w.casefold() for w in _PLAIN.findall(piece))
    return frozenset(found)


def ends_cut(text: str) -> bool:
    """Say whether `text` ends in a hyphen of any sort, so that a word may go on."""
    return text[-1:] in _HYPHENS


def any_cut(ends: Iterable[str]) -> bool:
    """Say whether one of the `ends`, last characters of lines, is a hyphen of any sort."""
    return not _HYPHENS.isdisjoint(ends)


def join(upper: str, lower: str, known: frozenset[str]) -> str:
    """Return two lines as one: "ack-" and "nowledge" become one word, "non-" and "compliant" keep the hyphen."""
    cut = _ENDS_CUT.search(upper, max(len(upper) - 2, 0)) if ends_cut(upper) else None
    right = _PLAIN.match(lower) if cut else None
    if not cut or not right:
        return f"{plain(upper)} {plain(lower)}".strip()
    stem = upper[: cut.start()]
    left = re.search(r"[^\W_]{1,60}(?:-[^\W_]+){0,10}$", stem)
    if not left:
        return f"{plain(upper)} {plain(lower)}"
    hyphen = "-" if _keeps(left.group(), right.group(), known) else ""
    return f"{plain(stem)}{hyphen}{plain(lower)}"


def _keeps(left: str, right: str, known: frozenset[str]) -> bool:
    left, right = left.casefold(), right.casefold()
    if f"{left}-{right}" in known:
        return True
    if f"{left}{right}" in known:
        return False
    if left in _KEEPS or right in _KEPT or not left.isalpha() or "-" in left or not right[:1].isalpha():
        return True
    return left in known and right in known and len(left) > 2


def plain(text: str) -> str:
    """Return `text` with pdfium's mark for a line-end hyphen made a hyphen."""
    return text.replace(_CUT, "-").replace("\u00ad", "")
