"""People's names go from exports; landlords', the Ombudsman's and rules' names stay. Everybody here is invented."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from ombudscan.store import masking
from scripted import script

# A sentence, and the words in it that tell of a person.
PEOPLE: list[tuple[str, tuple[str, ...]]] = [
    ("Mrs Ada Quill answers stage 2.", ("Ada", "Quill")),
    ("The member responsible is Cllr. Tom Ferry.", ("Tom", "Ferry")),
    ("Ask Dr P. Lantern for help.", ("Lantern",)),
    ("Mr O’Dell decides.", ("O’Dell",)),
    ("Jane Porter, Head of Housing, signs each letter.", ("Jane", "Porter")),
    ("Jane Porter (Chief Executive) reads the report.", ("Jane", "Porter")),
    ("Our Complaints Officer, Bel Winter, replies.", ("Bel", "Winter")),
    ("Chair: Roland Ashby", ("Roland", "Ashby")),
    ("Chief Executive: Mary-Ann Stokes", ("Mary-Ann", "Stokes")),
    ("Sam Okoro is our Complaints Manager.", ("Sam", "Okoro")),
    ("Approved by Lena Marsh on 3 June 2026.", ("Lena", "Marsh")),
    ("The Member Responsible for Complaints is Hugh Penn.", ("Hugh", "Penn")),
    ("Write to ada.quill@pellbrook.example today.", ("ada.quill", "pellbrook.example")),
    ("Ring Ada on 01632 960 123.", ("01632",)),
    ("Ring +44 1632 960123 or 07700 900123.", ("1632", "07700")),
    ("Company Secretary, Ivo Brand, keeps the log.", ("Ivo", "Brand")),
    ("Ms Tara Lindqvist and Mr Paul Reed sat on the panel.", ("Tara", "Lindqvist", "Paul", "Reed")),
    ("Professor Amos Hale chairs the board.", ("Amos", "Hale")),
    ("Wanda Frost, Trustee, was told.", ("Wanda", "Frost")),
    ("The log is kept by Wanda.", ("Wanda",)),
]
# Sentences in which nobody is named.
NOBODY = [
    "Dame Agnes Pell Almshouses answers within ten working days.",
    "Pellbrook Homes, the landlord, answers.",
    "The Housing Ombudsman Service can be reached at info@housing-ombudsman.org.uk or 0300 111 3000.",
    "The Complaints Manager answers within 10 working days.",
    "Stage 2 is decided by the Director of Housing.",
    "Harlingford Homes is a Registered Provider.",
    "The Head of Service signs; see Clause 4.2 of the Complaints Policy.",
    "Our Board Member for complaints reports each quarter.",
    "Sir William Turner Housing Trust publishes its policy.",
    "We acknowledged 1,204 complaints in 2025/26, 98.5% in time.",
    "It is governed by the Housing Act 1996 and the Equality Act 2010.",
    "The Chief Executive Officer approves each extension.",
    "Lord Street Court has its own warden.",
    "Row 5.1 (Two stages): the row is answered yes.",
    "Tannery Yard Housing Co-operative meets monthly.",
]


def test_how_well_names_are_masked() -> None:
    """Recall over the words that tell of people, precision over what was masked: the figures of docs/reliability.md."""
    told = [(word, masking.masked(text)) for text, words in PEOPLE for word in words]
    gone = [word for word, text in told if word not in text]
    wrong = [text for text in NOBODY if masking.masked(text) != text]
    assert len(gone) / len(told) >= 0.95, sorted({w for w, _ in told} - set(gone))
    assert wrong == []


@pytest.mark.parametrize(("which", "recall", "precision"), [("blind", 0.97, 0.94), ("held", 0.96, 0.95)])
def test_what_was_reached_on_sentences_written_beforehand_stays(which: str, recall: float, precision: float) -> None:
    """Two sets of sentences that were written before the rules were looked at, or before they were written (docs/reliability.md)."""
    measures = script("masking_measures")
    told = [measures.told(line) for line in measures.sentences(Path(__file__).with_name(f"masking_{which}.jsonl"))]
    words, hits, wrong = (sum(n) for n in zip(*((t.words, t.hits, len(t.wrong)) for t in told), strict=True))
    assert hits / words >= recall and hits / (hits + wrong) >= precision


def test_the_measure_counts_what_is_left_and_what_should_have_stayed() -> None:
    told = script("masking_measures").told
    assert (told("Ask [[Priya Nair]] or the desk.").words, told("Ask [[Priya Nair]] or the desk.").left) == (2, ())
    assert told("Ask [[the desk]].").left == ("the", "desk")
    assert told("Priya Nair is asked.").wrong == ("Priya", "Nair")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("The log is kept by Wanda and Stu.", "The log is kept by [name] and [name]."),
        ("Will residents be told? We asked May Winter.", "Will residents be told? We asked [name]."),
        ("Our neighbour Barry Stubbs of Stubbs House.", "Our neighbour [name] of Stubbs House."),
        ("The Race Equality plan and a Christian charity's.", "The Race Equality plan and a Christian charity's."),
        ("Read by the Board in Jan 2026; ask Jan Kowalska.", "Read by the Board in Jan 2026; ask [name]."),
        ("Iqbal Chowdhury signs; Chowdhury also posts.", "[name] signs; [name] also posts."),
        ("Reference 07456123987; the Ivor Rees team.", "Reference 07456123987; the Ivor Rees team."),
    ],
)
def test_names_are_told_from_what_stands_beside_them(text: str, left: str) -> None:
    assert masking.masked(text) == left


def test_a_landlords_own_name_stays() -> None:
    frame = pd.DataFrame(
        {"landlord": ["Martha Trent", "Dorothy Vale Almshouses"], "quote": ["Dorothy Vale decides.", "Martha Trent decides."]}
    )
    made = masking.tables({"findings": frame})["findings"]
    assert list(made["quote"]) == ["Dorothy Vale decides.", "[name] decides."]  # a landlord that is a person is one


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Mrs Ada Quill answers.", "[name] answers."),
        ("Chair: Roland Ashby", "Chair: [name]"),
        ("Write to a.b@c.example or ring 01632 960123.", "Write to [e-mail] or ring [telephone]."),
    ],
)
def test_what_stands_around_a_name_stays(text: str, left: str) -> None:
    assert masking.masked(text) == left


def test_only_the_words_of_documents_are_masked() -> None:
    frame = pd.DataFrame(
        {
            "landlord": ["Mrs Ada Quill"],
            "rule": ["same-reviewer"],
            "quote": ["Mrs Ada Quill decides."],
            "because": [["Said by Mr Paul Reed."]],
            "passages": [[{"source": "Mr Paul Reed.pdf", "text": "Mr Paul Reed decides."}]],
            "page": [3],
        }
    )
    row = masking.tables({"findings": frame})["findings"].iloc[0]
    assert (row["landlord"], row["rule"], row["page"]) == ("Mrs Ada Quill", "same-reviewer", 3)
    assert row["quote"] == "[name] decides."
    assert row["because"] == ["Said by [name]."]
    assert row["passages"] == [{"source": "Mr Paul Reed.pdf", "text": "[name] decides."}]
    assert frame["quote"][0] == "Mrs Ada Quill decides."  # what was given stays
