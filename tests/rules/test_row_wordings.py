"""One-cell evidences in officers' many ways, each with what a rule finds in it; sound ones that look like faults stand beside them.

`found` is what has to be found, `may` what may be beside it. What contrary evidence breaks of a policy's rules may be named with it.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ombudscan import catalog
from rules.case_pages import Case
from rules.harness import findings_of

WORDINGS = [json.loads(line) for line in (Path(__file__).parent / "row_wordings.jsonl").read_text(encoding="utf-8").splitlines()]
# About a whole form and its day, not about one row's words.
ASIDE = {"missing-row", "stale-assessment", "undated-document", "superseded-code", "review-overdue"}
RULES = tuple(r for r in catalog.rules() if r.name not in ASIDE)
BREACHES = {r.name for r in RULES if r.severity == "breach"}


@pytest.mark.parametrize("told", WORDINGS, ids=lambda t: f"{t['row']}: {t['text'][:50]}")
def test_a_rows_words_are_judged_for_what_they_say(told: dict[str, object]) -> None:
    options = tuple(str(told[k]) for k in ("row", "answer", "edition") if k in told)
    case = Case(rule="", heading="", kind="row", options=_answered(options), text=str(told["text"]), expected=())
    made = {f.rule for f in findings_of(case, RULES)}
    wanted = set(told["found"])  # type: ignore[call-overload]
    beside = set(told.get("may", ())) | (BREACHES if "contrary-evidence" in wanted else set())  # type: ignore[call-overload]
    assert wanted <= made <= wanted | beside


def _answered(options: tuple[str, ...]) -> tuple[str, ...]:
    """The options with "yes" where the wording gives no answer."""
    return options if len(options) > 1 and not options[1].startswith(("hos", "lgsco")) else (options[0], "yes", *options[1:])


def test_there_are_as_many_sound_wordings_as_faulty_ones() -> None:
    sound = sum(not told["found"] for told in WORDINGS)
    assert sound * 2.5 > len(WORDINGS)
