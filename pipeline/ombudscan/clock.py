"""Processor time that one document may take: begun where it is read, made longer by what turns out to be in it.

A limit of wall clock alone would blame a document for a busy machine. The timer is the system's own (ITIMER_PROF, all threads of
the process together); when it runs out the process is ended at once, in Python or in C. docs/decisions/0009.
"""

from __future__ import annotations

import signal

# Seconds of processor time: a base, and so much for each page as it is found (measured: 0.02 to 0.15 a page of text, 2 to 5 a
# page that is recognised from its picture).
BASE = 20.0
PAGE = 0.5
PICTURE = 15.0
# Where a format has no pages, so many characters count as one.
CHARACTERS = 3000

_THERE = hasattr(signal, "setitimer")


class _Limit:
    """Whether one was ever begun in this process: where none was, the system need not be asked at every page."""

    begun = False


def begin(seconds: float = BASE) -> None:
    """End this process once it has taken so many seconds of processor time from now, unless `grant` or `stop` is called."""
    if _THERE:
        _Limit.begun = True
        signal.setitimer(signal.ITIMER_PROF, seconds)


def grant(seconds: float) -> None:
    """Give so many seconds more; nothing happens where no limit was begun."""
    if _Limit.begun and (left := signal.getitimer(signal.ITIMER_PROF)[0]):
        signal.setitimer(signal.ITIMER_PROF, left + seconds)


def stop() -> None:
    """Take the limit away."""
    if _THERE:
        signal.setitimer(signal.ITIMER_PROF, 0)
