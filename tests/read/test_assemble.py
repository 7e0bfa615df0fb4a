"""Drafts -> one text with spans: headings above, lead-ins, headers, merged cells, tables that go on over a page's end."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ombudscan.nouns import Document
from ombudscan.read.assemble import CellDraft, Draft, TableDraft, document


def made(*drafts: Draft | TableDraft) -> Document:
    return document(drafts, source="t", sha256="", media_type="text/plain")


def heading(text: str, level: int, label: str = "") -> Draft:
    return Draft(kind="heading", text=text, level=level, label=label)


def row(*texts: str) -> list[CellDraft]:
    return [CellDraft(blocks=[Draft(text=t)] if t else []) for t in texts]


def test_blocks_know_the_headings_above_with_their_numbers() -> None:
    doc = made(
        heading("Policy", 1),
        heading("Stages", 2, "2."),
        heading("Stage 1", 3),
        Draft(text="Ten days."),
        heading("Review", 2),
        Draft(text="Yearly."),
    )
    assert [b.path for b in doc.blocks if b.kind == "paragraph"] == [("Policy", "2. Stages", "Stage 1"), ("Policy", "Review")]


def test_items_know_the_sentence_that_announces_them_until_the_next_paragraph() -> None:
    doc = made(
        Draft(text="We are fair. You may moan:"),
        Draft(kind="item", text="by phone"),
        Draft(text="That is all."),
        Draft(kind="item", text="stray"),
    )
    leads = [doc.quote(b.lead_in) if b.lead_in else None for b in doc.blocks if b.kind == "item"]
    assert leads == ["You may moan:", None]


def test_merged_cells_repeat_the_span_above_and_empty_cells_are_empty() -> None:
    table = TableDraft(rows=[row("1.2", "a"), [CellDraft(above=True), CellDraft()]])
    doc = made(table)
    assert [[doc.quote(c.span) for c in r.cells] for r in doc.rows] == [["1.2", "a"], ["1.2", ""]]
    assert doc.rows[0].cells[0].span == doc.rows[1].cells[0].span


def test_two_rows_of_headings_name_the_columns_together() -> None:
    doc = made(TableDraft(rows=[row("Question", "Comply"), row("", "Yes"), row("Fair?", "x")], headers=2))
    assert doc.rows[2].header == ("Question", "Comply Yes")
    assert [r.is_header for r in doc.rows] == [True, True, False]


def test_a_table_that_goes_on_is_one_and_its_cut_row_whole() -> None:
    first = TableDraft(rows=[row("No", "Evidence"), row("1.2", "We reply within")], headers=1)
    second = TableDraft(rows=[row("No", "Evidence"), row("", "ten days."), row("1.3", "b")], continues=True)
    doc = made(first, second)
    assert [[doc.quote(c.span) for c in r.cells] for r in doc.rows] == [
        ["No", "Evidence"],
        ["1.2", "We reply within ten days."],
        ["1.3", "b"],
    ]
    assert {r.table for r in doc.rows} == {0}


def test_tables_of_other_width_or_that_do_not_go_on_stay_two() -> None:
    doc = made(
        TableDraft(rows=[row("a", "b")]), TableDraft(rows=[row("c", "d", "e")], continues=True), TableDraft(rows=[row("f", "g", "h")])
    )
    assert [r.table for r in doc.rows] == [0, 1, 2]


TEXT = st.text(alphabet="ab \n:.\u00a0\u200b", max_size=12)
DRAFT = st.builds(Draft, kind=st.sampled_from(["heading", "paragraph", "item", "contents"]), text=TEXT, level=st.integers(0, 4))
TABLE = st.builds(
    TableDraft,
    rows=st.lists(
        st.lists(st.builds(CellDraft, blocks=st.lists(DRAFT, max_size=2), above=st.booleans()), min_size=2, max_size=2), max_size=3
    ),
)


@given(st.lists(st.one_of(DRAFT, TABLE), max_size=8))
def test_spans_are_ordered_disjoint_and_quote_the_text(drafts: list[Draft | TableDraft]) -> None:
    doc = made(*drafts)
    ends = 0
    for b in doc.blocks:
        assert b.span.start >= ends
        assert doc.quote(b.span) == doc.quote(b.span).strip("\n ") != ""
        ends = b.span.end
    for r in doc.rows:
        assert all(c.span.end <= len(doc.text) for c in r.cells)
    assert doc.text == "".join(doc.quote(b.span) + "\n" for b in doc.blocks)
