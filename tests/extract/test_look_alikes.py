"""Pages that use the words of a policy or a self-assessment and are neither, and the reverse: short ones that are.

The ids are those of the catalogue of traps that this project was built from.
"""

from __future__ import annotations

import pytest

from ombudscan.extract import claims, identity
from ombudscan.nouns import Settings
from ombudscan.read import assemble, from_text

REVIEW = (
    "Complaints policy review by the Housing Ombudsman: our update\n\nCode Provision | Code Requirement | Observations | Recommendation |\n"
    "1.2 | A complaint is any expression of dissatisfaction. | The policy leaves out 'however made'. | Add the words. |\n"
    "6.3 | Stage 1 is answered within 10 working days. | The policy says 15 working days. | Change to 10. |\n"
    "6.14 | Stage 2 is answered within 20 working days. | The policy says 25 working days. | Change to 20. |\n"
)
STANDARDS = (
    "Self-assessment against the Consumer Standards of the Regulator of Social Housing\n\n"
    "Standard | Requirement | Compliant: Yes/No | Evidence |\n1.1 | Tenants are treated with fairness and respect. | Yes | Survey |\n"
    "1.2 | Homes meet the Decent Homes Standard. | No | 40 do not |\n2.1 | Complaints are handled fairly. | Yes | Policy |\n"
)
CODE = (
    "The Complaint Handling Code\n\nApril 2024\n\n1. Definition\n\n1.2 Landlords must define a complaint as any expression of dissatisfaction.\n\n"
    "6.2 Landlords must acknowledge a complaint within five working days of receiving it.\n\n"
    "6.3 Landlords must answer at stage 1 within 10 working days.\n"
)
QUESTIONS = (
    "Complaint Handling Code: frequently asked questions\n\nHow long does a landlord have for a reply at stage 1?\n\n"
    "Landlords must reply within 10 working days.\n\nCan a landlord have an informal stage?\n\nNo. There are two stages.\n\n"
    "What do landlords publish?\n\nTheir self-assessment, which they send to us as well.\n"
)
DECISION = (
    "Fernbrook Homes (202345678)\n\nCOMPLAINT 202345678\n\nOur approach\n\nComplaints are decided by what is fair in all the circumstances.\n\n"
    "The complaint\n\nThe complaint is about repairs.\n\nThe landlord's policy gave 10 working days at stage 1 and 15 at stage 2.\n\n"
    "Determination\n\nThere was maladministration in the complaint handling.\n\nOrders\n\nWithin four weeks £200 is to be paid.\n"
)
CHANGES = (
    "You said, we did: our complaints policy\n\nYou said the policy was too long. We cut it from 20 pages to eight.\n\n"
    "You said stage 1 took too long. We changed the time from 15 working days to 10 working days.\n"
)
NAMED_STAGES = (
    "Complaints Policy\n\nPellbrook Homes, June 2026.\n\nResolution Stage\n\nWe reply within ten working days of acknowledging your "
    "complaint.\n\nReview Stage\n\nA director replies within 20 working days of acknowledging your request.\n"
)
RUN_ON = (
    "Complaints Policy Pellbrook Homes 1. Introduction 1.1 This policy tells how we handle complaints from all our residents. 2. Stage 1 "
    "2.1 We acknowledge complaints within five working days Page 3 of 15 of receiving them. 2.2 We reply within ten working days of that. "
    "3. Stage 2 3.1 We reply at stage 2 within 20 working days.\n"
)
CASES = [
    ("T65", CODE, "other"),
    ("T65", QUESTIONS, "other"),
    ("T65", CODE.replace("Landlords must", "We"), "policy"),  # a landlord that took the Code's name for its own
    ("T66", DECISION, "other"),
    ("T67", REVIEW, "other"),
    ("T69", STANDARDS, "other"),
    ("T81", CHANGES, "other"),
    ("T89", NAMED_STAGES, "policy"),
    ("L56", RUN_ON, "policy"),
]


@pytest.mark.parametrize(("trap", "text", "kind"), CASES)
def test_the_kind_of_a_look_alike(trap: str, text: str, kind: str) -> None:
    made = from_text.reading(text.encode())
    document = assemble.document(made.drafts, source="t.txt", sha256="", media_type="text/plain", notices=made.notices, info=made.info)
    found = identity(document, claims(document), Settings(as_of="2026-11-22"))
    assert found.kind == kind, (trap, found.reason)
