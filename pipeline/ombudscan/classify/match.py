"""Passages -> Matches: the model's probabilities, with the stage told apart by what is known of the passage, and with what its
like and its list say of it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from ombudscan import catalog
from ombudscan.classify import lists
from ombudscan.classify.lexical import Unit, beside
from ombudscan.classify.model import Classifier
from ombudscan.classify.special import yield_to_special
from ombudscan.classify.twins import echo, said_of_both, settle_stages
from ombudscan.nouns import CONTRARY, Claim, Document, Likeness, Match, Passage
from ombudscan.text import A_STATEMENT

# Below this a probability is not worth keeping; at one half and above a passage is mapped.
FLOOR = 0.05
# What stands in a form's row is about that row, whatever its words.
ROW = 0.95


def matches(
    document: Document,
    passages: tuple[Passage, ...],
    classifier: Classifier,
    claims: tuple[Claim, ...] = (),
    stages: tuple[int | None, ...] = (),
) -> tuple[Match, ...]:
    """Return which provisions each passage speaks of; `stages` holds each passage's stage where it is known."""
    return readings(document, passages, classifier, claims, stages)[0]


def readings(
    document: Document,
    passages: tuple[Passage, ...],
    classifier: Classifier,
    claims: tuple[Claim, ...] = (),
    stages: tuple[int | None, ...] = (),
) -> tuple[tuple[Match, ...], tuple[Likeness, ...]]:
    """Return which provisions each passage speaks of, and which practices it is like.

    What stands in a form's row is about the row's provision: it is not asked what its words are about.
    """
    rows = {p.id: claims[p.claim] for p in passages if p.claim is not None and claims}
    free = [i for i, p in enumerate(passages) if p.id not in rows]
    mapped, like = _mapped(document, [passages[i] for i in free], classifier, tuple(stages[i] for i in free) if stages else ())
    found: list[Match] = []
    for passage in passages:
        by_key = {rows[passage.id].key: ROW} if passage.id in rows else mapped[passage.id]
        ranked = sorted(by_key.items(), key=lambda kv: (-kv[1], kv[0]))
        found.extend(Match(passage=passage.id, key=k, probability=round(p, 4)) for k, p in ranked)
    return tuple(found), (*like, *_in_rows(document, [p for p in passages if p.id in rows], rows, classifier))


def _mapped(
    document: Document, passages: list[Passage], classifier: Classifier, stages: tuple[int | None, ...]
) -> tuple[dict[str, dict[str, float]], list[Likeness]]:
    """The probabilities worth keeping of each passage, by its id and key, and its likenesses."""
    if not passages:
        return {}, []
    units = beside(
        [Unit(text=_words(document, p), path=p.path, lead_in=p.lead_in) for p in passages], [(p.path, p.claim) for p in passages]
    )
    table, likenesses = classifier.readings(units)
    if stages:
        settle_stages(table, classifier.keys, stages, said_of_both(units))
        echo(table, classifier.keys, [u.text for u in units], stages)
    lists.share(table, units)
    yield_to_special(table, classifier.keys)
    for unit, row in zip(units, table, strict=True):
        if len(unit.text.split()) < A_STATEMENT and not unit.lead_in:
            row[:] = 0  # "STAGE 2" or "Step 1:" is a label; it states nothing
    kept = ({classifier.keys[i]: float(row[i]) for i in np.flatnonzero(row >= FLOOR)} for row in table)
    return {p.id: by_key for p, by_key in zip(passages, kept, strict=True)}, _like(passages, likenesses, classifier)


def _in_rows(document: Document, passages: list[Passage], rows: dict[str, Claim], classifier: Classifier) -> list[Likeness]:
    """What evidence is like, read under the subject of its row's provision, and how surely it is against the row's yes."""
    if not passages:
        return []
    units = [Unit(text=_words(document, p), path=_subject(rows[p.id])) for p in passages]
    found = _like(passages, classifier.likenesses(units), classifier) if classifier.practices is not None else []
    return [*found, *_contrary(passages, units, rows, classifier)]


def _contrary(passages: list[Passage], units: list[Unit], rows: dict[str, Claim], classifier: Classifier) -> Iterator[Likeness]:
    """For each sentence beside a yes how surely it is contrary to its row, however little: a wording may be doubted for it.

    The rows of an older edition, or of the councils' own form, ask for something else or for a whole section of the newest one.
    """
    asked = [i for i, p in enumerate(passages) if rows[p.id].answer == "yes" and rows[p.id].edition == catalog.NEWEST]
    where = [(passages[i].claim or 0, rows[passages[i].id].key) for i in asked]
    found = classifier.contrary([units[i] for i in asked], where)
    if found is None or classifier.against is None:
        return
    for i, probability in zip(asked, found, strict=True):
        yield Likeness(passage=passages[i].id, rule=CONTRARY, probability=round(float(probability), 4), threshold=classifier.against.sure)


def _subject(claim: Claim) -> tuple[str, ...]:
    provision = catalog.edition(claim.edition).provision(claim.key)
    return (provision.title,) if provision else ()


def _like(passages: list[Passage], table: npt.NDArray[np.float32], classifier: Classifier) -> list[Likeness]:
    known = classifier.practices
    if known is None:
        return []
    return [
        Likeness(passage=p.id, rule=rule, probability=round(probability, 4), threshold=threshold)
        for p, row in zip(passages, table, strict=True)
        for rule, probability, threshold in known.said(row)
        if probability >= FLOOR
    ]


def _words(document: Document, passage: Passage) -> str:
    return " ".join(document.quote(passage.span).split())
