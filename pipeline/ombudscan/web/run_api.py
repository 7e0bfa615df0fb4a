"""A run as JSON: the same views, filters and decisions as the pages, told by /api/openapi.json."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Request
from fastapi.security import HTTPBearer

from ombudscan import catalog
from ombudscan.decisions import DecisionError, agreement, made
from ombudscan.decisions.tables import record
from ombudscan.web import run_cells, run_detail, run_filter, run_landlord, run_models, run_records, run_sector, run_view
from ombudscan.web.refused import RefusedError
from ombudscan.web.run_book import Book
from ombudscan.web.run_nouns import State
from ombudscan.web.run_pages import NOT_KEPT, Opened, opened_by, told
from ombudscan.web.run_reviewer import Reviewer

_PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"model": run_models.Problem, "description": said}
    for status, said in (
        (400, "The request is not as it should be."),
        (403, "The token is missing or wrong."),
        (404, "There is no such landlord or provision."),
        (409, "The run or its decisions are not as they should be."),
        (413, "Too much was sent."),
        (415, "Only JSON is taken."),
        (422, "A value is not as told here."),
    )
}


def _known(request: Request) -> None:
    """Refuse a parameter that is not told: a filter that was passed over would answer another question."""
    told = request.app.openapi()["paths"].get(request.url.path, {}).get(request.method.lower(), {})
    known = {p["name"] for p in told.get("parameters", ()) if p["in"] == "query"}
    if strange := sorted(set(request.query_params) - known):
        raise RefusedError(422, f"There is no parameter {strange[0]!r}.", f"There are {', '.join(sorted(known))}." if known else "")


router = APIRouter(
    prefix="/api/run",
    tags=["run"],
    responses=_PROBLEMS,
    dependencies=[
        Depends(_known),
        Depends(HTTPBearer(auto_error=False, description="The token in the address that `ombudscan serve` prints.")),
    ],
)
Text = Annotated[str, Query(max_length=1000)]
KindAsked = Annotated[Literal["self-assessment", "policy", "procedure"], Query(description="whose documents")]
EditionAsked = Annotated[
    str,
    Query(description="the Code; the commonest by default", json_schema_extra={"enum": ["", *sorted(e.id for e in catalog.editions())]}),
]


def asked(
    request: Request,
    kind: KindAsked = "self-assessment",
    edition: EditionAsked = "",
    section: Annotated[str, Query(max_length=10, description="of the Code")] = "",
    state: Annotated[list[State] | None, Query(description="only landlords and provisions with such cells")] = None,
    where: Annotated[
        list[str] | None, Query(max_length=20, description="region:North, homes>=500 or homes<=900, by columns of the list of landlords")
    ] = None,
    name: Annotated[str, Query(max_length=200, description="part of the landlord's name")] = "",
    decided: Annotated[Literal["", "undecided", "decided", "agree", "dismiss", "unsure", "differ"], Query()] = "",
    page: Annotated[int, Query(ge=1, le=1_000_000)] = 1,
    size: Annotated[int, Query(ge=1, le=1000)] = run_filter.SIZE,
    reviewer: Annotated[str, Query(max_length=200, description="whose decisions count for undecided")] = "",
) -> Opened:
    """Return the run as a request asks for it."""
    pairs = [("kind", kind), ("edition", edition), ("section", section), ("name", name), ("decided", decided)]
    pairs += [("state", s) for s in state or ()] + [("where", w) for w in where or ()]
    return opened_by(request, [*pairs, ("page", str(page)), ("size", str(size))], Reviewer(reviewer))


Asked = Annotated[Opened, Depends(asked)]


@router.get("")
def run(request: Request) -> run_models.RunTold:
    """What the run holds, and by what its table may be filtered."""
    one = opened_by(request, [], Reviewer())
    tables = one.held.tables
    papers = [p for of in tables.landlords.values() for p in of.papers]
    return run_models.RunTold(
        name=one.book.name,
        landlords=len(tables.landlords),
        documents=len(papers),
        outcomes=dict(Counter(p.outcome for p in papers)),
        editions={k: run_cells.editions(tables, k) for k in run_filter.KINDS},
        columns=dict(run_filter.columns(tables)),
        decisions=len(one.desk.entries),
    )


@router.get("/table")
def table(one: Asked) -> run_models.TableTold:
    """A page of landlords by provisions, with totals of all pages."""
    view = one.view
    columns = [
        run_models.Column(provision=p.number, title=p.title, key=p.key, totals=t) for p, t in zip(view.columns, view.totals, strict=True)
    ]
    lines = [
        run_models.Line(
            landlord=line.landlord.name,
            listed=dict(line.landlord.columns),
            totals=line.totals,
            states=[c.state for c in line.cells],
            decisions=[one.desk.mark(c) for c in line.cells],
        )
        for line in view.shown
    ]
    return run_models.TableTold(
        kind=one.asked.kind,
        edition=one.asked.edition,
        landlords=len(view.lines),
        page=min(one.asked.page, view.pages),
        pages=view.pages,
        totals=view.whole,
        columns=columns,
        lines=lines,
    )


@router.get("/cell")
def cell(one: Asked, landlord: Text, provision: Annotated[str, Query(max_length=20)] = "") -> run_models.CellTold:
    """A claim and the policy beside it, and the ids of what there is to decide on; an empty provision is the document as a whole."""
    return run_models.CellTold(**run_records.detail(one, landlord, provision))


@router.get("/provisions")
def provisions(one: Asked) -> list[run_models.ProvisionTold]:
    """How the landlords stand, provision by provision."""
    return [run_models.ProvisionTold(**r) for r in run_records.provisions(one.view)]


@router.get("/provision")
def provision(one: Asked, provision: Annotated[str, Query(max_length=20)]) -> run_models.SectorTold:
    """Who meets a provision, and in what words: a page of the landlords, those that meet it first."""
    found = run_sector.provision(one.held.tables, one.view, provision)
    p = found.provision
    return run_models.SectorTold(
        edition=one.asked.edition,
        provision=p.number,
        title=p.title,
        key=p.key,
        requirement=p.requirement,
        totals=found.counts,
        share=run_sector.share(found.counts),
        landlords=len(found.said),
        page=min(one.asked.page, found.pages),
        pages=found.pages,
        said=[run_models.SayingTold(**r) for r in run_records.sayings(one, found)],
    )


@router.get("/landlord")
def landlord(one: Asked, landlord: Text) -> run_models.LandlordTold:
    """A landlord: its documents, and its row of each table that it has documents in."""
    of, parts = run_landlord.landlord(one.held, landlord)
    return run_models.LandlordTold(
        landlord=of.name,
        listed=dict(of.columns),
        documents=[run_models.DocumentTold(**r) for r in run_records.documents(of)],
        tables=[
            run_models.RowTold(
                kind=part.kind,
                edition=part.edition,
                totals=run_view.counted(part.cells),
                cells=[
                    run_models.CellBrief(provision=c.provision, key=c.key, state=c.state, reason=c.reason, decision=one.desk.mark(c))
                    for c in part.cells
                ],
                whole=[f"{f.rule} ({f.severity})" for f in part.whole.findings],
            )
            for part in parts
        ],
    )


@router.get("/failures")
def failures(one: Asked) -> list[run_models.FailureTold]:
    """Which files were not read, or not wholly: why, and what to do."""
    return [run_models.FailureTold(**r) for r in run_records.failures(one)]


@router.get("/decisions")
def decisions(one: Asked, after: Annotated[int, Query(ge=0, le=2**53)] = 0) -> list[run_models.DecisionTold]:
    """The log of decisions after an entry, 1,000 at the most."""
    return [run_models.DecisionTold(**record(e)) for e in one.desk.entries if e.number > after][:1000]  # type: ignore[arg-type]


@router.post("/decisions", status_code=201)
def decide(request: Request, new: run_models.NewDecision) -> run_models.DecisionTold:
    """Keep a decision."""
    one = opened_by(request, [("kind", new.kind), ("edition", new.edition)], Reviewer(new.reviewer, new.blind))
    of, found = run_detail.cell(one.held.tables, one.grid, new.landlord, new.provision)
    shown = run_detail.detail(one.held, one.desk, one.pictures, of, found)
    subject = next((d.item.subject for d in shown.decidable if d.item.subject.id == new.subject), None)
    if subject is None:
        raise RefusedError(409, "There is no such subject in this cell, or it has changed.", "Ask for the cell again.")
    try:
        one_made = made(subject, new.reviewer, new.decision, new.ground, new.reason, new.blind)
    except DecisionError as error:
        raise RefusedError(422, str(error)) from None
    with told(NOT_KEPT):
        return run_models.DecisionTold(**record(one.book.log.append(one_made)))  # type: ignore[arg-type]


@router.get("/agreement")
def agreed(one: Asked, first: Text, second: Text, blind: bool = False) -> run_models.AgreementTold:
    """How two readers agree: counts and Cohen's kappa."""
    found = agreement(one.desk.entries, first, second, blind=blind)
    return run_models.AgreementTold(
        first=first,
        second=second,
        both=found.both,
        same=found.same,
        kappa=found.kappa,
        counts=[run_models.Count(first=a, second=b, count=n) for a, b, n in found.counts],
        differing=[a.made.subject.id for a, _ in found.differing],
    )


@router.get("/verify")
def verify(request: Request) -> run_models.Verified:
    """Whether the log of decisions is as it was written."""
    book: Book = request.app.state.book
    with told():
        fault, rows = book.log.fault(), book.log.rows()
    return run_models.Verified(
        holds=fault is None,
        entries=len(rows),
        hash=rows[-1].hash if rows else "",
        number=fault.number if fault else None,
        message=fault.message if fault else "",
    )
