"""Pictures of pages -> Page, by Tesseract: only for pages that have no text of their own, and one page at a time."""

from __future__ import annotations

import functools
import math
import os
import re
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from statistics import mean, median
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from ombudscan import clock
from ombudscan.read import inked, ocr_cells, ocr_turns
from ombudscan.read.ocr_words import DOUBT, Found, is_word, overlap, read, spelt
from ombudscan.read.page import Page, Rect, Run

if TYPE_CHECKING:
    import PIL.Image
    import pypdfium2
    import tesserocr

_DPI = 300
_MOST_PIXELS = 5000  # along a side: larger pages are rendered more coarsely
_READABLE = 55.0  # percent: a page read with less is no page of text
_PLAIN = 80.0  # percent: a page read with less may stand on its head (there made scans give 16 to 46) and is tried the other way round
_SHORT = 3  # letters: a longer word is wider than high
_TESSDATA = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
)

_MISSED = 0.004  # of the ink: where more lies outside the words, the page is read a second time
_BOLD = 1.22  # times the usual pen
_NUMBER = re.compile(r"\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-z]|[ivx]{1,4})[.)]{0,2}")  # "7.", "5.10", "(b)"

_ARTICLE = re.compile(r"A[a-z]{3,}")

Grey = npt.NDArray[np.uint8]


@functools.cache
def available() -> str | None:
    """Return the folder with English language data, or None where Tesseract or the data are not installed."""
    try:
        import PIL.Image  # noqa: F401
        import tesserocr  # noqa: F401
    except ImportError:
        return None
    named = os.environ.get("TESSDATA_PREFIX", "")
    places = [Path(named), Path(named) / "tessdata"] if named else []
    return next((str(p) for p in [*places, *map(Path, _TESSDATA)] if (p / "eng.traineddata").is_file()), None)


def page(source: pypdfium2.PdfPage, number: int) -> Page | None:
    """Return what can be read in the picture of pdfium's page `source`, or None where it holds no readable text.

    Call only where `available()`.
    """
    import tesserocr

    width, height = source.get_size()
    scale = min(_DPI / 72, _MOST_PIXELS / max(width, height, 1))
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    with tesserocr.PyTessBaseAPI(path=available() or "", lang="eng", psm=tesserocr.PSM.AUTO) as engine:
        engine.SetVariable("debug_file", os.devnull)
        seen = _upright(engine, source.render(scale=scale, grayscale=True).to_pil().convert("L"), scale)
        if seen.sure < _READABLE:
            return None
        kept = _words(engine, seen, scale)
    words = _styled([r.word for r in kept], [inked.stroke(seen.grey, r.box) for r in kept])
    certain = {(r.word.x0, r.word.top): r.sure for r in kept}
    wide, high = seen.grey.shape[1] / scale, seen.grey.shape[0] / scale
    back = partial(_back, wide, high, seen.quarter, seen.degrees)
    return Page(
        number=number,
        width=wide,
        height=high,
        runs=tuple(words),
        rulings=tuple(seen.rulings),
        back=back,
        sure=mean(certain.values()),
        certain=certain,
    )


def _back(width: float, height: float, quarter: int, degrees: float, place: Rect) -> Rect:
    """Return where a place on the picture set upright, `width` by `height` points, lies on the picture as it was."""
    sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    points: list[tuple[float, float]] = []
    for x, y in ((place.x0, place.top), (place.x1, place.top), (place.x0, place.bottom), (place.x1, place.bottom)):
        across, down, wide, high = x - width / 2, y - height / 2, width, height
        x, y = width / 2 + cosine * across - sine * down, height / 2 + sine * across + cosine * down
        for _ in range(quarter):
            x, y, wide, high = high - y, x, high, wide
        points.append((x, y))
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return Rect(min(xs), min(ys), max(xs), max(ys))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """A picture turned to the left by `quarter` quarters and set straight by `degrees`: what was read in it, its rulings in points.

    `grey` is without the rulings. `lying` says that most words lie on their side; else `sure` is how sure Tesseract is of the
    middle one, in percent.
    """

    grey: Grey
    quarter: int
    degrees: float
    rulings: list[Rect]
    found: list[Found]
    lying: bool
    sure: float


def _upright(engine: tesserocr.PyTessBaseAPI, picture: PIL.Image.Image, scale: float) -> _Seen:
    """Return what is read in `picture`, turned as its lines lie, and of two ways round the one that Tesseract is surer of."""
    import PIL.Image

    (one, opposite), across = ocr_turns.quarters(np.asarray(picture), scale)
    best = seen = _seen(engine, picture, one, scale)
    others = across if seen.lying else (opposite,) if seen.found else ()
    for quarter in others:
        if best.sure >= _PLAIN:
            break
        clock.grant(clock.PICTURE)
        seen = _seen(engine, picture, quarter, scale)
        best = seen if seen.sure > best.sure else best
    if best is not seen:
        engine.SetImage(PIL.Image.fromarray(best.grey))
        engine.SetSourceResolution(round(72 * scale))
    return best


def _seen(engine: tesserocr.PyTessBaseAPI, picture: PIL.Image.Image, quarter: int, scale: float) -> _Seen:
    import PIL.Image

    turned = picture.rotate(90 * quarter, expand=True, fillcolor=255)
    degrees = inked.skew(np.asarray(turned))
    degrees = degrees if abs(degrees) > 0.04 else 0.0
    if degrees:
        turned = turned.rotate(degrees, resample=PIL.Image.Resampling.BICUBIC, fillcolor=255)
    whole = np.asarray(turned)
    rulings = inked.rulings(whole, scale)
    grey = inked.without(whole, rulings, scale)
    engine.SetImage(PIL.Image.fromarray(grey))
    engine.SetSourceResolution(round(72 * scale))
    engine.Recognize()
    found = spelt(list(read(engine, scale)))
    lying = _lying(found)
    sure = median(r.sure for r in found) if found and not lying else 0.0
    return _Seen(grey=grey, quarter=quarter, degrees=degrees, rulings=rulings, found=found, lying=lying, sure=sure)


def _lying(found: list[Found]) -> bool:
    """Say whether most words are higher than wide: Tesseract reads such lines too, and puts them in an order of its own."""
    longer = [r.box for r in found if len(r.word.text) > _SHORT]
    return sum(bottom - top > right - left for left, top, right, bottom in longer) * 2 > len(longer)


def _words(engine: tesserocr.PyTessBaseAPI, seen: _Seen, scale: float) -> list[Found]:
    """Return the words of a page, those that the first reading left out among them."""
    import tesserocr

    grey = seen.grey
    kept = [r for r in seen.found if is_word(r)]
    if inked.left_over(grey, [r.box for r in kept]) > _MISSED:
        engine.SetPageSegMode(tesserocr.PSM.SINGLE_BLOCK)
        engine.Recognize()
        kept += _missed(list(read(engine, scale)), kept)
    return _apart(ocr_cells.read_again(engine, grey, seen.rulings, scale, kept), grey)


def _missed(again: list[Found], kept: list[Found]) -> list[Found]:
    """Return the words of a second reading that the first has left out: clause numbers that stand apart, whole lines."""
    out: list[Found] = []
    for found in again:
        level = [k for k in kept if abs(k.word.base - found.word.base) < 0.4 * k.word.size]
        under = [k for k in kept if overlap(k.box, found.box)]
        number = _NUMBER.fullmatch(found.word.text) is not None or found.word.text == "•"
        if under and not (number and len(under) == 1 and under[0].sure < DOUBT):
            continue
        level = [k for k in level if k not in under]
        before = all(found.word.x1 <= k.word.x0 for k in level)
        if level and before and number:
            size, base = level[0].word.size, median(k.word.base for k in level)
            for wrong in under:  # "he" read for "7."
                kept.remove(wrong)
            out.append(Found(replace(found.word, size=size, base=base), found.sure, found.box))
        elif not level and found.sure >= 60 and any(c.isalnum() for c in found.word.text):
            out.append(found)
    return out


def _apart(found: list[Found], grey: Grey) -> list[Found]:
    """Take an article off the word it was read together with, "Aladder", where the page knows the word and a gap is seen."""
    known = {r.word.text.casefold().strip(".,;:") for r in found}
    out: list[Found] = []
    for r in found:
        rest = r.word.text[1:]
        first, widest = inked.first_gap(grey, r.box) if _ARTICLE.fullmatch(r.word.text) and rest.casefold() in known else (0.0, 0.0)
        if first > widest + 2:
            middle = r.word.x0 + 0.15 * (r.word.x1 - r.word.x0)
            out += [replace(r, word=replace(r.word, text="A", x1=middle)), replace(r, word=replace(r.word, text=rest, x0=middle + 1))]
        else:
            out.append(r)
    return out


def _styled(words: list[Run], strokes: list[float]) -> list[Run]:
    """Snap type sizes to the usual one, and mark as bold the stretches that are drawn with a thicker pen."""
    usual, pen = median(w.size for w in words), median(strokes)
    styled: list[Run] = []
    for stretch in _stretches(words, strokes):
        size = median(w.size for w, _ in stretch)
        large = abs(size - usual) > 0.25 * usual
        thick = sum(s * (w.x1 - w.x0) for w, s in stretch) / max(sum(w.x1 - w.x0 for w, _ in stretch), 0.1)
        bold = thick / pen > _BOLD * (size / usual if large else 1.0)
        styled += [replace(w, size=float(round(size)) if large else round(usual, 1), bold=bold) for w, _ in stretch]
    return styled


def _stretches(words: list[Run], strokes: list[float]) -> list[list[tuple[Run, float]]]:
    """Return the words, with their strokes, in runs that stand on one line without a wide gap."""
    out: list[list[tuple[Run, float]]] = []
    for word, stroke in sorted(zip(words, strokes, strict=True), key=lambda p: (round(p[0].base / 3), p[0].x0)):
        last = out[-1][-1][0] if out else None
        if last and abs(last.base - word.base) < 0.3 * last.size and 0 <= word.x0 - last.x1 < 1.5 * last.size:
            out[-1].append((word, stroke))
        else:
            out.append([(word, stroke)])
    return out
