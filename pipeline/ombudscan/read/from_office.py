"""Old Word files, OpenDocument and rich text -> drafts, by way of LibreOffice where it is installed.

LibreOffice runs once a file: in a folder of its own that goes when it is done, without macros, links or network, and never longer
than `SECONDS`. What it makes is a .docx, so that automatic clause numbers come through the same reader as Word's own.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path

from ombudscan import folders
from ombudscan.errors import UnreadableError
from ombudscan.nouns import Notice
from ombudscan.read.assemble import Reading

SECONDS = 50.0  # below the shortest time that a document's process has
_MOST = 50_000_000
_NAMES = ("soffice", "libreoffice")
_RESTART = 81  # LibreOffice has set up its profile and asks to be started again
_TRIES = 2
# No network (a proxy that is not there), no macros, nothing fetched for links in a document, no first-start work.
_SETTINGS = (
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
)


_FOLDERS = "ombudscan-office-"


def reading(data: bytes, ending: str) -> Reading:
    """Return the reading of a .doc, .odt or .rtf (`ending`, without its stop); raise UnreadableError where LibreOffice cannot help."""
    from ombudscan.read import from_docx

    if len(data) > _MOST:
        raise UnreadableError("too_large", "The file is larger than 50 MB. Take the pictures out and save it again.")
    own = program()
    if own is None:
        raise UnreadableError(
            "unsupported",
            f"A .{ending} file is read by way of LibreOffice, which is not installed here. "
            "Install it (on Debian: libreoffice-writer-nogui), or save the file as .docx or PDF and read that.",
        )
    made = from_docx.reading(_converted(data, ending, own))
    made.notices.append(
        Notice(code="other", message=f"The file (.{ending}) was turned into a Word file by LibreOffice before it was read.")
    )
    return made


def program() -> Path | None:
    """Return LibreOffice's own program, None where there is none; the script in front of it would leave it behind when it is stopped."""
    found = next((p for name in _NAMES if (p := shutil.which(name))), None)
    if found is None:
        return None
    whole = Path(found).resolve()
    inner = whole.with_name("soffice.bin")
    return inner if inner.exists() else whole


def _converted(data: bytes, ending: str, program: Path) -> bytes:
    """Return the .docx that LibreOffice makes of a file."""
    with folders.folder(_FOLDERS) as folder:
        _write_profile(folder)
        source = folder / f"document.{ending}"
        source.write_bytes(data)
        command = [*_fenced(), str(program), f"-env:UserInstallation={(folder / 'profile').as_uri()}", *_options(folder), str(source)]
        for _ in range(_TRIES):
            if _run(command, folder) != _RESTART:
                break
        made = folder / "out" / "document.docx"
        with suppress(OSError):
            if out := made.read_bytes():
                return out
    raise UnreadableError("corrupt", f"LibreOffice could not open the .{ending} file. It may be damaged or locked: save it again as .docx.")


def _options(folder: Path) -> list[str]:
    quiet = ["--headless", "--invisible", "--norestore", "--nolockcheck", "--nodefault", "--nologo", "--nofirststartwizard"]
    return [*quiet, "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out")]


def _run(command: Sequence[str], folder: Path) -> int:
    """Run LibreOffice and return its status; it is killed, and what it printed is dropped, when its time is up."""
    home = {"HOME": str(folder), "TMPDIR": str(folder), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp"}
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env=home,
            timeout=SECONDS / _TRIES,
            check=False,
        )
    except subprocess.TimeoutExpired as e:
        raise UnreadableError("timeout", "LibreOffice took too long over the file and was stopped. Save it as .docx or PDF.") from e
    except OSError as e:
        raise UnreadableError("unsupported", "LibreOffice is installed but cannot be started. Save the file as .docx or PDF.") from e
    return done.returncode


@cache
def _fenced() -> tuple[str, ...]:
    """Return the commands to put in front, where the system has them: no network for what follows, and no life after its parent."""
    fences = (("unshare", "--user", "--map-current-user", "--net"), ("setpriv", "--pdeathsig", "KILL"))
    return tuple(word for fence in fences if _works(fence) for word in fence)


def _works(fence: Sequence[str]) -> bool:
    if shutil.which(fence[0]) is None:
        return False
    with suppress(OSError, subprocess.TimeoutExpired):
        done = subprocess.run([*fence, "true"], stdin=subprocess.DEVNULL, capture_output=True, timeout=5, check=False)
        return done.returncode == 0
    return False


def _write_profile(folder: Path) -> None:
    user = folder / "profile" / "user"
    user.mkdir(parents=True)
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    names = 'xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"'
    (user / "registrymodifications.xcu").write_text(f'<?xml version="1.0" encoding="UTF-8"?><oor:items {names}>{items}</oor:items>')
