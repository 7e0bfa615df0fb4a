"""What the product is made of: every requirement with its hash, none below a version that mended a weakness, the model as it was made."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from ombudscan.classify import load
from ombudscan.classify.model import PARTS, shipped
from ombudscan.errors import ModelError
from scripted import script

ROOT = Path(__file__).parents[1]
LOCK = (ROOT / "requirements.lock").read_text()
# The first release without a known weakness that matters here, and what it was.
FLOORS = {
    "jinja2": ("3.1.6", "a template could leave its sandbox"),
    "pdfminer-six": ("20251230", "a pickled character map named by a PDF was loaded"),
    "pillow": ("12", "buffers written past their end"),
    "pypdf": ("6.6", "endless loops and memory on made PDFs"),
    "python-multipart": ("0.0.27", "uploads that took for ever"),
    "starlette": ("1.3.1", "uploads and ranges that took for ever"),
    "lxml": ("6.1", "entities of local files"),
    "filelock": ("3.20", "a link in the place of the lock was followed"),
}


def locked() -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9][a-z0-9._-]*)(?:\[[^\]]*\])?==([^\s;\\]+)", LOCK, re.MULTILINE))


def parts(version: str) -> tuple[int, ...]:
    return tuple(int(n) for n in re.findall(r"\d+", version.split("+")[0]))


@pytest.mark.parametrize(("name", "floor"), [(n, f) for n, (f, _) in FLOORS.items()])
def test_no_dependency_is_below_its_floor(name: str, floor: str) -> None:
    asked = [d for d in _declared() if re.split(r"[\[><=; ]", d)[0].lower().replace(".", "-") == name]
    assert asked and all(parts(re.search(r">=([\d.]+)", d)[1]) >= parts(floor) for d in asked)  # type: ignore[index]
    assert parts(locked()[name]) >= parts(floor)


def _declared() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    return [*project["dependencies"], *(d for extra in project["optional-dependencies"].values() for d in extra)]


def test_every_requirement_has_a_hash() -> None:
    entries = re.split(r"\n(?=[a-zA-Z0-9])", LOCK)
    assert len(entries) > 100
    assert [e.split()[0] for e in entries if "==" in e and "--hash=sha256:" not in e] == []


# Files that install something, and the only lines in them that install without hashes: torch, of which each machine has its own build.
INSTALLING = {"Makefile": ['--editable ".[train]"'] * 2, "Containerfile": [], "action.yml": []}


@pytest.mark.parametrize("name", INSTALLING)
def test_nothing_is_installed_without_its_hash(name: str) -> None:
    """By the hash of each requirement, by the lock as constraint (uv verifies those), or nothing but the project with what is there."""
    text = re.sub(r"\\\n\s*", " ", (ROOT / name).read_text())
    lines = re.findall(r"pip install (.*?)(?:&&|\|\||\n|$)", text)
    assert len(lines) >= 2
    held = ("--require-hashes", "--no-deps --no-build-isolation --editable .")
    free = [
        line
        for line in lines
        if not any(h in line for h in held) and not re.search(r"--verify-hashes\s+--constraint.+--build-constraint", line)
    ]
    assert [line.partition("check ")[2].strip() for line in free] == INSTALLING[name]


@pytest.mark.parametrize("name", INSTALLING)
def test_the_installer_is_taken_out_of_the_lock_with_its_hashes(name: str) -> None:
    (command,) = re.findall(r"sed -n '(/\^uv==.*?)'", (ROOT / name).read_text())
    told = subprocess.run(
        ["sed", "-n", command.replace("$$", "$"), "requirements.lock"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert told.startswith("uv==") and told.count("--hash=sha256:") > 5
    assert [line for line in told.splitlines() if "==" in line] == [told.splitlines()[0]]


def test_what_builds_the_project_is_locked() -> None:
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text())["build-system"]["requires"]
    assert asked and {re.split(r"[\[><=; ]", a)[0] for a in asked} | {"editables"} <= set(locked())


def test_the_bill_of_materials_names_the_project_and_all_that_is_locked_with_its_hashes(tmp_path: Path) -> None:
    pytest.importorskip("cyclonedx_py", reason="needs the extra dev")
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    assert script("supply_chain").billed(tmp_path / "sbom.json") == len(locked())
    text = (tmp_path / "sbom.json").read_text()
    bill = json.loads(text)
    assert JsonStrictValidator(SchemaVersion.from_version(bill["specVersion"])).validate_str(text) is None
    assert bill["metadata"]["component"]["name"] == "ombudscan"
    assert {c["name"].lower().replace("_", "-").replace(".", "-"): c["version"] for c in bill["components"]} == {
        name.replace(".", "-").replace("_", "-"): version for name, version in locked().items()
    }
    assert all(any(r.get("hashes") for r in c["externalReferences"]) for c in bill["components"])


@pytest.mark.parametrize("name", PARTS)
def test_a_model_of_which_one_byte_was_changed_is_refused(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "model"
    shutil.copytree(shipped(), folder)
    data = bytearray((folder / name).read_bytes())
    data[len(data) // 2] ^= 1
    (folder / name).write_bytes(data)
    with pytest.raises(ModelError, match="SHA-256 differs"):
        load(folder)
