"""How much of what the encoder reads of a corpus would it be spared, if it remembered what it has read?

    python scripts/encoder_repeats.py made

A sentence recurs where its tokens do, those of its headings and lead-in among them. Counted in tokens, since these take the time: in
children that take documents by turns and live as long as the product's, and in one that reads the whole corpus.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bench_classify import Listening, _fields
from ombudscan import classify, extract, read
from ombudscan.classify.encoder import context
from ombudscan.classify.lexical import Unit
from ombudscan.classify.model import Classifier
from ombudscan.isolate.pool import CHILD_LIFE

# How many children take the documents by turns, and after how many a child is replaced (none: never).
LIVES = ((2, CHILD_LIFE), (1, CHILD_LIFE), (1, None))
Row = tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(Listening):
    """A classifier that keeps what its encoder would be asked about: of a form's rows what comes near a practice."""

    near: list[Unit] = field(default_factory=list)

    def likenesses(self, units: list[Unit]) -> npt.NDArray[np.float32]:
        """Return zeros for what stands in the rows of a form."""
        known = self.practices
        if known is not None:
            worth = known.worth_reading(self.linear_scores(units)[:, len(self.keys) :])
            self.heard.extend(u for u, reads in zip(units, worth, strict=True) if reads)
        return np.zeros((len(units), len(known.kinds) if known else 0), dtype=np.float32)


def asked(path: Path, model: Classifier) -> list[Row]:
    """Return the tokens of each different sentence that the encoder reads of the document at `path`, neighbours among them."""
    ear = Reading(**_fields(model))
    document = read.document(path)
    claims = extract.claims(document)
    found = extract.passages(document, claims)
    classify.matches(document, found, ear, claims, tuple(s.stage for s in extract.statements(document, found, claims)))
    units = dict.fromkeys(v.alone() for u in ear.heard for v in (u, u.before, u.after) if v is not None)
    assert model.encoder is not None, "a model without an encoder"
    return [tuple(ids) for ids, _ in model.encoder.encoder.tokens.of([(context(u), u.text) for u in units])]  # type: ignore[attr-defined]


def left(documents: list[list[Row]], children: int, life: int | None) -> float:
    """Return the share of the tokens that are read, where a child reads nothing twice and is replaced after `life` documents."""
    known: list[set[Row]] = [set() for _ in range(children)]
    read_ = 0
    for n, rows in enumerate(documents):
        child, turn = n % children, n // children
        if life and turn % life == 0:
            known[child] = set()
        read_ += _tokens(set(rows) - known[child])
        known[child] |= set(rows)
    return read_ / max(1, sum(_tokens(rows) for rows in documents))


def _tokens(rows: Iterable[Row]) -> int:
    return sum(len(row) for row in rows)


def main(given: list[str]) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    options = parser.parse_args(given)
    model = classify.load()
    documents = [asked(path, model) for path in sorted(options.corpus.glob("*/*")) if path.is_file()]
    print(f"{len(documents)} documents, {sum(len(d) for d in documents)} sentences read\n")
    print("| children | documents in a child's life | of the tokens still read |\n|---|---|---|")
    for children, life in LIVES:
        print(f"| {children} | {life or 'all'} | {left(documents, children, life):.1%} |")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
