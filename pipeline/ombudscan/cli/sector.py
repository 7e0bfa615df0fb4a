"""`ombudscan sector`: a run as tables of the whole sector."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ombudscan.cli.export import Sheet
from ombudscan.cli.export import write as write_tables
from ombudscan.cli.names import known
from ombudscan.cli.options import USAGE

if TYPE_CHECKING:
    import pandas

_SHOWN = 100


class What(StrEnum):
    """Which table of the sector."""

    provisions = "provisions"
    wording = "wording"


class Asked(StrEnum):
    """Which documents are asked."""

    assessment = "self-assessment"
    policy = "policy"
    procedure = "procedure"


def sector(
    run: Annotated[Path, typer.Argument(help="Folder of a run, written by `ombudscan audit`.", show_default=False)],
    what: Annotated[
        What, typer.Option(help="provisions: the share of landlords that meet each; wording: sentences that landlords share.")
    ] = What.provisions,
    by: Annotated[
        list[str] | None, typer.Option(help="Column to divide by: year, edition, or any of the list of landlords.", show_default=False)
    ] = None,
    kind: Annotated[Asked, typer.Option(help="The documents that are asked, for the table of provisions.")] = Asked.assessment,
    format: Annotated[Sheet | None, typer.Option(help="A file instead of text.", show_default=False)] = None,
    out: Annotated[Path | None, typer.Option(help="File to write; - is standard output.", show_default=False)] = None,
) -> None:
    """Say which share of landlords meets each provision, or which sentences landlords share.

    Example: ombudscan sector runs/2026 --by region
    """
    from ombudscan import store
    from ombudscan.audit import sector as tables
    from ombudscan.audit.wording import wording
    from ombudscan.errors import OmbudscanError
    from ombudscan.report import to_text

    try:
        opened = store.open_run(run)
        columns = [known(c, tables.columns(opened), "column") for c in by or ()]
        found = wording(opened) if what is What.wording else tables.provisions(opened, columns, kind.value)
        if format is not None or out is not None:
            write_tables({what.value: found}, (format or Sheet.xlsx).value, out, f"{run.resolve().name}-{what.value}")
            return
    except (OmbudscanError, OSError) as error:
        print(error, file=sys.stderr)
        raise typer.Exit(USAGE) from None
    lines = _wording(found) if what is What.wording else _provisions(found, columns)
    print("\n".join(map(to_text.printable, lines)))


def _provisions(found: pandas.DataFrame, by: list[str]) -> Iterator[str]:
    if found.empty:
        yield "No document of that kind was read."
    last = None
    for row in found.to_dict("records"):
        group = " · ".join([*(f"{c}: {row[c] or 'not said'}" for c in by if c != "edition"), str(row["edition"])])
        if group != last:
            yield f"{'' if last is None else chr(10)}{group}"
            last = group
        share = "  n/a" if row["share"] is None or row["share"] != row["share"] else f"{row['share']:5.0%}"
        counts = ", ".join(f"{name.replace('_', ' ')} {row[name]}" for name in ("conflict", "partly_met", "not_found") if row[name])
        of = row["landlords"] - row["not_assessable"]
        yield f"  {row['provision']:>5} {share} of {of:<4} {row['title']}{f' ({counts})' if counts else ''}"


def _wording(found: pandas.DataFrame) -> Iterator[str]:
    if found.empty:
        yield "No sentence is shared."
    for n, (_, some) in enumerate(found.groupby("group", sort=True)):
        if n == _SHOWN:
            yield f"... and more; --format csv holds all {found['group'].nunique()}."
            return
        first = some.iloc[0]
        yield f"{first['landlords']} landlords: “{first['sentence']}”"
        yield from (f"    {row.landlord}, {row.provision}" for row in some.itertuples())
