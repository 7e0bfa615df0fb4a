"""What a writer is given, and what several writers say in the same words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from ombudscan.nouns import Action, Answer, Box, Dismissal, Location, Picture, Report, Severity, Start, Status, Unit, VerdictStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A report; for each of its findings a picture and the places of its words (or none at all); the bytes of the document.

    `address` is the document's path below the folder in which the command runs, with slashes; "" where it is not known.
    """

    report: Report
    address: str = ""
    pictures: tuple[Picture | None, ...] = ()
    marks: tuple[tuple[Box, ...], ...] = ()
    original: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """A format of file: its ending and how it is written; `printed` formats may go to standard output.

    `pictures` and `marks` say what of the document's pages it wants. One that writes into a copy of the document itself names
    the media type that this must have, `of`; it parses the document, so it is run by isolate.writing alone, and raises
    AnnotationError where it cannot.
    """

    ending: str
    write: Callable[[Made], bytes]
    printed: bool = False
    pictures: bool = False
    marks: bool = False
    of: str = ""


# Control characters, those that turn the direction of the text about them, and what is no character at all.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]")


def seen(text: str) -> str:
    """Return `text` with a mark in the place of each character that a reader would not see."""
    return _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text)


def short(text: str, most: int) -> str:
    """Return a text on one line, cut between words where it has more than `most` characters."""
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[:most].rsplit(" ", 1)[0] + " …"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the list of findings: those of `severities` ask the same of the reader."""

    id: str
    title: str
    severities: tuple[Severity, ...]


# What judge.explain puts behind a message: the provision, or the Code of another year, and what the Code of its time said.
_HELD = re.compile(r"\s{0,20}Held against (?:the \d{4} Code\.|\S+ of the (?:\d{4} )?Code:).*", re.DOTALL)
PARTS = (
    Part(id="fix", title="To fix", severities=("breach", "gap")),
    Part(id="judge", title="To judge yourself", severities=("review",)),
    Part(id="note", title="Worth knowing", severities=("note",)),
)
SEVERITIES: dict[Severity, str] = {"breach": "Breach", "gap": "Gap", "review": "Judge yourself", "note": "Note"}
STATUSES: dict[Status, str] = {
    "met": "Met",
    "partly_met": "Partly met",
    "conflict": "In conflict",
    "not_found": "Not found",
    "not_assessable": "Not assessable",
}
ANSWERS: dict[Answer, str] = {
    "yes": "Yes",
    "no": "No",
    "partial": "In part",
    "not_applicable": "Not applicable",
    "narrative": "An account",
    "blank": "No answer",
    "unclear": "Unclear",
}
VERDICTS: dict[VerdictStatus, str] = {
    "met": "The policy says so",
    "contradicted": "The policy says otherwise",
    "silent": "The policy says nothing of it",
    "not_assessable": "For a person to judge",
}
ACTIONS: dict[Action, str] = {
    "acknowledge": "Acknowledge",
    "respond": "Answer",
    "extend": "Extend",
    "escalate": "Ask for the next stage",
    "complain": "Bring a complaint",
    "resolve_informally": "Resolve informally",
    "update": "Keep informed",
    "other": "Another step",
}
STARTS: dict[Start, str] = {
    "receipt": "from receipt",
    "logging": "from logging",
    "acknowledgement": "from the acknowledgement",
    "escalation": "from the request",
    "decision": "from the decision",
    "incident": "from the event",
}


def spot(at: Location) -> str:
    """Return clause and page of a place, as far as they are known."""
    said = (f"clause {at.label.rstrip('.')}" if at.label else "", f"page {at.page}" if at.page else "")
    return ", ".join(filter(None, said))


def brief(message: str) -> str:
    """Return a finding's message without what `judge.explain` puts behind it, for places where the provision stands by itself."""
    return _HELD.sub("", message)


def decided(d: Dismissal) -> str:
    """Return who set a finding aside, when and why."""
    return f"{d.name}, {d.date}: {d.reason}"


def doubt(at: Location) -> str:
    """Return the sentence that stands beside words which were read in a picture and may well be others; "" of all others."""
    if not at.doubtful or at.certainty is None:
        return ""
    return f"These words were read in a picture, and one of them is only {100 * at.certainty:.0f}% certain: compare them with the page."


def duration(value: float, unit: Unit) -> str:
    """Return a time in words: 1 working day, 12 months."""
    return f"{value:g} {unit.replace('_', ' ')}{'' if value == 1 else 's'}"
