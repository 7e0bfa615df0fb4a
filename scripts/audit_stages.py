"""The flow of a document stage by stage, and the processor seconds that each stage takes in one warm process."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from unittest.mock import patch

from ombudscan.nouns import Report, Settings

if TYPE_CHECKING:
    from ombudscan.classify import Classifier

T = TypeVar("T")
SETTINGS = Settings(as_of="2026-11-21")


def stages(documents: list[Path], model: Path | None = None) -> dict[str, float]:
    """Return the processor seconds a document that each stage takes in one warm process, after the first few documents."""
    skipped = min(4, len(documents) // 2)
    taken = each(documents, model=model)[skipped:]
    names = dict.fromkeys(name for one in taken for name in one)
    return encoder_apart({name: sum(one.get(name, 0.0) for one in taken) / len(taken) for name in names})


def each(documents: list[Path], *, encoder: bool = True, model: Path | None = None) -> list[dict[str, float]]:
    """Return the processor seconds of each stage, document by document; a landlord's claims against its policies are its last one's."""
    import ombudscan.audit.warm  # noqa: F401 - as the audit's children are
    from ombudscan import classify
    from ombudscan.audit import work

    classifier, taken = classify.load(model), []
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


# What the flow calls, by the stage that it is counted under; the functions are looked up there when they are called.
_STAGES = {
    "claims": "rows of the form",
    "apart": "rows of the form",
    "noted": "rows of the form",
    "identity": "what it is, dates",
    "passages": "passages, stages",
    "statements": "passages, stages",
    "timescales": "times, figures",
    "figures": "times, figures",
    "ready": "facts (the wordings)",
    "facts": "facts (the wordings)",
    "seconded": "facts (the wordings)",
    "spoken": "facts (the wordings)",
}


def _stages(path: Path, classifier: Classifier, timed: Callable[[str, Callable[[], Any]], Any], *, encoder: bool) -> Report:
    """The flow of one document, each of its steps timed; what the encoder takes is what all matching takes more than the linear heads."""
    from ombudscan import classify, extract, flow, read
    from ombudscan.audit.parts import Part
    from ombudscan.audit.tables import told

    linear = classifier.part("linear")
    matching = "matching, all" if encoder else "matching, linear heads"
    places = [(extract, name, stage) for name, stage in _STAGES.items() if hasattr(extract, name)]  # another checkout's flow has fewer
    places += [(classify, "readings", matching), (flow, "findings", "findings, coverage"), (flow, "coverage", "findings, coverage")]
    document = timed("read", lambda: read.document(path))
    with ExitStack() as stack:
        if encoder:
            stack.enter_context(patch.object(classify.Classifier, "contrary", _heard(classify.Classifier.contrary, timed)))
        for module, name, stage in places:
            stack.enter_context(patch.object(module, name, partial(_within, timed, stage, getattr(module, name))))
        report = flow.judge(document, SETTINGS, classifier if encoder else linear)
    if encoder:
        seen = report.evidence
        linear.vocabulary.texts.clear()  # as they were when the document came
        timed("matching, linear heads", lambda: classify.readings(seen.document, seen.passages, linear, seen.claims))
    head, rows = timed("tables, packing", lambda: told(report, "key"))
    timed("tables, packing", Part(key="key", outcome="ok", head=head, rows=rows).packed)
    return report


def _within(timed: Callable[[str, Callable[[], Any]], Any], stage: str, step: Callable[..., Any], *given: Any) -> Any:
    return timed(stage, partial(step, *given))


def _heard(contrary: Callable[..., Any], timed: Callable[[str, Callable[[], Any]], Any]) -> Callable[..., Any]:
    """What the model hears in rows, timed: a part of all matching."""
    return lambda *given: timed("matching, rows heard", partial(contrary, *given))


def encoder_apart(taken: dict[str, float]) -> dict[str, float]:
    """Return the stages with the encoder's own in place of all matching, where there is such a stage."""
    if "matching, all" not in taken:
        return taken
    own = taken["matching, all"] - taken["matching, linear heads"] - taken.get("matching, rows heard", 0.0)
    return {**{name: seconds for name, seconds in taken.items() if name != "matching, all"}, "matching, sentence encoder": own}
