#!/usr/bin/env bash
# Runs the suite (or the tests given) once in a network name space that has nothing but its own loopback: what needs a network fails.
# --short: the sample documents and the tests of check and audit alone, in a minute or two. Status 77 where no such space can be made.
set -euo pipefail
cd "$(dirname "$0")/.."
enter=(unshare --net)
if ! "${enter[@]}" true 2>/dev/null; then
  enter=(unshare --user --map-root-user --net)
  "${enter[@]}" true 2>/dev/null || { echo "NOT RUN: no right to an empty network name space here."; exit 77; }
fi
exec "${enter[@]}" bash scripts/no_network_inside.sh "$@"
