"""Answers about the few documents at hand, remembered by which object was asked about: a whole report is too large to compare."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import Any, Concatenate, ParamSpec, TypeVar

# Objects that answers are remembered of, for each function: the policies of one landlord. They are kept as long as their answers.
MOST = 8

T = TypeVar("T")
P = ParamSpec("P")
R = TypeVar("R")


def once(work: Callable[Concatenate[T, P], R]) -> Callable[Concatenate[T, P], R]:
    """Return `work`, asked once of the same object as its first argument and equal further ones; what it returns must not be changed."""
    held: dict[int, tuple[T, dict[Any, R]]] = {}
    alone = Lock()

    @wraps(work)
    def asked(thing: T, /, *args: P.args, **kwargs: P.kwargs) -> R:
        known = held.get(id(thing))
        if known is None:
            known = (thing, {})
            with alone:
                if len(held) >= MOST:
                    del held[next(iter(held))]
                held[id(thing)] = known
        answers, key = known[1], (args, tuple(kwargs.items()))
        if key not in answers:
            answers[key] = work(thing, *args, **kwargs)
        return answers[key]

    return asked
