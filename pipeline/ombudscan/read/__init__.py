"""Stage 1, read: bytes -> Document."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from ombudscan import clock
from ombudscan.nouns import Box, Document, Span
from ombudscan.read import assemble, collecting, traced
from ombudscan.read.assemble import Reading
from ombudscan.read.formats import ENDINGS, FORMATS, HTML
from ombudscan.read.kept import Kept
from ombudscan.read.series import grouped
from ombudscan.read.sniff import content, media_type

__all__ = ["ENDINGS", "FORMATS", "Kept", "document", "grouped", "places_of"]


def document(path: Path, more: Sequence[Path] = (), kept: Kept | None = None) -> Document:
    """Return the Document in the file at `path`; raise UnreadableError, with its outcome, where it cannot be read.

    A folder of web pages is one document, and so is a page with `more` pages of its website. What stands where on the pages of a
    PDF is put into `kept`.
    """
    with collecting.seldom():
        if more or path.is_dir():
            return _of_pages(path, more)
        data = content(path)
        kind = media_type(data, path.name)
        if kept is not None and kind == "application/pdf":
            kept.data = data
            return _assembled(_pdf(data, kept), data, kind, path, kept)
        return _assembled(READERS[kind](data), data, kind, path)


def places_of(path: Path, spans: Sequence[Span]) -> list[tuple[Box, ...]]:
    """Return, for each of `spans` of the text of the document at `path`, the boxes on its pages' pictures, one a line.

    Points from the top left of the page as a viewer shows it. A format without pages has none. The file is read again.
    """
    data = path.read_bytes() if path.is_file() else b""
    if not data or media_type(data, path.name) != "application/pdf":
        return [()] * len(spans)
    from ombudscan.read import places

    return places.boxes(data, spans)


def _of_pages(path: Path, more: Sequence[Path]) -> Document:
    from ombudscan.read import from_pages

    made = from_pages.reading([path, *more] if more else from_pages.files(path))
    return _assembled(made.reading, made.data, HTML, path)


def _assembled(reading: Reading, data: bytes, kind: str, path: Path, kept: Kept | None = None) -> Document:
    blocks = kept.blocks if kept else [] if reading.certain else None
    made = assemble.document(
        reading.drafts,
        source=path.name or path.resolve().name,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=kind,
        pages=reading.pages,
        notices=reading.notices,
        info=reading.info,
        sources=blocks,
        clean=reading.clean,
    )
    if blocks and reading.certain:
        made = replace(made, recognised=tuple(traced.recognised(made.text, blocks, reading.certain)))
    if kept:
        kept.text = made.text
    if made.pages is None:
        clock.grant(clock.PAGE * len(made.text) / clock.CHARACTERS)
    return made


def _pdf(data: bytes, kept: Kept | None = None) -> Reading:
    from ombudscan.read import from_pdf

    return from_pdf.reading(data, kept.pages if kept else None)


READERS: dict[str, Callable[[bytes], Reading]] = {one.media_type: one.reading for one in FORMATS}
