"""Single keys can be switched off (WCAG 2.1.4), and the way back leads nowhere else."""

from __future__ import annotations

import pytest

from web.opened import Browser, title


def test_keys_are_switched_off_and_on_and_stay_so(client: Browser) -> None:
    assert 'data-keys="on"' in client.get("/").text
    assert "Single keys are on." in client.get("/keys").text
    answer = client.send_form("/keys", keys="off", back="/?deleted=yes")
    assert str(answer.url).endswith("/?deleted=yes")
    for path in ("/", "/keys", "/nothing"):
        assert 'data-keys="off"' in client.get(path).text
    kept = next(c for c in client.cookies.jar if c.name == "ombudscan-keys")
    assert kept.expires is not None and not kept.secure and kept.path == "/"
    client.send_form("/keys", keys="on")
    assert 'data-keys="on"' in client.get("/").text


def test_every_page_leads_to_the_switch_and_the_switch_back(client: Browser) -> None:
    html = client.get("/?deleted=yes").text
    assert 'href="/keys?back=/%3Fdeleted%3Dyes"' in html
    assert 'href="/?deleted=yes"' in client.get("/keys?back=/%3Fdeleted%3Dyes").text


@pytest.mark.parametrize(
    "back",
    [
        "https://example.org/",
        "//example.org",
        "//[example.org",
        "/\\example.org",
        "\\\\example.org",
        "javascript:alert(1)",
        "/\t/x",
        "",
        "x",
        "/keys",
        "/open?token=x",
    ],
)
def test_the_way_back_leads_nowhere_else(client: Browser, back: str) -> None:
    answer = client.post("/keys", data={"csrf": client.csrf, "keys": "off", "back": back}, follow_redirects=False)
    assert answer.headers["location"] == "/"
    assert title(client.get("/keys", params={"back": back}).text) == "Single keys"
    assert '<a href="/">Leave it so</a>' in client.get("/keys", params={"back": back}).text


def test_the_page_that_lets_a_browser_in_tells_nobody_its_token(outside: Browser) -> None:
    answer = outside.get("/open", params={"token": outside.settings.token})
    assert outside.settings.token not in answer.text


def test_the_switch_needs_the_mark(client: Browser) -> None:
    assert client.post("/keys", data={"keys": "off"}).status_code == 403
    assert 'data-keys="on"' in client.get("/").text
