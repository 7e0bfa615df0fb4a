"""The pages of a run whose every name and word was written to harm, in a real browser: nothing runs, nothing is refused, nothing is asked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page
from test_hostile_pages import SLOW, WORDS, harmless

from audit.made_run import claim, covered, document, finding, run
from decisions.made_decisions import subject
from ombudscan import catalog
from ombudscan.decisions import DecisionError, made, open_log
from served import refusals, served
from web.made_review import policy_words, verdict

# A cell's page holds so many of them in each of its places.
_IN_A_CELL = 8
PAGES = (
    "/run",
    "/run?state=breach",
    "/run?kind=policy",
    "/run/provisions",
    "/run/provision?provision=6.3",
    "/run/failures",
    "/run/agreement",
)


def numbers() -> list[str]:
    return [p.number for p in catalog.edition("hos-2024").provisions if p.on_form]


def groups() -> dict[str, str]:
    """The provisions whose cells hold all the words, some in each."""
    some = [" ¶ ".join(WORDS[n : n + _IN_A_CELL]) for n in range(0, len(WORDS), _IN_A_CELL)]
    return dict(zip(numbers()[: len(some)], some, strict=True))


def hostile_run(folder: Path) -> Path:
    """A landlord for each payload, a file not read for each, and one landlord whose form, policy and findings hold all of them."""
    documents, pairs, rows = [], [], []
    for n, words in enumerate(WORDS):
        said = (claim("1.2", evidence=words, commentary=words), covered("1.2", "met"), covered("6.3", "conflict"))
        fault = {**finding("contrary-evidence", "6.3", words), "message": words, "because": [words]}
        documents.append(document(words, claim("6.3", evidence=words), *said, fault, path=f"{n}/{words}.pdf", columns={"region": words}))
        documents.append(document(f"not read {n}", outcome="corrupt", path=f"bad/{n}{words}"))
    for number, words in groups().items():
        key = catalog.edition("hos-2024").numbered(number).key  # type: ignore[union-attr]
        rows += [claim(number, evidence=words, commentary=words, requirement=words), covered(number, "conflict")]
        rows.append({**finding("contrary-evidence", number, words), "message": words, "advice": words, "because": [words]})
        beside = {**policy_words(words, cited=True), "heading": words, "clause": words, "source": words}
        pairs.append({**verdict("all.pdf", number, key, "contradicted", beside), "reason": words})
    documents.append(document("All of them", *rows, path="all.pdf", columns={"region": WORDS[0]}))
    return run(folder, documents, pairs)


def decided(folder: Path) -> int:
    """Keep a decision for each payload that may be a person's name or reason; return how many were kept."""
    log, kept = open_log(folder), 0
    for words in WORDS:
        one = subject(words=words, landlord=words, document=words)
        for name, reason in ((words, "so"), ("Ann", words)):
            try:
                log.append(made(one, name, "dismiss", "other", reason))
            except DecisionError:
                continue
            kept += 1
    return kept


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return hostile_run(tmp_path / "<img src=x onerror=hit=1>")


@pytest.fixture
def address(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(tmp_path_factory.mktemp("served"), str(folder)) as opens:
        yield opens


def test_nothing_runs_in_the_pages_of_a_run(page: Page, address: str, folder: Path) -> None:
    told = refusals(page)
    page.set_default_timeout(SLOW)
    page.goto(address)
    page.get_by_role("heading", level=1).wait_for()
    root = page.url.split("/run")[0]

    def look(path: str, **asked: str) -> str:
        page.goto(f"{root}{path}{'?' if asked else ''}{urlencode(asked)}")
        harmless(page)
        return page.locator("main").inner_text()

    for path in PAGES:
        look(path)
    assert "<script>alert(1)</script>" in look("/run", size="500") and "<script>alert(1)</script>" in look("/run/failures")
    for number, words in groups().items():
        assert words.count(" ¶ ") <= look("/run/cell", landlord="All of them", provision=number).count(" ¶ ")
    for words in WORDS[::16]:
        look("/run/cell", landlord=words, provision="6.3")
        look("/run/landlord", landlord=words)
        look("/run", name=words, where=f"region:{words}", rule=words, state=words)
    assert told == []


def test_nothing_runs_in_what_reviewers_wrote(page: Page, address: str, folder: Path) -> None:
    assert decided(folder) > len(WORDS)
    told = refusals(page)
    page.set_default_timeout(SLOW)
    page.goto(address)
    page.get_by_role("heading", level=1).wait_for()
    root = page.url.split("/run")[0]
    for path in ("/run/decisions", "/run/agreement", "/run/cell?landlord=All+of+them&provision=1.2"):
        page.goto(root + path)
        harmless(page)
    page.goto(f"{root}/run/reviewer")
    page.get_by_label("Your name").fill("<img src=x onerror=hit=1>")
    page.get_by_role("button", name="Go on").click()
    page.goto(f"{root}/run/cell?landlord=All+of+them&provision=1.2")
    assert "<img src=x onerror=hit=1>" in page.locator("body").inner_text()
    harmless(page)
    assert told == []
