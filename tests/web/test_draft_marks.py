"""The marks that the result page draws over a page's picture lie on the words of every finding: pdfium's own letter boxes say so."""

from __future__ import annotations

import html as entities
import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from ombudscan.web.settings import ServeSettings
from web.opened import Browser, browser, enter, send

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"
PDFS = sorted(SAMPLES.glob("*/*.pdf"))
# Landlords in whose documents so many faults, and more, are planted.
FAULTY = {"stourmere-borough-council": 5, "tannery-yard": 5}
Rect = tuple[float, float, float, float]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser(ServeSettings(folder=tmp_path_factory.mktemp("served"), as_of="2026-11-21", warm=False)) as one:
        yield enter(one)


def squashed(text: str) -> str:
    """A text without what a line's end may add or take away."""
    return re.sub(r"[\s\ufffe\u00ad\x02-]", "", text)


def drawn(page: str) -> tuple[int, tuple[float, float], list[Rect]]:
    """The number and size of the page that is shown, and what is drawn strongly on it: left, top, right, bottom."""
    number = re.search(r">Page (\d+) of \d+<", page)
    frame = re.search(r'<svg viewBox="0 0 ([\d.]+) ([\d.]+)" preserveAspectRatio="none"', page)
    assert number and frame
    rects = re.findall(r'<rect class="strong" x="([-\d.]+)" y="([-\d.]+)" width="([\d.]+)" height="([\d.]+)"', page)
    placed = [(float(x), float(y), float(x) + float(w), float(y) + float(h)) for x, y, w, h in rects]
    return int(number[1]), (float(frame[1]), float(frame[2])), placed


def letters(page: pypdfium2.PdfPage) -> Iterator[tuple[str, Rect]]:
    """Every letter of a page with its box, from the top."""
    text, high = page.get_textpage(), page.get_height()
    for i in range(text.count_chars()):
        x0, low, x1, top = text.get_charbox(i)
        if x1 > x0 and top > low:
            yield text.get_text_range(i, 1), (x0, high - top, x1, high - low)


def under(source: pypdfium2.PdfDocument, page: str) -> tuple[str, float, float]:
    """The letters that lie mostly under the marks of a page, their area, and what of it is covered."""
    number, size, rects = drawn(page)
    own = source[number - 1]
    assert size == pytest.approx((own.get_width(), own.get_height()), abs=0.1)
    said, whole, covered = "", 0.0, 0.0
    for letter, (x0, top, x1, low) in letters(own):
        area = (x1 - x0) * (low - top)
        most = max((max(0.0, min(x1, r[2]) - max(x0, r[0])) * max(0.0, min(low, r[3]) - max(top, r[1])) for r in rects), default=0.0)
        if most > area / 2:
            said, whole, covered = said + letter, whole + area, covered + most
    return squashed(said), whole, covered


def sheets(desk: Browser, path: str) -> list[str]:
    """The result page of a finding, and the same at the other pages that its words stand on, in order."""
    first = desk.get(path).text
    more = [desk.get(f"{path}&sheet={n}").text for n in re.findall(r"sheet=(\d+)#words\" data-swap data-stay>page \d+</a>", first)]
    return sorted([first, *more], key=lambda p: drawn(p)[0])


@pytest.mark.parametrize("path", PDFS, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_marks_cover_the_letters_of_every_finding_and_no_others(desk: Browser, path: Path) -> None:
    at = send(desk, path)
    source = pypdfium2.PdfDocument(path)
    number = seen = 0
    while (answer := desk.get(f"{at}?finding={(number := number + 1)}")).status_code == 200:
        quote = re.search(r"<dt>Your draft</dt><dd>“(.*?)”(?: <span| ?</dd>)", answer.text, re.DOTALL)
        if quote is None:
            continue  # what is missing has no words
        marks = [under(source, page) for page in sheets(desk, f"{at}?finding={number}")]
        assert "".join(said for said, _, _ in marks) == squashed(entities.unescape(quote[1])), f"finding {number}"
        assert sum(c for _, _, c in marks) >= 0.9 * sum(w for _, w, _ in marks) > 0, f"finding {number}"
        seen += 1
    source.close()
    assert seen == sum(bool(f["quote"]) for f in desk.get(f"{at}/export/json").json()["findings"])
    assert seen > FAULTY.get(path.parent.name, -1)


def test_marks_that_are_moved_are_noticed(desk: Browser) -> None:
    """The measure itself: marks a line too low cover other letters."""
    path = SAMPLES / "stourmere-borough-council" / "policy.pdf"
    at, source = send(desk, path), pypdfium2.PdfDocument(path)
    page = next(p for n in range(1, 20) if 'class="strong"' in (p := desk.get(f"{at}?finding={n}").text))
    lower = re.sub(r'(class="strong" x="[-\d.]+" y=")([-\d.]+)', lambda m: f"{m[1]}{float(m[2]) + 14}", page)
    assert under(source, lower)[0] != under(source, page)[0]
    source.close()
