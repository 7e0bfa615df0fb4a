"""A file that has lost words says so: PDFs whose parts do not unpack or are missing, pages cut off, text with signs that are none."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from factories import settings
from ombudscan import flow, isolate
from ombudscan.errors import UnreadableError
from ombudscan.nouns import Document, Report
from ombudscan.read import document, odd_bytes, pdf_damage
from ombudscan.read.html_source import lost

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"
PDFS, PAGES = sorted(SAMPLES.glob("*/*.pdf")), sorted(SAMPLES.glob("*/*.html"))
ACCUSING = ("breach", "gap")
TENTHS = range(1, 10)


def read(data: bytes, name: str, folder: Path) -> Document:
    (folder / name).write_bytes(data)
    return document(folder / name)


def told(made: Document) -> list[str]:
    return [n.code for n in made.unread]


def pdf(*objects: bytes) -> bytes:
    """A PDF of these objects, numbered from 1 (the first its catalogue)."""
    out, places = b"%PDF-1.4\n", []
    for n, one in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (n, one)
    table = b"".join(b"%010d 00000 n \n" % at for at in places)
    end = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table) + end


def stream(packed: bytes, more: bytes = b"/Filter /FlateDecode") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(packed), more, packed)


WORDS = b"BT /F1 12 Tf 50 700 Td " + b"(We answer within ten working days.) Tj 0 -14 Td " * 8 + b"ET"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
HEAD = (b"<< /Type /Catalog /Pages 2 0 R >>",)


def two_pages(first: bytes, second: bytes, kids: bytes = b"[3 0 R 4 0 R]", contents: bytes = b"/Contents 6 0 R") -> bytes:
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 7 0 R >> >> %s >>"
    tree = b"<< /Type /Pages /Count 2 /Kids %s >>" % kids
    return pdf(*HEAD, tree, page % b"/Contents 5 0 R", page % contents, first, second, FONT)


SOUND = stream(zlib.compress(WORDS))
TORN = stream(zlib.compress(WORDS)[:60] + b"\x00\x07\x1f" + zlib.compress(WORDS)[63:])


@pytest.mark.parametrize(
    ("data", "codes"),
    [
        (two_pages(SOUND, SOUND), []),
        (two_pages(SOUND, TORN), ["part_damaged"]),
        (two_pages(SOUND, stream(zlib.compress(WORDS)[:70])), ["part_damaged"]),  # cut
        (two_pages(SOUND, stream(zlib.compress(WORDS)[:-4])), []),  # some programs leave the check sum out
        (two_pages(SOUND, stream(zlib.compress(WORDS) + b"\r\n")), []),  # or count an end of a line in
        (two_pages(SOUND, stream(b"", b"")), []),  # a page left empty
        (two_pages(SOUND, SOUND, contents=b""), ["part_damaged"]),  # words that belong to no page
        (two_pages(SOUND, SOUND, contents=b"/Contents 60 0 R"), ["part_damaged"]),
        (two_pages(SOUND, SOUND, kids=b"[3 0 R 40 0 R]"), ["page_without_text", "part_damaged"]),
        (two_pages(SOUND, stream(WORDS, b"")), []),  # not packed
    ],
)
def test_a_pdf_whose_words_do_not_unpack_or_are_not_there_says_so(data: bytes, codes: list[str], tmp_path: Path) -> None:
    made = read(data, "a.pdf", tmp_path)
    assert "We answer within ten working days." in made.text
    assert told(made) == codes


def test_pictures_and_locked_files_are_not_looked_at() -> None:
    torn = stream(zlib.compress(WORDS)[:70], b"/Subtype /Image /Filter /FlateDecode")
    assert pdf_damage.notices(two_pages(SOUND, torn)) == []
    assert pdf_damage.notices(two_pages(SOUND, TORN) + b"/Encrypt") == []


@pytest.mark.parametrize("path", PDFS, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_any_damaged_stream_of_a_sample_is_seen(path: Path) -> None:
    """In the letters of ASCII85, three changed in the middle of each stream in turn."""
    data = path.read_bytes()
    assert pdf_damage.notices(data) == []
    for found in re.finditer(rb"stream\r?\n", data):
        if data[: found.start()].endswith(b"end"):
            continue
        at = found.end() + 300
        assert pdf_damage.notices(data[:at] + b"!5Z" + data[at + 3 :]), at


@pytest.mark.parametrize("path", [*PDFS, *PAGES], ids=lambda p: f"{p.parent.name}-{p.stem}{p.suffix}")
def test_a_sound_sample_has_lost_nothing(path: Path) -> None:
    assert told(document(path)) == []


@pytest.mark.parametrize(
    ("page", "how"),
    [
        ("<html><body><p>We answer.</p></body></html>", ""),
        ("<p>We answer.<p>So there.", ""),  # paragraphs need no end
        ("<div><p>We <b>answer.</p></body>", ""),  # nor do sloppy pages close each block
        ("<h1>Policy</h1><br><img src=a><p>We answer.</p><hr/>", ""),
        ("<html><body><p>We answer.", "cut_short"),
        ("<div><p>We answer.", "cut_short"),
        ("<p>We answer.</p><p cla", "cut_short"),
        ("<p>We answer.</p><", "cut_short"),
        ("<p>We answer.</p><!-- and", "cut_short"),
        ("<p>We answer.</p><script>var a = 1", "cut_short"),
        ("<html><body><table><tr><td>We answer.</body></html>", "part_damaged"),
        ("<html><body><tr><td>We answer.</table></body></html>", "part_damaged"),
        ("<html><body><t><p>We answer.</p></body></html>", "part_damaged"),  # a letter changed: a tag that is none
    ],
)
def test_a_page_shows_that_it_lost_parts(page: str, how: str) -> None:
    assert lost(page) == how


@pytest.fixture(scope="module")
def whole() -> Callable[[Path], Report]:
    made: dict[Path, Report] = {}

    def report(path: Path) -> Report:
        if path not in made:
            made[path] = flow.check_file(path, settings())
        return made[path]

    return report


def accused(r: Report) -> set[tuple[str, str | None]]:
    return {(f.rule, f.provision) for f in r.findings if f.severity in ACCUSING}


@pytest.mark.parametrize("path", PAGES, ids=lambda p: f"{p.parent.name}-{p.stem}")
@pytest.mark.parametrize("tenth", TENTHS)
def test_a_page_cut_anywhere_accuses_of_nothing_that_the_whole_does_not(
    path: Path, tenth: int, whole: Callable[[Path], Report], tmp_path: Path
) -> None:
    data = path.read_bytes()
    (tmp_path / path.name).write_bytes(data[: len(data) * tenth // 10])
    try:
        got = flow.check_file(tmp_path / path.name, settings())
    except UnreadableError:
        return
    assert "cut_short" in told(got.evidence.document)
    if got.evidence.identity.kind == whole(path).evidence.identity.kind:
        assert accused(got) - accused(whole(path)) == set()


def test_what_ends_in_the_middle_is_read_in_part(tmp_path: Path) -> None:
    page = tmp_path / "policy.html"
    data = PAGES[0].read_bytes()
    page.write_bytes(data[: len(data) // 2])
    done = isolate.check(page, settings())
    assert done.outcome == "partial"
    assert done.report and any("cut off" in n.message for n in done.report.evidence.document.notices)


SENTENCE = "We answer each complaint within ten working days – “always”. "


@pytest.mark.parametrize(
    ("data", "codes"),
    [
        (SENTENCE.encode() * 20, []),
        (SENTENCE.encode("cp1252") * 20, []),  # another coding throughout
        ((SENTENCE * 20).encode() + b"\x0c\x02\x1f", []),  # what copying out of a PDF leaves
        ((SENTENCE * 20).encode().replace(b"ten", b"t\xb4n", 1), []),  # one sign is no proof
        ((SENTENCE * 20).encode().replace(b"ten", b"t\xb4n", 1).replace(b"each", b"e\x11ch", 1), ["part_damaged"]),
    ],
)
def test_signs_that_are_no_text_show_damage(data: bytes, codes: list[str], tmp_path: Path) -> None:
    made = read(data, "policy.txt", tmp_path)
    assert told(made) == codes
    assert "within ten working days – “always”." in made.text


def test_a_text_with_such_signs_all_over_is_refused() -> None:
    with pytest.raises(UnreadableError) as failed:
        odd_bytes.notices(SENTENCE.encode() * 5 + bytes(range(256)) * 4)
    assert failed.value.outcome == "corrupt"


def test_a_word_file_that_lacks_a_part_that_it_names_says_so(tmp_path: Path) -> None:
    source = next(p for p in sorted(SAMPLES.glob("*/*.docx")))
    assert told(document(source)) == []
    packed = io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            if name != "word/numbering.xml":
                new.writestr(name, old.read(name))
    assert told(read(packed.getvalue(), "a.docx", tmp_path)) == ["part_damaged"]
