"""Another policy bound into the same file is left out and told of; a section of the complaints policy stays."""

from __future__ import annotations

import pytest

import factories
from ombudscan import extract
from ombudscan.nouns import Block, Document
from ombudscan.read.assemble import Draft

OWN = (
    ("", 1, "Complaints Policy"),
    ("1.", 2, "What a complaint is"),
    ("1.1", 0, "A complaint is any expression of dissatisfaction with what we do."),
    ("2.", 2, "Stage 1"),
    ("2.1", 0, "We send our full reply within ten working days of the acknowledgement."),
    ("3.", 2, "Stage 2"),
    ("3.1", 0, "We send our final reply within 20 working days of the acknowledgement."),
)
BODY = (
    ("1.", 2, "Purpose"),
    ("1.1", 0, "This says how we deal with reports of noise from the flat next door, and what a warden may do about them."),
    ("2.", 2, "Stage 1"),
    ("2.1", 0, "We write to you with the outcome within 28 working days of your report."),
)
FLAT = (("", 2, "Stage 1"), ("", 0, "We write to you within 28 working days of a missed payment and ask for a meeting at the office. " * 2))


def made(*parts: tuple[str, int, str]) -> Document:
    return factories.document(*(Draft(kind="heading" if level else "paragraph", label=x, level=level, text=t) for x, level, t in parts))


def left_out(document: Document) -> list[str]:
    blocks: tuple[Block, ...] = extract.apart(document).blocks
    return [document.quote(b.span) for b in blocks if b.kind == "contents"]


BOUND = [
    (made(*OWN, ("", 1, "Appendix B: Anti-social behaviour policy"), *BODY), "a level above its sections, with the mark of an appendix"),
    (made(*OWN, ("", 2, "Appendix 2 - Our Nuisance Procedure"), *BODY), "beside the sections, with the mark"),
    (made(*OWN, ("", 2, "Compensation and Goodwill Policy 2026"), *BODY), "beside the sections, and their numbers begin again"),
    (made(*OWN, ("", 1, "Staff grievance procedure"), *FLAT), "a level above its sections"),
    (made(*OWN, ("", 2, "Rent arrears policy"), *FLAT), "no section of a document whose sections are numbered"),
    (made(*OWN, ("", 0, "Rent arrears policy"), *FLAT), "read as a paragraph"),
    (made(*OWN, ("", 1, "Adult social care complaints procedure"), *BODY), "complaints that go another way"),
]


@pytest.mark.parametrize(("document", "why"), BOUND, ids=[why for _, why in BOUND])
def test_another_policy_is_left_out_to_its_end_and_told_of(document: Document, why: str) -> None:
    own = [document.quote(b.span) for b in document.blocks[: len(OWN)]]
    said = [document.quote(b.span) for b in document.blocks]
    assert left_out(document) == said[len(own) :], why
    (notice,) = extract.apart(document).notices
    assert said[len(own)] in notice.message
    assert notice.span == document.blocks[len(own)].span


def test_what_follows_the_other_policy_is_the_complaints_policy_again() -> None:
    form = (("", 1, "Appendix C: Complaint form"), ("", 0, "Tell us what went wrong and what would put it right."))
    for level in (1, 2):
        document = made(*OWN, ("", level, "Appendix B: Pets policy"), *BODY, *form)
        assert len(left_out(document)) == 1 + len(BODY), level


def test_two_other_policies_one_after_the_other_are_both_left_out() -> None:
    document = made(*OWN, ("", 1, "Appendix A: Pets policy"), *BODY, ("", 1, "Appendix B: Repairs policy"), *BODY)
    assert len(left_out(document)) == 2 + 2 * len(BODY)
    assert len(extract.apart(document).notices) == 2


def test_a_complaints_policy_between_others_is_kept() -> None:
    document = made(("", 1, "Handbook"), ("", 1, "Repairs policy"), *BODY, *OWN, ("", 1, "Pets policy"), *BODY)
    assert "We send our final reply within 20 working days of the acknowledgement." not in left_out(document)
    assert len(left_out(document)) == 2 + 2 * len(BODY)


SECTIONS = [
    (made(*OWN, ("4.", 2, "Compensation policy"), ("4.1", 0, BODY[1][2]), ("4.2", 0, BODY[1][2])), "a numbered section"),
    (
        made(*OWN, ("", 0, "Repairs policy"), ("", 0, "Pets policy"), ("4.", 2, "Closing"), ("4.1", 0, BODY[1][2]), ("4.2", 0, BODY[1][2])),
        "a list of other policies between sections whose numbers go on",
    ),
    (made(*OWN, ("", 1, "Appendix A: Unacceptable behaviour policy"), *BODY), "the Code itself speaks of it"),
    (made(*OWN, ("", 1, "Appendix A: Complaints and compensation procedure"), *BODY), "complaints are in its title"),
    (made(*OWN, ("", 1, "Part 2: Operational procedure"), *BODY), "no subject of its own"),
    (made(*OWN, ("", 1, "Stage 2 review procedure"), *BODY), "a stage"),
    (made(*OWN, ("", 1, "Appendix A: Pets policy"), ("", 0, "See our website.")), "a mention"),
    (made(("", 1, "Repairs policy"), *BODY), "the document's own title"),
    (made(("", 1, "Complaints"), ("", 2, "Compensation policy"), ("", 0, BODY[1][2] * 3), ("", 2, "Stage 2")), "a section without numbers"),
]


@pytest.mark.parametrize(("document", "why"), SECTIONS, ids=[why for _, why in SECTIONS])
def test_what_is_part_of_the_complaints_policy_stays(document: Document, why: str) -> None:
    assert extract.apart(document) == document, why
