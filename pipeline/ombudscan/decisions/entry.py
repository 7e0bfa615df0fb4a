"""One decision, what it was made on, and the hash that ties it to the one before."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from dataclasses import asdict, dataclass
from typing import Any, Literal, get_args

from ombudscan.errors import OmbudscanError
from ombudscan.text import folded

Choice = Literal["agree", "dismiss", "unsure"]
Ground = Literal["not_about", "meets_code", "misread", "accepted", "other"]
CHOICES: tuple[Choice, ...] = get_args(Choice)
# Why something is dismissed, in words for the form.
GROUNDS: dict[Ground, str] = {
    "not_about": "These words are not about this provision",
    "meets_code": "These words meet the Code",
    "misread": "The document was read wrongly",
    "accepted": "It is so, and accepted",
    "other": "Another reason",
}
# What the first entry has for the hash of the one before.
START = "0" * 64
ABSENT = "absent"
# Half of a SHA-256's first half, as in a file of dismissals.
_DIGITS = 16
MOST_NAME, MOST_REASON = 200, 4000


class DecisionError(OmbudscanError):
    """A decision cannot be kept or the log cannot be used; the message says why and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a decision is about: a finding in a document, or the cell of a landlord and a provision.

    `asked` is the kind of document. `said` is what the tool says (a severity, a cell's state). `document` is the path below the
    audited folder of the document whose `words` are shown; a cell may have none. `fingerprint` stays the same while
    the words do, whatever their case, spacing and punctuation.
    """

    kind: Literal["finding", "cell"]
    landlord: str
    asked: str
    edition: str
    provision: str
    key: str
    rule: str
    said: str
    document: str
    words: str
    fingerprint: str

    @property
    def id(self) -> str:
        """What is the same in a later run if the passage is: sixteen letters for addresses and tables."""
        about = [self.kind, folded(self.landlord), self.asked, self.edition, self.provision, self.rule, self.fingerprint]
        if self.kind == "finding":
            about.append(self.document)
        return digest(canonical(about))[:_DIGITS]


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A decision as a person makes it; `blind` tells that others' decisions on the subject were hidden from the reviewer."""

    subject: Subject
    reviewer: str
    decision: Choice
    ground: Ground | None = None
    reason: str = ""
    blind: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A decision in the log: the how-manieth it is, when it was made (UTC), and its hash."""

    number: int
    at: str
    made: Made
    hash: str


def made(subject: Subject, reviewer: str, decision: str, ground: str | None = None, reason: str = "", blind: bool = False) -> Made:
    """Return a decision that may be kept; raise DecisionError with a sentence for the reviewer where something lacks."""
    name, why = clean(reviewer), clean(reason)
    if decision not in CHOICES:
        raise DecisionError("Choose agree, dismiss or unsure.")
    if not name:
        raise DecisionError("Say who decides: a name stands with every decision.")
    if len(name) > MOST_NAME or len(why) > MOST_REASON:
        raise DecisionError(f"Keep the name to {MOST_NAME} characters and the reason to {MOST_REASON}.")
    if decision == "dismiss" and ground not in GROUNDS:
        raise DecisionError("Choose why it is dismissed.")
    if decision == "dismiss" and ground == "other" and not why:
        raise DecisionError("Write why it is dismissed.")
    held = ground if decision == "dismiss" else None
    return Made(subject=subject, reviewer=name, decision=decision, ground=held, reason=why, blind=blind)  # type: ignore[arg-type]


def clean(text: str) -> str:
    """Return text as a person typed it without what cannot be seen: control, format and surrogate characters."""
    lines = text.replace("\r\n", "\n").split("\n")
    kept = ("".join(c for c in line if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn") or c == "\t") for line in lines)
    return "\n".join(kept).strip()


def fingerprint(*words: str) -> str:
    """Return what stays the same while the words do, `absent` where there are none."""
    said = [folded(w) for w in words]
    return digest("\n".join(said))[:_DIGITS] if any(said) else ABSENT


def canonical(value: object) -> str:
    """Return the one way to write a value as JSON: keys in order, no blanks, ASCII."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False)


def digest(text: str) -> str:
    """Return the SHA-256 of a text, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def written(number: int, at: str, one: Made) -> str:
    """Return the canonical JSON of a decision: what is stored and hashed."""
    return canonical({"number": number, "at": at, **asdict(one)})


def chained(body: str, previous: str) -> str:
    """Return the hash of an entry: of its canonical JSON and the hash of the entry before."""
    return digest(f"{body}\n{previous}")


def read(body: str, hash: str) -> Entry:
    """Return the entry that `body` holds; raise ValueError where it is none."""
    try:
        said: dict[str, Any] = json.loads(body)
        subject = Subject(**said.pop("subject"))
        number, at = said.pop("number"), said.pop("at")
        return Entry(number=number, at=at, made=Made(subject=subject, **said), hash=hash)
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("no decision") from error
