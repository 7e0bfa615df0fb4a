"""A log -> tables for a spreadsheet, and the lines that `ombudscan train --from` learns from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from ombudscan.decisions.agreement import Agreement
from ombudscan.decisions.entry import ABSENT, CHOICES, GROUNDS, Entry
from ombudscan.decisions.standing import name

_OF_SUBJECT = ("landlord", "asked", "document", "edition", "provision", "key", "rule", "said", "words", "fingerprint")
COLUMNS = ("number", "at", "reviewer", "decision", "ground", "reason", "blind", "on", *_OF_SUBJECT, "subject", "hash")
DIFFERING = ("first", "first_decision", "first_reason", "second", "second_decision", "second_reason", "on", *_OF_SUBJECT, "subject")

Record = dict[str, str | int | bool | None]


def record(one: Entry) -> Record:
    """Return an entry as a row with COLUMNS."""
    m = one.made
    own = {"reviewer": m.reviewer, "decision": m.decision, "ground": m.ground, "reason": m.reason, "blind": m.blind}
    return {"number": one.number, "at": one.at, **own, **_about(one), "hash": one.hash}


def _about(one: Entry) -> Record:
    s = one.made.subject
    return {"on": s.kind, **{c: getattr(s, c) for c in _OF_SUBJECT}, "subject": s.id}


def differing(found: Agreement) -> list[Record]:
    """Return a row with DIFFERING for each subject on which two reviewers differ."""
    rows: list[Record] = []
    for a, b in found.differing:
        said = {"first": a.made.reviewer, "first_decision": a.made.decision, "first_reason": _why(a)}
        also = {"second": b.made.reviewer, "second_decision": b.made.decision, "second_reason": _why(b)}
        rows.append({**said, **also, **_about(a)})
    return rows


def _why(one: Entry) -> str:
    ground = GROUNDS[one.made.ground] if one.made.ground and one.made.ground != "other" else ""
    return ": ".join(filter(None, (ground, one.made.reason)))


def training(entries: Sequence[Entry]) -> str:
    """Return decisions.jsonl for `ombudscan train --from`: which passage speaks of which duty, as reviewers decided.

    Agreeing with what was said of a passage says that it speaks of the provision; dismissing says that it does not only where
    that was the ground. Absences, and decisions that a reviewer was unsure of, teach nothing.
    """
    latest: dict[tuple[str, str], Entry] = {}
    for one in entries:
        latest[one.made.subject.id, name(one.made.reviewer)] = one
    lines = [_label(e) for e in sorted(latest.values(), key=lambda e: e.number) if _teaches(e)]
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def _teaches(one: Entry) -> bool:
    m = one.made
    known = all((m.subject.words.strip(), m.subject.key, m.subject.document, m.subject.fingerprint != ABSENT))
    return known and (m.decision == "agree" or m.ground == "not_about")


def _label(one: Entry) -> dict[str, str]:
    m = one.made
    document = m.subject.document.rsplit("/", 1)[-1]
    passage = " ".join(m.subject.words.split())
    day = one.at[:10]
    return {"document": document, "passage": passage, "key": m.subject.key, "decision": m.decision, "reviewer": m.reviewer, "date": day}


def counted(entries: Iterable[Entry]) -> dict[str, int]:
    """Return how many entries chose what."""
    found: dict[str, int] = dict.fromkeys(CHOICES, 0)
    for one in entries:
        found[one.made.decision] += 1
    return found
