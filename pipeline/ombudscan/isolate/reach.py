"""What the children of one pool may reach: the files they may read and write, the programs they may start."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

# Of the system: its libraries and data, and what tells a library about the machine. Not /etc, /home, /root, /tmp, /var or /run as such.
_SYSTEM = (
    *("/usr", "/lib", "/lib64", "/nix/store", "/gnu/store"),
    *("/etc/ld.so.cache", "/etc/localtime", "/etc/fonts", "/etc/libreoffice", "/var/cache/fontconfig"),
    *("/var/lib/libreoffice", "/var/spool/libreoffice"),
    *("/proc/self", "/proc/cpuinfo", "/proc/meminfo", "/sys/devices", "/sys/class/drm", "/sys/bus/pci/devices"),
    *("/dev/null", "/dev/zero", "/dev/random", "/dev/urandom"),
)
_SINKS = ("/dev/null",)
_PACKAGE = Path(__file__).resolve().parents[1]
# Files of one call that are allowed one by one; of more, their folders are.
_MOST = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """The files and folders that children may read, and write, beside the program's own; None stands for no limit.

    `code` is where the program and what it needs are, the default what this process runs; `programs` are those that they may
    start, looked for where there are none.
    """

    read: tuple[Path, ...] | None = None
    write: tuple[Path, ...] | None = ()
    code: tuple[Path, ...] = ()
    programs: tuple[Path, ...] = ()


def settled(reach: Reach) -> Reach:
    """Return the reach with what is the same for every child, looked up once and in few paths: each path costs each child time."""
    office = office_folder()
    return replace(reach, code=_common(reach.code or code(), office), programs=reach.programs or programs(office))


@cache
def _common(code: tuple[Path, ...], office: Path | None) -> tuple[Path, ...]:
    """The system's folders, the program's own and LibreOffice's; none that lies in another of them."""
    paths = (*map(Path, _SYSTEM), *code, *((office,) if office else ()))
    places = {path: f"{path.resolve()}/" for path in paths if path.exists()}
    every = tuple(dict.fromkeys(places.values()))
    return tuple(path for path, place in places.items() if not any(place != other and place.startswith(other) for other in every))


def only(paths: Iterable[Path | None]) -> Reach:
    """Return the reach of children that read these files and folders and no others, and write none."""
    there = tuple(dict.fromkeys(p for p in paths if p is not None))
    return Reach(read=there if len(there) <= _MOST else tuple({p.parent for p in there}))


def code() -> tuple[Path, ...]:
    """Return the folders that hold Python, the packages that this process may import, and the shipped model.

    The folder of the user's own script, which Python puts first, is none of them: it may be the home folder.
    """
    main = getattr(sys.modules.get("__main__"), "__file__", None)
    first = {"", str(Path.cwd()), str(Path(main).resolve().parent) if main else ""}
    further = [p for p in (sys.path[1:] if sys.path and sys.path[0] in first else sys.path) if p]
    ours = (_PACKAGE, _PACKAGE / "models", _PACKAGE.parents[1] / "models")
    tessdata = os.environ.get("TESSDATA_PREFIX")
    return tuple(map(Path, dict.fromkeys((sys.prefix, sys.base_prefix, *further, *map(str, ours), *([tessdata] if tessdata else [])))))


def readable(reach: Reach, scratch: Path) -> tuple[Path, ...] | None:
    """Return all that a child of this settled reach may read, None where nothing is kept from it."""
    return None if reach.read is None else (*reach.code, scratch, *reach.read, *(reach.write or ()))


def writable(reach: Reach, scratch: Path) -> tuple[Path, ...] | None:
    """Return all that a child may write, None where nothing is kept from it."""
    return None if reach.write is None else (*map(Path, _SINKS), scratch, *reach.write)


def office_folder() -> Path | None:
    """Return the folder of LibreOffice's programs, None where it is not installed."""
    from ombudscan.read.from_office import program

    found = program()
    return found.parent if found else None


def programs(office: Path | None) -> tuple[Path, ...]:
    """Return what a child may start: LibreOffice, what keeps it from outliving the child, and the system's loader of programs."""
    if office is None:
        return ()
    helpers = (shutil.which(name) for name in ("setpriv", "unshare", "true"))
    loaders = (p for folder in ("/lib", "/lib64") for p in Path(folder).glob("ld-*.so*"))
    return (office, *(Path(p).resolve() for p in helpers if p), *(p.resolve() for p in loaders))
