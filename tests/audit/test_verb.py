"""The library's `ombudscan.audit`: from files to frames, with what the policies say to every yes and what changed since last year."""

from __future__ import annotations

import html
import subprocess
import sys
from pathlib import Path

import pytest

import documents
import ombudscan
from ombudscan import catalog
from ombudscan.audit.compare import unlike
from ombudscan.classify.model import load, placed
from ombudscan.store import Run

ROWS = ("6.2", "6.3", "6.11", "6.12", "9.5")


def assessment(folder: Path, name: str, day: str, **answers: str) -> Path:
    """A form of some rows: `r6_3="No"` answers 6.3, all others are yes."""
    edition = catalog.edition("hos-2024")
    cells = []
    for number in ROWS:
        p = edition.numbered(number)
        assert p is not None
        answer = answers.get(f"r{number.replace('.', '_')}", "Yes")
        cells.append([number, p.requirement, answer, "The complaints policy says so.", ""])
    head = ["Code provision", "Code requirement", "Comply: Yes / No", "Evidence", "Commentary"]
    body = "".join(f"<tr>{''.join(f'<td>{html.escape(c)}</td>' for c in row)}</tr>" for row in [head, *cells])
    path = folder / name
    path.write_text(
        f"<html><body><h1>Pellbrook Homes: Complaint Handling Code 2024 self-assessment form</h1><p>Completed on {day}.</p><table>{body}</table></body></html>",
        encoding="utf-8",
    )
    return path


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    (folder / "Pellbrook Homes").mkdir()
    assessment(folder / "Pellbrook Homes", "2025.html", "2 July 2025", r6_3="No")
    assessment(folder / "Pellbrook Homes", "2026.html", "1 July 2026")
    documents.text(folder / "Pellbrook Homes")
    return folder


@pytest.fixture(scope="module")
def run(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    return ombudscan.audit(corpus, out=tmp_path_factory.mktemp("runs") / "x", as_of="2026-11-21", workers=2)


def test_the_verb_and_the_package_of_its_name_are_one() -> None:
    code = (
        "import ombudscan, ombudscan.audit, ombudscan.audit.run\n"
        "from ombudscan.audit import Done\n"
        "assert callable(ombudscan.audit) and ombudscan.audit.Done is Done\n"
    )
    for first in ("", "import ombudscan\nassert callable(ombudscan.audit)\n"):
        done = subprocess.run([sys.executable, "-c", first + code], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr


def test_the_verb_asks_for_a_folder_of_the_run(corpus: Path) -> None:
    with pytest.raises(TypeError, match="out"):
        ombudscan.audit(corpus)  # type: ignore[call-arg]


def test_findings_are_grouped_as_the_readme_says(run: Run) -> None:
    table = run.findings.groupby(["edition", "rule"]).size().unstack()
    assert table.loc["hos-2024", "reasons-required"] == 1
    assert set(run.documents.outcome) == {"ok"}
    assert run.documents.landlord.unique().tolist() == ["Pellbrook Homes"]


def of(run: Run, day: str) -> dict[str, dict[str, object]]:
    """The verdicts on the self-assessment of a year."""
    path = f"Pellbrook Homes/{day}.html"
    document = run.documents.set_index("path").document[path]
    said = run.pairs[(run.pairs.document == document) & run.pairs.verdict.notna()]
    return {row["provision"]: row for row in said.to_dict("records")}


def test_every_yes_has_its_verdict(run: Run) -> None:
    verdicts = of(run, "2026")
    assert set(verdicts) == set(ROWS)
    assert {n: verdicts[n]["verdict"] for n in ROWS[:4]} == {"6.2": "met", "6.3": "contradicted", "6.11": "met", "6.12": "contradicted"}
    assert set(of(run, "2025")) == set(ROWS) - {"6.3"}


def test_a_verdict_has_the_policys_words_and_their_place(run: Run) -> None:
    first = of(run, "2026")["6.12"]["passages"][0]  # type: ignore[index]
    policy = run.documents.set_index("path").document["Pellbrook Homes/policy.txt"]
    assert "You must explain why you are unhappy" in first["text"]
    assert (first["policy"], first["source"], first["clause"]) == (policy, "policy.txt", "3.2")


def test_a_policy_approved_after_the_assessment_is_told(run: Run) -> None:
    assert "approved after the assessment (2025-07-02)" in of(run, "2025")["6.2"]["notes"][0]  # type: ignore[index]
    assert not any("approved after" in note for note in of(run, "2026")["6.2"]["notes"])  # type: ignore[attr-defined]


def test_findings_between_documents_bear_their_rule(run: Run) -> None:
    found = run.pairs[run.pairs.rule.notna()]
    assert {(r.rule, r.provision) for r in found.itertuples()} >= {
        ("claim-contradicts-policy", "6.3"),
        ("claim-contradicts-policy", "6.12"),
        ("answer-changed", "6.3"),
    }
    (changed,) = found[found.rule == "answer-changed"].to_dict("records")
    assert changed["message"].startswith("The answer to 6.3 was no in the self-assessment of 2025-07-02 and is yes now.")


def test_a_second_audit_gives_the_same_run(corpus: Path, run: Run) -> None:
    again = ombudscan.audit(corpus, out=run.folder, as_of="2026-11-21")
    assert again.findings.equals(run.findings)


def test_it_reads_by_another_model_where_asked(corpus: Path, run: Run, tmp_path: Path) -> None:
    quick = ombudscan.audit(corpus, out=tmp_path / "quick", as_of="2026-11-21", model="quick", workers=1)
    assert quick.manifest["model_sha256"] == load(placed(Path("quick"))).model.sha256 != run.manifest["model_sha256"]
    assert unlike(run, quick).startswith("Not read alike: the model changed") and not unlike(run, run)
