"""An audit with the quick model: its children have it loaded, and the run says which model it was."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from ombudscan import isolate
from ombudscan.audit import local, run
from ombudscan.classify.model import digest, shipped
from ombudscan.nouns import Settings


@pytest.mark.parametrize(("model", "too"), [(None, ()), (Path("elsewhere"), ()), (Path("quick"), local.PRELOAD_QUICK)])
def test_the_children_have_loaded_the_model_that_they_use(
    model: Path | None, too: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(isolate, "Children", lambda _count, preload, _reach: preload)
    assert local.children(1, None, model) == (*local.PRELOAD, *too)


def test_what_is_loaded_for_all_children_holds_the_quick_model() -> None:
    """A fork server says nothing of a module that it cannot load."""
    script = f"import {local.PRELOAD_QUICK[0]}; from ombudscan.classify import model; print(model._load.cache_info().currsize)"
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "1"


def test_a_run_names_the_quick_model(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "policy.txt").write_text(
        "Complaints policy\n\nWe acknowledge a complaint within five working days and answer it ten working days later.\n", encoding="utf-8"
    )
    done = run.audit(tmp_path / "in", tmp_path / "out", Settings(as_of="2026-11-21"), model=Path("quick"), workers=1)
    assert dict(done.outcomes) == {"ok": 1}
    told = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))
    assert told["model_sha256"] == digest(shipped("quick"))
