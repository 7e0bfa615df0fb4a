"""Faults of a policy in other registers than the usual one, and their near misses, rule by rule.

Longer than 300 lines because it is one table of wordings, rule by rule.
"""

from __future__ import annotations

import pytest
from written import found

FOUND = [
    # somebody tries, waits or talks first, and only then a complaint or a stage is opened
    ("extra-stage", "Allow the block supervisor ten days to act. Once that time is up we will record it as a stage 1 complaint.", "a wait"),
    (
        "extra-stage",
        "The letting agent is allowed three clear days in which to mend matters; thereafter Stage 1 is opened.",
        "a time for somebody else",
    ),
    (
        "extra-stage",
        "Matters are raised with the lodge porter to start with, and what the porter cannot cure is logged at step one.",
        "a post",
    ),
    ("extra-stage", "A gripe not cured by the end of the week is promoted to a Stage One complaint.", "still there after a time"),
    (
        "extra-stage",
        "The patch officer will ring to see whether the trouble can be ended there and then. Otherwise we open stage one.",
        "a call",
    ),
    (
        "extra-stage",
        "Should the member and the steward come to no understanding, the matter may be entered in the complaints book.",
        "a talk",
    ),
    ("extra-stage", "Your first port of call is the area team; go to stage 1 only when they have had their say.", "a first port of call"),
    ("extra-stage", "Our Put It Right crew has first go at every grumble before a case handler is given it.", "a desk with the first go"),
    (
        "extra-stage",
        "A leaseholder who disputes the stage 1 finding shall sit down with the person who made it before Stage 2 can be asked for.",
        "between",
    ),
    (
        "extra-stage",
        "Whoever is discontented with the first decision meets the manager, and only if they still disagree is stage 2 opened.",
        "between, only if",
    ),
    ("extra-stage", "Issues are looked at by the local hub. Those left outstanding after 48 hours move up to Stage 1.", "left outstanding"),
    ("extra-stage", "Stage 1 follows if the almoner's visit has not brought the difficulty to an end.", "follows a visit"),
    # further steps without a number
    (
        "third-stage",
        "# Stage 2\nThe Director replies in twenty working days.\nAfterwards the tenant may carry the complaint to the Court of Governors.",
        "governors",
    ),
    ("third-stage", "Once stage 2 has ended, you may ask the Mayor's office to reconsider the finding.", "an office"),
    ("third-stage", "A member who is still aggrieved after the second stage may lay the matter before the annual meeting.", "a meeting"),
    ("third-stage", "Beyond stage 2 there is a right to have the outcome looked at by the Customer Assembly.", "an assembly"),
    (
        "third-stage",
        "# Second stage\nThe Manager decides within twenty working days.\nIf that does not content you, the Patron may be asked "
        "to rule on it.",
        "a patron",
    ),
    ("third-stage", "Following the stage two letter a leaseholder can have the case examined by the Company's Visitor.", "a visitor"),
    (
        "third-stage",
        "# Final stage: review\nThe reviewer writes within 20 working days.\n# Taking it further\nThe complaint can next be put "
        "to the Residents' Council.",
        "a council",
    ),
    ("third-stage", "When stage 2 is over the complainant is entitled to a hearing before three trustees.", "trustees"),
    # one way only
    ("restricted-channel", "To count as a complaint the matter has to be entered on the green card kept in the lodge.", "a card"),
    ("restricted-channel", "A complaint is valid only when it arrives by post or through the website.", "valid when"),
    ("restricted-channel", "Callers are posted a complaints form, and nothing is looked into before it comes back.", "sent a form"),
    ("restricted-channel", "Only the Governance Team can take a complaint; everyone else gives out its number.", "one team"),
    ("restricted-channel", "We are unable to act on a complaint that has merely been spoken.", "not spoken"),
    ("restricted-channel", "Complaints have to be set down on paper and left in the box at the lodge.", "on paper"),
    ("restricted-channel", "For a complaint to be registered we need it in a letter or an email.", "need it in"),
    ("restricted-channel", "Nobody other than the Clerk may receive a complaint.", "nobody other"),
    (
        "restricted-channel",
        "If you phone us to complain we will ask you to fill in the form, which must reach us before we can begin.",
        "form first",
    ),
    # the Ombudsman named at somebody's pleasure
    (
        "refusal-without-ombudsman",
        "When a complaint is refused the letter will name the Housing Ombudsman if the Secretary sees fit.",
        "sees fit",
    ),
    (
        "refusal-without-ombudsman",
        "If we turn a complaint away we will, where we judge it helpful, say how the Ombudsman can be reached.",
        "judge",
    ),
    (
        "refusal-without-ombudsman",
        "A complaint we decline is explained by letter; details of the Ombudsman are added should the officer feel they are called for.",
        "feel",
    ),
    (
        "refusal-without-ombudsman",
        "Where your complaint is rejected, staff have a discretion to point you to the Housing Ombudsman.",
        "a discretion",
    ),
    (
        "refusal-without-ombudsman",
        "The reasons for not accepting a complaint are given in writing and, in deserving cases, the Ombudsman is mentioned.",
        "deserving",
    ),
    (
        "refusal-without-ombudsman",
        "On declining a complaint the manager decides whether to tell the tenant about the Ombudsman.",
        "decides whether",
    ),
    ("refusal-without-ombudsman", "If a complaint is excluded we might let you know about the Housing Ombudsman.", "might"),
    (
        "refusal-without-ombudsman",
        "Whenever we decline to consider a complaint, and if it seems right to us, we will mention the Ombudsman.",
        "seems right",
    ),
    # the negation stands elsewhere; these are faults all the same
    (
        "gated-escalation",
        "We may refuse stage 2 where we think that nothing would be gained; we do not charge for complaints.",
        "another clause denied",
    ),
    ("wide-legal-exclusion", "A threat to sue is a ground for declining a complaint.", "the positive"),
    # what is kept out
    ("blanket-exclusion", "# Exceptions\nThis policy does not extend to:\n- Matters connected with the level of rent\n- Parking", "a list"),
    (
        "blanket-exclusion",
        "Grievances over lettings lie outside the scope of this Procedure and are turned down in every case.",
        "in every case",
    ),
    (
        "blanket-exclusion",
        "The complaints process cannot be used for:\n- Everything relating to service charges\n- Policy decisions of the Board",
        "cannot be used",
    ),
    ("blanket-exclusion", "No complaint touching on allocations will be entertained.", "no complaint touching"),
    ("blanket-exclusion", "Noise is not something that we will ever take a complaint about.", "not ever"),
    ("blanket-exclusion", "Complaints concerning major works are invariably rejected.", "invariably"),
    ("blanket-exclusion", "# What we do not look at\n- How rents are set\n- Anything about parking", "a heading"),
    ("blanket-exclusion", "Everything to do with service charges is excluded from this procedure.", "everything to do with"),
    # the process shut for behaviour
    ("access-refused", "Anyone put on the Difficult Customers List will not have complaints looked at for a year.", "a list"),
    ("access-refused", "Complaints received from a tenant on the warning register are filed without reply.", "without reply"),
    (
        "access-refused",
        "Swearing at staff will mean that your complaint is shut and that nothing more from you is taken up for three months.",
        "shut",
    ),
    ("access-refused", "A vexatious person's complaints are returned unopened.", "returned"),
    ("access-refused", "Those whose conduct is abusive forfeit the use of this procedure for half a year.", "forfeit"),
    ("access-refused", "No complaint will be entertained from a member who has been warned about rude behaviour.", "no complaint from"),
    ("access-refused", "If you are offensive we will call a halt to your complaint.", "a halt"),
    (
        "access-refused",
        "Persistent complainants may be told that we will look at nothing further from them for twelve months.",
        "nothing further",
    ),
    # a definition with something missing
    (
        "narrow-definition",
        "A complaint is when you are not happy, however you tell us, about our service, what we or our staff have done or have not done, "
        "and it touches one tenant or several.",
        "no agents",
    ),
    (
        "narrow-definition",
        "A complaint means a statement of discontent, made in any manner, with the standard of service, the acts or omissions "
        "of the Society "
        "or of persons in its employ, affecting a member or a group of members.",
        "legal, no agents",
    ),
    (
        "narrow-definition",
        "By a complaint we mean any expression of dissatisfaction, however made, about the service, actions or lack of action by us, our "
        "staff or our contractors.",
        "nobody affected",
    ),
    (
        "narrow-definition",
        "A complaint is any expression of dissatisfaction about the standard of service, actions or lack of action by us, our own staff or "
        "those acting for us, affecting one resident or a group of residents.",
        "not however made",
    ),
    (
        "narrow-definition",
        "A complaint is an expression of dissatisfaction, however made, about the standard of service provided by us, our staff or those "
        "acting on our behalf, affecting a resident or a group of residents.",
        "no actions",
    ),
    (
        "narrow-definition",
        "A grievance means any expression of displeasure, however conveyed, with the service, the acts or omissions of the "
        "Trust or of those "
        "in its service, affecting one almsperson or several.",
        "a grievance, no agents",
    ),
    (
        "narrow-definition",
        "You are complaining when you let us know, in whatever way, that you are fed up with something our people did or failed to do.",
        "plain words",
    ),
    # adjustments for those who ask
    ("adjustments-on-request", "We can make reasonable adjustments for tenants who tell us that they want one.", "who tell us"),
    ("adjustments-on-request", "An adjustment will be considered when it has been applied for.", "applied for"),
    ("adjustments-on-request", "Residents wanting an adjustment to the way we work have to contact the office.", "wanting one"),
    ("adjustments-on-request", "Should you require any adjustments, please say so.", "say so"),
    ("adjustments-on-request", "Adjustments are arranged for those requesting them.", "those requesting"),
    ("adjustments-on-request", "Anyone who asks will be given a reasonable adjustment.", "anyone who asks"),
    ("adjustments-on-request", "Let us know if an adjustment is needed and we shall do what we can.", "let us know"),
    ("adjustments-on-request", "It is for the resident to seek an adjustment, which the manager will then think about.", "to seek"),
    # one each
    ("gated-escalation", "The Secretary judges if the case has enough substance to be heard at stage 2.", "substance"),
    ("gated-escalation", "A director weighs up whether the complaint deserves a second stage.", "deserves"),
    ("conditional-representation", "A friend may speak for you at any meeting if the Secretary approves of them.", "approves"),
    ("conditional-representation", "Representatives have to be acceptable to the Trust.", "acceptable"),
    (
        "parallel-contractor-process",
        "Complaints about the lifts go to Northgate Lifts at the outset, and to us only after Northgate has replied.",
        "a named firm",
    ),
    (
        "parallel-contractor-process",
        "A tenant with a complaint about cleaning writes first to Brightway Ltd, and we take it up once Brightway has responded.",
        "Ltd",
    ),
    ("response-waits-for-works", "The answer is to follow when the works have been signed off.", "is to follow"),
    ("response-waits-for-works", "You will hear our decision after the repair has been finished.", "hear"),
    ("open-ended-extension", "Where the reply is delayed the Manager shall have such time as the investigation needs.", "such time"),
    ("open-ended-extension", "If stage 1 cannot be finished in time we will carry on for as long as it takes.", "as long as it takes"),
    ("wide-legal-exclusion", "We will not take a complaint from somebody who says they are going to sue.", "going to sue"),
    ("wide-legal-exclusion", "A complaint may be declined where the tenant has announced that they will go to court.", "announced"),
]
LEFT = [
    ("extra-stage", "We log every complaint at stage 1 within five days of getting it.", "ordinary"),
    ("extra-stage", "There is no need to let the block supervisor try first; we open stage 1 when you ask.", "no need"),
    ("extra-stage", "Until 2021 the porter had a week to settle things before stage 1 was opened.", "over"),
    ("extra-stage", "Report a leak to the repairs desk and allow three days for the plumber to come.", "a repair"),
    ("extra-stage", "If the repair has not been done after five days, ring the helpline again.", "chasing a repair"),
    ("extra-stage", "If you are unhappy with the way we dealt with your request, we open a stage 1 complaint at once.", "1.5"),
    ("extra-stage", "Stage 1 opens on the day you tell us and ends with a letter in ten working days.", "ordinary stage 1"),
    ("extra-stage", "If stage 1 has not put things right for you, we open stage 2 when you ask.", "ordinary stage 2"),
    ("extra-stage", "The case handler will ring you within five days to talk about your stage 1 complaint.", "a call in stage 1"),
    ("extra-stage", "If we have not answered at stage 1 within ten working days, you may move to stage 2.", "late answer"),
    ("extra-stage", "We never hold a complaint back while the area team has a go at it.", "denied"),
    (
        "extra-stage",
        "After we have logged your complaint at stage 1 the scheme manager may try to put it right straight away.",
        "after logging",
    ),
    ("extra-stage", "If new issues come up after the stage 1 response they are logged as a new complaint.", "new issues"),
    ("extra-stage", "Once the resident has asked, and even if talks are going on, the complaint moves to stage 2.", "even if"),
    (
        "third-stage",
        "# Stage 2\nThe Director replies in twenty working days.\nAfterwards you may take the complaint to the Housing Ombudsman.",
        "the Ombudsman",
    ),
    (
        "third-stage",
        "# Stage 2\nThe Director replies in twenty working days.\nAfterwards the Board is told what has been learned.",
        "learning",
    ),
    ("third-stage", "There is no further appeal to the governors after stage 2.", "denied"),
    ("third-stage", "It replaces the 2018 policy, in which a complaint went through three stages.", "history"),
    ("third-stage", "Neither the panel nor the third stage survives.", "does not survive"),
    ("third-stage", "A councillor may put the stage 2 request for you.", "for you"),
    ("third-stage", "After stage 2 the Residents' Council looks at themes in closed complaints.", "themes"),
    ("third-stage", "At stage 2 a panel of two directors hears the complaint.", "stage 2 itself"),
    ("third-stage", "Once stage 2 has ended you may ask your MP for help or go to the Ombudsman.", "an MP"),
    ("restricted-channel", "A complaint may be made by letter, by e-mail, by telephone or to any member of staff.", "all ways"),
    (
        "restricted-channel",
        "Callers can have a form posted to them, but they do not need one: we write the complaint down for them.",
        "no need",
    ),
    ("restricted-channel", "Only the Governance Team can close a complaint.", "closing"),
    ("restricted-channel", "We are able to act on a complaint that has merely been spoken.", "spoken"),
    ("restricted-channel", "It is enough to tell the porter.", "enough"),
    ("restricted-channel", "Only the Director can sign a stage 2 response.", "signing"),
    ("restricted-channel", "To be valid a claim under our insurance has to reach the insurer by letter.", "another service"),
    ("restricted-channel", "Any of us can take a complaint, not only the Governance Team.", "not only"),
    (
        "refusal-without-ombudsman",
        "When a complaint is refused the letter always names the Housing Ombudsman, whatever the Secretary thinks.",
        "always",
    ),
    (
        "refusal-without-ombudsman",
        "If we think fit to refuse a complaint we give reasons and the Ombudsman's details.",
        "the refusal is the choice",
    ),
    ("refusal-without-ombudsman", "We explain why a complaint is declined and how to take that decision to the Ombudsman.", "told"),
    ("refusal-without-ombudsman", "Where appropriate we award compensation; the Ombudsman publishes guidance on it.", "compensation"),
    (
        "refusal-without-ombudsman",
        "If you feel our refusal of your complaint is wrong, you can go to the Ombudsman, as our letter tells you.",
        "resident feels",
    ),
    ("refusal-without-ombudsman", "Refusals name the Ombudsman; nobody has a discretion to leave that out.", "no discretion"),
    (
        "refusal-without-ombudsman",
        "The Ombudsman may, where it thinks fit, tell us to accept a complaint we declined.",
        "the Ombudsman's choice",
    ),
    (
        "refusal-without-ombudsman",
        "We decline an offer of mediation if we consider it appropriate; you may still go to the Ombudsman.",
        "mediation",
    ),
    # negation after or outside the noun
    ("wide-legal-exclusion", "That a tenant has consulted a lawyer is no reason to turn a complaint down.", "no reason"),
    (
        "wide-legal-exclusion",
        "Talk of suing, or a solicitor's letter, does not by itself justify refusing a complaint.",
        "does not justify",
    ),
    ("wide-legal-exclusion", "Neither a letter before action nor the intention to sue will lead us to close a complaint.", "neither nor"),
    ("wide-legal-exclusion", "A threat of proceedings shall not be treated as grounds for rejecting a complaint.", "not be treated"),
    ("wide-legal-exclusion", "The policy no longer lets us exclude complaints where a solicitor is involved.", "no longer"),
    (
        "gated-escalation",
        "We cannot turn down stage 2 because we upheld the complaint or because you only want more compensation.",
        "cannot",
    ),
    ("gated-escalation", "That the first answer was reasonable is not a ground for refusing stage 2.", "not a ground"),
    ("gated-escalation", "Nobody may decline a stage 2 request on the footing that nothing would be gained.", "nobody"),
    (
        "gated-escalation",
        "Managers are not permitted to refuse stage 2 because they think that it would serve no purpose.",
        "not permitted",
    ),
    ("gated-escalation", "The Registrar shall not refuse stage 2 for want of new evidence.", "for want of"),
    ("third-stage", "The stage 3 hearing before the governors has been done away with.", "done away with"),
    ("third-stage", "What was once a third stage has gone.", "has gone"),
    ("extra-stage", "The informal stage of earlier policies has not been kept.", "not kept"),
    ("extra-stage", "A preliminary stage forms no part of this procedure.", "forms no part"),
    ("same-reviewer", "That the same manager decides both stages is ruled out.", "ruled out"),
    ("access-refused", "Being rude is not a reason for which a complaint will be closed.", "not a reason"),
    ("restricted-channel", "That a complaint must be made in writing is a thing of the past.", "the past"),
    (
        "blanket-exclusion",
        "# Exceptions\nThis policy does not extend to:\n- claims that have been filed at court\n- matters already decided",
        "fair exclusions",
    ),
    ("blanket-exclusion", "No complaint touching on allocations is refused without looking at its circumstances.", "circumstances"),
    ("blanket-exclusion", "Complaints concerning major works are accepted.", "accepted"),
    ("blanket-exclusion", "Rent levels are set by the Board; how we told you of them can be complained about.", "partial"),
    ("blanket-exclusion", "# What we look at\n- How rents are explained\n- Anything about parking", "what is covered"),
    ("blanket-exclusion", "Everything to do with service charges can be complained about.", "can be"),
    ("blanket-exclusion", "# Compensation\nWe do not pay for:\n- anything to do with parking", "compensation"),
    ("blanket-exclusion", "# Report a repair\nYou cannot use this form for:\n- anything to do with parking", "a form for repairs"),
    ("access-refused", "Anyone on the warning register can still complain, and we answer in writing.", "still"),
    ("access-refused", "A caller who swears will find the call ended, and the complaint is answered as any other.", "a call"),
    ("access-refused", "No complaint is turned away because a member has been rude.", "none turned away"),
    ("access-refused", "A complaint is shut only when both stages are done.", "ordinary closing"),
    ("access-refused", "Tenants on the arrears register may have complaints looked at like everybody else.", "like others"),
    ("access-refused", "For six months after an abusive visit you may be asked to write in place of calling.", "contact"),
    ("access-refused", "Repeat complaints about a matter that has been through stage 2 are not opened again.", "done already"),
    ("access-refused", "Nothing said in anger closes a complaint.", "nothing"),
    (
        "narrow-definition",
        "A complaint is when you are not happy, however you tell us, about our service, what we, our staff or the firms we use "
        "have done or "
        "have not done, and it touches one tenant or several.",
        "whole, plain",
    ),
    (
        "narrow-definition",
        "A complaint means a statement of discontent, made in any manner, with the standard of service, the acts or omissions "
        "of the Society, "
        "of persons in its employ or of others acting in its name, affecting a member or a group of members.",
        "whole, legal",
    ),
    (
        "narrow-definition",
        "By a complaint we mean any expression of dissatisfaction, however made, about the service, actions or lack of action by us, our "
        "staff or our contractors, whether it touches one household or many.",
        "whole",
    ),
    ("narrow-definition", "A complaint is closed when we have written to the resident who was unhappy with our staff.", "no definition"),
    ("narrow-definition", "A grievance between neighbours is a matter for mediation where they are unhappy with noise.", "no definition"),
    ("narrow-definition", "You are complaining about our staff when you are unhappy, so a manager looks into it.", "no definition"),
    ("adjustments-on-request", "We make reasonable adjustments, and nobody has to ask for them.", "nobody asks"),
    ("adjustments-on-request", "Staff offer an adjustment to everyone and note what each person needs.", "offered"),
    ("adjustments-on-request", "Rent adjustments are made for those who request them in writing.", "rents"),
    ("adjustments-on-request", "We think ahead about the adjustments people need. Tell us if yours change.", "thought ahead"),
    ("adjustments-on-request", "If you tell us of a disability we record it and review the adjustments every year.", "recorded"),
    ("gated-escalation", "The Secretary decides who will hear the case at stage 2.", "who, not whether"),
    ("gated-escalation", "A director weighs up whether the complaint should be upheld at stage 2.", "the merits at stage 2"),
    ("conditional-representation", "A friend whom you choose may speak for you; the Secretary has no say in it.", "no say"),
    ("conditional-representation", "Representatives of the Trust attend the meeting.", "the landlord's own"),
    (
        "parallel-contractor-process",
        "Complaints about the lifts come to us first, and we ask Northgate Lifts for its answer.",
        "to us first",
    ),
    ("parallel-contractor-process", "A lift that has stopped is reported to Northgate Lifts first.", "a fault"),
    ("response-waits-for-works", "A satisfaction call is to follow when the works have been signed off.", "a call"),
    ("response-waits-for-works", "You will hear our decision before the repair has been finished.", "before"),
    ("open-ended-extension", "We keep a complaint's papers for as long as the law requires.", "papers"),
    ("open-ended-extension", "If stage 1 cannot be finished in time we may take no more than ten further working days.", "limited"),
    ("open-ended-extension", "You may take as long as you need to tell us about your complaint.", "the resident's time"),
    ("wide-legal-exclusion", "We will take a complaint from somebody who says they are going to sue.", "taken"),
    ("wide-legal-exclusion", "The letter says that the tenant may sue, and the complaint continues.", "continues"),
]


@pytest.mark.parametrize(("kind", "text", "why"), FOUND)
def test_a_fault_is_found_in_another_register(kind: str, text: str, why: str) -> None:
    assert found(kind, text), why


@pytest.mark.parametrize(("kind", "text", "why"), LEFT)
def test_its_near_miss_is_left_alone(kind: str, text: str, why: str) -> None:
    assert found(kind, text) == [], why
