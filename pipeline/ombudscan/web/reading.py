"""Files of a draft -> papers: what is said of each and where its words stand, all of it found out in children."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from ombudscan import isolate
from ombudscan.isolate import Children, Failed, Reach, page_pictures
from ombudscan.nouns import Box, Marks, Report, Settings, Span
from ombudscan.web.settings import ServeSettings

PDF = "application/pdf"
FORM = "self-assessment"
POLICIES = ("policy", "procedure")
PRELOAD = ("ombudscan.web.warm",)
_SECONDS = 120.0


class CancelledError(Exception):
    """The user wants no more of it."""


class UnreadableFileError(Exception):
    """A file cannot be read; the words say why and what to do, `file` which it is."""

    def __init__(self, message: str, file: Stored) -> None:
        super().__init__(message)
        self.file = file


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A file in the private folder: the name that the user gave it, its hash and size in bytes."""

    name: str
    path: Path
    sha256: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A file and the report on it (with nothing set aside); `sizes` and `marks` of its pages, none for formats without pages.

    `marks` are the boxes of the report's findings in their order, `places` those of the words that speak of each provision.
    """

    file: Stored
    report: Report
    sizes: tuple[tuple[float, float], ...] = ()
    marks: tuple[tuple[Box, ...], ...] = ()
    places: tuple[tuple[Box, ...], ...] = ()


class Readers:
    """So many children that read, and one that draws and writes; each is lent to one piece of work at a time."""

    def __init__(self, count: int, reach: Reach = Reach()) -> None:  # noqa: B008 - frozen
        self._all = [Children(1, PRELOAD, reach) for _ in range(count + 1)]
        self._painters: queue.LifoQueue[Children] = queue.LifoQueue()
        self._free: queue.LifoQueue[Children] = queue.LifoQueue()
        for one in self._all[1:]:
            self._free.put(one)
        self._painters.put(self._all[0])
        self.ready = threading.Event()
        self._closing = False

    @contextmanager
    def reader(self) -> Iterator[Children]:
        """Lend a child that reads."""
        with _lent(self._free) as one:
            yield one

    @contextmanager
    def painter(self) -> Iterator[Children]:
        """Lend the child that draws pages and writes exports."""
        with _lent(self._painters) as one:
            yield one

    def begin(self, children: Children) -> None:
        """Have a child do nothing, once: what is loaded for all is there afterwards."""
        for _ in isolate.run(_nothing, [""], seconds=lambda _: _SECONDS, name=str, children=children):
            self.ready.set()

    def warm(self) -> None:
        """Begin with the child that draws, so that the first draft does not wait for the fork server; silent where all end before."""
        try:
            with self.painter() as one:
                self.begin(one)
        except RuntimeError:  # there is no pool any more
            if not self._closing:
                raise

    def close(self) -> None:
        """End every child."""
        self._closing = True
        for one in self._all:
            one.__exit__()


@contextmanager
def _lent(free: queue.LifoQueue[Children]) -> Iterator[Children]:
    one = free.get()
    try:
        yield one
    finally:
        free.put(one)


def _nothing(_: str) -> None:
    """Run in the child."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """How the reading is followed: `told` hears what is done now, `watch` may stop it by raising CancelledError."""

    told: Callable[[str], None] = lambda _: None
    watch: Callable[[], None] = lambda: None


def papers(files: tuple[Stored, ...], settings: ServeSettings, day: str, children: Children, steps: Steps) -> tuple[Paper, ...]:
    """Return the paper of each file, a self-assessment held against a policy beside it; raise UnreadableFileError, CancelledError."""
    chosen = Settings(as_of=day, code=settings.code, timescales=settings.timescales)
    reports = []
    for file in files:
        steps.told(f"Reading {file.name} and holding it against the Code")
        done = isolate.check(file.path, chosen, settings.model, children=children, watch=steps.watch)
        if done.report is None:
            raise UnreadableFileError(done.message, file)
        reports.append(done.report)
    reports = _held_together(files, reports, children, steps)
    out = []
    for file, report in zip(files, reports, strict=True):
        if report.evidence.document.media_type == PDF:
            steps.told("Finding the words on the pages")
        steps.watch()
        out.append(_placed(Paper(file=file, report=report), children))
    return tuple(out)


def _held_together(files: tuple[Stored, ...], reports: list[Report], children: Children, steps: Steps) -> list[Report]:
    """Hold the self-assessment among two documents against the policy among them."""
    forms = [r for r in reports if r.evidence.identity.kind == FORM]
    policies = tuple(r for r in reports if r.evidence.identity.kind in POLICIES)
    if len(forms) != 1 or not policies:
        return reports
    steps.told("Holding the self-assessment against the policy")
    work = partial(_paired, against=policies)
    running = isolate.run(work, forms, seconds=lambda _: _SECONDS, name=_source, children=children, watch=lambda _: steps.watch())
    _, answer = next(running)
    if isinstance(answer, Failed):
        raise UnreadableFileError(answer.message, next(f for f, r in zip(files, reports, strict=True) if r is forms[0]))
    return [answer if r is forms[0] else r for r in reports]


def _source(report: Report) -> str:
    return report.evidence.document.source


def _paired(report: Report, against: tuple[Report, ...]) -> Report:
    """Run in the child."""
    from ombudscan import flow

    return flow.paired(report, against)


def _placed(paper: Paper, children: Children) -> Paper:
    """The paper with the places of its findings and provisions on its pages; where they cannot be had, with those of its blocks."""
    report = paper.report
    document = report.evidence.document
    if document.media_type != PDF:
        return paper
    spans = [*(f.location.span for f in report.findings), *_spoken(report)]
    # What was recognised from pictures is not recognised once more: its blocks' places are known.
    scanned = any(n.code == "recognised_text" for n in document.notices)
    asked: list[Span | None] = [None] * len(spans) if scanned else spans
    found = page_pictures.marks(paper.file.path, paper.file.sha256, asked, children)
    made = Marks(sizes=(), boxes=((),) * len(spans)) if isinstance(found, Failed) else found
    boxes = tuple(b or _of_blocks(report, s) for b, s in zip(made.boxes, spans, strict=True))
    many = len(report.findings)
    return replace(paper, sizes=made.sizes, marks=boxes[:many], places=boxes[many:])


def _spoken(report: Report) -> Iterator[Span | None]:
    """The words that speak of each provision, or come nearest."""
    spans = {p.id: p.span for p in report.evidence.passages}
    for c in report.coverage:
        yield next((spans[i] for i in (*c.passages, *c.nearest) if i in spans), None)


def _of_blocks(report: Report, span: Span | None) -> tuple[Box, ...]:
    if span is None:
        return ()
    return tuple(box for b in report.evidence.document.blocks if b.span.start < span.end and span.start < b.span.end for box in b.boxes)
