"""What the product is made of: every locked dependency audited for known weaknesses, and a bill of materials (CycloneDX, JSON).

    python scripts/supply_chain.py --sbom sbom.json

pip-audit asks a service on the network; where it cannot be reached this is said, and the status is 2: not audited. 1 means that a
weakness is known. Needs the extra dev.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
LOCK = ROOT / "requirements.lock"
NOT_AUDITED = 2


def unhashed(lock: str) -> list[str]:
    """Return the requirements of a lock file that no hash is given for."""
    entries = re.split(r"\n(?=[A-Za-z0-9])", re.sub(r"^\s*#.*\n", "", lock, flags=re.MULTILINE))
    return [e.split()[0] for e in entries if e.strip() and "--hash=sha256:" not in e]


def audited() -> int:
    """Audit the lock file and print what is known; 0 clean, 1 a weakness, 2 not audited."""
    command = [
        sys.executable,
        "-m",
        "pip_audit",
        "--requirement",
        str(LOCK),
        "--require-hashes",
        "--disable-pip",
        "--format",
        "json",
        "--progress-spinner",
        "off",
    ]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)
        told = json.loads(done.stdout)["dependencies"]
    except (json.JSONDecodeError, KeyError, subprocess.TimeoutExpired):
        print("NOT AUDITED: the service that knows of weaknesses could not be reached. Run this where there is a network.")
        return NOT_AUDITED
    weak = [(d["name"], d["version"], v["id"], ", ".join(v["fix_versions"])) for d in told for v in d.get("vulns", [])]
    for name, version, weakness, mended in weak:
        print(f"{name} {version}: {weakness}; mended in {mended or 'no release yet'}")
    print(f"{len(told)} dependencies audited, {len(weak)} weaknesses known.")
    return 1 if weak else 0


def billed(target: Path) -> int:
    """Write the bill of materials of the project and its lock file; return how many components it has beside the project itself."""
    command = [
        sys.executable,
        "-m",
        "cyclonedx_py",
        "requirements",
        str(LOCK),
        "--pyproject",
        str(ROOT / "pyproject.toml"),
        "--output-format",
        "JSON",
        "--output-reproducible",
        "--output-file",
        str(target),
    ]
    subprocess.run(command, check=True, capture_output=True)
    return len(json.loads(target.read_text())["components"])


def main() -> int:
    parser = argparse.ArgumentParser(description="Audit the locked dependencies and write a bill of materials.")
    parser.add_argument("--sbom", type=Path, default=Path("sbom.json"))
    parser.add_argument("--no-audit", action="store_true", help="only the bill of materials and the hashes, without network")
    args = parser.parse_args()
    bare = unhashed(LOCK.read_text())
    print(f"{len(bare)} requirements without a hash. {' '.join(bare)}".strip())
    print(f"{billed(args.sbom)} components in {args.sbom}.")
    return 1 if bare else 0 if args.no_audit else audited()


if __name__ == "__main__":
    sys.exit(main())
