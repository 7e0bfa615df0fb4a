"""Every command of the README and the docs runs as it stands there, or has a reason here why it does not; none can be left out."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import typer

import documents
from audit.test_verb import assessment
from ombudscan.cli import app

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "corpus" / "samples"
# The rules' pages and decisions hold no commands; reference/ is made from the code.
PAGES = {
    p.relative_to(ROOT).as_posix(): p.read_text(encoding="utf-8")
    for p in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    if not {"rules", "decisions", "reference", "_build"} & set(p.relative_to(ROOT).parts)
}
_FENCE = re.compile(r"^(?P<marks>```+)(?P<kind>\w*)")
_SHELLS = {"sh", "bash", "console", "shell"}
_ANY_BLOCK = re.compile(r"^(?P<fence>```+)\S*.*?^(?P=fence)$", re.DOTALL | re.MULTILINE)
_VERBS = r"(?:\.venv/bin/)?(?:ombudscan|make|pip|python|docker|dask|git|uv|export)\b"
_INDENTED = re.compile(rf"^    (?={_VERBS} )")
_INLINE = re.compile(rf"(?<!`)`(?P<command>{_VERBS} [^`]+)`(?!`)")

# Pages whose commands another test runs, all of them, from the page itself.
RUN_ELSEWHERE = {
    "docs/auditing.md": "tests/audit/test_guide.py",
    "docs/extending/edition.md": "tests/docs/test_extending.py",
    "docs/extending/rule.md": "tests/docs/test_extending.py",
    "docs/extending/reader.md": "tests/docs/test_extending.py",
}
# Commands that do not run here: how each begins, why, and the file that runs it or does the same.
SKIPPED = {
    "make demo": ("sets up a whole environment; CI runs it after the tests", ".ci/run"),
    "make test": ("is this", ".ci/run"),
    "ombudscan train": ("takes a minute; the same command is tested on a small corpus, and CI trains on the whole", "tests/train/test_corpora.py"),
    "ombudscan check policy.pdf --model models/mine": ("needs that model; the test above checks with the one that it trains", "tests/train/test_corpora.py"),
    "python scripts/check_labels.py": ("the test of the labels runs what the script runs", "tests/train/test_label_quality.py"),
    "python scripts/web_memory.py": ("a measurement of minutes; its test runs a part", "tests/web/test_web_memory.py"),
    "python scripts/bench_fences.py": ("a measurement of some 150 child processes", "scripts/bench_fences.py"),
    "python scripts/bench_expressions.py": ("a measurement of minutes", "scripts/bench_expressions.py"),
    "python scripts/bench_answers.py": ("a measurement of reports packed both ways", "scripts/bench_answers.py"),
    "python scripts/masking_measures.py": ("the test holds both sets to what the script gives", "tests/store/test_masking.py"),
    "OMP_WAIT_POLICY=passive python scripts/narrow_model.py": ("teaches an encoder for half an hour", "tests/train/test_narrow_model.py"),
    "python scripts/soak_serve.py": ("a measurement of 2,000 uploads", "scripts/soak_serve.py"),
    "python scripts/mutants.py": ("a measurement of many minutes, over a folder that is not in the project", "scripts/mutants.py"),
    "python scripts/mutant_findings.py": ("a measurement of some minutes over a thousand files", "scripts/mutant_findings.py"),
    "ombudscan --install-completion": ("writes into the settings of a person's shell", "tests/cli/test_doctor.py"),
    "python -m pytest": ("is this", ".ci/run"),
    "ombudscan --show-completion": ("needs to be started by a shell; a test asks for each shell's script", "tests/cli/test_doctor.py"),
    "podman ": ("needs an engine for containers; a test reads what it would build", "tests/integrations/test_integrations.py"),
    "pip install": ("would fetch from the network", "requirements.lock"),
    "ombudscan audit /data/submissions": ("needs a cluster; the same audit runs on two local Dask workers", "tests/audit/test_robust.py"),
    "export DASK_DISTRIBUTED__WORKER__DAEMON": ("sets a variable for the line after it", "docs/cluster.md"),
    "dask worker": ("needs a scheduler; the same audit runs on two local Dask workers", "tests/audit/test_robust.py"),
    "python scripts/bombs.py": ("a measurement over files that are made to exhaust memory", "scripts/bombs.py"),
    "python -c \"from ombudscan import isolate": ("the test of the child asks for the same protections", "tests/test_isolate.py"),
    "python scripts/fuzz.py": ("takes ten minutes", "scripts/fuzz.py"),
    "python scripts/soak_audit.py": ("a measurement of 5,000 documents", "scripts/soak_audit.py"),
    "python scripts/supply_chain.py": ("asks for known faults over the network", "scripts/supply_chain.py"),
    "ombudscan decisions runs/2026 --what": ("needs two readers' decisions, which its own tests make", "tests/cli/test_verify.py"),
}  # fmt: skip
# Commands with a database of their own, which a test starts where PostgreSQL is installed.
SHARED_LOG = (re.compile(r"--database postgresql:"), "tests/decisions/test_shared.py")
# What a command may end with beside 0: a check that finds something to fix says so with 1.
FINDS = re.compile(r"ombudscan check (?!.*--fail-on never)")


def commands(text: str) -> list[str]:
    """The commands of a page's blocks, fenced or set in by four blanks, in order; without prompt, comment and this checkout's folder."""
    found, fence, kind = [], "", ""
    for line in text.replace("\\\n", " ").splitlines():
        mark = _FENCE.match(line)
        if mark and not fence:
            fence, kind = mark["marks"], mark["kind"]
        elif fence and line == fence:
            fence = ""
        elif (fence and kind in _SHELLS) or (not fence and _INDENTED.match(line)):
            found.append(line)
    bare = (re.sub(r"\s+#.*$", "", line.strip().removeprefix("$ ")).replace(".venv/bin/", "").strip() for line in found)
    return [line for line in bare if line and not line.startswith("#")]


def skipped(command: str) -> bool:
    return any(command.startswith(beginning) for beginning in SKIPPED) or bool(SHARED_LOG[0].search(command))


@cache
def _known() -> dict[str, set[str]]:
    group: Any = typer.main.get_command(app)
    named = {name: {o for p in c.params for o in (*p.opts, *p.secondary_opts) if o.startswith("-")} for name, c in group.commands.items()}
    return {**named, "--help": set(), "--version": set(), **{o: {o} for o in ("--install-completion", "--show-completion")}}


def fault(command: str) -> str:
    """Why a command cannot be right: a verb, an option, a script or a target that is not there; "" if it may be."""
    words = command.replace(".venv/bin/", "").split()
    options = {w.split("=")[0] for w in words[1:] if w.startswith("--")} - {"--help", "--version"}
    if words[0] == "ombudscan" and not words[1].isupper():
        verb = words[1]
        return f"no command {verb}" if verb not in _known() else ", ".join(sorted(options - _known()[verb]))
    if words[0] == "make":
        targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
        return "" if words[1] in targets else f"no target {words[1]}"
    if words[0] == "python" and words[1].startswith("scripts/"):
        script = ROOT / words[1]
        if not script.exists():
            return f"no script {words[1]}"
        held = script.read_text(encoding="utf-8")
        return ", ".join(sorted(o for o in options if f'"{o}"' not in held))
    return ""


@pytest.fixture
def world(tmp_path: Path) -> Path:
    """What the pages take as given: drafts, a self-assessment, a folder of submissions, and the run of the year before."""
    taken = {
        "draft.docx": "wayfold-trust/policy.docx",
        "policy.docx": "wayfold-trust/policy.docx",
        "draft.pdf": "stourmere-borough-council/policy.pdf",
        "policy.pdf": "stourmere-borough-council/policy.pdf",
        "self-assessment.pdf": "tannery-yard/self-assessment.pdf",
    }
    for name, sample in taken.items():
        shutil.copy(SAMPLES / sample, tmp_path / name)
    for landlord in ("Alder Homes", "Birch Trust"):
        (tmp_path / "submissions" / landlord).mkdir(parents=True)
        assessment(tmp_path / "submissions" / landlord, "assessment.html", "1 July 2026", r6_3="No")
    documents.text(tmp_path / "submissions" / "Alder Homes")
    return tmp_path


def run(where: Path, *words: str) -> subprocess.CompletedProcess[str]:
    there = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    return subprocess.run(words, cwd=where, capture_output=True, text=True, check=False, env=there)


def serve(where: Path, command: str) -> None:
    """Start the server as told, with a browser that shows nothing, wait for its address and end it as a user does."""
    there = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}", "BROWSER": "true"}
    started = subprocess.Popen(
        ["bash", "-c", f"exec {command}"], cwd=where, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=there
    )
    assert started.stdout
    said = ""
    try:
        for line in started.stdout:
            said += line
            if "127.0.0.1" in line:
                break
        assert "127.0.0.1" in said, f"{command}\n{said}"
        time.sleep(3)  # nobody ends it before it has begun
    finally:
        started.send_signal(signal.SIGINT)
        rest, _ = started.communicate()
    assert "Traceback" not in rest, rest


RUNNABLE = [name for name, text in PAGES.items() if name not in RUN_ELSEWHERE and any(not skipped(c) for c in commands(text))]


@pytest.mark.parametrize("page", RUNNABLE)
def test_every_command_runs(world: Path, page: str) -> None:
    asked = [c for c in commands(PAGES[page]) if not skipped(c)]
    if any("runs/2025" in c for c in asked):
        assert run(world, "ombudscan", "audit", "submissions", "--out", "runs/2025", "--as-of", "2026-11-21").returncode == 0
    if any("runs/2026" in c for c in asked) and not any("ombudscan audit" in c for c in asked):
        assert run(world, "ombudscan", "audit", "submissions", "--out", "runs/2026", "--as-of", "2026-11-21").returncode == 0
    for command in asked:
        if command.startswith("ombudscan serve"):
            serve(world, command)
            continue
        done = run(world, "bash", "-c", command)
        assert done.returncode in ((0, 1) if FINDS.match(command) else (0,)), f"{command}\n{done.stdout}\n{done.stderr}"
        assert "Traceback" not in done.stderr, command


@pytest.mark.parametrize("page", [name for name, text in PAGES.items() if name.startswith("docs/guides/") and "```python" in text])
def test_the_python_of_a_guide_runs(world: Path, page: str) -> None:
    for number, code in enumerate(re.findall(r"^```python\n(.*?)^```$", PAGES[page], re.DOTALL | re.MULTILINE)):
        (world / f"script{number}.py").write_text(code, encoding="utf-8")
        done = run(world, "python", f"script{number}.py")
        assert done.returncode == 0, done.stderr
        assert done.stdout.strip()


@pytest.mark.parametrize("page", PAGES)
def test_no_command_stands_in_a_block_of_text(page: str) -> None:
    kinds = set(re.findall(r"^```(?:text|)\n(?:\$ )?" + _VERBS + " .*$", PAGES[page], re.MULTILINE))
    assert not kinds, "put it in a block ```sh"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("```sh\nombudscan rules  # all\n$ make test\n```\n", ["ombudscan rules", "make test"]),
        ("Then\n\n    .venv/bin/ombudscan rules\n", ["ombudscan rules"]),
        ("```python\n    python = 3\n```\n", []),
        ("````markdown\n```sh\nombudscan rules\n```\n````\n", []),
    ],
)
def test_commands_are_found(text: str, found: list[str]) -> None:
    assert commands(text) == found


@pytest.mark.parametrize("page", PAGES)
def test_every_command_in_a_sentence_exists(page: str) -> None:
    told = [" ".join(m["command"].split()) for m in _INLINE.finditer(_ANY_BLOCK.sub("", PAGES[page]))]
    assert not {c: fault(c) for c in [*told, *commands(PAGES[page])] if fault(c) and "test-2030" not in c}


def test_the_lists_hold_nothing_that_is_not_there() -> None:
    every = [c for text in PAGES.values() for c in commands(text)]
    assert not [s for s in SKIPPED if not any(c.startswith(s) for c in every)], "nothing begins like this any more"
    assert all((ROOT / where).exists() for _, where in [*SKIPPED.values(), SHARED_LOG])
    for page, test in RUN_ELSEWHERE.items():
        held = (ROOT / test).read_text(encoding="utf-8")
        assert Path(page).name in held and PAGES[page]


@pytest.mark.parametrize(
    ("command", "wrong"),
    [
        ("ombudscan chekc policy.pdf", "no command chekc"),
        ("ombudscan check policy.pdf --formt html", "--formt"),
        ("make tset", "no target tset"),
        ("python scripts/nothing.py", "no script scripts/nothing.py"),
        ("python scripts/walk_page.py --chekc", "--chekc"),
        ("ombudscan check policy.pdf --format html", ""),
    ],
)
def test_a_wrong_command_is_seen(command: str, wrong: str) -> None:
    assert fault(command) == wrong
