"""corpus/samples/*/source.toml -> the sample documents beside it, and planted.md: `build_samples.py [FOLDER]`.

A landlord's documents are written once, in its source.toml, and printed as PDF, Word or web page. The requirements
in a form come from the editions of the catalogue, in our own words. The same source gives the same bytes.

Marks of a `body`, at the start of a line: "# " heading, "= " numbered clause, "* " lettered point, "- " bullet,
"| a | b |" table row (the first of a table is its heading); anything else is a plain paragraph.
A form's `rows` are parted by blank lines: "number | answer", then evidence, then commentary; "~" stands for empty.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from ombudscan import catalog
from ombudscan.nouns import Edition, Provision
from sample_formats import WRITERS, Block, Sheet

SAMPLES = Path(__file__).resolve().parent.parent / "corpus" / "samples"
HEADERS = {
    "five": ("Code provision", "Code requirement", "Comply: Yes / No", "Evidence", "Commentary / explanation"),
    "four": ("Code section", "Code requirement", "Comply: Yes/No", "Evidence, commentary and any explanations"),
    "questions": ("Compliance with the Complaint Handling Code", "Yes", "No", "Comments and evidence"),
}


def blocks_of(body: str) -> Iterator[Block]:
    kinds = {"#": "heading", "=": "clause", "*": "point", "-": "bullet"}
    table: list[tuple[str, ...]] = []
    for line in [*body.strip().splitlines(), ""]:
        if line.startswith("|"):
            table.append(tuple(cell.strip() for cell in line.strip("| ").split("|")))
            continue
        if table:
            yield Block("table", rows=tuple(table))
            table = []
        if line[:2].strip() in kinds and line[1:2] == " ":
            yield Block(kinds[line[0]], line[2:].strip())
        elif line.strip():
            yield Block("text", line.strip())


def numbered(blocks: Iterator[Block], style: str) -> Iterator[Block]:
    """Give headings, clauses and points their labels: style "decimal", "decimal-zero", "flat" or "none"."""
    heading = clause = point = 0
    for block in blocks:
        point = point + 1 if block.kind == "point" else 0
        heading += block.kind == "heading"
        clause = 0 if block.kind == "heading" and style != "flat" else clause + (block.kind == "clause")
        labels = {
            "heading": {"decimal": f"{heading}.", "decimal-zero": f"{heading}.0"}.get(style, ""),
            "clause": {"flat": f"{clause}.", "none": ""}.get(style, f"{heading}.{clause}"),
            "point": f"({chr(96 + point)})",
        }
        yield replace(block, label=labels.get(block.kind, ""))


def form_rows(text: str) -> Iterator[tuple[str, str, str, str]]:
    for part in re.split(r"\n\s*\n", text.strip()):
        first, *rest = part.strip().splitlines()
        number, _, answer = first.partition("|")
        evidence, commentary = (*("" if line.strip() == "~" else line.strip() for line in rest), "", "")[:2]
        yield number.strip(), answer.strip(), evidence, commentary


def form_blocks(source: dict[str, Any]) -> Iterator[Block]:
    edition = catalog.edition(source["edition"])
    rows = list(form_rows(source["rows"]))
    for section, title in edition.sections:
        mine = [row for row in rows if row[0].partition(".")[0] == section]
        if mine:
            yield Block("heading", source["section_heading"].format(section, title))
            yield from LAYOUTS[source["layout"]](edition, mine)


def table_layout(edition: Edition, rows: list[tuple[str, str, str, str]]) -> Iterator[Block]:
    yield Block("table", rows=(HEADERS["five"], *((n, provision(edition, n).requirement, *rest) for n, *rest in rows)))


def must_should_layout(edition: Edition, rows: list[tuple[str, str, str, str]]) -> Iterator[Block]:
    for duty, title in (("must", "Mandatory ‘must’ requirements"), ("should", "Best practice ‘should’ requirements")):
        mine = [(n, provision(edition, n).requirement, a, f"{e} {c}".strip()) for n, a, e, c in rows if provision(edition, n).duty == duty]
        if mine:
            yield Block("text", title)
            yield Block("table", rows=(HEADERS["four"], *mine))


def questions_layout(edition: Edition, rows: list[tuple[str, str, str, str]]) -> Iterator[Block]:
    marks = {"yes": ("x", ""), "no": ("", "x"), "both": ("x", "x"), "": ("", "")}
    cells = ((provision(edition, n).requirement, *marks[a], f"{e} {c}".strip()) for n, a, e, c in rows)
    yield Block("table", rows=(HEADERS["questions"], *cells))


def stacked_layout(edition: Edition, rows: list[tuple[str, str, str, str]]) -> Iterator[Block]:
    for number, answer, evidence, commentary in rows:
        yield Block("label", f"Code provision {number}")
        labelled = (("Code requirement", provision(edition, number).requirement), ("Do we comply?", answer))
        for label, value in (*labelled, ("Evidence", evidence), ("Commentary / explanation", commentary)):
            yield Block("label", label)
            if value:
                yield Block("text", value)


LAYOUTS: dict[str, Callable[[Edition, list[tuple[str, str, str, str]]], Iterator[Block]]] = {
    "table": table_layout,
    "must-should": must_should_layout,
    "questions": questions_layout,
    "stacked": stacked_layout,
}


def provision(edition: Edition, number: str) -> Provision:
    found = edition.numbered(number)
    if found is None or not found.on_form:
        raise SystemExit(f"{edition.id} has no row {number}; mend source.toml")
    return found


def sheet(landlord: dict[str, Any], source: dict[str, Any]) -> Sheet:
    body = tuple(numbered(blocks_of(source.get("body", "")), source.get("numbering", "none")))
    form = tuple(form_blocks(source)) if "rows" in source else ()
    after = tuple(blocks_of(source.get("after", "")))
    front = tuple((label, value) for label, value in source.get("front", []))
    return Sheet(source["title"], landlord["landlord"], front, (*body, *form, *after), {**landlord, **source})


# The list of what is planted


def planted_list(samples: Path) -> str:
    lines = [
        "# What is planted in the samples",
        "",
        "Written by scripts/build_samples.py from each planted.toml. Judged on 21 November 2026.",
    ]
    for path in sorted(samples.glob("*/planted.toml")):
        planted = tomllib.loads(path.read_text())
        lines += ["", f"## {path.parent.name}", "", "| document | rule | provision | what |", "|---|---|---|---|"]
        for name in ("policy", "self-assessment", "pair"):
            found = planted[name].get("finding", []) if name in planted else []
            lines += [f"| {name} | {one['rule']} | {one['provision']} | {one['note']} |" for one in found]
            if name in planted and not found:
                lines.append(f"| {name} | nothing |  | only what a careless reader would take for a fault |")
    return "\n".join(lines) + "\n"


def build(samples: Path, out: Path) -> None:
    """Write every document of the landlords in `samples`, and planted.md, to `out`."""
    for path in sorted(samples.glob("*/source.toml")):
        landlord = tomllib.loads(path.read_text())
        folder = out / path.parent.name
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("policy", "self-assessment"):
            for ending in landlord[name]["formats"]:
                (folder / f"{name}.{ending}").write_bytes(WRITERS[ending](sheet(landlord, landlord[name])))
    (out / "planted.md").write_text(planted_list(samples))


if __name__ == "__main__":
    build(SAMPLES, Path(sys.argv[1]) if sys.argv[1:] else SAMPLES)
