"""What is installed and what is missing on this machine, each with the sentence that mends it."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import platform
import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

State = Literal["ok", "absent", "broken"]
# Extras that a user chooses, and what each is for; `dev` is for those who work on the tool.
EXTRAS = {
    "ocr": "reading scanned pages",
    "web": "ombudscan serve",
    "postgres": "a log of decisions that a team shares",
    "dask": "audits on a cluster",
    "linear": "training without an encoder",
    "train": "training with an encoder",
    "notebooks": "the notebooks",
    "docs": "building the documentation",
}
_LEAST = (3, 11)
_REQUIRED = re.compile(r"^([\w.-]++)[^;]*+(?:;\s*+(.*))?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One thing that was looked for; `absent` is something that the tool can do without, `broken` is not."""

    name: str
    state: State
    found: str
    advice: str = ""


def parts(model: Path | None = None) -> Iterator[Part]:
    """Yield what was looked for, each as it is known; `model` is a model folder in place of the shipped one."""
    yield python()
    yield packages()
    yield temporary()
    yield of_model(model)
    yield protections()
    yield reading()
    yield scans()
    yield office()
    yield from map(extra, EXTRAS)


def python() -> Part:
    """Return which Python this is, and on what system."""
    found = f"{platform.python_implementation()} {platform.python_version()} on {platform.system()} {platform.machine()}"
    if sys.version_info < _LEAST:
        return Part(name="Python", state="broken", found=found, advice="Install Python 3.11 or later.")
    return Part(name="Python", state="ok", found=found)


def required(extra: str = "") -> tuple[str, ...]:
    """Return the packages that ombudscan, or one of its extras, needs; empty where its metadata is not there."""
    try:
        lines = importlib.metadata.requires("ombudscan") or []
    except importlib.metadata.PackageNotFoundError:
        return ()
    parted = [m.groups(default="") for line in lines if (m := _REQUIRED.match(line))]
    wanted = re.compile(rf"""extra == ['"]{extra}['"]""") if extra else None
    return tuple(name for name, when in parted if (wanted.search(when) if wanted else "extra ==" not in when))


def _missing(names: tuple[str, ...]) -> list[str]:
    return [name for name in names if version(name) is None]


def version(package: str) -> str | None:
    """Return which version of a package is installed, None where it is not."""
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return None


def packages() -> Part:
    """Return whether everything that ombudscan cannot do without is installed."""
    names = required()
    if not names:
        return Part(name="packages", state="broken", found="ombudscan is not installed", advice="Install it: pip install ombudscan")
    missing = _missing(names)
    if missing:
        advice = "Install ombudscan again: pip install --force-reinstall ombudscan"
        return Part(name="packages", state="broken", found=f"missing: {', '.join(missing)}", advice=advice)
    return Part(name="packages", state="ok", found=f"all {len(names)}")


def extra(name: str) -> Part:
    """Return whether an extra's packages are installed."""
    names = required(name)
    missing = _missing(names)
    if names and not missing:
        return Part(name=f"extra {name}", state="ok", found=", ".join(f"{n} {version(n)}" for n in names))
    found = f"for {EXTRAS[name]}; missing: {', '.join(missing or ['its list'])}"
    return Part(name=f"extra {name}", state="absent", found=found, advice=f'If you want it: pip install "ombudscan[{name}]"')


def temporary() -> Part:
    """Return whether temporary files can be written, as every child process does."""
    try:
        with tempfile.TemporaryDirectory(prefix="ombudscan-") as folder:
            (Path(folder) / "written").write_bytes(b"ombudscan")
            return Part(name="temporary files", state="ok", found=str(Path(folder).parent))
    except OSError as error:
        advice = "Name a folder that you may write to in the environment variable TMPDIR (on Windows TEMP)."
        return Part(name="temporary files", state="broken", found=f"cannot be written: {error.strerror or error}", advice=advice)


def of_model(folder: Path | None) -> Part:
    """Return where the model is and its hash, after loading it as `check` does."""
    from ombudscan.classify.model import load, placed
    from ombudscan.errors import ModelError

    place = placed(folder)
    try:
        model = load(place).model
    except ModelError as error:
        advice = "Install ombudscan again, or train a model: ombudscan train --help"
        return Part(name="model", state="broken", found=f"{place}: {error}", advice=advice)
    return Part(name="model", state="ok", found=f"{model.name} in {place}, SHA-256 {model.sha256}")


def protections() -> Part:
    """Return what the process that reads a document is kept from, after starting one."""
    from typing import get_args

    from ombudscan import isolate

    held = isolate.protections()
    if not held:
        advice = "No process for a document could be started or answered. Look at the limits of processes and memory of your account."
        return Part(name="isolation", state="broken", found="no child process", advice=advice)
    lacking = [p for p in get_args(isolate.Protection) if p not in held]
    if not lacking:
        return Part(name="isolation", state="ok", found=", ".join(held))
    advice = "Documents are read all the same. For strangers' documents use Linux 5.13 or later, or a container (docs/platforms.md)."
    return Part(name="isolation", state="absent", found=f"lacking: {', '.join(lacking)}", advice=advice)


def reading() -> Part:
    """Return whether the modules that read PDFs are compiled, as a wheel built with OMBUDSCAN_COMPILE=1 has them."""
    found = importlib.util.find_spec("ombudscan.read.page")
    plain = found is None or (found.origin or "").endswith(".py")
    said = "not compiled: a wheel built with OMBUDSCAN_COMPILE=1 reads PDFs faster and the same" if plain else "compiled"
    return Part(name="reading", state="ok", found=said)


def scans() -> Part:
    """Return where Tesseract's English data are."""
    from ombudscan.read import ocr

    place = ocr.available()
    if place:
        return Part(name="scans", state="ok", found=f"English language data in {place}")
    advice = 'For scans: pip install "ombudscan[ocr]" and Tesseract\'s English data (Debian: tesseract-ocr-eng; else TESSDATA_PREFIX).'
    return Part(name="scans", state="absent", found="scanned pages cannot be read", advice=advice)


def office() -> Part:
    """Return where LibreOffice is."""
    from ombudscan.read import from_office

    place = from_office.program()
    if place:
        return Part(name="LibreOffice", state="ok", found=str(place))
    advice = "For .doc, .odt and .rtf install LibreOffice (Debian: libreoffice-writer-nogui)."
    return Part(name="LibreOffice", state="absent", found="old Word files, .odt and .rtf cannot be read", advice=advice)
