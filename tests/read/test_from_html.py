"""Web pages: content without furniture, tables as tables, lists numbered as a browser would.

Longer than 300 lines because each thing that a page can hold has its smallest page here.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from ombudscan.errors import UnreadableError
from ombudscan.nouns import Document
from ombudscan.read import assemble, from_html


def read(html: str | bytes) -> Document:
    reading = from_html.reading(html.encode() if isinstance(html, str) else html)
    return assemble.document(reading.drafts, source="t.html", sha256="", media_type="text/html", notices=reading.notices, info=reading.info)


def blocks(document: Document) -> list[tuple[str, str, str]]:
    return [(b.kind, b.label, document.quote(b.span)) for b in document.blocks if b.row is None]


def rows(document: Document) -> list[list[str]]:
    return [[document.quote(c.span) for c in r.cells] for r in document.rows if not r.is_header]


BODY = "<h1>Moaning policy</h1><p>We reply to a moan within ten working days of its reaching us, and we always say why.</p>"

FURNITURE = [
    pytest.param("<nav><ul><li><a href='/r'>Repairs: 4 hours</a></li></ul></nav>", "Repairs", id="nav"),
    pytest.param("<div class='cookie-bar'><p>We keep cookies for 11 months.</p><button>Yes</button></div>", "cookies", id="cookie-banner"),
    pytest.param("<div role='dialog'><p>We keep your choice for a year.</p></div>", "choice", id="dialog"),
    pytest.param("<p class='breadcrumb'><a href='/'>Home</a> &gt; Moans</p>", "Home", id="breadcrumb"),
    pytest.param("<p>Home / About us / Moans</p>", "About", id="breadcrumb-without-class"),
    pytest.param("<a class='sr-only' href='#c'>Skip to content</a>", "Skip", id="skip-link"),
    pytest.param("<ul class='share'><li><a href='#'>Share on Facebook</a></li></ul>", "Facebook", id="share"),
    pytest.param(
        "<form><p>Did you find this useful?</p><label><input type='radio'>Yes</label><button>Send</button></form>", "useful", id="form"
    ),
    pytest.param("<div class='feedback'><h2>Is this page useful?</h2><button>Yes</button></div>", "useful", id="feedback"),
    pytest.param("<section class='rate'><h2>Rate this page</h2><ul><li>Good</li><li>Poor</li></ul></section>", "Good", id="rating"),
    pytest.param(
        "<aside><h2>You may also want</h2><ul><li><a href='/m'>Money back in 28 days</a></li></ul></aside>", "28 days", id="aside"
    ),
    pytest.param("<footer><p>Larch House, open until 5pm</p></footer>", "5pm", id="footer"),
    pytest.param("<p><a href='#top'>Back to top</a></p>", "Back", id="back-to-top"),
    pytest.param("<p aria-hidden='true'>Decoration</p>", "Decoration", id="aria-hidden"),
    pytest.param("<p style='display: none'>Secret</p>", "Secret", id="display-none"),
    pytest.param("<script>var a = 'days';</script><style>p{}</style>", "var", id="script"),
    pytest.param("<div class='tools'><button>A+</button><button>Print this page</button></div>", "Print", id="toolbar"),
    pytest.param(
        "<h2>More pages</h2><ul><li><a href='/a'>Rents</a></li><li><a href='/b'>FOI: 20 working days</a></li></ul>",
        "FOI",
        id="closing-links",
    ),
    pytest.param(
        "<table><tr><th>Cookie</th><th>Duration</th></tr><tr><td>_id</td><td>11 months</td></tr></table>", "11 months", id="cookie-table"
    ),
]


@pytest.mark.parametrize(("part", "word"), FURNITURE)
@pytest.mark.parametrize("frame", ["{body}{part}", "<main>{body}{part}</main>", "<form action='/x'><div>{body}{part}</div></form>"])
def test_furniture_goes(part: str, word: str, frame: str) -> None:
    document = read(f"<body>{frame.format(body=BODY, part=part)}</body>")
    assert word not in document.text
    assert "within ten working days" in document.text
    assert "boilerplate_removed" in [n.code for n in document.notices] or part.startswith(("<script", "<p aria"))


KEPT = [
    pytest.param(
        "<div class='node feedback-policy'><h2>Feedback</h2><p>We read each moan the day it comes in. We write back at "
        "once to say so.</p></div>",
        "read each moan",
        id="class-word",
    ),
    pytest.param("<h2>Privacy</h2><p>We keep your file for six years.</p>", "Privacy", id="heading-like-a-menu-word"),
    pytest.param(
        "<h2><button aria-controls='p1'>Part 2</button></h2><div id='p1' hidden><p>Closed until opened.</p></div>",
        "Closed until",
        id="closed-accordion",
    ),
    pytest.param("<details><summary>Part 2</summary><p>Folded away.</p></details>", "Folded", id="details"),
    pytest.param(
        "<aside class='callout'><p>Tell us within a year of the trouble, please.</p><table><tr><td>a</td><td>b</td></tr></table></aside>",
        "within a year",
        id="callout",
    ),
    pytest.param("<header><h2>Before you start</h2></header>", "Before you start", id="header-of-a-section"),
]


@pytest.mark.parametrize(("part", "words"), KEPT)
def test_content_that_looks_like_furniture_stays(part: str, words: str) -> None:
    assert words in read(f"<main>{BODY}{part}</main>").text


@pytest.mark.parametrize(
    "page",
    [
        "<main>{b}<p>Last updated: 21 July 2026</p></main>",
        "<main>{b}<p class='meta'>Published 28 July 2026 | Owner: Moaning Team</p></main>",
        "<main>{b}</main><footer><p>Page last updated 3 May 2026</p></footer>",
    ],
)
def test_the_day_of_the_page_stays(page: str) -> None:
    assert "2026" in read(page.format(b=BODY)).text


def test_no_selector_looks_for_siblings_of_every_node(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sibling selector takes time by the square of a page's length: 50,000 paragraphs took three minutes."""
    asked: list[str] = []

    class Watched:
        def __init__(self, node: LexborNode) -> None:
            self.node = node

        def css(self, query: str) -> list[LexborNode]:
            asked.append(query)
            return self.node.css(query)

        def __getattr__(self, name: str) -> object:
            return getattr(self.node, name)

    body = LexborHTMLParser("<main><p>a</p></main><p>Last updated 3 May 2026</p>").body
    assert body is not None
    assert [d.text for d in from_html._missing_dates([], Watched(body))] == ["Last updated 3 May 2026"]
    assert asked
    assert not [q for q in asked if "~" in q or "+" in q]


def test_the_last_change_does_not_pass_for_the_last_evidence() -> None:
    document = read(f"<main>{BODY}<h3>Evidence</h3><p>Our letter.</p><p>Last updated: 21 July 2026</p></main>")
    last = document.blocks[-1]
    assert document.quote(last.span) == "Our letter."


def test_a_title_above_the_main_part_is_found() -> None:
    document = read(f"<div id='t'><h1>Moaning policy</h1></div><main>{'<p>We reply within ten working days.</p>' * 9}</main>")
    assert blocks(document)[0] == ("heading", "", "Moaning policy")


def test_title_site_and_owner_go_to_info() -> None:
    document = read(
        f"<head><title>Moans | Larch</title><meta property='og:site_name' content='Larch Homes'></head><body><main>{BODY}</main>"
        "<footer><p>Larch Homes. Registered society 1.</p></footer></body>"
    )
    assert dict(document.info) == {
        "title": "Moans | Larch",
        "heading": "Moaning policy",
        "site": "Larch Homes",
        "footer": "Larch Homes. Registered society 1.",
    }


HEAD = "<tr><th>Code provision</th><th>Comply</th><th>Evidence</th></tr>"
TABLES = [
    pytest.param(
        f"<table>{HEAD}<tr><td>1.2</td><td>Yes</td><td><p>Policy</p><ul><li>page 1</li></ul></td></tr></table>",
        [["1.2", "Yes", "Policy\npage 1"]],
        id="th",
    ),
    pytest.param(
        f"<table><thead>{HEAD}</thead><tr><th scope='row'>5.10</th><td>No</td><td></td></tr></table>",
        [["5.10", "No", ""]],
        id="thead-and-row-head",
    ),
    pytest.param(
        "<table><tr><td><p><b>Code provision</b></p></td><td>Comply</td><td>Evidence</td></tr><tr><td>1.2</td><td>"
        "Yes</td><td>Policy</td></tr></table>",
        [["1.2", "Yes", "Policy"]],
        id="plain-first-row",
    ),
    pytest.param(
        f"<table>{HEAD}<tr><td rowspan='2'>1.2</td><td>Yes</td><td>a</td></tr><tr><td>No</td><td>b</td></tr></table>",
        [["1.2", "Yes", "a"], ["1.2", "No", "b"]],
        id="rowspan",
    ),
    pytest.param(f"<table>{HEAD}<tr><td>1.2</td><td colspan='2'>See below</td></tr></table>", [["1.2", "See below", ""]], id="colspan"),
    pytest.param(
        "<table><tr><td data-label='Code provision'>1.2</td><td data-label='Comply'>Yes</td><td data-label='Evidence'>"
        "Policy</td></tr></table>",
        [["1.2", "Yes", "Policy"]],
        id="data-label",
    ),
    pytest.param(
        f"<table>{HEAD}<tr><td>1.2</td><td><img alt='tick'></td><td><i class='fa fa-times'></i></td></tr></table>",
        [["1.2", "✓", "✗"]],
        id="pictured-marks",
    ),
    pytest.param(
        "<div role='table'><div role='row'><span role='columnheader'>Code provision</span><span role='columnheader'>Comply</span>"
        "<span role='columnheader'>Evidence</span></div><div role='row'><span role='cell'>1.2</span><span role='cell'>Yes</span>"
        "<span role='cell'>Policy</span></div></div>",
        [["1.2", "Yes", "Policy"]],
        id="roles",
    ),
    pytest.param(
        f"<table>{HEAD}<tr><td>1.2</td><td>Yes</td><td>a<table><tr><td>b</td><td>c</td></tr></table></td></tr></table>",
        [["1.2", "Yes", "a\nb\nc"]],
        id="nested",
    ),
]


@pytest.mark.parametrize(("table", "wanted"), TABLES)
def test_tables(table: str, wanted: list[list[str]]) -> None:
    document = read(f"<main>{BODY}{table}</main>")
    assert rows(document) == wanted
    assert {r.header for r in document.rows} == {("Code provision", "Comply", "Evidence")}


def test_a_title_row_heads_the_rows_below_it() -> None:
    document = read(
        f"<main><table>{HEAD}<tr><td colspan='3'>Section 1</td></tr><tr><td>1.2</td><td>Yes</td><td>a</td></tr>"
        "<tr><td colspan='3'>Section 2</td></tr><tr><td>2.1</td><td>No</td><td>b</td></tr></table></main>"
    )
    assert [r.path for r in document.rows if not r.is_header] == [("Section 1",), ("Section 2",)]
    assert {r.header for r in document.rows} == {("Code provision", "Comply", "Evidence")}


def test_a_layout_table_is_no_table() -> None:
    document = read("<table role='presentation'><tr><td><h2>Stage 1</h2><p>Ten days.</p></td><td><p>Call us.</p></td></tr></table>")
    assert document.rows == ()
    assert ("heading", "", "Stage 1") in blocks(document)


LISTS = [
    ("<ol><li>one</li><li>two</li></ol>", ["1.", "2."], "figures"),
    ("<ol type='a' start='3'><li>one</li><li>two</li></ol>", ["c.", "d."], "letters from c"),
    ("<ol type='i'><li>one</li><li value='9'>two</li></ol>", ["i.", "ix."], "Roman, with a value of its own"),
    ("<ol reversed><li>one</li><li>two</li></ol>", ["2.", "1."], "backwards"),
    ("<ol style='list-style-type: lower-alpha'><li>one</li><li>two</li></ol>", ["a.", "b."], "by style"),
    ("<ol><li>one<ol type='a'><li>two</li></ol></li></ol>", ["1.", "a."], "nested"),
    ("<ul><li>one</li><li>2.1 two</li></ul>", ["", "2.1"], "a typed clause number in a bullet"),
]


@pytest.mark.parametrize(("html", "labels", "why"), LISTS)
def test_list_items_are_numbered(html: str, labels: list[str], why: str) -> None:
    found = blocks(read(f"<main><p>You may:</p>{html}</main>"))[1:]
    assert [label for _, label, _ in found] == labels, why
    assert [text for _, _, text in found] == ["one", "two"]


def test_definition_lists() -> None:
    assert rows(read("<dl><dt>Approved</dt><dd>3 May 2026</dd><dt>Owner</dt><dd>Board</dd></dl>")) == [
        ["Approved", "3 May 2026"],
        ["Owner", "Board"],
    ]
    assert blocks(read("<dl><dt>Comply</dt><dd>Yes</dd></dl>")) == [("heading", "", "Comply"), ("paragraph", "", "Yes")]


def test_links_to_places_of_the_page_are_contents() -> None:
    html = "<ul><li><a href='#a'>Scope</a></li><li><a href='#b'>Stages</a></li><li><a href='#c'>Review</a></li></ul>"
    assert [k for k, _, _ in blocks(read(f"<main>{html}{BODY}</main>"))[:3]] == ["contents"] * 3


def test_a_sentence_cut_in_two_paragraphs_is_mended() -> None:
    text = read(
        "<main><p>We write to every tenant who moans within ten working days and always make</p><p>them aware of the next step.</p></main>"
    ).text
    assert text == "We write to every tenant who moans within ten working days and always make them aware of the next step.\n"


@pytest.mark.parametrize(
    "data",
    [
        "<p>£5 “now”</p>".encode(),
        b"\xef\xbb\xbf" + "<p>£5 “now”</p>".encode(),
        "<meta charset=windows-1252><p>£5 “now”</p>".encode("cp1252"),
        "<p>£5 “now”</p>".encode("cp1252"),
        "\ufeff<p>£5 “now”</p>".encode("utf-16-le"),
    ],
)
def test_encodings(data: bytes) -> None:
    assert read(data).text == "£5 “now”\n"


REFUSED = [
    ("<div>" * 200_000 + "x", "too_large", "nested beyond reason"),
    ("<b id=1>" * 5_000 + "x", "too_large", "unclosed formatting, which a parser rebuilds again and again"),
    ("<html><body><nav><a href='/'>Home</a></nav></body></html>", "corrupt", "nothing but a menu"),
    ("<html><script>x</script></html>", "corrupt", "a page that only a script fills"),
    ("<p>" + "x" * 20_000_000, "too_large", "more than 20 MB"),
]


@pytest.mark.parametrize(("html", "outcome", "why"), REFUSED)
def test_refused(html: str, outcome: str, why: str) -> None:
    with pytest.raises(UnreadableError) as e:
        read(html)
    assert e.value.outcome == outcome, why


def test_deep_but_sane_nesting_is_read() -> None:
    assert read("<div>" * 400 + "<p>Ten working days.</p>" + "</div>" * 400).text.strip() == "Ten working days."


TAG = st.sampled_from("div p ul ol li table tr td th b a h1 h2 nav form details summary button main span br img dl dt dd section".split())
PIECE = st.one_of(
    TAG.map(lambda t: f"<{t}>"),
    TAG.map(lambda t: f"</{t}>"),
    st.sampled_from(["Yes", " 1.2 ", "We reply in ten days.", "&nbsp;", "<!--", "-->"]),
)


@given(st.lists(PIECE, max_size=40))
@settings(max_examples=200)
def test_any_tags_are_read_or_refused_and_spans_are_disjoint(parts: list[str]) -> None:
    html = "".join([*parts, "<p>The end is near.</p>"])
    try:
        document = read(html)
    except UnreadableError as e:
        assert e.outcome == "corrupt"
        return
    assert document == read(html)
    ends = 0
    for b in document.blocks:
        assert b.span.start >= ends
        assert document.quote(b.span)
        ends = b.span.end
