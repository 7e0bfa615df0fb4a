"""A model folder, closed: its settings hold the digest of all that it loads."""

from __future__ import annotations

from pathlib import Path

from ombudscan.classify.model import digest


def seal(folder: Path) -> None:
    """Write the folder's digest into its settings: what is changed afterwards is not loaded."""
    settings, found = folder / "config.toml", digest(folder)
    lines = [f'sha256 = "{found}"' if line.startswith("sha256 = ") else line for line in settings.read_text(encoding="utf-8").splitlines()]
    settings.write_text("\n".join(lines) + "\n", encoding="utf-8")
