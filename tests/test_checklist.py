"""A checklist in a procedure has boxes to tick and times, and is no self-assessment."""

from __future__ import annotations

from pathlib import Path

from ombudscan import flow
from ombudscan.nouns import Settings

STEPS = [
    ("Form C1 sent", "5 working days from contact"),
    ("Form C2 out of the door", "15 working days from C1"),
    ("Longer time (C3) if needed", "no more than 10 working days"),
    ("C4 stage 2 acknowledgement", "5 working days from request"),
    ("C5 final answer", "20 working days from C4"),
    ("Letter from a councillor", "7 working days"),
]
PAGE = """<html><body><h1>Complaints Handling Procedure</h1><p>Procedure of Hollin Beck Homes, issued 19 January 2026, for colleagues.</p>
<p>A complaint is an expression of dissatisfaction, however made, about the standard of service, actions or lack of action by the landlord,
its own staff, or those acting on its behalf, affecting a resident or group of residents.</p>
<h2>Stage 1</h2><p>We acknowledge a complaint within five working days of receiving it and answer within ten working days.</p>
<h2>Stage 2</h2><p>A director reviews it and answers within 20 working days of the acknowledgement.</p>
<h2>Checklist</h2><table><tr><th>Done?</th><th>What</th><th>By when</th></tr>{rows}</table></body></html>"""


def test_boxes_to_tick_are_no_answers(tmp_path: Path) -> None:
    path = tmp_path / "procedure.html"
    rows = "".join(f"<tr><td>[ ]</td><td>{what}</td><td>{when}</td></tr>" for what, when in STEPS)
    path.write_text(PAGE.format(rows=rows), encoding="utf-8")
    report = flow.check_file(path, Settings(as_of="2026-11-21"))
    assert report.evidence.identity.kind == "procedure"
    assert report.evidence.claims == ()
    assert {f.rule for f in report.findings} & {"missing-row", "unclear-answer", "missing-answer", "missing-evidence"} == set()
