"""Which files of a folder are documents to audit."""

from __future__ import annotations

from pathlib import Path

from ombudscan.audit.inputs import in_folder


def test_our_own_reports_beside_a_document_are_no_documents(tmp_path: Path) -> None:
    for name in ("policy.txt", "policy.report.html", "policy.txt.report.txt", ".hidden.txt", "~$policy.docx", "notes.xyz"):
        (tmp_path / name).write_text("We reply within ten working days.", encoding="utf-8")
    (tmp_path / "report.txt").write_text("A report on complaints.", encoding="utf-8")
    assert [one.path for one in in_folder(tmp_path)] == ["policy.txt", "report.txt"]
