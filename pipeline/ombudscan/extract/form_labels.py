"""The labels of a form that stands in lines or in pairs of cells, where no list knows their words: by what follows them.

"Our position" over an answer in most rows announces the answer; other words that every row repeats over its own announce the evidence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ombudscan.extract import answers, form_words
from ombudscan.nouns import Document, Row
from ombudscan.pattern import Pattern
from ombudscan.text import folded

# So often words have to stand alone, or before a colon, to be a label; over so many of its places an answer makes it the answer's.
_OFTEN, _MOSTLY = 3, 0.6
_LONGEST = 40  # characters
_LABEL = Pattern(r"\s*(?P<words>[A-Za-z][^:.!;\n]{1,38}[^:.!;\s])\s*(?P<colon>:)?")
_HEAD = Pattern(r"(?:housing ombudsman )?code (?:provision|section)s?|provisions?|requirements? of the code", re.IGNORECASE)


def labelled(document: Document) -> frozenset[int]:
    """Return the tables of several columns whose cells are labels with their values beside them, by their indexes.

    A requirement under its number may stand over all columns.
    """
    rows: dict[int, list[Row]] = {}
    for row in document.rows:
        rows.setdefault(row.table, []).append(row)
    return frozenset(table for table, some in rows.items() if max(len(row.cells) for row in some) > 2 and _in_pairs(document, some))


def _in_pairs(document: Document, rows: Sequence[Row]) -> bool:
    rest = [row for row in rows if not _paired(document, row)]
    return len(rest) < len(rows) and all(_asks(document, row) for row in rest)


def _asks(document: Document, row: Row) -> bool:
    """Whether nothing stands in a row but what opens with a provision's number."""
    texts = {text for cell in row.cells if (text := document.quote(cell.span).strip())}
    return len(texts) == 1 and form_words.NUMBER_LABEL.match(next(iter(texts))) is not None


def _paired(document: Document, row: Row) -> bool:
    """Whether every second cell of a row, from the first, is a label, but for what one cell spans."""
    texts = [document.quote(cell.span).strip() for cell in row.cells]
    at = [n for n in range(len(texts)) if n == 0 or texts[n] != texts[n - 1] or not texts[n]]
    heads = [texts[n] for i, n in enumerate(at) if i % 2 == 0]
    return bool(heads and heads[0]) and all(not head or is_known(head) for head in heads)


def is_known(text: str) -> bool:
    """Say whether a cell's words are a label that forms use, and nothing else."""
    words = folded(text)
    found = form_words.label(text)
    return bool(_HEAD.fullmatch(words)) or (found is not None and found[1] == len(text) and len(text) <= _LONGEST)


def answering(texts: Sequence[str]) -> frozenset[str]:
    """Return the words, folded, that announce the answer on lines of `texts`, before a colon or alone: one label's, or none."""
    said: Counter[str] = Counter()
    told: Counter[str] = Counter()
    for n, text in enumerate(texts):
        words, value = parted(text)
        if words:
            said[words] += 1
            told[words] += answers.is_answer(text[value:].strip() or next(iter(texts[n + 1 : n + 2]), ""))
    known = frozenset(words for words, n in told.items() if n >= _OFTEN and n >= _MOSTLY * said[words])
    return known if len(known) == 1 else frozenset()  # two names in turn are those of two landlords


def repeated(texts: Sequence[str], rows: int) -> frozenset[str]:
    """Return, folded, the words that stand alone on a line in at least half of a form's `rows`, but for answers."""
    told = ((text, *parted(text)) for text in texts if len(text) <= _LONGEST and text.rstrip()[-1] != ".")
    counts = Counter(words for text, words, value in told if words and value == len(text))
    return frozenset(words for words, n in counts.items() if n >= max(_OFTEN, rows / 2))


def parted(text: str) -> tuple[str, int]:
    """Return the folded words before a colon, or of a whole short line, and where the value behind them begins, or ""."""
    found = _LABEL.match(text)
    if found is None or (found.end() < len(text.rstrip()) and not found["colon"]) or answers.is_answer(found["words"]):
        return "", len(text)
    return folded(found["words"]), found.end()
