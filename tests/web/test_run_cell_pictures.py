"""Pictures of pages: only of a PDF that is there and still the same, drawn in a child, with the words marked."""

from __future__ import annotations

import hashlib
import io
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from ombudscan import isolate
from ombudscan.nouns import Span
from ombudscan.web import run_pictures
from ombudscan.web.run_nouns import Paper
from ombudscan.web.run_pictures import Pictures

SAMPLE = Path(__file__).parents[2] / "corpus" / "samples" / "harlingford-homes" / "policy.pdf"


def paper(path: str = "Alder/policy.pdf", sha256: str | None = None, media_type: str = "application/pdf") -> Paper:
    return Paper(
        key="k",
        path=path,
        landlord="Alder",
        kind="policy",
        edition="hos-2024",
        outcome="ok",
        message="",
        sha256=sha256 or hashlib.sha256(SAMPLE.read_bytes()).hexdigest(),
        media_type=media_type,
        title="",
        year="",
        pages=12,
        warnings=(),
        columns=(),
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "documents" / "Alder").mkdir(parents=True)
    shutil.copy(SAMPLE, tmp_path / "documents" / "Alder" / "policy.pdf")
    shutil.copy(SAMPLE, tmp_path / "outside.pdf")
    return tmp_path / "documents"


@pytest.fixture
def pictures(folder: Path) -> Iterator[Pictures]:
    made = Pictures(folder)
    yield made
    made.close()


def test_the_words_are_marked(pictures: Pictures) -> None:
    assert pictures.lacking(paper(), 600) == ""
    data = pictures.marked(paper(), 600, 700)
    assert data is not None
    colours = np.asarray(Image.open(io.BytesIO(data)).convert("RGB")).astype(int)
    yellow = (colours[:, :, 0] > 230) & (colours[:, :, 1] > 190) & (colours[:, :, 2] < 150)
    assert 200 < yellow.sum() < yellow.size / 3
    assert pictures.marked(paper(), 600, 700) is data  # kept, not drawn again


@pytest.mark.parametrize(
    ("of", "start", "said"),
    [
        (paper(), None, "Nothing in the document can be pointed at"),
        (paper(media_type="text/html"), 5, "it is no PDF"),
        (paper("Alder/gone.pdf"), 5, "is not in the folder of documents"),
        (paper("../outside.pdf"), 5, "is not in the folder of documents"),
        (paper("Alder/link.pdf"), 5, "is not in the folder of documents"),
        (paper("/etc/passwd"), 5, "is not in the folder of documents"),
        (paper("Alder/\x00"), 5, "is not in the folder of documents"),
        (paper("Alder"), 5, "is not in the folder of documents"),
        (paper("Alder/" + "a" * 5000), 5, "is not in the folder of documents"),
        (paper("Alder/round.pdf"), 5, "is not in the folder of documents"),
        (paper(sha256="0" * 64), 5, "has changed since it was read"),
    ],
)
def test_else_a_sentence_says_why(pictures: Pictures, folder: Path, of: Paper, start: int | None, said: str) -> None:
    (folder / "Alder" / "link.pdf").symlink_to(folder.parent / "outside.pdf")
    (folder / "Alder" / "round.pdf").symlink_to("round.pdf")
    assert said in pictures.lacking(of, start)
    if start is not None:
        assert pictures.marked(of, start, start + 10) is None


def test_without_a_folder_there_are_none() -> None:
    nothing = Pictures(None)
    assert "--documents" in nothing.lacking(paper(), 5)
    assert nothing.marked(paper(), 5, 10) is None
    nothing.close()


def test_a_file_that_changes_while_it_is_served_is_told(pictures: Pictures, folder: Path) -> None:
    assert pictures.lacking(paper(), 5) == ""
    with (folder / "Alder" / "policy.pdf").open("ab") as file:
        file.write(b" ")
    assert "has changed" in pictures.lacking(paper(), 5)


def test_places_beyond_the_document_give_none(pictures: Pictures) -> None:
    assert pictures.marked(paper(), 10_000_000, 10_000_010) is None


def test_a_page_that_takes_long_keeps_no_other_waiting(pictures: Pictures, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, ended = threading.Event(), threading.Event()

    def drawn(_: object, task: run_pictures.Task) -> bytes:
        if task[2].start == 600:
            begun.set()
            assert ended.wait(60)
        return b"drawn"

    monkeypatch.setattr(run_pictures, "_drawn_by", drawn)
    slow = threading.Thread(target=pictures.marked, args=(paper(), 600, 700))
    slow.start()
    assert begun.wait(60)
    other: list[bytes | None] = []
    quick = threading.Thread(target=lambda: other.extend(pictures.marked(paper(), 800, 900) for _ in range(2)), daemon=True)
    quick.start()
    quick.join(30)
    ended.set()
    slow.join()
    assert other == [b"drawn", b"drawn"]


def test_a_document_that_is_put_back_is_drawn_again(pictures: Pictures, folder: Path) -> None:
    path = folder / "Alder" / "policy.pdf"
    path.rename(folder / "elsewhere.pdf")
    assert pictures.marked(paper(), 600, 700) is None
    (folder / "elsewhere.pdf").rename(path)
    assert pictures.marked(paper(), 600, 700) is not None


@pytest.mark.skipif("reads only its documents" not in isolate.protections(), reason="the kernel cannot promise it")
def test_the_child_that_draws_reads_the_folder_of_documents_alone(pictures: Pictures, folder: Path) -> None:
    assert pictures.marked(paper(), 600, 700) is not None
    children = pictures._free.get()
    assert children is not None
    outside = (folder.parent / "outside.pdf", paper().sha256, Span(start=600, end=700))
    told = run_pictures._drawn_by(children, outside)
    pictures._free.put(children)
    assert told is None
