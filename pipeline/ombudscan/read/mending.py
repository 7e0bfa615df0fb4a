"""Sentences that a conversion cut in two paragraphs (at a page's end, at a line's) made whole again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ombudscan.read import clause_marks
from ombudscan.read.assemble import Draft, TableDraft

_ENDED = re.compile(r"[.?!:;…|][)\]\"'’”*]*$")
_SHORT = 60


def mended(drafts: Sequence[Draft | TableDraft]) -> list[Draft | TableDraft]:
    """Return `drafts` with paragraphs joined where the first stops in mid-sentence and the second goes on."""
    out: list[Draft | TableDraft] = []
    for d in drafts:
        last = out[-1] if out else None
        if isinstance(last, Draft) and isinstance(d, Draft) and _goes_on(last, d):
            out[-1] = replace(last, text=f"{last.text.rstrip()} {d.text.lstrip()}", boxes=last.boxes + d.boxes)
        else:
            out.append(d)
    return out


def _goes_on(upper: Draft, lower: Draft) -> bool:
    if upper.kind not in {"paragraph", "item"} or lower.kind != "paragraph" or lower.label:
        return False
    first, second = upper.text.strip(), lower.text.strip()
    if len(first) < _SHORT or not second or _ENDED.search(first) or clause_marks.bullet(second) is not None or "\n" in first:
        return False
    if second[0].islower():
        return True
    return (
        len(first) >= 100
        and bool(re.match(r"\w{1,40} [a-z]", second))
        and bool(re.search(r"[.!?]$", second))
        and bool(re.search(r"[.!?] ", first))
    )
