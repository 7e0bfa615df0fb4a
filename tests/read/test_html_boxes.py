"""Forms and cards that a page draws with plain boxes: a style sheet alone makes rows, columns and headers of them."""

from __future__ import annotations

from pathlib import Path

from ombudscan import read
from ombudscan.nouns import Document


def page(tmp_path: Path, body: str) -> Document:
    path = tmp_path / "page.html"
    path.write_text(f"<html><body><main><h1>The lending book</h1>{body}</main></body></html>", encoding="utf-8")
    return read.document(path)


def cells(doc: Document) -> list[list[str]]:
    return [[doc.quote(c.span) for c in row.cells] for row in doc.rows]


ROWS = [[f"5.{n}", "RAG: Green", f"Sheet {n} says who lends it.", "", f"Ladders of {n} rungs are lent."] for n in range(1, 6)]
HEAD = ["Ref", "Status", "Evidence", "Comments", "What is asked"]


def boxes(rows: list[list[str]]) -> str:
    drawn = ("".join(f'<div class="c"><p>{cell}</p></div>' for cell in row) for row in rows)
    return f'<div class="grid">{"".join(f"<div class=r>{row}</div>" for row in drawn)}</div>'


def test_boxes_in_rows_that_bear_numbers_are_a_table(tmp_path: Path) -> None:
    assert cells(page(tmp_path, boxes([HEAD, *ROWS]))) == [HEAD, *ROWS]


def test_a_band_across_the_boxes_is_a_row_of_one_cell(tmp_path: Path) -> None:
    found = cells(page(tmp_path, boxes([HEAD, ["Lending"], *ROWS])))
    assert [[c for c in row if c] for row in found][:3] == [HEAD, ["Lending"], [c for c in ROWS[0] if c]]


def test_what_stands_between_the_rows_is_kept_and_a_menu_among_them_is_not(tmp_path: Path) -> None:
    drawn = boxes([HEAD, *ROWS]).replace(
        "<div class=r>", "<p>Kept by the warden.</p><nav><a href='/x'>Barrows</a></nav><!-- x --><div class=r>", 2
    )
    found = [[c for c in row if c] for row in cells(page(tmp_path, drawn))]
    assert found[:3] == [["Kept by the warden."], HEAD, ["Kept by the warden."]]
    assert [row for row in found if row[0].startswith("5.")] == [[c for c in row if c] for row in ROWS]
    assert "Barrows" not in str(found)


def test_boxes_with_words_between_are_none(tmp_path: Path) -> None:
    doc = page(tmp_path, boxes([HEAD, *ROWS]).replace("<div class=r>", "as follows <div class=r>", 1))
    assert not doc.rows
    assert "as follows" in doc.text


def test_boxes_without_numbers_are_none(tmp_path: Path) -> None:
    cards = [["Ladders", "Ask at the gate.", "More"], ["Barrows", "Ask in the yard.", "More"]] * 3
    doc = page(tmp_path, boxes(cards))
    assert not doc.rows
    assert "Ask at the gate." in doc.text


def test_what_bears_a_headers_name_all_over_the_page_is_content(tmp_path: Path) -> None:
    card = '<div class="card"><div class="card-header"><div>5.{n}</div><div>Ladder {n}</div></div><p>It is lent to all.</p></div>'
    doc = page(tmp_path, "".join(card.format(n=n) for n in range(1, 5)))
    assert all(f"Ladder {n}" in doc.text for n in range(1, 5))


def test_one_box_of_that_name_is_the_pages_own(tmp_path: Path) -> None:
    doc = page(tmp_path, '<div class="card-header"><div>Barrow weeks</div><a href="/x">See all</a></div><p>The ladder is lent to all.</p>')
    assert "Barrow weeks" not in doc.text
