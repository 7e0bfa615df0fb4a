"""Two editions beside each other: nothing is lost, and the two directions mirror each other."""

from __future__ import annotations

from itertools import permutations

import pytest

from ombudscan import catalog
from ombudscan.crosswalk import limit_changes, pairings
from ombudscan.nouns import Edition, Limit, Provision

HOS = [e for e in catalog.editions() if e.id.startswith("hos")]


@pytest.mark.parametrize(("old", "new"), list(permutations(HOS, 2)), ids=lambda e: e.id)
def test_every_provision_of_both_is_told_and_new_mirrors_gone(old: Edition, new: Edition) -> None:
    pairs, back = pairings(old, new), pairings(new, old)
    assert {p.new.number for p in pairs if p.new} == {p.number for p in new.provisions}
    assert {p.old.number for p in pairs if p.old} == {p.number for p in old.provisions}
    added = {p.new.number for p in pairs if "new" in p.changes and p.new}
    assert added == {p.old.number for p in back if "gone" in p.changes and p.old}
    assert {(c.action, c.stage, c.new, c.old) for c in limit_changes(old, new)} == {
        (c.action, c.stage, c.old, c.new) for c in limit_changes(new, old)
    }


@pytest.mark.parametrize("edition", catalog.editions(), ids=lambda e: e.id)
def test_an_edition_does_not_differ_from_itself(edition: Edition) -> None:
    assert not limit_changes(edition, edition)
    if edition.id != "lgsco-2024":  # its nine rows each stand for many duties
        assert not any(p.changes for p in pairings(edition, edition))


def provision(number: str, key: str, duty: str = "must", said: str = "x", *, of: tuple[str, ...] = (), days: float = 0) -> Provision:
    limits = (Limit(action="respond", stage=1, value=days, unit="working_day"),) if days else ()
    return Provision(
        key=key,
        number=number,
        title=key,
        requirement=said,
        duty=duty,  # type: ignore[arg-type]
        asks="yes-no",
        on_form=True,
        policy_states=True,
        counterparts=of,
        limits=limits,
    )


def edition(*provisions: Provision) -> Edition:
    return Edition(id="hos-2022", title="t", starts="2022-04-01", ends=None, provisions=provisions)


OLD = edition(
    provision("1", "a"), provision("2", "b", of=("c", "d"), days=10), provision("3", "e", "should"), provision("4", "f", of=("a",))
)
NEW = edition(provision("1", "a"), provision("2", "c"), provision("3", "d", days=5), provision("5", "e"), provision("6", "g"))


def test_each_sort_of_change() -> None:
    found = {(p.old.number if p.old else None, p.new.number if p.new else None): p.changes for p in pairings(OLD, NEW)}
    assert found == {
        ("1", "1"): (),
        ("2", "2"): ("divided",),
        ("2", "3"): ("renumbered", "divided"),
        ("3", "5"): ("renumbered", "firmer"),
        (None, "6"): ("new",),
        ("4", "1"): ("joined",),
    }
    (limit,) = limit_changes(OLD, NEW)
    assert (limit.old and limit.old.value, limit.new and limit.new.value) == (10, 5)
