"""The benchmark of an audit: its stand-in for the work has to pass where the work does."""

from __future__ import annotations

import pytest

from ombudscan.audit import local
from ombudscan.isolate import answers
from scripted import SCRIPTS, script


def test_the_work_that_takes_no_time_promises_what_the_work_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(SCRIPTS))
    assert answers.promised(script("audit_measures").nothing) == answers.promised(local.done)
