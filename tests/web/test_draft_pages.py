"""The landlord officer's journey, page by page: every state that a draft can be in, with what it says and what it leads to.

Longer than 300 lines because its pages share one application and one draft.
"""

from __future__ import annotations

import io
import json
import re
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import documents
from ombudscan import dismissals
from ombudscan.report import WRITERS
from ombudscan.web.settings import ServeSettings
from web.opened import Browser, action, browser, enter, send, title

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"
POLICY = SAMPLES / "stourmere-borough-council" / "policy.pdf"
BETTER = documents.POLICY.replace("fifteen working days", "ten working days")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One server for all tests of this module."""
    folder = tmp_path_factory.mktemp("served")
    with browser(ServeSettings(folder=folder, as_of="2026-11-21", warm=False)) as one:
        yield enter(one)


@pytest.fixture(scope="module")
def pdf(desk: Browser) -> str:
    """A PDF that was read: the address of its draft."""
    return send(desk, POLICY)


def finding_links(html: str) -> list[str]:
    return [h.replace("&amp;", "&") for h in re.findall(r'class="row" href="([^"#]+)#chosen"', html)]


def test_the_first_page_takes_a_draft_and_names_those_on_the_desk(desk: Browser, pdf: str) -> None:
    html = desk.get("/").text
    assert title(html) == "Check a draft against the Complaint Handling Code"
    assert f'href="{pdf}"' in html
    assert "policy.pdf" in html


def test_the_result_counts_what_to_fix_and_shows_the_first_finding_beside_its_page(desk: Browser, pdf: str) -> None:
    html = desk.get(pdf).text
    assert title(html) == "policy.pdf"
    assert re.search(r"<strong>\d+ things to fix</strong>", html)
    assert "to judge yourself" in html
    assert re.search(r"\d+ of \d+ provisions met", html)
    assert html.count('id="chosen"') == 1
    assert html.count('id="mark"') == 1
    assert "<mark>" in html
    for words in ("The Code", "Your draft", "What to change", "Why", "The passage as text"):
        assert words in html


def test_every_finding_can_be_chosen_and_stands_where_its_words_are(desk: Browser, pdf: str) -> None:
    seen = set()
    for link in finding_links(desk.get(pdf).text):
        html = desk.get(link).text
        assert html.count('id="chosen"') == 1
        quote = re.search(r"<dt>Your draft</dt><dd>“(.*?)”", html, re.DOTALL)
        marked = re.findall(r"<mark>(.*?)</mark>", html, re.DOTALL)
        if quote:
            assert " ".join("".join(marked).split()) == " ".join(quote[1].split())
            assert 'class="strong"' in html
        seen.add(link)
    assert len(seen) > 5


def test_j_and_k_lead_through_all_findings_in_order(desk: Browser, pdf: str) -> None:
    html = desk.get(pdf).text
    passed = 1
    while found := re.search(r'href="([^"#]+)#chosen" data-swap data-key="j"', html):
        html = desk.get(found[1].replace("&amp;", "&")).text
        passed += 1
    assert passed == len(finding_links(html)) + 1
    assert 'data-key="k"' in html


def test_of_another_document_it_is_told_what_was_held_against_the_code(desk: Browser, tmp_path: Path) -> None:
    head = "Unacceptable Behaviour Policy\n\nApproved by the Board of Pellbrook Homes on 3 June 2026. Next review: June 2028.\n\n"
    levels = "2. Levels\n\n2.1 A level 1 warning is sent within five working days of the decision. Level 3 is a ban for six months.\n\n"
    said = "3. Complaints\n\n3.1 For as long as somebody is at level 3 for threats we will not open any complaint from them.\n"
    html = desk.get(send(desk, documents.text(tmp_path, "behaviour.txt", head + levels + said))).text
    assert "Other document" in html and "thing to look at" in html
    assert "was not held against the Code" not in html


def test_every_provision_can_be_looked_up(desk: Browser, pdf: str) -> None:
    links = re.findall(r'href="([^"#]*provision=[^"#]+)#words"', desk.get(pdf).text)
    assert len(links) > 40
    for link in links[::6]:
        answer = desk.get(link.replace("&amp;", "&"))
        assert answer.status_code == 200
        assert 'aria-current="true"' in answer.text


def test_the_picture_of_a_page_is_drawn(desk: Browser, pdf: str) -> None:
    source = re.search(r'<img src="([^"]+)"', desk.get(pdf).text)
    assert source
    for _ in range(2):  # drawn, then kept
        picture = desk.get(source[1])
        assert picture.headers["content-type"] == "image/webp"
        assert picture.content[8:12] == b"WEBP"
    assert desk.get(re.sub(r"/\d+\.webp", "/99.webp", source[1])).status_code == 404
    assert desk.get(re.sub(r"versions/1", "versions/7", source[1])).status_code == 404
    assert desk.get(re.sub(r"pages/0", "pages/5", source[1])).status_code == 404


def test_pages_are_turned(desk: Browser, pdf: str) -> None:
    assert "Page 4 of 4" in desk.get(f"{pdf}?sheet=4").text
    assert "Page 4 of 4" in desk.get(f"{pdf}?sheet=900").text
    assert "Page 1 of 4" in desk.get(f"{pdf}?finding=1&sheet=1").text


@pytest.mark.parametrize(
    "query", ["finding=9999", "finding=0", "finding=x", "finding=-1", "sheet=x", "paper=2", "paper=1", "provision=" + "9" * 50]
)
def test_what_is_not_there_is_said(desk: Browser, pdf: str, query: str) -> None:
    assert 400 <= desk.get(f"{pdf}?{query}").status_code < 500


def test_a_finding_is_agreed_with_and_the_next_one_comes(desk: Browser, tmp_path: Path) -> None:
    at = send(desk, POLICY)
    links = finding_links(desk.get(at).text)
    answer = desk.send_form(action(desk, at, "choose"), choice="agree")
    assert "You agree with the last finding" in answer.text
    assert links[0].split("finding=")[1] in str(answer.url)
    assert "Agreed" in desk.get(f"{at}?finding=1").text
    desk.send_form(action(desk, at, "choose"), choice="unsure")
    assert "Unsure</span>" in desk.get(f"{at}?finding=1").text
    desk.send_form(action(desk, at, "choose"), choice="clear")
    assert "Agreed" not in desk.get(f"{at}?finding=1").text
    assert desk.send_form(action(desk, at, "choose"), choice="burn").status_code == 400
    assert desk.send_form(f"{at}/choose?finding=1&paper=0", choice="agree").status_code == 404  # it does not say on what


def test_a_finding_is_set_aside_with_a_reason_and_brought_back(desk: Browser) -> None:
    at = send(desk, POLICY)
    before = re.search(r"<strong>(\d+) things", desk.get(at).text)
    asked = desk.get(f"{at}/dismiss?finding=1&paper=0")
    assert title(asked.text).startswith("Set aside")
    wrong = desk.send_form(action(desk, at, "dismiss"), reason=" ", name="")
    assert wrong.status_code == 422
    assert "Enter why it is set aside." in wrong.text
    assert "Enter your name." in wrong.text
    assert desk.send_form(action(desk, at, "dismiss"), reason="x" * 2000, name="A").status_code == 422
    done = desk.send_form(action(desk, at, "dismiss"), reason="Agreed with the board", name="A. Reader")
    after = re.search(r"<strong>(\d+) things", done.text)
    assert before and after
    assert int(after[1]) == int(before[1]) - 1
    assert "Set aside (1)" in done.text
    assert "Agreed with the board" in done.text
    assert "A. Reader" in desk.get(f"{at}/dismiss?finding=2&paper=0").text  # the name is kept
    exported = json.loads(desk.get(f"{at}/export/json").text)
    assert len(exported["dismissed"]) == 1
    back = desk.send_form(action(desk, at, "restore"))
    assert "Set aside (1)" not in back.text
    assert f"<strong>{before[1]} things" in back.text


def test_what_was_set_aside_is_a_file_for_the_command_line_and_for_next_time(desk: Browser, tmp_path: Path) -> None:
    at = send(desk, POLICY)
    desk.send_form(action(desk, at, "dismiss"), reason="On purpose", name="A. Reader")
    answer = desk.get(f"{at}/dismissed.toml")
    assert "policy.pdf.dismissed.toml" in answer.headers["content-disposition"]
    kept = tmp_path / "policy.pdf.dismissed.toml"
    kept.write_bytes(answer.content)
    assert [d.reason for d in dismissals.read(kept)] == ["On purpose"]
    assert tomllib.loads(answer.text)["format"] == dismissals.FORMAT
    again = send(desk, POLICY, kept, names=("draft", "decisions"))
    assert "Set aside (1)" in desk.get(again).text


def test_a_wrong_file_of_decisions_is_named(desk: Browser, tmp_path: Path) -> None:
    files = {"draft": ("a.txt", documents.POLICY.encode()), "decisions": ("mine.toml", b"format = 1\n")}
    answer = desk.post("/drafts", data={"csrf": desk.csrf}, files=files)
    assert answer.status_code == 422
    assert "mine.toml, line 1" in answer.text


def test_a_new_version_says_what_is_fixed_and_what_is_left(desk: Browser, tmp_path: Path) -> None:
    at = send(desk, documents.text(tmp_path))
    first = re.search(r"<strong>(\d+) things? to fix", desk.get(at).text)
    assert first
    send(desk, documents.text(tmp_path, "policy-v2.txt", BETTER), to=f"{at}/versions")
    html = desk.get(at).text
    assert f"1 fixed, {int(first[1]) - 1} left" in html
    assert title(html) == "policy-v2.txt"
    assert "version 2" in html
    changes = desk.get(f"{at}/changes").text
    assert "Fixed (1)" in changes
    assert "fifteen working days" in changes
    assert "New (0)" in changes


def test_a_new_version_that_cannot_be_read_leaves_the_last_one(desk: Browser, tmp_path: Path) -> None:
    at = send(desk, documents.text(tmp_path))
    bad = tmp_path / "policy.docx"
    with zipfile.ZipFile(bad, "w") as z:
        z.writestr("notes.txt", "no Word file")
    send(desk, bad, to=f"{at}/versions")
    html = desk.get(at).text
    assert "The new version could not be read" in html
    assert title(html) == "policy.txt"
    wrong = desk.post(f"{at}/versions", data={"csrf": desk.csrf}, files={"draft": ("a.exe", b"MZ")})
    assert wrong.status_code == 415
    assert "There is a problem" in wrong.text


def test_changes_of_the_only_version_are_none(desk: Browser, pdf: str) -> None:
    assert desk.get(f"{pdf}/changes").status_code == 404


def test_what_cannot_be_read_is_said_with_what_to_do(desk: Browser, tmp_path: Path) -> None:
    at = send(desk, documents.pdf(tmp_path, password="secret"))
    html = desk.get(at).text
    assert title(html) == "policy.pdf could not be read"
    assert "password" in html
    assert "neither right nor wrong" in html
    for path in (f"{at}/export/json", f"{at}/dismissed.toml"):
        assert desk.get(path).status_code == 409
    send(desk, documents.text(tmp_path), to=f"{at}/versions")
    assert "to fix" in desk.get(at).text


def test_a_document_of_another_kind_is_held_against_nothing(desk: Browser, tmp_path: Path) -> None:
    at = send(desk, documents.text(tmp_path, "lease.txt", "Tenancy agreement\n\nThe rent is due on Monday.\n"))
    assert "not held against the Code" in desk.get(at).text


def test_a_self_assessment_and_its_policy_are_held_together(desk: Browser) -> None:
    folder = SAMPLES / "tannery-yard"
    for files in ((folder / "policy.html", folder / "self-assessment.pdf"), (folder / "self-assessment.pdf", folder / "policy.html")):
        at = send(desk, *files)
        html = desk.get(at).text
        assert title(html) == files[0].name
        assert f"{files[1].name}</a>" in html
        assert title(desk.get(f"{at}?paper=1").text) == files[1].name
        claims = desk.get(f"{at}/claims").text
        assert title(claims) == "Claim and policy, side by side"
        assert "The policy says" in claims


def test_one_document_alone_has_no_claims(desk: Browser, pdf: str) -> None:
    assert desk.get(f"{pdf}/claims").status_code == 404


@pytest.mark.parametrize(
    "sample", ["stourmere-borough-council/policy.pdf", "wayfold-trust/policy.docx", "stourmere-borough-council/self-assessment.html"]
)
def test_every_format_can_be_had_under_a_name_of_its_own(desk: Browser, sample: str) -> None:
    at = send(desk, SAMPLES / sample)
    links = re.findall(r'href="([^"]+/export/[^"]+)"', desk.get(at).text)
    own = {".pdf": "pdf", ".docx": "docx"}.get(Path(sample).suffix)
    assert {x.split("/export/")[1].split("?")[0] for x in links} == {n for n, w in WRITERS.items() if not w.of or n == own}
    for link in links:
        answer = desk.get(link.replace("&amp;", "&"))
        assert answer.status_code == 200, answer.text
        assert answer.headers["content-disposition"].startswith("attachment; filename*=UTF-8''")
        assert len(answer.content) > 200
        if link.split("?")[0].endswith(("xlsx", "docx")):
            assert zipfile.ZipFile(io.BytesIO(answer.content)).testzip() is None


def test_a_format_that_does_not_fit_is_refused(desk: Browser, pdf: str) -> None:
    for format in ("docx", "nonsense"):
        assert desk.get(f"{pdf}/export/{format}").status_code == 404


def test_a_word_file_has_its_passage_as_text_with_its_neighbours(desk: Browser) -> None:
    html = desk.get(send(desk, SAMPLES / "wayfold-trust" / "policy.docx")).text
    assert "The passage in its place" in html
    assert "<mark>" in html
    assert "<img" not in html
    assert len(re.findall(r'<p class="(?:paragraph|item|heading)', html)) > 3


def test_a_draft_is_deleted_when_that_is_confirmed(desk: Browser, tmp_path: Path) -> None:
    at = send(desk, documents.text(tmp_path))
    held = desk.app.state.desk.draft(at.rsplit("/", 1)[1])  # type: ignore[attr-defined]
    assert title(desk.get(f"{at}/delete").text) == "Delete policy.txt?"
    assert held.folder.is_dir()
    answer = desk.send_form(f"{at}/delete")
    assert "The draft is deleted" in answer.text
    assert not held.folder.exists()
    assert desk.get(at).status_code == 404
    assert "no such draft" in desk.get(at).text


def test_what_a_document_says_is_shown_and_never_run(desk: Browser, tmp_path: Path) -> None:
    evil = documents.POLICY.replace(
        "fifteen working days", "fifteen working days <script>alert(1)</script><img src=x onerror=alert(2)> {{7*7}} \x1b[31m"
    )
    at = send(desk, documents.text(tmp_path, "policy.txt", evil))
    for link in [at, *finding_links(desk.get(at).text)]:
        html = desk.get(link).text
        assert "<script>alert" not in html
        assert "<img src=x" not in html
        assert "\x1b" not in html
    assert "&lt;script&gt;alert(1)" in desk.get(at).text + "".join(desk.get(x).text for x in finding_links(desk.get(at).text))


def test_no_page_has_a_resource_from_elsewhere_or_anything_inline(desk: Browser, pdf: str) -> None:
    for path in ("/", pdf, f"{pdf}/delete", f"{pdf}/dismiss?finding=1&paper=0"):
        html = desk.get(path).text
        assert not re.search(r'(?:src|href|action)="(?:[a-z]+:)?//', html)
        assert " style=" not in html
        assert not re.search(r" on[a-z]+=", html)
        assert html.count("<h1") == 1


@pytest.mark.parametrize("way", ["choose?finding=1", "dismiss?finding=1", "restore?finding=1", "cancel", "delete"])
def test_nothing_is_done_without_the_mark(desk: Browser, pdf: str, way: str) -> None:
    for data in ({}, {"csrf": "x"}, {"csrf": desk.csrf + "x"}):
        assert desk.post(f"{pdf}/{way}", data=data).status_code == 403
    assert desk.post(f"{pdf}/{way}", files={"csrf": (None, desk.csrf)}).status_code == 415
    assert desk.get(pdf).status_code == 200
