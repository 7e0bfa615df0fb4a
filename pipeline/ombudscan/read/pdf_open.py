"""PDF bytes -> pages, whichever engine can open them, with the file's own title and dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2

from ombudscan import clock
from ombudscan.errors import UnreadableError
from ombudscan.nouns import Notice
from ombudscan.read import collecting, pdf_forms, pdfium, plumber
from ombudscan.read.page import Page
from ombudscan.read.pdfium_sheets import Sheets
from ombudscan.read.pdfium_text import property_of

_MOST_BYTES = 50 * 1024 * 1024
_MOST_PAGES = 2_000
_DATE = re.compile(r"(?:D:)?(?P<y>\d{4})(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])")  # "D:20240701093000Z"
_WRITER = re.compile(r"^Microsoft (?:Word|PowerPoint) - |\.(?:docx?|pdf|rtf|odt)$", re.IGNORECASE)  # "Microsoft Word - Policy.docx"
_NO_TITLE = re.compile(r"\(?(?:anonymous|untitled|unspecified)\)?|(?:document|doc)\s*\d*", re.IGNORECASE)


# Of a page's height at its head and foot, where scans are stamped; and how many pieces of text a stamp has at most.
_MARGIN, _STAMPS = 0.08, 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """The pages of a PDF and what the file says of itself; their runs can be cut until the last page is asked for.

    `notices` grows while the pages are taken.
    """

    pages: Iterator[Page]
    info: tuple[tuple[str, str], ...] = ()
    notices: list[Notice] = field(default_factory=list)


def opened(data: bytes) -> Opened:
    """Return the pages of `data`; raise UnreadableError where it is encrypted, damaged or too large."""
    if len(data) > _MOST_BYTES:
        raise UnreadableError("too_large", f"The file has {len(data) // 1024**2} MB; the most that can be read is 50 MB.")
    try:
        source = pdfium.opened(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableError("encrypted", "The file is locked with a password. Save a copy without one and try again.") from error
        return _second(data)
    notices: list[Notice] = []
    return Opened(pages=_pages(source, notices), info=info({k: property_of(source, k) for k in ("Title", "CreationDate")}), notices=notices)


def _pages(source: pypdfium2.PdfDocument, notices: list[Notice]) -> Iterator[Page]:
    """Yield the pages once all have been read: pdfium and our own layout would drive each other out of the processor's caches."""
    sheets: Sheets | None = None
    try:
        _check(len(source))
        sheets = Sheets(source, form=pdf_forms.prepared(source))
        made: list[Page] = []
        for index in range(len(source)):
            clock.grant(clock.PAGE)
            try:
                made.append(_page(source, index, sheets, notices))
            except pypdfium2.PdfiumError:
                notices.append(Notice(code="page_without_text", message=f"Page {index + 1} is damaged and was not read.", page=index + 1))
        if not made:
            raise _corrupt()
        yield from made
    finally:
        if sheets is not None:
            sheets.close()
        source.close()


def _page(source: pypdfium2.PdfDocument, index: int, sheets: Sheets, notices: list[Notice]) -> Page:
    """Return the page as its text says, or as its picture reads where it has none but a stamp."""
    made = sheets.page(index)
    return _recognised(source, made, notices) if made.images and _stamped(made) else made


def _stamped(page: Page) -> bool:
    """Whether a page's own words, if it has any, are no more than what is stamped on a scan: "Agenda pack page 41" at its foot."""
    edge = page.height * _MARGIN
    return len(page.runs) <= _STAMPS and all(r.bottom <= edge or r.top >= page.height - edge for r in page.runs)


def _recognised(source: pypdfium2.PdfDocument, page: Page, notices: list[Notice]) -> Page:
    from ombudscan.read import ocr  # with numpy, which no page with text needs

    number = page.number
    clock.grant(clock.PICTURE)
    seen = None
    if ocr.available():
        picture = source[number - 1]
        try:
            seen = ocr.page(picture, number)
        finally:
            picture.close()
    if seen is None:
        notices.append(_unread(number))
        return page
    message = f"Page {number} is a picture; its words were recognised, {seen.sure or 0:.0f}% certain on average, and may hold mistakes."
    notices.append(Notice(code="recognised_text", message=message, page=number))
    return seen


def _unread(number: int) -> Notice:
    from ombudscan.read import ocr

    if ocr.available():
        return Notice(code="picture_without_words", message=f"Page {number} is a picture, and no words were recognised in it.", page=number)
    return Notice(code="page_without_text", message=f"Page {number} is a picture and was not read.", page=number)


def _second(data: bytes) -> Opened:
    try:
        pages, meta = plumber.pages(data, _check)
    except UnreadableError:
        raise
    except Exception as error:  # pdfminer raises any sort of error on a damaged file
        raise _corrupt() from error
    finally:
        collecting.search()
    if not pages:
        raise _corrupt()
    return Opened(pages=iter(pages), info=info(meta))


def again(data: bytes, number: int) -> Page | None:
    """Return page `number` of `data` as the second engine sees it, None where it cannot read it."""
    try:
        return plumber.one(data, number)
    except Exception:  # pdfminer raises any sort of error on a damaged file
        return None
    finally:
        collecting.search()


def _check(pages: int) -> None:
    if pages > _MOST_PAGES:
        raise UnreadableError("too_large", f"The file has {pages} pages; the most that can be read is {_MOST_PAGES}.")


def _corrupt() -> UnreadableError:
    return UnreadableError("corrupt", "The file is damaged and cannot be opened. Download it again or ask for another copy.")


def info(meta: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """Return the title and the day of making (ISO) that a PDF's properties give."""
    out: list[tuple[str, str]] = []
    title = _WRITER.sub("", " ".join(str(meta.get("Title") or "").split()))
    if title and not _NO_TITLE.fullmatch(title):
        out.append(("title", title))
    if found := _DATE.match(str(meta.get("CreationDate") or "")):
        out.append(("created", f"{found['y']}-{found['m']}-{found['d']}"))
    return tuple(out)
