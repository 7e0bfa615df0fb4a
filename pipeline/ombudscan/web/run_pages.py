"""The pages of a run: its table, a cell of it, a landlord, a provision, what could not be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from ombudscan.decisions import GROUNDS, DecisionError
from ombudscan.store import NoRunError
from ombudscan.web import run_detail, run_failures, run_filter, run_landlord, run_reviewer, run_row, run_sector, run_view
from ombudscan.web.pages import page
from ombudscan.web.refused import RefusedError, sentences
from ombudscan.web.run_book import Book, Grid, Held
from ombudscan.web.run_cells import edition_title, editions
from ombudscan.web.run_desk import Desk
from ombudscan.web.run_filter import Filter
from ombudscan.web.run_nouns import OPEN, STATES, WORDS
from ombudscan.web.run_pictures import Pictures
from ombudscan.web.run_reviewer import Reviewer

router = APIRouter(include_in_schema=False)
NOT_KEPT = "The decision was not kept."
Done = Annotated[str, Query(max_length=16)]


@dataclass(frozen=True, slots=True)
class Opened:
    """The run as one request sees it, from first to last."""

    book: Book
    held: Held
    asked: Filter
    grid: Grid
    desk: Desk
    reviewer: Reviewer
    pictures: Pictures

    @property
    def view(self) -> run_view.View:
        """The filtered table."""
        return run_view.view(self.grid, self.asked, self.desk)


@contextmanager
def told(undecided: str = "The decisions cannot be read.") -> Iterator[None]:
    """Say in a page what is wrong with a run, or with its decisions: each such error becomes a RefusedError.

    `undecided` says what has come of it where the decisions cannot be used.
    """
    try:
        yield
    except NoRunError as error:
        raise RefusedError(409, "The run cannot be shown.", str(error)) from None
    except DecisionError as error:
        raise RefusedError(409, undecided, str(error)) from None


def opened(request: Request) -> Opened:
    """Return the run as a request asks for it, by the query of its address."""
    return opened_by(request, request.query_params.multi_items(), run_reviewer.of(request))


def opened_by(request: Request, pairs: Iterable[tuple[str, str]], reviewer: Reviewer) -> Opened:
    """Return the run as the pairs of a query ask for it, for one who decides."""
    book: Book = request.app.state.book
    with told():
        held = book.held()
        asked = run_filter.read(pairs, held.tables)
        desk = Desk(held.tables, reviewer.name, reviewer.blind, book.log.entries())
        return Opened(book, held, asked, held.grid(asked.kind, asked.edition), desk, reviewer, request.app.state.pictures)


def run_page(request: Request, one: Opened, template: str, part: str, at: Sequence[tuple[str, str]] = (), **values: object) -> Response:
    """Return a page of the run; `part` names where it stands among the run's pages, `at` the cell that it shows."""
    return page(
        request,
        f"run/{template}",
        200,
        run=one.book.name,
        asked=one.asked,
        reviewer=one.reviewer,
        part=part,
        at=at,
        WORDS=WORDS,
        edition_title=edition_title,
        **values,
    )


@router.get("/run")
def table(request: Request, done: Done = "") -> Response:
    """Show the table of landlords and provisions, and what was decided last where nothing more waits."""
    one = opened(request)
    tables = one.held.tables
    view = one.view
    ahead = list(run_view.waiting(view, one.desk))
    known = run_filter.columns(tables)
    return run_page(
        request,
        one,
        "table.html",
        "table",
        done=one.desk.own(done),
        view=view,
        written=run_row.writer(one.asked, one.desk),
        kinds=run_filter.KINDS,
        editions=editions(tables, one.asked.kind),
        sections=run_filter.sections_of(one.asked.edition, one.asked.kind),
        columns={c: v for c, v in known.items() if not run_filter.ranged(v)},
        ranges=[c for c, v in known.items() if run_filter.ranged(v)],
        states=STATES,
        marks=run_filter.MARKS,
        sizes=run_filter.SIZES,
        first=next(iter(ahead), None),
        left=len(ahead),
    )


@router.get("/run/cell")
def cell(request: Request, landlord: str, provision: str = "", dismiss: str = "", done: Done = "") -> Response:
    """Show a claim and the policy beside it, and take a decision."""
    one = opened(request)
    return cell_page(request, one, landlord, provision, dismiss=dismiss, done=done)


def cell_page(
    request: Request,
    one: Opened,
    landlord: str,
    provision: str,
    *,
    dismiss: str = "",
    done: str = "",
    faults: Sequence[tuple[str, str]] = (),
    given: Mapping[str, str] = MappingProxyType({}),
) -> Response:
    """Return a cell's page; `dismiss` and `done` are the ids of what is being dismissed and of what was decided on before.

    Where a form could not be kept, `faults` say why, by field, and `given` is what it said.
    """
    with told():
        of, found = run_detail.cell(one.held.tables, one.grid, landlord, provision)
        shown = run_detail.detail(one.held, one.desk, one.pictures, of, found)
        before, after = run_view.around(one.view, one.desk, of.name, provision)
    return run_page(
        request,
        one,
        "cell.html",
        "table",
        at=[("landlord", of.name), ("provision", found.provision)],
        d=shown,
        place_of=lambda f: run_detail.place_of(one.pictures, f),
        dismiss=dismiss,
        done=one.desk.own(done),
        faults=faults,
        given=given,
        before=before,
        after=after,
        grounds=GROUNDS,
    )


@router.get("/run/landlord")
def landlord(request: Request, landlord: str) -> Response:
    """Show a landlord's documents and what is found of them as a whole."""
    one = opened(request)
    of, parts = run_landlord.landlord(one.held, landlord)
    return run_page(request, one, "landlord.html", "table", of=of, parts=parts, counted=run_view.counted, OPEN=OPEN, desk=one.desk)


@router.get("/run/provisions")
def provisions(request: Request) -> Response:
    """Show how the sector stands on each provision."""
    one = opened(request)
    return run_page(request, one, "provisions.html", "provisions", view=one.view, share=run_sector.share)


@router.get("/run/provision")
def provision(request: Request, provision: str) -> Response:
    """Show who meets a provision, and in what words."""
    one = opened(request)
    found = run_sector.provision(one.held.tables, one.view, provision)
    return run_page(request, one, "provision.html", "provisions", found=found, share=run_sector.share)


@router.get("/run/failures")
def failures(request: Request) -> Response:
    """Show which files could not be read, why, and what to do."""
    one = opened(request)
    found = run_failures.failures(one.held.tables)
    documents = request.app.state.settings.documents
    command = run_failures.command(one.held.run, documents)
    return run_page(request, one, "failures.html", "failures", found=found, command=command, total=len(one.held.tables.papers))


@router.get("/run/picture")
def picture(request: Request, document: str, start: int, end: int) -> Response:
    """Give the stretch of a page that holds some words of a document, marked."""
    book: Book = request.app.state.book
    with told():
        paper = book.held().tables.papers.get(document)
    pictures: Pictures = request.app.state.pictures
    made = pictures.marked(paper, start, end) if paper and 0 <= start < end < 1 << 31 else None
    if made is None:
        raise RefusedError(404, *sentences(404))
    return Response(made, media_type="image/webp")
