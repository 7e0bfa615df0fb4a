"""Rows of cells as a reader found them -> headings and tables: title rows out, header rows marked, layout undone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass

from ombudscan.read.assemble import CellDraft, Draft, TableDraft
from ombudscan.text import folded, normalise

# Words that stand over the columns of the forms, of action plans, of contact and of timescale tables.
_HEADER = re.compile(
    r"""\b(?:
        provisions? | requirements? | compl(?:y|ies|iant|iance|ied) | evidence | commentary | comments? | explanations?
      | section | question | yes | no | stage | step | action | owner | deadline | status | response | timescales?
      | responsib(?:le|ility) | role | contact | method | description | reference | date | version | risk | outcome
      | met | partial(?:ly)? | improvements? | code | clause | ref | id | type | who | what | when | how | why
      | target | measure | notes? | details? | topic | area | channel | remedy | category | impact | award | name
      | acknowledg(?:ed|e?ment) | answer(?:ed)? | repl(?:y|ied) | extension | extended | times? | how\ long | service | limit
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_FORM_HEADER = re.compile(
    r"\b(?:provision|requirement|compl(?:y|ies|iant|iance)|evidence|commentary|yes\s*/\s*no|do (?:we|you) follow|code section)\b", re.I
)
# "Stage 1", "Step two", "Stage 2 (review)", "First stage": columns named by number.
_STEP_NAME = re.compile(
    r"\W{0,300}(?:(?:stage|step|tier|level|phase)\s+(?:\d|one|two|three|[ivx]+)|(?:first|second|third|final|1st|2nd|3rd)\s+(?:stage|step|answer|reply|response))"
    r"\s*(?:[(:–—-][^.;]{0,30})?",
    re.IGNORECASE,
)
# "Ten working days", "5 days": what stands under such a heading, and never in it.
_LENGTH = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty)\s+(?:working|calendar|clear|more|further)?\s{0,300}"
    r"(?:hours?|days?|weeks?|months?|years?)\b",
    re.IGNORECASE,
)
# Over the second of two columns: "Time limit", "How long", "Working days".
_TIME_COLUMN = re.compile(
    r"(?:(?:our|the)\s+)?(?:(?:target|maximum|longest)\s+)?(?:time(?:s|scales?|\s+limits?|\s+allowed)?|how\s+(?:long|soon)|when|deadline|target|limit"
    r"|(?:working\s+)?days)\W*(?:\([^)]{0,60}\))?",
    re.IGNORECASE,
)
_YES_NO = re.compile(r"(?:yes|no|met|not met|partly|partial(?:ly)?|n/?a)\W*", re.I)
_COOKIE = re.compile(r"\bcookies?\b", re.I)
_COOKIE_COLUMN = re.compile(r"\b(?:duration|expir(?:y|es|ation)|purpose|provider|description|lifetime|type)\b", re.I)
_COOKIE_HEAD = re.compile(r"(?:cookie )?(?:name|duration|expir(?:y|es|ation)|purpose|provider|description|lifetime|type|category)\W*", re.I)
# "Section 2 - Exclusions", "Part B", "Stage 1": titles that outrank others within a table.
_MAJOR = re.compile(r"\s{0,300}(?:section|part|chapter|stage)\s+(?:\d|[a-z]\b|[ivx]+\b|one|two|three)", re.I)
_LONG = 60
_BARE_NUMBER = re.compile(r"\s{0,300}\d{1,2}\.\d{1,2}[.)]?\s*")


@dataclass(slots=True, kw_only=True)
class RowDraft:
    """A row as found: its cells, whether the file marks it as a heading, whether one cell spans every column."""

    cells: list[CellDraft]
    head: bool = False
    full: bool = False


def shaped(rows: Sequence[RowDraft], level: int, declared: bool = False) -> list[Draft | TableDraft]:
    """Return the headings and tables that `rows` make up; `level` is that of the heading they stand under.

    Where `declared`, the file itself says which rows are headings; otherwise the first row's words settle it.
    """
    rows = [r for r in rows if any(d.text.strip() for c in r.cells for d in c.blocks)]
    width = max((len(r.cells) for r in rows), default=0)
    if not rows or is_cookie_table(rows):
        return []
    if width == 1:
        return [d for r in rows for c in r.cells for d in c.blocks]
    for r in rows:
        r.cells.extend(CellDraft() for _ in range(width - len(r.cells)))
    if not declared:
        _mark_headers(rows)
    return _parted(rows, level)


def _mark_headers(rows: list[RowDraft]) -> None:
    body = [r for r in rows if not is_title(r)]
    if body and looks_like_header([words(c) for c in body[0].cells], [[words(c) for c in r.cells] for r in body[1:]]):
        body[0].head = True
    first = _row_words(body[0]) if body else ""
    for r in body[1:]:
        if (body[0].head and _row_words(r) == first) or is_form_header([words(c) for c in r.cells]):
            r.head = True


def _parted(rows: list[RowDraft], level: int) -> list[Draft | TableDraft]:
    out: list[Draft | TableDraft] = []
    heads: list[list[CellDraft]] = []
    body: list[list[CellDraft]] = []
    major, used = False, False

    def close() -> None:
        if body:
            out.append(TableDraft(rows=deepcopy(heads) + body, headers=len(heads)))
            body.clear()

    for r in rows:
        if is_title(r) and not r.head:
            used = used or bool(body)
            close()
            text = " ".join(words(c) for c in r.cells).strip()
            major = major or bool(_MAJOR.match(text))
            out.append(Draft(kind="heading", text=text, level=level + (1 if _MAJOR.match(text) or not major else 2)))
        elif r.head:
            if body or used:
                close()
                heads, used = [], False
            heads.append(r.cells)
        else:
            body.append(r.cells)
    close()
    if heads and not any(isinstance(d, TableDraft) for d in out):
        out.append(TableDraft(rows=heads, headers=len(heads)))
    return out


def words(cell: CellDraft) -> str:
    """Return a cell's text on one line."""
    return normalise(" ".join(d.text for d in cell.blocks)).replace("\n", " ").strip()


def _row_words(row: RowDraft) -> str:
    return folded(" ".join(words(c) for c in row.cells))


def is_title(row: RowDraft) -> bool:
    """Whether a row is one cell across the whole table with a title in it ("Section 2 - Exclusions")."""
    text = " ".join(words(c) for c in row.cells).strip()
    return row.full and 0 < len(text) <= 140 and not re.search(r"[.;,]\s*$", text) and not re.search(r"[.!?]\s+[A-Z]", text)


def looks_like_header(first: Sequence[str], others: Sequence[Sequence[str]]) -> bool:
    """Whether a table's first row holds column headings: short, no sentences, and their words or the rows below say so."""
    filled = [c for c in first if c]
    if len(filled) < 2 or any(len(c) > _LONG or re.search(r"[.;,]$", c) for c in filled):
        return False
    if re.match(r"\s{0,300}\d{1,2}\.\d", first[0]):
        return False
    if is_yes_no_header(first) or sum(bool(_FORM_HEADER.search(c)) for c in filled) >= 2:
        return True
    steps = [c for c in first[1:] if _STEP_NAME.fullmatch(c)]
    if len(steps) >= 2 and all(_STEP_NAME.fullmatch(c) or _HEADER.search(c) for c in first[1:] if c):
        return True
    plain = [c for c in filled[1:] if c not in steps]
    if len(filled) < len(first) - 1 or any(re.search(r"\d", c) for c in plain) or any(_LENGTH.search(c) for c in filled):
        return False
    longest = max((len(c) for r in others for c in r), default=0)
    if len(first) == 2:
        named = sum(bool(_HEADER.search(c)) for c in filled)
        return named >= 1 and (longest > _LONG or bool(_TIME_COLUMN.fullmatch(first[1])))
    return sum(bool(_HEADER.search(c)) for c in filled) >= 2 or (longest > _LONG and len(filled) == len(first))


def is_form_header(row: Sequence[str]) -> bool:
    """Whether a row, wherever it stands, names the columns of a form."""
    named = [c for c in row if len(c) <= _LONG and _FORM_HEADER.search(c) and not re.match(r"\d", c)]
    return is_yes_no_header(row) or (len(named) >= 3 and len(named) >= sum(1 for c in row if c) - 1)


def is_yes_no_header(row: Sequence[str]) -> bool:
    """Whether a row is "7. Outcomes | Yes | No": a title with both answers, a header and not a question answered twice.

    One that begins with a provision's number, or says more than names of columns beside its answers, is a form's own.
    """
    folds = {folded(c) for c in row[1:] if _YES_NO.fullmatch(c)}
    if not {"yes", "no"} <= folds or row[0].rstrip().endswith("?") or _BARE_NUMBER.fullmatch(row[0]):
        return False
    return not any(len(c) > _LONG or re.search(r"[.;]\s*$", c) for c in row[1:])


def is_answer_head(text: str) -> bool:
    """Whether a cell's whole text is an answer's name ("Yes", "No"), as over a column."""
    return bool(_YES_NO.fullmatch(text))


def is_cookie_table(rows: Sequence[RowDraft]) -> bool:
    """Whether a table lists a website's cookies."""
    first = [words(c) for c in rows[0].cells]
    named = bool(_COOKIE.search(" ".join(first[:2])))
    if len(first) > 2 and all(_COOKIE_HEAD.fullmatch(c) for c in first):
        named = named or any(_COOKIE.search(words(c)) for r in rows[1:] for c in r.cells)
    return len(first) > 1 and named and any(_COOKIE_COLUMN.search(c) for c in first[1:])
