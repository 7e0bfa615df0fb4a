"""How fast reading is against the libraries beneath it: pages per CPU-second, medians over interleaved runs, peak memory.

    python scripts/bench_read.py [--runs 15] [--plumber-runs 7] [--compiled build/compiled/site] [--out docs/read-speed.json]
                                 [--readme README.md]
    python scripts/bench_read.py --smoke

The first is what `make bench-read` does; it refuses fewer than 7 runs, whose median says little. --smoke runs each way once, to see
that it works, and writes nothing. `--from docs/read-speed.json --readme README.md` draws the table of a kept result again.
The documents are made anew (bench_documents.py). "Raw text" is what pypdfium2 gives page by page: the physical limit.
"Ours" is the whole reading, bytes to Document: text, tables, headings, clauses, places. All are timed in turn within one
process, so that only the ratios are meant to travel; --compiled names a folder with the compiled package (`make compiled`), which a
process of its own reads with, in its turn. Peak memory is that of a fresh process that reads one file.
"""

from __future__ import annotations

import argparse
import datetime
import io
import json
import logging
import os
import platform
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing, nullcontext
from functools import partial
from pathlib import Path
from typing import Any

import pdfplumber
import pypdfium2

import bench_documents as made
from ombudscan import read

LEAST = 7  # runs: the median of fewer moves from one time to the next
_PEAK = """
import re, sys, resource
from pathlib import Path
from ombudscan import read
read.document(Path(sys.argv[1]))
status = Path("/proc/self/status")
if status.exists():  # Linux counts what the parent held when it made this process into ru_maxrss
    print(int(re.search(r"VmHWM:\\s+(\\d+)", status.read_text())[1]) * 1024)
else:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024))
"""

COMPILED = "ours, compiled"
_ASKED = """
import sys, time
from pathlib import Path
from ombudscan import read
from ombudscan.read import page
print(page.__file__, flush=True)
for line in sys.stdin:
    begin = time.process_time()
    read.document(Path(line.rstrip()))
    print(time.process_time() - begin, flush=True)
"""


class Elsewhere:
    """A process that reads with the compiled package in `folder`, a document for each line that it is given."""

    def __init__(self, folder: Path) -> None:
        self.environment = {**os.environ, "PYTHONPATH": str(folder.resolve())}
        words = [sys.executable, "-c", _ASKED]
        self._process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=self.environment)
        found = self._line()
        if not found or found.endswith(".py"):
            self.close()
            raise SystemExit(f"{folder} holds no compiled package: see make compiled")

    def seconds(self, path: Path) -> float:
        """Return the CPU-seconds that reading `path` takes there."""
        assert self._process.stdin
        self._process.stdin.write(f"{path}\n")
        self._process.stdin.flush()
        return float(self._line())

    def close(self) -> None:
        """End it."""
        self._process.communicate()

    def _line(self) -> str:
        assert self._process.stdout
        return self._process.stdout.readline().strip()


def raw_text(data: bytes) -> None:
    """Take the text of every page from pypdfium2."""
    source = pypdfium2.PdfDocument(data)
    for page in source:
        text = page.get_textpage()
        text.get_text_range()
        text.close()
        page.close()
    source.close()


def plumber_text(data: bytes) -> None:
    """Take the text of every page from pdfplumber."""
    with pdfplumber.open(io.BytesIO(data)) as source:
        for page in source.pages:
            page.extract_text()
            page.close()


def plumber_tables(data: bytes) -> None:
    """Take the tables of every page from pdfplumber."""
    with pdfplumber.open(io.BytesIO(data)) as source:
        for page in source.pages:
            page.extract_tables()
            page.close()


def page_text(data: bytes) -> None:
    """Take the text of a web page from selectolax."""
    from selectolax.lexbor import LexborHTMLParser

    LexborHTMLParser(data.decode()).body.text()


def docx_text(data: bytes) -> None:
    """Take the paragraphs and cells of a Word file from python-docx."""
    import docx

    source = docx.Document(io.BytesIO(data))
    for part in source.iter_inner_content():
        if hasattr(part, "rows"):
            [cell.text for row in part.rows for cell in row.cells]
        else:
            str(part.text)


def documents() -> dict[str, tuple[bytes, str]]:
    """Return the documents by name, with the endings of their files."""
    return {
        "ruled form": (made.form_pdf(), ".pdf"),
        "borderless form": (made.form_pdf(ruled=False), ".pdf"),
        "policy": (made.policy_pdf(), ".pdf"),
        "form, web page": (made.form_html(), ".html"),
        "policy, web page": (made.policy_html(), ".html"),
        "form, Word": (made.form_docx(), ".docx"),
        "policy, Word": (made.policy_docx(), ".docx"),
    }


def ways(path: Path) -> dict[str, Callable[[bytes], object]]:
    """Return the ways of reading a file of this kind."""
    own: dict[str, Callable[[bytes], object]] = {"ours": lambda _: read.document(path)}
    others: dict[str, dict[str, Callable[[bytes], object]]] = {
        ".pdf": {"raw text": raw_text, "plumber text": plumber_text, "plumber tables": plumber_tables},
        ".html": {"page text": page_text},
        ".docx": {"python-docx": docx_text},
    }
    return own | others[path.suffix]


def seconds(way: Callable[[bytes], object], data: bytes) -> float:
    """Return the CPU-seconds that `way` takes in this process."""
    begin = time.process_time()
    way(data)
    return time.process_time() - begin


def measured(path: Path, data: bytes, runs: int, slow_runs: int, compiled: Elsewhere | None = None) -> dict[str, float]:
    """Return the median CPU-seconds of each way, the runs interleaved; pdfplumber's are fewer.

    Their order is another in each run: whoever comes after pdfplumber finds nothing of its own in the processor's caches.
    """
    found = {name: partial(seconds, way, data) for name, way in ways(path).items()}
    if compiled:
        found[COMPILED] = partial(compiled.seconds, path)
    chance = random.Random(3)
    taken: dict[str, list[float]] = {name: [] for name in found}
    for run in range(runs + 1):
        for name, way in chance.sample(list(found.items()), len(found)):
            if run > slow_runs and name.startswith("plumber"):
                continue
            taken[name].append(way())
    return {name: statistics.median(times[1:]) for name, times in taken.items()}  # the first run imports


def peak(path: Path, environment: dict[str, str] | None = None) -> int:
    """Return the most bytes that a fresh process held while it read `path`."""
    words = [sys.executable, "-c", _PEAK, str(path)]
    return int(subprocess.run(words, capture_output=True, check=True, text=True, env=environment).stdout)


def multiples(taken: dict[str, float], ours: str) -> dict[str, float]:
    """Return how many times the speed of each other way that of `ours` is."""
    return {way: round(s / taken[ours], 3) for way, s in taken.items() if way not in ("ours", COMPILED)}


def results(runs: int, slow_runs: int, compiled: Elsewhere | None = None) -> dict[str, object]:
    """Measure everything; of the compiled package too where it is given."""
    found: dict[str, object] = {}
    pages = {"form": 0, "policy": 0}
    with tempfile.TemporaryDirectory() as folder:
        for name, (data, ending) in documents().items():
            path = Path(folder) / f"document{ending}"
            path.write_bytes(data)
            twin = "policy" if "policy" in name else "form"
            if ending == ".pdf":
                pages[twin] = len(pypdfium2.PdfDocument(data))
            taken = measured(path, data, runs, slow_runs, compiled)
            speeds = {way: round(pages[twin] / s, 1) for way, s in taken.items()}
            row: dict[str, object] = {"pages": pages[twin], "pages_per_cpu_second": speeds}
            row |= {"ours_as_multiple_of": multiples(taken, "ours"), "peak_bytes": peak(path)}
            if compiled:
                row |= {"compiled_as_multiple_of": multiples(taken, COMPILED), "compiled_peak_bytes": peak(path, compiled.environment)}
            found[name] = row
            print(f"{name}: {row}", file=sys.stderr)
    head = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, check=False, text=True, cwd=Path(__file__).parent)
    return {
        "runs": runs,
        "plumber_runs": slow_runs,
        "python": f"{platform.python_version()} ({platform.python_compiler()})",
        "commit": head.stdout.strip(),
        "date": datetime.datetime.now(tz=datetime.UTC).date().isoformat(),
        "documents": found,
    }


def table(found: dict[str, object]) -> str:
    """Return the README's table: pages per CPU-second, and in brackets how many times that our own speed is, pure and compiled."""
    ways_of = ("raw text", "plumber text", "plumber tables", "page text", "python-docx")
    heads = ["pdfium raw text", "pdfplumber text", "pdfplumber tables", "selectolax text", "python-docx text", "peak"]
    documents_of: dict[str, dict[str, Any]] = found["documents"]  # type: ignore[assignment]
    both = all(COMPILED in row["pages_per_cpu_second"] for row in documents_of.values())
    heads = ["document", "pages", "ours", *(["compiled"] if both else []), *heads]
    lines = [f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"]
    for name, row in documents_of.items():
        speeds = row["pages_per_cpu_second"]
        kinds = ["ours_as_multiple_of", *(["compiled_as_multiple_of"] if both else [])]
        others = [f"{speeds[w]:.0f} ({', '.join(f'{row[k][w]:.2f}' for k in kinds)})" if w in speeds else "" for w in ways_of]
        own = [f"{speeds[w]:.0f}" for w in ("ours", *([COMPILED] if both else []))]
        cells = [name, str(row["pages"]), *own, *others, f"{row['peak_bytes'] / 1e6:.0f} MB"]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def told(found: dict[str, object]) -> str:
    """Return what the README says between its marks: the table, and below it when and with what it was measured."""
    runs = f"Medians of {found['runs']} runs, of pdfplumber's {found['plumber_runs']}"
    return f"{table(found)}\n\n{runs}; at commit {found['commit']}, {found['date']}, with Python {found['python']}."


def put(readme: Path, text: str) -> None:
    """Set `text` between the marks in the README."""
    start, end = "<!-- bench-read -->", "<!-- /bench-read -->"
    before, rest = readme.read_text(encoding="utf-8").split(start)
    readme.write_text(f"{before}{start}\n{text}\n{end}{rest.split(end)[1]}", encoding="utf-8")


def _runs(text: str) -> int:
    if not text.isdigit() or int(text) < LEAST:
        raise argparse.ArgumentTypeError(f"at least {LEAST} runs make a median that can be told of; --smoke is for fewer")
    return int(text)


def main(given_words: list[str] | None = None) -> int:
    """Measure, print the table, write JSON and the README where asked; `--from` takes an earlier result."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=_runs, default=15)
    parser.add_argument("--plumber-runs", type=_runs, default=LEAST)
    parser.add_argument("--smoke", action="store_true", help="each way once, to see that it works: nothing is written")
    parser.add_argument("--compiled", type=Path, help="a folder with the compiled package: make compiled")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--readme", type=Path)
    parser.add_argument("--from", dest="earlier", type=Path)
    given = parser.parse_args(given_words)
    if given.smoke and (given.out or given.readme):
        parser.error("--smoke measures nothing that may be written: leave out --out and --readme")
    if given.smoke:
        given.runs = given.plumber_runs = 1
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    if given.earlier:
        found = json.loads(given.earlier.read_text(encoding="utf-8"))
    else:
        with closing(Elsewhere(given.compiled)) if given.compiled else nullcontext() as compiled:
            found = results(given.runs, given.plumber_runs, compiled)
    if given.out:
        given.out.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    print(told(found))
    if given.readme:
        put(given.readme, told(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
