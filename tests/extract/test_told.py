"""Faults that are told without the rules' own words, rule by rule, beside harmless neighbours."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from written import found

_CASES = [json.loads(line) for line in Path(__file__).with_name("told_wordings.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("case", _CASES, ids=[f"{c['rule']}-{c['text'][:48]}" for c in _CASES])
def test_fault_is_read_by_what_it_does_and_not_by_a_cue_word(case: dict[str, str]) -> None:
    assert bool(found(case["rule"], case["text"])) == bool(case["found"]), case["text"]
