"""Each report says which protections were in force while its document was read."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import get_args

import openpyxl
import pytest

import documents
import factories
from ombudscan import isolate
from ombudscan.nouns import Protection, Report
from ombudscan.report import WRITERS, Made, to_json, to_text


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    done = isolate.check(documents.text(tmp_path_factory.mktemp("isolation")), factories.settings())
    assert done.report is not None
    return done.report


def test_the_report_has_what_the_child_held(report: Report) -> None:
    assert report.protections == isolate.protections()
    assert "no environment" in report.protections


def test_the_json_has_it(report: Report) -> None:
    assert json.loads(to_json.dumps(report))["tool"]["protections"] == list(report.protections)


def test_the_page_and_the_workbook_say_it(report: Report) -> None:
    said = to_text.isolation(report.protections)
    page = WRITERS["html"].write(Made(report=report)).decode()
    assert f"<dd>{said}</dd>" in page
    sheet = openpyxl.load_workbook(io.BytesIO(WRITERS["xlsx"].write(Made(report=report))))["How it was done"]
    assert said in [row[1].value for row in sheet.iter_rows()]


def test_what_the_system_lacks_is_named() -> None:
    every = get_args(Protection)
    assert "Not offered" not in to_text.isolation(every)
    assert to_text.isolation(every[:-1]).endswith(f"Not offered by this system: {every[-1]}.")


def test_a_document_read_without_a_child_says_so(tmp_path: Path) -> None:
    held = factories.report(factories.policy("We answer a stage 1 complaint within ten working days."))
    assert held.protections == ()
    assert "without protections" in to_text.isolation(held.protections)
