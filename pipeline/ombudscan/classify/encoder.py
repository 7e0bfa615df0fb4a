"""An ONNX sentence encoder -> embeddings: onnxruntime and tokenizers, one thread, no network."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from ombudscan.classify.lexical import Unit

# Sentences longer than this are cut; 128 tokens hold nearly every sentence of a policy.
TOKENS = 128
BATCH = 16


def sentence(unit: Unit) -> str:
    """Return the unit as the encoder reads it: the last two headings, what announces it, its words."""
    context = " > ".join(unit.path[-2:])
    return " ".join(x for x in (f"{context} :" if context else "", unit.lead_in, unit.text) if x)


@dataclass(frozen=True, slots=True)
class Encoder:
    """A loaded encoder. `session` and `tokenizer` are onnxruntime's and tokenizers' own."""

    session: Any
    tokenizer: Any

    def embed(self, units: list[Unit]) -> npt.NDArray[np.float32]:
        """Return one embedding of length 1 a unit (rows); batches are of similar lengths, the order is kept."""
        encoded = self.tokenizer.encode_batch([sentence(u) for u in units])
        order = sorted(range(len(units)), key=lambda i: len(encoded[i].ids))
        out: npt.NDArray[np.float32] | None = None
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            vectors = self._run([encoded[i].ids for i in batch])
            out = np.empty((len(units), vectors.shape[1]), dtype=np.float32) if out is None else out
            out[batch] = vectors
        return out if out is not None else np.empty((0, 0), dtype=np.float32)

    def _run(self, ids: list[list[int]]) -> npt.NDArray[np.float32]:
        width = max(map(len, ids))
        tokens = np.zeros((len(ids), width), dtype=np.int64)
        mask = np.zeros((len(ids), width), dtype=np.int64)
        for i, row in enumerate(ids):
            tokens[i, : len(row)] = row
            mask[i, : len(row)] = 1
        return np.asarray(self.session.run(["embedding"], {"input_ids": tokens, "attention_mask": mask})[0], dtype=np.float32)


def load(folder: Path) -> Encoder:
    """Return the encoder in `folder` (encoder.onnx and tokenizer.json)."""
    import onnxruntime
    from tokenizers import Tokenizer

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(str(folder / "encoder.onnx"), options, providers=["CPUExecutionProvider"])
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.enable_truncation(TOKENS)
    tokenizer.no_padding()
    return Encoder(session, tokenizer)
