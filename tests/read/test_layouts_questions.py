"""More layouts of scraped text: the questions of 2020, the other Ombudsman's form, columns that other forms have not, debris.

The ids are those of the catalogue of layouts (L) and traps (T) that this project was built from.
"""

from __future__ import annotations

import pytest

from ombudscan.extract import claims
from ombudscan.nouns import Claim, Document
from ombudscan.read import assemble, from_text

TITLE = "Pellbrook Homes: Complaint Handling Code self-assessment, 3 June 2026\n\n"
TABS = TITLE + "Compliance with the Code\tYes\tNo\tComments\timprovement required\tFurther action\n"
PIPES = TITLE + "Code provision | Code requirement | Comply: Yes / No | Evidence | Commentary / explanation |\n"
OFFICER = "Is there a complaint officer or equivalent in post?"
AUTONOMY = "Does the complaint officer have autonomy to resolve complaints?"
STAGE = "At what stage are most complaints resolved?"
OPTIONAL = "Is any third stage optional for residents?"
LOGGED = "Are all complaints acknowledged and logged within five days?"
UPDATED = "Are residents kept informed and updated during the complaints process?"
ONLINE = "Is the complaints policy and procedure available online?"
ADJUSTED = "Do we have a reasonable adjustments policy?"
REFUSED = "How many cases did we refuse to escalate?"
CHANNELS = "Residents can complain by different channels."
STAFF = "Residents can raise complaints with any member of staff."
EARLY = "Check which complaints can be answered early and quickly."
LOG = "Complaints are acknowledged, defined and logged within five working days."
ANSWER = "A full response to stage 1 is issued within 10 working days."
LEAD = "A senior lead person is accountable for complaint handling."
MEMBER = "A member of the governing body has lead responsibility for complaints."


def read(text: str) -> Document:
    made = from_text.reading(text.encode())
    return assemble.document(made.drafts, source="t.txt", sha256="", media_type="text/plain", notices=made.notices, info=made.info)


def told(document: Document, claim: Claim) -> str:
    return " / ".join(" ".join(document.quote(s).split()) for s in (*claim.evidence, *claim.commentary))


def found(text: str) -> list[tuple[str, str, str]]:
    document = read(text)
    return [(c.provision, c.answer, told(document, c)) for c in claims(document)]


def extras(text: str) -> list[dict[str, str]]:
    document = read(text)
    return [{name: " ".join(document.quote(s) for s in spans) for name, spans in c.extra} for c in claims(document)]


MARKS = TITLE + "Compliance with the Code\tYes\tNo\tComments\n"
ROWS = [
    pytest.param(
        MARKS + f"{OFFICER}\tx\tDesk rota\n{AUTONOMY}\tx\tBudget of her own\n{LOGGED}\tx\tLog is late\n",
        [("3.1", "unclear", "Desk rota"), ("3.2", "unclear", "Budget of her own"), ("4.3", "unclear", "Log is late")],
        id="T95-empty-cells-dropped",
    ),
    pytest.param(
        MARKS + f"{OFFICER}\tx\t\tDesk rota\n{AUTONOMY}\tx\tx\tTwo views\n{LOGGED}\t\tx\tLog is late\n",
        [("3.1", "yes", "Desk rota"), ("3.2", "unclear", "Two views"), ("4.3", "no", "Log is late")],
        id="T95-marked-twice",
    ),
    pytest.param(
        MARKS + f"{OFFICER}\tx\tDesk rota\t\n{AUTONOMY}\tx\t\tBudget of her own\n{LOGGED}\t\tx\t\n",
        [("3.1", "yes", "Desk rota"), ("3.2", "yes", "Budget of her own"), ("4.3", "no", "")],
        id="T95-words-in-the-wrong-box",
    ),
    pytest.param(
        TABS
        + "4 Communication\nAre residents informed of the landlord's position and given a chance to respond\t\t\tCalls before letters. Audit says 9 in\t..\t"
        "Check samples.\n\nand challenge any area of dispute before the decision?\tx\t\t10 calls were made.\tY\tRemind staff in June.\n"
        f"{LOGGED}\tx\t\tLog sheet\tN\t\n{ONLINE}\t\tx\tSite being rebuilt\tY\tGo live in June\n",
        [
            ("4.2", "yes", "Calls before letters. Audit says 9 in 10 calls were made."),
            ("4.3", "yes", "Log sheet"),
            ("2.2", "no", "Site being rebuilt"),
        ],
        id="L14-cut-by-a-page-end",
    ),
    pytest.param(
        TITLE
        + f"7 Outcomes |\nYes |\nNo |\n{REFUSED} | We refused none this year | N/A |\n{OFFICER} | Yes | |\n{UPDATED} | Yes and we say so. | |\n",
        [("6.3", "narrative", "We refused none this year"), ("3.1", "yes", ""), ("4.1", "yes", "and we say so.")],
        id="T25-prose-under-yes",
    ),
    pytest.param(
        TITLE + f"3 Team |\nYes |\nNo |\n{REFUSED} | No cases were refused this year | |\n{OFFICER} | Yes | |\n{OPTIONAL} | N/A | |\n",
        [("6.3", "narrative", "No cases were refused this year"), ("3.1", "yes", ""), ("3.5", "not_applicable", "")],
        id="T05-T34-no-that-is-no-answer",
    ),
    pytest.param(
        f"{TITLE}{OFFICER}\n\n\n{AUTONOMY}\n\n\n{STAGE}\n\nStage 1\n\n{OPTIONAL}\n\n\n{LOGGED}\n\n\n{UPDATED}\n\n\n{ONLINE}\n\n",
        [(n, "blank", "") for n in ("3.1", "3.2")]
        + [("3.8", "narrative", "Stage 1")]
        + [(n, "blank", "") for n in ("3.5", "4.3", "4.1", "2.2")],
        id="L34-answers-lost",
    ),
    pytest.param(
        "Millrace Council: self-assessment against the Complaint Handling Code, 2021\n\n"
        + "".join(
            f"{n} {q}\n\nMillrace Council response:\n\n{a}\n\n"
            for n, q, a in [("4.1", LOGGED, "Yes. By email."), ("4.2", ONLINE, "No. In June."), ("4.3", OFFICER, "Yes")]
        ),
        [("4.3", "yes", "By email."), ("2.2", "no", "In June."), ("3.1", "yes", "")],
        id="L33-numbers-of-the-landlords-own",
    ),
    pytest.param(
        TITLE
        + "Code section | Action | Do we follow the Code: Yes/No | Explanations for any non-compliance |\n1: Definition of a service request and complaint | Our policy should use the Code's definition of a complaint | Yes | Part 2 |\n"
        "2: Exclusions | Our policy should say when complaints may not be considered | Yes | Part 3 |\n3: Accessibility and awareness | Channels | Yes | Part 4 |\n4: Complaint handling resources | A person | No | Vacant |\n"
        "5: The complaint handling process | Two stages | Yes | Part 5 |\n",
        [("1", "yes", "Part 2"), ("2", "yes", "Part 3"), ("3", "yes", "Part 4"), ("4", "no", "Vacant"), ("5", "yes", "Part 5")],
        id="L37-a-row-a-section",
    ),
    pytest.param(
        f"{PIPES}1.6 | ... if further enquiries are needed to resolve the matter, or if the resident requests it, the issue must be logged as a complaint. | Yes | Log | |\n"
        f"3.1 | {CHANNELS} | Yes | Four | |\n",
        [("1.6", "yes", "Log"), ("3.1", "yes", "Four")],
        id="L49-two-editions",
    ),
    pytest.param(
        f"{PIPES}1.2 | An expression of dissatisfaction/ however made, about the service | Yes | a | |\n3.1 | ...different channels to complain | Yes | b | |\n"
        "6.2 | Complaint acknowleged and logged with in five working days | Yes | c | |\n9.4 | Senior lead accountible for complaint handling | No | d | |\n",
        [("1.2", "yes", "a"), ("3.1", "yes", "b"), ("6.2", "yes", "c"), ("9.4", "no", "d")],
        id="L59-cut-and-misspelt",
    ),
    pytest.param(
        PIPES
        + "".join(
            f"{n} | {w.replace(' c', 'c').replace(' r', 'r')} | Yes | {n} | |\n"
            for n, w in [("3.1", CHANNELS), ("3.2", STAFF), ("9.4", LEAD)]
        ),
        [(n, "yes", n) for n in ("3.1", "3.2", "9.4")],
        id="T92-words-glued",
    ),
    pytest.param(
        PIPES
        + "".join(
            f"{n} | {w.replace('plain', 'pl ain').replace('ent', 'e nt')} | Yes | {n} | |\n"
            for n, w in [("3.1", CHANNELS), ("3.2", STAFF), ("9.4", LEAD)]
        ),
        [(n, "yes", n) for n in ("3.1", "3.2", "9.4")],
        id="T92-words-split",
    ),
    pytest.param(
        f"{TITLE}Code section Code requirement Comply: Yes/No Evidence\n6.1 {EARLY} Yes Triage\n6.2 {LOG} Yes Letter\n6.3 {ANSWER} No Late\n",
        [("6.1", "yes", "Triage"), ("6.2", "yes", "Letter"), ("6.3", "no", "Late")],
        id="T83-requirements-in-other-words",
    ),
]


@pytest.mark.parametrize(("text", "rows"), ROWS)
def test_rows_of_a_layout(text: str, rows: list[tuple[str, str, str]]) -> None:
    assert found(text) == rows


def test_what_stands_under_improvement_required_is_no_answer() -> None:
    """T24 and L20: a title between the header and its rows does not part them."""
    text = f"{TABS}2 Reaching us\n{ONLINE}\tx\t\tHome page\tN\t\n{ADJUSTED}\t\tx\t\tY\tWrite one by May\n"
    assert found(text) == [("2.2", "yes", "Home page"), ("2.3", "no", "")]
    assert extras(text) == [{"improvement required": "N"}, {"improvement required": "Y", "Further action": "Write one by May"}]


LINES = [("3.1", CHANNELS), ("3.2", STAFF), ("9.4", LEAD), ("9.5", MEMBER)]
FORMS = {
    "joined": "Code sectionCode requirementComply: Yes/NoEvidence\n" + "".join(f"{n}{w}YesDesk {n}.\n" for n, w in LINES),
    "a cell a line": "".join(f"{n}\n\n{w}\n\nYes\n\nDesk {n}.\n\n" for n, w in LINES),
    "stacked": "".join(f"Code provision {n}\n\nCode requirement\n\n{w}\n\nComply\n\nYes\n\nEvidence\n\nDesk {n}.\n\n" for n, w in LINES),
    "pipes": PIPES.removeprefix(TITLE) + "".join(f"{n} | {w} | Yes | Desk {n}. | |\n" for n, w in LINES),
}
TAILS = {
    "news": "Related news\n\nNew homes at Mill Lane\n\nWe opened 40 new homes this week.\n\nContact us\n\nCall 01234 567890.\n",
    "cookies": "Cookies on this site\n\nWe use cookies to make this site work. Some cookies are needed and others help us.\n\nAccept all\n\n"
    "Cookie | Duration |\n---|---|\n_a | 11 months |\n",
    "another policy": "Our other policies\n\nPets policy\n\nA cat is welcome. A dog needs a letter.\n",
    "feedback": "Was this page helpful?\n\nYes\n\nNo\n\nThank you for your feedback.\n",
}


@pytest.mark.parametrize("tail", TAILS)
@pytest.mark.parametrize("form", FORMS)
def test_the_last_row_does_not_swallow_the_rest_of_the_page(form: str, tail: str) -> None:
    assert found(f"{TITLE}{FORMS[form]}\n{TAILS[tail]}") == [(n, "yes", f"Desk {n}.") for n, _ in LINES]


def test_titles_within_the_evidence_of_other_rows_may_stand_in_the_last_too() -> None:
    said = "Desk.\n\nOur staff\n\nThey are trained each year.\n\n"
    text = TITLE + "".join(f"{n}\n\n{w}\n\nYes\n\n{said}" for n, w in LINES)
    assert found(text) == [(n, "yes", "Desk. / Our staff / They are trained each year.") for n, _ in LINES]


def test_a_table_of_cookies_straight_below_a_form_takes_no_row_with_it() -> None:
    cookies = "Cookie | Duration |\n---|---|\n_a | 11 months |\n_b | Session |\n"
    assert found(f"{PIPES}3.1 | {CHANNELS} | Yes | Desk | |\n9.4 | {LEAD} | No | Nobody | |\n{cookies}") == [
        ("3.1", "yes", "Desk"),
        ("9.4", "no", "Nobody"),
    ]
