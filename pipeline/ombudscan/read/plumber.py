"""Second engine: pdfplumber page -> Page, for the files that pdfium cannot open."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from ombudscan.read.page import Page, Rect, Run

if TYPE_CHECKING:
    import pdfplumber.page

_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)


def pages(data: bytes, check: Callable[[int], None]) -> tuple[tuple[Page, ...], dict[str, str]]:
    """Return the pages of `data` and its properties; `check` is given the number of pages first."""
    import pdfplumber

    _quiet()
    with pdfplumber.open(io.BytesIO(data)) as source:
        check(len(source.pages))
        made = []
        for number, page in enumerate(source.pages, start=1):
            made.append(_page(page, number))
            page.close()
        meta = {str(k): str(v) for k, v in (source.metadata or {}).items()}
    return tuple(made), meta


def one(data: bytes, number: int) -> Page:
    """Return page `number`, counted from 1, of `data`."""
    import pdfplumber

    _quiet()
    with pdfplumber.open(io.BytesIO(data), pages=[number]) as source:
        return _page(source.pages[0], number)


def _quiet() -> None:
    """What the libraries have to say of a damaged file goes into no log: it may hold the file's words."""
    for name in ("pdfminer", "pdfplumber"):
        logging.getLogger(name).setLevel(logging.CRITICAL)


def _page(page: pdfplumber.page.Page, number: int) -> Page:
    found = page.extract_words(extra_attrs=["fontname", "size"], use_text_flow=True, keep_blank_chars=False, x_tolerance_ratio=0.2)
    rulings = [_rect(e) for e in page.edges]
    images = sum(abs((i["x1"] - i["x0"]) * (i["bottom"] - i["top"])) for i in page.images)
    return Page(
        number=number,
        width=float(page.width),
        height=float(page.height),
        runs=tuple(_run(w) for w in found),
        rulings=tuple(rulings),
        images=images > 0.3 * float(page.width) * float(page.height),
    )


def _rect(thing: Mapping[str, float]) -> Rect:
    return Rect(x0=float(thing["x0"]), top=float(thing["top"]), x1=float(thing["x1"]), bottom=float(thing["bottom"]))


def _run(w: Mapping[str, float]) -> Run:
    r = _rect(w)
    size = round(float(w["size"]), 1)
    bold, sideways = bool(_BOLD.search(str(w["fontname"]))), not bool(w.get("upright", True))
    return Run(str(w["text"]), r.x0, r.top, r.x1, r.bottom, r.bottom - 0.22 * size, size, bold, sideways)
