"""The words of our labelled sentences and of the editions, the most used first: `read/glued.py` tells run-together words apart by them.

    python scripts/common_words.py

Writes pipeline/ombudscan/words.toml anew. A word that stands there only once, or is shorter than three letters and not one of
the few that English has, is left out.
"""

from __future__ import annotations

import json
import re
import sys
import textwrap
from collections import Counter
from pathlib import Path

from ombudscan import catalog

ROOT = Path(__file__).parents[1]
_WORD = re.compile(r"[a-z]+")
_LEAST = 2
_SHORT = frozenset("a i am an as at be by do go he if in is it me my no of on or so to up us we".split())  # other pairs are no words


def _plain(text: str) -> str:
    return text.casefold().replace("’", "'").replace("'s", "")


def words() -> list[str]:
    """Return the words by how often they are used, the most used first."""
    found: Counter[str] = Counter()
    for path in sorted((ROOT / "corpus" / "labels").rglob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            found.update(_WORD.findall(_plain(str(json.loads(line).get("text", "")))))
    for edition in catalog.editions():
        found.update(w for p in edition.provisions for w in _WORD.findall(_plain(p.requirement)))
    kept = [(w, n) for w, n in found.items() if n >= _LEAST and (len(w) > 2 or w in _SHORT)]
    return [w for w, _ in sorted(kept, key=lambda x: (-x[1], x[0]))]


def main() -> int:
    """Write the file."""
    lines = textwrap.wrap(" ".join(words()), width=136)
    text = "# Common words, the most used first; written by scripts/common_words.py.\n" + 'words = """\n' + "\n".join(lines) + '\n"""\n'
    (ROOT / "pipeline" / "ombudscan" / "words.toml").write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
