"""The benchmark's own counting, on a made-up data set of ContractNLI's shape; the real one never enters the repository."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

import scripted

pytest.importorskip("sklearn", reason="training needs scikit-learn")

HYPOTHESES = ("The keeper may lend the boat.", "The keeper shall paint the boat.")
LENT = ("You may lend {} to a friend.", "Lending {} is allowed.", "Friends may borrow {} at any time.")
NOT_LENT = ("You may never lend {} to anybody.", "Lending {} is forbidden.", "Friends may not borrow {}.")
PAINTED = ("Paint {} each spring.", "A coat of paint is put on {} yearly.", "The keeper paints {} in May.")
OTHER = ("The moorings are by the {} bridge.", "Fees for the {} are due in March.", "Oars of the {} hang in the shed.")
BOATS = "skiff punt dinghy canoe barge launch".split()


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    return scripted.script("bench_contractnli")


def contract(i: int) -> tuple[list[str], list[tuple[str, list[int]]]]:
    """Spans of the i-th made-up contract, and the choice and evidence on either hypothesis."""
    boat = f"the {BOATS[i % len(BOATS)]}"
    lending = (LENT, NOT_LENT)[i % 2][i // 2 % 3].format(boat)
    painting = PAINTED[i % 3].format(boat) if i % 3 else OTHER[0].format(boat)
    spans = [OTHER[1].format(boat), lending, OTHER[2].format(boat), painting]
    return spans, [(("Entailment", "Contradiction")[i % 2], [1]), ("Entailment", [3]) if i % 3 else ("NotMentioned", [])]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with (tmp_path / "evidence_train.csv").open("w", newline="") as file:
        out = csv.writer(file)
        out.writerow("concatenated_spans,hypothesis,num_spans,num_evidence_spans,num_tokens,label".split(","))
        for i in range(36):
            spans, said = contract(i)
            for hypothesis, (choice, at) in zip(HYPOTHESES, said, strict=True):
                label = ("Entailment", "Contradiction", "NotMentioned").index(choice)
                out.writerow(["\n".join(spans[k] for k in at or (0, 2)), hypothesis, 4, len(at), 40, label])
    for name, numbers in {"dev": range(36, 42), "test": range(42, 54)}.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(whole(numbers)))
    return tmp_path


def whole(numbers: range) -> dict[str, object]:
    documents = []
    for i in numbers:
        spans, said = contract(i)
        text, places = "", []
        for span in spans:
            places.append([len(text), len(text) + len(span)])
            text += span + "\n"
        annotations = {f"h{k}": {"choice": choice, "spans": at} for k, (choice, at) in enumerate(said)}
        documents.append({"text": text, "spans": places, "annotation_sets": [{"annotations": annotations}]})
    return {"documents": documents, "labels": {f"h{k}": {"hypothesis": h} for k, h in enumerate(HYPOTHESES)}}


def test_the_train_part_is_put_together_again(bench: ModuleType, folder: Path) -> None:
    hypotheses, contracts = bench.train_part(folder / "evidence_train.csv")
    assert hypotheses == HYPOTHESES
    assert len(contracts) == 36
    first = contracts[1]  # forbids lending, asks for painting
    assert first.verdicts.tolist() == [1, 0]
    assert [span for span, on in zip(first.spans, first.evidence[:, 0], strict=True) if on] == ["You may never lend the punt to anybody."]
    assert not contracts[0].evidence[:, 1].any()  # says nothing of paint: its spans are no evidence


def test_whole_contracts_keep_every_span(bench: ModuleType, folder: Path) -> None:
    found = bench.whole(folder / "test.json", HYPOTHESES)
    assert [len(c.spans) for c in found] == [4] * 12
    assert found[1].spans[1] == "You may never lend the punt to anybody."
    assert found[0].evidence[:, 0].tolist() == [False, True, False, False]


def test_what_can_be_learnt_is_learnt(bench: ModuleType, folder: Path) -> None:
    hypotheses, part = bench.train_part(folder / "evidence_train.csv")
    result = bench.run(bench.task(part, bench.whole(folder / "test.json", hypotheses)), seed=1)
    assert result.evidence > 0.9
    assert result.accuracy > 0.8


def test_scores_are_counted_over_the_hypotheses_that_have_any(bench: ModuleType) -> None:
    truth = np.array([[0, 2], [1, 2], [1, 0]])
    said = np.array([[0, 2], [1, 0], [0, 0]])
    accuracy, contradiction, entailment = bench.agreement(truth, said)
    assert accuracy == pytest.approx(4 / 6)
    assert contradiction == pytest.approx(2 / 3)  # nothing contradicts the second
    assert entailment == pytest.approx(2 / 3)


def test_without_the_data_it_says_so(bench: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert bench.main([]) == 2
    assert bench.main([str(tmp_path)]) == 2
    assert "not part of this project" in capsys.readouterr().err


def test_the_table_has_our_rows_among_the_published_ones(bench: ModuleType, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert bench.main([str(folder)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert sum("(published)" in line for line in lines) == len(bench.PUBLISHED)
    assert sum("**ours**" in line for line in lines) == 2
