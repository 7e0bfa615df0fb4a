"""What pages show by widgets and not by plain text: accordions, tabs, toolbars, form fields, charts, notes, Word's own pages."""

from __future__ import annotations

import pytest

from ombudscan.extract import claims
from ombudscan.nouns import Document
from ombudscan.read import assemble, from_html

LONG = "We answer within ten working days of the day on which your moan arrives at our hall."
P = f"<p>{LONG}</p>"


def read(body: str) -> Document:
    made = from_html.reading(f"<html><body>{body}</body></html>".encode())
    return assemble.document(made.drafts, source="t", sha256="", media_type="text/html", notices=made.notices, info=made.info)


def blocks(document: Document) -> list[tuple[str, str]]:
    return [(b.kind, document.quote(b.span)) for b in document.blocks if b.row is None]


FOLDED = [
    pytest.param(
        f"<div><button aria-expanded='false' aria-controls='a1'>Step 1</button><div id='a1' hidden>{P}</div></div>", id="button-and-panel"
    ),
    pytest.param(
        f"<div class='panel-group'><h3><a data-toggle='collapse' href='#c1'>Step 1</a></h3><div id='c1' style='display:none'>{P}</div></div>",
        id="link-and-panel",
    ),
    pytest.param(
        f"<div class='x-accordion__section'><div class='x-accordion__section-header'><h2><span>Step 1</span></h2></div><div>{P}</div></div>",
        id="header-of-a-section",
    ),
    pytest.param(f"<details><summary>Step 1</summary>{P}</details>", id="details"),
    pytest.param(
        f"<ul role='tablist'><li role='tab'><a href='#t1'>Step 1</a></li></ul><div role='tabpanel' id='t1' hidden>{P}</div>", id="tab"
    ),
    pytest.param(
        f"<ul class='nav'><li><a data-toggle='tab' href='#t1'>Step 1</a></li></ul><div class='tab-pane' id='t1'>{P}</div>",
        id="tab-of-another-kind",
    ),
]


@pytest.mark.parametrize("part", FOLDED)
def test_what_is_folded_away_stands_under_its_title(part: str) -> None:
    document = read(f"<main><h1>Moaning policy</h1>{part}</main>")
    assert blocks(document) == [("heading", "Moaning policy"), ("heading", "Step 1"), ("paragraph", LONG)]
    assert document.blocks[-1].path == ("Moaning policy", "Step 1")


def test_tabs_beside_one_another_are_of_one_rank() -> None:
    tabs = "".join(f"<a role='tab' aria-controls='t{n}'>Step {n}</a>" for n in (1, 2))
    panels = "".join(f"<div role='tabpanel' id='t{n}'>{P}</div>" for n in (1, 2))
    document = read(f"<main><h1>Moaning policy</h1><div role='tablist'>{tabs}</div><div>{panels}</div></main>")
    assert [b.path[-1] for b in document.blocks if b.kind == "paragraph"] == ["Step 1", "Step 2"]


GONE = [
    pytest.param("<ul><li><a href='#'>A+</a></li><li><a href='#'>High contrast</a></li></ul>", "contrast", id="toolbar-without-a-name"),
    pytest.param(
        "<div><h2>Cookies on this site</h2><p>We use some essential cookies to make this work.</p></div>", "cookies", id="cookie-words"
    ),
    pytest.param(
        "<table><tr><th>Name</th><th>Duration</th><th>Purpose</th></tr><tr><td>crumb cookie</td><td>11 months</td><td>Counts. Yes</td></tr></table>",
        "months",
        id="cookie-table-without-a-name",
    ),
]


@pytest.mark.parametrize(("part", "word"), GONE)
@pytest.mark.parametrize("place", ["{part}<h1>Moaning policy</h1>{p}", "<div>{part}</div><h1>Moaning policy</h1>{p}"])
def test_the_sites_own_parts_go_without_names_too(part: str, word: str, place: str) -> None:
    assert word not in read(place.format(part=part, p=P)).text


def test_a_table_of_names_and_purposes_is_no_cookie_table() -> None:
    table = (
        "<table><tr><th>Name</th><th>Duration</th><th>Purpose</th></tr><tr><td>Stage 1</td><td>ten days</td><td>To answer</td></tr></table>"
    )
    assert "ten days" in read(f"<h1>Moaning policy</h1>{table}").text


HEAD = "<tr><th>Code provision</th><th>Comply</th><th>Evidence</th></tr>"
FIELDS = [
    pytest.param("<select><option>No</option><option selected>Yes</option></select>", "yes", id="chosen"),
    pytest.param("<select><option>Please choose</option><option>Yes</option></select>", "blank", id="not-chosen"),
    pytest.param("<label><input type=radio checked> Yes</label> <label><input type=radio> No</label>", "yes", id="radio-yes"),
    pytest.param("<label><input type=radio> Yes</label> <label><input type=radio checked> No</label>", "no", id="radio-no"),
    pytest.param("<input type=text value='Partly'>", "partial", id="typed"),
    pytest.param("<textarea>No</textarea>", "no", id="typed-in-a-box"),
]


@pytest.mark.parametrize(("cell", "answer"), FIELDS)
def test_fields_of_a_form_are_read_as_filled_in(cell: str, answer: str) -> None:
    rows = f"<tr><td>1.2</td><td>{cell}</td><td><textarea>Guide p3</textarea></td></tr><tr><td>1.3</td><td>Yes</td><td>Desk</td></tr>"
    document = read(f"<h1>Form</h1><table>{HEAD}{rows}</table>")
    assert [(c.provision, c.answer) for c in claims(document)] == [("1.2", answer), ("1.3", "yes")]
    assert "Guide p3" in document.text


def test_a_search_box_is_no_field_of_the_document() -> None:
    assert (
        read(f"<h1>Moaning policy</h1><form><input type=text value='Search'><button>Go</button></form>{P}").text
        == f"Moaning policy\n{LONG}\n"
    )


def test_a_chart_told_in_words_is_marked_as_one_and_a_pictures_name_is_not_said() -> None:
    told = "Moan arrives. Housing lead looks into it. Tenant content? Ends."
    document = read(f"<h1>Moaning policy</h1>{P}<img alt='{told}'><img alt='Two people at a desk'>")
    assert blocks(document)[2:] == [("diagram", told)]


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("in ten<sup><a href='#fn1'>1</a></sup> days", "in ten days"),
        ("in ten<sup><a href='#fn1'>[12]</a></sup> days", "in ten days"),
        ("on the 3<sup>rd</sup> of May", "on the 3rd of May"),
        ("10 m<sup>2</sup> of hall", "10 m2 of hall"),
    ],
)
def test_marks_of_notes_are_no_figures(inner: str, text: str) -> None:
    assert read(f"<p>We answer {inner}.</p>").text == f"We answer {text}.\n"


def test_a_page_that_word_saved_has_its_headings() -> None:
    body = (
        "<p class=MsoTitle>Moaning policy</p><p class=MsoHeading2>Scope</p><p class=MsoNormal>1.1<span>&nbsp;&nbsp; </span>We answer.</p>"
    )
    document = read(f"<div class=WordSection1>{body}</div>")
    assert [(b.kind, b.level, b.label) for b in document.blocks] == [("heading", 1, ""), ("heading", 2, ""), ("paragraph", 0, "1.1")]


FORM = [
    ("1.3", "A resident does not have to use the word complaint.", "Yes", "<p>South desk.</p><p>Also north.</p>"),
    ("3.1", "Residents can complain by different channels.", "No", ""),
    ("3.2", "Residents can raise complaints with any member of staff.", "Yes", "Part 7."),
]
TOP = ("Code provision", "Code requirement", "Comply: Yes/No", "Evidence")


def _boxed(tag: str, row: str, cell: str, rows: list[tuple[str, ...]]) -> str:
    lines = ("".join(f"<{tag}{cell}>{c}</{tag}>" for c in r) for r in rows)
    return "".join(f"<div{row}>{line}</div>" if row else line for line in lines)


@pytest.mark.parametrize(
    "part",
    [
        pytest.param("<div role=table>" + _boxed("div", " role=row", " role=cell", [TOP, *FORM]) + "</div>", id="roles"),
        pytest.param("<div class=table>" + _boxed("div", " class=row", " class=cell", [TOP, *FORM]) + "</div>", id="class-names"),
        pytest.param("<div style='display:grid'>" + _boxed("div", "", "", [TOP, *FORM]) + "</div>", id="grid"),
        pytest.param("<div>" + _boxed("div", " class=flex", "", list(FORM)) + "</div>", id="flex-without-a-header"),
    ],
)
def test_tables_made_of_boxes_give_their_rows(part: str) -> None:
    document = read(f"<main><h1>Self-assessment</h1>{part}</main>")
    said = [(c.provision, c.answer, " ".join(" ".join(document.quote(s) for s in c.evidence).split())) for c in claims(document)]
    assert said == [("1.3", "yes", "South desk. Also north."), ("3.1", "no", ""), ("3.2", "yes", "Part 7.")]
