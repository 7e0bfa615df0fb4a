"""A run of invented landlords for the pages of a run: every state of a cell is there, and a name that no page may run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from audit.made_run import claim, covered, document, finding, run

HOSTILE = '<img src=x onerror=alert(1)>"Teasel"'
LATE = "We answer within thirty working days."
POLICY = "Complaints are answered within six weeks of receipt."


def policy_words(text: str = POLICY, *, cited: bool = False) -> dict[str, Any]:
    return {
        "policy": "",
        "source": "policy.pdf",
        "text": text,
        "page": 3,
        "clause": "7.1",
        "heading": None,
        "start": 10,
        "end": 60,
        "probability": 0.9,
        "cited": cited,
    }


def verdict(path: str, provision: str, key: str, said: str, *words: dict[str, Any]) -> dict[str, Any]:
    return {"path": path, "provision": provision, "key": key, "verdict": said, "reason": f"policy.pdf: {said}.", "passages": list(words)}


def made(folder: Path, *, late: str = LATE) -> Path:
    """Six landlords: Alder with faults, Birch without, Cedar unreadable, Dogwood with a policy alone, Elm on an older Code, a hostile one."""
    alder = document(
        "Alder Homes",
        claim("1.2", evidence="Our policy defines it so."),
        covered("1.2", "met"),
        claim("6.3", evidence=late),
        covered("6.3", "conflict"),
        {**finding("contrary-evidence", "6.3", late), "because": ["The row is answered yes."]},
        claim("6.14", answer="no", evidence="Not yet."),
        covered("6.14", "conflict"),
        finding("declared-non-compliance", "6.14", "Not yet."),
        covered("5.1", "not_found"),
        finding("missing-row", "5.1"),
        claim("3.1", evidence="See the policy."),
        covered("3.1", "met"),
        claim("4.1", lost=True),
        covered("4.1", "not_assessable"),
        claim("9.5", evidence="We do."),
        covered("9.5", "partly_met"),
        {**finding("stale-assessment", "9.5"), "provision": None, "key": None, "severity": "gap"},
        columns={"region": "North", "homes": "12,500"},
    )
    rows = {"columns": {"region": "South", "homes": "400"}}
    birch = document("Birch Trust", *(r for n in ("1.2", "6.3", "3.1") for r in (claim(n, evidence="Done."), covered(n, "met"))), **rows)
    cedar = document("Cedar Co-op", outcome="encrypted", listed_kind="self-assessment", columns={"region": "North"})
    dogwood = document("Dogwood", covered("6.3", "met"), kind="policy")
    elm = document("Elm", claim("1.2", edition="hos-2022"), covered("1.2", "met", edition="hos-2022"), edition="hos-2022")
    teasel = document(HOSTILE, claim("1.2", evidence="<script>alert(2)</script>=1+1"), covered("1.2", "met"), path="teasel/form.pdf")
    pairs = [
        verdict("Alder Homes/self-assessment.pdf", "3.1", "access", "contradicted", policy_words(cited=True)),
        verdict("Alder Homes/self-assessment.pdf", "1.2", "definition", "met", policy_words("A complaint is any dissatisfaction.")),
    ]
    key = next(r["key"] for r in alder["rows"] if r["table"] == "claims" and r["provision"] == "3.1")
    pairs[0]["key"] = key
    return run(folder, [alder, birch, cedar, dogwood, elm, teasel], pairs)
