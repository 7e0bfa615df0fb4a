"""Files that come in: their names, their size, how slowly, how they are put together; what is refused leaves nothing behind."""

from __future__ import annotations

import asyncio
import stat
import tracemalloc
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import documents
from ombudscan.web import uploads
from ombudscan.web.settings import ServeSettings
from web.opened import ORIGIN, Browser, title

MOST = 200_000


@pytest.fixture
def settings(tmp_path: Path) -> ServeSettings:
    folder = tmp_path / "served"
    folder.mkdir()
    return ServeSettings(folder=folder, as_of="2026-11-21", warm=False, most_bytes=MOST, upload_seconds=2.0, silence_seconds=0.3)


def left(one: Browser) -> list[Path]:
    """What the server has on disk, but for its own lock."""
    desk = one.app.state.desk  # type: ignore[attr-defined]
    return [p for p in desk.folder.rglob("*") if p.is_file() and p.name != "in-use"]


def send(one: Browser, name: str, data: bytes, **fields: str) -> Any:
    return one.post("/drafts", data={"csrf": one.csrf, **fields}, files={"draft": (name, data)})


@pytest.mark.parametrize(
    ("name", "data", "status", "why"),
    [
        ("policy.exe", b"MZ" + bytes(100), 415, "of a kind that cannot be read"),
        ("policy.pdf", b"", 415, "is empty"),
        ("policy.pdf", b"PK\x03\x04" + bytes(100), 415, "not what its ending says"),
        ("policy.txt", b"x" * (MOST + 1), 413, "is larger than"),
        ("", b"", 422, "Choose the document"),
    ],
)
def test_a_file_that_is_not_taken_is_named_with_the_reason(client: Browser, name: str, data: bytes, status: int, why: str) -> None:
    answer = send(client, name, data)
    assert answer.status_code == status
    assert why in answer.text
    assert "There is a problem" in answer.text
    assert 'href="#draft"' in answer.text
    assert left(client) == []


@pytest.mark.parametrize("mark", ["", "x"])
def test_without_the_mark_no_byte_of_a_file_is_kept(client: Browser, mark: str) -> None:
    answer = client.post("/drafts", data={"csrf": mark}, files={"draft": ("a.txt", b"complaints")})
    assert answer.status_code == 403
    assert left(client) == []


def test_a_file_before_its_mark_is_refused(client: Browser) -> None:
    body = b'--b\r\nContent-Disposition: form-data; name="draft"; filename="a.txt"\r\n\r\nx\r\n' + part("csrf", client.csrf) + b"--b--\r\n"
    assert client.post("/drafts", content=body, headers={"Content-Type": "multipart/form-data; boundary=b"}).status_code == 403
    assert left(client) == []


def part(name: str, value: str) -> bytes:
    return f'--b\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()


FILE = b'--b\r\nContent-Disposition: form-data; name="draft"; filename="a.txt"\r\n\r\n'


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data", b"x"),
        ("multipart/form-data; boundary=" + "x" * 400, b"x"),
        ("multipart/form-data; boundary=b", b"no form at all"),
        ("multipart/form-data; boundary=b", b"--b\r\nContent-Type: text/plain\r\n\r\nx\r\n--b--\r\n"),  # a part without a name
        ("multipart/form-data; boundary=b", b"--b\r\n" + b"X: y\r\n" * 500),
        ("multipart/form-data; boundary=b", b"--b\r\nX: " + b"y" * 20_000),
        ("multipart/form-data; boundary=b", b"".join(part(f"f{i}", "x") for i in range(50)) + b"--b--\r\n"),
        ("multipart/form-data; boundary=b", part("csrf", "x" * 20_000) + b"--b--\r\n"),
        ("application/x-www-form-urlencoded", b"csrf=x"),
        ("text/plain", b"csrf=x"),
        ("", b""),
    ],
)
def test_what_is_no_form_is_refused(client: Browser, kind: str, body: bytes) -> None:
    answer = client.post("/drafts", content=body, headers={"Content-Type": kind})
    assert 400 <= answer.status_code < 500
    assert title(answer.text)
    assert left(client) == []


def test_a_form_that_breaks_off_is_refused(client: Browser) -> None:
    body = part("csrf", client.csrf) + FILE + b"complaints"
    assert client.post("/drafts", content=body, headers={"Content-Type": "multipart/form-data; boundary=b"}).status_code == 400
    assert left(client) == []


async def ask(one: Browser, chunks: AsyncIterator[bytes]) -> tuple[int, bytes]:
    """Send a body as it comes, go away at its end, and return the answer (0 where there is none)."""
    headers = {"host": "127.0.0.1:8000", "origin": ORIGIN, "content-type": "multipart/form-data; boundary=b"}
    headers["cookie"] = f"ombudscan-8000={one.settings.session}"
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "POST",
        "scheme": "http",
        "path": "/drafts",
        "raw_path": b"/drafts",
        "query_string": b"",
        "root_path": "",
        "server": ("127.0.0.1", 8000),
        "client": ("127.0.0.1", 1),
        "headers": [(k.encode(), v.encode()) for k, v in headers.items()],
    }
    said: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        body = await anext(chunks, None)
        return {"type": "http.disconnect"} if body is None else {"type": "http.request", "body": body, "more_body": True}

    async def send_back(message: dict[str, Any]) -> None:
        said.append(message)

    await asyncio.wait_for(one.app(scope, receive, send_back), 20)
    return said[0]["status"] if said else 0, b"".join(m.get("body", b"") for m in said)


async def endless(one: Browser) -> AsyncIterator[bytes]:
    yield part("csrf", one.csrf) + FILE
    while True:
        yield b"x" * 65_536


async def silent(one: Browser) -> AsyncIterator[bytes]:
    yield part("csrf", one.csrf) + FILE + b"xx"
    await asyncio.sleep(30)


async def dripping(one: Browser) -> AsyncIterator[bytes]:
    yield part("csrf", one.csrf) + FILE
    while True:
        await asyncio.sleep(0.02)
        yield b"x"


@pytest.mark.parametrize(("way", "status"), [(endless, 413), (silent, 408), (dripping, 408)])
def test_what_never_ends_or_comes_too_slowly_is_cut_off(
    client: Browser, way: Callable[[Browser], AsyncIterator[bytes]], status: int
) -> None:
    got, body = asyncio.run(ask(client, way(client)))
    assert got == status
    assert title(body.decode())
    assert left(client) == []


def test_a_body_is_never_held_in_memory(client: Browser) -> None:
    asyncio.run(ask(client, endless(client)))
    tracemalloc.start()
    asyncio.run(ask(client, endless(client)))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < MOST * (uploads._THROWN_AWAY + 2) / 2  # of what came in


def test_files_lie_under_their_hash_where_only_the_user_reads(client: Browser, tmp_path: Path) -> None:
    data = documents.text(tmp_path).read_bytes()
    answer = send(client, "Complaints policy v7.txt", data)
    assert answer.status_code == 200
    desk = client.app.state.desk  # type: ignore[attr-defined]
    assert stat.S_IMODE(desk.folder.stat().st_mode) == 0o700
    stored = desk.drafts[0].versions[0].files[0]
    assert stored.sha256 in stored.path.parts
    assert stored.path.read_bytes() == data
    assert stat.S_IMODE(stored.path.stat().st_mode) == 0o600
    assert all(stat.S_IMODE(p.stat().st_mode) == 0o700 for p in desk.folder.rglob("*") if p.is_dir())


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("policy.pdf", "policy.pdf"),
        ("../../etc/passwd", "passwd"),
        ("..\\..\\windows\\policy.docx", "policy.docx"),
        ("/etc/cron.d/policy.txt", "policy.txt"),
        ("..", "_"),
        (".htaccess", "htaccess"),
        ("a\x00b.pdf", "a_b.pdf"),
        ("nul.txt", "_nul.txt"),
        ("COM1", "_COM1"),
        ("policy\u202efdp.exe", "policy_fdp.exe"),
        ("<script>alert(1)</script>.pdf", "script_.pdf"),
        ("Richtlinie für Beschwerden (v7).docx", "Richtlinie für Beschwerden (v7).docx"),
        ("é" * 150 + ".pdf", "é" * 92 + ".pdf"),
        ("", ""),
    ],
)
def test_a_name_leads_nowhere(given: str, kept: str) -> None:
    assert uploads.harmless(given) == kept


@given(st.text(max_size=400))
def test_every_name_becomes_one_that_a_folder_can_hold(given: str) -> None:
    made = uploads.harmless(given)
    assert len(made) <= 120 and len(made.encode()) <= 200
    assert not set(made) & set("/\\")
    assert made not in (".", "..")
    assert not any(ord(c) < 32 for c in made)


@pytest.mark.parametrize("name", ["x" * 300 + ".txt", "政" * 110 + ".txt", "CON.txt", "a/b/../c.txt", "\u202etxt.exe.txt"])
def test_a_strange_name_does_not_keep_a_document_out(client: Browser, tmp_path: Path, name: str) -> None:
    assert send(client, name, documents.text(tmp_path).read_bytes()).status_code == 200


def test_a_browser_that_goes_away_leaves_no_file_and_is_no_fault(client: Browser, capsys: pytest.CaptureFixture[str]) -> None:
    """The connection ends amid a file: nothing is kept of it, and no fault of ours is told in the terminal."""

    async def gone(one: Browser) -> AsyncIterator[bytes]:
        yield part("csrf", one.csrf) + FILE + b"complaints"

    assert asyncio.run(ask(client, gone(client))) == (0, b"")
    assert left(client) == []
    assert capsys.readouterr().err == ""
