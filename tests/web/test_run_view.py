"""What a view shows and counts, what waits for a reviewer, and what a decision holds on to."""

from __future__ import annotations

from pathlib import Path

import pytest

from ombudscan.decisions import made as decided
from ombudscan.web import run_book
from ombudscan.web.run_book import Book
from ombudscan.web.run_desk import Desk, items
from ombudscan.web.run_filter import read
from ombudscan.web.run_nouns import Cell
from ombudscan.web.run_tables import Tables
from ombudscan.web.run_view import View, around, view, waiting
from web.made_review import LATE, made


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return Book(made(tmp_path / "2026"))


def seen(book: Book, *pairs: tuple[str, str], reviewer: str = "Ann", blind: bool = False) -> tuple[View, Desk]:
    asked = read(pairs, book.held().tables)
    desk = Desk(book.held().tables, reviewer, blind, book.log.entries())
    return view(book.held().grid(asked.kind, asked.edition), asked, desk), desk


def cell(found: View, landlord: str, provision: str) -> Cell:
    line = next(line for line in found.lines if line.landlord.name == landlord)
    return next(c for c in line.cells if c.provision == provision)


def decide(book: Book, found: Cell, choice: str = "agree", reviewer: str = "Ann", *, at: int = 0, blind: bool = False) -> None:
    subject = items(book.held().tables, found)[at].subject
    book.log.append(decided(subject, reviewer, choice, "misread" if choice == "dismiss" else None, blind=blind))


def names(cells: object) -> list[tuple[str, str]]:
    return [(c.landlord, c.provision) for c in cells]  # type: ignore[attr-defined]


WAITING = [("Alder Homes", p) for p in ("3.1", "5.1", "6.3", "6.14", "9.5")]


def test_totals_are_of_all_pages(book: Book) -> None:
    whole, _ = seen(book)
    part, _ = seen(book, ("size", "1"), ("page", "2"))
    assert part.whole == whole.whole
    assert [len(whole.shown), len(part.shown), part.pages] == [5, 1, 5]
    assert whole.whole["breach"] == 1
    assert whole.whole["unreadable"] == 72 + 1
    assert whole.whole["absent"] == 72
    assert sum(whole.whole.values()) == 5 * 72
    assert [one.name for one in whole.elsewhere] == ["Elm"]


def test_states_leave_landlords_and_provisions_without_them_out(book: Book) -> None:
    found, _ = seen(book, ("state", "breach"), ("state", "gap"))
    assert [line.landlord.name for line in found.lines] == ["Alder Homes"]
    assert {p.number for p in found.columns} == {c.provision for c in found.lines[0].cells if c.state in ("breach", "gap")}


def test_a_page_beyond_the_last_is_the_last(book: Book) -> None:
    found, _ = seen(book, ("size", "2"), ("page", "99"))
    assert len(found.shown) == 1


def test_what_waits_is_what_needs_a_person(book: Book) -> None:
    found, desk = seen(book)
    assert names(waiting(found, desk)) == WAITING
    only, desk = seen(book, ("state", "ok"), ("name", "Birch"))
    assert names(waiting(only, desk)) == [("Birch Trust", n) for n in ("1.2", "3.1", "6.3")]


def test_a_decided_cell_waits_no_longer_and_the_next_one_does(book: Book) -> None:
    found, desk = seen(book)
    before, after = around(found, desk, "Alder Homes", "5.1")
    assert (before.provision if before else "", after.provision if after else "") == ("3.1", "6.3")
    decide(book, cell(found, "Alder Homes", "6.3"))
    found, desk = seen(book)
    assert names(waiting(found, desk)) == [w for w in WAITING if w[1] != "6.3"]
    _, after = around(found, desk, "Alder Homes", "5.1")
    assert after is not None
    assert after.provision == "6.14"
    _, again = around(found, desk, "Alder Homes", "9.5")
    assert again is not None
    assert again.provision == "3.1"  # the last is followed by the first


def test_deciding_on_the_cell_or_on_every_finding_is_enough(book: Book) -> None:
    found, _ = seen(book)
    breach = cell(found, "Alder Homes", "6.3")
    assert len(items(book.held().tables, breach)) == 2
    decide(book, breach, at=-1)
    _, desk = seen(book)
    assert desk.done(breach)
    assert desk.mark(breach) == "agree"


def test_another_reviewers_decisions_leave_mine_open(book: Book) -> None:
    found, _ = seen(book)
    decide(book, cell(found, "Alder Homes", "6.3"), reviewer="Ben")
    found, desk = seen(book)
    assert ("Alder Homes", "6.3") in names(waiting(found, desk))
    assert desk.mark(cell(found, "Alder Homes", "6.3")) == "agree"
    nobody, desk = seen(book, reviewer="")
    assert ("Alder Homes", "6.3") not in names(waiting(nobody, desk))


def test_a_second_reader_sees_nothing_of_the_first_before_deciding(book: Book) -> None:
    found, _ = seen(book)
    breach = cell(found, "Alder Homes", "6.3")
    decide(book, breach, "dismiss", "Ann")
    _, desk = seen(book, reviewer="Ben", blind=True)
    assert desk.mark(breach) == ""
    assert desk.stands(items(book.held().tables, breach)[0].subject) is None
    decide(book, breach, "agree", "Ben", blind=True)
    _, desk = seen(book, reviewer="Ben", blind=True)
    assert desk.mark(breach) == "differ"


@pytest.mark.parametrize(("choice", "asked"), [("agree", "agree"), ("dismiss", "dismiss"), ("unsure", "unsure"), ("agree", "decided")])
def test_views_by_decision(book: Book, choice: str, asked: str) -> None:
    found, _ = seen(book)
    decide(book, cell(found, "Alder Homes", "6.3"), choice)
    part, _ = seen(book, ("decided", asked))
    assert [p.number for p in part.columns] == ["6.3"]
    left, _ = seen(book, ("decided", "undecided"))
    assert [(line.landlord.name, p.number) for line in left.lines for p in left.columns] == [w for w in WAITING if w[1] != "6.3"]


@pytest.mark.parametrize(
    ("late", "holds", "why"),
    [
        (LATE, True, "nothing has changed"),
        ("We answer within THIRTY working days", True, "case and punctuation"),
        ("We answer within forty working days.", False, "the passage has changed"),
    ],
)
def test_decisions_survive_a_new_audit_where_the_passage_has_not_changed(tmp_path: Path, late: str, holds: bool, why: str) -> None:
    folder = tmp_path / "2026"
    book = Book(made(folder))
    found, _ = seen(book)
    for at in (0, -1):
        decide(book, cell(found, "Alder Homes", "6.3"), at=at)
    made(folder, late=late)  # the same folder audited again
    found, desk = seen(book)
    breach = cell(found, "Alder Homes", "6.3")
    assert breach.row is not None
    assert breach.row.evidence == late  # the book was opened anew
    assert desk.done(breach) is holds, why
    assert [bool(desk.mine(i)) for i in items(book.held().tables, breach)] == [holds, holds], why
    assert book.log.fault() is None


def test_a_table_that_was_begun_before_an_audit_wrote_is_nobodys_after_it(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An audit writes while one request makes its table: it is that request's, and the next one's is of what was written."""
    making = run_book._grid

    def slowly(tables: Tables, kind: str, edition: str) -> run_book.Grid:
        monkeypatch.setattr(run_book, "_grid", making)
        made(tmp_path / "2026", late="We answer within forty working days.")
        book.held()  # another request comes first
        return making(tables, kind, edition)

    monkeypatch.setattr(run_book, "_grid", slowly)
    before, after = (cell(seen(book)[0], "Alder Homes", "6.3").row for _ in range(2))
    assert before and after
    assert (before.evidence, after.evidence) == (LATE, "We answer within forty working days.")
