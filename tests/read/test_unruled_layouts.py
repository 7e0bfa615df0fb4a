"""Forms of several pages without a line drawn, in layouts that landlords' word processors make."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from made_unruled import FLAT, Column, Layout, Sample, made

from form_samples import rows
from ombudscan.extract.claims import claims
from ombudscan.read import assemble, from_pdf

EVIDENCE = (
    "Policy, paragraph {n}.",
    "Policy, paragraph {n}, and the prompt card that all of the staff at the Fernbrook office keep beside the telephone.",
    "The panel of residents read {n} files in the spring. None had gone astray; two letters were late, and both were put right within the week.",
    "Letter {n}.|A copy is kept with the file, so that whoever takes over can see at once what was said and when.",
)
PRINTED = {"yes": "Yes", "no": "No", "partial": "Partly"}
ANSWERS = ("yes", "yes", "no", "yes", "partial")


def samples(long: bool = True, titles: bool = True) -> Iterator[Sample]:
    """Yield rows, with their sections' titles; requirements in the Code's own words or, if not `long`, the first few of them."""
    section = ""
    for n, r in enumerate(rows("hos-2024")):
        if titles and r.number.split(".")[0] != section:
            section = r.number.split(".")[0]
            yield Sample(title=f"Section {section}: what we looked at")
        answer = ANSWERS[n % len(ANSWERS)]
        said = EVIDENCE[n % len(EVIDENCE)].format(n=n + 3)
        asked = r.requirement if long else " ".join(r.requirement.split()[:9])
        numbered = f"{r.number} {asked}"
        parts = {"n": r.number, "q": asked, "nq": numbered, "a": PRINTED[answer], "e": said, "answer": answer}
        yield Sample(parts={**parts, "n.": f"{r.number}.", "b": "|".join(f"• {p}" for p in said.split("|"))})


def lost(layout: Layout, rows: list[Sample]) -> list[str]:
    """Return what is read otherwise than it was written: number, answer and evidence of each such row."""
    got = from_pdf.reading(made(layout, rows))
    doc = assemble.document(got.drafts, source="t.pdf", sha256="", media_type="application/pdf", pages=got.pages, notices=got.notices)
    found = [(c.provision, c.answer, " ".join(" ".join(doc.quote(s).split()) for s in c.evidence)) for c in claims(doc)]
    wanted = [(s.parts["nq"].split()[0], s.parts["answer"], " ".join(s.parts["e"].split("|"))) for s in rows if s.parts]
    spare = [f"and {row}" for row in found if row not in wanted]
    return [f"{row}" for row in wanted if row not in found] + spare


N = Column(x=44, head="Code|provision", part="n")
LAYOUTS = {
    "titles in larger type below a heading of two lines, requirements longer than the evidence": Layout(
        columns=[
            N,
            Column(x=101, head="Code requirement", part="q"),
            Column(x=345, head="Comply:|Yes / No", part="a"),
            Column(x=402, head="Evidence, commentary and explanations", part="e"),
        ],
        page=FLAT,
        titled=11,
        foot="Millrace Homes, 4 Ferry Lane - {n}",
    ),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_row_is_read(name: str) -> None:
    assert lost(LAYOUTS[name], list(samples())) == []
