"""pdfium's functions, called with plain addresses and shared buffers: half the cost of pypdfium2's typed pointers.

Buffers are filled by one call and read before the next; pdfium is not thread-safe anyway (one process, one thread).
"""

from __future__ import annotations

import ctypes
from array import array
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as raw

_AT = ctypes.c_void_p
_INT = ctypes.c_int


def _function(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:  # noqa: ANN401 - ctypes has no types for types
    address = ctypes.cast(getattr(raw, name), ctypes.c_void_p).value
    return ctypes.PYFUNCTYPE(result, *arguments)(address or 0)


def address(handle: Any) -> int:  # noqa: ANN401 - every pointer of pypdfium2 has its own type
    """Return the address that a typed pointer of pypdfium2 holds; a cast of it would hold itself, until it is searched for."""
    return ctypes.addressof(handle.contents) if handle else 0


unicode = _function("FPDFText_GetUnicode", ctypes.c_uint, _AT, _INT)
loose_box = _function("FPDFText_GetLooseCharBox", _INT, _AT, _INT, _AT)
origin = _function("FPDFText_GetCharOrigin", _INT, _AT, _INT, _AT, _AT)
matrix = _function("FPDFText_GetMatrix", _INT, _AT, _INT, _AT)
font_size = _function("FPDFText_GetFontSize", ctypes.c_double, _AT, _INT)
font_info = _function("FPDFText_GetFontInfo", ctypes.c_ulong, _AT, _INT, _AT, ctypes.c_ulong, _AT)
object_matrix = _function("FPDFPageObj_GetMatrix", _INT, _AT, _AT)
fill_colour = _function("FPDFPageObj_GetFillColor", _INT, _AT, _AT, _AT, _AT, _AT)
segment = _function("FPDFPath_GetPathSegment", _AT, _AT, _INT)
point = _function("FPDFPathSegment_GetPoint", _INT, _AT, _AT, _AT)
segment_type = _function("FPDFPathSegment_GetType", _INT, _AT)
segment_closes = _function("FPDFPathSegment_GetClose", _INT, _AT)
count_form_objects = _function("FPDFFormObj_CountObjects", _INT, _AT)
form_object_at = _function("FPDFFormObj_GetObject", _AT, _AT, ctypes.c_ulong)

RECT = array("f", [0.0] * 4)  # left, top, right, bottom, as FS_RECTF has them
MATRIX = array("f", [0.0] * 6)
NUMBERS = array("I", [0] * 4)
DOUBLES = array("d", [0.0] * 4)
AT_RECT = RECT.buffer_info()[0]
AT_MATRIX = MATRIX.buffer_info()[0]
AT_NUMBERS = tuple(NUMBERS.buffer_info()[0] + 4 * i for i in range(4))
AT_DOUBLES = tuple(DOUBLES.buffer_info()[0] + 8 * i for i in range(4))
NAME = bytearray(128)
_HOLD = (ctypes.c_char * len(NAME)).from_buffer(NAME)
AT_NAME = ctypes.addressof(_HOLD)
