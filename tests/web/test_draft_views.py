"""What the result page says of a finding, beside the list and the pictures."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from factories import policy, report
from ombudscan.web import draft_views
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
