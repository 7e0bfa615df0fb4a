"""Hold the compiled package against the pure one: of the same documents both make the same reports, to the byte.

    python scripts/compiled_check.py build/compiled/site FILE ...

The folder is that of `make compiled`, which calls this. Exits with 1 where a report differs, with 2 where the folder's package is not
compiled. The documents are read by the product's own child processes, so that what confines them is tried with the libraries too.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

_WHERE = "from ombudscan.read import page; print(page.__file__)"


def asked(package: Path, words: list[str]) -> str:
    """Run this Python with the package in the folder `package` before all others, and return what it printed; raise where it fails."""
    done = subprocess.run(
        [sys.executable, *words], env={**os.environ, "PYTHONPATH": str(package.resolve())}, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def reports(package: Path, files: list[str], out: Path) -> dict[str, bytes]:
    """Return the files that a check of `files` with the package in `package` writes, by their names; `out` is where it writes them."""
    asked(package, ["-m", "ombudscan.cli", "check", *files, "--as-of", "2026-11-21", "--out", str(out), "--fail-on", "never"])
    return {p.relative_to(out).as_posix(): p.read_bytes() for p in sorted(out.rglob("*")) if p.is_file()}


def main(words: list[str]) -> int:
    """Compare, and say what differs."""
    site, files = Path(words[0]), words[1:]
    if asked(site, ["-c", _WHERE]).endswith(".py"):
        print(f"{site} holds no compiled package", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        pure = reports(Path(__file__).parents[1] / "pipeline", files, Path(folder) / "pure")
        made = reports(site, files, Path(folder) / "compiled")
    unlike = sorted(name for name in pure.keys() | made.keys() if pure.get(name) != made.get(name))
    print(f"{len(pure)} files of reports, {len(unlike)} unlike{': ' if unlike else ''}{', '.join(unlike)}")
    return 1 if unlike or not pure else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
