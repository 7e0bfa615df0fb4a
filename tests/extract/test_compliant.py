"""A policy that keeps to the Code, in words far from the Code's: no finder of policies sees a fault in it."""

from __future__ import annotations

import pytest
from written import view

from ombudscan import catalog, extract

POLICY = """
# Your complaint
Say the word and your complaint is opened at stage 1 there and then; nobody will try to talk you out of it.
Early settlement is good, and where we can agree a remedy on the first day of stage 1 we will, but it is still logged and answered.
There's no need to have tried anything else beforehand.
We treat each expression of dissatisfaction as a complaint if that is what you want.
Requests for a service are logged on a separate list; if you are unhappy about how we dealt with one we log a complaint as well.
A resident who is unhappy is given the choice of making a complaint or having the matter put right as a service request.
Before we acknowledge your complaint we may ring you to make sure that we have understood it.
If your complaint is about a member of staff it is looked at by a manager who does not manage that person.
You can complain to the caretaker, to the office, online, by text or through a friend.
Staff who are told of a complaint must log it on the system the same day.
Managers should speak to the resident before responding.
The investigating officer has ten working days to resolve the complaint and send the response.
If we cannot reply within ten working days we will tell you why, when to expect the reply and how to contact the Ombudsman.
If an issue cannot be resolved at stage 1, the complaint will be escalated to stage 2.
Complaints which remain unresolved at stage 1 progress to stage 2 when the resident asks.
# Representatives
We accept complaints from councillors, MPs, advice agencies and relatives acting for a resident who agrees to it.
Where a resident lacks capacity we will follow the Mental Capacity Act.
# Exclusions
We will not normally look at matters that are more than twelve months old, although we consider each case.
Legal proceedings have started, meaning that the claim form and particulars of claim have been filed at court.
Correspondence from solicitors under the disrepair protocol will be answered by our legal team, and the complaint carries on.
Complaints about service charges are accepted so far as they concern the way in which we answered your query.
If we do not accept your complaint we explain why and give you the Ombudsman's contact details.
Anonymous complaints are looked into as far as possible.
# Stage 2
If you are not happy with the response, ask anyone who works for us to take the complaint to stage 2.
We will not ask you to justify the request, though we may contact you to understand what you remain unhappy about.
The stage 2 reviewer must be somebody who has not dealt with the case before.
The Head of Housing reviews the complaint unless she dealt with it at stage 1, in which case the Director does.
A stage 2 request is refused only if one of the exclusions in section 3 applies; the letter gives reasons and how to go to the Ombudsman.
The director's letter ends our process; if you remain dissatisfied you can bring the complaint to the Housing Ombudsman.
A member of the Board may sit with the director at stage 2.
The response must explain the reasons for any decision and be written in plain language.
The officer who dealt with stage 1 provides the file to the reviewer.
# Works
Our response will tell you what works are to be carried out and by when; the case is left open until those works have been completed.
Responses are issued when the answer to the complaint is known, not when the outstanding actions are completed.
We will keep in touch until the repair is finished and check that you are satisfied before we close the case.
Where compensation is due, it is paid after the works are complete.
# Extensions
If we extend, the letter will explain why and include the Ombudsman's contact details.
If the response is delayed we agree with you how often to be in touch; if you are not happy you can contact the Ombudsman at any time.
# Behaviour
Where we restrict contact because of unacceptable behaviour, the complaint itself continues to be handled.
We may decline to meet in person someone who has been violent to staff, and will deal with their complaint in writing.
Any restriction is agreed by a director, reviewed every six months and takes account of the Equality Act.
# Contractors
Operatives and contractors are expected to report any complaint to us on the same day.
If a contractor handles a complaint for us, that counts as stage 1.
You do not have to contact the contractor.
# Ombudsman
The Housing Ombudsman Service: PO Box 1484, Unit D, Preston PR2 0ET.
You can be helped by your MP or councillor at any time, but you do not need them to go to the Ombudsman.
Homeowners may also wish to contact the Financial Ombudsman Service, Exchange Tower, London E14 9SR.
# Learning
The Residents' Scrutiny Panel considers complaint trends twice a year and reviews closed cases after stage 2.
The Board's Complaints Committee reviews each complaint that the Ombudsman has upheld.
The Chief Executive considers learning from each stage 2 complaint with the team.
# Adjustments
We ask everyone at first contact what adjustments would help, record them and review them each year.
Information in other languages is available on request.
"""
FAULTS = frozenset(r.check.fact for r in catalog.rules() if r.check.kind == "fact")


@pytest.mark.parametrize("section", POLICY.strip().split("\n# "))
def test_no_fault_is_seen_in_a_compliant_section(section: str) -> None:
    seen = view(section if section.startswith("# ") else f"# {section}")
    assert [(f.kind, seen.document.quote(f.span)) for f in extract.facts(seen) if f.kind in FAULTS] == []


def test_no_fault_is_seen_in_the_whole_policy() -> None:
    seen = view(POLICY)
    assert [(f.kind, seen.document.quote(f.span)) for f in extract.facts(seen) if f.kind in FAULTS] == []
