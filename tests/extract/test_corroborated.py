"""A likely practice is said where a cue bears it out, and not where the sentence turns it round."""

from __future__ import annotations

import pytest
from written import view

from ombudscan import catalog, extract
from ombudscan.extract.corroborated import CUES
from ombudscan.nouns import Likeness

TWO = "# Stage 2\n"
ONE = "# How we deal with it\n"
LATE = "# If we need longer\nAn extension is never longer than ten working days.\n"
GATE, DESK, DOOR, SAME = "gated-escalation", "parallel-contractor-process", "restricted-channel", "same-reviewer"
DETAILS, ROUTE, STEP, SPEAKER = "conditional-ombudsman-details", "outdated-referral-route", "extra-stage", "conditional-representation"

SAID = [
    (GATE, TWO, "Mrs Otter reads the file and decides whether there is a case worth putting to the panel."),
    (GATE, TWO, "Reviews are reserved for those whose first answer was plainly flawed."),
    (DESK, ONE, "Tenants of Larch House with a grievance about the lift ring Hoistway's own customer desk."),
    (DOOR, ONE, "A grievance has to be sent to the Bursar by post."),
    (SAME, TWO, "The same two trustees read the papers again."),
    (SAME, TWO, "Both answers are written by the Scheme Manager."),
    (DETAILS, LATE, "Where you object to waiting we send you the Ombudsman's number."),
    (ROUTE, ONE, "They take it on eight weeks after our last letter, or earlier through your MP."),
    (STEP, ONE, "A grouse is only entered as a complaint once the warden has had a go at it."),
    (SPEAKER, ONE, "Your sister can act once her signed slip is with us."),
    ("reasons-required", TWO, "Please set out which parts you quarrel with and why."),
    ("blanket-exclusion", ONE, "Whatever concerns the car park lies outside this procedure."),
    ("access-refused", ONE, "People on the amber list cannot make a further complaint until the spring."),
    ("dissatisfaction-excluded", ONE, "A groan over the telephone is noted on the file and not treated as a complaint."),
]
UNSAID = [
    (GATE, TWO, "The panel considers whether the first answer was a fair one, on the merits of the case.", "that is the review itself"),
    (GATE, TWO, "Nobody decides whether your case has merit before it is heard.", "it is denied"),
    (GATE, ONE, "The officer decides whether the case is worth a visit.", "that is the first stage"),
    (DESK, ONE, "You need not go to Hoistway's own customer desk before you come to us.", "it is denied"),
    (DOOR, ONE, "You do not have to send it to the Bursar, any of us can take it.", "it is denied"),
    (SAME, TWO, "Nobody who answered at stage 1 has a say, and the same officer never decides twice.", "it is denied"),
    (SAME, TWO, "The letter has the same headings as the first.", "a letter, nobody's hands"),
    (DETAILS, LATE, "Whether or not you object to waiting, the letter has the Ombudsman's number.", "always given"),
    (DETAILS, ONE, "If you are unhappy with the answer, the Ombudsman may help.", "no extension"),
    (ROUTE, ONE, "There is no eight-week wait any more.", "it is over"),
    (STEP, ONE, "A request for service is only entered as a complaint once you are unhappy with it.", "a request is no complaint"),
    (SPEAKER, ONE, "Your sister can act once you have told us so by phone, without any signed slip.", "a word is enough"),
    ("reasons-required", TWO, "You need not say why, though please set out what troubles you if you can.", "of the resident's free will"),
    ("blanket-exclusion", ONE, "Whatever has been through both stages lies outside this procedure.", "a ground that the Code knows"),
    ("dissatisfaction-excluded", ONE, "A poor mark in the survey is not treated as a complaint.", "the Code says so too"),
]


def said(rule: str, heading: str, sentence: str, probability: float = 0.76) -> bool:
    seen = view(heading + sentence)
    passage = next(s.passage.id for s in seen.statements if s.text.strip() == sentence)
    return bool(extract.seconded(seen, (), (Likeness(passage=passage, rule=rule, probability=probability, threshold=0.8),)))


@pytest.mark.parametrize(("rule", "heading", "sentence"), SAID)
def test_a_cue_bears_it_out(rule: str, heading: str, sentence: str) -> None:
    assert said(rule, heading, sentence)


@pytest.mark.parametrize(("rule", "heading", "sentence"), SAID)
def test_a_cue_alone_says_nothing(rule: str, heading: str, sentence: str) -> None:
    assert not said(rule, heading, sentence, 0.54)


@pytest.mark.parametrize(("rule", "heading", "sentence", "why"), UNSAID)
def test_a_sentence_that_turns_it_round_is_let_be(rule: str, heading: str, sentence: str, why: str) -> None:
    assert not said(rule, heading, sentence), why


def test_every_cue_is_for_a_practice_that_a_sentence_can_tell() -> None:
    assert set(CUES) <= set(catalog.practices())


def test_a_list_of_exclusions_is_read_item_by_item() -> None:
    text = "# When we say no\nWe decline a complaint where:\n- the resident has taken legal advice on the matter;\n- {} have been filed at court."
    seen = view(text.format("a claim form and particulars of claim"))
    found = {
        s.text: extract.seconded(seen, (), (Likeness(passage=s.passage.id, rule="wide-legal-exclusion", probability=0.79, threshold=0.8),))
        for s in seen.statements
        if s.passage.lead_in
    }
    assert [bool(facts) for facts in found.values()] == [True, False]


@pytest.mark.parametrize("probability", [0.87, 0.95])
def test_what_does_no_harm_is_no_exclusion_however_alike(probability: float) -> None:
    assert not said("wide-legal-exclusion", ONE, "Having seen a solicitor does not end the matter, and we carry on with it.", probability)
