"""A public function that raises says so; one that takes or returns a measure says in which unit, in its name or its words."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from test_house import MODULES, PACKAGE, Function, parsed, public

TOLD = re.compile(r"\b(?:raises?|refuses?|errors?|RefusedError)\b", re.IGNORECASE)
UNIT = re.compile(
    r"\b(?:points?|pixels?|seconds?|hours?|days?|months|bytes|characters|shares?|probabilit|scores?|F1|likeness|slope|type sizes|from 0 to 1|as a number|degrees|without unit)",
    re.IGNORECASE,
)
# Names that say in what they measure.
NAMED = re.compile(
    r"seconds|bytes|points|pixels|days|months|confidence|precision|recall|score|threshold|probab|share|weight|temperature", re.I
)
# A route's words are the application's page for developers, a command's its help: what they refuse becomes a page or a line.
SHOWN = re.compile(r"\b(?:router|app)\.|_router\.|contextmanager")


def is_shown(node: Function) -> bool:
    return any(SHOWN.search(ast.unparse(d)) for d in node.decorator_list)


def raised(node: Function) -> set[str]:
    """The names of the exceptions that a function raises itself; what functions inside it raise is theirs."""
    found, inner = set(), list(node.body)
    while inner:
        one = inner.pop()
        if isinstance(one, Function | ast.ClassDef | ast.Lambda):
            continue
        if isinstance(one, ast.Raise) and one.exc is not None:
            called = one.exc.func if isinstance(one.exc, ast.Call) else one.exc
            found.add(ast.unparse(called).split(".")[-1])
        inner += ast.iter_child_nodes(one)
    return {name for name in found if name[:1].isupper()}


def silent_on_errors(tree: ast.Module) -> list[str]:
    """The public functions of a module that raise and do not say so."""
    functions = [(name, node) for name, node in public(tree) if isinstance(node, Function) and not is_shown(node)]
    return [name for name, node in functions if raised(node) and not TOLD.search(ast.get_docstring(node) or "")]


def measures(node: Function) -> list[str]:
    """The arguments of a function that are fractions and whose names say nothing of a unit; "return" for what it returns."""
    given = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
    plain = re.compile(r"(?:Sequence\[)?float\b(?! \]\])")
    found = [a.arg for a in given if a.annotation and plain.match(ast.unparse(a.annotation)) and not NAMED.search(a.arg)]
    back = node.returns is not None and plain.match(ast.unparse(node.returns)) and not NAMED.search(node.name)
    return [*found, *(["return"] if back else [])]


def without_units(tree: ast.Module) -> list[str]:
    """The public functions of a module with a measure whose unit neither they nor the module name."""
    above = ast.get_docstring(tree) or ""
    functions = [(name, node) for name, node in public(tree) if isinstance(node, Function)]
    return [name for name, node in functions if measures(node) and not UNIT.search(f"{above} {ast.get_docstring(node) or ''}")]


@pytest.mark.parametrize("path", [p for p in MODULES if p.parent.name != "cli"], ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_who_raises_says_so(path: Path) -> None:
    assert silent_on_errors(parsed(path)) == []


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_a_measure_has_a_unit(path: Path) -> None:
    assert without_units(parsed(path)) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('def f():\n    """Do it."""\n    raise OSError("x")', ["f"]),
        ('def f():\n    """Do it; raise OSError where it fails."""\n    raise OSError("x")', []),
        ('def f():\n    """Do it."""\n    try: g()\n    except OSError: raise', []),
        ('def f():\n    """Do it."""\n    def g():\n        raise OSError("x")', []),
        ('@router.get("/")\ndef f():\n    """Show it."""\n    raise RefusedError(404)', []),
    ],
)
def test_a_hidden_error_is_seen(text: str, names: list[str]) -> None:
    assert silent_on_errors(ast.parse(text)) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('def f(x: float):\n    """Do it."""', ["f"]),
        ('def f(x: float):\n    """Do it at `x` points."""', []),
        ('def f(seconds: float):\n    """Wait."""', []),
        ('"""All lengths are in points."""\ndef f(x: float) -> float:\n    """Do it."""', []),
        ('def f(x: int) -> float | None:\n    """Return it."""', ["f"]),
    ],
)
def test_a_measure_without_a_unit_is_seen(text: str, names: list[str]) -> None:
    assert without_units(ast.parse(text)) == names
