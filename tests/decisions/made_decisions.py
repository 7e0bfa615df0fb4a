"""Invented decisions for tests, and a process that adds some (`made_decisions.py RUN REVIEWER COUNT [DATABASE]`)."""

from __future__ import annotations

import sys
from pathlib import Path

from ombudscan.decisions import Made, Subject, fingerprint, made, open_log

WORDS = "We answer a stage one complaint within thirty working days."


def subject(provision: str = "6.3", words: str = WORDS, **more: str) -> Subject:
    usual = {
        "kind": "finding",
        "landlord": "Alder Homes",
        "asked": "policy",
        "edition": "hos-2024",
        "provision": provision,
        "key": "stage-1-respond",
        "rule": "late-response",
        "said": "breach",
        "document": "alder/policy.pdf",
        "words": words,
        "fingerprint": fingerprint(words),
    }
    return Subject(**(usual | more))  # type: ignore[arg-type]


def decision(provision: str = "6.3", reviewer: str = "A. Reader", choice: str = "agree", **more: object) -> Made:
    ground = "other" if choice == "dismiss" else None
    reason = "Agreed with the residents." if choice == "dismiss" else ""
    of = {k: more.pop(k) for k in ("words", "kind", "document", "landlord") if k in more}
    return made(subject(provision, **of), reviewer, choice, **({"ground": ground, "reason": reason} | more))  # type: ignore[arg-type]


if __name__ == "__main__":
    run, reviewer, count, *database = sys.argv[1:]
    log = open_log(Path(run), *database)
    for n in range(int(count)):
        log.append(decision(f"6.{n}", reviewer))
