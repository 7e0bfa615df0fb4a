"""New versions of a draft and of what goes with it, and forms that were shown before they came."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import documents
from ombudscan.web.desk import Draft, Stored, Version
from ombudscan.web.settings import ServeSettings
from web.opened import Browser, action, browser, enter, send, title, waited

LATE, GATED = "fifteen working days", "You must explain why you are unhappy with the stage 1 reply before we will look again."
BETTER = documents.POLICY.replace(LATE, "ten working days")
OPEN = documents.POLICY.replace(GATED, "We look again whenever you ask.")
# Where a policy is late, and one that is not: the later version's findings have other numbers.
SOONER = BETTER.replace("acknowledge your complaint within five", "acknowledge your complaint within nine")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One server for all tests of this module."""
    with browser(ServeSettings(folder=tmp_path_factory.mktemp("served"), as_of="2026-11-21", warm=False)) as one:
        yield enter(one)


def brought(desk: Browser, folder: Path, *bodies: str) -> str:
    return send(desk, *(documents.text(folder, f"{name}.txt", body) for name, body in zip(("policy", "procedure"), bodies, strict=False)))


def renewed(desk: Browser, at: str, *files: Path, names: tuple[str, ...] = ("draft", "beside")) -> str:
    """Bring new versions and return where the browser is led."""
    given = {n: (p.name, p.read_bytes()) for n, p in zip(names, files, strict=False)}
    answer = desk.post(f"{at}/versions", data={"csrf": desk.csrf}, files=given)
    where = str(answer.url).removeprefix("http://127.0.0.1:8000")
    return waited(desk, where)


def quoted(html: str) -> str:
    """All that the list and the changes say, as text."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def number_of(desk: Browser, at: str, words: str, slot: int = 0) -> int:
    """The number of the finding whose words hold these."""
    for n in range(1, 100):
        answer = desk.get(f"{at}?finding={n}&paper={slot}")
        assert answer.status_code == 200, f"nothing is found of {words!r}"
        if (said := re.search(r"<dt>Your draft</dt><dd>“(.*?)”", answer.text, re.DOTALL)) and words in said[1]:
            return n
    raise AssertionError(words)


def test_what_goes_with_a_draft_is_renewed_alone(desk: Browser, tmp_path: Path) -> None:
    at = brought(desk, tmp_path, documents.POLICY, documents.POLICY)
    html = desk.get(at).text
    for label in ("The new version of policy.txt", "The new version of procedure.txt", "One of them, or both"):
        assert label in html
    where = renewed(desk, at, documents.text(tmp_path, "procedure-v2.txt", BETTER), names=("beside",))
    assert where == f"{at}?paper=1"
    second, first = desk.get(where).text, desk.get(at).text
    assert (title(second), title(first)) == ("procedure-v2.txt", "policy.txt")
    assert "1 fixed" in second and "0 fixed" in first
    assert LATE in quoted(desk.get(f"{at}/changes?paper=1").text)
    assert title(desk.get(f"{at}/changes?paper=1").text) == "What changed in procedure-v2.txt"
    assert "Fixed (0)" in desk.get(f"{at}/changes").text


def test_both_are_renewed_at_once(desk: Browser, tmp_path: Path) -> None:
    at = brought(desk, tmp_path, documents.POLICY, documents.POLICY)
    where = renewed(desk, at, documents.text(tmp_path, "a.txt", BETTER), documents.text(tmp_path, "b.txt", OPEN))
    assert where == at
    assert [title(desk.get(f"{at}?paper={n}").text) for n in (0, 1)] == ["a.txt", "b.txt"]
    assert all("1 fixed" in desk.get(f"{at}?paper={n}").text for n in (0, 1))


def test_a_second_document_of_a_draft_without_one_is_not_taken(desk: Browser, tmp_path: Path) -> None:
    at = brought(desk, tmp_path, documents.POLICY)
    assert "One of them, or both" not in desk.get(at).text
    files = {"beside": ("b.txt", BETTER.encode())}
    answer = desk.post(f"{at}/versions", data={"csrf": desk.csrf}, files=files)
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.text


def broken(folder: Path, name: str = "procedure.docx") -> Path:
    with zipfile.ZipFile(folder / name, "w") as z:
        z.writestr("notes.txt", "no Word file")
    return folder / name


def test_the_one_that_cannot_be_read_is_named_and_can_be_brought_again(desk: Browser, tmp_path: Path) -> None:
    at = send(desk, documents.text(tmp_path), broken(tmp_path))
    html = desk.get(at).text
    assert title(html) == "procedure.docx could not be read"
    for field in ("Another copy of policy.txt", "Another copy of procedure.docx"):
        assert field in html
    wrong = desk.post(f"{at}/versions", data={"csrf": desk.csrf}, files={"beside": ("a.exe", b"MZ")})
    assert wrong.status_code == 415
    assert 'href="#beside"' in wrong.text and 'aria-describedby="beside-error" aria-invalid="true"' in wrong.text
    renewed(desk, at, documents.text(tmp_path, "procedure.txt", BETTER), names=("beside",))
    assert [title(desk.get(f"{at}?paper={n}").text) for n in (0, 1)] == ["policy.txt", "procedure.txt"]


def test_what_could_not_be_read_is_not_taken_up_again(desk: Browser, tmp_path: Path) -> None:
    at = brought(desk, tmp_path, documents.POLICY, documents.POLICY)
    renewed(desk, at, broken(tmp_path, "policy.docx"))
    assert "The new version could not be read" in desk.get(at).text
    renewed(desk, at, documents.text(tmp_path, "procedure-v2.txt", BETTER), names=("beside",))
    assert [title(desk.get(f"{at}?paper={n}").text) for n in (0, 1)] == ["policy.txt", "procedure-v2.txt"]


def stored(name: str) -> Stored:
    return Stored(name=name, path=Path(name), sha256="", size=0)


A1, A2, B1, B2 = (stored(n) for n in ("a1", "a2", "b1", "b2"))


@pytest.mark.parametrize(
    ("versions", "wanted"),
    [
        ([("ready", A1, B1, None)], [A1, B1]),
        ([("ready", A1, B1, None), ("unreadable", A2, B1, A2)], [A1, B1]),
        ([("ready", A1, B1, None), ("unreadable", A2, B2, B2)], [A2, B1]),  # the other was not at fault
        ([("ready", A1, B1, None), ("cancelled", A2, B1, None)], [A1, B1]),
        ([("cancelled", A1, B1, None)], [A1, B1]),
        ([("unreadable", A1, B1, A1)], [A1, B1]),  # nothing else is there
        ([("ready", A1, B1, None), ("reading", A2, B1, None)], [A2, B1]),
    ],
)
def test_which_files_a_new_version_goes_on_with(versions: list[tuple[str, Stored, Stored, Stored | None]], wanted: list[Stored]) -> None:
    held = [Version(number=n, files=(a, b), state=state, unfit=bad) for n, (state, a, b, bad) in enumerate(versions, 1)]  # type: ignore[arg-type]
    assert Draft(id="", folder=Path(), day="", versions=held).newest == wanted


@pytest.mark.parametrize("way", ["choose", "dismiss"])
def test_a_form_from_before_a_new_version_decides_on_nothing_else(desk: Browser, tmp_path: Path, way: str) -> None:
    at = brought(desk, tmp_path, documents.POLICY)
    late = action(desk, at, way, number_of(desk, at, LATE))
    renewed(desk, at, documents.text(tmp_path, "v2.txt", BETTER))
    answer = desk.send_form(late, choice="agree", reason="On purpose", name="A. Reader")
    assert answer.status_code == 409
    assert "Nothing was kept" in answer.text and "There is a problem" in answer.text
    held = desk.app.state.desk.draft(at.rsplit("/", 1)[1])  # type: ignore[attr-defined]
    assert not held.choices and not held.dismissals[0]


def test_a_form_from_before_a_new_version_decides_on_the_same_finding_wherever_it_is_now(desk: Browser, tmp_path: Path) -> None:
    at = brought(desk, tmp_path, documents.POLICY)
    before = number_of(desk, at, GATED)
    gated = action(desk, at, "choose", before)
    renewed(desk, at, documents.text(tmp_path, "v2.txt", SOONER))
    now = number_of(desk, at, GATED)
    desk.send_form(gated, choice="unsure")
    assert "Unsure</span>" in desk.get(f"{at}?finding={now}").text
    held = desk.app.state.desk.draft(at.rsplit("/", 1)[1])  # type: ignore[attr-defined]
    assert [rule for _, (rule, _, _) in held.choices] == ["reasons-required"]


def test_what_is_said_of_one_document_is_not_said_of_the_other(desk: Browser, tmp_path: Path) -> None:
    at = brought(desk, tmp_path, documents.POLICY, documents.POLICY)
    desk.send_form(action(desk, at, "choose", number_of(desk, at, LATE, 1), 1), choice="agree")
    assert "Agreed</span>" in desk.get(f"{at}?paper=1").text
    assert "Agreed</span>" not in desk.get(at).text


@pytest.mark.parametrize("of", ["", "&of=", "&of=0123456789abcdef", "&of=" + "x" * 100])
def test_a_form_that_does_not_say_on_what_decides_nothing(desk: Browser, tmp_path: Path, of: str) -> None:
    at = brought(desk, tmp_path, documents.POLICY)
    for way in ("choose", "dismiss", "restore"):
        answer = desk.send_form(f"{at}/{way}?finding=1&paper=0{of}", choice="agree", reason="x", name="y")
        assert 400 <= answer.status_code < 500
    held = desk.app.state.desk.draft(at.rsplit("/", 1)[1])  # type: ignore[attr-defined]
    assert not held.choices and not held.dismissals[0]
