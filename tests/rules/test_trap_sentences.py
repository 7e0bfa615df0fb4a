"""Sentences that mislead whoever reads keywords: what each adds to the report on a compliant policy, judged by the whole tool.

The ids are those of the catalogue of traps that this project was built from; the sentences are invented.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from ombudscan import classify, flow, read
from ombudscan.classify import Classifier
from ombudscan.nouns import Report, Settings

POLICY = """Complaints Policy

Approved by the Board of Pellbrook Homes on 3 June 2026. Next review: June 2028.

1. What a complaint is

1.1 A complaint is an expression of dissatisfaction, however made, about the standard of service, actions or lack of action by the landlord, its own staff, or those acting on its behalf, affecting a resident or group of residents.

2. Stage 1

2.1 We acknowledge your complaint within five working days of receiving it.

2.2 We send our full stage 1 reply within ten working days of the acknowledgement.

3. Stage 2

3.1 We acknowledge your request within five working days.

3.2 We send our final reply within 20 working days of that acknowledgement.

"""
# What each trap has to add: times as "step stage value unit", then the rules that find something in it.
NOTHING: tuple[str, ...] = ()
SENTENCES: list[tuple[str, str, str, tuple[str, ...], tuple[str, ...]]] = [
    ("T01", "Stages", "There is no informal stage; every complaint starts at stage 1.", NOTHING, NOTHING),
    ("T02", "Stages", "We only have two stages. It is not appropriate to have an informal stage or a stage 0.", NOTHING, NOTHING),
    ("T03", "Stages", "The third stage was dropped last March; before that every complaint had three stages.", NOTHING, NOTHING),
    (
        "T04",
        "Stages",
        "Our old stage 2 was a panel that met within 40 working days. Our new stage 2 is a review by one director.",
        NOTHING,
        NOTHING,
    ),
    ("T06", "Answers", "A landlord must respond to a stage 1 complaint within 25 working days of acknowledging it.", NOTHING, NOTHING),
    ("T07", "Definition", "The Code defines a complaint as an expression of dissatisfaction about the service.", NOTHING, NOTHING),
    (
        "T08",
        "Times",
        "Ten working days is what both Ombudsmen expect for stage 1. Our present target for stage 1 is twenty working days.",
        ("respond 1 20 working_day",),
        ("inconsistent-timescales", "late-response"),
    ),
    ("T09", "Stage 2", "We do not need you to give reasons for asking for stage 2, though it helps us if you do.", NOTHING, NOTHING),
    ("T09", "Stage 2", "To move to stage 2 you need to tell us why you disagree with our reply.", NOTHING, ("reasons-required",)),
    ("T10", "Stage 2", "Stage 2 is at our discretion and may be refused.", NOTHING, ("gated-escalation",)),
    ("T11", "Closing", "We may confirm our decision and close the complaint at stage 1.", NOTHING, ("gated-escalation",)),
    (
        "T12",
        "Stage 2",
        "We will not refuse to take a complaint to stage 2 unless there is a good reason, which we explain in writing.",
        NOTHING,
        NOTHING,
    ),
    ("T13", "Stages", "We have considered adding an early resolution stage before stage 1 but decided against it.", NOTHING, NOTHING),
    ("T13", "Stages", "The proposal that an informal stage come before stage 1 was not pursued.", NOTHING, NOTHING),
    ("T13", "Stages", "Nothing follows stage 2: we have no panel and no appeal to the trustees.", NOTHING, NOTHING),
    (
        "T13",
        "Stage 2",
        "If part of it is unresolved you can have it moved to stage 2, and that is the Council's last word.",
        NOTHING,
        NOTHING,
    ),
    ("T10", "Refusing", "A letter from a lawyer is not a ground, so such complaints are logged as usual.", NOTHING, NOTHING),
    (
        "T44",
        "What we do not take",
        "Matters known for more than nine months before you contact us, unless the Corporate Complaints Officer lets them in.",
        ("complain None 9 month",),
        ("short-time-limit",),
    ),
    (
        "T40",
        "Care",
        "Worries about care are looked into by Larkrise Care under its own rules, answered inside 20 working days.",
        NOTHING,
        NOTHING,
    ),
    ("T03", "Stages", "Before the end of 2021 a complaint could go to a third stage.", NOTHING, NOTHING),
    ("T09", "Stage 2", "No reason needs to be given for asking for stage 2.", NOTHING, NOTHING),
    ("T12", "Refusing", "We will not turn down a complaint because a solicitor has written to us.", NOTHING, NOTHING),
    ("T41", "Refusing", "A letter of claim does not count as proceedings.", NOTHING, NOTHING),
    ("T43", "Replies", "Replies are not to be deferred until repairs are complete.", NOTHING, NOTHING),
    ("T42", "Stage 2", "We set no deadline for asking, although it helps to hear from you within a month or so.", NOTHING, NOTHING),
    (
        "T39",
        "First contact",
        "Wardens have two working days to put things right; what cannot be settled in that time is logged at stage 1.",
        ("resolve_informally 0 2 working_day",),
        ("extra-stage",),
    ),
    ("T39", "Requests", "A first report made without any word of dissatisfaction is a service request and no complaint.", NOTHING, NOTHING),
    ("T36", "Contractors", "Contractors send complaints on to us within one working day.", NOTHING, NOTHING),
    ("T38", "Gifts", "Gifts from the hardship fund are decided within 14 days.", NOTHING, NOTHING),
    ("T44", "New points", "What is new is added to the complaint; otherwise it becomes a complaint of its own.", NOTHING, NOTHING),
    (
        "T44",
        "Others who act for you",
        "If someone cannot give authority because of illness we accept their relative's word.",
        NOTHING,
        NOTHING,
    ),
    (
        "T44",
        "Limits",
        "What happened more than a year ago is not taken. The twelve months may be waived by the Head of Homes where fairness asks for it.",
        ("complain None 1 year",),
        NOTHING,
    ),
    ("T14", "Stages", "If there were a third stage, residents would sit on it.", NOTHING, NOTHING),
    ("T36", "Repairs", "A loose banister is put right within three working days.", NOTHING, NOTHING),
    ("T37", "Compensation", "Claims for compensation are answered within 15 working days of receiving them.", NOTHING, NOTHING),
    ("T38", "Compensation", "We pay £3 for each extra day, up to £60.", NOTHING, NOTHING),
    ("T39", "First contact", "A first request is settled in three working days or becomes a complaint.", NOTHING, NOTHING),
    (
        "T39",
        "First contact",
        "A first report of dissatisfaction is kept as a grumble for three working days and then becomes a complaint.",
        ("resolve_informally 0 3 working_day",),
        ("extra-stage",),
    ),
    ("T40", "The Ombudsman", "The Ombudsman asks us for papers within fifteen working days.", NOTHING, NOTHING),
    ("T41", "The Ombudsman", "You must wait eight weeks before going to the Ombudsman.", NOTHING, ("outdated-referral-route",)),
    (
        "T42",
        "Stage 2",
        "Tell us within 20 working days of our stage 1 letter if you want a review.",
        ("escalate 2 20 working_day",),
        ("escalation-deadline",),
    ),
    (
        "T43",
        "Delays",
        "If a stage 1 reply takes more than 20 working days in all we agree a new date with you and give you the Ombudsman's details.",
        NOTHING,
        NOTHING,
    ),
    ("T44", "Closing", "We close the complaint if you do not reply to our questions within four weeks.", NOTHING, NOTHING),
    ("T45", "Other letters", "Letters from MPs and councillors follow another route with the same targets.", NOTHING, NOTHING),
    ("T46", "Compliments", "Compliments are passed to the team within five working days.", NOTHING, NOTHING),
    (
        "T47",
        "Complaints about other members",
        "Where a member complains about another member the committee meets within 28 days.",
        NOTHING,
        NOTHING,
    ),
    (
        "T48",
        "Breaches of tenancy",
        "Stage 1, a warning within 3 days. Stage 2, a notice within 14 days. Stage 3, court.",
        NOTHING,
        NOTHING,
    ),
    (
        "T48",
        "Neighbours",
        "Steps that we take when a tenant breaks the agreement:\n\n- Stage 1: a warning within 3 days.\n- Stage 3: court.",
        NOTHING,
        NOTHING,
    ),
    (
        "T49",
        "Other services",
        "For complaints about council services other than housing we reply within 20 working days at stage 1.",
        NOTHING,
        NOTHING,
    ),
    (
        "T50",
        "Time limits",
        "You can complain about your home up to six months after the event, and up to twelve months for every other service.",
        ("complain None 6 month",),
        ("limit-without-discretion", "short-time-limit"),
    ),
    (
        "T52",
        "Oversight",
        "This policy is reviewed every three years. Managers meet every six weeks. Complaint files are audited weekly and kept for six years.",
        NOTHING,
        NOTHING,
    ),
    (
        "T53",
        "Performance",
        "We took 17.4 working days on average to answer stage 1 complaints; the target is ten; 78% were answered in 15 working days.",
        NOTHING,
        NOTHING,
    ),
    (
        "T54",
        "Hello",
        "We send a receipt within 1 working day of getting your complaint and then the acknowledgement letter within 5 working days.",
        ("acknowledge 1 5 working_day",),
        NOTHING,
    ),
    ("T55", "Panel", "The stage 2 panel sends its reply three working days after it meets.", NOTHING, NOTHING),
    (
        "T57",
        "Times",
        "We reply in up to 10 working days at either stage.",
        ("respond 1 10 working_day", "respond 2 10 working_day"),
        ("inconsistent-timescales",),
    ),
    ("T58", "Times", "We aim to reply at stage 1 in ten working days and usually do.", ("respond 1 10 working_day",), ("weak-commitment",)),
    (
        "T61",
        "Times",
        "We reply within 10 and 20 working days, at stages one and two respectively.",
        ("respond 1 10 working_day", "respond 2 20 working_day"),
        NOTHING,
    ),
    (
        "T62",
        "Hazards",
        "Emergency hazards are made safe within 24 hours under Awaab's Law; significant hazards are looked into within 10 working days.",
        NOTHING,
        NOTHING,
    ),
    ("T63", "Student halls", "The student hall desk of the university replies to complaints within 25 working days.", NOTHING, NOTHING),
    (
        "T64",
        "Other nations",
        "In Scotland we answer a stage 1 complaint within 5 working days and a stage 2 complaint within 25 working days.",
        NOTHING,
        NOTHING,
    ),
]
# Present in every report on so short a policy.
ALWAYS = {"silent-on-provision", "stricter-timescale"}


@cache
def classifier() -> Classifier:
    return classify.load(None)


def judged(folder: Path, text: str) -> Report:
    path = folder / "policy.txt"
    path.write_text(text, encoding="utf-8")
    return flow.judge(read.document(path), Settings(as_of="2026-11-22"), classifier())


def times(report: Report, start: int) -> list[str]:
    found = [t for t in report.evidence.timescales if t.span.start >= start]
    return [f"{t.action} {t.stage} {t.value:g} {t.unit}" for t in found]


@pytest.mark.parametrize(
    ("trap", "heading", "text", "said", "rules"), SENTENCES, ids=lambda x: x if isinstance(x, str) and len(x) < 5 else ""
)
def test_a_trap_adds_nothing_but_what_it_says(
    tmp_path: Path, trap: str, heading: str, text: str, said: tuple[str, ...], rules: tuple[str, ...]
) -> None:
    report = judged(tmp_path, f"{POLICY}4. {heading}\n\n{text}\n")
    start = report.evidence.document.text.index(heading, report.evidence.document.text.index("that acknowledgement"))
    assert report.evidence.identity.kind == "policy"
    assert times(report, start) == list(said), trap
    assert sorted({f.rule for f in report.findings} - ALWAYS) == sorted(rules), trap


def test_the_policy_itself_is_faultless(tmp_path: Path) -> None:
    assert {f.rule for f in judged(tmp_path, POLICY).findings} <= ALWAYS
