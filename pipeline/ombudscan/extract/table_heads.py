"""The headings of a table's columns, also where the file does not say which row holds them."""

from __future__ import annotations

import re

from ombudscan.extract import stage, steps
from ombudscan.extract.durations import lengths
from ombudscan.nouns import Document, Row
from ombudscan.pattern import Pattern

_CORNER = Pattern(r"\s*(?:steps?|stages?|what\s+\w+(?:\s+\w+)?|action|time\w*|target|when|how\s+\w+|part|phase)?\s*", re.IGNORECASE)
_STAGES = Pattern(r"\bstages?\b", re.IGNORECASE)
_LONE_NUMBER = Pattern(r"\s*(?:[123]|one|two|three|i{1,3})\s*", re.IGNORECASE)


def headings(document: Document, row: Row) -> tuple[str, ...]:
    """Return the column headings of a row's table; those of its first row where that names stages or steps and no time."""
    if any(row.header):
        return row.header
    first = next((r for r in document.rows if r.table == row.table), row)
    if first is row:
        return row.header
    texts = cells(document, first)
    return texts if _names_columns(texts) else row.header


def heads(document: Document, row: Row) -> bool:
    """Return whether a row holds its table's headings, marked as such or not."""
    first = next((r for r in document.rows if r.table == row.table), row)
    return row.is_header or (first is row and not any(row.header) and _names_columns(cells(document, row)))


def label(text: str, header: tuple[str, ...]) -> str:
    """Return a row's label with what its own column is called, where it is a bare number: "2" under "Stage" is "Stage 2"."""
    corner = header[0] if header else ""
    return f"Stage {text.strip()}" if _STAGES.search(corner) and _LONE_NUMBER.fullmatch(text) else text


def cells(document: Document, row: Row) -> tuple[str, ...]:
    """Return the texts of a row's cells by column, single blanks between their words, "" where there is none."""
    wide = max((c.column for c in row.cells), default=-1) + 1
    texts = {c.column: " ".join(document.quote(c.span).split()) for c in row.cells}
    return tuple(texts.get(n, "") for n in range(wide))


def _names_columns(texts: tuple[str, ...]) -> bool:
    """Whether cells are headings of stages ("Stage 1 | Stage 2") or of steps ("Acknowledge | Respond") and hold no time."""
    columns = texts[1:]
    if len(columns) < 2 or any(lengths(t) for t in texts) or not _CORNER.fullmatch(texts[0]):
        return False
    stages = [stage.of_heading(t) for t in columns]
    named = [t for t, s in zip(columns, stages, strict=True) if s is not None or steps.ACKNOWLEDGE.search(t) or steps.RESPOND.search(t)]
    return len(named) >= 2 and len({t.lower() for t in columns if t}) == len([t for t in columns if t])
