"""Forms whose headings and labels no list knows, or which have none: told by what stands under them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from form_samples import Sample, page, read, rows, table
from ombudscan.extract.claims import claims
from ombudscan.nouns import Document
from ombudscan.read import assemble, from_html

SOME = [
    replace(r, printed=p, evidence=f"Sheet {i} in the lending book says who does it and when.")
    for i, (r, p) in enumerate(zip([r for r in rows("hos-2024") if r.number[0] in "35"][:9], ("Yes", "No", "Partly") * 3, strict=True))
]
WANTED = [(r.number, {"Yes": "yes", "No": "no", "Partly": "partial"}[r.printed], r.evidence) for r in SOME]
COMPLIANT = {"Yes": "Compliant", "No": "Not compliant", "Partly": "Partially compliant"}
RAG = {"Yes": "Green", "No": "Red", "Partly": "Amber"}


def html(text: str) -> Document:
    made = from_html.reading(text.encode())
    return assemble.document(made.drafts, source="t", sha256="", media_type="text/html", notices=made.notices, info=made.info)


def found(doc: Document) -> list[tuple[str, str, str]]:
    """Each row's number, answer and the words beside it."""
    return [(c.provision, c.answer, " / ".join(doc.quote(s) for s in (*c.evidence, *c.commentary))) for c in claims(doc)]


def under(r: Sample) -> list[str]:
    """An x under the answer, in three columns."""
    return ["X" if r.printed == choice else "" for choice in ("Yes", "Partly", "No")]


def test_the_choices_may_stand_in_a_second_row_below_their_heading() -> None:
    head = [["No.", "The Code says", "Do we meet it?", "", "", "Evidence"], ["", "", "Yes", "Partly", "No", ""]]
    assert found(page(table(*head, *([r.number, r.requirement, *under(r), r.evidence] for r in SOME)))) == WANTED
    assert found(page(table(*head, *([r.number, r.requirement[:30], *under(r), r.evidence] for r in SOME), headers=2))) == WANTED


def test_the_choices_headings_may_share_their_first_words() -> None:
    head = ["Provision", *(f"Do we comply? {choice}" for choice in ("Yes", "Partly", "No")), "Evidence"]
    assert found(page(table(head, *([f"{r.number} {r.requirement}", *under(r), r.evidence] for r in SOME)))) == WANTED


def test_rows_need_neither_headings_nor_the_requirements_words() -> None:
    doc = page(table(*([r.evidence, r.printed, r.number] for r in SOME), headers=0))
    assert found(doc) == WANTED


def test_a_summary_of_ratings_is_no_form() -> None:
    counts = [["Green", "3.1, 3.4, 3.7"], ["Amber", "3.2"], ["Red", "3.3"], ["Grey", "3.5"]]
    assert not found(page(table(*counts, headers=0)))
    summary = table(["Provision", "Result"], *([r.number, "Yes"] for r in SOME))
    form = table(["Provision", "Requirement", "Comply", "Evidence"], *([r.number, r.requirement, r.printed, r.evidence] for r in SOME))
    assert found(page(form, summary)) == WANTED
    totals = table(["Section", "Green", "Amber", "Red", "Grey"], ["8", "11", "2", "1", "1"], headers=0)
    assert found(page(form, totals)) == WANTED


def test_answers_may_stand_under_no_heading_where_none_is_announced() -> None:
    form = [[r.number, r.requirement, r.printed, r.evidence] for r in SOME]
    assert found(page(table(["Section", "What is asked", "", "How we show it"], *form))) == WANTED
    announced = table(["Section", "Requirement", "Comply", "Evidence", ""], *([*row[:2], row[2], row[3], "Yes"] for row in form))
    assert [(n, a) for n, a, _ in found(page(announced))] == [(n, a) for n, a, _ in WANTED]


@pytest.mark.parametrize(
    ("cell", "wanted"), [("Grey - N/A", "not_applicable"), ("Grey: does not apply", "not_applicable"), ("Grey", "unclear")]
)
def test_grey_says_what_stands_behind_it(cell: str, wanted: str) -> None:
    form = [[RAG[r.printed], r.number, r.requirement, r.evidence] for r in SOME[1:]]
    grey = [cell, SOME[0].number, SOME[0].requirement, SOME[0].evidence]
    doc = page(table(["RAG", "Ref", "What the Code asks", "Where we evidence it"], grey, *form))
    assert [(n, a) for n, a, _ in found(doc)] == [(SOME[0].number, wanted), *((n, a) for n, a, _ in WANTED[1:])]


def test_evidence_alike_to_a_requirement_does_not_shift_a_row_with_a_number_of_its_own() -> None:
    alike = "Learning is shared with residents, staff and relevant committees, beyond the annual report."
    form = [[f"{r.number} Our title", r.evidence, r.printed] for r in SOME]
    doc = page(table(["Requirement", "Evidence", "Comply"], *form, ["9.3 Sharing", alike, "No"]))
    assert found(doc) == [*WANTED, ("9.3", "no", alike)]


def test_two_provisions_may_share_a_cell_with_their_requirement() -> None:
    shared = ["Kept in the lending book by the gate.", "5.14 and 5.15 What is asked of them both", "Yes"]
    doc = page(table(["Evidence", "Provision", "Rating"], *([r.evidence, f"{r.number} {r.requirement}", r.printed] for r in SOME), shared))
    assert found(doc) == [*WANTED, *((n, "yes", shared[0]) for n in ("5.14", "5.15"))]


def test_a_row_with_nothing_but_its_number_and_title_is_a_row() -> None:
    form = [[f"{r.number} {r.requirement[:40]}", r.printed, r.evidence] for r in SOME]
    doc = page(table(["Provision", "Comply", "Evidence"], *form, ["5.15 After a change", "", ""]))
    assert found(doc) == [*WANTED, ("5.15", "blank", "")]


def test_the_evidence_may_stand_in_a_row_below_under_the_same_number() -> None:
    boxes = {c: " ".join(f"{'☒' if c == other else '☐'} {other}" for other in ("Yes", "No", "Partly")) for c in ("Yes", "No", "Partly")}
    assert found(page(table(*(line for r in SOME for line in ([r.number, boxes[r.printed]], [r.number, r.evidence])), headers=0))) == WANTED


@pytest.mark.parametrize(("others", "wanted"), [(("Y", "N"), "partial"), (("", ""), "yes")])
def test_a_p_is_partly_beside_other_letters_and_a_tick_without(others: tuple[str, str], wanted: str) -> None:
    letter = dict(zip(("Yes", "No", "Partly"), (*others, "P"), strict=True))
    head = ["Provision", "Requirement", "Comply", "Evidence"]
    doc = page(table(head, *([r.number, r.requirement, letter[r.printed], r.evidence] for r in SOME)))
    told = {number: answer for number, answer, _ in found(doc)}
    assert {told[r.number] for r in SOME if r.printed == "Partly"} == {wanted}


def test_labels_and_values_may_stand_in_four_columns() -> None:
    doc = page(
        *(
            table(
                ["Code provision", r.number, "Do we comply?", r.printed],
                ["Code requirement", r.requirement, "Evidence", r.evidence],
                ["Improvement action", "", "Owner and date", ""],
                headers=0,
            )
            for r in SOME
        )
    )
    assert found(doc) == WANTED


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("Code provision {n}\n\n{r}\n\nOur position\n\n{a}\n\nEvidence\n\n{e}\n\n", COMPLIANT),
        ("Code provision {n}\n\n{r}\n\nRAG: {a}\n\nEvidence: {e}\n\n", RAG),
        ("{n}\n\n{r}\n\nHow far along: {a}\n\nEvidence\n\n{e}\n\n", COMPLIANT),
        ("Provision {n} {a}\n\n{r}\n\nOur evidence\n\n{e}\n\n", COMPLIANT),
        ("{n}\n\n{a}\n\n{r}\n\nHow we know\n\n{e}\n\n", COMPLIANT),
        ("Provision {n}\n\nThe Code\n\n{r}\n\nDo we comply?\n\n{a}\n\nEvidence\n\n{e}\n\n", COMPLIANT),
        ("{n}\n\nA title of ours\n\n{a}\n\n{r}\n\nWhere to look\n\n{e}\n\n", COMPLIANT),
    ],
)
def test_labels_in_lines_are_told_by_what_stands_under_them(form: str, words: dict[str, str]) -> None:
    text = "Self-assessment against the Complaint Handling Code 2024\n\n"
    text += "".join(form.format(n=r.number, r=r.requirement, a=words[r.printed], e=r.evidence) for r in SOME)
    assert found(read(text)) == WANTED


def test_a_headings_number_and_the_one_beside_it_are_both_rows() -> None:
    form = "<h3>{n}&nbsp; A title of ours</h3><p><i>{r}</i></p><p><b>Compliant:</b> {a}<br><b>Evidence:</b> {e}</p>"
    both = form.format(
        n="5.14 and 5.15", r=next(r.requirement for r in rows("hos-2024") if r.number == "5.14"), a="Yes", e="In the lending book."
    )
    body = "".join(form.format(n=r.number, r=r.requirement, a=r.printed, e=r.evidence) for r in SOME)
    wanted = [*WANTED, *((n, "yes", "In the lending book.") for n in ("5.14", "5.15"))]
    assert found(html(f"<html><body><h1>Self-assessment 2024</h1>{body}{both}</body></html>")) == wanted


@pytest.mark.parametrize("label", ["Compliant", "Met"])
def test_compliant_over_nothing_stays_a_label(label: str) -> None:
    text = "".join(f"Code provision {r.number}\n\n{r.requirement}\n\n{label}\n\nEvidence\n\n" for r in SOME)
    assert {answer for _, answer, _ in found(read(text))} == {"blank"}


HEADED = "<h3>{n} {t}</h3><p>We put this in words of our own, {n} times over.</p><p>Compliant: {a}<br>Evidence: {e}</p>"


def headed(sample: Sample, title: str) -> str:
    return HEADED.format(n=sample.number, t=title, a=sample.printed, e=sample.evidence)


def test_a_rows_heading_may_be_a_sections_title() -> None:
    first = replace(SOME[0], number="1.2")
    body = "<h2>Section 1: Definition of a complaint</h2>" + headed(first, "Definition of a complaint")
    body += "<h2>Section 3: Accessibility</h2>" + "".join(headed(r, r.requirement[:40]) for r in SOME)
    doc = html(f"<html><body><h1>Self-assessment 2024</h1>{body}</body></html>")
    assert [(n, a) for n, a, _ in found(doc)] == [("1.2", WANTED[0][1]), *((n, a) for n, a, _ in WANTED)]


def test_a_policys_clause_under_a_rows_evidence_is_no_row_though_an_answer_follows() -> None:
    body = "".join(headed(r, r.requirement[:40]) for r in SOME)
    cited = (
        headed(SOME[0], SOME[0].requirement[:40])
        + "<p>4.9 Fencing is mended by the landlord.</p>"
        + body[len(headed(SOME[0], SOME[0].requirement[:40])) :]
    )
    doc = html(f"<html><body><h1>Self-assessment 2024</h1>{cited}</body></html>")
    assert [n for n, _, _ in found(doc)] == [n for n, _, _ in WANTED]


@pytest.mark.parametrize("answer", ["<dd><strong>{a}</strong></dd>", "<dd>{a}</dd>"])
def test_the_last_rows_answer_may_be_set_as_a_heading(answer: str) -> None:
    one = "<dl><dt>Code provision</dt><dd>{n}</dd><dt>Code requirement</dt><dd>{r}</dd><dt>Our position</dt>"
    one += answer + "<dt>Evidence</dt><dd><ul><li>{e}</li></ul></dd></dl>"
    body = "".join(one.format(n=r.number, r=r.requirement, a=COMPLIANT[r.printed], e=r.evidence) for r in SOME)
    assert found(html(f"<html><body><h1>Self-assessment 2024</h1>{body}</body></html>")) == WANTED


def test_the_last_rows_number_may_stand_above_its_table_too() -> None:
    one = "<h3>Provision {n}</h3><table><tr><td>The Code</td><td>{r}</td></tr><tr><td>Do we comply?</td><td>{a}</td></tr>"
    one += "<tr><td>Evidence</td><td>{e}</td></tr></table>"
    body = "".join(one.format(n=r.number, r=r.requirement, a=r.printed, e=r.evidence) for r in SOME)
    assert found(html(f"<html><body><h1>Self-assessment 2024</h1>{body}</body></html>")) == WANTED


LED = [*(f"{r.printed}. {r.evidence}" for r in SOME[:-1]), SOME[-1].evidence]
WANTED_LED = [*WANTED[:-1], (SOME[-1].number, "blank", SOME[-1].evidence)]


@pytest.mark.parametrize("headers", [0, 1])
def test_answers_may_open_the_evidence_of_a_table(headers: int) -> None:
    form = [[r.number, r.requirement, said] for r, said in zip(SOME, LED, strict=True)]
    head = [["Code provision", "Requirement", "Evidence and commentary"]] * headers
    assert found(page(table(*head, *form, headers=headers))) == WANTED_LED
    cut = [table(*head, *form[:6], headers=headers), table(*form[6:], headers=0)]  # a table over two pages
    assert found(page(*cut)) == WANTED_LED


def test_answers_may_open_the_evidence_of_a_form_in_lines() -> None:
    lines = [
        f"<h3>Code provision {r.number}</h3><p><strong>Requirement:</strong> {r.requirement}</p><p><strong>Evidence:</strong> {said}</p>"
        for r, said in zip(SOME, LED, strict=True)
    ]
    assert found(html(f"<main><h1>Self-assessment 2026</h1>{''.join(lines)}</main>")) == WANTED_LED


def test_evidence_that_opens_with_no_answer_is_none() -> None:
    said = ["No complaints came that way last year.", "Yesterday's list is by the gate.", "Partly sighted people have it in large print."]
    form = [[r.number, r.requirement, said[i % 3]] for i, r in enumerate(SOME)]
    assert not found(page(table(["Code provision", "Requirement", "Evidence"], *form)))


def test_evidence_that_opens_with_yes_beside_answers_stays_whole() -> None:
    form = [[r.number, r.requirement, r.printed, f"Yes. {r.evidence}"] for r in SOME]
    doc = page(table(["Code provision", "Requirement", "Comply", "Evidence"], *form))
    assert found(doc) == [(n, answer, f"Yes. {words}") for n, answer, words in WANTED]


def test_a_requirement_may_stand_between_its_rows_answer_and_evidence() -> None:
    body = "".join(f"<h3>{r.number} {COMPLIANT[r.printed]}</h3><p>{r.requirement}</p><p>{r.evidence}</p>" for r in SOME)
    assert found(html(f"<html><body><h1>Self-assessment 2024</h1>{body}</body></html>")) == WANTED


def test_evidence_alone_below_an_answer_stays_evidence_though_it_says_what_the_requirement_says() -> None:
    body = "".join(f"<h3>{r.number} {COMPLIANT[r.printed]}</h3><p>{r.requirement}</p>" for r in SOME)
    doc = html(f"<html><body><h1>Self-assessment 2024</h1>{body}</body></html>")
    assert found(doc) == [(r.number, answer, r.requirement) for r, (_, answer, _) in zip(SOME, WANTED, strict=True)]


@pytest.mark.parametrize("label", ["Met", "Compliant"])
def test_an_answer_that_is_a_label_elsewhere_is_known_by_its_like(label: str) -> None:
    printed = {"Yes": label, "No": f"Not {label.lower()}", "Partly": f"Partly {label.lower()}"}
    text = "Self-assessment against the Complaint Handling Code 2024\n\n"
    text += "".join(f"Code provision {r.number}\n\n{r.requirement}\n\n{printed[r.printed]}\n\n{r.evidence}\n\n" for r in SOME)
    assert found(read(text)) == WANTED
