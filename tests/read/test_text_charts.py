"""T93: a flow chart of which only the words are left, all in one line, is boxes again; prose stays prose."""

from __future__ import annotations

import pytest

from ombudscan.nouns import Document
from ombudscan.read import assemble, from_text, text_charts

CHARTS = [
    (
        "Complaint received Acknowledge 5 days Stage 1 response 10 days Happy? Yes No Close Stage 2 20 days",
        ["Complaint received", "Acknowledge 5 days", "Stage 1 response 10 days", "Happy?", "Yes", "No", "Close", "Stage 2 20 days"],
    ),
    (
        "Stage 1 → Acknowledge 5 working days → Reply 10 working days → Stage 2 → Reply 20 working days",
        ["Stage 1", "Acknowledge 5 working days", "Reply 10 working days", "Stage 2", "Reply 20 working days"],
    ),
    (
        "Stage 1 - 10 working days Not happy Stage 2 - 20 working days Not happy Ombudsman",
        ["Stage 1 - 10 working days", "Not happy", "Stage 2 - 20 working days", "Not happy", "Ombudsman"],
    ),
]
PROSE = [
    "We reply at stage 1 within 10 working days and at stage 2 within 20 working days of your asking us to look again",
    "We acknowledge within 5 days. Stage 1 takes 10 days. Stage 2 takes 20 days. Yes or No is what we ask Residents at Larch House",
    "Stage 1 Acknowledge Reply Stage 2 Acknowledge Reply Ombudsman Close Learn Report",
    "Stage 1 10 days Stage 2 20 days",
    "",
]


def read(text: str) -> Document:
    made = from_text.reading(text.encode())
    return assemble.document(made.drafts, source="t.txt", sha256="", media_type="text/plain")


@pytest.mark.parametrize(("text", "boxes"), CHARTS)
def test_a_chart_in_one_line_is_its_boxes(text: str, boxes: list[str]) -> None:
    assert text_charts.boxes(text) == boxes
    document = read(f"Complaints policy\n\nWe are here to listen to you.\n\n{text}\n")
    assert [document.quote(b.span) for b in document.blocks if b.kind == "diagram"] == boxes


@pytest.mark.parametrize("text", PROSE)
def test_prose_is_no_chart(text: str) -> None:
    assert text_charts.boxes(text) == []
