"""Fuzz one target: python scripts/fuzz_one.py TARGET [what libFuzzer understands, such as -max_total_time=600 FOLDER]."""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["ombudscan.read", "ombudscan.extract", "ombudscan.catalog", "ombudscan.dismissals"]):
    import fuzz_targets

if __name__ == "__main__":
    name, *rest = sys.argv[1:]
    atheris.Setup([sys.argv[0], *rest], fuzz_targets.TARGETS[name])
    atheris.Fuzz()
