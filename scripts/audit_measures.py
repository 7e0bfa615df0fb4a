"""Audits of a made corpus, measured: by children of this process, by a cluster's workers, and of documents that take no time.

Beside them pdfplumber, which extracts tables and text of the same PDFs in the same sort of children.
"""

from __future__ import annotations

import os
import statistics
import tempfile
from pathlib import Path

from audit_stages import SETTINGS
from ombudscan import isolate
from ombudscan.audit import local, run
from ombudscan.audit.progress import Silent
from ombudscan.audit.work import Task
from processes import Use, memory, used


def audited(folder: Path, documents: list[Path], workers: int, dask: str | None = None, model: Path | None = None) -> Use:
    """Audit just these documents of the corpus from nothing."""
    with tempfile.TemporaryDirectory() as scratch:
        table = Path(scratch, "landlords.csv")
        rows = (f"{d.parent.name},{d.relative_to(folder).as_posix()}\n" for d in documents)
        table.write_text("landlord,path\n" + "".join(rows), encoding="utf-8")
        with used() as use:
            done = run.audit(folder, Path(scratch, "out"), SETTINGS, landlords=table, workers=workers, dask=dask, model=model)
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
    with isolate.Children(workers, local.PRELOAD) as children, used() as use:
        found = list(isolate.run(plumbed, pdfs, seconds=lambda _: 600.0, name=str, processor=600.0, children=children))
    if lost := [answer for _, answer in found if isinstance(answer, isolate.Failed)]:
        raise SystemExit(f"pdfplumber: {lost[0].message}")
    return use, sum(pages for _, pages in found if isinstance(pages, int))


def growth(many: int) -> float:
    """Return by how many MB the parent's memory grows for a thousand documents, over the last four fifths of `many`."""
    held: list[float] = []

    class Watched(Silent):
        def done(self, outcome: str) -> None:
            held.append(memory(os.getpid()))

    kept = local.done, local.documents_only
    local.done, local.documents_only = nothing, lambda folder, model: isolate.Reach()  # else the children may not read this script
    with tempfile.TemporaryDirectory() as scratch:
        for n in range(many):
            Path(scratch, f"{n}.txt").write_text(f"Document {n}\n")
        told = run.audit(Path(scratch), Path(scratch, "out"), SETTINGS, workers=2, progress=Watched())
        if dict(told.outcomes) != {"ok": many}:
            raise SystemExit(f"not all were done: {told.outcomes}")
    local.done, local.documents_only = kept
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
