"""How much a scan loses: each PDF is printed to pictures, read again by Tesseract, and both readings are held together.

    python scripts/scan_twins.py FILE.pdf [FILE.pdf ...] [--dpi 200] [--tilt 0.8]

For each file: the share of the text's words that the scan has too (F1); the passages mapped to provisions: precision,
recall and F1 of the scan's against the text's, a passage counting as the same where nine tenths of its letters are; and the
findings that one of the two has and the other has not. Needs the ocr extra and Tesseract's English data.
tests/test_scan_twins.py says how near the two have to be.
"""

from __future__ import annotations

import argparse
import io
import tempfile
from collections import Counter
from pathlib import Path

import pypdfium2
from rapidfuzz import fuzz
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ombudscan import flow, text
from ombudscan.nouns import Report, Settings

_ALIKE = 90.0  # percent of letters


def scanned(data: bytes, dpi: int, tilt: float) -> bytes:
    """Return a PDF that holds nothing but pictures of the pages of `data`, each turned by `tilt` degrees."""
    source, out = pypdfium2.PdfDocument(data), io.BytesIO()
    canvas = Canvas(out, invariant=1)
    for page in source:
        picture = page.render(scale=dpi / 72, grayscale=True).to_pil().rotate(tilt, fillcolor=255, resample=3)
        canvas.setPageSize(page.get_size())
        canvas.drawImage(ImageReader(picture), 0, 0, *page.get_size())
        canvas.showPage()
    canvas.save()
    source.close()
    return out.getvalue()


def mapped(report: Report) -> list[tuple[str, str]]:
    """Return the provision keys and the words of the passages mapped to them."""
    seen = report.evidence
    reach = dict(seen.reach)
    words = {p.id: text.folded(seen.document.quote(p.span)) for p in seen.passages}
    return [(m.key, words[m.passage]) for m in seen.matches if m.probability >= reach.get(m.key, 0.5)]


def f1(right: int, found: int, wanted: int) -> tuple[float, float, float]:
    """Return precision, recall and their harmonic mean."""
    precision, recall = right / max(found, 1), right / max(wanted, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def findings(report: Report) -> set[tuple[str, str]]:
    """Return what was found: rules and the numbers of their provisions."""
    return {(f.rule, f.provision or "") for f in report.findings}


def compared(one: Report, other: Report) -> tuple[float, ...]:
    """Return F1 of the words, then precision, recall and F1 of the mapped passages, of a scan's report against its twin's with text."""
    a, b = (Counter(text.words(r.evidence.document.text)) for r in (one, other))
    wanted, left = mapped(one), mapped(other)
    found, right = len(left), 0
    for key, words in wanted:
        same = next((i for i, (k, w) in enumerate(left) if k == key and fuzz.ratio(words, w) >= _ALIKE), None)
        if same is not None:
            right += 1
            left.pop(same)
    return f1((a & b).total(), b.total(), a.total())[2], *f1(right, found, len(wanted))


def reports(path: Path, data: bytes, settings: Settings) -> tuple[Report, Report]:
    """Return the report on the file at `path`, and that on `data` read from a file of the same name."""
    with tempfile.TemporaryDirectory() as folder:
        twin = Path(folder) / path.name
        twin.write_bytes(data)
        return flow.check_file(path, settings), flow.check_file(twin, settings)


def main() -> int:
    """Print a line for each file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--dpi", type=int, default=200)
    parser.add_argument("--tilt", type=float, default=0.8)
    given = parser.parse_args()
    print("| file | words F1 | mapped passages: precision | recall | F1 | other findings |\n|---|---|---|---|---|---|")
    for path in given.files:
        one, other = reports(path, scanned(path.read_bytes(), given.dpi, given.tilt), flow.settings_today())
        unlike = "; ".join(f"{rule} {number}".strip() for rule, number in sorted(findings(one) ^ findings(other)))
        print(f"| {path.parent.name}/{path.name} | {' | '.join(f'{v:.3f}' for v in compared(one, other))} | {unlike or 'none'} |")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
