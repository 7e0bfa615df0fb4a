#!/usr/bin/env bash
# The part of no_network.sh that runs in the empty network name space.
set -euo pipefail
.venv/bin/python - <<'PYTHON'
"""Bring the loopback up (no program for it need be installed), and make sure that nothing else is there."""
import fcntl
import socket
import struct

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
    fcntl.ioctl(one, 0x8914, struct.pack("16sH14x", b"lo", 1 | 64))  # SIOCSIFFLAGS: up and running
names = [name for _, name in socket.if_nameindex()]
with open("/proc/net/route", encoding="ascii") as routes:
    assert len(routes.readlines()) == 1, "there is a way out"
print(f"network: {', '.join(names)}; no route out")
PYTHON
if [ "${1:-}" = --short ]; then
  out=$(mktemp -d)
  trap 'rm -rf "$out"' EXIT
  .venv/bin/ombudscan check corpus/samples/*/*.pdf corpus/samples/*/*.html corpus/samples/*/*.docx --as-of 2026-11-21 --out "$out" --fail-on never >/dev/null
  .venv/bin/python -m pytest -q tests/test_isolate.py tests/cli/test_check.py tests/audit/test_verb.py
  exit
fi
exec .venv/bin/python -m pytest "$@"
