"""Which files of a run could not be read, or only in part: why, and what to do."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from pathlib import Path

from ombudscan.store import Run
from ombudscan.web.run_nouns import Paper
from ombudscan.web.run_tables import Tables

# What an outcome means, and what to do about it where the file's own message does not say more.
REMEDIES: dict[str, tuple[str, str]] = {
    "partial": (
        "Read in part",
        "Pages without text and damage are named. Have pages recognised (tesseract’s English data), or ask for the original file.",
    ),
    "no_text_layer": ("Pictures without text", "Install tesseract’s English data, or ask the landlord for a file with text."),
    "encrypted": ("Locked with a password", "Ask for the file without a password, or save it without one."),
    "unsupported": ("A kind of file that is not read", "Ask for PDF, Word, or a web page; for old Word files install LibreOffice."),
    "corrupt": ("Damaged", "Download or ask for it again."),
    "too_large": ("Too large", "Ask for a smaller file, or divide it."),
    "timeout": ("Took too long", "Retry it when the machine is less busy; if it happens again, have the file printed to PDF anew."),
    "out_of_memory": ("Took too much memory", "Have the file printed to PDF anew, or divide it."),
    "crash": ("Ended the program that read it", "Retry it; if it happens again, have the file printed to PDF anew, and report it."),
    "internal_error": ("A fault of ombudscan", "Please report it, with the file if you may."),
    "not_relevant": ("Read, and no complaints document", "Look whether the right file was sent in."),
}


@dataclass(frozen=True, slots=True)
class Failure:
    """A file, what became of it, and what to do."""

    paper: Paper
    what: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Failures:
    """Files that were not read, and those read in part or no complaints documents."""

    unread: tuple[Failure, ...]
    doubtful: tuple[Failure, ...]


def failures(tables: Tables) -> Failures:
    """Return every document of the run that was not read wholly, by outcome and path."""
    papers = [p for one in tables.landlords.values() for p in one.papers if p.outcome != "ok"]
    papers.sort(key=lambda p: (p.outcome, p.path))
    made = [_failure(p) for p in papers]
    return Failures(tuple(f for f in made if not f.paper.readable), tuple(f for f in made if f.paper.readable))


def _failure(paper: Paper) -> Failure:
    what, remedy = REMEDIES.get(paper.outcome, (paper.outcome.replace("_", " "), "Retry it."))
    return Failure(paper, what, paper.message or (" ".join(paper.warnings) if paper.outcome == "partial" else "") or remedy)


def command(run: Run, documents: Path | None) -> str:
    """Return the command that reads again what failed of a run."""
    folder = shlex.quote(str(documents)) if documents else "FOLDER"
    day = run.manifest.get("settings", {}).get("as_of")
    judged = f" --as-of {day}" if day else ""
    return f"ombudscan audit {folder} --out {shlex.quote(str(run.folder))}{judged} --retry failed"
