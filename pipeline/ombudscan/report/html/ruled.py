"""The rules that a report's findings rest on -> their pages' words, for an appendix that needs no network."""

from __future__ import annotations

from dataclasses import dataclass

from ombudscan import casebook, catalog
from ombudscan.casebook import Example
from ombudscan.errors import CatalogError
from ombudscan.nouns import Report, Rule
from ombudscan.report.made import SEVERITIES


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled:
    """A rule as the report's appendix shows it: what it is about, and invented cases with what is found in each."""

    rule: Rule
    severity: str
    about: str
    examples: tuple[Example, ...]


def ruled(report: Report) -> tuple[Ruled, ...]:
    """Return the rules of the report's findings, by name; without its page a rule has no cases."""
    named = {f.rule for f in report.findings}
    return tuple(_ruled(r) for r in sorted(catalog.rules(), key=lambda r: r.name) if r.name in named)


def _ruled(rule: Rule) -> Ruled:
    try:
        page = casebook.page(rule.name)
    except CatalogError:
        return Ruled(rule=rule, severity=SEVERITIES[rule.severity], about="", examples=())
    return Ruled(rule=rule, severity=SEVERITIES[rule.severity], about=page.about, examples=page.examples)
