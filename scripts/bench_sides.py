"""What each stage of an audit takes here and in another checkout, by turns in one run: a table.

    python scripts/bench_sides.py OTHER --corpus made [--documents 30] [--rounds 3] [--encoder]

OTHER is another checkout of this project (`git worktree add OTHER main`). Both sides read the same documents (made_corpus.py), with the
encoder where --encoder is given, in a child that is forked anew for each round from a warm process, as an audit's are. Of each document
and stage the least of the rounds counts: what other work on the machine adds is no part of it. Both use the libraries of the Python that
runs this.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parents[1]
Taken = list[dict[str, float]]


def main() -> None:
    """Measure and print the table, or be one of the two sides."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("other", type=Path)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--documents", type=int, default=30)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--encoder", action="store_true", help="with the sentence encoder, and what is heard in rows")
    parser.add_argument("--side", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    documents = sorted(p for p in given.corpus.glob("*/*") if p.suffix in (".pdf", ".docx", ".html"))[: given.documents]
    if given.side:
        side(given.other, documents, encoder=given.encoder)
    else:
        command = [sys.argv[0], str(given.other), "--corpus", str(given.corpus), "--documents", str(given.documents)]
        table(given.other, [*command, "--encoder"] if given.encoder else command, given.rounds)


def side(checkout: Path, documents: list[Path], *, encoder: bool) -> None:
    """Answer each line read with what the documents took in this checkout."""
    sys.path.insert(0, str(checkout.resolve() / "pipeline"))
    import ombudscan.audit.warm
    from audit_stages import each, encoder_apart

    print(ombudscan.__file__, flush=True)
    for _ in sys.stdin:
        if os.fork() == 0:
            print(json.dumps([encoder_apart(one) for one in each(documents, encoder=encoder)]), flush=True)
            os._exit(0)
        os.wait()


def table(other: Path, command: list[str], rounds: int) -> None:
    """Print the least that each stage took on either side, in milliseconds a document."""
    least: list[Taken] = [[], []]
    sides = [_begun([*command[:1], str(checkout), *command[2:], "--side"]) for checkout in (other, HERE)]
    for turn in range(rounds):
        for k in (0, 1) if turn % 2 else (1, 0):
            least[k] = _least(least[k], _asked(sides[k]))
    print(f"`python {' '.join(command)} --rounds {rounds}`\n\n| stage | there (ms) | here (ms) |\n| --- | --- | --- |")
    there, here = (_summed(one) for one in least)
    for name in sorted(here, key=lambda n: -there.get(n, 0.0)):
        print(f"| {name} | {there.get(name, 0.0):.1f} | {here[name]:.1f} |")
    print(f"| all | {sum(there.values()):.1f} | {sum(here.values()):.1f} |")


def _begun(command: list[str]) -> subprocess.Popen[str]:
    begun = subprocess.Popen([sys.executable, *command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert begun.stdout is not None
    print(f"<!-- {begun.stdout.readline().strip()} -->", file=sys.stderr)
    return begun


def _asked(of: subprocess.Popen[str]) -> Taken:
    assert of.stdin is not None and of.stdout is not None
    print("go", file=of.stdin, flush=True)
    taken: Taken = json.loads(of.stdout.readline())
    return taken


def _least(one: Taken, other: Taken) -> Taken:
    if not one:
        return other
    return [{name: min(a[name], b[name]) for name in a} for a, b in zip(one, other, strict=True)]


def _summed(taken: Taken) -> dict[str, float]:
    """Milliseconds a document, the first four left aside: what a child finds out only once."""
    names = dict.fromkeys(name for one in taken for name in one)
    return {name: 1000 * sum(one.get(name, 0.0) for one in taken[4:]) / len(taken[4:]) for name in names}


if __name__ == "__main__":
    main()
