"""The HTML report: one file without script, everything escaped, small, its marks on the words, its parts there for each kind."""

from __future__ import annotations

import base64
import io
import re
import subprocess
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from lxml import html as lx
from PIL import Image

import documents
from factories import AS_OF, HEADER, document, policy, report, table
from ombudscan import catalog, flow, isolate
from ombudscan.isolate.pictures import pictures
from ombudscan.nouns import Box, Picture, Report, Settings
from ombudscan.read.assemble import Draft
from ombudscan.report import WRITERS, Made

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"
PDFS = sorted(SAMPLES.glob("*/*.pdf"))
PROSE = (
    "# Stage 1",
    "We acknowledge your complaint within five working days of receiving it.",
    "We answer within thirty working days of the acknowledgement.",
    "# Stage 2",
    "We answer at stage 2 within twenty working days of the acknowledgement.",
)


def page(made: Report, drawn: tuple[Picture | None, ...] = ()) -> str:
    return WRITERS["html"].write(Made(report=made, pictures=drawn)).decode("utf-8")


@cache
def sample(path: Path) -> tuple[Report, tuple[Picture | None, ...]]:
    done = next(isolate.check_all([path], Settings(as_of=AS_OF), drawn=True))
    assert done.report and done.drawn
    return done.report, done.drawn.pictures


def words(tree: lx.HtmlElement) -> str:
    return " ".join(tree.text_content().split())


def test_a_policy_has_its_answer_its_findings_and_its_parts() -> None:
    made = report(policy(*PROSE))
    tree = lx.document_fromstring(page(made))
    assert [h.get("id") for h in tree.iter("h2")] == ["sections", "fix", "times", "provisions", "rules", "how"]
    assert len(tree.xpath("//article[starts-with(@id, 'finding-')]")) == len(made.findings)
    late = next(a for a in tree.iter("article") if "late-response" in words(a))
    assert late.find(".//mark").text_content() in "We answer within thirty working days of the acknowledgement."
    assert "We acknowledge your complaint" in words(late)  # the neighbour before
    assert "(late)" in words(tree)
    assert made.evidence.document.sha256 in words(tree) and made.model.sha256 in words(tree)
    assert len(tree.findall(".//table")[-1].findall(".//tbody/tr")) == len(made.coverage)


@pytest.mark.parametrize(
    ("sentence", "late"),
    [
        ("We answer within fifteen working days of receiving the complaint.", False),  # five to acknowledge and ten to answer
        ("We answer within fifteen working days of the acknowledgement.", True),
        ("We answer within ten working days of the acknowledgement.", False),
    ],
)
def test_the_drawing_calls_late_only_what_was_found_to_be(sentence: str, late: bool) -> None:
    made = report(policy("# Stage 1", sentence))
    assert any(f.rule == "late-response" for f in made.findings) == late
    bars = lx.document_fromstring(page(made)).xpath("//ul[contains(@class, 'stage')]/li")
    assert ["(late)" in words(b) for b in bars if words(b).startswith("Answer, this document")] == [late]


def test_a_self_assessment_shows_each_row_with_its_rung() -> None:
    held = catalog.edition("hos-2024").numbered("5.6")
    assert held
    title = Draft(kind="heading", text="Self-assessment against the Housing Ombudsman's Complaint Handling Code 2024", level=1)
    made = report(document(title, table(HEADER, ("5.6", held.requirement, "Yes", "Complaints Policy, section 6", ""))))
    (row,) = lx.document_fromstring(page(made)).xpath("//section[h2/@id='form']//tbody/tr")
    assert "5.6" in words(row) and "Yes" in words(row) and "2 of 4: a clause, page or link" in words(row)


def test_a_pair_has_claim_and_policy_side_by_side() -> None:
    folder = SAMPLES / "tannery-yard"
    made = flow.check_pair(folder / "self-assessment.pdf", (folder / "policy.html",), Settings(as_of=AS_OF))
    sides = lx.document_fromstring(page(made)).xpath("//section[h2/@id='pair']/article")
    assert len(sides) == len(made.verdicts)
    against = [v for v in made.verdicts if v.status == "contradicted"]
    assert against and "The policy says otherwise" in words(sides[0])
    assert " ".join(against[0].passages[0].text.split()) in words(sides[0])


def test_what_is_no_complaints_document_says_so_and_is_not_judged() -> None:
    tree = lx.document_fromstring(page(report(document(Draft(text="The garden opens at nine.")))))
    assert "so it was not held against the Code" in words(tree)
    assert not tree.xpath("//h2[@id='provisions']")


HOSTILE = (
    "<script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    '" onfocus="alert(1)" autofocus="',
    "javascript:alert(1)",
    "<a href='javascript:alert(1)'>x</a>",
    "<iframe src='https://example.org'></iframe>",
    "<link rel=stylesheet href=https://example.org/x.css>",
    "<meta http-equiv=refresh content='0;url=https://example.org'>",
    "<base href='https://example.org/'>",
    "<form action='https://example.org'><input name=q></form>",
    "<!-- ", "-->", "<![CDATA[", "]]>",
    "{{ 7 * 7 }}", "{% raw %}", "{# x #}", "${7*7}", "#{7*7}",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<object data='data:text/html;base64,PHNjcmlwdD4='></object>",
    "<math><mtext><script>alert(1)</script></mtext></math>",
    "<template><script>alert(1)</script></template>",
    "<textarea><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "\u202egnp.exe", "a\x00b\x1b[31m", "=HYPERLINK(\"https://example.org\")", "<style>@import 'https://example.org'</style>",
)  # fmt: skip


def safe(made: str) -> lx.HtmlElement:
    """A page that runs nothing, fetches nothing and sends nothing."""
    tree = lx.document_fromstring(made)
    forbidden = (
        "script",
        "iframe",
        "object",
        "embed",
        "link",
        "base",
        "form",
        "input",
        "template",
        "math",
        "textarea",
        "img",
        "a[@onclick]",
    )
    assert [e for name in forbidden for e in tree.xpath(f"//{name}")] == []
    assert [a for e in tree.iter() if isinstance(e.tag, str) for a in e.attrib if a.startswith("on") or a == "style"] == []
    addresses = [
        v for e in tree.iter() if isinstance(e.tag, str) for k, v in e.attrib.items() if k in ("href", "src", "xlink:href", "data")
    ]
    assert [a for a in addresses if not a.startswith(("#", "data:image/webp;base64,"))] == []
    assert len(tree.findall(".//style")) == 1 and "@import" not in tree.find(".//style").text
    assert "url(" not in re.sub(r"url\(#\w+\)", "", tree.find(".//style").text)
    return tree


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stay_words(text: str) -> None:
    made = report(policy("# " + text, f"We answer at stage 1 within thirty working days {text} of the acknowledgement.", text))
    e = made.evidence
    identity = replace(e.identity, landlord=text, title=text, reason=text)
    said = tuple(
        replace(f, message=text, advice=text, quote=text, location=replace(f.location, heading=text, label=text)) for f in made.findings
    )
    made = replace(made, findings=said, evidence=replace(e, identity=identity, document=replace(e.document, source=text)))
    found = page(made)
    tree = safe(found)
    assert not set("\x00\x1b\u202e") & set(found)
    shown = " ".join(re.sub("[\x00\x1b\u202e]", "\N{REPLACEMENT CHARACTER}", text).split())
    assert shown in words(tree) and shown in " ".join(tree.find(".//h1").text_content().split())


@pytest.mark.parametrize("path", PDFS, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_a_sample_makes_a_small_safe_file(path: Path) -> None:
    made, drawn = sample(path)
    found = page(made, drawn)
    safe(found)
    pages = made.evidence.document.pages or 1
    assert len(found) < 5_000_000 * max(pages, 30) / 30
    assert found == page(made, drawn)


def _covered(box: tuple[float, float, float, float], marks: list[Box]) -> float:
    x0, top, x1, low = box
    return max((max(0.0, min(x1, b.x1) - max(x0, b.x0)) * max(0.0, min(low, b.bottom) - max(top, b.top)) for b in marks), default=0.0)


@pytest.mark.parametrize("path", PDFS, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_marks_in_the_file_lie_on_the_words_of_every_finding(path: Path) -> None:
    """The rectangles are read back out of the HTML; pdfium's own letter boxes are the oracle for the words they hold."""
    made, drawn = sample(path)
    tree = lx.document_fromstring(page(made, drawn))
    source = pypdfium2.PdfDocument(path)
    quoted = [(f, p) for f, p in zip(made.findings, drawn, strict=True) if f.quote and f.location.span]
    assert all(p is not None for _, p in quoted)
    for i, (f, p) in enumerate(zip(made.findings, drawn, strict=True), 1):
        if p is None:
            continue
        rects = tree.xpath(f"//article[@id='finding-{i}']//figure//rect")
        at = [[float(r.get(k)) for k in ("x", "y", "width", "height")] for r in rects]
        marks = [Box(page=p.shown.page, x0=x, top=y + p.shown.top, x1=x + w, bottom=y + p.shown.top + h) for x, y, w, h in at]
        sheet = source[p.shown.page - 1]
        text, high = sheet.get_textpage(), sheet.get_height()
        letters = [(text.get_text_range(n, 1), text.get_charbox(n)) for n in range(text.count_chars())]
        boxes = [(c, (x0, high - top, x1, high - low)) for c, (x0, low, x1, top) in letters if c.strip() and x1 > x0 and top > low]
        areas = [(c, (x1 - x0) * (low - top), _covered((x0, top, x1, low), marks)) for c, (x0, top, x1, low) in boxes]
        inside = "".join(c for c, area, covered in areas if covered > area / 2)
        if not p.goes_on and f.location.span:
            wanted = re.sub(r"[\s\ufffe\u00ad-]", "", made.evidence.document.quote(f.location.span))
            assert re.sub(r"[\s\ufffe\u00ad\x02-]", "", inside) == wanted, f.rule
        held = [(area, covered) for _, area, covered in areas if covered > area / 2]
        assert sum(c for _, c in held) >= 0.9 * sum(a for a, _ in held) > 0
    source.close()


@pytest.mark.parametrize("path", PDFS[-2:], ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_the_picture_is_of_the_stretch_it_says(path: Path) -> None:
    made, drawn = sample(path)
    p = next(x for x in drawn if x)
    picture = Image.open(io.BytesIO(p.webp))
    assert picture.size == (p.width, p.height)
    assert abs(p.width / p.height - (p.shown.x1 - p.shown.x0) / (p.shown.bottom - p.shown.top)) < 0.02 * p.width / p.height
    source = pypdfium2.PdfDocument(path)
    whole = source[p.shown.page - 1].render(scale=p.width / source[p.shown.page - 1].get_width()).to_pil().convert("L")
    top = round(p.shown.top * whole.height / source[p.shown.page - 1].get_height())
    same = whole.crop((0, top, whole.width, top + p.height)).resize(picture.size)
    far = [abs(a - b) for a, b in zip(same.tobytes(), picture.convert("L").tobytes(), strict=True)]
    assert sum(far) / len(far) < 6
    assert base64.b64encode(p.webp).decode() in page(made, drawn)
    source.close()


def test_a_file_that_has_changed_is_not_drawn(tmp_path: Path) -> None:
    path = SAMPLES / "stourmere-borough-council/policy.pdf"
    made, drawn = sample(path)
    assert any(drawn)
    other = tmp_path / "policy.pdf"
    other.write_bytes(path.read_bytes() + b"\n% changed\n")
    assert set(pictures(other, made)) == {None}
    assert set(pictures(tmp_path / "gone.pdf", made)) == {None}


def run(*words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "ombudscan.cli", "check", *map(str, words)], capture_output=True, text=True, check=False)


def test_the_command_writes_it_beside_the_document_or_into_the_folder(tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("Complaints policy\n\nWe answer at stage 1 within thirty working days of the acknowledgement.\n")
    done = run(draft, "--format", "html", "--fail-on", "never")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "draft.report.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert "BREACH" in done.stdout and "draft.report.html" in done.stdout
    run(draft, "--format", "html", "--format", "json", "--out", tmp_path / "new")
    assert sorted(p.name for p in (tmp_path / "new").iterdir()) == ["draft.txt.report.html", "draft.txt.report.json"]


def test_json_on_standard_output_stays_pure_beside_another_format(tmp_path: Path) -> None:
    import json

    draft = tmp_path / "draft.txt"
    draft.write_text("Complaints policy\n\nWe answer at stage 1 within thirty working days of the acknowledgement.\n")
    done = run(draft, "--format", "json", "--format", "html")
    assert json.loads(done.stdout)["document"]["source"] == "draft.txt"
    assert "draft.report.html" in done.stderr


def test_drafts_of_one_stem_have_reports_of_their_own(tmp_path: Path) -> None:
    for name in ("draft.txt", "draft.html"):
        (tmp_path / name).write_text("<!DOCTYPE html><p>Complaints policy</p>" if name.endswith("html") else "Complaints policy")
    run(tmp_path / "draft.txt", tmp_path / "draft.html", "--format", "html")
    assert sorted(p.name for p in tmp_path.glob("*.report.html")) == ["draft.html.report.html", "draft.txt.report.html"]


def test_a_scan_is_recognised_once_for_its_report_and_its_pictures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from ombudscan.isolate.pictures import draw, spans_of
    from ombudscan.read import Kept, ocr

    if ocr.available() is None:
        pytest.skip("Tesseract's English data is not installed (on Debian: tesseract-ocr-eng)")
    source = documents.pdf(tmp_path)
    scan = tmp_path / "scan.pdf"
    pypdfium2.PdfDocument(source)[0].render(scale=200 / 72).to_pil().save(scan, "PDF", resolution=200)
    seen: list[int] = []
    page_of = ocr.page

    def counted(source: pypdfium2.PdfPage, number: int) -> object:
        seen.append(number)
        return page_of(source, number)

    monkeypatch.setattr(ocr, "page", counted)
    kept = Kept()
    made = flow.check_file(scan, Settings(as_of=AS_OF), kept=kept)
    drawn = draw(kept.data, spans_of(made), kept)
    assert any(drawn.pictures)
    assert seen == [1]
