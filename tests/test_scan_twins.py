"""A scan says what its twin with text says: the passages' provisions within .03 of each other, the same claims, the same findings."""

from __future__ import annotations

import html
import importlib
import importlib.util
import io
import json
import os
import sys
from functools import cache
from itertools import groupby
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from rapidfuzz import fuzz
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate

from ombudscan import catalog, flow
from ombudscan.nouns import Report, Settings
from ombudscan.read import ocr
from ombudscan.report.to_json import as_dict
from ombudscan.text import folded

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "corpus" / "samples"
LABELS = ROOT / "corpus" / "labels" / "documents"
SHARED = os.environ.get("OMBUDSCAN_SHARED")
SETTINGS = Settings(as_of="2026-11-21")
NEAR = 0.03

pytestmark = pytest.mark.skipif(
    ocr.available() is None, reason="no scan can be read: the extra ocr or Tesseract's English data are missing"
)


@cache
def script() -> ModuleType:
    """Return the script that prints the same for any file; it is no part of the package."""
    sys.path.insert(0, str(ROOT / "scripts"))
    return importlib.import_module("scan_twins")


def twins(path: Path, tilt: float = 0.8) -> tuple[Report, Report]:
    data = script().scanned(path.read_bytes(), 200, tilt)
    with_text, scan = script().reports(path, data, SETTINGS)
    assert {n.code for n in scan.evidence.document.notices} == {"recognised_text"}
    assert not with_text.evidence.document.notices
    return with_text, scan


def claims(report: Report) -> list[tuple[str, str]]:
    return [(c.provision, c.answer) for c in report.evidence.claims]


@pytest.mark.parametrize("name", ["stourmere-borough-council/policy.pdf", "tannery-yard/self-assessment.pdf"])
def test_a_sample_says_the_same_as_a_tilted_scan(name: str) -> None:
    with_text, scan = twins(SAMPLES / name)
    assert script().findings(scan) == script().findings(with_text)
    assert claims(scan) == claims(with_text)
    *_, f1 = script().compared(with_text, scan)
    assert f1 >= 1 - NEAR


# A table of labelled sentences with many provisions, and a leaflet; each printed and read both ways.
@pytest.mark.parametrize("name", ["w1-coop-longacre", "w1-leaflet-sheltered"])
def test_both_ways_a_labelled_document_is_mapped_alike(name: str, tmp_path: Path) -> None:
    labels = [json.loads(line) for line in (LABELS / f"{name}.jsonl").read_text().splitlines()]
    path = tmp_path / f"{name}.pdf"
    path.write_bytes(printed(labels))
    with_text, scan = (score(labels, report) for report in twins(path))
    assert with_text > 0.8, "the text itself is not mapped: nothing is compared"
    assert scan == pytest.approx(with_text, abs=NEAR)


def printed(labels: list[dict[str, Any]]) -> bytes:
    """Labelled sentences as a document on paper: a heading for each section, a paragraph a sentence."""
    style, out = getSampleStyleSheet(), io.BytesIO()
    flowables = []
    for path, some in groupby(labels, key=lambda one: tuple(one["path"])):
        flowables += [Paragraph(html.escape(path[-1]), style["Heading2"]), *(Paragraph(html.escape(s["text"])) for s in some)]
    SimpleDocTemplate(out, invariant=1).build(flowables)
    return out.getvalue()


def score(labels: list[dict[str, Any]], report: Report) -> float:
    """F1 of the provisions that the sentences are mapped to, against their labels; what a label allows beside counts neither way."""
    known = {p.key for p in catalog.edition(report.evidence.identity.edition).provisions}
    mapped = script().mapped(report)
    right = found = wanted = 0
    for one in labels:
        said = {key for key, words in mapped if fuzz.partial_ratio(words, folded(one["text"]), score_cutoff=90)}
        keys = known & set(one["keys"])
        right, found, wanted = right + len(said & keys), found + len(said - set(one["also"])), wanted + len(keys)
    return float(script().f1(right, found, wanted)[2])


def shared_twins() -> list[tuple[Path, Path, Path]]:
    """The marked cases that hold a scan beside its twin with text: the case, the text and the scan."""
    found = sorted(Path(SHARED).glob("cases/*/*/*-text.pdf")) if SHARED else []
    return [(p.with_name("case.json"), p, p.with_name(p.name.replace("-text", ""))) for p in found]


@pytest.mark.skipif(not SHARED, reason="the marked cases are not here: set OMBUDSCAN_SHARED")
def test_marked_scans_are_mapped_as_well_as_their_twins() -> None:
    assert shared_twins(), "none of the marked cases is there both with text and as a scan"
    for case, text, scan in shared_twins():
        marks = json.loads(case.read_text())
        settings = Settings(as_of=marks["as_of"])
        two = [flow.check_file(path, settings) for path in (text, scan)]
        assert script().findings(two[0]) == script().findings(two[1])
        a, b = (marked_score(marks, as_dict(report)) for report in two)
        assert b == pytest.approx(a, abs=NEAR), case.parent.name


def marked_score(marks: dict[str, Any], report: dict[str, Any]) -> float:
    """F1 of the passages as the cases' own score.py counts it."""
    spec = importlib.util.spec_from_file_location("score", Path(SHARED or "") / "cases" / "score.py")
    assert spec and spec.loader
    of_the_cases = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(of_the_cases)
    tally = {"passage": of_the_cases.Tally()}
    of_the_cases.passages(marks, report, tally, lambda _: None)
    return float(tally["passage"].row()["f1"])
