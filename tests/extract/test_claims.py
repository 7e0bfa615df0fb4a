"""Self-assessments of invented landlords in every layout -> claims.

Longer than 300 lines because it is one table of rows, each with its reason.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest

from form_samples import Sample, page, read, rows, said, table
from ombudscan.extract.claims import claims
from ombudscan.nouns import Claim, Document, EditionId
from ombudscan.read.assemble import Draft
from ombudscan.text import words

HEADER = ["Code provision", "Code requirement", "Comply: Yes / No", "Evidence", "Commentary / explanation"]
FOOT = "\n\nLast updated 3 May 2025\nRelated pages\nWas this page useful? Yes No\nPage 12 of 12"
EDITIONS: tuple[EditionId, ...] = ("hos-2020", "hos-2022", "hos-2024")


def cells(r: Sample) -> list[str]:
    return [r.number, r.requirement, r.printed, r.evidence, r.commentary]


def pipes(some: list[Sample], *, lead: str = "", rule: bool = False, header: bool = True, order: tuple[int, ...] = (0, 1, 2, 3, 4)) -> str:
    def line(texts: list[str]) -> str:
        return lead + " | ".join(texts[i] for i in order) + " |"

    return "\n".join([*([line(HEADER)] if header else []), *(["---|---|---|---|---|"] if rule else []), *(line(cells(r)) for r in some)])


def each(form: str, *, between: str = "\n\n") -> Callable[[list[Sample]], str]:
    return lambda some: between.join(form.format(r=r) for r in some)


def filled(some: list[Sample], between: str) -> str:
    return between.join(between.join(t for t in cells(r) if t) for r in some)


TEXTS: dict[str, Callable[[list[Sample]], str]] = {
    "L01 pipes, a rule under the header": lambda some: pipes(some, rule=True),
    "L01 cells over several lines": lambda some: (
        pipes([], rule=True)
        + "\n"
        + each("{r.number} |\n{r.requirement}\n|\n{r.printed} |\n{r.evidence} |\n{r.commentary} |", between="\n")(some)
    ),
    "L02 no rule under the header": pipes,
    "L03 header broken over two lines": lambda some: (
        "Code provision | Code requirement | Comply: Yes/No |\nEvidence | Commentary / explanation |\n" + pipes(some, header=False)
    ),
    "L04 leading pipes": lambda some: pipes(some, lead="| "),
    "L05 no header": lambda some: pipes(some, header=False),
    "L06 a pipe on its own line": each("{r.number}\n|\n{r.requirement} |\n{r.printed} |\n{r.evidence} |\n{r.commentary} |", between="\n"),
    "L07 a column missing": lambda some: (
        pipes([]) + "\n" + each("{r.number} | {r.requirement} | {r.printed} | {r.evidence} |", between="\n")(some)
    ),
    "L08 cells joined": lambda some: (
        "Code sectionCode requirementComply: Yes/NoEvidence\n"
        + each("{r.number}{r.requirement}{r.printed}{r.evidence}", between="\n")(some)
    ),
    "L08 the answer on its own line": each("{r.number}{r.requirement}\n{r.printed}\n{r.evidence}", between="\n"),
    "L09 cells joined by blanks": each("{r.number} {r.requirement} {r.printed} {r.evidence}", between="\n"),
    "L09 the evidence below": each("{r.number} {r.requirement} {r.printed}\n\n{r.evidence}\n", between="\n"),
    "L09 one run-on line": lambda some: (
        "Code section Code requirement Comply: Yes/No Evidence "
        + each("{r.number} {r.requirement} {r.printed} {r.evidence}", between=" ")(some)
    ),
    "L11 one cell a line": lambda some: "\n\n".join(HEADER) + "\n\n" + filled(some, "\n\n"),
    "L11 without blank lines": lambda some: "\n".join(HEADER) + "\n" + filled(some, "\n"),
    "L24 the answer after the evidence": lambda some: pipes(some, order=(0, 1, 3, 4, 2)),
    "L26 labels before the value": each(
        "Code section {r.number}\n{r.requirement}\nCompliance: {r.printed}\nEvidence, commentary and any explanations: {r.evidence}"
    ),
    "L27 labels above the value": each(
        "Code provision {r.number}\n\nCode requirement\n\n{r.requirement}\n\nComply\n\n{r.printed}.\n\nEvidence.\n\n"
        "{r.evidence}\n\nCommentary / explanation\n\n{r.commentary}"
    ),
    "L28 the number on a line of its own": each(
        "Code section\n\n{r.number}\n\nCode requirement\n\n{r.requirement}\n\nDo we comply\n\n{r.printed}\n\n"
        "Evidence, commentary and explanations\n\n{r.evidence}"
    ),
    "L29 a question as label": each(
        "Code provision {r.number}\n\nRequirement\n\n{r.requirement}\n\nDo we comply?\n\n{r.printed}\n\nEvidence\n\n{r.evidence}"
    ),
    "L30 titled headings": each(
        "{r.number} - Telling people\n\nCode requirement\n\n{r.requirement}\n\nCompliance:   {r.printed}\n\n"
        "Evidence\n\n  • {r.evidence}\n\nCommentary/explanation\n\n  • As above"
    ),
    "L52 policy clauses as evidence": each(
        "Code provision {r.number}\n\nCode requirement\n\n{r.requirement}\n\nComply\n\n{r.printed}\n\nEvidence\n\n"
        "3.5 The ladder has two rungs.\n\n4. Saying hello\n\n4.1 We say hello inside two days.\n\n{r.evidence}"
    ),
}


def blocks(some: list[Sample]) -> Document:
    drafts = []
    for r in some:
        drafts += [
            Draft(kind="heading", level=3, text=f"Code provision {r.number}"),
            Draft(kind="heading", level=4, text="Code requirement"),
        ]
        drafts += [Draft(text=r.requirement), Draft(kind="heading", level=4, text="Comply"), Draft(text=f"{r.printed}.")]
        drafts += [Draft(kind="heading", level=4, text="Evidence"), Draft(text=r.evidence)]
        drafts += [Draft(kind="heading", level=4, text="Action plan"), Draft(text=r.commentary)] if r.commentary else []
    return page(*drafts, Draft(kind="heading", level=2, text="More about complaints"), Draft(kind="item", text="Our policy"))


def labelled(r: Sample) -> list[list[str]]:
    return [["Code provision", r.number], ["Code requirement", r.requirement], ["Comply", r.printed], ["Evidence", r.evidence]]


PAGES: dict[str, Callable[[list[Sample]], Document]] = {
    "ruled table": lambda some: page(table(HEADER, *map(cells, some))),
    "header row not marked": lambda some: page(table(HEADER, *map(cells, some), headers=0)),
    "columns in another order": lambda some: page(table(*([line[i] for i in (2, 0, 3, 1, 4)] for line in (HEADER, *map(cells, some))))),
    "columns in another order, no header": lambda some: page(table(*([cells(r)[i] for i in (2, 0, 1, 3, 4)] for r in some), headers=0)),
    "L22 the four columns of 2022": lambda some: page(
        table(
            ["Code section", "Code requirement", "Comply: Yes/No", "Evidence, commentary and any explanations"],
            *(cells(r)[:4] for r in some),
        )
    ),
    "no numbers": lambda some: page(table(["Requirement", "Do we comply?", "Evidence"], *(cells(r)[1:4] for r in some))),
    "number and requirement in one cell": lambda some: page(
        table(
            ["Code provision and requirement", "Do we comply?", "Evidence"],
            *([f"{r.number} {r.requirement}", r.printed, r.evidence] for r in some),
        )
    ),
    "a table for each row": lambda some: page(*(table(*labelled(r), headers=0) for r in some)),
    "headings and paragraphs": blocks,
}


def told(doc: Document, some: list[Sample], edition: EditionId) -> None:
    """Every row once, with its answer and its evidence's words."""
    got = claims(doc)
    assert Counter((c.edition, c.key) for c in got) == Counter((edition, r.key) for r in some)
    by_key = {c.key: c for c in got}
    assert {r.key: by_key[r.key].answer for r in some} == {r.key: r.answer for r in some}
    lost = {r.key: Counter(words(r.evidence)) - Counter(rest(doc, by_key[r.key]).split()) for r in some}
    assert not {k: v for k, v in lost.items() if v}


def rest(doc: Document, claim: Claim) -> str:
    return said(doc, claim.evidence, claim.commentary, *(spans for _, spans in claim.extra))


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("layout", TEXTS)
def test_every_layout_of_text_gives_the_rows_back(layout: str, edition: EditionId) -> None:
    some = rows(edition, every=2)
    told(read(TEXTS[layout](some)), some, edition)


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("layout", PAGES)
def test_every_layout_of_pages_gives_the_rows_back(layout: str, edition: EditionId) -> None:
    some = rows(edition, every=2)
    told(PAGES[layout](some), some, edition)


@pytest.mark.parametrize("section", ["1", "4", "6"])
@pytest.mark.parametrize("layout", ["L08 cells joined", "L11 one cell a line", "L27 labels above the value", "L05 no header"])
def test_one_section_on_a_web_page_is_enough(layout: str, section: str) -> None:
    some = [r for r in rows("hos-2024") if r.number[0] == section]
    doc = read(f"Complaint self-assessment\n\n{TEXTS[layout](some)}{FOOT}")
    told(doc, some, "hos-2024")
    assert "useful" not in " ".join(rest(doc, c) for c in claims(doc))


def test_l10_rows_that_lost_their_number_or_answer_are_found_and_not_answered() -> None:
    some, out = rows("hos-2024"), []
    for n, r in enumerate(some):
        out.append(f"\n{r.requirement}\n\n\n{r.evidence}\n" if n % 6 == 3 else f"{r.number}{r.requirement}{r.printed}{r.evidence}")
    want = [replace(r, answer="blank") if n % 6 == 3 else r for n, r in enumerate(some)]
    doc = read("\n".join(out))
    told(doc, want, "hos-2024")
    assert [c.lost for c in claims(doc)] == [c.inferred for c in claims(doc)] == [r.answer == "blank" for r in want]


def test_l12_a_section_title_among_the_rows_is_no_evidence() -> None:
    some = [r for r in rows("hos-2024") if r.number[0] == "2"]
    out = filled(some[:1], "\n\n") + "\n\nSection 2 - Exclusions   Mandatory requirements\n\n" + filled(some[1:], "\n\n")
    doc = read(out)
    told(doc, some, "hos-2024")
    assert "mandatory" not in rest(doc, claims(doc)[0])


def test_a_section_title_over_all_columns_is_no_header() -> None:
    """ "Section 8: Self-assessment, reporting and compliance", spread over four columns, read as heads: no row below it was a row."""
    some = [r for r in rows("hos-2024") if r.number[0] in "78"]
    title = "Section 8: Self-assessment, reporting and compliance"
    lines = [[title] * 5 if r == "title" else cells(r) for r in (*some[:4], "title", *some[4:])]  # type: ignore[arg-type]
    told(page(table(HEADER, *lines)), some, "hos-2024")


def test_l13_the_column_of_a_mark_is_the_answer() -> None:
    some = rows("hos-2020")
    head = ["Compliance with the Code", "Yes", "No", "Comments", "Improvement required", "Further action"]
    marks = {"yes": ("x", ""), "no": ("", "x")}
    doc = page(table(head, *([r.requirement, *marks.get(r.answer, ("", "")), r.evidence, "N", ""] for r in some)))
    told(doc, [replace(r, answer="blank") if r.answer == "partial" else r for r in some], "hos-2020")
    assert all(name == "Improvement required" for c in claims(doc) for name, _ in c.extra)  # an N there answers nothing
    assert all(c.extra for c in claims(doc))


QUESTION = "Is there a complaint officer, or an equivalent, in post?"
BOXES = [
    # under Yes, under No, comments -> answer, and a word that is kept as evidence or not
    ("x", "", "Ms Okafor", "yes", "okafor"),
    ("", "x", "Nobody yet", "no", "nobody"),
    ("", "✓", "", "no", ""),  # a tick under No is a no
    ("", "✔", "Nobody yet", "no", "nobody"),
    ("✓", "", "Ms Okafor", "yes", "okafor"),
    ("☑", "☑", "Two views", "unclear", "views"),
    ("x", "x", "Two views", "unclear", "views"),  # T95: marked twice
    ("", "", "Ms Okafor", "blank", "okafor"),  # the mark was lost or never made
    ("", "", "N/A", "not_applicable", ""),
    ("", "", "N/A: the post was cut", "not_applicable", "cut"),
    ("Yes. Since May", "", "", "yes", "may"),
    ("Yes, in writing", "N/A", "", "yes", "writing"),  # L17
    ("No", "", "Nobody yet", "no", "nobody"),  # L15: typed into the first column, whatever it is
    ("N/A", "", "", "not_applicable", ""),
    ("All of our offices share the task", "", "", "unclear", "offices"),
    ("As above", "", "", "unclear", ""),
]


@pytest.mark.parametrize(("yes", "no", "comment", "answer", "kept"), BOXES)
def test_boxes_under_yes_and_no(yes: str, no: str, comment: str, answer: str, kept: str) -> None:
    others = [[r.requirement, "x", "", r.evidence] for r in rows("hos-2020") if r.answer == "yes" and r.number[0] != "3"]
    doc = page(table(["Question", "Yes", "No", "Comments"], *others, [QUESTION, yes, no, comment]))
    got = next(c for c in claims(doc) if c.key == "complaints-officer")
    assert got.answer == answer
    assert kept in rest(doc, got)


def test_a_number_column_headed_no_is_no_answer() -> None:
    some = [r for r in rows("hos-2024") if r.answer in ("yes", "no")]
    head = ["No.", "What the Code asks for", "Yes", "No", "How we know"]
    marks = {"yes": ("x", ""), "no": ("", "x")}
    doc = page(table(head, *([r.number, r.requirement, *marks[r.answer], r.evidence] for r in some)))
    told(doc, some, "hos-2024")


def test_l15_to_l17_open_questions_are_answered_by_whatever_stands_there() -> None:
    asked = {r.key: r.requirement for r in rows("hos-2020")}
    lines = [
        ["4. Communication", "Yes", "No"],  # L16: a title that carries the column heads
        [asked["kept-updated"], "Yes", ""],
        [asked["share-stage-1"], "73%", ""],
        [asked["escalations-refused"], "We turned none away this year", "N/A"],
        [asked["changes-made"], "No changes were needed", ""],
    ]
    doc = page(table(*lines, headers=0))
    got = {c.key: c for c in claims(doc)}
    assert {k: c.answer for k, c in got.items()} == {
        "kept-updated": "yes", "share-stage-1": "narrative", "escalations-refused": "narrative", "changes-made": "narrative",
    }  # fmt: skip
    assert rest(doc, got["share-stage-1"]) == "73"
    assert rest(doc, got["changes-made"]) == "no changes were needed"


def test_l20_further_columns_are_kept_by_their_headings() -> None:
    some = rows("hos-2024", every=8)
    head = ["Code provision", "Requirement", "Compliant?", "Evidence", "Improvement actions", "Owner", "Deadline"]
    doc = page(table(head, *([r.number, r.requirement, r.printed, r.evidence, "Add examples", "Head of Care", "30/09/25"] for r in some)))
    told(doc, some, "hos-2024")
    assert [name for name, _ in claims(doc)[0].extra] == ["Improvement actions", "Owner", "Deadline"]


def test_l31_the_worst_of_several_landlords_answers_counts() -> None:
    some = rows("hos-2024", every=4, printed=("YES", "NO", "PARTIAL"))
    form = (
        "Code provision {r.number}\n\nCode requirement\n\n{r.requirement}\n\nCompliance:\n\n"
        "  • Fernbrook:   YES\n  • Millrace:   {r.printed}\n\nEvidence\n\n{r.evidence}"
    )
    told(read(each(form)(some)), some, "hos-2024")


def test_l32_a_requirement_repeated_and_compliance_as_a_sentence() -> None:
    words_for = {"yes": "We comply.", "no": "We do not comply.", "partial": "We partly comply."}
    some = rows("hos-2024", every=3)
    parts = [f"{r.number} {' '.join(r.requirement.split()[:7])}\n\n{r.requirement}\n\n{words_for[r.answer]}\n\n{r.evidence}" for r in some]
    told(read("\n\n".join(parts)), some, "hos-2024")


def test_l33_a_landlords_own_numbers_and_its_response() -> None:
    some = rows("hos-2020")
    parts = [
        f"{n // 5 + 1}.{n % 5 + 1} {r.requirement}\n\nMillrace Council response:\n\n{r.printed + '. ' if r.printed else ''}{r.evidence}"
        for n, r in enumerate(some)
    ]
    told(read("\n\n".join(parts)), some, "hos-2020")


def test_l34_questions_without_answers_are_blank() -> None:
    some = rows("hos-2020")
    parts = [
        f"{r.requirement}\n\n" + (f"{r.printed}\n\n{r.evidence}" if n % 3 == 0 or r.answer == "narrative" else "")
        for n, r in enumerate(some)
    ]
    got = {c.key: c for c in claims(read("Our answers of December\n\n" + "\n\n".join(parts)))}
    assert {r.key: got[r.key].answer for r in some} == {
        r.key: r.answer if n % 3 == 0 or r.answer == "narrative" else "blank" for n, r in enumerate(some)
    }


def test_l53_label_and_answer_lost() -> None:
    form = (
        "Code provision {r.number}\n\nCode requirement\n\n{r.requirement}\n\n\n\n{r.evidence}\n\n"
        "Commentary / explanation\n\nWill be added by March."
    )
    some = rows("hos-2024", every=2)
    doc = read(each(form)(some))
    told(doc, [replace(r, answer="blank") for r in some], "hos-2024")
    assert all(c.lost for c in claims(doc))


def test_the_last_row_may_be_longer_than_the_others() -> None:
    form = "Code provision {r.number}\n\nCode requirement\n\n{r.requirement}\n\nComply\n\n{r.printed}"
    some = [r for r in rows("hos-2024") if r.number[0] == "4"]
    text = each(form)([replace(r, evidence="") for r in some[:-1]]) + "\n\n" + each(form + "\n\nEvidence\n\n{r.evidence}")(some[-1:])
    told(read(text), [*(replace(r, evidence="") for r in some[:-1]), some[-1]], "hos-2024")


def test_l58_one_row_for_several_provisions() -> None:
    some = [r for r in rows("hos-2024") if r.number[0] in "45"]
    shared = next(r for r in rows("hos-2024") if r.number == "6.2")
    doc = page(table(HEADER, *map(cells, some), ["6.2 - 6.5", shared.requirement, "Yes", "Letters and timings", ""]))
    got = [c for c in claims(doc) if c.provision[0] == "6"]
    assert [c.provision for c in got] == ["6.2", "6.3", "6.4", "6.5"]
    assert len({c.evidence for c in got}) == 1


@pytest.mark.parametrize("several", ["6.6 and 6.17", "6.6, 6.17", "6.6 & 6.17", "6.6/6.17", "Code provisions 6.6 and 6.17:"])
def test_two_provisions_answered_together_in_lines(several: str) -> None:
    some = [r for r in rows("hos-2024") if r.number[0] in "45"]
    shared = next(r for r in rows("hos-2024") if r.number == "6.6")
    form = "{r.number}\n{r.requirement}\n{r.printed}\n{r.evidence}"
    doc = read(each(form)([*some, replace(shared, number=several, printed="Yes", evidence="We answer when we know.")]))
    got = [c for c in claims(doc) if c.provision[0] == "6"]
    assert [(c.provision, c.answer, doc.quote(c.evidence[0])) for c in got] == [
        (n, "yes", "We answer when we know.") for n in ("6.6", "6.17")
    ]


@pytest.mark.parametrize("heading", ["Our position", "Where we are", "?", "Outcome for tenants"])
def test_the_answers_may_stand_under_a_heading_of_any_name(heading: str) -> None:
    some = rows("hos-2024", every=2)
    head = ["Ref.", "What the Code asks", heading, "What we do now", "Next"]
    told(page(table(head, *map(cells, some))), some, "hos-2024")


def test_prose_under_the_answers_heading_is_evidence_where_another_column_holds_the_answers() -> None:
    some = [replace(r, commentary="") for r in rows("hos-2024", every=2)]
    head = ["Ref.", "What the Code asks", "Response", "Us"]
    doc = page(table(head, *([r.number, r.requirement, r.evidence, r.printed] for r in some)))
    told(doc, some, "hos-2024")


def typed(text: str) -> str:
    """`text` as a hurried hand types it: a letter lost here and there."""
    chance = random.Random(7)
    return " ".join(w[:2] + w[3:] if len(w) > 4 and chance.random() < 0.2 else w for w in text.split())


@pytest.mark.parametrize(
    "layout", ["L02 no rule under the header", "L08 cells joined", "L11 one cell a line", "L27 labels above the value"]
)
def test_l59_misspelt_requirements(layout: str) -> None:
    some = rows("hos-2024", every=2)
    told(read(TEXTS[layout]([replace(r, requirement=typed(r.requirement)) for r in some])), some, "hos-2024")


def test_l59_shortened_requirements_in_a_table() -> None:
    some = rows("hos-2024")
    told(PAGES["ruled table"]([replace(r, requirement=" ".join(r.requirement.split()[:9])) for r in some]), some, "hos-2024")


def test_rows_in_any_order_are_told_by_their_numbers() -> None:
    some = rows("hos-2022")
    random.Random(3).shuffle(some)
    told(PAGES["ruled table"](some), some, "hos-2022")


def test_another_codes_form_has_a_row_a_section() -> None:
    some = rows("lgsco-2024")
    head = ["Code section", "Action", "Do we follow the Code: Yes/No", "Explanations"]
    doc = page(table(head, *([f"{r.number}: A title", r.requirement, r.printed, r.evidence] for r in some)))
    told(doc, some, "lgsco-2024")


def test_a_merged_evidence_cell_belongs_to_both_rows() -> None:
    some = rows("hos-2024", every=9)
    form = table(HEADER, *map(cells, some))
    form.rows[3][3].above = True
    got = claims(page(form))
    assert got[1].evidence == got[2].evidence


CODE = [(r.number, r.requirement) for r in rows("hos-2024")]
NO_FORM = {
    "the Code as text": read("\n\n".join(f"{n} {t}" for n, t in CODE)),
    "the Code as a table": page(table(["Provision", "Requirement"], *([n, t] for n, t in CODE))),
    "L39 a review without answers": page(
        table(
            ["Code Provision", "Code Requirement", "Observations", "Recommendation"],
            *([n, t, "The policy leaves this out.", "Add it."] for n, t in CODE),
        )
    ),
    "L35 a narrative": read(
        "What is asked of us\nWe must:\n" + "\n".join(f"• {t}" for _, t in CODE) + "\nHow we do it\nOur booklet covers every route."
    ),
    "L42 titles alone": read("Section 1 - Definition of a complaint\nSection 2 - Exclusions\nSection 3 - Accessibility and awareness"),
    "questions alone": read("\n\n".join(r.requirement for r in rows("hos-2020"))),
    "a cookie table": page(table(["Cookie", "Duration", "Description"], ["crumb", "11 months", "Remembers that you said Yes."])),
}


@pytest.mark.parametrize("case", NO_FORM)
def test_what_is_no_form_has_no_rows(case: str) -> None:
    assert claims(NO_FORM[case]) == ()


@pytest.mark.parametrize("evidence", ["N/A", "n/a", "Not applicable", "Partly", "No", "-", "Met"])
def test_a_numbered_row_whose_cells_are_choices_is_no_header(evidence: str) -> None:
    row = next(s for s in rows("hos-2024") if s.number == "8.3")
    document = page(table(HEADER, [row.number, row.requirement, "Yes", evidence, ""]))
    found = [(c.provision, c.answer, [document.quote(s) for s in c.evidence]) for c in claims(document)]
    assert found == [("8.3", "yes", [evidence])]


def test_a_label_left_with_both_answers_is_unclear_where_others_have_theirs_beside_the_label() -> None:
    some = CODE[:3]
    printed = ("Yes", "Yes/No", "No")
    text = "\n\n".join(
        f"Code section {number}\n{words}\nCompliance: {answer}\nEvidence: Card {number}."
        for (number, words), answer in zip(some, printed, strict=True)
    )
    assert [c.answer for c in claims(read(text))] == ["yes", "unclear", "no"]


def test_a_label_printed_with_both_answers_is_no_answer_where_answers_stand_below_it() -> None:
    text = "\n\n".join(
        f"Code section {number}\n{words}\nComply: Yes/No\n{answer}\nEvidence:\nCard {number}."
        for (number, words), answer in zip(CODE[:3], ("Yes", "", "No"), strict=True)
    )
    assert [c.answer for c in claims(read(text))] == ["yes", "blank", "no"]


@pytest.mark.parametrize("menu", ["Comply: Yes / No:", "Comply: Yes/No/Partly:", "Compliance (Yes or No):", "Comply: Yes | No?"])
def test_an_answer_behind_a_label_that_prints_the_choice_is_the_answer(menu: str) -> None:
    given = ("Yes", "Partly", "No", "N/A", "")
    text = "\n\n".join(
        f"Code provision {number}\n{words}\n{menu} {answer}\nEvidence / commentary: Card {number}."
        for (number, words), answer in zip(CODE[:5], given, strict=True)
    )
    assert [c.answer for c in claims(read(text))] == ["yes", "partial", "no", "not_applicable", "blank"]
