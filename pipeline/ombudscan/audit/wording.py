"""A run -> the evidence sentences that stand in more than one landlord's self-assessment, found by MinHash."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from ombudscan import catalog
from ombudscan.judge import shared
from ombudscan.store.names import names
from ombudscan.text import folded, name_key

if TYPE_CHECKING:
    import pandas

    from ombudscan.store import Run

COLUMNS = ("group", "landlords", "landlord", "provision", "key", "document", "sentence", "others", "rule", "severity", "message")
# Candidates are sentences whose estimated likeness is over this; shared.alike decides.
CANDIDATE = 0.5
PERMUTATIONS = 64
# What stands in the forms of so great a share of so many landlords is the form's own text, not anybody's evidence.
OF_THE_FORM, FORMS = 0.8, 10
_NAMED = "landlord"


class _Holder(NamedTuple):
    """A sentence under a provision of a landlord's form."""

    landlord: str
    provision: str
    key: str
    document: str
    sentence: str


@dataclass(frozen=True, slots=True)
class _Group:
    """Sentences that are the same but for a word or so, and who has them."""

    holders: tuple[_Holder, ...]

    @property
    def landlords(self) -> list[str]:
        """Their names, each once, in order."""
        return sorted({name_key(h.landlord): h.landlord for h in reversed(self.holders)}.values())


def wording(run: Run) -> pandas.DataFrame:
    """Return a row for each provision under which a landlord has a sentence that another landlord has too; the most shared first.

    Sentences that say the Code's requirement again, and what the forms themselves print, are left out.
    """
    import pandas

    distinct, count = _distinct(run)
    code = _Code(run)
    groups = [g for g in _groups(distinct) if len(g.landlords) > 1 and not _printed(len(g.landlords), count)]
    groups = [g for g in groups if not any(code.says(h.sentence) for h in g.holders)]
    groups.sort(key=lambda g: (-len(g.landlords), g.holders[0].sentence))
    rows = [row for n, group in enumerate(groups, 1) for row in _rows(n, group)]
    return pandas.DataFrame(rows, columns=list(COLUMNS), dtype=object)


def _printed(holders: int, landlords: int) -> bool:
    return landlords >= FORMS and holders >= OF_THE_FORM * landlords


def _distinct(run: Run) -> tuple[dict[shared.Pairs, list[_Holder]], int]:
    """Who holds each distinct sentence, the landlord's own name aside; and how many landlords have a form."""
    found: dict[shared.Pairs, list[_Holder]] = defaultdict(list)
    called, counted = names(run), set[str]()
    query = """SELECT DISTINCT landlord, landlord_said, provision, key, document, row, evidence, commentary
        FROM claims JOIN documents USING (document) WHERE landlord IS NOT NULL ORDER BY landlord, document, row"""
    for landlord, said, provision, key, document, _, evidence, commentary in run.rows(query):
        shown = called.shown(landlord)
        counted.add(name_key(shown))
        for text in filter(None, (evidence, commentary)):
            for a, b in shared.counted(text):
                pairs = shared.pairs(_unnamed(text[a:b], said or ""), landlord)
                found[pairs].append(_Holder(shown, provision, key, document, " ".join(text[a:b].split())))
    return found, len(counted)


def _unnamed(sentence: str, said: str) -> str:
    """The sentence with the landlord's name as its document has it taken out, where the list calls it otherwise."""
    return re.sub(rf"(?<!\w){re.escape(said)}(?!\w)", _NAMED, sentence, flags=re.IGNORECASE) if len(said) > 3 else sentence


def _groups(distinct: dict[shared.Pairs, list[_Holder]]) -> list[_Group]:
    """The sentences that are alike, put together; each group in the order of its landlords."""
    from datasketch import MinHash, MinHashLSH

    sentences = list(distinct)
    index = MinHashLSH(threshold=CANDIDATE, num_perm=PERMUTATIONS)
    parent = list(range(len(sentences)))
    for i, pairs in enumerate(sentences):
        sketch = MinHash(num_perm=PERMUTATIONS, seed=1)
        sketch.update_batch([p.encode() for p in sorted(pairs)])
        for j in sorted(index.query(sketch)):
            if shared.alike(pairs, sentences[j]):
                parent[_root(parent, i)] = _root(parent, j)
        index.insert(i, sketch)
    held: dict[int, list[_Holder]] = defaultdict(list)
    for i, pairs in enumerate(sentences):
        held[_root(parent, i)] += distinct[pairs]
    return [_Group(tuple(sorted(holders))) for holders in held.values()]


def _root(parent: list[int], i: int) -> int:
    while parent[i] != i:
        parent[i] = parent[parent[i]]
        i = parent[i]
    return i


class _Code:
    """The Code's own words: what the forms of the run print as requirements, our catalogue's, and rows found to restate them."""

    def __init__(self, run: Run) -> None:
        printed = {text for (text,) in run.rows("SELECT DISTINCT requirement FROM claims WHERE requirement <> ''")}
        self._requirements = list(dict.fromkeys([*map(shared.pairs, sorted(printed)), *shared.of_the_catalogue()]))
        restated = run.rows("SELECT quote FROM findings WHERE rule = 'restated-requirement'")
        self._restated = {folded(quote) for (quote,) in restated if quote}

    def says(self, sentence: str) -> bool:
        """Return whether a sentence says a requirement again."""
        words = folded(sentence)
        if any(words in quote for quote in self._restated):
            return True
        pairs = shared.pairs(sentence)
        return any(shared.within(pairs, requirement) for requirement in self._requirements)


def _rows(n: int, group: _Group) -> list[dict[str, object]]:
    rule = catalog.rule("shared-wording")
    seen: dict[tuple[str, str, str], dict[str, object]] = {}
    for h in group.holders:
        others = [name for name in group.landlords if name_key(name) != name_key(h.landlord)]
        said = {"group": n, "landlords": len(group.landlords), "others": others, "rule": rule.name, "severity": rule.severity}
        row = {**h._asdict(), **said, "message": shared.message(h.provision, len(others))}
        seen.setdefault((h.landlord, h.document, h.provision), row)
    return list(seen.values())
