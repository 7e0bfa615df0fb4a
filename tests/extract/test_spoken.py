"""What a time or a fault in a sentence adds to the provisions that the classifier heard in it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from written import view

from ombudscan import extract
from ombudscan.nouns import Match

POLICY = """# Stage 1
Whoever handles the complaint replies in full within 10 working days.
10 working days
# When stage 2 is over
After the final response anyone still unhappy may ask the Board to hear the case.
The Board decides within a month of the hearing.
# Older matters
We accept a complaint for twelve months after the event, and after that where there was good reason for the delay.
"""


def spoken(text: str, matches: tuple[Match, ...] = (), claim: int | None = None) -> list[tuple[str, str, float]]:
    """Return (words, key, probability) for each match; `claim` puts the passages into a form's row."""
    seen = view(text)
    times = extract.timescales(seen.document, seen.statements)
    passages = [replace(s.passage, claim=claim) for s in seen.statements]
    words = {p.id: seen.document.quote(p.span) for p in passages}
    made = extract.spoken(seen.document, matches, passages, extract.facts(replace(seen, timescales=times)), times)
    return [(words[m.passage], m.key, m.probability) for m in made]


def keys(text: str, words: str) -> set[str]:
    return {key for told, key, _ in spoken(text) if words in told}


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("replies in full", {"stage-1-respond"}),
        ("ask the Board", {"two-stages"}),
        ("good reason", {"time-limit"}),
    ],
)
def test_a_time_or_a_fault_says_what_its_sentence_is_about(words: str, wanted: set[str]) -> None:
    assert keys(POLICY, words) == wanted


def test_a_bare_time_says_nothing_by_itself() -> None:
    assert "10 working days" not in {words for words, *_ in spoken(POLICY)}


def test_a_few_words_that_announce_a_list_say_what_it_is() -> None:
    assert keys("# Stage 1\nThe letter answers each point.\nIt sets out:", "It sets out") == {"stage-1-letter"}


def test_what_stands_in_a_row_is_about_the_rows_provision_alone() -> None:
    assert spoken(POLICY, claim=0) == []


def test_room_for_late_complaints_is_no_subject_where_the_classifier_heard_another() -> None:
    room = "A late complaint is accepted unless there is a valid reason not to, each on its merits."
    (passage,) = [s.passage.id for s in view(room).statements]
    assert [key for _, key, _ in spoken(room)] == ["time-limit"]
    heard = Match(passage=passage, key="accept-unless-reason", probability=0.8)
    assert [key for _, key, _ in spoken(room, (heard,))] == ["accept-unless-reason"]


@given(st.dictionaries(st.sampled_from(["two-stages", "stage-1-respond", "remedies"]), st.floats(0.05, 1), min_size=1))
def test_no_match_is_lost_or_weakened(heard: dict[str, float]) -> None:
    passage = view(POLICY).statements[0].passage.id
    matches = tuple(Match(passage=passage, key=k, probability=p) for k, p in heard.items())
    seen = view(POLICY)
    times = extract.timescales(seen.document, seen.statements)
    made = extract.spoken(seen.document, matches, [s.passage for s in seen.statements], (), times)
    told = {m.key: m.probability for m in made if m.passage == passage}
    assert all(told[k] >= p for k, p in heard.items())
    for passage_ in {m.passage for m in made}:
        row = [m.probability for m in made if m.passage == passage_]
        assert row == sorted(row, reverse=True)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("A tenant who complains is never treated any worse.", "single-policy"),
        ("Nobody is treated less favourably because of race or religion when they complain.", ""),
        ("No one is penalised for having made a complaint.", "single-policy"),
        ("# If your behaviour is unacceptable\nIt never prevents anyone from complaining.", "behaviour-policy"),
        ("# Repairs\nIt never prevents anyone from complaining.", ""),
        ("# If your behaviour is unacceptable\nYou may still bring a new complaint.", "behaviour-policy"),
        ("A lawyer's letter is no ground for closing a complaint.", "exclusions"),
        ("We close the complaint when a lawyer's letter comes.", ""),
        ("The managing agents have no complaints process of their own.", "third-party-stages"),
        ("Look at the contact card for hearing aids before you telephone.", "channels"),
        ("Letters go out in big print as a matter of course.", "channels"),
        ("We write down the adjustments that were agreed.", ""),
        ("# If your behaviour is unacceptable\nRestrictions are proportionate.", "proportionate-restrictions"),
        ("# If your behaviour is unacceptable\nEvery restriction is reviewed after ten weeks.", ""),
        ("# Someone to speak for you\nWe ring to make sure; you do not need to sign a form.", "representation"),
        ("# Parking permits\nWe ring to make sure; you do not need to sign a form.", ""),
        ("Complaints papers are held in the office for six years.", "full-record"),
        ("Every complaint is entered in one ledger.", "full-record"),
        ("Rent letters are sent on Mondays.", ""),
        ("Nothing comes before stage 1.", "no-extra-stage"),
        ("The informal stage was abolished in 2021.", "no-extra-stage"),
        ("There are two stages.", "two-stages"),
        ("The appeals panel was disbanded in 2021.", "two-stages"),
        ("The broken fence panel was removed in 2021.", ""),
        (
            "# Stage 2\nWe may need 20 more working days, and then give our reasons and the Ombudsman's address.",
            "stage-2-extension-ombudsman",
        ),
        ("# Stage 2\nNo more than five days pass, and we say why.", ""),
        ("# Stage 1\nThe letter answers each point.\nIt sets out:", "stage-1-letter"),
        ("# Stage 2\nThe reply has the same headings as at stage 1.", "stage-2-letter"),
        ("# Your rent\nThe statement sets out:", ""),
    ],
)
def test_words_of_its_own_say_what_a_sentence_is_about(text: str, key: str) -> None:
    found = [f.detail for f in extract.facts(view(text)) if f.kind == "speaks"]
    assert found == ([key] if key else [])
