"""What the address of a table asks for, and what it refuses."""

from __future__ import annotations

from urllib.parse import parse_qsl

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ombudscan.store import open_run
from ombudscan.web.refused import RefusedError
from ombudscan.web.run_filter import KINDS, MARKS, Filter, Where, columns, number, ranged, read
from ombudscan.web.run_nouns import STATES
from ombudscan.web.run_tables import Tables
from web.made_review import made


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    return Tables(open_run(made(tmp_path_factory.mktemp("run"))))


def test_nothing_asked_is_the_commonest_code_and_everything(tables: Tables) -> None:
    asked = read([], tables)
    assert (asked.kind, asked.edition, asked.states, asked.page) == ("self-assessment", "hos-2024", frozenset(), 1)
    assert read([("kind", "policy")], tables).edition == "hos-2024"


FILTERS = st.builds(
    Filter,
    kind=st.sampled_from(KINDS),
    edition=st.sampled_from(["hos-2020", "hos-2022", "hos-2024"]),
    section=st.sampled_from(["", "1", "2"]),
    states=st.frozensets(st.sampled_from(STATES)),
    where=st.sets(st.sampled_from([Where("region", ":", "North"), Where("homes", ">=", "500"), Where("homes", "<=", "1,000")])).map(tuple),
    name=st.text(max_size=20).filter(lambda t: t == t.encode("utf-8", "ignore").decode()),
    decided=st.sampled_from(["", *MARKS]),
    page=st.integers(1, 999),
    size=st.integers(1, 1000),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked=FILTERS)
def test_an_address_says_all_of_a_filter(tables: Tables, asked: Filter) -> None:
    assert read(parse_qsl(asked.query()), tables) == asked


@pytest.mark.parametrize(
    ("pairs", "said"),
    [
        ([("kind", "letter")], "no kind of document 'letter'"),
        ([("edition", "hos-1999")], "no edition"),
        ([("state", "fine")], "no state 'fine'"),
        ([("decided", "maybe")], "no decision"),
        ([("page", "0")], "no number from 1"),
        ([("page", "²")], "no number from 1"),
        ([("page", "9" * 400)], "no number from 1"),
        ([("size", "000000000001" + "9" * 5000)], "no number from 1 to 1000"),
        ([("size", "0000000000019999")], "no number from 1 to 1000"),
        ([("size", "5000")], "no number from 1 to 1000"),
        ([("where", "colour:red")], "no condition"),
        ([("where", "homes>=many")], "not a number"),
        ([("from:homes", "lots")], "not a number"),
        ([("to:colour", "3")], "no condition"),
    ],
)
def test_what_cannot_be_asked_is_told(tables: Tables, pairs: list[tuple[str, str]], said: str) -> None:
    with pytest.raises(RefusedError, match=said) as told:
        read(pairs, tables)
    assert told.value.status == (404 if "condition" in said else 400)


@pytest.mark.parametrize(
    ("pairs", "names"),
    [
        ([("where", "region:North")], {"Alder Homes", "Cedar Co-op"}),
        ([("where", "region:North"), ("where", "homes>=1000")], {"Alder Homes"}),
        ([("from:homes", "300"), ("to:homes", "500")], {"Birch Trust"}),
        ([("where", ""), ("from:homes", " ")], {"Alder Homes", "Birch Trust", "Cedar Co-op", "Dogwood", "Elm"}),
        ([("name", "BIRCH trust")], {"Birch Trust"}),
        ([("name", "o")], {"Alder Homes", "Cedar Co-op", "Dogwood"}),
    ],
)
def test_landlords_by_column_and_name(tables: Tables, pairs: list[tuple[str, str]], names: set[str]) -> None:
    asked = read(pairs, tables)
    assert {one.name for one in tables.landlords.values() if asked.meets(one)} - {"<", *_hostile()} == names


def _hostile() -> set[str]:
    from web.made_review import HOSTILE

    return {HOSTILE}


def test_a_section_of_another_edition_is_left_out(tables: Tables) -> None:
    assert read([("section", "9")], tables).section == "9"
    assert read([("section", "9"), ("edition", "hos-2020")], tables).section == ""


def test_columns_of_the_list_and_their_values(tables: Tables) -> None:
    assert columns(tables) == {"homes": ["400", "12,500"], "region": ["North", "South"]}
    assert ranged([str(n) for n in range(50)])
    assert not ranged([f"x{n}" for n in range(50)])


@pytest.mark.parametrize(("text", "value"), [("12,500", 12500.0), (" 3 ", 3.0), ("x", None), ("", None), ("nan", None), ("inf", None)])
def test_numbers_of_a_list(text: str, value: float | None) -> None:
    assert number(text) == value
