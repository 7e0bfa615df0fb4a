"""SARIF held against the standard's own schema, by the validator of those who look after it (the npm package sarif-multitool-linux).

`OMBUDSCAN_SARIF_MULTITOOL` names its program; `.ci/run` fetches it where npm is there.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ombudscan.cli import app

TOOL = os.environ.get("OMBUDSCAN_SARIF_MULTITOOL", "")
SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"
pytestmark = pytest.mark.skipif(not TOOL, reason="OMBUDSCAN_SARIF_MULTITOOL does not name the validator")


def faults(sarif: Path) -> list[str]:
    """Return what the validator calls an error in a file: every departure from the schema is one."""
    out = sarif.with_suffix(".validated")
    command = [TOOL, "validate", str(sarif), "--rule-kind", "Sarif", "--output", str(out), "--log", "ForceOverwrite"]
    environment = {"PATH": os.environ["PATH"], "HOME": str(sarif.parent), "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
    subprocess.run(command, check=False, capture_output=True, timeout=120, env=environment)
    results = [r for run in json.loads(out.read_text(encoding="utf-8-sig"))["runs"] for r in run.get("results", ())]
    return [r["ruleId"] for r in results if r.get("level", "warning") == "error"]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("sarif")
    documents = [str(p) for p in sorted(SAMPLES.glob("*/*.docx"))]
    done = CliRunner().invoke(app, ["check", *documents, "--format", "sarif", "--out", str(folder), "--fail-on", "never"])
    assert done.exit_code == 0, done.output
    return sorted(folder.glob("*.sarif"))


def test_every_sample_keeps_to_the_schema(written: list[Path]) -> None:
    assert len(written) > 3
    assert {path.name: faults(path) for path in written} == {path.name: [] for path in written}


def test_the_validator_sees_what_does_not_keep_to_it(written: list[Path], tmp_path: Path) -> None:
    report = json.loads(written[0].read_text(encoding="utf-8"))
    del report["runs"][0]["tool"]["driver"]["name"]
    (tmp_path / "broken.sarif").write_text(json.dumps(report), encoding="utf-8")
    assert faults(tmp_path / "broken.sarif")
