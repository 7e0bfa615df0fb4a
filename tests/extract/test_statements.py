from __future__ import annotations

from factories import document, policy, table
from ombudscan import extract
from ombudscan.extract import Statement
from ombudscan.nouns import Document
from ombudscan.read.assemble import Draft


def made(doc: Document) -> dict[str, Statement]:
    return {s.text: s for s in extract.statements(doc, extract.passages(doc, ()), ())}


def test_a_section_carries_its_stage_until_another_is_named() -> None:
    doc = policy(
        "# Our process",
        "Stage 1 begins with a letter.",
        "A reply follows.",
        "Stage 2 is a review.",
        "A last reply follows.",
        "# Contact",
        "Ring us.",
    )
    found = made(doc)
    assert [found[t].stage for t in ("A reply follows.", "A last reply follows.", "Ring us.")] == [1, 2, None]


def test_a_line_that_is_a_heading_in_all_but_name_gives_the_stage() -> None:
    found = made(policy("# The first stage", "A letter is sent.", "The second stage", "The chair reads the file."))
    assert found["The chair reads the file."].stage == 2


def test_neighbours_are_those_of_the_same_paragraph_or_list() -> None:
    found = made(policy("One comes first. Two comes next. Three is last.", "Another paragraph."))
    assert (found["Two comes next."].before, found["Two comes next."].after) == ("One comes first.", "Three is last.")
    assert found["Three is last."].after == ""


def test_a_list_item_is_read_with_the_words_that_announce_it() -> None:
    doc = document(Draft(text="At stage 2 you will have:"), Draft(kind="item", text="a letter"), Draft(kind="item", text="a visit"))
    found = made(doc)
    assert (found["a letter"].stage, found["a letter"].before, found["a letter"].after) == (2, "At stage 2 you will have:", "a visit")


def test_a_column_of_a_table_gives_the_stage() -> None:
    found = made(document(table(("Step", "Stage 1", "Stage 2"), ("Who answers", "A manager of the service", "A director"))))
    assert (found["A manager of the service"].stage, found["A director"].stage) == (1, 2)


def test_a_panel_after_stage_2_is_stage_3() -> None:
    doc = policy("# Stage 1", "We reply.", "# Stage 2", "We review.", "# The Appeal Panel", "Three members hear the case.")
    assert made(doc)["Three members hear the case."].stage == 3


def test_what_is_said_of_either_stage_is_not_carried_to_the_last_one_named() -> None:
    found = made(policy("# Both stages", "Stage 2 is a review.", "At either stage we may need longer.", "That letter gives the reasons."))
    assert found["That letter gives the reasons."].stage is None


def test_what_follows_stage_2_is_not_stage_2_under_its_heading() -> None:
    found = made(policy("# Stage 2", "We review.", "A tenant who is still unhappy after stage 2 can ask for a hearing."))
    assert found["A tenant who is still unhappy after stage 2 can ask for a hearing."].stage == 3


def test_a_heading_read_as_a_marked_line_ends_the_stage() -> None:
    doc = document(
        Draft(kind="item", label="IV.", text="SECOND HEARING"),
        Draft(kind="item", label="i.", text="The Chair reads the file."),
        Draft(kind="item", label="V.", text="HOUSE RULES"),
        Draft(kind="item", label="i.", text="The Bursar answers letters about rent."),
    )
    found = made(doc)
    assert (found["The Chair reads the file."].stage, found["The Bursar answers letters about rent."].stage) == (2, None)


def test_a_neighbour_read_as_a_part_ends_the_stage() -> None:
    doc = document(
        Draft(kind="heading", level=1, text="7. Stage 2"),
        Draft(kind="heading", level=2, text="8. Money"),
        Draft(text="Cheques go out on Fridays."),
        Draft(kind="heading", level=1, text="9. Stage 2 again"),
        Draft(kind="heading", level=2, text="9.1 Times"),
        Draft(text="The chair writes back."),
        Draft(kind="heading", level=2, text="Outside help"),
        Draft(text="Advice is free."),
    )
    found = made(doc)
    assert [found[t].stage for t in ("Cheques go out on Fridays.", "The chair writes back.", "Advice is free.")] == [None, 2, None]


def test_a_resident_who_is_not_content_may_go_to_the_stage_named() -> None:
    assert made(policy("A member who is not content may go to stage 2."))["A member who is not content may go to stage 2."].stage == 2
