"""Report -> a workbook laid out as the Ombudsman's form, with the findings beside each row, and sheets for findings and timescales."""

from __future__ import annotations

import datetime
import io
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from ombudscan.nouns import Finding, Report, Span
from ombudscan.report import to_text
from ombudscan.report.made import ACTIONS, ANSWERS, SEVERITIES, STARTS, STATUSES, decided, duration, seen
from ombudscan.report.to_json import certainty, rungs

# The longest text that Excel takes in a cell.
_LONGEST = 32_000
# The least certain word of those that were read in a picture.
_CERTAINTY = ("Certainty of a scan's words (%)", 14)
_FORM = (
    ("Code provision", 10),
    ("Code requirement", 45),
    ("Comply: Yes / No", 14),
    ("Evidence", 50),
    ("Commentary / explanation", 40),
    ("Status", 14),
    ("Evidence ladder", 22),
    ("Findings", 60),
    ("What would meet it", 50),
    _CERTAINTY,
)
_FINDINGS = (
    ("Severity", 14), ("Provision", 10), ("Rule", 24), ("Message", 60), ("The document's words", 60), ("What would meet it", 50),
    ("Page", 7),
    ("Clause", 9), ("Headings above", 40), _CERTAINTY, ("Set aside", 40),
)  # fmt: skip
_TIMES = (("Step", 20), ("Stage", 8), ("Time", 20), ("Counts from", 24), ("Firmness", 10), ("The document's words", 80))
Cell = str | int


def write(report: Report) -> bytes:
    """Return the workbook; no cell holds a formula or a link, whatever its words look like."""
    import xlsxwriter

    out = io.BytesIO()
    never = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    with xlsxwriter.Workbook(out, never) as book:
        book.set_properties(
            {"created": datetime.datetime.fromisoformat(report.evidence.settings.as_of)}
        )  # and not now: same report, same bytes
        _sheet(book, "Self-assessment form", _FORM, _form(report))
        _sheet(book, "Findings", _FINDINGS, _findings(report))
        _sheet(book, "Timescales", _TIMES, _times(report))
        _sheet(book, "How it was done", (("What", 28), ("Value", 100)), _how(report))
    return out.getvalue()


def _sheet(book: Any, name: str, columns: Sequence[tuple[str, int]], rows: Iterator[tuple[Cell, ...]]) -> None:  # noqa: ANN401 - xlsxwriter has no types
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 2, "bg_color": "#DDE6F0"})
    cell = book.add_format({"text_wrap": True, "valign": "top", "border": 1, "border_color": "#B1B4B6"})
    sheet = book.add_worksheet(name)
    for x, (title, width) in enumerate(columns):
        sheet.set_column(x, x, width)
        sheet.write_string(0, x, title, head)
    y = 0
    for y, row in enumerate(rows, 1):
        for x, value in enumerate(row):
            _put(sheet, y, x, value, cell)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, y, len(columns) - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _put(sheet: Any, y: int, x: int, value: Cell, cell: Any) -> None:  # noqa: ANN401 - xlsxwriter has no types
    if isinstance(value, int):
        sheet.write_number(y, x, value, cell)
    elif value:
        sheet.write_string(y, x, seen(value)[:_LONGEST], cell)
    else:
        sheet.write_blank(y, x, None, cell)


def _form(report: Report) -> Iterator[tuple[Cell, ...]]:
    """The form's rows in its own order where there is a form, else each provision; then the provisions that have no row."""
    e = report.evidence
    statuses = {c.provision: STATUSES[c.status] for c in report.coverage}
    found: dict[str, list[Finding]] = defaultdict(list)
    for f in report.findings:
        found[f.provision or ""].append(f)
    for claim, rung in zip(e.claims, rungs(e), strict=True):
        own = e.edition.numbered(claim.provision)
        said = (
            own.requirement if own else e.document.quotes(claim.requirement),
            _answer(report, claim.answer_span) or ANSWERS[claim.answer],
        )
        words = (*said, e.document.quotes(claim.evidence), e.document.quotes(claim.commentary), statuses.get(claim.provision, ""))
        sure = _percent(certainty(e.document, claim))
        yield (claim.provision, *words, to_text.RUNGS[rung], *_beside(found[claim.provision]), sure)
    rows = {c.provision for c in e.claims}
    for c in report.coverage:
        own = e.edition.numbered(c.provision)
        if c.provision not in rows and own:
            yield (
                c.provision,
                own.requirement,
                "",
                _passages(report, c.passages),
                "",
                statuses[c.provision],
                "",
                *_beside(found[c.provision]),
                "",
            )
    if found[""]:
        yield ("", "The document as a whole", "", "", "", "", "", *_beside(found[""]), "")


def _beside(found: list[Finding]) -> tuple[str, str]:
    advice = dict.fromkeys(f.advice for f in found)
    return "\n".join(f"{SEVERITIES[f.severity]}: {f.message}" for f in found), "\n".join(advice)


def _percent(share: float | None) -> Cell:
    return "" if share is None else round(100 * share)


def _answer(report: Report, span: Span | None) -> str:
    return report.evidence.document.quote(span) if span else ""


def _passages(report: Report, ids: tuple[str, ...]) -> str:
    spans = {p.id: p.span for p in report.evidence.passages}
    return report.evidence.document.quotes(spans[i] for i in ids if i in spans)


def _findings(report: Report) -> Iterator[tuple[Cell, ...]]:
    pairs = [(f, "") for f in report.findings]
    pairs += [(x.finding, decided(x.dismissal)) for x in report.dismissed]
    for f, aside in pairs:
        at = f.location
        said = (SEVERITIES[f.severity], f.provision or "", f.rule, f.message, f.quote, f.advice)
        yield (*said, at.page if at.page is not None else "", at.label, at.heading or "", _percent(at.certainty), aside)


def _times(report: Report) -> Iterator[tuple[Cell, ...]]:
    for t in report.evidence.timescales:
        stage: Cell = t.stage if t.stage is not None else ""
        begins = STARTS[t.starts_from] if t.starts_from else ""
        yield (ACTIONS[t.action], stage, duration(t.value, t.unit), begins, t.firmness, report.evidence.document.quote(t.span))


def _how(report: Report) -> Iterator[tuple[Cell, ...]]:
    e = report.evidence
    yield ("Document", e.document.source)
    yield ("SHA-256 of the document", e.document.sha256)
    yield ("Taken for", f"{e.identity.kind}: {e.identity.reason}")
    yield ("Landlord", e.identity.landlord or "")
    yield ("Held against", f"{e.edition.title}, on {e.settings.as_of}")
    yield ("Tool", f"ombudscan {report.version}, model {report.model.name}")
    yield ("SHA-256 of the model", report.model.sha256)
    yield ("The document's process", to_text.isolation(report.protections))
    yield ("Please note", to_text.DISCLAIMER)
