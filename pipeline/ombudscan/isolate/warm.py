"""Loaded once by a fork server: models, wordings and a first document, so that no child has to begin with them."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

if TYPE_CHECKING:
    from ombudscan.nouns import Report

_FORM = """<h1>Complaint Handling Code self-assessment</h1><table><tr><th>Code provision</th><th>Code requirement</th>
<th>Comply: Yes / No</th><th>Evidence</th></tr><tr><td>6.14</td><td>A stage 2 complaint is answered within 20 working days.</td>
<td>Yes</td><td>We answer within twenty working days, see our policy.</td></tr></table>"""
_POLICY = """<h1>Complaints policy</h1><p>A complaint is an expression of dissatisfaction with our homes or staff.</p>
<p>We acknowledge a stage 1 complaint in five working days and answer ten working days later.</p>"""


def warm(also: Callable[[Report], object] = lambda _: None, *, wordings: bool = True) -> None:
    """Read two little documents; what a document needs is then there for all children, and stays theirs together.

    Without `wordings` those that no document has asked for yet are left to each child: they take some seconds.
    """
    from ombudscan import flow, pattern
    from ombudscan.read import collecting

    for text in (_FORM, _POLICY):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "document.html")
            path.write_text(text, encoding="utf-8")
            also(flow.check_file(path))
    if wordings:
        pattern.prepare()
    collecting.keep()
