"""Room for late complaints that is given in other words, right after the limit; and what only looks like it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from written import view

from ombudscan import extract

LIMIT = "A complaint has to be made within twelve months of the event."
ROOM = [
    "Older than that, ask the Service Quality Manager, who can let it in if there is something which explains the wait.",
    "If it is older the Complaints Manager may take it on where illness or bereavement explains the wait.",
    "A solicitor's letter does not stop us. Later than that? Tell us anyway.",
    "A letter from a lawyer stops nothing. Later than twelve months? Talk to us. We'll think about taking it if there was illness.",
    "Has it been longer? Get in touch even so and say what kept you.",
    "Complaints from longer ago go to the Head of Homes, who decides whether the delay can be excused.",
    "Beyond the year each is decided on its own facts.",
    "After that the manager looks at why it took so long before deciding whether to take it.",
    "If you have missed the date, ring us all the same.",
    "Once the year is up the Clerk has leave to admit it.",
    "We bend the rule for anybody who was too ill to write and whose matter is older.",
    "Nothing older is turned away out of hand: the team leader asks what held the resident up.",
]
SHUT = [
    "Older than that, it is too late.",
    "Older than that, ask the advice centre on Mill Street.",
    "Later than that? We will not take it, whatever explains the wait.",
    "After that the papers are shredded and the case cannot be opened.",
    "Later than twelve months? The Ombudsman may still look at it.",
    "The manager considers whether to visit. You may still ring us.",
    "Beyond the year it will be refused.",
    "Older ones are out of time. We accept every complaint unless there is a good reason not to.",
    "We take all complaints unless there is a valid reason to refuse.",
    "If the reply is late the manager looks at the rota.",
]


@pytest.mark.parametrize("text", ROOM, ids=lambda x: x[:50])
def test_room_for_late_complaints_is_seen_in_the_sentences_that_follow_the_limit(text: str) -> None:
    assert _room(f"{LIMIT} {text}")


@pytest.mark.parametrize("text", SHUT, ids=lambda x: x[:50])
def test_what_shuts_the_door_or_speaks_of_something_else_gives_no_room(text: str) -> None:
    assert not _room(f"{LIMIT} {text}")


def _room(text: str) -> bool:
    seen = view(f"# Which complaints we take\n{text}")
    seen = replace(seen, timescales=extract.timescales(seen.document, seen.statements))
    assert any(t.action == "complain" for t in seen.timescales)
    return any(f.kind == "late-complaint-discretion" for f in extract.facts(seen))
