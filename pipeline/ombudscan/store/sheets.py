"""Tables of a run -> a file: a workbook, CSV that no spreadsheet runs, or JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ombudscan.store import cells

if TYPE_CHECKING:
    import pandas

Tables = Mapping[str, "pandas.DataFrame"]
# Excel's last row is this one; a longer table goes on on a second sheet.
MOST_ROWS = 1_048_576
_WIDE = frozenset(
    {"message", "advice", "quote", "because", "text", "evidence", "commentary", "requirement", "passages", "changed", "sentence"}
)
_WIDTHS = (12, 24, 60)


def export(tables: Tables, format: str) -> bytes:
    """Return the tables as one file of `format` (of FORMATS); CSV holds one table, the others as many as there are."""
    return FORMATS[format](tables)


def as_csv(tables: Tables) -> bytes:
    """Return the one table as CSV in UTF-8; text that a spreadsheet would run bears an apostrophe in front."""
    (frame,) = tables.values()
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([cells.safe(str(c)) for c in frame.columns])
    for row in _rows(frame):
        writer.writerow([cells.safe(v) if isinstance(v, str) else v for v in row])
    return ("\ufeff" + out.getvalue()).encode()


def as_read(data: bytes) -> pandas.DataFrame:
    """Return the table that `as_csv` wrote, every cell as the text it was; what is missing is ""."""
    import pandas

    head, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    return pandas.DataFrame([[cells.plain(v) for v in row] for row in rows], columns=[cells.plain(c) for c in head])


def as_json(tables: Tables) -> bytes:
    """Return the tables as JSON: an object with a list of rows for each."""
    said = {
        name: [{str(c): cells.jsonable(v) for c, v in zip(frame.columns, row, strict=True)} for row in frame.itertuples(index=False)]
        for name, frame in tables.items()
    }
    return (json.dumps(said, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def as_xlsx(tables: Tables) -> bytes:
    """Return the tables as a workbook, a sheet each: text is never a formula or a link, the heading stays in sight."""
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    ) as book:
        book.set_properties({"comments": "A tool's reading, not a finding of the Ombudsman."})
        bold, wrapped = book.add_format({"bold": True, "bottom": 1}), book.add_format({"text_wrap": True, "valign": "top"})
        for name, frame in tables.items():
            for part, first in enumerate(range(0, max(len(frame), 1), MOST_ROWS - 1), 1):
                sheet = book.add_worksheet(f"{name[:25]} ({part})" if part > 1 else name[:31])
                _fill(sheet, frame.iloc[first : first + MOST_ROWS - 1], bold, wrapped)
    return out.getvalue()


def _fill(sheet: object, frame: pandas.DataFrame, bold: object, wrapped: object) -> None:
    write = sheet.write_string  # type: ignore[attr-defined]
    for x, column in enumerate(frame.columns):
        write(0, x, str(column), bold)
        longest = int(frame[column].head(200).map(lambda v: len(str(v))).max()) if len(frame) else 0
        sheet.set_column(x, x, _width(str(column), longest), wrapped)  # type: ignore[attr-defined]
    sheet.freeze_panes(1, 0)  # type: ignore[attr-defined]
    if len(frame.columns):
        sheet.autofilter(0, 0, max(len(frame), 1), len(frame.columns) - 1)  # type: ignore[attr-defined]
    for y, row in enumerate(_rows(frame), 1):
        for x, value in enumerate(row):
            if isinstance(value, str):
                write(y, x, cells.fitted(value))
            elif value is not None:
                sheet.write_number(y, x, value)  # type: ignore[attr-defined]


def _width(column: str, longest: int) -> int:
    narrow, middling, wide = _WIDTHS
    if column in _WIDE:
        return wide
    return middling if longest > narrow else narrow


def _rows(frame: pandas.DataFrame) -> Iterator[list[str | int | float | None]]:
    for row in frame.itertuples(index=False, name=None):
        yield [cells.scalar(v) for v in row]


FORMATS: dict[str, Callable[[Tables], bytes]] = {"xlsx": as_xlsx, "csv": as_csv, "json": as_json}


def write(tables: Tables, format: str, out: Path) -> list[Path]:
    """Write the tables to `out`, which is a folder where CSV has several to hold; return the files."""
    out.parent.mkdir(parents=True, exist_ok=True)
    if format != "csv" or len(tables) == 1:
        out.write_bytes(export(tables, format))
        return [out]
    out.mkdir(exist_ok=True)
    made = [out / f"{name}.csv" for name in tables]
    for path, (name, frame) in zip(made, tables.items(), strict=True):
        path.write_bytes(as_csv({name: frame}))
    return made
