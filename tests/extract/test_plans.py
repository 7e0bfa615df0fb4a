"""Plans: what is still to be done, with its last day; habits and things done are none."""

from __future__ import annotations

import pytest

from ombudscan.extract.deadlines import ordered
from ombudscan.extract.plans import action_of, day_of, plan_of, row_plans
from ombudscan.extract.rows import Said
from ombudscan.nouns import Span

PLANS = [
    ("A new leaflet will be produced and the website will be updated.", None),
    ("The wording will be added at the next policy review.", None),
    ("We will introduce a log of refusals in April 2027.", "2027-04-30"),
    ("From 1 January 2027 every case will have an outcome letter.", "2027-01-01"),
    ("The policy is being rewritten.", None),
    ("We are currently developing guidance for staff.", None),
    ("The council is in the process of recruiting a complaints officer.", None),
    ("The Trust intends to appoint a lead trustee.", None),
    ("We plan to publish this in the autumn.", None),
    ("It is hoped to launch the portal next year.", None),
    ("Training is planned for the spring.", None),
    ("The module is due in March 2027.", "2027-03-31"),
    ("The survey is scheduled for 12 February 2027.", "2027-02-12"),
    ("A register is not yet in place.", None),
    ("This has yet to be agreed with our contractors.", None),
    ("The template is in draft.", None),
    ("A dedicated web page is under construction.", None),
    ("Work is under way to bring the two schemes together.", None),
    ("Awaiting Board approval.", None),
    ("Contract managers have been asked to insert a clause.", None),
    ("The team is working towards full compliance.", None),
    ("Going forward, learning will be shared with the tenants' panel.", None),
    ("Officers will record this once the new system is in place.", None),
    ("Posters are to be put up by the end of June 2027.", "2027-06-30"),
    ("Clauses are to be inserted when the contracts are next renewed.", None),
    ("The Code goes into the induction pack next month.", None),
    ("The adjustments screen goes live in May 2027.", "2027-05-31"),
    ("Estates team to keep a register of this going forward.", None),
    ("Additional staff will be recruited.", None),
    ("A standard objective is to be agreed with the union.", None),
    ("We shall establish a lessons-learned group.", None),
    ("The co-operative proposes to adopt a behaviour policy at its annual meeting.", None),
    ("Our next newsletter will carry details of the Ombudsman by 30 April 2027.", "2027-04-30"),
    ("This will be in place by 31 March 2026.", "2026-03-31"),
    ("The by-laws are to be retyped.", None),
    ("A review of the forms is being undertaken.", None),
    ("The Warden is going to draw up a scale.", None),
    ("Braille copies are to be bought.", None),
    ("The notice case is due to be replaced.", None),
    ("A newsletter for members is planned.", None),
    ("We mean to start a list of adjustments.", None),
    ("The Trustees are looking for somebody to take this on.", None),
    ("New cards are at the printer's.", None),
    ("The rule is with our solicitor.", None),
    ("The summary is waiting for the Committee's agreement.", None),
    ("A log of lessons is about to be opened.", None),
    ("Arrangements with an interpreter are being made.", None),
    ("Wardens are going to be shown how to do this.", None),
    ("The booklet wants rewriting.", None),
    ("A scale of payments is being worked out with the auditor.", None),
    ("It is the Society's intention to publish these.", None),
    ("Mrs Teale is to be asked to take the role on.", None),
    ("Work on the register has begun.", None),
    ("Guidance in preparation.", None),
    ("Advice for colleagues who are named in complaints is being written.", None),
    ("A form for requests is being drawn up.", None),
]

PRACTICE = [
    "We will write to you within five working days.",
    "The officer will ring the resident on the same day.",
    "Any new point will be added to the investigation.",
    "If a request is refused the letter will explain why.",
    "Where a repair is outstanding it will be tracked to the end.",
    "Advisers will ask about health and children on the first call.",
    "The complaint will be reviewed by a manager from another team.",
    "All points will be addressed in the letter, with reasons.",
    "Each complaint will be logged the day it arrives.",
    "The Ombudsman's details will be included in every letter.",
    "We have no plans to add a stage.",
    "The field was planned for January 2026 and went live on the 12th.",
    "Restrictions are kept under review.",
    "The policy was rewritten in June 2026.",
    "Complaints are being monitored by the scrutiny panel.",
    "Residents can expect to hear from us every Friday.",
    "Staff are expected to pass complaints on at once.",
    "Extensions have not been used yet.",
    "Delays due to illness are explained in the letter.",
    "The clock starts on receipt.",
    "The Board has reviewed this every September since 2023.",
    "Nobody needs to be asked twice.",
    "Promises are tracked, and the tenant is told when each is done.",
    "Residents do not have to put it in writing for it to be treated as a complaint.",
    "The step that used to be tried first came to an end in January 2024.",
    "Learning is shared at the monthly team meeting.",
    "The handler will agree how often to be in touch.",
    "Requests to escalate are passed on the same day.",
    "All colleagues have been trained to take complaints.",
    "Each point is to be answered.",
    "Reviews are to be made by another officer.",
    "Works in hand are tracked, and the resident is told.",
    "Jobs that are still to be finished are listed in the letter.",
    "A new point is added unless the answer is already being signed.",
    "When an answer is going to be late we write with a new date.",
    "The letter says what is planned, and when.",
    "No merger is proposed.",
    "The person being complained about takes no part.",
    "The member is due to speak to the Board four times a year, and does.",
    "The complaint goes ahead while the job is being done.",
    "The Clerk means well and is quick.",
    "What is to be done, and by whom, stands in the letter.",
    "The by-laws were retyped in 2025.",
]

# By dependence, in the passive, or as a note without a subject.
WAITING = [
    ("It is with the union for comment and should be agreed by autumn 2027.", "2027-11-30"),
    ("The booklet will go to print once the Board has signed it off.", None),
    ("Places on the course are booked for 9 February 2027.", "2027-02-09"),
    ("Under discussion with IT.", None),
    ("Being drafted by the policy officer.", None),
    ("Still being costed.", None),
    ("Reports will reach the Committee from the next municipal year.", None),
    ("To be dealt with when the handbook is revised.", None),
    ("With our solicitors for drafting.", None),
    ("Dependent on the new software.", None),
    ("Waiting for the new website.", None),
    ("This hangs on the appointment of a manager.", None),
    ("It will follow the restructure.", None),
    ("Pencilled in for May 2027.", "2027-05-31"),
    ("This should be ready by June 2027.", "2027-06-30"),
    ("Expected by the end of the year.", None),
    ("It will be picked up in the next policy refresh.", None),
    ("This will form part of the new contract.", None),
    ("On the work plan for 2027.", None),
    ("In the forward plan for March 2027.", "2027-03-31"),
    ("On our list of things to do.", None),
    ("We are about to start on this.", None),
    ("We have begun to draft a note.", None),
    ("A working group has been set up to look at this.", None),
    ("The text will be on the website as soon as the designers have finished.", None),
    ("The duty is to be written into every agreement as it falls due for renewal.", None),
    ("A decision is awaited.", None),
    ("The figures and the governing body’s response will go online once the pages have been redesigned.", None),
    ("Steps are in train to find a supplier.", None),
    ("Work is in hand to add a second inbox.", None),
    ("Talks are going on with the two agents.", None),
    ("The first figures will go to the trustees in the coming financial year.", None),
    ("Will be set out in the guide when that is next printed.", None),
    ("Was to have been done by the summer of 2025.", "2025-08-31"),
    ("It had been due in March 2025 and has slipped.", "2025-03-31"),
    ("This should have been in place by June 2024.", "2024-06-30"),
    ("Planned for autumn 2024.", "2024-11-30"),
    ("To be arranged by the clerk for 3 October 2022.", "2022-10-03"),
]

HABITS = [
    "Refresher training is booked for every new starter in the first week.",
    "The reply should be with the tenant by the tenth working day.",
    "Once the Board has seen the report it is put on the website.",
    "Booked visits are noted on the file.",
    "The clause went into every contract at renewal in 2025.",
    "With the Legal team's help we check every refusal.",
    "Looked at by the Finance team each month.",
    "It has gone to the Board every year since 2022.",
    "The complaint will be closed once the remedy has been delivered.",
    "The letter will be sent once the manager has signed it off.",
    "We will tell the resident once the work is finished.",
    "A copy is with the reception desk at each office.",
    "The reply was due on 4 May 2026 and went on the 2nd.",
    "Letters are not held back waiting for the surveyor.",
    "The timing depends on what the resident asks for.",
    "A working group of tenants looks at the themes each quarter.",
    "The report was due in June 2026 and was published that month.",
    "Being believed is what residents ask for most, and call notes are sampled for it.",
    "Should the date slip, the tenant is told.",
    "Works in hand are listed on the tracker.",
    "Repair work that is in hand carries on.",
    "Minutes are on the website by the end of each month.",
]


@pytest.mark.parametrize(("text", "last_day"), WAITING, ids=[t for t, _ in WAITING])
def test_what_waits_for_something_else_is_a_plan(text: str, last_day: str | None) -> None:
    plan = plan_of(text)
    assert plan is not None
    assert last_day is None or plan.last_day == last_day


@pytest.mark.parametrize("text", HABITS)
def test_what_is_done_each_time_is_no_plan(text: str) -> None:
    assert plan_of(text) is None


@pytest.mark.parametrize(("text", "last_day"), PLANS, ids=[t for t, _ in PLANS])
def test_a_plan_and_its_last_day(text: str, last_day: str | None) -> None:
    plan = plan_of(text)
    assert plan is not None
    assert plan.last_day == last_day


@pytest.mark.parametrize("text", PRACTICE)
def test_a_habit_or_a_thing_done_is_no_plan(text: str) -> None:
    assert plan_of(text) is None


def row(*texts: str, column: str = "evidence") -> tuple[Said, ...]:
    made, start = [], 0
    for text in texts:
        made.append(Said(span=Span(start=start, end=start + len(text)), text=text, column=column))
        start += len(text) + 1
    return tuple(made)


@pytest.mark.parametrize(
    ("texts", "days"),
    [
        (("Fill both posts.", "Owner: Repairs Manager.", "Target: 30 September 2027."), ["2027-09-30"]),
        (("A call half-way is to be tried.", "Spring 2027"), ["2027-05-31"]),
        (("The letter will be rewritten.", "By 1 May 2027."), ["2027-05-01"]),
        (("The letter will be rewritten.", "Updated 7/10/24"), [None]),  # the day it was written, not the day it is due
        (("The letter will be rewritten.", "The team met 93% in 2025/26."), [None]),  # a year of figures
        (("We reply within ten working days.", "Clause 7.2, May 2026"), []),
        (("Clerk to reissue the card by 1 May 2027.",), ["2027-05-01"]),
    ],
)
def test_a_plan_takes_the_deadline_that_stands_after_it(texts: tuple[str, ...], days: list[str | None]) -> None:
    assert [p.last_day for p in row_plans(row(*texts))] == days


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Clerk to reissue the card by 1 May 2027.", True),
        ("Letters sent out again, with the address, by 31 March 2027", True),
        ("By 1 May 2027", False),  # only when
        ("31/03/2027", False),
        ("Completed 4 June 2026 by the two wardens", False),  # a note of what was done
    ],
)
def test_a_column_of_actions_tells_what_is_to_be_done_with_its_day(text: str, told: bool) -> None:
    assert ordered(row(text, column="Action")[0]) is told


@pytest.mark.parametrize(
    ("texts", "action", "dated"),
    [
        (("Scheme to be closed at the July 2027 meeting of trustees.",), True, True),
        (("Two new handlers have been appointed, and the Board has set 31 May 2027 for reaching 100%.",), True, True),
        (("New phone system; Head of IT; live by the end of February 2027.",), True, True),
        (("Redraft of clause 7, Complaints Lead, March 2027.",), True, True),
        (("Staff briefing on 4 February 2027.",), True, True),
        (("Contract variation: Procurement, Q1 2027.",), True, True),
        (("We are hiring a second officer, who starts on 1 March 2027.",), True, True),
        (("Replacement of the form by our digital team, spring 2027.",), True, True),
        (("Review of the leaflet.", "30/06/2027"), True, True),
        (("The Clerk has been told to have it on the website by 1 May 2027.",), True, True),
        (("We shall think about it.",), False, False),
        (("By March 2027.",), False, True),
        (("We know that this is a weakness.",), False, False),
        (("In 2025/26 we met 84%.",), False, False),
        (("The policy was reviewed in May 2025.",), False, False),
        (("New website; Digital Manager.",), True, False),
        (("Our stage 2 letter of 4 June 2026 left it out.",), False, False),
    ],
)
def test_an_action_and_its_day_in_the_words_of_a_table(texts: tuple[str, ...], action: bool, dated: bool) -> None:
    said = row(*texts)
    assert (action_of(said) is not None, day_of(said) is not None) == (action, dated)
