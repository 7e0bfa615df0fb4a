"""Evidence on the ladder: nothing < a document's name < a clause < described practice < a record or figure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ombudscan.extract.evidence import quality, restates, telling
from ombudscan.extract.not_arising import does_not_arise
from ombudscan.nouns import Claim, Span

# All of these say only that a document exists or that the requirement is followed.
GENERIC = [
    "Complaints Policy",
    "Complaint Policy & Procedure",
    "Our policy.",
    "See policy",
    "As set out in the Feedback and Complaints Policy.",
    "Please refer to our Customer Complaints Policy.",
    "This is included within the policy.",
    "Contained in policy and procedure documents",
    "Covered in full by the Housing Complaints Procedure 2025.",
    "Complaints Policy v4",
    "The association complies with this requirement.",
    "We fully comply with this.",
    "The Trust has always met this standard.",
    "Our process complies with the Code in this respect.",
    "This is standard practice across the organisation.",
    "All complaints are handled in line with our policy and procedure.",
    "Staff follow the procedure at all times.",
    "Officers adhere to the complaints process.",
    "We treat all residents fairly and consistently.",
    "We act reasonably and proportionately in each case.",
    "The society ensures that this is done in every case, as required.",
    "Template letters are in place.",
    "Standard letters are used.",
    "Response letter template.",
    "Stage 1 response template",
    "Acknowledgement letters",
    "Our letters contain this information.",
    "This forms part of our complaints handling process.",
    "It is our policy to do this.",
    "The policy reflects the requirements of the Code.",
    "The Complaints Policy makes clear that this applies.",
    "Embedded in our approach and culture.",
    "The members' handbook covers this.",
    "This requirement is met through the application of our policy.",
    "Addressed in the policy.",
    "We work in accordance with the 2024 Code.",
    "Guidance is available to staff.",
    "We are committed to fair complaint handling.",
    "We take complaints seriously and always act appropriately.",
    "Our approach is fully accessible to all.",
    "This is done.",
    "Our documents cover this requirement.",
    "Residents are at the heart of what we do.",
    "Managers see that the procedure is followed properly.",
]

# None of these is generic: a clause, link, date, figure, role, system or practice stands in each.
SPECIFIC = [
    ("Section 4.2 of the policy", "clause"),
    ("Policy, page 9", "clause"),
    ("Complaints policy, para 12", "clause"),
    ("Letter CL3", "clause"),
    ("Appendix B of the members' handbook", "clause"),
    ("www.brackenfell.example/complaints", "clause"),
    ("Under the heading ‘Who can complain’", "clause"),
    ("Points 6.3 to 6.9", "clause"),
    ("Clause 7", "clause"),
    ("The Board approved the policy on 4 March 2026.", "record"),
    ("96% of acknowledgements went out on time.", "record"),
    ("31 of 31 cases in the year.", "record"),
    ("£1,200 was paid in redress.", "record"),
    ("The Resolution Manager", "practice"),
    ("Head of Homes", "practice"),
    ("Cllr Vane (Cabinet Member for Housing)", "practice"),
    ("The Clerk writes to everyone concerned.", "practice"),
    ("A weekly list goes to the supervisors.", "practice"),
    ("Callers are rung back by somebody from another estate.", "practice"),
    ("Wardens carry a card with the number on it.", "practice"),
    ("A box on the acknowledgement form is filled in for each complaint.", "practice"),
    ("Handlers enter the agreed interval in Casemaster.", "practice"),
    ("A poster hangs in each stairwell.", "practice"),
    ("The investigator interviews the tenant first and the operative afterwards.", "practice"),
    ("Repairs stay open on the scheduling board while the complaint is looked into.", "practice"),
    ("Two residents read every draft letter aloud to test it for plain English.", "practice"),
    ("A refusal is confirmed by letter, which carries the Ombudsman's address.", "practice"),
    ("Any member may ask another member to speak for them.", "practice"),
    ("Someone from a different block carries out the review.", "practice"),
    ("Nobody need give a reason.", "practice"),  # short and true, in the Code's own words
    ("There are two stages and no more.", "practice"),
    ("Everything is kept.", "practice"),
    ("No one is refused.", "practice"),
    ("The answer leaves us when we know it.", "practice"),
    ("People do not have to say complaint.", "practice"),
    ("To anyone, in any way.", "practice"),
    ("The person complained of is kept out of it.", "practice"),
    ("The Almoner.", "practice"),
    ("One policy for all our tenants.", "practice"),
    ("What is to be done, and when, stands in the letter.", "practice"),
]

EMPTY = ["", "n/a", "N/A", "-", "–", "None", "None.", "Yes", "not applicable", "Nil", " . ", "N.A.", "…", "Comply", "tbc"]


@pytest.mark.parametrize("text", GENERIC)
def test_a_name_or_an_assurance_is_no_more_than_a_document(text: str) -> None:
    assert quality(text) == "document"


@pytest.mark.parametrize(("text", "rung"), SPECIFIC, ids=[t for t, _ in SPECIFIC])
def test_what_can_be_checked_stands_higher(text: str, rung: str) -> None:
    assert quality(text) == rung


@pytest.mark.parametrize("text", EMPTY)
def test_fillers_are_nothing(text: str) -> None:
    assert quality(text) == "nothing"


REQUIREMENT = "Any remedy offered must reflect the impact on the resident as a result of any fault identified."
LONG = (
    "All points raised in the complaint definition must be addressed, and clear reasons given for any decisions, "
    "referencing the relevant policy, law and good practice where appropriate."
)

ACKNOWLEDGE = "A complaint is acknowledged, defined and logged at stage 1 within five working days of being received."


@pytest.mark.parametrize(
    ("text", "requirement", "says_it_again"),
    [
        ("Any remedy we offer reflects the impact on the resident of the fault identified.", REQUIREMENT, True),
        ("The remedy offered will reflect the impact on residents as a result of faults that are identified.", REQUIREMENT, True),
        (
            "We address all points raised in the complaint definition and give clear reasons for decisions, referencing policy and law.",
            LONG,
            True,
        ),
        ("Remedies reflect impact.", REQUIREMENT, False),  # too short to be sure
        ("The remedy reflects the impact on the resident; the scale at clause 7.2 has four bands.", REQUIREMENT, False),  # adds a clause
        ("A missed supper meant a refund for the week.", REQUIREMENT, False),  # an example
        ("Every point in the acknowledgement gets a numbered answer, read by a second team leader.", LONG, False),  # how it is done
        ("Complaints Policy", REQUIREMENT, False),
        (
            "Bans must be fair and heed the Equality Act 2010.",
            "Bans must be fair and heed the Equality Act 2010.",
            True,
        ),  # the form's own words
        (
            "Bans must be fair and heed the Equality Act 2010.",
            "ban\nBans must be fair, and heed the Equality Act 2010. They must be short.",
            True,
        ),
        ("Acknowledged, defined and logged within three working days.", ACKNOWLEDGE, False),  # another number
        ("Complaints are acknowledged, defined and logged within 5 working days of being received.", ACKNOWLEDGE, True),
        ("Complaints are acknowledged, defined and logged in 2024 within five working days of being received.", ACKNOWLEDGE, False),
    ],
)
def test_the_requirement_again(text: str, requirement: str, says_it_again: bool) -> None:
    assert restates(text, requirement) is says_it_again


def test_words_of_the_requirement_tell_nothing_by_themselves() -> None:
    assert telling("The impact of each fault", REQUIREMENT) == 0
    assert telling("The surveyor weighs the damp", REQUIREMENT) > 1


@given(st.sampled_from(GENERIC), st.sampled_from(SPECIFIC))
def test_generic_words_beside_a_specific_sentence_do_not_pull_it_down(generic: str, specific: tuple[str, str]) -> None:
    assert quality(f"{specific[0]}\n{generic}") != "document"


def claim(edition: str, key: str) -> Claim:
    return Claim(
        edition=edition,  # type: ignore[arg-type]
        key=key,
        provision="1.1",
        requirement=(Span(start=0, end=0),),
        answer="not_applicable",
        answer_span=None,
    )


@pytest.mark.parametrize(
    ("edition", "key", "text", "proper"),
    [
        ("hos-2020", "third-stage-residents", "", True),  # there need be no third stage
        ("hos-2022", "stage-3-time", "", True),
        ("hos-2020", "refusal-explained", "", True),  # nothing was refused
        ("hos-2024", "refusal-explained", "", False),  # a duty to have the explanation ready
        ("hos-2024", "stage-1-extension-ombudsman", "No extension has been needed this year.", True),
        ("hos-2024", "stage-1-extension-ombudsman", "", False),
        ("hos-2024", "behaviour-policy", "We have not needed one.", False),  # every landlord has to have one
        ("hos-2024", "exceptional-non-compliance", "", True),
        ("hos-2024", "channels", "We are a small almshouse.", False),
        ("hos-2022", "social-media", "The Trustees have no page on any social network.", True),
        ("hos-2022", "social-media", "We are not on Facebook.", True),
        ("hos-2022", "social-media", "N/A: no social media accounts", True),
        ("hos-2022", "social-media", "Complaints on social media are not our policy to answer.", False),
        ("hos-2022", "social-media", "", False),
        ("hos-2022", "website", "The Society has no website.", True),
        ("hos-2022", "website", "The website is being rebuilt.", False),
        ("hos-2022", "escalation-window", "We set no time limit.", True),
        ("hos-2022", "stage-1-longer-extension", "Nothing took longer than it should.", True),
        ("hos-2024", "refusal-explained", "Nothing was turned away in the year.", True),
        ("hos-2024", "third-party-code", "We have no agents or contractors who answer complaints.", True),
        ("hos-2024", "third-party-code", "Our agents deal with it.", False),
        ("hos-2024", "survey-feedback", "We do not send out questionnaires.", True),
        ("hos-2024", "proportionate-restrictions", "Restrictions: none.", True),
        ("hos-2024", "additional-complaints", "No further points were raised in any case.", True),
        ("hos-2024", "stage-2-extend", "No second answer needed more time.", True),
        ("hos-2024", "member-responsible", "We have no board.", False),
        ("hos-2024", "stage-1-respond", "There were no complaints.", False),
        ("hos-2024", "different-person", "There is only one of us.", False),
    ],
)
def test_not_applicable_is_proper_only_where_the_case_need_not_arise(edition: str, key: str, text: str, proper: bool) -> None:
    assert does_not_arise(claim(edition, key), text) is proper
