"""The workbook, read back from its own XML: the form's layout, findings beside the rows, no formula and no link."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import odt
import pytest
from lxml import etree

from factories import HEADER, document, policy, report, table
from ombudscan import catalog
from ombudscan.nouns import Report
from ombudscan.read.assemble import Draft
from ombudscan.report import WRITERS, Made

NS = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
PROSE = ("# Stage 1", "We answer within thirty working days of the acknowledgement.")


def parts(r: Report) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(WRITERS["xlsx"].write(Made(report=r)))) as book:
        assert book.testzip() is None
        return {n: book.read(n) for n in book.namelist()}


def sheet(r: Report, number: int) -> list[dict[str, str]]:
    held = parts(r)
    strings = ["".join(x.itertext()) for x in etree.fromstring(held["xl/sharedStrings.xml"])]
    rows = []
    for row in etree.fromstring(held[f"xl/worksheets/sheet{number}.xml"]).iterfind(".//m:row", NS):
        cells = {}
        for c in row:
            value = c.findtext("m:v", namespaces=NS) or ""
            cells[c.get("r").rstrip("0123456789")] = strings[int(value)] if c.get("t") == "s" else value
        rows.append(cells)
    return rows


def form() -> Report:
    cells = []
    for number, answer, proof in (("5.6", "Yes", "Complaints Policy, section 6"), ("5.7", "", "")):
        held = catalog.edition("hos-2024").numbered(number)
        assert held
        cells.append((number, held.requirement, answer, proof, ""))
    title = Draft(kind="heading", text="Self-assessment against the Housing Ombudsman's Complaint Handling Code 2024", level=1)
    return report(document(title, table(HEADER, *cells)))


def test_the_first_sheet_is_the_form_with_findings_beside_each_row() -> None:
    made = form()
    head, first, second, *rest = sheet(made, 1)
    assert [head[x] for x in "ABCDE"] == ["Code provision", "Code requirement", "Comply: Yes / No", "Evidence", "Commentary / explanation"]
    assert (first["A"], first["C"], first["D"]) == ("5.6", "Yes", "Complaints Policy, section 6")
    assert first["G"] == "a clause, page or link"
    blank = [f for f in made.findings if f.provision == "5.7"]
    assert blank and all(f.message in second["H"] and f.advice in second["I"] for f in blank)
    assert {x["A"] for x in (first, second, *rest)} >= {c.provision for c in made.coverage}


def test_every_finding_and_every_timescale_has_a_row() -> None:
    made = report(policy(*PROSE))
    assert [x["C"] for x in sheet(made, 2)[1:]] == [f.rule for f in made.findings]
    assert [x["E"] for x in sheet(made, 2)[1:]] == [f.quote for f in made.findings]
    assert [x["F"] for x in sheet(made, 3)[1:]] == [made.evidence.document.quote(t.span) for t in made.evidence.timescales] != []


@pytest.mark.parametrize(
    "text", ["=1+1", "@SUM(A1)", "https://example.org", "mailto:a@example.org", "{=1}", "internal:A1", "a\x00b\x1b", "7"]
)
def test_no_words_become_a_formula_a_link_or_a_number(text: str) -> None:
    made = report(policy(*PROSE))
    said = tuple(replace(f, message=text, quote=text, advice=text) for f in made.findings)
    made = replace(made, findings=said, evidence=replace(made.evidence, document=replace(made.evidence.document, source=text)))
    held = parts(made)
    for name, data in held.items():
        assert b"<f>" not in data and b"<hyperlink" not in data, name
    assert not [n for n in held if "vba" in n.lower() or "externalLink" in n]
    assert {x["E"] for x in sheet(made, 2)[1:]} == {text.replace("\x00", "\ufffd").replace("\x1b", "\ufffd")}


def test_headers_are_frozen_and_columns_set() -> None:
    held = parts(form())
    for number in (1, 2, 3):
        tree = etree.fromstring(held[f"xl/worksheets/sheet{number}.xml"])
        assert tree.find(".//m:pane", NS).get("state") == "frozen"
        assert all(float(c.get("width")) > 5 for c in tree.iterfind(".//m:col", NS))
        assert tree.find(".//m:cols", NS) is not None


def test_the_same_report_gives_the_same_bytes() -> None:
    made = form()
    assert parts(made) == parts(made)
    assert b"2026-11-21T00:00:00Z" in parts(made)["docProps/core.xml"]


@pytest.mark.skipif(not odt.OFFICE, reason="LibreOffice is not installed (on Debian: libreoffice-calc-nogui)")
def test_libreoffice_opens_it_with_every_sheet_and_no_formula(tmp_path: Path) -> None:
    made = form()
    made = replace(made, findings=tuple(replace(f, message=f"=1+1 {f.message}") for f in made.findings))
    path = tmp_path / "report.xlsx"
    path.write_bytes(WRITERS["xlsx"].write(Made(report=made)))
    with zipfile.ZipFile(odt.converted(path, "ods", tmp_path)) as archive:
        root = etree.fromstring(archive.read("content.xml"))
    table = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
    sheets = [e.get(f"{table}name") for e in root.iter(f"{table}table")]
    assert sheets == ["Self-assessment form", "Findings", "Timescales", "How it was done"]
    assert not [e for e in root.iter() if e.get(f"{table}formula")]
    words = ["".join(e.itertext()) for e in root.iter(f"{table}table-cell")]
    assert [f.message for f in made.findings if f.message not in words] == []
