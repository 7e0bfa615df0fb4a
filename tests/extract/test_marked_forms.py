"""The marked self-assessments, where they are at hand: rows, answers and evidence over all formats, and a form the same in each of its own."""

from __future__ import annotations

import json
import os
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from ombudscan import extract, read
from ombudscan.nouns import Claim, Document
from ombudscan.text import words

pytestmark = pytest.mark.skipif(not os.environ.get("OMBUDSCAN_SHARED"), reason="the marked cases are not here: set OMBUDSCAN_SHARED")

_ROWS, _ANSWERS, _EVIDENCE = 0.995, 0.99, 0.985  # what reading must show: F1 of rows, right answers, F1 of the evidence's words
_SAME = 0.985  # of the words of a row's evidence in one format and another


def _cases() -> list[Path]:
    found = sorted(Path(os.environ.get("OMBUDSCAN_SHARED") or os.devnull).glob("cases/*/*/case.json"))
    return [path for path in found if json.loads(path.read_text(encoding="utf-8")).get("claims")]


@cache
def _read(path: Path) -> tuple[Document, dict[str, list[Claim]]]:
    document = read.document(path)
    rows: dict[str, list[Claim]] = {}
    for claim in extract.claims(document):
        rows.setdefault(claim.provision, []).append(claim)
    return document, rows


def _told(document: Document, claim: Claim) -> Counter[str]:
    """The words of a row's evidence, its commentary and further columns."""
    spans = [*claim.evidence, *claim.commentary, *(s for _, more in claim.extra for s in more)]
    return Counter(words(" ".join(document.quote(s) for s in spans)))


def _f1(hit: int, missed: int, false: int) -> float:
    return 2 * hit / (2 * hit + missed + false) if hit + missed + false else 1.0


def _measured(path: Path, wanted: dict[str, Any]) -> tuple[float, float, float]:
    document, found = _read(path)
    shared = sorted(found.keys() & wanted.keys())
    again = sum(len(rows) - 1 for rows in found.values())
    rows = _f1(len(shared), len(wanted.keys() - found.keys()), len(found.keys() - wanted.keys()) + again)
    right = [n for n in shared if found[n][0].answer in (a if isinstance(a := wanted[n]["answer"], list) else [a])]
    pairs = [(Counter(words(wanted[n]["evidence"])), _told(document, found[n][0])) for n in shared if "evidence" in wanted[n]]
    hit = sum((a & b).total() for a, b in pairs)
    evidence = _f1(hit, sum(a.total() for a, _ in pairs) - hit, sum(b.total() for _, b in pairs) - hit)
    return rows, len(right) / max(len(shared), 1), evidence


@pytest.mark.parametrize("case", _cases(), ids=lambda path: path.parent.name)
def test_rows_answers_and_evidence_are_those_of_the_form(case: Path) -> None:
    said = json.loads(case.read_text(encoding="utf-8"))
    for name in said["files"]:
        rows, answers, evidence = _measured(case.parent / name, said["claims"])
        assert rows >= _ROWS and answers >= _ANSWERS and evidence >= _EVIDENCE, (name, rows, answers, evidence)


@pytest.mark.parametrize(
    "case", [c for c in _cases() if len(json.loads(c.read_text(encoding="utf-8"))["files"]) > 1], ids=lambda p: p.parent.name
)
def test_a_form_says_the_same_in_each_of_its_formats(case: Path) -> None:
    first, *others = [_read(case.parent / name) for name in json.loads(case.read_text(encoding="utf-8"))["files"]]
    for document, found in others:
        assert {n: [c.answer for c in rows] for n, rows in found.items()} == {n: [c.answer for c in rows] for n, rows in first[1].items()}
        for number, rows in found.items():
            a, b = _told(document, rows[0]), _told(first[0], first[1][number][0])
            both = (a & b).total()
            assert _f1(both, a.total() - both, b.total() - both) >= _SAME, number
