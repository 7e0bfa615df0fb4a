"""No two blanks stand beside each other in a document's text, however it was written: what the wordings' steps rest on (tests/counted.py, tests/test_growth.py)."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ombudscan.errors import UnreadableError
from ombudscan.nouns import Document
from ombudscan.read import assemble, from_html, from_text
from ombudscan.read.assemble import CellDraft, Draft, Reading, TableDraft

# Between blocks stands one end of a line, and between a table's cells and rows their own.
RUN = re.compile(r"[^\S\n]{2}|[^\S\n]\n|\n[^\S\n]|\n{3}")
WORDS = st.text(alphabet=st.sampled_from(list(" \t\n\r\x0b\x0c\u00a0\u2003\u2028\u3000\u200bab1.,-|")), max_size=80)


def document(reading: Reading) -> Document:
    return assemble.document(
        reading.drafts, source="x", sha256="0" * 64, media_type="text/plain", notices=reading.notices, info=reading.info
    )


@given(WORDS)
@example("We answer" + " " * 3000 + "stage 1\t\t\u00a0\u00a0complaints")
def test_in_text(words: str) -> None:
    try:
        made = document(from_text.reading(f"Complaints policy\n\n{words}\n\nThe end.".encode()))
    except UnreadableError:
        return
    assert not RUN.search(made.text)


@given(WORDS)
@example("We answer" + " " * 3000 + "stage 1\t\t\u00a0\u00a0complaints")
def test_in_a_page(words: str) -> None:
    said = html.escape(words)
    page = f"<h1>Policy</h1><p>{said}</p><p>a<b> {said} </b>b</p><pre>{said}</pre><table><tr><th>Code</th><td> {said} </td></tr></table>"
    try:
        made = document(from_html.reading(page.encode()))
    except UnreadableError:
        return
    assert not RUN.search(made.text)


@pytest.mark.parametrize("words", ["a  b", " a", "a ", "a \n b", "a\u00a0\u00a0b", "a\t\tb\n\n\nc"])
def test_in_what_any_reader_hands_over(words: str) -> None:
    """Word files, PDF and the rest come through the same door."""
    table = TableDraft(rows=[[CellDraft(blocks=[Draft(text=words)]), CellDraft(blocks=[Draft(text=words)])]], headers=0)
    made = document(Reading(drafts=[Draft(kind="heading", text=words, level=1), Draft(text=words), table]))
    assert not RUN.search(made.text)
