"""How far a run is: a bar for people, JSON lines for programs, or nothing."""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from typing import Protocol, TextIO

from rich.console import Console
from rich.live import Live
from rich.text import Text

_BAR = 24
_SHOWN_NAMES = 3
# The rate is that of the last so many seconds, so that a resumed run does not boast with what it skipped.
_WINDOW = 30.0


class Progress(Protocol):
    """What a run tells while it works."""

    def start(self, total: int, there: int) -> None:
        """Begin: so many documents, of which so many are done from before."""

    def done(self, outcome: str) -> None:
        """One more document is done, with this outcome."""

    def running(self, names: list[str]) -> None:
        """These are being read now."""

    def stop(self) -> None:
        """No more will come."""


class Silent:
    """Tells nothing."""

    def start(self, total: int, there: int) -> None:
        """Do nothing."""

    def done(self, outcome: str) -> None:
        """Do nothing."""

    def running(self, names: list[str]) -> None:
        """Do nothing."""

    def stop(self) -> None:
        """Do nothing."""


class Counts(Silent):
    """Counts what is done, and at what rate (documents a second)."""

    def __init__(self) -> None:
        self.total = self.there = 0
        self.outcomes: Counter[str] = Counter()
        self.names: list[str] = []
        self._ends: list[float] = []

    def start(self, total: int, there: int) -> None:
        """Begin to count."""
        self.total, self.there = total, there

    def done(self, outcome: str) -> None:
        """Count one more."""
        self.outcomes[outcome] += 1
        now = time.monotonic()
        self._ends = [t for t in self._ends if t > now - _WINDOW] + [now]

    def running(self, names: list[str]) -> None:
        """Keep the names."""
        self.names = names

    @property
    def finished(self) -> int:
        """How many are done, with those from before."""
        return self.there + self.outcomes.total()

    @property
    def rate(self) -> float:
        """Documents a second over the last half minute; 0 while it cannot be said."""
        ends = self._ends
        return (len(ends) - 1) / (ends[-1] - ends[0]) if len(ends) > 1 and ends[-1] > ends[0] else 0.0

    @property
    def left(self) -> float | None:
        """Seconds to go at that rate, None while it cannot be said."""
        return (self.total - self.finished) / self.rate if self.rate else None


class Lines(Counts):
    """A JSON object a line on standard error after every document."""

    def __init__(self, out: TextIO | None = None) -> None:
        super().__init__()
        self._out = out or sys.stderr

    def done(self, outcome: str) -> None:
        """Count one more and tell."""
        super().done(outcome)
        said = {"done": self.finished, "total": self.total, "rate": round(self.rate, 2), "outcomes": dict(self.outcomes), "now": self.names}
        print(json.dumps(said), file=self._out, flush=True)


class Bar(Counts):
    """Two lines on standard error that are written anew as the run goes on."""

    def __init__(self, console: Console | None = None) -> None:
        super().__init__()
        self._console = console or Console(stderr=True)
        self._live = Live(console=self._console, refresh_per_second=4, transient=True, get_renderable=self.shown)

    def start(self, total: int, there: int) -> None:
        """Show the bar."""
        super().start(total, there)
        self._live.start()

    def stop(self) -> None:
        """Take the bar away."""
        self._live.stop()

    def shown(self) -> Text:
        """Return the two lines."""
        full = _BAR * self.finished // self.total if self.total else _BAR
        left = "" if self.left is None else f"  {self.left:.0f} s left"
        first = f"Reading  {'#' * full}{'-' * (_BAR - full)}  {self.finished}/{self.total}  {self.rate:.1f} docs/s{left}"
        counts = " · ".join(f"{name.replace('_', ' ')} {n}" for name, n in self.outcomes.most_common())
        now = ", ".join(self.names[:_SHOWN_NAMES])
        # Names of files may hold anything: Text takes no markup, and what is not printable is left out.
        return Text("".join(c for c in f"{first}\n{counts}" + (f"  now: {now}" if now else "") if c == "\n" or c.isprintable()))


def chosen(way: str) -> Progress:
    """Return the progress called `way` (auto, json, none); auto is silent where standard error is no terminal."""
    if way == "json":
        return Lines()
    return Bar() if way == "auto" and sys.stderr.isatty() else Silent()
