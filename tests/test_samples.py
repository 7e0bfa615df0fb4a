"""The sample documents: they are what the script makes, and the tool finds in them what is planted and nothing more."""

from __future__ import annotations

import importlib
import io
import sys
import tomllib
import zipfile
from functools import cache
from pathlib import Path
from types import ModuleType

import pypdfium2
import pytest

from ombudscan import catalog, judge
from ombudscan.flow import check_file, check_pair
from ombudscan.nouns import Evidence, Report, Settings

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "corpus" / "samples"
DOCUMENTS = [p for ending in ("pdf", "docx", "html") for p in sorted(SAMPLES.glob(f"*/*.{ending}"))]
PAIRS = [p for p in DOCUMENTS if p.stem == "self-assessment"]
PARTS = ("policy", "self-assessment", "pair")
BETWEEN = {"claim-contradicts-policy", "claim-unsupported", "cited-clause-missing"}

# A silent demo proves nothing: without documents no test below would run.
assert len(DOCUMENTS) >= 12, "the samples are gone; run make samples"


# These need a second year or a second landlord: tests/audit/test_compare.py and test_wording.py plant them.
BEYOND = {"answer-changed", "shared-wording"}


def name_of(path: Path) -> str:
    return f"{path.parent.name}-{path.name}"


# Silence is judged by the classifier and measured over all policies together; see the test of that name.
SILENT = "silent-on-provision"
by_document = pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
by_form = by_pair = pytest.mark.parametrize("path", PAIRS, ids=name_of)


@cache
def script() -> ModuleType:
    """Return the script that makes the samples; it is no part of the package."""
    sys.path.insert(0, str(ROOT / "scripts"))
    return importlib.import_module("build_samples")


@cache
def planted(folder: Path) -> dict:
    return tomllib.loads((folder / "planted.toml").read_text())


@cache
def report(path: Path) -> Report:
    return check_file(path, Settings(as_of=planted(path.parent)["as_of"]))


@cache
def pair_findings(path: Path) -> frozenset[tuple[str, str]]:
    policy = next(p for p in DOCUMENTS if p.parent == path.parent and p.stem == "policy")
    found = check_pair(path, (policy,), Settings(as_of=planted(path.parent)["as_of"])).findings
    return frozenset((f.rule, f.provision or "") for f in found if f.rule in BETWEEN)


def entries(truth: dict, *kinds: str) -> list[tuple[str, str]]:
    return [(one["rule"], one["provision"]) for kind in kinds for one in truth.get(kind, [])]


def meant(found: tuple[str, str], listed: list[tuple[str, str]]) -> bool:
    """Whether a found rule and provision are among those listed, where "*" stands for any."""
    return any(rule in ("*", found[0]) and provision in ("*", found[1]) for rule, provision in listed)


def found_in(path: Path) -> set[tuple[str, str]]:
    return {(f.rule, f.provision or "") for f in report(path).findings}


def quotes(path: Path, wrong: set[tuple[str, str]]) -> str:
    return "\n".join(f"{f.rule} {f.provision}: {f.quote}" for f in report(path).findings if (f.rule, f.provision or "") in wrong)


def faults(found: set[tuple[str, str]] | frozenset[tuple[str, str]], truth: dict) -> set[tuple[str, str]]:
    """Return what was found though it is a trap, unless it is planted or allowed in so many words."""
    fair = entries(truth, "finding", "allowed")
    return {one for one in found if meant(one, entries(truth, "trap")) and not meant(one, fair)}


def test_every_rule_is_planted_somewhere_and_no_other():
    names = {rule for p in SAMPLES.glob("*/planted.toml") for part in PARTS for rule, _ in entries(planted(p.parent)[part], "finding")}
    assert names == {rule.name for rule in catalog.rules()} - BEYOND


@by_document
def test_kind_and_edition_are_recognised(path):
    truth = planted(path.parent)[path.stem]
    identity = report(path).evidence.identity
    assert (identity.kind, identity.edition) == (truth["kind"], truth["code"])


@by_document
def test_everything_planted_is_found(path):
    found = found_in(path)
    assert not {one for one in entries(planted(path.parent)[path.stem], "finding") if not any(meant(f, [one]) for f in found)}


@by_document
def test_no_trap_is_taken(path):
    wrong = {one for one in faults(found_in(path), planted(path.parent)[path.stem]) if one[0] != SILENT}
    assert not wrong, quotes(path, wrong)


def test_silence_is_seldom_claimed_where_the_document_speaks():
    """The classifier is deaf to some wordings: of what these policies state, at most a twentieth may be called silent."""
    policies = [p for p in DOCUMENTS if p.stem == "policy"]
    wrong = sum(one[0] == SILENT for p in policies for one in faults(found_in(p), planted(p.parent)[p.stem]))
    stated = sum(p.policy_states for p in catalog.edition("hos-2024").provisions) * len(policies)
    assert wrong / stated <= 0.05


@by_document
def test_no_breach_but_those_planted(path):
    breaches = {(f.rule, f.provision or "") for f in report(path).findings if f.severity == "breach"}
    fair = entries(planted(path.parent)[path.stem], "finding", "allowed")
    wrong = {one for one in breaches if not meant(one, fair)}
    assert not wrong, quotes(path, wrong)


@by_document
def test_timescales_are_those_a_reader_would_list(path):
    truth = planted(path.parent)[path.stem]
    listed, allowed = ({timescale(**one) for one in truth.get(key, [])} for key in ("timescales", "timescales_allowed"))
    found = report(path).evidence.timescales
    got = {timescale(t.action, t.value, t.unit, t.stage) for t in found if t.action != "other"}
    assert (listed - got, got - listed - allowed) == (set(), set()), "(missed, not in the document)"


def timescale(action: str, value: float, unit: str, stage: int | None = None) -> tuple[str, int | None, float, str]:
    """Return what two readers have to agree on: the stage counts for the steps that both stages have."""
    return action, stage if action in ("acknowledge", "respond", "extend") else None, float(value), unit


ANSWERS = {"yes": "yes", "no": "no", "partly": "partial", "n/a": "not_applicable", "not applicable": "not_applicable", "": "blank"}


@by_form
def test_every_row_and_its_answer_are_read(path):
    source = tomllib.loads((path.parent / "source.toml").read_text())["self-assessment"]
    edition = catalog.edition(source["edition"])
    asked = {n: a for n, a, *_ in script().form_rows(source["rows"]) if edition.numbered(n).asks == "yes-no" and (n, a) != ("3.4", "")}
    wanted = {n: ANSWERS.get(a.lower().rstrip("."), "unclear") for n, a in asked.items()}
    assert {c.provision: c.answer for c in report(path).evidence.claims if c.provision in wanted} == wanted


@by_form
def test_each_row_holds_its_own_evidence(path):
    source = tomllib.loads((path.parent / "source.toml").read_text())["self-assessment"]
    document, claims = report(path).evidence.document, {c.provision: c for c in report(path).evidence.claims}
    lost = []
    for number, answer, *written in script().form_rows(source["rows"]):
        claim = claims[number]
        spans = (*claim.evidence, *claim.commentary, *(s for _, extra in claim.extra for s in extra))
        read, whole = letters(*map(document.quote, spans)), letters(*written)
        named = letters(
            *(document.quote(s) for s in (*claim.evidence, *claim.commentary)),
            *(x for n, more in claim.extra for x in (n, *map(document.quote, more))),
        )
        begun = letters(document.quote(claim.answer_span)) if claim.answer_span else ""
        if whole not in (read, named, begun + read) and read != letters(answer, *written):
            lost.append((number, read, whole))
    assert not lost


def letters(*texts: str) -> str:
    """Return texts without what differs between formats, spaces and line ends, and between readers, stops after an answer."""
    return "".join(c for text in texts for c in text if c.isalnum())


@by_pair
def test_pair_finds_what_is_planted_between_the_two(path):
    assert not set(entries(planted(path.parent)["pair"], "finding")) - pair_findings(path)


@by_pair
def test_pair_finds_nothing_else(path):
    truth = planted(path.parent)["pair"]
    assert not {one for one in pair_findings(path) if not meant(one, entries(truth, "finding", "allowed"))}


def between(path: Path) -> tuple[Evidence, tuple[Report, ...]]:
    """Return the self-assessment and every format of the landlord's policy."""
    return report(path).evidence, tuple(report(p) for p in DOCUMENTS if p.parent == path.parent and p.stem == "policy")


@by_pair
def test_every_format_of_the_policy_together_finds_the_same(path):
    found = judge.pair_findings(*between(path), catalog.rules())
    assert {(f.rule, f.provision or "") for f in found} == pair_findings(path)


@by_pair
def test_every_yes_has_a_verdict_that_agrees_with_the_findings(path):
    evidence, policies = between(path)
    said = {evidence.claims[v.claim].provision: v for v in judge.verdicts(evidence, policies)}
    assert list(said) == [c.provision for c in evidence.claims if c.answer == "yes"]
    planted_between = pair_findings(path)
    assert {n for n, v in said.items() if v.status == "contradicted"} == {
        n for rule, n in planted_between if rule == "claim-contradicts-policy"
    }
    assert {n for rule, n in planted_between if rule == "claim-unsupported"} <= {n for n, v in said.items() if v.status == "silent"}
    texts = {p.evidence.document.source: p.evidence.document.text for p in policies}
    assert all(words.text in texts[words.source] for v in said.values() for words in v.passages)
    assert all(v.passages for v in said.values() if v.status in ("met", "contradicted") and "two-stages" not in v.key)


def content(path: Path) -> object:
    """What a file holds, whatever the compressor that packed it."""
    if path.suffix == ".docx":
        with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    if path.suffix == ".pdf":
        with pypdfium2.PdfDocument(path) as pdf:
            return [page.get_textpage().get_text_bounded() for page in pdf]
    return path.read_bytes()


@pytest.fixture(scope="session")
def built(tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("samples")
    script().build(SAMPLES, out)
    return out


@by_document
def test_document_is_what_the_script_makes(path, built):
    assert content(path) == content(built / path.relative_to(SAMPLES))


def test_script_makes_no_other_document_and_the_same_list(built):
    made = {p.relative_to(built) for p in built.rglob("*") if p.is_file()}
    assert made == {p.relative_to(SAMPLES) for p in DOCUMENTS} | {Path("planted.md")}
    assert (built / "planted.md").read_text() == (SAMPLES / "planted.md").read_text()
