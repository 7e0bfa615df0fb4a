"""The closed set of checks: each a pure function of Evidence and a Rule that yields Findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ombudscan.nouns import Evidence, Finding, Rule

Kind = Callable[[Evidence, Rule], Iterable[Finding]]

KINDS: dict[str, Kind] = {}
