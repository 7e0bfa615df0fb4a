"""The words of a document go into its report and nowhere else: not into messages, streams, logs or files left behind."""

from __future__ import annotations

import logging
import tempfile
from pathlib import Path

import pytest

import documents
from factories import settings
from ombudscan import isolate

CANARY = "canaryquillfeather"
BODY = documents.POLICY.replace("Pellbrook Homes", f"Pellbrook Homes {CANARY}") + f"\n\n{CANARY} was unhappy with the reply.\n"


def sick(folder: Path) -> list[Path]:
    """Documents with the canary in them that cannot be read, each for another reason, and sound ones among them."""
    whole = documents.pdf(folder, "whole.pdf", BODY).read_bytes()
    made = {
        "cut.pdf": whole[: len(whole) // 2] + CANARY.encode(),
        "bad.docx": b"PK\x03\x04" + CANARY.encode() * 30,
        "bad.rtf": b"{\\rtf1 " + CANARY.encode(),
        "bad.html": b"<html>" + b"<div>" * 3000 + CANARY.encode(),
        "strange.bin": b"\x00\x01\x02" + CANARY.encode(),
        "odd.txt": BODY.encode("utf-16-le")[1:],
    }
    for name, data in made.items():
        (folder / name).write_bytes(data)
    documents.pdf(folder, "locked.pdf", BODY, password=CANARY)
    return [*(folder / name for name in made), folder / "locked.pdf", folder / "whole.pdf", documents.text(folder, body=BODY)]


def test_no_words_of_a_document_outside_its_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    (tmp_path / "temporary").mkdir()
    (tmp_path / "documents").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    monkeypatch.setattr(tempfile, "tempdir", None)
    done = list(isolate.check_all(sick(tmp_path / "documents"), settings(), workers=1))
    assert {d.outcome for d in done} >= {"ok", "corrupt", "encrypted"}
    assert [d for d in done if d.report and CANARY in d.report.evidence.document.text]
    told = "\n".join(d.message for d in done) + "".join(capfd.readouterr()) + caplog.text
    assert CANARY not in told
    left = [p for p in (tmp_path / "temporary").rglob("*") if p.is_file() and CANARY.encode() in p.read_bytes()]
    assert left == []


def fails(path: Path) -> None:
    raise ValueError(f"invalid literal: {path.read_text()}")


def test_a_fault_of_ours_is_told_by_its_kind_and_place_alone(tmp_path: Path) -> None:
    path = documents.text(tmp_path, body=BODY)
    ((_, done),) = isolate.run(fails, [path], seconds=lambda _: 60.0, name=lambda p: p.name, workers=1)
    assert isinstance(done, isolate.Failed) and done.outcome == "internal_error"
    assert CANARY not in done.message
    assert "ValueError at test_privacy.py, line" in done.message
