"""From an upload to the result page: `bench_serve.py [--pages 12] [--times 15] [--out FILE]`.

A policy of so many pages (invented sentences, a landlord's ordinary layout) is uploaded again and again to a server that has
read one document before, each time with other words; the time runs from the first byte sent to the result page and the picture
of its page, with the progress page looked at as often as a browser does. Processor time an upload, all processes
together, and the machine's load are told beside it.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import random
import statistics
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate

from made_corpus import sentences
from served import serving


def policy(pages: int, seed: int) -> bytes:
    """Return a policy as PDF: headings and numbered clauses of our own labelled sentences, of exactly so many pages."""
    styles = getSampleStyleSheet()
    draw = random.Random(seed)
    pool = sorted({s for some in sentences().values() for s in some})
    story = [Paragraph("Complaints policy of Alderbrook Homes", styles["Title"])]
    for section in range(1, 200):
        story.append(
            Paragraph(
                f"{section}. {draw.choice(('How we answer', 'Who may complain', 'Stages', 'Putting things right'))}", styles["Heading2"]
            )
        )
        story += [Paragraph(f"{section}.{n} {' '.join(draw.sample(pool, 3))}", styles["BodyText"]) for n in range(1, 7)]
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=A4, invariant=1).build(story)
    return cut(out.getvalue(), pages)


def cut(data: bytes, pages: int) -> bytes:
    """Return the first pages of a PDF."""
    import pypdf

    writer = pypdf.PdfWriter()
    for page in pypdf.PdfReader(io.BytesIO(data)).pages[:pages]:
        writer.add_page(page)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=12)
    parser.add_argument("--times", type=int, default=15)
    parser.add_argument("--out", type=Path)
    asked = parser.parse_args()
    files = [policy(asked.pages, seed) for seed in range(asked.times + 1)]
    with serving() as server:
        took, began = [], 0.0
        for n, data in enumerate(files):
            began = server.processor() if n == 1 else began
            path, seconds = server.bring(f"policy-{n}.pdf", data)
            took.append(seconds)
            server.delete(path)
        processor = (server.processor() - began) / asked.times
    first, warm = took[0], sorted(took[1:])
    told = {
        "pages": asked.pages,
        "kilobytes": round(statistics.median(map(len, files)) / 1000),
        "uploads": len(warm),
        "first": round(first, 2),
        "median": round(statistics.median(warm), 2),
        "slowest": round(warm[-1], 2),
        "processor": round(processor, 2),
        "cores": len(os.sched_getaffinity(0)),
        "load": round(os.getloadavg()[0], 1),
    }
    print(json.dumps(told))
    if asked.out:
        asked.out.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
