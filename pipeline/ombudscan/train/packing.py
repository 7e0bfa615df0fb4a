"""Arrays <-> the archive of a model folder that holds them, the same bytes for the same arrays."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

# The first day that an archive can name: a day of its own would make other bytes of the same arrays.
_NO_DAY = (1980, 1, 1, 0, 0, 0)


def packed(arrays: Mapping[str, npt.NDArray[Any]]) -> bytes:
    """Return an archive of the arrays as `numpy.load` reads it, without times and without pickle."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, array in arrays.items():
            body = io.BytesIO()
            np.lib.format.write_array(body, np.ascontiguousarray(array), allow_pickle=False)
            archive.writestr(zipfile.ZipInfo(f"{name}.npy", _NO_DAY), body.getvalue(), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def packed_lines(lines: Iterable[str]) -> npt.NDArray[np.uint8]:
    """Return texts without line breaks as the bytes of their lines."""
    return np.frombuffer("\n".join(lines).encode("utf-8"), dtype=np.uint8)


def packed_families(index: Iterable[Iterable[str]]) -> dict[str, npt.NDArray[np.uint8]]:
    """Return a vocabulary's n-grams by family, as `classify.lexical.families_in` reads them."""
    return {f"grams{i}": packed_lines(family) for i, family in enumerate(index)}
