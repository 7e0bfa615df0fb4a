"""Files that are pages of one document are told by their titles, and no others are."""

from __future__ import annotations

from pathlib import Path

import pytest

from factories import settings
from ombudscan import isolate, read

CASES = [
    (["Section 1: A moan | Larch self-assessment 2026", "Section 2: Turned away | Larch self-assessment 2026"], [2], "sections by number"),
    (["Complaints code self-assessment: section 4", "Complaints code self-assessment: section 6"], [2], "the section named last"),
    (["Moans complaints policy - Page 1 - Larch", "Moans complaints policy - Page 2 - Larch"], [2], "pages by number"),
    (
        ["Exclusions - complaints code self-assessment", "Scrutiny and oversight - complaints code self-assessment"],
        [2],
        "the Code's sections",
    ),
    (["Complaints policy - Larch", "Complaints policy - Larch"], [1, 1], "two captures of one title are two documents"),
    (["Complaints policy - Larch", "Complaints procedure - Larch"], [1, 1], "two documents of one website"),
    (["Section 1 - Complaints policy - Larch", "Section 2 - Self-assessment - Larch"], [1, 1], "sections of different documents"),
    (["Self-assessment 2024 - Larch", "Self-assessment 2025 - Larch"], [1, 1], "two years"),
    (
        ["Annual report - Complaints policy and procedure - Larch", "Our form - Complaints policy and procedure - Larch"],
        [1, 1],
        "no sections",
    ),
    (["Section 1 - Bins - Larch", "Section 2 - Bins - Larch"], [1, 1], "no document of ours"),
    (["Section 1 - Self-assessment", "Section 1 - Self-assessment"], [1, 1], "the same section twice"),
    (["", "Section 1 - Self-assessment"], [1, 1], "no title"),
]


@pytest.mark.parametrize(("titles", "sizes", "why"), CASES)
def test_pages_are_told_by_their_titles(tmp_path: Path, titles: list[str], sizes: list[int], why: str) -> None:
    paths = [tmp_path / f"{n}.html" for n in range(len(titles))]
    for path, title in zip(paths, titles, strict=True):
        path.write_text(f"<html><head><title>\n {title} </title></head><body><p>Words.</p></body></html>")
    assert [len(g) for g in read.grouped(paths)] == sizes, why


def test_pages_of_other_folders_and_other_kinds_of_file_stay_apart(tmp_path: Path) -> None:
    names = ["a/1.html", "b/2.html", "a/3.txt", "a/missing.html", "a"]
    for name in names[:3]:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"<title>Section {path.stem} - Self-assessment</title><p>Words.</p>")
    paths = [tmp_path / n for n in names]
    assert read.grouped(paths) == [(p,) for p in paths]


def test_pages_given_together_are_reported_once_at_the_place_of_the_first(tmp_path: Path) -> None:
    pages = []
    for n in (2, 1, 3):
        pages.append(tmp_path / f"{n}.html")
        row = f"<p>Code provision {n}.2</p><p>Take every moan number {n}.</p><p>Comply: Yes / No</p><p>Yes</p><p>Evidence</p><p>Sheet {n}.</p>"
        pages[-1].write_text(
            f"<html><head><title>Section {n} - Moans code self-assessment</title></head><body><h1>Part {n}</h1>{row}</body></html>"
        )
    other = tmp_path / "other.txt"
    other.write_text("Our gardens are open all year.")
    first, second = isolate.check_all([pages[0], other, pages[1], pages[2]], settings(), workers=1)
    assert (first.path, second.path) == (pages[0], other)
    assert first.report is not None
    assert [c.provision for c in first.report.evidence.claims] == ["1.2", "2.2", "3.2"]
