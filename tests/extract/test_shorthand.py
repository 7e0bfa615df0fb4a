"""What officers abbreviate in their notes, spelt out."""

from __future__ import annotations

import pytest

from ombudscan.extract.shorthand import legend, spelt


@pytest.mark.parametrize(
    ("text", "explained"),
    [
        ("HM = Housing Manager, SR = service request", {"HM": "Housing Manager", "SR": "service request"}),
        ("HoS means Head of Service.", {"HoS": "Head of Service"}),
        ("The Customer Care Lead (CCL) reads every reply.", {"CCL": "Customer Care Lead"}),
        ("GP stands for general partner", {"GP": "general partner"}),
        ("HOS = Housing Ombudsman Service, s = section of the policy", {"HOS": "Housing Ombudsman Service"}),
        ("Sent to the tenant (CRM) by letter", {}),  # the letters are not those of the words
        ("Cost = nothing at all", {}),
        ("It is in the policy (No) and on the page (Yes)", {}),
    ],
)
def test_an_abbreviation_is_explained_by_words_with_its_letters(text: str, explained: dict[str, str]) -> None:
    assert legend(text) == explained


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("HM answers both stages", "Housing Manager answers both stages"),
        ("HOS details on each letter", "Housing Ombudsman details on each letter"),
        ("THO leaflet goes in", "Housing Ombudsman leaflet goes in"),
        ("HOS decides stage 2", "HOS decides stage 2"),  # here a head of service
        ("20 wd from ack", "20 wd from acknowledgement"),
        ("CEO reads it", "chief executive reads it"),
        ("HMRC wrote to us", "HMRC wrote to us"),
        ("They back it, and pack it", "They back it, and pack it"),
        ("The HMs meet, and a HM signs", "The HMs meet, and a Housing Manager signs"),
    ],
)
def test_a_note_is_spelt_out(text: str, full: str) -> None:
    assert spelt(text, {"HM": "Housing Manager"}) == full
