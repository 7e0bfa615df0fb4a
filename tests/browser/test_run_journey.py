"""A regulator's journey in a real browser: by mouse, by keyboard alone, without JavaScript; and what strangers wrote runs nowhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from ombudscan.decisions import open_log
from served import refusals, served
from web.made_review import HOSTILE, made

SLOW = 90_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return made(tmp_path / "2026")


@pytest.fixture
def address(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(tmp_path_factory.mktemp("served"), str(folder)) as opens:
        yield opens


@pytest.fixture
def watched(page: Page) -> Iterator[Page]:
    """A page whose browser has nothing to refuse of our own policy of contents."""
    told = refusals(page)
    page.set_default_timeout(SLOW)
    yield page
    assert told == []


def heading(page: Page, text: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_contain_text(text, timeout=SLOW)
    page.wait_for_load_state()  # the keys are there with the script


def chosen(folder: Path) -> list[tuple[str, str, str]]:
    return [(e.made.subject.provision, e.made.decision, e.made.reviewer) for e in open_log(folder).entries()]


def test_by_mouse(watched: Page, address: str, folder: Path) -> None:
    page = watched
    page.goto(address)
    heading(page, "5 landlords by 72 provisions")
    page.get_by_text("Filter the table").click()
    page.get_by_label("Region").select_option("North")
    page.get_by_role("button", name="Show").click()
    heading(page, "2 landlords by 72 provisions")
    page.get_by_role("link", name=re.compile("breach 1")).click()
    heading(page, "1 landlord by 1 provision")
    page.locator("td.breach a").click()
    heading(page, "6.3 ")
    expect(page.get_by_role("heading", name="What the landlord claims")).to_be_visible()
    page.get_by_label("Your name, to decide").fill("Ann Reader")
    page.get_by_role("button", name="Go on").click()
    heading(page, "6.3 ")
    page.get_by_role("link", name="Dismiss … d contrary evidence").click()
    page.get_by_label("The document was read wrongly").check()
    page.get_by_role("button", name="Dismiss and go on").click()
    heading(page, "1 landlord by 1 provision")  # nothing else of this view waits
    expect(page.get_by_text("Nothing in this view waits for a decision.")).to_be_visible()
    expect(page.get_by_text("Kept as entry 1. Alder Homes, 6.3: dismissed.")).to_be_visible()
    assert chosen(folder) == [("6.3", "dismiss", "Ann Reader")]
    page.get_by_role("link", name="Provisions").click()
    heading(page, "The sector")
    page.get_by_role("link", name="Files not read").click()
    heading(page, "1 of 6 files could not be read")
    page.get_by_role("link", name="Decisions").click()
    heading(page, "1 decision")
    page.get_by_role("link", name="Table").click()
    heading(page, "1 landlord by 1 provision")  # the filter went along
    page.get_by_role("link", name="Decisions").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Excel").click()
    assert download.value.suggested_filename == "2026-decisions.xlsx"


def focused(page: Page) -> str:
    return str(page.evaluate("(document.activeElement.innerText || document.activeElement.id || '')")).strip()


def tab_to(page: Page, wanted: str, most: int = 120) -> None:
    """Press Tab until what is meant has the focus, and see that it is in the window and in sight within the table."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if re.search(wanted, " ".join(focused(page).split())):
            assert page.evaluate(
                """() => {
                    const one = document.activeElement, box = one.getBoundingClientRect(), style = getComputedStyle(one);
                    const at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
                    const shown = style.outlineStyle !== "none" || style.boxShadow !== "none";
                    return shown && box.bottom > 0 && box.top < innerHeight && (one.contains(at) || at?.contains(one));
                }"""
            ), f"the focus on {wanted} is hidden"
            return
    raise AssertionError(f"{wanted} is not reached by Tab")


def test_by_keyboard_alone(watched: Page, address: str, folder: Path) -> None:
    page = watched
    page.goto(address)
    heading(page, "5 landlords by 72 provisions")
    tab_to(page, "^Say who decides$")
    page.keyboard.press("Enter")
    heading(page, "Who decides?")
    tab_to(page, "^reviewer$")
    page.keyboard.type("Dr A. U. Judd")  # letters here, no keys
    page.keyboard.press("Enter")
    heading(page, "5 landlords by 72 provisions")
    page.keyboard.press("j")
    heading(page, "3.1 ")
    page.keyboard.press("a")
    heading(page, "5.1 ")
    page.keyboard.press("k")
    heading(page, "5.1 ")  # nothing before it waits any more
    page.keyboard.press("u")
    heading(page, "6.3 ")
    page.keyboard.press("d")
    expect(page.locator("#g-not_about")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#g-meets_code")).to_be_checked()
    page.keyboard.press("Enter")
    heading(page, "6.14 ")
    page.keyboard.press("j")
    heading(page, "9.5 ")
    assert chosen(folder) == [(n, d, "Dr A. U. Judd") for n, d in (("3.1", "agree"), ("5.1", "unsure"), ("6.3", "dismiss"))]
    tab_to(page, "^Table$")
    page.keyboard.press("Enter")
    heading(page, "5 landlords by 72 provisions")
    tab_to(page, r"^1\.2 ")
    tab_to(page, "^Alder Homes$")
    tab_to(page, "^✓ ok$")  # a cell behind the table's column that stays in sight would be hidden
    page.keyboard.press("Enter")
    heading(page, "1.2 ")


def test_without_javascript(plain_page: Page, address: str, folder: Path) -> None:
    page = plain_page
    page.goto(address)
    heading(page, "5 landlords by 72 provisions")
    page.get_by_role("link", name="Decide on the first").click()
    heading(page, "3.1 ")
    page.get_by_label("Your name, to decide").fill("Ann")
    page.get_by_label("I am a second reader").check()
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_text("Ann, second reader")).to_be_visible()
    page.get_by_role("button", name="Agree").click()
    heading(page, "5.1 ")
    page.get_by_role("link", name=re.compile("^Dismiss … d")).click()
    page.get_by_label("Another reason").check()
    page.get_by_role("button", name="Dismiss and go on").click()
    expect(page.get_by_role("alert")).to_contain_text("Write why it is dismissed")
    expect(page.get_by_label("Another reason")).to_be_checked()
    page.get_by_label("In your words").fill("It stands on another page.")
    page.get_by_role("button", name="Dismiss and go on").click()
    heading(page, "6.3 ")
    assert chosen(folder) == [("3.1", "agree", "Ann"), ("5.1", "dismiss", "Ann")]


def test_what_strangers_wrote_runs_nowhere(watched: Page, address: str) -> None:
    page = watched  # a dialog would fail the test
    page.goto(address)
    heading(page, "5 landlords")
    page.get_by_role("link", name=HOSTILE).click()
    heading(page, HOSTILE)
    page.goto(f"{page.url.split('/run')[0]}/run/provision?provision=1.2")
    expect(page.get_by_text("<script>alert(2)</script>=1+1")).to_be_visible()
    page.get_by_role("link", name=HOSTILE).click()
    heading(page, "1.2 ")
    expect(page.get_by_text("<script>alert(2)</script>=1+1").first).to_be_visible()


ALDER = "landlord=Alder+Homes&provision="
STATES = [
    "/run",
    "/run?state=breach&state=gap&where=region:North&section=6&decided=undecided",
    "/run?name=nobody",
    "/run?kind=policy&size=2&page=2",
    f"/run/cell?{ALDER}6.3",
    f"/run/cell?{ALDER}3.1",
    f"/run/cell?{ALDER}5.1",
    f"/run/cell?{ALDER}",
    "/run/cell?landlord=Cedar+Co-op&provision=1.2",
    "/run/landlord?landlord=Alder+Homes",
    "/run/provisions",
    "/run/provision?provision=6.3",
    "/run/failures",
    "/run/decisions",
    "/run/agreement",
    "/run/reviewer",
    "/run/cell?landlord=Nobody&provision=1.2",
]


def test_every_page_in_every_state(
    sized_page: Page,
    faultless: Callable[[Page, str], None],
    address: str,
    folder: Path,
) -> None:
    """Axe finds nothing and nothing stands out to the side: without a name, with one, dismissing, decided, two readers, a broken log."""
    page = sized_page
    page.set_default_timeout(SLOW)
    told = refusals(page)
    page.goto(address)
    heading(page, "5 landlords")
    root = page.url.split("/run")[0]

    def look(path: str) -> None:
        if path:
            page.goto(root + path)
        faultless(page, path or page.url)

    for path in STATES:
        look(path)
    page.goto(f"{root}/run/reviewer")
    page.get_by_role("button", name="Go on").click()
    look("")  # the error
    page.get_by_label("Your name").fill("Ann")
    page.get_by_role("button", name="Go on").click()
    page.goto(f"{root}/run/cell?{ALDER}6.3")
    look("")
    page.get_by_role("link", name=re.compile("Dismiss … d")).click()
    look("")
    page.get_by_label("Another reason").check()
    page.get_by_role("button", name="Dismiss and go on").click()
    look("")  # the error
    page.goto(f"{root}/run/cell?{ALDER}6.3")
    page.get_by_role("button", name=re.compile("Agree a")).click()
    look("")
    (subject,) = {e.made.subject.id for e in open_log(folder).entries()}
    look(f"/run?state=breach&done={subject}")
    look(f"/keys?back=/run/cell?{ALDER}6.3")
    second_reader(folder)
    for path in ("/run", f"/run/cell?{ALDER}6.3", "/run/decisions", "/run/agreement", "/run?decided=differ"):
        look(path)
    (folder / "decisions.anchor.json").write_text("{}\n")
    look("/run/decisions")
    assert told == []


def second_reader(folder: Path) -> None:
    from ombudscan.decisions import made as decided

    log = open_log(folder)
    log.append(decided(log.entries()[0].made.subject, "Ben", "dismiss", "misread", blind=True))


def test_the_table_scrolls_in_its_own_region_and_keeps_its_headings(page: Page, address: str) -> None:
    page.goto(address)
    heading(page, "5 landlords")
    region = page.get_by_role("region", name="Landlords by provisions")
    region.focus()
    for _ in range(1000):
        page.keyboard.press("ArrowRight")
        if page.evaluate("document.querySelector('.grid').scrollLeft") > 200:
            break
        page.wait_for_timeout(50)
    assert page.evaluate("document.querySelector('.grid').scrollLeft") > 200
    box = page.locator(".grid tbody th").first.bounding_box()
    outer = region.bounding_box()
    assert box is not None
    assert outer is not None
    assert abs(box["x"] - outer["x"]) < 3  # the landlord's name stays in sight
