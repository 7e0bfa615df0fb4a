"""Pages as they were found in the wild, drawn anew: clauses that are not hung, flow charts with typed arrows."""

from __future__ import annotations

import pytest
from made_pdf import line, pdf, wrapped
from reportlab.pdfgen.canvas import Canvas

from ombudscan.nouns import Document
from ombudscan.read import assemble, from_pdf


def document(data: bytes) -> Document:
    got = from_pdf.reading(data)
    return assemble.document(got.drafts, source="t.pdf", sha256="", media_type="application/pdf", pages=got.pages, notices=got.notices)


def told(doc: Document) -> list[tuple[str, str, str]]:
    return [(b.kind, b.label, doc.quote(b.span)) for b in doc.blocks]


def _clauses(c: Canvas) -> None:
    """A clause's further lines begin under its number, not under its words."""
    for y, number, *rows in (
        (60, "6.1", "The ladder is lent for as long as the gate needs, and whoever wants to hear more of it may ask at stage", "2."),
        (
            110,
            "6.2",
            "Who is rude to the warden is dealt with under the rules that are printed behind in the old ladder book;",
            "none loses it.",
        ),
        (160, "6.3", "A neighbour carries it with another one, and neither of them may be younger than the ladder will be", "by then."),
    ):
        line(c, 60, y, number)
        line(c, 84, y, rows[0])
        line(c, 60, y + 13, rows[1])
    line(c, 60, 210, "6.4")
    line(c, 84, 210, "Whoever brings the ladder back in the rain dries it with the cloth that hangs by the gate for it, and then")
    line(c, 60, 223, "hangs the cloth back where it was, even where nobody can be seen who may want it during the same rain.")
    line(c, 60, 236, "The warden thanks them.")


def test_a_clause_goes_on_under_its_number() -> None:
    doc = document(pdf(_clauses))
    assert [(kind, label) for kind, label, _ in told(doc)] == [
        ("paragraph", "6.1"),
        ("paragraph", "6.2"),
        ("paragraph", "6.3"),
        ("paragraph", "6.4"),
    ]
    assert [text.rsplit(" ", 3)[-1] for _, _, text in told(doc)] == ["2.", "it.", "then.", "them."]


def _boxes(c: Canvas, arrow: str, gap: float = 18.0, framed: bool = False) -> None:
    """Boxes one below another, drawn by four lines each or in one stroke, with a typed arrow between."""
    top, height = 100.0, c._pagesize[1]
    for words in ("The ladder is asked for", "The warden looks for it", "Somebody brings it back"):
        if framed:
            c.rect(100, height - top - 20, 240, 20)
        else:
            for x0, y0, x1, y1 in ((0, 0, 240, 0), (0, 20, 240, 20), (0, 0, 0, 20), (240, 0, 240, 20)):
                c.line(100 + x0, height - top - y0, 100 + x1, height - top - y1)
        line(c, 106, top + 14, words)
        top += 20 + gap
        if words[0] == "T":
            line(c, 218, top - gap / 2 + 3, arrow)


@pytest.mark.parametrize("framed", [False, True])
def test_boxes_with_typed_arrows_between_are_a_flow_chart(framed: bool) -> None:
    doc = document(pdf(lambda c: _boxes(c, "|", framed=framed)))
    words = ["The ladder is asked for", "The warden looks for it", "Somebody brings it back"]
    assert told(doc) == [("diagram", "", w) for w in words]


def test_boxes_with_words_between_are_none() -> None:
    doc = document(pdf(lambda c: _boxes(c, "then")))
    assert not [b for b in doc.blocks if b.kind == "diagram"]
    assert "then" in doc.text


def _unequal_columns(c: Canvas) -> None:
    """The last page of a leaflet: the right column has three lines, the left has more."""
    said = "The warden lends the ladder to whoever asks for it at the gate, and writes down in the book who took it and when. "
    line(c, 60, 60, "Ladder policy", size=18, bold=True)
    wrapped(c, 60, 100, said + "Neighbours may keep it for two days, or for three where it rains on both of them and the gate is wet.", 220)
    wrapped(c, 315, 100, "Nobody pays for it. Whoever breaks a rung tells the warden, who has it mended by the next week at no cost.", 220)


def test_a_short_column_beside_a_long_one_is_read_after_it() -> None:
    doc = document(pdf(_unequal_columns))
    assert [text[:18] for _, _, text in told(doc)] == ["Ladder policy", "The warden lends t", "Nobody pays for it"]
    assert doc.quote(doc.blocks[1].span).endswith("the gate is wet.")


def _hung(c: Canvas) -> None:
    """A clause whose further lines are hung a little further in than its first words."""
    line(c, 60, 60, "2.2")
    line(c, 84, 60, "A neighbour does not have to say what the ladder is wanted for, as long as it is wanted for one gate or other.")
    line(c, 93, 73, "The warden asks no more than that, and hears no more than that with a good grace. It has come to be a")
    line(c, 93, 86, "rule. So it stays.")


def test_a_clause_may_be_hung_further_in_than_its_words() -> None:
    ((kind, label, text),) = told(document(pdf(_hung)))
    assert (kind, label) == ("paragraph", "2.2")
    assert text.startswith("A neighbour") and text.endswith("So it stays.")


def _noted(c: Canvas) -> None:
    line(c, 60, 700, "1.1")
    line(c, 90, 700, "The ladder is lent to each neighbour who asks for it at the gate of the yard, on any day but Sunday.")
    line(c, 60, 740, "1.2")
    line(c, 90, 740, "The warden writes down in the book who took the ladder and on which day it is to come back, and asks the")
    line(c, 60, 778, "1", size=8)
    line(c, 66, 778, "Until last year it was five days, and before that seven.", size=8)


def _after_the_note(c: Canvas) -> None:
    line(c, 90, 60, "neighbour to sign for it. Whoever cannot write makes a cross.")
    line(c, 60, 90, "1.3")
    line(c, 90, 90, "The book is kept for six years.")


def test_a_footnote_does_not_part_the_sentence_above_it() -> None:
    doc = document(pdf(_noted, _after_the_note))
    assert [label for _, label, _ in told(doc)] == ["1.1", "1.2", "1", "1.3"]
    clause = doc.blocks[1]
    assert "and asks the neighbour to sign for it." in doc.quote(clause.span)
    assert sorted({box.page for box in clause.boxes}) == [1, 2]


def _noted_columns(c: Canvas) -> None:
    """A sentence goes on in the next column, past a note at the foot of the first."""
    said = "The warden lends the ladder to whoever asks for it at the gate, and writes down in the book who took it and when. "
    y = wrapped(
        c, 60, 60, said + "Neighbours may keep it for two days, or for three where it rains on both of them and the gate, which is", 220
    )
    line(c, 60, y + 10, "2 So the Board said at its meeting in June.", size=8)
    wrapped(
        c, 315, 60, "of iron, is wet. Nobody pays for it. Whoever breaks a rung tells the warden, who has it mended by the next week.", 220
    )


def test_a_footnote_does_not_part_a_sentence_over_two_columns() -> None:
    doc = document(pdf(_noted_columns))
    text, note = (text for _, _, text in told(doc))
    assert "the gate, which is of iron, is wet." in text
    assert note.endswith("in June.")


def test_a_first_line_that_ends_its_sentence_does_not_end_its_clause() -> None:
    def page(c: Canvas) -> None:
        line(c, 60, 60, "6.1")
        line(c, 84, 60, "There are two ladders in the yard and no more, and neither of them is lent to anybody for a whole week.")
        line(c, 60, 73, "The warden keeps the key to the yard and has it with him whenever the gate is open.")

    ((_, label, text),) = told(document(pdf(page)))
    assert label == "6.1" and text.endswith("is open.")


def _set_off(c: Canvas) -> None:
    """A paragraph whose last line is full, and a further one a little below it."""
    for i, words in enumerate(FULL):
        line(c, 60, 60 + 12 * i, words)
    line(c, 60, 60 + 12 * (len(FULL) - 1) + 15.5, "Comply: Yes")
    line(c, 60, 60 + 12 * (len(FULL) - 1) + 31, "The ladder book, leaf 4.")


def _run_on(c: Canvas) -> None:
    for i, words in enumerate([*FULL, "Comply: Yes"]):
        line(c, 60, 60 + 12 * i, words)


FULL = (
    "A ladder is lent to whoever asks the warden for it at the gate, for as long as it takes to mend the gate behind the",
    "lane, or to pick what hangs over it, and the warden writes down who has it, since when, and what for, in ladder book.",
)


def test_what_stands_a_little_further_below_a_full_last_line_begins_another_paragraph() -> None:
    assert "ladder book.\nComply: Yes\n" in document(pdf(_set_off)).text
    assert "ladder book. Comply: Yes" in document(pdf(_run_on)).text
