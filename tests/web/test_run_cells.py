"""Which state a cell of the table has, and what the table shows of a landlord without a readable document."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.made_run import claim, covered, document, finding, run
from ombudscan.store import open_run
from ombudscan.web.run_cells import cells, editions, provisions
from ombudscan.web.run_nouns import Cell
from ombudscan.web.run_tables import Tables


def only(
    folder: Path, *documents: dict[str, object], kind: str = "self-assessment", number: str = "6.3", pairs: tuple[object, ...] = ()
) -> Cell:
    tables = Tables(open_run(run(folder, list(documents), list(pairs))))  # type: ignore[arg-type]
    (landlord,) = tables.landlords.values()
    found = cells(tables, landlord, kind, "hos-2024", provisions("hos-2024", kind))
    assert found is not None
    return next(c for c in found if c.provision == number)


GAP = {**finding("contrary-evidence", "6.3", "Some words."), "severity": "gap"}
REVIEW = {**finding("contrary-evidence", "6.3", "Other words."), "severity": "review"}
NOTE = {**finding("contrary-evidence", "6.3", "A word."), "severity": "note"}
BREACH = {**finding("contrary-evidence", "6.3", "Grave words."), "severity": "breach"}
ABSENT = {**finding("missing-row", "6.3"), "severity": "gap"}
YES = claim("6.3", evidence="We do.")
AGAINST = {"path": "Alder/self-assessment.pdf", "provision": "6.3", "key": YES["key"], "verdict": "contradicted", "passages": []}


@pytest.mark.parametrize(
    ("rows", "pairs", "state", "why"),
    [
        ([YES, covered("6.3", "met")], (), "ok", "met and nothing against it"),
        ([YES, covered("6.3", "met"), NOTE], (), "ok", "a note asks for nothing"),
        ([YES, covered("6.3", "partly_met"), REVIEW], (), "review", "a person judges"),
        ([YES, covered("6.3", "partly_met"), REVIEW, GAP], (), "gap", "the graver counts"),
        ([YES, covered("6.3", "conflict"), BREACH, GAP], (), "breach", "the gravest counts"),
        ([covered("6.3", "not_found"), ABSENT], (), "not_found", "an absence is not found, and no gap in what is said"),
        ([YES, covered("6.3", "met")], (AGAINST,), "contradicted", "claim yes, policy otherwise"),
        ([YES, covered("6.3", "conflict"), BREACH], (AGAINST,), "contradicted", "the policy's words are there to look at"),
        ([YES, covered("6.3", "not_assessable")], (), "not_judged", "nothing can be said"),
        ([{**YES, "lost": True}, covered("6.3", "not_assessable")], (), "unreadable", "the row was lost on the way in"),
        ([{**YES, "lost": True}, covered("6.3", "conflict"), BREACH], (), "unreadable", "unreadable is never a breach"),
        ([], (), "not_judged", "silence is neither"),
    ],
)
def test_the_state_of_a_cell(tmp_path: Path, rows: list[dict[str, object]], pairs: tuple[object, ...], state: str, why: str) -> None:
    assert only(tmp_path, document("Alder", *rows), pairs=pairs).state == state, why


@pytest.mark.parametrize(
    ("one", "other", "state", "why"),
    [
        ([covered("6.3", "not_found"), ABSENT], [covered("6.3", "met")], "ok", "what one policy does not say the other does"),
        ([covered("6.3", "conflict"), BREACH], [covered("6.3", "met")], "breach", "a breach in any stands"),
        ([covered("6.3", "partly_met"), REVIEW], [covered("6.3", "met")], "review", "words to judge are to be judged"),
        ([covered("6.3", "not_assessable")], [covered("6.3", "not_found"), ABSENT], "not_found", "the one that can be judged counts"),
    ],
)
def test_several_policies_of_a_landlord(
    tmp_path: Path, one: list[dict[str, object]], other: list[dict[str, object]], state: str, why: str
) -> None:
    documents = [document("Alder", *rows, kind="policy", path=f"Alder/{n}.pdf") for n, rows in enumerate((one, other))]
    cell = only(tmp_path, *documents, kind="policy")
    assert cell.state == state, why
    assert len(cell.papers) == 2


def test_what_cannot_be_read_is_unreadable_and_what_was_not_given_is_absent(tmp_path: Path) -> None:
    assert only(tmp_path / "a", document("Alder", outcome="corrupt")).state == "unreadable"
    assert only(tmp_path / "c", document("Alder", covered("6.3", "met"), kind="policy")).state == "absent"


def test_a_newer_self_assessment_counts(tmp_path: Path) -> None:
    old = document("Alder", YES, covered("6.3", "conflict"), BREACH, path="Alder/2024.pdf", dates={"assessed": "2024-05-01"})
    new = document("Alder", YES, covered("6.3", "met"), path="Alder/2025.pdf", dates={"assessed": "2025-05-01"})
    cell = only(tmp_path, old, new)
    assert cell.state == "ok"
    assert not cell.findings


def test_a_form_of_another_code_stands_in_its_own_table(tmp_path: Path) -> None:
    folder = run(tmp_path, [document("Elm", covered("1.2", "met", edition="hos-2022"), edition="hos-2022")])
    tables = Tables(open_run(folder))
    (elm,) = tables.landlords.values()
    assert cells(tables, elm, "self-assessment", "hos-2024", provisions("hos-2024", "self-assessment")) is None
    assert editions(tables, "self-assessment") == {"hos-2022": 1}


def test_the_form_of_2024_has_72_columns() -> None:
    assert len(provisions("hos-2024", "self-assessment")) == 72
