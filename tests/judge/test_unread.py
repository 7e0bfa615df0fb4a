"""What cannot be read is never non-compliant: a page lost from a document takes accusations away and adds none."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from factories import document, evidence, policy, report, settings
from ombudscan import flow
from ombudscan.classify import load
from ombudscan.judge import coverage, findings, pair_findings, verdicts
from ombudscan.judge.unread import hides
from ombudscan.nouns import Document, Notice, NoticeCode, Report
from ombudscan.read import ocr
from ombudscan.read.assemble import Draft

SAMPLES = sorted((Path(__file__).parents[2] / "corpus" / "samples").glob("*/*.pdf"))
PAGES = [(path, n) for path in SAMPLES for n in range(len(pypdfium2.PdfDocument(path)))]
ACCUSED = ("breach", "gap")


def lost(doc: Document, *pages: int, code: NoticeCode = "page_without_text", of: int | None = None) -> Document:
    """The document with a notice that these pages were not read."""
    notices = tuple(Notice(code=code, message=f"Page {n} was not read.", page=n) for n in pages)
    return replace(doc, notices=notices, pages=of or max(pages))


def accused(r: Report) -> set[tuple[str, str | None]]:
    return {(f.rule, f.provision) for f in r.findings if f.severity in ACCUSED}


def with_a_picture(path: Path, index: int) -> bytes:
    """The file with one of its pages as a picture of itself."""
    source = pypdfium2.PdfDocument(path)
    made = pypdfium2.PdfDocument.new()
    made.import_pages(source)
    page = made[index]
    size = page.get_size()
    image = pypdfium2.PdfImage.new(made)
    image.set_bitmap(page.render(scale=1))
    image.set_matrix(pypdfium2.PdfMatrix().scale(*size))
    made.del_page(index)
    drawn = made.new_page(*size, index=index)
    drawn.insert_obj(image)
    drawn.gen_content()
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def whole() -> dict[Path, Report]:
    return {path: flow.check_file(path, settings()) for path in SAMPLES}


@pytest.mark.parametrize(("path", "index"), PAGES, ids=lambda x: x.parent.name + "-" + x.stem if isinstance(x, Path) else str(x + 1))
def test_a_page_that_is_a_picture_accuses_nobody(
    path: Path, index: int, whole: dict[Path, Report], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr, "available", lambda: None)
    (tmp_path / path.name).write_bytes(with_a_picture(path, index))
    got = flow.check_file(tmp_path / path.name, settings())
    assert [n.page for n in got.evidence.document.unread] == [index + 1]
    if got.evidence.identity.kind == whole[path].evidence.identity.kind:
        assert accused(got) - accused(whole[path]) == set()
    assert not [c for c in got.coverage if c.status == "not_found"]


POLICY = policy("# Stage 1", "We acknowledge your complaint within five working days.")


def test_silence_is_claimed_of_a_whole_document_and_not_of_a_part() -> None:
    assert any(f.rule == "silent-on-provision" for f in report(POLICY).findings)
    got = report(lost(POLICY, 2))
    assert not [f for f in got.findings if f.rule == "silent-on-provision"]
    assert any("could not be read" in c.reason for c in got.coverage)


@pytest.mark.parametrize(
    ("pages", "code", "of", "hidden"),
    [
        ((1,), "picture_without_words", 5, False),  # a photograph on the cover
        ((1, 5), "picture_without_words", 5, False),  # and on the back
        ((3,), "picture_without_words", 5, True),  # a page in the middle may be a scan that is too faint
        ((1,), "page_without_text", 5, True),  # nobody looked
        ((2,), "picture_without_words", 2, True),  # half of the document
    ],
)
def test_only_a_cover_in_which_no_word_was_seen_hides_nothing(pages: tuple[int, ...], code: NoticeCode, of: int, hidden: bool) -> None:
    assert hides(lost(POLICY, *pages, code=code, of=of)) is hidden


def test_a_web_page_that_was_left_out_hides_what_it_held() -> None:
    assert hides(replace(POLICY, notices=(Notice(code="page_without_text", message="two.html was left out."),)))
    assert not hides(replace(POLICY, notices=(Notice(code="recognised_text", message="Page 1 was recognised.", page=1),)))


def test_a_date_may_stand_on_the_page_that_was_lost() -> None:
    undated = policy("# Stage 1", "We reply within ten working days.", front="A policy of Pellbrook Homes.")
    assert any(f.rule == "undated-document" for f in report(undated).findings)
    assert not [f for f in report(lost(undated, 4)).findings if f.rule == "undated-document"]


def test_what_the_document_says_plainly_is_found_all_the_same() -> None:
    late = policy("# Stage 1", "We reply to every stage 1 complaint within thirty working days.")
    assert any(f.rule == "late-response" for f in report(lost(late, 2)).findings)


def test_a_policy_of_which_a_page_was_lost_contradicts_no_yes_by_silence() -> None:
    from factories import HEADER, table
    from ombudscan import catalog

    title = Draft(kind="heading", text="Complaint Handling Code self-assessment", level=1)
    row = ("5.1", "Landlords must have a complaints process", "Yes", "Our policy says so.", "")
    claims = evidence(document(title, table(HEADER, row)))
    against = (report(lost(POLICY, 2)),)
    assert not [v for v in verdicts(claims, against) if v.status == "silent"]
    assert not [f for f in pair_findings(claims, against, catalog.rules()) if f.severity in ACCUSED]


def test_rows_that_a_lost_page_may_hold_are_not_missing() -> None:
    from factories import HEADER, table
    from ombudscan import catalog

    title = Draft(kind="heading", text="Complaint Handling Code self-assessment", level=1)
    rows = [(f"6.{n}", f"Requirement {n} of the stage", "Yes", "Our procedure asks for it at each case.", "") for n in (1, 2, 3, 4, 5)]
    doc = document(title, table(HEADER, *rows))
    assert any(f.rule == "missing-row" for f in findings(evidence(doc), catalog.rules()))
    e = evidence(lost(doc, 2))
    assert not [f for f in findings(e, catalog.rules()) if f.rule == "missing-row"]
    assert not [c for c in coverage(e, ()) if c.status == "not_found"]
    assert load().keys
