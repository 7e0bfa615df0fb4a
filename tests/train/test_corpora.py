"""A user's corpus: rows are weak labels without the requirements' words, decisions are strong, landlords stay whole."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

pytest.importorskip("sklearn", reason="training needs scikit-learn")

from typer.testing import CliRunner

from ombudscan.classify import load
from ombudscan.cli import app
from ombudscan.isolate import check
from ombudscan.nouns import Settings
from ombudscan.train.corpora import WEAK, CorpusError, corpus, stripped, train_from

DAY = "2026-11-21"
# What four invented landlords wrote beside four provisions, in turn.
SAID = {
    "Sallow Vale Homes": (
        "Posters hang in all nine lobbies and the winter newsletter carries a page on complaints. A film was made in May.",
        "Ms Okoro is our Complaints Officer and has two assistants in Thornby.",
        "Each case has a folder in CaseBox with letters, notes of calls and the reports of surveyors.",
        "Councillor Bhatt was named in June as the member who looks after complaints.",
    ),
    "Teasel Housing Trust": (
        "We print the way to complain on rent cards, lift notices and the back page of our magazine.",
        "Two people make up the complaints team and they report to the Company Secretary.",
        "The register shows first contact, every date, all correspondence and what came of it.",
        "Trustee Hannah Pryce took on the role of complaints lead among trustees last autumn.",
    ),
    "Burdock Co-operative": (
        "Notices about complaining are pinned up in the laundry and sent round twice a year by email.",
        "Our worker Jo handles complaints and liaises with the scheme's caseworkers.",
        "Jo keeps the whole story on file: messages, photographs, minutes and the final letter.",
        "The committee picked Dev as its member for complaints at the spring meeting.",
    ),
    "Comfrey Almshouses": (
        "A framed card by the pump tells residents of the complaints policy, and the Clerk reads it out at tea.",
        "The Clerk is responsible for complaints and answers the Ombudsman's letters.",
        "Papers about a complaint are kept together in the muniment room for six years.",
        "Canon Wills has been asked by his fellow trustees to have charge of complaint matters.",
    ),
}
KEYS = ("publicity", "complaints-officer", "full-record", "member-responsible")


def form(landlord: str, said: tuple[str, ...]) -> str:
    from ombudscan import catalog

    provisions = {p.key: p for p in catalog.edition("hos-2024").provisions}
    rows = "".join(
        f"<tr><td>{provisions[k].number}</td><td>{provisions[k].requirement}</td><td>Yes</td><td>{text}</td></tr>"
        for k, text in zip(KEYS, said, strict=True)
    )
    head = "<tr><th>Code provision</th><th>Code requirement</th><th>Comply: Yes / No</th><th>Evidence</th></tr>"
    return f"<html><body><h1>{landlord}: self-assessment against the Complaint Handling Code 2024</h1><p>{landlord} owns and manages 900 homes. {landlord} is registered.</p><table>{head}{rows}</table></body></html>"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "own"
    for landlord, said in SAID.items():
        place = made / landlord.split()[0]
        place.mkdir(parents=True)
        (place / f"{landlord.split()[0].lower()}.html").write_text(form(landlord, said), encoding="utf-8")
    return made


def decide(folder: Path, *made: dict[str, str]) -> None:
    usual = {"document": "sallow.html", "decision": "agree", "reviewer": "MT", "date": "2026-05-01"}
    (folder / "decisions.jsonl").write_text("\n".join(json.dumps(usual | m) for m in made) + "\n", encoding="utf-8")


def test_rows_become_weak_labels_by_landlord(folder: Path) -> None:
    found = corpus(folder, DAY)
    assert found.landlords == ("Burdock", "Comfrey", "Sallow", "Teasel")
    assert {label.weight for label in found.weak} == {WEAK}
    assert {label.keys for label in found.weak} == {(k,) for k in KEYS}
    film = next(label for label in found.weak if "film" in label.unit.text)
    assert (film.keys, film.group) == (("publicity",), "Sallow")  # each sentence of a row by itself


QUOTED = frozenset({tuple("a record must be kept".split()), tuple("record must be kept of".split())})


@pytest.mark.parametrize(
    ("text", "left", "reason"),
    [
        ("Jo files every letter in the tall cupboard.", "Jo files every letter in the tall cupboard.", "nothing is the Code's"),
        ("A record must be kept, so Jo files every letter.", "so Jo files every letter.", "the Code's words go"),
        ("A record must be kept of it.", None, "next to nothing is left"),
        ("Jo files it.", None, "too short to say anything"),
        ("A record may be kept by Jo alone.", "A record may be kept by Jo alone.", "one word differs: a run of five is not there"),
    ],
)
def test_the_codes_own_words_are_taken_out(text: str, left: str | None, reason: str) -> None:
    assert stripped(text, QUOTED) == left, reason


def test_a_row_that_only_repeats_its_requirement_teaches_nothing(folder: Path) -> None:
    from ombudscan import catalog

    copied = next(p.requirement for p in catalog.edition("hos-2024").provisions if p.key == "full-record")
    (folder / "Teasel/teasel.html").write_text(form("Teasel Housing Trust", (*SAID["Teasel Housing Trust"][:2], copied, "See 4.1.")))
    assert not [label for label in corpus(folder, DAY).weak if label.group == "Teasel" and label.keys == ("full-record",)]


def test_what_stands_in_several_rows_is_no_label(folder: Path) -> None:
    (folder / "Teasel/teasel.html").write_text(form("Teasel Housing Trust", ("Our complaints policy deals with all of this.",) * 4))
    assert "Teasel" not in corpus(folder, DAY).landlords


def test_decisions_are_strong_and_take_the_rows_place(folder: Path) -> None:
    film, post = "A film was made in May.", "Ms Okoro is our Complaints Officer and has two assistants in Thornby."
    decide(
        folder,
        {"passage": film, "key": "publicity", "decision": "dismiss"},
        {"passage": post, "key": "complaints-officer"},
        {"passage": post, "key": "officer-authority", "decision": "dismiss"},
    )
    found = corpus(folder, DAY)
    one, two = (next(label for label in found.labels if label.unit.text == text) for text in (film, post))
    assert (one.keys, one.weight) == ((), 1.0)
    assert "publicity" not in one.also
    assert "full-record" in one.also  # nobody has said what else it is about
    assert (two.keys, two.also, two.weight) == (("complaints-officer",), (), 1.0)
    assert sum(label.unit.text in (film, post) for label in found.labels) == 2


def test_the_last_decision_counts(folder: Path) -> None:
    same = {"passage": "A film was made in May.", "key": "publicity"}
    decide(folder, same | {"date": "2026-06-01"}, same | {"date": "2026-04-01", "decision": "dismiss"})
    assert [label.keys for label in corpus(folder, DAY).strong] == [("publicity",)]


def test_a_file_without_subfolder_goes_by_the_landlord_it_names(tmp_path: Path) -> None:
    (tmp_path / "form.html").write_text(form("Sallow Vale Homes", SAID["Sallow Vale Homes"]))
    assert corpus(tmp_path, DAY).landlords == ("Sallow Vale Homes",)


GOOD = {
    "document": "x.html",
    "passage": "A film was made.",
    "key": "publicity",
    "decision": "agree",
    "reviewer": "MT",
    "date": "2026-05-01",
}


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["{"], r"decisions.jsonl:1: not JSON"),
        ([json.dumps(GOOD), json.dumps(GOOD | {"key": "publicty"})], r"decisions.jsonl:2: .*'publicty'"),
        ([json.dumps(GOOD | {"decision": "yes"})], "agree or dismiss"),
        ([json.dumps(GOOD | {"date": "1/5/26"})], "a day such as"),
        ([json.dumps(GOOD | {"passage": " "})], "passage must be words"),
        ([json.dumps(GOOD | {"mood": "good"})], "needs just the fields"),
        (["[]", "7"], r"(?s)decisions.jsonl:1.*decisions.jsonl:2"),
    ],
)
def test_a_wrong_decision_is_named(tmp_path: Path, lines: list[str], said: str) -> None:
    (tmp_path / "decisions.jsonl").write_text("\n".join(lines))
    with pytest.raises(CorpusError, match=said):
        corpus(tmp_path, DAY)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda f: None, "There is no folder"),
        (lambda f: f.mkdir(), "holds no document"),
        (lambda f: (f.mkdir(), (f / "a.txt").write_text("Rent is due on Monday.")), "Nothing in"),
    ],
)
def test_a_folder_with_nothing_to_learn_is_an_error(tmp_path: Path, make: Callable[[Path], object], said: str) -> None:
    make(tmp_path / "own")
    with pytest.raises(CorpusError, match=said):
        corpus(tmp_path / "own", DAY)


def test_an_unreadable_file_is_told_and_costs_no_other(folder: Path) -> None:
    (folder / "Teasel/broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    found = corpus(folder, DAY)
    assert len(found.landlords) == 4
    assert [line.split(":")[0] for line in found.skipped] == ["broken.pdf"]


def test_too_few_landlords_without_labels_is_an_error(folder: Path, tmp_path: Path) -> None:
    for name in ("Teasel/teasel.html", "Burdock/burdock.html"):
        (folder / name).unlink()
    with pytest.raises(CorpusError, match="2 landlords"):
        train_from(folder, None, tmp_path / "model", DAY, encode=False)


def written(tmp_path: Path) -> Path:
    """Labels in the usual format, a dozen a key."""
    made = tmp_path / "labels"
    made.mkdir()
    stems = {
        "publicity": "Posters in the {} tell tenants that they may complain.",
        "complaints-officer": "The {} officer has complaints as her whole job.",
        "full-record": "Letters about a {} complaint are kept in its file.",
        "member-responsible": "The board chose its {} member to lead on complaints.",
        "": "Rent for the {} house is due on Monday.",
    }
    words = "red blue green north south east west old new tall small round".split()
    rows = [
        {"text": stem.format(w), "keys": [k] if k else [], "path": [], "lead_in": "", "register": "plain"}
        for k, stem in stems.items()
        for w in words
    ]
    (made / "x.jsonl").write_text("\n".join(map(json.dumps, rows)))
    return made


def test_the_command_writes_a_model_that_check_uses(folder: Path, tmp_path: Path) -> None:
    decide(folder, {"passage": "A film was made in May.", "key": "publicity"})
    out = tmp_path / "mine"
    done = CliRunner().invoke(app, ["train", "--from", str(folder), "--labels", str(written(tmp_path)), "--out", str(out), "--no-encoder"])
    assert done.exit_code == 0, done.output
    assert "1 decided passages of 4 landlords" in done.output
    assert "corpus_f1" in done.output
    assert set(load(out).keys) == set(KEYS)
    card = (out / "card.md").read_text(encoding="utf-8")
    assert "of 4 landlords" in card
    report = check(folder / "Teasel/teasel.html", Settings(as_of=DAY), out).report
    assert report is not None
    assert report.model.name == "mine"


def test_the_command_says_what_is_wrong(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["train", "--from", str(tmp_path / "nowhere"), "--no-encoder"])
    assert done.exit_code == 2
    assert "There is no folder" in done.output
