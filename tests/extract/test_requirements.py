"""Wording -> provision, and whole forms -> a run of provisions."""

from __future__ import annotations

import random

import pytest

from ombudscan import catalog
from ombudscan.extract.alignment import Clue, aligned
from ombudscan.extract.requirements import best, likeness, places
from ombudscan.nouns import EditionId

EDITIONS: tuple[EditionId, ...] = ("hos-2020", "hos-2022", "hos-2024")


def top(text: str) -> set[str]:
    found = likeness(text)
    most = max(found.values())
    return {places()[i].provision.key for i, v in found.items() if v > most - 0.02}


REWORDED = [
    # other words, same duty
    ("Whoever looks at stage 2 may not be the same person as at stage 1.", "different-person"),
    ("Never more than two stages: it takes too long and keeps people from the Ombudsman.", "two-stages"),
    ("Landlords should not take a blanket approach to excluding complaints.", "no-blanket-exclusion"),
    ("Complaints must be aknowledged, defined and logged at stage 1 within five working days of reciept.", "stage-1-acknowledge"),
    ("High volumes of complaints must not be seen as a negative.", "volumes-not-negative"),
    ("One member of the board must lead on complaints: the Member Responsible for Complaints.", "member-responsible"),
    ("What proportion of complaints do you resolve at stage one?", "share-stage-1"),
]


@pytest.mark.parametrize(("text", "key"), REWORDED)
def test_a_reworded_requirement_is_still_known(text: str, key: str) -> None:
    assert key in top(text)


@pytest.mark.parametrize(
    "text",
    [
        "Millrace booklet, page 4",
        "The Head of Homes reads the files on Fridays.",
        "Cookies are kept for eleven months.",
        "Bins are collected on Tuesdays.",
    ],
)
def test_other_sentences_are_like_no_requirement(text: str) -> None:
    assert best(text) < 0.3


def test_words_run_together_are_still_known() -> None:
    text = "".join(catalog.edition("hos-2024").provisions[8].requirement.split())
    assert catalog.edition("hos-2024").provisions[8].key in top(text)


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("numbered", [True, False])
def test_every_row_finds_its_own_provision(edition: EditionId, numbered: bool) -> None:
    """Twins (stage 1 and stage 2) have the same words: the number or the order tells them apart."""
    asked = [p for p in catalog.edition(edition).provisions if p.on_form]
    clues = [Clue(words=p.requirement, numbers=(p.number,) if numbered else ()) for p in asked]
    got = [c and (c.place.edition, c.place.provision.key) for c in aligned(clues)]
    assert got == [(edition, p.key) for p in asked]


def test_numbers_place_shuffled_rows() -> None:
    asked = [p for p in catalog.edition("hos-2024").provisions if p.on_form]
    random.Random(4).shuffle(asked)
    got = [c and c.place.provision.key for c in aligned([Clue(words=p.requirement, numbers=(p.number,)) for p in asked])]
    assert got == [p.key for p in asked]


def test_a_stage_heading_tells_twins_apart() -> None:
    twin = catalog.edition("hos-2024").provision("stage-1-when-known")
    assert twin
    (two,) = aligned([Clue(words=twin.requirement, heading="Section 6 Stage 2")])
    assert two and two.place.provision.key == "stage-2-when-known"


def test_a_definition_in_older_words_stays_on_its_form() -> None:
    new = [p for p in catalog.edition("hos-2024").provisions if p.on_form]
    old = catalog.edition("hos-2022").numbered("1.2")
    assert old
    clues = [Clue(words=old.requirement if p.number == "1.2" else p.requirement, numbers=(p.number,)) for p in new]
    assert all(c and c.place.edition == "hos-2024" for c in aligned(clues))


def test_rows_of_an_older_form_among_newer_ones_keep_their_edition() -> None:
    new = [p for p in catalog.edition("hos-2024").provisions if p.on_form and p.number[0] != "3"]
    old = [p for p in catalog.edition("hos-2022").provisions if p.on_form and p.number[0] == "2"]
    got = aligned([Clue(words=p.requirement, numbers=(p.number,)) for p in [*new[:10], *old, *new[10:]]])
    assert [c.place.edition for c in got if c] == ["hos-2024"] * 10 + ["hos-2022"] * len(old) + ["hos-2024"] * (len(new) - 10)


def test_a_landlords_own_numbers_do_not_decide() -> None:
    asked = [p for p in catalog.edition("hos-2020").provisions if p.on_form]
    clues = [Clue(words=p.requirement, numbers=(f"{n // 5 + 1}.{n % 5 + 1}",)) for n, p in enumerate(asked)]
    assert [c and c.place.provision.key for c in aligned(clues)] == [p.key for p in asked]


def test_clauses_of_a_policy_are_no_rows() -> None:
    clues = [
        Clue(words="The ladder has two rungs.", numbers=("3.5",), need=0.46),
        Clue(words="We say hello inside two days.", numbers=("4.1",), need=0.46),
    ]
    assert aligned(clues) == [None, None]
