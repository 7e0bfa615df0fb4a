"""The other names of a landlord, as its documents say them; those of other bodies are none."""

from __future__ import annotations

import pytest

from ombudscan.extract.other_names import other_names
from ombudscan.nouns import Document


def _document(text: str) -> Document:
    return Document(source="policy.txt", sha256="0", media_type="text/plain", text=text, blocks=())


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Brightnest Homes is a trading name of Alder Housing Association Limited.", ("Alder Housing Association Limited",)),
        ("Brightnest Homes is the brand name used by Alder Housing.", ("Alder Housing",)),
        ("Alder Housing Association Limited, trading as Brightnest Homes, answers.", ("Alder Housing Association Limited",)),
        ("Alder Housing Limited t/a Brightnest Homes", ("Alder Housing Limited",)),
        ("Brightnest Homes (formerly known as Alder Homes) lets 900 homes.", ("Alder Homes",)),
        ("Brightnest Homes was previously called the Vale of Alder Trust.", ("Vale of Alder Trust",)),
        ("In May Alder Homes changed its name to Brightnest Homes.", ("Alder Homes",)),
        ("Alder Homes is now known as Brightnest Homes.", ("Alder Homes",)),
        ("Who we are: we trade as Alderway.", ("Alderway",)),
        ("Our staff answer. We were formerly known as Alder Homes.", ("Alder Homes",)),
    ],
)
def test_other_names_of_the_landlord_itself(text: str, names: tuple[str, ...]) -> None:
    assert other_names(_document(text), "Brightnest Homes Ltd") == names


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Brightnest Homes is part of the Alder Group.", "its members are landlords apart"),
        ("Brightnest Homes, formerly Alder Homes and Birch Homes, was formed in May.", "two bodies became one: neither is it"),
        ("Brightnest Homes (formerly Alder Homes, Birch Homes and Elm Trust)", "three did"),
        ("Our contractor Fixwell Limited trades as Mendit.", "of somebody else"),
        ("Fixwell is a trading name of Alder Limited. Brightnest Homes pays it.", "of somebody else"),
        ("Brightnest Homes was previously slow to answer.", "no name follows"),
        ("The service is now known as Repairs Plus.", "the service, not the landlord"),
    ],
)
def test_names_of_others_are_none_of_the_landlords(text: str, why: str) -> None:
    assert other_names(_document(text), "Brightnest Homes") == (), why


def test_without_a_landlord_nothing_is_another_name_of_it() -> None:
    assert other_names(_document("We trade as Alderway."), None) == ()
