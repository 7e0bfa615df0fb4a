"""The shipped labels hold the house's rules, and each rule catches what it is there for."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

pytest.importorskip("sklearn", reason="training needs scikit-learn")

import scripted
from ombudscan import catalog
from ombudscan.classify.lexical import Unit
from ombudscan.train import quality
from ombudscan.train.datasets import Label, labels
from ombudscan.train.practices import Practised, practised

ROOT = Path(__file__).parents[2]
SHARED = os.environ.get("OMBUDSCAN_SHARED")
LONG = "The Clerk hangs a notice about complaints beside the pump in the court."


@pytest.fixture(scope="module")
def found() -> list[Label]:
    return labels(ROOT / "corpus/labels", frozenset(p.key for e in catalog.editions() for p in e.provisions))


@pytest.fixture(scope="module")
def script() -> ModuleType:
    return scripted.script("check_labels")


def label(text: str, *keys: str, contrast: str = "", path: tuple[str, ...] = (), lead_in: str = "") -> Label:
    return Label(unit=Unit(text=text, path=path, lead_in=lead_in), keys=keys, register="plain", contrast=contrast)


def test_the_shipped_labels_are_in_order(found: list[Label]) -> None:
    assert quality.faults(found, catalog.editions()) == []


def practice(text: str, kind: str = "third-stage", *, told: bool = True) -> Practised:
    return Practised(unit=Unit(text=text, path=(), lead_in=""), kind=kind, told=told)


def test_the_shipped_practices_are_in_order() -> None:
    assert quality.practice_faults(practised(ROOT / "corpus/labels")) == []


PANEL = "After stage 2 you may take the matter to our panel of tenants."


@pytest.mark.parametrize(
    ("other", "wrong"),
    [
        (practice("After stage 2 you may bring the matter to our panel of tenants."), True),
        (practice("After stage 2 you may not take the matter to our panel of tenants.", told=False), False),
        (practice("After stage 2 you may bring the matter to our panel of tenants.", "extra-stage"), False),
        (practice("Whoever disagrees is heard once more by the trustees."), False),
    ],
)
def test_practices_nearly_the_same_are_refused(other: Practised, wrong: bool) -> None:
    assert any(" alike: " in fault for fault in quality.practice_faults([practice(PANEL), other])) == wrong


def test_a_practice_without_near_misses_is_refused() -> None:
    (fault,) = quality.practice_faults([practice(PANEL), practice("The trustees have the last word.")])
    assert "near misses" in fault


def test_the_data_card_is_up_to_date() -> None:
    done = subprocess.run([sys.executable, ROOT / "scripts/corpus_card.py", "--check"], check=False)
    assert done.returncode == 0, "run: python scripts/corpus_card.py"


def test_there_are_contrasts_enough(found: list[Label]) -> None:
    assert len({one.contrast for one in found if one.contrast}) >= 120


@pytest.mark.skipif(not SHARED, reason="OMBUDSCAN_SHARED is not set: overlap with texts outside the project is not tested")
@pytest.mark.parametrize("folder", ["cases", "domain"])
def test_nothing_is_taken_from_the_texts_outside(found: list[Label], script: ModuleType, folder: str) -> None:
    assert quality.borrowed(found, script.texts(Path(str(SHARED)) / folder)) == []


@pytest.mark.parametrize(
    ("other", "refused", "reason"),
    [
        (label("The Clerk hangs a notice about complaints beside the pump in the yard.", "publicity"), True, "a word was changed"),
        (label("Residents learn how to complain from a framed card near the pump.", "publicity"), False, "the same in other words"),
        (label(LONG.replace("hangs", "may hang"), "publicity", contrast="a"), False, "a contrast of the first"),
        (label(LONG.replace("hangs", "may hang"), "publicity", contrast="b"), True, "a contrast of something else"),
        (label(LONG, "policy-available", path=("Where to find the policy",)), False, "another heading makes it another thing"),
        (label(LONG, "publicity", path=("Where to find the policy",)), True, "another heading, but the same thing"),
    ],
)
def test_near_duplicates(other: Label, refused: bool, reason: str) -> None:
    assert bool(quality.near_duplicates([label(LONG, "publicity", contrast="a"), other])) is refused, reason


def test_short_items_may_recur() -> None:
    items = [
        label("any remedy offered", "stage-1-letter", lead_in="It says:"),
        label("any remedy offered", "stage-1-letter", lead_in="It has:"),
    ]
    assert quality.near_duplicates(items) == []


@pytest.mark.parametrize(
    ("texts", "fault"),
    [
        (("We answer in ten days.", "We answer in nine days."), ""),
        (("We answer in ten days.",), "one sentence only"),
        (("We answer in ten days.", "Bring a friend along."), "unlike each other"),
    ],
)
def test_a_contrast_is_one(texts: tuple[str, ...], fault: str) -> None:
    assert [f for f in quality.contrasts([label(t, contrast="a") for t in texts]) if fault in f] if fault else True
    assert bool(quality.contrasts([label(t, contrast="a") for t in texts])) is bool(fault)


def test_a_template_is_a_loop_and_a_contrast_counts_once() -> None:
    filled = [label(f"The {word} officer writes to the resident about the outcome of the case.", "channels") for word in "abcdefghij"]
    assert [f for f in quality.loops(filled) if f.startswith("channels")]
    pair = [label(LONG, "publicity", contrast="a") for _ in range(30)]
    assert quality.loops(pair) == []


def test_keys_need_their_sentences() -> None:
    said = quality.too_few([label(f"Sentence {i}.", "channels", "legal-obligations") for i in range(20)], catalog.editions())
    assert "channels: 20 sentences, 40 are needed" in said  # a policy has to state it
    assert not [f for f in said if f.startswith("legal-obligations")]
    assert not [f for f in said if f.startswith("lgsco-3:")]  # a whole section: its provisions' sentences are its own
    assert "lgsco-9: 0 sentences, 20 are needed" in said


def test_three_in_ten_are_about_nothing() -> None:
    none, some = [label("Rent is due.")] * 3, [label("Write to us.", "channels")] * 7
    assert quality.about_nothing([*none, *some]) == []
    assert quality.about_nothing([*none, *some, label("Ring us.", "channels")])


OUTSIDE = {"policy.txt": "On Mondays the Warden, in her blue coat, walks round the court with a lamp."}


@pytest.mark.parametrize(
    ("text", "taken", "reason"),
    [
        ("On Mondays the Warden in her Blue Coat walks briskly.", True, "eight words in a row, whatever their case and commas"),
        ("On Mondays the Warden in her blue gown walks round.", False, "seven words"),
    ],
)
def test_eight_words_in_a_row_are_borrowed(text: str, taken: bool, reason: str) -> None:
    assert bool(quality.borrowed([label(text)], OUTSIDE)) is taken, reason


def test_the_statutes_definition_may_be_used() -> None:
    words = " ".join(" ".join(element) for element in quality.DEFINITION[:4])
    assert quality.borrowed([label(f"A complaint is {words}.", "definition")], {"form.docx": f"It is {words}."}) == []
    assert quality.borrowed(
        [label(f"{words} for which residents come to the office")], {"x": "lack of action for which residents come to the office"}
    )


def test_the_script_reads_what_is_outside(script: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    row = {"text": "On Mondays the Warden in her blue coat walks round.", "keys": [], "path": [], "lead_in": "", "register": "plain"}
    (tmp_path / "labels").mkdir()
    (tmp_path / "labels/x.jsonl").write_text(json.dumps(row))
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/case.json").write_text(json.dumps({"pages": [{"text": OUTSIDE["policy.txt"]}]}))
    (tmp_path / "outside/case.html").write_text(f"<html><body><p>{OUTSIDE['policy.txt']}</p></body></html>")
    assert script.texts(tmp_path / "outside").keys() == {"case.html", "case.json"}
    assert script.main([str(tmp_path / "labels"), "--outside", str(tmp_path / "outside")]) == 1
    assert "“on mondays the warden in her blue coat” from case." in capsys.readouterr().out


def test_the_data_card_counts_every_planted_fault_and_every_practice() -> None:
    card = (ROOT / "corpus" / "README.md").read_text(encoding="utf-8")
    listed = (ROOT / "corpus" / "samples" / "planted.md").read_text(encoding="utf-8")
    faults = [
        row for row in listed.splitlines() if row.startswith(("| policy |", "| self-assessment |", "| pair |")) and "| nothing |" not in row
    ]
    assert f"{len(faults)} faults" in card
    lines = [p.read_text(encoding="utf-8").splitlines() for p in (ROOT / "corpus" / "labels" / "practices").glob("*.jsonl")]
    assert f"{sum(map(len, lines))} further sentences" in card
    assert all(f"\n| {p.stem} | " in card for p in (ROOT / "corpus" / "labels" / "practices").glob("*.jsonl"))
