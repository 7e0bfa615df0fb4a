"""An ONNX sentence encoder -> embeddings: onnxruntime and tokenizers, one thread, no network.

The encoder reads a unit's context (headings, lead-in) before its words; only the words' own tokens make the embedding, so
that a heading colours what a sentence means and cannot outweigh it.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from ombudscan.classify.lexical import Unit
from ombudscan.classify.pieces import Pieces, Tokens

# Longer sentences are cut; 96 tokens hold nearly every sentence of a policy with its context.
TOKENS = 96
BATCH = 16
# Words of each of the last two headings, and of a lead-in's end, that are read.
HEADING, LEAD_IN = 8, 20

# Newer releases of onnxruntime tell their makers, over the network, of each process that loads them, unless this is set before.
_NO_TELEMETRY = "ORT_DISABLE_TELEMETRY"
# The threads that tokenizers starts would be there when a fork server forks, which threads do not outlive.
_ONE_THREAD = "TOKENIZERS_PARALLELISM"
_ERRORS = 3
# Adding and normalising in one step takes longer here than one after the other: without it the encoder takes an eighth less.
_SLOWER = ["SkipLayerNormFusion"]

_NUMBERED = re.compile(r"^(?:[A-Z]?[\d.]+[.)]?|\(?[a-z\d]{1,3}[.)])\s+")


def context(unit: Unit) -> str:
    """Return what the encoder reads before the unit's words: the last two headings without numbers, and the lead-in."""
    headings = (" ".join(_NUMBERED.sub("", h).split()[:HEADING]) for h in unit.path[-2:])
    lead = " ".join(unit.lead_in.split()[-LEAD_IN:])
    return " : ".join(x for x in (" > ".join(h for h in headings if h), lead) if x)


@dataclass(frozen=True, slots=True)
class Encoder:
    """A loaded encoder. `session` is onnxruntime's own."""

    session: Any
    tokens: Tokens

    def embed(self, units: list[Unit]) -> npt.NDArray[np.float32]:
        """Return one embedding of length 1 a unit (rows), neighbours left aside; batches are of similar lengths, the order is kept."""
        encoded = self.tokens.of([(context(u), u.text) for u in units])
        order = sorted(range(len(units)), key=lambda i: len(encoded[i][0]))
        out: npt.NDArray[np.float32] | None = None
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            vectors = self._run([encoded[i] for i in batch])
            out = np.empty((len(units), vectors.shape[1]), dtype=np.float32) if out is None else out
            out[batch] = vectors
        return out if out is not None else np.empty((0, 0), dtype=np.float32)

    def _run(self, encoded: list[Pieces]) -> npt.NDArray[np.float32]:
        width = max(len(ids) for ids, _ in encoded)
        tokens, mask, own = (np.zeros((len(encoded), width), dtype=np.int64) for _ in range(3))
        for i, (ids, begin) in enumerate(encoded):
            tokens[i, : len(ids)] = ids
            mask[i, : len(ids)] = 1
            own[i, begin : len(ids)] = 1
        fed = {"input_ids": tokens, "attention_mask": mask, "own": own}
        return np.asarray(self.session.run(["embedding"], fed)[0], dtype=np.float32)


def load(folder: Path, options: Any = None) -> Encoder:  # noqa: ANN401 - onnxruntime's own
    """Return the encoder in `folder` (encoder.onnx and tokenizer.json), with onnxruntime's `options` of one's own to measure it."""
    os.environ[_NO_TELEMETRY] = "1"
    os.environ[_ONE_THREAD] = "false"
    import onnxruntime
    from tokenizers import Tokenizer

    onnxruntime.disable_telemetry_events()
    onnxruntime.set_default_logger_severity(_ERRORS)
    options = options or onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = _ERRORS
    session = onnxruntime.InferenceSession(
        str(folder / "encoder.onnx"), options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOWER
    )
    return Encoder(session, Tokens(Tokenizer.from_file(str(folder / "tokenizer.json")), TOKENS))
