"""What kind of document it is, and the many that only look like a policy or a self-assessment."""

from __future__ import annotations

import pytest

import factories
from ombudscan.extract.kind import verdict
from ombudscan.extract.titles import title
from ombudscan.nouns import Claim, Document, Span

PROCESS = (
    "We want to hear when things go wrong. A complaint is an expression of dissatisfaction with our service. You "
    "can make a complaint by telephone, email or letter. At stage 1 we acknowledge your complaint within five "
    "working days and respond within ten. If you are still unhappy you can ask for stage 2. At stage 2 a senior "
    "manager will investigate your complaint and respond within twenty working days. You can go to the Housing "
    "Ombudsman at any time. Complaints from tenants and leaseholders are recorded, and we learn from complaints."
)
# A co-op's procedure that never says "stage" and has its own names for everything.
HEARINGS = (
    "A grievance is any expression of dissatisfaction, however made, by a member about the service of the co-op. The Secretary sends the "
    "member a card within five working days. The First Hearing gives its answer in ten working days. A member who is not content may go to "
    "a Second Hearing, and that decision is final. Any member may take a grievance to the Housing Ombudsman. Grievances are entered in a "
    "book, and no tenancy is put at risk by raising a grievance. The grievance of a former member is heard as well."
)
STAFF = (
    "An employee who has a grievance about pay or conditions should speak to the line manager first. A grievance that is not settled is put "
    "in writing to Human Resources, who arrange a grievance hearing within ten working days. The employee may bring a trade union "
    "representative or colleague. There is a right of appeal within five working days. Grievances linked with a disciplinary matter wait for "
    "it. The ACAS code is followed at each stage of a grievance. This is part of the contract of employment. "
)
STAFF_OF_LANDLORD = STAFF + "A complaint by a tenant about an employee is dealt with under the complaints policy, not as a grievance."
AGGRIEVED = (
    "A resident who is aggrieved by anything done or left undone by the Trustees may tell the Warden. The Warden writes back within four "
    "working days. The Clerk looks into the complaint and answers it within ten working days. Whoever is still aggrieved may ask the "
    "Trustees, and they answer in twenty working days. The Housing Ombudsman may be asked to help. A book of complaints is kept. No "
    "resident suffers for a complaint."
)
COURSE = (
    "This course teaches staff to handle complaints. You will learn what a complaint is, to acknowledge a complaint within five working "
    "days and to write a stage 1 response. Learners take a test about complaints. Complaints training lasts a day; book with your manager. "
)
QUARRELS = (
    "If a neighbour upsets you, talk to them first. We can offer mediation within ten working days, serve a notice or go to court. "
    "Complaints about neighbours are logged and a complainant is kept informed. We respond to complaints of noise in five working days. "
)
DISMISSALS = (
    "Employees may appeal against dismissal. The employer acknowledges an appeal and the HR manager will respond in ten working days. "
)
BANDING = (
    "You can ask for a review of your banding. We acknowledge your request and respond within 28 days. The appeal is decided by a manager."
)
DECISION = (
    "The complaint is about the landlord's handling of damp. We found maladministration. The landlord's response at"
    " stage 1 was late. The landlord's policy said ten working days. This investigation found maladministration in "
    "its complaint handling. The resident complained in May. "
) * 3
CODE = "Landlords must accept a complaint unless there is a valid reason. Landlords must acknowledge complaints in five working days. " * 8
ACCOUNT = "We define a complaint as the Code does. We keep records, and our Board reads our report each quarter. " * 35
PAPER = "Report of: Director\nPurpose of the report\nRecommendations:\nFinancial implications\nLegal implications\nBackground papers\n"


def written(heading: str, body: str = PROCESS) -> Document:
    return factories.policy(*body.split("\n"), title=heading, front="Larchfold Homes")


def rows(count: int, answer: str = "yes", evidence: bool = True) -> tuple[Claim, ...]:
    spans = (Span(start=0, end=5),) if evidence else ()
    one = Claim(edition="hos-2024", key="definition", provision="1.2", requirement=(), answer=answer, answer_span=None, evidence=spans)  # type: ignore[arg-type]
    return (one,) * count


def kind(document: Document, claims: tuple[Claim, ...] = ()) -> str:
    return verdict(document, claims, title(document, claims)).kind


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Complaints Policy", "policy"),
        ("Complaints Policy and Procedure", "policy"),  # one document that is both
        ("Customer Feedback Policy", "policy"),  # a council's, covering its tenants
        ("Complaints, Compensation and Remedies Policy", "policy"),
        ("Complaints Reporting and Handling Policy", "policy"),  # no report
        ("Resident Complaints Scheme", "policy"),
        ("Complaints Procedure", "procedure"),
        ("Handling complaints: a guide for staff", "procedure"),
        ("How we deal with complaints", "procedure"),
        ("Compensation Policy", "other"),
        ("Unacceptable Behaviour Policy", "other"),
        ("Vexatious Complaints Policy", "other"),
        ("Grievance Procedure", "procedure"),  # a co-op's own word: tenants, the Ombudsman, answers in days
        ("Members' Grievance Policy", "policy"),
        ("Appeals and Complaints Policy", "policy"),
        ("When things go wrong", "policy"),
        ("Having your say: how it works", "policy"),
        ("Complaints about members", "other"),
        ("Anti-social Behaviour Policy", "other"),
        ("Annual Complaints Report 2024/25", "other"),
        ("Annual complaints performance and service improvement report", "other"),
        ("Board's response to the annual complaints report", "other"),
        ("Student Complaints Procedure", "other"),
        ("You said, we did", "other"),
        ("Agenda item 9: complaints", "other"),
    ],
)
def test_the_title_decides(heading, expected):
    assert kind(written(heading)) == expected


@pytest.mark.parametrize(
    ("heading", "body", "expected"),
    [
        ("Dispute resolution", PROCESS + "\nThis policy says how we settle complaints.", "policy"),
        # a title that says what a resident does gives way to what the text calls itself
        ("How to complain to Quarrybank", PROCESS + "\nThis policy was agreed by the members in May.", "policy"),
        ("Making a complaint", PROCESS + "\nOur board approved this complaints policy in May.", "policy"),
        ("Making a complaint", PROCESS, "procedure"),
        ("Making a complaint", PROCESS + "\nThis policy sets times; this procedure says who keeps them.", "procedure"),
        ("How to complain", PROCESS + "\nSee our complaints policy. This policy is on our website.", "procedure"),
        ("How to complain: a leaflet", PROCESS + "\nThis policy was agreed by the members in May.", "procedure"),
        ("Grievance Procedure", HEARINGS, "procedure"),  # members' grievances, in hearings
        ("Grievance Procedure", STAFF, "other"),
        ("Grievance Policy", STAFF_OF_LANDLORD, "other"),  # a tenant is named once; the rest is about employees
        ("Appeals Procedure", DISMISSALS * 3, "other"),
        ("Housing register: appeals", BANDING * 2, "other"),  # answers, reviews and appeals, but of no complaint
        ("Complaints Procedure", HEARINGS.replace("grievance", "complaint").replace("Grievance", "Complaint"), "procedure"),
        ("Rules for grievances", HEARINGS.replace("First Hearing", "Secretary").replace("Second Hearing", "meeting"), "policy"),
        ("Hearings", HEARINGS + "\nThis procedure is kept by the Secretary.", "procedure"),
        ("Appeals", PROCESS.replace("stage 2", "an appeal"), "policy"),
        ("When a resident is aggrieved", AGGRIEVED, "policy"),  # no stage, no definition: three times in turn
        ("Redress Procedure", AGGRIEVED, "procedure"),
        ("Redress Policy", "We pay compensation of up to £250. A payment follows a complaint within ten working days. " * 5, "other"),
        ("Complaints training for staff", COURSE, "other"),
        ("Neighbour Disputes Policy", QUARRELS, "other"),
        ("Grievances between members", HEARINGS, "other"),  # of one neighbour against another
        ("Dispute resolution", PROCESS + "\nThis procedure says how we settle complaints.", "procedure"),
        ("Case 202301234", DECISION, "other"),
        ("Complaint Handling Code", CODE, "other"),
        ("Housing complaints", PAPER + PROCESS, "other"),
        ("Complaints Policy", PROCESS.replace("Housing Ombudsman", "Scottish Public Services Ombudsman"), "other"),
        ("Complaints Policy", PROCESS.replace("the Housing Ombudsman", "the PSOW"), "other"),
        ("Complaints Policy", PROCESS.replace("the Housing Ombudsman", "the NIPSO"), "other"),
        ("Repairs Policy", "We repair homes within twenty working days. You can complain.", "other"),
        (
            "Complaint Handling Code self-assessment",
            "Our self-assessment for this year can be downloaded below.",
            "other",
        ),  # a page that leads to it
        ("Self-assessment against the Complaint Handling Code", ACCOUNT, "self-assessment"),  # an account without rows
    ],
)
def test_the_text_decides(heading, body, expected):
    assert kind(written(heading, body)) == expected


@pytest.mark.parametrize(
    ("heading", "claims", "expected"),
    [
        ("Complaint Handling Code self-assessment", rows(3), "self-assessment"),  # a page for one section
        ("Appendix B", rows(40), "self-assessment"),  # rows decide, whatever the title says
        ("Complaints Policy", rows(2), "policy"),  # a policy that quotes two provisions
        ("Complaint Handling Code self-assessment form", rows(72, answer="blank", evidence=False), "other"),  # an empty form
        (
            "Complaint Handling Code self-assessment",
            rows(72, answer="blank", evidence=True),
            "self-assessment",
        ),  # answers lost, evidence there
    ],
)
def test_rows_decide(heading, claims, expected):
    assert kind(written(heading), claims) == expected


def test_a_review_of_a_policy_is_no_self_assessment():
    header = ("Code provision", "Code requirement", "Observations", "Recommendation")
    table = factories.table(header, ("1.2", "Define it", "Not quite", "Reword it"))
    heading = factories.Draft(kind="heading", text="Review of the complaints policy", level=1)
    assert kind(factories.document(heading, table), rows(20, answer="blank")) == "other"


@pytest.mark.parametrize(
    ("sentence", "under"),
    [
        ("This procedure supports our Complaints Policy.", True),
        ("Read this alongside the Customer Feedback Policy.", True),
        ("Linked policies: Complaints Policy", True),
        ("We keep notes of each complaint.", False),
    ],
)
def test_a_procedure_under_a_policy(sentence, under):
    document = written("Complaints Procedure", PROCESS + "\n" + sentence)
    assert verdict(document, (), title(document, ())).under_policy is under


def test_the_reason_is_in_words():
    found = verdict(written("Compensation Policy"), (), "Compensation Policy")
    assert "compensation" in found.reason and 0.5 < found.confidence <= 1
