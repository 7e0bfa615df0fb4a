from __future__ import annotations

import json
from pathlib import Path

import pytest

from factories import document, table
from ombudscan import extract
from ombudscan.nouns import Claim, Document, Timescale
from ombudscan.read.assemble import CellDraft, Draft, TableDraft

Times = set[tuple[str, int | None, float, str]]
Part = str | dict[str, str] | dict[str, list[list[str]]]

# One line each: the words of an invented document and the times that a careful reader takes from them.
WORDINGS = [
    json.loads(line)
    for path in sorted(Path(__file__).parent.glob("time_wordings*.jsonl"))
    for line in path.read_text(encoding="utf-8").splitlines()
]
ACKNOWLEDGE, RESPOND, EXTEND, ESCALATE, COMPLAIN, INFORMAL = (
    "acknowledge",
    "respond",
    "extend",
    "escalate",
    "complain",
    "resolve_informally",
)
DAY = "working_day"


def times(doc: Document, claims: tuple[Claim, ...] = ()) -> tuple[Timescale, ...]:
    found = extract.passages(doc, claims)
    return extract.timescales(doc, extract.statements(doc, found, claims))


def made(*parts: Part | Draft | TableDraft) -> Document:
    return document(*(p if isinstance(p, Draft | TableDraft) else draft(p) for p in parts))


def draft(part: Part) -> Draft | TableDraft:
    if isinstance(part, str):
        return Draft(text=part)
    if "table" in part:
        return table(*(tuple(r) for r in part["table"]))
    if "pairs" in part:  # a list of labels with their values, which has no heading
        return TableDraft(rows=[[CellDraft(blocks=[Draft(text=t)]) for t in r] for r in part["pairs"]])
    (kind, text), *_ = part.items()
    return Draft(kind=kind, text=text, level=1 if kind == "heading" else 0)


def brief(found: tuple[Timescale, ...]) -> Times:
    return {(t.action, t.stage, t.value, t.unit) for t in found if t.action not in ("update", "other")}


def name(wording: dict[str, list[Part]]) -> str:
    return " / ".join(p if isinstance(p, str) else str(next(iter(p.values()))) for p in wording["text"])[:90]


@pytest.mark.parametrize("wording", WORDINGS, ids=name)
def test_wordings(wording: dict[str, list[Part]]) -> None:
    assert brief(times(made(*wording["text"]))) == {tuple(t) for t in wording["times"]}


def row(key: str, provision: str, evidence: str) -> tuple[Timescale, ...]:
    doc = document(TableDraft(rows=[[CellDraft(blocks=[Draft(text=provision)]), CellDraft(blocks=[Draft(text=evidence)])]]))
    claim = Claim(
        edition="hos-2024",
        key=key,
        provision=provision,
        requirement=(),
        answer="yes",
        answer_span=None,
        evidence=(doc.rows[0].cells[1].span,),
    )
    return times(doc, (claim,))


ROWS = [
    ("stage-2-extend", "Clause 9.2: no more than ten further working days, though the Code would allow twenty", {(EXTEND, 2, 10, DAY)}),
    ("stage-1-respond", "Ten working days after the first letter (policy 4.4)", {(RESPOND, 1, 10, DAY)}),
    ("time-limit", "Twelve months from when the resident found out", {(COMPLAIN, None, 12, "month")}),
    ("stage-1-respond", "76% of stage 1 replies met the ten days", set()),  # a result, not a promise
    ("stage-1-acknowledge", "411 of 411 in three working days", set()),  # the same
    (
        "stage-2-acknowledge",
        "All 33 requests were acknowledged inside five working days",
        {(ACKNOWLEDGE, 2, 5, DAY)},
    ),  # every one: practice
    ("officer-authority", "Managers have to answer her within two working days", set()),  # between colleagues
    ("chance-to-comment", "Handlers wait three working days for comments before deciding", set()),  # a step inside
    ("adjustments-recorded", "Checked every six months with the tenant", set()),  # how often, not how soon
    ("escalation-window", "Paragraph 6.2: twenty working days from our stage 1 reply", {(ESCALATE, 2, 20, DAY)}),
    ("changes-made", "The stage 1 target has come down from fifteen to ten working days", {(RESPOND, 1, 10, DAY)}),
    (
        "no-extra-stage",
        "Worries go through Local Resolution, where the team has five working days to sort them out",
        {(INFORMAL, 0, 5, DAY)},
    ),
    # a time that is stated, with what came of it beside it
    ("stage-1-respond", "Policy says ten working days from acknowledgement but 64% were on time last year", {(RESPOND, 1, 10, DAY)}),
    ("stage-1-respond", "Not met: the procedure allows 10 working days and 38% took longer", {(RESPOND, 1, 10, DAY)}),
    ("stage-1-acknowledge", "We undertake to acknowledge in five working days (88% last year)", {(ACKNOWLEDGE, 1, 5, DAY)}),
    ("stage-2-acknowledge", "Policy 6.2 requires five working days, while performance was 80%", {(ACKNOWLEDGE, 2, 5, DAY)}),
    ("stage-2-respond", "Twenty working days is what we promise, yet the average was 26", {(RESPOND, 2, 20, DAY)}),
    ("stage-1-respond", "68% were answered within ten working days last year", set()),
    ("stage-1-respond", "9 of 12 replies were inside ten working days", set()),
    (
        "no-extra-stage",
        "Only when a ticket has sat unresolved for six days does the tenant get a stage one letter",
        {(INFORMAL, 0, 6, "day")},
    ),
    (
        "stage-1-respond",
        "Policy 7.2: ten working days from logging; no more than ten extra working days",
        {(RESPOND, 1, 10, DAY), (EXTEND, 1, 10, DAY)},
    ),
    # both stages in one sentence, between semicolons
    (
        "lgsco-6",
        "Part D: five working days to acknowledge at each stage; ten working days from acknowledgement at stage 1 and twenty at stage 2",
        {(ACKNOWLEDGE, 1, 5, DAY), (ACKNOWLEDGE, 2, 5, DAY), (RESPOND, 1, 10, DAY), (RESPOND, 2, 20, DAY)},
    ),
    (
        "lgsco-6",
        "Each acknowledgement goes out within five working days at both stages; replies within ten working days of it at stage 1; within twenty "
        "at stage 2",
        {(ACKNOWLEDGE, 1, 5, DAY), (ACKNOWLEDGE, 2, 5, DAY), (RESPOND, 1, 10, DAY), (RESPOND, 2, 20, DAY)},
    ),
    # what is so much later than the time before is an extension; a visit's date is none
    (
        "stage-1-respond",
        "4.3: ten working days from logging or, with the reason in writing, a date not more than ten working days after that",
        {(RESPOND, 1, 10, DAY), (EXTEND, 1, 10, DAY)},
    ),
    (
        "stage-1-respond",
        "Clause 6: ten working days, or a later date up to ten working days after the first if the reason is explained",
        {(RESPOND, 1, 10, DAY), (EXTEND, 1, 10, DAY)},
    ),
    ("stage-1-respond", "Ten working days after the first letter", {(RESPOND, 1, 10, DAY)}),
    # how long residents have, with a count of older ones beside it
    (
        "lgsco-2",
        "Twelve months from the matter or from knowing of it, and we can go further back: 22 older complaints were let in",
        {("complain", None, 12, "month")},
    ),
    ("time-limit", "Seven complaints more than twelve months old were accepted in 2025", set()),
    # a count of answers sets no time
    ("stage-1-respond", "Of 40 replies, 36 were in ten days and four by the date told to the tenant", set()),
]


@pytest.mark.parametrize(("key", "evidence", "expected"), ROWS, ids=[e for _, e, _ in ROWS])
def test_rows_of_a_form_give_step_and_stage(key: str, evidence: str, expected: Times) -> None:
    assert brief(row(key, "6.3", evidence)) == expected


CLOCKS = [
    ("We reply within ten working days of the acknowledgement.", "acknowledgement"),
    ("We reply within ten working days of receiving your complaint.", "receipt"),
    ("We reply within ten working days of the complaint being logged.", "logging"),
    ("We reply within ten working days of its being allocated to a handler.", "logging"),
    ("We reply within ten working days of the complaint being logged and acknowledged.", "acknowledgement"),
    ("We reply within ten working days from the date of your request.", "escalation"),
    ("From the day we receive your complaint, we have ten working days to reply.", "receipt"),
    ("We reply within ten working days.", None),
]


@pytest.mark.parametrize(("sentence", "start"), CLOCKS)
def test_what_a_time_is_counted_from(sentence: str, start: str | None) -> None:
    (found,) = times(made(Draft(kind="heading", text="Stage 1", level=1), sentence))
    assert found.starts_from == start


FIRMNESS = [
    ("We will reply within ten working days.", "firm"),
    ("We aim to reply within ten working days.", "aim"),
    ("We endeavour to send a reply inside ten working days.", "aim"),
    ("Where possible we reply within ten working days.", "aim"),
    ("You will usually have a reply within ten working days.", "usual"),
    ("Our aim is fairness; we reply within ten working days.", "firm"),  # the aim is another clause's
]


@pytest.mark.parametrize(("sentence", "expected"), FIRMNESS)
def test_how_firmly_a_time_is_promised(sentence: str, expected: str) -> None:
    (found,) = times(made(Draft(kind="heading", text="Stage 1", level=1), sentence))
    assert found.firmness == expected


def test_a_whole_with_its_extension_is_marked() -> None:
    doc = made(
        Draft(kind="heading", text="Stage 1", level=1),
        "We reply within ten working days of the acknowledgement and may need up to ten extra working days.",
        "A reply reaches you no later than 20 working days after the acknowledgement.",
    )
    assert [(t.value, t.total) for t in times(doc) if t.action == "respond"] == [(10, False), (20, True)]


def test_quotes_are_the_words_of_the_time() -> None:
    doc = made(Draft(kind="heading", text="Stage 2", level=1), "The final reply is sent within twenty (20) working days.")
    assert [doc.quote(t.span) for t in times(doc)] == ["twenty (20) working days"]


def test_a_table_for_other_services_is_left_out() -> None:
    grid = table(("Kind of complaint", "Acknowledged in", "Stage 1 response"), ("Housing", "5 working days", "10 working days"),
                 ("Other council services", "3 working days", "15 working days"))  # fmt: skip
    assert brief(times(made(Draft(kind="heading", text="Complaints at a glance", level=1), grid))) == {
        (ACKNOWLEDGE, 1, 5, DAY),
        (RESPOND, 1, 10, DAY),
    }
