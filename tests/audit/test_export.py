"""An export holds every row and word of its tables, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from pathlib import Path

import pandas
import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from audit import made_run as made
from ombudscan.cli import app
from ombudscan.store import as_read, cells, export

HOSTILE = [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1+1", "＋1", "－1", "＠a", "=cmd|' /C calc'!A0", '=HYPERLINK("http://x.example","y")',
    "'=1", "''", '"=1', "a\r\nb", "a,b;c\td", "http://x.example", "mailto:a@x.example", "_x000D_", "plain words", "", "ü 中 ­", "1,5", "0012",
]  # fmt: skip


def frame(*texts: str) -> pandas.DataFrame:
    return pandas.DataFrame({"rule": list(texts), "page": pandas.array([1, None] * len(texts), dtype="Int32")[: len(texts)]})


def csv_cells(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_of_csv_begins_what_a_spreadsheet_runs(text: str) -> None:
    _, row = csv_cells(export({"t": frame(text)}, "csv"))
    assert not re.match(r"\s*[=+\-@＝＋－＠\t\r\n]", row[0])
    assert cells.plain(row[0]) == text


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), min_size=1, max_size=5))
def test_csv_gives_every_text_back(texts: list[str]) -> None:
    data = export({"t": frame(*texts)}, "csv")
    assert [cells.plain(row[0]) for row in csv_cells(data)[1:]] == texts


def test_a_csv_is_read_back_as_the_frame_that_it_was() -> None:
    there = frame(*HOSTILE)
    back = as_read(export({"t": there}, "csv"))
    assert back.rule.tolist() == HOSTILE
    assert back.page.tolist() == ["1" if n % 2 == 0 else "" for n in range(len(HOSTILE))]


def test_numbers_stay_numbers_and_a_negative_one_too() -> None:
    data = export({"t": pandas.DataFrame({"value": [-1.5, float("nan")]})}, "csv")
    assert csv_cells(data) == [["value"], ["-1.5"], [""]]


def test_a_column_named_by_a_list_of_landlords_is_safe_too() -> None:
    data = export({"t": pandas.DataFrame({"=1+1": ["a"]})}, "csv")
    assert csv_cells(data)[0] == ["'=1+1"]


def sheets(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return {name: book.read(name).decode() for name in book.namelist()}


def test_a_workbook_holds_no_formula_and_no_link() -> None:
    made_sheets = sheets(export({"findings": frame(*HOSTILE)}, "xlsx"))
    assert not any("<f>" in text or "<hyperlink" in text for text in made_sheets.values())
    shared = made_sheets["xl/sharedStrings.xml"]
    assert "=1+1" in shared
    assert "_x005F_x000D_" in shared  # what looks like an escape is kept as the letters it is


def test_a_workbook_has_a_sheet_a_table_a_frozen_heading_and_widths() -> None:
    made_sheets = sheets(export({"findings": frame("a"), "claims": frame("b")}, "xlsx"))
    first = made_sheets["xl/worksheets/sheet1.xml"]
    assert 'name="findings"' in made_sheets["xl/workbook.xml"]
    assert 'name="claims"' in made_sheets["xl/workbook.xml"]
    assert 'state="frozen"' in first
    assert "<cols>" in first
    assert "<autoFilter" in first


def test_a_text_longer_than_a_cell_says_that_it_was_cut() -> None:
    shared = sheets(export({"t": frame("x" * 40_000)}, "xlsx"))["xl/sharedStrings.xml"]
    assert "[cut: a cell holds no more]" in shared
    assert len(re.findall(r"<t[^>]*>(x[^<]*)</t>", shared)[0]) == cells.MOST


def test_more_rows_than_a_sheet_go_on_on_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ombudscan.store.sheets.MOST_ROWS", 3)
    made_sheets = sheets(export({"findings": frame("a", "b", "c")}, "xlsx"))
    assert 'name="findings (2)"' in made_sheets["xl/workbook.xml"]
    assert "xl/worksheets/sheet2.xml" in made_sheets


def test_what_is_true_or_false_is_so_in_json_and_a_word_in_a_cell() -> None:
    table = pandas.DataFrame({"lost": [True, False], "passages": [[{"cited": True}], []]})
    assert json.loads(export({"t": table}, "json")) == {
        "t": [{"lost": True, "passages": [{"cited": True}]}, {"lost": False, "passages": []}]
    }
    assert csv_cells(export({"t": table}, "csv"))[1:] == [["true", '[{"cited": true}]'], ["false", "[]"]]


def test_lists_maps_and_what_is_missing_are_written_as_json() -> None:
    table = pandas.DataFrame(
        {"because": [["a", "b"], None], "dates": [{"approved": "2026"}, None], "n": pandas.array([1, None], dtype="Int32")}
    )
    assert csv_cells(export({"t": table}, "csv"))[1:] == [['["a", "b"]', '{"approved": "2026"}', "1"], ["", "", ""]]
    assert json.loads(export({"t": table}, "json")) == {
        "t": [{"because": ["a", "b"], "dates": {"approved": "2026"}, "n": 1}, {"because": None, "dates": None, "n": None}]
    }


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    document = made.document("Alder Homes", made.claim("6.2", "yes", "=1+1"), made.finding("generic-evidence", "6.2", "=1+1"))
    return made.run(tmp_path_factory.mktemp("runs") / "2026", [document])


def cli(*words: object) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["export", *map(str, words)])
    return done.exit_code, done.output


@pytest.mark.parametrize("format", ["xlsx", "csv", "json"])
def test_a_table_is_written_under_a_name_that_says_what_it_is(
    folder: Path, tmp_path: Path, format: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, said = cli(folder, "--format", format)
    assert code == 0
    assert f"2026-findings.{format}" in said
    assert (tmp_path / f"2026-findings.{format}").stat().st_size > 100


def test_csv_goes_to_standard_output(folder: Path) -> None:
    code, said = cli(folder, "--format", "csv", "--what", "claims", "--out", "-")
    assert code == 0
    assert "'=1+1" in said
    assert said.lstrip("\ufeff").startswith("landlord,kind,")


def test_all_tables_are_a_workbook_or_a_folder_of_csv(folder: Path, tmp_path: Path) -> None:
    code, said = cli(folder, "--format", "csv", "--what", "all", "--out", tmp_path / "all")
    assert code == 0, said
    assert {p.name for p in (tmp_path / "all").iterdir()} >= {"findings.csv", "claims.csv", "pairs.csv", "documents.csv", "failures.csv"}
    assert cli(folder, "--what", "all", "--out", tmp_path / "all.xlsx")[0] == 0
    assert 'name="documents"' in sheets((tmp_path / "all.xlsx").read_bytes())["xl/workbook.xml"]


def test_a_wrong_table_and_a_wrong_folder_are_usage_errors(folder: Path, tmp_path: Path) -> None:
    code, said = cli(folder, "--what", "finding")
    assert (code, "findings" in said) == (2, True)
    code, said = cli(tmp_path)
    assert (code, "holds no run" in " ".join(said.split())) == (2, True)
