"""Which expressions are asked of longer texts than a sentence while a document with an endless one is read."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from unittest.mock import patch

from documents import POLICY
from ombudscan import flow
from ombudscan.pattern import Pattern

ENDLESS = "we may refuse a complaint about the rent at stage 2 and " * 100
_ASKS = ("search", "match", "fullmatch", "finditer", "findall", "spans", "count", "sub", "split")


def asked_of_more(length: int) -> set[tuple[str, int]]:
    """Return the expressions, with their flags, of which more than `length` characters are asked."""
    asked: set[tuple[str, int]] = set()

    def seen(name: str) -> Callable[..., Any]:
        real = getattr(Pattern, name)

        def told(own: Pattern, text: str, *more: Any) -> Any:
            if len(text) > length:
                asked.add((own.pattern, own.flags & ~re.UNICODE))
            return real(own, text, *more)

        return told

    with ExitStack() as mended, tempfile.TemporaryDirectory() as folder:
        for name in _ASKS:
            mended.enter_context(patch.object(Pattern, name, seen(name)))
        path = Path(folder, "policy.txt")
        path.write_text(f"{POLICY}\n\nWe answer every complaint and {ENDLESS}we stop.\n", encoding="utf-8")
        flow.check_file(path)
    return asked
