"""What stands in the cells of a spreadsheet: nothing that it would run as a formula, and every text whole again when read back."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping

# What a spreadsheet takes for a formula at the head of a cell, full-width forms among them, blanks before it or not; and
# the apostrophe itself, so that taking one away is always right.
_DANGEROUS = re.compile(r"\A\s*[=+\-@＝＋－＠'\t\r\n]")
# Excel holds no more characters in a cell.
MOST = 32_767
_CUT = "… [cut: a cell holds no more]"


def safe(text: str) -> str:
    """Return `text` with an apostrophe in front where a spreadsheet might run it."""
    return f"'{text}" if _DANGEROUS.match(text) else text


def plain(text: str) -> str:
    """Return the text that `safe` was given."""
    return text.removeprefix("'")


def fitted(text: str) -> str:
    """Return `text` cut to what a cell of Excel holds, and saying so."""
    return text if len(text) <= MOST else text[: MOST - len(_CUT)] + _CUT


def scalar(value: object) -> str | int | float | None:
    """Return a value of a table as text or number: lists and maps as JSON, what is missing as None."""
    if value is None or isinstance(value, str):
        return value
    if hasattr(value, "tolist"):  # numpy's arrays and numbers
        value = value.tolist()
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (list, tuple, Mapping)):
        return json.dumps(jsonable(value), ensure_ascii=False)
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return None if str(value) in ("<NA>", "NaT") else str(value)


def jsonable(value: object) -> object:
    """Return a value of a table as JSON has it: what is true or false stays so."""
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, bool):
        return value
    if isinstance(value, Mapping):
        return {str(k): jsonable(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [jsonable(v) for v in value]
    return scalar(value)
