"""Every regular expression of the package: those that modules hold, and those that are written out where they are used."""

from __future__ import annotations

import ast
import gc
import importlib
import pkgutil
import re
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import ombudscan
from ombudscan.pattern import Pattern

_ASKED = frozenset({"compile", "search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn"})
# Modules that want what is not installed everywhere, or that start something when they are imported; what they write out is looked at.
_LEFT_OUT = ("cluster", "__main__", "train", "web", "warm")


def expressions() -> dict[tuple[str, int], bool]:
    """Return each expression with its flags, and whether it is asked of text as it came (a document's own has no two blanks together)."""
    for module in pkgutil.walk_packages(ombudscan.__path__, "ombudscan."):
        if not any(part in module.name for part in _LEFT_OUT):
            importlib.import_module(module.name)
    raw: dict[tuple[str, int], bool] = {}
    for name, pattern, flags in (*_held(), *_written()):
        key = (pattern, flags & ~re.UNICODE)
        raw[key] = raw.get(key, False) or not name.startswith(("ombudscan.extract", "ombudscan.judge", "ombudscan.classify"))
    for one in gc.get_objects():
        if type(one) is Pattern:
            raw.setdefault((one.pattern, one.flags & ~re.UNICODE), False)
    return raw


def _held() -> Iterator[tuple[str, str, int]]:
    for name, module in sorted(sys.modules.items()):
        if name.startswith("ombudscan") and module is not None:
            for value in list(vars(module).values()):
                yield from ((name, one.pattern, int(one.flags)) for one in _within(value, 5))


def _within(value: Any, depth: int) -> Iterator[Any]:
    if isinstance(value, Pattern) or (isinstance(value, re.Pattern) and isinstance(value.pattern, str)):
        yield value
    elif depth and isinstance(value, tuple | list | frozenset | set | dict):
        for one in [*value, *value.values()] if isinstance(value, dict) else value:
            yield from _within(one, depth - 1)
    elif depth and is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _within(getattr(value, field.name, None), depth - 1)


def _written() -> Iterator[tuple[str, str, int]]:
    """The expressions that stand in a call of re, wherever that is."""
    root = Path(ombudscan.__path__[0])
    for path in sorted(root.rglob("*.py")):
        name = ".".join(("ombudscan", *path.relative_to(root).with_suffix("").parts))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _ASKED and node.args):
                continue
            said = node.args[0]
            if ast.unparse(node.func.value) == "re" and isinstance(said, ast.Constant) and isinstance(said.value, str):
                yield name, said.value, _flags(node)


def _flags(call: ast.Call) -> int:
    told = [ast.unparse(x) for x in (*call.args[1:], *(k.value for k in call.keywords))]
    return sum({int(getattr(re, name)) for one in told for name in re.findall(r"\bre\.([A-Z]+)\b", one)})
