"""Where the sentence encoder's time goes, by onnxruntime's own profile of its steps.

    python scripts/encoder_ops.py [--page docs/scale.md] [FILE ...]

The FILES' sentences (by default of the policies in corpus/samples) are read twice; the second time counts.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from pathlib import Path

from audit_tables import draw
from bench_classify import passages
from ombudscan import classify
from ombudscan.classify import encoder as encoders
from ombudscan.classify.lexical import Unit
from ombudscan.classify.model import shipped

ROOT = Path(__file__).parents[1]
# What each of onnxruntime's steps does, in words.
SAID = {
    "DynamicQuantizeMatMul": "weights times whole numbers, with rounding to them and back",
    "MatMulIntegerToFloat": "weights times whole numbers, and back",
    "DynamicQuantizeLinear": "rounding to whole numbers",
    "Softmax": "attention: softmax",
    "MatMul": "attention: products",
    "FusedMatMul": "attention: products",
    "Gelu": "Gelu",
    "LayerNormalization": "normalising",
    "Transpose": "turning tables",
    "Add": "adding",
}


def shares(units: list[Unit]) -> dict[str, float]:
    """Return the share of the encoder's time that each sort of step takes while it reads `units`."""
    import onnxruntime

    with tempfile.TemporaryDirectory() as scratch:
        options = onnxruntime.SessionOptions()
        options.enable_profiling, options.profile_file_prefix = True, str(Path(scratch, "steps"))
        loaded = encoders.load(shipped(), options)
        for _ in range(2):
            loaded.embed(units)
        events = json.loads(Path(loaded.session.end_profiling()).read_text(encoding="utf-8"))
    steps = [e for e in events if e.get("cat") == "Node" and e["name"].endswith("kernel_time")]
    taken: Counter[str] = Counter()
    for step in steps[len(steps) // 2 :]:
        taken[SAID.get(step["args"]["op_name"], "all else")] += step["dur"]
    return {name: time / taken.total() for name, time in taken.most_common()}


def main(given: list[str]) -> int:
    """Print the table, and draw it into the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="*", default=sorted((ROOT / "corpus/samples").glob("*/policy.*")))
    parser.add_argument("--page", type=Path, help="draw the table into this page")
    options = parser.parse_args(given)
    units = passages(options.files, classify.load())
    command = " ".join(["python", "scripts/encoder_ops.py", *given])
    lines = [f"| {name} | {share:.0%} |" for name, share in shares(units).items()]
    table = "\n".join([f"`{command}` ({len(units)} sentences)", "", "| step | of the encoder's time |", "| --- | --- |", *lines])
    print(table)
    if options.page:
        draw(options.page, "encoder", table)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
