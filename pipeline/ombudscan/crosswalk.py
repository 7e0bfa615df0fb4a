"""Two editions of a Code -> what is new, gone, renumbered, firmer or looser, divided or joined, and which limits changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ombudscan.nouns import Action, Edition, Limit, Provision

Change = Literal["new", "gone", "renumbered", "firmer", "looser", "divided", "joined", "reworded"]
# How binding a duty is; a question of the 2020 form and a plain statement bind less than "should".
_FORCE = {"must": 2, "should": 1, "question": 0, "info": 0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """A provision of one edition and its counterpart in the other (None where it has none), and how they differ."""

    old: Provision | None
    new: Provision | None
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitChange:
    """A time limit in one edition and in the other; None where that edition sets none."""

    action: Action
    stage: int | None
    old: Limit | None
    new: Limit | None


def pairings(old: Edition, new: Edition) -> tuple[Pairing, ...]:
    """Return each provision of `new` with its counterpart in `old`, then those of `old` that are gone."""
    pairs = [(_counterpart(old, p), p) for p in new.provisions]
    met = [o.number for o, _ in pairs if o]
    kept = [Pairing(old=o, new=n, changes=_changes(o, n, met)) for o, n in pairs]
    held = {p.key for p in new.provisions}
    told = set(met)
    rest = [p for p in old.provisions if p.number not in told]
    # What two old provisions said that one new one says now is joined, not gone.
    for p in rest:
        into = next((n for n in new.provisions if n.key in {p.key, *p.counterparts} & held or _backwards(p, n)), None)
        kept.append(Pairing(old=p, new=into, changes=("joined",) if into else ("gone",)))
    return tuple(kept)


def _counterpart(old: Edition, p: Provision) -> Provision | None:
    """The provision of `old` with the same duty, whichever of the two editions names the other's key."""
    return old.provision(p.key) or next((o for o in old.provisions if _backwards(o, p)), None)


def _backwards(old: Provision, new: Provision) -> bool:
    return old.key in new.counterparts or bool(set(old.counterparts) & set(new.counterparts))


def _changes(old: Provision | None, new: Provision, met: list[str]) -> tuple[Change, ...]:
    if old is None:
        return ("new",)
    tests: tuple[tuple[Change, bool], ...] = (
        ("renumbered", old.number != new.number),
        ("divided", met.count(old.number) > 1),
        ("firmer", _FORCE[new.duty] > _FORCE[old.duty]),
        ("looser", _FORCE[new.duty] < _FORCE[old.duty]),
        ("reworded", old.requirement != new.requirement),
    )
    return tuple(name for name, holds in tests if holds)


def limit_changes(old: Edition, new: Edition) -> tuple[LimitChange, ...]:
    """Return the time limits that differ between two editions, in length, in unit or in what they run from."""
    before, after = _limits(old), _limits(new)
    steps = sorted({*before, *after}, key=lambda s: (s[1] if s[1] is not None else -1, s[0]))
    found = [LimitChange(action=a, stage=s, old=before.get((a, s)), new=after.get((a, s))) for a, s in steps]
    return tuple(c for c in found if c.old != c.new)


def _limits(edition: Edition) -> dict[tuple[Action, int | None], Limit]:
    return {(x.action, x.stage): x for p in reversed(edition.provisions) for x in p.limits}
