"""Passages -> Statements: each with its neighbours, the stage it belongs to and whether it is the landlord's present practice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from ombudscan.extract import parts, past_versions, scope, sections, stage, stage_names, table_heads
from ombudscan.extract.attributed import others_words
from ombudscan.extract.scope import Scope
from ombudscan.nouns import Claim, Document, Passage
from ombudscan.pattern import Pattern

_TITLE_WORDS = 7
_FRONT, _LONGEST_TITLE = 4, 120  # blocks, characters
# Headings of an account without rows, over what the Code asks in words of "we must": no practice of the landlord's.
_ASKED_OF_US = Pattern(
    r"\bwhat\s+(?:is|we\s+are|landlords\s+are)\s+(?:asked|required|expected)\b"
    r"|\bwhat\s+the\s+(?:\w+\s+){0,2}?(?:code|ombudsman)\s+(?:asks|requires|says|expects|wants)\b"
    r"|\b(?:code|ombudsman)(?:['’]s)?\s+requirements?\b|\brequirements?\s+of\s+the\s+(?:\w+\s+){0,2}?code\b|\b(?:we\s+are\s+)?required\s+to\s+do\b",
    re.IGNORECASE,
)

# "We must:" over a list in an account of how the Code is met: the Code's words again, and the practice follows.
_DUTIES = Pattern(
    r"^\W*(?:we|landlords?|the\s+landlord)\s+(?:must|should|(?:are|is)\s+(?:asked|required|expected)\s+to)\s*:", re.IGNORECASE
)
_ACCOUNT = Pattern(r"\bself[\s-]?assess\w*", re.IGNORECASE)

__all__ = ["Scope", "Statement", "statements"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A passage as the fact finders see it.

    `stage` is the stage of the landlord's process that it speaks of (0 a step before stage 1, None where none).
    `before` and `after` are the neighbouring sentences of the same block (list items have their list as neighbours).
    `scope` is "complaints" only where the sentence states the landlord's own present practice with complaints. `named` is the text
    with the document's own names of its stages put as "stage 1" and "stage 2".
    """

    passage: Passage
    text: str
    stage: int | None
    scope: Scope
    before: str = ""
    after: str = ""
    key: str = ""
    named: str = ""


def statements(document: Document, passages: tuple[Passage, ...], claims: tuple[Claim, ...]) -> tuple[Statement, ...]:
    """Return a statement for each passage, in order; `key` is the provision key of the row it stands in, if any."""
    texts = [document.quote(p.span) for p in passages]
    keys = [claims[p.claim].key if p.claim is not None else "" for p in passages]
    rename = _renaming(passages, texts)
    named = [rename(text) for text in texts]
    stages = _stages(document, passages, named, keys, rename)
    around = _neighbours(document, passages, texts)
    others = parts.of_others(document, passages, texts) | _of_past_versions(document, passages) | past_versions.bygone(passages, texts)
    account = any(b.span.end - b.span.start < _LONGEST_TITLE and _ACCOUNT.search(document.quote(b.span)) for b in document.blocks[:_FRONT])
    return tuple(
        Statement(
            passage=p,
            text=text,
            stage=number,
            scope="other_part" if i in others else _scope(p, text, account=account),
            before=before,
            after=after,
            key=key,
            named=told,
        )
        for i, (p, text, told, number, key, (before, after)) in enumerate(zip(passages, texts, named, stages, keys, around, strict=True))
    )


def _of_past_versions(document: Document, passages: tuple[Passage, ...]) -> frozenset[int]:
    """The places of those passages, rows of a form apart, that stand where the document tells of its own earlier versions."""
    past = {id(b) for b in past_versions.told(document)}
    return frozenset(i for i, p in enumerate(passages) if p.claim is None and id(document.blocks[p.block]) in past)


def _renaming(passages: tuple[Passage, ...], texts: list[str]) -> Callable[[str], str]:
    """What puts the names that a document gives to its stages as "stage 1" and "stage 2"."""
    if known := stage_names.names(texts):
        return lambda text: stage_names.numbered(text, known)
    steps = stage_names.in_steps([p.path for p in passages], texts)
    return (lambda text: stage_names.stepped(text, steps)) if steps else str


def _scope(p: Passage, text: str, *, account: bool) -> Scope:
    """What a passage speaks of: the sentence that announces its list may say that it is another procedure.

    In an `account` of how the Code is met duties are the Code's.
    """
    if others_words(text):
        return "quoted"
    announced = scope.of(p.lead_in) if p.lead_in else "complaints"
    if announced in ("other_service", "quoted"):
        return announced
    if p.claim is None and p.path and _ASKED_OF_US.search(p.path[-1]):
        return "quoted"
    if p.claim is None and account and (_DUTIES.match(p.lead_in) or _DUTIES.match(text)):
        return "quoted"
    return scope.of(text, p.path if p.claim is None else ())


def _stages(
    document: Document, passages: tuple[Passage, ...], texts: list[str], keys: list[str], rename: Callable[[str], str]
) -> list[int | None]:
    """Stages in reading order: a section's sentences carry theirs forward until another is named or the section ends."""
    found: list[int | None] = []
    place: object = None
    carried: int | None = None
    title: int | None = None
    after_two = ended = False
    for p, text, key in zip(passages, texts, keys, strict=True):
        if (p.path, p.claim) != place:
            place, carried, title, ended = (p.path, p.claim), None, None, False
        if p.claim is None and _is_title(document, p, text):
            title = carried = stage.of_heading(text, after_two=after_two)
            ended = title is None and sections.apart(text)
        setting = title if title is not None else None if ended else _setting(document, p, key, after_two, rename)
        number = stage.of(_with_lead(p, text), setting=setting, carried=carried)
        carried = number if number is not None or stage.each(text) else carried  # "At either stage ... That letter": of both
        after_two = after_two or title == 2 or any(stage.of_heading(rename(h)) == 2 for h in p.path)
        found.append(number)
    return found


def _is_title(document: Document, p: Passage, text: str) -> bool:
    """Whether a paragraph is a heading that the reader did not know for one: short, alone and without a full stop."""
    block = document.blocks[p.block]
    marked = block.kind == "item" and text.isupper() and (not block.label or block.label[0].isalnum())  # "IV. OUTSIDE HELP"
    alone = (block.kind == "paragraph" or marked) and block.row is None and block.span == p.span
    return alone and text[:1].isupper() and len(text.split()) <= _TITLE_WORDS and text[-1] not in ".!?:;,"


def _setting(document: Document, p: Passage, key: str, after_two: bool, rename: Callable[[str], str]) -> int | None:
    """The stage that the row, the table's headings or the headings above give a passage."""
    if key:
        return stage.of_key(key)
    in_table = _in_table(document, p)
    return in_table if in_table is not None else stage.of_path(tuple(map(rename, p.path)), after_two=after_two)


def _in_table(document: Document, p: Passage) -> int | None:
    block = document.blocks[p.block]
    if block.row is None or block.column is None:
        return None
    row = document.rows[block.row]
    heads = table_heads.headings(document, row)
    first = table_heads.label(document.quote(row.cells[0].span), heads) if row.cells and block.column else ""
    column = heads[block.column] if block.column < len(heads) else ""
    return next((s for s in (stage.of_heading(column), stage.of_heading(first)) if s is not None), None)


def _with_lead(p: Passage, text: str) -> str:
    """A list item read with the sentence that announces its list, where it names no stage itself."""
    return f"{p.lead_in} {text}" if p.lead_in and not stage.mentions(text) else text


def _neighbours(document: Document, passages: tuple[Passage, ...], texts: list[str]) -> list[tuple[str, str]]:
    groups: dict[object, list[int]] = defaultdict(list)
    for i, p in enumerate(passages):
        groups[_group(document, p)].append(i)
    around = [("", "")] * len(passages)
    for members in groups.values():
        for n, i in enumerate(members):
            before = texts[members[n - 1]] if n else passages[i].lead_in
            after = texts[members[n + 1]] if n + 1 < len(members) else ""
            around[i] = (before, after)
    return around


def _group(document: Document, p: Passage) -> object:
    block = document.blocks[p.block]
    if p.claim is not None:
        return ("claim", p.claim)
    return ("list", block.lead_in) if block.lead_in else ("block", p.block)
