"""The process that reads a document can reach nothing else: a probe in place of the parser tries, and the kernel refuses.

Which protections hold on which system is told in docs/reliability.md. Without Landlock, or without a filter of system calls, what
rests on it is skipped, and says so.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from multiprocessing import resource_tracker
from pathlib import Path

import pytest

import documents
import probes
from factories import settings
from ombudscan import isolate
from ombudscan.isolate import landlock, seccomp
from ombudscan.isolate.reach import Reach, code
from ombudscan.read import from_office, ocr

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="protections as Linux has them")
HELD = isolate.protections() if sys.platform == "linux" else ()


def needs(protection: isolate.Protection) -> pytest.MarkDecorator:
    return pytest.mark.skipif(protection not in HELD, reason=f"the kernel cannot promise: {protection}")


def in_child(attempt: Callable[[Path], object], folder: Path) -> str:
    """Read a document with the attempt in place of the parser; return what came of it."""
    document = documents.text(folder)
    ((_, answer),) = isolate.run(attempt, [document], seconds=lambda _: 60.0, name=str, workers=1, reach=isolate.only((document,)))
    return answer.message if isinstance(answer, isolate.Failed) else str(answer)


def probe(attempt: Callable[[Path], object]) -> str:
    return f"{attempt.__name__}"


@needs("no network")
@pytest.mark.parametrize(
    "attempt", [probes.inet, probes.inet6, probes.raw_call, probes.netlink, probes.local_datagram, probes.local_door], ids=probe
)
def test_no_network(attempt: Callable[[Path], str], tmp_path: Path) -> None:
    assert in_child(attempt, tmp_path) == "EPERM"


@needs("reads only its documents")
@pytest.mark.parametrize(
    "attempt",
    [
        probes.neighbour,
        probes.folder,
        probes.passwords,
        probes.home,
        probes.linked,
        probes.by_dots,
        probes.of_the_parent,
        probes.of_the_first,
    ],
    ids=probe,
)
def test_no_other_file_is_read(attempt: Callable[[Path], str], tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("of the user")
    assert (
        in_child(attempt, tmp_path) in ("EACCES", "EPERM", "ENOENT")
        if attempt is probes.by_dots
        else in_child(attempt, tmp_path) == "EACCES"
    )


@needs("writes only its own folder")
@pytest.mark.parametrize(
    "attempt",
    [probes.beside, probes.over_itself, probes.away, probes.in_tmp, probes.moved_in, probes.opened_to_all, probes.dated],
    ids=probe,
)
def test_no_other_file_is_changed(attempt: Callable[[Path], str], tmp_path: Path) -> None:
    assert in_child(attempt, tmp_path) in ("EACCES", "EPERM", "EXDEV")
    assert [p.name for p in tmp_path.iterdir()] == ["policy.txt"]
    assert documents.POLICY in (tmp_path / "policy.txt").read_text()


def test_no_variable_of_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OMBUDSCAN_SECRET", "of the user")
    assert in_child(probes.variables, tmp_path) == "nothing"


@needs("starts no program")
@pytest.mark.parametrize("attempt", [probes.shell, probes.python, probes.own_program], ids=probe)
def test_no_program_is_started(attempt: Callable[[Path], str], tmp_path: Path) -> None:
    assert in_child(attempt, tmp_path) in ("EACCES", "EPERM")


@needs("no network")
@pytest.mark.skipif(from_office.program() is None, reason="only where LibreOffice is installed may a child begin processes")
def test_what_a_child_begins_ends_with_it(tmp_path: Path) -> None:
    number, *left = in_child(probes.leaves_a_process, tmp_path).split()
    assert left == ["EPERM", "EPERM"]
    assert gone(int(number))


@needs("no network")
@pytest.mark.skipif(from_office.program() is None, reason="only where LibreOffice is installed may a child begin processes")
def test_what_a_child_begins_ends_with_it_though_it_died(tmp_path: Path) -> None:
    document = documents.text(tmp_path)
    reach = isolate.Reach(read=None, write=None)
    run = isolate.run(probes.dies_and_leaves_a_process, [document], seconds=lambda _: 60.0, name=str, workers=1, reach=reach)
    ((_, answer),) = run
    assert isinstance(answer, isolate.Failed) and answer.outcome == "crash"
    assert gone(int(document.read_text()))


def gone(number: int) -> bool:
    """Whether a process is no more, or ended and only not yet seen to by the system's first process, within ten seconds."""
    for _ in range(200):
        try:
            state = Path(f"/proc/{number}/stat").read_text().rpartition(") ")[2][:1]
        except OSError:
            return True
        if state in "ZX":
            return True
        time.sleep(0.05)
    return False


@needs("no network")
def test_no_process_is_begun_where_none_is_needed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("ombudscan.isolate.reach.office_folder", lambda: None)
    assert "starts no process" in isolate.protections()
    assert in_child(probes.forked, tmp_path) == "EPERM"
    assert in_child(probes.shell, tmp_path) == "EPERM"
    assert in_child(probes.threaded, tmp_path) == "a thread"
    assert isolate.check(documents.pdf(tmp_path), settings()).outcome == "ok"


def test_a_child_does_not_hold_the_pipe_of_who_clears_up_after_all(tmp_path: Path) -> None:
    """What is named in it is taken away at the end, by a process that no fence holds."""
    seen = in_child(probes.pipes, tmp_path).split()
    tracker = resource_tracker._resource_tracker._fd  # type: ignore[attr-defined]
    assert len(seen) > 3 and str(os.fstat(tracker).st_ino) not in seen


@needs("signals no other process")
@pytest.mark.parametrize("attempt", [probes.parent, probes.first, probes.queued], ids=probe)
def test_no_signal_to_another_process(attempt: Callable[[Path], str], tmp_path: Path) -> None:
    assert in_child(attempt, tmp_path) == "EPERM"


@needs("sees into no other process")
@pytest.mark.parametrize(
    "attempt",
    [probes.traced, probes.memory, probes.shared, probes.ring, probes.names, probes.limits, probes.typed, probes.pasted],
    ids=probe,
)
def test_no_look_into_another_process(attempt: Callable[[Path], str], tmp_path: Path) -> None:
    assert in_child(attempt, tmp_path) == "EPERM"


@needs("leaves no dump")
def test_a_crash_leaves_no_dump(tmp_path: Path) -> None:
    assert in_child(probes.dumpable, tmp_path) == "0"


def test_what_a_child_leaves_goes_with_it(tmp_path: Path) -> None:
    left = Path(in_child(probes.leaves_something, tmp_path))
    assert left.name and not left.exists() and not left.parent.exists()


def test_what_a_killed_child_leaves_the_next_one_does_not_see() -> None:
    answers = dict(isolate.run(probes.dies, [0, 1], seconds=lambda _: 60.0, name=str, workers=1))
    assert isinstance(answers[0], isolate.Failed) and answers[0].outcome == "crash"
    assert answers[1] == ""


def test_documents_are_read_all_the_same(tmp_path: Path) -> None:
    paths = [documents.text(tmp_path), documents.pdf(tmp_path)]
    assert [done.outcome for done in isolate.check_all(paths, settings(), workers=1)] == ["ok", "ok"]


@pytest.mark.skipif(ocr.available() is None, reason="Tesseract or its English data are not installed")
def test_scans_are_read_all_the_same(tmp_path: Path) -> None:
    import pypdfium2
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    picture = pypdfium2.PdfDocument(documents.pdf(tmp_path))[0].render(scale=2).to_pil()
    made = Canvas(str(tmp_path / "scan.pdf"))
    made.drawImage(ImageReader(picture), 0, 0, 595, 842)
    made.save()
    done = isolate.check(tmp_path / "scan.pdf", settings())
    assert done.outcome == "ok" and done.report is not None
    assert "stage 2" in done.report.evidence.document.text


@pytest.mark.skipif(from_office.program() is None, reason="LibreOffice is not installed")
def test_rich_text_is_turned_all_the_same(tmp_path: Path) -> None:
    body = "".join(rf"{p}\par " for p in documents.POLICY.split("\n\n"))
    (tmp_path / "policy.rtf").write_text(r"{\rtf1\ansi " + body + "}")
    done = isolate.check(tmp_path / "policy.rtf", settings())
    assert done.outcome == "ok", done.message


def test_the_folder_of_the_users_own_script_is_not_the_programs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    main = tmp_path / "mine.py"
    monkeypatch.setattr(sys.modules["__main__"], "__file__", str(main), raising=False)
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    assert tmp_path not in code()
    assert Path(sys.prefix) in code()


def test_a_kernel_without_either_limits_nothing_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert landlock.restrict(read=(), write=(), execute=()) == 0
    assert not seccomp.restrict(programs=True, signals=True)
    assert Reach().read is None
