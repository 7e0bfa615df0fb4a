"""Small PDFs for the tests, drawn with reportlab: every place is in points from the top left of an A4 page."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4
Draw = Callable[[Canvas], None]


def pdf(*pages: Draw, encrypt: str | None = None, size: tuple[float, float] = A4, title: str | None = None) -> bytes:
    """Return a PDF whose pages are drawn by `pages`."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, encrypt=encrypt, invariant=1)
    if title:
        canvas.setTitle(title)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def line(canvas: Canvas, x: float, y: float, text: str, size: float = 10, bold: bool = False) -> None:
    """Write `text` with its baseline `y` points below the top."""
    canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
    canvas.drawString(x, canvas._pagesize[1] - y, text)


def wrapped(canvas: Canvas, x: float, y: float, text: str, width: float, size: float = 10, leading: float = 13) -> float:
    """Write `text` in lines of at most `width` points and return the y of the line after the last."""
    canvas.setFont("Helvetica", size)
    now = ""
    for word in text.split():
        if now and canvas.stringWidth(f"{now} {word}") > width:
            line(canvas, x, y, now, size)
            y, now = y + leading, word
        else:
            now = f"{now} {word}".strip()
    line(canvas, x, y, now, size)
    return y + leading


def rules(canvas: Canvas, xs: Sequence[float], ys: Sequence[float], open_end: bool = False) -> None:
    """Draw a grid; with `open_end` the upright lines go on and the last level line is missing."""
    height = canvas._pagesize[1]
    for y in ys[:-1] if open_end else ys:
        canvas.line(xs[0], height - y, xs[-1], height - y)
    for x in xs:
        canvas.line(x, height - ys[0], x, height - ys[-1])


def cells(canvas: Canvas, xs: Sequence[float], ys: Sequence[float], rows: Sequence[Sequence[str]], bold: int = 0) -> None:
    """Write the words of `rows` in the cells of a grid; "|" divides the lines of a cell; the first `bold` rows are bold."""
    for i, row in enumerate(rows):
        for j, cell in enumerate(row):
            for k, text in enumerate(cell.split("|")):
                line(canvas, xs[j] + 4, ys[i] + 12 + 12 * k, text, bold=i < bold)
