"""What LibreOffice makes of a Word file: each comment with the words that it stands at."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from pathlib import Path

from lxml import etree

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
_O = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"


def converted(path: Path, ending: str, folder: Path) -> Path:
    """Have LibreOffice open a file and save it in another format, with a profile of its own."""
    profile = (folder / "profile").as_uri()
    command = [str(OFFICE), f"-env:UserInstallation={profile}", "--headless", "--convert-to", ending, "--outdir", str(folder / "office")]
    subprocess.run([*command, str(path)], capture_output=True, timeout=180, check=True)
    return folder / "office" / f"{path.stem}.{ending.split(':')[0]}"


def comments(odt: Path) -> list[tuple[str, str, str]]:
    """Return author, note and the words it stands at, of each comment in an OpenDocument text."""
    with zipfile.ZipFile(odt) as archive:
        root = etree.fromstring(archive.read("content.xml"))
    open_at: dict[str, list[str]] = {}
    out: dict[str, tuple[str, str]] = {}
    inside = 0
    for event, e in etree.iterwalk(root, events=("start", "end")):
        if e.tag == f"{_O}annotation":
            inside += 1 if event == "start" else -1
            if event == "start":
                name = e.get(f"{_O}name") or f"point-{len(out)}"
                creator = next((x.text or "" for x in e if x.tag.endswith("creator")), "")
                out[name] = (creator, "\n".join("".join(p.itertext()) for p in e if p.tag.endswith("}p")))
                open_at[name] = []
        elif e.tag == f"{_O}annotation-end" and event == "start":
            open_at[f"closed {e.get(f'{_O}name')}"] = open_at.pop(e.get(f"{_O}name"))
        elif event == "start" and not inside and e.text:
            _heard(open_at, e.text)
        if event == "end" and not inside and e.tail:
            _heard(open_at, e.tail)
    return [(author, said, "".join(open_at.get(f"closed {name}", open_at.get(name, [])))) for name, (author, said) in out.items()]


def _heard(open_at: dict[str, list[str]], text: str) -> None:
    for name, words in open_at.items():
        if not name.startswith("closed "):
            words.append(text)
