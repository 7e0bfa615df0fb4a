"""Sentences that landlords share are found, but for the Code's words, the form's own, short ones and a landlord's own repetition."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from audit import made_run as made
from ombudscan import catalog
from ombudscan.audit.wording import wording
from ombudscan.cli import app
from ombudscan.judge import shared
from ombudscan.store import Run, open_run

TRACKER = "The tracker shows which colleague holds the case and what the next step is, day by day."


def run(tmp_path: Path, *documents: made.Row) -> Run:
    return open_run(made.run(tmp_path, documents))


def form(landlord: str, *texts: str, number: str = "5.7") -> made.Row:
    return made.document(landlord, *(made.claim(number, "yes", text) for text in texts))


def holders(found: object) -> list[tuple[str, str]]:
    return [(row["landlord"], row["provision"]) for row in found.to_dict("records")]  # type: ignore[attr-defined]


SAME = [
    (TRACKER, "word for word"),
    (TRACKER.upper().replace(",", " -"), "case and punctuation do not count"),
    (f"Since May we do this. {TRACKER}", "among other sentences"),
    (TRACKER.replace("case", "file"), "but for a word"),
]
OTHER = [
    ("Each case has its owner, who is named in the letter that we send.", "another sentence on the matter"),
    ("The tracker shows which case is late.", "a sentence that begins alike"),
    ("Stage 2 letters are read by a manager before they go to the resident.", "nothing alike"),
]


@pytest.mark.parametrize(("text", "why"), SAME)
def test_a_sentence_of_two_landlords_is_found_with_both(tmp_path: Path, text: str, why: str) -> None:
    found = wording(run(tmp_path, form("Alder Homes", TRACKER), form("Birch Trust", text, number="4.1")))
    assert holders(found) == [("Alder Homes", "5.7"), ("Birch Trust", "4.1")], why
    assert found.others.tolist() == [["Birch Trust"], ["Alder Homes"]]
    assert set(found.rule) == {"shared-wording"}
    assert set(found.severity) == {catalog.rule("shared-wording").severity}


@pytest.mark.parametrize(("text", "why"), OTHER)
def test_a_sentence_of_ones_own_is_not(tmp_path: Path, text: str, why: str) -> None:
    assert wording(run(tmp_path, form("Alder Homes", TRACKER), form("Birch Trust", text))).empty, why


def test_only_the_landlords_own_name_differs(tmp_path: Path) -> None:
    text = "Residents of {} get a call from the case owner each Friday until the matter is closed."
    found = wording(run(tmp_path, form("Alder Homes", text.format("Alder Homes")), form("Birch Trust", text.format("Birch Trust"))))
    assert [row[0] for row in holders(found)] == ["Alder Homes", "Birch Trust"]


def test_a_landlord_that_repeats_itself_shares_nothing(tmp_path: Path) -> None:
    twice = made.document("ALDER HOMES", made.claim("4.1", "yes", TRACKER), path="later.pdf")
    assert wording(run(tmp_path, form("Alder Homes", TRACKER, TRACKER), twice)).empty


def test_short_sentences_are_anybodys(tmp_path: Path) -> None:
    assert wording(run(tmp_path, form("Alder Homes", "See our website for it."), form("Birch Trust", "See our website for it."))).empty


def test_the_codes_own_words_are_left_out(tmp_path: Path) -> None:
    requirement = catalog.edition("hos-2024").numbered("5.10").requirement  # type: ignore[union-attr]
    assert wording(run(tmp_path, form("Alder Homes", requirement, number="5.10"), form("Birch Trust", requirement, number="5.10"))).empty


def test_what_a_form_prints_as_requirement_is_the_codes_whatever_our_words(tmp_path: Path) -> None:
    printed = "The member shall be told without delay of any matter that is laid before the arbiter by a tenant."
    with_form = made.document("Alder Homes", made.claim("5.7", "yes", printed, requirement=printed))
    assert wording(run(tmp_path, with_form, form("Birch Trust", printed))).empty


def test_what_was_found_to_restate_the_requirement_is_left_out(tmp_path: Path) -> None:
    one = made.document("Alder Homes", made.claim("5.7", "yes", TRACKER), made.finding("restated-requirement", "5.7", TRACKER))
    assert wording(run(tmp_path, one, form("Birch Trust", TRACKER))).empty


def test_what_stands_in_nearly_every_form_is_the_forms_own_text(tmp_path: Path) -> None:
    many = [form(f"Landlord {chr(65 + n)}", TRACKER) for n in range(12)]
    assert wording(run(tmp_path / "all", *many)).empty
    some = [
        form(f"Landlord {chr(65 + n)}", TRACKER if n < 6 else f"Here number {n} has its own way of telling who holds it.")
        for n in range(12)
    ]
    assert len(wording(run(tmp_path / "some", *some))) == 6


def test_the_most_shared_comes_first_and_the_order_is_always_the_same(tmp_path: Path) -> None:
    two = "Letters are read aloud to residents who cannot read them, at home or by telephone."
    documents = [form("Alder Homes", TRACKER, two), form("Birch Trust", TRACKER, two), form("Cedar Homes", TRACKER)]
    found = wording(run(tmp_path / "a", *documents))
    assert found.landlords.tolist() == [3, 3, 3, 2, 2]
    again = wording(run(tmp_path / "b", *documents[::-1]))
    assert found.drop(columns="document").equals(again.drop(columns="document"))


def test_likeness_is_symmetric_and_of_nothing_there_is_none() -> None:
    a, b = shared.pairs(TRACKER), shared.pairs(TRACKER.replace("day by day", "week by week"))
    assert shared.alike(a, b) == shared.alike(b, a)
    assert not shared.alike(shared.pairs(""), shared.pairs(""))
    assert not shared.within(frozenset(), a)


def test_the_command_names_the_sentence_and_who_has_it(tmp_path: Path) -> None:
    folder = made.run(tmp_path / "run", [form("Alder Homes", TRACKER), form("Birch Trust", TRACKER)])
    done = CliRunner().invoke(app, ["sector", str(folder), "--what", "wording"])
    assert done.exit_code == 0
    assert f"2 landlords: “{TRACKER}”" in done.output
    assert "Birch Trust, 5.7" in done.output
    out = tmp_path / "shared.csv"
    assert CliRunner().invoke(app, ["sector", str(folder), "--what", "wording", "--format", "csv", "--out", str(out)]).exit_code == 0
    assert out.read_text(encoding="utf-8-sig").count("shared-wording") == 2
