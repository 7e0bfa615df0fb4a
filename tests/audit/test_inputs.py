"""Which files of a folder are documents to audit."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ombudscan.audit.inputs import InputError, in_folder, listed


def test_our_own_reports_beside_a_document_are_no_documents(tmp_path: Path) -> None:
    for name in ("policy.txt", "policy.report.html", "policy.txt.report.txt", ".hidden.txt", "~$policy.docx", "notes.xyz"):
        (tmp_path / name).write_text("We reply within ten working days.", encoding="utf-8")
    (tmp_path / "report.txt").write_text("A report on complaints.", encoding="utf-8")
    assert [one.path for one in in_folder(tmp_path)] == ["policy.txt", "report.txt"]


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_that_leads_to_itself_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "policy.txt").write_text("We reply within ten working days.", encoding="utf-8")
    (tmp_path / "loop.pdf").symlink_to("loop.pdf")
    assert [one.path for one in in_folder(tmp_path)] == ["policy.txt"]
    table = tmp_path / "landlords.csv"
    table.write_text("landlord,path\nAlder Homes,loop.pdf\n", encoding="utf-8")
    with pytest.raises(InputError, match="line 2"):
        listed(tmp_path, table)


def test_a_list_that_is_not_there_is_told_without_its_place(tmp_path: Path) -> None:
    with pytest.raises(InputError) as told:
        listed(tmp_path, tmp_path / "landlords.csv")
    assert str(tmp_path) not in str(told.value) and "landlords.csv cannot be read" in str(told.value)
