"""Several versions of one web page among the pages of a document: last year's capture, a print view, one that lost its answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from ombudscan import read
from ombudscan.extract import claims
from ombudscan.nouns import Document
from ombudscan.read import page_versions

CHANNELS = "Residents can complain by different channels."
STAFF = "Residents can raise complaints with any member of staff."
PLACE = "https://www.larch.invalid/complaints/self-assessment"


def page(
    *rows: tuple[str, str, str, str],
    day: str = "",
    place: str = PLACE,
    title: str = "Complaint Handling Code self-assessment | Larch Council",
    tail: str = "",
) -> str:
    cells = "".join(f"<tr>{''.join(f'<td>{c}</td>' for c in row)}</tr>" for row in rows)
    return (
        f"<html><head><title>{title}</title><link rel=canonical href='{place}'></head><body><main><h1>Complaint Handling Code "
        f"self-assessment</h1>{f'<p>Last updated: {day}</p>' if day else ''}<table><tr><th>Code provision</th><th>Code requirement</th>"
        f"<th>Comply: Yes / No</th><th>Evidence</th></tr>{cells}</table>{tail}</main></body></html>"
    )


def made(at: Path, **pages: str) -> Document:
    for name, content in pages.items():
        (at / f"{name}.html").write_text(content)
    return read.document(at)


def rows(document: Document) -> list[tuple[str, str, str]]:
    return [(c.provision, c.answer, " ".join(document.quote(s) for s in c.evidence)) for c in claims(document)]


def left_out(document: Document) -> list[str]:
    return [n.message for n in document.notices if "was left out: it is a version" in n.message]


OLD = page(("3.1", CHANNELS, "No", "Rota of the old desk"), ("3.2", STAFF, "Yes", "Training of 2024"), day="3 June 2024")
NEW = page(("3.1", CHANNELS, "Yes", "Rota of the new desk"), ("3.2", STAFF, "Yes", "Training of 2026"), day="1 May 2026")
NEWEST = [("3.1", "yes", "Rota of the new desk"), ("3.2", "yes", "Training of 2026")]


@pytest.mark.parametrize("names", [("a", "b"), ("b", "a")])
def test_of_several_years_at_one_address_the_newest_is_read(tmp_path: Path, names: tuple[str, str]) -> None:
    """L43 and T76: by the page's own date, and not by the name or the order of the files."""
    document = made(tmp_path, **dict(zip(names, (OLD, NEW), strict=True)))
    assert rows(document) == NEWEST
    assert left_out(document) == [f"{names[0]}.html was left out: it is a version of {names[1]}.html, which is newer."]


def test_four_years_are_one_page(tmp_path: Path) -> None:
    older = {f"y{n}": OLD.replace("2024", str(2020 + n)).replace("old desk", f"desk of {n}") for n in range(3)}
    document = made(tmp_path, **older, now=NEW)
    assert rows(document) == NEWEST
    assert len(left_out(document)) == 3


@pytest.mark.parametrize("day", ["2026-05-01", "01/05/2026", "May 2026", "1st May, 2026"])
def test_days_are_read_as_people_write_them(tmp_path: Path, day: str) -> None:
    assert rows(made(tmp_path, a=NEW.replace("1 May 2026", day), b=OLD)) == NEWEST


def test_of_two_extracts_of_one_day_the_one_that_kept_the_answers_is_read(tmp_path: Path) -> None:
    """T100."""
    whole = page(("3.1", CHANNELS, "Yes", "Desk rota"), ("3.2", STAFF, "No", "Training log"), day="1 May 2026")
    lost = page(("3.1", CHANNELS, "", "Desk rota"), ("3.2", STAFF, "", "Training log"), day="1 May 2026")
    document = made(tmp_path, a=lost, b=whole)
    assert rows(document) == [("3.1", "yes", "Desk rota"), ("3.2", "no", "Training log")]
    assert left_out(document) == ["a.html was left out: it is a version of b.html, which says more."]


@pytest.mark.parametrize("place", [f"{PLACE}?print=1", f"{PLACE}/#top", "https://larch.invalid/complaints/self-assessment", "/?p=17"])
def test_print_preview_and_staging_views_add_no_rows(tmp_path: Path, place: str) -> None:
    """T77: the last of these names no website, and goes by the title."""
    printed = NEW.replace(PLACE, place).replace("</main>", "<p>Printed on 7 July</p></main>")
    document = made(tmp_path, view=printed, page=NEW)
    assert rows(document) == NEWEST
    assert len(left_out(document)) == 1


APART = [
    (page(("3.2", STAFF, "Yes", "Training of 2026")), "another provision under the same title and the same address"),
    (page(("9.1", "Elm and ash are planted in each new street of the town.", "Yes", "Tree plan"), place=""), "other numbers, no address"),
]


@pytest.mark.parametrize(("other", "why"), APART, ids=[why for _, why in APART])
def test_pages_of_one_document_are_no_versions_of_one_another(tmp_path: Path, other: str, why: str) -> None:
    document = made(
        tmp_path, a=page(("3.1", CHANNELS, "Yes", "Desk rota"), tail="<p>See our report of the year, from page seven on.</p>"), b=other
    )
    assert not left_out(document), why
    assert len({r.table for r in document.rows}) == 2


@pytest.mark.parametrize(
    ("link", "same"),
    [
        ("https://www.larch.invalid/a/B/?x=1#y", "larch.invalid/a/b"),
        ("http://larch.invalid/a/b", "larch.invalid/a/b"),
        ("/a/b", ""),
        ("http://[", ""),
        ("", ""),
    ],
)
def test_address(link: str, same: str) -> None:
    assert page_versions.address(link) == same
