"""A report -> the document's own file with comments or marks: it is parsed once more, so it is written in a child."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from ombudscan.errors import AnnotationError
from ombudscan.isolate.pictures import draw, spans_of
from ombudscan.isolate.pool import Children, Failed, run
from ombudscan.nouns import Box, Report
from ombudscan.report import WRITERS, Made


def written(path: Path, made: Made, format: str, *, children: Children | None = None) -> bytes:
    """Return a copy of the document at `path` with the findings of `made` in it, as the writer named `format` makes it.

    `made` needs no `original`; without `marks` they are found anew. Raise AnnotationError where it cannot be made: the document
    is of another kind, has changed since it was checked, is locked, signed or damaged.
    """
    from ombudscan.isolate import seconds

    writer = WRITERS[format]
    if made.report.evidence.document.media_type != writer.of:
        raise AnnotationError(unfit(path.name, format))
    if not path.is_file():
        raise AnnotationError(f"{path.name} is no longer there.")
    task = (path, replace(made, pictures=()), format)
    answers = run(_work, [task], seconds=lambda t: seconds(t[0]), name=lambda t: t[0].name, workers=1, children=children)
    _, answer = next(iter(answers))
    if isinstance(answer, Failed):
        raise AnnotationError(answer.message)
    if isinstance(answer, str):
        raise AnnotationError(answer)
    return answer


def unfit(name: str, format: str) -> str:
    """Return the sentence for a document that is not of the kind that `format` is written into."""
    if format == "docx":
        return f"{name} is no Word file (.docx), so it cannot be given Word comments. Choose html or xlsx, or save it as .docx first."
    return f"{name} is no PDF, so its pages cannot be marked. Choose html or docx, or save it as PDF first."


def _work(task: tuple[Path, Made, str]) -> bytes | str:
    """Run in the child; a string says why it cannot be done."""
    path, made, format = task
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != made.report.evidence.document.sha256:
        return f"{path.name} has changed since it was checked. Check it again."
    writer = WRITERS[format]
    if writer.marks and not made.marks:
        made = replace(made, marks=_marks(data, made.report))
    try:
        return writer.write(replace(made, original=data))
    except AnnotationError as error:
        return str(error)


def _marks(data: bytes, report: Report) -> tuple[tuple[Box, ...], ...]:
    return draw(data, spans_of(report)).marks
