"""The flow of a document stage by stage, and the processor seconds that each stage takes in one warm process."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from itertools import zip_longest
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
    skipped = min(4, len(documents) // 2)
    taken = each(documents)[skipped:]
    names = dict.fromkeys(name for one in taken for name in one)
    return _encoder_apart({name: sum(one.get(name, 0.0) for one in taken) / len(taken) for name in names})


def each(documents: list[Path], *, encoder: bool = True) -> list[dict[str, float]]:
    """Return the processor seconds of each stage, document by document; a landlord's claims against its policies are its last one's."""
    import ombudscan.audit.warm  # noqa: F401 - as the audit's children are
    from ombudscan import classify
    from ombudscan.audit import work

    classifier, taken = classify.load(), []
    reports: dict[str, Report] = {}
    for path, following in zip_longest(documents, documents[1:]):
        one: dict[str, float] = defaultdict(float)
        reports[path.name] = _stages(path, classifier, partial(_timed, one), encoder=encoder)
        if following is None or following.parent != path.parent:
            _timed(one, "claims against policies", partial(work._pair, "key", reports))
            reports = {}
        taken.append(one)
    return taken


def _timed(taken: dict[str, float], name: str, work: Callable[[], T]) -> T:
    begin = time.thread_time()
    made = work()
    taken[name] += time.thread_time() - begin
    return made


def _stages(path: Path, classifier: Classifier, timed: Callable[[str, Callable[[], Any]], Any], *, encoder: bool) -> Report:
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
    matches = timed("matching, linear heads", lambda: classify.matches(document, passages, linear, claims, known))
    if encoder:
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
    return report


def _encoder_apart(taken: dict[str, float]) -> dict[str, float]:
    whole = taken.pop("matching, all")
    return {**taken, "matching, sentence encoder": whole - taken["matching, linear heads"]}
