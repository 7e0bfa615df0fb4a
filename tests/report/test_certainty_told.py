"""How certain the recognition of a scan's words is, in every form in which findings and rows are told."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest
from test_xlsx import form, sheet

from factories import policy, report
from ombudscan.audit.tables import pair_rows, told
from ombudscan.nouns import Location, Recognised, Report, Said, Span, Verdict
from ombudscan.report import WRITERS, Made, to_frame, to_json
from ombudscan.report.noted import note

SAID = "These words were read in a picture, and one of them is only 48% certain: compare them with the page."


def doubted(certainty: float | None) -> Report:
    """A report of one finding whose words are so certain."""
    made = report(policy("# Stage 1", "We answer within thirty working days of the acknowledgement."))
    late = next(f for f in made.findings if f.rule == "late-response")
    return replace(made, findings=(replace(late, location=replace(late.location, certainty=certainty)),))


def form_scanned(words: str, certainty: float) -> Report:
    """A form in a scan: all that it says is certain, but for these words."""
    made = form()
    text = made.evidence.document.text
    at = text.index(words)
    parts = ((0, at, 0.97), (at, at + len(words), certainty), (at + len(words), len(text), 0.97))
    seen = tuple(Recognised(span=Span(start=a, end=b), certainty=c) for a, b, c in parts)
    return replace(made, evidence=replace(made.evidence, document=replace(made.evidence.document, recognised=seen)))


@pytest.mark.parametrize(("certainty", "cell"), [(0.48, "0.48"), (0.912, "0.912"), (None, "")])
def test_findings_as_tables_bear_it(certainty: float | None, cell: str) -> None:
    made = doubted(certainty)
    (row,) = csv.DictReader(io.StringIO(WRITERS["csv"].write(Made(report=made)).decode("utf-8-sig"), newline=""))
    assert row["certainty"] == cell
    (framed,) = to_frame(made)["certainty"].astype(object)
    assert framed == certainty
    ((result,),) = [run["results"] for run in json.loads(WRITERS["sarif"].write(Made(report=made)))["runs"]]
    assert result["locations"][0]["properties"].get("certainty") == certainty


def test_the_workbook_has_it_in_percent_beside_each_finding_and_row() -> None:
    head, row = sheet(doubted(0.48), 2)
    (column,) = [x for x, title in head.items() if title.startswith("Certainty of a scan")]
    assert row[column] == "48"
    assert not sheet(doubted(None), 2)[1].get(column)
    head, first, second, *_ = sheet(form_scanned("Complaints Policy", 0.31), 1)
    (column,) = [x for x, title in head.items() if title.startswith("Certainty of a scan")]
    assert (first[column], second[column]) == ("31", "97")
    assert not any(row.get(column) for row in sheet(form(), 1)[1:])


@pytest.mark.parametrize(("certainty", "said"), [(0.48, True), (0.75, False), (None, False)])
def test_notes_in_word_and_in_pdf_warn_of_words_in_doubt(certainty: float | None, said: bool) -> None:
    made = doubted(certainty)
    assert (SAID in note(made, made.findings[0])) is said
    absent = replace(made.findings[0], quote="")
    assert SAID not in note(made, absent)


def test_a_row_is_as_certain_as_its_least_certain_word() -> None:
    claims = json.loads(to_json.dumps(form_scanned("section 6", 0.31)))["claims"]
    assert [c["location"]["certainty"] for c in claims] == [0.31, 0.97]


def test_the_tables_of_a_run_bear_it() -> None:
    _, rows = told(doubted(0.48), "d")
    assert [r["certainty"] for r in rows["findings"]] == [0.48]
    _, rows = told(form_scanned("section 6", 0.31), "d")
    assert [r["certainty"] for r in rows["claims"]] == [0.31, 0.97]
    assert {r["certainty"] for r in told(form(), "d")[1]["claims"]} == {None}


def test_a_policys_words_beside_a_claim_bear_it() -> None:
    claims = form().evidence
    words = Said(source="policy.pdf", sha256="p", text="We listen.", probability=0.9, cited=False, location=Location(certainty=0.6))
    verdict = Verdict(claim=0, provision="5.6", key="k", status="met", reason="so", passages=(words,))
    (row,) = pair_rows((), (verdict,), claims, "d", {"p": "policy"})
    assert [p["certainty"] for p in row["passages"]] == [0.6]
