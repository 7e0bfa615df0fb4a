"""The tables of an audit's measurements in Markdown, and a page that holds them between marks."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def tables(told: dict[str, Any]) -> dict[str, str]:
    """Return the tables of a measurement in Markdown, by name."""
    heads = (
        "documents | a second (wall) | a second, two cores free | pages a second | processor s each | of it parent | parent MB | child MB"
    )
    sizes = [[n, *(f"{v:.3g}" for v in f.values())] for n, f in told["sizes"].items()]
    pdfs, dask = told["pdfs"], told["dask"]
    both = [[who, *(f"{pdfs[who][k]:.1f}" for k in ("wall", "processor"))] for who in ("ombudscan", "pdfplumber")]
    parts = sorted(told["stages"].items(), key=lambda s: -s[1])
    rest = [
        [f"{n} of Dask's workers, {told['dask_documents']} documents", f"{d['wall']:.1f} s, {d['processor']:.1f} s of processor"]
        for n, d in dask.items()
    ]
    rest.append(["growth of the parent's memory a thousand documents", f"{told['parent_growth_mb_a_thousand']:.2f} MB"])
    return {
        "sizes": f"`{told['command']}`; a PDF has {told['pages_of_a_pdf']:.1f} pages.\n\n" + _table(heads.split(" | "), sizes),
        "pdfs": _table([f"{pdfs['documents']} PDFs, {pdfs['pages']} pages", "wall (s)", "processor (s)"], both),
        "stages": _table(["stage", "processor ms a document"], [[name, f"{1000 * seconds:.0f}"] for name, seconds in parts]),
        "rest": _table(["what", "measured"], rest),
    }


def _table(heads: list[str], rows: list[list[Any]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def draw(page: Path, drawn: dict[str, str]) -> None:
    """Put each table between its marks in the page."""
    text = page.read_text(encoding="utf-8")
    for name, table in drawn.items():
        begin, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
        before, _, rest = text.partition(begin)
        _, _, after = rest.partition(end)
        text = f"{before}{begin}\n{table}\n{end}{after}"
    page.write_text(text, encoding="utf-8")
