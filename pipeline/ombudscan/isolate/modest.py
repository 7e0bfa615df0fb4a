"""Loaded first by every fork server: what libraries ask the environment for when they are loaded, and never again."""

from __future__ import annotations

import os

from ombudscan.isolate.child import LIBRARIES

os.environ.update(LIBRARIES)
