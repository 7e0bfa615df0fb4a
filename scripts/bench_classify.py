"""Passages per core-second: the linear heads alone, the encoder alone, and the classifier as check uses it.

    python scripts/bench_classify.py [FILE ...] [--model FOLDER] [--runs 5] [--out bench.json]

Without files, the policies in corpus/samples are taken. The passages are those that the product asks its classifier
about, headings and lead-ins with them. Each run is a new process on one thread; the parts take turns, and the medians
count. Time is the process's own (all its threads), so that other work on the machine does not matter. That torch is never
imported is asserted.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, field, replace
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
import numpy.typing as npt

from ombudscan import classify, extract, read
from ombudscan.classify.lexical import Unit
from ombudscan.classify.model import Classifier, EncoderHeads

ROOT = Path(__file__).parents[1]
PARTS = ("heads alone", "encoder alone", "as check uses it")
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "TOKENIZERS_PARALLELISM"), "1")


@dataclass(frozen=True, slots=True)
class Run:
    """One process: seconds of loading by the clock, core-seconds of work, and how many passages reached the encoder."""

    load: float
    work: float
    encoded: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Listening(Classifier):
    """A classifier that keeps what it is asked about and answers no to everything."""

    heard: list[Unit] = field(default_factory=list)

    def readings(self, units: list[Unit]) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
        """Return zeros."""
        self.heard.extend(units)
        none = (len(units), len(self.practices.kinds) if self.practices else 0)
        return np.zeros((len(units), len(self.keys)), dtype=np.float32), np.zeros(none, dtype=np.float32)

    def likenesses(self, units: list[Unit]) -> npt.NDArray[np.float32]:
        """Return zeros for what stands in the rows of a form."""
        self.heard.extend(units)
        return np.zeros((len(units), len(self.practices.kinds) if self.practices else 0), dtype=np.float32)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counting(EncoderHeads):
    """An encoder that counts the passages it is given."""

    seen: list[int] = field(default_factory=list)

    def scores(self, units: list[Unit]) -> npt.NDArray[np.float32]:
        """Return the encoder's scores."""
        self.seen.append(len(units))
        return EncoderHeads.scores(self, units)


def passages(files: list[Path], classifier: Classifier) -> list[Unit]:
    """Return what the product asks the classifier about in `files`."""
    ear = Listening(**_fields(classifier))
    for path in files:
        document = read.document(path)
        claims = extract.claims(document)
        found = extract.passages(document, claims)
        stages = tuple(s.stage for s in extract.statements(document, found, claims))
        classify.matches(document, found, ear, claims, stages)
    return ear.heard


def _fields(of: Any) -> dict[str, Any]:
    return {name: getattr(of, name) for name in type(of).__dataclass_fields__}


def run(part: str, units: list[Unit], model: Path | None) -> Run:
    """Run in a fresh process: load the model, warm it with a few passages, then time them all."""
    begin = time.perf_counter()
    classifier = classify.load(model)
    load = time.perf_counter() - begin
    counting = Counting(**_fields(classifier.encoder)) if classifier.encoder else None
    work = {
        "heads alone": classifier.linear_scores,
        "encoder alone": counting.scores if counting else classifier.linear_scores,
        "as check uses it": replace(classifier, encoder=counting).probabilities,
    }[part]
    work(units[:8])
    if counting:
        counting.seen.clear()
    begin = time.process_time()
    work(units)
    taken = time.process_time() - begin
    assert "torch" not in sys.modules, "torch was imported"
    return Run(load, taken, sum(counting.seen) if counting else 0)


def measured(units: list[Unit], model: Path | None, runs: int) -> dict[str, list[Run]]:
    """Return the runs of each part, which take turns."""
    found: dict[str, list[Run]] = {part: [] for part in PARTS}
    for _ in range(runs):
        for part in PARTS:
            with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as fresh:
                found[part].append(fresh.submit(run, part, units, model).result())
    return found


def lines(found: dict[str, list[Run]], count: int) -> list[str]:
    """Return the table."""
    heads = median(r.work for r in found[PARTS[0]])
    rows = [
        f"| {part} | {count / median(r.work for r in runs):.0f} | {median(r.work for r in runs) / heads:.1f} "
        f"| {median(r.encoded for r in runs) / count:.0%} | {median(r.load for r in runs):.2f} s |"
        for part, runs in found.items()
    ]
    return ["| part | passages per core-second | time by heads' | reach the encoder | loaded in |", "|---|---|---|---|---|", *rows]


def main(given: list[str]) -> int:
    """Measure, print a table, write JSON where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="*", default=sorted((ROOT / "corpus/samples").glob("*/policy.*")))
    parser.add_argument("--model", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args(given)
    os.environ.update(ONE_THREAD)
    classifier = classify.load(options.model)
    units = passages(options.files, classifier)
    found = measured(units, options.model, options.runs)
    print(f"{len(units)} passages of {len(options.files)} documents, model {classifier.model.name} {classifier.model.sha256[:12]}\n")
    print("\n".join(lines(found, len(units))))
    if options.out:
        record = {"model": asdict(classifier.model), "passages": len(units), "runs": {p: list(map(asdict, r)) for p, r in found.items()}}
        options.out.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
