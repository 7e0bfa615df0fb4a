"""The log only grows, keeps one chain whoever adds to it, and every edited byte in it is found."""

from __future__ import annotations

import datetime
import json
import random
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from decisions import made_decisions
from decisions.made_decisions import decision
from ombudscan.decisions import DecisionError, Log, open_log
from ombudscan.decisions.sqlite import SqliteRows
from ombudscan.decisions.verify import Fault, read_anchor, read_lines, verified

EDITS = 1000
COLUMNS = ("number", "body", "hash")


@pytest.fixture
def run(tmp_path: Path) -> Path:
    """A run with nine decisions."""
    log = open_log(tmp_path)
    for n in range(9):
        log.append(decision(f"6.{n}", ("A. Reader", "B. Second")[n % 2], ("agree", "dismiss", "unsure")[n % 3]))
    return tmp_path


def change(run: Path, sql: str, *values: object) -> None:
    with closing(sqlite3.connect(run / "decisions.sqlite", isolation_level=None)) as db:
        db.execute("DROP TRIGGER IF EXISTS no_change")
        db.execute("DROP TRIGGER IF EXISTS no_removal")
        db.execute(sql, values)


def stored(run: Path) -> list[tuple[int, str, str]]:
    with closing(sqlite3.connect(run / "decisions.sqlite")) as db:
        return db.execute("SELECT number, body, hash FROM decisions ORDER BY number").fetchall()


def found(run: Path) -> Fault:
    fault = open_log(run).fault()
    assert fault is not None
    return fault


def test_a_log_as_written_holds(run: Path) -> None:
    log = open_log(run)
    assert log.fault() is None
    entries = log.entries()
    assert [e.number for e in entries] == list(range(1, 10))
    assert entries[1].made.reviewer == "B. Second"
    assert datetime.datetime.fromisoformat(entries[0].at).utcoffset() == datetime.timedelta(0)
    assert not open_log(run / "nowhere").entries()
    assert open_log(run / "nowhere").fault() is None


def test_what_others_add_is_seen(run: Path) -> None:
    one, other = open_log(run), open_log(run)
    assert len(one.entries()) == 9
    other.append(decision("7.1"))
    assert len(one.entries()) == 10
    assert one.entries()[:9] == other.entries()[:9]


def test_the_file_is_a_write_ahead_log_whose_rows_stay(run: Path) -> None:
    with closing(sqlite3.connect(run / "decisions.sqlite")) as db:
        assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        for sql in ("UPDATE decisions SET hash = ''", "DELETE FROM decisions WHERE number = 1"):
            with pytest.raises(sqlite3.IntegrityError, match="only added"):
                db.execute(sql)


def edited(rng: random.Random, value: int | str) -> int | str:
    """One byte of a value turned into another."""
    text = str(value)
    at = rng.randrange(len(text))
    if isinstance(value, int):
        return int(text[:at] + rng.choice([c for c in "0123456789" if c != text[at]]) + text[at + 1 :])
    return text[:at] + rng.choice([c for c in map(chr, range(1, 127)) if c != text[at]]) + text[at + 1 :]


def test_every_edited_byte_in_the_rows_is_found(run: Path) -> None:
    rng = random.Random(7)
    rows, missed, tried = stored(run), [], 0
    while tried < EDITS:
        row = rng.choice(rows)
        column = rng.choices(COLUMNS, weights=(1, 20, 4))[0]
        new = edited(rng, row[COLUMNS.index(column)])
        if column == "number" and any(new == r[0] for r in rows):
            continue  # the database refuses two of a number; swapped rows have a test of their own
        tried += 1
        change(run, f"UPDATE decisions SET {column} = ? WHERE number = ?", new, row[0])
        if open_log(run).fault() is None:
            missed.append((row[0], column, new))
        change(run, "DELETE FROM decisions WHERE number = ?", new if column == "number" else row[0])
        change(run, "INSERT INTO decisions VALUES (?, ?, ?)", *row)
    assert not missed
    assert open_log(run).fault() is None


def test_every_edited_byte_in_the_database_file_is_found(run: Path) -> None:
    """The bytes of the entries and hashes as they lie in the file, changed to any other byte, valid UTF-8 or not."""
    rng = random.Random(11)
    with closing(sqlite3.connect(run / "decisions.sqlite")) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    path = run / "decisions.sqlite"
    whole = path.read_bytes()
    places = [whole.index(v.encode()) + i for row in stored(run) for v in row[1:] for i in range(len(v))]
    missed = []
    for at in rng.sample(places, EDITS):
        byte = rng.choice([b for b in range(256) if b != whole[at]])
        path.write_bytes(whole[:at] + bytes([byte]) + whole[at + 1 :])
        try:
            if open_log(run).fault() is None:
                missed.append((at, byte))
        except DecisionError:
            pass  # SQLite itself refuses the file
    assert not missed


def test_every_edited_byte_in_an_exported_log_is_found(run: Path) -> None:
    rng = random.Random(13)
    log = open_log(run)
    anchor = log.anchor()
    whole = log.lines().encode()
    missed = []
    for _ in range(EDITS):
        at = rng.randrange(len(whole))
        byte = rng.choice([b for b in range(256) if b != whole[at]])
        rows = read_lines((whole[:at] + bytes([byte]) + whole[at + 1 :]).decode("utf-8", "backslashreplace"))
        if not isinstance(rows, Fault) and verified(rows, anchor) is None:  # type: ignore[arg-type]
            missed.append((at, byte))
    assert not missed
    assert verified(read_lines(whole.decode()), anchor) is None  # type: ignore[arg-type]


def test_every_edited_byte_in_the_anchor_is_found(run: Path) -> None:
    path = run / "decisions.anchor.json"
    whole = path.read_bytes()
    rng = random.Random(17)
    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes([rng.choice([b for b in range(256) if b != whole[at]])]) + whole[at + 1 :])
        assert open_log(run).fault() is not None, at


@pytest.mark.parametrize(
    ("sql", "number", "said"),
    [
        ("DELETE FROM decisions WHERE number = 4", 4, "Entry 4 is missing: the next that is there is numbered 5"),
        ("DELETE FROM decisions WHERE number = 1", 1, "Entry 1 is missing"),
        ("DELETE FROM decisions WHERE number = 9", 9, "ends after 8 entries, and the anchor tells of 9: entry 9 is missing"),
        ("DELETE FROM decisions WHERE number > 5", 6, "entries 6 to 9 are missing"),
        ("DELETE FROM decisions", 1, "entries 1 to 9 are missing"),
        (
            "UPDATE decisions SET number = CASE number WHEN 3 THEN -6 WHEN 6 THEN -3 ELSE number END",
            1,
            "Entry 1 is missing: the next that is there is numbered -6",
        ),
        ("UPDATE decisions SET body = (SELECT body FROM decisions WHERE number = 6) WHERE number = 3", 3, "stands entry 6"),
        (
            "UPDATE decisions SET body = replace(body, 'A. Reader', 'C. Reader') WHERE number = 5",
            5,
            r"Entry 5 \(C. Reader, .*give its hash",
        ),
        ("UPDATE decisions SET body = '[]' WHERE number = 2", 2, "no decision any more"),
        ("UPDATE decisions SET body = CAST(body AS BLOB) || X'FF' WHERE number = 2", 2, "no decision any more"),
        ("DROP TABLE decisions", 1, "entries 1 to 9 are missing"),
    ],
)
def test_the_first_bad_entry_is_named(run: Path, sql: str, number: int, said: str) -> None:
    import re

    change(run, sql)
    fault = found(run)
    assert fault.number == number
    assert re.search(said, fault.message), fault.message


def test_swapped_entries_are_found(run: Path) -> None:
    change(run, "UPDATE decisions SET number = -3 WHERE number = 3")
    change(run, "UPDATE decisions SET number = 3 WHERE number = 6")
    change(run, "UPDATE decisions SET number = 6 WHERE number = -3")
    assert "swapped" in found(run).message
    assert found(run).number == 3


def test_a_chain_made_anew_after_a_removal_does_not_meet_the_anchor(run: Path) -> None:
    """Somebody removes an entry and counts every later hash again: the anchor tells."""
    from ombudscan.decisions.entry import START, canonical, chained

    bodies = [json.loads(body) for number, body, _ in stored(run) if number != 4]
    change(run, "DELETE FROM decisions")
    hash = START
    for n, body in enumerate([*bodies, bodies[0]], 1):
        text = canonical(body | {"number": n})
        hash = chained(text, hash)
        change(run, "INSERT INTO decisions VALUES (?, ?, ?)", n, text, hash)
    assert "anchor" in found(run).message


def test_a_missing_anchor_is_told_and_nothing_is_added(run: Path) -> None:
    (run / "decisions.anchor.json").unlink()
    assert "is not there" in found(run).message
    with pytest.raises(DecisionError, match="nothing was added"):
        open_log(run).append(decision())
    assert len(open_log(run).entries()) == 9


def test_nothing_is_added_to_a_cut_log(run: Path) -> None:
    change(run, "DELETE FROM decisions WHERE number > 5")
    with pytest.raises(DecisionError, match="ombudscan verify"):
        open_log(run).append(decision())


def test_a_stop_between_entry_and_anchor_loses_nothing(run: Path) -> None:
    anchor = run / "decisions.anchor.json"
    before = anchor.read_bytes()
    open_log(run).append(decision("8.1"))
    anchor.write_bytes(before)  # as if the process had been killed before the anchor was written
    assert open_log(run).fault() is None
    open_log(run).append(decision("8.2"))
    assert json.loads(anchor.read_text())["count"] == 11
    assert open_log(run).fault() is None


def test_the_clock_may_jump(tmp_path: Path) -> None:
    times: Iterator[datetime.datetime] = iter(datetime.datetime(y, 1, 1, tzinfo=datetime.UTC) for y in (2026, 2019, 2031))
    log = Log(SqliteRows(tmp_path / "decisions.sqlite"), tmp_path / "decisions.anchor.json", now=lambda: next(times))
    for n in range(3):
        log.append(decision(f"1.{n}"))
    assert [e.at[:4] for e in log.entries()] == ["2026", "2019", "2031"]
    assert log.fault() is None


def test_several_processes_keep_one_chain(tmp_path: Path) -> None:
    script = made_decisions.__file__
    root = str(Path(script).parents[1])
    started = [
        subprocess.Popen([sys.executable, script, str(tmp_path), f"Reader {n}", "20"], env={"PYTHONPATH": root, "PATH": ""})
        for n in range(4)
    ]
    assert [p.wait(120) for p in started] == [0] * 4
    log = open_log(tmp_path)
    assert log.fault() is None
    assert len(log.entries()) == 80
    anchor = read_anchor((tmp_path / "decisions.anchor.json").read_text())
    assert not isinstance(anchor, Fault)
    assert (anchor.count, anchor.hash) == (80, log.entries()[-1].hash)


def test_the_first_writer_waits_for_another_that_is_making_the_file(tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "decisions.sqlite", isolation_level=None, check_same_thread=False)
    other.execute("CREATE TABLE half_made (number INTEGER)")
    other.execute("BEGIN IMMEDIATE")
    let_go = threading.Timer(0.3, lambda: (other.execute("COMMIT"), other.close()))
    let_go.start()
    log = open_log(tmp_path)
    log.append(decision())
    let_go.join()
    assert len(log.entries()) == 1


def test_a_file_that_is_no_database_is_told(run: Path) -> None:
    (run / "decisions.sqlite").write_bytes(b"nothing of the sort, and long enough to be looked at" * 100)
    with pytest.raises(DecisionError, match="cannot be read or written"):
        open_log(run).entries()


@pytest.mark.parametrize(
    "body", ['"a word"', "[1]", "null", "{}", "[" * 100_000], ids=["a word", "a list", "nothing", "empty", "without end"]
)
def test_a_row_that_is_no_decision_is_told_by_number(run: Path, body: str) -> None:
    change(run, "UPDATE decisions SET body = ? WHERE number = 4", body)
    assert found(run).number == 4
    with pytest.raises(DecisionError, match="Entry 4 of the decisions was changed"):
        open_log(run).entries()


def test_an_anchor_without_end_is_told(run: Path) -> None:
    (run / "decisions.anchor.json").write_text("[" * 100_000, encoding="utf-8")
    assert found(run).number is None
