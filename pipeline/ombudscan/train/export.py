"""A trained encoder -> encoder.onnx, in 8-bit weights, and tokenizer.json."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ombudscan.train.encoder import Tuned

if TYPE_CHECKING:
    import torch


def export(tuned: Tuned, folder: Path) -> None:
    """Write encoder.onnx (8-bit weights) and tokenizer.json into `folder`."""
    import torch
    from onnxruntime.quantization import QuantType, quantize_dynamic

    transformer = tuned.modules[0].auto_model.eval()

    class Pooled(torch.nn.Module):  # type: ignore[misc]
        """Mean over the sentence's own tokens, scaled to length 1."""

        def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor, own: torch.Tensor) -> torch.Tensor:
            hidden = transformer(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
            mask = own.unsqueeze(-1).to(hidden.dtype)
            return torch.nn.functional.normalize((hidden * mask).sum(1) / mask.sum(1), dim=-1)

    pooled = Pooled()
    pooled.add_module("transformer", transformer)
    full = folder / "encoder.fp32.onnx"
    names = ("input_ids", "attention_mask", "own")
    example = tuple(torch.ones(2, 8, dtype=torch.int64) for _ in names)
    axes = {name: {0: "batch", 1: "tokens"} for name in names} | {"embedding": {0: "batch"}}
    torch.onnx.export(
        pooled.eval(), example, str(full), input_names=list(names), output_names=["embedding"], dynamic_axes=axes, dynamo=False
    )
    # A scale for each column keeps the embeddings at a cosine of .99 to those in full precision; one for all, at .955.
    quantize_dynamic(str(full), str(folder / "encoder.onnx"), weight_type=QuantType.QInt8, per_channel=True)
    full.unlink()
    tuned.modules.tokenizer.backend_tokenizer.save(str(folder / "tokenizer.json"))
