"""Which expressions are asked while documents without an end to their sentences are read, and of texts of what length.

In a process of its own, in which each expression that a module of the package compiles, holds or writes out tells what it is asked of.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from unittest.mock import patch

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "corpus" / "samples"
# Words of the documents: enough for a cell or a sentence of some twelve times the longest that is looked at.
_ENDLESS = 15_000
_ASKS = ("search", "match", "fullmatch", "finditer", "findall", "spans", "count", "sub", "subn", "split")

Asked = tuple[str, int]  # an expression and its flags


class Telling:
    """A compiled expression that tells what it is asked of."""

    def __init__(self, real: re.Pattern[str], tell: Callable[[re.Pattern[str], str, str], None]) -> None:
        self._real, self._tell = real, tell

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._real, name)
        if name not in _ASKS:
            return value

        def told(*given: Any, **named: Any) -> Any:
            self._tell(self._real, name, _within(name, *given))
            return value(*given, **named)

        return told


def _within(name: str, *given: Any) -> str:
    """The part of the text that a method of an expression, given this, looks at."""
    if name in ("sub", "subn", "split"):
        return str(given[name != "split"])
    return str(given[0][slice(*(given[1:3] if len(given) > 2 else (*given[1:], None) if len(given) > 1 else (None,)))])


def asked_of_more(length: int) -> set[Asked]:
    """Return the expressions of which more than `length` characters are asked; all that are asked of anything with -1."""
    command = [sys.executable, str(Path(__file__)), str(length)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    return {(pattern, flags) for pattern, flags in json.loads(done.stdout)}


def documents(folder: Path) -> list[Path]:
    """Return documents of which each has something without an end, made of the samples' own words and of ours."""
    said = _said()
    ours = "we may refuse a complaint about the rent at stage 2 and " * 100
    head = "Complaints Policy\n\nApproved by the Board of Pellbrook Homes on 3 June 2026.\n\n"
    form = "Complaint handling self-assessment\n\nPellbrook Homes\n\n"
    cells = "".join(f"<tr><td>1.{n}</td><td>{said[n * 900 : n * 900 + 300]}</td><td>Yes</td><td>{said}</td></tr>" for n in (2, 3))
    columns = "<tr><th>Code provision</th><th>Code requirement</th><th>Comply: Yes / No</th><th>Evidence / commentary</th></tr>"
    made = {
        "sentence.txt": f"{head}We answer every complaint and {ours}we stop.\n",
        "samples.txt": f"{head}1. Stage 1\n\n1.1 {said}\n\n2. {said}:\n\n- {said}\n\n- We reply\n",
        "form.txt": f"{form}Code provision 1.2\n\nComply: Yes\n\nEvidence: {said}\n\nCode provision 1.3\n\nComply: No\n\nEvidence: {said}\n",
        "form.html": f"<html><body><h1>{form}</h1><table>{columns}{cells}</table></body></html>",
        "page.html": f"<html><body><h1>{head}</h1><h2>{said}</h2><p>{said}<ul><li>{said}<li>We reply</ul><a href='#'>{said}</a></body></html>",
        "line.txt": said,
    }
    made |= _layouts(said)
    for name, words in made.items():
        Path(folder, name).write_text(words, encoding="utf-8")
    word, printed = _word_file(folder, said), _printed(folder, said)
    return [*(Path(folder, name) for name in made), word, printed, *sorted(SAMPLES.glob("*/*.docx")), *sorted(SAMPLES.glob("*/*.pdf"))]


def _layouts(said: str) -> dict[str, str]:
    """Forms in the other layouts that are read, each with an answer that goes on."""
    head = "Complaint Handling Code self-assessment form\n\nPellbrook Homes\n\n"
    columns = ("Code provision", "Code requirement", "Comply: Yes / No", "Evidence", "Commentary / explanation")
    rows = [(f"1.{n}", said[n * 900 : n * 900 + 300], "Yes", said, said[:5_000]) for n in (2, 3, 4)]
    asked = ("Does the complaints process use the definition of a complaint?", "Has the policy been published?", "Is it easy to find?")
    glued = "".join(f"1.{n} {said[n * 900 : n * 900 + 300]} Yes {said} " for n in (2, 3, 4))
    parts = "".join(
        f"<details><summary>1.{n} {said[:200]}</summary><dl><dt>Comply</dt><dd>Yes<dt>Evidence<dd>{said}</dl></details>" for n in (2, 3)
    )
    return {
        "pipes.txt": head + "\n".join(" | ".join(cells) for cells in (columns, *rows)) + "\n",
        "tabs.txt": head + "\n".join("\t".join(cells) for cells in (columns, *rows)) + "\n",
        "questions.txt": head + "".join(f"{q}\tYes/No\tYes\n{said}\n" for q in asked),
        "prose.txt": head + "".join(f"1.{n} We comply. {said}\n\n" for n in (2, 3, 4)),
        "glued.txt": f"{head}{' '.join(columns)} {glued}\n",
        "parts.html": f"<html><body><h1>{head}</h1>{parts}<p>{said}</p></body></html>",
        "menu.html": f"<html><body><nav><a href='/'>{said}</a></nav><main><h1>{head}</h1><p>{said}</p></main><footer>{said}</footer></body></html>",
    }


def _word_file(folder: Path, said: str) -> Path:
    """A Word file with a heading, a clause, a list item, a note and cells that go on."""
    import docx

    made = docx.Document()
    made.add_heading("Complaints Policy and self-assessment", 1)
    made.add_heading(said, 2)
    made.add_paragraph(f"3.1 {said}")
    made.add_paragraph(f"We may not consider: {said}:")
    made.add_paragraph(said, style="List Bullet")
    table = made.add_table(rows=1, cols=4)
    for cell, words in zip(table.rows[0].cells, ("Code provision", "Code requirement", "Comply: Yes / No", "Evidence"), strict=True):
        cell.text = words
    for n in (2, 3, 4):
        for cell, words in zip(table.add_row().cells, (f"1.{n}", said[n * 900 : n * 900 + 300], "Yes", said), strict=True):
            cell.text = words
    made.save(str(folder / "long.docx"))
    return folder / "long.docx"


def _printed(folder: Path, said: str) -> Path:
    """A PDF with a paragraph that goes on over its pages, and a table without lines below it."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    style = getSampleStyleSheet()
    rows = [
        [Paragraph(words, style["BodyText"]) for words in (f"1.{n}", said[n * 900 : n * 900 + 300], "Yes", said[:2_000])] for n in (2, 3)
    ]
    columns = ["Code provision", "Code requirement", "Comply: Yes / No", "Evidence"]
    grid = [("GRID", (0, 0), (-1, -1), 0.5, "black")]
    ruled = Table([columns, *rows], colWidths=(60, 140, 80, 220), style=grid)
    parts = [Paragraph("Complaints Policy", style["Heading1"]), Paragraph(f"1.1 {said}", style["BodyText"]), ruled]
    SimpleDocTemplate(str(folder / "long.pdf"), pagesize=A4).build(parts)
    return folder / "long.pdf"


def _said() -> str:
    """The samples' words without a stop."""
    pages = " ".join(path.read_text(encoding="utf-8").partition("<body")[2] for path in sorted(SAMPLES.glob("*/*.html")))
    return " ".join(re.sub(r"<[^>]*>|&\w+;|[.;:?!|•<>]", " ", pages).split())[:_ENDLESS]


def main() -> None:
    """Print the expressions; the flags as numbers."""
    length = int(sys.argv[1])
    asked: set[Asked] = set()

    def tell(own: Any, name: str, text: str) -> None:
        if len(text) > length:
            asked.add((own.pattern, own.flags & ~re.UNICODE))

    real_compile, real_inner = re.compile, re._compile  # type: ignore[attr-defined]

    def compiled(pattern: Any, flags: Any = 0) -> Any:
        made = real_compile(pattern, flags)
        ours = sys._getframe(1).f_globals.get("__name__", "").startswith("ombudscan")
        return Telling(made, tell) if ours and isinstance(made.pattern, str) else made

    def inner(pattern: Any, flags: Any) -> Any:
        made = pattern if isinstance(pattern, Telling) else real_inner(pattern, flags)
        ours = sys._getframe(2).f_globals.get("__name__", "").startswith("ombudscan") and sys._getframe(1).f_code.co_name in _ASKS
        return Telling(made, tell) if ours and isinstance(made, re.Pattern) and isinstance(made.pattern, str) else made

    with ExitStack() as mended, tempfile.TemporaryDirectory() as folder:
        mended.enter_context(patch.object(re, "compile", compiled))
        mended.enter_context(patch.object(re, "_compile", inner))
        from ombudscan import flow
        from ombudscan.pattern import Pattern

        for name in (n for n in _ASKS if n != "subn"):
            mended.enter_context(patch.object(Pattern, name, _own(getattr(Pattern, name), name, tell)))
        for path in documents(Path(folder)):
            flow.check_file(path)
    print(json.dumps(sorted(asked)))


def _own(real: Callable[..., Any], name: str, tell: Callable[[Any, str, str], None]) -> Callable[..., Any]:
    def told(own: Any, *given: Any) -> Any:
        tell(own, name, _within(name, *given))
        return real(own, *given)

    return told


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT / "pipeline"))
    main()
