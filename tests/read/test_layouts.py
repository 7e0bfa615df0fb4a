"""Layouts of scraped text as forms are found in the wild, one small invented document each: rows, answers and evidence.

The ids are those of the catalogue of layouts that this project was built from. What a layout asks of other formats is tested
with those formats.

Longer than 300 lines because it is one table of layouts.
"""

from __future__ import annotations

import pytest

from ombudscan.extract import claims
from ombudscan.nouns import Document
from ombudscan.read import assemble, from_text

WORDS = {
    "1.2": "A complaint is an expression of dissatisfaction, however made, about the service.",
    "1.3": "A resident does not have to use the word complaint.",
    "1.6": "An expression of dissatisfaction in a survey is not a complaint.",
    "1.7": "A complaint is accepted unless there is a valid reason not to do so.",
    "1.8": "The policy sets out when a matter will not be considered.",
    "3.1": "Residents can complain by different channels.",
    "3.2": "Residents can raise complaints with any member of staff.",
    "3.3": "High volumes of complaints are not a negative.",
    "6.1": "Check which complaints can be answered early and quickly.",
    "6.2": "Complaints are acknowledged, defined and logged within five working days.",
    "6.3": "A full response to stage 1 is issued within 10 working days.",
    "9.4": "A senior lead person is accountable for complaint handling.",
    "9.5": "A member of the governing body has lead responsibility for complaints.",
}
HEAD = "Code provision | Code requirement | Comply: Yes / No | Evidence | Commentary / explanation |\n"


def read(text: str) -> Document:
    made = from_text.reading(text.encode())
    return assemble.document(made.drafts, source="t.txt", sha256="", media_type="text/plain", notices=made.notices, info=made.info)


def found(text: str) -> list[tuple[str, str, str]]:
    document = read(text)
    return [
        (c.provision, c.answer, " / ".join(" ".join(document.quote(s).split()) for s in (*c.evidence, *c.commentary)))
        for c in claims(document)
    ]


def each(rows: list[tuple[str, str, str]], pattern: str) -> str:
    """The rows, each by a pattern of {number}, {words}, {answer} and {evidence}."""
    return "".join(pattern.format(number=n, words=WORDS[n], bare=WORDS[n][:-1], answer=a, evidence=e) for n, a, e in rows)


THREE = [("1.3", "Yes", "South desk."), ("3.1", "Yes", "It is in our booklet"), ("3.2", "No", "Part 7.")]
READ = [("1.3", "yes", "South desk."), ("3.1", "yes", "It is in our booklet"), ("3.2", "no", "Part 7.")]
JOINED = "Code sectionCode requirementComply: Yes/NoEvidence, commentary and any explanations\n"

LAYOUTS = [
    pytest.param(
        HEAD + "---|---|---|---|---|\n" + each(THREE, "{number} |\n{words}\n|\n{answer} |\n{evidence}\n\nLog |\n|\n"),
        [(n, a, f"{e} Log") for n, a, e in READ],
        id="L01-cells-over-lines",
    ),
    pytest.param(HEAD + each(THREE, "{number} | {words} | {answer} | {evidence} | |\n"), READ, id="L02-no-rule"),
    pytest.param(
        HEAD.replace("Evidence |", "\nEvidence |") + each(THREE, "{number} | {words} |\n{answer} | {evidence} | |\n"),
        READ,
        id="L03-broken-header",
    ),
    pytest.param(
        "| Code provision | Code requirement | Comply: Yes/No | Evidence |\n|---|---|---|---|\n"
        + each(THREE, "| {number} | {words} | {answer} | {evidence} |\n"),
        READ,
        id="L04-markdown",
    ),
    pytest.param(each(THREE, "{number} | {words} | {answer} | {evidence} | |\n"), READ, id="L05-no-header"),
    pytest.param(each(THREE[:1], "{number} | {words} | {answer} | {evidence} | |\n"), READ[:1], id="L05-one-row"),
    pytest.param(each(THREE, "{answer} | {number} | {words} | {evidence} |\n"), READ, id="L05-answer-first"),
    pytest.param(each(THREE, "{number} | {answer} | {words} | {evidence} |\n"), READ, id="L05-answer-second"),
    pytest.param(
        "Code provision | Code requirement | Comply | Evidence |\n" + each(THREE, "{number}\n|\n{words} |\n{answer} |\n{evidence} |\n"),
        READ,
        id="L06-pipe-on-its-own-line",
    ),
    pytest.param(
        HEAD
        + each(THREE[:1], "{number} | {words} | {answer} | {evidence} |\n")
        + each(THREE[1:2], "{number} | {words} | {answer} |\n")
        + each(THREE[2:], "{number} | {words} | {answer} | {evidence} | |\n"),
        [READ[0], ("3.1", "yes", ""), READ[2]],
        id="L07-cells-missing",
    ),
    pytest.param(JOINED + each(THREE, "{number}{words}{answer}{evidence}\n"), READ, id="L08-joined"),
    pytest.param(JOINED + each(THREE, "{number}{bare}{answer}{evidence}\n"), READ, id="L08-joined-without-a-stop"),
    pytest.param(JOINED + each(THREE, "   {number}{words}\n{answer}\n{evidence}\n"), READ, id="L08-answer-on-a-line-of-its-own"),
    pytest.param(
        JOINED
        + each(
            [("3.1", "Y", "Point 4.1 of it"), ("3.2", "Y", "Points 4.2"), ("3.3", "N", "Not said")], "{number}{words}{answer}{evidence}\n"
        ),
        [("3.1", "yes", "Point 4.1 of it"), ("3.2", "yes", "Points 4.2"), ("3.3", "no", "Not said")],
        id="L08-one-letter",
    ),
    pytest.param(each(THREE, "{number} {words} {answer}\n\n{evidence}\n\n"), READ, id="L09-answer-ends-the-line"),
    pytest.param(
        f"6.1{WORDS['6.1']}YesTriage rota.\n\n{WORDS['6.2']}\n\n\nSee page 7 of the booklet.\n\n6.3{WORDS['6.3']}YesSee page 7.\n",
        [("6.1", "yes", "Triage rota."), ("6.2", "blank", "See page 7 of the booklet."), ("6.3", "yes", "See page 7.")],
        id="L10-pieces-missing",
    ),
    pytest.param(
        "Code provision\n\nCode requirement\n\nComply: Yes/No\n\nEvidence\n\n"
        + each(THREE, "{number}\n\n{words}\n\n{answer}\n\n{evidence}\n\n"),
        READ,
        id="L11-a-cell-a-line",
    ),
    pytest.param(
        each(THREE[:1], "{number}\n\n{words}\n\n{answer}\n\n{evidence}\n\n")
        + "Section 3 - Accessibility and awareness   Mandatory rows\n\n"
        + each(THREE[1:], "{number}\n\n{words}\n\n{answer}\n\n{evidence}\n\n"),
        READ,
        id="L12-title-within",
    ),
    pytest.param(
        "Code provision\tCode requirement\tComply\tEvidence\n" + each(THREE, "{number}\t{words}\t{answer}\t{evidence}\n"),
        READ,
        id="L13-tabs",
    ),
    pytest.param(
        "Code provision | Code requirement | Evidence | Comply |\n" + each(THREE, "{number} | {words} | {evidence} | {answer} |\n"),
        READ,
        id="L24-answer-last",
    ),
    pytest.param(
        HEAD
        + each(
            [("1.2", "✓", "a"), ("1.3", "✗", "b"), ("1.6", "Met", "c"), ("1.7", "Amber", "d"), ("1.8", "☑", "e")],
            "{number} | {words} | {answer} | {evidence} | |\n",
        ),
        [("1.2", "yes", "a"), ("1.3", "no", "b"), ("1.6", "yes", "c"), ("1.7", "partial", "d"), ("1.8", "yes", "e")],
        id="L25-signs",
    ),
    pytest.param(
        each(THREE, "Code section {number}\n{words}\nCompliance: {answer}\nEvidence, commentary and any explanations: {evidence}\n"),
        READ,
        id="L26-labels-and-values",
    ),
    pytest.param(
        each(THREE, "Code provision {number}\n\nCode requirement\n\n{words}\n\nComply\n\n{answer}.\n\nEvidence.\n\n{evidence}\n\n"),
        READ,
        id="L27-label-lines",
    ),
    pytest.param(
        each(
            THREE,
            "Code section\n\n{number}\n\nCode requirement\n\n{words}\n\nDo we comply\n\n{answer}\n\nEvidence, commentary and explanations\n\n{evidence}\n\n",
        ),
        READ,
        id="L28-the-number-too",
    ),
    pytest.param(
        each(THREE, "Code provision {number}\n\nRequirement\n\n{words}\n\nDo we comply?\n\n{answer}\n\nEvidence\n\n{evidence}\n\n"),
        READ,
        id="L29-do-we-comply",
    ),
    pytest.param(
        each(THREE, "{number} - What it asks\n\nCode requirement\n\n{words}\n\nCompliance:   {answer}\n\nEvidence\n\n  • {evidence}\n\n"),
        READ,
        id="L30-titled-and-bulleted",
    ),
    pytest.param(
        each(
            THREE,
            "{number} - What it asks\n\nCode requirement\n\n{words}\n\nCompliance:\n\n  • Fernbrook:   YES\n  • Millrace:   {answer}\n\nEvidence\n\n{evidence}\n\n",
        ),
        READ,
        id="L31-several-answers",
    ),
    pytest.param(
        each(THREE, "{number} {bare}\n\n{words} A friend may speak for them.\n\nWe comply.\n\n{evidence}\n\n"),
        [(n, "yes", e) for n, _, e in READ],
        id="L32-a-sentence-for-an-answer",
    ),
    pytest.param(
        "Code provision | Code requirement | Comply | Evidence |\n"
        + "".join(
            f"{p} | {WORDS[n]} | Yes | {n} |\n"
            for p, n in [
                ("1.2.", "1.2"),
                ("§1.3", "1.3"),
                ("3.1)", "3.1"),
                ("3.2 -", "3.2"),
                ("Code provision 6.2", "6.2"),
                (" 6.3", "6.3"),
            ]
        ),
        [(n, "yes", n) for n in ("1.2", "1.3", "3.1", "3.2", "6.2", "6.3")],
        id="L46-forms-of-numbers",
    ),
    pytest.param(
        HEAD
        + each([("1.2", "Yes", "a"), ("1.6", "Yes", "b")], "{number} | {words} | {answer} | {evidence} | |\n")
        + "Should |\n"
        + each([("1.3", "No", "c")], "{number} | {words} | {answer} | {evidence} | |\n"),
        [("1.2", "yes", "a"), ("1.6", "yes", "b"), ("1.3", "no", "c")],
        id="L47-numbers-go-backwards",
    ),
    pytest.param(
        each(
            THREE[:1],
            "Code provision {number}\n\nCode requirement\n\n{words}\n\nComply\n\n{answer}\n\nEvidence\n\nBooklet.\n\n3.5 The ladder has two rungs.\n\n4. Saying hello\n\n4.1 We say hello inside two days.\n\n",
        )
        + each(THREE[1:], "Code provision {number}\n\nCode requirement\n\n{words}\n\nComply\n\n{answer}\n\nEvidence\n\n{evidence}\n\n"),
        [("1.3", "yes", "Booklet. / 3.5 The ladder has two rungs. / 4. Saying hello / 4.1 We say hello inside two days."), *READ[1:]],
        id="L52-policy-as-evidence",
    ),
    pytest.param(
        each(
            [("6.2", "", "The booklet is silent on this.")],
            "Code provision {number}\n\nCode requirement\n\n{words}\n\n\n\n\n{evidence}\n\n",
        )
        + each(
            [("6.3", "Yes", "Desk notes.")],
            "Code provision {number}\n\nCode requirement\n\n{words}\n\nComply\n\n{answer}\n\nEvidence\n\n{evidence}\n\n",
        ),
        [("6.2", "blank", "The booklet is silent on this."), ("6.3", "yes", "Desk notes.")],
        id="L53-label-and-answer-lost",
    ),
    pytest.param(
        HEAD
        + each(
            [("1.2", "Yes. Since May.", "a"), ("1.3", "Yes, in writing", "b"), ("3.1", "No. Not yet", "c")],
            "{number} | {words} | {answer} | {evidence} | |\n",
        ),
        [("1.2", "yes", "Since May. / a"), ("1.3", "yes", "in writing / b"), ("3.1", "no", "Not yet / c")],
        id="L54-answers-with-a-tail",
    ),
    pytest.param(
        "Compliance with the Code\tYes\tNo\tComments\n7 Outcomes\n"
        "How many complaints were not accepted in the year?\t\t\tWe refused three, see the\n"
        "Why were they not accepted?\t\t\tnotes: two were about old repairs.\n"
        "Are residents told about the Ombudsman?\tx\t\tIn each letter.\n",
        [
            ("6.3", "narrative", "We refused three, see the / notes: two were about old repairs."),
            ("2.4", "yes", "In each letter."),
        ],
        id="L18-one-question-in-two-rows",
    ),
    pytest.param(
        "Compliance with the Code\tYes\tNo\tComments\n8 Learning\n"
        "How do we share learning with: a) residents? b) the board? c) the annual report?\t\t\tLeaflet Two papers a year Yes\n"
        "Is the policy easy to find?\tx\t\tHome page.\n",
        [("8.2", "narrative", "Leaflet Two papers a year Yes")],
        id="L19-lettered-questions-in-one-cell",
    ),
    pytest.param(
        HEAD
        + each([("1.2", "Yes", "Guide")], "{number} | {words} | {answer} | {evidence} | |\n")
        + "Section 3 - Accessibility\nCode Provision: | Code Requirement | Comply Yes/No | Evidence: | Commentary / evidence |\n"
        + each([("3.1", "Yes", "Leaflet")], "{number} | {words} | {answer} | {evidence} | Told on each call |\n")
        + "Section 6\nCode provision | Code requirement: | Comply: Yes/No: | Evidence | Commentary/explanation |\n"
        + each([("6.2", "No", "Logging is late")], "{number} | {words} | {answer} | | {evidence} |\n"),
        [("1.2", "yes", "Guide"), ("3.1", "yes", "Leaflet / Told on each call"), ("6.2", "no", "Logging is late")],
        id="L21-a-header-for-each-section-in-other-words",
    ),
    pytest.param(
        HEAD
        + f"1.3 | {WORDS['1.3']} | Yes | We treat any moan as one, whatever it is called. | Complaints Policy 2.1 |\n"
        + f"3.1 | {WORDS['3.1']} | Yes | | Complaints Policy 3. We answer at the desk. |\n",
        [
            ("1.3", "yes", "We treat any moan as one, whatever it is called. / Complaints Policy 2.1"),
            ("3.1", "yes", "Complaints Policy 3. We answer at the desk."),
        ],
        id="L23-practice-and-policy-swapped",
    ),
    pytest.param(
        "Self-assessment summary\n\nWe looked at each part this spring. We answered 88% of stage 1 complaints in time.\n\n"
        "Stage 1 complaints: 140. Upheld: 52.\n\nWe think we meet the Code.\n",
        [],
        id="L36-figures-and-no-rows",
    ),
    pytest.param(
        "Our policies\n\n1. Pets policy\n\n1.1 A cat is welcome.\n\n1.2 A dog needs a letter.\n\n3.1 Fish are fine.\n\n"
        "Complaint handling self-assessment\n\n" + HEAD + each(THREE, "{number} | {words} | {answer} | {evidence} | |\n"),
        READ,
        id="L40-within-a-longer-page",
    ),
    pytest.param(
        "Section 1: Definition of a complaint\n\nSection 3: Accessibility\n\n"
        + HEAD
        + each(THREE[1:], "{number} | {words} | {answer} | {evidence} | |\n"),
        READ[1:],
        id="L41-a-section-without-its-table",
    ),
    pytest.param(
        "".join(
            f"{title}\n{HEAD}{each([row], '{number} | {words} | {answer} | {evidence} | |' + chr(10))}"
            for title, row in [
                ("Section 5: Complaint handling process", ("3.1", "Yes", "Desk")),
                ("Section 8: Putting things right", ("6.2", "Yes", "Log")),
                ("Section 8: Putting things right", ("9.4", "No", "Nobody yet")),
            ]
        ),
        [("3.1", "yes", "Desk"), ("6.2", "yes", "Log"), ("9.4", "no", "Nobody yet")],
        id="L48-wrong-and-repeated-titles",
    ),
    pytest.param(
        HEAD
        + each(
            [
                ("1.3", "Yes", "Fernbrook Complaints Policy 2024Millrace Complaints Policy 2023"),
                ("3.1", "No", "Updated 3/9/24: the former policy had one route. Updated 3/9/24: the new one has four."),
            ],
            "{number} | {words} | {answer} | {evidence} | |\n",
        ),
        [
            ("1.3", "yes", "Fernbrook Complaints Policy 2024Millrace Complaints Policy 2023"),
            ("3.1", "no", "Updated 3/9/24: the former policy had one route. Updated 3/9/24: the new one has four."),
        ],
        id="L51-L55-all-of-a-cell-is-kept",
    ),
    pytest.param(
        "Our self-assessment\n\nThe Code has 72 provisions. We comply with 70 and do not comply with two: 6.3 and 9.4.\n",
        [],
        id="L60-totals-are-no-rows",
    ),
    pytest.param(
        HEAD
        + each(THREE, "{number} | {words} | {answer} | {evidence} | |\n")
        + "\nLast Updated on 3 May 2024\n\nRelated Items\n\nCookies\n\n"
        + "Name | Purpose | Expires |\n_crumb | Keeps your session | 11 months |\n_seen | Counts visits | Session |\n",
        READ,
        id="L44-cookie-tables-in-pipes",
    ),
    pytest.param(
        HEAD
        + f"6.1 - 6.3 | {WORDS['6.2']} | Yes | Letters | |\n"
        + each([("9.4", "No", "x")], "{number} | {words} | {answer} | {evidence} | |\n"),
        [("6.1", "yes", "Letters"), ("6.2", "yes", "Letters"), ("6.3", "yes", "Letters"), ("9.4", "no", "x")],
        id="L58-several-in-a-row",
    ),
    pytest.param(
        "Code\u00a0provision\u200b | Code requirement | Comply:\u00a0Yes/No | Evidence |\n"
        + each(
            [("1.2", "Y\u200bes", "Gui\u00adde\u00a0p3"), ("1.3", "\ufeffNo", "None\u2060 seen")],
            "{number}\u200b |\u00a0{words} | {answer} | {evidence} |\n",
        ),
        [("1.2", "yes", "Guide p3"), ("1.3", "no", "None seen")],
        id="T91-invisible-characters",
    ),
]


@pytest.mark.parametrize(("text", "rows"), LAYOUTS)
def test_rows_of_a_layout(text: str, rows: list[tuple[str, str, str]]) -> None:
    assert found(text) == rows


SECTIONS = [
    ("Yes\n\nSection 4", [("1.2", "yes", "Section 4"), ("1.3", "yes", "Desk")], "a citation under an answer"),
    ("Yes\n\nEvidence\n\nPart 2", [("1.2", "yes", "Part 2"), ("1.3", "yes", "Desk")], "a citation under the evidence's label"),
    ("Yes\n\nGuide.\n\nSection 1", [("1.2", "yes", "Guide."), ("1.3", "yes", "Desk")], "the title of the section that the next row is of"),
    ("Yes\n\nSection 1", [("1.2", "yes", ""), ("1.3", "yes", "Desk")], "a title under a blank"),
]


@pytest.mark.parametrize(("middle", "rows", "why"), SECTIONS)
def test_a_section_on_a_line_of_its_own(middle: str, rows: list[tuple[str, str, str]], why: str) -> None:
    more = each([("1.6", "No", "Rota")], "{number}\n\n{words}\n\n{answer}\n\n{evidence}\n\n")
    text = f"1.2\n\n{WORDS['1.2']}\n\n{middle}\n\n1.3\n\n{WORDS['1.3']}\n\nYes\n\nDesk\n\n{more}"
    assert found(text) == [*rows, ("1.6", "no", "Rota")], why
