"""Every page of the landlord officer's journey, in each of its states: axe finds nothing, at 320 px and at 400% zoom too."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

import documents
from served import refusals, served

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"
SLOW = 120_000


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(tmp_path_factory.mktemp("served")) as opens:
        yield opens


def bring(page: Page, *files: Path) -> str:
    """Bring files, wait for what becomes of them, and return the draft's address."""
    page.get_by_label("Your draft").set_input_files(files[0])
    if files[1:]:
        page.get_by_label("What goes with it (optional)").set_input_files(files[1])
    page.get_by_role("button", name="Check the draft").click()
    page.wait_for_url("**/drafts/*")
    expect(page.locator("[data-poll]")).to_have_count(0, timeout=SLOW)
    return page.url.split("?")[0].split("#")[0]


def standing(page: Page, address: str) -> None:
    """Open the page that leads on from the printed address, without what leads on."""

    def still(asked: Route) -> None:
        answer = asked.fetch()
        asked.fulfill(response=answer, headers={k: v for k, v in answer.headers.items() if k.lower() != "refresh"})

    page.route("**/open?*", still)
    page.route("**/app.js", lambda asked: asked.fulfill(body="", content_type="text/javascript"))
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_have_text("Opening ombudscan")


def unfit(folder: Path) -> Path:
    path = folder / "bad.docx"
    with zipfile.ZipFile(path, "w") as z:
        z.writestr("notes.txt", "no Word file")
    return path


def slow(folder: Path) -> Path:
    """A document that is read for long enough to be stopped."""
    return documents.text(folder, "long.txt", documents.POLICY * 300)


def stopped(page: Page, begin: Callable[[], None]) -> None:
    begin()
    page.get_by_role("button", name="Stop").click()
    expect(page.locator("[data-poll]")).to_have_count(0, timeout=SLOW)


def again(page: Page, draft: str, version: Path) -> None:
    """Send a new version of a draft."""
    page.goto(draft)
    page.locator("summary", has_text="Re-check").click()
    page.get_by_label(re.compile("The new version")).first.set_input_files(version)
    page.get_by_role("button", name="Check the new version").click()


Look = Callable[[str], None]


def look_before(page: Page, look: Look, address: str) -> None:
    """The pages before a draft is there."""
    page.goto(address.split("/open")[0])
    look("refused")
    standing(page, address)
    look("opening")
    page.unroute_all()
    page.goto(address)
    expect(page).to_have_url(re.compile(r"/$"))
    look("start")
    page.get_by_role("button", name="Check the draft").click()
    expect(page.locator(".errors")).to_be_focused()
    look("start, nothing chosen")


def look_at_a_policy(page: Page, look: Look) -> str:
    """The pages of a PDF, at whose address the draft stands."""
    pdf = bring(page, SAMPLES / "stourmere-borough-council" / "policy.pdf")
    look("result, PDF")
    for menu in ("Export", "Re-check"):
        page.locator("summary", has_text=menu).click()
        look(f"result, {menu} open")
    for group in page.locator("details.group > summary").all():
        group.click()
    look("result, all groups open")
    page.goto(pdf)
    page.locator("summary", has_text="Re-check").click()
    page.get_by_role("button", name="Check the new version").click()
    expect(page.locator(".errors")).to_be_focused()
    look("result, no new version chosen")
    page.goto(f"{pdf}?provision=6.3")
    look("result, a provision")
    page.goto(f"{pdf}?finding=1&sheet=4")
    look("result, another page")
    page.goto(f"{pdf}/dismiss?finding=1&paper=0")
    look("dismiss")
    page.get_by_role("button", name="Set it aside").click()
    look("dismiss, with errors")
    page.get_by_label("Why it is set aside").fill("Agreed")
    page.get_by_label("Your name").fill("A. Reader")
    page.get_by_role("button", name="Set it aside").click()
    page.get_by_text("Set aside (1)").click()
    look("result, set aside")
    page.goto(f"{pdf}/delete")
    look("delete")
    page.goto(f"{pdf}/nothing")
    look("no such page")
    return pdf


def look_at_a_pair(page: Page, look: Look, address: str) -> None:
    """The pages of a self-assessment held against a policy."""
    page.goto(address)
    expect(page).to_have_url(re.compile(r"/$"))
    look("start, with drafts")
    word = bring(page, SAMPLES / "tannery-yard" / "self-assessment.pdf", SAMPLES / "tannery-yard" / "policy.html")
    look("result, a pair")
    page.goto(f"{word}?paper=1")
    look("result, the web page of the pair")
    page.locator("summary", has_text="Re-check").click()
    expect(page.get_by_label(re.compile("The new version"))).to_have_count(2)
    look("result, a pair, Re-check open")
    page.goto(f"{word}/claims")
    look("claims")


def look_at_versions(page: Page, look: Look, address: str, tmp_path: Path, bad: Path) -> None:
    """The pages of a draft renewed, by what cannot be read and by what decides for others too."""
    page.goto(address)
    expect(page).to_have_url(re.compile(r"/$"))
    text = bring(page, documents.text(tmp_path))
    page.locator("summary", has_text="Re-check").click()
    page.get_by_label(re.compile("The new version")).set_input_files(
        documents.text(tmp_path, "v2.txt", documents.POLICY.replace("fifteen working", "ten working"))
    )
    page.get_by_role("button", name="Check the new version").click()
    expect(page.get_by_text(re.compile(r"1 fixed"))).to_be_visible(timeout=SLOW)
    look("result, a new version")
    page.goto(f"{text}/changes")
    look("changes")
    again(page, text, bad)
    expect(page.get_by_text("The new version could not be read.")).to_be_visible(timeout=SLOW)
    look("result, a new version that cannot be read")
    stopped(page, lambda: again(page, text, slow(tmp_path)))
    expect(page.get_by_text("The new version was stopped.")).to_be_visible(timeout=SLOW)
    look("result, a new version that was stopped")
    page.goto(text)
    expect(page.locator("#chosen")).to_contain_text("6.12")  # the reasons that v5 asks for no more
    other = page.context.new_page()
    again(
        other, text, documents.text(tmp_path, "v5.txt", documents.POLICY.replace("You must explain why you are unhappy", "You may say why"))
    )
    expect(other.get_by_text("version 5")).to_be_visible(timeout=SLOW)
    other.close()
    page.get_by_role("button", name="Agree").click()
    expect(page.locator(".errors")).to_be_focused()
    look("result, decided on what is gone")


def look_at_refusals(page: Page, look: Look, address: str, tmp_path: Path, bad: Path) -> None:
    """The pages of drafts that cannot be read, were stopped or are of another kind."""
    page.goto(address)
    expect(page).to_have_url(re.compile(r"/$"))
    bring(page, bad)
    look("not to be read")
    page.get_by_role("button", name="Check again").click()
    expect(page.locator(".errors")).to_be_focused()
    look("not to be read, nothing chosen")
    page.goto(address)
    expect(page).to_have_url(re.compile(r"/$"))
    page.get_by_label("Your draft").set_input_files(slow(tmp_path))
    stopped(page, page.get_by_role("button", name="Check the draft").click)
    expect(page.get_by_role("heading", level=1)).to_have_text("Stopped", timeout=SLOW)
    look("stopped")


def look_without_keys(page: Page, look: Look, address: str, tmp_path: Path, pdf: str) -> None:
    """The pages with single keys switched off, and of a document of another kind."""
    page.get_by_role("link", name="Single keys").click()
    look("keys")
    page.get_by_role("button", name="Switch them off").click()
    page.goto(f"{address.split('/open')[0]}/keys")
    look("keys, off")
    page.goto(pdf)
    look("result, keys off")
    page.goto(address)
    expect(page).to_have_url(re.compile(r"/$"))
    bring(page, documents.text(tmp_path, "lease.txt", "Tenancy agreement\n\nThe rent is due on Monday.\n"))
    look("another kind of document")


def test_every_page_in_every_state(
    sized_page: Page,
    faultless: Callable[[Page, str], None],
    address: str,
    tmp_path: Path,
) -> None:
    page = sized_page
    told = refusals(page)
    seen: list[str] = []
    bad = unfit(tmp_path)

    def look(state: str) -> None:
        seen.append(state)
        page.wait_for_load_state("networkidle")  # with its stylesheet: axe measures
        faultless(page, state)

    look_before(page, look, address)
    pdf = look_at_a_policy(page, look)
    look_at_a_pair(page, look, address)
    look_at_versions(page, look, address, tmp_path, bad)
    look_at_refusals(page, look, address, tmp_path, bad)
    look_without_keys(page, look, address, tmp_path, pdf)
    assert len(seen) == len(set(seen)) == 33
    assert told == []


def test_progress(
    sized_page: Page,
    faultless: Callable[[Page, str], None],
    address: str,
    tmp_path: Path,
) -> None:
    page = sized_page
    page.goto(address)
    expect(page).to_have_url(re.compile(r"/$"))
    # The page as it is shown while a draft is read, kept for as long as axe looks at it.
    page.route("**/drafts/*", lambda asked: asked.fulfill(status=503) if asked.request.resource_type == "fetch" else asked.continue_())
    page.get_by_label("Your draft").set_input_files(SAMPLES / "stourmere-borough-council" / "policy.pdf")
    page.get_by_role("button", name="Check the draft").click()
    expect(page.locator("[data-poll]")).to_be_visible()
    faultless(page, "progress")
