"""Loaded once by the fork server of the application: what any document, its pictures and its exports need."""

from __future__ import annotations

from ombudscan.isolate import page_pictures  # noqa: F401 - loaded here for all
from ombudscan.isolate.warm import warm
from ombudscan.read import page_pictures as drawing  # noqa: F401
from ombudscan.read import pdfium, places  # noqa: F401
from ombudscan.report import WRITERS  # noqa: F401

# Somebody waits: the wordings come with the first drafts.
warm(wordings=False)
