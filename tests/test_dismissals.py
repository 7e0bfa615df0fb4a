"""The file of dismissals: what is written is read again, remarks stay, and whatever is wrong is told with file and line."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ombudscan import dismissals
from ombudscan.errors import DismissalError
from ombudscan.nouns import Dismissal

ONE = Dismissal(
    rule="late-response",
    provision="6.3",
    fingerprint="0123456789abcdef",
    words="We answer within thirty working days.",
    reason="Agreed with the Ombudsman.",
    name="A. Reader",
    date="2026-11-22",
)


def test_what_is_added_is_read_again_in_order(tmp_path: Path) -> None:
    path = dismissals.beside(tmp_path / "policy.docx")
    assert path.name == "policy.docx.dismissed.toml"
    assert dismissals.read(path) == ()
    two = Dismissal(
        rule="undated-document", provision=None, fingerprint="absent", words="", reason="It is a draft.", name="B", date="2026-01-02"
    )
    dismissals.add(path, [ONE])
    dismissals.add(path, [two])
    assert dismissals.read(path) == (ONE, two)


printable = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1).filter(str.strip)


@given(reason=printable, name=printable, words=st.text(st.characters(codec="utf-8")), day=st.dates())
def test_any_words_survive(tmp_path_factory: pytest.TempPathFactory, reason: str, name: str, words: str, day: datetime.date) -> None:
    path = tmp_path_factory.mktemp("d") / "x.dismissed.toml"
    given_one = Dismissal(
        rule="third-stage", provision="5.3", fingerprint="absent", words=words, reason=reason, name=name, date=day.isoformat()
    )
    dismissals.add(path, [given_one])
    assert dismissals.read(path) == (given_one,)


def test_remarks_of_its_readers_stay(tmp_path: Path) -> None:
    path = tmp_path / "x.dismissed.toml"
    dismissals.add(path, [ONE])
    path.write_text(path.read_text().replace("[[dismissed]]", "# seen by the Board in May\n[[dismissed]]"))
    dismissals.add(path, [ONE])
    assert "# seen by the Board in May" in path.read_text()
    assert len(dismissals.read(path)) == 2


def test_a_failure_leaves_the_old_file_and_no_scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.dismissed.toml"
    dismissals.add(path, [ONE])
    before = path.read_bytes()

    def full(self: Path, target: Path) -> Path:
        raise OSError("no space left")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="no space"):
        dismissals.add(path, [ONE])
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


HEAD = f'format = "{dismissals.FORMAT}"\n\n'
GOOD = """[[dismissed]]
rule = "late-response"
provision = "6.3"
fingerprint = "0123456789abcdef"
reason = "Agreed."
name = "A. Reader"
date = 2026-11-22
"""

WRONG = [
    (HEAD + GOOD + '\n[[dismissed]]\nrule = "late-response\n', "line 12: no valid TOML"),
    (HEAD + GOOD + "\n[[dismissed]\n", "line 11: no valid TOML"),
    (
        HEAD + GOOD + "\n" + GOOD.replace("late-response", "late-respnse"),
        "line 11: there is no rule 'late-respnse'. Did you mean late-response",
    ),
    (HEAD + GOOD + "\n" + GOOD.replace('reason = "Agreed."\n', ""), "line 11: reason is missing"),
    (HEAD + GOOD.replace('"Agreed."', '"  "'), "line 3: reason is '  '"),
    (HEAD + GOOD.replace('"A. Reader"', "7"), "line 3: name is 7"),
    (HEAD + GOOD.replace("2026-11-22", '"2026-11-22"'), "line 3: date is '2026-11-22'. Write a day without quotation marks"),
    (HEAD + GOOD.replace("2026-11-22", "2026-11-22T10:00:00"), "line 3: date is"),
    (HEAD + GOOD.replace("0123456789abcdef", "zzz"), "line 3: 'zzz' is no fingerprint"),
    (HEAD + GOOD + 'until = "May"\n', "line 3: unknown key 'until'"),
    (HEAD + "dismissed = [1]\n", "line 1: not a table"),
    (HEAD + "dismissed = 1\n", "dismissed is no list"),
    (HEAD + "[settings]\nx = 1\n" + GOOD, "line 3: unknown key 'settings'"),
    (GOOD, "line 1: is not of this format"),
    ("", "line 1: is not of this format"),
]


@pytest.mark.parametrize(("text", "says"), WRONG, ids=[says for _, says in WRONG])
def test_what_is_wrong_is_told_with_file_and_line(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "policy.pdf.dismissed.toml"
    path.write_text(text)
    with pytest.raises(DismissalError) as caught:
        dismissals.read(path)
    assert str(caught.value).startswith("policy.pdf.dismissed.toml")
    assert says in str(caught.value)
    with pytest.raises(DismissalError):
        dismissals.add(path, [ONE])
    assert path.read_text() == text


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.dismissed.toml"
    path.write_bytes(HEAD.encode() + "reason = 'café'".encode("latin-1"))
    with pytest.raises(DismissalError, match="UTF-8"):
        dismissals.read(path)


@pytest.mark.parametrize("text", ["a = " + "[" * 20_000, "a = " + "9" * 10_000])
def test_values_that_no_list_has_are_told_in_a_sentence(tmp_path: Path, text: str) -> None:
    path = tmp_path / "dismissed.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DismissalError, match=r"^dismissed\.toml"):
        dismissals.read(path)
