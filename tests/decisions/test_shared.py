"""The log in a real PostgreSQL, which the test starts on loopback as an unprivileged user; skipped where there is none."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from decisions import made_decisions
from decisions.made_decisions import decision
from ombudscan.decisions import DecisionError, open_log

pytest.importorskip("sqlalchemy", reason="the shared log needs the extra [web]")
psycopg = pytest.importorskip("psycopg", reason="the shared log needs the extra [postgres]")

PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
INITDB = PROGRAMS[-1].with_name("initdb") if PROGRAMS else shutil.which("initdb")
pytestmark = [
    pytest.mark.skipif(not INITDB, reason="no PostgreSQL server on this machine (Debian: postgresql)"),
    pytest.mark.enable_socket,
]


def unprivileged() -> dict[str, int]:
    """PostgreSQL refuses to run as root."""
    if os.getuid():
        return {}
    user = next((u for name in ("postgres", "nobody") if (u := _user(name))), None)
    if user is None:
        pytest.skip("PostgreSQL does not run as root, and there is no user postgres or nobody")
    return {"user": user.pw_uid, "group": user.pw_gid}


def _user(name: str) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of a server's database `postgres`."""
    as_user = unprivileged()
    folder = Path(tempfile.mkdtemp(prefix="ombudscan-pg-", dir="/tmp"))
    if as_user:
        os.chown(folder, as_user["user"], as_user["group"])
    data, said = folder / "data", (folder / "said").open("w+")
    quiet = {"stdout": said, "stderr": said, "cwd": folder, "env": {"PATH": os.environ["PATH"], "LC_ALL": "C"}, **as_user}
    if as_user:
        quiet["extra_groups"] = []
    try:
        subprocess.run(
            [str(INITDB), "-D", str(data), "-U", "tester", "--auth=trust", "--encoding=UTF8", "--no-sync"],
            check=True,
            **quiet,
        )
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        running = subprocess.Popen(
            [str(Path(str(INITDB)).with_name("postgres")), "-D", str(data), "-h", "127.0.0.1", "-p", str(port), "-k", "", "-F"],
            **quiet,
        )
        try:
            address = f"postgresql://tester@127.0.0.1:{port}/postgres"
            _wait(address, running, folder / "said")
            yield address
        finally:
            running.terminate()
            running.wait(timeout=60)
    finally:
        said.close()
        shutil.rmtree(folder, ignore_errors=True)


def _wait(address: str, running: subprocess.Popen[bytes], said: Path) -> None:
    import time

    for _ in range(300):
        try:
            psycopg.connect(address, connect_timeout=2).close()
            return
        except psycopg.OperationalError:
            if running.poll() is not None:
                raise AssertionError(said.read_text()) from None
            time.sleep(0.1)
    raise AssertionError("PostgreSQL did not start within half a minute")


@pytest.fixture
def database(server: str, request: pytest.FixtureRequest) -> str:
    name = f"t{abs(hash(request.node.name))}"
    with psycopg.connect(server, autocommit=True) as db:
        db.execute(f"CREATE DATABASE {name}")
    return server.rsplit("/", 1)[0] + f"/{name}"


def change(database: str, sql: str) -> None:
    with psycopg.connect(database) as db:
        db.execute("ALTER TABLE ombudscan_decisions DISABLE TRIGGER ALL")
        db.execute(sql)


def test_decisions_are_kept_and_seen_by_others(database: str, tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    here.mkdir(), there.mkdir()
    one, other = open_log(here, database), open_log(there, database)
    one.append(decision("6.1", "Ann \u0000 Naïve"))
    other.append(decision("6.2", "Ben"))
    one.append(decision("6.3", "Ann"))
    assert [e.made.subject.provision for e in other.entries()] == ["6.1", "6.2", "6.3"]
    assert one.fault() is None
    assert other.fault() is None
    assert "127.0.0.1" in one.where
    change(database, "DELETE FROM ombudscan_decisions WHERE number = 3")
    fault = open_log(here, database).fault()
    assert fault is not None
    assert "entry 3 is missing" in fault.message  # the anchor of this folder knows of it
    with pytest.raises(DecisionError, match="nothing was added"):
        open_log(here, database).append(decision())


def test_rows_are_not_changed_by_mistake(database: str, tmp_path: Path) -> None:
    open_log(tmp_path, database).append(decision())
    for sql in ("UPDATE ombudscan_decisions SET hash = ''", "DELETE FROM ombudscan_decisions", "TRUNCATE ombudscan_decisions"):
        with psycopg.connect(database) as db, pytest.raises(psycopg.errors.RaiseException, match="only added"):
            db.execute(sql)


def test_an_edit_is_found(database: str, tmp_path: Path) -> None:
    log = open_log(tmp_path, database)
    for n in range(5):
        log.append(decision(f"6.{n}"))
    change(database, "UPDATE ombudscan_decisions SET body = replace(body, 'agree', 'agred') WHERE number = 3")
    fault = open_log(tmp_path, database).fault()
    assert fault is not None
    assert fault.number == 3


def test_several_clients_keep_one_chain(database: str, tmp_path: Path) -> None:
    script = made_decisions.__file__
    root = str(Path(script).parents[1])
    places = [tmp_path / str(n) for n in range(4)]
    started = []
    for n, place in enumerate(places):
        place.mkdir()
        order = [sys.executable, script, str(place), f"Reader {n}", "15", database]
        started.append(subprocess.Popen(order, env={"PYTHONPATH": root, "PATH": ""}))
    assert [p.wait(180) for p in started] == [0] * 4
    log = open_log(places[0], database)
    assert len(log.entries()) == 60
    assert all(open_log(place, database).fault() is None for place in places)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("nonsense", "no address"),
        ("mysql://a@b/c", "Only PostgreSQL"),
        ("postgresql://tester:secret@127.0.0.1:1/none", "cannot be used"),
    ],
)
def test_a_wrong_address_is_told_without_its_password(address: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(DecisionError, match=said) as told:
        open_log(tmp_path, address)
    assert "secret" not in str(told.value)
