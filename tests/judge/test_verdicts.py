"""What the policies say to a yes: their words and place, and which of several policies and versions counts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factories import document, evidence, policy, report, table
from ombudscan import catalog
from ombudscan.judge import pair_findings
from ombudscan.judge.pairs import verdicts
from ombudscan.judge.policies import papers
from ombudscan.nouns import DatedFact, Evidence, Finding, Report, Verdict
from ombudscan.read.assemble import Draft

HEADER = ("Code provision", "Code requirement", "Comply: Yes / No", "Evidence", "Commentary")
MEETS = "5.1 We acknowledge your complaint within five working days of receiving it."
BREAKS = "5.1 We acknowledge your complaint within ten working days of receiving it."
SILENT = "5.1 Bicycles are kept in the shed behind the garages."


def form(number: str = "6.2", answer: str = "Yes", said: str = "The complaints policy says so.", assessed: str = "1 June 2026") -> Evidence:
    asked = catalog.edition("hos-2024").numbered(number)
    assert asked is not None
    heading = Draft(kind="heading", text="Complaint Handling Code 2024 self-assessment form", level=1)
    row = table(HEADER, (number, asked.requirement, answer, said, ""))
    return evidence(document(heading, Draft(text=f"Pellbrook Homes. Completed on {assessed}."), row))


def paper(*paragraphs: str, approved: str = "3 March 2026", title: str = "Complaints Policy", name: str = "policy.txt") -> Report:
    made = report(numbered(policy(*paragraphs, title=title, front=f"Approved by the Board of Pellbrook Homes on {approved}.")))
    return renamed(made, name)


def head(clause: str) -> str:
    return "# Storage" if clause == SILENT else "# Stage 1"


def numbered(doc):  # type: ignore[no-untyped-def]
    """The document with the clause numbers that paragraphs begin with as their labels."""
    blocks = []
    for b in doc.blocks:
        head = doc.quote(b.span).split(" ")[0]
        blocks.append(replace(b, label=head) if head.replace(".", "").isdigit() else b)
    return replace(doc, blocks=tuple(blocks))


def renamed(made: Report, name: str, pages: int | None = None) -> Report:
    doc = replace(made.evidence.document, source=name, sha256=name.ljust(64, "0"), pages=pages)
    return replace(made, evidence=replace(made.evidence, document=doc))


def only(claims: Evidence, *policies: Report) -> Verdict:
    (one,) = verdicts(claims, policies)
    return one


def rules_found(claims: Evidence, *policies: Report) -> list[str]:
    return [f.rule for f in pair_findings(claims, policies, catalog.rules())]


STATUSES = [
    (MEETS, "met", "the Code's own time"),
    (BREAKS, "contradicted", "twice the Code's time"),
    (SILENT, "silent", "nothing about acknowledging"),
    ("5.1 We acknowledge your complaint within three working days of receiving it.", "met", "sooner than the Code asks keeps the promise"),
    (
        "5.1 We aim to acknowledge your complaint within five working days of receiving it.",
        "not_assessable",
        "an aim is for a person to judge",
    ),
]


@pytest.mark.parametrize(("clause", "status", "why"), STATUSES)
def test_each_yes_has_its_verdict_with_words_and_place(clause: str, status: str, why: str) -> None:
    said = only(form(), paper(head(clause), clause))
    assert said.status == status, why
    assert (said.provision, said.key) == ("6.2", "stage-1-acknowledge")
    assert "policy.txt" in said.reason
    if status == "silent":
        assert said.passages == ()
    else:
        first = said.passages[0]
        assert "acknowledge your complaint" in first.text
        assert (first.source, first.location.label, first.location.heading) == ("policy.txt", "5.1", "Complaints Policy > Stage 1")


@pytest.mark.parametrize("answer", ["No", "Partly", "N/A", ""])
def test_only_a_yes_has_a_verdict(answer: str) -> None:
    assert verdicts(form(answer=answer), (paper("# Stage 1", BREAKS),)) == ()


def test_without_a_policy_there_is_nothing_to_say() -> None:
    assert verdicts(form(), ()) == ()
    assert pair_findings(form(), (), catalog.rules()) == ()


def test_the_verdict_and_the_findings_agree() -> None:
    for clause, status, _ in STATUSES:
        wanted = {"contradicted": ["claim-contradicts-policy"], "silent": ["claim-unsupported"]}.get(status, [])
        assert rules_found(form(), paper(head(clause), clause)) == wanted, clause


class TestSeveralPolicies:
    def test_the_one_that_speaks_decides_over_the_one_that_is_silent(self) -> None:
        both = (
            paper("# Stage 1", MEETS, name="policy.txt"),
            paper(head(SILENT), SILENT, title="Leaflet for residents", name="leaflet.txt"),
        )
        for order in (both, both[::-1]):
            assert only(form(), *order).status == "met"
            assert rules_found(form(), *order) == []

    def test_a_contradiction_in_any_of_them_stands_and_is_told_once(self) -> None:
        first = paper("# Stage 1", MEETS, name="policy.txt")
        second = paper("# Acknowledging", BREAKS, "Bring the letter to any office.", title="Complaints procedure", name="procedure.txt")
        said = only(form(), first, second)
        assert said.status == "contradicted"
        assert said.passages[0].source == "procedure.txt"
        assert any(note.startswith("policy.txt:") for note in said.notes)
        assert rules_found(form(), first, second) == ["claim-contradicts-policy"]

    def test_silence_needs_all_of_them(self) -> None:
        both = (
            paper(head(SILENT), SILENT, name="a.txt"),
            paper("# Parking", "Cars are parked behind the office.", title="Charter", name="b.txt"),
        )
        (found,) = pair_findings(form(), both, catalog.rules())
        assert "a.txt and b.txt" in found.message

    def test_the_same_document_in_two_formats_counts_once_and_the_one_with_pages_is_kept(self) -> None:
        one = paper("# Stage 1", BREAKS, "We then look into it.", name="policy.docx")
        kept = papers(form(), (one, renamed(one, "policy.pdf", pages=3)))
        assert [p.report.evidence.document.source for p in kept] == ["policy.pdf"]
        assert rules_found(form(), one, renamed(one, "policy.pdf", pages=3)) == ["claim-contradicts-policy"]

    def test_a_clause_that_one_of_them_has_is_not_missing(self) -> None:
        claims = form(said="Procedure, clause 9.4.")
        first = paper("# Stage 1", MEETS, name="policy.txt")
        other = paper(
            "# Letters",
            "9.4 Within five working days of receiving a complaint we acknowledge it.",
            title="Complaints procedure",
            name="procedure.txt",
        )
        assert "cited-clause-missing" in rules_found(claims, first)
        assert "cited-clause-missing" not in rules_found(claims, first, other)


class TestVersions:
    OLD, NEW = ("3 March 2023", "old.txt"), ("3 March 2026", "new.txt")

    def version(self, clause: str, made: tuple[str, str]) -> Report:
        return paper("# Stage 1", clause, "We look into it with care.", approved=made[0], name=made[1])

    def test_the_version_of_the_assessments_time_counts(self) -> None:
        old, new = self.version(BREAKS, self.OLD), self.version(MEETS, self.NEW)
        assert only(form(assessed="1 June 2026"), old, new).status == "met"
        assert only(form(assessed="1 June 2024"), old, new).status == "contradicted"

    def test_the_version_left_aside_is_named(self) -> None:
        old, new = self.version(BREAKS, self.OLD), self.version(MEETS, self.NEW)
        assert "old.txt (2023-03-03) was left aside: a later version was in force." in only(form(), old, new).notes
        assert (
            "new.txt (2026-03-03) was left aside: it was approved after the assessment."
            in only(form(assessed="1 June 2024"), old, new).notes
        )

    def test_a_policy_approved_after_the_assessment_is_told(self) -> None:
        said = only(form(assessed="1 June 2024"), self.version(BREAKS, self.NEW))
        assert said.status == "contradicted"
        assert (
            said.notes[0] == "new.txt (2026-03-03) was approved after the assessment (2024-06-01): the yes was given on an earlier version."
        )
        assert not any("approved after" in note for note in only(form(assessed="1 June 2026"), self.version(BREAKS, self.NEW)).notes)

    def test_a_date_that_may_lie_before_is_not_called_later(self) -> None:
        claims = form(assessed="1 June 2024")
        made = self.version(MEETS, self.NEW)
        for iso, later in (("2024", False), ("2024-06", False), ("2024-07", True), ("2025", True)):
            dated = replace(made.evidence.identity, dates=(DatedFact(kind="approved", iso=iso, span=None),))
            one = replace(made, evidence=replace(made.evidence, identity=dated))
            assert any("approved after" in note for note in only(claims, one).notes) == later, iso

    def test_two_papers_of_different_names_are_no_versions_of_each_other(self) -> None:
        first = paper("# Stage 1", BREAKS, approved="3 March 2023", name="policy.txt")
        other = paper(head(SILENT), SILENT, title="Unacceptable Behaviour Policy", approved="3 March 2026", name="behaviour.txt")
        assert len(papers(form(), (first, other))) == 2


class TestCitations:
    def test_where_a_clause_leads_is_told_and_its_words_come_along(self) -> None:
        said = only(form(said="Complaints policy, clause 5.1."), paper("# Stage 1", MEETS))
        assert "The clause cited (5.1) is in policy.txt, Complaints Policy > Stage 1." in said.notes
        assert said.passages[0].cited

    def test_words_of_a_cited_clause_are_shown_though_they_speak_of_something_else(self) -> None:
        said = only(form(said="Complaints policy, clause 5.1."), paper(head(SILENT), SILENT))
        assert said.status == "silent"
        assert [(p.cited, p.location.label) for p in said.passages] == [(True, "5.1")]

    def test_a_clause_that_is_not_there_leads_nowhere(self) -> None:
        assert "The clause cited (7.9) leads nowhere." in only(form(said="Complaints policy, clause 7.9."), paper("# Stage 1", MEETS)).notes

    def test_a_heading_is_found_by_its_words(self) -> None:
        said = only(form(said="See the part of the policy headed “Stage 1”."), paper("# Stage 1", MEETS))
        assert "The heading cited (“Stage 1”) is in policy.txt, Complaints Policy > Stage 1." in said.notes


def test_findings_are_ordered_as_the_form_is() -> None:
    found: tuple[Finding, ...] = pair_findings(form(), (paper("# Stage 1", BREAKS),), catalog.rules())
    assert [f.provision for f in found] == ["6.2"]
