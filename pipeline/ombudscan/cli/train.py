"""`ombudscan train`: a classifier from labelled sentences."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Annotated

import typer

from ombudscan.cli.options import USAGE


def train(
    labels: Annotated[Path, typer.Option(help="Folder of labelled sentences (.jsonl).")] = Path("corpus/labels"),
    out: Annotated[Path, typer.Option(help="Model folder to write.")] = Path("models/fused"),
    encoder: Annotated[bool, typer.Option(help="Fine-tune a sentence encoder too (needs torch; some minutes).")] = True,
) -> None:
    """Train the classifier from labelled sentences; needs the [train] extra.

    Example: ombudscan train --labels corpus/labels --out models/mine --no-encoder
    """
    from ombudscan.errors import OmbudscanError

    try:
        from ombudscan.train import train as fit

        if encoder:
            importlib.import_module("torch")
    except ImportError:
        print("Training needs scikit-learn, and torch for the encoder: install the [train] extra.", file=sys.stderr)
        raise typer.Exit(USAGE) from None
    try:
        metrics = fit(labels, out, encode=encoder)
    except OmbudscanError as error:
        print(error, file=sys.stderr)
        raise typer.Exit(USAGE) from None
    for name, value in metrics.items():
        print(f"{name:<20}{value:.4f}")
    print(f"Model: {out}")
