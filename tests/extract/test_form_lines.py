"""Whether lines may be a form's: what a document's questions say of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from ombudscan import read
from ombudscan.extract import form_lines, requirements

_LEAFLET = """What is a complaint?
Tell us when our work or our staff have let you down.
Who will call me back?
Somebody from the team that fixed your boiler.
How long does that take?
Not more than ten working days.
What if I am still unhappy?
Then write to us again.
Is there anybody else?
There is, at the end of this leaflet.
Will it cost me anything?
It is free."""


def _asked(count: int) -> str:
    """A form of the 2020 Code's own questions, answered in sentences of the landlord's own."""
    questions = [p.provision.requirement for p in requirements.places() if p.edition == "hos-2020" and "?" in p.provision.requirement]
    return "\n".join(f"{question}\nThe team wrote to each home about it in May." for question in questions[:count])


@pytest.mark.parametrize(
    ("text", "may_be", "why"),
    [
        (_LEAFLET, False, "six questions that a resident asks, and no landlord of itself"),
        (_asked(6), True, "six of the form's questions, without a single yes"),
        (f"{_LEAFLET}\n{_asked(3)}", True, "three of the form's questions among others"),
        (_asked(5), False, "fewer questions than any form asks"),
        (_LEAFLET.replace("\n", "\nYes\n", 2), True, "answers that stand alone"),
    ],
)
def test_questions_make_a_form_where_they_are_like_its_own(text: str, may_be: bool, why: str, tmp_path: Path) -> None:
    path = tmp_path / "said.txt"
    path.write_text(text, encoding="utf-8")
    assert form_lines.may_be_form(form_lines.lines(read.document(path), frozenset())) is may_be, why


def test_a_rows_likeness_to_one_requirement_is_that_of_them_all() -> None:
    words = "Each complaint is logged and acknowledged within five working days."
    every = requirements.likeness(words)
    assert [requirements.alike(words, i) for i in range(len(requirements.places()))] == [
        every.get(i, 0.0) for i in range(len(requirements.places()))
    ]
