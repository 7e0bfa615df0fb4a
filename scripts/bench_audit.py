"""How fast an audit is, where its time goes and what memory it takes: JSON and a table.

    python scripts/bench_audit.py [--sizes 100 200 400] [--workers 2] [--pdfs 24] [--rounds 3] [--out bench.json] [--page docs/scale.md]

The corpus is made by made_corpus.py. Each size is audited from nothing by warm children, and measured in wall clock and in
processor time of the parent and all its children together: on a machine that does other work only the second one compares.
Against pdfplumber: the audit of the same PDFs and pdfplumber's tables and text of them take turns in the same sort of children.
The parent's memory is watched over thousands of documents whose work takes no time. With --page the tables are drawn into a page,
between its marks.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from audit_measures import audited, growth, on_dask, plumbed_all
from audit_stages import stages
from audit_tables import draw, tables
from processes import Use


def main() -> None:
    """Measure, print the tables and write JSON where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 200, 400])
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--pdfs", type=int, default=24)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--corpus", type=Path, help="a corpus made before; otherwise one is made and removed")
    parser.add_argument("--dask", type=int, default=40, help="documents for one worker of a cluster against two; 0 for none")
    parser.add_argument("--small", type=int, default=5000, help="documents of no work, for the parent's memory")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--page", type=Path, help="draw the tables into this page")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.corpus or Path(scratch)
        if given.corpus is None:
            script = Path(__file__).with_name("made_corpus.py")
            subprocess.run([sys.executable, str(script), str(folder), "--documents", str(max(given.sizes))], check=True)
        measure(folder, given)


def measure(folder: Path, given: argparse.Namespace) -> None:
    """Measure all, print it and write it."""
    documents = sorted(p for p in folder.glob("*/*") if p.suffix in (".pdf", ".docx", ".html"))
    audited(folder, documents[:4], given.workers)  # the fork server warms up
    sizes = {n: audited(folder, documents[:n], given.workers) for n in given.sizes}
    pdfs = [d for d in documents if d.suffix == ".pdf"][: given.pdfs]
    ours, theirs, pages = [], [], 0
    for _ in range(given.rounds):
        ours.append(audited(folder, pdfs, given.workers))
        use, pages = plumbed_all(pdfs, given.workers)
        theirs.append(use)
    told = {
        "documents": len(documents),
        "workers": given.workers,
        "pages_of_a_pdf": pages / len(pdfs),
        "sizes": {n: _figures(n, use, pages / len(pdfs)) for n, use in sizes.items()},
        "pdfs": {"documents": len(pdfs), "pages": pages, "ombudscan": _medians(ours), "pdfplumber": _medians(theirs)},
        "stages": stages(documents[: min(24, max(given.sizes))]),
        "parent_growth_mb_a_thousand": growth(given.small),
        "dask": {n: _medians([on_dask(folder, documents[: given.dask], n)]) for n in (1, 2)} if given.dask else {},
        "dask_documents": given.dask,
        "command": " ".join(["python", "scripts/bench_audit.py", *(a for a in sys.argv[1:])]),
    }
    if given.out:
        given.out.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    drawn = tables(told)
    print("\n\n".join(drawn.values()))
    if given.page:
        draw(given.page, drawn)


def _figures(n: int, use: Use, pages: float) -> dict[str, float]:
    return {
        "documents_per_second": n / use.wall,
        "documents_per_second_if_two_cores_were_free": 2 * n / use.processor,
        "pages_per_second_if_two_cores_were_free": 2 * n * pages / use.processor,
        "processor_seconds_per_document": use.processor / n,
        "of_it_parent": use.parent / n,
        "parent_memory_mb": use.parent_memory,
        "child_memory_mb": use.child_memory,
    }


def _medians(uses: list[Use]) -> dict[str, float]:
    return {"wall": statistics.median(u.wall for u in uses), "processor": statistics.median(u.processor for u in uses)}


if __name__ == "__main__":
    main()
