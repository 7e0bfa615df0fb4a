"""What a child answers -> plain bytes, and back: JSON with the bytes beside it, held to the type that its function promises.

A child that was taken over by a document may write anything. Nothing it writes names a class, a function or a module: the types
come from the function that the parent itself asked for, and each value has to be of the type that stands at its place.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache, partial
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, NoReturn, Union, get_args, get_origin, get_type_hints

from ombudscan.errors import OmbudscanError

# Bytes of one answer: a marked copy of the largest file that is read, several times over.
MOST_BYTES = 256_000_000
# Values in one answer (the samples' reports have 3,000 to 12,000), each of which may cost the parent some hundred bytes.
MOST_VALUES = 3_000_000
_SIZE = 8
# A whole number may stand where a fraction is due, and no fraction is as large as a whole number can be.
_MOST_BITS = 63


class AnswerError(OmbudscanError):
    """An answer is not what was promised; the message tells nothing of it."""


class _Beside:
    """The bytes that follow the JSON, taken in their order."""

    def __init__(self, data: memoryview) -> None:
        self.left = data

    def take(self, count: int) -> bytes:
        if not 0 <= count <= len(self.left):
            raise AnswerError("bytes are missing")
        taken, self.left = bytes(self.left[:count]), self.left[count:]
        return taken


Reader = Callable[[Any, _Beside], Any]


def packed(answer: object) -> bytes:
    """Return an answer as bytes; raise TypeError or ValueError where it holds what has no plain form, MemoryError where it is too large."""
    beside: list[bytes] = []
    text = json.dumps(answer, default=partial(_plain, beside=beside), allow_nan=False, check_circular=False).encode("ascii")
    if _SIZE + len(text) + sum(map(len, beside)) > MOST_BYTES or values(text) > MOST_VALUES:
        raise MemoryError
    return b"".join((len(text).to_bytes(_SIZE, "big"), text, *beside))


def _plain(value: object, beside: list[bytes]) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return [type(value).__name__, *(getattr(value, name) for name in _names(type(value)))]
    if isinstance(value, bytes):
        beside.append(value)
        return {"bytes": len(value)}
    if isinstance(value, Path):
        return {"path": os.fspath(value)}
    raise TypeError(f"{type(value).__name__} has no plain form")


def values(text: bytes) -> int:
    """Return a number that the values in some JSON do not exceed by more than one, without reading it."""
    return text.count(b",") + text.count(b"[") + text.count(b"{")


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(f.name for f in fields(kind))


def promised(work: Callable[..., Any]) -> Any:  # noqa: ANN401 - a type in any of Python's forms
    """Return the type that a function says it returns; raise TypeError where it does not say, or where that has no plain form."""
    while isinstance(work, partial):
        work = work.func
    kind = get_type_hints(work).get("return", Any)
    _reader(kind)
    return kind


def unpacked(kind: Any, data: bytes) -> Any:  # noqa: ANN401 - of the type `kind`
    """Return the answer in these bytes, which come from a child and are not trusted; raise AnswerError where it is no `kind`."""
    size = int.from_bytes(data[:_SIZE], "big")
    text = data[_SIZE : _SIZE + size]
    if len(text) != size or values(text) > MOST_VALUES:
        raise AnswerError("an answer of a wrong size")
    beside = _Beside(memoryview(data)[_SIZE + size :])
    try:
        answer = _reader(kind)(json.loads(text.decode("ascii"), parse_constant=_no_number), beside)
    except (ValueError, TypeError, RecursionError) as error:
        raise AnswerError(type(error).__name__) from None
    if beside.left:
        raise AnswerError("bytes are left over")
    return answer


def _no_number(_: str) -> NoReturn:
    raise ValueError


@cache
def _reader(kind: Any) -> Reader:  # noqa: ANN401 - a type in any of Python's forms
    """Return what reads a value of a type; raise TypeError where the type has no plain form."""
    origin, args = get_origin(kind), get_args(kind)
    if origin is Literal:
        return partial(_one_of, {(type(a), a) for a in args})
    if origin in (Union, UnionType):
        return partial(_either, NoneType in args, tuple(_reader(a) for a in args if a is not NoneType))
    if origin in (tuple, list):
        every = origin is list or args[1:] == (...,)
        return partial(_many, origin, _reader(args[0])) if every else partial(_row, tuple(map(_reader, args)))
    if kind is bytes:
        return partial(_held, "bytes", int, lambda count, beside: beside.take(count))
    if isinstance(kind, type) and issubclass(kind, Path):
        return partial(_held, "path", str, lambda name, _: Path(name))
    if isinstance(kind, type) and is_dataclass(kind):
        hints = get_type_hints(kind)
        return partial(_noun, kind, tuple((name, _reader(hints[name])) for name in _names(kind)))
    exact = {str: (str,), bool: (bool,), int: (int,), float: (float, int), NoneType: (NoneType,), None: (NoneType,)}
    if kind in exact:
        return partial(_just, frozenset(exact[kind]))
    raise TypeError(f"an answer cannot be of the type {kind}")


def _just(types: frozenset[type], value: object, _: _Beside) -> object:
    if type(value) not in types or (isinstance(value, int) and value.bit_length() > _MOST_BITS):
        raise AnswerError("another type")
    return value


def _one_of(options: set[tuple[type, object]], value: object, _: _Beside) -> object:
    if (type(value), value) not in options:  # a list cannot be looked up: TypeError
        raise AnswerError("none of the words")
    return value


def _either(nothing: bool, readers: tuple[Reader, ...], value: object, beside: _Beside) -> object:
    if nothing and value is None:
        return None
    before = beside.left
    for read in readers[:-1]:
        try:
            return read(value, beside)
        except (AnswerError, TypeError):
            beside.left = before
    return readers[-1](value, beside)


def _many(kind: Callable[[Any], object], read: Reader, value: object, beside: _Beside) -> object:
    if type(value) is not list:
        raise AnswerError("no list")
    return kind(read(v, beside) for v in value)


def _row(readers: tuple[Reader, ...], value: object, beside: _Beside) -> object:
    if type(value) is not list or len(value) != len(readers):
        raise AnswerError("no row")
    return tuple(read(v, beside) for read, v in zip(readers, value, strict=True))


def _held(name: str, kind: type, take: Reader, value: object, beside: _Beside) -> object:
    if type(value) is not dict or list(value) != [name] or type(value[name]) is not kind:
        raise AnswerError("nothing held")
    return take(value[name], beside)


def _noun(kind: Callable[..., object], parts: tuple[tuple[str, Reader], ...], value: object, beside: _Beside) -> object:
    if type(value) is not list or len(value) != len(parts) + 1 or value[0] != getattr(kind, "__name__", ""):
        raise AnswerError("another noun")
    return kind(**{name: read(v, beside) for (name, read), v in zip(parts, value[1:], strict=True)})
