"""What keeps people out: channels, representatives, adjustments, first contact."""

from __future__ import annotations

import pytest
from written import found

NARROW = [
    ("All complaints must be made in writing.", "in writing"),
    ("Complaints should be submitted on our complaints form.", "on a form"),
    ("You must complete the complaint form at reception.", "complete the form"),
    ("Complaints can only be made through the online portal.", "portal only"),
    ("We only accept complaints in writing.", "only accept"),
    ("To make a complaint you must write to the Complaints Manager.", "to one person"),
    ("A complaint made by telephone has to be confirmed in writing.", "confirmed in writing"),
    ("Verbal complaints must be followed up with a letter.", "followed up"),
    ("We do not accept complaints through social media.", "not social media"),
    ("Complaints should be addressed to the Customer Relations Team.", "one team"),
    ("A complaint is only logged once we have received the signed form.", "once the form"),
    ("Telephone complaints cannot be accepted.", "no telephone"),
    ("Please note that complaints must be put in writing to the Secretary.", "to the secretary"),
    ("Complaints will only be considered if they are made on form C2.", "form C2"),
    ("Residents have to put their complaint in writing.", "have to"),
    ("Complaints made by phone will not be registered.", "not by phone"),
]
WIDE = [
    ("A tenant whose complaint is refused shall be sent the reasons in writing.", "it is our refusal that is in writing"),
    ("Complaints do not have to be made in writing.", "not needed"),
    ("You can complain in writing, by phone or in person.", "several"),
    ("Complaints may be made by letter, by email or to any member of staff.", "any staff"),
    ("Any colleague can take a complaint and will send it to the Complaints Team.", "any colleague"),
    ("Staff must pass every complaint to the Complaints Team on the same day.", "internal"),
    ("Complaints are acknowledged in writing.", "our letter"),
    ("We will confirm your telephone complaint in writing.", "we confirm"),
    ("There is a form on our website, but you need not use it.", "need not"),
    ("Complaints must be answered in writing within ten working days.", "answered"),
    ("Those who find writing difficult may ask the Warden to take it down for them.", "help"),
    ("Compliments should be sent to the Customer Team in writing.", "compliments"),
    ("If possible, please put your complaint in writing.", "if possible"),
    ("We do not discuss the details of complaints on social media.", "privacy"),
    ("Complaints used to be accepted only in writing; that ended in 2020.", "history"),
    ("The Code says that complaints must be accepted in any way.", "the Code"),
    ("Complaints can be made to any officer, who must log them with the Feedback Team.", "any officer"),
]


@pytest.mark.parametrize(("text", "why"), NARROW)
def test_a_single_way_in_is_found(text: str, why: str) -> None:
    assert found("restricted-channel", text), why


@pytest.mark.parametrize(("text", "why"), WIDE)
def test_open_ways_in_are_left_alone(text: str, why: str) -> None:
    assert found("restricted-channel", text) == [], why


SIGNED = [
    ("A friend may complain for you if you sign our consent form.", "consent form"),
    ("We can only speak to a representative with your written consent.", "written consent"),
    ("Before we deal with an advocate we need a signed letter of authority.", "letter of authority"),
    ("A relative can act for you. We will speak to them once we have your signed form.", "the sentence before"),
    ("Representatives must provide written authority from the resident.", "must provide"),
    ("Somebody else can complain on your behalf provided that you confirm this in writing.", "in writing"),
    ("You may be represented where we consider that it is reasonable.", "reasonable"),
    ("A representative may deal with your complaint where appropriate.", "where appropriate"),
    (
        "A friend or relative can come to a meeting with the agreement of the Complaints Manager's office.\nA friend "
        "may come with you with our agreement.",
        "our agreement",
    ),
    ("If an MP or councillor complains on behalf of a tenant we will ask for a signed mandate.", "signed mandate"),
    ("A third party complaint is not accepted without a signed authority form.", "not without"),
    ("Where a third party makes a complaint, proof of authority must be received before we investigate.", "proof"),
    ("An adviser can act for you at our discretion.", "discretion"),
    ("We require form R1 to be signed before we correspond with your representative.", "form R1"),
    ("We may refuse to deal with a representative.", "may refuse"),
]
UNSIGNED = [
    ("A friend, relative or adviser can complain for you.", "open"),
    ("We do not ask for a signed form before we speak to your representative.", "no form"),
    ("A meeting with a friend of yours present may be held, as long as the member agrees to it.", "the resident agrees"),
    ("With the tenant's agreement we meet, and your representative may come too.", "the resident agrees"),
    ("There is no form to sign: we will simply check with you by phone that your friend may act for you.", "by phone"),
    ("Somebody else can complain for you with your permission.", "consent alone"),
    ("Some landlords insist on a signed form from a representative first; we do not.", "other landlords"),
    ("A relative can come with you to any meeting.", "accompanied"),
    ("The letter is signed by the director and copied to your representative.", "our letter"),
    ("We will check that you are happy for your advocate to deal with us.", "check"),
    ("A sign language interpreter can come with you on your behalf.", "sign language"),
    ("You must sign the tenancy agreement and may bring a friend.", "tenancy"),
    ("We will make adjustments for your representative where appropriate.", "adjustments"),
    ("A resident representative sits on the panel where appropriate.", "panel"),
    ("The complaint will be shared with your representative if you wish.", "you wish"),
    ("You need not put it in writing when a friend complains for you.", "need not"),
    ("Until 2023 representatives needed a signed form; this is no longer so.", "history"),
]


@pytest.mark.parametrize(("text", "why"), SIGNED)
def test_conditions_on_a_representative_are_found(text: str, why: str) -> None:
    assert found("conditional-representation", text), why


@pytest.mark.parametrize(("text", "why"), UNSIGNED)
def test_an_open_door_for_representatives_is_left_alone(text: str, why: str) -> None:
    assert found("conditional-representation", text) == [], why


ASKED = [
    ("Reasonable adjustments are made on request.", "on request"),
    ("If you ask, we will make reasonable adjustments.", "if you ask"),
    ("We make reasonable adjustments where a resident asks for them.", "where asked"),
    ("Adjustments will be considered if requested.", "if requested"),
    ("Where residents request it, we will make reasonable adjustments to the process.", "where requested"),
    ("We can make adjustments at your request.", "at your request"),
    ("Anyone who needs an adjustment must ask for it: adjustments must be requested from the Complaints Team.", "must be requested"),
    (
        "Should you let us know that you need help, reasonable adjustments can be arranged.\nAdjustments are available upon request.",
        "upon request",
    ),
]
FORESEEN = [
    ("We make reasonable adjustments without waiting to be asked.", "without"),
    ("We anticipate the needs of residents. If you ask for an adjustment we will make it.", "foreseen elsewhere"),
    ("A copy of this policy in large print is available on request.", "a copy"),
    ("We check our records for known needs before we write. Adjustments are also made if you ask.", "records"),
    ("Adjustments that we agree are recorded and reviewed.", "recorded"),
    ("We do not wait for residents to request adjustments.", "not wait"),
    ("You do not have to ask for adjustments.", "no need"),
    ("The Equality Act requires us to make reasonable adjustments.", "the law"),
]


@pytest.mark.parametrize(("text", "why"), ASKED)
def test_adjustments_for_those_who_ask_are_found(text: str, why: str) -> None:
    assert found("adjustments-on-request", text), why


@pytest.mark.parametrize(("text", "why"), FORESEEN)
def test_adjustments_that_are_foreseen_are_left_alone(text: str, why: str) -> None:
    assert found("adjustments-on-request", text) == [], why


TURNED = [
    ("Dissatisfaction expressed for the first time is treated as a service request.", "first time"),
    ("The first expression of dissatisfaction will be handled as a service request and not as a complaint.", "handled as"),
    ("If you are unhappy with a service this is logged as a service request.", "logged as"),
    ("A service request includes any expression of dissatisfaction that can be dealt with quickly.", "includes"),
    ("We will not treat it as a complaint when you tell us of your dissatisfaction for the first time.", "not the first time"),
    ("We cannot accept a complaint until we have had a chance to put the matter right.", "chance first"),
    ("The first time you say that you are unhappy we will not log a complaint.", "not log"),
    ("We will not treat the following as complaints:\n- a first expression of dissatisfaction about a repair\n- reports of noise", "list"),
    (
        "Complaints are only accepted after we have had an opportunity to resolve the issue.\nComplaints will only be "
        "accepted once we have had the opportunity to resolve the issue.",
        "opportunity",
    ),
    ("Where a resident's dissatisfaction can be resolved within two working days it is not recorded as a complaint.", "quick"),
    ("Initial expressions of dissatisfaction count as service requests.", "count as"),
    ("We treat your first expression of dissatisfaction as a service request.", "we treat"),
]
TAKEN = [
    ("A service request is a request to put something right.", "definition"),
    ("Dissatisfaction is never treated as a service request.", "never"),
    ("If you are unhappy with the response to your service request we will log a complaint.", "1.5"),
    ("The first time you report a repair it is a service request.", "a repair"),
    ("An expression of dissatisfaction is a complaint and not a service request.", "distinguished"),
    ("Anyone who is dissatisfied is asked whether they want to complain or to make a service request.", "choice"),
    ("Service requests are not complaints, but are recorded and reviewed.", "1.4"),
    ("We will not treat a survey response as a complaint, but will say how to complain if you are unhappy.", "survey"),
    ("We will not accept a complaint that has been through both stages already.", "exclusion"),
    ("You need not have told us before: the first time that you are unhappy you can complain.", "need not"),
    ("Dissatisfaction used to be logged as a service request.", "history"),
    ("We do not refuse a complaint because it is the first we have heard of the matter.", "denied"),
]


@pytest.mark.parametrize(("text", "why"), TURNED)
def test_dissatisfaction_that_is_turned_away_is_found(text: str, why: str) -> None:
    assert found("dissatisfaction-excluded", text), why


@pytest.mark.parametrize(("text", "why"), TAKEN)
def test_dissatisfaction_that_is_taken_is_left_alone(text: str, why: str) -> None:
    assert found("dissatisfaction-excluded", text) == [], why
