"""Cases -> what their rule finds in each, through the flow that a file takes."""

from __future__ import annotations

import datetime
import importlib
import re
from dataclasses import replace
from functools import cache
from unittest import mock

from ombudscan import catalog, classify, flow
from ombudscan.extract.kind import Verdict
from ombudscan.judge import coverage, findings, pair_findings, sector_findings, year_findings
from ombudscan.nouns import Document, Evidence, Finding, Report, Rule, Settings
from ombudscan.read import assemble
from ombudscan.read.assemble import CellDraft, Draft, TableDraft
from rules.case_pages import ANSWERS, BETWEEN, DIVIDED, EDITION, NOTHING, Case, CaseError, Expected, flat


def verdict(case: Case) -> str:
    """Return "" where the rule finds just what the case expects, otherwise a sentence that says what it found."""
    rules = tuple(r for r in catalog.rules() if r.name == case.rule)
    if len(rules) != 1:
        return f"There is no rule {case.rule!r}."
    made = [f for f in findings_of(case, rules) if case.only in (None, f.provision)]
    said = "; ".join(f"{f.provision}: {f.quote!r}" for f in made) or "nothing"
    for want in case.expected:
        hit = next((f for f in made if _fits(want, f)), None)
        if hit is None:
            return f"Expected {want.provision or 'a finding'}: {want.quote or NOTHING!r}, found {said}."
        made.remove(hit)
    return f"Found {said}: more than the case expects." if made else ""


def found(case: Case) -> tuple[Finding, ...]:
    """Return what the case's own rule finds in it."""
    return findings_of(case, tuple(r for r in catalog.rules() if r.name == case.rule))


def findings_of(case: Case, rules: tuple[Rule, ...]) -> tuple[Finding, ...]:
    if case.kind not in DIVIDED:
        return findings(evidence_of(case), rules)
    first, *others = case.text.split(BETWEEN)
    if case.kind == "years":
        return year_findings(evidence_of(_now(case, *others)), evidence_of(_before(case, first)), rules)
    row = evidence_of(replace(case, kind="row", text=first))
    if case.kind == "landlords":
        return sector_findings(row, [evidence_of(replace(case, kind="row", text=text)) for text in others], rules)
    seen = evidence_of(replace(case, kind="policy", text=BETWEEN.join(others)))
    held = findings(seen, catalog.rules())
    report = Report(version="", model=_classifier().model, evidence=seen, coverage=coverage(seen, held), findings=held)
    return pair_findings(row, (report,), rules)


def _now(case: Case, text: str) -> Case:
    """The row of a `years` block as it is."""
    number, _, answer = case.words
    kept = [o for o in case.options if EDITION.fullmatch(o) or o.startswith("as-of=")]
    return replace(case, kind="row", text=text, options=(number, answer, *kept))


def _before(case: Case, text: str) -> Case:
    """The row of a `years` block as it was a year earlier: that of another edition, where the block says so."""
    number, answer, _ = case.words
    edition, older = case.edition, next((o.removeprefix("before=") for o in case.options if o.startswith("before=")), "")
    if older:
        edition, _, number = older.partition(":")
    year = int(case.as_of[:4]) - (5 if edition == "hos-2020" else 3 if edition == "hos-2022" else 1)
    return replace(case, kind="row", text=text, options=(number, answer, edition, f"as-of={year}{case.as_of[4:]}"))


def _fits(want: Expected, found: Finding) -> bool:
    if want.provision not in (None, found.provision):
        return False
    return flat(want.quote) in flat(found.quote) if want.quote else not found.quote


def evidence_of(case: Case) -> Evidence:
    """Return what the rules see of the case's document, through the flow that a file takes.

    Only what kind of document it is, is the block's word: a policy of one sentence would be read as something else.
    """
    kind = "self-assessment" if case.kind == "row" else case.kind
    module = importlib.import_module("ombudscan.extract.identity")
    with mock.patch.object(module, "verdict", lambda *_: Verdict(kind, 1.0, "the case says so")):  # type: ignore[arg-type]
        return flow.evidence(document(case), Settings(as_of=case.as_of), _classifier())


@cache
def _classifier() -> classify.Classifier:
    return classify.load()


def document(case: Case) -> Document:
    """Return the Document whose words the case gives."""
    make = {"row": _row, "self-assessment": _form}.get(case.kind, _prose)
    return assemble.document(make(case), source=f"{case.rule}.txt", sha256="0" * 64, media_type="text/plain")


def _prose(case: Case) -> list[Draft | TableDraft]:
    """A policy or procedure; one that does not begin with a heading of its own gets a title and a date."""
    drafts: list[Draft | TableDraft] = []
    if not case.text.startswith("# "):
        drafts += [
            Draft(kind="heading", level=1, text=f"Complaints {case.kind.title()}"),
            Draft(text=f"This {case.kind} says how we deal with complaints from our residents. Approved by the Board on 2 June 2026."),
        ]
    return drafts + [_line(p) for p in re.split(r"\n\s*\n|\n(?=[-#] )", case.text) if p.strip()]


def _line(text: str) -> Draft:
    if text.startswith("# "):
        return Draft(kind="heading", level=1, text=text[2:])
    if text.startswith("## "):
        return Draft(kind="heading", level=2, text=text[3:])
    if text.startswith("- "):
        return Draft(kind="item", label="•", text=text[2:].replace("\n", " "))
    numbered = re.match(r"(\d+(?:\.\d+)+)\s+", text)
    return Draft(text=text[numbered.end() :], label=numbered[1]) if numbered else Draft(text=text)


def _row(case: Case) -> list[Draft | TableDraft]:
    number, answer = case.words
    evidence, _, commentary = case.text.partition("\n\n")
    return _sheet(case, [(number, ANSWERS[answer], evidence, commentary)])


def _form(case: Case) -> list[Draft | TableDraft]:
    """A form: lines with pipes are rows (number, answer, evidence, commentary), the others paragraphs in front of them."""
    rows, front = [], []
    for line in filter(str.strip, case.text.split("\n")):
        if "|" in line and not line.startswith("|"):
            raise CaseError(f"{case.rule}, {case.heading!r}: a row begins with a pipe, as {line!r} does not.")
        if line.startswith("|"):
            cells = [c.strip() for c in line.strip().strip("|").split("|")]
            rows.append((cells + [""] * 4)[:4])
        else:
            front.append(line)
    return _sheet(case, rows, front)


def _sheet(case: Case, rows: list[tuple[str, ...]] | list[list[str]], front: list[str] | None = None) -> list[Draft | TableDraft]:
    edition = catalog.edition(case.edition)  # type: ignore[arg-type]
    table = [[_cell(t) for t in ("Code provision", "Code requirement", "Comply: Yes / No", "Evidence", "Commentary")]]
    for number, *rest in rows:
        provision = edition.numbered(number)
        if provision is None:
            raise CaseError(f"{case.rule}, {case.heading!r}: {case.edition} has no provision {number}.")
        table.append([_cell(number), _cell(provision.requirement), *map(_cell, rest)])
    said = front if front is not None else [f"Completed on {_day_before(case.as_of)}."]
    title = Draft(kind="heading", level=1, text=f"Self-assessment against the {edition.title}")
    return [title, *map(_line, said), TableDraft(rows=table, headers=1)]


def _cell(text: str) -> CellDraft:
    return CellDraft(blocks=[Draft(text=text)] if text else [])


def _day_before(as_of: str) -> str:
    day = datetime.date.fromisoformat(as_of) - datetime.timedelta(days=40)
    return f"{day.day} {day:%B %Y}"
