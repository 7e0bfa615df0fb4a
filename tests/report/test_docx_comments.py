"""The user's own Word file with comments: at their words whatever holds these, and everything else as it was."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import odt
import pytest
from lxml import etree

from factories import AS_OF, report
from ombudscan import isolate
from ombudscan.errors import AnnotationError
from ombudscan.isolate import writing
from ombudscan.nouns import Finding, Location, Report, Settings, Span
from ombudscan.read import document as read
from ombudscan.report import WRITERS, Made
from ombudscan.report.docx_letters import folded

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NS = {"w": W}
BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="1800000" cy="900000"/>'
    '<wp:docPr id="7" name="Box"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
    "<wps:wsp><wps:cNvSpPr/><wps:spPr/><wps:txbx><w:txbxContent><w:p><w:r><w:t>Boxed words about a helpline.</w:t></w:r></w:p>"
    "</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
    "<mc:Fallback><w:pict><w:t>Boxed words about a helpline.</w:t></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
# Each paragraph, the words that a finding quotes in it, and what it shows.
PARAGRAPHS = {
    "in the midst of a run": ("<w:r><w:t>At stage 1 we answer within fifteen days of hearing from you.</w:t></w:r>", "within fifteen days"),
    "across runs of other looks": (
        '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">The deputy </w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>manag</w:t></w:r>'
        "<w:r><w:t>er signs each letter herself.</w:t></w:r>",
        "deputy manager signs",
    ),
    "in a link": (
        '<w:r><w:t xml:space="preserve">Write by </w:t></w:r><w:hyperlink w:anchor="x"><w:r><w:t>the online form of ours</w:t></w:r>'
        '</w:hyperlink><w:r><w:t xml:space="preserve"> at night.</w:t></w:r>',
        "online form",
    ),
    "in a tracked insertion, with what was deleted beside it": (
        '<w:r><w:t xml:space="preserve">Please allow </w:t></w:r><w:del w:id="91" w:author="B" w:date="2026-01-01T00:00:00Z"><w:r>'
        '<w:delText>nine</w:delText></w:r></w:del><w:ins w:id="92" w:author="B" w:date="2026-01-01T00:00:00Z"><w:r><w:t>seven</w:t></w:r>'
        '</w:ins><w:r><w:t xml:space="preserve"> weeks for it.</w:t></w:r>',
        "allow seven weeks",
    ),
    "in the result of a field": (
        '<w:r><w:t xml:space="preserve">Ask the </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DOCPROPERTY x '
        '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>head of customer care</w:t></w:r><w:r>'
        '<w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> about forms.</w:t></w:r>',
        "about forms",
    ),
    "in a field filled in by hand": (
        '<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent><w:r><w:t>Trained volunteers take the calls.</w:t></w:r></w:sdtContent></w:sdt>',
        "volunteers take",
    ),
    "with a tab and a break within": ("<w:r><w:t>Our office</w:t><w:tab/><w:t>opens at ten</w:t><w:br/><w:t>on Fridays only.</w:t></w:r>", "opens at ten"),
    "the same words twice, first": ("<w:r><w:t>Tell any member of staff.</w:t></w:r>", ""),
    "the same words twice": ("<w:r><w:t>Tell any member of staff.</w:t></w:r>", "any member of staff"),
    "in brackets and quotation marks": ("<w:r><w:t>A case is “closed for good” (after a month) then.</w:t></w:r>", "“closed for good”"),
}  # fmt: skip


def made_file(path: Path) -> Path:
    """A sound Word file of PARAGRAPHS, a table within a table, a text box, and a comment that somebody has made already."""
    book = docx.Document()
    book.add_heading("Complaints policy of Ferrow Green Homes", 1)
    first = book.add_paragraph("Please read this with our other papers.")
    book.add_comment(first.runs, text="Is this still so?", author="Jo", initials="J")
    body = book.element.body
    names = " ".join(
        f'xmlns:{k}="{v}"'
        for k, v in {
            "w": W,
            "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
            "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
            "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
            "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        }.items()
    )
    for xml, _ in (*PARAGRAPHS.values(), (BOX, "")):
        body.insert(len(body) - 1, etree.fromstring(f"<w:p {names}>{xml}</w:p>"))
    table = book.add_table(rows=2, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Provision", "Yes"
    table.cell(1, 0).add_table(rows=1, cols=1).cell(0, 0).text = "An inner cell about surveyors."
    table.cell(1, 1).text = "Yes"
    book.save(path)
    return path


def finding(r: Report, words: str, which: int = 0, rule: str = "late-response") -> Finding:
    text = r.evidence.document.text
    at = [m.start() for m in re.finditer(re.escape(words), text)][which] if words else None
    span = None if at is None else Span(start=at, end=at + len(words))
    return Finding(
        rule=rule, severity="gap", provision="6.3", message=f"On: {words}", advice="Mend it.", quote=words, location=Location(span=span)
    )


QUOTES = [(words, 1 if name == "the same words twice" else 0) for name, (_, words) in PARAGRAPHS.items() if words]
QUOTES += [("An inner cell about surveyors.", 0), ("Boxed words about a helpline.", 0), ("", 0)]


@pytest.fixture(scope="module")
def annotated(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Report]:
    folder = tmp_path_factory.mktemp("word")
    path = made_file(folder / "policy.docx")
    r = report(read(path))
    r = replace(r, findings=tuple(finding(r, words, which) for words, which in QUOTES))
    after = folder / "policy.report.docx"
    after.write_bytes(WRITERS["docx"].write(Made(report=r, original=path.read_bytes())))
    return path, after, r


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {n: archive.read(n) for n in archive.namelist()}


def words_of(data: bytes) -> dict[str, str]:
    """The text between the marks of each comment, as the XML has it."""
    out: dict[str, str] = {}
    open_now: set[str] = set()
    for e in etree.fromstring(data).iter():
        name = etree.QName(e).localname if isinstance(e.tag, str) else ""
        number = e.get(f"{{{W}}}id", "")
        if name == "commentRangeStart":
            open_now.add(number)
            out[number] = ""
        elif name == "commentRangeEnd":
            open_now.discard(number)
        elif name == "t" and not any(etree.QName(a).localname == "Fallback" for a in e.iterancestors()):
            for n in open_now:
                out[n] += e.text or ""
    return out


def test_the_marks_stand_round_the_words(annotated: tuple[Path, Path, Report]) -> None:
    _, after, r = annotated
    held = parts(after)
    notes = etree.fromstring(held["word/comments.xml"])
    said = {c.get(f"{{{W}}}id"): "\n".join("".join(p.itertext()) for p in c.iterfind("w:p", NS)) for c in notes}
    words = words_of(held["word/document.xml"])
    found = {re.search(r"On: ?(.*)", said[n]).group(1): w for n, w in words.items() if "On:" in said[n]}  # type: ignore[union-attr]
    squashed = {q: re.sub(r"\s+", "", w) for q, w in found.items()}
    assert {q: w for q, w in squashed.items() if q and w != re.sub(r"\s+", "", q)} == {}
    assert found[""] == "Complaints policy of Ferrow Green Homes"
    assert len(words) == len(r.findings) + 1


def test_the_second_of_two_like_sentences_is_meant(annotated: tuple[Path, Path, Report]) -> None:
    root = etree.fromstring(parts(annotated[1])["word/document.xml"])
    alike = [p for p in root.iter(f"{{{W}}}p") if "".join(t.text for t in p.iter(f"{{{W}}}t")) == "Tell any member of staff."]
    assert [len(p.findall(".//w:commentRangeStart", NS)) for p in alike] == [0, 1]


def test_all_else_stays_as_it_was(annotated: tuple[Path, Path, Report]) -> None:
    before, after = parts(annotated[0]), parts(annotated[1])
    assert {n for n in after if after[n] != before.get(n)} == {"word/document.xml", "word/comments.xml"}
    assert list(after)[: len(before)] == list(before)
    old, new = (etree.fromstring(x["word/document.xml"]) for x in (before, after))
    for root in (old, new):
        for e in list(root.iter(*(f"{{{W}}}{n}" for n in ("commentRangeStart", "commentRangeEnd")))):
            e.getparent().remove(e)
        for e in list(root.iter(f"{{{W}}}commentReference")):
            e.getparent().getparent().remove(e.getparent())
    assert [shape(e) for e in letters(old)] == [shape(e) for e in letters(new)]
    for name in ("del", "ins", "hyperlink", "fldChar", "instrText", "sdt", "tbl", "drawing", "tab", "br"):
        assert len(list(old.iter(f"{{{W}}}{name}"))) == len(list(new.iter(f"{{{W}}}{name}"))), name


def letters(root: etree._Element) -> list[tuple[str, etree._Element]]:
    return [(c, t) for t in root.iter(f"{{{W}}}t", f"{{{W}}}delText") for c in t.text or ""]


def shape(letter: tuple[str, etree._Element]) -> tuple[str, str, tuple[str, ...]]:
    """A letter with the looks of its run and all that it stands in."""
    character, t = letter
    looks = t.getparent().find("w:rPr", NS)
    return character, "" if looks is None else etree.tostring(looks, method="c14n").decode(), tuple(a.tag for a in t.iterancestors())


def test_a_comment_that_was_there_is_kept(annotated: tuple[Path, Path, Report]) -> None:
    before, after = (etree.fromstring(parts(p)["word/comments.xml"]) for p in annotated[:2])
    assert [etree.tostring(c, method="c14n") for c in before] == [etree.tostring(c, method="c14n") for c in after][: len(before)]
    numbers = [c.get(f"{{{W}}}id") for c in after]
    assert len(set(numbers)) == len(numbers)


def test_a_file_without_comments_is_given_the_part(tmp_path: Path) -> None:
    path = tmp_path / "plain.docx"
    book = docx.Document()
    book.add_paragraph("We answer at stage 1 within thirty working days of the acknowledgement.")
    book.save(path)
    left = {n: d for n, d in parts(path).items() if not re.search("comments", n)}
    for name in ("[Content_Types].xml", "word/_rels/document.xml.rels"):
        left[name] = re.sub(rb"<(?:Override|Relationship)\b[^>]*comments[^>]*>", b"", left[name])
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in left.items():
            archive.writestr(name, data)
    path.write_bytes(out.getvalue())
    r = report(read(path))
    after = tmp_path / "after.docx"
    after.write_bytes(WRITERS["docx"].write(Made(report=r, original=path.read_bytes())))
    held = parts(after)
    assert b"comments+xml" in held["[Content_Types].xml"] and b"/comments" in held["word/_rels/document.xml.rels"]
    assert len(list(docx.Document(str(after)).comments)) == len(r.findings)


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*/*.docx")), ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_every_finding_of_a_sample_has_its_comment_at_its_words(path: Path) -> None:
    done = isolate.check(path, Settings(as_of=AS_OF))
    assert done.report
    made = writing.written(path, Made(report=done.report), "docx")
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        words = [
            re.sub(r"\W+", "", w).casefold()
            for _, w in sorted(words_of(archive.read("word/document.xml")).items(), key=lambda x: int(x[0]))
        ]
    assert len(words) == len(done.report.findings)
    heading = (
        words[[bool(f.location.span) for f in done.report.findings].index(False)]
        if not all(f.location.span for f in done.report.findings)
        else ""
    )
    for f, found in zip(done.report.findings, words, strict=True):
        wanted = re.sub(r"\W+", "", f.quote).casefold()
        assert found == (wanted or found) and found if f.location.span else found == heading, f.rule
    assert made == writing.written(path, Made(report=done.report), "docx")


def test_a_signed_file_and_a_changed_one_are_refused_with_a_sentence(annotated: tuple[Path, Path, Report], tmp_path: Path) -> None:
    path, _, r = annotated
    with pytest.raises(AnnotationError, match="has changed since"):
        other = tmp_path / "policy.docx"
        other.write_bytes(path.read_bytes() + b"x")
        writing.written(other, Made(report=r), "docx")
    out = io.BytesIO(path.read_bytes())
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("_xmlsignatures/origin.sigs", b"")
    with pytest.raises(AnnotationError, match="signed"):
        WRITERS["docx"].write(Made(report=r, original=out.getvalue()))
    locked = bytearray(path.read_bytes())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.rindex(mark) + place] |= 1  # the last part says that it has a password
    for data in (b"", b"PK\x03\x04 no archive", path.read_bytes()[:2000], bytes(locked)):
        with pytest.raises(AnnotationError, match="damaged"):
            WRITERS["docx"].write(Made(report=r, original=data))


@pytest.mark.skipif(not odt.OFFICE, reason="LibreOffice is not installed (on Debian: libreoffice-writer-nogui)")
def test_libreoffice_opens_it_with_every_comment_at_its_words(annotated: tuple[Path, Path, Report], tmp_path: Path) -> None:
    _, after, r = annotated
    found = odt.comments(odt.converted(after, "odt", tmp_path))
    ours = {re.search(r"On: ?(.*)", said).group(1): words for author, said, words in found if author == "ombudscan"}  # type: ignore[union-attr]
    assert len(ours) == len(r.findings)
    assert any(author == "Jo" and said == "Is this still so?" for author, said, _ in found)
    boxed = "Boxed words about a helpline."  # stands beside the box: neither Word nor LibreOffice holds a comment within one
    wrong = {q: w for q, w in ours.items() if q not in ("", boxed) and re.sub(r"\s+", "", w) != re.sub(r"\s+", "", q)}
    assert wrong == {}
    assert ours[""] == "Complaints policy of Ferrow Green Homes"


@pytest.mark.parametrize("text", ["Caf\u00e9 Zo\u00eb", "\ufb01nal \u00bd", "Stra\u00dfe", "\ud55c\uae00"])
def test_a_letter_is_the_same_with_its_accent_or_beside_it(text: str) -> None:
    """Word keeps what was typed: an accent may be a sign of its own there, and none in the document's text."""
    apart = "".join(map(folded, unicodedata.normalize("NFD", text)))
    assert apart == "".join(map(folded, text)) == folded(text) != ""
