"""What the scripts about the classifier share: their options, our labels, and which of them the model never saw."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from ombudscan import catalog
from ombudscan.classify.model import shipped
from ombudscan.train.datasets import Label, labels, mark

ROOT = Path(__file__).parents[1]


def parser(description: str | None) -> argparse.ArgumentParser:
    """Return a parser that knows --model and --labels, by default what the repository holds."""
    made = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("--model", type=Path, default=shipped())
    made.add_argument("--labels", type=Path, default=ROOT / "corpus/labels")
    return made


def everything(folder: Path) -> list[Label]:
    """Return the labels of a folder for the provisions of every edition."""
    return labels(folder, frozenset(p.key for e in catalog.editions() for p in e.provisions))


def unseen(model: Path) -> frozenset[str]:
    """Return the marks of the labels that were left out when the model in a folder was trained."""
    return frozenset(json.loads((model / "metrics.json").read_text(encoding="utf-8"))["never_seen"])


def left_out(folder: Path, model: Path) -> list[Label]:
    """Return the labels of a folder that the model never saw."""
    never = unseen(model)
    return [label for label in everything(folder) if mark(label) in never]
