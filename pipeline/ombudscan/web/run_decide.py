"""Decisions by the browser: who decides, a decision and on to the next, the list of all, and two readers side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from urllib.parse import parse_qsl

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from ombudscan.decisions import GROUNDS, DecisionError, Subject, agreement, made
from ombudscan.decisions.agreement import reviewers
from ombudscan.decisions.entry import CHOICES, MOST_NAME, clean
from ombudscan.decisions.tables import counted
from ombudscan.web import forms, run_detail, run_reviewer, run_view
from ombudscan.web.refused import RefusedError
from ombudscan.web.run_desk import Desk, Item
from ombudscan.web.run_pages import NOT_KEPT, Opened, cell_page, opened, opened_by, run_page, told
from ombudscan.web.run_reviewer import Reviewer

router = APIRouter(include_in_schema=False)
_PAGE = 100


@router.post("/run/decide")
def decide(request: Request) -> Response:
    """Keep a decision and go on to what waits next."""
    given = forms.values(request)
    one = _as_asked(request, given)
    landlord, provision = given.get("landlord", ""), given.get("provision", "")
    with told():
        of, cell = run_detail.cell(one.held.tables, one.grid, landlord, provision)
        shown = run_detail.detail(one.held, one.desk, one.pictures, of, cell)
    chosen = next((d for d in shown.decidable if d.item.subject.id == given.get("subject")), None)
    if chosen is None:
        raise RefusedError(409, "What was to be decided on has changed.", "Nothing was kept. Go back, load the page again and look at it.")
    try:
        new = made(
            chosen.item.subject,
            one.reviewer.name,
            given.get("decision", ""),
            given.get("ground"),
            given.get("reason", ""),
            one.reviewer.blind,
        )
    except DecisionError as error:
        subject = chosen.item.subject.id if given.get("decision") == "dismiss" else ""
        faults = [(_field(one, given), str(error))]
        answer = cell_page(request, one, landlord, provision, dismiss=subject, faults=faults, given=given)
        answer.status_code = 422
        return answer
    with told(NOT_KEPT):
        one.book.log.append(new)
    return RedirectResponse(_onward(one, landlord, provision, chosen.item), 303)


def _field(one: Opened, given: Mapping[str, str]) -> str:
    """What of a decision's form has to be put right."""
    if not one.reviewer.name:
        return "reviewer"
    if given.get("decision") != "dismiss":
        return "decide"
    return "reason" if given.get("ground") in GROUNDS else f"g-{next(iter(GROUNDS))}"


def _onward(one: Opened, landlord: str, provision: str, decided: Item) -> str:
    """The address of what waits next: a further finding of the cell, the next cell that waits, or the table.

    It names what was decided on, and not the entry's number, which would tell a second reader how many there are.
    """
    desk = Desk(one.desk.tables, one.reviewer.name, one.reviewer.blind, one.book.log.entries())
    of, cell = run_detail.cell(one.held.tables, one.grid, landlord, provision)
    done = ("done", decided.subject.id)
    if decided.finding and not desk.done(cell):
        return f"/run/cell?{one.asked.query(('landlord', of.name), ('provision', provision), done)}"
    _, after = run_view.around(run_view.view(one.grid, one.asked, desk), desk, of.name, provision)
    if after is None:
        return f"/run?{one.asked.query(done)}"
    return f"/run/cell?{one.asked.query(('landlord', after.landlord), ('provision', after.provision), done)}"


def _as_asked(request: Request, given: Mapping[str, str]) -> Opened:
    """The run with the filter that the form carries in its field `query`."""
    return opened_by(request, parse_qsl(given.get("query", "")[:10_000]), run_reviewer.of(request))


@router.get("/run/reviewer")
def reviewer(request: Request, landlord: str = "", provision: str = "") -> Response:
    """Ask who decides."""
    return run_page(request, opened(request), "reviewer.html", "decisions", landlord=landlord, provision=provision, errors=[], name=None)


@router.post("/run/reviewer")
def named(request: Request) -> Response:
    """Remember who decides, and go back to where they were."""
    given = forms.values(request)
    one = _as_asked(request, given)
    name = clean(given.get("reviewer", ""))
    landlord, provision = given.get("landlord", ""), given.get("provision", "")
    if not name or len(name) > MOST_NAME:
        said = f"Write a name of at most {MOST_NAME} characters." if name else "Write your name: it stands with every decision."
        lacks, wrote = [("reviewer", said)], given.get("reviewer", "")
        answer = run_page(request, one, "reviewer.html", "decisions", landlord=landlord, provision=provision, errors=lacks, name=wrote)
        answer.status_code = 422
        return answer
    where = [("landlord", landlord), ("provision", provision)] if landlord else []
    answer = RedirectResponse(f"/run{'/cell' if landlord else ''}?{one.asked.query(*where)}", 303)
    run_reviewer.keep(request, answer, Reviewer(name, given.get("blind") == "yes"))
    return answer


@router.get("/run/decisions")
def decisions(request: Request) -> Response:
    """List what was decided, the latest first, and say whether the log holds."""
    one = opened(request)
    with told():
        fault = one.book.log.fault()
    seen = [e for e in reversed(one.desk.entries) if one.desk.stands(e.made.subject)]
    pages = max(1, -(-len(seen) // _PAGE))
    first = (min(one.asked.page, pages) - 1) * _PAGE
    return run_page(
        request,
        one,
        "decisions.html",
        "decisions",
        entries=seen[first : first + _PAGE],
        total=len(seen),
        pages=pages,
        counts=counted(one.desk.entries),
        fault=fault,
        where=one.book.log.where,
        grounds=GROUNDS,
        people=reviewers(one.desk.entries),
        address=_addresses(one),
    )


@router.get("/run/agreement")
def agreed(request: Request, first: str = "", second: str = "", blind: str = "") -> Response:
    """Show how two readers agree, and where they do not."""
    one = opened(request)
    people = reviewers(one.desk.entries)
    if not (first and second):
        first, second = (*people, "", "")[:2]
    hidden = one.reviewer.blind
    found = agreement(one.desk.entries, first, second, blind=bool(blind)) if first and second and not hidden else None
    return run_page(
        request,
        one,
        "agreement.html",
        "decisions",
        people=people,
        first=first,
        second=second,
        blind=bool(blind),
        found=found,
        hidden=hidden,
        choices=CHOICES,
        grounds=GROUNDS,
        address=_addresses(one),
    )


def _addresses(one: Opened) -> Callable[[Subject], str]:
    """What gives the address of the cell that a decision's subject stands in, with the filter kept."""

    def address(s: Subject) -> str:
        of = (("landlord", s.landlord), ("provision", s.provision))
        return f"/run/cell?{one.asked.query(*of, kind=s.asked, edition=s.edition, page=1)}"

    return address
