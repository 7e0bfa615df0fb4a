"""The same document gives the same in each of its formats: the samples' sources, each written in all of them."""

from __future__ import annotations

import importlib
import sys
import tomllib
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from ombudscan import extract, read
from ombudscan.nouns import Document

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "corpus" / "samples").glob("*/source.toml"))
FORMATS = ("docx", "pdf", "html", "txt")
SHEETS = [(s.parent.name, kind) for s in SOURCES for kind in ("self-assessment", "policy")]

LANDLORDS = [s.parent.name for s in SOURCES]

assert len(SOURCES) >= 6, "the samples' sources are gone"


@cache
def script(name: str) -> ModuleType:
    sys.path.insert(0, str(ROOT / "scripts"))
    return importlib.import_module(name)


@cache
def sheet(landlord: str, kind: str):
    source = tomllib.loads((ROOT / "corpus" / "samples" / landlord / "source.toml").read_text())
    return script("build_samples").sheet(source, source[kind])


def plain(doc) -> bytes:
    """The document as a scraper keeps it: a line a block, cells between pipes."""
    lines = [doc.title, ""]
    lines += [" | ".join(row) + " |" for row in doc.front] + [""]
    for block in doc.blocks:
        if block.kind == "table":
            lines += [" | ".join(row) + " |" for row in block.rows]
        else:
            mark = "- " if block.kind == "bullet" else ""
            lines.append(f"{mark}{block.label} {block.text}".strip())
        lines.append("")
    return "\n".join(lines).encode()


@pytest.fixture(scope="module")
def twins(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str, str], Document]:
    folder = tmp_path_factory.mktemp("twins")
    made = {}
    for landlord, kind in SHEETS:
        for ending in FORMATS:
            data = plain(sheet(landlord, kind)) if ending == "txt" else script("sample_formats").WRITERS[ending](sheet(landlord, kind))
            path = folder / f"{landlord}-{kind}.{ending}"
            path.write_bytes(data)
            made[landlord, kind, ending] = read.document(path)
    return made


def letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


def claims_of(document: Document) -> dict[str, tuple[str, str]]:
    return {c.key: (c.answer, letters("".join(document.quote(s) for s in (*c.evidence, *c.commentary)))) for c in extract.claims(document)}


def statements_of(document: Document) -> list[tuple[str, str]]:
    """Headings, clauses and items with their numbers; contents lists are no part of the text."""
    kinds = {"paragraph": "", "item": "", "heading": "heading"}
    return [
        (kinds[b.kind], letters(f"{b.label} {document.quote(b.span)}"))
        for b in document.blocks
        if b.kind in kinds and b.row is None and letters(document.quote(b.span))
    ]


def words_of(document: Document) -> tuple[list[str], str]:
    """The headings, and all that is said: on paper a paragraph whose line ends with its sentence may be two."""
    said = statements_of(document)
    return [text for kind, text in said if kind], "".join(text for _, text in said)


@pytest.mark.parametrize("ending", FORMATS[1:])
@pytest.mark.parametrize("landlord", LANDLORDS)
def test_a_form_gives_the_same_claims(twins, landlord: str, ending: str) -> None:
    wanted, found = claims_of(twins[landlord, "self-assessment", "docx"]), claims_of(twins[landlord, "self-assessment", ending])
    if ending == "txt":  # nothing marks the end of the last row there
        last = list(wanted)[-1]
        assert found.pop(last)[1].startswith(wanted.pop(last)[1])
    assert found == wanted


@pytest.mark.parametrize("ending", ["html", "txt"])
@pytest.mark.parametrize("landlord", LANDLORDS)
def test_a_policy_gives_the_same_headings_and_statements(twins, landlord: str, ending: str) -> None:
    assert statements_of(twins[landlord, "policy", ending]) == statements_of(twins[landlord, "policy", "docx"])


@pytest.mark.parametrize("landlord", LANDLORDS)
def test_a_policy_on_paper_says_the_same_under_the_same_headings(twins, landlord: str) -> None:
    assert words_of(twins[landlord, "policy", "pdf"]) == words_of(twins[landlord, "policy", "docx"])


@pytest.mark.parametrize("ending", FORMATS[1:])
@pytest.mark.parametrize(("landlord", "kind"), SHEETS)
def test_the_same_rows_stand_in_its_tables(twins, landlord: str, kind: str, ending: str) -> None:
    assert rows_of(twins[landlord, kind, ending]) == rows_of(twins[landlord, kind, "docx"])


def rows_of(document: Document) -> list[list[str]]:
    return [[letters(document.quote(c.span)) for c in row.cells] for row in document.rows if not row.is_header]
