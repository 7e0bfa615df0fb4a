"""The commands that look things up: rules, explain, codes; what they print, and what they say to a wrong name."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import pytest
from typer.testing import CliRunner

from ombudscan import casebook, catalog
from ombudscan.cli import app, main
from ombudscan.errors import CatalogError


def run(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, list(words))
    return done.exit_code, done.output


def table(*words: str) -> Any:
    code, out = run(*words, "--format", "json")
    assert code == 0
    return json.loads(out)


def test_every_rule_is_listed_with_severity_provisions_and_summary() -> None:
    code, out = run("rules")
    assert code == 0
    flat = " ".join(out.split())
    for rule in catalog.rules():
        assert rule.name in out
        assert rule.summary in flat
    rows = {row["name"]: row for row in table("rules")}
    assert rows["late-response"]["severity"] == "breach"
    assert rows["late-response"]["applies"] == ["6.3", "6.14"]
    assert rows["missing-answer"]["applies"] == ["the row's own"]


@pytest.mark.parametrize("rule", [r.name for r in catalog.rules()])
def test_a_rule_is_explained_from_its_file_and_its_page(rule: str) -> None:
    code, out = run("explain", rule)
    assert code == 0
    held, flat = catalog.rule(rule), " ".join(out.split())
    for said in (held.summary, held.why, held.advice, casebook.page(rule).about):
        assert " ".join(said.split()) in flat
    told = table("explain", rule)
    assert {c["outcome"] for c in told["cases"]} >= {"found", "met"} or {c["outcome"] for c in told["cases"]} >= {"found", "silent"}
    assert set(told["provisions"]) == set(held.editions)
    assert told["about"]


def test_the_provisions_are_those_of_each_edition() -> None:
    told = table("explain", "late-response")["provisions"]
    assert {p["number"] for p in told["hos-2024"]} == {"6.3", "6.14"}
    assert {p["number"] for p in told["hos-2022"]} == {"5.1", "5.13"}
    assert "respond at stage 1: 10 working days from the acknowledgement" in told["hos-2024"][0]["limits"]


def test_every_edition_is_listed_with_its_days() -> None:
    _, out = run("codes")
    assert [line.split()[0] for line in out.splitlines()] == [e.id for e in catalog.editions()]
    assert "2022-04-01 to 2024-03-31" in out


@pytest.mark.parametrize("edition", [e.id for e in catalog.editions()])
def test_an_edition_is_told_with_every_provision_requirement_and_limit(edition: str) -> None:
    _, out = run("codes", edition)
    flat = " ".join(out.split())
    held = catalog.edition(edition)  # type: ignore[arg-type]
    for p in held.provisions:
        assert f"{p.number} {p.title}" in flat
        assert " ".join(p.requirement.split()) in flat
    assert flat.count("Limits:") == sum(bool(p.limits) for p in held.provisions)
    assert [p["number"] for p in table("codes", edition)["provisions"]] == [p.number for p in held.provisions]


def test_two_editions_are_compared() -> None:
    code, out = run("codes", "--compare", "hos-2022", "hos-2024")
    assert code == 0
    flat = " ".join(out.split())
    assert "complain: 6 months from the event → 12 months from the event" in flat
    assert "6.12 No reasons needed for stage 2" in flat[flat.index("New (") : flat.index("Gone (")]
    assert "4.13 Time to ask for escalation stated" in flat[flat.index("Gone (") :]
    assert "3.1 → 4.1" in flat[flat.index("Renumbered (") :]
    rows = table("codes", "--compare", "hos-2022", "hos-2024")
    assert {"step": "extend at stage 2", "old": "10 days", "new": "20 working days"} in rows["limits"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("explain", "late-respnse"), "late-response"),
        (("explain", "acknowledgement"), "late-acknowledgement"),
        (("explain", "zzz"), "There are: access-refused"),
        (("codes", "hos-2023"), "hos-2024"),
        (("codes", "--compare", "hos-2022", "hos-24"), "hos-2024"),
        (("codes", "hos-2024", "--compare", "hos-2022", "hos-2024"), "not both"),
    ],
)
def test_an_unknown_name_is_a_usage_error_that_offers_the_nearest(words: tuple[str, ...], says: str) -> None:
    code, out = run(*words)
    assert code == 2
    assert says in " ".join(out.split())


def test_a_package_without_its_pages_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    casebook.page.cache_clear()
    monkeypatch.setattr(casebook, "_folder", lambda: tmp_path_factory.getbasetemp())
    code, out = run("explain", "late-response")
    casebook.page.cache_clear()
    assert code == 2
    assert "missing from the package" in out


@pytest.mark.parametrize("rule", ["answer-changed", "shared-wording", "claim-contradicts-policy", "missing-answer"])
def test_a_rule_on_rows_bears_the_rows_own_number(rule: str) -> None:
    assert {row["name"]: row["applies"] for row in table("rules")}[rule] == ["the row's own"]


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_a_stream_that_holds_few_letters_stops_nothing_and_json_stays_json(encoding: str) -> None:
    """A Windows pipe (cp1252) has no arrow, a plain C locale no quotation mark."""
    said = [
        subprocess.run(
            [sys.executable, "-m", "ombudscan.cli", "codes", "--compare", "hos-2022", "hos-2024", "--format", form],
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONIOENCODING": encoding},
        ).stdout.decode(encoding)
        for form in ("text", "json")
    ]
    arrow = "→" if encoding == "utf-8" else "\\u2192"
    assert f"from logging {arrow} 10 working days" in " ".join(said[0].split())
    assert json.loads(said[1]) == table("codes", "--compare", "hos-2022", "hos-2024")


def test_a_faulty_catalogue_ends_a_command_with_its_faults_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def faulty() -> None:
        raise CatalogError("test-2030.toml: title: missing")

    monkeypatch.setattr(catalog, "editions", faulty)
    monkeypatch.setattr("sys.argv", ["ombudscan", "codes", "hos-2024"])
    with pytest.raises(SystemExit, match="2"):
        main()
    assert capsys.readouterr().err == "test-2030.toml: title: missing\n"
