"""What the landlord officer does: bring a draft, stop its reading, decide, bring a new version, delete."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ombudscan import dismissals
from ombudscan.errors import DismissalError
from ombudscan.nouns import Dismissal, Finding
from ombudscan.web import deciding, draft_views, forms, uploads
from ombudscan.web.desk import Choice, Desk, Draft
from ombudscan.web.draft_pages import Number, Slot, back, paper_of, result_page, start_page
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
        faults = form.faults or _missing(form, "draft")
        before = None if faults else _decided(form, faults)
        if faults:
            return start_page(request, faults, form.status if form.status >= 400 else 422)
        held = desk.open([form.files[n] for n in ("draft", "beside") if n in form.files])
    finally:
        form.discard()
    if before:
        held.dismissals[0] = list(before)
    return back(held)


def _missing(form: Form, field: str) -> list[tuple[str, str]]:
    return [] if field in form.files else [(field, "Choose the document to check.")]


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
async def renew(request: Request, id: str) -> Response:
    """Take a new version of a draft on the desk."""
    desk: Desk = request.app.state.desk
    held = desk.draft(id)
    form = await uploads.received(request, desk.incoming)
    try:
        faults = form.faults or _missing(form, "draft")
        if faults and held.read:
            return result_page(request, held, faults=faults, status=form.status if form.status >= 400 else 422)
        if faults:
            raise RefusedError(422, faults[0][1], "Go back and choose it again.")
        desk.renew(held, form.files["draft"])
    finally:
        form.discard()
    return back(held)


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
def choose(request: Request, id: str, finding: Number = None, paper: Slot = 0) -> Response:
    """Take note that the user agrees with a finding, or is unsure of it, and lead on to the next."""
    held, own, f = _finding(request, id, paper, finding)
    choice = forms.values(request).get("choice", "")
    wanted = deciding.key(own.report.evidence, f)
    made = _CHOICES.get(choice)
    if made:
        held.choices[wanted] = made
        return back(held, paper, _after(held, own, paper, f), made)
    if choice == "clear":
        held.choices.pop(wanted, None)
        return back(held, paper, finding, "clear")
    raise RefusedError(400, *sentences(400))


def _finding(request: Request, id: str, slot: int, number: int | None) -> tuple[Draft, Paper, Finding]:
    held = request.app.state.desk.draft(id)
    own = paper_of(held.read[-1], slot) if held.read else None
    if own is None or number is None or number > len(own.report.findings):
        raise RefusedError(404, "There is no such finding.", "Go back to the draft and choose one from the list.")
    return held, own, own.report.findings[number - 1]


def _after(held: Draft, own: Paper, slot: int, f: Finding) -> int | None:
    """The number of the finding that comes after in the list, or of the last one."""
    report = deciding.shown(held, slot, own.report)
    order = [i for g in draft_views.groups(held, slot, own, report, {}) for i in g.items]
    numbers = [i.number for i in order]
    number = next(n for n, one in enumerate(own.report.findings, 1) if one is f)
    if number in numbers:
        at = numbers.index(number)
        return numbers[min(at + 1, len(numbers) - 1)]
    severities = [s for _, _, held_by in draft_views.GROUPS for s in held_by]
    later = [i.number for i in order if (severities.index(i.finding.severity), i.number) > (severities.index(f.severity), number)]
    return later[0] if later else numbers[-1] if numbers else None


@router.get("/drafts/{id}/dismiss")
def ask_dismiss(request: Request, id: str, finding: Number = None, paper: Slot = 0) -> Response:
    """Ask for the reason of setting a finding aside."""
    return _ask(request, id, paper, finding, {}, [])


def _ask(request: Request, id: str, slot: int, number: int | None, given: dict[str, str], faults: list[tuple[str, str]]) -> Response:
    held, own, _ = _finding(request, id, slot, number)
    assert number is not None
    detail = draft_views.detail(held, own, number)
    name = given.get("name") or next((d.name for kept in held.dismissals.values() for d in kept), "")
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
def dismiss(request: Request, id: str, finding: Number = None, paper: Slot = 0) -> Response:
    """Set a finding aside for a reason."""
    held, own, f = _finding(request, id, paper, finding)
    given = {n: forms.values(request).get(n, "").strip() for n in _LONGEST}
    faults = [(n, said) for n, said in (("reason", "Enter why it is set aside."), ("name", "Enter your name.")) if not given[n]]
    faults += [(n, f"Use at most {most} characters.") for n, most in _LONGEST.items() if len(given[n]) > most]
    if faults:
        return _ask(request, id, paper, finding, given, faults)
    deciding.dismiss(held, paper, own.report, f, given["reason"], given["name"])
    return back(held, paper, _after(held, own, paper, f), "dismiss")


@router.post("/drafts/{id}/restore")
def restore(request: Request, id: str, finding: Number = None, paper: Slot = 0) -> Response:
    """Bring back a finding that was set aside."""
    held, own, f = _finding(request, id, paper, finding)
    deciding.restore(held, paper, own.report, f)
    return back(held, paper, finding, "restore")
