"""A run opens as frames with what is told of their documents, answers SQL, and says so where it is no run or half of one."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import duckdb
import pytest

import ombudscan
from audit import made_run as made
from ombudscan.audit import schema
from ombudscan.store import NoRunError, open_run
from ombudscan.store import run as store_run


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    documents = [
        made.document(
            "Alder Homes",
            made.claim("6.2", "yes", "Letters go out in five days."),
            made.finding("generic-evidence", "6.2", "Letters"),
            columns={"region": "North", "title": "big", "rule": "strict"},
            year="2026",
        ),
        made.document("Alder Homes", kind="policy", edition="hos-2024", columns={"region": "North"}),
        made.document("Birch Trust", made.claim("5.1", "no", edition="hos-2022"), edition="hos-2022", columns={"region": "South"}),
        made.document("Birch Trust", path="Birch Trust/locked.pdf", outcome="encrypted"),
    ]
    return made.run(tmp_path_factory.mktemp("run [a] 'b'"), documents)


def test_every_table_of_the_schema_is_a_frame(folder: Path) -> None:
    run = open_run(folder)
    assert set(run.tables) == set(schema.TABLES)
    for name in schema.TABLES:
        frame = getattr(run, name)
        own = [c for c in schema.SCHEMAS[name].names if c != "columns"]
        assert set(own) <= set(frame.columns), name
        assert name in dir(run)


def test_findings_bear_what_is_told_of_their_documents(folder: Path) -> None:
    found = open_run(folder).findings
    assert found[["landlord", "kind", "edition", "year", "region"]].to_dict("records") == [
        {"landlord": "Alder Homes", "kind": "self-assessment", "edition": "hos-2024", "year": "2026", "region": "North"}
    ]
    assert found.groupby(["edition", "rule"]).size().unstack().to_dict() == {"generic-evidence": {"hos-2024": 1}}


def test_a_column_of_the_list_does_not_hide_one_of_the_table(folder: Path) -> None:
    documents = open_run(folder).documents
    assert list(documents[documents.kind == "self-assessment"]["listed_title"].dropna()) == ["big"]
    assert "columns" not in documents
    assert open_run(folder).findings[["rule", "listed_rule"]].to_numpy().tolist() == [["generic-evidence", "strict"]]


def test_a_claims_own_edition_stays(folder: Path) -> None:
    claims = open_run(folder).claims
    assert dict(zip(claims.provision, claims.edition, strict=True)) == {"6.2": "hos-2024", "5.1": "hos-2022"}


def test_what_is_missing_leaves_whole_numbers_whole(folder: Path) -> None:
    claims = open_run(folder).claims
    assert str(claims.dtypes["row"]) == "Int32"
    assert claims.page.isna().all()


def test_the_same_bytes_under_two_landlords_count_for_both_and_under_two_names_once(tmp_path: Path) -> None:
    one = made.document("Alder Homes", made.finding("third-stage", "5.3", "a panel"), kind="policy", path="same")
    run = open_run(made.run(tmp_path, [one, {**one, "landlord": "Birch Trust"}, {**one, "landlord": "Birch Trust"}]))
    assert sorted(run.findings.landlord) == ["Alder Homes", "Birch Trust"]


def test_sql_sees_every_table_and_takes_parameters(folder: Path) -> None:
    run = open_run(folder)
    assert run.sql("SELECT outcome FROM documents WHERE landlord = ? ORDER BY 1", ["Birch Trust"]).outcome.tolist() == ["encrypted", "ok"]
    assert run.rows("SELECT count(*) FROM failures") == [(1,)]
    with pytest.raises(duckdb.Error):
        run.sql("SELECT * FROM nowhere")


def test_sql_reads_and_writes_no_other_file(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text("a\n1\n")
    run = open_run(folder)
    for query in (f"SELECT * FROM read_csv('{tmp_path}/secret.csv')", f"COPY findings TO '{tmp_path}/out.csv'", "INSTALL httpfs"):
        with pytest.raises(duckdb.Error):
            run.sql(query)
    assert not (tmp_path / "out.csv").exists()


def test_a_frame_is_the_callers_own(folder: Path) -> None:
    run = open_run(folder)
    mine = run.findings
    mine["rule"] = "spoilt"
    assert run.findings.rule.tolist() == ["generic-evidence"]


def test_an_unknown_table_is_named_with_those_there_are(folder: Path) -> None:
    with pytest.raises(AttributeError, match=r"no table 'finding'; it has claims"):
        _ = open_run(folder).finding


def test_the_layouts_agree() -> None:
    assert store_run.SCHEMA == schema.VERSION


def _without_manifest(run: Path) -> None:
    (run / "manifest.json").unlink()


def _damaged_manifest(run: Path) -> None:
    (run / "manifest.json").write_text("{")


def _other_version(run: Path) -> None:
    (run / "manifest.json").write_text(json.dumps({"schema": "ombudscan.run/0"}))


def _no_tables(run: Path) -> None:
    shutil.rmtree(run / "tables")


def _shard_missing(run: Path) -> None:
    (run / "tables" / "claims" / "3.parquet").unlink()


def _shard_cut(run: Path) -> None:
    path = run / "tables" / "claims" / "3.parquet"
    path.write_bytes(path.read_bytes()[:-30])


def _shards_of_two_states(run: Path) -> None:
    other = made.run(run.parent / "other", [made.document(f"Landlord {n}") for n in range(60)])
    shutil.copy(other / "tables" / "claims" / "3.parquet", run / "tables" / "claims" / "3.parquet")


BROKEN = [
    (_without_manifest, "has no manifest.json"),
    (_damaged_manifest, "cannot be read"),
    (_other_version, "another version"),
    (_no_tables, "has no tables yet"),
    (_shard_missing, "half-written"),
    (_shard_cut, "half-written"),
    (_shards_of_two_states, "half-written"),
]


@pytest.mark.parametrize(("harm", "says"), BROKEN, ids=lambda x: getattr(x, "__name__", x))
def test_what_is_no_whole_run_is_refused_with_what_to_do(folder: Path, tmp_path: Path, harm: object, says: str) -> None:
    run = tmp_path / "run"
    shutil.copytree(folder, run)
    harm(run)  # type: ignore[operator]
    with pytest.raises(NoRunError, match=says) as told:
        ombudscan.open_run(run)
    assert str(told.value).endswith(".")


def test_a_run_opens_at_an_address_that_fsspec_reaches(folder: Path) -> None:
    fsspec = pytest.importorskip("fsspec", reason="fsspec comes with the extra [dask]")
    for path in (p for p in folder.rglob("*") if p.is_file()):
        fsspec.filesystem("memory").pipe_file(f"/runs/x/{path.relative_to(folder).as_posix()}", path.read_bytes())
    there = open_run("memory://runs/x")
    assert there.findings.equals(open_run(folder).findings)
    assert there.rows("SELECT count(*) FROM documents") == [(4,)]
    with pytest.raises(NoRunError, match="no folder"):
        open_run("memory://runs/y")


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(NoRunError, match="no folder"):
        open_run(tmp_path / "nowhere")


def test_what_an_interrupted_audit_left_out_is_counted(tmp_path: Path) -> None:
    run = made.run(tmp_path, [made.document("Alder Homes")])
    manifest = json.loads((run / "manifest.json").read_text())
    manifest["documents"] += [{"path": "a"}, {"path": "b"}]
    (run / "manifest.json").write_text(json.dumps(manifest))
    assert open_run(run).unfinished == 2
