"""What reading a PDF found on its pages, kept for marks and pictures: no page is read, or recognised, a second time."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ombudscan.nouns import Span
    from ombudscan.read.assemble import Draft
    from ombudscan.read.page import Page


@dataclass(slots=True, kw_only=True)
class Kept:
    """Filled while a PDF is read: its bytes, its pages, its text, and the draft that each of its blocks was made from.

    Of other formats nothing is kept: `data` stays empty.
    """

    data: bytes = b""
    pages: list[Page] = field(default_factory=list)
    text: str = ""
    blocks: list[tuple[Span, Draft]] = field(default_factory=list)
