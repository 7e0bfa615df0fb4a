"""Loaded once by the fork server of an audit: what any document needs, and what its tables need."""

from __future__ import annotations

from ombudscan.audit import shards, work  # noqa: F401 - loaded here for all
from ombudscan.audit.tables import told
from ombudscan.isolate.libc import hold_freed
from ombudscan.isolate.warm import warm

hold_freed()
shards.prepare()
warm(lambda report: told(report, ""))
