"""Labels -> faults: sentences too alike, templates, too few for a key, too few about nothing, words taken from elsewhere."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer

from ombudscan import catalog
from ombudscan.nouns import Edition, Provision
from ombudscan.text import words
from ombudscan.train.datasets import Label
from ombudscan.train.practices import Practised

# Cosine over runs of four characters. Read pair by pair on corpus/labels: from .75 up the two say one thing with a word
# or two changed; below .70 they share a topic in words of their own.
NEAR = 0.75
# What is marked as a contrast has to be one: so many of the shorter sentence's words stand in the other too.
ALIKE = 0.4
# "Any remedy offered", "Twenty working days": as short as this a sentence recurs by itself in list after list, and means what
# its heading and lead-in make of it. That no sentence stands twice under the same ones is seen to when labels are read.
SHORT = 6
# In a whole document plain statements recur up to this length ("We acknowledge within five working days."), as in real ones.
PLAIN = 26
# Of the runs of three words under a key, so many stand there once; sentences made from a template fall to a half.
DISTINCT = 0.75
STATED, REST = 40, 20
# It was a third until whole policies came in that were written and marked blind: they are about complaints and little else, one
# sentence in seven about nothing, and are learnt from as they are.
NOTHING = 0.3
RUN = 8
# The statute's own definition of a complaint, which every landlord has to use: its elements, none longer than six words.
DEFINITION = tuple(
    tuple(element.split())
    for element in (
        "expression of dissatisfaction",
        "however made",
        "about the standard of service",
        "actions or lack of action",
        "by the landlord",
        "its own staff",
        "or those acting on its behalf",
        "affecting an individual resident",
        "affecting a resident",
        "or group of residents",
    )
)
# A run is the definition's where all but two of its words belong to those elements.
LOOSE = 2


# Definitions are made of the statute's elements and must be alike.
ALIKE_BY_NATURE = frozenset({"narrow-definition"})


def practice_faults(found: Sequence[Practised]) -> list[str]:
    """Return what is wrong with the sentences about practices: near-duplicates of one kind and sign, kinds without near misses."""
    return [*_alike_practices(found), *_one_sided(found)]


def _alike_practices(found: Sequence[Practised]) -> list[str]:
    compared = [p for p in found if len(p.unit.text.split()) >= SHORT and p.kind not in ALIKE_BY_NATURE]
    pairs = ((compared[i], compared[j], value) for i, j, value in _pairs(_table([p.unit.text for p in compared])))
    return sorted(
        (f"{v:.2f} alike: “{a.unit.text}” and “{b.unit.text}”" for a, b, v in pairs if (a.kind, a.told) == (b.kind, b.told)), reverse=True
    )


def _one_sided(found: Sequence[Practised]) -> list[str]:
    signs = Counter((p.kind, p.told) for p in found)
    shares = {kind: signs[kind, False] / (signs[kind, True] + signs[kind, False]) for kind in {p.kind for p in found}}
    return [f"{kind}: {share:.0%} of its sentences are near misses" for kind, share in sorted(shares.items()) if not 0.25 <= share <= 0.75]


def faults(labels: Sequence[Label], editions: Sequence[Edition]) -> list[str]:
    """Return everything that is wrong with `labels` by themselves, a sentence a fault."""
    return [*near_duplicates(labels), *contrasts(labels), *loops(labels), *too_few(labels, editions), *about_nothing(labels)]


def near_duplicates(labels: Sequence[Label]) -> list[str]:
    """Return the pairs of sentences that are nearly the same.

    Contrasts of one another are let through, and the same words that mean another thing under another heading or lead-in.
    """
    compared = [label for label in labels if len(label.unit.text.split()) >= (PLAIN if label.group else SHORT)]
    found = [
        f"{value:.2f} alike: “{compared[i].unit.text}” and “{compared[j].unit.text}”"
        for i, j, value in _pairs(_table([label.unit.text for label in compared]))
        if not _on_purpose(compared[i], compared[j])
    ]
    return sorted(found, reverse=True)


def _on_purpose(one: Label, other: Label) -> bool:
    if one.contrast and one.contrast == other.contrast:
        return True
    context = (one.unit.path, one.unit.lead_in) != (other.unit.path, other.unit.lead_in)
    return context and set(one.keys) != set(other.keys)


def _table(texts: Sequence[str]) -> csr_matrix:
    if not texts:
        return csr_matrix((0, 0))
    grams = TfidfVectorizer(analyzer="char_wb", ngram_range=(4, 4), sublinear_tf=True)
    return csr_matrix(grams.fit_transform(texts))


def _pairs(table: csr_matrix, block: int = 1000) -> Iterator[tuple[int, int, float]]:
    for start in range(0, table.shape[0], block):
        alike = (table[start : start + block] @ table.T).toarray()
        for i, j in zip(*np.nonzero(alike >= NEAR), strict=True):
            if start + i < j:
                yield int(start + i), int(j), float(alike[i, j])


def contrasts(labels: Sequence[Label]) -> list[str]:
    """Return the names of contrasts that hold one sentence only, or sentences unlike each other."""
    groups: dict[str, list[str]] = defaultdict(list)
    for label in labels:
        if label.contrast:
            groups[label.contrast].append(label.unit.text)
    alone = [f"contrast {name!r} holds one sentence only" for name, texts in groups.items() if len(texts) < 2]
    unlike = [name for name, texts in groups.items() if any(_shared(texts[0], other) < ALIKE for other in texts[1:])]
    return alone + [f"contrast {name!r} holds sentences unlike each other" for name in unlike]


def _shared(one: str, other: str) -> float:
    a, b = Counter(words(one)), Counter(words(other))
    return (a & b).total() / max(1, min(a.total(), b.total()))


def loops(labels: Sequence[Label]) -> list[str]:
    """Return the keys whose sentences repeat their runs of three words; a contrast counts once."""
    runs: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for label in _once(labels):
        tokens = words(label.unit.text)
        for key in label.keys or ("nothing",):
            runs[key] += zip(tokens, tokens[1:], tokens[2:], strict=False)
    shares = {key: len(set(r)) / len(r) for key, r in runs.items() if len(r) > 50}
    return [f"{key}: of its runs of three words only {share:.0%} are distinct" for key, share in shares.items() if share < DISTINCT]


def _once(labels: Sequence[Label]) -> Iterator[Label]:
    seen: set[str] = set()
    for label in labels:
        if label.contrast not in seen:
            yield label
        if label.contrast:
            seen.add(label.contrast)


def counts(labels: Sequence[Label], editions: Sequence[Edition]) -> dict[str, int]:
    """Return how many sentences speak of each key; a provision that is a whole section counts its counterparts' sentences."""
    own = Counter(key for label in labels for key in label.keys)
    return {p.key: sum(own[k] for k in p.counterparts) if _section(e, p) else own[p.key] for e in editions for p in e.provisions}


def _section(edition: Edition, provision: Provision) -> bool:
    return edition.id.startswith("lgsco") and "." not in provision.number


def too_few(labels: Sequence[Label], editions: Sequence[Edition]) -> list[str]:
    """Return the keys with fewer sentences than STATED (where a policy has to speak of it) or REST."""
    stated = {p.key for e in editions for p in e.provisions if p.policy_states and e.id == catalog.NEWEST}
    needed = {key: STATED if key in stated else REST for key in counts(labels, editions)}
    return [f"{key}: {n} sentences, {needed[key]} are needed" for key, n in counts(labels, editions).items() if n < needed[key]]


def about_nothing(labels: Sequence[Label]) -> list[str]:
    """Return a fault where less than NOTHING of the sentences are about nothing in the Code."""
    share = sum(not label.keys for label in labels) / max(1, len(labels))
    return [] if share >= NOTHING else [f"only {share:.1%} of the sentences are about nothing in the Code; {NOTHING:.0%} are needed"]


def borrowed(labels: Sequence[Label | Practised], outside: Mapping[str, str]) -> list[str]:
    """Return the sentences that share RUN words in a row with a text of `outside` (its name: the text)."""
    runs = {run: name for name, text in outside.items() for run in _runs(words(text))}
    found = []
    for label in labels:
        tokens = words(label.unit.text)
        own = _defining(tokens)
        for i, run in enumerate(_runs(tokens)):
            if run in runs and sum(own[i : i + RUN]) < RUN - LOOSE:
                found.append(f"“{label.unit.text}” has “{' '.join(run)}” from {runs[run]}")
                break
    return found


def _runs(tokens: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(tokens[i : i + RUN]) for i in range(len(tokens) - RUN + 1))


def _defining(tokens: Sequence[str]) -> list[bool]:
    """Which words belong to an element of the statute's definition."""
    own = [False] * len(tokens)
    for element in DEFINITION:
        for i in range(len(tokens) - len(element) + 1):
            if tuple(tokens[i : i + len(element)]) == element:
                own[i : i + len(element)] = [True] * len(element)
    return own
