"""The same audit on a real cluster of two workers: the same bytes, whichever of them is killed, wherever they write."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

import made_work
import pytest
from made_work import began, copied, ended, outcomes, tables
from test_verb import assessment

import documents
from ombudscan.audit import run
from ombudscan.nouns import Settings

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="signals and limits as Linux has them"),
    pytest.mark.skipif(find_spec("distributed") is None, reason="the extra dask is not installed"),
]
Calm = tuple[Path, Path, dict[str, str]]
DAY = "2026-11-21"


def test_two_workers_write_the_same_bytes_though_killed_ten_times(calm: Calm, tmp_path: Path) -> None:
    folder, out, expected = calm
    mine = copied(folder, tmp_path / "documents")
    assert ended(began(mine, f"file://{tmp_path}/out", "dask", 10, 6))["killed"] == 10
    assert outcomes(tmp_path / "out") == expected  # 34 of 34 good ones, and six rightly named
    assert tables(tmp_path / "out") == tables(out)
    assert sum(made_work.starts(mine).values()) - len(expected) <= 10  # what each of the killed had in hand
    assert not list((tmp_path / "out").rglob("*.partial"))


def test_undisturbed_workers_begin_each_document_once_and_write_the_same_bytes_to_memory(calm: Calm, tmp_path: Path) -> None:
    folder, out, expected = calm
    mine = copied(folder, tmp_path / "documents")
    ended(began(mine, tmp_path / "out", "memory"))
    assert outcomes(tmp_path / "out") == expected
    assert set(made_work.starts(mine).values()) == {1}
    assert tables(tmp_path / "out") == tables(out)


def test_the_command_line_gives_the_same_bytes_and_so_do_one_worker_and_two(tmp_path: Path) -> None:
    mine = tmp_path / "documents"
    for landlord in ("Pellbrook Homes", "Quince Almshouses"):
        (mine / landlord).mkdir(parents=True)
        documents.text(mine / landlord, body=documents.POLICY.replace("Pellbrook Homes", landlord))
        assessment(mine / landlord, "2026.html", f"{len(landlord)} July 2026")
    (mine / "Pellbrook Homes" / "broken.pdf").write_bytes(b"%PDF-1.7\nand no more")
    for workers in (1, 2):
        run.audit(mine, tmp_path / str(workers), Settings(as_of=DAY), workers=workers)
    said = ended(began(mine, tmp_path / "out", "command", "--as-of", DAY))
    assert (said["status"], said["errors"]) == (0, "")
    assert str(said["said"]).startswith("5 documents (5 now): ok 4")
    assert tables(tmp_path / "out") == tables(tmp_path / "1") == tables(tmp_path / "2")


def test_a_client_that_is_killed_is_followed_by_another(calm: Calm, tmp_path: Path) -> None:
    folder, out, expected = calm
    mine = copied(folder, tmp_path / "documents")
    said = ended(began(mine, tmp_path / "out", "clients", 3, 6))
    assert said["killed"] == 3
    assert tables(tmp_path / "out") == tables(out)
    assert sum(made_work.starts(mine).values()) - len(expected) <= 2 * 3  # what both workers had in hand, each time
