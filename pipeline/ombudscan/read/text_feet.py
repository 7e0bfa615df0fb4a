"""Where the pages of a copied text ended: their feet and running heads go, and what they cut is put together again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from ombudscan.read.furniture import key, least

# "Page 3 of 15": where they count on through a text they are its pages' feet, wherever the copying has put them.
_FOOT = re.compile(r"(?:^[ \t]{0,200})?\bPage[ \t]+(?P<page>\d{1,3})[ \t]+of[ \t]+(?P<all>\d{1,3})\b(?:[ \t]*\n)?", re.MULTILINE)
# A page's number on a line of its own, told as one where they count on from line to line, or beside a form feed.
_NUMBER = re.compile(r"(?:page (?P<page>\d{1,3})(?P<all> of \d{1,3})?|[-–|]? ?(?P<bare>\d{1,3}) ?[-–|]?)", re.IGNORECASE)
_NEAR = 3  # lines before a page's end and after it that may be its foot and the next one's head
_FEW = 3  # pages' numbers on lines of their own that count on: fewer may be anything's
_COLUMNS = re.compile(r"\t|\S {3,200}\S|\|[^|\n]{0,300}\|")
_ENDED = re.compile(r"[.!?:;][)\]\"'’”]*\s*$")
_FULL = 40  # characters: a shorter line without a stop may be a title or an answer, and goes on nowhere
_BEGINS = re.compile(r"(?:[-•*·#]|\(?[a-z0-9]{1,3}[.)]\s|\d{1,3}\.\d{1,3}|[A-Z][\w' ]{0,30}:\s)")
_FEED = "\f"


def without(text: str) -> str:
    """Return `text` without the feet and heads of its pages, told by form feeds, or by page numbers that count on, and by repetition."""
    lines = [line for part in text.split("\n") for line in _fed(part)]
    ends = [n for n, line in enumerate(lines) if line == _FEED] or _numbered(lines)
    if ends:
        lines = _joined(lines, _furniture(lines, ends))
    return _without_numbers("\n".join(lines))


def _fed(line: str) -> Iterator[str]:
    """A line's parts, with the form feeds between them as lines of their own."""
    if _FEED not in line:
        yield line
        return
    for n, part in enumerate(line.split(_FEED)):
        if n:
            yield _FEED
        if part.strip():
            yield part


def _numbered(lines: Sequence[str]) -> list[int]:
    """The lines that hold a page's number and nothing else, where they count on; "Page 3 of 15" may stand twice, "3" says nothing."""
    told = [(n, found) for n, line in enumerate(lines) if (found := _numbered_alone(line)) and found["page"]]
    for of_all, fewest in ((True, 2), (False, _FEW)):
        feet = [(n, int(m["page"])) for n, m in told if bool(m["all"]) == of_all]
        if len(feet) >= fewest and _counts([page for _, page in feet]):
            return [n for n, _ in feet]
    return []


def _numbered_alone(line: str) -> re.Match[str] | None:
    return _NUMBER.fullmatch(" ".join(line.split()))


def _counts(pages: Sequence[int]) -> bool:
    return all(b == a + 1 for a, b in pairwise(pages))


def _furniture(lines: Sequence[str], ends: Sequence[int]) -> set[int]:
    """The lines that are pages' feet and heads: what repeats at the pages' ends, the marks of the ends, and the numbers beside them."""
    around = [[n for n in _around(lines, end) if not _COLUMNS.search(lines[n])] for end in ends]
    near = Counter(key(lines[n].strip()) for n in {n for places in around for n in places})
    every = Counter(key(line.strip()) for line in lines if line.strip())
    enough = max(2, least(len(ends)))
    running = {k for k, times in near.items() if enough <= times <= len(ends) + 1 and every[k] <= times + 1 and any(map(str.isalpha, k))}
    gone = {n for places in around for n in places if key(lines[n].strip()) in running} | set(ends)
    return gone.union(*(_counting(lines, ends, step) for step in (-1, 1)))


def _joined(lines: Sequence[str], gone: Set[int]) -> list[str]:
    """The lines but those that are `gone`: an empty one in their place, none where a sentence goes on behind them."""
    kept: list[str] = []
    parted = False
    for n, line in enumerate(lines):
        if n in gone:
            parted = True
            while kept and not kept[-1].strip():
                kept.pop()
        elif not parted or line.strip():
            if parted and kept and not _goes_on(kept[-1], line):
                kept.append("")
            parted = False
            kept.append(line)
    return kept


def _around(lines: Sequence[str], end: int, sides: tuple[int, ...] = (-1, 1)) -> Iterator[int]:
    """The nearest lines with words before a page's end and after it, no farther than the next end."""
    for step in sides:
        found, n = 0, end + step
        while 0 <= n < len(lines) and found < _NEAR and lines[n] != _FEED:
            if lines[n].strip():
                yield n
                found += 1
            n += step


def _counting(lines: Sequence[str], ends: Sequence[int], step: int) -> list[int]:
    """The lines with a number alone that stand nearest to most of the ends, on one side, and count on as these do."""
    nearest = [next((n for n in _around(lines, end, (step,))), None) for end in ends]
    numbers = {
        n: int(m["page"] or m["bare"]) - i
        for i, n in enumerate(nearest)
        if n is not None and (m := _numbered_alone(lines[n])) and not m["all"]
    }
    return list(numbers) if len(numbers) > max(1, len(ends) // 2) and len(set(numbers.values())) == 1 else []


def _goes_on(above: str, below: str) -> bool:
    """Whether a page's last line goes on in the next page's first: a sentence, or a row of columns."""
    if _COLUMNS.search(above) and _COLUMNS.search(below):
        return True
    if _ENDED.search(above) or _BEGINS.match(below.lstrip()):
        return False
    return len(above) >= _FULL or below.lstrip()[:1].islower()


def _without_numbers(text: str) -> str:
    """The text without page numbers that count on from page to page; others are citations ("Policy, Page 3 of 9")."""
    found = list(_FOOT.finditer(text))
    if len(found) < 2 or len({m["all"] for m in found}) > 1 or not _counts([int(m["page"]) for m in found]):
        return text
    return _FOOT.sub(lambda m: "" if m.group().endswith("\n") and text[m.start() - 1 : m.start()] in {"", "\n"} else " ", text)
