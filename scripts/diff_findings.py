"""Findings gained and lost between two revisions, as a Markdown table for the changelog entry of a change that alters findings.

    python scripts/diff_findings.py BASE              # the working tree against the revision BASE
    python scripts/diff_findings.py BASE --head REV   # another revision against BASE

Looks at the sample documents, each landlord's self-assessment beside its policy too; with OMBUDSCAN_SHARED set, at the marked
cases in its folder cases/ as well. Each side runs with its own code, data and model, in this Python. Exits with 0 however many
findings changed, with 2 where a revision cannot be run.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
AS_OF = "2026-11-21"
ENDINGS = {".pdf", ".docx", ".html", ".htm", ".txt"}
# A finding as it is compared: document, severity, rule, provision, words.
Key = tuple[str, str, str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Documents that are checked in one run: on one day, against one set of policies; by the name each gets in the table."""

    as_of: str
    documents: tuple[tuple[str, Path], ...]
    policies: tuple[Path, ...] = ()


def sample_jobs(root: Path) -> Iterator[Job]:
    """Yield the sample documents, and each self-assessment beside its landlord's policy."""
    folders = sorted(p for p in (root / "corpus" / "samples").iterdir() if p.is_dir())
    every = [(f"{folder.name}/{p.name}", p) for folder in folders for p in sorted(folder.iterdir()) if p.suffix in ENDINGS]
    yield Job(as_of=AS_OF, documents=tuple(every))
    for folder in folders:
        policies = sorted(p for p in folder.glob("policy.*") if p.suffix in ENDINGS)[:1]
        forms = sorted(p for p in folder.glob("self-assessment.*") if p.suffix in ENDINGS)
        if policies and forms:
            named = tuple((f"{folder.name}/{p.name} + {policies[0].name}", p) for p in forms)
            yield Job(as_of=AS_OF, documents=named, policies=tuple(policies))


def case_jobs(shared: Path) -> Iterator[Job]:
    """Yield the marked cases, those judged on one day together."""
    by_day: dict[str, list[tuple[str, Path]]] = {}
    for path in sorted((shared / "cases").glob("*/*/case.json")):
        case = json.loads(path.read_text(encoding="utf-8"))
        names = case.get("files") or [case["file"]]
        by_day.setdefault(case.get("as_of", AS_OF), []).extend((f"{path.parent.name}/{n}", path.parent / n) for n in names)
    for day, documents in sorted(by_day.items()):
        yield Job(as_of=day, documents=tuple(documents))


def findings(tree: Path, jobs: Sequence[Job]) -> set[Key]:
    """Return what the code in `tree` finds in the documents of `jobs`."""
    return {key for job in jobs for key in _of_job(tree, job)}


def _of_job(tree: Path, job: Job) -> Iterator[Key]:
    with tempfile.TemporaryDirectory() as scratch:
        here, out = Path(scratch) / "in", Path(scratch) / "out"
        here.mkdir()
        held = {f"{i:04}-{path.name}": (name, path) for i, (name, path) in enumerate(job.documents)}
        for unique, (_, path) in held.items():  # reports are told apart by their names
            (here / unique).symlink_to(path.resolve())
        _check(tree, [here / unique for unique in held], out, job)
        for unique, (name, _) in held.items():
            yield from _keys(name, out / f"{unique}.report.json")


def _check(tree: Path, paths: list[Path], out: Path, job: Job) -> None:
    policies = [word for p in job.policies for word in ("--policy", str(p.resolve()))]
    words = ["check", *map(str, paths), *policies, "--as-of", job.as_of, "--fail-on", "never", "--format", "json", "--out", str(out)]
    environment = {**os.environ, "PYTHONPATH": str(tree / "pipeline")}
    done = subprocess.run(
        [sys.executable, "-m", "ombudscan.cli", *words], env=environment, cwd=tree, capture_output=True, text=True, check=False
    )
    if done.returncode not in (0, 3):  # 3: a document cannot be read, which is told below by its missing report
        sys.exit(f"{tree} cannot be run:\n{done.stderr}")


def _keys(name: str, report: Path) -> Iterator[Key]:
    if not report.exists():
        yield (name, "-", "no report", "-", "")
        return
    for f in json.loads(report.read_text(encoding="utf-8"))["findings"]:
        yield (name, f["severity"], f["rule"], f["provision"] or "-", " ".join(f["quote"].split()))


def table(gained: set[Key], lost: set[Key], documents: int) -> str:
    """Return the Markdown table of what changed; a sentence where nothing did."""
    if not gained and not lost:
        return f"No finding changed over {documents} documents."
    rows = sorted([("gained", *k) for k in gained] + [("lost", *k) for k in lost], key=lambda r: (r[3], r[1], r[0], *r[2:]))
    head = [f"Over {documents} documents: {len(gained)} gained, {len(lost)} lost.\n", "| | document | finding | provision | words |"]
    return "\n".join([*head, "|---|---|---|---|---|", *(_row(*row) for row in rows)])


def _row(change: str, document: str, severity: str, rule: str, provision: str, words: str) -> str:
    shown = words if len(words) <= 90 else words[:89].rstrip() + "…"
    said = shown.replace("|", "\\|")
    return f"| {change} | {document} | {severity} {rule} | {provision} | {said} |"


@contextlib.contextmanager
def revision(root: Path, rev: str) -> Iterator[Path]:
    """Yield a folder that holds the revision `rev` of the repository at `root`; it is gone afterwards."""
    with tempfile.TemporaryDirectory() as scratch:
        tree = Path(scratch) / "tree"
        made = subprocess.run(["git", "worktree", "add", "--detach", str(tree), rev], cwd=root, capture_output=True, text=True, check=False)
        if made.returncode:
            print(f"The revision {rev!r} cannot be had: {made.stderr.strip()}", file=sys.stderr)
            sys.exit(2)
        try:
            yield tree
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", str(tree)], cwd=root, capture_output=True, check=True)


def difference(root: Path, base: str, head: str | None, shared: Path | None) -> str:
    """Return the table of what `head` (the working tree where None) finds against `base`, over the documents of `root`."""
    jobs = [*sample_jobs(root), *(case_jobs(shared) if shared else ())]
    with contextlib.ExitStack() as stack:
        before = findings(stack.enter_context(revision(root, base)), jobs)
        after = findings(stack.enter_context(revision(root, head)) if head else root, jobs)
    return table(after - before, before - after, sum(len(job.documents) for job in jobs))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", help="the revision to compare with")
    parser.add_argument("--head", help="a revision; the working tree by default")
    chosen = parser.parse_args()
    shared = os.environ.get("OMBUDSCAN_SHARED")
    if not shared:
        print("OMBUDSCAN_SHARED is not set: the marked cases are left out.", file=sys.stderr)
    print(difference(ROOT, chosen.base, chosen.head, Path(shared) if shared else None))


if __name__ == "__main__":
    main()
