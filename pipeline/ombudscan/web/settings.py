"""What `ombudscan serve` may be told, with every default in sight."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from ombudscan.nouns import EditionId

MEGABYTE = 1_000_000


def _token() -> str:
    return secrets.token_urlsafe(32)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServeSettings:
    """The settings of one server; the secrets are drawn anew for each.

    `run` is the folder of a run to look through, `documents` the folder that it audited, `database` the address of the PostgreSQL
    that keeps the decisions (beside the run by default).
    `token` opens the application once and is exchanged for the cookie `session`; `csrf` stands in every form. `folder` is where
    the private folder is made (the system's own by default). `as_of` is the ISO day of judging (today by default). Times are in
    seconds, sizes in bytes: `most_bytes` is what a file may have (what can be read has 50 MB at the most), `upload_seconds` how
    long all files of a form may take to arrive and `silence_seconds` how long nothing may come, `keep_seconds` after how long
    without use a draft is deleted. `warm` begins with the children before the first draft comes.
    """

    run: Path | None = None
    database: str | None = field(default=None, repr=False)
    documents: Path | None = None
    as_of: str | None = None
    code: EditionId | None = None
    timescales: Literal["ceiling", "exact"] = "ceiling"
    model: Path | None = None
    readers: int = 2
    folder: Path | None = None
    most_bytes: int = 50 * MEGABYTE
    most_drafts: int = 100
    upload_seconds: float = 120.0
    silence_seconds: float = 15.0
    keep_seconds: float = 7200.0
    warm: bool = True
    token: str = field(default_factory=_token, repr=False)
    session: str = field(default_factory=_token, repr=False)
    csrf: str = field(default_factory=_token, repr=False)
