"""What the notebooks are before they are run (`make notebooks` runs them): one question each, no outputs, nothing from elsewhere."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
by_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
# An address, or a path from the root of a machine or a home folder.
_ELSEWHERE = re.compile(r"https?:|s3:|//[a-z]|\b[A-Za-z]:\\\\|~/|[\"'(]/[A-Za-z]")
# The address of a scheduler in an explanation.
_NAMED = ("tcp://scheduler:8786",)
_FETCHING = {"urllib", "requests", "httpx", "socket", "ftplib", "vega_datasets", "IPython"}


def cells(path: Path, kind: str) -> list[str]:
    return ["".join(c["source"]) for c in json.loads(path.read_text(encoding="utf-8"))["cells"] if c["cell_type"] == kind]


def test_there_are_seven_and_the_guide_lists_them() -> None:
    guide = (ROOT / "notebooks" / "README.md").read_text(encoding="utf-8")
    assert [p.stem[0] for p in NOTEBOOKS] == list("1234567")
    assert not [p.name for p in NOTEBOOKS if f"({p.name})" not in guide]


@by_notebook
def test_no_outputs_and_nothing_of_whoever_ran_it(path: Path) -> None:
    notebook = json.loads(path.read_text(encoding="utf-8"))
    assert set(notebook["metadata"]) == {"kernelspec", "language_info"}
    for cell in notebook["cells"]:
        assert cell["metadata"] == {}
        if cell["cell_type"] == "code":
            assert cell["outputs"] == [] and cell["execution_count"] is None


@by_notebook
def test_it_asks_one_question(path: Path) -> None:
    title = cells(path, "markdown")[0].splitlines()[0]
    assert title.startswith("# ") and title.endswith("?")
    assert sum(line.startswith("# ") for text in cells(path, "markdown") for line in text.splitlines()) == 1


@by_notebook
def test_paths_are_of_the_checkout_or_temporary(path: Path) -> None:
    text = "\n".join([*cells(path, "code"), *cells(path, "markdown")])
    for named in _NAMED:
        text = text.replace(named, "")
    assert not _ELSEWHERE.findall(text)


@by_notebook
def test_links_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)", "\n".join(cells(path, "markdown")))
    assert not [link for link in links if not (path.parent / link).exists()]


@by_notebook
def test_nothing_is_imported_that_fetches(path: Path) -> None:
    tree = ast.parse("\n".join(cells(path, "code")))
    names = {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
    names |= {n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
    assert not {n.split(".")[0] for n in names} & _FETCHING


@by_notebook
def test_pictures_are_drawn_by_the_notebook_itself(path: Path) -> None:
    """Altair's own default writes HTML that fetches its library from a web server; its `mimetype` has a name that nbformat refuses."""
    code = "\n".join(cells(path, "code"))
    assert ("import altair" in code) == ('altair.renderers.enable("here")' in code) == ("vegalite.v{n}+json" in code)
    assert code.count("renderers.enable") <= 1


@pytest.mark.parametrize("text", ['read("/home/me/x.csv")', 'read("https://example.org/x")', 'read("~/x")', "see //server/x"])
def test_a_path_elsewhere_would_be_seen(text: str) -> None:
    assert _ELSEWHERE.search(text)
