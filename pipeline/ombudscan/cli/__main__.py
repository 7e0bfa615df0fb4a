"""`python -m ombudscan.cli`: the command line without its installed name."""

from __future__ import annotations

from ombudscan.cli import main

if __name__ == "__main__":  # a child process imports this module again
    main()
