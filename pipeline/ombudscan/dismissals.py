"""The file of dismissals beside a document: DOCUMENT.dismissed.toml <-> Dismissals. The only place that knows its format.

    format = "ombudscan.dismissed/1"

    [[dismissed]]
    rule = "late-response"            # a rule of this package
    provision = "6.3"                 # left out where the finding bears none
    fingerprint = "3f0c9a1b22d4e5f6"  # of the passage's words, or "absent" where the finding is that something is missing
    words = "We answer within ..."    # the passage, for whoever reads the file
    reason = "Agreed with the Ombudsman on 3 May 2026."
    name = "A. Reader"
    date = 2026-11-22

A file is read strictly: an unknown key or rule, a missing or empty value, a wrong type is an error that names file and line.
New dismissals are added at its end, so that remarks of its readers stay.
"""

from __future__ import annotations

import datetime
import difflib
import os
import re
import tempfile
import tomllib
from collections.abc import Sequence
from pathlib import Path

from ombudscan import catalog
from ombudscan.errors import DismissalError
from ombudscan.nouns import Dismissal

FORMAT = "ombudscan.dismissed/1"
ENDING = ".dismissed.toml"
ABSENT = "absent"
_KEYS = ("rule", "provision", "fingerprint", "words", "reason", "name", "date")
_OPTIONAL = ("provision", "words")
_TABLE = re.compile(r"^[ \t]{0,300}\[\[\s*dismissed\s*\]\]", re.MULTILINE)
_FINGERPRINT = re.compile(rf"[0-9a-f]{{16}}|{ABSENT}")


def beside(document: Path) -> Path:
    """Return where the dismissals of the document at `document` stand: policy.docx.dismissed.toml beside policy.docx."""
    return document.with_name(document.name + ENDING)


def read(path: Path) -> tuple[Dismissal, ...]:
    """Return the dismissals in the file at `path`, none where there is no file; raise DismissalError where it is wrong."""
    if not path.exists():
        return ()
    try:
        text = path.read_text(encoding="utf-8")
        table = tomllib.loads(text)
    except UnicodeDecodeError:
        raise DismissalError(f"{path.name}: not UTF-8 text; save it as UTF-8.") from None
    except OSError as error:
        raise DismissalError(f"{path.name} cannot be read: {error.strerror}.") from None
    except tomllib.TOMLDecodeError as error:
        raise DismissalError(_syntax(path, path.read_text(encoding="utf-8"), str(error))) from None
    except (RecursionError, ValueError):  # brackets without end, a number of thousands of digits
        raise DismissalError(f"{path.name}: it holds values that no list of dismissals has. Write it again.") from None
    entries = _entries(path, text, table)
    lines = [text.count("\n", 0, m.start()) + 1 for m in _TABLE.finditer(text)]
    return tuple(_dismissal(f"{path.name}, line {lines[i] if i < len(lines) else 1}", entry) for i, entry in enumerate(entries))


def _syntax(path: Path, text: str, said: str) -> str:
    at = re.search(r"\(at line (\d+), column \d+\)", said)
    line = int(at[1]) if at else text.count("\n") + 1
    return f"{path.name}, line {line}: no valid TOML ({re.sub(r' [(]at .*', '', said)}). Mend that line."


def _entries(path: Path, text: str, table: dict[str, object]) -> Sequence[object]:
    strange = [k for k in table if k not in ("format", "dismissed")]
    if strange:
        line = next((i for i, row in enumerate(text.splitlines(), 1) if row.lstrip(" [").startswith(strange[0])), 1)
        raise DismissalError(f"{path.name}, line {line}: unknown key {strange[0]!r}. A file holds format and [[dismissed]] tables only.")
    if table.get("format") != FORMAT:
        raise DismissalError(f'{path.name}, line 1: is not of this format. Its first line has to be: format = "{FORMAT}"')
    entries = table.get("dismissed", [])
    if not isinstance(entries, list):
        raise DismissalError(f"{path.name}, line 1: dismissed is no list of tables. Begin each with a line [[dismissed]].")
    return entries


def _dismissal(where: str, entry: object) -> Dismissal:
    """One table as a Dismissal; `where` is the file and the line on which it begins."""
    if not isinstance(entry, dict):
        raise DismissalError(f"{where}: not a table. Begin each dismissal with a line [[dismissed]].")
    strange = [k for k in entry if k not in _KEYS]
    if strange:
        raise DismissalError(f"{where}: unknown key {strange[0]!r}. Use {', '.join(_KEYS)}.")
    missing = [k for k in _KEYS if k not in _OPTIONAL and k not in entry]
    if missing:
        raise DismissalError(f"{where}: {missing[0]} is missing. Add it.")
    date = entry["date"]
    if not isinstance(date, datetime.date) or isinstance(date, datetime.datetime):
        raise DismissalError(f"{where}: date is {date!r}. Write a day without quotation marks, such as 2026-11-22.")
    texts = {k: v for k, v in entry.items() if k != "date"}
    empty = next((k for k, v in texts.items() if not isinstance(v, str) or (k != "words" and not v.strip())), None)
    if empty:
        raise DismissalError(f"{where}: {empty} is {texts[empty]!r}. Give some words in quotation marks.")
    return _checked(where, Dismissal(**{"provision": None, "words": "", **texts}, date=date.isoformat()))


def _checked(where: str, one: Dismissal) -> Dismissal:
    rules = [r.name for r in catalog.rules()]
    if one.rule not in rules:
        near = difflib.get_close_matches(one.rule, rules, n=3, cutoff=0.5)
        hint = f" Did you mean {', '.join(near)}?" if near else ""
        raise DismissalError(f"{where}: there is no rule {one.rule!r}.{hint}")
    if not _FINGERPRINT.fullmatch(one.fingerprint):
        raise DismissalError(f"{where}: {one.fingerprint!r} is no fingerprint. Let `ombudscan dismiss` write it.")
    return one


def add(path: Path, new: Sequence[Dismissal]) -> None:
    """Add dismissals at the end of the file at `path`, all or none; raise DismissalError where the file is wrong already."""
    read(path)
    before = path.read_text(encoding="utf-8").rstrip("\n") if path.exists() else f'format = "{FORMAT}"'
    text = "\n\n".join([before, *map(_written, new)]) + "\n"
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    scratch = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        scratch.chmod(path.stat().st_mode if path.exists() else 0o644)
        scratch.replace(path)  # readers see the old file or the new one, never a part
    except BaseException:
        scratch.unlink(missing_ok=True)
        raise


def _written(one: Dismissal) -> str:
    import tomli_w

    values = {k: getattr(one, k) for k in _KEYS if getattr(one, k) is not None}
    return "[[dismissed]]\n" + tomli_w.dumps(values | {"date": datetime.date.fromisoformat(one.date)}).rstrip("\n")
