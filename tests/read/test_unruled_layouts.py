"""Forms of several pages without a line drawn, in layouts that landlords' word processors make."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from made_unruled import FLAT, Column, Layout, Sample, made

from form_samples import rows
from ombudscan.extract.claims import claims
from ombudscan.read import assemble, from_pdf

EVIDENCE = (
    "Policy, paragraph {n}.",
    "Policy, paragraph {n}, and the prompt card that all of the staff at the Fernbrook office keep beside the telephone.",
    "The panel of residents read {n} files in the spring. None had gone astray; two letters were late, and both were put right within the week.",
    "Letter {n}.|A copy is kept with the file, so that whoever takes over can see at once what was said and when.",
)
PRINTED = {"yes": "Yes", "no": "No", "partial": "Partly"}
ANSWERS = ("yes", "yes", "no", "yes", "partial")


def samples() -> Iterator[Sample]:
    """Yield rows, with their sections' titles."""
    section = ""
    for n, r in enumerate(rows("hos-2024")):
        if r.number.split(".")[0] != section:
            section = r.number.split(".")[0]
            yield Sample(title=f"Section {section}: what we looked at")
        answer = ANSWERS[n % len(ANSWERS)]
        said = EVIDENCE[n % len(EVIDENCE)].format(n=n + 3)
        yield Sample(
            parts={
                "n": r.number,
                "n.": f"{r.number}.",
                "q": r.requirement,
                "short": " ".join(r.requirement.split()[:9]),
                "nq": f"{r.number} {r.requirement}",
                "a": PRINTED[answer],
                "e": said,
                "bullets": "|".join(f"• {p}" for p in said.split("|")),
                "ae": f"{PRINTED[answer]}|{said}",
                "more": "Nothing is left to do." if r.number[-1] in "258" else "",
                "answer": answer,
            }
        )


def lost(layout: Layout, rows: list[Sample]) -> list[str]:
    """Return what is read otherwise than it was written: number, answer and evidence of each such row."""
    got = from_pdf.reading(made(layout, rows))
    doc = assemble.document(got.drafts, source="t.pdf", sha256="", media_type="application/pdf", pages=got.pages, notices=got.notices)
    found = [(c.provision, c.answer, " ".join(" ".join(doc.quote(s).split()) for s in c.evidence)) for c in claims(doc)]
    wanted = [(s.parts["nq"].split()[0], s.parts["answer"], " ".join(s.parts["e"].split("|"))) for s in rows if s.parts]
    spare = [f"and {row}" for row in found if row not in wanted]
    return [f"{row}" for row in wanted if row not in found] + spare


def form(*columns: tuple[float, str, str], middle: str = "", **given: Any) -> Layout:
    """Return a form's layout: where each column begins, its heading and its part; the parts in `middle` stand at half their row's height."""
    made = [Column(x=x, head=head, part=part, middle=part in middle.split()) for x, head, part in columns]
    return Layout(columns=made, **{"foot": "Page {n}", **given})


ROW = (44, "Code", "n"), (84, "Requirement", "q"), (290, "Comply?", "a"), (345, "Evidence", "e")
RUN_IN = (44, "Code requirement", "nq"), (290, "Comply?", "a"), (345, "Evidence", "e")
LAYOUTS = {
    "portrait, four columns": form(*ROW),
    "landscape, four columns with wide gutters": form(
        (44, "Ref", "n"),
        (120, "Code requirement", "q"),
        (400, "Do we comply?", "a"),
        (530, "Evidence", "e"),
        page=FLAT,
        size=11,
        gutter=34,
        titled=13,
    ),
    "landscape, five columns, the last one's heading of two lines": form(
        (44, "Code", "n"),
        (90, "Requirement", "q"),
        (330, "Comply?", "a"),
        (390, "Evidence", "e"),
        (640, "Comments|and actions", "more"),
        page=FLAT,
        size=8,
    ),
    "three columns": form(*RUN_IN),
    "the heading on the first page only": form(*ROW[:2], (290, "Evidence", "e"), (500, "Comply?", "a"), again=False),
    "rows cut by the page's end, the heading on the first page only": form(*ROW, again=False, cut=True, bottom=80),
    "rows cut by the page's end below a running head, the heading on each page": form(
        *ROW, cut=True, bottom=80, foot="Page {n} of {of}", running="Millrace Homes", titled=10
    ),
    "short rows close to one another": form((44, "Code", "n"), (84, "Requirement", "short"), *ROW[2:], space=0.3),
    "short rows with no blank between them": form(
        (44, "Code", "n"), (84, "Requirement", "short"), *ROW[2:], space=0, titles=False, again=False
    ),
    "answers at half the height of their rows": form(*ROW, middle="a", titled=10),
    "evidence in bullets": form(*ROW[:3], (345, "Evidence", "bullets"), cut=True, again=False),
    "headings in the rows' own type, numbers with a stop": form(
        (44, "Provision", "n."), (94, "Requirement", "q"), *ROW[2:], head_bold=False
    ),
    "titles where the requirements begin": form(*ROW, title_x=84, titled=11),
    "titles in larger type where the requirements begin, below a heading of two lines": form(
        (44, "Code|provision", "n"),
        (96, "Code requirement", "q"),
        (394, "Our evidence", "e"),
        (736, "Comply?", "a"),
        page=FLAT,
        space=0.5,
        titled=11,
        title_x=96,
        again=False,
    ),
    "titles in larger type below a heading of two lines, requirements longer than the evidence": form(
        (44, "Code|provision", "n"),
        (101, "Code requirement", "q"),
        (345, "Comply:|Yes / No", "a"),
        (402, "Evidence, commentary and explanations", "e"),
        page=FLAT,
        titled=11,
        foot="Millrace Homes, 4 Ferry Lane - {n}",
    ),
    "titles wider than the first column": form((44, "Met?", "a"), (90, "Code", "n"), (130, "Requirement", "q"), (345, "Evidence", "e")),
    "titles nearly twice as large as the rows": form(
        (44, "The Code says", "nq"), (237, "Comply:|Yes / No", "a"), (286, "Evidence", "e"), size=8, gutter=5, space=1.2, titled=14
    ),
    "one row on the last page": form(
        (44, "Ref", "n"), (97, "Our evidence", "e"), (490, "Met?", "a"), space=2, cut=True, bottom=80, foot="Page {n} of {of}"
    ),
    "gutters so narrow that two columns come in one piece": form(
        (44, "Ref", "n"), (68, "What the Code says", "q"), (300, "Met", "a"), (335, "How we know", "e"), size=7, gutter=5
    ),
    "times that begin a line in the first column": form((44, "Code requirement", "nq"), (300, "Our evidence", "ae")),
    "numbers at half the height of rows below titles": form(*ROW, middle="n a"),
    "numbers at half the height of rows above the page's foot": form(
        (44, "No.", "n"),
        (97, "Code requirement", "q"),
        (469, "Comply?", "a"),
        (534, "Our evidence", "e"),
        page=FLAT,
        size=11,
        gutter=5,
        titled=13,
        middle="n a",
        foot="Page {n} of {of}",
    ),
    "numbers at half the height of rows, the heading on the first page only": form(*ROW, middle="n a", again=False),
    "answers first, the heading on the first page only": form(
        (44, "Comply?", "a"),
        (88, "Code", "n"),
        (123, "What the Code says", "q"),
        (375, "Our evidence", "e"),
        size=7,
        again=False,
        titles=False,
    ),
    "a heading of two lines above rows that go on": form(
        (44, "No.", "n"),
        (96, "What the Code says", "q"),
        (260, "Comply:|Yes / No", "a"),
        (322, "Evidence", "e"),
        space=1.2,
        cut=True,
        bottom=80,
    ),
    "headings of which one word is known, in the rows' own type and on two lines": form(
        (44, "Code|provision", "n"), (104, "What the Code says", "q"), (344, "Comply?", "a"), (416, "How we know", "e"), head_bold=False
    ),
    "requirements so long that few lines hold words in two columns": form(
        (44, "Code requirement", "nq"), (214, "Met?", "a"), (275, "Evidence", "bullets"), titles=False
    ),
    "rows cut in all their columns": form(
        (44, "Code", "n"),
        (94, "Requirement", "q"),
        (247, "Comply?", "a"),
        (308, "Evidence", "e"),
        (483, "Comments", "more"),
        size=10,
        gutter=6,
        space=2,
        again=False,
        cut=True,
        running="Millrace Homes - Complaint Handling Code",
    ),
    "a number that ends a requirement alone on its line": form(
        (44, "The Code says", "nq"), (238, "Our evidence", "ae"), size=8, gutter=6, space=1.2
    ),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_row_is_read(name: str) -> None:
    assert lost(LAYOUTS[name], list(samples())) == []
