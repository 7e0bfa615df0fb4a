"""Steps before stage 1, between the stages and after stage 2: found in many wordings, and not where there are none."""

from __future__ import annotations

import pytest
from written import found

EXTRA = [
    ("Our informal stage lasts for up to five working days.", "named, and ours"),
    ("Complaints start with an Early Resolution stage run by the neighbourhood team.", "named with a capital"),
    ("At stage 0 the area office tries to put things right.", "stage 0"),
    ("A pre-complaint step allows the service to respond.", "pre-complaint"),
    ("If we cannot sort it out within three working days, it will be logged as a stage 1 complaint.", "left over after a try"),
    (
        "Your neighbourhood officer tries to put it right.\nFailing that, it is passed to the Complaints Team and "
        "becomes a formal complaint.",
        "failing that",
    ),
    ("If the manager is unable to resolve the matter on the spot, it is escalated to stage one.", "on the spot"),
    ("Where a solution cannot be agreed in five days the concern is registered as a formal complaint.", "concern that fails"),
    ("Before you make a complaint you should speak to your housing officer.", "must speak first"),
    ("Residents are expected to raise the matter with the scheme manager before making a complaint.", "expected to raise it"),
    ("We ask that you give the repairs team a chance to resolve the problem before you submit a complaint.", "a chance first"),
    ("Before a complaint is registered the estate manager has one week to settle it.", "a week to settle"),
    ("If you are unhappy with a service, please speak to the team that provides it first.", "please, but first"),
    (
        "If something has gone wrong, in the first instance you should contact the officer you have been dealing with.",
        "in the first instance",
    ),
    ("When you tell us that you are dissatisfied, your contact is recorded as a customer concern.", "another track"),
    ("A concern is when a tenant is unhappy and we can put the matter right quickly.", "concern defined"),
    ("An expression of dissatisfaction is first handled as an enquiry by the contact centre.", "enquiry first"),
    ("We will always try to resolve your complaint informally before the formal process is used.", "informally first"),
    ("Most grievances are settled informally; if yours is not, you can make a formal complaint.", "informally, then formally"),
    ("Stage 1 begins only when early discussions have failed.", "opened on a condition"),
    ("If you are unhappy with our stage 1 response, you must first discuss it with the manager who investigated.", "between the stages"),
    (
        "Before your complaint is escalated to stage 2 there will be a meeting with the area manager to try to resolve it.",
        "meeting before stage 2",
    ),
    ("Come and have a friendly word with the steward before you put in a complaint.", "a friendly word"),
    ("Grumbles are looked at by the caretaker first. If the caretaker cannot help, a complaint may then be made.", "complaint only then"),
]
NO_EXTRA = [
    ("We do not have an informal stage.", "denied"),
    ("There is no stage 0 and no pre-complaint step.", "denied twice"),
    ("There is no informal rung; every grumble starts at stage 1.", "denied, other word"),
    ("Our informal stage was abolished in 2023.", "abolished"),
    ("Until March 2022 residents had to speak to the warden before making a complaint.", "history"),
    ("The early resolution stage ended in May 2023.", "ended"),
    ("We considered adding an early resolution stage but decided against it.", "hypothetical"),
    ("The Code does not allow a stage 0 or an informal complaint stage.", "the Code's words"),
    ("Some landlords ask for a chat with the housing officer before a complaint is logged; we do not.", "other landlords"),
    ("If you are unhappy with our response to your service request, we will log it as a complaint.", "1.5, as it should be"),
    ("If the answer to your request does not satisfy you we will open a complaint at stage 1.", "1.5 again"),
    ("You do not have to speak to your housing officer before you make a complaint.", "no need"),
    ("Before you complain you may want to read this policy or ask for advice.", "advice only"),
    ("Before stage 2 begins the reviewer will get in touch to understand what is still wrong.", "a reasonable effort"),
    ("If you cannot resolve a dispute with your neighbour informally, mediation is available.", "neighbours"),
    ("We try to resolve complaints as early as we can within stage 1.", "early, in stage 1"),
    ("Report repairs to the contractor's helpline in the first instance.", "repairs"),
    ("If we cannot reply within ten working days we will tell you why.", "extension"),
    ("If your complaint is not resolved at stage 1 you can ask for it to move to stage 2.", "ordinary escalation"),
    ("If the new points are unrelated they will be logged as a new complaint.", "additional complaints"),
    ("The grievance procedure for staff begins with an informal stage.", "staff"),
    ("A service request is a request for us to fix something.", "service request"),
    ("Staff should acknowledge the resident's concern and ask whether they want to complain.", "choice"),
    ("We will raise a complaint straight away if you ask us to.", "no step"),
]


@pytest.mark.parametrize(("text", "why"), EXTRA)
def test_a_step_before_stage_1_or_between_the_stages_is_found(text: str, why: str) -> None:
    assert found("extra-stage", text), why


@pytest.mark.parametrize(("text", "why"), NO_EXTRA)
def test_what_is_no_further_step_is_left_alone(text: str, why: str) -> None:
    assert found("extra-stage", text) == [], why


THIRD = [
    ("Stage 3 is a hearing by the Appeals Panel.", "numbered"),
    ("The third and final stage is a review by the Chair.", "third"),
    ("Our complaints procedure has three stages.", "three stages"),
    ("We operate a three-stage complaints process.", "three-stage"),
    ("If you do not accept the stage 2 decision you may appeal to the Board.", "appeal to the Board"),
    ("If you remain unhappy after stage 2 you can ask for your complaint to be heard by a panel of residents.", "panel"),
    ("Residents who are dissatisfied with the stage 2 response can request a review by the Chief Executive.", "chief executive"),
    ("After the stage 2 response you can ask the Management Committee to look at your complaint again.", "committee"),
    ("If you are still dissatisfied following the second stage, the matter may be referred to an independent adjudicator.", "adjudicator"),
    ("Following stage 2 we may invite you to mediation.", "mediation after stage 2"),
    ("A panel of trustees will consider your complaint if you are unhappy with the stage 2 outcome.", "trustees"),
    ("The stage 2 decision can be appealed to the Chair of the Board.", "appealed"),
    ("Those who remain dissatisfied with the final response may take the case to the Tenants' Jury.", "after the final response"),
    ("There are three stages: investigation, review and appeal.", "there are three"),
    (
        "# Stage 2\nThe stage 2 response is sent within 20 working days.\n# Appeal\nAnyone who is still unhappy may "
        "appeal to the Complaints Committee.",
        "own heading",
    ),
    ("The council's final level of complaint is level 3, heard by councillors.", "level"),
    ("# Stage three\nTwo governors and a tenant meet, hear what you have to say and rule on it.", "only the heading names it"),
    ("# Third stage\nThe file goes to the Chair, who reads all of it and writes to you.", "heading, another word"),
    ("# Step 3: final look\nThe whole matter is considered once more by people from the top table.", "step 3"),
    (
        "# Stage 2\nA director reviews it at stage 2.\n# The Patron\nAnyone still unhappy may lay the complaint before the Patron.",
        "a patron",
    ),
    ("# Second stage\nThe trustee replies.\n# The Bishop\nIf you are still unhappy you may carry your case to the Bishop.", "a bishop"),
    ("# Stage 2\nThe director replies.\n# Going higher\nIf you remain dissatisfied, write to the Chief Executive.", "going higher"),
    ("Unlike the county's, our complaints procedure has three stages.", "ours has three"),
]
NO_THIRD = [
    ("A tenancy warning has three steps: a letter, a visit and a notice. These three steps have no bearing on complaints.", "other steps"),
    ("There is no third stage.", "denied"),
    ("We do not have a stage 3.", "denied"),
    ("The third stage was removed in 2023.", "abolished"),
    ("Until March 2024 a panel could hear a third stage; it no longer exists.", "history"),
    ("The appeal to a panel of the Board, which used to follow, was done away with in 2023.", "done away with"),
    ("If there were a third stage, tenants would sit on it.", "hypothetical"),
    ("Complaints about children's social care follow a statutory procedure with three stages.", "another procedure"),
    ("Stage 3 is the Housing Ombudsman.", "external"),
    ("If you remain unhappy after stage 2 you can go to the Housing Ombudsman.", "the Ombudsman"),
    ("If you are dissatisfied with the stage 1 response a panel will carry out the stage 2 review.", "stage 2 by panel"),
    ("The Complaints Panel looks at a sample of closed cases each quarter to learn lessons.", "learning"),
    ("After stage 2 the Board receives a report on the lessons of the complaint.", "report"),
    ("You can ask a designated person, such as the tenants' panel, to refer your complaint to the Ombudsman.", "referral, not a stage"),
    ("A refusal of planning permission can be appealed to the Planning Inspectorate after stage 2.", "planning"),
    ("A councillor can complain for you if you remain unhappy.", "representation"),
    ("The yearly meeting of the trustees is told about complaints but does not hear them again.", "told only"),
    ("Our process has two stages and no more.", "two"),
    ("The health trust's own complaints procedure has three stages and is open to patients.", "a health trust's"),
    ("The county's complaints process has three stages. Ours has two.", "the county's"),
    ("Care complaints go through the agency's three-stage process, which is not ours.", "not ours"),
    ("The university has a complaints scheme of its own, with a three-stage process for its students.", "a university's"),
    ("Your energy supplier's complaints process has three stages.", "a supplier's"),
    ("The borough council's complaints procedure has three stages.", "a council's, in an association's policy"),
    ("The three-stage complaints process of the managing agent does not apply here.", "of an agent"),
    ("# Stage 3\nThere is no such stage any more.", "heading denied"),
    ("# Stage 3: Housing Ombudsman\nThe Service considers what we did.", "the Ombudsman's"),
    ("# Stage 3\nIf you are still unhappy the Housing Ombudsman decides.", "the Ombudsman under the heading"),
    ("# Stage 2\nA director replies at stage 2.\n# The Patron\nThe Patron visits each spring and gives a prize.", "a visit"),
    ("# Stage 2\nA director replies at stage 2.\n# Limits\nIf you are unhappy with a restriction you may ask the Chair.", "a restriction"),
    ("Steps we take when a tenant breaks the agreement: step 1 a letter, step 2 a visit, step 3 the court.", "enforcement"),
    ("Where a tenant is in breach of the tenancy, stage 1 is a warning, stage 2 a visit and stage 3 legal action.", "enforcement"),
    ("When a tenant falls behind with rent we take three steps: step 1 a letter, step 2 a visit, step 3 the court.", "enforcement"),
]


@pytest.mark.parametrize(("text", "why"), THIRD)
def test_a_third_internal_step_is_found(text: str, why: str) -> None:
    assert found("third-stage", text), why


@pytest.mark.parametrize(("text", "why"), NO_THIRD)
def test_two_stages_and_other_bodies_are_left_alone(text: str, why: str) -> None:
    assert found("third-stage", text) == [], why


CONTRACTOR = [
    ("Complaints about repairs must first be made to our contractor.", "must first"),
    ("You should complain to the managing agent before coming to us.", "before coming to us"),
    ("If you are unhappy with the gas engineer's work, contact our heating contractor in the first instance.", "in the first instance"),
    ("We will look at a complaint once you have exhausted the contractor's complaints procedure.", "exhausted"),
    ("Complaints about cleaning are dealt with by the cleaning contractor under its own complaints process.", "own process"),
    ("If the managing agent's response does not satisfy you, you can complain to us at stage 1.", "agent, then us"),
    ("A complaint about a repair goes to our builders first and comes to us if you are still unhappy.", "then to us"),
    ("Complaints about grounds maintenance should be made directly to the contractor.", "directly to the contractor"),
    ("The contractor has ten working days to answer a complaint before we will log it.", "time for the contractor"),
    ("Complaints about the lifts will be handled by the service provider in line with its complaints policy.", "provider's policy"),
    (
        "If you are still dissatisfied after the contractor's reply, you may come to us and we will open a complaint.",
        "after the contractor's reply",
    ),
    ("You must use the managing agent's complaints procedure first.", "agent's procedure first"),
    ("Leaseholders have to go through the managing agent's complaints process before making a complaint to us.", "leaseholders"),
    ("Anyone with a complaint about a tradesperson needs to contact the repairs partner first.", "repairs partner"),
    ("Dissatisfaction with a sub-contractor should initially be taken up with the main contractor.", "initially"),
]
NO_CONTRACTOR = [
    ("There is no need to complain to the contractor first.", "no need"),
    ("You do not need to take a complaint to a contractor before coming to us.", "no need"),
    ("Contractors must pass any complaint to us on the day they receive it.", "pass on"),
    ("You never have to go through a process of the managing agent's first.", "never"),
    ("Contractors who get a complaint hand it over to us on the same day.", "hand over"),
    ("We check each quarter that our contractors follow the Code.", "5.5"),
    ("You can complain to the contractor or to us.", "either"),
    ("Report a repair to our contractor first.", "a repair, no complaint"),
    ("We will ask the contractor for its records when we investigate your complaint.", "evidence"),
    ("A complaint may be about us, our staff or our contractors.", "about"),
    ("The contractor's answer counts as our stage 1 and the resident can ask us for stage 2.", "inside the two stages"),
    ("Complaints about the water company should be made to that company first.", "not ours"),
    ("We keep letters, contractors' reports and the outcome of each stage of the complaint.", "records"),
    ("Our repairs partner uses the same complaints process as we do.", "same process"),
    ("Until 2021 complaints about repairs went to the contractor first.", "history"),
]


@pytest.mark.parametrize(("text", "why"), CONTRACTOR)
def test_a_contractors_process_that_comes_first_is_found(text: str, why: str) -> None:
    assert found("parallel-contractor-process", text), why


@pytest.mark.parametrize(("text", "why"), NO_CONTRACTOR)
def test_contractors_who_pass_complaints_on_are_left_alone(text: str, why: str) -> None:
    assert found("parallel-contractor-process", text) == [], why
