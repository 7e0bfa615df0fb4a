"""ombudscan: what a landlord's complaint documents say, held against the Complaint Handling Code.

import ombudscan
report = ombudscan.check("policy.pdf")
for finding in report.findings: ...
run = ombudscan.audit("corpus/", out="runs/x")
run.findings.groupby(["edition", "rule"]).size()
"""

from __future__ import annotations

from os import PathLike
from typing import TYPE_CHECKING

from ombudscan.version import VERSION

if TYPE_CHECKING:
    import pandas

    from ombudscan.audit.verb import audit
    from ombudscan.nouns import EditionId, Report
    from ombudscan.store import Run

__version__ = VERSION
__all__ = ["__version__", "audit", "check", "open_run", "to_frame", "to_json"]


def __getattr__(name: str) -> object:
    """The verb `audit` is loaded when it is first asked for."""
    if name == "audit":
        import importlib

        return importlib.import_module("ombudscan.audit")
    raise AttributeError(f"module 'ombudscan' has no attribute {name!r}")


def check(
    path: str | PathLike[str], *, as_of: str | None = None, code: EditionId | None = None, model: str | PathLike[str] | None = None
) -> Report:
    """Return the report on the document at `path`, judged on the ISO day `as_of` (today) by `code` (settled automatically).

    `model` is a folder that `ombudscan train` wrote; the shipped model by default. The document is read in a child process
    with limits. Raises UnreadableError, with an outcome from the closed list and a sentence, where it cannot be read.
    """
    import datetime
    from pathlib import Path

    from ombudscan import isolate
    from ombudscan.errors import UnreadableError
    from ombudscan.nouns import Settings

    day = datetime.date.fromisoformat(as_of) if as_of else datetime.date.today()
    done = isolate.check(Path(path), Settings(as_of=day.isoformat(), code=code), Path(model) if model is not None else None)
    if done.report is None:
        raise UnreadableError(done.outcome, done.message)
    return done.report


def to_json(report: Report) -> str:
    """Return the report as JSON text of the published schema."""
    from ombudscan.report import to_json as writer

    return writer.dumps(report)


def to_frame(report: Report) -> pandas.DataFrame:
    """Return the report's findings as a table, one row a finding."""
    from ombudscan.report import to_frame as table

    return table(report)


def open_run(path: str | PathLike[str]) -> Run:
    """Return the run that an audit wrote into the folder `path`; raise NoRunError where there is none, or half of one."""
    from ombudscan import store

    return store.open_run(path)
