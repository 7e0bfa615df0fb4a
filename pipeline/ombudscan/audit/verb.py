"""The audit as the library has it: a folder in, a Run of data frames out."""

from __future__ import annotations

from os import PathLike
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ombudscan.audit.progress import Progress
    from ombudscan.nouns import EditionId
    from ombudscan.store import Run


def audit(
    folder: str | PathLike[str],
    *,
    out: str | PathLike[str],
    landlords: str | PathLike[str] | None = None,
    as_of: str | None = None,
    code: EditionId | None = None,
    model: str | PathLike[str] | None = None,
    workers: int | None = None,
    retry_failed: bool = False,
    dask: str | None = None,
) -> Run:
    """Read every document below `folder` (or those that the CSV `landlords` lists) into the run `out`, and return the run.

    Judged on the ISO day `as_of` (today) by `code` (settled for each document). `model` is a folder that `ombudscan train` wrote, or
    "quick"; the shipped model by default. What an earlier run into `out` did
    with the same documents is not done again. With `dask`, the address of a scheduler, its workers do the work. On Ctrl-C
    what is done is written and returned. Documents are read in child processes; on Windows, where each child imports the
    script again, one that calls this needs `if __name__ == "__main__":`. Raises InputError, RunError and ModelError, and
    ClusterError where the cluster cannot be used.
    """
    import datetime
    from pathlib import Path

    from ombudscan.audit.run import audit as run
    from ombudscan.nouns import Settings
    from ombudscan.store import open_run

    day = datetime.date.fromisoformat(as_of) if as_of else datetime.date.today()
    run(
        Path(folder),
        Path(out),
        Settings(as_of=day.isoformat(), code=code),
        landlords=Path(landlords) if landlords else None,
        model=Path(model) if model is not None else None,
        workers=workers,
        retry_failed=retry_failed,
        progress=_progress(),
        dask=dask,
    )
    return open_run(out)


def _progress() -> Progress:
    """A bar on a terminal and in a notebook, nothing elsewhere."""
    from rich.console import Console

    from ombudscan.audit import progress

    console = Console()
    return progress.Bar(console) if console.is_jupyter else progress.chosen("auto")
