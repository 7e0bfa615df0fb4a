"""Pages of one website, saved one by one: one document, in its own order, without what every page repeats."""

from __future__ import annotations

from pathlib import Path

import pytest

from factories import settings
from ombudscan import isolate, read
from ombudscan.errors import UnreadableError
from ombudscan.extract import claims
from ombudscan.nouns import Document
from ombudscan.read import page_order
from ombudscan.read.assemble import Draft, Reading

TITLES = ["What a moan is", "Moans we turn away", "Ways to moan", "Who hears a moan"]
REQUIREMENTS = {
    "1.2": "A moan is any sign of upset about us, told in any way.",
    "2.2": "Say in the policy which moans are turned away.",
    "3.1": "Take moans by any road that suits the person.",
    "4.1": "Give somebody the time to look after moans.",
}


def site(content: str, n: int, *, links: bool = True, title: str = "") -> str:
    """One page of an invented council's website: the same head, menu and foot on each."""
    nav = "".join(f"<li><a href='/moans/{k}'>{t}</a></li>" if k != n else f"<li>{t}</li>" for k, t in enumerate(TITLES, 1))
    return f"""<html><head><title>{title or f"Section {n} - Moaning code self-assessment 2026 - Larch Council"}</title></head><body>
    <div class=top><p>Larch Council</p><p>Bins are late this week in Larch town.</p></div>
    <h1>Moaning code self-assessment 2026</h1>
    {f"<ul>{nav}</ul>" if links else ""}
    <h2>{TITLES[n - 1]}</h2>{content}
    <p>Larch Town Hall, High Road</p><p>Elm and ash are our trees</p></body></html>"""


def stacked(n: int, answer: str = "Yes") -> str:
    number = list(REQUIREMENTS)[n - 1]
    return (
        f"<p>Code provision {number}</p><p>Code requirement</p><p>{REQUIREMENTS[number]}</p><p>Comply: Yes / No</p><p>{answer}</p>"
        f"<p>Evidence</p><p>Our policy says so in part {n}0, on its page {n}.</p><p>Commentary / explanation</p><p>See our yearly report.</p>"
    )


def table(n: int) -> str:
    number = list(REQUIREMENTS)[n - 1]
    return (
        "<table><tr><th>Code provision</th><th>Code requirement</th><th>Comply: Yes / No</th><th>Evidence</th></tr>"
        f"<tr><td>{number}</td><td>{REQUIREMENTS[number]}</td><td>Yes</td><td>Our policy says so in part {n}0.</td></tr></table>"
    )


def folder(at: Path, pages: dict[str, str]) -> Path:
    at.mkdir(exist_ok=True)
    for name, content in pages.items():
        (at / name).write_text(content)
    return at


def made(at: Path, pages: dict[str, str]) -> Document:
    return read.document(folder(at / "site", pages))


def words(document: Document) -> list[str]:
    return [document.quote(b.span) for b in document.blocks]


@pytest.mark.parametrize("form", [stacked, table])
def test_a_folder_of_pages_is_one_document_in_the_order_of_its_clauses(tmp_path: Path, form) -> None:
    # Files named so that neither the names nor the order on the disk give the sections' order.
    document = made(tmp_path, {f"{name}.html": site(form(n), n, links=False) for name, n in (("7", 3), ("3", 1), ("x", 4), ("20", 2))})
    assert [c.provision for c in claims(document)] == ["1.2", "2.2", "3.1", "4.1"]
    assert [c.answer for c in claims(document)] == ["yes"] * 4


def test_what_every_page_repeats_is_left_out_and_the_title_stands_once(tmp_path: Path) -> None:
    document = made(tmp_path, {f"{n}.html": site(stacked(n), n) for n in range(1, 5)})
    said = words(document)
    assert [t for t in said if t == "Moaning code self-assessment 2026"] == ["Moaning code self-assessment 2026"]
    assert not {"Larch Council", "Larch Town Hall, High Road", "Elm and ash are our trees"} & set(said)
    assert [t for t in said if t in TITLES] == TITLES


def test_evidence_that_stands_last_on_every_page_is_kept(tmp_path: Path) -> None:
    document = made(tmp_path, {f"{n}.html": site(stacked(n), n) for n in range(1, 5)})
    assert [" ".join(document.quote(s) for s in c.commentary or c.evidence[-1:]) for c in claims(document)] == [
        "See our yearly report."
    ] * 4


@pytest.mark.parametrize("answer", ["Yes", "No"])
def test_answers_are_no_furniture_however_often_they_stand_last(tmp_path: Path, answer: str) -> None:
    pages = {}
    for n in range(1, 5):
        number = list(REQUIREMENTS)[n - 1]
        content = f"<p>Code provision {number}</p><p>{REQUIREMENTS[number]}</p><p>Comply: Yes / No</p><p>{answer}</p>"
        pages[f"{n}.html"] = site(content, n).replace("<p>Larch Town Hall, High Road</p><p>Elm and ash are our trees</p>", "")
    assert [c.answer for c in claims(made(tmp_path, pages))] == [answer.lower()] * 4


def test_a_policy_without_numbers_goes_by_the_list_of_its_pages(tmp_path: Path) -> None:
    names = {1: "1.html", 2: "2.html", 3: "3.html", 4: "4.html"}
    content = {n: f"<p>We tell you more of this in our hall, by day number {n}00.</p>" for n in names}
    order = [3, 1, 4, 2]
    nav = "".join(f"<li><a href='/moans/{n}.html?print=1'>{TITLES[n - 1]}</a></li>" for n in order)
    pages = {names[n]: site(f"<ul>{nav}</ul>{content[n]}", n, links=False) for n in names}
    assert [t for t in words(made(tmp_path, pages)) if t in TITLES] == [TITLES[n - 1] for n in order]


def test_without_numbers_or_links_files_are_counted_as_people_count(tmp_path: Path) -> None:
    pages = {
        f"page {k}.html": site(f"<p>Here is what we do about it, on sheet {k}.</p>", n, links=False) for n, k in ((1, 2), (2, 9), (3, 10))
    }
    assert [t for t in words(made(tmp_path, pages)) if t in TITLES] == TITLES[:3]


def test_a_page_without_a_number_stays_where_it_stood(tmp_path: Path) -> None:
    pages = {f"{n}.html": site(stacked(n), n, links=False) for n in (1, 2, 3)}
    pages["0-start.html"] = site("<p>Our board agreed this on 3 June 2026, after a long talk.</p>", 4, links=False).replace(
        TITLES[3], "Before you read"
    )
    assert next(t for t in words(made(tmp_path, pages)) if t in {*TITLES, "Before you read"}) == "Before you read"


def test_a_second_capture_of_a_page_adds_nothing(tmp_path: Path) -> None:
    pages = {f"{n}.html": site(stacked(n), n) for n in (1, 2, 3)}
    once = claims(made(tmp_path, pages))
    twice = claims(made(tmp_path, {**pages, "2-print.html": pages["2.html"]}))
    assert [c.provision for c in twice] == [c.provision for c in once]


def test_the_order_is_told_and_so_is_a_page_that_holds_nothing(tmp_path: Path) -> None:
    pages = {f"{n}.html": site(stacked(n), n) for n in (2, 1)}
    document = made(tmp_path, {**pages, "empty.html": "<html><body><nav><a href='/'>Home</a></nav></body></html>"})
    told = {n.code: n.message for n in document.notices}
    assert "in this order: 1.html, 2.html." in told["other"]
    assert "empty.html was left out" in told["page_without_text"]


def test_the_title_is_what_all_pages_share(tmp_path: Path) -> None:
    document = made(tmp_path, {f"{n}.html": site(stacked(n), n) for n in (1, 2)})
    assert dict(document.info)["title"] == "Moaning code self-assessment 2026 - Larch Council"


def test_the_same_pages_in_any_folder_are_the_same_document(tmp_path: Path) -> None:
    pages = {f"{n}.html": site(stacked(n), n) for n in (1, 2, 3)}
    first, second = made(tmp_path, pages), read.document(folder(tmp_path / "copy", dict(reversed(pages.items()))))
    assert (first.sha256, first.text, first.rows) == (second.sha256, second.text, second.rows)


@pytest.mark.parametrize(
    ("files", "words_"),
    [
        ({}, "a folder without web pages"),
        ({"style.css": "p {}", "picture.png": "\x89PNG"}, "a folder without web pages"),
        ({"a.html": "<p>One", "b.txt": "A policy in plain text."}, "documents of several kinds (b.txt"),
    ],
)
def test_folders_that_are_no_document_say_so(tmp_path: Path, files: dict[str, str], words_: str) -> None:
    with pytest.raises(UnreadableError) as e:
        made(tmp_path, files)
    assert (e.value.outcome, words_ in e.value.message) == ("unsupported", True), e.value.message


def test_what_a_browser_saves_beside_a_page_is_passed_over(tmp_path: Path) -> None:
    pages = {f"{n}.html": site(stacked(n), n) for n in (1, 2)}
    at = folder(tmp_path / "site", {**pages, "style.css": "p {}", ".hidden": "x"})
    (at / "1_files").mkdir()
    assert len(claims(read.document(at))) == 2


def test_the_product_reports_on_a_folder_as_on_a_file(tmp_path: Path) -> None:
    at = folder(tmp_path / "larch", {f"{n}.html": site(stacked(n), n) for n in range(1, 5)})
    done = isolate.check(at, settings())
    assert done.outcome == "ok", done.message
    assert done.report is not None
    assert [c.provision for c in done.report.evidence.claims] == ["1.2", "2.2", "3.1", "4.1"]
    assert done.report.evidence.document.source == "larch"


def page(name: str, *texts: str, links: tuple[str, ...] = ()) -> page_order.Page:
    drafts = [Draft(text=t) for t in texts]
    return page_order.Page(name=name, known_as=frozenset([name]), links=links, title="", reading=Reading(drafts=list(drafts)))


@pytest.mark.parametrize(
    ("pages", "order", "why"),
    [
        ([page("a", "6.10 We"), page("b", "6.2 We")], "ba", "6.10 comes after 6.2"),
        ([page("a", "1.1 We"), page("b", "1.1 You")], "ab", "numbers that begin again on each page say nothing"),
        ([page("a", links=("b", "c")), page("b", links=("a", "c")), page("c", links=("a", "b"))], "abc", "every page lists the others"),
        ([page("a", links=("c", "b")), page("b", links=("c", "a")), page("c", links=("b", "a"))], "cba", "a list that runs the other way"),
        ([page("a", links=("b",)), page("b"), page("c")], "abc", "one link is no list"),
    ],
)
def test_order(pages: list[page_order.Page], order: str, why: str) -> None:
    assert "".join(p.name for p in page_order.ordered(pages)) == order, why
