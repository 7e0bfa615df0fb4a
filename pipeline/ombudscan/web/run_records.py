"""Each view of a run as rows of plain values: what is exported, and what the API answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ombudscan.web import run_detail, run_failures, run_filter, run_sector
from ombudscan.web.run_cells import edition_title
from ombudscan.web.run_desk import items
from ombudscan.web.run_landlord import Part
from ombudscan.web.run_nouns import STATES, WORDS, Cell, Found, Landlord
from ombudscan.web.run_pages import Opened
from ombudscan.web.run_view import View

Record = dict[str, Any]
_OF_FINDING = ("rule", "severity", "message", "advice", "quote", "document", "place", "decisions")


def table(one: Opened, view: View) -> Iterator[Record]:
    """Yield a row a landlord: its columns of the list, how many cells of each state, and a column a provision."""
    further = list(run_filter.columns(one.held.tables))
    for line in view.lines:
        listed = dict(line.landlord.columns)
        row: Record = {"landlord": line.landlord.name, **{f"listed: {c}": listed.get(c, "") for c in further}}
        row |= {f"in all: {WORDS[s][1]}": line.totals.get(s, 0) for s in STATES}
        yield row | {f"{p.number} {p.title}": WORDS[c.state][1] for p, c in zip(view.columns, line.cells, strict=True)}


def cells(one: Opened, view: View) -> Iterator[Record]:
    """Yield a row a cell, with the claim, the policy's words, the findings and what was decided; of the states asked for, if any are."""
    for line in view.lines:
        for cell in line.cells:
            if not view.asked.states or cell.state in view.asked.states:
                yield of_cell(one, line.landlord, cell)


def of_cell(one: Opened, landlord: Landlord, cell: Cell) -> Record:
    """Return a cell as a row."""
    row, judged = cell.row, cell.judged
    words, policy = run_sector.words_of(one.held.tables, cell)
    return {
        "landlord": landlord.name,
        "kind": cell.asked,
        "edition": cell.edition,
        "provision": cell.provision,
        "key": cell.key,
        "state": cell.state,
        "reason": cell.reason,
        "answer": row.answer if row else "",
        "words": words,
        "verdict": judged.verdict if judged else "",
        "verdict_reason": judged.reason if judged else "",
        "policy_words": policy,
        "findings": "; ".join(f"{f.rule} ({f.severity})" for f in cell.findings),
        "decision": one.desk.mark(cell),
        "documents": "; ".join(p.path for p in cell.papers),
        **{f"listed: {name}": value for name, value in landlord.columns},
    }


def landlord(one: Opened, parts: Iterable[Part], of: Landlord) -> Iterator[Record]:
    """Yield a row for each cell of a landlord's tables, and one for each of its documents as a whole of which something is found."""
    for part in parts:
        for cell in (*part.cells, *((part.whole,) if part.whole.findings else ())):
            yield of_cell(one, of, cell)


def documents(of: Landlord) -> Iterator[Record]:
    """Yield a row for each document of a landlord, those that could not be read among them."""
    names = ("path", "kind", "edition", "outcome", "message", "title", "year", "pages")
    yield from ({n: getattr(p, n) for n in names} for p in of.papers)


def findings(one: Opened, of: Landlord, cell: Cell) -> Iterator[Record]:
    """Yield a row for each finding in a cell, with what the cell says; one row without a finding where there is none."""
    *found, _ = items(one.held.tables, cell)
    said = {k: v for k, v in of_cell(one, of, cell).items() if k != "findings"}
    none = {f"finding: {n}": "" for n in _OF_FINDING}
    for item in found:
        stood = one.desk.stands(item.subject)
        by = {"decisions": "; ".join(f"{e.made.reviewer}: {e.made.decision}" for e in stood.last) if stood else ""}
        held = {n: getattr(item.finding, n) for n in _OF_FINDING if n not in ("document", "decisions")}
        assert item.finding
        yield said | {f"finding: {n}": v for n, v in (held | {"document": item.finding.paper.path} | by).items()}
    if not found:
        yield said | none


def provisions(view: View) -> Iterator[Record]:
    """Yield a row a provision: how many landlords stand how, and the share that meets it of those that could be judged."""
    for p, counts in zip(view.columns, view.totals, strict=True):
        share = run_sector.share(counts)
        counted: Record = {s: counts.get(s, 0) for s in STATES}
        rounded = None if share is None else round(share, 4)
        yield {"edition": view.asked.edition, "provision": p.number, "title": p.title, "key": p.key, **counted, "share": rounded}


def provision(one: Opened, view: View, number: str) -> Iterator[Record]:
    """Yield a row a landlord: how it stands on one provision, and in what words."""
    for said in run_sector.provision(one.held.tables, view, number).said:
        yield of_cell(one, said.landlord, said.cell)


def failures(one: Opened) -> Iterator[Record]:
    """Yield a row a file that was not read, or not wholly."""
    found = run_failures.failures(one.held.tables)
    for f in (*found.unread, *found.doubtful):
        read = f.paper.readable
        said = {"path": f.paper.path, "landlord": f.paper.landlord, "outcome": f.paper.outcome, "why": f.what, "what_to_do": f.remedy}
        yield {**said, "read_in_part": read}


def sayings(one: Opened, found: run_sector.Sector) -> Iterator[Record]:
    """Yield each landlord of a page of the sector's view on a provision: how it stands, and all its words."""
    for said in found.shown:
        words, policy = run_sector.words_of(one.held.tables, said.cell)
        told = {"landlord": said.landlord.name, "state": said.cell.state, "reason": said.cell.reason, "words": words}
        yield told | {"policy_words": policy, "decision": one.desk.mark(said.cell)}


def of_finding(one: Opened, cell: Cell, f: Found, subject: str) -> Record:
    """Return a finding with the id by which it is decided on."""
    at = run_detail.place_of(one.pictures, f)
    return {
        "subject": subject,
        "rule": f.rule,
        "severity": f.severity,
        "provision": f.provision,
        "message": f.message,
        "advice": f.advice,
        "quote": f.quote,
        "because": list(f.because),
        "document": f.paper.path,
        "place": f.place,
        "picture": at.address if at else "",
    }


def detail(one: Opened, landlord: str, provision: str) -> Record:
    """Return all that a cell's page shows."""
    of, cell = run_detail.cell(one.held.tables, one.grid, landlord, provision)
    shown = run_detail.detail(one.held, one.desk, one.pictures, of, cell)
    *found, whole = (d.item for d in shown.decidable)
    policy = [{"source": w.source, "text": w.text, "place": w.place, "cited": w.cited} for w in shown.policy]
    spoken = [{"source": s.paper.path, "text": s.text, "place": s.place, "cited": False} for s, _ in shown.spoken]
    p = shown.provision
    return {
        **{k: v for k, v in of_cell(one, of, cell).items() if not k.startswith("listed: ")},
        "subject": whole.subject.id,
        "title": p.title if p else "",
        "requirement": p.requirement if p else "",
        "code": edition_title(cell.edition),
        "listed": dict(of.columns),
        "passages": policy or spoken,
        "found": [of_finding(one, cell, i.finding, i.subject.id) for i in found if i.finding],
    }
