"""The member responsible for complaints governs the landlord; an officer is none."""

from __future__ import annotations

import pytest

from ombudscan.extract.roles import not_governing


@pytest.mark.parametrize(
    "text",
    [
        "Cllr Mabel Thorne, Cabinet Member for Housing",
        "Councillor Osei holds the portfolio.",
        "A trustee, Pip Larkspur.",
        "The Chair of the Board",
        "Our Chair, appointed in May 2025.",
        "Board member Idris Fell, who meets the Complaints Manager each month.",
        "Non-executive director Sunniva Rao",
        "Dame Orla Finch, a non-exec and a member of the Audit Committee.",
        "A member of the management committee, elected in June.",
        "The vice-chair of the tenants' co-operative committee.",
        "The Head of Homes supports Cllr Vane, who is the MRC.",
        "An elected member chosen by the full council.",
        "Complaints Policy",
        "Appointed on 22 May 2025.",
        "The Deputy Leader of the Council",
        "One of our independent members, with support from the Company Secretary",
        "The Portfolio Holder for Communities",
        "Ines Holloway, chosen by the Board as a whole in May.",
        "A board member named by the whole Board.",
        "Cllr Ferris. The vacancy of last winter was filled in March.",
        "The seat is not vacant: Pip Larkspur, a trustee, has held it since May.",
        "A trustee, Ola Munn, who filled the vacancy in June.",
        "Trustee Tam Birch; the trustees together read her report.",
    ],
)
def test_somebody_who_governs_or_nobody_described(text: str) -> None:
    assert not_governing(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "Our Housing Manager is the MRC.",
        "Head of Customer Experience",
        "The Director of Operations, reporting to the Board each quarter.",
        "Chief Executive",
        "The CEO takes this role.",
        "The Complaints Officer",
        "Assistant Director (Homes)",
        "The Board has appointed the Company Secretary.",
        "Our Clerk to the Trustees.",
        "The role is vacant.",
        "The role has been vacant since June and the Clerk has not filled it.",
        "Nobody has been appointed yet.",
        "Yet to be appointed by the Board.",
        "No Board member has taken this on.",
        "The Senior Management Team",
        "The whole Board.",
        "The trustees share this between them.",
        "All councillors, collectively.",
        "Our committee as a body takes this on.",
        "Each trustee in turn.",
    ],
)
def test_an_officer_or_nobody(text: str) -> None:
    assert not_governing(text)
