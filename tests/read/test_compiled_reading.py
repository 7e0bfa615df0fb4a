"""Compiled, the modules of reading and of the search for wordings do as the pure ones do; and nothing is compiled unasked."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tomllib
from pathlib import Path

import made_pdf
import pytest
from reportlab.pdfgen.canvas import Canvas

import scripted

ROOT = Path(__file__).parents[2]
PURE = ROOT / "pipeline"
HOOK = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]["targets"]["wheel"]["hooks"]["custom"]
SAMPLES = sorted((ROOT / "corpus" / "samples").glob("*/*.pdf"))
WHEEL = scripted.script("compiled_wheel")
# All that reading makes: the document, the boxes of its letters, and for a file that is none the outcome.
READ = """
import sys
from pathlib import Path
from ombudscan import errors, read
from ombudscan.read import page
print(Path(page.__file__).suffix)
for path in map(Path, sys.argv[1:]):
    try:
        document = read.document(path)
    except errors.UnreadableError as error:
        print(repr(error))
    else:
        print(document, read.places_of(path, [b.span for b in document.blocks]))
"""
# The whole report on a file, by a process whose sieve is made.
JUDGED = """
import sys
from pathlib import Path
from ombudscan import flow, pattern
from ombudscan.nouns import Settings
pattern.prepare()
print(Path(pattern.__file__).suffix, pattern._sieve is not None)
for path in map(Path, sys.argv[2:]):
    print(flow.check_file(path, Settings(as_of="2026-11-21"), Path(sys.argv[1])))
"""


def told(package: Path, files: list[Path], script: str = READ) -> list[str]:
    """What the package in the folder `package` makes of `files`, a line each, after the ending of the module it did it with."""
    done = subprocess.run(
        [sys.executable, "-c", script, *map(str, files)],
        env={**os.environ, "PYTHONPATH": str(package)},
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.splitlines()


def without_a_compiler() -> str:
    """What is lacking to compile here, or nothing."""
    if not shutil.which((sysconfig.get_config_var("CC") or "cc").split()[0]):
        return "no C compiler"
    return "" if (Path(sysconfig.get_paths()["include"]) / "Python.h").is_file() else "no headers of Python"


def form(canvas: Canvas) -> None:
    """A table with a merged cell, a number at a line's end, a sentence over two lines, and a line of several sizes below it."""
    made_pdf.rules(canvas, [50, 120, 300, 520], [60, 90, 150, 200])
    made_pdf.cells(
        canvas, [50, 120, 300, 520], [60, 90, 150, 200], [["Code", "Requirement", "Evidence"], ["1.2", "A landlord must", "Yes: page 3"]]
    )
    made_pdf.wrapped(
        canvas, 50, 240, "3.1 A resident need not use the word complaint for it to be treated as such by the land-\nlord or by us.", 300
    )
    made_pdf.line(canvas, 50, 320, "Stage 1", size=14, bold=True)
    made_pdf.line(canvas, 110, 320, "within 10 working days", size=9)


def turned(canvas: Canvas) -> None:
    """A page on its side, with words in two columns."""
    canvas.setPageRotation(90)
    for row in range(12):
        made_pdf.line(canvas, 50, 80 + 14 * row, f"left column line {row} of words")
        made_pdf.line(canvas, 320, 80 + 14 * row, f"right column line {row} of words")


def test_a_compiled_reading_is_the_pure_one(tmp_path: Path) -> None:
    """All modules are compiled, without optimising: that takes half the time, and the code that mypyc writes is the same."""
    if lacking := without_a_compiler():
        pytest.skip(f"nothing can be compiled here: {lacking}")
    pytest.importorskip("mypyc", reason="needs the extra dev")
    site = tmp_path / "site"
    site.mkdir()
    made = WHEEL.compiled(ROOT, HOOK["modules"], site, "0")
    assert len(made) == len(HOOK["modules"]) + 1
    data = made_pdf.pdf(form, turned)
    files = [tmp_path / name for name in ("made.pdf", "cut.pdf", "bent.pdf")]
    for path, content in zip(files, (data, data[: len(data) // 2], data.replace(b"/Type /Page", b"/Type /Pgae", 1)), strict=True):
        path.write_bytes(content)
    pure, compiled = told(PURE, [*files, *SAMPLES]), told(site, [*files, *SAMPLES])
    assert pure[0] == ".py"
    assert compiled[0] in (".so", ".pyd")
    assert "A landlord must" in pure[1]
    assert len(pure) == 1 + len(files) + len(SAMPLES)
    assert compiled[1:] == pure[1:]
    judged = [ROOT / "models" / "quick", SAMPLES[0], SAMPLES[-1]]
    pure, compiled = told(PURE, judged, JUDGED), told(site, judged, JUDGED)
    assert (pure[0], compiled[0].split()[1]) == (".py True", "True")
    assert len(pure) == 3
    assert "kind=" in pure[1]
    assert compiled[1:] == pure[1:]


def hook(root: Path) -> object:
    """The build hook as hatchling makes it for a wheel, its modules those of the project."""
    return WHEEL.CompiledReading(str(root), HOOK, None, None, str(root), "wheel")


@pytest.mark.parametrize(("version", "asked"), [("standard", None), ("standard", "0"), ("editable", None), ("editable", "1")])
def test_nothing_is_compiled_unasked_nor_in_an_editable_install(
    version: str, asked: str | None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv(WHEEL.ASKED, raising=False)
    if asked is not None:
        monkeypatch.setenv(WHEEL.ASKED, asked)
    build: dict[str, object] = {"force_include": {}, "pure_python": True, "infer_tag": False}
    built = hook(tmp_path)  # where there is no package: to compile would fail
    built.initialize(version, build)  # type: ignore[attr-defined]
    built.finalize(version, build, "")  # type: ignore[attr-defined]
    assert build == {"force_include": {}, "pure_python": True, "infer_tag": False}


def test_only_a_build_that_compiles_needs_what_compiles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(WHEEL.ASKED, raising=False)
    assert hook(ROOT).dependencies() == []  # type: ignore[attr-defined]
    monkeypatch.setenv(WHEEL.ASKED, "1")
    assert hook(ROOT).dependencies() == HOOK["compiled-with"]  # type: ignore[attr-defined]


def test_what_compiles_is_locked_and_no_library_lies_among_the_sources() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert all(f"\n{need.partition('>')[0]}==" in lock for need in HOOK["compiled-with"])
    assert [p for ending in ("*.so", "*.pyd", "*.c") for p in PURE.rglob(ending)] == []
