"""Whole pages as pictures, and where words stand on them: drawn and looked up in a child, as the document was read in one."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from ombudscan.errors import UnreadableError
from ombudscan.isolate import Children, Failed, run, seconds
from ombudscan.nouns import Marks, PagePicture, Span

R = TypeVar("R")


def page(path: Path, sha256: str, number: int, children: Children | None = None) -> PagePicture | Failed:
    """Return the picture of page `number` (from 1) of the PDF at `path`, or why there is none; the file has to be the one of that hash."""
    return _alone(partial(_page, sha256=sha256, number=number), path, children)


def marks(path: Path, sha256: str, spans: Sequence[Span | None], children: Children | None = None) -> Marks | Failed:
    """Return where the `spans` of the text of the PDF at `path` stand on its pages; a None has no boxes."""
    return _alone(partial(_marks, sha256=sha256, spans=tuple(spans)), path, children)


def _alone(work: Callable[[Path], R], path: Path, children: Children | None) -> R | Failed:
    if not path.is_file():
        return _changed(path)
    answers = run(work, [path], seconds=seconds, name=lambda p: p.name, workers=1, children=children)
    return next(answer for _, answer in answers)


def _changed(path: Path) -> Failed:
    return Failed(outcome="corrupt", message=f"{path.name} is no longer the file that was read.")


def _same(path: Path, sha256: str) -> bytes | None:
    data = path.read_bytes()
    return data if hashlib.sha256(data).hexdigest() == sha256 else None


def _page(path: Path, sha256: str, number: int) -> PagePicture | Failed:
    """Run in the child."""
    from ombudscan.read import page_pictures

    data = _same(path, sha256)
    try:
        return page_pictures.picture(data, number) if data is not None else _changed(path)
    except UnreadableError as error:
        return Failed(outcome=error.outcome, message=error.message)


def _marks(path: Path, sha256: str, spans: tuple[Span | None, ...]) -> Marks | Failed:
    """Run in the child."""
    from ombudscan.read import page_pictures, places

    data = _same(path, sha256)
    if data is None:
        return _changed(path)
    try:
        found = iter(places.boxes(data, [s for s in spans if s]) if any(spans) else [])
        return Marks(sizes=page_pictures.sizes(data), boxes=tuple(next(found) if s else () for s in spans))
    except UnreadableError as error:
        return Failed(outcome=error.outcome, message=error.message)
