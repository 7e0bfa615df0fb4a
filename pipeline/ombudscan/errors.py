"""What can go wrong, as values and as exceptions.

OmbudscanError
├── UnreadableError     the file cannot be read; carries an `Outcome` and a sentence for the user
├── CatalogError        a shipped data file (edition, rule) is not as it should be; lists every fault found
├── DismissalError      a file of dismissals is not as it should be; names the file and the line
├── AnnotationError     a document cannot be given marks or comments; the message says why and what to do
└── ModelError          a model folder is missing, damaged or of another version
"""

from __future__ import annotations

from typing import Literal

Outcome = Literal[
    "ok",
    "partial",
    "no_text_layer",
    "encrypted",
    "unsupported",
    "corrupt",
    "too_large",
    "timeout",
    "out_of_memory",
    "crash",
    "not_relevant",
    "internal_error",
]
# Those of documents that were read.
READ: frozenset[str] = frozenset({"ok", "partial", "not_relevant"})


class OmbudscanError(Exception):
    """Any error that this package raises on purpose."""


class UnreadableError(OmbudscanError):
    """A document cannot be read; `outcome` is from the closed list, the message says what to do."""

    def __init__(self, outcome: Outcome, message: str) -> None:
        super().__init__(outcome, message)
        self.outcome: Outcome = outcome
        self.message = message

    def __str__(self) -> str:
        return self.message


class CatalogError(OmbudscanError):
    """A data file of the package is wrong; the message names file, key and remedy for each fault."""


class ModelError(OmbudscanError):
    """A model folder cannot be used; the message says which file and why."""


class DismissalError(OmbudscanError):
    """A file of dismissals cannot be used; the message names the file, the line and the remedy."""


class AnnotationError(OmbudscanError):
    """A document cannot be given marks or comments; the message says why, and what to do."""
