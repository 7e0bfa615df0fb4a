"""What a decision needs, and when two are about the same thing."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decisions.made_decisions import decision, subject
from ombudscan.decisions import DecisionError, fingerprint, made
from ombudscan.decisions.entry import ABSENT, canonical, clean, read, written


@pytest.mark.parametrize(
    ("choice", "more", "said"),
    [
        ("maybe", {}, "Choose agree"),
        ("agree", {"reviewer": " \u200b "}, "Say who decides"),
        ("agree", {"reviewer": "x" * 201}, "Keep the name"),
        ("agree", {"reason": "x" * 4001}, "the reason to 4000"),
        ("dismiss", {}, "Choose why"),
        ("dismiss", {"ground": "because"}, "Choose why"),
        ("dismiss", {"ground": "other"}, "Write why"),
        ("dismiss", {"ground": "other", "reason": "\u202e\n"}, "Write why"),
    ],
)
def test_what_lacks_is_told(choice: str, more: dict[str, str], said: str) -> None:
    with pytest.raises(DecisionError, match=said):
        made(subject(), **({"reviewer": "A. Reader", "decision": choice} | more))


def test_only_a_dismissal_has_a_ground() -> None:
    assert made(subject(), "A. Reader", "agree", "misread").ground is None
    assert made(subject(), "A. Reader", "dismiss", "misread").ground == "misread"


@pytest.mark.parametrize(
    ("other", "same", "why"),
    [
        (subject(words="We  answer a STAGE one complaint, within thirty working days"), True, "case, spacing and punctuation apart"),
        (subject(said="review"), True, "how grave it is may change with a rule"),
        (subject(landlord="ALDER HOMES"), True, "a landlord's name in capitals"),
        (subject(words="We answer a stage one complaint within ten working days."), False, "the passage has changed"),
        (subject("6.14"), False, "another provision"),
        (subject(rule="weak-commitment"), False, "another rule"),
        (subject(document="alder/procedure.pdf"), False, "another document says the same"),
        (subject(edition="hos-2022"), False, "numbers mean other things in another edition"),
    ],
)
def test_a_decision_survives_while_the_passage_does(other: object, same: bool, why: str) -> None:
    assert (other.id == subject().id) is same, why  # type: ignore[attr-defined]


def test_a_cell_is_the_same_whichever_document_shows_its_words() -> None:
    assert subject(kind="cell").id == subject(kind="cell", document="alder/other.pdf").id != subject().id


def test_nothing_has_a_fingerprint_of_its_own() -> None:
    assert fingerprint("", " ") == ABSENT == fingerprint("…")


@given(st.text(), st.text())
def test_an_entry_reads_back(reason: str, words: str) -> None:
    one = made(subject(words=words), "A. Reader", "unsure", None, reason)
    body = written(3, "2026-11-22T04:00:00.000Z", one)
    assert body.isascii()
    assert canonical(json.loads(body)) == body
    entry = read(body, "h")
    assert (entry.number, entry.made, entry.hash) == (3, one, "h")


@given(st.text())
def test_what_was_typed_has_nothing_unseen(text: str) -> None:
    kept = clean(text)
    assert clean(kept) == kept
    assert not set(kept) & set("\x00\x1b\u202e\u200b\ufeff\ud800\x9b")


def test_a_dismissal_keeps_its_words() -> None:
    assert decision(choice="dismiss", reason="Line one.\r\nLine two.").reason == "Line one.\nLine two."
