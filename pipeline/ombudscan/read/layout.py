"""Words with places -> lines in reading order, column after column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

from ombudscan.read.page import Rect, Word, around

_FEW = 6  # lines: fewer on one side make no column


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Words that stand on one line of page `page`, from left to right; `right` is where its column ends."""

    words: tuple[Word, ...]
    page: int
    right: float

    @property
    def place(self) -> Rect:
        """The rectangle round its words."""
        return around(self.words)

    @property
    def x0(self) -> float:
        """Where its first word begins."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Where its last word ends."""
        return max(w.x1 for w in self.words)

    @property
    def base(self) -> float:
        """The line its words stand on."""
        return median(w.base for w in self.words)

    @property
    def size(self) -> float:
        """The type size of most of its letters, in points."""
        return _most(self.words)

    @property
    def bold(self) -> bool:
        """Whether all its words, bullets and numbers apart, are bold."""
        letters = [w for w in self.words if any(c.isalpha() for c in w.text)]
        return bool(letters) and all(w.bold for w in letters)

    @property
    def text(self) -> str:
        """Its words with single blanks between."""
        return " ".join(w.text for w in self.words)


def _most(words: Sequence[Word]) -> float:
    if all(w.size == words[0].size for w in words):
        return words[0].size
    sizes: Counter[float] = Counter()
    for w in words:
        sizes[w.size] += len(w.text)
    return sizes.most_common(1)[0][0]


def body_size(words: Iterable[Word]) -> float:
    """Return the type size, in points, of most letters of a document; 10 where it has none."""
    all_words = list(words)
    return _most(all_words) if all_words else 10.0


def lines(words: Sequence[Word], page: int, right: float | None = None) -> list[Line]:
    """Return the lines that `words` of one column make, from the top down."""
    edge = right if right is not None else max((w.x1 for w in words), default=0.0)
    rows: list[list[Word]] = []
    for w in sorted((w for w in words if not w.sideways), key=lambda w: (w.base, w.x0)):
        near = next((r for r in reversed(rows[-3:]) if _level(r, w)), None)
        if near is not None:
            near.append(w)
        else:
            rows.append([w])
    rows.extend([w] for w in words if w.sideways)
    made = [Line(words=_without_marks(sorted(r, key=lambda w: w.x0)), page=page, right=edge) for r in rows]
    return sorted(made, key=lambda line: (line.base, line.x0))


def _level(row: list[Word], word: Word) -> bool:
    """Say whether `word` stands on the row's line; a small raised mark does, if it does not lie over another word."""
    first = max(row, key=lambda w: w.size)
    if abs(first.base - word.base) > 0.42 * max(first.size, word.size):
        return False
    if abs(first.base - word.base) < 0.15 * first.size:
        return True
    return not any(min(o.x1, word.x1) - max(o.x0, word.x0) > 1 for o in row)


def _without_marks(row: list[Word]) -> tuple[Word, ...]:
    """Leave out raised footnote numbers, and set raised endings ("1st") to the word they belong to."""
    out: list[Word] = []
    for w in row:
        last = out[-1] if out else None
        if not last or w.size > 0.8 * last.size or w.base > last.base - 0.1 * last.size or w.x0 - last.x1 > 0.3 * last.size:
            out.append(w)
        elif w.text in ("st", "nd", "rd", "th"):
            out[-1] = replace(last, text=last.text + w.text, x1=w.x1)
    return tuple(out)


def segments(line: Line, gap: float = 1.1) -> list[Line]:
    """Return `line` cut where a blank is wider than `gap` type sizes."""
    pieces: list[list[Word]] = [[]]
    for w in line.words:
        if pieces[-1] and w.x0 - pieces[-1][-1].x1 > max(gap * line.size, 6):
            pieces.append([])
        pieces[-1].append(w)
    return [Line(words=tuple(p), page=line.page, right=line.right) for p in pieces if p]


def in_order(words: Sequence[Word], page: int) -> list[Line]:
    """Return the lines of a page in reading order: where its text stands in columns, column after column."""
    if not words:
        return []
    whole = lines(words, page)
    pieces = [s for line in whole for s in segments(line)]
    gutter = _gutter(pieces)
    if gutter is None:
        return whole
    out: list[Line] = []
    band: list[Line] = []
    for piece in sorted(pieces, key=lambda p: p.base):
        if piece.x0 < gutter < piece.x1:
            out += [*_columns(band, gutter, page), piece]
            band = []
        else:
            band.append(piece)
    return [*out, *_columns(band, gutter, page)]


def _columns(band: list[Line], gutter: float, page: int) -> list[Line]:
    left = [w for p in band if p.x1 <= gutter for w in p.words]
    right = [w for p in band if p.x0 >= gutter for w in p.words]
    return [*in_order(left, page), *in_order(right, page)]


def _gutter(pieces: list[Line]) -> float | None:
    """Return the x between two columns of prose, or None: clause numbers and short cells make no column."""
    if len(pieces) < 2 * _FEW:
        return None
    whole = around(w for p in pieces for w in p.words)
    best: tuple[int, float] | None = None
    for step in range(30, 71):
        x = whole.x0 + whole.width * step / 100
        crossing = sum(p.x0 < x < p.x1 for p in pieces)
        if best is None or (crossing, abs(step - 50)) < (best[0], abs((best[1] - whole.x0) / whole.width * 100 - 50)):
            best = (crossing, x)
    if best is None:
        return None
    crossing, x = best
    left, right = [p for p in pieces if p.x1 <= x], [p for p in pieces if p.x0 >= x]
    return x if crossing <= 0.25 * len(pieces) and _prose(left) and _prose(right) and _beside(left, right) else None


def _prose(column: list[Line]) -> bool:
    """Say whether the lines of a column are mostly full lines of words."""
    if len(column) < _FEW or median(len(p.words) for p in column) < 4:
        return False
    place = around(w for p in column for w in p.words)
    return sum(p.x1 - p.x0 > 0.6 * place.width for p in column) >= 0.5 * len(column)


def _beside(left: list[Line], right: list[Line]) -> bool:
    """Say whether two columns stand beside each other and not one below the other."""
    a, b = around(w for p in left for w in p.words), around(w for p in right for w in p.words)
    return min(a.bottom, b.bottom) - max(a.top, b.top) > 0.4 * min(a.height, b.height)
