"""Tables of a document -> the rows of a self-assessment form that they hold."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TypeVar

from ombudscan.extract import answers, form_columns, form_words, requirements
from ombudscan.extract.entries import Entry, Spans, led
from ombudscan.extract.form_columns import ALIKE, Roles, TableLine
from ombudscan.extract.form_words import ANSWERS, Part, column, numbers
from ombudscan.nouns import Document, Row
from ombudscan.pattern import Pattern

_Name = TypeVar("_Name", bound=str)


@dataclass(frozen=True, slots=True)
class _Columns:
    """What the columns of a table before hold, for a table of the same width without a header."""

    roles: Roles = field(default_factory=dict)
    width: int = 0

    def of(self, width: int) -> Roles:
        return self.roles if width == self.width else {}


def entries(document: Document, pairs: frozenset[int] = frozenset()) -> tuple[tuple[Entry, ...], frozenset[int]]:
    """Return the rows found in form tables but `pairs` (form_labels.labelled), in order, and the indexes of the tables that are forms."""
    labels = _labels(document)
    found: list[Entry] = []
    forms: set[int] = set()
    bare: dict[int, list[Entry]] = {}
    before, bare_before = _Columns(), _Columns()
    for table, group in groupby(enumerate(document.rows), key=lambda x: x[1].table):
        if table in pairs:
            continue
        lines = [_line(document, i, row, labels) for i, row in group]
        broad = max((len(line.texts) for line in lines), default=0)
        rows, roles = _of_table(document, lines, before.of(broad))
        if not roles and (headed := bare_before.of(broad)) != before.of(broad):
            rows, roles = _of_table(document, lines, headed)
        if any(part in ANSWERS for part, _ in roles.values()):
            before = _Columns(roles, broad)
            found.extend(rows)
            forms.update([table] if rows else [])
        elif roles:
            bare_before = _Columns(roles, broad)
            bare[table] = rows
    if forms:
        return tuple(found), frozenset(forms)
    unanswered = [row for rows in bare.values() for row in rows]
    found = led(document, unanswered)
    return (tuple(found), frozenset(bare)) if found != unanswered else ((), frozenset())


def _labels(document: Document) -> dict[tuple[int, int], str]:
    found: dict[tuple[int, int], str] = {}
    for block in document.blocks:
        if block.row is not None and block.column is not None:
            found.setdefault((block.row, block.column), block.label)
    return found


def _line(document: Document, index: int, row: Row, labels: dict[tuple[int, int], str]) -> TableLine:
    texts = {c.column: f"{labels.get((index, c.column), '')} {document.quote(c.span)}".strip() for c in row.cells}
    return TableLine(row, texts, {c.column: c.span for c in row.cells})


def _of_table(document: Document, lines: list[TableLine], inherited: Roles) -> tuple[list[Entry], Roles]:
    """The rows of one table and the parts of its columns; none of them may be an answer's."""
    roles: Roles = {}
    found: list[Entry] = []
    heading = ""
    after_header = False
    for n, line in enumerate(lines):
        below = lines[n + 1 :]
        header = form_columns.answering(form_columns.asking(form_columns.header(line), below), below)
        if not header and (chosen := form_columns.choices(line, roles or inherited)):
            roles = form_columns.guessed_beside(chosen, below)
            after_header = True
            continue
        if header and form_columns.counted(header, below):
            if not found:
                return [], {}
            break  # a summary below the form's own rows
        if header:
            roles = form_columns.joined(roles, header) if after_header else header
            heading = line.texts[0] if column(line.texts.get(0, "")) is None else heading
            after_header = True
            continue
        after_header = False
        roles = roles or (inherited if form_columns.fits(inherited, lines) else form_columns.guessed(lines))
        if not roles:
            return [], {}
        if line.only and _is_title(line.only) and not (len(line.filled) == 1 and _leading(line.only)):
            heading = line.only
        elif entry := _entry(line, roles, heading):
            _add(found, entry)
    summary = all(part in ANSWERS or part == "number" for part, _ in roles.values())  # "3.1 | Compliant"
    if summary and not any(e.evidence for e in found):
        return [], {}
    if _lettered(document, found):
        found = [replace(e, lettered=True) for e in found]
    if found and form_columns.slipped(roles, lines):
        found = [_either(e) for e in found]
    return (found, roles) if found or after_header else ([], {})  # a header alone is that of the table below it


def _lettered(document: Document, found: list[Entry]) -> bool:
    """Whether a column's answers are letters, "P" among them beside "Y" or "N"; a tick set in Wingdings is a "P" too."""
    letters = {answers.letter(document.quote(s)) for e in found for part, spans in e.boxes if part == "answer" for s in spans}
    return "p" in letters and bool(letters & {"y", "n"})


def _either(entry: Entry) -> Entry:
    """A row whose mark may stand for Yes and for No, the words beside it its evidence."""
    boxes = dict(entry.boxes)
    mark, beside = boxes.get("yes", ()), boxes.get("no", ())
    return replace(entry, boxes=(("yes", mark), ("no", mark)), evidence=(*beside, *entry.evidence)) if mark and beside else entry


_TITLE = Pattern(
    r"\s*(?:section\s+\d|\d{1,2}[.:)]?\s+\D|stage\s+\d|(?:mandatory|best practice)\b|.{0,60}\b(?:requirements|stage \d)\s*$)", re.IGNORECASE
)


def _is_title(text: str) -> bool:
    """Whether a row's only text is a title over the rows below it, not a requirement with all its cells empty."""
    return len(text) < 120 and (bool(_TITLE.match(text)) or requirements.best(text) < ALIKE)


# Which of them a row is stands beside its requirement in the older form, and is no word of the landlord's.
_FORCE = frozenset({"must", "should"})


def _entry(line: TableLine, roles: Roles, heading: str) -> Entry | None:
    """The row's cells by their parts; None for a row with nothing in it."""
    if not line.filled:
        return None
    parts = _by_part(line, roles)
    asked = parts.get("requirement", [])
    beside = line.texts[parts["number"][0]] if "number" in parts else ""
    printed = numbers(beside)
    title = "" if printed else beside
    words = " ".join(line.texts[c] for c in asked)
    if not printed and (leading := _leading(words)):
        printed, words = leading[0], words[leading[1] :]

    def spans(part: Part) -> Spans:
        return tuple(line.spans[c] for c in parts.get(part, []))

    return Entry(
        at=min(line.spans[c].start for c in line.filled),
        words=f"{title} {words}".strip(),
        heading=f"{' '.join(line.row.path)} {heading}",
        numbers=printed or _section(title),
        requirement=spans("requirement"),
        boxes=tuple((part, spans(part)) for part in ANSWERS if any(p == part for p, _ in roles.values())),
        evidence=spans("evidence"),
        commentary=spans("commentary"),
        extra=_merged(
            tuple(
                (roles.get(c - _shift(line, roles), ("extra", ""))[1], (line.spans[c],))
                for c in parts.get("extra", [])
                if line.texts[c].strip().casefold() not in _FORCE
            ),
            (),
        ),
    )


def _by_part(line: TableLine, roles: Roles) -> dict[Part, list[int]]:
    """The filled columns of a row by what they hold; a column too many is commentary where there is none yet."""
    shift = _shift(line, roles)
    spare: Part = "extra" if any(p == "commentary" for p, _ in roles.values()) else "commentary"
    found: dict[Part, list[int]] = {}
    for c in line.filled:
        found.setdefault(roles[c - shift][0] if c - shift in roles else spare, []).append(c)
    return found


def _leading(words: str) -> tuple[tuple[str, ...], int] | None:
    """The provisions' numbers that a requirement's cell opens with, and where its words begin."""
    found, several, end = form_words.numbered(words)
    return (several, end) if found and (not found["word"] or form_words.CODE_WORD.match(words)) else None


def _section(title: str) -> tuple[str, ...]:
    """A title such as "3: Accessibility" or "Section 3 - Accessibility" heads the one row that another Code's form has for the section."""
    found = re.match(r"\s*(?:code\s+)?(?:section\s*)?(?P<n>\d)\b(?!\.\d)", title, re.IGNORECASE)
    return (found["n"],) if found else ()


def _shift(line: TableLine, roles: Roles) -> int:
    """How many columns the row stands to the right of its header, as where a leading pipe makes an empty first cell."""
    asked = next((c for c, (p, _) in roles.items() if p == "requirement"), None)
    if asked is None:
        return 0
    alike = {s: requirements.best(line.texts.get(asked + s, "")) for s in (0, 1, -1) if asked + s >= 0}
    own = line.texts.get(asked, "")
    if alike[0] >= ALIKE or ((leading := _leading(own)) and own[leading[1] :].strip()):  # "9.3 Sharing learning" stands where it belongs
        return 0
    top = max(alike, key=lambda s: (alike[s], s == 0))
    number = next((c for c, (p, _) in roles.items() if p == "number"), None)
    if number is not None and top and not numbers(line.texts.get(number + top, "")):
        return 0
    return top if alike[top] >= ALIKE else 0


def _add(found: list[Entry], entry: Entry) -> None:
    """Add a row, or what a page end cut off the row before it."""
    last = found[-1] if found else None
    if last is not None and not entry.numbers and _goes_on(last, entry):
        found[-1] = replace(
            last,
            words=f"{last.words} {entry.words}".strip(),
            requirement=last.requirement + entry.requirement,
            boxes=_merged(last.boxes, entry.boxes),
            evidence=last.evidence + entry.evidence,
            commentary=last.commentary + entry.commentary,
            extra=_merged(last.extra, entry.extra),
        )
    elif last is not None and _is_below(last, entry):
        found[-1] = replace(last, evidence=(*(s for _, spans in entry.boxes for s in spans), *entry.evidence), commentary=entry.commentary)
    elif entry.words or entry.numbers:
        found.append(entry)


def _is_below(last: Entry, entry: Entry) -> bool:
    """Whether a row under the number of the one above it, which has an answer and nothing else, holds that one's evidence."""
    answered = any(spans for _, spans in last.boxes)
    return bool(entry.numbers) and entry.numbers == last.numbers and answered and not (entry.words or last.evidence or last.commentary)


def _goes_on(last: Entry, entry: Entry) -> bool:
    if not entry.words:
        return True
    first = entry.words.lstrip()[:1]
    return first.islower() and bool(last.words) and last.words.rstrip()[-1] not in ".?!:;" and requirements.best(entry.words) < 0.5


def _merged(one: tuple[tuple[_Name, Spans], ...], two: tuple[tuple[_Name, Spans], ...]) -> tuple[tuple[_Name, Spans], ...]:
    both: dict[_Name, Spans] = {name: () for name, _ in (*one, *two)}
    for name, spans in (*one, *two):
        both[name] = (*both[name], *spans)
    return tuple(both.items())
