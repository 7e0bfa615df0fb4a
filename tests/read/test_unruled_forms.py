"""Self-assessments of a PDF whose tables have no upright lines, or none at all: as landlords print them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from made_pdf import line, pdf
from reportlab.pdfgen.canvas import Canvas

from form_samples import rows
from ombudscan.extract.claims import claims
from ombudscan.nouns import Document
from ombudscan.read import assemble, from_pdf

SOME = [
    replace(
        r,
        printed=p,
        requirement=r.requirement[:36],
        evidence=f"Sheet {i} in the lending book says who does it, and when it is next looked at.",
    )
    for i, (r, p) in enumerate(
        zip([r for r in rows("hos-2024") if r.number[0] in "35"][:9], ("Met", "Not met", "Partly met") * 3, strict=True)
    )
]
ANSWERS = {"Met": "yes", "Not met": "no", "Partly met": "partial", "": "blank"}
TICKS = {"Met": "Y", "Not met": "N", "Partly met": "Y"}
WANTED = [(r.number, ANSWERS[r.printed], r.evidence) for r in SOME]
LEFT, RIGHT = 48.0, 560.0


def document(data: bytes) -> Document:
    got = from_pdf.reading(data)
    return assemble.document(got.drafts, source="t.pdf", sha256="", media_type="application/pdf", pages=got.pages, notices=got.notices)


def found(data: bytes) -> list[tuple[str, str, str]]:
    """Each row's number, answer and evidence."""
    doc = document(data)
    return [(c.provision, c.answer, " ".join(" ".join(doc.quote(s).split()) for s in c.evidence)) for c in claims(doc)]


def cells(c: Canvas, xs: Sequence[float], y: float, row: Sequence[str], bold: bool = False) -> float:
    """Write a row's cells, each wrapped in its column, and return where the next may begin."""
    deepest = y
    for x, right, text in zip(xs, [*xs[1:], RIGHT], row, strict=True):
        at, now = y, ""
        for word in text.split():
            if now and c.stringWidth(f"{now} {word}", "Helvetica-Bold" if bold else "Helvetica", 9) > right - x - 14:
                line(c, x, at, now, 9, bold)
                at, now = at + 11, word
            else:
                now = f"{now} {word}".strip()
        line(c, x, at, now, 9, bold)
        deepest = max(deepest, at)
    return deepest + 18


def level(c: Canvas, y: float, x0: float = LEFT, x1: float = RIGHT) -> None:
    c.line(x0, c._pagesize[1] - y, x1, c._pagesize[1] - y)


def form(
    xs: Sequence[float],
    body: Sequence[Sequence[str]],
    *,
    heads: int = 1,
    drawn: bool = True,
    short: Sequence[int] = (),
    until: float = RIGHT,
) -> bytes:
    """Return a page with a form between level lines; those above the rows `short` end at `until`, a row of one cell is a title."""

    def draw(c: Canvas) -> None:
        line(c, LEFT, 40, "Complaint Handling Code 2024: self-assessment", 14, bold=True)
        y = 80.0
        for i, row in enumerate(body):
            if drawn:
                level(c, y - 13, x1=until if i in short else RIGHT)
            if len(row) == 1:
                line(c, xs[0], y, row[0], 9, bold=True)
                y += 18
            else:
                y = cells(c, xs, y, row, bold=i < heads)
        if drawn:
            level(c, y - 13)

    return pdf(draw)


XS = (52.0, 92.0, 250.0, 490.0)
HEAD = ("Code ref.", "Subject", "Our evidence", "Met, partly met or not met")
BODY = [(r.number, r.requirement, r.evidence, r.printed) for r in SOME]


def test_titles_between_level_lines_do_not_join_the_columns_that_they_cross() -> None:
    body = [
        HEAD,
        ("SECTION 3: ACCESSIBILITY AND AWARENESS OF COMPLAINTS",),
        *BODY[:5],
        ("SECTION 5: THE COMPLAINT HANDLING PROCESS",),
        *BODY[5:],
    ]
    assert found(form(XS, body)) == WANTED


def test_a_line_between_rows_may_leave_out_the_answer_that_they_share() -> None:
    body = [(f"{n} {title}", evidence, "" if i == 3 else answer) for i, (n, title, evidence, answer) in enumerate(BODY)]
    wanted = [(n, WANTED[2][1] if i == 3 else a, e) for i, (n, a, e) in enumerate(WANTED)]
    assert found(form((52.0, 200.0, 490.0), body, heads=0, short=(3,), until=476)) == wanted


def test_words_underlined_in_a_cell_divide_no_row() -> None:
    def draw(c: Canvas, y: float = 80.0) -> None:
        for row in (HEAD, *BODY):
            level(c, y - 13)
            if row is not HEAD:
                level(c, y + 2, XS[0], XS[1] - 8)  # the number, as a link is drawn
                level(c, y + 2, XS[1], XS[2] - 8)
                level(c, y + 2, XS[2], XS[3] - 14)
            y = cells(c, XS, y, row, bold=row is HEAD)
        level(c, y - 13)

    assert found(pdf(draw)) == WANTED


def test_sentences_between_level_lines_are_no_table() -> None:
    def draw(c: Canvas) -> None:
        for i in range(6):
            level(c, 80 + 20 * i)
            line(c, LEFT, 93 + 20 * i, f"Ladder {i} is lent to whoever asks for it in good time before the weekend.")
        level(c, 200)

    assert not document(pdf(draw)).rows


@pytest.mark.parametrize("heading", ["", "Do we?"])
def test_answers_may_stand_under_an_empty_heading(heading: str) -> None:
    body = [("Section", "What is asked", heading, "How we show it"), *((n, t, TICKS[a], e) for n, t, e, a in BODY)]
    wanted = [(r.number, {"Y": "yes", "N": "no"}[TICKS[r.printed]], r.evidence) for r in SOME]
    assert found(form((52.0, 110.0, 300.0, 340.0), body, drawn=False)) == wanted


def test_a_row_whose_answer_is_missing_begins_at_its_number() -> None:
    body = [("Compliant?", "Code ref.", "Our evidence", "What the Code says"), *((a, n, e, t) for n, t, e, a in BODY)]
    body[5] = ("", *body[5][1:])
    wanted = [(n, "blank" if i == 4 else a, e) for i, (n, a, e) in enumerate(WANTED)]
    assert found(form((52.0, 130.0, 180.0, 390.0), body, drawn=False)) == wanted


@pytest.mark.parametrize("row", ["The ladder rota: {} pages", "{} of the sheets. See 3", "☒ Yes  ☐ No {}"])
def test_words_that_end_alike_stay_in_their_column(row: str) -> None:
    body = [
        ("Step", "What we look at", "Who does"),
        *((f"{i}", row.format(n), "The warden") for i, n in enumerate(("two", "thirty", "a hundred"), 1)),
    ]
    doc = document(form((52.0, 130.0, 390.0), body, drawn=False))
    assert doc.rows and all(len(r.cells) == 3 for r in doc.rows)


def test_rows_between_two_level_lines_begin_at_their_numbers() -> None:
    head = ("No.", "Requirement", "Met?", "Evidence")
    xs = (52.0, 92.0, 250.0, 320.0)

    def draw(c: Canvas, y: float = 80.0) -> None:
        for part in (SOME[:3], SOME[3:6], SOME[6:]):
            level(c, y - 13)
            y = cells(c, xs, y, head, bold=True)
            level(c, y - 13)
            for r in part:
                y = cells(c, xs, y, (r.number, r.requirement, r.printed, r.evidence))
            level(c, y - 13)
            y += 30

    assert found(pdf(draw)) == WANTED


def test_clauses_cited_in_a_row_between_level_lines_begin_none() -> None:
    cited = [(n, t, "5.3 Who is asked, and when. 5.4 Who is told, and how, and by which of the wardens.", a) for n, t, _, a in BODY]
    assert [(n, a) for n, a, _ in found(form(XS, [HEAD, *cited]))] == [(n, a) for n, a, _ in WANTED]


def test_numbers_and_answers_may_stand_at_half_the_height_of_their_rows() -> None:
    long = "Residents on the forum helped to write it, and the panel looked at it again in May, when nothing was found to be amiss."

    def draw(c: Canvas, y: float = 80.0) -> None:
        y = cells(c, (52.0, 92.0, 250.0, 320.0), y, ("No.", "Requirement", "Met?", "Evidence"), bold=True)
        for r in SOME:
            end = cells(c, (320.0,), y, (f"{r.evidence} {long}",)) - 18
            line(c, 92, y, r.requirement, 9)
            line(c, 52, (y + end) / 2, r.number, 9)
            line(c, 250, (y + end) / 2, r.printed, 9)
            y = end + 18

    assert found(pdf(draw)) == [(n, a, f"{e} {long}") for n, a, e in WANTED]


def test_paragraphs_further_apart_than_rows_are_no_rows() -> None:
    def draw(c: Canvas, y: float = 80.0) -> None:
        y = cells(c, (52.0, 92.0, 250.0, 320.0), y, ("No.", "Requirement", "Met?", "Evidence"), bold=True) - 4
        y = cells(c, (92.0,), y, ("(as on the form)",)) - 4
        for r in SOME:
            y = cells(c, (52.0, 92.0, 250.0, 320.0), y, (r.number, r.requirement, r.printed, r.evidence)) + 4
            y = cells(c, (320.0,), y, ("And in the shed.",)) - 4

    assert found(pdf(draw)) == [(n, a, f"{e} And in the shed.") for n, a, e in WANTED]


@pytest.mark.parametrize("labels", [("Comply", "Evidence"), ("Do we comply?", "Evidence")])
def test_a_requirement_may_stand_over_the_labels_and_values_of_its_row(labels: tuple[str, str]) -> None:
    whole = {r.number: r.requirement for r in rows("hos-2024")}
    xs = (52.0, 140.0, 200.0, 270.0)

    def draw(c: Canvas, y: float = 80.0) -> None:
        top = y - 13
        level(c, top)
        for r in SOME:
            y = cells(c, (52.0,), y, (f"{r.number} {whole[r.number]}",))
            level(c, y - 13)
            upper = y
            y = cells(c, xs, y, (labels[0], r.printed, labels[1], r.evidence))
            level(c, y - 13)
            for x in xs[1:]:
                c.line(x - 4, c._pagesize[1] - upper + 13, x - 4, c._pagesize[1] - y + 13)
        for x in (LEFT, RIGHT):
            c.line(x, c._pagesize[1] - top, x, c._pagesize[1] - y + 13)

    assert found(pdf(draw)) == WANTED


def test_a_title_over_a_rows_answer_and_evidence_is_a_row_to_the_last() -> None:
    def draw(c: Canvas, y: float = 80.0) -> None:
        for r in SOME:
            top = y - 13
            y = cells(c, (52.0,), y, (f"{r.number} {r.requirement}",))
            upper = y
            y = cells(c, (52.0, 140.0), y, (r.printed, r.evidence))
            for at in (top, upper - 13, y - 13):
                level(c, at)
            for x, start in ((LEFT, top), (136.0, upper - 13), (RIGHT, top)):
                c.line(x, c._pagesize[1] - start, x, c._pagesize[1] - y + 13)

    assert found(pdf(draw)) == WANTED
