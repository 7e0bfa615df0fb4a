"""Tables of a document -> the rows of a self-assessment form that they hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TypeVar

from ombudscan.extract import answers, requirements
from ombudscan.extract.entries import Entry, Spans
from ombudscan.extract.form_words import ANSWERS, CHOICES, Part, column, numbers
from ombudscan.nouns import Cell, Document, Row, Span

Roles = Mapping[int, tuple[Part, str]]
_Name = TypeVar("_Name", bound=str)

_ALIKE = 0.3
_LONG = 110


@dataclass(frozen=True, slots=True)
class _Line:
    """A row with its texts, by column; labels such as "1.2" that stand before a cell's words are put back."""

    row: Row
    texts: dict[int, str]
    spans: dict[int, Span]

    @property
    def filled(self) -> list[int]:
        return [c for c in sorted(self.texts) if self.texts[c].strip()]


def entries(document: Document) -> tuple[tuple[Entry, ...], frozenset[int]]:
    """Return the rows found in form tables, in order, and the indexes of the tables that are forms."""
    labels = _labels(document)
    found: list[Entry] = []
    forms: set[int] = set()
    before: Roles = {}
    width = 0
    for table, group in groupby(enumerate(document.rows), key=lambda x: x[1].table):
        lines = [_line(document, i, row, labels) for i, row in group]
        broad = max((len(line.texts) for line in lines), default=0)
        rows, roles = _of_table(document, lines, before if broad == width else {})
        if rows:
            found.extend(rows)
            forms.add(table)
            before, width = roles, broad
    return tuple(found), frozenset(forms)


def _labels(document: Document) -> dict[tuple[int, int], str]:
    found: dict[tuple[int, int], str] = {}
    for block in document.blocks:
        if block.row is not None and block.column is not None:
            found.setdefault((block.row, block.column), block.label)
    return found


def _line(document: Document, index: int, row: Row, labels: dict[tuple[int, int], str]) -> _Line:
    texts = {c.column: f"{labels.get((index, c.column), '')} {document.quote(c.span)}".strip() for c in row.cells}
    return _Line(row, texts, {c.column: c.span for c in row.cells})


def _of_table(document: Document, lines: list[_Line], inherited: Roles) -> tuple[list[Entry], Roles]:
    roles: Roles = {}
    found: list[Entry] = []
    heading = ""
    last_was_header = False
    for n, line in enumerate(lines):
        header = _asking(_header(line), lines[n + 1 :])
        if header:
            roles = _joined(roles, header, line) if last_was_header else header
            last_was_header = True
            if len(line.texts[0] if 0 in line.texts else "") and column(line.texts[0]) is None:
                heading = line.texts[0]
            continue
        if not roles:
            roles = inherited if _fits(inherited, lines) else _guessed(lines)
            if not roles:
                return [], {}
        last_was_header = False
        if len(line.filled) == 1 and _is_title(line.texts[line.filled[0]]):
            heading = line.texts[line.filled[0]]
        elif entry := _entry(line, roles, heading):
            _add(document, found, entry)
    if not any(part in ANSWERS for part, _ in roles.values()) or not found:
        return [], {}
    return found, roles


def _header(line: _Line) -> Roles:
    """The parts that a header row announces; nothing where the row is no header."""
    texts = line.texts
    if line.row.is_header and any(line.row.header):
        texts = {i: h for i, h in enumerate(line.row.header)}
    if any(len(t) > _LONG for t in texts.values()):
        return {}
    parts = {c: (column(t), t) for c, t in texts.items() if t.strip()}
    known: dict[int, tuple[Part, str]] = {c: (p, t) for c, (p, t) in parts.items() if p}
    if _section_with_choices(texts):
        return {0: ("requirement", ""), 1: ("yes", texts[1]), 2: ("no", texts[2])}
    kinds = {p for p, _ in known.values()}
    enough = len(known) >= 2 and (line.row.is_header or len(known) >= len(parts) - 1) and kinds != {"yes", "no"}
    if not enough or not (kinds & {"number", "requirement", "evidence", "answer"}):
        return {}
    if not line.row.is_header and len(kinds & set(CHOICES)) == 1:  # "Is the policy online? | Yes": a row, not a header
        return {}
    if not line.row.is_header and any(answers.is_answer(t) for c, t in texts.items() if known.get(c, ("", ""))[0] not in CHOICES):
        return {}
    return _settled(known, parts)


def _asking(roles: Roles, lines: list[_Line]) -> Roles:
    """Where no heading announces the requirement, the column whose words are alike to the Code's is it."""
    if not roles or any(p == "requirement" for p, _ in roles.values()):
        return roles
    alike = {c: sum(requirements.best(line.texts.get(c, "")) for line in lines[:6]) for c, (p, _) in roles.items() if p not in ANSWERS}
    top = max(alike, key=lambda c: alike[c], default=None)
    if top is None or alike[top] < _ALIKE * min(len(lines), 6) * 0.8:
        return roles
    return {**roles, top: ("requirement", roles[top][1])}


def _section_with_choices(texts: dict[int, str]) -> bool:
    """ "7. Outcomes | Yes | No |": a section title that carries the column heads."""
    if len(texts) < 3 or not texts.get(0, "").strip():
        return False
    return (
        texts.get(1, "").strip().casefold() == "yes"
        and texts.get(2, "").strip().casefold() == "no"
        and len(texts[0]) < 70
        and "?" not in texts[0]
    )


def _settled(known: dict[int, tuple[Part, str]], parts: Mapping[int, tuple[Part | None, str]]) -> Roles:
    """Put right what one heading alone cannot tell: "No." over numbers, a lone "Met", two columns of one kind."""
    roles = dict(known)
    kinds = [p for p, _ in roles.values()]
    for c, (part, text) in known.items():
        if part == "no" and "yes" not in kinds:
            roles[c] = ("number", text)
        elif part == "yes" and "no" not in kinds:
            roles[c] = ("answer", text)
    for c, (part, text) in parts.items():
        if part is None:
            roles[c] = ("extra", text)
    seen: set[Part] = set()
    for c in sorted(roles):
        part, text = roles[c]
        if part in seen and part not in ("extra", "evidence", "commentary"):
            roles[c] = ("extra", text)
        seen.add(part)
    if "requirement" not in seen and "number" in seen:
        return roles
    return roles


def _joined(roles: Roles, more: Roles, line: _Line) -> Roles:
    """A header broken over two rows: the second goes on where the first ended."""
    if not roles or any(p in ANSWERS or p in ("number", "requirement") for p, _ in more.values()):
        return more
    shift = max(roles) + 1
    return {**roles, **{c + shift: part for c, part in more.items()}}


def _fits(roles: Roles, lines: list[_Line]) -> bool:
    """Whether the columns of the table before also suit this one, which has no header of its own."""
    asked = next((c for c, (p, _) in roles.items() if p == "requirement"), None)
    if asked is None:
        return False
    return any(requirements.best(line.texts.get(asked, "")) >= _ALIKE for line in lines[:4])


def _guessed(lines: list[_Line]) -> Roles:
    """The parts of a table without header, by what stands in its columns: number, long text, short answer, free text."""
    width = max((len(line.texts) for line in lines), default=0)
    cols = {c: [line.texts[c] for line in lines if line.texts.get(c, "").strip()] for c in range(width)}
    alike = {c: sum(requirements.best(t) for t in texts) for c, texts in cols.items()}
    asked = max(alike, key=lambda c: alike[c], default=None)
    if asked is None or alike[asked] < _ALIKE * max(1, len(cols[asked]) // 2):
        return {}
    roles: dict[int, tuple[Part, str]] = {asked: ("requirement", "")}
    for c, texts in cols.items():
        if c != asked and texts and sum(len(t) < 14 and bool(numbers(t)) for t in texts) * 2 > len(texts):
            roles.setdefault(c, ("number", ""))
    rest = [c for c in cols if c not in roles]
    roles.update(_guessed_answers(cols, rest))
    free: list[Part] = ["evidence", "commentary"]
    for c in (c for c in rest if c not in roles):
        roles[c] = (free.pop(0), "") if free else ("extra", "")
    return roles if any(p in ANSWERS for p, _ in roles.values()) else {}


def _guessed_answers(cols: dict[int, list[str]], rest: list[int]) -> dict[int, tuple[Part, str]]:
    shares = {c: sum(answers.is_answer(t) or answers.is_mark(t) for t in cols[c]) / len(cols[c]) for c in rest if cols[c]}
    marks = [c for c in rest if cols[c] and all(len(t) <= 2 and answers.is_mark(t) for t in cols[c])]
    if marks and (marks[0] + 1 in rest) and (marks[0] + 1 in marks or not cols[marks[0] + 1]) and not _letters(cols[marks[0]]):
        return {marks[0]: ("yes", ""), marks[0] + 1: ("no", "")}
    best = max(shares, key=lambda c: (round(shares[c], 2), -c), default=None)
    return {best: ("answer", "")} if best is not None and shares[best] >= 0.4 else {}


def _letters(texts: list[str]) -> bool:
    return any(t.strip().casefold() in ("y", "n") for t in texts)


_TITLE = re.compile(
    r"\s*(?:section\s+\d|\d{1,2}[.:)]?\s+\D|stage\s+\d|(?:mandatory|best practice)\b|.{0,60}\b(?:requirements|stage \d)\s*$)", re.IGNORECASE
)


def _is_title(text: str) -> bool:
    """Whether a row's only text is a title over the rows below it, not a requirement with all its cells empty."""
    return len(text) < 120 and (bool(_TITLE.match(text)) or requirements.best(text) < _ALIKE)


def _entry(line: _Line, roles: Roles, heading: str) -> Entry | None:
    shift = _shift(line, roles)
    by_part: dict[Part, list[tuple[str, int]]] = {}
    for c in line.filled:
        part, name = roles.get(c - shift, ("extra", ""))
        if (c - shift) not in roles and not any(p == "commentary" for p, _ in roles.values()):
            part = "commentary"
        by_part.setdefault(part, []).append((name, c))
    asked = [c for _, c in by_part.get("requirement", [])]
    printed = numbers(line.texts[by_part["number"][0][1]]) if "number" in by_part else ()
    words = " ".join(line.texts[c] for c in asked)
    glued = _LEADING.match(words)
    if glued and not printed:
        printed = (glued["number"],)
    words = words[glued.end() :] if glued else words
    title = line.texts[by_part["number"][0][1]] if "number" in by_part and not printed else ""
    if not (words or printed or title):
        return Entry(at=_start(line), words="", **_parts(line, by_part, roles)) if line.filled else None
    return Entry(
        at=_start(line),
        words=f"{title} {words}".strip(),
        heading=f"{' '.join(line.row.path)} {heading}",
        numbers=printed or _section(title),
        requirement=tuple(line.spans[c] for c in asked),
        **_parts(line, by_part, roles),
    )


_LEADING = re.compile(r"\s*(?:code\s+(?:provision|section)\s*)?(?P<number>[1-9]\.\d{1,2})(?![\d.]*\d)[\s.:)–—-]*", re.IGNORECASE)


def _section(title: str) -> tuple[str, ...]:
    """ "3: Accessibility" or "Section 3 - Accessibility" heads the one row that another Code's form has for the section."""
    found = re.match(r"\s*(?:code\s+)?(?:section\s*)?(?P<n>\d)\b(?!\.\d)", title, re.IGNORECASE)
    return (found["n"],) if found else ()


def _parts(line: _Line, by_part: dict[Part, list[tuple[str, int]]], roles: Roles) -> dict[str, object]:
    def spans(part: Part) -> Spans:
        return tuple(line.spans[c] for _, c in by_part.get(part, []))

    return {
        "boxes": tuple((part, spans(part)) for part in ANSWERS if any(p == part for p, _ in roles.values())),
        "evidence": spans("evidence"),
        "commentary": spans("commentary"),
        "extra": tuple((name, (line.spans[c],)) for name, c in by_part.get("extra", [])),
    }


def _start(line: _Line) -> int:
    return min((line.spans[c].start for c in line.filled), default=0)


def _shift(line: _Line, roles: Roles) -> int:
    """How many columns the row stands to the right of its header, as where a leading pipe makes an empty first cell."""
    asked = next((c for c, (p, _) in roles.items() if p == "requirement"), None)
    if asked is None:
        return 0
    alike = {s: requirements.best(line.texts.get(asked + s, "")) for s in (0, 1, -1) if asked + s >= 0}
    if alike[0] >= _ALIKE:
        return 0
    top = max(alike, key=lambda s: (alike[s], s == 0))
    number = next((c for c, (p, _) in roles.items() if p == "number"), None)
    if number is not None and top and not numbers(line.texts.get(number + top, "")):
        return 0
    return top if alike[top] >= _ALIKE else 0


def _add(document: Document, found: list[Entry], entry: Entry) -> None:
    """Add a row, or what a page end cut off the row before it."""
    last = found[-1] if found else None
    if last is not None and not entry.numbers and _goes_on(document, last, entry):
        found[-1] = replace(
            last,
            words=f"{last.words} {entry.words}".strip(),
            requirement=last.requirement + entry.requirement,
            boxes=_merged(last.boxes, entry.boxes),
            evidence=last.evidence + entry.evidence,
            commentary=last.commentary + entry.commentary,
            extra=_merged(last.extra, entry.extra),
        )
    elif entry.words or entry.numbers:
        found.append(entry)


def _goes_on(document: Document, last: Entry, entry: Entry) -> bool:
    if not entry.words:
        return True
    first = entry.words.lstrip()[:1]
    return first.islower() and bool(last.words) and last.words.rstrip()[-1] not in ".?!:;" and requirements.best(entry.words) < 0.5


def _merged(one: tuple[tuple[_Name, Spans], ...], two: tuple[tuple[_Name, Spans], ...]) -> tuple[tuple[_Name, Spans], ...]:
    both: dict[_Name, Spans] = {name: () for name, _ in (*one, *two)}
    for name, spans in (*one, *two):
        both[name] = (*both[name], *spans)
    return tuple(both.items())
