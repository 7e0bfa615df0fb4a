"""`ombudscan train`: a classifier from labelled sentences, and from a user's own documents and decisions."""

from __future__ import annotations

import datetime
import importlib
import sys
from pathlib import Path
from typing import Annotated

import typer

from ombudscan.cli.options import USAGE

_LABELS, _OUT = Path("corpus/labels"), Path("models/fused")


def train(
    labels: Annotated[Path, typer.Option(help="Folder of labelled sentences (.jsonl).")] = _LABELS,
    corpus: Annotated[
        Path | None,
        typer.Option("--from", help="Folder of self-assessments and decisions.jsonl to learn from as well.", show_default=False),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="Model folder to write; models/fused, or models/from-FOLDER.", show_default=False)
    ] = None,
    encoder: Annotated[bool, typer.Option(help="Fine-tune a sentence encoder too (needs torch; ten minutes).")] = True,
    distil: Annotated[bool, typer.Option(help="Keep a smaller student of the encoder (half an hour more).")] = True,
) -> None:
    """Train the classifier from labelled sentences; needs the [train] extra.

    Example: ombudscan train --from my-landlords --out models/mine --no-encoder
    """
    from ombudscan.errors import OmbudscanError

    try:
        importlib.import_module("sklearn")
        if encoder:
            importlib.import_module("torch")
    except ImportError:
        print("Training needs scikit-learn, and torch for the encoder: install the [train] extra, or [linear].", file=sys.stderr)
        raise typer.Exit(USAGE) from None
    target = out or (_OUT.with_name(f"from-{corpus.resolve().name}") if corpus else _OUT)
    try:
        metrics = _fitted_from(corpus, labels, target, encoder, distil) if corpus else _fitted(labels, target, encoder, distil)
    except OmbudscanError as error:
        print(error, file=sys.stderr)
        raise typer.Exit(USAGE) from None
    for name, value in metrics.items():
        print(f"{name:<20}{value:.4f}")
    print(f"Model: {target}")


def _fitted(labels: Path, out: Path, encoder: bool, distil: bool) -> dict[str, float]:
    from ombudscan.train import train

    return train(labels, out, encode=encoder, distil=distil)


def _fitted_from(corpus: Path, labels: Path, out: Path, encoder: bool, distil: bool) -> dict[str, float]:
    from ombudscan.train.corpora import train_from

    # Away from a checkout there are no labels of ours: the folder has to do alone. A folder that was named has to be there.
    written = None if labels == _LABELS and not labels.is_dir() else labels
    metrics, found = train_from(corpus, written, out, datetime.date.today().isoformat(), encode=encoder, distil=distil)
    for skipped in found.skipped:
        print(f"Nothing was learnt from {skipped}", file=sys.stderr)
    print(f"{len(found.weak)} sentences of rows and {len(found.strong)} decided passages of {len(found.landlords)} landlords.")
    return metrics
