"""Where the pages of a run lead: the filter goes with every link, a decision is told, and a second reader learns nothing by the way."""

from __future__ import annotations

import csv
import html as entities
import io
import json
import re
from pathlib import Path

import pytest

from ombudscan.decisions import Made, open_log
from ombudscan.decisions import made as decided
from ombudscan.web.settings import ServeSettings
from web.made_review import made
from web.opened import Browser, introduce, text, title

FILTER = "where=region%3ANorth&decided=undecided&section=6"
ALDER = "landlord=Alder+Homes"
CELL = f"/run/cell?{ALDER}&provision=6.3"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return made(tmp_path / "2026")


@pytest.fixture
def settings(folder: Path) -> ServeSettings:
    return ServeSettings(run=folder, warm=False)


def subject(client: Browser, path: str = CELL, at: int = 0) -> str:
    return list(dict.fromkeys(re.findall(r'name="subject" value="([0-9a-f]{16})"', client.get(path).text)))[at]


def by_another(client: Browser, folder: Path, who: str = "Ann", decision: str = "agree") -> None:
    """Another reader's decision on the first finding of the cell, made elsewhere."""
    seen = client.get("/api/run/cell", params={"landlord": "Alder Homes", "provision": "6.3"}).json()
    introduce(client, who)
    sent = client.send_form("/run/decide", landlord="Alder Homes", provision="6.3", subject=seen["found"][0]["subject"], decision=decision)
    assert sent.status_code == 200
    assert len(open_log(folder).entries()) == 1


def links(html: str) -> list[str]:
    """Every link and form of the page's main part that leads to another page of the run."""
    main = html[html.index("<main") : html.index("</main>")]
    found = [entities.unescape(a) for a in re.findall(r'href="(/run[^"]*)"', re.sub(r"<a [^>]*>Take all filters away</a>", "", main))]
    return [a for a in found if not a.startswith("/run/export?view=log") and not a.startswith("/run/export?view=training")]


PAGES = [
    f"/run?{FILTER}",
    f"/run?{FILTER}&name=nobody",
    f"{CELL}&{FILTER}",
    f"/run/landlord?{ALDER}&{FILTER}",
    f"/run/provisions?{FILTER}",
    f"/run/provision?provision=6.14&{FILTER}",
    f"/run/failures?{FILTER}",
    f"/run/decisions?{FILTER}",
    f"/run/agreement?{FILTER}&first=Ann&second=Ben",
    f"/run/reviewer?{FILTER}",
]


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.split("?")[0])
def test_every_link_keeps_the_filter(client: Browser, folder: Path, path: str) -> None:
    by_another(client, folder)
    log = open_log(folder)
    log.append(decided(log.entries()[0].made.subject, "Ben", "dismiss", "misread"))
    html = client.get(path).text
    found = links(html)
    assert len(found) >= 5
    assert [a for a in found if "where=region%3ANorth" not in a] == []
    # How others put it is asked of all others.
    assert [a for a in found if "decided=undecided" not in a and not (path.startswith(CELL) and a.startswith("/run/provision?"))] == []
    for form in re.findall(r"<form.*?</form>", html[html.index("<main") :], re.DOTALL):
        assert "region:North" in form or "where=region%3ANorth" in form


def test_who_says_their_name_comes_back_to_the_cell(client: Browser) -> None:
    html = client.get(f"{CELL}&{FILTER}").text
    (asks,) = [a for a in links(html) if a.startswith("/run/reviewer")]
    fields = dict(re.findall(r'name="(query|landlord|provision)" value="([^"]*)"', client.get(asks).text))
    answer = client.send_form("/run/reviewer", reviewer="Ann", **{k: entities.unescape(v) for k, v in fields.items()})
    assert title(answer.text).startswith("6.3")
    assert "where=region%3ANorth" in str(answer.url)


def test_the_last_decision_is_told_on_the_table(client: Browser) -> None:
    introduce(client)
    query = "state=breach"
    sent = client.send_form("/run/decide", landlord="Alder Homes", provision="6.3", subject=subject(client), decision="agree", query=query)
    assert title(sent.text).startswith("2026:")
    assert "Kept as entry 1. Alder Homes, 6.3: agreed. Look at it again" in text(sent.text)
    assert "<title>Kept. 2026" in sent.text
    assert "Nothing in this view waits" in text(sent.text)


def test_nobodys_decision_but_ones_own_is_told(client: Browser, folder: Path) -> None:
    by_another(client, folder)
    (entry,) = open_log(folder).entries()
    introduce(client, "Ben", blind="yes")
    asked = [entry.made.subject.id, "1", "0", "x" * 16]
    for done in asked:
        for page in (f"{CELL}&done={done}", f"/run?done={done}"):
            assert "Kept" not in text(client.get(page).text)
            assert "6.3: agreed" not in text(client.get(page).text)
    introduce(client, "Ann")
    assert "Kept as entry 1" in text(client.get(f"/run?done={entry.made.subject.id}").text)


def test_a_second_reader_is_not_told_how_many_there_are(client: Browser, folder: Path) -> None:
    by_another(client, folder)
    log = open_log(folder)
    other: Made = log.entries()[0].made
    for n in range(40):
        log.append(decided(other.subject, f"Reader {n}", "agree"))
    introduce(client, "Ben", blind="yes")
    sent = client.send_form("/run/decide", landlord="Alder Homes", provision="6.3", subject=subject(client), decision="unsure")
    assert "Kept. Alder Homes, 6.3: unsure." in text(sent.text)
    assert not re.search(r"\b4[0-9]\b", text(sent.text).replace("14", ""))
    assert not re.search(r"done=\d{1,4}(?!\w)", str(sent.url))
    listed = client.get("/run/decisions").text
    assert "<td>42</td>" not in listed and "Unsure: Ben" in text(listed)
    rows = list(csv.DictReader(io.StringIO(client.get("/run/export?view=decisions&format=csv").content.decode("utf-8-sig"))))
    assert rows and "number" not in rows[0]


def test_a_dismissal_that_lacks_something_keeps_what_was_typed(client: Browser, folder: Path) -> None:
    introduce(client)
    form = {"landlord": "Alder Homes", "provision": "6.3", "subject": subject(client), "decision": "dismiss"}
    answer = client.send_form("/run/decide", **form, reason="Two <lines>\nof mine")
    assert answer.status_code == 422
    assert "Two &lt;lines&gt;\nof mine</textarea>" in answer.text
    assert 'role="radiogroup" aria-describedby="g-not_about-error" aria-invalid="true"' in answer.text
    assert 'href="#g-not_about"' in answer.text
    answer = client.send_form("/run/decide", **form, ground="other")
    assert re.search(r'value="other" required checked', answer.text)
    assert 'aria-describedby="reason-hint reason-error" aria-invalid="true"' in answer.text
    assert 'href="#reason"' in answer.text
    assert 'radiogroup" aria-describedby' not in answer.text
    assert not open_log(folder).entries()


def test_a_name_that_lacks_is_marked(client: Browser) -> None:
    answer = client.send_form("/run/reviewer", reviewer="")
    assert 'aria-describedby="reviewer-hint reviewer-error" aria-invalid="true"' in answer.text
    one = client.get("/api/run/cell", params={"landlord": "Alder Homes", "provision": "6.3"}).json()["subject"]
    answer = client.send_form("/run/decide", landlord="Alder Homes", provision="6.3", subject=one, decision="agree")
    assert (answer.status_code, 'href="#reviewer"' in answer.text) == (422, True)
    assert 'aria-invalid="true"' in answer.text


def test_a_landlord_can_be_taken_away(client: Browser) -> None:
    page = client.get(f"/run/landlord?{ALDER}").text
    assert "/run/export?view=landlord&amp;format=csv&amp;landlord=Alder+Homes&amp;" in page
    said = json.loads(client.get(f"/run/export?view=landlord&format=json&{ALDER}").content)
    cells = {(c["provision"], c["state"]) for c in said["landlord"]}
    assert {("6.3", "breach"), ("3.1", "contradicted"), ("", "gap")} <= cells and len(cells) == 73
    assert [d["path"] for d in said["documents"]] == ["Alder Homes/self-assessment.pdf"]
    unread = json.loads(client.get("/run/export?view=landlord&format=json&landlord=Cedar+Co-op").content)
    assert (unread["landlord"], [d["outcome"] for d in unread["documents"]]) == ([], ["encrypted"])
    for view in ("landlord", "cell"):
        assert client.get(f"/run/export?view={view}&format=csv&landlord=Nobody&provision=6.3").status_code == 404


def test_a_cell_can_be_taken_away(client: Browser) -> None:
    assert (
        "/run/export?view=cell&amp;format=xlsx&amp;landlord=Alder+Homes&amp;provision=3.1&amp;"
        in client.get(f"/run/cell?{ALDER}&provision=3.1").text
    )
    said = json.loads(client.get(f"/run/export?view=cell&format=json&{ALDER}&provision=3.1").content)
    (row,) = said["cell"]
    assert (row["state"], row["verdict"], row["finding: rule"]) == ("contradicted", "contradicted", "")
    assert [(p["text"], p["cited"]) for p in said["passages"]] == [("Complaints are answered within six weeks of receipt.", True)]
    introduce(client)
    client.send_form("/run/decide", landlord="Alder Homes", provision="6.3", subject=subject(client), decision="agree")
    (row,) = json.loads(client.get(f"/run/export?view=cell&format=json&{ALDER}&provision=6.3").content)["cell"]
    assert (row["finding: rule"], row["finding: severity"], row["finding: decisions"]) == ("contrary-evidence", "breach", "Ann: agree")
    introduce(client, "Ben", blind="yes")
    (row,) = json.loads(client.get(f"/run/export?view=cell&format=json&{ALDER}&provision=6.3").content)["cell"]
    assert row["finding: decisions"] == "" and row["decision"] == ""
