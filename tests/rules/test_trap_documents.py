"""Documents that mislead whoever reads sentences alone: other policies, the Code's words, charts, days of reviews.

The ids are those of the catalogue of traps that this project was built from; the documents are invented.
"""

from __future__ import annotations

from pathlib import Path

from rules.test_trap_sentences import ALWAYS, POLICY, judged, times

OTHERS = """Compensation Policy

We reply to claims within 28 days.

Anti-social behaviour policy

Stage 1: we contact you within 1 working day. Stage 2: we serve a notice within 3 days.

Corporate complaints policy

Stage 1: we reply within 15 working days. Stage 2: we reply within 40 working days.
"""


def test_the_times_of_other_policies_in_the_same_file_are_not_mixed_in(tmp_path: Path) -> None:
    alone, together = judged(tmp_path, POLICY), judged(tmp_path, POLICY + OTHERS)
    assert together.evidence.identity.kind == "policy"
    assert times(together, 0) == times(alone, 0)
    assert {f.rule for f in together.findings} <= ALWAYS


def test_what_the_code_asks_of_a_landlord_is_not_its_practice(tmp_path: Path) -> None:
    """T17 and L35: a list of duties under a heading that says whose they are, and one that the Code announces."""
    asked = "## What is asked of us\n\nWe must:\n\n- acknowledge complaints within two working days\n\n"
    announced = "## Our answer\n\nThe Code asks that we:\n\n- acknowledge complaints within three working days\n"
    report = judged(tmp_path, POLICY + asked + announced)
    assert times(report, 0) == times(judged(tmp_path, POLICY), 0)


ACCOUNT = """Self-assessment against the Complaint Handling Code

Pellbrook Homes, 3 June 2026. This is our account of how we meet the Code.

Complaint stages

We must:

- acknowledge complaints within two working days
- respond within three working days

Our practice: we acknowledge complaints within five working days and reply in full within ten working days.

We must: acknowledge what comes by letter within four working days.
"""


def test_the_duties_of_an_account_are_the_codes_words(tmp_path: Path) -> None:
    """T17: "We must:" in an account of how the Code is met; in a policy the same list is what the landlord promises."""
    assert times(judged(tmp_path, ACCOUNT), 0) == ["acknowledge 1 5 working_day", "respond 1 10 working_day"]
    promised = "4. Times\n\nWe must:\n\n- acknowledge complaints within two working days\n- respond within three working days\n"
    assert len(times(judged(tmp_path, POLICY + promised), 0)) == len(times(judged(tmp_path, POLICY), 0)) + 2


CHART = "Complaint received Acknowledge 5 working days Stage 1 reply 10 working days Happy? Yes No Close Stage 2 reply 20 working days"


def test_a_flow_chart_in_one_line_gives_each_stage_its_own_time(tmp_path: Path) -> None:
    """T93: the 20 days of stage 2 were a late reply at stage 1."""
    report = judged(tmp_path, f"{POLICY}Appendix A: our process\n\n{CHART}\n")
    assert {f.rule for f in report.findings} <= ALWAYS
    assert times(report, 0)[-1] == "respond 2 20 working_day"


def test_a_day_of_the_last_review_is_no_deadline(tmp_path: Path) -> None:
    """L20: "N" under "Improvement required" orders nothing, and what was reviewed last year is not due since."""
    head = "Code provision | Code requirement | Comply | Evidence | Improvement required | RAG | Last reviewed |\n"
    rows = "3.1 | Residents can complain by different channels. | Yes | Desk rota, page 4 | N | Green | 1 May 2026 |\n"
    rows += "3.2 | Residents can raise complaints with any member of staff. | Yes | Training log of May | N | Amber | 1 May 2026 |\n"
    report = judged(tmp_path, f"Complaint Handling Code self-assessment, 3 June 2026\n\n{head}{rows}")
    assert len(report.evidence.claims) == 2
    assert "lapsed-plan" not in {f.rule for f in report.findings}
