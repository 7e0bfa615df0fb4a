"""Complaints that are not taken: for talk of law, wholesale, or without a word of the Ombudsman."""

from __future__ import annotations

import pytest
from written import found

EARLY = [
    ("We do not accept a complaint if you intend to take legal action.", "intend"),
    ("Complaints where legal proceedings are threatened are excluded.", "threatened"),
    ("If a solicitor has written to us on your behalf we will not deal with the complaint.", "solicitor"),
    ("We will stop looking at your complaint if you instruct a solicitor.", "instruct"),
    ("We do not consider matters subject to pending legal action.", "pending"),
    ("A complaint is closed when we receive a letter before claim.", "letter before claim"),
    ("# What we will not consider\nWe will not consider:\n- matters where a solicitor is involved\n- older matters", "list item"),
    ("Where a disrepair claim has been made the complaint will be put on hold.", "disrepair claim"),
    ("We cannot investigate a complaint while you are considering taking us to court.", "considering"),
    ("Nor will we take a complaint from anyone who has told us that they plan to sue.", "plan to sue"),
    ("If you start legal action your complaint will be passed to our legal team.", "passed to lawyers"),
    ("Complaints about matters under the pre-action protocol fall outside this policy.", "pre-action"),
    ("We will refuse complaints in which litigation is likely.", "likely"),
    ("A complaint in the hands of a lawyer is rejected.\nWe reject complaints that come through a lawyer.", "lawyer"),
    ("We may suspend a complaint if court action is being considered.", "being considered"),
]
FILED = [
    ("We do not accept a complaint once a claim form and particulars have been filed at court.", "filed"),
    ("A letter from a solicitor does not stop us from dealing with your complaint.", "does not stop"),
    ("A member who threatens to go to law can still complain.", "can still"),
    ("We will not refuse a complaint because you have been to a solicitor.", "not refuse"),
    ("If you intend to take legal action we will continue to deal with your complaint until a claim is filed.", "continue"),
    ("You may wish to take legal advice.", "advice"),
    ("We will not consider a complaint where a court has already decided the matter.", "decided"),
    ("If a solicitor acts for you we will send our reply to the solicitor.", "correspondence"),
    ("Legal proceedings that have been issued at court are excluded.", "issued"),
    ("Our solicitor advises the panel.", "our solicitor"),
    ("We do not exclude complaints because legal action is threatened.", "do not exclude"),
    ("We may take legal action against tenants in arrears and will not consider a complaint about the debt itself.", "our action"),
    ("Even if you have instructed a solicitor, we will look at your complaint.", "even if"),
    ("The Code allows complaints to be excluded where proceedings have been filed at court.", "the Code"),
    ("Service charge disputes can be taken to the tribunal, and a complaint can go on meanwhile.", "tribunal"),
    (
        "We may exclude a case that is filed at court; for the avoidance of doubt, intimation of a claim shall not be a ground of exclusion.",
        "no ground",
    ),
]


@pytest.mark.parametrize(("text", "why"), EARLY)
def test_an_exclusion_before_a_claim_is_filed_is_found(text: str, why: str) -> None:
    assert found("wide-legal-exclusion", text), why


@pytest.mark.parametrize(("text", "why"), FILED)
def test_an_exclusion_of_filed_claims_is_left_alone(text: str, why: str) -> None:
    assert found("wide-legal-exclusion", text) == [], why


WHOLESALE = [
    ("We never consider complaints about service charges.", "never"),
    ("Under no circumstances will we look at complaints about rent.", "no circumstances"),
    ("Complaints about anti-social behaviour are never accepted under this policy.", "never accepted"),
    ("We do not accept complaints about Board decisions in any circumstances.", "any circumstances"),
    ("All complaints about allocations are automatically rejected.", "automatically"),
    ("Anonymous complaints will not be investigated.", "anonymous"),
    ("We will not consider complaints about rent levels or service charges.", "plain"),
    ("Any complaint relating to our policies is excluded.", "any"),
    ("We will not deal with complaints about neighbours.", "plain, neighbours"),
    ("Complaints concerning parking will not be considered.", "plain, parking"),
    ("We do not look at the following complaints:\n- service charges\n- noise", "list"),
    ("On no account do we accept complaints about staff conduct.", "on no account"),
]
WEIGHED = [
    ("No kind of complaint is ruled out: we look at what happened to you.", "none ruled out"),
    ("Each complaint is considered on its merits. We do not consider complaints about rent levels.", "weighed elsewhere"),
    ("We do not normally consider complaints about rent levels.", "normally"),
    ("We may not consider complaints about service charges, depending on the circumstances.", "may"),
    ("We do not consider complaints about matters more than 12 months old unless there is good reason.", "time"),
    ("We never refuse a complaint about anti-social behaviour.", "never refuse"),
    ("Reports of noise are dealt with under our Neighbourhood Policy; you can complain about how we did it.", "other policy"),
    ("A complaint about a councillor's conduct goes to the Monitoring Officer.", "other body"),
    ("We accept complaints about anything that we do.", "anything"),
    ("We will not consider a complaint that has been through both stages.", "already considered"),
    ("Appeals about banding go to the council.", "other body"),
    ("The exclusions are never applied automatically.", "not automatic"),
]


@pytest.mark.parametrize(("text", "why"), WHOLESALE)
def test_a_blanket_exclusion_is_found(text: str, why: str) -> None:
    assert found("blanket-exclusion", text), why


@pytest.mark.parametrize(("text", "why"), WEIGHED)
def test_exclusions_that_are_weighed_are_left_alone(text: str, why: str) -> None:
    assert found("blanket-exclusion", text) == [], why


UNTOLD = [
    ("If we refuse a complaint we will explain why and, if appropriate, tell you about the Ombudsman.", "if appropriate"),
    ("Where a complaint is not accepted the letter may mention the Housing Ombudsman.", "may mention"),
    ("If we decline your complaint we will give you the Ombudsman's details on request.", "on request"),
    ("When we turn a complaint down we write with reasons and, where relevant, how to reach the Ombudsman.", "where relevant"),
    ("If we decide not to accept your complaint, our decision is final.", "final"),
    ("There is no appeal against a decision to refuse a complaint.", "no appeal"),
    ("If we decide not to accept your complaint we will write to you to explain why.", "reasons only"),
    ("If a complaint cannot be taken up you will be told the reason in a letter.", "reason only"),
    ("Where we reject a complaint we will not enter into correspondence about the complaint.", "no correspondence"),
    (
        "Should a complaint be refused, the resident will be told of the Ombudsman if he or she asks.\nShould a "
        "complaint be refused, the resident will hear of the Ombudsman should they ask.",
        "if asked",
    ),
]
TOLD = [
    (
        "Where a complaint is declined the tenant is told of the right to bring that to the Ombudsman, which may direct us to take it.",
        "it is the Ombudsman that may direct",
    ),
    ("If we refuse a complaint we will explain why and tell you how to go to the Ombudsman.", "told"),
    (
        "If we decide not to accept your complaint we will write with our reasons. The letter tells you how to ask the "
        "Ombudsman to look at that decision.",
        "next sentence",
    ),
    ("Stage 2 is refused only for a reason in clause 8, which we put in writing.", "stage 2"),
    ("Every refusal of a complaint carries the Housing Ombudsman's details.", "every"),
    ("If your complaint is turned down you may ask the Housing Ombudsman to review that decision.", "may ask"),
    ("If we refuse a compensation claim we will explain why.", "a claim"),
    ("We accept every complaint unless there is a good reason not to.", "acceptance"),
    ("The stage 2 decision is final and you can then go to the Ombudsman.", "stage 2 final"),
    ("If we do not accept that a representative may act we will explain why.", "representative"),
    ("The refusal letter gives reasons and the right to take the refusal to the Ombudsman.", "right"),
]


@pytest.mark.parametrize(("text", "why"), UNTOLD)
def test_a_refusal_without_the_ombudsman_is_found(text: str, why: str) -> None:
    assert found("refusal-without-ombudsman", text), why


@pytest.mark.parametrize(("text", "why"), TOLD)
def test_a_refusal_with_the_ombudsman_is_left_alone(text: str, why: str) -> None:
    assert found("refusal-without-ombudsman", text) == [], why
