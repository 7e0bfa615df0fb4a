"""A user's own folder of documents and decisions -> labels by landlord, and a model folder trained on them too.

The rows of published self-assessments are weak labels: what a landlord wrote beside a provision speaks of it, mostly.
What reviewers decided is strong. Documents are read as the product reads them, each in a process of its own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from ombudscan import catalog, isolate
from ombudscan.classify.lexical import Unit
from ombudscan.extract.evidence import points
from ombudscan.nouns import Claim, Document, Passage, Report, Settings
from ombudscan.read import ENDINGS
from ombudscan.text import folded, sentences, words
from ombudscan.train import against
from ombudscan.train.card import save
from ombudscan.train.datasets import Label, labels
from ombudscan.train.decisions import NAME, CorpusError, Decision, decisions
from ombudscan.train.evaluate import micro
from ombudscan.train.fit import FOLDS, Heads, fit
from ombudscan.train.practices import practised

__all__ = ["Corpus", "CorpusError", "corpus", "train_from"]

# What stands in a row may be about its neighbour or about nothing: three such sentences count less than one decision.
WEAK = 0.3
SUFFIXES = ENDINGS
# As many words in a row that stand in a requirement too are the Code's and not the landlord's.
QUOTED = 5
# What is left of a sentence has to say something of its own.
LEAST_WORDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """Labels of a folder: `weak` from rows, `strong` from decisions; `skipped` says of which files nothing was learnt, and why."""

    weak: tuple[Label, ...]
    strong: tuple[Label, ...]
    skipped: tuple[str, ...]

    @property
    def labels(self) -> list[Label]:
        """All labels; what a reviewer decided stands in place of the row's."""
        decided = {folded(label.unit.text) for label in self.strong}
        return [*(label for label in self.weak if folded(label.unit.text) not in decided), *self.strong]

    @property
    def landlords(self) -> tuple[str, ...]:
        """The landlords, in the order of the alphabet."""
        return tuple(sorted({label.group for label in self.labels}))


def corpus(folder: Path, day: str) -> Corpus:
    """Return the labels in `folder`, its documents read as of the ISO `day`; raise CorpusError where there is nothing to learn."""
    if not folder.is_dir():
        raise CorpusError(f"There is no folder {str(folder)!r}.")
    known = frozenset(p.key for e in catalog.editions() for p in e.provisions)
    said = decisions(folder / NAME, known) if (folder / NAME).is_file() else []
    paths = sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix.lower() in SUFFIXES)
    if not paths and not said:
        raise CorpusError(f"{folder} holds no document ({', '.join(SUFFIXES)}) and no {NAME}.")
    done = list(isolate.check_all(paths, Settings(as_of=day))) if paths else []
    reports = {d.path: d.report for d in done if d.report is not None}
    found = Corpus(
        weak=tuple(_distinct(label for path, report in reports.items() for label in rows(report, landlord(path, folder, report)))),
        strong=tuple(decided(said, {p.name: (landlord(p, folder, r), r) for p, r in reports.items()})),
        skipped=tuple(f"{d.path.name}: {d.message or d.outcome}" for d in done if d.report is None),
    )
    if not found.labels:
        raise CorpusError(f"Nothing in {folder} can be learnt from: no self-assessment has rows with evidence, and no decision was made.")
    return found


def landlord(path: Path, folder: Path, report: Report) -> str:
    """Return whose a document is: the subfolder it stands in, else the landlord it names, else its file's name."""
    inside = path.relative_to(folder).parts
    return inside[0] if len(inside) > 1 else report.evidence.identity.landlord or path.stem


def _distinct(found: Iterator[Label]) -> Iterator[Label]:
    """Each sentence of a landlord once: what is written beside several rows is about none of them in particular."""
    listed = list(found)
    times = Counter((label.group, folded(label.unit.text)) for label in listed)
    return (label for label in listed if times[(label.group, folded(label.unit.text))] == 1)


def rows(report: Report, group: str) -> Iterator[Label]:
    """Yield a weak label for each sentence that a row of the form says in words of its own."""
    document, claims = report.evidence.document, report.evidence.claims
    quoted = _runs(requirements(document, claims))
    for claim in claims:
        also = counterparts(claim.key)
        if claim.lost or claim.edition.startswith("lgsco"):
            continue  # a row of the councils' form is about a whole section
        for text in _sentences(document, claim):
            own = stripped(text, quoted)
            if own is not None:
                yield Label(unit=Unit(text=own), keys=(claim.key,), register="evidence-cell", also=also, group=group, weight=WEAK)


def requirements(document: Document, claims: Sequence[Claim]) -> list[str]:
    """Return every requirement as the form prints it and as our editions have it."""
    ours = [p.requirement for edition in catalog.editions() for p in edition.provisions]
    return [*ours, *(document.quote(span) for claim in claims for span in claim.requirement)]


def counterparts(key: str) -> tuple[str, ...]:
    """Return the keys with the same duty as `key`: neither right nor wrong of a sentence about it."""
    ours = (p for edition in catalog.editions() for p in edition.provisions if not edition.id.startswith("lgsco"))
    pairs = [(p.key, other) for p in ours for other in p.counterparts]
    return tuple(dict.fromkeys(b if a == key else a for a, b in pairs if key in (a, b)))


def _sentences(document: Document, claim: Claim) -> Iterator[str]:
    for span in (*claim.evidence, *claim.commentary):
        for start, end in sentences(document.quote(span), span.start):
            text = " ".join(document.text[start:end].split())
            if not points(text):
                yield text


def _runs(texts: list[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(run for text in texts for run in _windows(words(text)))


def _windows(tokens: list[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(tokens[i : i + QUOTED]) for i in range(len(tokens) - QUOTED + 1))


def stripped(text: str, quoted: frozenset[tuple[str, ...]]) -> str | None:
    """Return `text` without what it takes from a requirement; None where less than half, or next to nothing, is left."""
    written = text.split()
    tokens = [words(w) for w in written]
    flat = [(i, token) for i, some in enumerate(tokens) for token in some]
    taken: set[int] = set()
    for at, run in enumerate(_windows([token for _, token in flat])):
        if run in quoted:
            taken |= {i for i, _ in flat[at : at + QUOTED]}
    kept = [w for i, w in enumerate(written) if i not in taken]
    return " ".join(kept) if len(kept) >= max(LEAST_WORDS, len(written) / 2) else None


def decided(said: Sequence[Decision], reports: Mapping[str, tuple[str, Report]]) -> Iterator[Label]:
    """Yield a strong label for each passage that was decided on; `reports` gives landlord and report by a document's name."""
    known = tuple(dict.fromkeys(p.key for e in catalog.editions() for p in e.provisions))
    places = {(name, folded(r.evidence.document.quote(p.span))): p for name, (_, r) in reports.items() for p in r.evidence.passages}
    by_passage: dict[tuple[str, str], list[Decision]] = defaultdict(list)
    for decision in said:
        by_passage[(decision.document, decision.passage)].append(decision)
    for (name, text), made in by_passage.items():
        group = reports[name][0] if name in reports else Path(name).stem
        yield _strong(text, made, group, places.get((name, folded(text))), known)


def _strong(text: str, made: list[Decision], group: str, place: Passage | None, known: tuple[str, ...]) -> Label:
    agreed = tuple(d.key for d in made if d.decision == "agree")
    dismissed = {d.key for d in made if d.decision == "dismiss"}
    # Where nothing was agreed to, nobody has said what the passage is about: only the dismissals count.
    open_keys = tuple(k for key in agreed for k in counterparts(key)) if agreed else known
    also = tuple(k for k in open_keys if k not in dismissed and k not in agreed)
    unit = Unit(text=text, path=place.path if place else (), lead_in=place.lead_in if place else "")
    return Label(unit=unit, keys=agreed, register="evidence-cell", also=also, group=group)


def train_from(
    folder: Path, written: Path | None, out: Path, day: str, *, encode: bool = True, distil: bool = True
) -> tuple[dict[str, float], Corpus]:
    """Fit a model to the corpus in `folder`, and to the labels in `written` where given; write it to `out`.

    Returns the headline metrics (0 to 1) and the corpus. Landlords are left out whole; at least FOLDS are needed where
    there are no written labels. Raises CorpusError where there is too little to learn from.
    """
    from ombudscan.train import LEAST

    theirs = corpus(folder, day)
    known = frozenset(p.key for e in catalog.editions() for p in e.provisions)
    ours = labels(written, known) if written else []
    if written is not None:
        against.told(written)  # what is wrong with it is said before the long work
    all_labels = [*ours, *theirs.labels]
    if written is None and len(theirs.landlords) < FOLDS:
        raise CorpusError(f"{folder} holds {len(theirs.landlords)} landlords; {FOLDS} are needed, or labels beside them (--labels).")
    counts = Counter(k for label in all_labels for k in label.keys)
    keys = tuple(dict.fromkeys(p.key for e in reversed(catalog.editions()) for p in e.provisions if counts[p.key] >= LEAST))
    if not keys:
        raise CorpusError(f"No provision has {LEAST} sentences in {folder}: too little to learn from.")
    heads = fit(all_labels, keys, encode=encode, practised=practised(written) if written else [], distil=distil)
    metrics = save(heads, all_labels, out) | left_out(heads, heads.rows >= len(ours))
    if written is not None:
        against.fit(written, out)
    with (out / "card.md").open("a", encoding="utf-8") as card:
        card.write(chapter(theirs, metrics))
    return metrics, theirs


def left_out(heads: Heads, theirs: npt.NDArray[np.bool_]) -> dict[str, float]:
    """Return the micro F1 on the left-out sentences that are the corpus's own, each scored by a model that saw nothing of its landlord."""
    return {"corpus_f1": round(micro(heads.held_out[theirs], heads.truth[theirs], heads.told[theirs]).f1, 4)} if theirs.any() else {}


def chapter(theirs: Corpus, metrics: Mapping[str, float]) -> str:
    """Return the card's chapter on the corpus."""
    return f"""
## The corpus it was also trained on

{len(theirs.weak)} sentences from rows of self-assessments (weight {WEAK}, the requirements' words taken out) and
{len(theirs.strong)} passages that reviewers decided on (weight 1), of {len(theirs.landlords)} landlords. {len(theirs.skipped)} files
could not be read. Micro F1 on these sentences, each scored without its landlord: {metrics.get("corpus_f1", 0.0):.3f}.

The folder holds n-grams of these documents, and this card may quote them: mind whom you give it to.
"""
