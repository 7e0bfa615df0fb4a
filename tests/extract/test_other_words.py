"""Wordings of the policy rules from many registers, each beside near misses that say something else.

Longer than 300 lines because it is one table of wordings, rule by rule.
"""

from __future__ import annotations

import pytest
from written import found

FOUND = [
    ("access-refused", "We will have no further dealings with a complainant who is abusive.", "no further dealings"),
    ("access-refused", "A tenant who shouts at staff is told that we are breaking off all contact about the complaint.", "breaking off"),
    ("access-refused", "Where conduct is unreasonable the Council may end its dealings with the complainant.", "end its dealings"),
    (
        "access-refused",
        "The Trustees will have nothing more to do with the complaint of anyone who is rude to the Warden.",
        "nothing more to do",
    ),
    ("access-refused", "If someone is aggressive we may cut off all communication about their complaint.", "cut off"),
    (
        "access-refused",
        "Persistent complainants may be told that no more letters about their complaint will be answered.",
        "letters unanswered",
    ),
    ("adjustments-on-request", "Tenants who need our letters in Braille should let us know, and we will then see to it.", "a format"),
    ("adjustments-on-request", "Anyone wanting large print must tell the office.", "must tell"),
    (
        "adjustments-on-request",
        "If you require an interpreter, a home visit or other help because of a disability, please ask and it will be arranged.",
        "please ask",
    ),
    ("adjustments-on-request", "Help on account of a disability is given to those who ask for it.", "given to those who ask"),
    ("adjustments-on-request", "It is for a resident with a disability to tell us what help is wanted.", "for the resident"),
    (
        "blanket-exclusion",
        "The following are under no circumstances dealt with as complaints:\n- the level of rents\n- noise",
        "a list, under no circumstances",
    ),
    ("blanket-exclusion", "Matters of rent and service charge are under no circumstances taken up.", "no word complaint after it"),
    ("blanket-exclusion", "In no circumstances is a complaint about parking accepted.", "in no circumstances"),
    ("blanket-exclusion", "On no account will anything to do with lettings be treated as a complaint.", "on no account"),
    ("blanket-exclusion", "Complaints about allocations are not entertained in any circumstances whatever.", "any circumstances"),
    (
        "blanket-exclusion",
        "A complaint about the setting of the rent is always turned away, whatever lies behind it.",
        "whatever lies behind it",
    ),
    ("blanket-exclusion", "Without exception, complaints about neighbours are declined.", "without exception"),
    (
        "conditional-ombudsman-details",
        "If the manager and the tenant cannot agree on a new date, the tenant is given the number of the Ombudsman.",
        "two parties cannot agree",
    ),
    (
        "conditional-ombudsman-details",
        "# Extensions\nWhere no later date can be settled between us, the resident is told of the Ombudsman's address.",
        "settled between us",
    ),
    (
        "conditional-ombudsman-details",
        "Should the Clerk and the resident differ over the extra time, the Ombudsman's telephone number is supplied.",
        "differ over",
    ),
    (
        "conditional-ombudsman-details",
        "Where you and your officer do not see eye to eye on the longer time, you are pointed to the Ombudsman's website.",
        "see eye to eye",
    ),
    (
        "conditional-ombudsman-details",
        "If the parties fail to reach agreement on the extension, contact details for the Ombudsman are sent.",
        "fail to reach agreement",
    ),
    (
        "conditional-ombudsman-details",
        "Where a member will not have the new date, the Secretary gives the address of the Ombudsman.",
        "will not have it",
    ),
    (
        "conditional-representation",
        "If you want a friend to speak for you, send us a note to say so that you have signed. Until it comes we deal with you alone.",
        "a note signed by you",
    ),
    (
        "conditional-representation",
        "A neighbour may act for you. We do not speak to them before we have your letter.",
        "not before the letter",
    ),
    ("conditional-representation", "Someone else can complain on your behalf as long as you hand in a signed slip.", "a signed slip"),
    (
        "conditional-representation",
        "An adviser may act for you; we will not talk to the adviser until you have put it in writing.",
        "not until written",
    ),
    (
        "conditional-representation",
        "If a relative is to deal with us for you, give the Clerk a paper to that effect with your signature on it.",
        "your signature",
    ),
    (
        "conditional-representation",
        "Your support worker may complain for you. We shall not answer them before your consent is on paper.",
        "consent on paper",
    ),
    ("extra-stage", "We have removed the form, and the informal stage now lasts five days.", "something else was removed"),
    ("extra-stage", "We have introduced an early resolution stage.", "introduced"),
    (
        "extra-stage",
        "What you tell us is first triaged into quick resolutions and complaints; a quick resolution is given five "
        "days and then goes to stage 1.",
        "triaged",
    ),
    ("extra-stage", "Dissatisfaction is noted as a comment for a week, after which stage 1 starts.", "a comment for a week"),
    ("extra-stage", "We begin with a talk-it-over of up to five days. Stage 1 follows if that brings no answer.", "talk-it-over"),
    ("extra-stage", "Your unhappiness is noted as feedback, which the team has three days to deal with before stage 1.", "feedback"),
    (
        "extra-stage",
        "# Sorting things out\nEverybody who is unhappy has a kitchen-table meeting with the Warden first, and the "
        "complaint is written down if that has not helped.",
        "kitchen-table meeting",
    ),
    ("extra-stage", 'A new complaint is put down as a "nudge" for the first two days and becomes stage 1 on the third.', "a nudge"),
    ("extra-stage", "Niggles are kept by the desk for four days; those that remain are made complaints.", "niggles kept"),
    (
        "gated-escalation",
        "The Director decides whether there is enough in your letter to justify another look, and if there is not the matter ends.",
        "enough to justify",
    ),
    ("gated-escalation", "# Stage 2\nThe Clerk judges whether what you say deserves a fresh look.", "deserves"),
    (
        "gated-escalation",
        "A senior manager considers whether your reasons are strong enough to reopen the case at stage 2.",
        "strong enough",
    ),
    ("gated-escalation", "# Second stage\nWe will tell you if we think that a further look is called for.", "called for"),
    ("gated-escalation", "Stage 2 goes ahead only if the Chair is of the opinion that something was missed.", "opinion"),
    (
        "gated-escalation",
        "# Stage 2\nThe Head of Homes may decide that no second look is called for, and that is the end of it.",
        "may decide",
    ),
    ("gated-escalation", "# Stage 2\nIf the Secretary sees nothing new in what you write, the case is closed there.", "nothing new"),
    (
        "parallel-contractor-process",
        "Tenants of Maple Court complain to Ferncroft Estates first, and come to us when they have had its final answer.",
        "complain to X first",
    ),
    (
        "parallel-contractor-process",
        "If you live in the mews you must use Tarrow Living's complaints procedure before contacting us.",
        "X's procedure before us",
    ),
    (
        "parallel-contractor-process",
        "Residents of Quay House who want to complain write to Harrow & Pell in the first instance and bring the reply "
        "to us if it does not satisfy them.",
        "two names",
    ),
    (
        "parallel-contractor-process",
        "At Elder Lodge complaints are dealt with by Sunmeadow Care under its own procedure; only then do we look at them.",
        "its own procedure",
    ),
    (
        "parallel-contractor-process",
        "Shared owners at Wharfside with a complaint fill in Brackley Management's form before they turn to us.",
        "X's form",
    ),
    (
        "parallel-contractor-process",
        "Anyone unhappy with the heating goes to Thermaline first; we take the complaint once Thermaline has given its last word.",
        "one word",
    ),
    (
        "parallel-contractor-process",
        "Leaseholders in the tower exhaust Castlegate FM's complaints procedure and may then approach the association.",
        "exhaust",
    ),
    (
        "refusal-without-ombudsman",
        "If a complaint is not accepted the tenant is told why. The Ombudsman's telephone number can be included if the manager sees fit.",
        "sees fit",
    ),
    (
        "refusal-without-ombudsman",
        "Where we turn a complaint down you get a letter with reasons. We may also mention the Housing Ombudsman.",
        "may also",
    ),
    (
        "refusal-without-ombudsman",
        "A resident whose complaint is declined is written to. Whether to refer to the Ombudsman is left to the officer.",
        "left to the officer",
    ),
    (
        "refusal-without-ombudsman",
        "We will give reasons when we refuse a complaint. Information about the Ombudsman is supplied on request.",
        "on request",
    ),
    (
        "refusal-without-ombudsman",
        "When a complaint is excluded we explain why. Signposting to the Ombudsman is at the discretion of the Complaints Team.",
        "discretion",
    ),
    (
        "refusal-without-ombudsman",
        "Complaints outside the policy are rejected with an explanation. The Ombudsman need only be mentioned where the resident asks.",
        "where asked",
    ),
    ("refusal-without-ombudsman", "Refused complaints are answered within a week. Ombudsman details are optional.", "optional"),
    (
        "restricted-channel",
        "Fill in the blue complaint form and take it to the Clerk. We cannot do anything about what we have merely been told in passing.",
        "a form, and nothing by word of mouth",
    ),
    (
        "restricted-channel",
        "# How to complain\nComplete the form on the back of the rent card and post it to the Secretary.",
        "an instruction with no other way",
    ),
    ("restricted-channel", "We are not able to act on a complaint that has only been spoken.", "only spoken"),
    (
        "restricted-channel",
        "# Making a complaint\nWrite it down on our form. Nothing is done about a complaint until we hold the form.",
        "nothing until the form",
    ),
    ("restricted-channel", "We do not start looking into a complaint that we have only heard about over the fence.", "only heard of"),
    ("restricted-channel", "No complaint is looked at unless it is on the pink form.", "unless on the form"),
    (
        "restricted-channel",
        "A complaint that is not on the form is not a complaint for us. Until the form is in our hands we do nothing about your complaint.",
        "until in our hands",
    ),
    (
        "same-reviewer",
        "# Stage 1\nThe Clerk looks into it and answers in ten working days.\n# Stage 2\nThe Clerk goes over the papers "
        "once more and replies in twenty working days.",
        "the Clerk twice",
    ),
    (
        "same-reviewer",
        "# First stage\nThe Head of Homes investigates and replies.\n# Second stage\nThe Head of Homes will review what "
        "was decided and write to you.",
        "a head of service twice",
    ),
    (
        "same-reviewer",
        "# Stage one\nThe Complaints Officer will respond within ten working days.\n# Stage two\nThe Complaints Officer "
        "then reconsiders the complaint.",
        "an officer twice",
    ),
    ("same-reviewer", "At stage 1 the secretary decides the complaint. At stage 2 the secretary decides it afresh.", "small letters"),
    ("same-reviewer", "The Clerk replies at stage one and takes the second look as well.", "in one sentence"),
    ("same-reviewer", "The Housing Manager decides the first stage and also carries out the review.", "in one sentence, the review"),
    (
        "same-reviewer",
        "# Stage 1\nThe Director of Homes gives the reply.\n# Stage 2\nThe Director of Homes hears you and gives the final reply.",
        "a director twice",
    ),
    ("wide-legal-exclusion", "We will not consider complaints where legal proceedings are likely to be issued.", "likely"),
    ("wide-legal-exclusion", "We do not deal with a complaint once you tell us that proceedings will be issued.", "will be issued"),
    ("wide-legal-exclusion", "Complaints are refused where you intend to issue proceedings.", "intend"),
    (
        "wide-legal-exclusion",
        "We will stop looking at a complaint once a solicitor has been instructed, whether or not proceedings have been issued.",
        "whether or not",
    ),
    ("wide-legal-exclusion", "We do not take complaints where proceedings have been threatened or issued.", "threatened or issued"),
    ("wide-legal-exclusion", "We will not consider complaints where a letter before claim has been issued.", "a letter is issued"),
]
NEAR_MISSES = [
    (
        "access-refused",
        "We will have no further dealings by telephone with a complainant who is abusive, but letters are answered.",
        "telephone only",
    ),
    ("access-refused", "The officer complained of has no further dealings with the complainant.", "the officer"),
    ("access-refused", "Where behaviour is abusive we may end a call; we go on dealing with the complaint.", "a call"),
    ("access-refused", "Contractors who are rude to residents have no further dealings with them.", "contractors"),
    ("access-refused", "We may limit our dealings with an abusive complainant to letters.", "to letters"),
    ("access-refused", "An unreasonable complainant may be given one person to deal with.", "one person"),
    ("adjustments-on-request", "This policy is available in large print and Easy Read on request.", "copies of the policy"),
    (
        "adjustments-on-request",
        "Tenants may ask for large print at any time, and we check each file for such needs before we write.",
        "checked",
    ),
    ("adjustments-on-request", "We write in large print to everyone for whom it is noted on the file.", "noted"),
    ("adjustments-on-request", "Those who want a copy of this policy should ask the Clerk.", "a copy"),
    ("adjustments-on-request", "Those who want compensation should say so.", "compensation"),
    (
        "adjustments-on-request",
        "We think ahead about who may need large print. Those who want something else should say so.",
        "think ahead",
    ),
    ("adjustments-on-request", "Those who want a repair should tell the Warden, who will then arrange it.", "a repair"),
    ("blanket-exclusion", "Under no circumstances will a complaint be refused because it concerns noise.", "no refusal"),
    ("blanket-exclusion", "Under no circumstances is a resident treated worse for having complained.", "no detriment"),
    ("blanket-exclusion", "In no circumstances does a complaint about rent go unanswered.", "answered"),
    ("blanket-exclusion", "On no account may staff turn a complaint away.", "staff"),
    ("blanket-exclusion", "Under no circumstances do we share details of a complaint with neighbours.", "details"),
    ("blanket-exclusion", "No more than two stages are used under any circumstances.", "stages"),
    (
        "blanket-exclusion",
        "Under no circumstances will a complaint about repairs be dealt with by the person complained of.",
        "by the person",
    ),
    (
        "conditional-ombudsman-details",
        "The Secretary and the member agree on a new date, and the member is given the number of the Ombudsman.",
        "given with it",
    ),
    (
        "conditional-ombudsman-details",
        "If we need a later date you are given the number of the Ombudsman, whether or not you agree.",
        "whether or not",
    ),
    (
        "conditional-ombudsman-details",
        "If you and a neighbour cannot agree on a date for mediation, the Ombudsman's leaflet is in the hall.",
        "neighbours",
    ),
    (
        "conditional-ombudsman-details",
        "Where the manager needs longer, the letter gives the new date and the address of the Ombudsman.",
        "with the letter",
    ),
    (
        "conditional-ombudsman-details",
        "If you and we cannot agree about the remedy, our final letter gives the Ombudsman's address.",
        "the remedy",
    ),
    (
        "conditional-ombudsman-details",
        "Each extension letter gives the Ombudsman's number. If you cannot agree the date, tell us.",
        "each letter",
    ),
    ("conditional-representation", "If you want a friend to speak for you, just say so.", "just say so"),
    ("conditional-representation", "A neighbour may act for you from the moment you tell us, and no letter is needed.", "no letter"),
    ("conditional-representation", "We speak to your adviser as soon as you tell us that you agree.", "told"),
    (
        "conditional-representation",
        "A friend may act for you. We do not send our reply before you have both had time to comment.",
        "our reply",
    ),
    ("conditional-representation", "If a relative deals with us for you, we send the signed reply to both of you.", "our signature"),
    ("conditional-representation", "Someone else may collect the keys for you with a letter which you have signed.", "keys"),
    ("extra-stage", "We have removed the informal stage.", "we removed it"),
    ("extra-stage", "We have recently done away with our early resolution stage.", "done away with"),
    ("extra-stage", "The Board agreed to scrap the informal stage, and every complaint now starts at stage 1.", "scrapped"),
    ("extra-stage", "Since taking out the pre-complaint step we log everything at stage 1.", "taken out"),
    ("extra-stage", "We dropped our frontline stage when the Code became law.", "dropped"),
    ("extra-stage", "Following the removal of the informal stage, all complaints begin at stage 1.", "the removal of it"),
    ("extra-stage", "We got rid of stage 0.", "got rid of"),
    ("extra-stage", "The informal complaint stage has gone.", "gone"),
    (
        "extra-stage",
        "On the first day each complaint is triaged: what can be put right at once is put right, and every one is answered at stage 1.",
        "triage in stage 1",
    ),
    ("extra-stage", "Comments and compliments are passed to the team within five days.", "comments"),
    ("extra-stage", "A comment box hangs in the hall.", "a box"),
    ("extra-stage", "We triage complaints on the day they arrive.", "triage"),
    ("extra-stage", "Feedback from surveys is noted for the team.", "surveys"),
    ("extra-stage", "You may have a talk with the Warden at any time, and the complaint goes on meanwhile.", "meanwhile"),
    ("gated-escalation", "# Stage 2\nThe Head of Homes takes a second look at everything.", "takes it"),
    ("gated-escalation", "# Stage 2\nThe director decides whether the first answer was right.", "the outcome"),
    ("gated-escalation", "# Stage 2\nThe reviewer decides whether to meet you.", "a meeting"),
    ("gated-escalation", "# Stage 2\nThe director decides whether there is enough evidence to uphold the complaint.", "to uphold"),
    ("gated-escalation", "# Stage 2\nWe never ask whether there is enough in what you say to warrant a second look.", "never"),
    ("gated-escalation", "# Stage 2\nThe manager considers whether a home visit is needed.", "a visit"),
    ("gated-escalation", "# Stage 1\nThe officer decides whether a surveyor should take a second look at the roof.", "a surveyor"),
    ("parallel-contractor-process", "Residents of Quay House can complain to us or to Harrow & Pell, whichever they like.", "a choice"),
    ("parallel-contractor-process", "Ferncroft Estates passes any complaint to us on the same day.", "passed on"),
    ("parallel-contractor-process", "You do not have to complain to Ferncroft Estates first.", "no need"),
    ("parallel-contractor-process", "Complaints about your broadband go to Tarrow Telecom first.", "not ours"),
    (
        "parallel-contractor-process",
        "Report a repair to Thermaline first. If you are unhappy with how it goes, complain to us.",
        "a repair",
    ),
    (
        "parallel-contractor-process",
        "Tenants of Maple Court report leaks to Ferncroft Estates, and come to us when they want to complain.",
        "leaks",
    ),
    ("parallel-contractor-process", "People who live at Maple Court used to complain to Ferncroft Estates first.", "history"),
    (
        "parallel-contractor-process",
        "Complain to the Complaints Team first, and go to the Housing Ombudsman when you have had our final answer.",
        "our team",
    ),
    (
        "parallel-contractor-process",
        "You may write to Mrs Dale, the Secretary, first, and to the Chair when you have had her reply.",
        "a person",
    ),
    ("parallel-contractor-process", "Tenants talk to Citizens Advice first and come to us when they are ready to complain.", "advice"),
    ("refusal-without-ombudsman", "If we refuse a complaint we explain why. Details of the Ombudsman are always added.", "always"),
    ("refusal-without-ombudsman", "We decline very few complaints. The Ombudsman may look at our decision.", "the Ombudsman may"),
    ("refusal-without-ombudsman", "If a complaint is not accepted we write. You may contact the Ombudsman about that decision.", "you may"),
    (
        "refusal-without-ombudsman",
        "If a complaint is refused you are told why. The Ombudsman can be asked to look at our refusal.",
        "can be asked",
    ),
    (
        "refusal-without-ombudsman",
        "Requests for compensation may be refused. Details of the insurers may be added where appropriate.",
        "no complaint",
    ),
    (
        "refusal-without-ombudsman",
        "We have not refused a complaint this year. The Ombudsman's leaflet may be included with any letter.",
        "none refused",
    ),
    ("restricted-channel", "# How to complain\nFill in the form, ring us or speak to anyone who works here.", "several ways"),
    ("restricted-channel", "# How to complain\nFill in the form on our website. You can also telephone or call in.", "a way among others"),
    ("restricted-channel", "# How to complain\nYou can fill in the form if that is easier for you.", "may"),
    (
        "restricted-channel",
        "# How to complain\nTell any of us.\nThere is a form in the hall. Fill in the form and hand it to the Clerk if you like writing.",
        "if you like",
    ),
    ("restricted-channel", "A complaint that we have only heard about over the fence is still a complaint.", "still one"),
    (
        "restricted-channel",
        "We cannot start on the works before the form for the grant is signed, but your complaint goes on.",
        "another form",
    ),
    ("restricted-channel", "# Compliments\nFill in the yellow card and hand it to the Clerk.", "compliments"),
    ("restricted-channel", "We act on a complaint that we have only been told of as we do on a letter.", "told of"),
    ("same-reviewer", "# Stage 1\nThe Clerk answers.\n# Stage 2\nTwo trustees consider it.", "trustees"),
    (
        "same-reviewer",
        "# Stage 1\nThe Clerk answers.\n# Stage 2\nThe Clerk acknowledges the request. The Master decides.",
        "acknowledges only",
    ),
    ("same-reviewer", "# Stage 1\nA manager answers.\n# Stage 2\nA manager reviews the complaint.", "any manager"),
    (
        "same-reviewer",
        "# Stage 1\nThe Head of Homes answers.\n# Stage 2\nThe Head of Homes reviews the complaint, unless she answered "
        "it, when the Director does.",
        "unless",
    ),
    (
        "same-reviewer",
        "# Stage 1\nThe Investigating Officer answers.\n# Stage 2\nThe Investigating Officer considers the complaint. He "
        "or she is always a different person.",
        "a different person",
    ),
    (
        "same-reviewer",
        "# Stage 1\nThe Complaints Officer answers.\n# Stage 2\nThe Complaints Manager reviews the complaint.",
        "another post",
    ),
    ("same-reviewer", "# Stage 1\nThe Clerk answers.\n# Stage 2\nThe Clerk does not consider the complaint; the Chair does.", "denied"),
    (
        "same-reviewer",
        "# Stage 1\nThe Secretary replies.\n# Stage 2\nThe Secretary calls the committee together, who decide.",
        "calls together",
    ),
    ("same-reviewer", "The Clerk replies at stage one and passes the papers to the Chair for the review.", "passes on"),
    ("same-reviewer", "# Stage 1\nThe Complaints Team answers.\n# Stage 2\nThe Complaints Team answers.", "a team"),
    ("wide-legal-exclusion", "We will not consider complaints where legal proceedings have been issued.", "issued"),
    (
        "wide-legal-exclusion",
        "We cannot take a complaint where legal proceedings have been issued by you or your solicitor.",
        "issued, with a solicitor",
    ),
    ("wide-legal-exclusion", "Complaints are excluded once proceedings have been served on us.", "served"),
    ("wide-legal-exclusion", "We will not accept a complaint where:\n- legal proceedings have been issued", "issued, in a list"),
    ("wide-legal-exclusion", "A complaint is declined where your solicitor has issued proceedings at the county court.", "issued at court"),
    ("wide-legal-exclusion", "We do not look at complaints where a claim has been lodged with the court by solicitors.", "lodged"),
]


@pytest.mark.parametrize(("kind", "text", "why"), FOUND)
def test_the_fault_is_found_in_other_words(kind: str, text: str, why: str) -> None:
    assert found(kind, text), why


@pytest.mark.parametrize(("kind", "text", "why"), NEAR_MISSES)
def test_what_only_sounds_like_it_is_left_alone(kind: str, text: str, why: str) -> None:
    assert found(kind, text) == [], why
