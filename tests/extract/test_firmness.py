"""Whether soft words are the promise's own."""

from __future__ import annotations

import pytest

from factories import policy
from ombudscan import extract

CASES = [
    ("# Stage 2", "They usually reply within twenty working days of the acknowledgement.", "usual"),
    ("# Stage 1", "What we aim for is a reply within ten working days.", "aim"),
    ("# Stage 1", "Residents normally have a reply within ten working days.", "usual"),
    ("# Stage 1", "You can expect to have our reply within ten working days.", "firm"),
    ("# Stage 1", "We send an acknowledgement within five working days, setting out what you hope for.", "firm"),
    ("# Stage 1", "Within ten working days you have our reply, which says what we think and what you would like to see done.", "firm"),
    ("# Stage 1", "The officer replies within ten working days, having asked what the resident expects to happen.", "firm"),
    ("# Stage 1", "The reply comes within ten working days and answers what the tenant is trying to achieve.", "firm"),
    ("# Stage 1", "We acknowledge within five working days, noting the result that you want and would like.", "firm"),
    ("# Stage 1", "Our reply, within ten working days, explains why the usual repair was not done.", "firm"),
    ("# Stage 1", "We acknowledge your complaint within five working days, by the method you would normally use.", "firm"),
    ("# Stage 1", "We hope to reply within ten working days.", "aim"),
    ("# Stage 1", "Replies are generally sent within ten working days.", "usual"),
    ("# Stage 1", "Within ten working days, where possible, you will have our reply.", "aim"),
    ("# Stage 1", "The officer would expect to answer within ten working days.", "aim"),
    ("# Stage 1", "We should be able to reply within ten working days.", "aim"),
    ("# Stage 1", "You should normally hear our decision within ten working days.", "usual"),
    ("# Stage 1", "Our target is to reply within ten working days.", "aim"),
    ("# Stage 1", "We will do our best to answer within ten working days.", "aim"),
    ("# Stage 1", "The Trust strives to acknowledge complaints within five working days.", "aim"),
    ("# Stage 1", "In most cases the reply is with you in ten working days.", "usual"),
    ("# Stage 1", "It is our intention to reply within ten working days.", "aim"),
    ("# Stage 1", "As far as we can, we reply within ten working days.", "aim"),
    ("# Stage 1", "A reply within ten working days is what we aim for.", "aim"),
    ("# Stage 1", "The case handler, who tries to ring you first, replies within ten working days.", "firm"),
    ("# Stage 1", "We reply within ten working days and hope that this settles it.", "firm"),
    ("# Stage 1", "Ten working days is the time in which we hope to send a reply.", "aim"),
    ("# Stage 1", "We anticipate replying within ten working days.", "aim"),
    ("# Stage 1", "The Association will use its best endeavours to respond within ten working days.", "aim"),
    ("# Stage 1", "It ordinarily takes ten working days to reply.", "usual"),
    ("# Stage 1", "The Clerk writes within ten working days with the answer and asks what you would expect us to do.", "firm"),
    ("# Stage 1", "Wherever possible the reply is sent within ten working days.", "aim"),
    ("# Stage 1", "Our reply will be sent within ten working days. We always try to be fair.", "firm"),
]


@pytest.mark.parametrize(("heading", "sentence", "expected"), CASES)
def test_how_firmly_a_time_is_promised(heading: str, sentence: str, expected: str) -> None:
    doc = policy(heading, sentence)
    found = extract.timescales(doc, extract.statements(doc, extract.passages(doc, ()), ()))
    assert [t.firmness for t in found] == [expected]
