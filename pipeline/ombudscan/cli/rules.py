"""`ombudscan rules` and `ombudscan explain`: what a report may find, why, and what would meet it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ombudscan.cli.names import filled, known
from ombudscan.cli.options import USAGE, Format

if TYPE_CHECKING:
    from ombudscan.casebook import Page
    from ombudscan.nouns import Edition, Rule

_FORMAT = Annotated[Format, typer.Option(help="text for people, json for programs.")]
_ROWS_OWN = "the row's own"
# Where a rule names no provision: what its findings bear.
_BEARS = dict.fromkeys(("row", "pair", "years", "sector"), _ROWS_OWN) | {"silent": "each that a policy has to state"}


def rules(format: _FORMAT = Format.text) -> None:
    """List the rules: name, severity, the provisions of the Code in force, and what is found.

    Example: ombudscan rules --format json
    """
    from ombudscan import catalog

    every = catalog.rules()
    if format is Format.json:
        print(json.dumps([_row(rule) for rule in every], indent=1, ensure_ascii=False))
        return
    for severity in ("breach", "gap", "review", "note"):
        print(f"{severity.upper()}")
        for rule in every:
            if rule.severity == severity:
                print(f"  {rule.name:<31} {', '.join(_numbers(rule)) or '-'}\n{filled(rule.summary, ' ' * 6)}")
        print()
    print("More on one of them: ombudscan explain RULE")


def _row(rule: Rule) -> dict[str, Any]:
    held = {"severity": rule.severity, "editions": list(rule.editions), "applies": _numbers(rule)}
    return {"name": rule.name, **held, "summary": rule.summary}


def _numbers(rule: Rule) -> list[str]:
    """The provisions of the newest edition that the rule holds in, or what stands in their place."""
    from ombudscan import catalog

    newest = catalog.edition(catalog.NEWEST)
    numbers = [n for key in rule.applies if (n := catalog.number(newest, key))]
    own = _BEARS.get(rule.check.kind.partition("-")[0])
    return numbers or ([own] if own else [])


def explain(
    rule: Annotated[str, typer.Argument(help="A rule's name, as a report or `ombudscan rules` gives it.", show_default=False)],
    format: _FORMAT = Format.text,
) -> None:
    """Say what a rule finds, why it matters, what would meet it, under which provisions, with its cases.

    Example: ombudscan explain late-response
    """
    from ombudscan import casebook, catalog
    from ombudscan.errors import CatalogError

    found = catalog.rule(known(rule, (r.name for r in catalog.rules()), "rule"))
    try:
        page = casebook.page(found.name)
    except CatalogError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(USAGE) from None
    if format is Format.json:
        print(json.dumps(_explained(found, page), indent=1, ensure_ascii=False))
    else:
        print("\n".join(_lines(found, page)))


def _explained(rule: Rule, page: Page) -> dict[str, Any]:
    from ombudscan import catalog

    return {
        **_row(rule),
        "about": page.about,
        "why": rule.why,
        "advice": rule.advice,
        "provisions": {id: _touched(rule, catalog.edition(id)) for id in reversed(rule.editions)},
        "cases": [
            {"heading": e.heading, "kind": e.kind, "words": e.words, "outcome": e.outcome, "says": list(e.outcomes)} for e in page.examples
        ],
    }


def _touched(rule: Rule, edition: Edition) -> list[dict[str, Any]]:
    from ombudscan.judge import durations

    found = dict.fromkeys(p for key in rule.applies if (p := edition.provision(key)))
    return [{"number": p.number, "title": p.title, "limits": [durations.named(x) for x in p.limits]} for p in found]


def provision_lines(rule: Rule) -> list[str]:
    """Return a line for each edition that the rule holds in: the provisions that it may find fault under."""
    from ombudscan import catalog

    return [f"{e.title}: {_held(rule, e)}" for e in map(catalog.edition, reversed(rule.editions))]


def _held(rule: Rule, edition: Edition) -> str:
    if not rule.applies:
        return _BEARS.get(rule.check.kind.partition("-")[0], "none; it is about the document as a whole")
    said = [f"{p['number']} {p['title']}" + (f" ({'; '.join(p['limits'])})" if p["limits"] else "") for p in _touched(rule, edition)]
    return "; ".join(said) or "no counterpart; the finding bears no number"


def _lines(rule: Rule, page: Page) -> list[str]:
    out = [f"{rule.name} ({rule.severity})", filled(rule.summary), "", filled(page.about)]
    out += ["", "Why it matters", filled(rule.why), "", "What would meet it", filled(rule.advice), "", "Provisions"]
    out += [filled(line) for line in provision_lines(rule)]
    for name, title in (("found", "Found in"), ("met", "Met by"), ("silent", "Not found where nothing is said")):
        held = [e for e in page.examples if e.outcome == name]
        out += ["", f"{title} ({len(held)})"] if held else []
        for e in held:
            out += [f"  {e.heading} [{e.kind}]", *(f"    | {line}" for line in e.words.splitlines()), *(f"    {o}" for o in e.outcomes)]
    return out
