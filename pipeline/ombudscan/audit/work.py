"""One landlord's documents -> their parts. Runs in the isolated child; knows nothing of runs and folders."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from ombudscan import clock
from ombudscan.audit.parts import Part
from ombudscan.audit.schema import VERSION as SCHEMA
from ombudscan.audit.tables import pair_rows, told
from ombudscan.errors import UnreadableError
from ombudscan.nouns import Report, Settings
from ombudscan.version import VERSION


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What decides a report beside the document's bytes: settings, model."""

    settings: Settings
    model: Path | None
    model_sha256: str

    def key(self, *hashes: str) -> str:
        """Return the key of the document (or the documents together) with these hashes."""
        s = self.settings
        parts = (VERSION, SCHEMA, self.model_sha256, s.as_of, s.code or "auto", s.timescales, *hashes)
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Documents to read in one child: all those of one landlord, so that claims are held against policies at once.

    `paths` and `hashes` belong together. `pair`, if not empty, is the key under which claims held against policies
    are wanted; `known` are documents whose own parts are there already and are wanted only for the pair.
    """

    basis: Basis
    name: str
    paths: tuple[Path, ...]
    hashes: tuple[str, ...]
    pair: str = ""
    known: frozenset[str] = frozenset()


def pair_key(basis: Basis, hashes: tuple[str, ...]) -> str:
    """Return the key of what is found between documents with these hashes, whatever their order."""
    return basis.key("pair", *sorted(set(hashes)))


def done(task: Task) -> tuple[tuple[str, bytes], ...]:
    """Return the packed part of each document that is not known yet, and of the pair if the task asks for it."""
    reports: dict[str, Report] = {}
    parts: list[Part] = []
    for path, sha256 in zip(task.paths, task.hashes, strict=True):
        key = task.basis.key(sha256)
        part, report = _one(path, key, task.basis)
        if report is not None:
            reports[key] = report
        if key not in task.known:
            parts.append(part)
    if task.pair:
        parts.append(_pair(task.pair, reports))
    return tuple((p.key, p.packed()) for p in parts)


def _one(path: Path, key: str, basis: Basis) -> tuple[Part, Report | None]:
    from ombudscan import flow

    clock.begin()  # each document has a clock of its own
    try:
        report = flow.check_file(path, basis.settings, basis.model)
    except UnreadableError as error:
        return Part(key=key, outcome=error.outcome, message=error.message), None
    except OSError as error:
        why = error.strerror or type(error).__name__
        return Part(key=key, outcome="unsupported", message=f"{path.name} could not be opened ({why}); retry it."), None
    head, rows = told(report, key)
    return Part(key=key, outcome=flow.outcome(report), head=head, rows=rows), report


def _pair(key: str, reports: dict[str, Report]) -> Part:
    """Hold each self-assessment against all of the landlord's policies and procedures, and against the one before it."""
    from ombudscan import catalog
    from ombudscan.judge import pair_findings, previous, verdicts, year_findings

    kinds = {k: r.evidence.identity.kind for k, r in reports.items()}
    policies = sorted(k for k, kind in kinds.items() if kind in ("policy", "procedure"))
    against = tuple(reports[p] for p in policies)
    names = {reports[p].evidence.document.sha256: p for p in policies}
    forms = sorted(k for k, kind in kinds.items() if kind == "self-assessment")
    found = []
    for claims in forms:
        evidence = reports[claims].evidence
        between = pair_findings(evidence, against, catalog.rules())
        before = previous(evidence, [reports[f].evidence for f in forms if f != claims])
        changed = year_findings(evidence, before, catalog.rules()) if before else ()
        found += pair_rows((*between, *changed), verdicts(evidence, against), evidence, claims, names)
    return Part(key=key, outcome="ok", rows={"pairs": found})
