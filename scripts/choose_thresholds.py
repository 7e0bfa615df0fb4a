"""Which thresholds the rules on silence and on citations need, from our own documents that the model never saw.

    python scripts/choose_thresholds.py [--model models/fused] [--labels corpus/labels]

Silence (judge/silence.py, LEAST): a provision that a policy has to state is called unspoken of where every sentence of a
document stays below the threshold. The sentences' own labels say whether that is true, and only
what no time or plain name speaks of counts. The greatest threshold is chosen whose
claims have an F1 within a standard error (over documents) of the best: it finds more silences, and is no worse as far as can be told.

Citations (judge/cited.py, ABOUT_ELSE): a clause (here: all that stands under one heading) cited for a provision is called one
about something else where its best sentence stays below the threshold and another clause plainly speaks of it. Rightly cited
is the heading with most of the sentences that are labelled so, which is the one that a landlord cites; wrongly cited are those with
none. The greatest threshold is chosen at which no
more than FALSE_BLAME of the rightly cited are blamed.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from left_out import everything, parser, unseen
from ombudscan import classify, flow
from ombudscan.classify import Classifier
from ombudscan.judge.cited import PLAINLY
from ombudscan.judge.silence import audible, speech
from ombudscan.nouns import Settings
from ombudscan.train.datasets import Label, mark
from ombudscan.train.evaluate import Floats

ROOT = Path(__file__).parents[1]
THRESHOLDS = (0.05, 0.06, 0.08, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5)
FALSE_BLAME = 0.02
AS_OF = "2026-11-21"
Row = tuple[float, bool]


def documents(found: list[Label], never: frozenset[str]) -> list[list[Label]]:
    """Return the whole documents that the model never saw, each with its sentences in order."""
    by_name: dict[str, list[Label]] = defaultdict(list)
    for label in found:
        if label.group:
            by_name[label.group].append(label)
    return [held for held in by_name.values() if all(mark(label) in never for label in held)]


def silences(document: list[Label], model: Classifier) -> list[Row]:
    """Return (greatest probability, truly spoken of) for each provision that only the threshold could call silent.

    The document is read as a web page, as `check` reads it; only policies and procedures have to state anything, and what a time
    or a plain name speaks of, or a lost list may hold, is never called silent.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder) / "document.html"
        path.write_text(page(document), encoding="utf-8")
        evidence = flow.evidence(flow.read.document(path), Settings(as_of=AS_OF, code="hos-2024"), model)
    if evidence.identity.kind not in ("policy", "procedure"):
        return []
    said, open_ = ({k for label in document for k in getattr(label, name)} for name in ("keys", "also"))
    found = []
    for p in evidence.edition.provisions:
        if p.policy_states and audible(evidence, p.key) and (p.key in said or p.key not in open_):
            heard = speech(evidence, p.key)
            if not (heard.times or heard.hidden or heard.named):
                found.append((max((m.probability for m in evidence.matches if m.key == p.key), default=0.0), p.key in said))
    return found


def f1(rows: list[Row], threshold: float) -> float:
    """Return the F1 of claiming silence wherever the greatest probability lies below `threshold`."""
    said = [truth for p, truth in rows if p < threshold]
    missed = sum(not truth for p, truth in rows if p >= threshold)
    return 2 * said.count(False) / max(1, len(said) + said.count(False) + missed)


def error(documents: list[list[Row]], threshold: float, times: int = 500) -> float:
    """Return the standard error of that F1 over documents drawn again (bootstrap, fixed seed)."""
    order = np.random.default_rng(1)
    draws = (order.integers(0, len(documents), len(documents)) for _ in range(times))
    return float(np.std([f1([row for i in draw for row in documents[i]], threshold) for draw in draws]))


def page(document: list[Label]) -> str:
    """Return the labelled sentences as a web page, under their headings."""
    out, before = [], ()
    for label in document:
        path = label.unit.path
        same = next((i for i, (x, y) in enumerate(zip(path, before, strict=False)) if x != y), min(len(path), len(before)))
        out += [f"<h{i + 1}>{escape(path[i])}</h{i + 1}>" for i in range(same, len(path))]
        before = path
        tag = "li" if label.unit.lead_in else "p"
        out.append(f"<{tag}>{escape(label.unit.text)}</{tag}>")
    listed = re.sub(r"(?:<li>.*</li>\n?)+", lambda m: f"<ul>\n{m[0]}</ul>\n", "\n".join(out))
    return f"<!doctype html><html><body>\n{listed}\n</body></html>"


def citations(document: list[Label], table: Floats, model: Classifier) -> list[tuple[float, float, bool]]:
    """Return (best within the clause, best elsewhere, rightly cited) for each clause and each provision that the document states."""
    clauses: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, label in enumerate(document):
        clauses[label.unit.path].append(i)
    found = []
    for key in sorted({k for label in document for k in label.keys} & set(model.keys)):
        column = table[:, model.keys.index(key)]
        count = {clause: sum(key in document[i].keys for i in rows) for clause, rows in clauses.items()}
        for clause, rows in clauses.items():
            if any(key in document[i].also for i in rows) or 0 < count[clause] < max(count.values()):
                continue
            others = np.delete(column, rows)
            found.append((float(column[rows].max()), float(others.max()) if len(others) else 0.0, count[clause] > 0))
    return found


def main(given: list[str]) -> int:
    """Print both tables and the choices."""
    options = parser(__doc__).parse_args(given)
    model = classify.load(options.model)
    held = documents(everything(options.labels), unseen(options.model))
    tables = [model.probabilities([label.unit for label in document]) for document in held]
    by_document = [silences(d, model) for d in held]
    silent = [row for rows in by_document for row in rows]
    cited = [row for d, t in zip(held, tables, strict=True) for row in citations(d, t, model)]
    spoken, right = sum(truth for _, truth in silent), sum(truth for *_, truth in cited)
    print(f"{len(held)} documents left out: {spoken} provisions spoken of, {len(silent) - spoken} not; {right} clauses rightly cited\n")
    print("| threshold | silence found | claims that are right | F1 | wrong citations found | of the right ones blamed |")
    print("|---" * 6 + "|")
    of_silence: dict[float, float] = {}
    else_ = THRESHOLDS[0]
    for t in THRESHOLDS:
        hit, false = (sum(p < t for p, truth in silent if truth is spoken_of) for spoken_of in (False, True))
        of_silence[t] = f1(silent, t)
        blamed = [(within < t and beyond >= PLAINLY, truth) for within, beyond, truth in cited]
        caught, wronged = np.mean([b for b, truth in blamed if not truth]), np.mean([b for b, truth in blamed if truth])
        else_ = t if wronged <= FALSE_BLAME else else_
        claims = [hit / max(1, len(silent) - spoken), hit / max(1, hit + false), of_silence[t]]
        print(f"| {t} | {' | '.join(f'{x:.3f}' for x in claims)} | {caught:.3f} | {wronged:.3f} |")
    top = max(of_silence, key=lambda t: of_silence[t])
    bearable = of_silence[top] - error(by_document, top)
    best = max(t for t, score in of_silence.items() if score >= bearable)
    print(
        f"\nLEAST {best} (within a standard error of the best F1), ABOUT_ELSE {else_} (at most {FALSE_BLAME:.0%} of the right ones blamed)"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
