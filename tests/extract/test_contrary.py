"""Rows answered yes whose own words say otherwise; and the compliant sentences that look like them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ombudscan.extract.contrary import against, over
from ombudscan.nouns import Limit, Span, Timescale

# A breach is a grave word: what complies must never be taken for its opposite.
COMPLIANT = [
    ("choice-to-complain", "Nobody has to say the word complaint; callers are offered the choice whenever they are unhappy."),
    ("service-request", "A first report of a fault is logged as a service request; unhappiness with how we dealt with it is a complaint."),
    ("complaint-from-service-request", "The job carries on while the complaint is looked into; neither waits for the other."),
    ("complaint-from-service-request", "Requests are not put on hold when a complaint is made."),
    ("time-limit", "Twelve months, and later ones where there is a good reason."),
    ("refusal-explained", "Letter R2 gives the reason and the Ombudsman's details in every case."),
    ("no-blanket-exclusion", "We do not exclude complaints by their type."),
    ("no-blanket-exclusion", "No complaint has been ruled out without somebody reading it first."),
    ("any-way-any-staff", "Complaints do not have to be in writing; any worker takes them."),
    ("any-way-any-staff", "Residents can write, ring, text, or tell any member of staff."),
    ("any-way-any-staff", "Nobody is told to put their complaint in writing."),
    ("channels", "We never ask for a form to be filled in."),
    ("representation", "No signed form is needed before a relative is heard."),
    ("ombudsman-access", "The Ombudsman's details are in every letter, not only the final one."),
    ("complaints-officer", "The Clerk, who also deals with the Ombudsman."),
    ("officer-authority", "He can spend up to £500 without asking a director."),
    ("single-policy", "One policy for tenants and shared owners; the separate leaseholder procedure was withdrawn in 2024."),
    ("no-extra-stage", "We do not have an informal stage."),
    ("no-extra-stage", "Nothing comes before stage 1, and no one is asked to speak to their housing officer first."),
    ("no-extra-stage", "Until May 2023 worries went to the area office first; that step has gone."),
    ("no-extra-stage", "A trial of early resolution was considered and rejected: if there were such a step it would delay people."),
    ("two-stages", "There is no third stage. The members' panel was abolished in 2022."),
    ("two-stages", "Two stages, with the Ombudsman after that."),
    ("third-party-stages", "Tenants need not go to the contractor first."),
    ("third-party-stages", "Contractors do not answer complaints themselves."),
    ("update-intervals", "The handler agrees with the resident how often to call; nobody is left without news."),
    ("adjustments-recorded", "The list of adjustments is gone through each quarter, and none was out of date in June."),
    ("no-unreasonable-refusal", "No request for stage 2 was refused in the year."),
    ("no-unreasonable-refusal", "A request may be refused only on the grounds in section 2, and the letter says which."),
    ("full-record", "Everything is kept, including notes of calls; nothing is deleted before six years are up."),
    ("remedy-at-any-stage", "Compensation does not have to wait for stage 2."),
    ("behaviour-policy", "Restrictions never close the complaints process to anyone."),
    ("early-triage", "Each case is read on the day it comes in and scored for risk."),
    ("stage-1-acknowledge", "None was acknowledged late."),
    ("stage-1-extension-ombudsman", "Every extension letter has the Ombudsman's details, whether or not the resident objects."),
    ("stage-2-extension-ombudsman", "Letter E2 is the same for all, and prints the Ombudsman's number."),
    ("stage-1-when-known", "The reply does not wait for the repair; works are tracked until they are finished."),
    ("stage-1-when-known", "Letters leave on the day of the decision, and the tracker is closed once the job is done."),
    ("stage-2-when-known", "Cases are not closed until works are complete, but the reply has gone long before."),
    ("stage-1-all-points", "Each numbered point gets an answer, not only the main ones."),
    ("no-reasons-needed", "Residents never have to explain why."),
    ("no-reasons-needed", "A request without reasons is accepted like any other."),
    ("no-reasons-needed", "You will be asked why, but need not say."),
    ("different-person", "The reviewer is never the same person, nor from the same team."),
    ("different-person", "A service manager at stage 1 and a director from another department at stage 2."),
    ("stage-1-letter", "All replies are in writing, and a copy is read to the resident by telephone if that helps."),
    ("publicity", "Posters, the handbook and the rent letter all mention the Ombudsman and the Code."),
    ("adjustments-recorded", "Nobody has lost their place in the queue because of an adjustment."),
    ("standard-objective", "The objective stands in every job description and contractor agreement."),
    ("reassess-after-change", "There has been no merger or restructure."),
    ("reassess-after-ombudsman", "The Ombudsman has not asked us to."),
    ("exceptional-non-compliance", "We have not been unable to comply."),
    ("proportionate-restrictions", "No restrictions are in force."),
    ("training-and-resources", "New starters do not take calls until they have done the course."),
    ("annual-report", "Refused complaints are broken down by kind at page 8."),
    ("annual-report", "The figures are broken up into quarters."),
    ("report-published", "The Board's response stands beside the report on the website."),
    ("policy-available", "The policy is on the website, and on request in large print."),
    ("policy-available", "Copies of the policy can be had on request, and it is online."),
    ("no-extra-stage", "There is no informal stage, though small matters may be settled at first contact within stage 1."),
    ("no-extra-stage", "We have removed the informal stage."),
    ("fair-handling", "Those who are the subject of a complaint take no part in deciding it."),
    ("stage-1-when-known", "The response is issued as soon as the answer is known and not when works have been completed."),
    ("no-blanket-exclusion", "We do not accept complaints about matters over twelve months old, unless there is good reason."),
    ("survey-feedback", "Survey answers are not treated as complaints, and the last page tells people how to make one."),
]

CONTRARY = [
    ("choice-to-complain", "Callers have to say that they wish to make a formal complaint."),
    ("choice-to-complain", "Staff decide whether a call is a complaint or a grumble."),
    ("service-request", "Expressions of dissatisfaction are logged as service requests for the first three days."),
    ("complaint-from-service-request", "A complaint is only raised once the repair has been completed."),
    ("complaint-from-service-request", "The job is put on hold as soon as a complaint is made."),
    ("time-limit", "Complaints have to be made within six months."),
    ("refusal-explained", "The letter gives our reasons and mentions the Ombudsman only if asked."),
    ("refusal-explained", "No reasons are given in the letter."),
    ("no-blanket-exclusion", "We never consider complaints about service charges."),
    ("no-blanket-exclusion", "All complaints about neighbours are refused."),
    ("any-way-any-staff", "Complaints must be made on our form."),
    ("any-way-any-staff", "Caretakers do not take complaints but give out the office number."),
    ("channels", "Residents are asked to put complaints in writing so that there is no doubt."),
    ("any-way-any-staff", "Posts on social media are not treated as complaints."),
    ("representation", "A representative needs a signed mandate before we will speak to them."),
    ("ombudsman-access", "The Ombudsman is mentioned only in the final letter."),
    ("complaints-officer", "There is no dedicated person; whoever is free picks it up."),
    ("officer-authority", "She has to ask a director for approval before offering anything."),
    ("officer-authority", "The officer cannot require other departments to reply."),
    ("single-policy", "Leaseholders are still dealt with under the corporate scheme."),
    ("no-extra-stage", "Tenants speak to their housing officer first, who tries to put things right."),
    ("no-extra-stage", "Anything that is not settled within a week is then logged at stage 1."),
    ("no-extra-stage", "We operate an informal stage for simple matters."),
    ("two-stages", "After stage 2 the resident may go before the Board's appeal panel."),
    ("two-stages", "Our third stage is heard by tenants."),
    ("third-party-stages", "Tenants complain to the contractor first and come to us if they are still unhappy."),
    ("fair-handling", "The reply is written by the manager; complaints are answered by the officer complained about."),
    ("update-intervals", "Residents are not usually contacted between the two letters."),
    ("update-intervals", "They hear nothing until the decision is made."),
    ("adjustments-recorded", "There is no list of adjustments."),
    ("adjustments-recorded", "Nobody reviews them after the first year."),
    ("no-unreasonable-refusal", "A review is refused where there is no new evidence."),
    ("no-unreasonable-refusal", "The area manager decides whether a case goes to stage 2."),
    ("progress-to-stage-2", "Stage 2 is at our discretion; escalation is only if we agree."),
    ("full-record", "Notes of calls are not kept."),
    ("remedy-at-any-stage", "Compensation can only be offered at stage 2."),
    ("behaviour-policy", "Anyone abusive is barred from the complaints process for a year."),
    ("early-triage", "Complaints are dealt with in the order in which they arrive."),
    ("stage-2-acknowledge", "We do not normally acknowledge stage 2 requests."),
    ("stage-1-extension-ombudsman", "Where the resident does not agree to the new date we give the Ombudsman's details."),
    ("stage-2-extension-ombudsman", "Ombudsman's leaflet sent to those who object."),
    ("stage-1-when-known", "We reply once all repairs have been completed."),
    ("stage-2-when-known", "The final letter is held until the works are signed off."),
    ("stage-1-all-points", "Handlers answer the main points only."),
    ("stage-1-letter", "Outcomes are given by telephone only."),
    ("no-reasons-needed", "Residents must set out which parts they dispute."),
    ("no-reasons-needed", "Forms without reasons are returned."),
    ("different-person", "The Chief Executive answers at both stages."),
    ("different-person", "The same manager looks again at the file."),
    ("stage-1-extend", "The reply takes as long as it takes, with no limit."),
    ("publicity", "The policy says nothing about how it is publicised."),
    ("training-and-resources", "Agency staff are not trained in complaints."),
    ("training-and-resources", "We have no training programme at present."),
    ("learning-reported", "Lessons are rarely shared with residents."),
    ("standard-objective", "The objective does not apply to contractors."),
    ("acknowledge-and-act", "We do not usually apologise, on legal advice."),
    ("remedy-followed-through", "Nobody checks whether the promised work was done."),
    ("third-party-code", "Our contracts do not mention the Code."),
    ("report-published", "The report is online without the Board's response."),
    ("definition", "Our definition leaves out agents and contractors."),
    ("policy-available", "Not currently on our website."),
    ("ombudsman-access", "The Ombudsman's details are only given at the end of stage 2."),
    ("complaints-officer", "There isn't a dedicated officer in so small a team."),
    ("training-and-resources", "Complaints training has not been provided since 2023."),
    ("single-policy", "Shared owners have their own complaints procedure."),
    ("two-stages", "A review by the tenants' panel follows stage 2."),
    ("third-party-code", "The contracts currently do not include the Code."),
    ("no-extra-stage", "Complaints that can be settled in a day or two are recorded as service recovery."),
    ("representation", "A form of authority must be completed."),
    ("progress-to-stage-2", "Requests to escalate are read by a manager who decides whether to accept them."),
    ("senior-lead", "No one looks at the themes."),
]


@pytest.mark.parametrize(("key", "text"), COMPLIANT, ids=[t for _, t in COMPLIANT])
def test_what_complies_is_not_contrary(key: str, text: str) -> None:
    assert against(text, frozenset({key})) == ""


@pytest.mark.parametrize(("key", "text"), CONTRARY, ids=[t for _, t in CONTRARY])
def test_what_the_provision_forbids_is_contrary(key: str, text: str) -> None:
    assert against(text, frozenset({key}))


# Denials, conditions and practices for every provision, in the words of officers; and good records of absence beside them.
WORDINGS = [json.loads(line) for line in (Path(__file__).parent / "contrary_wordings.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("row", WORDINGS, ids=[r["text"] for r in WORDINGS])
def test_what_an_officer_admits_and_what_is_rightly_absent(row: dict[str, str | bool]) -> None:
    assert bool(against(str(row["text"]), frozenset({str(row["key"])}))) is row["contrary"]


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("time-limit", "Within six months of the event."),
        ("stage-1-extension-ombudsman", "The Ombudsman's details are given if the tenant does not agree to the date."),
        ("no-reasons-needed", "The tenant must say which parts are in dispute."),
        ("two-stages", "Our third stage is a panel of members, for the reasons given below."),
    ],
)
def test_what_only_the_2024_edition_forbids_is_right_on_an_older_form(key: str, text: str) -> None:
    assert against(text, frozenset({key}), 2022) == ""
    assert against(text, frozenset({key}), 2024)


def time(value: float, unit: str, action: str = "respond", starts: str | None = None, total: bool = False) -> Timescale:
    return Timescale(
        action=action,  # type: ignore[arg-type]
        stage=1,
        value=value,
        unit=unit,  # type: ignore[arg-type]
        starts_from=starts,  # type: ignore[arg-type]
        firmness="firm",
        passage="p1",
        span=Span(start=0, end=1),
        total=total,
    )


RESPOND = Limit(action="respond", stage=1, value=10, unit="working_day", starts_from="acknowledgement")


@pytest.mark.parametrize(
    ("stated", "too_long"),
    [
        (time(10, "working_day"), False),
        (time(15, "working_day"), True),
        (time(15, "working_day", starts="receipt"), False),  # five to acknowledge and ten to answer
        (time(16, "working_day", starts="receipt"), True),
        (time(14, "calendar_day"), False),  # two weeks hold ten working days
        (time(20, "day"), True),  # even by the calendar
        (time(3, "week"), True),
        (time(20, "working_day", total=True), False),  # the whole with its extension
    ],
)
def test_a_time_is_too_long_by_a_reading_that_favours_the_landlord(stated: Timescale, too_long: bool) -> None:
    assert over(stated, RESPOND) is too_long
