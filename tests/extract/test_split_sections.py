"""A section of the Code on two web pages, whose own numbers are the pages': provisions are told by their words and by their neighbours."""

from __future__ import annotations

import html
from collections.abc import Sequence
from pathlib import Path

import pytest

from ombudscan import catalog, extract, read
from ombudscan.nouns import Provision

PROVISIONS = catalog.edition("hos-2024").provisions
PAGES = {
    "6. Complaint stages: stage 1": [p for p in PROVISIONS if p.number.startswith("6.") and int(p.number[2:]) < 10],
    "7. Complaint stages: stage 2": [p for p in PROVISIONS if p.number.startswith("6.") and int(p.number[2:]) >= 10],
    "8. Putting things right": [p for p in PROVISIONS if p.number.startswith("7.")],
}


def table(some: Sequence[Provision]) -> str:
    rows = "".join(f"<tr><td>{html.escape(p.requirement)}</td><td>Yes</td><td>Clause {n} says so.</td></tr>" for n, p in enumerate(some, 1))
    return f"<table><tr><th>Code requirement</th><th>Comply: Yes/No</th><th>Evidence</th></tr>{rows}</table>"


def lines(some: Sequence[Provision]) -> str:
    return "".join(f"<h3>{html.escape(p.requirement)}</h3><p>Yes</p><p>Clause {n} says so.</p>" for n, p in enumerate(some, 1))


@pytest.mark.parametrize("body", [table, lines])
def test_the_pages_number_is_not_the_sections(tmp_path: Path, body: object) -> None:
    assert callable(body)
    for name, some in PAGES.items():
        head = f"<title>{name} - Complaint Handling Code self-assessment - Quillmere Homes</title>"
        page = f"<html><head>{head}</head><body><main><h1>{name}</h1>{body(some)}</main></body></html>"
        (tmp_path / f"page-{name[0]}.html").write_text(page, encoding="utf-8")
    whole = extract.claims(read.document(tmp_path))
    assert [c.provision for c in whole] == [p.number for some in PAGES.values() for p in some]
    second = extract.claims(read.document(tmp_path / "page-7.html"))
    assert [c.provision for c in second] == [p.number for p in PAGES["7. Complaint stages: stage 2"]]
