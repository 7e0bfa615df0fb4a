"""Two names of one landlord, by what its own documents say, are one landlord in every table; two landlords stay two."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit import made_run as made
from ombudscan.audit.compare import compare
from ombudscan.audit.sector import provisions
from ombudscan.audit.wording import wording
from ombudscan.flow import check_file
from ombudscan.nouns import Settings
from ombudscan.store import Run, open_run
from ombudscan.store.chosen import chosen
from ombudscan.store.names import names, one_landlord
from ombudscan.web.run_tables import Tables

TRACKER = "The tracker shows which colleague holds the case and what the next step is, day by day."


def form(landlord: str, *also: str, day: str = "2025-05-01", status: str = "met", **more: object) -> made.Row:
    rows = (made.covered("6.2", status), made.claim("5.7", "yes", TRACKER))
    path = f"{landlord}-{day}.pdf"
    return made.document(landlord, *rows, also=also, dates={"assessed": day}, path=path, **more)  # type: ignore[arg-type]


def run(folder: Path, *documents: made.Row) -> Run:
    return open_run(made.run(folder, documents))


# An older form under the old name, the newer one says that it is the same body's.
OLD = form("Alder Homes Ltd", day="2024-05-01", status="conflict")
NEW = form("Brightnest", "Alder Homes Limited")


def test_the_sector_counts_the_landlord_once_by_its_latest_form(tmp_path: Path) -> None:
    two = run(tmp_path / "two", OLD, NEW)
    (line,) = provisions(two).to_dict("records")
    assert (line["landlords"], line["met"], line["conflict"]) == (1, 1, 0)
    assert provisions(two, ["landlord"]).landlord.tolist() == ["Brightnest"]
    (line,) = provisions(run(tmp_path / "apart", OLD, form("Brightnest"))).to_dict("records")
    assert (line["landlords"], line["met"], line["conflict"]) == (2, 1, 1), "nobody says that they are one"


def test_policies_under_both_names_are_one_landlords(tmp_path: Path) -> None:
    policies = [made.document("Alder Homes", made.covered("6.2", "met"), kind="policy", also=())]
    policies += [made.document("Brightnest", made.covered("6.2", "not_found"), kind="policy", also=["Alder Homes"])]
    (line,) = provisions(run(tmp_path, *policies), ["landlord"], kind="policy").to_dict("records")
    assert (line["landlord"], line["landlords"], line["met"]) == ("Brightnest", 1, 1)


def test_a_landlord_shares_no_wording_with_itself(tmp_path: Path) -> None:
    assert wording(run(tmp_path / "two", OLD, NEW)).empty
    found = wording(run(tmp_path / "three", OLD, NEW, form("Cedar Trust")))
    assert sorted(set(found.landlord)) == ["Brightnest", "Cedar Trust"]
    assert set(found.landlords) == {2}
    assert len(wording(run(tmp_path / "apart", OLD, form("Brightnest")))) == 2


def test_years_under_two_names_are_compared(tmp_path: Path) -> None:
    before, after = run(tmp_path / "a", OLD), run(tmp_path / "b", NEW)
    found = compare(before, after)
    assert found[found.what == "document"][["landlord", "course"]].to_numpy().tolist() == [["Brightnest", "same"]]


def test_the_pages_of_a_run_show_one_landlord(tmp_path: Path) -> None:
    tables = Tables(run(tmp_path, OLD, NEW, made.document("Alder Homes", made.covered("6.2", "met"), kind="policy", also=())))
    assert {name: sorted(p.kind for p in one.papers) for name, one in tables.landlords.items()} == {
        "brightnest": ["policy", "self-assessment"]
    }


def test_what_a_list_says_stands(tmp_path: Path) -> None:
    """The list of landlords knows better than a sentence of one document: there the names are two landlords'."""
    listed = [form("Alder Homes"), {**form("Brightnest", "Alder Homes")}]
    listed = [{**one, "also": None} for one in listed]
    assert {d["name"] for d in chosen(run(tmp_path, *listed))} == {"alder homes", "brightnest"}


@pytest.mark.parametrize(
    ("known", "whole", "why"),
    [
        ({"b": {"a"}, "a": set()}, {"a": "b", "b": "b"}, "what says it gives the name"),
        ({"a": {"b"}, "b": {"a"}}, {"a": "a", "b": "a"}, "both say it"),
        ({"c": {"b"}, "b": {"a"}, "a": set()}, {"a": "c", "b": "c", "c": "c"}, "renamed twice"),
        ({"a": {"g"}, "b": {"g"}, "g": set()}, {"a": "a", "b": "b", "g": "g"}, "a group's name is none of its members'"),
        ({"a": {"x"}}, {"a": "a"}, "nothing is under the other name"),
    ],
)
def test_one_landlord(known: dict[str, set[str]], whole: dict[str, str], why: str) -> None:
    assert one_landlord(known) == whole, why


def test_names_without_any_are_as_printed(tmp_path: Path) -> None:
    found = names(run(tmp_path, form("Alder Homes Ltd")))
    assert (found.shown("Alder Homes Ltd"), found.shown(None), found.key("Alder Homes Ltd")) == ("Alder Homes Ltd", "", "alder homes")


def test_what_a_document_is_tells_the_landlords_other_names(tmp_path: Path) -> None:
    path = tmp_path / "policy.txt"
    said = "Brightnest Homes, formerly known as Alder Housing Trust, answers each complaint within 10 working days."
    path.write_text(f"Brightnest Homes\n\nComplaints policy\n\n{said}\n")
    identity = check_file(path, Settings(as_of="2026-11-21")).evidence.identity
    assert (identity.landlord, identity.also_known_as) == ("Brightnest Homes", ("Alder Housing Trust",))
