"""How fast an audit is, where its time goes and what memory it takes: JSON and a table.

    python scripts/bench_audit.py [--sizes 100 200 400] [--workers 2] [--pdfs 24] [--rounds 3] [--only sizes pdfs stages rest]
                                  [--model quick] [--out bench.json] [--page docs/scale.md] [--mark quick]

The corpus is made by made_corpus.py. Each size is audited from nothing by warm children, and measured in wall clock and in
processor time of the parent and all its children together: on a machine that does other work only the second one compares.
Against pdfplumber: the audit of the same PDFs and pdfplumber's tables and text of them take turns in the same sort of children.
The parent's memory is watched over thousands of documents whose work takes no time. With --page the tables are drawn into a page,
between its marks, which begin with --mark. PYTHONPATH=build/compiled/site measures the package that `make compiled` makes.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from audit_measures import audited, growth, on_dask, plumbed_all
from audit_stages import stages
from audit_tables import TABLES, draw
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
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, help="measure some of the parts, and leave the other tables")
    parser.add_argument("--model", type=Path, help="as for `ombudscan audit`")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--page", type=Path, help="draw the tables into this page")
    parser.add_argument("--mark", default="", help="how the names of its marks begin")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.corpus or Path(scratch)
        if given.corpus is None:
            script = Path(__file__).with_name("made_corpus.py")
            subprocess.run([sys.executable, str(script), str(folder), "--documents", str(max(given.sizes))], check=True)
        measure(folder, given)


def measure(folder: Path, given: argparse.Namespace) -> None:
    """Measure each part that is wanted, print it, write it and draw it, before the next one begins."""
    documents = sorted(p for p in folder.glob("*/*") if p.suffix in (".pdf", ".docx", ".html"))
    audited(folder, documents[:4], given.workers, model=given.model)  # the fork server warms up
    told = {"command": " ".join(["python", "scripts/bench_audit.py", *sys.argv[1:]]), "workers": given.workers}
    for part in given.only:
        told[part] = PARTS[part](folder, documents, given)
        if given.out:
            given.out.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
        table = TABLES[part](told[part], told["command"])
        print(f"{table}\n", flush=True)
        if given.page:
            draw(given.page, f"{given.mark} {part}".strip(), table)


def _sizes(folder: Path, documents: list[Path], given: argparse.Namespace) -> dict[str, dict[str, float]]:
    return {str(n): _figures(n, audited(folder, documents[:n], given.workers, model=given.model)) for n in given.sizes}


def _pdfs(folder: Path, documents: list[Path], given: argparse.Namespace) -> dict[str, Any]:
    pdfs = [d for d in documents if d.suffix == ".pdf"][: given.pdfs]
    ours, theirs, pages = [], [], 0
    for _ in range(given.rounds):
        ours.append(audited(folder, pdfs, given.workers, model=given.model))
        use, pages = plumbed_all(pdfs, given.workers)
        theirs.append(use)
    return {"documents": len(pdfs), "pages": pages, "ombudscan": _medians(ours), "pdfplumber": _medians(theirs)}


def _rest(folder: Path, documents: list[Path], given: argparse.Namespace) -> dict[str, Any]:
    dask = {str(n): _medians([on_dask(folder, documents[: given.dask], n)]) for n in (1, 2)} if given.dask else {}
    return {"dask": dask, "dask_documents": given.dask, "parent_growth_mb_a_thousand": growth(given.small)}


PARTS: dict[str, Callable[[Path, list[Path], argparse.Namespace], dict[str, Any]]] = {
    "sizes": _sizes,
    "pdfs": _pdfs,
    "stages": lambda _, documents, given: stages(documents[: min(24, max(given.sizes))], given.model),
    "rest": _rest,
}


def _figures(n: int, use: Use) -> dict[str, float]:
    return {
        "documents_per_second": n / use.wall,
        "documents_per_second_if_two_cores_were_free": 2 * n / use.processor,
        "processor_seconds_per_document": use.processor / n,
        "of_it_parent": use.parent / n,
        "parent_memory_mb": use.parent_memory,
        "child_memory_mb": use.child_memory,
    }


def _medians(uses: list[Use]) -> dict[str, float]:
    return {"wall": statistics.median(u.wall for u in uses), "processor": statistics.median(u.processor for u in uses)}


if __name__ == "__main__":
    main()
