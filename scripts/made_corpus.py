"""A corpus of invented documents in any number, the same bytes each time: `made_corpus.py FOLDER [--documents 400] [--seed 6]`.

Each landlord has a policy and a self-assessment of about fifteen pages, as PDF (half), Word or web page. Their sentences come
from corpus/labels: some as they stand, as landlords take over one another's and the Code's words, the others varied (who is
spoken of, what it is called, what is added), so that no two documents hold the same text. The last line says how many recur.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ombudscan import catalog
from sample_formats import WRITERS, Block, Sheet

LABELS = Path(__file__).resolve().parent.parent / "corpus" / "labels"
HEADERS = ("Code provision", "Code requirement", "Comply: Yes / No", "Evidence", "Commentary / explanation")
# One sentence in so many is taken over as it stands.
AS_IT_STANDS = 3
_FIRST = "Alder Birch Cedar Damson Elder Fern Gorse Hazel Ivy Juniper Larch Maple Nettle Oak Pine Quince Rowan Sorrel Teasel Willow".split()
_SECOND = "brook croft dale field ford gate ham hurst leigh mead mere moor port ridge stead thorpe vale wick wood worth".split()
_KINDS = ("Homes", "Housing", "Borough Council", "Almshouses", "Living", "Housing Co-operative")
_CALLED = ("resident", "tenant", "customer", "leaseholder", "householder", "occupier", "licensee", "service user")
_TEAM = ("complaints team", "resolution team", "customer care team", "feedback team", "resident liaison team", "service recovery team")
_ADDED = (
    "in every part of {name}",
    "as the {team} has set down",
    "and {name} looks at this once a year",
    "whichever office of ours deals with it",
    "with the help of the {team}",
    "and this is written in the case file",
    "for homes of every kind that {name} lets",
    "as our staff learn in their first month with {name}",
)
_PERSON = re.compile(r"\b(?:resident|tenant|customer)(s?)\b")


@dataclass(frozen=True)
class Landlord:
    """An invented landlord: its name, what it calls those who live in its homes, and its team."""

    name: str
    called: str
    team: str


@cache
def sentences() -> dict[str, tuple[str, ...]]:
    """Return the labelled sentences by key, those about nothing under ""."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted(LABELS.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            label = json.loads(line)
            if not label["lead_in"] and label["text"].endswith("."):
                for key in label["keys"][:1] or [""]:
                    found[key].append(label["text"])
    return {key: tuple(texts) for key, texts in found.items()}


def landlord(number: int, seed: int) -> Landlord:
    """Return the landlord with this number; no two have the same name."""
    chance = random.Random(f"{seed} {number}")
    first, second = divmod(number, len(_SECOND))
    name = f"{_FIRST[first % len(_FIRST)]}{_SECOND[second]} {_KINDS[(first // len(_FIRST) + number) % len(_KINDS)]}"
    return Landlord(name, chance.choice(_CALLED), chance.choice(_TEAM))


def sentence(key: str, of: Landlord, chance: random.Random) -> str:
    """Return a sentence about `key`, as it stands or in the landlord's own words."""
    text = chance.choice(sentences().get(key) or sentences()[""])
    if chance.randrange(AS_IT_STANDS) == 0:
        return text
    own = _PERSON.sub(lambda m: of.called + m[1], text)
    return f"{own[:-1]}, {chance.choice(_ADDED).format(name=of.name, team=of.team)}."


def several(key: str, of: Landlord, chance: random.Random, low: int, high: int) -> str:
    """Return `low` to `high` sentences about `key`."""
    return " ".join(sentence(key, of, chance) for _ in range(chance.randint(low, high)))


def policy(of: Landlord, chance: random.Random) -> Sheet:
    """Return a policy of about fifteen pages."""
    return Sheet(
        "Complaints Policy",
        of.name,
        _front(chance),
        tuple(_clauses(of, chance)),
        {"running_head": f"{of.name} | Complaints Policy", "contents": True, "own_pages": True, "size": 12},
    )


def _front(chance: random.Random) -> tuple[tuple[str, str], ...]:
    day = f"{chance.randint(1, 28)} {chance.choice(('January', 'March', 'May', 'October'))} 202{chance.randint(4, 6)}"
    return (("Approved by", "The Board"), ("Date approved", day), ("Version", str(chance.randint(2, 9))))


def _clauses(of: Landlord, chance: random.Random) -> Iterator[Block]:
    edition = catalog.edition("hos-2024")
    for number, title in edition.sections:
        yield Block("heading", title, f"{number}.")
        inside = [p for p in edition.provisions if p.number.partition(".")[0] == number]
        for clause, provision in enumerate(inside, 1):
            yield Block("clause", several(provision.key, of, chance, 2, 4), f"{number}.{clause}")
            if chance.random() < 0.2:
                yield from (Block("bullet", sentence("", of, chance)) for _ in range(3))


def assessment(of: Landlord, chance: random.Random) -> Sheet:
    """Return a self-assessment by the form of 2024, of about fifteen pages."""
    edition = catalog.edition("hos-2024")
    blocks: list[Block] = []
    for number, title in edition.sections:
        mine = [p for p in edition.provisions if p.on_form and p.number.partition(".")[0] == number]
        rows = (
            (p.number, p.requirement, _answer(chance), several(p.key, of, chance, 1, 2), several(p.key, of, chance, 0, 2)) for p in mine
        )
        blocks += [Block("heading", f"Section {number}: {title}"), Block("table", rows=(HEADERS, *rows))]
    return Sheet("Complaint Handling Code self-assessment", of.name, _front(chance), tuple(blocks), {"landscape": True})


def _answer(chance: random.Random) -> str:
    return chance.choices(("Yes", "No", "Partial"), (30, 2, 1))[0]


def write(folder: Path, number: int, seed: int) -> list[str]:
    """Write the two documents of a landlord and return their sentences."""
    of = landlord(number, seed)
    chance = random.Random(f"{seed} {number} text")
    target = folder / re.sub(r"\W+", "-", of.name.lower())
    target.mkdir(parents=True, exist_ok=True)
    said: list[str] = []
    for name, made in (("policy", policy(of, chance)), ("self-assessment", assessment(of, chance))):
        ending = chance.choice(("pdf", "pdf", "docx", "html"))
        (target / f"{name}.{ending}").write_bytes(WRITERS[ending](made))
        texts = (cell for b in made.blocks for cell in (b.text, *(c for row in b.rows for c in row[3:])))
        said += [s for text in texts for s in re.split(r"(?<=\.) ", text) if s]
    return said


def main() -> None:
    """Write the corpus, and say how many of its sentences recur."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=400)
    parser.add_argument("--seed", type=int, default=6)
    parser.add_argument("--workers", type=int, default=1)
    given = parser.parse_args()
    many = given.documents // 2
    counts: Counter[str] = Counter()
    with ProcessPoolExecutor(given.workers) as pool:
        for said in pool.map(write, [given.folder] * many, range(many), [given.seed] * many):
            counts.update(said)
    again = sum(n - 1 for n in counts.values())
    print(f"{2 * many} documents, {counts.total()} sentences, {again / counts.total():.0%} of them a repeat of one before")


if __name__ == "__main__":
    main()
