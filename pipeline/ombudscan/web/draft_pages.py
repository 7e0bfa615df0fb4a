"""The pages of the landlord officer's journey that only show: the first one, the progress, the result, its pictures, its exports."""

from __future__ import annotations

from contextlib import suppress
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ombudscan.errors import AnnotationError
from ombudscan.isolate import Failed, page_pictures
from ombudscan.nouns import Report, Status
from ombudscan.report import to_json
from ombudscan.report.html.overview import answer, sides
from ombudscan.report.made import VERDICTS, short
from ombudscan.web import deciding, draft_views, exporting
from ombudscan.web.deciding import Compared
from ombudscan.web.desk import FIELDS, Desk, Draft, Version
from ombudscan.web.draft_views import Group
from ombudscan.web.pages import page
from ombudscan.web.reading import Paper
from ombudscan.web.refused import RefusedError

router = APIRouter(include_in_schema=False)

SAID = {
    "agree": "You agree with the last finding. Here is the next.",
    "unsure": "You are unsure of the last finding. Here is the next.",
    "clear": "Your decision was taken back.",
    "dismiss": "The finding was set aside. Here is the next.",
    "restore": "The finding is back.",
}
# The provisions in the list, by what the template calls them.
_DUTIES: dict[str, tuple[Status, ...]] = {
    "met": ("met",),
    "others": ("partly_met", "conflict", "not_found"),
    "unjudged": ("not_assessable",),
}
Of = Annotated[str | None, Query(max_length=16)]
Number = Annotated[int | None, Query(ge=1, le=100_000)]
Slot = Annotated[int, Query(ge=0, le=1)]


@router.get("/")
def start(request: Request, deleted: str = "") -> Response:
    """Show the form that takes a draft, and the drafts that are on the desk."""
    return start_page(request, [], deleted=bool(deleted))


def start_page(request: Request, faults: list[tuple[str, str]], status: int = 200, *, deleted: bool = False) -> Response:
    """Return the first page, with what is wrong with what was sent."""
    desk: Desk = request.app.state.desk
    most, keep = desk.settings.most_bytes // 1_000_000, _minutes(desk.settings.keep_seconds)
    return page(request, "draft/start.html", status, faults=faults, drafts=desk.drafts, most=most, keep=keep, deleted=deleted)


def _minutes(seconds: float) -> str:
    hours, minutes = divmod(round(seconds / 60), 60)
    parts = [f"{n} {word}{'s' if n > 1 else ''}" for n, word in ((hours, "hour"), (minutes, "minute")) if n]
    return " and ".join(parts) or "less than a minute"


@router.get("/drafts/{id}")
def draft(
    request: Request,
    id: str,
    paper: Slot = 0,
    finding: Number = None,
    provision: Annotated[str, Query(max_length=10)] = "",
    sheet: Number = None,
    said: str = "",
) -> Response:
    """Show how far the reading is, why it came to nothing, or what was found."""
    desk: Desk = request.app.state.desk
    held = desk.draft(id)
    last = held.versions[-1]
    if last.state in ("waiting", "reading"):
        return page(request, "draft/progress.html", draft=held, version=last, before=desk.before(last))
    if not held.read:
        return unread_page(request, held)
    return result_page(request, held, slot=paper, finding=finding, provision=provision, sheet=sheet, said=SAID.get(said, ""))


def unread_page(request: Request, held: Draft, faults: list[tuple[str, str]] | None = None, status: int = 200) -> Response:
    """Return the page of a draft of which no version was read, with what is wrong with what was sent."""
    last = held.versions[-1]
    name = last.unfit.name if last.unfit else held.name
    return page(request, "draft/unread.html", status, draft=held, version=last, name=name, faults=faults or [], files=_asked(last))


def _asked(version: Version) -> list[tuple[str, str]]:
    """The fields that ask for a new version of each document, with the names that these have now."""
    return [(field, file.name) for field, file in zip(FIELDS, version.files, strict=False)]


def result_page(
    request: Request,
    held: Draft,
    *,
    slot: int = 0,
    finding: int | None = None,
    provision: str = "",
    sheet: int | None = None,
    said: str = "",
    faults: list[tuple[str, str]] | None = None,
    status: int = 200,
) -> Response:
    """Return the page of what was found in the last version that was read."""
    version = held.read[-1]
    own = paper_of(version, slot)
    report = deciding.shown(held, slot, own.report)
    change = change_of(held, slot)
    courses = _courses(own, change)
    groups = draft_views.groups(held, slot, own, report, courses)
    chosen = _chosen(own, report, groups, finding, provision)
    boxes = draft_views.boxes_of(own, chosen, provision)
    previous, following = _around([i.number for g in groups for i in g.items], chosen)
    return page(
        request,
        "draft/result.html",
        status,
        draft=held,
        version=version,
        slot=slot,
        paper=own,
        report=report,
        answer=answer(report),
        counts=draft_views.counts(report),
        groups=groups,
        asides=draft_views.asides(own, report),
        **{name: draft_views.duties(report, statuses) for name, statuses in _DUTIES.items()},
        detail=draft_views.detail(held, slot, own, chosen, courses.get(chosen, "")) if chosen else None,
        provision=provision if chosen is None else "",
        sheet=draft_views.sheet(own, report, boxes, sheet),
        lines=draft_views.passage(report.evidence.document, draft_views.span_of(own, chosen, provision)),
        previous=previous,
        next=following,
        change=change.only(deciding.TO_FIX) if change else None,
        warnings=to_json.warnings(report.evidence),
        exports=exporting.offered(report),
        files=_asked(version),
        failed=held.versions[-1] if held.versions[-1] is not version else None,
        said=said,
        faults=faults or [],
    )


def _chosen(own: Paper, report: Report, groups: tuple[Group, ...], finding: int | None, provision: str) -> int | None:
    if finding is not None:
        if finding > len(own.report.findings):
            raise RefusedError(404, "There is no such finding.", "Go back to the draft and choose one from the list.")
        return finding
    if provision and any(c.provision == provision for c in report.coverage):
        return None
    items = [i for g in groups for i in g.items]
    return next((i.number for i in items if not i.choice), items[0].number if items else None)


def _around(order: list[int], chosen: int | None) -> tuple[int | None, int | None]:
    """The numbers before and after the chosen one in the list; of one that is not in it, the first comes after."""
    if chosen not in order:
        return None, next(iter(order), None)
    at = order.index(chosen)
    return order[at - 1] if at else None, order[at + 1] if at + 1 < len(order) else None


def paper_of(version: Version, slot: int) -> Paper:
    """Return the paper at a place; raise RefusedError where there is none."""
    if slot >= len(version.papers):
        raise RefusedError(404, "There is no second document with this draft.", "Go back to the draft.")
    return version.papers[slot]


def change_of(held: Draft, slot: int) -> Compared | None:
    """Return what became of a document's findings since the version before, None for the first."""
    if len(held.read) < 2:
        return None
    before, after = (deciding.shown(held, slot, paper_of(v, slot).report) for v in held.read[-2:])
    return deciding.compared(before, after)


def _courses(own: Paper, change: Compared | None) -> dict[int, str]:
    new = set(map(id, change.new)) if change else set()
    return {n: "new" for n, f in enumerate(own.report.findings, 1) if id(f) in new}


@router.get("/drafts/{id}/changes")
def changes(request: Request, id: str, paper: Slot = 0) -> Response:
    """Show what the last version of a document has put right, what is left and what is new."""
    held = request.app.state.desk.draft(id)
    change = change_of(held, paper) if held.read else None
    if change is None:
        raise RefusedError(404, "There is only one version of this draft.", "Check a new version of it first.")
    new = paper_of(held.read[-1], paper)
    return page(
        request,
        "draft/changes.html",
        draft=held,
        slot=paper,
        name=new.file.name,
        change=change,
        numbers={id_of(f): n for n, f in enumerate(new.report.findings, 1)},
        id_of=id_of,
        place=draft_views.place,
        short=short,
    )


def id_of(one: object) -> int:
    """Return what tells a finding from one that says the same."""
    return id(one)


@router.get("/drafts/{id}/claims")
def claims(request: Request, id: str) -> Response:
    """Show each yes of the self-assessment beside what the policy says to it."""
    held = request.app.state.desk.draft(id)
    own = next((p for v in held.read[-1:] for p in v.papers if p.report.verdicts), None)
    if own is None:
        raise RefusedError(404, "Nothing was held against a policy here.", "Choose a self-assessment and its policy together.")
    return page(request, "draft/claims.html", draft=held, paper=own, sides=list(sides(own.report)), verdicts=VERDICTS)


@router.get("/drafts/{id}/versions/{number}/pages/{slot}/{sheet}.webp")
def picture(request: Request, id: str, number: int, slot: int, sheet: int) -> Response:
    """Return the picture of a page, drawn in a child the first time."""
    desk: Desk = request.app.state.desk
    held = desk.draft(id)
    version = next((v for v in held.read if v.number == number), None)
    own = paper_of(version, slot) if version and slot in (0, 1) else None
    if own is None or not 1 <= sheet <= len(own.sizes):
        raise RefusedError(404, "There is no such page.", "Go back to the draft.")
    return Response(_picture(desk, own, sheet), media_type="image/webp")


def _picture(desk: Desk, own: Paper, sheet: int) -> bytes:
    kept = own.file.path.parent / f"page-{sheet}.webp"
    if kept.is_file():
        return kept.read_bytes()
    with desk.readers.painter() as children:
        if kept.is_file():  # another request had it drawn while this one waited
            return kept.read_bytes()
        drawn = page_pictures.page(own.file.path, own.file.sha256, sheet, children)
        if isinstance(drawn, Failed):
            raise RefusedError(404, drawn.message, "The words stand beside it as text.")
        with suppress(OSError):  # the draft is deleted meanwhile, or the disk is full: it is shown all the same
            half = kept.with_suffix(".partial")
            half.write_bytes(drawn.webp)
            half.replace(kept)
    return drawn.webp


@router.get("/drafts/{id}/export/{format}")
def export(request: Request, id: str, format: str, paper: Slot = 0) -> Response:
    """Return the report in a format, as a file to save."""
    desk: Desk = request.app.state.desk
    held, version = _ready(desk, id)
    own = paper_of(version, paper)
    report = deciding.shown(held, paper, own.report)
    if format not in exporting.offered(report):
        raise RefusedError(404, "This document cannot be had in that format.", "Go back and choose one of the formats of the list.")
    try:
        with desk.readers.painter() as children:
            made = exporting.written(own, report, format, children)
    except AnnotationError as error:
        raise RefusedError(422, str(error), "Go back and choose another format.") from None
    return _attached(made, exporting.file_name(own.file.name, format), exporting.TYPES.get(format, "application/octet-stream"))


@router.get("/drafts/{id}/dismissed.toml")
def dismissed(request: Request, id: str, paper: Slot = 0) -> Response:
    """Return what was set aside as the file that the command line reads beside the document."""
    held, version = _ready(request.app.state.desk, id)
    own = paper_of(version, paper)
    return _attached(deciding.as_file(held, paper), f"{own.file.name}.dismissed.toml", "application/toml")


def _ready(desk: Desk, id: str) -> tuple[Draft, Version]:
    held = desk.draft(id)
    if not held.read:
        raise RefusedError(409, "This draft has not been read yet.", "Wait until it has.")
    return held, held.read[-1]


def _attached(data: bytes, name: str, kind: str) -> Response:
    return Response(data, media_type=kind, headers={"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"})


def back(held: Draft, slot: int = 0, finding: int | None = None, said: str = "") -> RedirectResponse:
    """Return the way back to a draft's page, at a finding."""
    asked = [f"paper={slot}" if slot else "", f"finding={finding}" if finding else "", f"said={said}" if said else ""]
    query = "&".join(filter(None, asked))
    return RedirectResponse(f"/drafts/{held.id}{'?' if query else ''}{query}{'#chosen' if finding else ''}", 303)
