"""How fast an audit is, where its time goes and what memory it takes: JSON and a table.

    python scripts/bench_audit.py [--sizes 100 200 400] [--workers 2] [--pdfs 24] [--rounds 3] [--out bench.json] [--page docs/scale.md]

The corpus is made by made_corpus.py. Each size is audited from nothing by warm children, and measured in wall clock and in
processor time of the parent and all its children together: on a machine that does other work only the second one compares.
Against pdfplumber: the audit of the same PDFs and pdfplumber's tables and text of them take turns in the same sort of children.
The parent's memory is watched over thousands of documents whose work takes no time. With --page the tables are drawn into a page,
between its marks.

Longer than 300 lines because its measurements share one corpus, one clock and one way of starting children.
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
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from ombudscan import isolate
from ombudscan.audit import local, run
from ombudscan.audit.progress import Silent
from ombudscan.nouns import Evidence, Report, Settings
from ombudscan.version import VERSION

if TYPE_CHECKING:
    from ombudscan.audit.work import Task
    from ombudscan.classify import Classifier

T = TypeVar("T")

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


def audited(folder: Path, documents: list[Path], workers: int, dask: str | None = None) -> Use:
    """Audit just these documents of the corpus from nothing."""
    with tempfile.TemporaryDirectory() as scratch:
        table = Path(scratch, "landlords.csv")
        rows = (f"{d.parent.name},{d.relative_to(folder).as_posix()}\n" for d in documents)
        table.write_text("landlord,path\n" + "".join(rows), encoding="utf-8")
        with used() as use:
            done = run.audit(folder, Path(scratch, "out"), SETTINGS, landlords=table, workers=workers, dask=dask)
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
    """Return the processor seconds a document that each stage takes in one warm process, after the first few documents."""
    import ombudscan.audit.warm  # noqa: F401 - as the audit's children are
    from ombudscan import classify

    taken: dict[str, float] = defaultdict(float)
    classifier, skipped = classify.load(), min(4, len(documents) // 2)
    for i, path in enumerate(documents):
        if i == skipped:
            taken.clear()
        _stages(path, classifier, partial(_timed, taken))
    return {name: total / (len(documents) - skipped) for name, total in taken.items()}


def _timed(taken: dict[str, float], name: str, work: Callable[[], T]) -> T:
    begin = time.thread_time()
    made = work()
    taken[name] += time.thread_time() - begin
    return made


def _stages(path: Path, classifier: Classifier, timed: Callable[[str, Callable[[], Any]], Any]) -> None:
    """The flow of one document, stage by stage; what the encoder takes is what all matching takes more than the linear heads alone."""
    from ombudscan import catalog, classify, extract, read
    from ombudscan.audit.parts import Part
    from ombudscan.audit.tables import told
    from ombudscan.judge import coverage, findings

    document = timed("read", lambda: read.document(path))
    claims = timed("rows of the form", lambda: extract.claims(document))
    identity = timed("what it is, dates", lambda: extract.identity(document, claims, SETTINGS))
    passages = timed("passages, stages", lambda: extract.passages(document, claims))
    said = timed("passages, stages", lambda: extract.statements(document, passages, claims))
    known = tuple(s.stage for s in said)
    linear = classifier.part("linear")
    timed("matching, linear heads", lambda: classify.matches(document, passages, linear, claims, known))
    matches = timed("matching, all", lambda: classify.matches(document, passages, classifier, claims, known))
    times = timed("times, figures", lambda: extract.timescales(document, said))
    figures = timed("times, figures", lambda: extract.figures(document, said))
    view = extract.View(document=document, identity=identity, claims=claims, statements=said, timescales=times, figures=figures)
    facts = timed("facts (the wordings)", lambda: extract.facts(view))
    seen = Evidence(
        document=document,
        identity=identity,
        edition=catalog.edition(identity.edition),
        claims=claims,
        passages=passages,
        matches=matches,
        timescales=times,
        figures=figures,
        facts=facts,
        settings=SETTINGS,
        reach=tuple(classifier.reach.items()),
    )
    found = timed("findings, coverage", lambda: findings(seen, catalog.rules()))
    covered = timed("findings, coverage", lambda: coverage(seen, found))
    report = Report(version=VERSION, model=classifier.model, evidence=seen, coverage=covered, findings=found)
    head, rows = timed("tables, packing", lambda: told(report, "key"))
    timed("tables, packing", Part(key="key", outcome="ok", head=head, rows=rows).packed)


def growth(many: int) -> float:
    """Return by how many MB the parent's memory grows for a thousand documents, over the last four fifths of `many`."""
    from bench_audit import nothing

    held: list[float] = []

    class Watched(Silent):
        def done(self, outcome: str) -> None:
            held.append(_memory(os.getpid()))

    done, local.done = local.done, nothing
    with tempfile.TemporaryDirectory() as scratch:
        for n in range(many):
            Path(scratch, f"{n}.txt").write_text(f"Document {n}\n")
        run.audit(Path(scratch), Path(scratch, "out"), SETTINGS, workers=2, progress=Watched())
    local.done = done
    first = many // 5
    return (statistics.mean(held[-100:]) - statistics.mean(held[first : first + 100])) / ((many - first) / 1000)


def nothing(task: Task) -> tuple[tuple[str, bytes], ...]:
    """Stand for the work on a document that takes no time."""
    from ombudscan.audit.parts import Part

    keys = [task.basis.key(sha256) for sha256 in task.hashes]
    return tuple((key, Part(key=key, outcome="ok", head={"title": key * 8}).packed()) for key in keys)


def on_dask(folder: Path, documents: list[Path], workers: int) -> Use:
    """Audit these documents on a cluster of so many workers, once they are warm."""
    import dask
    from distributed import Client, LocalCluster

    dask.config.set({"distributed.worker.daemon": False})
    with LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None) as cluster, Client(cluster) as client:
        client.wait_for_workers(workers)
        audited(folder, documents[: 4 * workers], workers, dask=cluster.scheduler_address)
        return audited(folder, documents, workers, dask=cluster.scheduler_address)


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
        "stages": _encoder_apart(stages(documents[: min(24, max(given.sizes))])),
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


def _encoder_apart(taken: dict[str, float]) -> dict[str, float]:
    whole = taken.pop("matching, all")
    return {**taken, "matching, sentence encoder": whole - taken["matching, linear heads"]}


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


def tables(told: dict[str, Any]) -> dict[str, str]:
    """Return the tables of a measurement in Markdown, by name."""
    heads = (
        "documents | a second (wall) | a second, two cores free | pages a second | processor s each | of it parent | parent MB | child MB"
    )
    sizes = [[n, *(f"{v:.3g}" for v in f.values())] for n, f in told["sizes"].items()]
    pdfs, dask = told["pdfs"], told["dask"]
    both = [[who, *(f"{pdfs[who][k]:.1f}" for k in ("wall", "processor"))] for who in ("ombudscan", "pdfplumber")]
    parts = sorted(told["stages"].items(), key=lambda s: -s[1])
    rest = [
        [f"{n} of Dask's workers, {told['dask_documents']} documents", f"{d['wall']:.1f} s, {d['processor']:.1f} s of processor"]
        for n, d in dask.items()
    ]
    rest.append(["growth of the parent's memory a thousand documents", f"{told['parent_growth_mb_a_thousand']:.2f} MB"])
    return {
        "sizes": f"`{told['command']}`; a PDF has {told['pages_of_a_pdf']:.1f} pages.\n\n" + _table(heads.split(" | "), sizes),
        "pdfs": _table([f"{pdfs['documents']} PDFs, {pdfs['pages']} pages", "wall (s)", "processor (s)"], both),
        "stages": _table(["stage", "processor ms a document"], [[name, f"{1000 * seconds:.0f}"] for name, seconds in parts]),
        "rest": _table(["what", "measured"], rest),
    }


def _table(heads: list[str], rows: list[list[Any]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def draw(page: Path, drawn: dict[str, str]) -> None:
    """Put each table between its marks in the page."""
    text = page.read_text(encoding="utf-8")
    for name, table in drawn.items():
        begin, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
        before, _, rest = text.partition(begin)
        _, _, after = rest.partition(end)
        text = f"{before}{begin}\n{table}\n{end}{after}"
    page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
