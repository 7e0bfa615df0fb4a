"""What stands between a resident and stage 2 or an answer: gates, reasons, the same reviewer, a closed process, waiting.

Longer than 300 lines because it is one table of wordings.
"""

from __future__ import annotations

import pytest
from written import found, stages

GATED = [
    ("The Director may refuse a request for stage 2 if she thinks the first reply was fair.", "thinks it fair"),
    ("We may decline to escalate your complaint where nothing further would be achieved.", "nothing achieved"),
    ("A stage 2 review may be refused if you only want more compensation.", "more compensation"),
    ("If your request is accepted, a director will carry out the review.", "if accepted"),
    ("Moving to stage 2 is at the discretion of the Head of Service.", "discretion"),
    ("There is no automatic right to a stage 2 review.", "no right"),
    ("A manager decides whether a stage 2 review is needed.", "whether needed"),
    ("Escalation will only be considered where new evidence has come to light.", "new evidence only"),
    ("We may confirm our decision and close the complaint at stage 1.", "closed at stage 1"),
    ("Only complaints that raise serious issues will progress to stage 2.", "serious only"),
    ("Your appeal must contain new evidence that was not available at stage 1.", "must contain evidence"),
    ("Stage 2 is subject to the agreement of the Complaints Manager.", "agreement"),
    ("We will not escalate a complaint to stage 2 if our policy was followed.", "policy followed"),
    ("If we consider that there are grounds for a review, your complaint will go to stage 2.", "grounds"),
    ("The Chair may turn down a request for a second stage if he sees no merit in it.", "no merit"),
    ("We will let you know whether your appeal has been accepted.", "acceptance"),
    ("We may refuse to escalate a complaint where:\n- the repair has been booked\n- you only want a different outcome", "list of grounds"),
    ("Requests for stage 2 are screened by the Complaints Manager.", "screened"),
]
OPEN = [
    ("We would refuse to move a complaint on only for one of the reasons in section 3.", "exclusions only"),
    ("Stage 2 is refused only for a reason in paragraphs 8 and 9.", "by clause"),
    ("We will not refuse to escalate a complaint unless there is a valid reason.", "valid reason"),
    ("If you ask for stage 2 your complaint will be escalated.", "on request"),
    ("Stage 2 starts only when you ask for it.", "at request"),
    ("A complaint can only go to stage 2 once you have had our stage 1 response.", "after stage 1"),
    ("We may decide not to move a complaint to stage 2 if a claim form has been filed at court.", "court"),
    ("We never refuse a review because you want more compensation.", "never"),
    ("The extension may be refused if the manager thinks that it is not needed.", "an extension"),
    ("This policy is reviewed every two years if the Board agrees.", "policy review"),
    ("The restriction will be reviewed if the director considers it appropriate.", "a restriction"),
    ("If you do not accept our decision you can ask for a review.", "resident accepts"),
    ("Appeals against banding are at the council's discretion.", "banding"),
    ("You do not need new evidence to ask for a review.", "no need"),
    ("We may use our discretion to accept an older complaint.", "time limit"),
    ("Every request for stage 2 is accepted.", "every"),
    ("The reviewer decides whether the complaint should be upheld.", "the outcome"),
    ("Requests outside 28 days are accepted where there is good reason.", "late request"),
    ("Stage 2 is refused only upon one of the grounds named under Exclusions.", "exclusions by name"),
    ("The only times we may turn down a review are those named on page 3.", "exclusions by place"),
    ("If you disagree with the stage 2 decision, four neighbours hear you and say if they think it fair.", "after stage 2"),
]


@pytest.mark.parametrize(("text", "why"), GATED)
def test_a_gate_before_stage_2_is_found(text: str, why: str) -> None:
    assert found("gated-escalation", text), why


@pytest.mark.parametrize(("text", "why"), OPEN)
def test_an_open_stage_2_is_left_alone(text: str, why: str) -> None:
    assert found("gated-escalation", text) == [], why


REASONS = [
    ("Your request for a review must explain why you are unhappy with our stage 1 response.", "must explain"),
    ("To go to stage 2 you need to tell us which parts of the reply you disagree with.", "which parts"),
    ("You have to state your reasons when you ask for a review.", "state reasons"),
    ("If you want to escalate, you will need to give reasons.", "need to give"),
    ("# Stage 2\nRequests with an empty box are sent back.", "empty box"),
    ("Requests for stage 2 that do not give reasons will not be accepted.", "not accepted"),
    ("We cannot consider an appeal unless you say why you disagree.", "unless"),
    ("You can ask for stage 2 provided that you explain what is still wrong.", "provided"),
    ("You can ask for a review by writing to us, setting out why you disagree with our decision.", "setting out"),
    ("# Stage 2\nTell us which part you think we missed.", "imperative"),
    ("# Asking for a review\nState the grounds of your appeal.", "grounds"),
    ("Residents are required to set out the reasons for their appeal.", "required"),
    ("An escalation request must be supported by reasons.", "supported by"),
    ("Your appeal should specify what outcome you want and which points are outstanding.", "should specify"),
    ("# Stage 2\nYou must tell us what we got wrong.", "what we got wrong"),
    ("If no explanation is given the complaint will stay at stage 1 and will not be escalated.", "stays at stage 1"),
]
NO_REASONS = [
    ("The answer shall be sent within twenty working days. Should we need longer, the tenant is told why.", "we give the reason"),
    ("You do not have to give reasons for asking for stage 2.", "not needed"),
    ("You need not say why, but the reviewer will get in touch.", "need not"),
    ("No reason need be given for a review.", "none"),
    ("When you ask for stage 2 you will be asked why you are unhappy with the reply.", "asked, not required"),
    ("It helps if you can tell us what you are still unhappy about when you ask for a review.", "it helps"),
    ("You may explain why you disagree with the stage 1 decision if you wish.", "if you wish"),
    ("Our stage 2 response must explain the reasons for the decision.", "our duty"),
    ("If we refuse to escalate we must tell you why.", "our duty"),
    ("The letter should set out the reasons for the stage 1 decision.", "the letter"),
    ("Reasons are welcome but not required at stage 2.", "not required"),
    ("You can go to stage 2 without giving a reason.", "without"),
    ("We will make a reasonable effort to understand why you want a review.", "effort"),
    ("The reviewing manager must give reasons for the decision.", "manager"),
    ("If your complaint is more than 12 months old you must tell us why it is late.", "time limit"),
    ("To appeal against a restriction you must explain why it is unfair.", "behaviour"),
    ("The Code says that residents must not be required to explain their reasons.", "the Code"),
    ("The second stage is refused only on a ground given in clause 9.", "grounds of ours"),
    ("# Stage 2\nNobody is obliged to give grounds.", "denied"),
    ("# Stage 2\nFifteen days more is the most that they can take, and they must say why and give you a date.", "our duty"),
    ("# Stage 1\nThe letter shall state the decision and the reasons for it, the remedy offered and how to request stage 2.", "our letter"),
]


@pytest.mark.parametrize(("text", "why"), REASONS)
def test_reasons_for_stage_2_are_found(text: str, why: str) -> None:
    assert found("reasons-required", text), why


@pytest.mark.parametrize(("text", "why"), NO_REASONS)
def test_reasons_that_are_free_or_ours_are_left_alone(text: str, why: str) -> None:
    assert found("reasons-required", text) == [], why


SAME = [
    ("The manager who dealt with stage 1 will also carry out the stage 2 review.", "dealt with"),
    ("Stage 2 is considered by the same officer.", "same officer"),
    ("The original investigator will review the complaint at stage 2.", "original"),
    ("The Clerk, who gave the first reply, decides the second stage as well.", "apposition"),
    ("At stage 2 your complaint goes back to the manager who answered it at stage 1.", "goes back"),
    ("The stage 1 investigating officer will reconsider the matter at stage 2.", "stage 1 officer"),
    ("Your review will be carried out by the person who handled the original complaint.", "by the person"),
    ("The officer who signed the stage 1 letter looks again at the file and writes the final reply.", "looks again"),
    ("Whoever made the first decision will review it and send the stage 2 response.", "whoever"),
    ("Both stages are handled by the Complaints Officer.", "both"),
    ("The same team considers the review.", "same team"),
    ("The director who issued the stage 1 response also responds at stage 2.", "director"),
    ("The stage 2 complaint will be investigated by the same manager.", "same manager"),
    ("The review is conducted by the stage 1 investigator.", "stage 1 investigator"),
    ("The secretary who wrote the first answer considers the appeal again.", "appeal"),
]
DIFFERENT = [
    ("Stage 2 is considered by somebody who had no part in stage 1.", "no part"),
    ("The review is never carried out by the person who handled stage 1.", "never"),
    ("A manager senior to the person who gave the first reply will decide stage 2.", "senior"),
    ("The reviewer will not be the same person who investigated at stage 1.", "not the same"),
    ("A director other than the officer who answered at stage 1 carries out the review.", "other than"),
    ("The reviewer may speak to the officer who dealt with stage 1.", "evidence"),
    ("The same person will keep you updated at stage 2.", "contact only"),
    ("The stage 2 letter has the same layout as the stage 1 letter.", "layout"),
    ("The officer who dealt with stage 1 hands over the file and takes no part in the review.", "hands over"),
    ("At stage 2 a different manager looks at your complaint.", "different"),
    ("No member of staff who was involved at stage 1 considers the complaint at stage 2.", "no member"),
    ("A head of service who took no part in stage 1 will carry out the review.", "took no part"),
    ("The same standard applies at both stages.", "standard"),
    ("The stage 1 investigator provides background for the review.", "background"),
    ("Until 2022 the same manager decided both stages.", "history"),
]


@pytest.mark.parametrize(("text", "why"), SAME)
def test_the_same_reviewer_is_found(text: str, why: str) -> None:
    assert found("same-reviewer", text), why


@pytest.mark.parametrize(("text", "why"), DIFFERENT)
def test_a_different_reviewer_is_left_alone(text: str, why: str) -> None:
    assert found("same-reviewer", text) == [], why


BARRED = [
    ("Where a tenant's behaviour is abusive we may withdraw their right to use the complaints procedure.", "withdraw"),
    ("Vexatious complainants may be refused access to our complaints process.", "refused access"),
    ("If someone is persistently unreasonable we may refuse them access to the complaints process.", "refuse them"),
    ("We will not accept further complaints from anyone whose behaviour is threatening.", "no further complaints"),
    ("Residents who are aggressive may be excluded from the complaints scheme.", "excluded from"),
    (
        "Unreasonable behaviour can lead to your complaint being closed.\nYour complaint will be closed if you are abusive to staff.",
        "closed",
    ),
    ("If you behave unacceptably you may lose the right to complain.", "lose the right"),
    ("Access to the complaints procedure may be suspended for residents who are abusive.", "suspended"),
    ("We may bar an abusive customer from making complaints for six months.", "bar"),
    ("Where behaviour does not improve, we may stop dealing with your complaint.", "stop dealing"),
    ("We reserve the right to restrict access to the complaints process for vexatious customers.", "restrict access"),
    ("People who threaten staff may no longer make complaints.", "may no longer"),
    ("The Trustees may close the complaints process to a resident who is rude.", "close to"),
    ("Persistent complainants can be banned from using this policy.", "banned"),
    ("If a complainant is offensive, the manager may terminate the complaint.", "terminate"),
]
NOT_BARRED = [
    ("We may limit how an abusive customer contacts us, but we never close the complaints process to anyone.", "never close"),
    ("Restrictions affect the way in which you contact us and not your right to complain.", "not the right"),
    ("Unacceptable behaviour does not take away the right to complain.", "does not"),
    ("Nobody is barred from complaining because of their behaviour.", "nobody"),
    ("Where behaviour is unreasonable we may ask you to use one telephone number.", "one number"),
    ("We may refuse entry to our offices to anyone who is violent.", "offices"),
    ("An abusive call may be ended after a warning.", "a call"),
    ("Staff may close a telephone call if the caller shouts.", "a call"),
    ("We will not treat you differently because you have complained.", "no detriment"),
    ("Threatening behaviour may lead to action under your tenancy.", "tenancy"),
    ("Any restriction on an abusive resident is reviewed after three months.", "reviewed"),
    ("A restriction never stops anyone from making a complaint.", "never stops"),
    ("We will not consider a complaint that has been through both stages.", "exclusion"),
    ("If you withdraw your complaint we will close it.", "withdrawn"),
    ("Harassment by neighbours is dealt with under another policy, and you can complain about our part in it.", "neighbours"),
]


@pytest.mark.parametrize(("text", "why"), BARRED)
def test_a_process_closed_for_behaviour_is_found(text: str, why: str) -> None:
    assert found("access-refused", text), why


@pytest.mark.parametrize(("text", "why"), NOT_BARRED)
def test_limits_on_contact_are_left_alone(text: str, why: str) -> None:
    assert found("access-refused", text) == [], why


DETAILS = [
    ("If you disagree with the extension we will give you the Ombudsman's contact details.", "disagree"),
    ("Where an extension cannot be agreed we will tell you how to contact the Housing Ombudsman.", "cannot be agreed"),
    ("Residents who object to the longer time are given the Ombudsman's address.", "who object"),
    ("The Ombudsman's details are provided if the tenant is unhappy with the new date.", "unhappy with the date"),
    ("We will extend by ten working days. Should you not accept this, we will refer you to the Ombudsman.", "should you not"),
    ("If we need more time and you do not agree, we will direct you to the Housing Ombudsman.", "do not agree"),
    ("When an extension is disputed the letter includes the Ombudsman's telephone number.", "disputed"),
    ("Where agreement over an extension is not reached, details of the Ombudsman will be given.", "agreement"),
    ("Details of the Ombudsman are available on request when a complaint is extended.", "on request"),
    ("If the complainant challenges the delay they will be signposted to the Housing Ombudsman.", "signposted"),
    ("We extend the time where needed.\nIf you do not accept the new date you will be told about the Ombudsman.", "the sentence before"),
    ("Only if the customer objects to the extension is the Ombudsman's contact information sent.", "only if"),
]
ALWAYS = [
    ("Every extension letter gives the Ombudsman's contact details, whether or not you agree.", "always"),
    ("When we extend the time we give you the Ombudsman's details.", "with each"),
    ("The letter that gives you the new date also gives you the Ombudsman's details.", "same letter"),
    ("If we refuse your complaint and you disagree, we will give you the Ombudsman's details.", "a refusal"),
    ("If you are unhappy with our final response we will tell you how to contact the Ombudsman.", "the end"),
    ("If an extension is needed we will write to you with the reason and the Ombudsman's contact details.", "if needed"),
    ("You can contact the Ombudsman at any time, even if you agree to the extension.", "any time"),
    ("If you do not agree with the extension, tell your case officer.", "no Ombudsman"),
    ("Any notice of an extension includes the Ombudsman's address even where you do not object.", "even where"),
    ("Until 2024 the Ombudsman's details were given only if the resident objected to the extension.", "history"),
    ("If the reply will be late we agree with you how often to be in touch.", "intervals"),
    ("If you are not satisfied with the stage 1 response you can ask for stage 2.", "stage 2"),
]


@pytest.mark.parametrize(("text", "why"), DETAILS)
def test_details_on_a_condition_are_found(text: str, why: str) -> None:
    assert found("conditional-ombudsman-details", text), why


@pytest.mark.parametrize(("text", "why"), ALWAYS)
def test_details_with_every_extension_are_left_alone(text: str, why: str) -> None:
    assert found("conditional-ombudsman-details", text) == [], why


WAITS = [
    ("We do not send our response until all the repairs have been completed.", "not until"),
    ("The reply is sent once the works are finished.", "once finished"),
    ("We respond when the contractor has completed the work.", "when the contractor"),
    ("Our response is held until the job has been done.", "held"),
    ("We will delay our answer until the remedial work is complete.", "delay"),
    ("On completion of the works we will send you our response.", "on completion"),
    ("Complaints are answered after the repairs have been carried out.", "answered after"),
    ("The stage 1 response will be issued following completion of any outstanding works.", "following completion"),
    (
        "Where there are actions to take, the decision letter is sent after they have been completed.\nThe letter is "
        "sent when all actions have been finished.",
        "actions",
    ),
    ("Once the work has been finished you will receive our written response to your complaint.", "you will receive"),
    ("All repairs must be complete before we respond to the complaint.", "before we respond"),
    ("No reply is sent while works are outstanding.", "while outstanding"),
    ("The manager keeps back the reply to a complaint until the fault has been fixed.", "keeps back"),
    ("We wait to issue the response until the damp has been treated and the works signed off.", "wait to issue"),
    ("A full reply follows when the builders have finished.", "builders"),
]
KNOWN = [
    ("Cases are not closed until works are complete.", "closing is not answering"),
    ("We reply as soon as we know the answer, not when every job is finished.", "when known"),
    ("The response does not wait for the works to be completed.", "does not wait"),
    ("Our response is sent when the answer is known; works are tracked until they are complete.", "tracked"),
    ("The reply is not held back until the repairs are done.", "not held back"),
    ("We do not hold our response until the work has been done.", "do not hold"),
    ("We keep the action list open until all works have been completed.", "list"),
    ("It is sent as soon as the Clerk knows the answer, even if a builder has still to call.", "even if"),
    ("We will write to you again when the works are complete.", "again"),
    ("When the repair is complete we will send you a satisfaction survey.", "survey"),
    ("You will be updated until all the actions in our response have been completed.", "updates"),
    ("The response will be sent without waiting for repairs to be finished.", "without waiting"),
    ("Compensation is paid once the works have been completed.", "payment"),
    ("The complaint stays open on our system until the works are done.", "stays open"),
    ("A surveyor visits before we respond.", "evidence"),
]


@pytest.mark.parametrize(("text", "why"), WAITS)
def test_an_answer_that_waits_is_found(text: str, why: str) -> None:
    assert found("response-waits-for-works", text), why


@pytest.mark.parametrize(("text", "why"), KNOWN)
def test_an_answer_when_known_is_left_alone(text: str, why: str) -> None:
    assert found("response-waits-for-works", text) == [], why


def test_the_stage_is_settled_by_the_section_and_doubled_for_both() -> None:
    assert stages("response-waits-for-works", "# Stage 2\nThe reply is sent once the works are finished.") == [2]
    assert stages("response-waits-for-works", "The reply is sent once the works are finished.") == [1]
    assert stages("response-waits-for-works", "At both stages the reply is sent once the works are finished.") == [1, 2]
