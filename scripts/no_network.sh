#!/usr/bin/env bash
# Runs the suite (or the tests given) once in a network name space that has nothing but its own loopback: what needs a network fails.
# Status 77 where this user may not make one.
set -euo pipefail
cd "$(dirname "$0")/.."
if ! unshare --net true 2>/dev/null; then
  unshare --user --map-root-user --net true 2>/dev/null || { echo "NOT RUN: no right to an empty network name space here."; exit 77; }
  own=(--user --map-root-user)
fi
exec unshare "${own[@]:---mount}" --net bash -c 'ip link set lo up 2>/dev/null || true; exec .venv/bin/python -m pytest "$@"' bash "$@"
