"""Lines, columns, paragraphs, running heads, hyphens: from words with places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ombudscan.read import furniture, hyphens, layout
from ombudscan.read.contents import entries
from ombudscan.read.headings import ranks
from ombudscan.read.labels import label
from ombudscan.read.layout import joined
from ombudscan.read.page import Line, Run
from ombudscan.read.paragraph_drafts import drafts
from ombudscan.read.paragraphs import Style, paragraphs

STYLE = Style(body=10.0, leadings={10: 13.0})


def words(text: str, x: float, y: float, size: float = 10.0, bold: bool = False, gap: float = 0.0) -> list[Run]:
    """Return words of half a type size to the letter; `gap` is added after the first."""
    out = []
    for i, w in enumerate(text.split()):
        width = len(w) * size / 2
        out.append(Run(text=w, x0=x, top=y - size, x1=x + width, bottom=y + 2, base=y, size=size, bold=bold))
        x += width + 0.3 * size + (gap if i == 0 else 0)
    return out


def line(text: str, y: float, x: float = 50.0, right: float = 400.0, page: int = 1, bold: bool = False, gap: float = 0.0) -> Line:
    return joined(runs=tuple(words(text, x, y, bold=bold, gap=gap)), page=page, right=right)


def texts(lines: list[Line]) -> list[str]:
    return [d.text for d in drafts(paragraphs(lines, STYLE), STYLE)]


@pytest.mark.parametrize(
    ("text", "gap", "fresh", "expected"),
    [
        ("4.2 We lend ladders", 0.0, False, ("4.2", False)),
        ("4.2 applies to gates", 0.0, False, None),  # a reference that a line end cut: "clause / 4.2 applies"
        ("7. Ladders", 0.0, True, ("7.", False)),
        ("7. Ladders", 0.0, False, None),  # "on the 7. May" in the middle of a paragraph
        ("(b) a rope", 0.0, True, ("(b)", True)),
        ("iv) a rope", 0.0, True, ("iv)", True)),
        ("• a rope", 0.0, False, ("", True)),
        ("– a rope", 12.0, False, ("", True)),
        ("– a rope", 0.0, False, None),  # a dash between words
        ("40 ladders", 0.0, True, None),
        ("4 Ladders", 20.0, True, ("4", False)),
        ("A ladder", 0.0, True, None),
    ],
)
def test_labels(text: str, gap: float, fresh: bool, expected: tuple[str, bool] | None) -> None:
    found = label(line(text, 100, gap=gap), fresh=fresh)
    assert (found and (found.text, found.item)) == expected


@pytest.mark.parametrize(
    ("lines", "expected", "why"),
    [
        ([line("We lend", 100), line("ladders to all.", 113)], ["We lend ladders to all."], "a wrapped line goes on"),
        (
            [line("We lend.", 100), line("We paint.", 113)],
            ["We lend.", "We paint."],
            "a short line with a full stop ends its paragraph",
        ),
        ([line("Mill Lane", 100), line("Otterby", 113)], ["Mill Lane\nOtterby"], "an address keeps its lines"),
        (
            [line("We lend ladders.", 100, right=130), line("We paint.", 113, right=130)],
            ["We lend ladders. We paint."],
            "a full line goes on",
        ),
        ([line("We lend", 100), line("Ladders", 140)], ["We lend", "Ladders"], "a wide gap divides"),
        ([line("We lend", 800), line("ladders to all.", 60, page=2)], ["We lend ladders to all."], "a page's end divides no sentence"),
        (
            [line("We lend.", 800), line("Ladders are tall.", 60, page=2)],
            ["We lend.", "Ladders are tall."],
            "but paragraphs",
        ),
        ([line("a) by post b) by hand", 100)], ["a) by post b) by hand"], "letters within a line make no item"),
    ],
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_paragraphs(lines: list[Line], expected: list[str], why: str) -> None:
    assert texts(lines) == expected, why


def test_clause_number_alone_at_a_page_end_finds_its_words_on_the_next() -> None:
    found = drafts(paragraphs([line("10.1", 790), line("Be kind to the warden.", 60, x=90, page=2)], STYLE), STYLE)
    assert [(d.label, d.text) for d in found] == [("10.1", "Be kind to the warden.")]


def test_headings_are_ranked_by_type_and_number() -> None:
    lines = [
        joined(runs=tuple(words("Ladder Policy", 50, 60, size=18, bold=True)), page=1, right=400),
        line("1 Ladders", 90, bold=True, gap=10),
        line("1.1 Kinds", 120, bold=True, gap=10),
        line("There are two kinds of ladder in the shed beside the gate.", 150),
    ]
    paras = paragraphs(lines, STYLE)
    made = drafts(paras, STYLE, ranks([paras], STYLE))
    assert [(d.kind, d.level) for d in made] == [("heading", 1), ("heading", 2), ("heading", 3), ("paragraph", 0)]


@pytest.mark.parametrize(("mark", "expected"), [("1", "We lend"), ("th", "We lendth")])
def test_raised_marks_are_no_words_of_the_line(mark: str, expected: str) -> None:
    raised = Run(text=mark, x0=83.5, top=84, x1=88, bottom=92, base=96.5, size=6.0)
    assert [found.text for found in layout.lines([*words("We lend", 50, 100), raised], 1)] == [expected]


LONG = "one ladder stands beside every gate in the lane"


def test_columns_of_prose_are_read_one_after_the_other_but_clause_numbers_make_no_column() -> None:
    left = [w for i in range(9) for w in words(f"{LONG} L{i}", 50, 100 + 13 * i)]
    right = [w for i in range(9) for w in words(f"{LONG} R{i}", 330, 100 + 13 * i)]
    order = [found.runs[-1].text for found in layout.in_order(layout.lines(left + right, 1), 1)]
    assert order == [f"L{i}" for i in range(9)] + [f"R{i}" for i in range(9)]
    numbers = [w for i in range(9) for w in words(f"{i}.1", 50, 100 + 13 * i)]
    assert [found.runs[0].text for found in layout.in_order(layout.lines(numbers + right, 1), 1)] == [f"{i}.1" for i in range(9)]


def test_running_heads_need_repetition_and_the_edge_of_the_page() -> None:
    pages = [
        [line("Mill Lane 2025", 30, page=n), line("The same words", 400, page=n), line(f"Page {n} of 3", 815, page=n)] for n in (1, 2, 3)
    ]
    assert furniture.running(pages, [842.0] * 3) == [{0, 2}] * 3
    assert furniture.running([[line("Mill Lane", 30), line("A ladder", 400)]], [842.0]) == [set()]


def test_a_forms_labels_at_a_pages_end_are_no_running_heads() -> None:
    row = ("Code provision 1.2", "Comply: Yes", "We lend ladders.")
    pages = [[line(w, base, page=n) for w, base in zip(row * 8, range(60, 812, 32), strict=False)] for n in (1, 2, 3)]
    assert furniture.running(pages, [842.0] * 3) == [set()] * 3


def test_a_running_head_that_stands_in_the_text_once_too_is_one() -> None:
    pages = [[line("Mill Lane", 30, page=n), line(f"A ladder, {'abc'[n]}", 400, page=n)] for n in (0, 1, 2)]
    pages[1].append(line("Mill Lane", 430, page=1))
    assert furniture.running(pages, [842.0] * 3) == [{0}] * 3


def test_contents_end_where_the_text_begins() -> None:
    lines = [line("Contents", 50, bold=True), line("1 Ladders 3", 70), line("2 Gates 4", 85), line("We lend ladders to anyone", 120)]
    assert entries(lines) == {0, 1, 2}
    assert entries([line("Contents", 50), line("The shed holds 4 ladders", 70)]) == set()


KNOWN = hyphens.vocabulary(["the acknowledgement is non-compliant", "we re-open the workshop"])


@pytest.mark.parametrize(
    ("upper", "lower", "expected", "why"),
    [
        ("an acknowledge\ufffe", "ment by", "an acknowledgement by", "the document knows the whole word"),
        ("it is non\ufffe", "compliant now", "it is non-compliant now", "the document knows it with its hyphen"),
        ("a self\ufffe", "made rope", "a self-made rope", "words that always keep it"),
        ("please sign\ufffe", "up today", "please sign-up today", "so do some second halves"),
        ("a neigh\ufffe", "bour", "a neighbour", "a syllable is no word"),
        ("from 2024-", "25 on", "from 2024-25 on", "years"),
        ("a rope", "and a ladder", "a rope and a ladder", "nothing is cut"),
    ],
    ids=lambda v: v if " " in str(v) else "",
)
def test_hyphens(upper: str, lower: str, expected: str, why: str) -> None:
    assert hyphens.join(upper, lower, KNOWN) == expected, why


@given(st.text(alphabet="abc -\ufffe", min_size=1), st.text(alphabet="abc -", min_size=1))
def test_joining_loses_no_letter(upper: str, lower: str) -> None:
    joined = hyphens.join(upper, lower, KNOWN)
    assert [c for c in joined if c.isalpha()] == [c for c in upper + lower if c.isalpha()]
    assert "\ufffe" not in joined


def test_clause_with_a_full_last_line_goes_on_over_the_page_end() -> None:
    upper = line("4.3 We lend ladders.", 790, gap=20, right=190)
    lines = [upper, line("Nobody pays for them.", 60, x=upper.runs[1].x0, page=2), line("4.4 We paint.", 90, gap=20, page=2)]
    found = drafts(paragraphs(lines, STYLE), STYLE)
    assert [(d.label, d.text) for d in found] == [("4.3", "We lend ladders. Nobody pays for them."), ("4.4", "We paint.")]


@pytest.mark.parametrize(("text", "bold"), [("Gates", True), ("7.", True), ("Gates", False)])
def test_a_run_alone_makes_the_same_line_either_way(text: str, bold: bool) -> None:
    run = Run(text, 10.0, 20.0, 60.0, 31.0, 29.0, 11.0, bold)
    quick, slow = layout.single(run, 3, 99.0), joined(runs=(run,), page=3, right=99.0)
    assert [getattr(quick, name) for name in (*Line.__slots__, "runs", "place", "words")] == [
        getattr(slow, name) for name in (*Line.__slots__, "runs", "place", "words")
    ]
    assert quick.bold == (bold and text == "Gates")  # a number alone is never bold


def test_a_run_is_a_line_of_one_column_only() -> None:
    run = Run("Gates", 10.0, 20.0, 60.0, 31.0, 29.0, 11.0)
    first, again = layout.single(run, 3, 99.0), layout.single(run, 3, 70.0)
    assert (first.right, again.right) == (99.0, 70.0)  # who has laid it out before keeps what was found
    assert first.runs == again.runs == (run,)


@pytest.mark.parametrize(("left", "right", "size"), [("3.6", "Gates", 11.0), ("Lodge", "Gates", 9.0), ("Cottages", "Gates", 9.0)])
def test_two_runs_of_unlike_type_make_a_line_of_the_type_of_most_letters(left: str, right: str, size: float) -> None:
    line = joined(runs=(Run(left, 10, 20, 30, 31, 29.0, 9.0), Run(right, 34, 20, 60, 31, 30.0, 11.0)), page=1, right=99.0)
    assert (line.size, line.base) == (size, 29.5)
