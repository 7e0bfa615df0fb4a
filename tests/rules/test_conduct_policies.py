"""A policy on behaviour is held against what it may not do to those who complain; its times are nobody's complaint times."""

from __future__ import annotations

from pathlib import Path

import pytest

from ombudscan import classify, flow, read
from ombudscan.nouns import Report, Settings

HEAD = "Unacceptable Behaviour Policy\n\nApproved by the Board of Pellbrook Homes on 3 June 2026. Next review: June 2028.\n\n"
LEVELS = (
    "2. Levels\n\n2.1 A level 1 warning is sent within five working days of the decision. Level 3 is a ban from the office for six months.\n\n"
    "2.2 A tenant may appeal against a restriction within ten working days of our letter, and a director answers within 15 working days.\n\n"
)
SHUT = "3. Complaints\n\n3.1 For as long as somebody is at level 3 for threats we will not open any complaint from them.\n\n"
OPEN = "3. Complaints\n\n3.1 A restriction never stops anybody from making a complaint, and staff at every level log it as usual.\n\n"
SIGNED = "4. Others\n\n4.1 A friend may pursue a complaint for a tenant under restriction only after form R2 has come back signed by both of them.\n"
MONEY = (
    "Compensation Policy\n\nApproved by the Board of Pellbrook Homes on 3 June 2026.\n\n1. Claims\n\n"
    "1.1 We answer a claim within 15 working days. A tenant who disagrees with the offer has ten working days to ask for a review at stage 2.\n\n"
    "1.2 We will not take any complaint from somebody who has been abusive about an offer.\n"
)


def judged(folder: Path, text: str) -> Report:
    path = folder / "policy.txt"
    path.write_text(text, encoding="utf-8")
    return flow.judge(read.document(path), Settings(as_of="2026-11-23"), classify.load())


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        (HEAD + LEVELS + SHUT, {"access-refused"}),
        (HEAD + LEVELS + SHUT + SIGNED, {"access-refused", "conditional-representation"}),
        (HEAD + LEVELS + OPEN, set()),
        (MONEY, set()),  # another subject than behaviour: none of its sentences is held against the Code
    ],
)
def test_only_what_shuts_people_out_is_found(tmp_path: Path, text: str, rules: set[str]) -> None:
    report = judged(tmp_path, text)
    assert report.evidence.identity.kind == "other"
    assert {f.rule for f in report.findings} == rules
    assert report.evidence.timescales == ()
    assert flow.outcome(report) == ("ok" if rules else "not_relevant")
