"""The functions of pdfium that are called for every stroke, path and page, at less than half the cost of pdfium_calls.

They name no types for their arguments, so that ctypes need not make new ones at each call: an address is given as `held` holds
it (a bare number would be cut to 32 bits), an index as a number.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as raw

from ombudscan.read import pdfium_calls as calls


def _function(name: str, result: Any = ctypes.c_int) -> Callable[..., Any]:  # noqa: ANN401 - ctypes has no types for types
    address = ctypes.cast(getattr(raw, name), ctypes.c_void_p).value
    return ctypes.PYFUNCTYPE(result)(address or 0)


held: Callable[[int], Any] = ctypes.c_void_p.from_param

load_page = _function("FPDF_LoadPage", ctypes.c_void_p)
close_page = _function("FPDF_ClosePage", None)
load_text = _function("FPDFText_LoadPage", ctypes.c_void_p)
close_text = _function("FPDFText_ClosePage", None)
meta_text = _function("FPDF_GetMetaText", ctypes.c_ulong)
rotation = _function("FPDFPage_GetRotation")
page_box = _function("FPDF_GetPageBoundingBox")
count_chars = _function("FPDFText_CountChars")
get_text = _function("FPDFText_GetText")
count_objects = _function("FPDFPage_CountObjects")
font_weight = _function("FPDFText_GetFontWeight")
font_size = _function("FPDFText_GetFontSize", ctypes.c_double)
font_info = _function("FPDFText_GetFontInfo", ctypes.c_ulong)
loose_box = _function("FPDFText_GetLooseCharBox")
object_of = _function("FPDFText_GetTextObject", ctypes.c_void_p)
font_of = _function("FPDFTextObj_GetFont", ctypes.c_void_p)
unicode = _function("FPDFText_GetUnicode", ctypes.c_uint)
matrix = _function("FPDFText_GetMatrix")
object_at = _function("FPDFPage_GetObject", ctypes.c_void_p)
type_of = _function("FPDFPageObj_GetType")
bounds = _function("FPDFPageObj_GetBounds")
draw_mode = _function("FPDFPath_GetDrawMode")
count_segments = _function("FPDFPath_CountSegments")

AT_RECT = held(calls.AT_RECT)
AT_MATRIX = held(calls.AT_MATRIX)
AT_NUMBERS = tuple(map(held, calls.AT_NUMBERS))
AT_NAME = held(calls.AT_NAME)
NAME_SIZE = ctypes.c_ulong(len(calls.NAME))
