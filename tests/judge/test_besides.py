"""What a policy on compensation is held to: what it says itself of a stage of a complaint, and nothing else."""

from __future__ import annotations

import pytest

from factories import policy, report

FRONT = (
    "# 1. Scope",
    "This policy is about money.",
    "# 2. Principles",
    "An offer reflects the loss.",
    "# 3. Amounts",
    "Payments are in bands.",
)
HELD = "Where a complaint involves repairs, the stage 1 response will be held until the works have been completed."
WHY = "A resident who wants the amount looked at again at stage 2 must set out in writing why it is too low."
PAYING = "# 4. Paying those who complain"
CLAIMS = "# 4. Claims"


def found(*paragraphs: str, title: str = "Compensation and Redress Policy") -> set[tuple[str, str | None]]:
    made = report(policy(*FRONT, *paragraphs, title=title))
    assert made.evidence.identity.kind == "other"
    return {(f.rule, f.provision) for f in made.findings}


def test_a_compensation_policy_is_held_to_what_it_says_of_a_stage_of_complaints() -> None:
    assert found(PAYING, HELD, WHY) == {("response-waits-for-works", "6.6"), ("reasons-required", "6.12")}


@pytest.mark.parametrize(
    "paragraphs",
    [
        (CLAIMS, WHY),  # a claim's second stage
        (CLAIMS, "The decision on a claim is held until the works have been completed."),
        (PAYING, "We do not hold the stage 1 response until the works are complete."),
        (PAYING, "A claim is acknowledged within ten working days and decided within 30."),
        (PAYING, "Requests for stage 2 must be made within two weeks of the stage 1 reply."),
    ],
)
def test_its_claims_and_all_else_are_left_alone(paragraphs: tuple[str, ...]) -> None:
    assert found(*paragraphs) == set()


def test_a_policy_on_behaviour_is_not_held_to_it() -> None:
    assert found(PAYING, HELD, title="Unacceptable Behaviour Policy") == set()
