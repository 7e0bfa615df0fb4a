"""The harness refuses whatever is not as the format asks, and its verdicts can fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from rules.case_pages import Case, CaseError, Expected, cases
from rules.harness import verdict

MET = "## A plain yes\n\n```row 5.6 yes\nLetter A4, boxes 1 and 2.\n```\n\nmet: answered.\n\n"
FOUND = "## Nothing there\n\n```row 5.6 blank\nLetter A4, boxes 1 and 2.\n```\n\nfound 5.6: nothing said\n"


def page(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "missing-answer.md"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_page_as_the_format_asks(tmp_path: Path) -> None:
    met, found = cases(page(tmp_path, MET + FOUND))
    assert (met.heading, met.kind, met.options, met.expected) == ("A plain yes", "row", ("5.6", "yes"), ())
    assert found.expected == (Expected(quote="", provision="5.6"),)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (MET + FOUND.replace("found 5.6:", "fuond 5.6:"), "after the block stands"),
        (MET + FOUND.replace("found 5.6: nothing said", ""), "after the block stands"),
        (MET + FOUND.replace("```\n\nfound", "\nfound"), "not closed"),
        (MET.replace("```row 5.6 yes\n", "") + FOUND, "not closed"),
        (MET.replace("```row 5.6 yes\nLetter A4, boxes 1 and 2.\n```\n", "") + FOUND, "a case has one block"),
        (MET + FOUND.replace("nothing said", '"Letter B9"'), "are not in the block"),
        (MET + FOUND.replace("nothing said", "nothing"), "is followed by"),
        (MET + FOUND.replace("row 5.6 blank", "row 5.6 empty"), "a row block says"),
        (MET + FOUND.replace("row 5.6 blank", "rows 5.6 blank"), "a block is one of"),
        (MET + FOUND.replace("row 5.6 blank", "row 5.6 blank as-of=tomorrow"), "a row block says"),
        (MET + FOUND.replace("row 5.6 blank", "policy quickly"), "cannot understand"),
        (MET, "at least one found case"),
        (FOUND, "at least one found case"),
        (MET + FOUND + FOUND.replace("Nothing there", "Nor there"), "fewer met"),
        (FOUND + MET, "come first"),
        (MET + MET + FOUND, "the same heading"),
        (MET.replace("met: answered.", "met:") + FOUND, "after the block stands"),
        (MET.replace("met: answered.", "met 5.6: answered.") + FOUND, "stand alone"),
        ("```row 5.6 yes\n```\n" + MET + FOUND, "before the first heading"),
        (MET.replace("## A", "### A") + FOUND, "not a case heading"),
        (MET.replace("row 5.6 yes", "row 5.6 yes hos-1999") + FOUND, "a row block says"),
    ],
)
def test_what_is_not_as_the_format_asks_is_refused(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(CaseError, match=says):
        cases(page(tmp_path, text))


def case(answer: str, *expected: Expected, rule: str = "missing-answer") -> Case:
    return Case(rule=rule, heading="x", kind="row", options=("5.6", answer), text="Letter A4, boxes 1 and 2.", expected=expected)


BLANK = Expected(quote="", provision="5.6")


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (case("blank", BLANK), ""),
        (case("yes"), ""),
        (case("blank"), "more than the case expects"),
        (case("yes", BLANK), "found nothing"),
        (case("blank", Expected(quote="", provision="5.7")), "Expected 5.7"),
        (case("blank", Expected(quote="Letter A4", provision="5.6")), "Expected 5.6: 'Letter A4'"),
        (case("blank", BLANK, BLANK), "Expected 5.6"),
        (case("blank", BLANK, rule="missing-anwser"), "There is no rule"),
    ],
)
def test_a_verdict_says_what_was_found_instead(given: Case, says: str) -> None:
    assert (says in verdict(given)) if says else verdict(given) == ""


def test_a_provision_that_the_edition_has_not_is_refused() -> None:
    with pytest.raises(CaseError, match=r"no provision 5\.99"):
        verdict(Case(rule="missing-answer", heading="x", kind="row", options=("5.99", "yes"), text="", expected=()))


def test_a_row_without_its_first_pipe_is_refused() -> None:
    with pytest.raises(CaseError, match="begins with a pipe"):
        verdict(
            Case(rule="missing-answer", heading="x", kind="self-assessment", options=(), text="5.6 |  | Letter A4 |", expected=(BLANK,))
        )
