"""Kind, edition, title, landlord and dates together."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

import factories
from ombudscan import extract, read
from ombudscan.errors import UnreadableError
from ombudscan.extract.landlord import landlord
from ombudscan.extract.titles import title
from ombudscan.nouns import Claim, Document, EditionId, Settings
from ombudscan.read import assemble
from ombudscan.read.assemble import Draft

AS_OF = "2026-11-21"
PROCESS = (
    "We acknowledge a complaint within five working days at stage 1 and respond in ten. At stage 2 we respond "
    "within twenty working days of our acknowledgement. Any complaint is recorded. A complaint can be made in any "
    "way. Each complaint is looked into, and no complaint is turned away. You can take your complaint to the "
    "Housing Ombudsman."
)


def claims(edition: EditionId, count: int) -> tuple[Claim, ...]:
    return (Claim(edition=edition, key="definition", provision="1.2", requirement=(), answer="yes", answer_span=None),) * count


@pytest.mark.parametrize(
    ("rows", "code", "edition", "chosen_by"),
    [
        (claims("hos-2022", 40), None, "hos-2022", "form"),
        (claims("hos-2024", 60) + claims("hos-2022", 2), None, "hos-2024", "form"),  # two rows left over from the older form
        (claims("lgsco-2024", 9), None, "lgsco-2024", "form"),
        (claims("hos-2022", 40), "hos-2024", "hos-2024", "option"),
    ],
)
def test_a_form_is_judged_by_its_own_edition(rows, code, edition, chosen_by):
    document = factories.policy(PROCESS, title="Self-assessment against the Complaint Handling Code")
    found = extract.identity(document, rows, Settings(as_of=AS_OF, code=code))
    assert (found.kind, found.edition, found.chosen_by) == ("self-assessment", edition, chosen_by)


@pytest.mark.parametrize(
    ("says", "as_of", "edition", "chosen_by", "named"),
    [
        ("We wish to be fair.", AS_OF, "hos-2024", "default", None),
        ("We follow the Complaint Handling Code of April 2024.", AS_OF, "hos-2024", "text", "hos-2024"),
        ("We follow the Complaint Handling Code 2022.", AS_OF, "hos-2024", "default", "hos-2022"),  # judged by today's all the same
        ("We follow the Complaint Handling Code 2022.", "2023-05-01", "hos-2022", "text", "hos-2022"),
        ("We follow the LGSCO Complaint Handling Code 2024.", AS_OF, "hos-2024", "default", "lgsco-2024"),  # only a form is judged by that
    ],
)
def test_a_policy_is_judged_by_the_edition_in_force(says, as_of, edition, chosen_by, named):
    found = extract.identity(factories.policy(PROCESS, says), (), Settings(as_of=as_of))
    assert (found.kind, found.edition, found.chosen_by, found.named_edition) == ("policy", edition, chosen_by, named)


def test_a_document_of_another_kind_has_no_dates():
    found = extract.identity(factories.policy(PROCESS, title="Annual complaints report 2025"), (), Settings(as_of=AS_OF))
    assert (found.kind, found.dates) == ("other", ())


def paged(*texts: str, info: tuple[tuple[str, str], ...] = ()) -> Document:
    drafts = [Draft(text=t) for t in texts]
    return assemble.document(drafts, source="invented.html", sha256="0" * 64, media_type="text/html", info=info)


@pytest.mark.parametrize(
    ("document", "name"),
    [
        (paged(PROCESS, info=(("title", "Complaints Policy | Norfell Borough Council"),)), "Norfell Borough Council"),
        (paged("Wendlow Vale Housing Association", "Complaints Policy", PROCESS), "Wendlow Vale Housing Association"),
        (paged("Complaints Policy", "Larchfold Homes owns and manages 4,000 homes.", PROCESS), "Larchfold Homes"),
        (
            paged("Complaints Procedure", PROCESS, "The Dame Edith Corran Almshouse Charity. Registered charity 000."),
            "Dame Edith Corran Almshouse Charity",
        ),
        (paged("Complaints Policy", PROCESS, info=(("running", "Tarn Street Housing Co-operative"),)), "Tarn Street Housing Co-operative"),
        (paged("Complaints Policy", PROCESS), None),  # nobody named but the Ombudsman
        (paged("Complaints Policy", PROCESS, "Citizens Advice and the Regulator of Social Housing can help."), None),
        (paged("Ashby Homes", "Bexcombe Homes", PROCESS), None),  # two, alike: no guess
    ],
)
def test_landlord(document, name):
    assert landlord(document, title(document, ())) == name


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (paged(PROCESS, info=(("title", "Complaints Policy | Norfell Borough Council"),)), "Complaints Policy"),
        (paged("Wendlow Vale Housing Association", "Residents' Complaints Procedure", PROCESS), "Residents' Complaints Procedure"),
        (factories.policy(PROCESS, title="Dispute resolution"), "Dispute resolution"),
        (paged("Contents", PROCESS), None),
    ],
)
def test_title(document, expected):
    assert title(document, ()) == expected


def shared_files() -> list[Path]:
    folder = os.environ.get("OMBUDSCAN_SHARED")
    found = sorted(Path(folder).glob("cases/*/*/case.json")) if folder else []
    return [case.parent / name for case in found for name in json.loads(case.read_text())["files"]]


@pytest.mark.skipif(not os.environ.get("OMBUDSCAN_SHARED"), reason="the marked cases are not here: set OMBUDSCAN_SHARED to their folder")
@pytest.mark.parametrize("path", shared_files(), ids=lambda path: path.name)
def test_marked_cases(path):
    case = json.loads((path.parent / "case.json").read_text())
    try:
        document = read.document(path)
    except UnreadableError as error:
        pytest.skip(f"unreadable here: {error}")
    found = extract.identity(document, extract.claims(document), Settings(as_of=case["as_of"]))
    kinds = case["kind"] if isinstance(case["kind"], list) else [case["kind"]]
    assert found.kind in kinds
    assert case.get("code") in (None, found.edition)
