"""Scraped text: tables that kept their separators, lines that lost them, wrapped sentences, the website's own lines.

Longer than 300 lines because each way in which text is laid out has its smallest example here.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ombudscan.errors import UnreadableError
from ombudscan.nouns import Document
from ombudscan.read import assemble, from_text
from ombudscan.read.assemble import Draft


def read(text: str) -> Document:
    reading = from_text.reading(text.encode())
    return assemble.document(reading.drafts, source="t.txt", sha256="", media_type="text/plain", notices=reading.notices, info=reading.info)


def rows(document: Document) -> list[list[str]]:
    return [[document.quote(c.span) for c in r.cells] for r in document.rows if not r.is_header]


def blocks(document: Document) -> list[tuple[str, str, str]]:
    return [(b.kind, b.label, document.quote(b.span)) for b in document.blocks if b.row is None]


FORM = ("Code provision", "Code requirement", "Comply: Yes / No", "Evidence", "Commentary / explanation")
TABLES = [
    pytest.param(
        "Code provision | Code requirement | Comply: Yes / No | Evidence | Commentary / explanation |\n---|---|---|---|---|\n"
        "3.1 |\nTenants may moan by any route.\n|\nYes |\nMoaning policy\n\nDesk script |\n|\n3.2 | Any colleague will "
        "do. | Yes | Pack | New |\n",
        FORM,
        [
            ["3.1", "Tenants may moan by any route.", "Yes", "Moaning policy\nDesk script", ""],
            ["3.2", "Any colleague will do.", "Yes", "Pack", "New"],
        ],
        id="cells-over-lines",
    ),
    pytest.param(
        "Code provision | Code requirement | Comply: Yes / No | Evidence | Commentary / explanation |\n2.4 | Say why. | "
        "No | Not yet | In May |\n",
        FORM,
        [["2.4", "Say why.", "No", "Not yet", "In May"]],
        id="no-rule",
    ),
    pytest.param(
        "Code provision | Code requirement | Comply: Yes / No |\nEvidence | Commentary / explanation |\n4.2 | The lead "
        "opens doors. |\nYes | Role | |\n",
        FORM,
        [["4.2", "The lead opens doors.", "Yes", "Role", ""]],
        id="header-over-lines",
    ),
    pytest.param(
        "| Code provision | Code requirement | Comply: Yes / No | Evidence | Commentary / explanation |\n|---|---|---|---|---|\n"
        "| 6.5 | Give the number. | Yes | Letter | |\n| 6.6 | Reply at once. | No | | Soon |\n",
        FORM,
        [["6.5", "Give the number.", "Yes", "Letter", ""], ["6.6", "Reply at once.", "No", "", "Soon"]],
        id="leading-pipes",
    ),
    pytest.param(
        "5.4\n|\nHelpers use our ladder. |\nYes |\nA clause |\n5.5\n|\nWe answer for helpers. |\nYes |\nn/a |\n",
        ("", "", "", ""),
        [["5.4", "Helpers use our ladder.", "Yes", "A clause"], ["5.5", "We answer for helpers.", "Yes", "n/a"]],
        id="pipe-on-its-own-line",
    ),
    pytest.param(
        "Code provision | Code requirement | Comply | Evidence | Commentary |\n7.1 | Own up. | Yes | Sheet |\n7.2 | "
        "Match the mend. | Yes |\n",
        ("Code provision", "Code requirement", "Comply", "Evidence", "Commentary"),
        [["7.1", "Own up.", "Yes", "Sheet", ""], ["7.2", "Match the mend.", "Yes", "", ""]],
        id="cells-lost-at-the-end-of-rows",
    ),
    pytest.param(
        "4. Talking |\nYes |\nNo |\n---|---|---|\nAre tenants kept posted? |\nYes | |\nWhat share ends early? |\n73% | |\n",
        ("4. Talking", "Yes", "No"),
        [["Are tenants kept posted?", "Yes", ""], ["What share ends early?", "73%", ""]],
        id="questions-under-yes-and-no",
    ),
    pytest.param(
        "4. Talking |\nYes |\nNo |\n\nAre tenants kept posted? |\nYes | | A card each week. |\nAre calls logged? |\n | No | Not since May. |\n",
        ("4. Talking", "Yes", "No", ""),
        [["Are tenants kept posted?", "Yes", "", "A card each week."], ["Are calls logged?", "", "No", "Not since May."]],
        id="a-column-without-a-heading-beyond-yes-and-no",
    ),
    pytest.param(
        "Code provision | Code requirement | Comply: Yes / No | Evidence | Commentary / explanation |\n---|---|---|---|---|\n"
        "8.2 |\nThe report goes to the board. |\nYes |\nOur plan | Our pledge\nSent in May |\nSee the minutes |\n8.3 |\n"
        "Do it again. |\nYes |\nNone |\n|\n",
        FORM,
        [
            ["8.2", "The report goes to the board.", "Yes", "Our plan | Our pledge\nSent in May", "See the minutes"],
            ["8.3", "Do it again.", "Yes", "None", ""],
        ],
        id="a-pipe-within-a-cell",
    ),
]


@pytest.mark.parametrize(("text", "header", "wanted"), TABLES)
def test_pipes_make_rows(text: str, header: tuple[str, ...], wanted: list[list[str]]) -> None:
    document = read(text)
    assert rows(document) == wanted
    assert {r.header for r in document.rows} == {header}


def test_a_menu_between_pipes_is_no_table() -> None:
    """What stands between a page's menu and its form was taken for a cell, and the form's dates with it."""
    form = "Provision | Requirement | Comply | Evidence |\n---|---|---|---|\n1.2 |\nSay what one is. |\nYes |\nClause 2 |\n"
    between = [f"Line {n} of what is said first." for n in range(12)]
    document = read("\n".join(["Rents | News | Jobs | Contact us", "Approved by the Board on 4 May 2026.", *between, form]))
    assert rows(document) == [["1.2", "Say what one is.", "Yes", "Clause 2"]]
    assert "Approved by the Board on 4 May 2026." in [document.quote(b.span) for b in document.blocks if b.row is None]


def test_a_menu_gives_a_form_without_header_no_columns() -> None:
    """The form had as many columns as the menu, and each row's last cell, the answer, stood outside as a heading."""
    row = "{n} | Say what one is, {n}.\n| Our booklet, page {n}. | {a} |\n"
    form = "".join(row.format(n=n, a=a) for n, a in (("1.2", "✓"), ("1.3", "Partly"), ("1.4", ""), ("1.5", "✗")))
    document = read(f"Cookies here | Accept | Reject |\nHome | Rents | News |\n\nOur form for this year\n\n{form}")
    wanted = [
        [n, f"Say what one is, {n}.", f"Our booklet, page {n}.", a] for n, a in (("1.2", "✓"), ("1.3", "Partly"), ("1.4", ""), ("1.5", "✗"))
    ]
    assert rows(document)[-4:] == wanted


def test_headings_between_tables_stay_out_of_cells() -> None:
    head = "Code provision | Code requirement | Comply: Yes / No | Evidence | Commentary |\n---|---|---|---|---|\n"
    document = read(
        f"Section 1 - What it is\n{head}1.2 |\nWords. |\nYes |\nPolicy |\n|\nSection 2 - What it is not\n{head}2.1 |\n"
        f"More. |\nNo |\nPlan |\n|\n"
    )
    assert [c[0] for c in rows(document)] == ["1.2", "2.1"]
    assert [r.path for r in document.rows if not r.is_header] == [("Section 1 - What it is",), ("Section 2 - What it is not",)]
    assert rows(document)[0][4] == ""


def test_a_section_over_the_columns_names_once_more_is_a_heading_and_no_column() -> None:
    head = "| Code provision | Code requirement | Comply: Yes / No | Evidence |\n"
    document = read(
        f"Section 1: What it is\n{head}| 1.2 | Words of the Code. | Yes | Policy. |\n\n"
        f"Section 2: What it is not\n{head}| 2.1 | Accept it. | Yes | None refused. |\n"
    )
    assert rows(document) == [["1.2", "Words of the Code.", "Yes", "Policy."], ["2.1", "Accept it.", "Yes", "None refused."]]
    assert {r.header[0] for r in document.rows if not r.is_header} == {"Code provision"}


def test_tab_rows_keep_the_column_of_the_mark() -> None:
    document = read(
        "Keeping to the Code\tYes\tNo\tComments\tFurther action\nCan tenants reach us?\tx\t\tPolicy 4\t\nIs it online?\t\tx\tSoon\tJune\n"
    )
    assert document.rows[0].header == ("Keeping to the Code", "Yes", "No", "Comments", "Further action")
    assert rows(document) == [["Can tenants reach us?", "x", "", "Policy 4", ""], ["Is it online?", "", "x", "Soon", "June"]]


SHEET = "1.2\tSay what one is.\tYes\t{}\n1.3\tThe word is not needed.\tNo\tSoon\n"


@pytest.mark.parametrize(
    ("copied", "cell"),
    [
        pytest.param('"Scans\nPhotographs\nNotes of ""calls"""', 'Scans\nPhotographs\nNotes of "calls"', id="lines"),
        pytest.param('"Ladder" book', '"Ladder" book', id="a-word"),
        pytest.param('"Ladders" and 6" nails', '"Ladders" and 6" nails', id="inches"),
    ],
)
def test_a_sheets_cell_of_several_lines_stands_in_quotation_marks(copied: str, cell: str) -> None:
    document = read(SHEET.format(copied))
    assert rows(document) == [["1.2", "Say what one is.", "Yes", cell], ["1.3", "The word is not needed.", "No", "Soon"]]


def test_tab_row_cut_by_a_page_end_is_joined() -> None:
    document = read(
        "Do tenants hear our view and get a chance\t\t\tWe call first. Nine in\t..\n\nbefore we decide?\tx\t\t10 calls were made.\tY\n"
    )
    assert rows(document) == [
        ["Do tenants hear our view and get a chance before we decide?", "x", "", "We call first. Nine in 10 calls were made.", "Y"]
    ]


def test_wrapped_columns_are_joined_by_column() -> None:
    document = read(
        "Staff may see both\tNotes stay out of\nkinds of file\tthe shared sheet\n\tand in the locked folder\nLoss of "
        "data\tStaff are trained.\n"
    )
    assert rows(document) == [
        ["Staff may see both kinds of file", "Notes stay out of the shared sheet and in the locked folder"],
        ["Loss of data", "Staff are trained."],
    ]


def test_cookie_tables_and_site_lines_go_and_the_date_stays() -> None:
    document = read(
        "Skip to content\nToggle menu\nHouses\nNews\nHome / About us / Moans\nMoaning policy\nWe reply within ten "
        "working days of the moan.\n"
        "Cookie | Duration | Description |\n---|---|---|\ncrumb_ok | 11 months | Remembers that you said Yes. |\n\n"
        "Last updated 3 May 2026\nRelated pages\nTell us a story\nWas this page useful? Yes No\nLarch Homes. Registered "
        "charity. Cookie settings\n"
    )
    assert [t for _, _, t in blocks(document)] == [
        "Moaning policy",
        "Last updated 3 May 2026",
        "We reply within ten working days of the moan.",
    ]
    assert document.rows == ()
    assert [n.code for n in document.notices] == ["boilerplate_removed"]
    assert ("footer", "Larch Homes. Registered charity. Cookie settings") in document.info


def test_a_section_called_like_a_menu_word_stays() -> None:
    document = read(
        "Moaning policy\n\nIntroduction\n\nThis policy is for tenants of Larch Homes.\n\nPrivacy\n\nWe keep your file safe for six years.\n"
    )
    assert ("heading", "", "Privacy") in blocks(document)


POLICY = """Moaning policy

Contents
1. Scope ........ 2
2. Stages ....... 3

1. Scope
This policy covers every tenant of Larch Homes and anybody who speaks for
one of them with consent.

2. Stages
2.1 We reply to a first moan within ten working days and always make the

tenant aware of the next step.
2.2 You may moan:
- by phone
* by **letter**
(a) in person
"""


def test_a_policy_has_headings_clauses_and_items() -> None:
    found = blocks(read(POLICY))
    assert found == [
        ("heading", "", "Moaning policy"),
        ("contents", "", "Contents"),
        ("contents", "", "1. Scope ........ 2"),
        ("contents", "", "2. Stages ....... 3"),
        ("heading", "1.", "Scope"),
        ("paragraph", "", "This policy covers every tenant of Larch Homes and anybody who speaks for one of them with consent."),
        ("heading", "2.", "Stages"),
        ("paragraph", "2.1", "We reply to a first moan within ten working days and always make the tenant aware of the next step."),
        ("paragraph", "2.2", "You may moan:"),
        ("item", "", "by phone"),
        ("item", "", "by letter"),
        ("item", "(a)", "in person"),
    ]


def test_items_know_the_line_that_announces_them() -> None:
    document = read(POLICY)
    leads = {document.quote(b.lead_in) for b in document.blocks if b.kind == "item" and b.lead_in}
    assert leads == {"You may moan:"}


STACKED = [
    pytest.param(
        "Code provision\n\nCode requirement\n\nComply: Yes/No\n\nEvidence\n\n9.4\n\nOne person answers.\n\nYes\n\nThe director\n\n9.5\n",
        "9.4",
        id="one-cell-a-line",
    ),
    pytest.param(
        "Code provision 6.2\n\nCode requirement\n\nSay hello.\n\nComply\n\nNo.\n\nEvidence.\n\nBooklet 7.1 says so.\n",
        "Comply",
        id="label-then-value",
    ),
    pytest.param(
        "Code sectionCode requirementComply: Yes/NoEvidence\n1.3No magic word.YesIn the booklet\n",
        "1.3No magic word.YesIn the booklet",
        id="joined",
    ),
]


@pytest.mark.parametrize(("text", "line"), STACKED)
def test_a_form_without_its_table_keeps_its_lines_as_paragraphs(text: str, line: str) -> None:
    found = blocks(read(text))
    assert [t for _, _, t in found] == [x for x in text.split("\n") if x]
    assert ("paragraph", "", line) in found


MARKUP = [
    ("<li>by phone</li><li>by post</li>", [("item", "", "by phone"), ("item", "", "by post")], "literal list items"),
    ("We <b>always</b> reply&nbsp;to you.", [("paragraph", "", "We always reply to you.")], "literal bold and entity"),
    (
        "We *always* re\u00adply to\u200b you\u00a0now.",
        [("paragraph", "", "We always reply to you now.")],
        "emphasis, soft hyphen, zero-width and hard blanks",
    ),
]


@pytest.mark.parametrize(("text", "wanted", "why"), MARKUP)
def test_literal_markup_is_taken_out(text: str, wanted: list[tuple[str, str, str]], why: str) -> None:
    assert blocks(read(text)) == wanted, why


def test_a_literal_list_in_a_row_between_tabs_stays_in_its_cell() -> None:
    text = "Question\tYes\tNo\tComments\nIs there a ladder?\tx\t\t<ul style=a><li>At the gate</li><li>In the yard</li></ul>\nIs it lent?\t\tx\tNo\n"
    document = read(text)
    assert [[document.quote(c.span) for c in row.cells] for row in document.rows][1:] == [
        ["Is there a ladder?", "x", "", "At the gate In the yard"],
        ["Is it lent?", "", "x", "No"],
    ]


def test_a_colon_line_that_lost_its_list_stays_by_itself() -> None:
    found = blocks(read("Moaning policy\n\nThese matters are outside our policy:\nIf we turn a moan away we say why in a letter.\n"))
    assert ("paragraph", "", "These matters are outside our policy:") in found


FEET = [
    (
        "We answer within ten\nPage 3 of 15\nworking days of the letter that you send to us. Page 4 of 15 Then we ring you.\n",
        "We answer within ten working days of the letter that you send to us. Then we ring you.",
        "feet that count on",
    ),
    ("See our policy, Page 3 of 15.\n", "See our policy, Page 3 of 15.", "one alone is a citation"),
    ("See Page 3 of 15 and Page 9 of 15.\n", "See Page 3 of 15 and Page 9 of 15.", "pages that do not count on are citations"),
    ("See Page 1 of 15 and Page 2 of 7.\n", "See Page 1 of 15 and Page 2 of 7.", "pages of two documents"),
]


@pytest.mark.parametrize(("text", "said", "why"), FEET)
def test_feet_of_pages_go_from_the_midst_of_sentences(text: str, said: str, why: str) -> None:
    assert " ".join(read(text).text.split()) == said, why


@pytest.mark.parametrize(
    ("first", "kind"),
    [("Moaning policy", "heading"), ("The Moan Desk", "paragraph"), ("Is this our complaints policy?", "paragraph")],
)
def test_a_title_may_stand_right_above_a_table(first: str, kind: str) -> None:
    drafts = from_text.reading(f"{first}\n\nApproved by | The Board |\nOwner | Head of Moans |\n".encode()).drafts
    assert (drafts[0].text, drafts[0].kind) == (first, kind)  # type: ignore[union-attr]


def test_a_byline_with_a_pipe_is_no_table() -> None:
    assert read("Moaning policy\n\nPublished 3 May 2026 | Owner: Moaning Team\n\nWe reply to every moan.\n").rows == ()


@pytest.mark.parametrize("data", ["£5 – “ten”".encode(e) for e in ("utf-8-sig", "cp1252", "utf-16")], ids=["utf-8", "cp1252", "utf-16"])
def test_encodings(data: bytes) -> None:
    drafts = from_text.reading(data).drafts
    assert isinstance(drafts[0], Draft)
    assert drafts[0].text == "£5 – “ten”"


def test_blank_text_is_refused() -> None:
    with pytest.raises(UnreadableError) as e:
        from_text.reading(b" \n\t\n")
    assert e.value.outcome == "corrupt"


def test_too_large_is_refused() -> None:
    with pytest.raises(UnreadableError) as e:
        from_text.reading(b"a" * 20_000_001)
    assert e.value.outcome == "too_large"


LINE = st.sampled_from(
    [
        "1.2 |",
        "Yes |",
        "|",
        "||",
        "---|---|---|",
        "a\tb\tc",
        "\tb",
        "",
        "Section 1",
        "We reply in ten days.",
        "- by phone",
        "Evidence",
        "x | y | z |",
        "Code provision | Code requirement | Comply |",
        "and so on",
        "Home / News",
        "# Title",
        "1.3Joined.Yes",
    ]
)


@given(st.lists(LINE, min_size=1, max_size=30))
@settings(max_examples=200)
def test_any_lines_give_the_same_disjoint_spans_twice(lines: list[str]) -> None:
    text = "\n".join([*lines, "The end."])
    document = read(text)
    assert document == read(text)
    ends = 0
    for b in document.blocks:
        assert b.span.start >= ends
        assert document.quote(b.span).strip() == document.quote(b.span) != ""
        ends = b.span.end
    for r in document.rows:
        assert len(r.cells) == len(r.header)


@given(st.text(alphabet=st.sampled_from("ab .|\t\n-:1.Yes()•*<>&#é"), max_size=300))
@settings(max_examples=200)
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        from_text.reading(text.encode())
    except UnreadableError as e:
        assert e.outcome == "corrupt"


def test_a_line_of_tabs_alone_is_passed_over() -> None:
    """It once was taken for a table of no rows, again and again."""
    assert from_text.reading(b" \t\t\n b\n*<*").drafts


def test_a_table_that_takes_only_the_line_before_does_not_stand_still() -> None:
    """It once was read again and again: a broken row, then a rule, then nothing that fits."""
    text = "|<-1.2 <\t\t:.bContents:|\n|Contents*ab|<:\n\n* Yes<Contentsb<\n\t(1.2 .&a\n\n|---|---|\n\na:ab*Stage 1---|---|Yes1.2 1.b"
    assert from_text.reading(text.encode()).drafts


def test_underlined_titles_are_headings_and_their_rules_no_words() -> None:
    text = (
        "Complaints procedure\n====================\n\nRing the Clerk.\n\nWhat happens first\n------------------\nYou get a letter.\n"
        "\nIf you are still unhappy\n------------------------\nAsk the Trustees.\n\n----------\nWritten in 2025.\n"
    )
    drafts = from_text.reading(text.encode()).drafts
    assert [(d.kind, d.text) for d in drafts] == [
        ("heading", "Complaints procedure"),
        ("paragraph", "Ring the Clerk."),
        ("heading", "What happens first"),
        ("paragraph", "You get a letter."),
        ("heading", "If you are still unhappy"),
        ("paragraph", "Ask the Trustees."),
        ("paragraph", "Written in 2025."),
    ]
