"""The landlord officer's journey in a real browser: by mouse, by keyboard alone, without JavaScript.

Longer than 300 lines because it is one officer's journey, each step a test on the same server.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, FileChooser, Page, TimeoutError, expect

import documents
from ombudscan.web import serving
from served import refusals, served

POLICY = Path(__file__).parents[2] / "corpus" / "samples" / "stourmere-borough-council" / "policy.pdf"
BETTER = documents.POLICY.replace("fifteen working days", "ten working days")
SLOW = 120_000


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(tmp_path_factory.mktemp("served")) as opens:
        yield opens


@pytest.fixture
def watched(page: Page) -> Iterator[Page]:
    """A page that fails its test where our own policy of contents refused something."""
    told = refusals(page)
    yield page
    assert told == []


def marked_in_sight(page: Page) -> bool:
    """Whether the marked words are within the part of the page's picture that is seen."""
    return bool(
        page.evaluate(
            """() => {
                const mark = document.getElementById("mark").getBoundingClientRect();
                const paper = document.querySelector(".paper").getBoundingClientRect();
                const image = document.querySelector(".leaf img");
                return image.complete && image.naturalWidth > 0 && mark.top >= paper.top && mark.bottom <= paper.bottom && mark.width > 5;
            }"""
        )
    )


def until_marked(page: Page) -> None:
    """Wait for the picture and see that the words on it are in sight (our policy of contents allows no waiting by script)."""
    for _ in range(SLOW // 100):
        if marked_in_sight(page):
            return
        page.wait_for_timeout(100)
    raise AssertionError("the marked words are not in sight")


def test_by_mouse(watched: Page, address: str, tmp_path: Path) -> None:
    page = watched
    page.goto(address)
    expect(page).to_have_url(re.compile(r"/$"))
    page.get_by_label("Your draft").set_input_files(POLICY)
    page.get_by_role("button", name="Check the draft").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("policy.pdf", timeout=SLOW)
    expect(page.locator(".counts strong")).to_contain_text("to fix")
    until_marked(page)

    second = page.locator("a.row").first
    wanted = second.locator(".what").inner_text()
    second.click()
    expect(page.locator("#chosen")).to_have_text(wanted)
    until_marked(page)

    page.get_by_role("button", name="Agree").click()
    expect(page.locator("#chosen")).not_to_have_text(wanted)
    expect(page.locator("#said")).to_contain_text("You agree")
    page.go_back()
    expect(page.locator("#chosen")).to_have_text(wanted)

    page.get_by_role("link", name="Dismiss…").click()
    page.get_by_label("Why it is set aside").fill("Agreed with the board")
    page.get_by_label("Your name").fill("A. Reader")
    page.get_by_role("button", name="Set it aside").click()
    expect(page.get_by_text("Set aside (1)")).to_be_visible()

    page.locator("summary", has_text="Export").click()
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("HTML")).click()
    assert download.value.suggested_filename == "policy.report.html"
    assert b"Content-Security-Policy" in Path(download.value.path()).read_bytes()

    page.get_by_role("link", name="Delete…").click()
    page.get_by_role("button", name="Delete the draft").click()
    expect(page.get_by_text("The draft is deleted")).to_be_visible()


def test_a_new_version(watched: Page, address: str, tmp_path: Path) -> None:
    page = watched
    page.goto(address)
    page.get_by_label("Your draft").set_input_files(documents.text(tmp_path))
    page.get_by_role("button", name="Check the draft").click()
    expect(page.locator(".counts strong")).to_contain_text("to fix", timeout=SLOW)
    page.locator("summary", has_text="Re-check").click()
    page.get_by_label(re.compile("The new version")).set_input_files(documents.text(tmp_path, "policy-v2.txt", BETTER))
    page.get_by_role("button", name="Check the new version").click()
    expect(page.get_by_text(re.compile(r"1 fixed, \d+ left"))).to_be_visible(timeout=SLOW)
    page.get_by_role("link", name="What changed").click()
    expect(page.get_by_role("heading", name="Fixed (1)")).to_be_visible()


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.innerText || document.activeElement.id || document.activeElement.name || ''")).strip()


def tab_to(page: Page, wanted: str) -> None:
    """Press Tab until what is meant has the focus, and see that the focus is shown."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if re.search(wanted, focused(page)):
            seen = page.evaluate(
                """() => {
                    const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
                    const shown = style.outlineStyle !== "none" || style.boxShadow !== "none";
                    return shown && box.bottom > 0 && box.top < innerHeight;
                }"""
            )
            assert seen, f"the focus on {wanted} is not seen"
            return
    raise AssertionError(f"{wanted} is not reached by Tab: {focused(page)}")


def chosen_by_key(page: Page) -> FileChooser:
    """Open the list of files with the space bar; a browser that has only just started may need a second press."""
    for _ in range(12):
        try:
            with page.expect_file_chooser(timeout=5000) as chooser:
                page.keyboard.press("Space")
            return chooser.value
        except TimeoutError:
            continue
    raise AssertionError("the space bar opens no list of files")


def test_single_keys_are_switched_off(watched: Page, address: str) -> None:
    page = watched
    page.goto(address)
    page.get_by_label("Your draft").set_input_files(POLICY)
    page.get_by_role("button", name="Check the draft").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("policy.pdf", timeout=SLOW)
    page.wait_for_load_state()
    first, second = page.locator("#chosen").inner_text(), page.locator("a.row").first.inner_text()
    page.get_by_role("link", name="switch off").click()
    page.get_by_role("button", name="Switch them off").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("policy.pdf")
    page.wait_for_load_state()
    expect(page.locator(".keys")).to_be_hidden()
    for key in "jdau":
        page.keyboard.press(key)
    page.wait_for_timeout(1500)
    expect(page.locator("#chosen")).to_have_text(first)
    expect(page.locator(".tag", has_text=re.compile("Agreed|Unsure"))).to_have_count(0)
    page.get_by_role("link", name="Single keys (off)").click()
    page.get_by_role("button", name="Switch them on").click()
    expect(page.locator("#chosen")).to_have_text(first)
    page.wait_for_load_state()
    page.keyboard.press("j")
    expect(page.locator("#chosen")).not_to_have_text(first)
    assert page.locator("#chosen").inner_text() in second


def test_marks_are_shown_where_the_page_says(new_context: Callable[..., BrowserContext], address: str) -> None:
    """Wide and narrow, the rectangles lie on the picture as their numbers do on the page (whose letters tests/web/test_draft_marks.py sees)."""
    for viewport in ({"width": 1280, "height": 900}, {"width": 320, "height": 640}):
        page = new_context(viewport=viewport).new_page()
        page.goto(address)
        page.wait_for_url(re.compile(r"/$"))
        page.get_by_label("Your draft").set_input_files(POLICY)
        page.get_by_role("button", name="Check the draft").click()
        expect(page.locator("#mark")).to_have_count(1, timeout=SLOW)
        until_marked(page)
        off = page.evaluate(
            """() => {
                const image = document.querySelector(".leaf img").getBoundingClientRect();
                const [, , wide, high] = document.querySelector(".leaf svg").getAttribute("viewBox").split(" ").map(Number);
                return [...document.querySelectorAll(".leaf rect")].map(rect => {
                    const box = rect.getBoundingClientRect(), at = n => Number(rect.getAttribute(n));
                    const wanted = [at("x") / wide * image.width + image.left, at("y") / high * image.height + image.top,
                        at("width") / wide * image.width, at("height") / high * image.height];
                    return Math.max(...[box.left, box.top, box.width, box.height].map((v, i) => Math.abs(v - wanted[i])));
                });
            }"""
        )
        assert off and max(off) < 2, off  # pixels; a stroke may count


def decide_by_key(page: Page) -> None:
    """Walk the findings with j and k, agree with one and be unsure of another."""
    page.wait_for_load_state()  # before it the keys are not heard
    first = page.locator("#chosen").inner_text()
    page.keyboard.press("j")
    expect(page.locator("#chosen")).not_to_have_text(first)
    assert focused(page) == page.locator("#chosen").inner_text()
    page.keyboard.press("k")
    expect(page.locator("#chosen")).to_have_text(first)
    page.keyboard.press("a")
    expect(page.locator("#chosen")).not_to_have_text(first)
    second = page.locator("#chosen").inner_text()
    page.keyboard.press("u")
    expect(page.locator("#chosen")).not_to_have_text(second)
    expect(page.locator(".tag", has_text="Agreed")).to_have_count(1)
    expect(page.locator(".tag", has_text="Unsure")).to_have_count(1)


def set_aside_by_key(page: Page) -> None:
    """Set the chosen finding aside, after an error, with a reason that holds the keys' letters."""
    page.keyboard.press("d")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Set aside")
    page.wait_for_load_state()
    expect(page.locator("#reason")).to_be_focused()
    page.keyboard.press("Tab")
    tab_to(page, "^Set it aside$")
    page.keyboard.press("Enter")
    page.wait_for_load_state()
    expect(page.locator(".errors")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#reason")).to_be_focused()
    page.keyboard.type("Agreed, and adjusted with the board: a, d and u are letters here")
    page.keyboard.press("Tab")
    page.keyboard.type("A. Reader")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Set aside (1)")).to_be_visible()
    page.wait_for_load_state()  # the address names a place in the page: the browser gives it the focus once it has loaded
    expect(page.locator("#chosen")).to_be_focused()


def test_by_keyboard_alone(watched: Page, address: str) -> None:
    page = watched
    page.goto(address)
    expect(page).to_have_url(re.compile(r"/$"))
    page.keyboard.press("Tab")
    assert focused(page) == "Skip to the content"
    page.wait_for_load_state("load")
    tab_to(page, "^draft$")
    chosen_by_key(page).set_files(POLICY)
    tab_to(page, "^Check the draft$")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("policy.pdf", timeout=SLOW)
    decide_by_key(page)
    set_aside_by_key(page)

    tab_to(page, "^Export$")
    page.keyboard.press("Enter")
    expect(page.locator(".menu[open]")).to_have_count(1)
    tab_to(page, "XLSX")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename == "policy.report.xlsx"
    page.keyboard.press("Escape")
    assert focused(page) == "Export"
    tab_to(page, "^Delete…$")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Delete policy.pdf?")
    page.wait_for_load_state()
    tab_to(page, "^Delete the draft$")
    page.keyboard.press("Enter")
    expect(page.get_by_text("The draft is deleted")).to_be_visible()


def test_without_javascript(plain_page: Page, address: str, tmp_path: Path) -> None:
    page = plain_page
    told = refusals(page)
    page.goto(address)
    page.wait_for_url(re.compile(r"/$"))
    page.get_by_label("Your draft").set_input_files(documents.pdf(tmp_path))
    page.get_by_role("button", name="Check the draft").click()
    page.wait_for_selector(".work", timeout=SLOW)
    expect(page.locator("#mark")).to_have_count(1)
    page.locator("a.row").first.click()
    chosen = page.locator("#chosen").inner_text()
    page.get_by_role("button", name="Unsure").click()
    expect(page.locator(".tag", has_text="Unsure")).to_have_count(1)
    page.locator("a.row", has_text=chosen).click()
    page.get_by_role("link", name="Dismiss…").click()
    page.get_by_role("button", name="Set it aside").click()
    expect(page.locator(".errors")).to_be_visible()
    page.get_by_label("Why it is set aside").fill("Agreed")
    page.get_by_label("Your name").fill("A. Reader")
    page.get_by_role("button", name="Set it aside").click()
    expect(page.get_by_text("Set aside (1)")).to_be_visible()
    page.locator("summary", has_text="Re-check").click()
    page.get_by_label(re.compile("The new version")).set_input_files(documents.pdf(tmp_path, "policy-v2.pdf", BETTER))
    page.get_by_role("button", name="Check the new version").click()
    page.wait_for_selector("text=/\\d fixed, \\d+ left/", timeout=SLOW)
    page.get_by_role("link", name="Delete…").click()
    page.get_by_role("button", name="Delete the draft").click()
    expect(page.get_by_text("The draft is deleted")).to_be_visible()
    assert told == []


def test_the_browser_is_led_in_by_a_file_that_only_the_user_reads(watched: Page, address: str, tmp_path: Path) -> None:
    """From a file, a browser sends a strict cookie only once a page of ours has led on."""
    doorway = serving.doorway(tmp_path, address)
    assert (tmp_path / "open.html").stat().st_mode & 0o777 == 0o600
    watched.goto(doorway)
    expect(watched.get_by_role("heading", level=1)).to_have_text("Check a draft against the Complaint Handling Code")
    assert "token" not in watched.url


def test_another_site_reaches_nothing(new_context: Callable[..., BrowserContext], address: str, tmp_path: Path) -> None:
    """A page from elsewhere (here: a file) that asks for ours by form, picture, script and frame."""
    page = new_context().new_page()
    page.goto(address)
    expect(page).to_have_url(re.compile(r"/$"))
    base = address.split("/open")[0]
    evil = tmp_path / "evil.html"
    evil.write_text(
        f"""<!DOCTYPE html><form action="{base}/drafts" method="post" enctype="multipart/form-data"><input name="csrf" value="x"><button>go</button>
        </form><iframe src="{base}/"></iframe><img src="{base}/static/icon.svg" id="i"><script src="{base}/static/app.js"></script>"""
    )
    page.goto(evil.as_uri())
    assert page.evaluate("document.getElementById('i').naturalWidth") == 0
    assert page.evaluate(f"fetch('{base}/').then(() => 'read', () => 'refused')") == "refused"
    page.get_by_role("button", name="go").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Another site sent this request.")
