"""What is fuzzed: each target takes any bytes, and may refuse them only as the product does; anything else raised is a find."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from ombudscan import catalog, dismissals, extract
from ombudscan.errors import CatalogError, DismissalError, UnreadableError
from ombudscan.nouns import Document, Settings
from ombudscan.read import assemble, clause_marks, docx_package, from_html, from_text, numerals
from ombudscan.read.assemble import CellDraft, Draft, Reading, TableDraft

HEAD = ("Code provision", "Code requirement", "Comply: Yes / No", "Evidence", "Commentary")
SETTINGS = Settings(as_of="2026-11-21")


def text(data: bytes) -> None:
    """Text of any layout: every block and row lies inside the text."""
    with suppress(UnreadableError):
        _sound(_document(from_text.reading(data)))


def page(data: bytes) -> None:
    """A web page of any sort."""
    with suppress(UnreadableError):
        _sound(_document(from_html.reading(data)))


def form(data: bytes) -> None:
    """A form: lines are rows, tabs are between cells; what is found of each row lies inside the text."""
    rows = [line.split("\t") for line in data.decode("utf-8", "replace").splitlines()[:60]]
    table = TableDraft(
        rows=[[CellDraft(blocks=[Draft(text=t)] if t.strip() else []) for t in row] for row in (list(HEAD), *rows)], headers=1
    )
    document = _document(Reading(drafts=[Draft(kind="heading", text="Self-assessment", level=1), table]))
    for claim in extract.claims(document):
        for span in (*claim.requirement, *claim.evidence, *claim.commentary):
            assert 0 <= span.start <= span.end <= len(document.text)


def numbering(data: bytes) -> None:
    """A clause's number as somebody typed it, as Word counts it, and the XML that says how."""
    for line in data.decode("utf-8", "replace").splitlines()[:40]:
        for heading in (False, True):
            label, rest = clause_marks.split(line, heading=heading)
            assert label.replace(" ", "") in line.replace(" ", "") and rest in line
        clause_marks.bullet(line)
        clause_marks.is_item(line)
    for form in ("decimal", "lowerLetter", "upperLetter", "lowerRoman", "upperRoman", "bullet", data[:8].decode("latin-1")):
        numerals.formatted(int.from_bytes(data[:2], "big") - 100, form)
    with suppress(UnreadableError):
        docx_package._parsed(data)


def timescales(data: bytes) -> None:
    """Sentences of a policy: each time found has a length, and stands in the text."""
    lines = data.decode("utf-8", "replace").splitlines()[:20]
    drafts = [Draft(kind="heading", text="Complaints policy", level=1), *(Draft(text=line) for line in lines if line.strip())]
    document = _document(Reading(drafts=drafts))
    passages = extract.passages(document, ())
    for t in extract.timescales(document, extract.statements(document, passages, ())):
        assert t.value >= 0
        assert 0 <= t.span.start <= t.span.end <= len(document.text)


def catalogue(data: bytes) -> None:
    """A rule, an edition and a file of dismissals: read, or refused with every fault named."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "rule.toml").write_bytes(data)
        with suppress(CatalogError):
            catalog.read_rules(folder, catalog.editions())
        with suppress(CatalogError):
            catalog.read_editions(folder)
        with suppress(DismissalError):
            dismissals.read(folder / "rule.toml")


TARGETS: dict[str, Callable[[bytes], None]] = {f.__name__: f for f in (form, numbering, text, page, timescales, catalogue)}


def seeds(root: Path) -> dict[str, list[bytes]]:
    """Return what each target begins with: our own samples, rules and editions, in its own shape."""
    package, samples = root / "pipeline" / "ombudscan", root / "corpus" / "samples"
    pages = [p.read_bytes() for p in sorted(samples.rglob("*.html"))]
    plain = [_words(p) for p in pages]
    rows = [b"\n".join(b"\t".join(c.encode() for c in row) for row in _rows(p)) for p in pages]
    toml = [p.read_bytes() for folder in ("rules", "editions") for p in sorted((package / folder).glob("*.toml"))]
    return {"form": rows, "numbering": plain, "text": plain, "page": pages, "timescales": plain, "catalogue": toml}


def _words(page: bytes) -> bytes:
    return _document(from_html.reading(page)).text.encode()


def _rows(page: bytes) -> list[list[str]]:
    document = _document(from_html.reading(page))
    return [[" ".join(document.quote(cell.span).split()) for cell in row.cells] for row in document.rows]


def _document(reading: Reading) -> Document:
    return assemble.document(
        reading.drafts, source="fuzz", sha256="0" * 64, media_type="text/plain", notices=reading.notices, info=reading.info
    )


def _sound(document: Document) -> None:
    for block in document.blocks:
        assert 0 <= block.span.start <= block.span.end <= len(document.text)
