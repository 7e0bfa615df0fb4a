"""The data card of corpus/: counts from the files, so that they cannot go stale.

python scripts/corpus_card.py            # writes corpus/README.md
python scripts/corpus_card.py --check    # exits with 1 if it is stale
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from ombudscan import catalog
from ombudscan.train.datasets import Label, labels

CORPUS = Path(__file__).parents[1] / "corpus"

CARD = """# Data card: corpus/

Written by `python scripts/corpus_card.py`.

## What is here

- `labels/`: {total} sentences with the provisions that each speaks of, one JSON object a line. {nothing} of them are about
  nothing in the Code. {isolated} stand by themselves; {inside} make up the {documents} whole documents in `labels/documents/`
  (policies, procedures, staff guides, leaflets, terms of reference), a file a document, its sentences in their order.
- `samples/`: documents of invented landlords, built by `scripts/build_samples.py` from their sources; what is planted in
  them is listed in `samples/planted.md`.

## Where from

Every sentence was written for this project, about invented landlords, in nine registers. Nothing was taken from a real
landlord's document, from the Codes or from a website. No personal data: names of people are invented.

| register | sentences |
|---|---|
{registers}

## How labelled

By the writer of the sentence, with provision keys (`pipeline/ombudscan/editions`): what the sentence is about, whether it
complies or not. A sentence may have several keys; `also` holds keys that a careful reader could defend too, which are neither
taught nor counted ({also} sentences have any). `path` holds the headings above it and `lead_in` the sentence that announces
its list; half of the sentences about a stage have their stage only there, or in the sentence before. Keys of older editions
with the same duty as one of a sentence's keys were not asked about in the documents, and count as `also`. Isolated sentences
were labelled by one hand each and read over by a second, documents by their writer; agreement has not been measured.

{contrasts} pairs differ in one thing on purpose (the days, "may" for "will", a condition, the stage, the matter) and share a name
in the field `contrast`. `python scripts/check_labels.py` refuses sentences nearly the same, templates, keys with too few, less
than a third about nothing, and words taken from texts outside.

## What is missing

Real documents' noise (cut sentences, wrong line ends), but for a little in the whole documents; languages other than English;
other nations' schemes. A key with fewer than {least} sentences is not learnt. Counts by key:

| key | sentences | of them in documents |
|---|---|---|
{keys}

## Licence

As the project: Apache-2.0.
"""


def card(found: list[Label]) -> str:
    """Return the card's text."""
    from ombudscan.train import LEAST

    counts = Counter(k for label in found for k in label.keys)
    inside = Counter(k for label in found if label.group for k in label.keys)
    registers = Counter(label.register for label in found)
    order = [p.key for e in reversed(catalog.editions()) for p in e.provisions]
    keys = [k for k in dict.fromkeys(order) if counts[k]]
    return CARD.format(
        total=len(found),
        nothing=sum(not label.keys for label in found),
        isolated=sum(not label.group for label in found),
        inside=sum(bool(label.group) for label in found),
        documents=len({label.group for label in found if label.group}),
        also=also(),
        registers="\n".join(f"| {r} | {n} |" for r, n in sorted(registers.items())),
        least=LEAST,
        contrasts=len({label.contrast for label in found if label.contrast}),
        keys="\n".join(f"| {k} | {counts[k]} | {inside[k]} |" for k in keys),
    )


def also() -> int:
    """Return how many sentences were given keys that could be defended too."""
    lines = (line for path in (CORPUS / "labels").rglob("*.jsonl") for line in path.read_text(encoding="utf-8").splitlines())
    return sum(bool(json.loads(line).get("also")) for line in lines)


def main(words: list[str]) -> int:
    """Write the card, or compare it."""
    known = frozenset(p.key for e in catalog.editions() for p in e.provisions)
    text, path = card(labels(CORPUS / "labels", known)), CORPUS / "README.md"
    if "--check" in words:
        return int(path.read_text(encoding="utf-8") != text)
    path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
