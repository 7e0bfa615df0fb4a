"""Old Word files, OpenDocument and rich text: read by way of LibreOffice where it is, refused with a sentence where it is not."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest

from factories import settings
from ombudscan import isolate, read
from ombudscan.errors import UnreadableError
from ombudscan.read import from_office

here = from_office.program()
needs_office = pytest.mark.skipif(here is None, reason="LibreOffice is not installed: the files that it turns into .docx were not read")

RTF = rb"""{\rtf1\ansi{\b Moaning policy}\par
We answer within ten working days.\par
\trowd\cellx2000\cellx4000\cellx6000\intbl Code provision\cell Comply: Yes/No\cell Evidence\cell\row
\trowd\cellx2000\cellx4000\cellx6000\intbl 5.10\cell Yes\cell Our wall chart\cell\row
\pard The end of it.\par}"""

_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"


def odt(body: str, manifest: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as z:
        z.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        names = f'xmlns:office="{_OFFICE}" xmlns:text="{_TEXT}" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
        z.writestr(
            "content.xml",
            f'<office:document-content {names} office:version="1.3"><office:body><office:text>{body}</office:text></office:body>'
            "</office:document-content>",
        )
        z.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
            '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>'
            f'<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml">{manifest}</manifest:file-entry>'
            "</manifest:manifest>",
        )
    return out.getvalue()


ODT = odt("<text:h text:outline-level='1'>Moaning policy</text:h><text:p>We answer within ten working days.</text:p>")


def doc(folder: Path) -> bytes:
    """An old Word file, which only LibreOffice can make here, with Word's own automatic numbers."""
    source = folder / "source.docx"
    source.write_bytes((Path(__file__).parents[2] / "corpus/samples/harlingford-homes/policy.docx").read_bytes())
    command = [str(here), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "doc:MS Word 97"]
    for _ in "ab":  # the first start may only set up the profile
        subprocess.run([*command, "--outdir", str(folder), str(source)], check=False, capture_output=True, timeout=60)
    return (folder / "source.doc").read_bytes()


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@needs_office
@pytest.mark.parametrize(("name", "data"), [("a.rtf", RTF), ("a.odt", ODT), ("misnamed.docx", RTF)])
def test_the_words_are_read_and_the_way_is_told(tmp_path: Path, name: str, data: bytes) -> None:
    document = read.document(written(tmp_path, name, data))
    assert "We answer within ten working days." in document.text
    assert [n.code for n in document.notices] == ["other"]
    assert "LibreOffice" in document.notices[0].message


@needs_office
def test_a_table_stays_a_table(tmp_path: Path) -> None:
    document = read.document(written(tmp_path, "a.rtf", RTF))
    assert [[document.quote(c.span) for c in r.cells] for r in document.rows if not r.is_header] == [["5.10", "Yes", "Our wall chart"]]


@needs_office
def test_an_old_word_file_gives_what_its_new_twin_gives(tmp_path: Path) -> None:
    old = read.document(written(tmp_path, "old.doc", doc(tmp_path)))
    new = read.document(tmp_path / "source.docx")
    assert [(b.label, old.quote(b.span)) for b in old.blocks] == [(b.label, new.quote(b.span)) for b in new.blocks]


@needs_office
def test_the_product_reads_it_in_its_own_confined_process(tmp_path: Path) -> None:
    done = isolate.check(written(tmp_path, "a.rtf", RTF), settings())
    assert done.outcome in {"ok", "not_relevant"}, done.message


@needs_office
def test_it_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    from_office.reading(RTF, "rtf")
    assert list(tmp_path.iterdir()) == []


@needs_office
def test_one_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(from_office, "SECONDS", 0.02)
    with pytest.raises(UnreadableError) as e:
        from_office.reading(RTF, "rtf")
    assert e.value.outcome == "timeout"


@pytest.mark.parametrize(("ending", "data"), [("rtf", RTF), ("odt", ODT)])
def test_without_libreoffice_the_refusal_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str, data: bytes) -> None:
    monkeypatch.setattr(shutil, "which", lambda *_: None)
    with pytest.raises(UnreadableError) as e:
        read.document(written(tmp_path, f"a.{ending}", data))
    assert e.value.outcome == "unsupported"
    assert f".{ending}" in e.value.message
    assert "LibreOffice, which is not installed" in e.value.message
    assert "save the file as .docx" in e.value.message


def test_one_that_makes_nothing_of_the_file_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(from_office, "program", lambda: Path("/bin/true"))
    with pytest.raises(UnreadableError) as e:
        from_office.reading(RTF, "rtf")
    assert (e.value.outcome, ".rtf" in e.value.message) == ("corrupt", True)


def test_it_is_started_again_where_it_asks_for_it_and_without_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    runs: list[Any] = []

    def run(command: list[str], **how: Any) -> subprocess.CompletedProcess[bytes]:
        runs.append((command, how))
        out = Path(command[command.index("--outdir") + 1])
        if len(runs) == 2:
            out.mkdir()
            (out / "document.docx").write_bytes(b"made")
        return subprocess.CompletedProcess(command, 81 if len(runs) == 1 else 0)

    monkeypatch.setattr(from_office, "_fenced", lambda: ())
    monkeypatch.setattr(subprocess, "run", run)
    assert from_office._converted(RTF, "rtf", Path("/usr/bin/soffice")) == b"made"
    assert len(runs) == 2
    assert all(set(how["env"]) <= {"HOME", "TMPDIR", "PATH", "LANG", "SAL_USE_VCLPLUGIN"} for _, how in runs)
