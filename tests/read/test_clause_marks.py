"""A number at the start of a paragraph is a label only where it is not part of what is said."""

from __future__ import annotations

import pytest

from ombudscan.read.clause_marks import split


@pytest.mark.parametrize(
    ("text", "label", "rest"),
    [
        ("2.1.1 We listen first.", "2.1.1", "We listen first."),
        ("§4.1 We reply.", "4.1", "We reply."),
        ("(a) the date", "(a)", "the date"),
        # the number is cited: its sentence cannot do without it
        ("Paragraph 5.4 allows ten more days.", "", "Paragraph 5.4 allows ten more days."),
        ("Clause 6.3: five working days.", "", "Clause 6.3: five working days."),
        ("Paragraph 4.2. We turn nobody away.", "", "Paragraph 4.2. We turn nobody away."),
        ("Para 7.1 The tracker keeps the two apart.", "", "Para 7.1 The tracker keeps the two apart."),
        ("Section 2.4. Wexcote-Net shows it.", "", "Section 2.4. Wexcote-Net shows it."),
        ("Clause 5.1 - Residents are rung.", "", "Clause 5.1 - Residents are rung."),
        ("Paragraph (c) of the rules", "", "Paragraph (c) of the rules"),
        ("10.30 am on Mondays", "", "10.30 am on Mondays"),
        ("2. weeks at the most", "", "2. weeks at the most"),
        ("4.1 Days are counted from the letter.", "4.1", "Days are counted from the letter."),
    ],
)
def test_labels(text: str, label: str, rest: str) -> None:
    assert split(text) == (label, rest)


@pytest.mark.parametrize(
    ("text", "label", "rest"),
    [
        ("Clause 3.2 Logging", "3.2", "Logging"),
        ("Para 4.1 Who can complain", "4.1", "Who can complain"),
        ("7 Learning", "7", "Learning"),
        ("1 April 2026", "", "1 April 2026"),
        ("Paragraph 3.2 was rewritten last year.", "", "Paragraph 3.2 was rewritten last year."),
    ],
)
def test_labels_of_headings(text: str, label: str, rest: str) -> None:
    assert split(text, heading=True) == (label, rest)
