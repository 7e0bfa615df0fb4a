"""A fault is a fault of a Code: the one the document is judged by; and it is said where the Code of its own time did not forbid it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factories import HEADER, document, evidence, policy, table
from ombudscan import catalog
from ombudscan.judge import findings
from ombudscan.judge.editions import earlier
from ombudscan.judge.explain import explained
from ombudscan.nouns import EditionId, Evidence, Finding
from ombudscan.read.assemble import Draft
from ombudscan.report.made import brief

OLD, NEW = "Approved by the Board of Pellbrook Homes on 3 June 2022.", "Approved by the Board of Pellbrook Homes on 3 June 2026."


def seen(front: str, *paragraphs: str) -> Evidence:
    e = evidence(policy("This policy says how we deal with complaints at stage 1 and at stage 2.", *paragraphs, front=front))
    return replace(e, identity=replace(e.identity, kind="policy"))


def of(e: Evidence, rule: str) -> list[Finding]:
    return [f for f in findings(e, catalog.rules()) if f.rule == rule]


# What was proper under the 2022 Code and is not now.
CHANGED = [
    (
        "short-time-limit",
        "We do not consider complaints about events of more than six months ago, but use our discretion.",
        "did not forbid it",
    ),
    ("reasons-required", "You must explain in writing why you want stage 2.", "had no such provision"),
    ("escalation-deadline", "You have 20 working days to ask for stage 2.", "did not forbid it"),
    ("late-clock-start", "At stage 1 we answer within ten working days of logging your complaint.", "did not forbid it"),
    (
        "third-stage",
        "If you remain unhappy after stage 2 you can ask for a panel of Board members to hear your complaint.",
        "did not forbid it",
    ),
]


@pytest.mark.parametrize(("rule", "words", "says"), CHANGED)
def test_what_a_2022_document_did_properly_is_held_against_the_code_in_force_and_the_message_says_so(
    rule: str, words: str, says: str
) -> None:
    (found,) = of(seen(OLD, words), rule)
    assert f"the Code in force since 2024-04-01; the 2022 Code, under which the document was made, {says}." in found.message


@pytest.mark.parametrize(("rule", "words", "says"), CHANGED)
def test_a_document_of_today_is_told_nothing_of_older_codes(rule: str, words: str, says: str) -> None:
    (found,) = of(seen(NEW, words), rule)
    assert "2022" not in " ".join((found.message, *found.because))
    assert says not in found.message


@pytest.mark.parametrize(("rule", "words", "says"), [c for c in CHANGED if c[0] != "third-stage"])
def test_by_the_2022_code_it_is_no_fault(rule: str, words: str, says: str) -> None:
    e = seen(OLD, words)
    assert of(replace(e, edition=catalog.edition("hos-2022")), rule) == []


def test_what_was_a_fault_then_too_is_called_so_among_the_reasons() -> None:
    (found,) = of(seen(OLD, "At stage 1 we answer within thirty working days of logging your complaint."), "late-response")
    assert "2022" not in found.message
    assert found.because[-1] == "It was a fault by the 2022 Code too, under which the document was made."


def test_silence_on_a_new_duty_is_told_apart_from_silence_on_an_old_one() -> None:
    found = {f.provision: f for f in of(replace(seen(OLD, "We reply."), matches=(), timescales=()), "silent-on-provision")}
    assert "had no such provision" in found["6.12"].message  # nobody had to say that no reasons are needed
    assert "2022" not in found["1.2"].message
    assert found["1.2"].because[-1].startswith("It was a fault by the 2022 Code too")


def form(edition: EditionId, number: str, proof: str) -> Evidence:
    held = catalog.edition(edition)
    asked = held.numbered(number)
    assert asked
    title = Draft(kind="heading", text=f"Self-assessment against the {held.title}", level=1)
    return evidence(
        document(title, Draft(text="Completed on 4 October 2022."), table(HEADER, (number, asked.requirement, "Yes", proof, "")))
    )


def test_a_2022_form_is_judged_by_its_own_code_and_the_message_names_it() -> None:
    e = form("hos-2022", "5.12", "The officer who answered at stage 1 also decides at stage 2.")
    assert e.edition.id == "hos-2022"
    assert earlier(e) is None
    (found,) = of(e, "contrary-evidence")
    assert found.provision == "5.12"
    assert "the 2022 Code" in found.message
    assert any(b.startswith("5.12 of the 2022 Code asks: ") for b in found.because)


def test_a_2022_form_is_not_accused_by_the_2024_code() -> None:
    e = form("hos-2022", "4.14", "Residents ask for stage 2 within 20 working days and say why they want it. Policy, section 4.")
    assert [f.rule for f in findings(e, catalog.rules()) if f.severity == "breach"] == []


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        (OLD, "hos-2022"),
        (NEW, None),
        ("Approved by the Board of Pellbrook Homes on 3 June 2021.", "hos-2020"),
        ("Approved by the Board of Pellbrook Homes in 2022.", "hos-2022"),
        ("We keep this policy in the hall.", None),  # undated: nothing is known of its time
    ],
)
def test_the_code_of_a_documents_own_time(front: str, expected: str | None) -> None:
    found = earlier(seen(front, "We reply."))
    assert (found.id if found else None) == expected


@pytest.mark.parametrize("edition", [e.id for e in catalog.editions()])
def test_a_message_is_itself_again_where_its_provision_stands_beside_it(edition: EditionId) -> None:
    e = replace(seen(NEW, "You have 20 working days to ask for stage 2."), edition=catalog.edition(edition))
    (found,) = of(seen(NEW, "You have 20 working days to ask for stage 2."), "escalation-deadline")
    for p in e.edition.provisions:
        plain = replace(found, provision=p.number, message="A time is set.", because=())
        (told,) = explained(e, [plain])
        assert told.message.startswith(f"A time is set. Held against {p.number} of ")
        assert brief(told.message) == "A time is set."
    named = replace(found, provision=e.edition.provisions[0].number, message="A time is set, against the Code.", because=())
    (told,) = explained(e, [named])
    assert brief(told.message) == "A time is set, against the Code."
