"""What the result page says of a finding, beside the list and the pictures."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from factories import policy, report
from ombudscan import dismissals
from ombudscan.web import deciding, draft_views
from ombudscan.web.desk import Draft, Version
from ombudscan.web.reading import Paper, Stored


@pytest.mark.parametrize(("certainty", "said"), [(0.48, "only 48% certain"), (0.9, ""), (None, "")])
def test_words_of_a_scan_that_are_in_doubt_are_told_so(certainty: float | None, said: str, tmp_path: Path) -> None:
    made = report(policy("# Stage 1", "We answer within thirty working days of the acknowledgement."))
    found = tuple(replace(f, location=replace(f.location, certainty=certainty)) for f in made.findings)
    paper = Paper(file=Stored(name="scan.pdf", path=tmp_path, sha256="", size=0), report=replace(made, findings=found))
    draft = Draft(id="x", folder=tmp_path, day="2026-11-21", versions=[Version(number=1, files=(paper.file,))])
    doubt = draft_views.detail(draft, 0, paper, 1).doubt
    assert said in doubt and bool(doubt) is bool(said)


def test_what_is_set_aside_again_bears_the_later_reason_and_comes_back_alone(tmp_path: Path) -> None:
    made = report(policy("# Stage 1", "We answer within thirty working days of the acknowledgement.", "We hear no complaint about staff."))
    first, second = made.findings[:2]
    draft = Draft(id="x", folder=tmp_path, day="2026-11-21")
    for f, reason in ((first, "Agreed"), (second, "Agreed"), (first, "Not meant so")):
        deciding.dismiss(draft, 0, made, f, reason, "A. Reader")
    assert {x.dismissal.reason for x in deciding.shown(draft, 0, made).dismissed} == {"Agreed", "Not meant so"}
    kept = tmp_path / "policy.docx.dismissed.toml"
    kept.write_bytes(deciding.as_file(draft, 0))
    another = Draft(id="y", folder=tmp_path, day="2026-11-21")
    deciding.begin(another, 0, dismissals.read(kept))
    assert deciding.shown(another, 0, made) == deciding.shown(draft, 0, made)
    deciding.restore(another, 0, made, first)
    assert [x.finding for x in deciding.shown(another, 0, made).dismissed] == [second]
