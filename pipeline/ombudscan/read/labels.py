"""Clause numbers, list letters and bullets at the beginning of a line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ombudscan.read.page import Line

_BULLETS = frozenset("•◦▪▫■□●○‣⁃∙·►▸➢➤❖✓✔✗*\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf02d\u2043\u25aa")
_DASHES = frozenset(("-", "–", "—", "o", "§", "»", ">"))
_CLAUSE = re.compile(r"\d{1,2}(?:\.\d{1,3})+[.):]?|[A-Z]\d{0,2}(?:\.\d{1,3})+\.?")  # "5.10", "2.1.", "A1.2"
_NUMBER = re.compile(r"\d{1,2}[.):]|\(\d{1,2}\)")  # "7.", "3)", "(2)"
_BARE = re.compile(r"\d{1,2}")  # "4" before a heading
_LETTER = re.compile(r"\(?(?:[a-z]|[ivx]{1,5})\)|(?:[a-z]|[ivx]{2,5})\.")  # "(a)", "iv)", "b."
LONGEST = 12  # characters of a label: "A12.123.123"
_CAPITAL = re.compile(r"\(?[A-Z]\)|[A-Z]\.")  # "(B)", "C."


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What a line begins with: `text` as printed ("" for a bullet), whether it marks a list item, and its number's depth."""

    text: str = ""
    item: bool = False
    depth: int = 0
    words: int = 1


_ITEM = Label(item=True)  # what a bullet is


@lru_cache(maxsize=1024)
def _clause(text: str) -> Label | None:
    """Return the label that a clause's number is, None where `text` is none."""
    return Label(text=text, depth=len(re.findall(r"\d+|[A-Z]", text))) if _CLAUSE.fullmatch(text) else None


def may_be(line: Line) -> bool:
    """Say whether a line can begin with a label at all: it is a run of its own, and short."""
    first = line.runs[0].text
    return len(first) <= LONGEST and " " not in first


def is_bullet(text: str) -> bool:
    """Say whether `text` is a bullet and nothing else."""
    return text in _BULLETS


def label(line: Line, *, fresh: bool) -> Label | None:
    """Return the label that `line` begins with; `fresh` says that a new paragraph may well begin here."""
    runs = line.runs
    first = runs[0].text
    if not may_be(line) or (len(first) > 1 and first.isalpha()):
        return None
    if first in _BULLETS:
        return _ITEM
    after = runs[1] if len(runs) > 1 else None
    wide = (after.x0 - runs[0].x1 if after else 99.0) > 0.7 * line.size
    sure = fresh or wide
    if first in _DASHES and sure and after:
        return _ITEM
    following = after.text if after else ""
    if (wide or _begins(following)) and (clause := _clause(first)):
        return clause
    return _simple(first, following, sure=sure, wide=wide, heading=line.bold)


def _simple(first: str, after: str, *, sure: bool, wide: bool, heading: bool) -> Label | None:
    if _LETTER.fullmatch(first) and sure and after:
        return Label(text=first, item=True)
    if _NUMBER.fullmatch(first) and sure and (wide or _begins(after) or first.startswith("(")):
        return Label(text=first, depth=1)
    if _CAPITAL.fullmatch(first) and wide:
        return Label(text=first, depth=1)
    if _BARE.fullmatch(first) and _begins(after) and (wide or (heading and sure)):
        return Label(text=first, depth=1)
    return None


def _begins(word: str) -> bool:
    """Say whether a word may begin a sentence or title."""
    return not word or not word.lstrip("‘’'\"“(")[:1].islower()


_PROVISION = re.compile(r"\s{0,300}\d{1,2}\.\d{1,2}\s*")
_ADDRESS = re.compile(r"www\.|https?:|\S{1,300}@", re.IGNORECASE)


def is_number(*texts: str) -> bool:
    """Return whether each of these is the number of a provision and no more: each stands for a row of its own."""
    return all(_PROVISION.fullmatch(text) for text in texts)


def is_address(text: str) -> bool:
    """Return whether a text begins with an address, which has small letters whatever stands before it."""
    return bool(_ADDRESS.match(text))
