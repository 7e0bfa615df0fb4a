"""Documents -> tasks: who is held against whom, also where a landlord has very many documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from ombudscan.audit import groups
from ombudscan.audit.inputs import Input
from ombudscan.audit.parts import Part, Store
from ombudscan.audit.work import Basis
from ombudscan.nouns import Settings

BASIS = Basis(settings=Settings(as_of="2026-11-21"), model=None, model_sha256="m")
ROOT = Path("documents")


def documents(kinds: list[str], landlord: str) -> tuple[Input, ...]:
    return tuple(Input(path=f"{n}.txt", sha256=f"{n:064x}", landlord=landlord) for n, _ in enumerate(kinds))


def stored(folder: Path, some: tuple[Input, ...], kinds: list[str], said: str = "") -> Store:
    store = Store(folder)
    for one, kind in zip(some, kinds, strict=True):
        key = BASIS.key(one.identity)
        store.write(key, Part(key=key, outcome="ok", head={"kind": kind, "landlord_said": said}).packed())
    return store


MANY = ["self-assessment", *["policy"] * groups.MOST_TOGETHER, "other"]


@pytest.mark.parametrize(
    ("kinds", "together"),
    [
        (["self-assessment"], False),
        (["self-assessment", "policy"], True),
        (MANY[: groups.MOST_TOGETHER], True),
        (MANY, False),  # one task each: what is lost with a child is one document
    ],
)
def test_a_landlords_documents_go_together_unless_they_are_very_many(kinds: list[str], together: bool) -> None:
    tasks = list(groups.named(ROOT, BASIS, documents(kinds, "Alder Homes")))
    assert len(tasks) == (1 if together else len(kinds))
    assert all(bool(task.pair) == together for task in tasks)


def test_very_many_documents_of_a_landlord_are_held_against_one_another_afterwards(tmp_path: Path) -> None:
    some = documents(MANY, "Alder Homes")
    (task,) = groups.found(ROOT, BASIS, some, stored(tmp_path, some, MANY))
    assert task.pair and task.name == "Alder Homes"
    assert len(task.paths) == groups.MOST_TOGETHER + 1  # the report that is neither claim nor policy stays out


@pytest.mark.parametrize("kinds", [["policy"] * 14, ["self-assessment"] * 14, ["other"] * 14])
def test_without_claims_and_policies_there_is_nothing_to_hold_against(kinds: list[str], tmp_path: Path) -> None:
    some = documents(kinds, "Alder Homes")
    assert not list(groups.found(ROOT, BASIS, some, stored(tmp_path, some, kinds)))


def test_a_few_documents_of_a_named_landlord_are_not_done_again(tmp_path: Path) -> None:
    kinds = ["self-assessment", "policy"]
    some = documents(kinds, "Alder Homes")
    assert not list(groups.found(ROOT, BASIS, some, stored(tmp_path, some, kinds)))


@pytest.mark.parametrize("many", [1, 20])
def test_a_landlord_that_only_its_documents_name_has_a_pair_however_many_they_are(many: int, tmp_path: Path) -> None:
    kinds = ["self-assessment", *["policy"] * many]
    some = documents(kinds, "")
    (task,) = groups.found(ROOT, BASIS, some, stored(tmp_path, some, kinds, said="Alder Homes"))
    assert len(task.paths) == many + 1


def _stored_under(folder: Path, heads: list[dict[str, object]]) -> tuple[tuple[Input, ...], Store]:
    some = documents([""] * len(heads), "")
    store = Store(folder)
    for one, head in zip(some, heads, strict=True):
        key = BASIS.key(one.identity)
        store.write(key, Part(key=key, outcome="ok", head=head).packed())
    return some, store


def _head(kind: str, said: str, *also: str) -> dict[str, object]:
    return {"kind": kind, "landlord_said": said, "landlord_also": list(also)}


@pytest.mark.parametrize(
    ("heads", "pairs", "why"),
    [
        ([_head("self-assessment", "Brightnest", "Alder Homes Limited"), _head("policy", "Alder Homes")], [2], "a trading name"),
        ([_head("self-assessment", "Alder Homes"), _head("policy", "Brightnest", "Alder Homes")], [2], "said by the policy"),
        ([_head("self-assessment", "Brightnest", "Alder Homes"), _head("policy", "Alder Homes", "Brightnest")], [2], "said by both"),
        ([_head("self-assessment", "Alder Homes"), _head("policy", "Brightnest")], [], "said by nobody"),
        (
            [
                _head("self-assessment", "Brightnest", "Alder Group"),
                _head("policy", "Elmbank", "Alder Group"),
                _head("policy", "Alder Group"),
            ],
            [],
            "two landlords say it: it is no name of one of them",
        ),
    ],
)
def test_documents_under_two_names_of_one_landlord_go_together(
    heads: list[dict[str, object]], pairs: list[int], why: str, tmp_path: Path
) -> None:
    some, store = _stored_under(tmp_path, heads)
    assert [len(task.paths) for task in groups.found(ROOT, BASIS, some, store)] == pairs, why
