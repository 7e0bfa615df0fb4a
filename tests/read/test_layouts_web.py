"""Layouts of web pages that show an answer otherwise than by its word, or that another program made."""

from __future__ import annotations

import pytest

from ombudscan.extract import claims
from ombudscan.nouns import Document
from ombudscan.read import assemble, from_html, from_text

REQUIREMENTS = {
    "3.1": "Residents can complain by different channels.",
    "3.2": "Residents can raise complaints with any member of staff.",
    "9.4": "A senior lead person is accountable for complaint handling.",
    "9.5": "A member of the governing body has lead responsibility for complaints.",
}
TITLE = "<h1>Complaint Handling Code self-assessment</h1><p>Pellbrook Homes, 3 June 2026</p>"
HEADS = ("Code provision", "Code requirement", "Comply: Yes/No", "Evidence")
YES = [(n, "yes", f"Desk {n}.") for n in REQUIREMENTS]


def page(body: str) -> Document:
    made = from_html.reading(f"<html><body><main>{TITLE}{body}</main></body></html>".encode())
    return assemble.document(made.drafts, source="t.html", sha256="", media_type="text/html", notices=made.notices, info=made.info)


def found(document: Document) -> list[tuple[str, str, str]]:
    return [(c.provision, c.answer, " ".join(" ".join(document.quote(s).split()) for s in c.evidence)) for c in claims(document)]


def table(answer: str) -> str:
    rows = "".join(f"<tr><td>{n}</td><td>{w}</td><td>{answer}</td><td>Desk {n}.</td></tr>" for n, w in REQUIREMENTS.items())
    return f"<table><tr>{''.join(f'<th>{h}</th>' for h in HEADS)}</tr>{rows}</table>"


def accordion(number: str, words: str) -> str:
    return (
        f'<div class="accordion-item"><h2><button class="accordion-button collapsed" data-bs-toggle="collapse">Part {number}</button></h2>'
        f'<div class="accordion-collapse collapse"><table><tr>{"".join(f"<th>{h}</th>" for h in HEADS)}</tr>'
        f"<tr><td>{number}</td><td>{words}</td><td>Yes</td><td>Desk {number}.</td></tr></table></div></div>"
    )


def question(place: int, number: str, words: str) -> str:
    return (
        f"<div><span>{place}.</span> <span>{number} {words}</span></div><div role=radiogroup><label><input type=radio checked>Yes</label>"
        f"<label><input type=radio>No</label></div><div><span>{place + 1}.</span> <span>Evidence</span></div><textarea>Desk {number}.</textarea>"
    )


def word_row(number: str, words: str) -> str:
    return (
        f"<tr><td><p class=MsoNormal>{number}<o:p></o:p></p></td><td><p class=MsoNormal>{words}</p></td><td><p class=MsoNormal>Yes</p></td>"
        f"<td><p class=MsoListParagraph><![if !supportLists]><span style='font-family:Symbol'>·&nbsp; </span><![endif]>Desk {number}.</p></td></tr>"
    )


def google_row(number: str, words: str) -> str:
    return (
        f'<tr class="c7"><td class="c2"><p><span class="c4">{number}</span></p></td><td><p><span class="c4">{words[:12]}</span><span class="c6">'
        f'{words[12:]}</span></p></td><td><p><span>Ye</span><span>s</span></p></td><td><ul class="c10"><li><span>Desk {number}.</span></li></ul></td></tr>'
    )


PAGES = {
    "a class that the style draws": table("<span class='tick'></span>"),
    "an icon": table("<i class='fa fa-check'></i>"),
    "a picture": table("<img src=a.png alt=tick>"),
    "words for those who listen": table("<span class='visually-hidden'>Compliant</span><svg></svg>"),
    "a drawing with a title": table("<svg role=img><title>Yes</title><path d='M0 0'/></svg>"),
    "accordions": "".join(accordion(n, w) for n, w in REQUIREMENTS.items()),
    "summaries": "".join(
        f"<details><summary>{n} {w}</summary><p>Compliance: Yes</p><p>Evidence: Desk {n}.</p></details>" for n, w in REQUIREMENTS.items()
    ),
    "an online form": "".join(question(k, n, w) for k, (n, w) in zip(range(1, 9, 2), REQUIREMENTS.items(), strict=True)),
    "saved by a word processor": "<table class=MsoTableGrid><tr>"
    + "".join(f"<td><p class=MsoNormal><b>{h}</b></p></td>" for h in HEADS)
    + "</tr>"
    + "".join(word_row(n, w) for n, w in REQUIREMENTS.items())
    + "</table>",
    "published from an online editor": '<table class="c2"><tr>'
    + "".join(f"<td><p><span>{h}</span></p></td>" for h in HEADS)
    + "</tr>"
    + "".join(google_row(n, w) for n, w in REQUIREMENTS.items())
    + "</table>",
}


@pytest.mark.parametrize("name", PAGES)
def test_rows_of_a_page(name: str) -> None:
    assert found(page(PAGES[name])) == YES


@pytest.mark.parametrize("drawn", ["<i class='fa fa-times'></i>", "<span class='icon-cross'></span>", "<img src=b.png alt=cross>"])
def test_a_cross_is_a_no(drawn: str) -> None:
    assert [answer for _, answer, _ in found(page(table(drawn)))] == ["no"] * 4


@pytest.mark.parametrize("spacer", ["<span class='no-print'></span>", "<span class='spacer'></span>", "<span></span>"])
def test_an_empty_element_that_draws_nothing_is_no_answer(spacer: str) -> None:
    document = page(table(spacer))
    assert [answer for _, answer, _ in found(document)] == ["blank"] * 4
    assert [n.code for n in document.notices if n.code == "answers_unreadable"] == ["answers_unreadable"]


EMPTY = "Code provision | Code requirement | Comply: Yes / No | Evidence |\n"


@pytest.mark.parametrize(
    ("answers", "told"),
    [(("", "", ""), True), (("Yes", "", ""), False), (("", ""), False)],
    ids=["a column empty all the way down", "one answer", "too few rows to tell"],
)
def test_a_column_of_answers_that_is_empty_is_told(answers: tuple[str, ...], told: bool) -> None:
    rows = "".join(f"{n} | {w} | {a} | Desk. |\n" for (n, w), a in zip(REQUIREMENTS.items(), answers, strict=False))
    made = from_text.reading(f"Self-assessment\n\n{EMPTY}{rows}".encode())
    document = assemble.document(made.drafts, source="t.txt", sha256="", media_type="text/plain", notices=made.notices)
    assert any(n.code == "answers_unreadable" and "Comply: Yes / No" in n.message for n in document.notices) is told
