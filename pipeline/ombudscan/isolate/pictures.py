"""Pictures of the words that findings rest on, and their places: a document's pages are drawn in a child, as they are read in one."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ombudscan.errors import UnreadableError
from ombudscan.isolate.pool import Failed, run
from ombudscan.isolate.reach import only
from ombudscan.nouns import Box, Picture, Report, Span

if TYPE_CHECKING:
    from ombudscan.read import Kept

Spans = tuple[Span | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """For each finding of a report, in their order: the places of its words on the pages, and a picture of them (or None)."""

    marks: tuple[tuple[Box, ...], ...] = ()
    pictures: tuple[Picture | None, ...] = ()


def pictures(path: Path, report: Report) -> tuple[Picture | None, ...]:
    """Return a picture for each finding of the report on the document at `path`, in their order.

    None stands where a finding has no words, where the format has no pages, and everywhere when the file has changed since
    it was read or cannot be drawn. The file is read once more; what is checked with `drawn` comes with its pictures.
    """
    return drawn(path, report).pictures


def drawn(path: Path, report: Report) -> Drawn:
    """Return the places and pictures of a report's findings on the document at `path`, empty and None as in `pictures`."""
    from ombudscan.isolate import seconds

    spans = spans_of(report)
    if report.evidence.document.media_type != "application/pdf" or not any(spans) or not path.is_file():
        return nothing(len(spans))
    task = (path, report.evidence.document.sha256, spans)
    by = run(_work, [task], seconds=lambda t: seconds(t[0]), name=lambda t: t[0].name, workers=1, reach=only((path,)))
    for _, answer in by:
        return nothing(len(spans)) if isinstance(answer, Failed) else answer
    return nothing(len(spans))


def spans_of(report: Report) -> Spans:
    """Return the words of each finding."""
    return tuple(f.location.span for f in report.findings)


def nothing(count: int) -> Drawn:
    """Return what stands for `count` findings that have no place."""
    return Drawn(marks=((),) * count, pictures=(None,) * count)


def chosen(all: Drawn, of: Report, left: Report) -> Drawn:
    """Return what was drawn of the findings that are `left` of those of the report `of`."""
    places = {f: i for i, f in enumerate(of.findings)}
    kept = [places[f] for f in left.findings]
    return Drawn(marks=tuple(all.marks[i] for i in kept), pictures=tuple(all.pictures[i] for i in kept))


def _work(task: tuple[Path, str, Spans]) -> Drawn:
    """Run in the child."""
    path, sha256, spans = task
    data = path.read_bytes() if path.is_file() else b""
    same = hashlib.sha256(data).hexdigest() == sha256
    return draw(data, spans) if same else nothing(len(spans))


def draw(data: bytes, spans: Spans, kept: Kept | None = None) -> Drawn:
    """Run in the child: draw the words at `spans` of the PDF `data`, which is not read again where its reading was `kept`."""
    from ombudscan.read import places
    from ombudscan.read.pictures import crops

    try:
        found = iter(places.boxes(data, [s for s in spans if s], kept))
        marks = tuple(next(found) if s else () for s in spans)
        return Drawn(marks=marks, pictures=tuple(crops(data, marks)))
    except (UnreadableError, MemoryError):
        return nothing(len(spans))
