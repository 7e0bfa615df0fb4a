"""A whole policy on one line, as a copier that lost its line ends leaves it: cut again where its own clause numbers count on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_LONG = 250  # characters: a shorter line is a paragraph
_LEAST = 4  # clause numbers that count on: fewer may be citations
_NUMBER = re.compile(r"(?:(?<=\s)|^)(?P<number>\d{1,2}(?:\.\d{1,2}){1,2}\.?|\d{1,2}\.)(?=\s+[A-Z(‘“'\"])")
_ANSWERED = re.compile(r"[.?!]\s*(?:Yes|No|Y|N)\b")
# "within five working days Page 3 of 15 of receiving it": a page's foot in mid-sentence; "(Policy, page 3 of 9)" is a citation
_FOOT = re.compile(r"(?<=[a-z,] )Page \d{1,3} of \d{1,3} (?=[a-z])")


def cut(lines: Sequence[str]) -> list[str]:
    """Return `lines` with each line that holds many clauses cut into them; a form's rows are left as they are."""
    return [part for line in lines for part in _parts(line)]


def _parts(line: str) -> Iterator[str]:
    if len(line) < _LONG or "|" in line or "\t" in line or len(_ANSWERED.findall(line)) > 2:
        yield line
        return
    plain = _FOOT.sub("", line)
    places = _counting(plain)
    if len(places) < _LEAST:
        yield line
        return
    for start, end in zip([0, *places], [*places, len(plain)], strict=True):
        if plain[start:end].strip():
            yield plain[start:end].strip()
            yield ""


def _counting(line: str) -> list[int]:
    """Where the numbers stand that count on from one clause to the next, from the first on: 1., 1.1, 1.2, 2., 2.1."""
    found: list[int] = []
    last: tuple[int, ...] = ()
    for m in _NUMBER.finditer(line):
        number = tuple(int(n) for n in m["number"].rstrip(".").split("."))
        if _follows(last, number):
            found.append(m.start())
            last = number
    return found


def _follows(last: tuple[int, ...], number: tuple[int, ...]) -> bool:
    if not last:
        return number in ((1,), (1, 0), (1, 1))
    deeper = (*last, 1), (*last, 0)
    siblings = [(*last[:n], last[n] + 1) for n in range(len(last))]
    return number in deeper or number in siblings or number in [(*s, d) for s in siblings[:1] for d in (0, 1)]
