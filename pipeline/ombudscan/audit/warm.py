"""Loaded once by the fork server of an audit: what any document needs, and what its tables need."""

from __future__ import annotations

from ombudscan.audit import shards, work  # noqa: F401 - loaded here for all
from ombudscan.audit.tables import told
from ombudscan.isolate.warm import warm
from ombudscan.read import collecting

shards.prepare()
warm(lambda report: told(report, ""))
# A child of an audit ends after some documents, and leaves no more behind than these leave.
collecting.seldom_for_good()
