"""The published schema holds everything that real reports hold, and asks for no less than they hold."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from factories import AS_OF, policy, report
from ombudscan import flow
from ombudscan.nouns import Dismissal, Dismissed, Settings
from ombudscan.report import to_json
from ombudscan.report.schema import schema

SHARED = os.environ.get("OMBUDSCAN_SHARED")
SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"
PATHS = (
    "stourmere-borough-council/policy.pdf",
    "tannery-yard/self-assessment.pdf",
    "wayfold-trust/self-assessment.docx",
    "tannery-yard/policy.html",
)


def closed(part: Any) -> Any:
    """The schema with every object shut: a key that it does not tell of is a fault."""
    if isinstance(part, list):
        return [closed(x) for x in part]
    if not isinstance(part, dict):
        return part
    made = {k: closed(v) for k, v in part.items()}
    return {**made, "additionalProperties": False} if isinstance(made.get("properties"), dict) and made.get("type") == "object" else made


@cache
def made(name: str) -> Any:
    return json.loads(to_json.dumps(flow.check_file(SAMPLES / name, Settings(as_of=AS_OF))))


@pytest.mark.parametrize("name", PATHS)
def test_a_real_report_holds_nothing_that_the_schema_leaves_out(name: str) -> None:
    jsonschema.validate(made(name), closed(schema()))


def test_a_pair_and_what_was_set_aside_are_in_it() -> None:
    folder = SAMPLES / "tannery-yard"
    found = flow.check_pair(folder / "self-assessment.pdf", (folder / "policy.html",), Settings(as_of=AS_OF))
    aside = Dismissal(rule="x", provision=None, fingerprint="f", words="w", reason="r", name="n", date="2026-11-20")
    found = replace(found, dismissed=(Dismissed(finding=found.findings[0], dismissal=aside),), stale=(aside,))
    jsonschema.validate(json.loads(to_json.dumps(found)), closed(schema()))


def test_it_refuses_a_report_without_a_part_or_with_an_unknown_word() -> None:
    whole = json.loads(to_json.dumps(report(policy("We reply within thirty working days."))))
    for broken in ({k: v for k, v in whole.items() if k != "findings"}, {**whole, "code": {**whole["code"], "id": "hos-1999"}}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(broken, schema())


def test_it_is_a_schema_and_the_command_prints_it() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    done = subprocess.run([sys.executable, "-m", "ombudscan.cli", "schema"], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == schema()


@pytest.mark.skipif(not SHARED, reason="OMBUDSCAN_SHARED is not set: the contract is not there to compare with")
def test_it_has_every_key_of_the_contract() -> None:
    contract = json.loads((Path(str(SHARED)) / "contract/report.schema.json").read_text(encoding="utf-8"))

    def keys(part: Any, at: str = "") -> set[str]:
        if not isinstance(part, dict):
            return set()
        own = {f"{at}/{k}" for k in part.get("properties", {})}
        below = [keys(v, f"{at}/{k}") for k, v in part.get("properties", {}).items()] + [keys(part.get("items"), f"{at}[]")]
        return own.union(*below)

    assert keys(contract) <= keys(schema())
    assert set(contract["$defs"]["location"]["properties"]) <= set(schema()["$defs"]["location"]["properties"])
