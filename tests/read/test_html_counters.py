"""Numbers that stand in no text of the page: the style sheet prints them, and policies are cited by them."""

from __future__ import annotations

import pytest

from ombudscan.read import from_html
from ombudscan.read.assemble import Draft

NESTED = "<ol><li>One<ol><li>Two</li><li>Three</li></ol></li><li>Four</li></ol>"
HEADS = "<h2>Staff</h2><h3>Who</h3><p>We do.</p><h3>When</h3><h2>Post</h2><h3>How</h3>"
CASES = [
    pytest.param(
        "ol{counter-reset:c} li:before{counter-increment:c; content:counters(c, '.') ' '}",
        NESTED,
        ["1", "1.1", "1.2", "2"],
        id="nested-lists",
    ),
    pytest.param(
        "body{counter-reset:a} h2{counter-reset:b;counter-increment:a} h2::before{content:counter(a) '. '}"
        "h3{counter-increment:b} h3::before{content:counter(a) '.' counter(b) ' '}",
        HEADS,
        ["1.", "1.1", "", "1.2", "2.", "2.1"],
        id="headings",
    ),
    pytest.param(
        ".t{counter-reset:t} .t>li{counter-increment:t} .t>li::before{content:'(' counter(t, lower-alpha) ') '}",
        "<ul class=t><li>One</li><li>Two</li></ul>",
        ["(a)", "(b)"],
        id="letters-before-bullets",
    ),
    pytest.param(
        "@media screen { ol { counter-reset: c 4 } li::before { counter-increment: c; content: 'Clause ' counter(c) } }",
        "<ol><li>One</li></ol>",
        ["Clause 5"],
        id="within-media-and-from-another-number",
    ),
    pytest.param(
        "li::before{counter-increment:c; content:counter(c) '.'}",
        "<ol style='counter-reset: c 6'><li>One</li></ol><ol style='counter-reset: c'><li>Two</li></ol>",
        ["7.", "1."],
        id="reset-on-the-list-itself",
    ),
    pytest.param(
        "p.n{counter-increment:c} p.n::before{content:counter(c) '.1 '}",
        "<p class=n>We write.</p><p>And so.</p>",
        ["1.1", ""],
        id="paragraphs",
    ),
    pytest.param("ol.l{list-style-type:lower-roman}", "<ol class=l><li>One</li><li>Two</li></ol>", ["i.", "ii."], id="kind-of-list"),
    pytest.param("ol.n{list-style:none}", "<ol class=n><li>1.4 One</li><li>Two</li></ol>", ["1.4", ""], id="list-without-marks"),
    pytest.param("ol.n{list-style:none}", "<ol class=n style='list-style-type:upper-alpha'><li>One</li></ol>", ["A."], id="own-style-wins"),
    pytest.param(
        "ol>>{counter-reset:c} li{counter-increment:} li::before{content:counter(}", "<ol><li>One</li></ol>", ["1."], id="nonsense"
    ),
    pytest.param("/* li::before{content:counter(c)} */", "<ol><li>One</li></ol>", ["1."], id="commented-out"),
    pytest.param("li::before{content:'\\2022 '}", "<ul><li>One</li></ul>", [""], id="a-bullet-is-no-number"),
]


@pytest.mark.parametrize(("css", "body", "labels"), CASES)
def test_labels(css: str, body: str, labels: list[str]) -> None:
    drafts = from_html.reading(f"<html><head><style>{css}</style></head><body>{body}</body></html>".encode()).drafts
    assert [d.label for d in drafts if isinstance(d, Draft)] == labels


def test_numbers_before_cells_stand_in_the_cells() -> None:
    css = "tr{counter-increment:r} td:first-child::before{content:'9.' counter(r)}"
    page = f"<style>{css}</style><table><tr><td>a</td><td>b</td></tr></table>"
    assert from_html.reading(page.encode()).drafts  # what a place among siblings prints is not followed, and does no harm


def test_a_flood_of_rules_and_depth_is_capped() -> None:
    css = "".join(f"li.x{n}::before{{counter-increment:c;content:counter(c)}}" for n in range(5_000))
    page = f"<style>{css}</style>" + "<div>" * 900 + "<ol><li class=x4999>Words of the page</li></ol>"
    assert any("Words of the page" in d.text for d in from_html.reading(page.encode()).drafts if isinstance(d, Draft))
