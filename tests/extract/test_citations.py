"""Which parts of the policy a row cites, and which citations are of other papers."""

from __future__ import annotations

import pytest
from written import IDENTITY

from ombudscan import extract
from ombudscan.nouns import Claim, Span
from ombudscan.read import assemble
from ombudscan.read.assemble import Draft

CITED = [
    ("Clause 4.2", ["4.2"], "a clause and nothing else"),
    ("Clauses 4.1 and 4.3 of our complaints policy", ["4.1", "4.3"], "two of the policy's"),
    ("Policy clauses 2.2 to 2.4", ["2.2", "2.3", "2.4"], "a range"),
    ("Complaints and Compliments Policy, section 6", ["6"], "the policy's own name"),
    ("Complaints Procedure, section 3", ["3"], "the procedure"),
    ("Section 5, and letters A1 and A2", ["5"], "letters follow"),
    ("Clause 6.1 and the scheme of delegation, line 4", ["6.1"], "another paper follows"),
    ("Complaints Policy, page 3", ["3"], "a page of the policy"),
    ("It is set out on page 2 of the policy.", ["2"], "a page, then the policy"),
    ("Policy, page 4", ["4"], "the policy without a name"),
    ("Annual report, section 2. Our policy says more in section 5.", ["5"], "a report's section, then the policy's"),
    ("Clause 2.1 (page 4)", ["2.1", "4"], "a page beside a clause"),
    ("The policy, page 7, and the leaflet", ["7"], "policy first"),
    ("See the part of the policy headed ‘Saying no’.", ["Saying no"], "a heading"),
    ("It stands under the heading “Extra time”.", ["Extra time"], "under the heading"),
    ("Policy, ‘Checking our letters’, second paragraph", ["Checking our letters"], "a heading and a paragraph"),
    ("Our complaints policy has a section called 'Who can help you'.", ["Who can help you"], "section called"),
]
CITED += [
    ("Cl. 4.2; letter A1", ["4.2"], "cl. for clause"),
    ("Policy s.6", ["6"], "s. for section"),
    ("Cl. 7.6 - 20 working days from acknowledgement", ["7.6"], "days after a dash"),
    ("Policy part F", ["F"], "a part with a letter"),
    ("Complaints Policy, Appendix C", ["Appendix C"], "an appendix of the policy"),
    ("Schedule 2 of our complaints policy", ["Schedule 2"], "a schedule of the policy"),
]
OTHERS = [
    ("Policy: ‘Every letter is read twice’", "words of the policy"),
    ("Clause 14 of the repairs contract", "named after"),
    ("Flood recovery plan, page 31", "a plan"),
    ("Flood recovery plan, section 3", "a plan's section"),
    ("Page 9 lists what was declined.", "a page of nothing named"),
    ("The yearly report is on the website. Page 9 lists what was declined.", "a page of the report before"),
    ("Call centre script, page 4", "a script"),
    ("Clause 2.2. Call centre script: section 4.9", "a script after a clause of ours"),
    ("The tenancy agreement (clause 9.1)", "an agreement"),
    ("Lettings policy, section 7.7", "another policy, small letters"),
    ("Vulnerability Policy, section 7.7", "another policy, capitals"),
    ("The staff handbook says in section 8.8 that files are kept.", "a handbook that says"),
    ("Annual report, section 4.4, page 12", "a report's section and page"),
    ("The officer fills in the HomeDesk field called 'next call'.", "a field"),
    ("The leaflet called ‘Tell us straight’ goes to everyone.", "a leaflet"),
    ("A report entitled “Our year” went to the Board.", "a report"),
    ("Customer care standard, section 2.9", "a standard"),
    ("Page 3 of the annual report", "a page of a report"),
    ("Remedies Framework, appendix B", "another paper's appendix"),
    ("Appendix 1 lists them.", "an appendix of nothing named"),
    ("Compensation Policy, Part C", "another policy's part"),
    ("Welcome brochure, section 4.1", "a brochure"),
    ("Yearly complaints report 2025/26, sections 1 to 6. Refusals are in section 3.", "a report on complaints, and the report again"),
    ("Localism Act 2011, section 180", "an Act"),
]


def cited(text: str) -> list[str]:
    document = assemble.document([Draft(text=text)], source="form.txt", sha256="0" * 64, media_type="text/plain")
    claim = Claim(
        edition="hos-2024",
        key="representation",
        provision="3.6",
        requirement=(),
        answer="yes",
        answer_span=None,
        evidence=(Span(start=0, end=len(document.text)),),
    )
    view = extract.View(document=document, identity=IDENTITY, claims=(claim,), statements=(), timescales=(), figures=())
    return [f.detail for f in extract.facts(view) if f.kind.startswith("cites-")]


@pytest.mark.parametrize(("text", "parts", "why"), CITED)
def test_parts_of_the_policy_are_cited(text: str, parts: list[str], why: str) -> None:
    assert sorted(cited(text)) == sorted(parts), why


@pytest.mark.parametrize(("text", "why"), OTHERS)
def test_parts_of_other_papers_are_not_the_policys(text: str, why: str) -> None:
    assert not set(cited(text)) - {"2.2"}, why
