"""The data card of corpus/: counts from the files, so that they cannot go stale.

python scripts/corpus_card.py            # writes corpus/README.md
python scripts/corpus_card.py --check    # exits with 1 if it is stale
"""

from __future__ import annotations

import json
import re
import sys
import textwrap
import tomllib
from collections import Counter
from pathlib import Path

from ombudscan import catalog
from ombudscan.train.datasets import Label, labels

CORPUS = Path(__file__).parents[1] / "corpus"
BLIND = re.compile(r"b\d+-")
WHERE = ("policy", "self-assessment", "pair")

CARD = """# Data card: corpus/

Written by `python scripts/corpus_card.py`.

## What is here

- `labels/`: {total} sentences with the provisions that each speaks of, one JSON object a line. {nothing} of them are about
  nothing in the Code. {isolated} stand by themselves; {inside} make up the {documents} whole documents in `labels/documents/`
  (policies, procedures, staff guides, leaflets, terms of reference), a file a document, its sentences in their order.
- `labels/practices/`: {practised} further sentences, {told} of which tell of a practice that the Code forbids and {near} of which only look
  like it; {kinds} practices, a file each, counted below.
- `labels/rows/`: {in_rows} sentences as they stand beside a yes, {against} of them contrary to their row's requirement and the others
  sound, though most sound like faults; those in `left-out.jsonl`, by another writer, are not learnt from.
- `samples/`: {files} documents of {landlords} invented landlords, built by `scripts/build_samples.py` from their sources, with
  {planted} faults planted in them on purpose: counted below, each with its place in [samples/planted.md](samples/planted.md).

## Where from

Every sentence was written for this project, about invented landlords, in nine registers. Nothing was taken from a real
landlord's document, from the Codes or from a website. No personal data: names of people are invented.

{blind} of the whole documents, those whose names begin with "b" and a number, come out of twelve sets of invented documents that were
written and marked by those who did not know the tool, to test it ([accuracy](../docs/accuracy.md)), and so do the last lines of each file
of practices. The tool was tested by them first. The shipped model was not taught with them; what `ombudscan train` makes now is
([decision 24](../docs/decisions/0024-blind-sets-as-labels.md)). No later set is here.

| register | sentences |
|---|---|
{registers}

## How labelled

By the writer of the sentence, with provision keys (`pipeline/ombudscan/editions`): what the sentence is about, whether it
complies or not. A sentence may have several keys; `also` holds keys that a careful reader could defend too, which are neither
taught nor counted ({also} sentences have any). `path` holds the headings above it and `lead_in` the sentence that announces
its list; half of the sentences about a stage have their stage only there, or in the sentence before. Keys of older editions
with the same duty as one of a sentence's keys were not asked about in the documents, and count as `also`. Isolated sentences
were labelled by one hand each and read over by a second, documents by their writer; agreement has not been measured. A document of the
blind sets is cut into sentences as the tool reads it and bears its writer's marks; sentences that a mark covers in part, that are
nearly alike, repeat a key's commonest words or share eight words with a text outside were left out.

{contrasts} pairs differ in one thing on purpose (the days, "may" for "will", a condition, the stage, the matter) and share a name
in the field `contrast`. `python scripts/check_labels.py` refuses sentences nearly the same, templates, keys with too few, less
than three in ten about nothing, and words taken from texts outside.

A sentence of `labels/practices` bears the rule that it was written for (`practice`) and its sign: `told` is true where the sentence,
under the headings in `path`, tells of the practice, and false where it is a near miss: the same matter, handled as the Code asks,
or told of something else. Each was written for one practice; what it says of the others is not asserted. Of the blind sets' documents
those are told which their writers marked as a finding; near misses are the sentences likest to the practice, by the model that was
shipped before, of which no mark says so.

| practice | tells of it | near miss |
|---|---|---|
{practices}

## The samples

| landlord | documents | faults planted in the policy | in the self-assessment | between the two |
|---|---|---|---|---|
{samples}

Each landlord's `source.toml` is the text that all its documents are made from, and its `planted.toml` names every fault that was
written into them. A landlord without any was written to be without fault, with much that a careless reader would take for one.
`tests/test_samples.py` asks for every planted fault in every format, and for nothing else.

By rule, over all landlords:

{rules}.

## What is missing

Real documents' noise (cut sentences, wrong line ends), but for a little in the whole documents; languages other than English;
other nations' schemes. A key with fewer than {least} sentences is not learnt. Counts by key:

| key | sentences | of them in documents |
|---|---|---|
{keys}

## Licence

As the project: Apache-2.0 ([LICENSE](../LICENSE)), for labels, sources, and the documents built from them. The Codes are the Ombudsmen's;
their requirements stand here in our own words. The base of the trained encoder is named in the model's card.
"""


def card(found: list[Label]) -> str:
    """Return the card's text."""
    from ombudscan.train import LEAST, against

    in_rows = [t for part in against.told(CORPUS / "labels") for t in part]
    counts = Counter(k for label in found for k in label.keys)
    signs, faults = practices(), planted()
    told = sum(yes for yes, _ in signs.values())
    rules = Counter(rule for held in faults.values() for some in held.values() for rule in some)
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
        blind=len({label.group for label in found if BLIND.match(label.group)}),
        also=also(),
        registers="\n".join(f"| {r} | {n} |" for r, n in sorted(registers.items())),
        least=LEAST,
        practised=sum(map(sum, signs.values())),
        told=told,
        near=sum(no for _, no in signs.values()),
        kinds=len(signs),
        in_rows=len(in_rows),
        against=sum(t.contrary for t in in_rows),
        practices="\n".join(f"| {kind} | {yes} | {no} |" for kind, (yes, no) in signs.items()),
        files=len(documents()),
        landlords=len(faults),
        planted=sum(rules.values()),
        samples="\n".join(map(sample, faults.items())),
        rules=textwrap.fill(", ".join(f"{rule} {n}" for rule, n in sorted(rules.items())), 130, break_on_hyphens=False),
        contrasts=len({label.contrast for label in found if label.contrast}),
        keys="\n".join(f"| {k} | {counts[k]} | {inside[k]} |" for k in keys),
    )


def practices() -> dict[str, tuple[int, int]]:
    """Return for each practice how many sentences tell of it, and how many only look like it."""
    signs: dict[str, Counter[bool]] = {}
    for path in sorted((CORPUS / "labels" / "practices").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            one = json.loads(line)
            signs.setdefault(one["practice"], Counter())[one["told"]] += 1
    return {kind: (n[True], n[False]) for kind, n in signs.items()}


def documents() -> list[Path]:
    """Return the sample documents."""
    return sorted(p for p in (CORPUS / "samples").glob("*/*") if p.suffix in (".pdf", ".docx", ".html"))


def planted() -> dict[str, dict[str, list[str]]]:
    """Return for each sample landlord the rules of the faults that are planted in its policy, its self-assessment, and between them."""
    told = {p.parent.name: tomllib.loads(p.read_text(encoding="utf-8")) for p in sorted((CORPUS / "samples").glob("*/planted.toml"))}
    return {name: {where: [f["rule"] for f in parts.get(where, {}).get("finding", ())] for where in WHERE} for name, parts in told.items()}


def sample(told: tuple[str, dict[str, list[str]]]) -> str:
    """Return a landlord's row of the table of samples."""
    name, faults = told
    files = ", ".join(p.name for p in documents() if p.parent.name == name)
    return f"| {name} | {files} | " + " | ".join(str(len(faults.get(where, ()))) for where in WHERE) + " |"


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
