"""Count how well `export --mask-names` does on sentences that were written before its rules were looked at.

    python scripts/masking_measures.py [--shown]
    python scripts/masking_measures.py --set tests/store/masking_held.jsonl

Each line of the set (JSON Lines) is a sentence of evidence in which whatever tells of a person stands in double square brackets; a
sentence without any is a near miss. Recall: of the words in brackets (titles apart) the share that is gone. Precision: of
the stretches that were masked the share that lies on a bracket. Everybody in the set is invented.
"""

from __future__ import annotations

import argparse
import difflib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ombudscan.store import masking

SET = Path(__file__).parents[1] / "tests" / "store" / "masking_blind.jsonl"
BRACKETS = re.compile(r"\[\[(.+?)\]\]")
# What stands before a name and is none.
TITLES = frozenset("mr mrs ms miss mx dr rt hon dame sir lord lady baroness professor rev sgt cllr councillor and &".split())
MARKS = (masking.NAME, masking.MAIL, masking.TELEPHONE)


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence: how many words tell of a person, which of them are left, and which masked words tell of nobody."""

    text: str
    masked: str
    words: int
    left: tuple[str, ...]
    hits: int
    wrong: tuple[str, ...]


def told(marked: str) -> Told:
    """Mask one sentence of the set and count what is gone and what should have stayed."""
    text = BRACKETS.sub(r"\1", marked)
    after = masking.masked(text)
    owned, gone = [*_words(marked)], _gone(text, after)
    words = [(at, w) for at, w, own in owned if own]
    theirs = {at for at, _ in words} | {at for at, _, own in owned if own is None}
    return Told(
        text,
        after,
        len(words),
        tuple(w for at, w in words if at not in gone),
        sum(at in gone for at, _ in words),
        tuple(w for at, w, _ in owned if at in gone and at not in theirs),
    )


def _words(marked: str) -> Iterator[tuple[int, str, bool | None]]:
    """Yield each word of a sentence with its place and whether it tells of a person; None for a title within brackets."""
    at = 0
    for part in re.split(r"(\[\[.+?\]\])", marked):
        within = part.startswith("[[")
        for w in re.findall(r"[\w@.+’'-]*\w", part):
            yield at, w, None if w.lower() in TITLES else within
            at += 1


def _gone(text: str, after: str) -> set[int]:
    """Return the places of the words of `text` that are not in `after`, where marks stand for them."""
    before = re.findall(r"[\w@.+’'-]*\w", text)
    for n, mark in enumerate(MARKS):
        after = after.replace(mark, f" \x00{n} ")
    later = re.findall(r"\x00\d|[\w@.+’'-]*\w", after)
    match = difflib.SequenceMatcher(None, before, later, autojunk=False)
    return {at for tag, start, end, _, _ in match.get_opcodes() if tag != "equal" for at in range(start, end)}


def sentences(path: Path) -> list[str]:
    """Return the sentences of a set, with their brackets."""
    return [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]


def main() -> None:
    parser = argparse.ArgumentParser(description="Count how well names of people are masked.")
    parser.add_argument("--set", dest="source", type=Path, default=SET)
    parser.add_argument("--shown", action="store_true", help="print each sentence that fails")
    args = parser.parse_args()
    all_told = [told(text) for text in sentences(args.source)]
    people, nobody = [t for t in all_told if t.words], [t for t in all_told if not t.words]
    if args.shown:
        for t in all_told:
            if t.left or t.wrong:
                print(f"left {', '.join(t.left) or '-'}; wrongly masked {', '.join(t.wrong) or '-'}: {t.masked}")
    words, hits, wrong = (sum(n) for n in zip(*((t.words, t.hits, len(t.wrong)) for t in all_told), strict=True))
    print(f"{len(people)} sentences that tell of people: {sum(not t.left for t in people)} wholly masked")
    print(f"{len(nobody)} near misses: {sum(t.masked == t.text for t in nobody)} left as they were")
    print(f"recall over {words} words {hits / words:.3f}; precision over {hits + wrong} masked words {hits / (hits + wrong):.3f}")


if __name__ == "__main__":
    main()
