"""Action plans apart from the form: a row answered no or partly has the action and the day that the plan gives it, and no other."""

from __future__ import annotations

from dataclasses import replace

import pytest
from written import IDENTITY

from form_samples import page, rows, table
from ombudscan import extract
from ombudscan.extract import plans
from ombudscan.extract.plan_tables import of_claims
from ombudscan.nouns import Document, Fact
from ombudscan.read.assemble import Draft, TableDraft

TEMPLATE = [r for r in rows("hos-2024") if r.number in ("1.6", "4.2", "5.5", "6.8", "6.11")]
OPEN = [
    replace(r, printed="No", evidence=f"This is not in place. {pointer}")
    for r, pointer in zip(TEMPLATE, ("See action 1.", "Action plan, items 2 and 5.", "See action 3.", "See AP4.", ""), strict=True)
]
FORM = table(["Ref", "Requirement", "Met?", "Evidence"], *([r.number, r.requirement, r.printed, r.evidence] for r in OPEN))
PLAN = [
    ["1", "1.6", "Put a paragraph on complaints into the winter survey", "Housing Manager", "18 December 2026"],
    ["2", "4.2", "Raise the limit in the standing orders", "Clerk", "29 January 2027"],
    ["3", "5.5", "Write a complaints clause into the cleaning contract", "Clerk", "When the contract comes up"],
    ["4", "6.8", "Write a line into the procedure and brief the team", "Housing Manager", "31 August 2026"],
    ["5", "6.11", "Start using letter D1 as the acknowledgement", "Clerk", "11 December 2026"],
]
HEAD = ["Action", "Code ref", "What we will do", "Who", "By"]
HERE = {"1.6", "4.2", "6.8"}  # the rows that point to their action, which has a day


def dated(*drafts: Draft | TableDraft) -> dict[str, tuple[str, ...]]:
    """The days of each row's plans and actions, by provision, of rows with an action."""
    doc = page(*drafts)
    claims = extract.claims(doc)
    view = extract.View(document=doc, identity=IDENTITY, claims=claims, statements=(), timescales=(), figures=())
    facts = list(plans.facts(view))
    made = {i for i in range(len(claims)) if {"action", "action-date"} <= {f.kind for f in facts if f.claim == i}}
    return {claims[i].provision: _days(facts, i) for i in made}


def _days(facts: list[Fact], claim: int) -> tuple[str, ...]:
    return tuple(f.date for f in facts if f.claim == claim and f.kind == "plan" and f.date)


def test_a_row_has_what_the_action_it_points_to_says() -> None:
    found = dated(FORM, table([*HEAD[:1], *HEAD[2:]], *([n, *rest] for n, _, *rest in PLAN)))
    assert set(found) == HERE
    assert found["6.8"] == ("2026-08-31",)
    assert set(found["4.2"]) == {"2027-01-29", "2026-12-11"}  # of the two that it points to


def test_a_plan_may_name_the_provisions_instead() -> None:
    found = dated(FORM, table(HEAD[1:], *(rest for _, *rest in PLAN)))
    assert set(found) == {*HERE, "6.11"}
    assert found["4.2"] == ("2027-01-29",)


@pytest.mark.parametrize("mark", ["Action {}: {} by {}.", "AP{} - {} by {}.", "Action point {}. {} by {}."])
def test_a_plan_may_stand_in_lines(mark: str) -> None:
    lines = [Draft(text=mark.format(n, what, day)) for n, _, what, _, day in PLAN if "2" in day]
    assert set(dated(FORM, Draft(kind="heading", text="Action plan"), *lines)) == HERE


@pytest.mark.parametrize(
    ("head", "why"),
    [
        (["No.", "Document", "Where it is kept", "Owner", "Notes"], "no plan: neither actions nor days"),
        (["Action", "Code ref", "What we did", "Who", "Notes"], "no day by which anything is to be done"),
    ],
)
def test_a_table_of_another_kind_is_no_plan(head: list[str], why: str) -> None:
    assert dated(FORM, table(head, *PLAN)) == {}, why


def test_a_row_that_is_met_or_points_nowhere_has_no_action() -> None:
    met = [replace(r, printed="Yes") for r in OPEN]
    form = table(["Ref", "Requirement", "Met?", "Evidence"], *([r.number, r.requirement, r.printed, r.evidence] for r in met))
    doc: Document = page(form, table(HEAD, *PLAN))
    assert of_claims(doc, extract.claims(doc)) == {}
    apart = [replace(r, evidence="That took action 12 months ago.") for r in OPEN]
    form = table(["Ref", "Requirement", "Met?", "Evidence"], *([r.number, r.requirement, r.printed, r.evidence] for r in apart))
    assert dated(form, table(["No.", *HEAD[2:]], *([str(int(n) + 11), *rest] for n, _, *rest in PLAN))) == {}
