"""How fast an audit is, where its time goes and what memory it takes: JSON and a table.

    python scripts/bench_audit.py [--sizes 100 200 400] [--workers 2] [--pdfs 24] [--rounds 3] [--out bench.json]

The corpus is made by made_corpus.py. Each size is audited from nothing by warm children, and measured in wall clock and in
processor time of the parent and all its children together: on a machine that does other work only the second one compares.
Against pdfplumber: the audit of the same PDFs and pdfplumber's tables and text of them take turns in the same sort of children.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from ombudscan import isolate
from ombudscan.audit import local, run
from ombudscan.nouns import Settings

SETTINGS = Settings(as_of="2026-11-21")
_TICKS = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass
class Use:
    """What this process and all below it took: wall and processor seconds, the most memory of the parent and of one child (MB)."""

    wall: float = 0.0
    parent: float = 0.0
    children: float = 0.0
    parent_memory: float = 0.0
    child_memory: float = 0.0
    ticks: dict[int, float] = field(default_factory=dict)

    @property
    def processor(self) -> float:
        """Processor seconds in all."""
        return self.parent + self.children


@contextmanager
def used() -> Iterator[Use]:
    """Measure what the block takes, five times a second."""
    use, over = Use(), threading.Event()
    before = {pid: ticks for pid, ticks, _ in below(os.getpid())}
    watcher = threading.Thread(target=_watch, args=(use, over))
    begin, own = time.perf_counter(), time.process_time()
    watcher.start()
    try:
        yield use
    finally:
        use.wall, use.parent = time.perf_counter() - begin, time.process_time() - own
        over.set()
        watcher.join()
        use.children = sum(t - before.get(pid, 0.0) for pid, t in use.ticks.items())


def _watch(use: Use, over: threading.Event) -> None:
    while True:
        ended = over.wait(0.2)
        use.parent_memory = max(use.parent_memory, _memory(os.getpid()))
        for pid, ticks, memory in below(os.getpid()):
            use.ticks[pid] = max(use.ticks.get(pid, 0.0), ticks)
            use.child_memory = max(use.child_memory, memory)
        if ended:
            return


def below(pid: int) -> list[tuple[int, float, float]]:
    """Return each process below `pid` with its processor seconds and its memory (MB)."""
    found, left = [], [pid]
    while left:
        parent = left.pop()
        for task in Path(f"/proc/{parent}/task").glob("*/children"):
            try:
                own = [int(c) for c in task.read_text().split()]
                left += own
                found += [(c, _processor(c), _memory(c)) for c in own]
            except OSError:
                continue
    return found


def _processor(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def _memory(pid: int) -> float:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE / 1e6
    except OSError:
        return 0.0


def audited(folder: Path, documents: list[Path], workers: int) -> Use:
    """Audit just these documents of the corpus from nothing."""
    with tempfile.TemporaryDirectory() as scratch:
        table = Path(scratch, "landlords.csv")
        rows = (f"{d.parent.name},{d.relative_to(folder).as_posix()}\n" for d in documents)
        table.write_text("landlord,path\n" + "".join(rows), encoding="utf-8")
        with used() as use:
            done = run.audit(folder, Path(scratch, "out"), SETTINGS, landlords=table, workers=workers)
        if dict(done.outcomes) != {"ok": len(documents)}:
            raise SystemExit(f"not all were read: {done.outcomes}")
    return use


def plumbed(path: Path) -> int:
    """Have pdfplumber extract the tables and the text of a PDF, and return its pages."""
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_tables()
            page.extract_text()
        return len(pdf.pages)


def plumbed_all(pdfs: list[Path], workers: int) -> tuple[Use, int]:
    """Return what pdfplumber took for these PDFs in the same sort of children, and their pages."""
    from bench_audit import plumbed as work  # by its module's name: a child does not know this script as its main one

    with isolate.Children(workers, local.PRELOAD) as children, used() as use:
        found = list(isolate.run(work, pdfs, seconds=lambda _: 600.0, name=str, processor=600.0, children=children))
    if lost := [answer for _, answer in found if isinstance(answer, isolate.Failed)]:
        raise SystemExit(f"pdfplumber: {lost[0].message}")
    return use, sum(pages for _, pages in found if isinstance(pages, int))


def stages(documents: list[Path]) -> dict[str, float]:
    """Return the processor seconds a document that each stage takes in one process, after the first few documents."""
    from ombudscan import catalog, classify, extract, flow, read
    from ombudscan.audit.parts import Part
    from ombudscan.audit.tables import told

    taken: dict[str, float] = defaultdict(float)

    def timed(name: str, work: Callable[[], object], count: bool) -> object:
        begin = time.process_time()
        made = work()
        taken[name] += (time.process_time() - begin) * count
        return made

    classifier, skipped = classify.load(), min(4, len(documents) // 2)
    catalog.rules()
    for i, path in enumerate(documents):
        document = timed("read", lambda p=path: read.document(p), i >= skipped)
        report = timed("judge (extract, classify, check)", lambda d=document: flow.judge(d, SETTINGS, classifier), i >= skipped)
        timed("  of it claims", lambda d=document: extract.claims(d), i >= skipped)
        head, rows = timed("tables", lambda r=report: told(r, "key"), i >= skipped)
        timed("packing", Part(key="key", outcome="ok", head=head, rows=rows).packed, i >= skipped)
    return {name: total / (len(documents) - skipped) for name, total in taken.items()}


def main() -> None:
    """Measure, print the tables and write JSON where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 200, 400])
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--pdfs", type=int, default=24)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--corpus", type=Path, help="a corpus made before; otherwise one is made and removed")
    parser.add_argument("--out", type=Path)
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
        "sizes": {n: _figures(n, use) for n, use in sizes.items()},
        "pdfs": {"documents": len(pdfs), "pages": pages, "ombudscan": _medians(ours), "pdfplumber": _medians(theirs)},
        "stages": stages(documents[: min(24, max(given.sizes))]),
    }
    _print(told)
    if given.out:
        given.out.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def _figures(n: int, use: Use) -> dict[str, float]:
    return {
        "documents_per_second": n / use.wall,
        "documents_per_second_of_processor_on_two_cores": 2 * n / use.processor,
        "processor_seconds_per_document": use.processor / n,
        "of_it_parent": use.parent / n,
        "parent_memory_mb": use.parent_memory,
        "child_memory_mb": use.child_memory,
    }


def _medians(uses: list[Use]) -> dict[str, float]:
    return {"wall": statistics.median(u.wall for u in uses), "processor": statistics.median(u.processor for u in uses)}


def _print(told: dict[str, object]) -> None:
    print(
        "| documents | a second (wall) | a second, if two cores were free | processor s a document | parent of it | parent MB | child MB |"
    )
    print("|---|---|---|---|---|---|---|")
    sizes: dict[int, dict[str, float]] = told["sizes"]  # type: ignore[assignment]
    for n, f in sizes.items():
        print(f"| {n} | " + " | ".join(f"{v:.3g}" for v in f.values()) + " |")
    print(f"\nPDFs: {told['pdfs']}\n\nProcessor seconds a document by stage, one process:")
    by_stage: dict[str, float] = told["stages"]  # type: ignore[assignment]
    for name, seconds in by_stage.items():
        print(f"| {name} | {seconds:.3f} |")


if __name__ == "__main__":
    main()
