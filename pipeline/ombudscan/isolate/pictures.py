"""Pictures of the words that findings rest on: a document's pages are drawn in a child, as they were read in one."""

from __future__ import annotations

import hashlib
from pathlib import Path

from ombudscan.errors import UnreadableError
from ombudscan.isolate import Failed, run, seconds
from ombudscan.nouns import Picture, Report, Span

Task = tuple[Path, str, tuple[Span | None, ...]]


def pictures(path: Path, report: Report) -> tuple[Picture | None, ...]:
    """Return a picture for each finding of the report on the document at `path`, in their order.

    None stands where a finding has no words, where the format has no pages, and everywhere when the file has changed since
    it was read or cannot be drawn.
    """
    spans = tuple(f.location.span for f in report.findings)
    none = (None,) * len(spans)
    if report.evidence.document.media_type != "application/pdf" or not any(spans) or not path.is_file():
        return none
    task = (path, report.evidence.document.sha256, spans)
    for _, answer in run(_work, [task], seconds=lambda t: seconds(t[0]), name=lambda t: t[0].name, workers=1):
        return none if isinstance(answer, Failed) else answer
    return none


def _work(task: Task) -> tuple[Picture | None, ...]:
    """Run in the child."""
    from ombudscan.read.pictures import crops

    path, sha256, spans = task
    data = path.read_bytes() if path.is_file() else b""
    if hashlib.sha256(data).hexdigest() != sha256:
        return (None,) * len(spans)
    try:
        drawn = iter(crops(data, [s for s in spans if s]))
    except (UnreadableError, MemoryError):
        return (None,) * len(spans)
    return tuple(next(drawn) if s else None for s in spans)
