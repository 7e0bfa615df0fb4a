"""The tables of an audit's measurements in Markdown, and a page that holds them between marks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any


def _sizes(told: dict[str, Any], command: str) -> str:
    heads = "documents | a second (wall) | a second, two cores free | processor s each | of it parent | parent MB | child MB"
    rows = [[n, *(f"{v:.3g}" for v in figures.values())] for n, figures in told.items()]
    return f"`{command}`\n\n{_table(heads.split(' | '), rows)}"


def _pdfs(told: dict[str, Any], command: str) -> str:
    rows = [[who, *(f"{told[who][k]:.1f}" for k in ("wall", "processor"))] for who in ("ombudscan", "pdfplumber")]
    heads = [f"{told['documents']} PDFs, {told['pages']} pages", "wall (s)", "processor (s)"]
    return f"`{command}`\n\n{_table(heads, rows)}"


def _stages(told: dict[str, Any], command: str) -> str:
    rows = [[name, f"{1000 * seconds:.0f}"] for name, seconds in sorted(told.items(), key=lambda s: -s[1])]
    others = (seconds for name, seconds in told.items() if name not in ("matching, sentence encoder", "matching, rows heard"))
    total = ["all but the encoder and what is heard in rows", f"{1000 * sum(others):.0f}"]
    return f"`{command}`\n\n{_table(['stage', 'processor ms a document'], [*rows, total])}"


def _rest(told: dict[str, Any], command: str) -> str:
    rows = [
        [f"{n} of Dask's workers, {told['dask_documents']} documents", f"{d['wall']:.1f} s, {d['processor']:.1f} s of processor"]
        for n, d in told["dask"].items()
    ]
    rows.append(["growth of the parent's memory a thousand documents", f"{told['parent_growth_mb_a_thousand']:.2f} MB"])
    return f"`{command}`\n\n{_table(['what', 'measured'], rows)}"


TABLES: dict[str, Callable[[dict[str, Any], str], str]] = {"sizes": _sizes, "pdfs": _pdfs, "stages": _stages, "rest": _rest}


def _table(heads: list[str], rows: list[list[Any]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def draw(page: Path, name: str, table: str) -> None:
    """Put a table between its marks in the page."""
    text = page.read_text(encoding="utf-8")
    begin, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
    before, _, rest = text.partition(begin)
    _, _, after = rest.partition(end)
    page.write_text(f"{before}{begin}\n{table}\n{end}{after}", encoding="utf-8")
