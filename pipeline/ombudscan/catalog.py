"""editions/*.toml and rules/*.toml -> Edition and Rule: the only place that parses the catalogue's TOML."""

from __future__ import annotations

from functools import cache

from ombudscan.nouns import Edition, EditionId, Rule


@cache
def editions() -> tuple[Edition, ...]:
    """Return every shipped edition, oldest first; raise CatalogError, naming every fault, if a file is wrong."""
    return ()


def edition(id: EditionId) -> Edition:
    """Return the edition with this id."""
    return next(e for e in editions() if e.id == id)


def in_force(as_of: str) -> Edition:
    """Return the Housing Ombudsman's edition in force on the ISO day `as_of`."""
    return next(e for e in reversed(editions()) if e.id.startswith("hos") and e.starts <= as_of)


def number(edition: Edition, key: str) -> str | None:
    """Return the number that `edition` gives to the duty with 2024 key `key`, or None where it has none."""
    provision = edition.provision(key)
    return provision.number if provision else None


@cache
def rules() -> tuple[Rule, ...]:
    """Return every shipped rule, by name; raise CatalogError, naming every fault, if a file is wrong."""
    return ()
