"""A form with files, as it comes in -> its fields and its files on disk, counted, hashed and capped byte by byte.

Nothing is held in memory but what has just come. A file that is too large is thrown away while it still comes, so that the
browser sees the answer; what never ends, or comes too slowly, is cut off.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from python_multipart import MultipartParser
from python_multipart.exceptions import FormParserError
from python_multipart.multipart import parse_options_header
from starlette.requests import Request

from ombudscan.web import forms, kinds
from ombudscan.web.refused import RefusedError, sentences
from ombudscan.web.settings import MEGABYTE, ServeSettings

_MOST_PARTS = 12
_MOST_FIELD = 10_000
# What is taken in and thrown away beyond the largest file, in files of the largest size.
_THROWN_AWAY = 4
# Characters of a name, and bytes in UTF-8: a system holds 255, and names of ours are made of it ("NAME.dismissed.toml").
_LONGEST_NAME, _MOST_NAME_BYTES = 120, 200
_UNFIT = re.compile(r"[^\w .()\-]")
_DEVICES = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)")


@dataclass(slots=True, kw_only=True)
class Received:
    """A file that came in: the name it was given (made harmless), where it is, its hash and size; `fault` says why it is not taken."""

    name: str
    path: Path
    sha256: str = ""
    size: int = 0
    fault: str = ""
    status: int = 200


@dataclass(slots=True, kw_only=True)
class Form:
    """What a form with files said; a file that was not chosen is not there."""

    fields: dict[str, str] = field(default_factory=dict)
    files: dict[str, Received] = field(default_factory=dict)

    def discard(self) -> None:
        """Delete the files."""
        for one in self.files.values():
            one.path.unlink(missing_ok=True)

    @property
    def faults(self) -> list[tuple[str, str]]:
        """Return what is wrong with the files: the field's name and a sentence."""
        return [(name, one.fault) for name, one in self.files.items() if one.fault]

    @property
    def status(self) -> int:
        """Return the status of an answer that names the faults."""
        return max((one.status for one in self.files.values()), default=200)


async def received(request: Request, folder: Path, unlike: frozenset[str] = frozenset()) -> Form:
    """Return the form in the request's body, its files in `folder`; raise RefusedError where it is none, or no form of ours.

    The files of the fields `unlike` are no documents, and of any kind.
    """
    settings: ServeSettings = request.app.state.settings
    kind, options = parse_options_header(request.headers.get("content-type", ""))
    if kind != b"multipart/form-data" or not options.get(b"boundary"):
        raise RefusedError(415, *sentences(415))
    coming = _Coming(settings, folder, unlike, lambda given: forms.check(request, given))
    try:
        parser = MultipartParser(options[b"boundary"], coming.callbacks)  # type: ignore[arg-type]
        deadline = time.monotonic() + settings.upload_seconds
        most = (_THROWN_AWAY + 2) * settings.most_bytes
        total = 0
        async for chunk in request.stream():
            total += len(chunk)
            if total > most:
                raise RefusedError(413, *sentences(413))
            if time.monotonic() > deadline:
                raise RefusedError(408, "The file came too slowly.", "Send it again.")
            parser.write(chunk)
        parser.finalize()
        if not coming.ended:
            raise RefusedError(400, "The form did not come in full.", "Send it again.")
        return coming.form
    except FormParserError:
        coming.abandon()
        raise RefusedError(400, *sentences(400)) from None
    except BaseException:
        coming.abandon()
        raise


class _Coming:
    """The state of a form while it comes; python_multipart calls the methods."""

    def __init__(self, settings: ServeSettings, folder: Path, unlike: frozenset[str], check: Callable[[str], None]) -> None:
        self.form = Form()
        self.ended = False
        self._settings = settings
        self._folder = folder
        self._unlike = unlike
        self._check = check
        self._checked = False
        self._parts = 0
        self._header: tuple[bytearray, bytearray] = (bytearray(), bytearray())
        self._name = ""
        self._text: bytearray | None = None
        self._file: _File | None = None
        self.callbacks: dict[str, Callable[..., None]] = {
            "on_part_begin": self._part,
            "on_header_field": lambda data, start, end: self._header[0].extend(data[start:end]),
            "on_header_value": lambda data, start, end: self._header[1].extend(data[start:end]),
            "on_header_end": self._header_end,
            "on_headers_finished": self._begin,
            "on_part_data": self._data,
            "on_part_end": self._part_end,
            "on_end": self._end,
        }

    def abandon(self) -> None:
        if self._file:
            self._file.close()
            self._file.received.path.unlink(missing_ok=True)
        self.form.discard()

    def _part(self) -> None:
        self._parts += 1
        if self._parts > _MOST_PARTS:
            raise RefusedError(413, *sentences(413))
        self._disposition = b""

    def _header_end(self) -> None:
        name, value = (bytes(x) for x in self._header)
        self._header = (bytearray(), bytearray())
        if name.lower() == b"content-disposition":
            self._disposition = value

    def _begin(self) -> None:
        kind, options = parse_options_header(self._disposition)
        if kind != b"form-data" or b"name" not in options:
            raise RefusedError(400, *sentences(400))
        self._name = options[b"name"].decode("utf-8", "replace")
        if b"filename" not in options:
            self._text = bytearray()
            return
        if not self._checked:
            self._check(self.form.fields.get(forms.CSRF, ""))
            self._checked = True
        self._file = _File(harmless(options[b"filename"].decode("utf-8", "replace")), self._folder, self._settings.most_bytes)

    def _data(self, data: bytes, start: int, end: int) -> None:
        if self._file:
            self._file.write(data[start:end])
        elif self._text is not None:
            self._text += data[start:end]
            if len(self._text) > _MOST_FIELD:
                raise RefusedError(413, *sentences(413))

    def _part_end(self) -> None:
        if self._file:
            whole, self._file = self._file.closed(self._name not in self._unlike), None
            if whole is not None:
                self._replace(whole)
        elif self._text is not None:
            self.form.fields[self._name] = self._text.decode("utf-8", "replace").replace("\r\n", "\n")
            self._text = None

    def _replace(self, whole: Received) -> None:
        before = self.form.files.pop(self._name, None)
        if before:
            before.path.unlink(missing_ok=True)
        self.form.files[self._name] = whole

    def _end(self) -> None:
        self.ended = True
        if not self._checked:
            self._check(self.form.fields.get(forms.CSRF, ""))


class _File:
    """One file on its way to disk."""

    def __init__(self, name: str, folder: Path, most: int) -> None:
        self.received = Received(name=name, path=folder / secrets.token_hex(16))
        self._out: BinaryIO = os.fdopen(os.open(self.received.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")
        self._hash = hashlib.sha256()
        self._head = b""
        self._tail = b""
        self._most = most

    def write(self, data: bytes) -> None:
        self.received.size += len(data)
        if self.received.size > self._most:
            self._out.truncate(0)
            return
        if len(self._head) < kinds.HEAD_BYTES:
            self._head = (self._head + data)[: kinds.HEAD_BYTES]
        self._tail = (self._tail + data)[-kinds.TAIL_BYTES :]
        self._hash.update(data)
        self._out.write(data)

    def close(self) -> None:
        self._out.close()

    def closed(self, document: bool) -> Received | None:
        """Return the file as it came, None where none was chosen."""
        self.close()
        one = self.received
        if not one.name and not one.size:
            one.path.unlink()
            return None
        one.sha256 = self._hash.hexdigest()
        if one.size > self._most:
            one.fault = (
                f"{one.name} is larger than {self._most // MEGABYTE} MB. Take out what is no text, such as photographs, and save it again."
            )
            one.status = 413
        elif document and (fault := kinds.fault(one.name, self._head, self._tail)):
            one.fault, one.status = fault, 415
        return one


def harmless(given: str) -> str:
    """Return a file's name that leads nowhere and means nothing to a system: the last part, letters, digits and few signs, not too long."""
    last = re.split(r"[/\\]", given)[-1]
    plain = _UNFIT.sub("_", last).strip(" .")
    plain = f"_{plain}" if _DEVICES.match(plain) else plain
    stem, dot, ending = plain.rpartition(".")
    kept = f"{_cut(stem, len(ending) + 1)}{dot}{ending}" if dot and len(ending) < 10 else _cut(plain)
    return kept if kept or not given else "_"


def _cut(name: str, taken: int = 0) -> str:
    """A name's beginning, short enough to leave room for so many characters more."""
    part = name[: _LONGEST_NAME - taken].encode("utf-8", "replace")[: _MOST_NAME_BYTES - 4 * taken]
    return part.decode("utf-8", "ignore")
