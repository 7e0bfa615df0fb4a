"""The tables of a run -> landlords, and what every document says of every provision, held in memory while it is served."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ombudscan.store import Run
from ombudscan.store.chosen import FORM, chosen
from ombudscan.store.names import Names, names
from ombudscan.text import name_key
from ombudscan.web.run_nouns import Cell, Found, Judged, Landlord, Paper, Row, Spoken

# What stands for a document's findings that are about no provision.
WHOLE = ""
_PAPERS = """SELECT document, path, landlord, kind, edition, outcome, message, sha256, media_type, title, year, pages, warnings, columns
    FROM documents ORDER BY path"""
_FINDINGS = """SELECT f.document, f.rule, f.severity, f.provision, f.key, f.message, f.advice, f.quote,
        (SELECT string_agg(p.text, chr(10) ORDER BY p.start) FROM passages p
         WHERE p.document = f.document AND p.start < f."end" AND f.start < p."end") AS words,
        f.because, f.page, f.clause, f.heading, f.start, f."end"
    FROM findings f ORDER BY f.document, f.start"""
_CLAIMS = """SELECT document, provision, key, answer, answer_text, evidence, commentary, lost, ladder, page, clause, start, "end"
    FROM claims ORDER BY document, row"""
# As many passages of a document as are shown of a provision.
MOST_SPOKEN = 6
_SPOKEN = f"""WITH wanted AS (
        SELECT document, provision, len(passages) > 0 AS plainly,
            unnest(CASE WHEN len(passages) > 0 THEN passages[1:{MOST_SPOKEN}] ELSE nearest[1:3] END) AS passage,
            generate_subscripts(CASE WHEN len(passages) > 0 THEN passages[1:{MOST_SPOKEN}] ELSE nearest[1:3] END, 1) AS rank
        FROM coverage)
    SELECT w.document, w.provision, w.plainly, p.text, p.page, p.clause, p.start, p."end"
    FROM wanted w JOIN passages p USING (document, passage) ORDER BY w.document, w.provision, w.rank"""
_VERDICTS = """SELECT document, key, verdict, reason, notes, passages[1].text, passages[1].policy FROM pairs WHERE verdict IS NOT NULL"""
_BETWEEN = """SELECT document, rule, severity, provision, key, message, quote, because FROM pairs WHERE rule IS NOT NULL"""


class Tables:
    """What a run says, by document; `landlords` by `text.name_key`, `papers` by key (of a document that several gave, the first)."""

    def __init__(self, run: Run) -> None:
        self.landlords = _landlords(run)
        self.papers = {p.key: p for one in reversed(self.landlords.values()) for p in reversed(one.papers)}
        self.coverage: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
        for document, provision, status, reason in run.rows("SELECT document, provision, status, reason FROM coverage"):
            self.coverage[document][provision] = (status, reason or "")
        self.findings: dict[str, dict[str, list[Found]]] = defaultdict(lambda: defaultdict(list))
        for found in self._findings(run):
            self.findings[found.paper.key][found.provision].append(found)
        self.rows: dict[str, dict[str, Row]] = defaultdict(dict)
        self.numbered: dict[str, dict[str, Row]] = defaultdict(dict)
        for provision, key, row in self._claims(run):
            self.rows[row.paper.key].setdefault(key, row)
            self.numbered[row.paper.key].setdefault(provision, row)
        self.judged: dict[str, dict[str, Judged]] = defaultdict(dict)
        for document, key, verdict, reason, notes, text, policy in run.rows(_VERDICTS):
            said = Judged(verdict=verdict, reason=reason or "", notes=tuple(notes or ()), first=text or "", policy=policy or "")
            self.judged[document].setdefault(key, said)

        self._run = run
        self._spoken: dict[str, dict[str, list[Spoken]]] | None = None

    def spoken(self, cell: Cell) -> tuple[Spoken, ...]:
        """Return the words of a landlord's documents that speak of a provision, or come nearest: the most likely first."""
        if self._spoken is None:
            self._spoken = _spoken(self._run, self.papers)
        return tuple(s for p in cell.papers for s in self._spoken.get(p.key, {}).get(cell.provision, ()))

    def _findings(self, run: Run) -> Iterator[Found]:
        """Those within documents, then those between a landlord's; an older self-assessment's are left out."""
        for row in run.rows(_FINDINGS):
            if row[0] in self.papers:
                yield _found(self.papers[row[0]], *row[1:])
        for document, rule, severity, provision, key, message, quote, because in run.rows(_BETWEEN):
            if document in self.papers:
                yield _found(self.papers[document], rule, severity, provision, key, message, "", quote, quote, because)

    def _claims(self, run: Run) -> Iterator[tuple[str, str, Row]]:
        for document, provision, key, *row in run.rows(_CLAIMS):
            if document in self.papers:
                yield provision, key, _row(self.papers[document], *row)


def _found(
    paper: Paper,
    rule: str,
    severity: str,
    provision: str | None,
    key: str | None,
    message: str | None,
    advice: str | None,
    quote: str | None,
    words: str | None,
    because: Sequence[str] | None,
    page: int | None = None,
    clause: str | None = None,
    heading: str | None = None,
    start: int | None = None,
    end: int | None = None,
) -> Found:
    return Found(
        paper=paper,
        rule=rule,
        severity=severity,
        provision=provision or WHOLE,
        key=key or "",
        message=message or "",
        advice=advice or "",
        quote=quote or "",
        words=words or quote or "",
        because=tuple(because or ()),
        place=place(page, clause, heading),
        start=start,
        end=end,
    )


def _row(
    paper: Paper,
    answer: str | None,
    answer_text: str | None,
    evidence: str | None,
    commentary: str | None,
    lost: bool | None,
    ladder: str | None,
    page: int | None,
    clause: str | None,
    start: int | None,
    end: int | None,
) -> Row:
    return Row(
        paper=paper,
        answer=answer or "",
        answer_text=answer_text or "",
        evidence=evidence or "",
        commentary=commentary or "",
        lost=bool(lost),
        ladder=ladder or "",
        place=place(page, clause, None),
        start=start,
        end=end,
    )


def _spoken(run: Run, papers: Mapping[str, Paper]) -> dict[str, dict[str, list[Spoken]]]:
    found: dict[str, dict[str, list[Spoken]]] = defaultdict(lambda: defaultdict(list))
    for document, provision, plainly, text, page, clause, start, end in run.rows(_SPOKEN):
        if document in papers:
            said = Spoken(paper=papers[document], text=text, plainly=plainly, place=place(page, clause, None), start=start, end=end)
            found[document][provision].append(said)
    return found


def place(page: int | None, clause: str | None, heading: str | None) -> str:
    """Return where something stands, in words; "" where nothing is known."""
    said = (f"page {page}" if page else "", f"clause {clause}" if clause else "", heading or "")
    return ", ".join(filter(None, said))


def _landlords(run: Run) -> dict[str, Landlord]:
    """The landlords in the order of their names; an older self-assessment beside a newer one does not count."""
    called = names(run)
    counted = {(d["document"], d["path"]) for d in chosen(run, called)}
    listed = {d.get("path"): d.get("kind") or "" for d in run.manifest.get("documents", ())}
    held: dict[str, list[Paper]] = defaultdict(list)
    for row in run.rows(_PAPERS):
        paper = _paper(row, listed, called)
        if paper.kind != FORM or (paper.key, paper.path) in counted or not paper.readable:
            held[name_key(paper.landlord)].append(paper)
    return {name: _landlord(held[name]) for name in sorted(held)}


def _paper(row: tuple[Any, ...], listed: Mapping[str | None, str], called: Names) -> Paper:
    key, path, landlord, kind, edition, outcome, message, sha256, media_type, title, year, pages, warnings, columns = row
    return Paper(
        key=key,
        path=path,
        landlord=called.shown(landlord) or path,
        kind=kind or listed.get(path, ""),
        edition=edition or "",
        outcome=outcome or "",
        message=message or "",
        sha256=sha256 or "",
        media_type=media_type or "",
        title=title or "",
        year=year or "",
        pages=pages,
        warnings=tuple(warnings or ()),
        columns=tuple(columns or ()),
    )


def _landlord(papers: list[Paper]) -> Landlord:
    """Its columns are those of its documents together, the first that says something counting."""
    columns: dict[str, str] = {}
    for paper in papers:
        for name, value in (*paper.columns, ("year", paper.year)):
            if value:
                columns.setdefault(name, value)
    return Landlord(name=papers[0].landlord, papers=tuple(papers), columns=tuple(columns.items()))
