"""The landlord's definition of a complaint, element by element through paraphrase."""

from __future__ import annotations

import pytest
from written import found, view

from ombudscan.extract.definition import definitions

WHOLE = [
    (
        "A complaint is any dissatisfaction, however it is expressed, with the quality of our services or with what we, our "
        "employees or our contractors have done or failed to do, felt by one resident or several residents.",
        "paraphrase",
    ),
    (
        "By a complaint we mean that somebody tells us, in whatever way, that they are not happy with the standard of a service, with "
        "something done or left undone by us, by our staff or by anyone acting for us, and that it touches a tenant or a group of tenants.",
        "by a complaint we mean",
    ),
    (
        "# What is a complaint?\nAn expression of dissatisfaction, however made, about the standard of "
        "service, actions or lack of action by "
        "the landlord, its own staff, or those acting on its behalf, affecting a resident or group of residents.",
        "under its heading",
    ),
    (
        "We define a complaint as an expression of dissatisfaction, in any form, about the level of service, acts or omissions of the "
        "association, its officers or its agents, which affects a customer or a group of customers.",
        "legalistic",
    ),
    (
        "A complaint is an expression of dissatisfaction, however made, about:\n- the standard of service\n- "
        "actions or lack of action by us, "
        "our own staff or those acting on our behalf\n- anything of this kind that affects a resident or group of residents",
        "as a list",
    ),
    (
        "A complaint is when someone is unhappy with our service, or with what has been done or not done by anyone who works for us. "
        "It can be made in any way, by one person or a group.",
        "carried on in a second sentence",
    ),
]
NARROW = [
    ("A complaint is any expression of dissatisfaction with our services.", "however made", "one line"),
    (
        "A complaint is an expression of dissatisfaction, however made, about the standard of service, actions or lack of action by the "
        "landlord or its own staff, affecting a resident or group of residents.",
        "acting on its behalf",
        "no agents",
    ),
    (
        "A complaint is an expression of dissatisfaction about the standard of service, actions or lack of action by the landlord, its own "
        "staff, or those acting on its behalf, affecting a resident or group of residents.",
        "however made",
        "not however made",
    ),
    (
        "A complaint is an expression of dissatisfaction, however made, about the standard of service or actions by the landlord, its own "
        "staff, or those acting on its behalf, affecting a resident or group of residents.",
        "lack of action",
        "no omissions",
    ),
    (
        "A complaint is an expression of dissatisfaction, however made, about the standard of service, actions or lack of action by the "
        "landlord, its own staff, or those acting on its behalf, affecting you.",
        "group",
        "no group",
    ),
    (
        "A complaint is an expression of dissatisfaction, however made, about the standard of service, actions or lack of action by the "
        "landlord, its own staff, or those acting on its behalf, affecting a resident or group of residents, which we "
        "have been unable to resolve.",
        "condition",
        "what is left over",
    ),
    ("A complaint means that a tenant is dissatisfied with the way in which an officer behaved.", "however made", "officer only"),
    ("'Complaint' - where a customer remains unhappy after a concern has been dealt with.", "condition", "after a concern"),
    ("A complaint is a formal statement in writing that a member is unhappy with the co-operative.", "condition", "in writing"),
]
NONE = [
    ("A complaint is acknowledged within five working days.", "no definition"),
    ("A complaint is not a service request.", "says what it is not"),
    ("A complaint is closed when you are no longer unhappy.", "closing"),
    ("A service request is a request to put something right.", "another definition"),
    ("You can make a complaint if you are unhappy with our service.", "an invitation"),
    ("The acknowledgement sets out the complaint definition, and why you are dissatisfied.", "5.6"),
    ("A stage 2 complaint is one where you remain dissatisfied with our reply.", "stage 2"),
    ("For other council services the LGSCO says a complaint is an expression of dissatisfaction.", "another ombudsman"),
]


@pytest.mark.parametrize(("text", "why"), WHOLE)
def test_a_whole_definition_is_recognised_through_paraphrase(text: str, why: str) -> None:
    seen = definitions(view(text))
    assert seen, why
    assert min(len(d.missing) for d in seen) == 0, seen
    assert found("narrow-definition", text) == [], why
    assert found("outdated-definition", text) == [], why


@pytest.mark.parametrize(("text", "lacks", "why"), NARROW)
def test_a_narrow_definition_is_found_and_says_what_it_lacks(text: str, lacks: str, why: str) -> None:
    from ombudscan import extract

    facts = [f for f in extract.facts(view(text)) if f.kind == "narrow-definition"]
    assert len(facts) == 1, why
    assert lacks in facts[0].detail


@pytest.mark.parametrize(("text", "why"), NONE)
def test_what_defines_nothing_is_left_alone(text: str, why: str) -> None:
    assert found("narrow-definition", text) == [], why


def test_a_short_summary_beside_a_whole_definition_is_no_fault() -> None:
    assert found("narrow-definition", f"{NARROW[0][0]}\n{WHOLE[0][0]}") == []


OLD = (
    "A complaint is an expression of dissatisfaction, however made, about the standard of service, actions or lack of action by the "
    "organisation, its own staff, or those acting on its behalf, affecting an individual resident or group of residents."
)


def test_the_wording_before_2024_is_found() -> None:
    assert found("outdated-definition", OLD) == [OLD]


@pytest.mark.parametrize("start", ["The Wardens understand by a complaint", "A complaint is to be read as", "In the Code's words it is"])
def test_a_definition_is_known_however_it_is_brought_in(start: str) -> None:
    assert found("outdated-definition", OLD.replace("A complaint is", start))


@pytest.mark.parametrize(
    ("old", "new"),
    [("the organisation", "the landlord"), ("an individual resident", "a resident")],
)
def test_one_old_word_is_enough(old: str, new: str) -> None:
    assert found("outdated-definition", OLD.replace(old, new))


def test_a_present_definition_beside_the_old_one_settles_the_matter() -> None:
    assert found("outdated-definition", f"{OLD}\n{OLD.replace('the organisation', 'the landlord').replace('an individual', 'a')}") == []
