"""The log as tables, and as what the training reads."""

from __future__ import annotations

import json
from pathlib import Path

from decisions.made_decisions import WORDS, decision
from ombudscan import catalog
from ombudscan.decisions import agreement, open_log, standing
from ombudscan.decisions.tables import COLUMNS, DIFFERING, differing, record, training


def test_a_row_holds_who_what_and_when(tmp_path: Path) -> None:
    row = record(open_log(tmp_path).append(decision(choice="dismiss")))
    assert tuple(row) == COLUMNS
    assert (row["reviewer"], row["decision"], row["ground"], row["provision"], row["on"]) == (
        "A. Reader",
        "dismiss",
        "other",
        "6.3",
        "finding",
    )


def test_differences_are_listed_with_reasons(tmp_path: Path) -> None:
    log = open_log(tmp_path)
    log.append(decision(reviewer="Ann"))
    log.append(decision(reviewer="Ben", choice="dismiss", ground="meets_code", reason="Thirty is the sum."))
    (row,) = differing(agreement(log.entries(), "Ann", "Ben"))
    assert tuple(row) == DIFFERING
    assert row["second_reason"] == "These words meet the Code: Thirty is the sum."


def test_what_stands_is_each_reviewers_last(tmp_path: Path) -> None:
    log = open_log(tmp_path)
    for reviewer, choice in (("Ann", "agree"), ("Ben", "dismiss"), ("ann", "unsure"), ("Ben", "unsure")):
        log.append(decision(reviewer=reviewer, choice=choice))
    (stood,) = standing(log.entries()).values()
    assert [e.number for e in stood.last] == [3, 4]
    assert stood.decision == "unsure"
    assert stood.by(" ANN") is stood.last[0]
    log.append(decision(reviewer="Cy"))
    assert next(iter(standing(log.entries()).values())).decision is None


def test_the_training_reads_what_was_decided(tmp_path: Path) -> None:
    from ombudscan.train.decisions import decisions

    log = open_log(tmp_path)
    for one in (
        decision("6.3", "Ann"),
        decision("6.14", "Ann", "dismiss", ground="not_about"),
        decision("6.14", "Ben", "dismiss", ground="meets_code"),  # the words are about it all the same: no label either way
        decision("1.2", "Ann", "unsure"),
        decision("5.1", "Ann", words=""),  # an absence has no passage
        decision("9.1", "Ann"),
        decision("9.1", "ann ", "unsure"),  # the last counts, however the name is written
    ):
        log.append(one)
    path = tmp_path / "decisions.jsonl"
    path.write_text(training(log.entries()), encoding="utf-8")
    known = frozenset(p.key for e in catalog.editions() for p in e.provisions)
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert [(line["decision"], line["reviewer"]) for line in lines] == [("agree", "Ann"), ("dismiss", "Ann")]
    (last,) = decisions(path, known)  # one passage and key: the later line
    assert (last.document, last.passage, last.decision) == ("policy.pdf", WORDS, "dismiss")
