"""What the model hears in a row: a wording's fact is taken back where it hears nothing, and one is added where it is sure."""

from __future__ import annotations

from pathlib import Path

import pytest
from written import IDENTITY

from ombudscan import catalog, classify, extract, read
from ombudscan.classify.against import LIKELY
from ombudscan.extract.reheard import DOUBTED, SURE
from ombudscan.nouns import CONTRARY, EditionId, Fact, Likeness

PLAIN = "Whoever is cross is asked round for tea by the patch team and the slip is filed when the pot is empty."
WORDING = "Residents have to fill in a form and give their reasons before the panel will look at it again for them."


def seen(tmp_path: Path, evidence: str, answer: str = "Yes", edition: EditionId = "hos-2024", number: str = "5.2") -> extract.View:
    """Return the View of a form with one row more than a form needs, the last of them with `evidence`."""
    rows = [(n, "Policy, page 3.", "Yes") for n in ("1.3", "1.4", "2.1")] + [(number, evidence, answer)]
    words = {p.number: p.requirement for p in catalog.edition(edition).provisions}
    body = "".join(f"<tr><td>{n}</td><td>{words[n]}</td><td>{a}</td><td>{e}</td></tr>" for n, e, a in rows)
    head = "<tr><th>Code provision</th><th>Code requirement</th><th>Comply: Yes / No</th><th>Evidence</th></tr>"
    path = tmp_path / "form.html"
    path.write_text(f"<html><body><h1>Self-assessment {edition[4:]}</h1><table>{head}{body}</table></body></html>", encoding="utf-8")
    document = read.document(path)
    claims = extract.claims(document)
    passages = extract.passages(document, claims)
    statements = extract.statements(document, passages, claims)
    times = extract.timescales(document, statements)
    return extract.View(document=document, identity=IDENTITY, claims=claims, statements=statements, timescales=times, figures=())


def heard(view: extract.View, probability: float, found: tuple[Fact, ...] = ()) -> tuple[Fact, ...]:
    likes = tuple(
        Likeness(passage=s.passage.id, rule=CONTRARY, probability=probability, threshold=0.8)
        for s in view.statements
        if s.passage.claim is not None and view.claims[s.passage.claim].answer == "yes" and "page 3" not in s.text
    )
    return extract.reheard(view, found, likes)


def test_what_the_model_is_sure_of_is_added_with_its_probability(tmp_path: Path) -> None:
    view = seen(tmp_path, PLAIN)
    (fact,) = heard(view, SURE)
    assert (fact.kind, fact.claim, fact.confidence) == ("contrary", 3, SURE)
    assert view.document.quote(fact.span) == PLAIN


@pytest.mark.parametrize(
    ("evidence", "probability", "why"),
    [
        (PLAIN, SURE - 0.01, "it is not sure enough"),
        ("It is filed over tea.", 0.99, "too few words to be read alone"),
        (f"Until 2021 {PLAIN[0].lower()}{PLAIN[1:]}", 0.99, "it is over"),
        (PLAIN.replace("is asked", "is not asked"), 0.97, "a denial may turn its sense"),
        ("The patch team has ten working days for tea and talk with whoever is cross.", 0.99, "a time is judged by its number"),
    ],
)
def test_nothing_is_added(tmp_path: Path, evidence: str, probability: float, why: str) -> None:
    assert not heard(seen(tmp_path, evidence), probability), why


def test_the_model_is_asked_of_what_stands_beside_a_yes_alone(tmp_path: Path) -> None:
    asked = {answer: asked_of(seen(tmp_path, PLAIN, answer=answer)) for answer in ("Yes", "No", "Partly")}
    last = seen(tmp_path, PLAIN).statements[-1].passage.id
    assert last in asked["Yes"]
    assert last not in asked["No"] | asked["Partly"]


def test_the_model_is_asked_nothing_of_a_form_of_an_edition_that_it_has_not_learnt(tmp_path: Path) -> None:
    assert not asked_of(seen(tmp_path, PLAIN, edition="hos-2022"))


def test_what_is_not_read_with_its_neighbours_could_not_be_added_with_them() -> None:
    assert (LIKELY + 1 + 1) / 3 < SURE - 0.00005  # as it is rounded


def asked_of(view: extract.View) -> set[str]:
    """The passages that the model says something of as a row's evidence."""
    passages = tuple(s.passage for s in view.statements)
    likes = classify.readings(view.document, passages, classify.load(), view.claims)[1]
    return {like.passage for like in likes if like.rule == CONTRARY}


@pytest.mark.parametrize(("probability", "kept"), [(DOUBTED - 0.01, False), (DOUBTED, True)])
def test_a_wordings_fact_is_kept_from_the_doubt_upwards(tmp_path: Path, probability: float, kept: bool) -> None:
    view = seen(tmp_path, WORDING)
    span = view.statements[-1].passage.span
    fact = Fact(kind="contrary", span=span, claim=3)
    assert heard(view, probability, (fact,)) == ((fact,) if kept else ())


def test_a_fact_in_a_row_that_the_model_was_not_asked_about_is_not_doubted(tmp_path: Path) -> None:
    view = seen(tmp_path, WORDING)
    fact = Fact(kind="contrary", span=view.statements[-1].passage.span, claim=3)
    other = Likeness(passage=view.statements[0].passage.id, rule=CONTRARY, probability=0.0, threshold=0.8)
    assert extract.reheard(view, (fact,), (other,)) == (fact,)


def test_a_fact_that_is_no_fault_is_not_doubted(tmp_path: Path) -> None:
    view = seen(tmp_path, WORDING)
    fact = Fact(kind="plan", span=view.statements[-1].passage.span, claim=3)
    assert heard(view, 0.0, (fact,)) == (fact,)


def test_what_a_number_made_and_what_stands_in_a_note_is_not_doubted(tmp_path: Path) -> None:
    view = seen(tmp_path, WORDING)
    passage = view.statements[-1].passage
    number = Fact(kind="contrary", span=passage.span, claim=3, passage=passage.id)
    assert heard(view, 0.0, (number,)) == (number,)
    note = seen(tmp_path, "HM signs stages 1 and 2")
    fact = Fact(kind="contrary", span=note.statements[-1].passage.span, claim=3)
    assert heard(note, 0.0, (fact,)) == (fact,)


def test_a_sentence_that_is_explained_already_is_not_told_twice(tmp_path: Path) -> None:
    view = seen(tmp_path, PLAIN)
    fact = Fact(kind="extra-stage", span=view.statements[-1].passage.span, claim=3, passage=view.statements[-1].passage.id)
    assert heard(view, 0.99, (fact,)) == (fact,)
