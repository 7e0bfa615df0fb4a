"""pdfium's document -> Pages, one after another: each is closed at once, and opened once more where a run has to be cut."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack, closing
from functools import partial

import pypdfium2

from ombudscan.read import pdf_forms, pdfium
from ombudscan.read import pdfium_calls as calls
from ombudscan.read.page import Page, Run
from ombudscan.read.pdfium_letters import Letters


class Sheets:
    """The pages of pdfium's document `source`; into those of a `form` what was typed is drawn first."""

    def __init__(self, source: pypdfium2.PdfDocument, *, form: bool) -> None:
        self._source = source
        self._address = 0 if form else calls.address(source.raw)
        self._again = ExitStack()  # the page, if any, that is open once more
        self._cut: tuple[int, Letters] | None = None
        self._over = False

    def page(self, index: int) -> Page:
        """Return what stands on the page at `index`; raise PdfiumError where it cannot be loaded."""
        marks = [] if self._address else self._filled(index)
        sheet = self._opened(index)
        try:
            with closing(pdfium.letters(sheet)) as letters:
                return pdfium.page(sheet, index + 1, letters, marks, partial(self._words, index))
        finally:
            sheet.close()

    def close(self) -> None:
        """Close what is open, before the document is closed: from now on no run can be cut."""
        self._again.close()
        self._over = True

    def _opened(self, index: int) -> pypdfium2.PdfPage | pdfium.Sheet:
        return pdfium.Sheet(self._address, index) if self._address else self._source[index]

    def _filled(self, index: int) -> list[pdf_forms.Mark]:
        """Draw the fields of a form's page into it, and return its tick boxes; it must be loaded again to be read."""
        page = self._source[index]
        try:
            marks = pdf_forms.marks(page)
            pdf_forms.flatten(page)
        finally:
            page.close()
        return marks

    def _words(self, index: int, run: Run) -> Sequence[Run]:
        """Return the words of a run of the page at `index`, each with its place."""
        if self._over or run.start < 0 or run.sideways or " " not in run.text:
            return (run,)
        if self._cut is None or self._cut[0] != index:
            self._again.close()
            sheet = self._opened(index)
            self._again.callback(sheet.close)
            self._cut = index, self._again.enter_context(closing(pdfium.letters(sheet)))
        return self._cut[1].words(run)
