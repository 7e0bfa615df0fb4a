"""Local means local: who is let in, what is refused, what every answer says."""

from __future__ import annotations

import pytest

from ombudscan.web.guard import HEADERS
from ombudscan.web.settings import ServeSettings
from web.opened import ORIGIN, Browser, enter, title


def test_without_the_printed_address_nothing_is_shown(outside: Browser) -> None:
    for path in ("/", "/api/openapi.json", "/nowhere"):
        assert outside.get(path).status_code == 403, path
    assert "Open the address" in outside.get("/").text


def test_the_printed_address_lets_in_and_its_token_is_left_behind(outside: Browser) -> None:
    answer = outside.get("/open", params={"token": outside.settings.token})
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert outside.settings.token not in cookie
    assert answer.headers["refresh"] == "0; url=/"
    assert outside.settings.token not in answer.text
    assert outside.get("/").status_code == 200


@pytest.mark.parametrize("token", ["", "x", "é" * 43, "a" * 10_000])
def test_a_wrong_token_does_not_let_in(outside: Browser, token: str) -> None:
    answer = outside.get("/open", params={"token": token})
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


def test_a_wrong_cookie_does_not_let_in(outside: Browser) -> None:
    outside.cookies.set("ombudscan-8000", "x" * 43)
    assert outside.get("/").status_code == 403


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "", "[::1]:8000", "127.0.0.1:8000:1", "localhost:99999"]
)
def test_another_name_for_this_machine_is_refused(client: Browser, host: str) -> None:
    """DNS rebinding: a site's own name that leads here."""
    assert client.get("/", headers={"Host": host}).status_code == 400


def test_both_names_of_this_machine_are_taken(client: Browser) -> None:
    assert client.get("/", headers={"Host": "localhost:8000"}).status_code in (200, 403)  # the cookie is the other name's
    assert client.get("/", headers={"Host": "127.0.0.1:8000"}).status_code == 200


@pytest.mark.parametrize(
    ("origin", "site"),
    [
        ("http://evil.example", "cross-site"),
        ("http://evil.example", "same-origin"),  # what no browser would say
        ("http://127.0.0.1:9999", "same-site"),  # another program of this machine
        ("https://127.0.0.1:8000", "same-origin"),
        ("null", "cross-site"),
        ("null", "none"),
        ("null", ""),
        ("", ""),
    ],
)
def test_a_form_from_elsewhere_is_refused(client: Browser, origin: str, site: str) -> None:
    answer = client.post("/", data={"csrf": client.csrf}, headers={"Origin": origin, "Sec-Fetch-Site": site})
    assert answer.status_code == 403


@pytest.mark.parametrize("headers", [{"Origin": ORIGIN}, {"Origin": "null", "Sec-Fetch-Site": "same-origin"}])
def test_a_form_of_our_own_gets_through(client: Browser, headers: dict[str, str]) -> None:
    """With no referrer told a browser writes null for the origin of a form."""
    assert client.post("/nowhere", data={"csrf": client.csrf}, headers=headers).status_code == 404


def test_a_script_of_another_site_reads_nothing(client: Browser) -> None:
    assert client.get("/", headers={"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}).status_code == 403


@pytest.mark.parametrize("path", ["/", "/nowhere", "/static/style.css", "/static/nothing.css", "/api/openapi.json"])
def test_every_answer_forbids_what_it_may(client: Browser, path: str) -> None:
    answer = client.get(path)
    for name, value in HEADERS.items():
        assert answer.headers[name] == value
    assert "server" not in answer.headers


def test_refusals_too_forbid_what_they_may(outside: Browser) -> None:
    for answer in (outside.get("/"), outside.get("/", headers={"Host": "evil.example"}), outside.post("/")):
        assert answer.headers["Content-Security-Policy"] == HEADERS["Content-Security-Policy"]


def test_the_policy_lets_nothing_in_from_elsewhere_and_nothing_inline() -> None:
    policy = HEADERS["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "http" not in policy


def test_an_error_of_ours_is_a_page_without_its_words(client: Browser, capfd: pytest.CaptureFixture[str]) -> None:
    words = "words of a" + " document"

    def broken() -> None:
        raise ValueError(words)

    client.app.add_api_route("/broken", broken)  # type: ignore[attr-defined]
    answer = client.get("/broken")
    assert answer.status_code == 500
    assert words not in answer.text + "".join(capfd.readouterr())
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_pages_for_people_do_not_exist_for_other_methods(client: Browser) -> None:
    assert client.put("/").status_code in (403, 405)
    assert client.request("TRACE", "/").status_code in (403, 405)


def test_a_program_shows_the_token_instead_of_the_cookie(outside: Browser) -> None:
    given = {"Authorization": f"Bearer {outside.settings.token}"}
    assert outside.get("/api/openapi.json", headers=given).status_code == 200
    assert outside.get("/api/openapi.json", headers={"Authorization": "Bearer x"}).status_code == 403
    assert outside.get("/", headers=given).status_code == 403
    assert outside.get("/api/openapi.json").headers["content-type"] == "application/json"


def test_secrets_are_drawn_anew_and_kept_out_of_sight() -> None:
    one, other = ServeSettings(), ServeSettings()
    secrets = {one.token, one.session, one.csrf, other.token, other.session, other.csrf}
    assert len(secrets) == 6
    assert not any(secret in repr(one) for secret in secrets)


def test_pages_have_a_heading_and_no_resource_from_elsewhere(client: Browser) -> None:
    for path in ("/", "/nowhere"):
        html = client.get(path).text
        assert title(html)
        assert "http://" not in html.replace("http://www.w3.org", "")
        assert "https://" not in html
        assert "style=" not in html
        assert "onclick" not in html


def test_entering_twice_does_no_harm(client: Browser) -> None:
    assert enter(client).get("/").status_code == 200
