"""Write docs/reference: commands, kinds of check, editions, the report's fields and the settings, each from the code that it is about.

    python scripts/reference_pages.py            # write them
    python scripts/reference_pages.py --check    # exit with 1 and name those that are not fresh

What is wrong on a page is mended in the code or the data that it is made from, never here.
"""

from __future__ import annotations

import argparse
import dataclasses
import inspect
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import typer

from ombudscan import catalog
from ombudscan.cli import app
from ombudscan.judge import KINDS, durations
from ombudscan.nouns import Check, Edition, Provision, Settings
from ombudscan.report.schema import schema
from ombudscan.web.settings import ServeSettings

PAGES = Path(__file__).parents[1] / "docs" / "reference"
DUTIES = {"must": "must", "should": "should", "question": "asked by the form", "info": "a statement"}
# Each environment variable that the tool, its tests or its scripts read: tests/docs/test_reference_pages.py looks for others.
ENVIRONMENT = {
    "TESSDATA_PREFIX": "The folder of tesseract's language data, for scanned pages; looked for in the usual places without it.",
    "TMPDIR": "Where private working folders are made; the system's own place by default.",
    "PATH": "Where LibreOffice (`soffice`) is looked for, which old Word files, .odt and .rtf need.",
    "LANG": "Handed on to the child that reads a document.",
    "LC_ALL": "Handed on to the child that reads a document.",
    "SYSTEMROOT": "Handed on to the child that reads a document; Windows needs it.",
    "OMP_THREAD_LIMIT": "Set to 1 for tesseract in a child: documents are read side by side, not one on many cores.",
    "ARROW_DEFAULT_MEMORY_POOL": "Set to `system` in a child that writes tables: Arrow's own allocator asks for more than a child has.",
    "OPENBLAS_NUM_THREADS": "Set to 1 in a child, for the same reason.",
    "OMBUDSCAN_SHARED": "Tests and scripts only: the folder of cases that are not part of the project; what needs them is skipped without.",
    "OMBUDSCAN_CHROMIUM": "Tests in a browser only: the Chromium to drive; found by name without it.",
    "OMBUDSCAN_SLOWED": "Tests in a browser only: how many times slower it is made, and tenths of a second a request is late.",
}


def pages() -> dict[str, str]:
    """Return the text of every page by its file name."""
    return {
        "checks.md": checks(),
        "commands.md": commands(),
        "editions.md": editions(),
        "report.md": report(),
        "settings.md": settings(),
    }


def head(title: str, source: str) -> list[str]:
    """Return a page's title, and where it is made from."""
    return [f"# {title}\n", f"Written by scripts/reference_pages.py from {source}; mend it there.\n"]


def commands() -> str:
    """Return the page of all commands, with each argument and option."""
    lines = [
        *head("Commands", "the commands' own help"),
        "Exit statuses: 0; 1 where something of the chosen severity was found; 2 on wrong usage; 3 where a file could not be read.\n",
    ]
    group: Any = typer.main.get_command(app)
    for name, command in group.commands.items():
        context = typer.Context(command, info_name=f"ombudscan {name}")
        about, _, example = command.help.partition("\n\nExample: ")
        usage = " ".join(context.get_usage().removeprefix("Usage: ").split())
        lines += [f"## {name}\n", f"{' '.join(about.split())}\n", f"```text\n{usage}\n```\n"]
        lines += [f"For example `{' '.join(example.split())}`.\n"] if example else []
        if command.params:
            lines += ["| argument or option | what |", "|---|---|", *(_parameter(p, context) for p in command.params), ""]
    return "\n".join(lines)


def _parameter(parameter: Any, context: typer.Context) -> str:
    record = parameter.get_help_record(context) or (parameter.name, parameter.help or "")
    name, what = (" ".join(str(part).split()).replace("|", "\\|") for part in record)
    return f"| `{name}` | {what} |"


def editions() -> str:
    """Return the page of all editions with every provision in our words."""
    lines = [*head("Editions of the Code", "pipeline/ombudscan/editions"), "Requirements are in our own words.\n"]
    for edition in catalog.editions():
        lines += [
            f"## {edition.id}\n",
            f"{edition.title}. In force from {edition.starts} to {edition.ends or 'now'}.\n",
            *_edition(edition),
        ]
    return "\n".join(lines)


def _edition(edition: Edition) -> Iterator[str]:
    yield "| number | key | title | duty | on the form | a policy states it | requirement, and limits |"
    yield "|---|---|---|---|---|---|---|"
    for p in edition.provisions:
        said = (p.number, f"`{p.key}`", p.title, DUTIES[p.duty], "yes" if p.on_form else "", "yes" if p.policy_states else "", _asked(p))
        yield f"| {' | '.join(part.replace('|', ' ') for part in said)} |"
    yield ""


def _asked(p: Provision) -> str:
    limits = "; ".join(durations.named(limit) for limit in p.limits)
    return f"{p.requirement} ({limits})" if limits else p.requirement


def checks() -> str:
    """Return the page of the kinds of check, with what the rules that use them say in [check]."""
    lines = [
        *head("Kinds of check", "pipeline/ombudscan/judge/kinds.py and the rules"),
        "A rule names one of these in `[check]`. The words behind it are those that the rules of the kind give beside `kind`; what each "
        "takes is best seen in such a rule, and its cases show what it finds and quotes.\n",
        "| kind | what it finds | words beside it | rules |",
        "|---|---|---|---|",
    ]
    for kind, check in KINDS.items():
        rules = [r for r in catalog.rules() if r.check.kind == kind]
        words = sorted({name for r in rules for name in _words(r.check)})
        said = ", ".join(f"[{r.name}](../rules/{r.name}.md)" for r in rules)
        what = (
            inspect.cleandoc(check.__doc__ or "").partition("\n\n")[0].replace("Yield a finding", "A finding").replace("Yield one", "One")
        )
        lines.append(f"| `{kind}` | {' '.join(what.split())} | {', '.join(f'`{w}`' for w in words)} | {said} |")
    return "\n".join([*lines, ""])


def _words(check: Check) -> Iterator[str]:
    return (f.name for f in dataclasses.fields(check) if f.name != "kind" and getattr(check, f.name))


def report() -> str:
    """Return the page of the fields of the JSON report."""
    whole = schema()
    lines = [
        *head("The JSON report", "pipeline/ombudscan/report/schema.py"),
        f"The layout is `{whole['properties']['schema']['const']}`. `ombudscan schema` prints it as a JSON Schema (draft 2020-12), against "
        "which every report is tested. A name with `[]` is a list; each name below it is a field of its entries.\n",
        "| field | holds | what |",
        "|---|---|---|",
        *_fields(whole, ""),
        "",
        "## Places\n",
        "Each `location` holds:\n",
        "| field | holds | what |",
        "|---|---|---|",
        *_fields(whole["$defs"]["location"], ""),
        "",
    ]
    return "\n".join(lines)


def _fields(one: Mapping[str, Any], above: str) -> Iterator[str]:
    for name, field in one["properties"].items():
        inner = field.get("items", field)
        path = f"{above}{name}{'[]' if field.get('type') == 'array' and 'properties' in inner else ''}"
        yield f"| `{path}` | {_holds(field)} | {field.get('description', '')} |"
        if "properties" in inner:
            yield from _fields(inner, f"{path}.")


def _holds(field: Mapping[str, Any]) -> str:
    """Return what a field of the schema holds, in words."""
    if "anyOf" in field:
        return " or ".join(_holds(f) for f in field["anyOf"])
    if "$ref" in field:
        return "a place (below)"
    if "enum" in field:
        return ", ".join(f"`{value}`" for value in field["enum"])
    if "const" in field:
        return f"`{field['const']}`"
    if field["type"] == "array":
        items = field["items"]
        return "list of records" if "properties" in items else f"list of {_holds(items)}"
    words = {
        "null": "nothing",
        "string": "text",
        "number": "number",
        "integer": "whole number",
        "boolean": "true or false",
        "object": "record",
    }
    return words[field["type"]] + ("".join([" (", field["format"], ")"]) if "format" in field else "")


def settings() -> str:
    """Return the page of settings and environment variables."""
    lines = [
        *head("Settings and environment variables", "the settings' own classes and the table in that script"),
        "No settings file is read and no variable is needed: what a run was told stands in its command, and in the report.\n",
        "## Judging\n",
        *_settings(Settings),
        "## The server\n",
        *_settings(ServeSettings),
        "## Environment variables\n",
        "| variable | what |",
        "|---|---|",
        *(f"| `{name}` | {what} |" for name, what in ENVIRONMENT.items()),
        "",
    ]
    return "\n".join(lines)


def _settings(noun: type) -> Iterator[str]:
    yield " ".join((noun.__doc__ or "").split()) + "\n"
    yield "| setting | type | default |"
    yield "|---|---|---|"
    for field in dataclasses.fields(noun):
        if field.default is not dataclasses.MISSING:
            default = f"`{field.default!r}`"
        else:
            default = "drawn anew" if field.default_factory is not dataclasses.MISSING else "needed"
        yield f"| `{field.name}` | {str(field.type).replace('|', 'or')} | {default} |"
    yield ""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; name the pages that are not fresh")
    check = parser.parse_args().check
    stale = [name for name, text in pages().items() if not (PAGES / name).exists() or (PAGES / name).read_text(encoding="utf-8") != text]
    for name in [] if check else stale:
        (PAGES / name).write_text(pages()[name], encoding="utf-8")
    print("\n".join(f"{'not fresh' if check else 'written'}: docs/reference/{name}" for name in stale) or "All pages are fresh.")
    sys.exit(1 if check and stale else 0)


if __name__ == "__main__":
    main()
