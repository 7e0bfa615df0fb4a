"""What a product of the encoder's takes by onnxruntime's ways to multiply with whole numbers, and which of them take each row by itself.

    python scripts/encoder_products.py

Rows are those of a batch of 16 sentences of 31 tokens, sizes those of a layer. Processor milliseconds, medians by turns in one process.
Needs the package onnx (the [train] extra).
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from statistics import median
from typing import Any

import numpy as np
import numpy.typing as npt

ROWS = 16 * 31
# What goes in and comes out: the attention's products, and the two of the hidden units.
SIZES = ((384, 384), (384, 1536), (1536, 384))
BLOCK, TURNS, SEED = 128, 15, 7
MICROSOFT = "com.microsoft"


def quantised(weights: npt.NDArray[np.float32], block: int) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.float32]]:
    """Return the weights (in by out) as whole numbers, and a scale for each column in each `block` of rows."""
    parts = weights.reshape(-1, block, weights.shape[1])
    scales = np.abs(parts).max(axis=1) / 127
    return np.round(parts / scales[:, None]).astype(np.int8).reshape(weights.shape), scales.astype(np.float32)


def by_batch(weights: npt.NDArray[np.float32]) -> tuple[dict[str, Any], dict[str, npt.NDArray[Any]]]:
    """Return the step that scales whole numbers over all rows, and its constants."""
    whole, scales = quantised(weights, len(weights))
    return {"op": "DynamicQuantizeMatMul", "domain": MICROSOFT}, {"w": whole, "s": scales[0]}


def by_row(weights: npt.NDArray[np.float32]) -> tuple[dict[str, Any], dict[str, npt.NDArray[Any]]]:
    """Return the step that scales whole numbers over BLOCK numbers of a row, and its constants."""
    whole, scales = quantised(weights, BLOCK)
    into, out = weights.shape
    packed = (whole.T.astype(np.int16) + 128).astype(np.uint8).reshape(out, into // BLOCK, BLOCK)
    how = {"K": into, "N": out, "bits": 8, "block_size": BLOCK, "accuracy_level": 4}
    return {"op": "MatMulNBits", "domain": MICROSOFT, **how}, {"w": packed, "s": np.ascontiguousarray(scales.T).ravel()}


def in_full(weights: npt.NDArray[np.float32]) -> tuple[dict[str, Any], dict[str, npt.NDArray[Any]]]:
    """Return the step in full precision, and its constant."""
    return {"op": "MatMul", "domain": ""}, {"w": weights}


WAYS: dict[str, Callable[[npt.NDArray[np.float32]], tuple[dict[str, Any], dict[str, npt.NDArray[Any]]]]] = {
    "whole numbers, scaled over the batch (as shipped)": by_batch,
    "whole numbers, scaled within a row (MatMulNBits)": by_row,
    "full precision": in_full,
}


def session(step: dict[str, Any], constants: dict[str, npt.NDArray[Any]]) -> Any:
    """Return an onnxruntime session of one step that takes `x`."""
    import onnxruntime
    from onnx import TensorProto, helper, numpy_helper

    told = dict(step)
    node = helper.make_node(told.pop("op"), ["x", *constants], ["y"], domain=told.pop("domain"), **told)
    values = [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in ("x", "y")]
    held = [numpy_helper.from_array(array, name) for name, array in constants.items()]
    graph = helper.make_graph([node], "product", values[:1], values[1:], held)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18), helper.make_opsetid(MICROSOFT, 1)], ir_version=9)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])


def measured(into: int, out: int) -> dict[str, tuple[float, bool]]:
    """Return for each way the processor seconds, and whether a row comes out the same, bit for bit, beside other rows."""
    chance = np.random.default_rng(SEED)
    weights = chance.normal(size=(into, out)).astype(np.float32) / 20
    rows = chance.normal(size=(ROWS, into)).astype(np.float32)
    rows[1:] *= 3
    loaded = {name: session(*way(weights)) for name, way in WAYS.items()}
    taken: dict[str, list[float]] = {name: [] for name in WAYS}
    for _ in range(TURNS):
        for name, ready in loaded.items():
            begun = time.process_time()
            ready.run(None, {"x": rows})
            taken[name].append(time.process_time() - begun)
    few = np.concatenate([rows[:1], rows[1:4] / 9])
    same = {n: bool((s.run(None, {"x": rows})[0][0] == s.run(None, {"x": few})[0][0]).all()) for n, s in loaded.items()}
    return {name: (median(taken[name]), same[name]) for name in WAYS}


def main(given: list[str]) -> int:
    """Print the table."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args(given)
    found = [measured(*size) for size in SIZES]
    heads = " | ".join(f"{into} to {out}, ms" for into, out in SIZES)
    print(f"| {ROWS} rows | {heads} | a row the same beside others |\n{'|---' * (len(SIZES) + 2)}|")
    for name in WAYS:
        cells = " | ".join(f"{1000 * each[name][0]:.2f}" for each in found)
        print(f"| {name} | {cells} | {'yes' if all(each[name][1] for each in found) else 'no'} |")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
