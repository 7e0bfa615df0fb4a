"""Two runs side by side: what got better, worse, stayed, can no longer be read, and the words that changed."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from audit import made_run as made
from ombudscan.audit.compare import compare, counts
from ombudscan.cli import app
from ombudscan.store import open_run


def compared(tmp_path: Path, before: list[made.Row], after: list[made.Row]) -> list[dict[str, Any]]:
    runs = [open_run(made.run(tmp_path / name, documents)) for name, documents in (("before", before), ("after", after))]
    return compare(*runs).to_dict("records")


def form(*rows: made.Row, landlord: str = "Alder Homes", **more: Any) -> made.Row:
    return made.document(landlord, *rows, **more)


def of(found: list[dict[str, Any]], what: str) -> list[dict[str, Any]]:
    return [row for row in found if row["what"] == what]


COURSES = [
    ("no", "yes", "improved"),
    ("no", "partial", "improved"),
    ("partial", "yes", "improved"),
    ("blank", "no", "improved"),
    ("yes", "no", "worse"),
    ("yes", "partial", "worse"),
    ("yes", "blank", "worse"),
    ("no", "unclear", "worse"),
    ("yes", "yes", "same"),
    ("blank", "unclear", "changed"),
    ("yes", "not_applicable", "changed"),
    ("not_applicable", "no", "changed"),
    ("narrative", "yes", "changed"),
]


@pytest.mark.parametrize(("was", "now", "course"), COURSES)
def test_the_course_of_an_answer(tmp_path: Path, was: str, now: str, course: str) -> None:
    (row,) = of(compared(tmp_path, [form(made.claim("6.2", was))], [form(made.claim("6.2", now))]), "answer")
    assert (row["course"], row["was"], row["now"], row["provision"]) == (course, was, now, "6.2")
    assert (row["rule"] == "answer-changed") == (course != "same")


def test_a_row_is_found_again_in_another_edition_by_what_it_asks(tmp_path: Path) -> None:
    before = form(made.claim("5.1", "no", edition="hos-2022"), made.claim("5.18", "no", edition="hos-2022"), edition="hos-2022")
    after = form(made.claim("6.3", "yes"), made.claim("1.4", "yes"))
    rows = of(compared(tmp_path, [before], [after]), "answer")
    assert [(r["was_provision"], r["provision"], r["course"]) for r in rows] == [
        ("5.1", "6.3", "improved"),
        (None, "1.4", "new"),
        ("5.18", None, "gone"),
    ]


def test_the_same_number_of_another_edition_is_another_row(tmp_path: Path) -> None:
    before = form(made.claim("6.2", "no", edition="hos-2022"), edition="hos-2022")
    rows = of(compared(tmp_path, [before], [form(made.claim("6.2", "yes"))]), "answer")
    assert {(r["was_provision"], r["provision"]) for r in rows} == {("6.2", None), (None, "6.2")}


def test_the_words_that_went_and_came_are_told(tmp_path: Path) -> None:
    before = form(made.claim("6.2", "yes", "Letters go out in three days. The log shows it."))
    after = form(made.claim("6.2", "yes", "The log shows it! Since May a robot sends them."))
    (row,) = of(compared(tmp_path, [before], [after]), "answer")
    assert row["course"] == "same"
    assert row["removed"] == ["Letters go out in three days."]
    assert row["added"] == ["Since May a robot sends them."]


@pytest.mark.parametrize("name", ["ALDER HOMES", "Alder  Homes.", "alder homes"])
def test_landlords_are_matched_by_name_whatever_its_case(tmp_path: Path, name: str) -> None:
    found = compared(tmp_path, [form(made.claim("6.2"))], [form(made.claim("6.2"), landlord=name)])
    assert {row["course"] for row in found} == {"same"}
    assert {row["landlord"] for row in found} == {name}


def test_a_landlord_that_is_new_or_gone_is_told_once(tmp_path: Path) -> None:
    found = compared(tmp_path, [form(made.claim("6.2"), landlord="Birch Trust")], [form(made.claim("6.2"), landlord="Cedar Homes")])
    assert [(r["landlord"], r["what"], r["course"]) for r in found] == [
        ("Birch Trust", "document", "gone"),
        ("Cedar Homes", "document", "new"),
    ]


class TestFindings:
    BEFORE = staticmethod(lambda *rows, **more: [made.document("Alder Homes", *rows, kind="policy", **more)])

    def test_put_right_new_and_still_there(self, tmp_path: Path) -> None:
        before = self.BEFORE(made.finding("third-stage", "5.3", "a panel"), made.finding("weak-commitment", "6.3", "aim to"))
        after = self.BEFORE(made.finding("weak-commitment", "6.3", "try to"), made.finding("late-response", "6.14", "thirty days"))
        rows = {r["rule"]: r for r in of(compared(tmp_path, before, after), "finding")}
        assert {rule: r["course"] for rule, r in rows.items()} == {
            "third-stage": "improved",
            "weak-commitment": "same",
            "late-response": "worse",
        }
        assert (rows["weak-commitment"]["was"], rows["weak-commitment"]["now"]) == ("aim to", "try to")

    def test_the_same_duty_under_another_number_is_the_same_finding(self, tmp_path: Path) -> None:
        before = self.BEFORE(made.finding("late-response", "5.1", "twenty days", edition="hos-2022"), edition="hos-2022")
        after = self.BEFORE(made.finding("late-response", "6.3", "twenty days"))
        (row,) = of(compared(tmp_path, before, after), "finding")
        assert (row["course"], row["was_provision"], row["provision"]) == ("same", "5.1", "6.3")

    def test_what_the_newer_code_does_not_ask_is_gone_and_not_put_right(self, tmp_path: Path) -> None:
        before = self.BEFORE(made.finding("missing-answer", "5.19", edition="hos-2022"), edition="hos-2022")
        (row,) = of(compared(tmp_path, before, self.BEFORE(made.covered("6.3", "met"))), "finding")
        assert row["course"] == "gone"

    def test_a_note_is_neither_better_nor_worse(self, tmp_path: Path) -> None:
        before = self.BEFORE(made.finding("declared-non-compliance", "6.2", "No"))
        after = self.BEFORE(made.finding("declared-non-compliance", "6.3", "No"))
        assert {r["course"] for r in of(compared(tmp_path, before, after), "finding")} == {"new", "gone"}


class TestUnreadable:
    def test_what_was_read_and_can_no_longer_be_is_newly_unreadable_not_put_right(self, tmp_path: Path) -> None:
        before = form(made.claim("6.2", "no"), made.finding("no-action-plan", "6.2", "No"), path="Alder Homes/form.pdf")
        after = form(outcome="encrypted", path="Alder Homes/form.pdf")
        found = compared(tmp_path, [before], [after])
        assert {(r["what"], r["course"]) for r in found} == {(w, "newly_unreadable") for w in ("document", "answer", "finding")}

    def test_one_of_another_kind_is_not(self, tmp_path: Path) -> None:
        before = [form(made.claim("6.2")), made.document("Alder Homes", kind="policy")]
        after = [form(made.claim("6.2")), form(outcome="corrupt", listed_kind="policy")]
        after_run = made.run(tmp_path / "after", after)
        manifest = json.loads((after_run / "manifest.json").read_text())
        manifest["documents"][1]["kind"] = "policy"
        (after_run / "manifest.json").write_text(json.dumps(manifest))
        found = compare(open_run(made.run(tmp_path / "before", before)), open_run(after_run)).to_dict("records")
        assert {(r["kind"], r["course"]) for r in of(found, "document")} == {("policy", "newly_unreadable"), ("self-assessment", "same")}

    def test_what_can_be_read_again_is_better(self, tmp_path: Path) -> None:
        found = compared(tmp_path, [form(outcome="timeout")], [form(made.claim("6.2"))])
        assert [(r["what"], r["course"], r["was"], r["now"]) for r in found] == [("document", "improved", "unreadable", "read")]

    def test_a_cell_lost_on_the_way_in_is_newly_unreadable_not_worse(self, tmp_path: Path) -> None:
        (row,) = of(compared(tmp_path, [form(made.claim("6.2", "yes"))], [form(made.claim("6.2", "blank", lost=True))]), "answer")
        assert (row["course"], row["rule"]) == ("newly_unreadable", None)


def test_of_several_self_assessments_the_latest_counts(tmp_path: Path) -> None:
    old = form(made.claim("6.2", "no"), dates={"assessed": "2024-05-01"}, path="z-old.pdf")
    new = form(made.claim("6.2", "yes"), dates={"assessed": "2025-05"}, path="a-new.pdf")
    (row,) = of(compared(tmp_path, [old, new], [form(made.claim("6.2", "partial"), dates={"assessed": "2026-05-01"})]), "answer")
    assert (row["was"], row["now"]) == ("yes", "partial")


def test_the_policys_words_are_compared_by_provision(tmp_path: Path) -> None:
    before = made.document("Alder Homes", made.passage("We reply in ten days.", "6.3"), made.passage("Bins are green.", n=1), kind="policy")
    after = made.document("Alder Homes", made.passage("We reply in nine days.", "6.3"), made.passage("Bins are blue.", n=1), kind="policy")
    (row,) = of(compared(tmp_path, [before], [after]), "text")
    assert (row["provision"], row["removed"], row["added"]) == ("6.3", ["We reply in ten days."], ["We reply in nine days."])


def test_a_run_beside_itself_is_the_same_throughout(tmp_path: Path) -> None:
    documents = [
        form(made.claim("6.2", "no", "Words."), made.finding("no-action-plan", "6.2", "No")),
        made.document("Alder Homes", kind="policy"),
    ]
    run = open_run(made.run(tmp_path, documents))
    found = compare(run, run)
    assert set(found.course) == {"same"}
    assert counts(found) == {"answer": {"same": 1}, "document": {"same": 2}, "finding": {"same": 1}}


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("years")
    before = [form(made.claim("6.2", "yes", "=1+1"), made.claim("6.3", "no")), made.document("Birch Trust", kind="policy")]
    after = [form(made.claim("6.2", "no", "=2+2"), made.claim("6.3", "yes")), made.document("Birch Trust", outcome="corrupt")]
    return made.run(folder / "2025", before), made.run(folder / "2026", after)


def cli(*words: object) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["compare", *map(str, words)])
    return done.exit_code, done.output


def test_the_text_says_how_many_and_which(runs: tuple[Path, Path]) -> None:
    code, said = cli(*runs)
    assert code == 0
    assert "Answers: worse 1, improved 1" in said
    assert "worse: answer 6.2: yes -> no" in said
    assert "newly unreadable: document (policy)" in said


def test_a_document_that_can_no_longer_be_read_is_told_once_with_what_it_held(tmp_path: Path) -> None:
    rows = [made.claim(n) for n in ("6.2", "6.3", "6.4")]
    code, said = cli(made.run(tmp_path / "a", [form(*rows)]), made.run(tmp_path / "b", [form(outcome="crash")]))
    assert code == 0
    assert said.split("Alder Homes\n")[1].splitlines() == [
        "  newly unreadable: document (self-assessment)",
        "  ... and 3 more newly unreadable",
    ]


def test_json_and_csv_hold_every_row(runs: tuple[Path, Path], tmp_path: Path) -> None:
    rows = json.loads(cli(*runs, "--format", "json")[1])["changes"]
    assert [r["course"] for r in rows if r["what"] == "answer"] == ["worse", "improved"]
    out = tmp_path / "changes.csv"
    assert cli(*runs, "--format", "csv", "--out", out)[0] == 0
    held = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8-sig"))))
    assert len(held) == len(rows)
    assert held[1]["removed"] == '["=1+1"]'


def test_a_folder_that_is_no_run_is_a_usage_error(runs: tuple[Path, Path], tmp_path: Path) -> None:
    code, said = cli(runs[0], tmp_path)
    assert code == 2
    assert "holds no run" in " ".join(said.split())
