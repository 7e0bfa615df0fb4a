"""The house stays one that a newcomer can read: every public name is explained, functions and files are short, nothing is written twice."""

from __future__ import annotations

import ast
import re
import statistics
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "pipeline" / "ombudscan"
MODULES = sorted(PACKAGE.rglob("*.py"))
SCRIPTS = sorted((ROOT / "scripts").glob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
EVERY = [*MODULES, *SCRIPTS, *TESTS]
# A literal ended and another begun inside a triple-quoted one: its quotes would have to stand in the text.
REWRAPPED = re.compile(r'"\n\s*[rf]{1,2}"')
LONGEST_FUNCTION, MEDIAN_FUNCTION, LONGEST_FILE, SAME_LINES = 50, 12, 300, 10
REASON = "Longer than 300 lines because"
Function = ast.FunctionDef | ast.AsyncFunctionDef


def unexplained(tree: ast.Module) -> list[str]:
    """The public functions, classes and methods of a module that have no docstring, and the module if it has none."""
    return ([] if ast.get_docstring(tree) else ["the module"]) + [name for name, node in public(tree) if not ast.get_docstring(node)]


def public(node: ast.Module | ast.ClassDef) -> Iterator[tuple[str, Function | ast.ClassDef]]:
    """The public names that a module defines, those of its public classes and of its branches among them."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If | ast.Try):
            yield from public(ast.Module(body=child.body, type_ignores=[]))
        elif isinstance(child, Function | ast.ClassDef) and not child.name.startswith("_"):
            overloaded = any(getattr(d, "id", getattr(d, "attr", "")) == "overload" for d in child.decorator_list)
            yield from [] if overloaded else [(child.name, child)]
            if isinstance(child, ast.ClassDef):
                yield from ((f"{child.name}.{name}", inner) for name, inner in public(child))


def lengths(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Every function's name and number of lines, its decorators left out."""
    for node in ast.walk(tree):
        if isinstance(node, Function):
            assert node.end_lineno
            yield node.name, node.end_lineno - node.lineno + 1


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def doubled(texts: dict[str, str]) -> list[tuple[str, str, str]]:
    """Two places that share ten lines in a row, blanks and imports left out, with the first of the lines."""
    seen: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name, text in texts.items():
        lines = [line.strip() for line in text.splitlines()]
        kept = [line for line in lines if line and not line.startswith(("import ", "from ", "#"))]
        for at in range(len(kept) - SAME_LINES + 1):
            seen[tuple(kept[at : at + SAME_LINES])].append(name)
    return [(places[0], places[1], run[0]) for run, places in seen.items() if len(places) > 1]


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_every_public_name_is_explained(path: Path) -> None:
    assert unexplained(parsed(path)) == []


def test_functions_are_short() -> None:
    found = [(f"{path.name}: {name}", lines) for path in [*MODULES, *SCRIPTS] for name, lines in lengths(parsed(path))]
    tests = [(f"{path.name}: {name}", lines) for path in EVERY if path not in {*MODULES, *SCRIPTS} for name, lines in lengths(parsed(path))]
    assert [name for name, lines in (*found, *tests) if lines > LONGEST_FUNCTION] == []
    assert statistics.median(lines for _, lines in found) <= MEDIAN_FUNCTION


def test_a_long_file_says_why() -> None:
    long = [p for p in EVERY if len(p.read_text(encoding="utf-8").splitlines()) > LONGEST_FILE]
    assert [p.name for p in long if REASON not in (ast.get_docstring(parsed(p)) or "")] == []


def test_no_two_modules_of_tests_have_one_name() -> None:
    """Together they could not be collected, though each runs alone; conftest.py is loaded by its place."""
    told = [path.name for path in TESTS if path.name not in ("conftest.py", "__init__.py")]
    assert [name for name, times in Counter(told).items() if times > 1] == []


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_no_expression_holds_the_ends_of_its_own_lines(path: Path) -> None:
    """An expression over several lines that was broken as if it stood in one: what stands about the break is never found."""
    assert [node.lineno for node in ast.walk(parsed(path)) if isinstance(node, ast.Constant) and REWRAPPED.search(str(node.value))] == []


def test_nothing_is_written_twice() -> None:
    assert doubled({p.relative_to(ROOT).as_posix(): p.read_text(encoding="utf-8") for p in EVERY}) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('"""A."""\ndef f(): ...', ["f"]),
        ('"""A."""\ndef _f(): ...', []),
        ("def _f(): ...", ["the module"]),
        ('"""A."""\nclass C:\n    """C."""\n    def m(self): ...', ["C.m"]),
        ('"""A."""\nif True:\n    def f(): ...', ["f"]),
    ],
)
def test_a_name_without_words_is_seen(text: str, names: list[str]) -> None:
    assert unexplained(ast.parse(text)) == names


def test_what_is_written_twice_is_seen() -> None:
    ten = "\n".join(f"a{n} = {n}" for n in range(SAME_LINES))
    assert doubled({"one": ten, "two": f"b = 1\n{ten}\n"}) == [("one", "two", "a0 = 0")]
    assert doubled({"one": ten, "two": ten.replace("a4", "b4")}) == []
