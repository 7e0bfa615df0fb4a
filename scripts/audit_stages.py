"""The flow of a document stage by stage, and the processor seconds that each stage takes in one warm process."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from ombudscan.nouns import Evidence, Report, Settings
from ombudscan.version import VERSION

if TYPE_CHECKING:
    from ombudscan.classify import Classifier

T = TypeVar("T")
SETTINGS = Settings(as_of="2026-11-21")


def stages(documents: list[Path]) -> dict[str, float]:
    """Return the processor seconds a document that each stage takes in one warm process, after the first few documents."""
    import ombudscan.audit.warm  # noqa: F401 - as the audit's children are
    from ombudscan import classify

    taken: dict[str, float] = defaultdict(float)
    classifier, skipped = classify.load(), min(4, len(documents) // 2)
    for i, path in enumerate(documents):
        if i == skipped:
            taken.clear()
        _stages(path, classifier, partial(_timed, taken))
    return _encoder_apart({name: total / (len(documents) - skipped) for name, total in taken.items()})


def _timed(taken: dict[str, float], name: str, work: Callable[[], T]) -> T:
    begin = time.thread_time()
    made = work()
    taken[name] += time.thread_time() - begin
    return made


def _stages(path: Path, classifier: Classifier, timed: Callable[[str, Callable[[], Any]], Any]) -> None:
    """The flow of one document, stage by stage; what the encoder takes is what all matching takes more than the linear heads alone."""
    from ombudscan import catalog, classify, extract, read
    from ombudscan.audit.parts import Part
    from ombudscan.audit.tables import told
    from ombudscan.judge import coverage, findings

    document = timed("read", lambda: read.document(path))
    claims = timed("rows of the form", lambda: extract.claims(document))
    identity = timed("what it is, dates", lambda: extract.identity(document, claims, SETTINGS))
    passages = timed("passages, stages", lambda: extract.passages(document, claims))
    said = timed("passages, stages", lambda: extract.statements(document, passages, claims))
    known = tuple(s.stage for s in said)
    linear = classifier.part("linear")
    timed("matching, linear heads", lambda: classify.matches(document, passages, linear, claims, known))
    matches = timed("matching, all", lambda: classify.matches(document, passages, classifier, claims, known))
    times = timed("times, figures", lambda: extract.timescales(document, said))
    figures = timed("times, figures", lambda: extract.figures(document, said))
    view = extract.View(document=document, identity=identity, claims=claims, statements=said, timescales=times, figures=figures)
    facts = timed("facts (the wordings)", lambda: extract.facts(view))
    seen = Evidence(
        document=document,
        identity=identity,
        edition=catalog.edition(identity.edition),
        claims=claims,
        passages=passages,
        matches=matches,
        timescales=times,
        figures=figures,
        facts=facts,
        settings=SETTINGS,
        reach=tuple(classifier.reach.items()),
    )
    found = timed("findings, coverage", lambda: findings(seen, catalog.rules()))
    covered = timed("findings, coverage", lambda: coverage(seen, found))
    report = Report(version=VERSION, model=classifier.model, evidence=seen, coverage=covered, findings=found)
    head, rows = timed("tables, packing", lambda: told(report, "key"))
    timed("tables, packing", Part(key="key", outcome="ok", head=head, rows=rows).packed)


def _encoder_apart(taken: dict[str, float]) -> dict[str, float]:
    whole = taken.pop("matching, all")
    return {**taken, "matching, sentence encoder": whole - taken["matching, linear heads"]}
