"""Loaded once by the fork server of an audit with the quick model, which its children then need not load each for itself."""

from __future__ import annotations

from pathlib import Path

from ombudscan import classify
from ombudscan.classify.model import QUICK
from ombudscan.read import collecting

classify.load(Path(QUICK))
collecting.keep()
