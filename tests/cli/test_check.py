"""The command line as a user meets it: exit codes, streams, several files, no heavy imports for --help."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import documents

SHARED = os.environ.get("OMBUDSCAN_SHARED")


def run(*words: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "ombudscan.cli", *map(str, words)], capture_output=True, text=True, cwd=cwd, check=False)


@pytest.fixture(scope="module")
def policy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return documents.pdf(tmp_path_factory.mktemp("cli"))


def test_findings_are_printed_gravest_first_with_clause_page_and_words(policy: Path) -> None:
    done = run("check", policy, "--as-of", "2026-11-21")
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    late = next(line for line in lines if "late-response" in line)
    assert "6.3" in late
    assert "clause 2.2" in late
    assert "page 1" in late
    assert "fifteen working days" in late
    assert lines.index(late) < next(i for i, line in enumerate(lines) if line.startswith("Read:"))
    assert done.stderr == ""


def test_json_is_alone_on_standard_output_and_fits_the_contract(policy: Path) -> None:
    done = run("check", policy, "--format", "json", "--as-of", "2026-11-21", "--fail-on", "never")
    assert done.returncode == 0
    report = json.loads(done.stdout)
    assert report["document"]["kind"] == "policy"
    assert report["code"]["id"] == "hos-2024"
    if SHARED:
        import jsonschema

        jsonschema.validate(report, json.loads((Path(SHARED) / "contract/report.schema.json").read_text()))


def test_the_same_bytes_give_the_same_report(policy: Path) -> None:
    words = ("check", policy, "--format", "json", "--as-of", "2026-11-21")
    assert run(*words).stdout == run(*words).stdout


@pytest.mark.parametrize(("level", "code"), [("breach", 1), ("gap", 1), ("never", 0)])
def test_the_exit_code_follows_the_chosen_level(policy: Path, level: str, code: int) -> None:
    assert run("check", policy, "--fail-on", level).returncode == code


def test_the_edition_can_be_chosen(policy: Path) -> None:
    report = json.loads(run("check", policy, "--format", "json", "--code", "hos-2022").stdout)
    assert report["code"] == {"id": "hos-2022", "chosen_by": "option", "named": report["code"]["named"]}
    assert not any(f["rule"] == "reasons-required" for f in report["findings"])  # a rule of 2024


def test_exact_times_make_a_shorter_time_a_breach(tmp_path: Path) -> None:
    path = documents.text(
        tmp_path, body=documents.POLICY.replace("within five working days of receiving", "within two working days of receiving")
    )
    for mode, severity in (("ceiling", "review"), ("exact", "breach")):
        report = json.loads(run("check", path, "--format", "json", "--timescales", mode).stdout)
        assert [f["severity"] for f in report["findings"] if f["rule"] == "stricter-timescale"] == [severity]


def test_several_files_give_a_report_a_line_and_a_bad_one_stops_none(policy: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.pdf"
    empty.write_bytes(b"")
    done = run("check", policy, empty, documents.text(tmp_path), "--format", "json")
    assert done.returncode == 3
    assert [json.loads(line)["document"]["source"] for line in done.stdout.splitlines()] == ["policy.pdf", "policy.txt"]
    assert "empty.pdf" in done.stderr


def draft(folder: Path, name: str = "draft.txt") -> Path:
    return documents.text(folder, name)


def test_an_html_report_stands_beside_the_document_and_the_summary_on_the_terminal(tmp_path: Path) -> None:
    done = run("check", draft(tmp_path))
    assert done.returncode == 1 and done.stderr == ""
    assert sorted(p.name for p in tmp_path.iterdir()) == ["draft.report.html", "draft.txt"]
    assert (tmp_path / "draft.report.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert "BREACH" in done.stdout and done.stdout.splitlines()[-1] == f"Report: {tmp_path / 'draft.report.html'}"


@pytest.mark.parametrize("format", ["text", "json"])
def test_what_is_printed_leaves_nothing_behind(tmp_path: Path, format: str) -> None:
    run("check", draft(tmp_path), "--format", format)
    assert [p.name for p in tmp_path.iterdir()] == ["draft.txt"]


def test_a_folder_that_cannot_be_written_to_is_said_and_changes_no_exit_status(tmp_path: Path) -> None:
    path = draft(tmp_path)
    (tmp_path / "draft.report.html").mkdir()  # a read-only folder would not stop root
    done = run("check", path)
    assert done.returncode == 1
    assert "BREACH" in done.stdout and "Report:" not in done.stdout
    assert "cannot be written" in done.stderr and "--out" in done.stderr
    assert run("check", path, "--format", "html", "--fail-on", "never").returncode == 2


def test_reports_can_be_written_into_a_folder(policy: Path, tmp_path: Path) -> None:
    done = run("check", policy, "--out", tmp_path / "new", "--format", "text", "--format", "html", "--fail-on", "never")
    written = tmp_path / "new/policy.pdf.report.txt"
    assert written.read_text(encoding="utf-8").startswith("policy.pdf: policy")
    assert str(written) in done.stdout
    assert sorted(p.name for p in (tmp_path / "new").iterdir()) == ["policy.pdf.report.html", "policy.pdf.report.txt"]


def test_a_folder_for_reports_that_is_a_file_is_wrong_usage(tmp_path: Path) -> None:
    done = run("check", draft(tmp_path), "--out", draft(tmp_path, "file.txt"))
    assert done.returncode == 2 and "Traceback" not in done.stderr


def test_files_of_one_name_get_reports_of_their_own(tmp_path: Path) -> None:
    paths = []
    for folder in ("oak", "elm"):
        (tmp_path / folder).mkdir()
        paths.append(documents.text(tmp_path / folder))
    run("check", *paths, "--out", tmp_path / "new")
    assert sorted(p.name for p in (tmp_path / "new").iterdir()) == ["elm-policy.txt.report.html", "oak-policy.txt.report.html"]


def test_our_own_reports_are_no_documents(tmp_path: Path) -> None:
    path = draft(tmp_path)
    run("check", path)
    done = run("check", *sorted(tmp_path.iterdir()), "--format", "json")
    assert json.loads(done.stdout)["document"]["source"] == "draft.txt"
    assert "draft.report.html is left out" in done.stderr
    assert run("check", tmp_path / "draft.report.html").returncode == 2


def test_the_report_beside_saved_pages_is_none_of_them(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    body = "".join(f"<p>{p}</p>" for p in documents.POLICY.split("\n\n"))
    page = documents.text(pages, "one.html", f"<!DOCTYPE html><html><title>Complaints Policy</title><body>{body}</body></html>")
    first = json.loads(run("check", pages, "--format", "json").stdout)
    run("check", page)
    assert (pages / "one.report.html").exists()
    assert json.loads(run("check", pages, "--format", "json").stdout) == first


@pytest.mark.parametrize(("format", "name"), [("docx", "policy.pdf"), ("pdf", "policy.txt"), ("docx", "policy.txt")])
def test_comments_and_marks_want_a_file_of_their_kind(policy: Path, tmp_path: Path, format: str, name: str) -> None:
    path = policy if name == "policy.pdf" else documents.text(tmp_path)
    done = run("check", path, "--format", format)
    assert done.returncode == 2 and done.stdout == ""
    assert name in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("words", [["--as-of", "yesterday"], ["--code", "hos-1999"], ["--no-such-option"], []])
def test_wrong_usage_is_two(policy: Path, words: list[str]) -> None:
    done = run("check", *([policy] if words else []), *words)
    assert done.returncode == 2
    assert done.stderr


def test_a_control_character_in_a_name_does_not_reach_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "red\x1b[31m.txt"
    path.write_text(documents.POLICY)
    done = run("check", path, tmp_path / "gone\x1b[2J.pdf")
    assert "\x1b" not in done.stdout + done.stderr


def test_help_loads_none_of_the_heavy_libraries() -> None:
    heavy = ["spacy", "numpy", "pandas", "pypdfium2", "pdfplumber", "lxml", "selectolax", "sklearn", "torch", "pebble"]
    code = (
        "import sys\nfrom ombudscan import cli\n"
        "try:\n    cli.app(['--help'])\nexcept SystemExit:\n    pass\n"
        f"print([m for m in {heavy!r} if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


def test_the_version_is_printed() -> None:
    import ombudscan

    assert run("--version").stdout.strip() == ombudscan.__version__
