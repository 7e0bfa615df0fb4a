"""Expressions in PCRE2's machine code, over texts of a byte a character: ASCII, and the signs that English is printed with.

It says whether and where there is a match, several times sooner than `re`, and needs no time worth mention to prepare.
docs/decisions/0013.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any

try:
    import pcre2 as _pcre2
except ImportError:  # no machine code for this system: re does it all, and takes its time
    _pcre2 = None

# Signs that have a byte of their own, in the order of their code points, so that a range of them stays one.
_KNOWN = "£§©®°±²³·‐‑‒–—―‘’‚“”„†•…‰′″›€™→−≤≥■□▪▲►●☐☑☒✓✔✗✘"
_BYTES = {ord(sign): 0x86 + n for n, sign in enumerate(sorted(s for s in _KNOWN if not (s.isalnum() or s.isspace())))}
_OTHERS = re.compile(f"[^\\x00-\\x7f{re.escape(''.join(map(chr, _BYTES)))}]")
# The signs of the bytes from 0 to 255, U+FFFE for none: by such a table Python writes a text many times sooner than sign by sign.
_SIGNS = {n: chr(code) for code, n in _BYTES.items()}
_TABLE = codecs.charmap_build("".join(chr(n) if n < 0x80 else _SIGNS.get(n, "\ufffe") for n in range(256)))
# Stands in an expression for all that no text given to it holds.
_NOWHERE = "\xff"

Holds = Callable[[bytes, int, int], bool | None]


def plain(text: str) -> bytes | None:
    """Return `text` with a byte for each character; None where it holds others than ASCII and the known signs."""
    if text.isascii():
        return text.encode()
    try:
        return codecs.charmap_encode(text, "strict", _TABLE)[0]
    except UnicodeEncodeError:
        return None


class Machine:
    """An expression as machine code; `holds` tells whether there is a match between two places of a text, None where it gives up.

    It gives up where a long run of rounds fills the machine code's stack: a bracket's loop over some 10,000 characters.
    """

    __slots__ = ("_compiled", "holds")

    def __init__(self, compiled: Any) -> None:  # noqa: ANN401 - pcre2's own
        self._compiled = compiled
        self.holds = _holds(compiled)

    def start(self, text: bytes) -> int:
        """Return where the first match begins; 0 where it gives up or finds none."""
        with suppress(_pcre2.LibraryError):
            found = self._compiled.search(text)
            return int(found.start()) if found else 0
        return 0

    def spans(self, text: bytes) -> list[tuple[int, int]] | None:
        """Return where each match begins and ends, in order; None where it gives up."""
        with suppress(_pcre2.LibraryError):
            return [(found.start(), found.end()) for found in self._compiled.finditer(text)]
        return None


def machine(pattern: str, flags: int) -> Machine | None:
    """Return the expression as machine code; None where it cannot be had."""
    if _pcre2 is None:
        return None
    kinds = ((re.IGNORECASE, _pcre2.I), (re.VERBOSE, _pcre2.X), (re.DOTALL, _pcre2.S), (re.MULTILINE, _pcre2.M))
    # NOOPT: with its own shortcuts PCRE2 10.47 misses "second stage" in r"\bstages?[\s-]{0,2}(?:2|two)\b|\bsecond[\s-]stage\b".
    wanted = sum(theirs for ours, theirs in kinds if flags & ours) | _pcre2.NOOPT
    spelt = _spelt(pattern)
    with suppress(_pcre2.PatternError):
        return Machine(_pcre2.compile(spelt, flags=wanted, jit=True))
    return None


def _spelt(pattern: str) -> bytes:
    return _OTHERS.sub(_NOWHERE, pattern).translate(_BYTES).encode("latin-1")


def _holds(compiled: Any) -> Holds:  # noqa: ANN401 - pcre2's own
    """What pcre2's own search says, without what it does around the machine code, which takes twice as long as that itself."""
    inner = getattr(_pcre2, "_cy", None)
    parts = (getattr(inner, "match", None), getattr(compiled, "_pcre2_code", None), getattr(_pcre2, "_EMPTY_MATCH_CONTEXT", None))
    if None in parts:  # another version of the library
        return partial(_searched, compiled)
    match, code, context = parts
    failed = _pcre2.LibraryError

    def holds(text: bytes, pos: int, endpos: int) -> bool | None:
        try:
            return match(code, text, endpos, pos, context, 0)[0] is not None  # type: ignore[misc]
        except failed:
            return None

    return holds


def _searched(compiled: Any, text: bytes, pos: int, endpos: int) -> bool | None:  # noqa: ANN401 - pcre2's own
    try:
        return compiled.search(text, pos, endpos) is not None
    except _pcre2.LibraryError:
        return None
