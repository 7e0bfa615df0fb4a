"""A number at the start of a paragraph is a label only where it is not part of what is said."""

from __future__ import annotations

import pytest

from ombudscan.read.clause_marks import split


@pytest.mark.parametrize(
    ("text", "label", "rest"),
    [
        ("2.1.1 We listen first.", "2.1.1", "We listen first."),
        ("Paragraph 3.2 Staff log it.", "3.2", "Staff log it."),
        ("(a) the date", "(a)", "the date"),
        # the number is cited: its sentence cannot do without it
        ("Paragraph 5.4 allows ten more days.", "", "Paragraph 5.4 allows ten more days."),
        ("Clause 6.3: five working days.", "", "Clause 6.3: five working days."),
        ("10.30 am on Mondays", "", "10.30 am on Mondays"),
    ],
)
def test_labels(text: str, label: str, rest: str) -> None:
    assert split(text) == (label, rest)
