"""What the report shows of each row and provision: the rung of its evidence, its coverage, the nearest words, the stance."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from factories import HEADER, document, policy, report, table
from ombudscan import catalog
from ombudscan.nouns import MAPPED, Coverage, Match, Report
from ombudscan.read.assemble import Draft
from ombudscan.report import to_json, to_text

SHARED = os.environ.get("OMBUDSCAN_SHARED")
CODE = catalog.edition("hos-2024")


def requirement(number: str) -> str:
    held = CODE.numbered(number)
    assert held
    return held.requirement


def form(*rows: tuple[str, str, str]) -> Report:
    cells = [(n, requirement(n), answer, proof, "") for n, answer, proof in rows]
    title = Draft(kind="heading", text="Self-assessment against the Housing Ombudsman's Complaint Handling Code 2024", level=1)
    return report(document(title, Draft(text="Completed on 4 October 2026."), table(HEADER, *cells)))


def as_dict(r: Report) -> Any:
    found = json.loads(to_json.dumps(r))
    if SHARED:
        import jsonschema

        jsonschema.validate(found, json.loads((Path(SHARED) / "contract/report.schema.json").read_text()))
    return found


def test_a_passage_that_the_classifier_is_unsure_of_is_said_to_be() -> None:
    r = report(policy("# Stage 1", "Your complaint is acknowledged within five working days.", "Reasons are never needed."))
    first, second = r.evidence.passages[-2:]
    matches = (
        Match(passage=first.id, key="stage-1-acknowledge", probability=0.9),
        Match(passage=second.id, key="no-reasons-needed", probability=0.6),
    )
    r = replace(r, evidence=replace(r.evidence, matches=matches, abstain=0.45))
    assert {p["id"] for p in as_dict(r)["passages"] if p["unsure"]} == {second.id}
    assert any(line.strip().startswith("unsure what 1 of") for line in to_text.lines(r))


ROWS = (
    ("5.6", "Yes", ""),
    ("5.7", "Yes", "Complaints Policy"),
    ("5.8", "Yes", "Complaints Policy, section 6"),
    ("5.9", "Yes", "The Clerk rings the resident every Monday."),
    ("5.10", "Yes", "4,870 adjustments are on record."),
)


def test_each_row_shows_its_rung_in_json_and_in_text() -> None:
    made = form(*ROWS)
    found = {c["provision"]: c["evidence_quality"] for c in as_dict(made)["claims"]}
    assert found == {"5.6": "nothing", "5.7": "document", "5.8": "clause", "5.9": "practice", "5.10": "record"}
    lines = "\n".join(to_text.lines(made))
    shown = [(words, number) for words, number in zip(to_text.RUNGS.values(), found, strict=True)]
    assert all(f"{words} (1): {number}\n" in lines for words, number in shown)


def test_a_policy_shows_no_rungs() -> None:
    assert "Evidence behind" not in "\n".join(to_text.lines(report(policy("We reply."))))


PROSE = (
    "# Stage 1",
    "We acknowledge your complaint within five working days of receiving it.",
    "We answer within thirty working days of the acknowledgement.",
    "# Stage 2",
    "We aim to answer at stage 2 within twenty working days of the acknowledgement.",
)


def test_the_text_says_once_a_rule_what_to_change() -> None:
    made = report(policy(*PROSE, "We answer at stage 2 within forty working days of the acknowledgement."))
    assert sum(f.rule == "late-response" for f in made.findings) == 2
    told = [line.strip() for line in to_text.lines(made) if line.startswith("    ")]
    for f in made.findings:
        assert told.count(f"{f.rule}: {f.advice}") == (f.severity != "note")


def test_the_text_names_every_status_and_the_nearest_words() -> None:
    read = report(policy(*PROSE))
    near = next(c for c in read.coverage if c.status == "not_found")
    beside = replace(near, nearest=(read.evidence.passages[-1].id,))  # whatever the model hears in so short a policy
    made = replace(read, coverage=tuple(beside if c is near else c for c in read.coverage))
    lines = to_text.lines(made)
    for status, words in to_text.STATUSES.items():
        held = [c.provision for c in made.coverage if c.status == status]
        assert not held or f"  {words} ({len(held)}): {', '.join(held)}" in lines
    assert any(line.startswith(f"  nearest to {near.provision}: “") for line in lines)


def test_json_says_why_and_names_passages_that_it_holds() -> None:
    found = as_dict(report(policy(*PROSE)))
    ids = {p["id"] for p in found["passages"]}
    assert all(c["reason"].endswith(".") for c in found["coverage"])
    assert {i for c in found["coverage"] for i in [*c["passages"], *c["nearest"]]} <= ids


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("We acknowledge your complaint", "meets"),  # states the duty plainly, nothing found against it
        ("We answer within thirty", "conflicts"),  # a breach
        ("We aim to answer", "mentions"),  # speaks of it, with something to judge
        ("The garden opens at nine", None),  # about nothing in the Code
    ],
)
def test_a_passage_has_the_stance_of_what_was_found_in_it(words: str, stance: str | None) -> None:
    found = as_dict(report(policy(*PROSE, "# Garden", "The garden opens at nine.")))
    (passage,) = [p for p in found["passages"] if p["text"].startswith(words)]
    assert passage["stance"] == stance


def test_a_passage_that_comes_near_meets_nothing() -> None:
    made = report(policy(*PROSE))
    weak = tuple(replace(m, probability=min(m.probability, MAPPED - 0.01)) for m in made.evidence.matches)
    e = replace(made.evidence, matches=weak, timescales=())
    kept = tuple(replace(c, status="met") if isinstance(c, Coverage) else c for c in made.coverage)
    assert to_json.meeting(replace(made, evidence=e, coverage=kept)) == frozenset()


def test_a_row_that_is_met_has_evidence_that_meets_it() -> None:
    found = as_dict(form(("5.9", "Yes", "The Clerk rings the resident every Monday."), ("5.10", "No", "Nothing is written down.")))
    stances = {p["text"]: p["stance"] for p in found["passages"]}
    assert stances["The Clerk rings the resident every Monday."] == "meets"
    assert stances["Nothing is written down."] != "meets"
