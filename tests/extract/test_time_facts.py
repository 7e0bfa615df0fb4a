"""Room for late complaints, and answers without a limit."""

from __future__ import annotations

from dataclasses import replace

import pytest
from written import view

from ombudscan import extract

# A limit on complaints, and whether the words about it leave room for later ones.
ROOM = [
    (
        "# What we do not take on\n4.1 Complaints must be made within twelve months of the event.\n4.2 We may still take on an older complaint where it would be unfair not to.",
        True,
    ),
    (
        "# What we do not take on\nComplaints must be made within twelve months of the event.\n# Exceptions\nThere may be an exception where illness kept the resident from coming sooner.",
        True,
    ),
    (
        "# What we do not take on\nComplaints must be made within twelve months of the event.\n# Discretion\nThe director may set the limit aside in exceptional cases.",
        True,
    ),
    ("# What we do not take on\nWe do not look at:\n- matters more than twelve months old, except where safety is in question", True),
    (
        "# What we do not take on\nComplaints must be made within twelve months of the event.\nWhere there was good cause for the delay we look at it all the same.",
        True,
    ),
    (
        "# What we do not take on\nComplaints must be made within twelve months of the event.\n# General\nAny of the exclusions above may be waived by the Chief Executive.",
        True,
    ),
    (
        "# What we do not take on\nComplaints must be made within twelve months of the event.\nWe consider each case on its merits before we refuse a late one.",
        True,
    ),
    ("# What we do not take on\nComplaints must be made within twelve months of the event.\nThat rule is not applied rigidly.", True),
    ("# What we do not take on\nComplaints must be made within twelve months of the event.\nAnything older is refused.", False),
    (
        "# What we do not take on\nComplaints must be made within twelve months of the event.\n# Stage 1\nIn exceptional cases we may extend the time to reply by ten working days.",
        False,
    ),
    (
        "# What we do not take on\nComplaints must be made within twelve months of the event.\n# Compensation\nWe may make an exceptional payment for good reason.",
        False,
    ),
    (
        "# What we do not take on\nComplaints must be made within twelve months of the event.\n# Representatives\nWe may accept a representative without a form.",
        False,
    ),
    (
        "# What we do not take on\nComplaints must be made within twelve months of the event.\nA claim at court is another matter.\nWe take a complaint unless there is good cause not to, and look at each on its facts.",
        False,
    ),
    (
        "# What we do not take on\nComplaints must be made within twelve months of the event.\nThe Manager may nonetheless agree to look into one that is older.",
        True,
    ),
    (
        "# What we do not take on\nComplaints must be made within twelve months of the event.\nIf there was a reason you could not have come to us before, tell us and we will take it into account.",
        True,
    ),
    (
        "# What we do not take on\nComplaints must be made within twelve months of the event.\nOlder matters are taken on where the resident has been ill or was afraid to speak.",
        True,
    ),
    ("# What we do not take on\nComplaints must be made within twelve months of the event.\nWe will not depart from this.", False),
    ("# Limits\nComplain within a year of it; where it is longer ago, say what kept you and we may still look at it.", True),
    (
        "# What we do not take on\nComplaints must be made within twelve months of the event.\n# Reasonable adjustments\nWe are flexible about how you complain.",
        False,
    ),
    (
        "# What we do not take on\nComplaints must be made within twelve months of the event.\n# Stage 1\nUnless there is good reason the reply comes within ten working days.",
        False,
    ),
]
# Whether an answer may take any time.
ENDLESS = [
    ("# Stage 1\nWhere that is not possible the review goes on for as long as it takes.", True),
    ("# Stage 2\nIf it cannot be done in that time the review will go on for as long as our enquiries require.", True),
    ("# Stage 1\nIf an answer cannot be ready we will write within ten working days and then answer in ten more.", False),
    ("# Stage 1\nOnce our investigation is complete we write to you with our decision.", False),
    ("# Stage 1\nWe reply as soon as the answer is known and do not wait until the works are done.", False),
    ("# Stage 1\nWe reply when our enquiries are complete, however long that turns out to be.", True),
    ("# Stage 1\nA hard case takes whatever time is needed to answer.", True),
    ("# Stage 2\nThe review takes as long as the enquiries require.", True),
    ("# Stage 1\nWe hold back our reply until the investigation is finished, whenever that may be.", True),
    ("# Stage 2\nIf more is needed, the answer follows as soon as we have finished looking into it.", True),
    ("# Stage 1\nComplicated complaints may run on for as long as is necessary.", True),
    ("# Stage 1\nIn such cases there is no fixed date for our answer.", True),
    ("# Stage 1\nNo limit is set on the further time that an investigation may take.", True),
    (
        "# Stage 1\nThe resident will be told when to expect the answer, which comes once all the facts are known, without a set limit.",
        True,
    ),
    ("# Stage 1\nYou can be accompanied for as long as you need.", False),
    ("# Stage 1\nWe keep the complaint open until the work is finished.", False),
    ("# Stage 1\nWe do not wait until the works are done before we reply.", False),
    ("# Stage 1\nWe never take as long as is needed: ten working days is the limit.", False),
    ("# Stage 2\nThere is no time limit for asking for a review.", False),
    ("# Stage 1\nWe reply within ten working days however many points you raise.", False),
    ("# Stage 1\nCases of that sort stay open as long as need be.", True),
    ("# Stage 1\nMore time may be taken, and there is no ceiling on it.", True),
    ("# Stage 1\nThe deadline may be moved as often as necessary.", True),
    ("# Stage 1\nWe will take the time we need to answer properly, even if that is many weeks.", True),
    ("# Stage 1\nHowever long you have waited, we answer within ten working days.", False),
    ("# Stage 1\nYou may be supported throughout the complaint for as long as it lasts.", False),
    ("# Stage 1\nReasonable adjustments are kept for as long as they are needed.", False),
]


def kinds(text: str) -> set[str]:
    seen = view(text)
    timed = replace(seen, timescales=extract.timescales(seen.document, seen.statements))
    return {f.kind for f in extract.facts(timed)}


@pytest.mark.parametrize(("text", "room"), ROOM)
def test_room_for_late_complaints(text: str, room: bool) -> None:
    assert ("late-complaint-discretion" in kinds(text)) is room


@pytest.mark.parametrize(("text", "endless"), ENDLESS)
def test_answers_without_a_limit(text: str, endless: bool) -> None:
    assert ("open-ended-extension" in kinds(text)) is endless
