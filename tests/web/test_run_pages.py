"""The pages of a run as a browser gets them: every view, decisions without a script, exports, and what is refused.

Longer than 300 lines because its pages share one application and one run.
"""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote_plus, unquote_plus

import openpyxl
import pytest

from ombudscan.decisions import open_log
from ombudscan.web.settings import ServeSettings
from web.made_review import HOSTILE, made
from web.opened import Browser, browser, enter, introduce, text, title

CELL = "/run/cell?landlord=Alder+Homes&provision=6.3"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return made(tmp_path / "2026")


@pytest.fixture
def settings(folder: Path) -> ServeSettings:
    return ServeSettings(run=folder, warm=False)


def subjects(html: str) -> list[str]:
    return list(dict.fromkeys(re.findall(r'name="subject" value="([0-9a-f]{16})"', html)))


def decide(client: Browser, path: str = CELL, decision: str = "agree", at: int = 0, **more: str) -> str:
    page = client.get(path).text
    landlord, provision = re.findall(r"[?&](?:landlord|provision)=([^&]*)", path)
    answer = client.send_form(
        "/run/decide",
        landlord=unquote_plus(landlord),
        provision=provision,
        subject=subjects(page)[at],
        decision=decision,
        **more,
    )
    return str(answer.text)


PAGES = [
    ("/run", "2026: 5 landlords by 72 provisions"),
    ("/run?state=breach", "2026: 1 landlord by 1 provision"),
    ("/run?name=nobody", "2026: 0 landlords by 72 provisions"),
    ("/run?kind=policy", "2026: 6 landlords by 71 provisions"),
    ("/run?kind=procedure&edition=hos-2022", "2026"),
    ("/run?edition=hos-2022", "2026: 3 landlords by 72 provisions"),
    (CELL, "6.3 Stage 1"),
    ("/run/cell?landlord=Alder+Homes&provision=", "The document as a whole"),
    ("/run/cell?landlord=Cedar+Co-op&provision=1.2", "1.2"),
    ("/run/cell?landlord=Dogwood&provision=6.3&kind=policy", "6.3"),
    ("/run/landlord?landlord=Alder+Homes", "Alder Homes"),
    ("/run/landlord?landlord=Cedar+Co-op", "Cedar Co-op"),
    ("/run/provisions", "The sector, provision by provision"),
    ("/run/provision?provision=1.2", "1.2 Definition of a complaint"),
    ("/run/provision?provision=1.2&state=ok", "1.2 Definition of a complaint"),
    ("/run/failures", "1 of 6 files could not be read"),
    ("/run/decisions", "0 decisions"),
    ("/run/agreement", "How far two readers agree"),
    ("/run/reviewer", "Who decides?"),
]


@pytest.mark.parametrize(("path", "heading"), PAGES)
def test_every_page_stands(client: Browser, path: str, heading: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert title(answer.text).startswith(heading)
    assert "style=" not in answer.text
    assert "<script src=" in answer.text
    assert "<script>" not in answer.text


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/run/cell?landlord=Nobody&provision=1.2", 404, "no such landlord"),
        ("/run/cell?landlord=Alder+Homes&provision=99", 404, "no provision"),
        ("/run/cell?landlord=Elm&provision=1.2", 404, "no provision"),  # judged by another Code
        ("/run/landlord?landlord=Nobody", 404, "no such landlord"),
        ("/run/provision?provision=99", 404, "No provision"),
        ("/run?where=colour:red", 404, "no condition"),
        ("/run/cell", 400, "not as it should be"),
        ("/run/picture?document=x&start=1&end=2", 404, "no such page"),
        ("/run/export?view=secrets&format=csv", 404, "no such file"),
        ("/run/export?view=table&format=exe", 404, "no such file"),
    ],
)
def test_what_is_not_there_is_told(client: Browser, path: str, status: int, said: str) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert said in text(answer.text)


def test_without_the_printed_address_nothing_of_the_run_is_shown(outside: Browser) -> None:
    for path, _ in PAGES:
        assert outside.get(path).status_code == 403
    assert outside.send_form("/run/decide").status_code == 403


def test_the_printed_address_leads_to_the_table(outside: Browser) -> None:
    answer = outside.get("/open", params={"token": outside.settings.token})
    assert answer.headers["refresh"] == "0; url=/run"


def test_every_cell_has_a_word_and_a_sign_and_leads_to_its_words(client: Browser) -> None:
    html = client.get("/run").text
    assert '<td class="breach"><a href="/run/cell?landlord=Alder+Homes&amp;provision=6.3&amp;kind=' in html
    assert re.search(r'<span aria-hidden="true">✕</span> breach', html)
    assert "No self-assessment was given." in html
    assert "It could not be read." in html


def test_the_claim_and_the_policy_stand_side_by_side(client: Browser) -> None:
    said = text(client.get("/run/cell?landlord=Alder+Homes&provision=3.1").text)
    assert "What the landlord claims yes See the policy." in said
    assert "What the policy says contradicted policy.pdf: contradicted." in said
    assert "Complaints are answered within six weeks of receipt. policy.pdf, page 3, clause 7.1. The claim points here." in said


def test_what_strangers_wrote_runs_nowhere(client: Browser) -> None:
    for path in ("/run", "/run/provision?provision=1.2", f"/run/landlord?landlord={quote_plus(HOSTILE)}", "/run/provisions"):
        html = client.get(path).text
        assert "<img src=x" not in html
        assert "<script>alert" not in html
    html = client.get(f"/run/cell?landlord={quote_plus(HOSTILE)}&provision=1.2").text
    assert "&lt;script&gt;alert(2)" in html
    assert "<img src=x" not in html


def test_a_decision_is_kept_and_leads_to_what_waits_next(client: Browser, folder: Path) -> None:
    introduce(client, "Ann Reader")
    html = decide(client)
    assert "Kept as entry 1. Alder Homes, 6.3: agreed." in text(html)
    assert title(html).startswith("6.14")
    (entry,) = open_log(folder).entries()
    assert (entry.made.reviewer, entry.made.decision, entry.made.subject.rule) == ("Ann Reader", "agree", "contrary-evidence")
    assert "Agreed: Ann Reader" in text(client.get(CELL).text)
    assert '<span class="mark">agreed</span>' in client.get("/run").text
    assert title(client.get("/run/decisions").text) == "1 decision"


def test_without_a_name_nothing_is_decided(client: Browser, folder: Path) -> None:
    page = client.get(CELL).text
    assert not subjects(page)
    assert "Your name, to decide" in page
    introduce(client)
    subject = subjects(client.get(CELL).text)[0]
    client.cookies.delete("ombudscan-reviewer-8000")
    answer = client.send_form("/run/decide", landlord="Alder Homes", provision="6.3", subject=subject, decision="agree")
    assert answer.status_code == 422
    assert "Say who decides" in answer.text
    assert not open_log(folder).entries()


def test_a_name_is_asked_for_where_it_lacks_and_leads_back_to_the_cell(client: Browser) -> None:
    answer = client.send_form("/run/reviewer", reviewer=" \u200b", landlord="Alder Homes", provision="6.3")
    assert answer.status_code == 422
    assert "Write your name" in answer.text
    answer = client.send_form("/run/reviewer", reviewer="Ann", landlord="Alder Homes", provision="6.3", query="state=breach")
    assert title(answer.text).startswith("6.3")
    assert "state=breach" in str(answer.url)


def test_a_dismissal_asks_why(client: Browser, folder: Path) -> None:
    introduce(client)
    (subject, *_) = subjects(client.get(CELL).text)
    page = client.get(f"{CELL}&dismiss={subject}").text
    assert "Why is it dismissed?" in page
    assert "autofocus" in page
    for more, said in (({}, "Choose why"), ({"ground": "other"}, "Write why"), ({"ground": "odd", "reason": "x"}, "Choose why")):
        answer = client.send_form("/run/decide", landlord="Alder Homes", provision="6.3", subject=subject, decision="dismiss", **more)
        assert (answer.status_code, said in answer.text) == (422, True)
        assert "There is a problem" in answer.text
    decide(client, decision="dismiss", ground="meets_code", reason="Thirty is the sum\nof both.")
    (entry,) = open_log(folder).entries()
    assert (entry.made.ground, entry.made.reason) == ("meets_code", "Thirty is the sum\nof both.")


def test_the_filter_is_kept_while_deciding(client: Browser) -> None:
    introduce(client)
    query = "kind=self-assessment&edition=hos-2024&state=not_found&state=review"
    html = client.send_form(
        "/run/decide",
        landlord="Alder Homes",
        provision="5.1",
        subject=subjects(client.get(f"/run/cell?landlord=Alder+Homes&provision=5.1&{query}").text)[0],
        decision="agree",
        query=query,
    ).text
    assert title(html).startswith("6.14")
    assert "state=not_found&amp;state=review" in html


def test_what_has_changed_is_not_decided_on(client: Browser, folder: Path) -> None:
    introduce(client)
    subject = subjects(client.get(CELL).text)[0]
    made(folder, late="We answer within ten working days.")
    answer = client.send_form("/run/decide", landlord="Alder Homes", provision="6.3", subject=subject, decision="agree")
    assert answer.status_code == 409
    assert "has changed" in answer.text
    assert not open_log(folder).entries()


def test_a_form_without_the_mark_is_refused(client: Browser, folder: Path) -> None:
    for path in ("/run/decide", "/run/reviewer"):
        assert client.post(path, data={"reviewer": "Ann"}).status_code == 403
    assert not open_log(folder).entries()


def test_two_readers_side_by_side(client: Browser) -> None:
    introduce(client, "Ann")
    decide(client)
    decide(client, "/run/cell?landlord=Alder+Homes&provision=5.1")
    with browser(client.settings) as other:
        enter(other)
        introduce(other, "Ben", blind="yes")
        page = text(other.get(CELL).text)
        assert "Ben, second reader" in page
        assert "Agreed: Ann" not in page
        assert "hidden until you have decided" in page
        assert 'class="mark"' not in other.get("/run").text
        assert title(other.get("/run/decisions").text) == "0 decisions"
        assert "this page would show them" in text(other.get("/run/agreement").text)
        for view in ("log", "training", "differences"):
            assert other.get(f"/run/export?view={view}&format=csv").status_code == 403
        decide(other, decision="dismiss", ground="misread")
        decide(other, "/run/cell?landlord=Alder+Homes&provision=5.1")
        assert "Agreed: Ann" in text(other.get(CELL).text)
    said = text(client.get("/run/agreement").text)
    assert "both decided on 2, and chose the same on 1" in said
    assert "Cohen’s kappa is 0.00" in said
    assert "Dismissed: Ben" in said
    taken = json.loads(client.get("/run/export?view=differences&format=json&first=Ann&second=Ben").content)
    assert [r["provision"] for r in taken["differences"]] == ["6.3"]
    assert taken["agreement"] == [{"first": "Ann", "second": "Ben", "both": 2, "same": 1, "kappa": 0.0}]
    assert {(c["first_decision"], c["second_decision"]): c["count"] for c in taken["counts"] if c["count"]} == {
        ("agree", "agree"): 1,
        ("agree", "dismiss"): 1,
    }


def test_a_log_that_does_not_hold_is_told_and_not_added_to(client: Browser, folder: Path) -> None:
    introduce(client)
    decide(client)
    decide(client, "/run/cell?landlord=Alder+Homes&provision=5.1")
    with closing(sqlite3.connect(folder / "decisions.sqlite", isolation_level=None)) as db:
        db.execute("DROP TRIGGER no_removal")
        db.execute("DELETE FROM decisions WHERE number = 2")
    said = text(client.get("/run/decisions").text)
    assert "The log does not hold" in said
    assert "entry 2 is missing" in said
    subject = subjects(client.get(CELL).text)[0]
    answer = client.send_form("/run/decide", landlord="Alder Homes", provision="6.3", subject=subject, decision="unsure")
    assert answer.status_code == 409
    assert "was not kept" in answer.text


EXPORTS = [
    *("table", "cells", "provisions", "provision&provision=6.3", "failures", "decisions", "differences&first=a&second=b"),
    *("landlord&landlord=Alder+Homes", "landlord&landlord=Cedar+Co-op"),
    *("cell&landlord=Alder+Homes&provision=6.3", "cell&landlord=Alder+Homes&provision=", "cell&landlord=Birch+Trust&provision=1.2"),
]


@pytest.mark.parametrize("view", EXPORTS)
@pytest.mark.parametrize("format", ["xlsx", "csv", "json"])
def test_every_view_is_exported(client: Browser, view: str, format: str) -> None:
    answer = client.get(f"/run/export?format={format}&view={view}")
    assert answer.status_code == 200
    assert f"2026-{view.split('&')[0]}.{format}" in answer.headers["content-disposition"]
    if format == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(answer.content))
        assert not any(c.data_type == "f" for sheet in book for row in sheet.iter_rows() for c in row)


def rows(client: Browser, query: str) -> list[dict[str, str]]:
    data = client.get(f"/run/export?format=csv&{query}").content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(data)))


def test_filters_hold_for_what_is_exported(client: Browser) -> None:
    (row,) = rows(client, "view=table&state=breach")
    named = {k: v for k, v in row.items() if not k.startswith("in all")}
    assert named == {
        "landlord": "Alder Homes",
        "listed: homes": "12,500",
        "listed: region": "North",
        next(k for k in row if k[:4] == "6.3 "): "breach",
    }
    assert {k: v for k, v in row.items() if k.startswith("in all") and v != "0"} == {"in all: breach": "1"}
    (cell,) = rows(client, "view=cells&state=breach")
    assert (cell["landlord"], cell["provision"], cell["state"], cell["words"]) == (
        "Alder Homes",
        "6.3",
        "breach",
        "We answer within thirty working days.",
    )
    assert [r["path"] for r in rows(client, "view=failures")] == ["Cedar Co-op/self-assessment.bad.pdf"]
    assert {r["landlord"] for r in rows(client, "view=table&where=region:South")} == {"Birch Trust"}


def test_an_export_runs_nothing_in_a_spreadsheet(client: Browser) -> None:
    introduce(client, "=cmd|'/c calc'!A0")
    decide(client)
    (row,) = rows(client, "view=decisions")
    assert row["reviewer"].startswith("'=")


def test_the_log_and_the_labels_are_given(client: Browser, folder: Path, tmp_path: Path) -> None:
    introduce(client)
    decide(client)
    log = client.get("/run/export?view=log&format=jsonl")
    assert log.text == open_log(folder).lines()
    label = json.loads(client.get("/run/export?view=training&format=jsonl").text)
    assert (label["key"], label["decision"], label["document"]) == ("stage-1-respond", "agree", "self-assessment.pdf")


def test_failures_say_why_what_to_do_and_the_command(client: Browser) -> None:
    said = text(client.get("/run/failures").text)
    assert "Cedar Co-op/self-assessment.bad.pdf Cedar Co-op encrypted Locked with a password" in said
    assert re.search(r"ombudscan audit FOLDER --out \S*2026 --retry failed", said)


def test_a_run_that_goes_away_is_told(client: Browser, folder: Path) -> None:
    assert client.get("/run").status_code == 200
    (folder / "manifest.json").unlink()
    answer = client.get("/run")
    assert answer.status_code == 409
    assert "The run cannot be shown" in answer.text


def test_the_sector_view_says_who_meets_it_in_what_words(client: Browser) -> None:
    said = text(client.get("/run/provision?provision=6.3").text)
    assert "50% of those that could be judged meet it" in said
    assert said.index("Birch Trust") < said.index("Alder Homes")  # those that meet it first
    assert "We answer within thirty working days." in said


@pytest.mark.parametrize("value", ["", "%7B", "%7B%7D", "x" * 5000, "%22a%22", "%7B%22name%22%3A3%2C%22blind%22%3A3%7D", "%FF"])
def test_a_broken_cookie_is_nobody(client: Browser, value: str) -> None:
    client.cookies.set("ombudscan-reviewer-8000", value)
    answer = client.get(CELL)
    assert answer.status_code == 200


def test_pictures_are_given_only_of_what_is_in_the_folder_as_it_was(client: Browser) -> None:
    assert "it is no PDF" in client.get(CELL).text or "Nothing in the document can be pointed at" in client.get(CELL).text
