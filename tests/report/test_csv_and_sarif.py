"""CSV that a spreadsheet opens as words, and SARIF as its standard describes it."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from typer.testing import CliRunner

import documents
from factories import policy, report
from ombudscan.cli import app
from ombudscan.cli.options import ReportFormat
from ombudscan.nouns import Dismissal, Dismissed, Report
from ombudscan.report import WRITERS, Made, to_csv

PROSE = (
    "# Stage 1",
    "We answer within thirty working days of the acknowledgement.",
    "# Stage 2",
    "We aim to answer at stage 2 within twenty working days of the acknowledgement.",
)


def made() -> Report:
    found = report(policy(*PROSE))
    aside = Dismissal(rule="x", provision=None, fingerprint="", words="", reason="Agreed", name="A. Reader", date="2026-11-20")
    return replace(found, findings=found.findings[1:], dismissed=(Dismissed(finding=found.findings[0], dismissal=aside),))


def rows(r: Report) -> list[dict[str, str]]:
    text = WRITERS["csv"].write(Made(report=r)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_every_finding_is_a_row_and_what_was_set_aside_is_last() -> None:
    r = made()
    found = rows(r)
    assert [x["rule"] for x in found] == [f.rule for f in r.findings] + [r.dismissed[0].finding.rule]
    assert [x["quote"] for x in found[:-1]] == [f.quote for f in r.findings]
    assert found[-1]["dismissed_by"] == "A. Reader" and not any(x["dismissed_by"] for x in found[:-1])
    assert tuple(found[0]) == to_csv.COLUMNS


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("https://example.org")'])
def test_no_cell_begins_a_formula(text: str) -> None:
    r = made()
    first = replace(r.findings[0], message=text, quote=text, advice=text)
    (found,) = rows(replace(r, findings=(first,), dismissed=()))
    assert {found[k] for k in ("message", "quote", "advice")} == {f"'{text}"}


@pytest.mark.parametrize("text", ['a,"b"', "two\nlines", "£5 – “quoted”", "a;b"])
def test_words_come_back_as_they_were(text: str) -> None:
    r = made()
    (found,) = rows(replace(r, findings=(replace(r.findings[0], quote=text),), dismissed=()))
    assert found["quote"] == text


def _closed(required: list[str], **properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": required, "properties": properties, "additionalProperties": False}


_TEXT = {"type": "string"}
_BAG = {"type": "object"}
_MESSAGE = _closed(["text"], text=_TEXT)
_ADDRESS = {"type": "string", "pattern": r"^[A-Za-z0-9._~%/!$&'()*+,;=:@-]*$"}
_INDEX = {"type": "integer", "minimum": 0}
_LEVEL = {"enum": ["none", "note", "warning", "error"]}
_RULE = _closed(
    ["id"],
    id=_TEXT,
    shortDescription=_MESSAGE,
    fullDescription=_MESSAGE,
    help=_MESSAGE,
    defaultConfiguration=_closed(["level"], level=_LEVEL),
)
_RESULT = _closed(
    ["message"],
    ruleId=_TEXT,
    ruleIndex=_INDEX,
    kind={"enum": ["notApplicable", "pass", "fail", "review", "open", "informational"]},
    level=_LEVEL,
    message=_MESSAGE,
    rank={"type": "number", "minimum": 0, "maximum": 100},
    locations={
        "type": "array",
        "items": _closed(
            [],
            physicalLocation=_closed(["artifactLocation"], artifactLocation=_closed([], uri=_ADDRESS, index=_INDEX)),
            logicalLocations={"type": "array", "items": _closed([], fullyQualifiedName=_TEXT)},
            properties=_BAG,
        ),
    },
    partialFingerprints={"type": "object", "additionalProperties": _TEXT},
    suppressions={
        "type": "array",
        "items": _closed(
            ["kind"], kind={"enum": ["inSource", "external"]}, status={"enum": ["accepted", "underReview", "rejected"]}, justification=_TEXT
        ),
    },
    properties=_BAG,
)
_ARTIFACT = _closed([], location=_closed([], uri=_ADDRESS), mimeType=_TEXT, hashes={"type": "object", "additionalProperties": _TEXT})
# What SARIF 2.1.0 asks of the objects and members that we use, and nothing else may be there.
SARIF = _closed(
    ["version", "runs"],
    **{"$schema": _TEXT},
    version={"const": "2.1.0"},
    runs={
        "type": "array",
        "items": _closed(
            ["tool"],
            tool=_closed(["driver"], driver=_closed(["name"], name=_TEXT, version=_TEXT, rules={"type": "array", "items": _RULE})),
            artifacts={"type": "array", "items": _ARTIFACT},
            columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
            results={"type": "array", "items": _RESULT},
            properties=_BAG,
        ),
    },
)


def sarif(r: Report) -> Any:
    found = json.loads(WRITERS["sarif"].write(Made(report=r)))
    jsonschema.validate(found, SARIF)
    return found["runs"][0]


def test_sarif_is_as_the_standard_says_and_holds_every_finding() -> None:
    r = made()
    run = sarif(r)
    assert [x["ruleId"] for x in run["results"]] == [f.rule for f in (*r.findings, r.dismissed[0].finding)]
    assert all(run["tool"]["driver"]["rules"][x["ruleIndex"]]["id"] == x["ruleId"] for x in run["results"])
    assert all((x["level"] == "none") == (x["kind"] != "fail") for x in run["results"])
    assert ["suppressions" in x for x in run["results"]] == [False] * len(r.findings) + [True]
    late = next(x for x in run["results"] if x["properties"]["severity"] == "breach")
    assert late["level"] == "error"


@pytest.mark.parametrize("name", ["a b.pdf", "ä#1?.docx", "100%.txt", "<x>.html"])
def test_sarif_names_the_file_by_an_address(name: str) -> None:
    from urllib.parse import unquote

    r = made()
    r = replace(r, evidence=replace(r.evidence, document=replace(r.evidence.document, source=name)))
    assert unquote(sarif(r)["artifacts"][0]["location"]["uri"]) == name


def test_sarif_names_the_folder_where_it_is_told() -> None:
    (run,) = json.loads(WRITERS["sarif"].write(Made(report=made(), address="policies/a b/policy.docx")))["runs"]
    said = {run["artifacts"][0]["location"]["uri"]}
    said |= {x["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for x in run["results"]}
    assert said == {"policies/a%20b/policy.docx"}


@pytest.mark.parametrize(
    ("given", "uri"),
    [
        ("policies/policy.txt", "policies/policy.txt"),
        ("./policies/../policies/policy.txt", "policies/policy.txt"),
        ("{here}/policies/policy.txt", "policies/policy.txt"),
        ("policies/linked.txt", "policies/linked.txt"),
        ("../outside.txt", "outside.txt"),  # where a machine keeps it is nobody's business
        ("{here}/../outside.txt", "outside.txt"),
    ],
)
def test_the_command_names_a_document_by_its_path_below_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str, uri: str
) -> None:
    here = tmp_path / "repository"
    (here / "policies").mkdir(parents=True)
    documents.text(here / "policies")
    documents.text(tmp_path, "outside.txt")
    (here / "policies" / "linked.txt").symlink_to(tmp_path / "outside.txt")
    monkeypatch.chdir(here)
    done = CliRunner().invoke(app, ["check", given.format(here=here), "--format", "sarif", "--out", "logs", "--fail-on", "never"])
    assert done.exit_code == 0, done.output
    (log,) = (here / "logs").iterdir()
    (run,) = json.loads(log.read_text(encoding="utf-8"))["runs"]
    assert run["artifacts"][0]["location"]["uri"] == uri
    assert str(tmp_path) not in log.read_text(encoding="utf-8")


def test_the_command_knows_every_writer() -> None:
    assert [f.value for f in ReportFormat] == list(WRITERS)
