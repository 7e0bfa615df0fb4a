"""The API of a run: what it answers, and that it keeps to its own description whatever is sent (Schemathesis)."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from starlette.testclient import TestClient

from ombudscan import catalog
from ombudscan.decisions import open_log
from ombudscan.web.app import create_app
from ombudscan.web.run_models import NewDecision
from ombudscan.web.settings import ServeSettings
from web.made_review import made

HERE = "http://127.0.0.1:8000"
ALDER = {"landlord": "Alder Homes", "provision": "6.3"}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> ServeSettings:
    return ServeSettings(run=made(tmp_path_factory.mktemp("runs") / "2026"), warm=False)


@pytest.fixture(scope="module")
def program(served: ServeSettings) -> Iterator[TestClient]:
    """A program that shows the token, with no browser's headers."""
    given = {"Authorization": f"Bearer {served.token}"}
    with TestClient(create_app(served), base_url=HERE, headers=given) as client:
        yield client


OPERATIONS = [
    *(("", "GET"), ("/table", "GET"), ("/cell", "GET"), ("/provisions", "GET"), ("/failures", "GET")),
    *(("/provision", "GET"), ("/landlord", "GET")),
    *(("/decisions", "GET"), ("/decisions", "POST"), ("/agreement", "GET"), ("/verify", "GET")),
]


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda m: m.value)
@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_the_api_keeps_to_its_description(program: TestClient, served: ServeSettings, path: str, method: str, mode: GenerationMode) -> None:
    """No 5xx, only statuses that are told, bodies as they are told, nothing taken that is told not to be."""
    told = copy.deepcopy(program.app.openapi())  # type: ignore[attr-defined]
    told["paths"][f"/api/run{path}"][method.lower()].pop("security")  # every request of this test shows the token
    schema = schemathesis.openapi.from_dict(told)
    schema.app = program.app
    tried = 0

    @settings(max_examples=25, suppress_health_check=list(HealthCheck), derandomize=True, database=None)
    @given(case=schema[f"/api/run{path}"][method].as_strategy(generation_mode=mode))
    def hold(case: Any) -> None:
        nonlocal tried
        tried += 1
        case.call_and_validate(base_url=HERE, headers={"Authorization": f"Bearer {served.token}"})

    try:
        hold()
    except Unsatisfiable:
        assert mode is GenerationMode.NEGATIVE  # nothing can be wrong where nothing is asked
        assert path in ("", "/verify")
    assert tried or mode is GenerationMode.NEGATIVE


def test_without_the_token_nothing_is_answered(program: TestClient) -> None:
    for path in ("", "/table", "/decisions", "/verify"):
        for shown in ("", "Bearer x", "Basic eDp4"):
            assert program.get(f"/api/run{path}", headers={"Authorization": shown}).status_code == 403


def test_a_run_is_told(program: TestClient) -> None:
    said = program.get("/api/run").json()
    assert (said["name"], said["landlords"], said["documents"]) == ("2026", 6, 6)
    assert said["editions"]["self-assessment"] == {"hos-2024": 3, "hos-2022": 1}
    assert said["columns"] == {"homes": ["400", "12,500"], "region": ["North", "South"]}
    assert said["outcomes"] == {"ok": 5, "encrypted": 1}


def test_a_filter_that_is_not_there_is_an_error_and_not_passed_over(program: TestClient) -> None:
    for query, status in (("region=North", 422), ("where=colour:red", 404), ("where=homes>=many", 400), ("kind=letter", 422)):
        assert program.get(f"/api/run/table?{query}").status_code == status, query


def test_the_table_with_filters(program: TestClient) -> None:
    said = program.get("/api/run/table", params={"state": ["breach"], "where": ["region:North", "homes>=1000"]}).json()
    assert [c["provision"] for c in said["columns"]] == ["6.3"]
    assert [(line["landlord"], line["states"]) for line in said["lines"]] == [("Alder Homes", ["breach"])]
    page = program.get("/api/run/table", params={"size": 2, "page": 2}).json()
    assert (page["page"], page["pages"], page["landlords"], len(page["lines"])) == (2, 3, 5, 2)
    assert all(len(line["states"]) == len(page["columns"]) == 72 for line in page["lines"])


def test_provisions_and_failures(program: TestClient) -> None:
    found = {p["provision"]: p for p in program.get("/api/run/provisions").json()}
    assert (found["6.3"]["ok"], found["6.3"]["breach"], found["6.3"]["share"]) == (1, 1, 0.5)
    (failed,) = program.get("/api/run/failures").json()
    assert (failed["landlord"], failed["outcome"], failed["read_in_part"]) == ("Cedar Co-op", "encrypted", False)


def test_a_provision_in_whose_words(program: TestClient) -> None:
    told = program.get("/api/run/provision", params={"provision": "6.3"}).json()
    assert (told["title"], told["share"], told["landlords"], told["pages"]) == ("Stage 1 response within ten working days", 0.5, 5, 1)
    assert told["totals"]["breach"] == 1
    assert [(s["landlord"], s["state"]) for s in told["said"][:2]] == [("Birch Trust", "ok"), ("Alder Homes", "breach")]
    assert (told["said"][1]["words"], told["said"][1]["decision"]) == ("We answer within thirty working days.", "")
    cited = program.get("/api/run/provision", params={"provision": "3.1", "state": "contradicted"}).json()
    assert [s["policy_words"] for s in cited["said"]] == ["Complaints are answered within six weeks of receipt."]
    second = program.get("/api/run/provision", params={"provision": "6.3", "size": 1, "page": 2}).json()
    assert ([s["landlord"] for s in second["said"]], second["page"], second["pages"]) == (["Alder Homes"], 2, 5)
    assert program.get("/api/run/provision", params={"provision": "99"}).status_code == 404


def test_a_landlord_with_its_documents_and_rows(program: TestClient) -> None:
    told = program.get("/api/run/landlord", params={"landlord": "alder HOMES"}).json()
    assert (told["landlord"], told["listed"]) == ("Alder Homes", {"homes": "12,500", "region": "North"})
    (document,) = told["documents"]
    assert (document["kind"], document["edition"], document["outcome"]) == ("self-assessment", "hos-2024", "ok")
    (row,) = told["tables"]
    states = {c["provision"]: c["state"] for c in row["cells"]}
    assert (len(states), states["6.3"], states["3.1"]) == (72, "breach", "contradicted")
    assert row["whole"] == ["stale-assessment (gap)"]
    assert row["totals"]["breach"] == sum(s == "breach" for s in states.values())
    unread = program.get("/api/run/landlord", params={"landlord": "Cedar Co-op"}).json()
    assert ([d["outcome"] for d in unread["documents"]], unread["tables"]) == (["encrypted"], [])
    assert program.get("/api/run/landlord", params={"landlord": "Nobody"}).status_code == 404


def test_decisions_by_a_program(tmp_path: Path) -> None:
    served = ServeSettings(run=made(tmp_path / "2026"), warm=False)
    given = {"Authorization": f"Bearer {served.token}"}
    with TestClient(create_app(served), base_url=HERE, headers=given) as program:
        cell = program.get("/api/run/cell", params=ALDER).json()
        assert (cell["state"], cell["answer"], len(cell["found"])) == ("breach", "yes", 1)
        new = ALDER | {"subject": cell["found"][0]["subject"], "reviewer": "Ann", "decision": "dismiss", "ground": "misread"}
        made_one = program.post("/api/run/decisions", json=new)
        assert made_one.status_code == 201
        assert (made_one.json()["number"], made_one.json()["rule"]) == (1, "contrary-evidence")
        for wrong, status in (
            ({"ground": None}, 422),
            ({"reviewer": " "}, 422),
            ({"subject": "0" * 16}, 409),
            ({"landlord": "Nobody"}, 404),
            ({"provision": "99"}, 404),
            ({"mood": "good"}, 422),
            ({"kind": "letter"}, 422),
        ):
            answer = program.post("/api/run/decisions", json=new | wrong)
            assert (answer.status_code, set(answer.json())) == (status, {"detail"}), wrong
        program.post("/api/run/decisions", json=new | {"reviewer": "Ben", "decision": "agree", "blind": True})
        assert [d["reviewer"] for d in program.get("/api/run/decisions").json()] == ["Ann", "Ben"]
        assert [d["number"] for d in program.get("/api/run/decisions", params={"after": 1}).json()] == [2]
        agreed = program.get("/api/run/agreement", params={"first": "Ann", "second": "Ben", "blind": True}).json()
        assert (agreed["both"], agreed["same"], agreed["kappa"]) == (1, 0, 0.0)
        verified = program.get("/api/run/verify").json()
        assert (verified["holds"], verified["entries"]) == (True, 2)
        assert verified["hash"] == open_log(tmp_path / "2026").entries()[-1].hash


def test_no_page_of_the_run_stands_in_the_description(program: TestClient) -> None:
    paths = program.get("/api/openapi.json").json()["paths"]
    assert {p for p in paths if not p.startswith("/api/")} == set()
    assert {p.removeprefix("/api/run") for p in paths if p.startswith("/api/run")} == {
        "",
        "/table",
        "/cell",
        "/provisions",
        "/provision",
        "/landlord",
        "/failures",
        "/decisions",
        "/agreement",
        "/verify",
    }


def test_a_decision_may_name_every_edition_that_there_is() -> None:
    told = NewDecision.model_json_schema()["properties"]["edition"]["enum"]
    assert sorted(told) == sorted(["", *(e.id for e in catalog.editions())])
