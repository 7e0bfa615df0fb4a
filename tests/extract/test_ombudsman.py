"""Old ways to the Ombudsman and addresses that it has left."""

from __future__ import annotations

from dataclasses import replace

import pytest
from written import IDENTITY, found, view

from ombudscan.extract import ombudsman
from ombudscan.nouns import DatedFact

OLD = [
    ("You can ask a designated person to refer your complaint to the Housing Ombudsman.", "designated person"),
    ("Your MP, a local councillor or a tenant panel can refer your case to the Ombudsman.", "MP"),
    ("You must wait eight weeks after our final response before you contact the Ombudsman.", "eight weeks"),
    ("The Ombudsman will look at your complaint 8 weeks after the end of our process.", "8 weeks"),
    ("Complaints reach the Ombudsman through a councillor.", "through"),
    ("A designated complaints panel considers whether to send the complaint on.", "designated panel"),
    ("If you do not want to use a designated person you can go to the Ombudsman after 8 weeks.", "either"),
    ("You need to contact your MP before you can go to the Housing Ombudsman.", "MP first"),
    ("Before going to the Ombudsman you have to ask an elected representative.", "before"),
    ("The Housing Ombudsman only takes complaints referred by an MP or councillor.", "only"),
    ("Tenants' panels may pass your complaint to the Ombudsman.", "panel passes"),
    ("The democratic filter applies to complaints to the Ombudsman.", "the filter"),
]
NEW = [
    ("You do not need to ask a designated person before you go to the Ombudsman.", "not needed"),
    ("Before October 2022 you had to ask an MP to refer you, or wait eight weeks; neither rule applies now.", "history"),
    ("A councillor can complain for you.", "representation"),
    ("You can ask your MP for help with your complaint.", "help"),
    ("You can go straight to the Ombudsman without a referral by an MP.", "without"),
    ("Nobody has to refer you to the Ombudsman.", "nobody"),
    ("Windows are cleaned every eight weeks.", "windows"),
    ("The Ombudsman gave us eight weeks to comply with its order.", "an order"),
    ("MPs' letters are answered within ten working days.", "MP letters"),
    ("The designated safeguarding person is the Head of Care.", "safeguarding"),
    ("You once needed an MP or a councillor to refer you to the Ombudsman; since October 2022 you have needed neither.", "history"),
    ("The designated person rule was abolished in October 2022.", "abolished"),
]


@pytest.mark.parametrize(("text", "why"), OLD)
def test_an_old_way_to_the_ombudsman_is_found(text: str, why: str) -> None:
    assert found("outdated-referral-route", text), why


@pytest.mark.parametrize(("text", "why"), NEW)
def test_the_direct_way_is_left_alone(text: str, why: str) -> None:
    assert found("outdated-referral-route", text) == [], why


@pytest.mark.parametrize(("date", "expected"), [("2022-08-01", 0), ("2023-02-01", 1)])
def test_an_older_edition_is_held_to_the_rules_of_its_day(date: str, expected: int) -> None:
    seen = view(OLD[0][0], replace(IDENTITY, edition="hos-2022", dates=(DatedFact(kind="approved", iso=date, span=None),)))
    assert len(list(ombudsman.routes(seen))) == expected


LEFT = [
    ("Housing Ombudsman Service, Exchange Tower, Harbour Exchange Square, London E14 9GE.", "tower"),
    ("Write to the Ombudsman at PO Box 152, Liverpool L33 7WQ.", "Liverpool"),
    ("The Ombudsman's address is Norman House, 105-109 Strand, London.", "Strand"),
    ("The Ombudsman is at 81 Aldwych, London WC2B 4HN.", "Aldwych"),
    ("Ring the Housing Ombudsman on 0845 712 5973.", "old number"),
    ("Exchange Tower", "a line of an address"),
]
PRESENT = [
    ("Housing Ombudsman Service, PO Box 1484, Unit D, Preston PR2 0ET.", "today's"),
    ("The Financial Ombudsman Service is at Exchange Tower, London E14 9SR.", "another ombudsman"),
    ("The Ombudsman moved from Exchange Tower to Preston.", "history"),
    ("Ring the Ombudsman on 0300 111 3000.", "today's number"),
    ("The Ombudsman is no longer at PO Box 152.", "no longer"),
    ("Our own office is at Exchange House.", "ours"),
]


@pytest.mark.parametrize(("text", "why"), LEFT)
def test_an_address_that_was_left_is_found(text: str, why: str) -> None:
    assert found("outdated-ombudsman-contact", text), why


@pytest.mark.parametrize(("text", "why"), PRESENT)
def test_todays_address_is_left_alone(text: str, why: str) -> None:
    assert found("outdated-ombudsman-contact", text) == [], why
