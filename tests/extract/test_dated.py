"""The dates a document gives itself, and those of something else that it mentions."""

from __future__ import annotations

import pytest

import factories
from ombudscan.extract import dated
from ombudscan.nouns import Claim, Span
from ombudscan.read.assemble import CellDraft, Draft, TableDraft

FILLER = ["Nothing is said here that could date anything."] * 40


def own(title: str, *parts: str | TableDraft, kind: str = "policy", claims: tuple[Claim, ...] = ()) -> list[tuple[str, str]]:
    drafts = [p if isinstance(p, TableDraft) else Draft(text=p) for p in parts]
    document = factories.document(Draft(kind="heading", text=title, level=1), *drafts)
    return [(f.kind, f.iso) for f in dated.own(document, claims, kind)]  # type: ignore[arg-type]


def plain(*rows: tuple[str, ...]) -> TableDraft:
    return TableDraft(rows=[[CellDraft(blocks=[Draft(text=t)] if t else []) for t in row] for row in rows])


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Approved by the Board of Wendlow Homes, 18 June 2024", [("approved", "2024-06-18")]),
        (
            "Adopted by the trustees in September 2023. To be looked at again by September 2025.",
            [("approved", "2023-09"), ("next_review", "2025-09")],
        ),
        (
            "The trustees adopted this policy on 4 March 2025 and will look at it again in March 2027.",
            [("approved", "2025-03-04"), ("next_review", "2027-03")],
        ),
        (
            "The members' meeting agreed this policy on 9 May 2025, and we will look at it again in May 2027.",
            [("approved", "2025-05-09"), ("next_review", "2027-05")],
        ),
        ("The committee agreed it in June 2025 and will review it in June 2028.", [("approved", "2025-06"), ("next_review", "2028-06")]),
        ("Approved by: Board  Date: 12 May 2025  Review date: May 2028", [("approved", "2025-05-12"), ("next_review", "2028-05")]),
        ("Last reviewed: June 2024", [("published", "2024-06")]),  # not the review to come
        ("This policy took effect on 1 April 2024 and replaces that of May 2019.", [("effective", "2024-04-01")]),
        ("Implementation date: 01-Apr-2024", [("effective", "2024-04-01")]),
        ("Version 3.1 | June 2024", [("published", "2024-06")]),
        ("Policy agreed: Oct 2022. Valid until: Oct 2025.", [("approved", "2022-10"), ("next_review", "2025-10")]),
        ("Signed by the Chair, 9 January 2025", [("approved", "2025-01-09")]),
        ("On 23 July 2026 the Board approved this policy.", [("approved", "2026-07-23")]),  # the date first
        ("June 2024", [("published", "2024-06")]),  # alone on the first page
        ("Printed in October 2025 on recycled paper.", [("published", "2025-10")]),  # a print run
        ("Leaflet 7, October 2025", [("published", "2025-10")]),
        ("Leaflet MM/07, May 2026", [("published", "2026-05")]),
        ("Wendlow Mutual Homes, May 2021", [("published", "2021-05")]),  # a name and a date
        ("Form HC12 Spring 2025, printed May 2025", [("published", "2025-05")]),
    ],
)
def test_a_line_dates_the_document(line, expected):
    assert own("Complaints Policy", line, *FILLER) == expected


@pytest.mark.parametrize(
    "line",
    [
        "The Ombudsman's Complaint Handling Code came into force on 1 April 2024.",
        "We follow the Code, which became statutory on 1 April 2024.",
        "Our Compensation Policy was approved in May 2023.",
        "It takes the place of version 6, dated October 2023, which should no longer be used.",
        "Wendlow Homes was formed in 1974.",
        "Printed on 3 May 2026",
        "Complaints made before 1 April 2024 fall under the earlier policy.",
        "An equality impact assessment was carried out in April 2024.",
        "The policy that was approved in 2021 is withdrawn.",
        "If your complaint was agreed on 3 May 2024 we would reply by 17 May 2024.",
        "Staff were trained on the revised policy in May 2024.",
    ],
)
def test_a_date_of_something_else(line):
    assert own("Complaints Policy", line, *FILLER) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "This form was filled in during October 2022 and reported to the committee on 17 November 2022.",
            [("assessed", "2022-10"), ("published", "2022-11-17")],
        ),
        ("The governing body considered and approved this self-assessment on 24 September 2025.", [("approved", "2025-09-24")]),
        ("This assessment reflects our position as at 31 March 2025.", [("assessed", "2025-03-31")]),
        ("We will assess ourselves again by September 2026.", [("next_review", "2026-09")]),
        ("Completed by the Clerk, May 2025. Next due: June 2026.", [("assessed", "2025-05"), ("next_review", "2026-06")]),
        ("The next is due in July 2027.", [("next_review", "2027-07")]),
        ("Last assessed June 2025, due again June 2026", [("assessed", "2025-06"), ("next_review", "2026-06")]),
        ("Self-assessment for the period 1 April 2024 to 31 March 2025", [("assessed", "2025")]),  # what it covers: no day is sure
        ("The first was completed in December 2020 and the second in October 2022.", []),  # earlier ones
    ],
)
def test_a_self_assessment_is_dated(line, expected):
    assert own("Self-assessment", line, *FILLER, kind="self-assessment") == expected


def test_a_control_table_of_labels_and_values():
    table = plain(
        ("Policy owner", "Head of Homes"),
        ("Approved by", "Board, 9 May 2024"),
        ("Effective from", "3 June 2024"),
        ("Date of next review", "May 2027"),
    )
    assert own("Complaints Policy", table, *FILLER) == [("approved", "2024-05-09"), ("effective", "2024-06-03"), ("next_review", "2027-05")]


def test_a_version_history_under_column_headings():
    table = factories.table(("Version", "Status", "Date approved", "Next review"), ("4", "Final", "18 June 2024", "June 2026"))
    assert own("Complaints Policy", table, *FILLER) == [("approved", "2024-06-18"), ("next_review", "2026-06")]


def test_labels_and_values_on_lines_of_their_own():
    lines = ("Date of next review", "(Three years from the approved date)", "July 2026")
    assert own("Complaints Policy", *lines, *FILLER) == [("next_review", "2026-07")]


def test_labels_in_a_column_of_one():
    lines = ("Approved", "Board", "Date", "22 May 2024", "Review", "May 2027")
    assert own("Complaints Policy", *lines, *FILLER) == [("approved", "2024-05-22"), ("next_review", "2027-05")]


def test_a_sentence_on_this_policy_counts_anywhere():
    inside = "This policy was approved by the Board on 18 June 2024 and will be reviewed in June 2026."
    other = "The cleaning contract was approved on 2 May 2023."
    assert own("Complaints Policy", *FILLER, inside, other, *FILLER) == [("approved", "2024-06-18"), ("next_review", "2026-06")]


def test_evidence_cells_date_nothing():
    form = factories.table(factories.HEADER, ("6.2", "Acknowledge it", "Yes", "Policy approved 3 June 2024", "Updated 7/10/24"))
    assert own("Self-assessment", form, *FILLER, kind="self-assessment") == []


def test_words_of_a_claim_date_nothing():
    text = "Updated by the Board on 7 October 2024"
    start = len("Self-assessment\n")
    words = (Span(start=start, end=start + len(text)),)
    claim = Claim(edition="hos-2024", key="definition", provision="1.2", requirement=(), answer="yes", answer_span=None, evidence=words)
    assert own("Self-assessment", text, kind="self-assessment") == [("published", "2024-10-07")]
    assert own("Self-assessment", text, kind="self-assessment", claims=(claim,)) == []


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Complaint Handling Code self-assessment 2025/26", [("assessed", "2026")]),
        ("2025 self-assessment against the Code", [("assessed", "2025")]),
        ("Complaint Handling Code 2022: self-assessment", []),  # the Code's year
        ("Self-assessment against the Code (April 2024)", []),  # the Code's month
        ("Form for the Ombudsman's Complaint Handling Code 2024, passed by the Board on 4 June 2026.", [("approved", "2026-06-04")]),
        ("Self-assessment against the Code (June 2024)", [("assessed", "2024-06")]),
    ],
)
def test_a_year_in_the_title(title, expected):
    assert own(title, "How we measure up.", kind="self-assessment") == expected


def test_a_title_year_yields_to_a_real_date():
    assert own("Self-assessment 2025", "Completed on 4 June 2025", kind="self-assessment") == [("assessed", "2025-06-04")]


def test_spans_hold_the_dates_own_words():
    document = factories.policy(front="Approved by the Board on 3 June 2026.")
    (fact,) = dated.own(document, (), "policy")
    assert fact.span and document.quote(fact.span) == "3 June 2026"
