"""A model folder -> the encoder and heads that it was exported from, so that they can be taught further, or teach a student.

The folder keeps 8-bit weights and each column's scale; multiplied they are the weights that the folder computes with, to within
half a step of the ones that were trained. What onnxruntime rounds between two layers is not rounded here.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from ombudscan.errors import ModelError
from ombudscan.train.encoder import Tuned

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_ROOT = "transformer."
_HEADS = "encoder_"


def rebuilt(folder: Path) -> Tuned:
    """Return the encoder in a model folder with its heads, in full precision; raise ModelError where the folder has none."""
    if not (folder / "encoder.onnx").is_file():
        raise ModelError(f"The model folder {folder.name!r} holds no encoder.")
    with np.load(folder / "heads.npz", allow_pickle=False) as arrays:
        heads = {n.removeprefix(_HEADS): arrays[n].astype(np.float32) for n in arrays.files if n.startswith(_HEADS)}
    curves = ("slopes", "offsets")
    return Tuned(_modules(folder), {name: array for name, array in heads.items() if name not in curves})


def _modules(folder: Path) -> SentenceTransformer:
    """A transformer of the sizes that the weights have, and the folder's tokenizer."""
    import torch
    from sentence_transformers import SentenceTransformer
    from transformers import BertConfig, BertModel

    from ombudscan.train.encoder import base_folder

    weights = _weights(folder)
    config = BertConfig.from_pretrained(str(base_folder()), attn_implementation="eager")
    settings = tomllib.loads((folder / "config.toml").read_text(encoding="utf-8"))
    layers = 1 + max(int(name.split(".")[2]) for name in weights if name.startswith("encoder.layer."))
    config.num_hidden_layers = layers
    config.intermediate_size = len(weights["encoder.layer.0.intermediate.dense.bias"])
    config.num_attention_heads = int(settings.get("heads", config.num_attention_heads))
    model = BertModel(config, add_pooling_layer=False)
    missing, strange = model.load_state_dict({name: torch.tensor(array) for name, array in weights.items()}, strict=False)
    if strange or [name for name in missing if "position_ids" not in name]:
        raise ModelError(f"The encoder in {folder.name!r} is not of the kind that is trained here: {sorted([*missing, *strange])[:3]}")
    modules = SentenceTransformer(str(base_folder()), device="cpu", model_kwargs={"attn_implementation": "eager"})
    held = modules[0].auto_model
    held.config, held.embeddings, held.encoder = config, model.embeddings, model.encoder
    return modules


def _weights(folder: Path) -> dict[str, npt.NDArray[np.float32]]:
    """The weights by their names in torch. Those of products have lost theirs: a product's node tells what it belongs to."""
    import onnx
    from onnx import numpy_helper

    graph: Any = onnx.load(str(folder / "encoder.onnx")).graph
    held = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    found = {name.removeprefix(_ROOT): array.astype(np.float32) for name, array in held.items() if name.startswith(_ROOT)}
    out = {name: array for name, array in found.items() if not name.endswith(("_scale", "_zero_point", "_quantized"))}
    for name in [n for n in held if n.startswith(_ROOT) and n.endswith("_quantized")]:
        plain = name.removesuffix("_quantized")
        out[plain.removeprefix(_ROOT)] = _full(held, plain)
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            place = ".".join(node.name.strip("/").split("/")[1:-1])
            out[f"{place}.weight"] = _full(held, node.input[1].removesuffix("_quantized")).T
    return {name: np.ascontiguousarray(array) for name, array in out.items()}


def _full(held: dict[str, npt.NDArray[Any]], name: str) -> npt.NDArray[np.float32]:
    """The 8-bit weights times their scale, one for each column or one for all."""
    whole = held[f"{name}_quantized"].astype(np.float32) - held[f"{name}_zero_point"].astype(np.float32)
    return np.asarray(whole * held[f"{name}_scale"].astype(np.float32), dtype=np.float32)
