"""How long the table of a sector takes: a run of made Parquet (500 landlords by 72 provisions), asked for as a browser asks.

    python scripts/bench_table.py [--landlords 500] [--runs 7] [--keep FOLDER]

Prints a table: medians over the runs, warm, through the application itself (guard, filter, totals, page) in one process.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from starlette.testclient import TestClient

from ombudscan import catalog
from ombudscan.audit.schema import SCHEMAS, TABLES, VERSION
from ombudscan.audit.tables import fitted
from ombudscan.web.app import create_app
from ombudscan.web.settings import ServeSettings

ORIGIN = "http://127.0.0.1:8000"
SHARDS = "0123456789abcdef"
ASKED = (
    ("first page, 50 landlords", "/run"),
    ("one page of all landlords", "/run?size=1000"),
    ("only breaches", "/run?state=breach"),
    ("one region, one section", "/run?where=region:North&section=6"),
    ("waiting for a decision", "/run?decided=undecided"),
    ("provisions of the sector", "/run/provisions"),
    ("one provision", "/run/provision?provision=6.3"),
    ("a cell", "/run/cell?landlord=Made+Homes+0007&provision=6.3"),
    ("the table as JSON, 50 landlords", "/api/run/table"),
)
WORDS = (
    "we answer complaint residents within days policy clause record board review officer stage letter agreed reasons home repair".split()
)


def words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(WORDS, k=count)).capitalize() + "."


def made(folder: Path, landlords: int) -> Path:
    """Write a run: each landlord with a self-assessment of 72 rows and a policy of 150 statements, all invented."""
    import json

    chance = random.Random(5)
    rows: dict[str, dict[str, list[dict[str, Any]]]] = {t: {s: [] for s in SHARDS} for t in TABLES}
    provisions = [p for p in catalog.edition("hos-2024").provisions if p.on_form]
    for n in range(landlords):
        name = f"Made Homes {n:04}"
        form, policy = (hashlib.sha256(f"{name} {kind}".encode()).hexdigest() for kind in ("form", "policy"))
        columns = sorted({"region": chance.choice(("North", "South", "East", "West")), "homes": str(chance.randrange(50, 90_000))}.items())
        for key, kind in ((form, "self-assessment"), (policy, "policy")):
            same = {"document": key, "path": f"{name}/{kind}.pdf", "landlord": name, "columns": columns, "sha256": key, "outcome": "ok"}
            add(
                rows,
                "documents",
                {**same, "media_type": "application/pdf", "kind": kind, "edition": "hos-2024", "dates": [], "warnings": []},
            )
        statements(rows, chance, policy)
        for i, p in enumerate(provisions):
            claim(rows, chance, form, policy, i, p.number, p.key)
    for table, shards in rows.items():
        place = folder / "tables" / table
        place.mkdir(parents=True)
        for shard, held in shards.items():
            schema = SCHEMAS[table].with_metadata({"ombudscan.made_from": shard})
            pq.write_table(pa.Table.from_pylist(held, schema=schema), place / f"{shard}.parquet")
    (folder / "manifest.json").write_text(json.dumps({"schema": VERSION, "documents": []}))
    return folder


def add(rows: dict[str, dict[str, list[dict[str, Any]]]], table: str, row: dict[str, Any]) -> None:
    rows[table][row["document"][0]].append(fitted(table, row))


def statements(rows: dict[str, dict[str, list[dict[str, Any]]]], chance: random.Random, policy: str) -> None:
    for n in range(150):
        said = {"document": policy, "passage": f"p{n}", "text": words(chance, 18), "provisions": ["6.3"], "probabilities": [0.9]}
        add(rows, "passages", {**said, "start": n * 200, "end": n * 200 + 150, "page": n // 15 + 1})


def claim(
    rows: dict[str, dict[str, list[dict[str, Any]]]], chance: random.Random, form: str, policy: str, i: int, number: str, key: str
) -> None:
    """One row of a form with its verdict, and with a fault in one of four."""
    at = {"document": form, "provision": number, "key": key, "page": i // 4 + 1, "start": i * 500, "end": i * 500 + 400}
    add(rows, "claims", {**at, "row": i, "edition": "hos-2024", "answer": "yes", "evidence": words(chance, 40), "commentary": ""})
    add(rows, "passages", {**at, "passage": f"c{i}", "text": words(chance, 30), "provisions": [number], "probabilities": [0.9]})
    grave = chance.choices(("", "breach", "gap", "review"), weights=(75, 5, 8, 12))[0]
    status = {"": "met", "breach": "conflict"}.get(grave, "partly_met")
    add(rows, "coverage", {**at, "status": status, "passages": [f"c{i}"], "nearest": [], "reason": "The row's answer is yes."})
    if grave:
        add(
            rows,
            "findings",
            {**at, "rule": "contrary-evidence", "severity": grave, "message": words(chance, 20), "quote": words(chance, 12), "because": []},
        )
    said = {"policy": policy, "source": "policy.pdf", "text": words(chance, 18), "page": 3, "start": 400, "end": 550, "probability": 0.9}
    verdict = chance.choices(("met", "contradicted", "silent"), weights=(85, 5, 10))[0]
    add(rows, "pairs", {**at, "policies": [policy], "verdict": verdict, "reason": words(chance, 12), "notes": [], "passages": [said] * 3})


def measured(folder: Path, runs: int) -> list[tuple[str, float, int]]:
    """Seconds and bytes of each view: first the reading of the run, then medians, each view in turn within a run."""
    settings = ServeSettings(run=folder, warm=False)
    headers = {"Origin": ORIGIN, "Sec-Fetch-Site": "same-origin"}
    with TestClient(create_app(settings), base_url=ORIGIN, headers=headers) as client:
        client.get("/open", params={"token": settings.token})
        began = time.perf_counter()
        client.get("/run")
        found = [("the run is read, once, with its first page", time.perf_counter() - began, 0)]
        taken: dict[str, list[float]] = {label: [] for label, _ in ASKED}
        sizes: dict[str, int] = {}
        for _ in range(runs + 1):
            for label, path in ASKED:
                began = time.perf_counter()
                answer = client.get(path)
                taken[label].append(time.perf_counter() - began)
                assert answer.status_code == 200, (path, answer.status_code)
                sizes[label] = len(answer.content)
    return found + [(label, statistics.median(times[1:]), sizes[label]) for label, times in taken.items()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--landlords", type=int, default=500)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--keep", type=Path, help="write the made run there, and leave it")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = made(asked.keep or Path(scratch) / "run", asked.landlords)
        print(f"| {asked.landlords} landlords by 72 provisions | seconds | kB |\n|---|--:|--:|")
        for label, seconds, size in measured(folder, asked.runs):
            print(f"| {label} | {seconds:.2f} | {size // 1000 or ''} |")


if __name__ == "__main__":
    main()
