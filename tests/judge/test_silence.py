"""Silence is claimed only where nothing could have hidden the words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factories import document, evidence, policy, report
from ombudscan.judge import findings
from ombudscan.judge.silence import LEAST, speech
from ombudscan.nouns import Evidence, Fact, Match
from ombudscan.read.assemble import Draft

ONE = ("Your complaint is acknowledged within five working days of our receiving it.",)


def silent(e: Evidence) -> set[str | None]:
    from ombudscan import catalog

    return {f.provision for f in findings(e, catalog.rules()) if f.rule == "silent-on-provision"}


def test_only_what_a_policy_has_to_state_can_be_missing() -> None:
    states = {p.number for p in evidence(policy(*ONE)).edition.provisions if p.policy_states}
    found = silent(evidence(policy(*ONE)))
    assert found
    assert found <= states


def test_a_time_speaks_of_its_step_even_where_the_classifier_is_deaf() -> None:
    e = replace(evidence(policy("# Stage 1", *ONE)), matches=())
    assert "6.2" not in silent(e)
    assert "6.11" in silent(e)


@pytest.mark.parametrize(
    ("words", "probability", "heard"),
    [("Request for stage two", 0.42, False), ("Request for stage two", 0.6, True), ("We acknowledge a request for stage two.", 0.42, True)],
)
def test_a_label_is_heard_only_where_it_is_mapped(words: str, probability: float, heard: bool) -> None:
    doc = document(Draft(kind="heading", text="Complaints Policy", level=1), Draft(text=words))
    e = evidence(doc)
    passage = next(p.id for p in e.passages if doc.quote(p.span) == words)
    e = replace(e, matches=(Match(passage=passage, key="stage-2-acknowledge", probability=probability),), timescales=())
    assert speech(e, "stage-2-acknowledge").heard == heard


def test_the_nearest_passages_are_named() -> None:
    found = next(f for f in report(policy(*ONE)).findings if f.rule == "silent-on-provision")
    assert found.quote == ""
    assert any("compared" in b for b in found.because)


@pytest.mark.parametrize(
    ("announcement", "undecided"),
    [
        ("The Trust cannot look at the following:", "exclusions"),
        ("Our reply will tell you:", "stage-1-letter"),
        ("A complaint can be brought by:", "representation"),
        ("The Housing Ombudsman can be found here:", "ombudsman-access"),
        ("We may have to say no in the following cases:", "time-limit"),
        ("We accept complaints other than those about:", "exclusions"),
        ("Complaints are left aside for one of these reasons:", "no-blanket-exclusion"),
        ("Where we need more time we will:", "stage-1-extension-ombudsman"),
        ("Anyone still unhappy can go on by:", "progress-to-stage-2"),
        ("Disabled residents are offered:", "channels"),
        ("Where behaviour becomes unreasonable we may:", "behaviour-policy"),
        ("We publicise this policy in:", "publicity"),
    ],
)
def test_a_lost_list_leaves_its_matter_undecided(announcement: str, undecided: str) -> None:
    doc = document(
        Draft(kind="heading", text="Complaints Policy", level=1),
        Draft(text=announcement),
        Draft(text="Staff are trained every year in how to listen."),
    )
    e = evidence(doc)
    span = next(b.span for b in doc.blocks if doc.quote(b.span) == announcement)
    lost = replace(e, facts=(Fact(kind="lost-list", span=span),), matches=())
    assert speech(lost, undecided).hidden
    assert not speech(lost, "member-duties").hidden


@pytest.mark.parametrize(("before", "hidden"), [("The letter answers each point.", True), ("The garden shuts at dusk.", False)])
def test_a_lost_list_that_it_announces_is_about_what_it_is(before: str, hidden: bool) -> None:
    doc = document(Draft(kind="heading", text="Stage 1", level=1), Draft(text=before), Draft(text="It sets out:"))
    span = doc.blocks[-1].span
    lost = replace(evidence(doc), facts=(Fact(kind="lost-list", span=span),), matches=())
    assert bool(speech(lost, "stage-1-letter").hidden) is hidden


def test_a_passage_below_the_threshold_does_not_count_and_one_above_does() -> None:
    e = replace(evidence(policy("The garden is open.")), reach=(("publicity", 0.4),))
    low = replace(e, matches=(Match(passage="p1", key="publicity", probability=LEAST - 0.01),))
    assert not speech(low, "publicity").heard
    high = replace(e, matches=(Match(passage="p1", key="publicity", probability=LEAST + 0.01),))
    assert speech(high, "publicity").heard


def test_a_key_whose_sentences_seldom_attain_the_threshold_is_heard_below_it() -> None:
    e = replace(evidence(policy("The garden is open.")), reach=(("publicity", 0.01),))
    assert speech(replace(e, matches=(Match(passage="p1", key="publicity", probability=0.02),)), "publicity").heard


def test_what_is_found_fault_with_is_not_called_silent_as_well() -> None:
    found = report(policy("# Stage 2", "You must explain in your request why the stage 1 decision was wrong.")).findings
    assert any(f.rule == "reasons-required" for f in found)
    assert not any(f.rule == "silent-on-provision" and f.provision == "6.12" for f in found)


def test_a_procedure_under_a_policy_is_told_gently() -> None:
    e = evidence(policy(*ONE))
    eased = replace(e, identity=replace(e.identity, kind="procedure", under_policy=True))
    from ombudscan import catalog

    found = [f for f in findings(eased, catalog.rules()) if f.rule == "silent-on-provision"]
    assert found
    assert all("separate policy" in f.message and f.confidence <= 0.5 for f in found)


def test_coverage_has_a_status_for_every_provision() -> None:
    r = report(policy("# Stage 1", *ONE))
    by_number = {c.provision: c.status for c in r.coverage}
    assert len(by_number) == len(r.evidence.edition.provisions)
    assert by_number["6.2"] == "met"
    assert by_number["6.11"] == "not_found"


TWO = [
    ("# The first stage", "The Clerk replies.", "# The second stage", "Two trustees reply."),
    ("At stage one a manager replies.", "At stage two a director does."),
    ("Stage 1 is for the Clerk and stage 2 for the Chair.",),
    ("# Stage 1: investigation", "A manager looks.", "# Stage 2: review", "A director looks."),
    ("We answer at stage 1.", "The second and final stage is for a director."),
    ("Stages 1 and 2 are recorded.",),
]
ONE_ONLY = [
    ("# Stage 1", "The Clerk replies."),
    ("The Clerk replies, and that is all.",),
    ("The second half of the year begins in October.",),
    ("A first look and a second look are free.",),
    ("Stage 2 is for the Chair.",),
    ("There is a stage in the hall, and in room 2 a piano.",),
]


def deaf(paragraphs: tuple[str, ...]) -> Evidence:
    return replace(evidence(policy(*paragraphs)), matches=(), timescales=())


@pytest.mark.parametrize("paragraphs", TWO)
def test_a_document_that_names_both_stages_speaks_of_them(paragraphs: tuple[str, ...]) -> None:
    assert speech(deaf(paragraphs), "two-stages").heard


@pytest.mark.parametrize("paragraphs", ONE_ONLY)
def test_a_document_that_does_not_name_both_stages_is_silent_on_them(paragraphs: tuple[str, ...]) -> None:
    assert not speech(deaf(paragraphs), "two-stages").heard


AT_DELAY = [
    (("We write to say why and give the new date, always with the Ombudsman's address and number.",), {1, 2}),
    (("# Stage 1", "If we need longer we say so, and tell you how to reach the Ombudsman."), {1}),
    (("# Stage 2", "If we need longer we say so, and tell you how to reach the Ombudsman."), {2}),
    (("Every extension at stage 1 or stage 2 comes with the Ombudsman's details.",), {1, 2}),
    (("# Stage 2", "We give a new date.", "You can ring the Ombudsman."), set()),  # two statements, neither of which says both
    (("The Ombudsman may need longer than we do.",), set()),  # its own time
    (("The Ombudsman's details come with every extension.",), {1, 2}),
    (("We give a new date.",), set()),
    (("# Stage 2", "Another ten working days may be needed. The Ombudsman's details are in that letter, as they are at stage 1."), {2}),
    (("# Stage 2", "We may extend the time. The notice is in the form used at stage 1 and bears the Ombudsman's details."), {2}),
    (("# Stage 2", "We give our decision. The Ombudsman's details are in that letter."), set()),  # no delay
    (("# Stage 2", "We may extend the time. The director writes to the Ombudsman."), set()),  # no letter about it
]


@pytest.mark.parametrize(("paragraphs", "stages"), AT_DELAY)
def test_a_statement_of_a_delay_that_names_the_ombudsman_speaks_of_its_details(paragraphs: tuple[str, ...], stages: set[int]) -> None:
    heard = {n for n in (1, 2) if speech(deaf(paragraphs), f"stage-{n}-extension-ombudsman").heard}
    assert heard == stages


LAST_ANSWER = [
    ("The final reply has all the parts of the first, and shows the way to the Ombudsman.", True),
    ("Our stage 2 letter sets out the decision, the reasons and how to go to the Ombudsman.", True),
    ("The final reply has all the parts of the first.", False),  # no way on is named
    ("Once you have our final response, you can go to the Ombudsman.", False),  # what it holds is not said
    ("The first reply says how to reach the Ombudsman.", False),
]


@pytest.mark.parametrize(("words", "heard"), LAST_ANSWER)
def test_a_statement_of_what_the_last_answer_holds_speaks_of_it(words: str, heard: bool) -> None:
    assert speech(deaf((words,)), "stage-2-letter").heard is heard


PLAINLY = [
    ("no-reasons-needed", "Should a tenant want a review, they are asked to give the reasons.", True),
    ("no-reasons-needed", "If we cannot escalate your complaint we explain our reasons.", False),  # the landlord's, not the resident's
    ("stage-1-letter", "Each letter tells people how to go on to the next stage.", True),
    ("stage-1-letter", "You can ask for a review.", False),  # no letter says so
    ("remedy-reflects-impact", "Whatever we offer has to match the trouble that you were put to.", True),
    ("remedy-reflects-impact", "We may offer an apology.", False),
    ("any-way-any-staff", "You can tell us in any way you like.", True),
    ("any-way-any-staff", "Complain however suits you.", True),
    ("any-way-any-staff", "You can tell us about it on the form.", False),
    ("any-way-any-staff", "We may put it right in any way we choose.", False),  # the landlord's ways
    ("progress-to-stage-2", "Still not happy? Tell us.", True),
    ("progress-to-stage-2", "If you are still unhappy, just ring us.", True),
    ("progress-to-stage-2", "Still not happy? Ask our staff for the Ombudsman's leaflet.", False),
    ("progress-to-stage-2", "Still not happy? We are sorry.", False),
    ("progress-to-stage-2", "Not happy with your bin? Tell us.", False),
]


@pytest.mark.parametrize(("key", "words", "heard"), PLAINLY)
def test_a_statement_speaks_of_what_it_plainly_says_though_the_model_is_deaf(key: str, words: str, heard: bool) -> None:
    e = replace(evidence(policy("# Stage 2", words)), matches=())
    assert speech(e, key).heard is heard
