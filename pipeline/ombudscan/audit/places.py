"""Where a run is written: a folder here, or one anywhere that fsspec reaches; whole files only, so that a reader sees all or none."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any


@dataclass(frozen=True, slots=True)
class Remote:
    """A file or folder by its address ("s3://bucket/run", "file:///mnt/run"), with the methods of Path that a run needs."""

    address: str

    def __truediv__(self, name: str) -> Remote:
        return Remote(f"{self.address.rstrip('/')}/{name}")

    @property
    def name(self) -> str:
        """The last part of the address."""
        return self.address.rstrip("/").rsplit("/", 1)[-1]

    def _reached(self) -> tuple[Any, str]:
        from fsspec.core import url_to_fs

        system, path = url_to_fs(self.address)
        return system, path

    def here(self) -> Path | None:
        """Return the path of a file or folder of this machine (or mounted on it); None for one elsewhere."""
        system, path = self._reached()
        return Path(path) if _is_local(system) else None

    def exists(self) -> bool:
        """Tell whether it is there now."""
        system, path = self._reached()
        system.invalidate_cache()
        return bool(system.exists(path))

    def read_bytes(self) -> bytes:
        """Return the file's bytes; raise OSError where there are none."""
        system, path = self._reached()
        return bytes(system.cat_file(path))

    def unlink(self, missing_ok: bool = False) -> None:
        """Remove the file."""
        system, path = self._reached()
        try:
            system.rm_file(path)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def put(self, file: IO[bytes]) -> None:
        """Write what `file` holds. Stores of objects show it when it is complete; a folder gets it by a rename."""
        system, path = self._reached()
        parent, _, name = path.rpartition("/")
        system.makedirs(parent, exist_ok=True)
        local = _is_local(system)
        target = f"{parent}/.{name}.{os.getpid()}.partial" if local else path
        with system.open(target, "wb") as out:
            shutil.copyfileobj(file, out)
        if local:
            Path(target).replace(path)


def _is_local(system: Any) -> bool:  # noqa: ANN401 - fsspec has no types
    return "file" in system.protocol


Place = Path | Remote


def place(where: str | Path) -> Place:
    """Return the place that `where` names: an address if it has a scheme, else a path here."""
    return Remote(str(where)) if "://" in str(where) else Path(where)


def here(where: Place) -> Path | None:
    """Return the path of a place on this machine, however it was named; None for one elsewhere."""
    return where if isinstance(where, Path) else where.here()


@contextmanager
def whole(target: Place) -> Iterator[IO[bytes]]:
    """Give a file to write; when the block ends well it takes the place of `target` at once, else nothing is left of it."""
    if isinstance(target, Remote):
        with tempfile.TemporaryFile() as file:
            yield file
            file.seek(0)
            target.put(file)
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.{os.getpid()}.partial")
    try:
        with beside.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def sweep(folder: Place) -> None:
    """Remove what a killed process left half-written anywhere below a folder; stores elsewhere show nothing that is not whole."""
    path = here(folder)
    if path is not None:
        for left in path.rglob(".*.partial"):
            left.unlink(missing_ok=True)
