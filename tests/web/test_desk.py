"""Drafts that are stopped, forgotten, too many, or left behind: what becomes of their files and of the children that read them."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import documents
from ombudscan.web import desk as desks
from ombudscan.web import reading
from ombudscan.web.desk import PREFIX, Desk
from ombudscan.web.settings import ServeSettings
from ombudscan.web.uploads import Received
from web.opened import Browser, send, title, waited


def made(folder: Path, **options: object) -> ServeSettings:
    return ServeSettings(folder=folder, as_of="2026-11-21", warm=False, **options)  # type: ignore[arg-type]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    one = Desk(made(tmp_path, readers=1))
    yield one
    one.close()


def brought(desk: Desk, name: str = "policy.txt", body: str = documents.POLICY) -> Received:
    path = desk.incoming / name
    path.write_text(body, encoding="utf-8")
    return Received(name=name, path=path, sha256="a" * 64, size=len(body))


def until(fits: Callable[[], bool], seconds: float = 60.0) -> None:
    deadline = time.monotonic() + seconds
    while not fits():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def never_ends(path: Path, *_: object, watch: Callable[[], None], children: reading.Children, **__: object) -> None:
    """In place of a document that takes for ever: a child that works until it is ended, and says which one it is."""
    list(reading.isolate.run(_turn, [str(path)], seconds=lambda _: 60, name=str, children=children, watch=lambda _: watch()))


def _turn(path: str) -> None:
    Path(path).with_name("child").write_text(str(os.getpid()))
    while True:
        time.sleep(0.05)


def alive(pid: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are looked at in /proc")
def test_stopping_ends_the_child_and_what_waits_is_read_afterwards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = reading.isolate.check
    monkeypatch.setattr(reading.isolate, "check", never_ends)
    monkeypatch.setattr(desks, "only", lambda _: reading.isolate.Reach(write=None))  # the child notes which one it is
    desk = Desk(made(tmp_path, readers=1))
    try:
        stuck = desk.open([brought(desk)])
        child = stuck.versions[0].files[0].path.with_name("child")
        until(lambda: child.exists() and bool(child.read_text()))
        pid = int(child.read_text())
        assert alive(pid)
        waits = desk.open([brought(desk, "second.txt")])
        assert desk.before(waits.versions[0]) == 1
        monkeypatch.setattr(reading.isolate, "check", whole)
        desk.cancel(stuck)
        until(lambda: stuck.versions[0].state == "cancelled")
        until(lambda: not alive(pid), 10)
        until(lambda: waits.versions[0].state == "ready")
    finally:
        desk.close()


def test_what_waits_can_be_stopped_at_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading.isolate, "check", never_ends)
    stuck = desk.open([brought(desk)])
    until(lambda: stuck.versions[0].state == "reading")
    waits = desk.open([brought(desk, "second.txt")])
    desk.cancel(waits)
    assert waits.versions[0].state == "cancelled"
    desk.delete(stuck)
    until(lambda: not stuck.folder.exists())


def test_a_draft_that_nobody_uses_is_deleted(tmp_path: Path) -> None:
    desk = Desk(made(tmp_path, keep_seconds=0.05))
    try:
        draft = desk.open([brought(desk)])
        until(lambda: draft.versions[0].state == "ready")
        desk.draft(draft.id)
        time.sleep(0.1)
        desk.reap()
        assert desk.drafts == []
        assert not draft.folder.exists()
    finally:
        desk.close()


def test_uploads_that_broke_off_are_removed_and_one_that_comes_stays_though_the_clock_jumps(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, wall = time.monotonic(), time.time
    (desk.incoming / "stray").write_text("x")
    desk.reap()
    monkeypatch.setattr(time, "monotonic", lambda: begun + desk.settings.upload_seconds + desk.settings.silence_seconds + 60)
    (desk.incoming / "fresh").write_text("x")
    os.utime(desk.incoming / "fresh", (1, 1))
    monkeypatch.setattr(time, "time", lambda: wall() + 10**8)
    desk.reap()
    assert [p.name for p in desk.incoming.iterdir()] == ["fresh"]


def test_at_the_end_nothing_is_left(tmp_path: Path) -> None:
    desk = Desk(made(tmp_path))
    desk.open([brought(desk)])
    desk.close()
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_server_left_is_removed_and_what_is_in_use_is_not(tmp_path: Path) -> None:
    left = tmp_path / f"{PREFIX}left"
    left.mkdir()
    (left / "draft.txt").write_text("words")
    (left / "in-use").touch()
    other = tmp_path / "other"
    other.mkdir()
    first = Desk(made(tmp_path))
    second = Desk(made(tmp_path))
    assert not left.exists()
    assert other.exists()
    assert first.folder.exists()
    first.close()
    second.close()


def test_a_full_desk_takes_no_more(client: Browser, tmp_path: Path) -> None:
    path = documents.text(tmp_path)
    at = send(client, path)
    answer = client.post("/drafts", data={"csrf": client.csrf}, files={"draft": ("b.txt", path.read_bytes())})
    assert answer.status_code == 429
    assert "Delete some" in answer.text
    client.send_form(f"{at}/delete")
    send(client, path)


@pytest.fixture
def settings(tmp_path: Path) -> ServeSettings:
    (tmp_path / "served").mkdir()
    return made(tmp_path / "served", most_drafts=1)


def test_progress_is_told_in_words_and_can_be_stopped(client: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading.isolate, "check", never_ends)
    files = {"draft": ("policy.txt", documents.POLICY.encode())}
    answer = client.post("/drafts", data={"csrf": client.csrf}, files=files)
    at = str(answer.url.path)
    assert title(answer.text) == "Checking policy.txt"
    assert '<noscript><meta http-equiv="refresh" content="1"></noscript>' in answer.text
    deadline = time.monotonic() + 60
    while "Reading policy.txt" not in (html := client.get(at).text):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    assert "Taken in: policy.txt" in html
    client.send_form(f"{at}/cancel")
    waited(client, at)
    assert title(client.get(at).text) == "Stopped"
    assert client.get(f"{at}/export/html").status_code == 409


def test_a_fault_of_ours_is_told_without_the_documents_words(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ValueError("words of a document")

    monkeypatch.setattr(reading, "papers", broken)
    draft = desk.open([brought(desk)])
    until(lambda: draft.versions[0].state == "unreadable")
    assert "words" not in draft.versions[0].message
    assert "ValueError" in draft.versions[0].message
