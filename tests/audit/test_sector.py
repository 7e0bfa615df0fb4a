"""The share of landlords that meet each provision, by any column of the list; a yes that the policy contradicts does not count."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from audit import made_run as made
from ombudscan.audit.sector import columns, provisions
from ombudscan.cli import app
from ombudscan.store import Run, open_run


def form(landlord: str, *statuses: tuple[str, str], region: str = "North", **more: Any) -> made.Row:
    return made.document(landlord, *(made.covered(n, s) for n, s in statuses), columns={"region": region}, **more)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    documents = [
        form("Alder Homes", ("6.2", "met"), ("6.10", "met"), ("5.3", "met")),
        form("Birch Trust", ("6.2", "conflict"), ("6.10", "partly_met"), ("5.3", "met"), region="South"),
        form("Cedar Homes", ("6.2", "met"), ("6.10", "not_assessable"), ("5.3", "met")),
        made.document("Dogwood", made.covered("5.1", "met", edition="hos-2022"), edition="hos-2022", columns={"region": "North"}),
        form("Alder Homes", ("6.2", "met"), kind="policy"),
        form("Alder Homes", ("6.2", "not_found"), kind="policy", path="Alder Homes/leaflet.pdf"),
        form("Elm", outcome="corrupt"),
    ]
    pairs = [{"path": "Cedar Homes/self-assessment.pdf", "rule": "claim-contradicts-policy", "key": "two-stages", "provision": "5.3"}]
    return made.run(tmp_path_factory.mktemp("runs") / "2026", documents, pairs)


@pytest.fixture(scope="module")
def run(folder: Path) -> Run:
    return open_run(folder)


def line(run: Run, number: str, *by: str, **more: Any) -> dict[tuple[str, ...], tuple[int, float | None]]:
    found = provisions(run, by, **more)
    some = found[found.provision == number].to_dict("records")
    return {tuple(r[c] for c in by): (r["landlords"], None if r["share"] != r["share"] else r["share"]) for r in some}


def test_the_share_is_of_those_that_could_be_assessed(run: Run) -> None:
    assert line(run, "6.2") == {(): (3, 0.6667)}
    assert line(run, "6.10") == {(): (3, 0.5)}


def test_a_yes_that_the_policy_contradicts_is_a_conflict(run: Run) -> None:
    (row,) = provisions(run)[provisions(run).provision == "5.3"].to_dict("records")
    assert (row["met"], row["conflict"], row["share"]) == (2, 1, 0.6667)


def test_it_is_divided_by_any_column_of_the_list(run: Run) -> None:
    assert line(run, "6.2", "region") == {("North",): (2, 1.0), ("South",): (1, 0.0)}
    assert line(run, "6.2", "region", "landlord") == {
        ("North", "Alder Homes"): (1, 1.0),
        ("North", "Cedar Homes"): (1, 1.0),
        ("South", "Birch Trust"): (1, 0.0),
    }


def test_every_edition_has_its_own_lines_in_the_forms_order(run: Run) -> None:
    found = provisions(run)
    assert found[["edition", "provision"]].to_numpy().tolist() == [
        ["hos-2022", "5.1"],
        ["hos-2024", "5.3"],
        ["hos-2024", "6.2"],
        ["hos-2024", "6.10"],
    ]
    assert provisions(run, ["edition"]).equals(found)


def test_of_several_policies_the_one_that_meets_it_counts(run: Run) -> None:
    assert line(run, "6.2", kind="policy") == {(): (1, 1.0)}


def test_the_latest_self_assessment_counts(tmp_path: Path) -> None:
    old = form("Alder Homes", ("6.2", "met"), dates={"assessed": "2024-05-01"}, path="b.pdf")
    new = form("Alder Homes", ("6.2", "conflict"), dates={"assessed": "2025-05-01"}, path="a.pdf")
    assert line(open_run(made.run(tmp_path, [old, new])), "6.2") == {(): (1, 0.0)}


def test_the_columns_on_offer_are_those_that_divide(run: Run) -> None:
    assert "region" in columns(run)
    assert not {"dates", "warnings", "document", "sha256"} & set(columns(run))


def test_a_run_without_such_documents_is_an_empty_table(run: Run) -> None:
    assert provisions(run, kind="procedure").empty


def cli(*words: object) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["sector", *map(str, words)])
    return done.exit_code, done.output


def test_the_command_prints_writes_and_offers_the_nearest_column(folder: Path, tmp_path: Path) -> None:
    code, said = cli(folder, "--by", "region")
    assert code == 0
    assert "region: South · hos-2024" in said
    assert "67% of 3" in cli(folder)[1]
    assert cli(folder, "--kind", "procedure")[1].strip() == "No document of that kind was read."
    out = tmp_path / "sector.json"
    assert cli(folder, "--format", "json", "--out", out)[0] == 0
    assert json.loads(out.read_text())["provisions"][0]["title"]
    code, said = cli(folder, "--by", "regoin")
    assert (code, "region" in said) == (2, True)
