"""The published schema is what the tables are: the page is fresh, every column is explained, and the Parquet has those columns."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from audit import made_run as made
from ombudscan.audit import shards
from ombudscan.audit.parts import Store
from ombudscan.audit.schema import SCHEMAS, TABLES
from scripted import script

ROOT = Path(__file__).parents[2]


def test_the_page_is_fresh() -> None:
    held = (ROOT / "docs" / "reference" / "run-tables.md").read_text(encoding="utf-8")
    assert held == script("tables_page").page(), "run python scripts/tables_page.py"


@pytest.mark.parametrize("name", TABLES)
def test_every_column_says_what_it_holds(name: str) -> None:
    for field in SCHEMAS[name]:
        assert field.metadata[b"about"].strip(), f"{name}.{field.name}"
    assert len(set(SCHEMAS[name].names)) == len(SCHEMAS[name].names)


@pytest.mark.parametrize("name", TABLES)
def test_what_is_written_has_the_published_columns(name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    run = made.run(tmp_path_factory.mktemp("run"), [made.document("Alder Homes", made.claim("6.2"))])
    for path in sorted((run / "tables" / name).glob("*.parquet")):
        assert pq.read_schema(path).remove_metadata().equals(SCHEMAS[name].remove_metadata())


def test_tables_with_other_columns_than_todays_are_written_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shard = shards.Shard(folder=tmp_path / "tables", store=Store(tmp_path / "parts"), letter="0", documents=(), pairs=())
    now = shard.mark
    found = SCHEMAS["findings"]
    monkeypatch.setitem(shards.SCHEMAS, "findings", found.remove(found.get_field_index("certainty")))
    assert shard.mark != now
