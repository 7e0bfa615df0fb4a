"""What the policies say to each yes stands in the report of a pair, as JSON and as text, and in no other report."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from factories import HEADER, document, policy, report, table
from ombudscan import catalog
from ombudscan.judge import verdicts
from ombudscan.nouns import Report
from ombudscan.read.assemble import Draft
from ombudscan.report import to_json, to_text


@pytest.fixture(scope="module")
def pair() -> Report:
    rows = [(n, catalog.edition("hos-2024").numbered(n).requirement, "Yes", "The policy says so.", "") for n in ("6.2", "6.3")]  # type: ignore[union-attr]
    form = report(document(Draft(kind="heading", text="Complaint Handling Code 2024 self-assessment form", level=1), table(HEADER, *rows)))
    against = report(
        policy(
            "# Stage 1",
            "We acknowledge your complaint within five working days of receiving it.",
            "We reply within twenty working days of the acknowledgement.",
        )
    )
    return replace(form, verdicts=verdicts(form.evidence, (against,)))


def test_the_json_holds_each_verdict_with_words_and_place(pair: Report) -> None:
    said = json.loads(to_json.dumps(pair))
    assert [(v["provision"], v["verdict"]) for v in said["verdicts"]] == [("6.2", "met"), ("6.3", "contradicted")]
    first = said["verdicts"][1]["passages"][0]
    assert first["text"] == "We reply within twenty working days of the acknowledgement."
    assert first["location"]["heading"] == "Complaints Policy > Stage 1"
    shared = os.environ.get("OMBUDSCAN_SHARED")
    if shared:
        import jsonschema

        jsonschema.validate(said, json.loads((Path(shared) / "contract/report.schema.json").read_text()))


def test_the_text_lists_them_gravest_first(pair: Report) -> None:
    lines = to_text.lines(pair)
    start = lines.index("What the policies say to each yes")
    assert lines[start + 1 : start + 3] == ["  contradicted (1): 6.3", "  met (1): 6.2"]


def test_a_report_on_one_document_has_none(pair: Report) -> None:
    alone = replace(pair, verdicts=())
    assert json.loads(to_json.dumps(alone))["verdicts"] == []
    assert "What the policies say to each yes" not in to_text.lines(alone)
