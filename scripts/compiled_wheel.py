"""A wheel in which the modules that reading a PDF spends its time in are compiled (mypyc), where the environment asks for it.

    OMBUDSCAN_COMPILE=1 python -m pip wheel --no-deps .

A build hook of hatchling: pyproject.toml names it, the modules, and what compiles them, beside the C compiler of the machine. Without
OMBUDSCAN_COMPILE=1, and always in an editable install, the wheel is the pure one. What is compiled are the modules as they stand, in a
copy of the package: nothing is put into the source tree. docs/decisions/0027-compiled-where-asked.md says what it gains.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ASKED = "OMBUDSCAN_COMPILE"
PACKAGE = Path("pipeline") / "ombudscan"
GROUP = "ombudscan_read"  # what the modules share is one library beside the package, of this name and "__mypyc"

# Skipped are the package's front, which imports all stages, and other people's libraries, which are not there where a wheel is built by
# itself; silent is what imported modules then seem to get wrong. `make lint` holds the types of all.
_TYPES = """
[mypy]
explicit_package_bases = True
follow_imports = silent
ignore_missing_imports = True
namespace_packages = True
[mypy-ombudscan]
follow_imports = skip
[mypy-numpy.*,pandas.*,PIL.*,pdfplumber.*,pypdfium2.*]
follow_imports = skip
"""


def asked() -> bool:
    """Say whether the environment asks for compiled modules."""
    return os.environ.get(ASKED) == "1"


def compiled(root: Path, modules: Sequence[str], folder: Path, level: str = "3") -> list[Path]:
    """Compile `modules` ("read/page") of the project at `root` in a copy of its package in `folder`; return the libraries, under `folder`.

    `level` is how far the compiler optimises, 0 to 3. Raises CalledProcessError where there is no compiler.
    """
    shutil.copytree(root / PACKAGE, folder / "ombudscan", ignore=shutil.ignore_patterns("__pycache__", "*.so", "*.pyd"))
    files = [f"ombudscan/{m}.py" for m in modules]
    subprocess.run([sys.executable, str(Path(__file__).resolve()), level, *files], cwd=folder, check=True, stdout=sys.stderr)
    shutil.rmtree(folder / "build")
    return sorted(p for ending in ("*.so", "*.pyd") for p in folder.rglob(ending))


def _here(level: str, files: Sequence[str]) -> None:
    """Compile `files` of the package in this folder, each library beside its module."""
    from mypyc.build import mypycify
    from setuptools import setup

    Path("types.ini").write_text(_TYPES, encoding="utf-8")
    made = mypycify(["--config-file=types.ini", *files], opt_level=level, debug_level="0", group_name=GROUP)
    setup(name=GROUP, packages=[], ext_modules=made, script_args=["--quiet", "build_ext", "--inplace"])


if __name__ == "__main__":
    _here(sys.argv[1], sys.argv[2:])
else:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface

    class CompiledReading(BuildHookInterface[Any]):
        """The hook: adds the libraries to a wheel that shall have them, and its name then says for which Python and machine it is."""

        def dependencies(self) -> list[str]:
            """Return what a build that compiles needs."""
            return list(self.config["compiled-with"]) if asked() else []

        def initialize(self, version: str, build_data: dict[str, Any]) -> None:
            """Compile, and put what was made where the wheel takes it from."""
            if version == "editable" or not asked():
                return
            self._folder = Path(tempfile.mkdtemp(prefix="ombudscan-compiled-"))
            for made in compiled(Path(self.root), self.config["modules"], self._folder):
                build_data["force_include"][str(made)] = made.relative_to(self._folder).as_posix()
            build_data["pure_python"], build_data["infer_tag"] = False, True

        def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
            """Take away what was made once it is in the wheel."""
            if hasattr(self, "_folder"):
                shutil.rmtree(self._folder)
