"""`ombudscan codes`: the editions of the Code, their provisions in our words, and how two of them differ."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ombudscan.cli.names import filled, known
from ombudscan.cli.options import Format

if TYPE_CHECKING:
    from ombudscan.crosswalk import LimitChange, Pairing
    from ombudscan.nouns import Edition, Provision

# What each sort of change is called, in the order of the text.
_SORTS = {
    "new": "New",
    "gone": "Gone",
    "firmer": "More binding than before",
    "looser": "Less binding than before",
    "divided": "Divided among several",
    "joined": "Joined to another",
    "renumbered": "Renumbered",
    "reworded": "Worded differently in our data",
}


def codes(
    edition: Annotated[str | None, typer.Argument(help="An edition, such as hos-2024; without it, the list.", show_default=False)] = None,
    compare: Annotated[
        tuple[str, str] | None, typer.Option(help="Two editions: what is new, changed, gone and renumbered.", show_default=False)
    ] = None,
    format: Annotated[Format, typer.Option(help="text for people, json for programs.")] = Format.text,
) -> None:
    """List the editions of the Code; or every provision of one; or how two differ.

    Example: ombudscan codes --compare hos-2022 hos-2024
    """
    if edition and compare:
        raise typer.BadParameter("Give an edition, or two behind --compare, not both.")
    if compare:
        table, lines = _compared(_edition(compare[0]), _edition(compare[1]))
    elif edition:
        table, lines = _whole(_edition(edition))
    else:
        table, lines = _listed()
    print(json.dumps(table, indent=1, ensure_ascii=False) if format is Format.json else "\n".join(lines))


def _edition(id: str) -> Edition:
    from ombudscan import catalog

    name = known(id, (e.id for e in catalog.editions()), "edition")
    return next(e for e in catalog.editions() if e.id == name)


def _listed() -> tuple[Any, list[str]]:
    from ombudscan import catalog

    table = [
        {"id": e.id, "title": e.title, "starts": e.starts, "ends": e.ends, "provisions": len(e.provisions)} for e in catalog.editions()
    ]
    lines = [f"{e['id']:<11} {e['starts']} to {e['ends'] or 'now':<10}  {e['provisions']:>3} provisions  {e['title']}" for e in table]
    return table, lines


def _whole(edition: Edition) -> tuple[Any, list[str]]:
    head = {"id": edition.id, "title": edition.title, "starts": edition.starts, "ends": edition.ends}
    table = {**head, "provisions": [_provision(p) for p in edition.provisions]}
    lines = [f"{edition.title}, in force from {edition.starts}" + (f" to {edition.ends}" if edition.ends else "")]
    sections = dict(edition.sections)
    told = ""
    for p in edition.provisions:
        section = p.number.partition(".")[0]
        if section != told and section != p.number:
            lines += ["", f"{section} {sections.get(section, '')}"]
        told = section
        lines += _provision_lines(p)
    return table, lines


def _provision(p: Provision) -> dict[str, Any]:
    from ombudscan.judge import durations

    return {
        "number": p.number,
        "key": p.key,
        "title": p.title,
        "requirement": p.requirement,
        "duty": p.duty,
        "on_form": p.on_form,
        "policy_states": p.policy_states,
        "limits": [durations.named(x) for x in p.limits],
    }


def _provision_lines(p: Provision) -> list[str]:
    from ombudscan.judge import durations

    states = "; a policy has to state it" if p.policy_states else ""
    lines = ["", f"{p.number} {p.title} ({p.duty}{states})", filled(p.requirement)]
    return lines + ([filled(f"Limits: {'; '.join(durations.named(x) for x in p.limits)}")] if p.limits else [])


def _compared(old: Edition, new: Edition) -> tuple[Any, list[str]]:
    from ombudscan import crosswalk

    pairs, limits = crosswalk.pairings(old, new), crosswalk.limit_changes(old, new)
    table = {
        "old": old.id,
        "new": new.id,
        "limits": [_limit(c) for c in limits],
        "provisions": [
            {"changes": list(p.changes), "old": _provision(p.old) if p.old else None, "new": _provision(p.new) if p.new else None}
            for p in pairs
        ],
    }
    lines = [f"From the {old.title}", f"to the {new.title}", "", f"Time limits that changed ({len(limits)})"]
    lines += [filled(f"{c['step']}: {c['old']} → {c['new']}") for c in map(_limit, limits)]
    for sort, title in _SORTS.items():
        held = [p for p in pairs if sort in p.changes]
        lines += ["", f"{title} ({len(held)})", *(line for p in held for line in _change_lines(p, sort))] if held else []
    return table, lines


def _limit(c: LimitChange) -> dict[str, str]:
    from ombudscan.judge import durations

    step = f"{c.action.replace('_', ' ')}{f' at stage {c.stage}' if c.stage is not None else ''}"
    said = {"old": c.old, "new": c.new}
    return {"step": step, **{side: durations.limit(x) if x else "no limit" for side, x in said.items()}}


def _change_lines(p: Pairing, sort: str) -> list[str]:
    """One pair under one sort of change; new and gone duties in full, renumbered ones by their numbers alone."""
    if sort in ("new", "gone"):
        one = p.new or p.old
        return [f"  {one.number} {one.title}", filled(one.requirement, " " * 6)] if one else []
    assert p.old is not None and p.new is not None
    arrow = f"  {p.old.number} → {p.new.number} {p.new.title}"
    if sort in ("firmer", "looser"):
        return [f"{arrow} ({p.old.duty} → {p.new.duty})"]
    if sort == "reworded":
        return [arrow, filled(f"before: {p.old.requirement}", " " * 6), filled(f"now: {p.new.requirement}", " " * 6)]
    return [arrow]
