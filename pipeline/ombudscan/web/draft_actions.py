"""What the landlord officer does: bring a draft, stop its reading, decide, bring a new version, delete."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ombudscan import dismissals
from ombudscan.errors import DismissalError
from ombudscan.nouns import Dismissal
from ombudscan.report.made import PARTS
from ombudscan.web import deciding, draft_views, forms, uploads
from ombudscan.web.desk import FIELDS, Choice, Desk, Draft
from ombudscan.web.draft_pages import Number, Of, Slot, back, paper_of, result_page, start_page, unread_page
from ombudscan.web.pages import page
from ombudscan.web.reading import Paper
from ombudscan.web.refused import RefusedError, sentences
from ombudscan.web.uploads import Form

router = APIRouter(include_in_schema=False)
_CHOICES: dict[str, Choice] = {"agree": "agree", "unsure": "unsure"}
_MOST_DECISIONS = 1_000_000
_LONGEST = {"reason": 1000, "name": 100}


@router.post("/drafts")
@forms.takes_files
async def bring(request: Request) -> Response:
    """Take a draft, and what goes with it, on the desk."""
    desk: Desk = request.app.state.desk
    form = await uploads.received(request, desk.incoming, frozenset({"decisions"}))
    try:
        faults = form.faults or _missing(form, FIELDS[:1])
        before = None if faults else _decided(form, faults)
        if faults:
            return start_page(request, faults, form.status if form.status >= 400 else 422)
        held = desk.open([form.files[n] for n in FIELDS if n in form.files])
    finally:
        form.discard()
    if before:
        deciding.begin(held, 0, before)
    return back(held)


def _missing(form: Form, fields: tuple[str, ...]) -> list[tuple[str, str]]:
    return [] if form.files.keys() & set(fields) else [(fields[0], "Choose the document to check.")]


def _decided(form: Form, faults: list[tuple[str, str]]) -> tuple[Dismissal, ...]:
    """The decisions of before; what is wrong with their file is added to `faults`."""
    one = form.files.get("decisions")
    if one is None:
        return ()
    try:
        if one.size > _MOST_DECISIONS:
            raise DismissalError(f"{one.name} is too large for a file of decisions.")
        return dismissals.read(one.path)
    except DismissalError as error:
        faults.append(("decisions", str(error).replace(one.path.name, one.name)))
        return ()


@router.post("/drafts/{id}/versions")
@forms.takes_files
async def renew(request: Request, id: str, paper: Slot = 0) -> Response:
    """Take a new version of a draft, or of what goes with it, on the desk."""
    desk: Desk = request.app.state.desk
    held = desk.draft(id)
    fields = FIELDS[: len(held.versions[-1].files)]
    form = await uploads.received(request, desk.incoming)
    try:
        faults = form.faults or _missing(form, fields)
        if faults:
            status = form.status if form.status >= 400 else 422
            return (
                result_page(request, held, slot=paper, faults=faults, status=status)
                if held.read
                else unread_page(request, held, faults, status)
            )
        coming = {i: form.files[n] for i, n in enumerate(fields) if n in form.files}
        desk.renew(held, coming)
    finally:
        form.discard()
    return back(held, paper if paper in coming else min(coming))


@router.post("/drafts/{id}/cancel")
def cancel(request: Request, id: str) -> Response:
    """Stop the reading."""
    desk: Desk = request.app.state.desk
    held = desk.draft(id)
    desk.cancel(held)
    return back(held)


@router.get("/drafts/{id}/delete")
def ask_delete(request: Request, id: str) -> Response:
    """Ask whether a draft is to be deleted."""
    return page(request, "draft/delete.html", draft=request.app.state.desk.draft(id))


@router.post("/drafts/{id}/delete")
def delete(request: Request, id: str) -> Response:
    """Delete a draft and all that is known of it."""
    desk: Desk = request.app.state.desk
    desk.delete(desk.draft(id))
    return RedirectResponse("/?deleted=yes", 303)


@router.post("/drafts/{id}/choose")
def choose(request: Request, id: str, finding: Number = None, paper: Slot = 0, of: Of = None) -> Response:
    """Take note that the user agrees with a finding, or is unsure of it, and lead on to the next."""
    held, own, number = _meant(request, id, paper, finding, of)
    if number is None:
        return _gone(request, held, paper)
    f = own.report.findings[number - 1]
    choice = forms.values(request).get("choice", "")
    wanted = (paper, deciding.key(own.report.evidence, f))
    made = _CHOICES.get(choice)
    if made:
        held.choices[wanted] = made
        return back(held, paper, _after(held, own, paper, number), made)
    if choice == "clear":
        held.choices.pop(wanted, None)
        return back(held, paper, number, "clear")
    raise RefusedError(400, *sentences(400))


def _finding(request: Request, id: str, slot: int, number: int | None) -> tuple[Draft, Paper, int]:
    """The draft, the paper, and the number of a finding that is there now."""
    held = request.app.state.desk.draft(id)
    own = paper_of(held.read[-1], slot) if held.read else None
    if own is None or number is None or number > len(own.report.findings):
        raise RefusedError(404, "There is no such finding.", "Go back to the draft and choose one from the list.")
    return held, own, number


def _meant(request: Request, id: str, slot: int, number: int | None, of: str | None) -> tuple[Draft, Paper, int | None]:
    """The draft, the paper, and the number of the finding that a form showed: a new version may have been read since.

    The number is None where that finding is no longer there, and another may stand in its place.
    """
    held = request.app.state.desk.draft(id)
    own = paper_of(held.read[-1], slot) if held.read else None
    if own is None or number is None or not of:
        raise RefusedError(404, "There is no such finding.", "Go back to the draft and choose one from the list.")
    there = [n for n, f in enumerate(own.report.findings, 1) if deciding.subject(own.report.evidence, f) == of]
    return held, own, number if number in there else next(iter(there), None)


def _gone(request: Request, held: Draft, slot: int) -> Response:
    said = "A new version has been read since, and what was to be decided on is no longer found. Nothing was kept."
    return result_page(request, held, slot=slot, faults=[("main", said)], status=409)


def _after(held: Draft, own: Paper, slot: int, number: int) -> int | None:
    """The number of the finding that comes after one in the list, or of the last one."""
    report = deciding.shown(held, slot, own.report)
    order = [i for g in draft_views.groups(held, slot, own, report, {}) for i in g.items]
    numbers = [i.number for i in order]
    if number in numbers:
        at = numbers.index(number)
        return numbers[min(at + 1, len(numbers) - 1)]
    severities = [s for part in PARTS for s in part.severities]
    here = (severities.index(own.report.findings[number - 1].severity), number)
    later = [i.number for i in order if (severities.index(i.finding.severity), i.number) > here]
    return next(iter(later or numbers[-1:]), None)


@router.get("/drafts/{id}/dismiss")
def ask_dismiss(request: Request, id: str, finding: Number = None, paper: Slot = 0) -> Response:
    """Ask for the reason of setting a finding aside."""
    return _ask(request, *_finding(request, id, paper, finding), paper, {}, [])


def _ask(
    request: Request, held: Draft, own: Paper, number: int, slot: int, given: dict[str, str], faults: list[tuple[str, str]]
) -> Response:
    detail = draft_views.detail(held, slot, own, number)
    name = given.get("name") or next((d.name for kept in held.dismissals.values() for d in tuple(kept.values())), "")
    status = 422 if faults else 200
    return page(
        request,
        "draft/dismiss.html",
        status,
        draft=held,
        slot=slot,
        detail=detail,
        faults=faults,
        reason=given.get("reason", ""),
        name=name,
    )


@router.post("/drafts/{id}/dismiss")
def dismiss(request: Request, id: str, finding: Number = None, paper: Slot = 0, of: Of = None) -> Response:
    """Set a finding aside for a reason."""
    held, own, number = _meant(request, id, paper, finding, of)
    if number is None:
        return _gone(request, held, paper)
    given = {n: forms.values(request).get(n, "").strip() for n in _LONGEST}
    faults = [(n, said) for n, said in (("reason", "Enter why it is set aside."), ("name", "Enter your name.")) if not given[n]]
    faults += [(n, f"Use at most {most} characters.") for n, most in _LONGEST.items() if len(given[n]) > most]
    if faults:
        return _ask(request, held, own, number, paper, given, faults)
    f = own.report.findings[number - 1]
    deciding.dismiss(held, paper, own.report, f, given["reason"], given["name"])
    return back(held, paper, _after(held, own, paper, number), "dismiss")


@router.post("/drafts/{id}/restore")
def restore(request: Request, id: str, finding: Number = None, paper: Slot = 0, of: Of = None) -> Response:
    """Bring back a finding that was set aside."""
    held, own, number = _meant(request, id, paper, finding, of)
    if number is None:
        return _gone(request, held, paper)
    deciding.restore(held, paper, own.report, own.report.findings[number - 1])
    return back(held, paper, number, "restore")
