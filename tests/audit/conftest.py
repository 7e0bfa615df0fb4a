"""What several of the audit's tests hold theirs against."""

from __future__ import annotations

from pathlib import Path

import made_work
import pytest


@pytest.fixture(scope="session")
def calm(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, dict[str, str]]:
    """A run that nothing disturbed: its documents, its folder, and what had to become of each document."""
    root = tmp_path_factory.mktemp("calm")
    expected = made_work.write(root / "documents")
    made_work.ended(made_work.began(root / "documents", root / "out", "local", 2))
    return root / "documents", root / "out", expected
