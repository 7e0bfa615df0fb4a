"""Sections for other services than housing: by their heading, their first sentences, a table of sections, or a sentence before."""

from __future__ import annotations

import pytest
from written import view

from factories import document, table
from ombudscan import extract
from ombudscan.extract import parts
from ombudscan.nouns import Match
from ombudscan.read.assemble import Draft

TIME = "- Stage 1: the head of the service replies within 15 working days."


def scopes(text: str) -> list[str]:
    return [s.scope for s in view(text).statements]


OTHERS = [
    "# Everyday services\nThis section is for complaints about services such as libraries, highways and council tax.",
    "# How long we take\nUse this part if your complaint is about a school or a nursery.",
    "# The general route\nThese stages are for all other council services.",
    "# Steps\nThis section covers every department other than housing.",
    "# The corporate route\nWe are sorry when things go wrong.\nThis section does not apply to complaints about your council home (see section 5).",
    "# The corporate route\nThis procedure is not for housing complaints.",
    "# 4. Most council services\nWe want to hear from you.",
    "# Complaints about our general services\nWe want to hear from you.",
]
OURS = [
    "# Your complaint\nThis section is for complaints about repairs, neighbour nuisance and other services.",
    "# Complaints about repairs, neighbour nuisance and other services\nWe want to hear from you.",
    "# Your complaint\nThis section covers our homes and our other services, such as care homes.",
    "# Your complaint\nThis section is for complaints about parking, cleaning and the grounds.",
    "# Your complaint\nThis section does not apply to housing benefit.",
    "# Your complaint\nThis section does not cover housing complaints that were closed before 2020.",
    "# Your complaint\nIt is not for you to find out which landlord owns the building.",
    "# Most complaints\nMost services have a manager.",
]


@pytest.mark.parametrize("text", OTHERS)
def test_a_section_that_says_it_is_for_other_services_holds_for_its_list_too(text: str) -> None:
    assert scopes(f"{text}\n{TIME}")[-1] == "other_part"


@pytest.mark.parametrize("text", OURS)
def test_a_section_that_has_housing_in_it_is_housings(text: str) -> None:
    assert scopes(f"{text}\n{TIME}")[-1] == "complaints"


def test_it_ends_at_the_next_heading_and_leaves_out_what_is_said_of_housing() -> None:
    text = f"{OTHERS[0]}\n{TIME}\nHousing complaints have ten working days.\n# Your home\nWe reply within ten working days."
    assert scopes(text) == ["other_part", "other_part", "complaints", "complaints"]


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ("Complaints about libraries have two stages.", "other_part"),
        ("Complaints about adult social care have one stage.", "other_part"),
        ("Complaints about all other council services go through two stages.", "other_part"),
        ("Complaints about damp have two stages.", "complaints"),
        ("Complaints about repairs, cleaning and other services have two stages.", "complaints"),
        ("A library is a fine thing.", "complaints"),
    ],
)
def test_such_complaints_are_those_of_the_sentence_before(before: str, told: str) -> None:
    assert scopes(f"# Times\n{before} Such complaints must be made within six months.")[-1] == told


def tabled(*rows: tuple[str, str], heads: tuple[str, ...]) -> list[str]:
    drafts = [Draft(kind="heading", level=1, text="Complaints"), table(*rows)]
    for head in heads:
        label, _, words = head.partition(" ")
        drafts += [Draft(kind="heading", level=2, label=label, text=words), Draft(text="We reply within 15 working days.")]
    doc = document(*drafts)
    found = extract.passages(doc, ())
    inside = parts.of_others(doc, found, [doc.quote(p.span) for p in found])
    return [" ".join(found[i].path[-1:]) for i in sorted(inside)]


def test_a_table_of_sections_says_which_are_for_other_services() -> None:
    rows = (
        ("Most council services", "Section 2"),
        ("Your council home", "Please go to section 3"),
        ("Schools and councillors", "See section 4."),
    )
    assert tabled(*rows, heads=("2. Everyday matters", "3. Your home", "4. Other routes")) == ["2. Everyday matters", "4. Other routes"]


def test_a_table_without_a_row_for_housing_says_nothing() -> None:
    rows = (("Parking and cleaning", "Section 2"), ("Care homes", "Section 3"))
    assert tabled(*rows, heads=("2. Everyday matters", "3. Care")) == []
    rows = (("Tenants and schools", "Section 2"), ("Leaseholders", "Section 3"))
    assert tabled(*rows, heads=("2. Everyday matters", "3. Leases")) == []


def test_what_a_part_for_other_services_says_speaks_of_no_provision() -> None:
    seen = view(f"{OTHERS[0]}\n{TIME}\n# Your home\nAt stage 1 a housing officer replies within ten working days.")
    heard = tuple(Match(passage=s.passage.id, key="stage-1-respond", probability=0.9) for s in seen.statements)
    made = extract.spoken(seen.document, heard, [s.passage for s in seen.statements], extract.facts(seen), (), seen.statements)
    assert [m.passage for m in made] == [s.passage.id for s in seen.statements if s.scope == "complaints"]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Sections 3 to 9 are for people who rent or lease their home from us. Section 2 is for everybody else.", "other_part"),
        ("Section 3 applies to tenants and leaseholders, and section 2 applies to everyone else.", "other_part"),
        ("Section 2 is for everybody else.", "complaints"),  # nothing says who has the others
        ("Section 3 is for residents. Section 2 is for everybody who wants to complain.", "complaints"),
        ("Section 3 is for tenants. Section 2 is for everybody else.", "complaints"),  # leaseholders may be among them
        ("Section 3 is for people who live in our homes. Section 2 is for everyone else who is a shared owner.", "complaints"),
    ],
)
def test_a_section_for_everybody_else_is_not_for_tenants(said: str, expected: str) -> None:
    assert scopes(f"# 1. About this policy\n{said}\n# 2. Our services\n{TIME}\n# 3. Your home\nWe reply.")[-2] == expected
