"""The whole flow: a file -> a Report. The only module that knows the order of the stages."""

from __future__ import annotations

import datetime
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from ombudscan import catalog, classify, extract, read
from ombudscan.classify import Classifier
from ombudscan.errors import Outcome
from ombudscan.judge import coverage, findings, ordered, pair_findings, verdicts
from ombudscan.nouns import Document, Evidence, Report, Settings
from ombudscan.read import Kept
from ombudscan.version import VERSION


def check_file(
    path: Path, settings: Settings | None = None, model: Path | None = None, more: tuple[Path, ...] = (), kept: Kept | None = None
) -> Report:
    """Return the report on the document at `path`; raise UnreadableError where it cannot be read.

    A folder of web pages is one document, and so is a page with `more` pages of its website. `kept` is what reading fills for
    those who want to draw the findings.
    """
    with ThreadPoolExecutor(1) as beside:  # the model is loaded while the file is read
        classifier = beside.submit(classify.load, model)
        document = read.document(path, more, kept)
    return judge(document, settings or settings_today(), classifier.result())


def check_pair(
    path: Path,
    policies: tuple[Path, ...],
    settings: Settings,
    model: Path | None = None,
    more: tuple[Path, ...] = (),
    kept: Kept | None = None,
) -> Report:
    """Return the report on the self-assessment at `path` (with `more` pages) held against the landlord's own `policies`."""
    report = check_file(path, settings, model, more, kept)
    against = tuple(check_file(first, settings, model, tuple(rest)) for first, *rest in read.grouped(policies))
    return paired(report, against)


def paired(report: Report, against: tuple[Report, ...]) -> Report:
    """Return the report on a self-assessment with what the reports on the landlord's own policies say to it."""
    found = pair_findings(report.evidence, against, catalog.rules())
    return replace(report, findings=ordered((*report.findings, *found)), verdicts=verdicts(report.evidence, against))


def outcome(report: Report) -> Outcome:
    """Return what became of a document that was read: not_relevant where it is none on complaints and nothing was found in it."""
    if report.evidence.identity.kind == "other" and not report.findings:
        return "not_relevant"
    return "partial" if report.evidence.document.unread else "ok"


def judge(document: Document, settings: Settings, classifier: Classifier) -> Report:
    """Return the report on a document that has been read."""
    seen = evidence(document, settings, classifier)
    found = findings(seen, catalog.rules())
    return Report(
        version=VERSION,
        model=classifier.model,
        evidence=seen,
        coverage=coverage(seen, found),
        findings=found,
    )


def evidence(document: Document, settings: Settings, classifier: Classifier) -> Evidence:
    """Return all that the rules may see of a document."""
    claims = extract.claims(document)
    document = extract.noted(extract.apart(document, claims))
    identity = extract.identity(document, claims, settings)
    if identity.kind in ("policy", "procedure"):
        claims = ()  # a checklist in a procedure looks like a form's rows, and answers nobody
    passages = extract.passages(document, claims)
    statements = extract.statements(document, passages, claims)
    stages = tuple(s.stage for s in statements)
    with ThreadPoolExecutor(1) as beside:  # onnxruntime works on another core while the facts are found
        reading = beside.submit(classify.readings, document, passages, classifier, claims, stages)
        timescales = () if identity.beside else extract.timescales(document, statements)
        figures = extract.figures(document, statements)
        view = extract.ready(
            extract.View(document=document, identity=identity, claims=claims, statements=statements, timescales=timescales, figures=figures)
        )
        facts = extract.facts(view)
    matches, likenesses = reading.result()
    facts = extract.reheard(view, extract.seconded(view, facts, likenesses), likenesses)
    timescales = extract.beyond(timescales, facts, statements)
    return Evidence(
        document=document,
        identity=identity,
        edition=catalog.edition(identity.edition),
        claims=claims,
        passages=passages,
        matches=extract.spoken(document, matches, passages, facts, timescales, statements),
        timescales=timescales,
        figures=figures,
        facts=facts,
        settings=settings,
        reach=tuple(classifier.reach.items()),
        abstain=classifier.abstain,
    )


def settings_today() -> Settings:
    """Return the default settings: judged today, edition settled automatically."""
    return Settings(as_of=datetime.date.today().isoformat())
