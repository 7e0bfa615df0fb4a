"""Lists of contents: lines that end in a page number, under their heading or with dot leaders."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ombudscan.read.page import Line
from ombudscan.text import folded

_HEAD = re.compile(r"(?:table\s+of\s+)?contents(?:\s+page)?\s*:?|index|in this (?:policy|document|guide)\s*:?", re.IGNORECASE)
_HEAD_LETTERS, _HEAD_LONGEST = frozenset("tTcCiI"), 40
_LEADERS = re.compile(r"\s{0,300}(?:\.{4,}|(?:\.\s){3,}\.?|…{2,}|_{4,})\s*")
_PAGE = re.compile(r"(?:\d{1,3}|[ivxl]{1,6})$")
_LAST = frozenset("0123456789ivxl._ ")  # how a line with leaders ends, unless its last letter is not ASCII
_FAR = 2  # lines of an entry that runs over, before its page number comes


def entries(lines: Sequence[Line]) -> set[int]:
    """Return the indexes of `lines` that belong to a list of contents, its heading among them."""
    found: set[int] = set()
    later: list[str] = []
    for i, line in enumerate(lines):
        text = line.text
        if ((last := text[-1]) in _LAST or last > "\x7f") and _has_leaders(line):
            found.add(i)
        if text[0] in _HEAD_LETTERS and len(text) < _HEAD_LONGEST and _HEAD.fullmatch(text.strip()):
            later = later or [folded(_title(line)) for line in lines]
            run = _under(lines, i, later)
            found.update([i, *run] if run else [])
    return found


def text(words: str) -> str:
    """Return an entry's words without its leaders."""
    return _LEADERS.sub(" ", words).strip()


def _may_lead(text: str) -> bool:
    return "...." in text or ". . ." in text or "……" in text or ("_" in text and "____" in text)


def _has_leaders(line: Line) -> bool:
    text = line.text
    if not _may_lead(text):
        return False
    last = text.rsplit(None, 1)[-1]
    found = _LEADERS.search(text)
    return bool(found and found.start() > 2 and (_PAGE.search(last) or found.end() == len(text)))


def _under(lines: Sequence[Line], head: int, later: Sequence[str]) -> list[int]:
    run: list[int] = []
    waiting: list[int] = []
    titles = set(later[head + 1 :])
    for i in range(head + 1, len(lines)):
        if _HEAD.fullmatch(lines[i].text.strip()):
            break
        if _numbered(lines[i]) or (later[i] and later[i] in later[i + 1 :] and later[i] in titles):
            run += [*waiting, i]
            waiting = []
        elif len(waiting) < _FAR and run and lines[i].size == lines[run[-1]].size and lines[i].bold == lines[run[-1]].bold:
            waiting.append(i)
        else:
            break
    return run if len(run) > 1 else []


def _numbered(line: Line) -> bool:
    """Say whether a line ends in a page number set apart from its words, or like "3 Repairs 7"."""
    if len(line.runs) < 2 or not re.fullmatch(r"(?:page\s*)?(?:\d{1,3}|[ivxl]{1,6})", line.runs[-1].text, re.IGNORECASE):
        return False
    return line.runs[-1].x0 - line.runs[-2].x1 > 0.8 * line.size or bool(re.match(r"\d", line.text))


def _title(line: Line) -> str:
    return re.sub(r"^\s*\d+(?:\.\d+)*[.)]?\s+", "", line.text)
