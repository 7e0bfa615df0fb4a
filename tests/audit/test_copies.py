"""A print copy of a document beside the document counts once."""

from __future__ import annotations

from pathlib import Path

import pandas
import pytest

from audit import made_run as made
from ombudscan.audit.compare import compare
from ombudscan.audit.sector import provisions
from ombudscan.audit.wording import wording
from ombudscan.store import Run, open_run
from ombudscan.store.chosen import chosen

SENTENCE = "Each letter names the person who answers and the day on which the answer will come."
FORM = (
    made.covered("6.2", "met"),
    made.covered("5.3", "conflict"),
    made.claim("6.2", evidence=SENTENCE),
    made.claim("5.3", "no", evidence="A panel of tenants is our third stage until the autumn, when it goes."),
    made.finding("declared-non-compliance", "5.3", "no"),
)
NAMES = ("Alder Homes", "Alder Homes Limited", "The Alder Homes Ltd.", "ALDER HOMES LTD")
POLICY = (made.covered("6.2", "met"), made.passage("We write within five working days.", "6.2"), made.finding("silent-on-provision", "9.5"))


def run(folder: Path, *, copies: bool) -> Run:
    """A run over two landlords, one of them with a print copy of its form and of its policy."""
    documents = [
        made.document("Alder Homes", *FORM, path="Alder Homes/form.html"),
        made.document("Alder Homes", *POLICY, kind="policy", path="Alder Homes/policy.html"),
        made.document("Birch Trust", *FORM, path="Birch Trust/form.html"),
    ]
    if copies:
        documents += [
            made.document("Alder Homes", *FORM, path="Alder Homes/form-print.html"),
            made.document("Alder Homes", *POLICY, kind="policy", path="Alder Homes/policy-print.html"),
        ]
    return open_run(made.run(folder, documents))


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Run, Run]:
    folder = tmp_path_factory.mktemp("runs")
    return run(folder / "alone", copies=False), run(folder / "copied", copies=True)


@pytest.mark.parametrize("kind", ["self-assessment", "policy"])
def test_the_sector_is_the_same(both: tuple[Run, Run], kind: str) -> None:
    alone, copied = (provisions(r, kind=kind) for r in both)
    pandas.testing.assert_frame_equal(alone, copied)


def test_of_two_copies_of_a_form_one_is_chosen(both: tuple[Run, Run]) -> None:
    forms = [d["path"] for d in chosen(both[1]) if d["kind"] == "self-assessment"]
    assert len(forms) == 2
    assert {p.split("/")[0] for p in forms} == {"Alder Homes", "Birch Trust"}


def test_a_sentence_is_shared_by_two_landlords_and_not_by_three(both: tuple[Run, Run]) -> None:
    for one in both:
        assert set(wording(one).landlords) == {2}


def test_nothing_has_changed_from_a_run_without_the_copies(both: tuple[Run, Run]) -> None:
    assert set(compare(*both).course) == {"same"}


def test_a_name_with_its_legal_form_is_the_same_landlords(tmp_path: Path) -> None:
    """ "Alder Homes" on the form, "The Alder Homes Ltd" on the policy, where no folder and no list says whose they are."""
    named = [made.document(name, *FORM, path=f"{n}.pdf", dates={"assessed": f"202{n}-05-01"}) for n, name in enumerate(NAMES)]
    one = open_run(made.run(tmp_path / "run", named))
    assert [d["path"] for d in chosen(one)] == [f"{len(NAMES) - 1}.pdf"]
    assert set(provisions(one).landlords) == {1}
    assert wording(one).empty
