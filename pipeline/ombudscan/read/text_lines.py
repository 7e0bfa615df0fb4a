"""Lines of plain text -> headings, paragraphs and list items: wrapped sentences rejoined, marks and numbers told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ombudscan.nouns import BlockKind
from ombudscan.read import clause_marks, text_charts
from ombudscan.read.assemble import Draft
from ombudscan.text import folded

_ENDED = re.compile(r"[.?!:;…][)\]\"'’”*]*$")
# A line cannot end a statement on one of these: "sent within ten working days of the / Clerk's letter".
_DANGLING = re.compile(
    r"(?:\b(?:a|an|the|of|to|and|or|in|on|for|with|by|at|from|be|is|are|was|that|which|who|our|their|your|its|his|her|this|these|if|as"
    r"|within|will|must|should|may|can|not|any|all|each)|,|[-–—/(])$",
    re.I,
)
# A line that ends on "within 10" and the next one, which has what is counted: "working days".
_NUMBER_END = re.compile(
    r"\b(?:with)?in\s+(?:\w+\s+){0,2}?(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty)(?:\s\(\d+\))?$", re.I
)
_UNIT = re.compile(r"(?:(?:working|calendar|clear|business)\s+)?(?:days?|weeks?|months?|hours?)\b")
_MARKED = re.compile(r"(?P<marks>#{1,6})\s+(?P<title>\S.*)")
_ANSWER = re.compile(r"(?:yes|no|y|n|n/?a|x|partial(?:ly)?|partly|not applicable|none|met|not met|✓|✔|✗)\W*", re.I)
# A line that only names a part of a form's row: "Code requirement", "Evidence, commentary and any explanations", "Comply: Yes/No".
_FORM_LABEL = re.compile(
    r"""(?:\d{1,20}\.\d+\s*)?
    (?: code\ (?:provision|section|requirement) | requirement | (?:do\ (?:we|you)\ )?comply | compliance
      | evidence | commentary | explanations? )
    (?: [\s,:/.–-]* (?: \b(?:and|any|or|code|provision|section|requirement|comply|compliance|evidence|commentary|explanations?
                            |yes|no|partial(?:ly)?|partly)\b | \d+\.\d++ ) ){0,30}
    [\s:.?]*""",
    re.IGNORECASE | re.VERBOSE,
)
_JOINED = re.compile(r"\s{0,300}\d{1,2}\.\d{1,2}[A-Z…‘'\"][a-z]?")
_HEADERISH = re.compile(r"code\s*(?:provision|section).{0,8}(?:code\s*)?requirement.{0,8}comply", re.I)
_SECTION = re.compile(r"(?:section|part|chapter|appendix|annex|schedule)\s+(?:\d{1,2}|[A-Z]|[ivx]+)\b(?!\.\d|\s+of\b)", re.I)
_STAGE = re.compile(r"(?:stage|step|phase)\s+(?:\d|one|two|three|four|zero)\b[^.!?]*", re.I)
# Contact lines, links, long figures and dates are no headings: "Telephone 0300 000 0000", "Approved July 2024".
_NO_HEADING = re.compile(r"\d{3,}|@|www\.|https?:|£|\b\d{1,2}/\d{1,2}/\d{2,4}\b|\|", re.I)
_DOCUMENT = re.compile(
    r"polic(?:y|ies)\b|procedures?\b|self.?assessment|complain|\bcode\b|\breport|statement|leaflet|guide|handbook|feedback|compensation",
    re.I,
)
_LEADER = re.compile(r"(?:\.{3}|…{2}|\s\.\s\.\s\.)\s*\d{1,3}$")
_LONGEST = 20_000  # characters: no sentence is longer
_FAR = 100  # a contents list stands among the first statements
_CONTENTS = re.compile(r"(?:table of )?contents(?: page)?:?|on this page:?|in this (?:policy|document|section):?", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a text is laid out: as a form that lost its table, how its lines are wrapped (0: they are not), whether its headings
    are numbered, whether its first line is to come, and whether a table follows these lines."""

    form: bool = False
    wrap: int = 0
    numbered: bool = False
    opening: bool = False
    above_table: bool = False


@dataclass(slots=True, kw_only=True)
class _Unit:
    """A statement put together from one or more lines; `last` is its last line."""

    text: str
    last: str
    bullet: bool
    blank: bool


def is_answer(text: str) -> bool:
    """Whether a text is nothing but a form's answer ("Yes", "Partly", "n/a")."""
    return bool(_ANSWER.fullmatch(text.strip()))


def is_form_label(text: str) -> bool:
    """Whether a text only names a part of a form's row ("Code requirement", "Evidence:")."""
    return bool(_FORM_LABEL.fullmatch(text.strip()))


def style(lines: Sequence[str]) -> Style:
    """Return the layout of a text as its lines show it."""
    full = [line.strip() for line in lines if line.strip()]
    bare = sum(1 for line in full if _ANSWER.fullmatch(line))
    worded = sum(1 for line in full if len(line) < 60 and _FORM_LABEL.fullmatch(line))
    joined = sum(1 for line in full if _JOINED.match(line))
    form = bare >= 3 or worded >= 3 or joined >= 3 or any(_HEADERISH.search(line) for line in full)
    prose = sorted(len(line) for line in full if "|" not in line and "\t" not in line and " " in line)
    wrap = prose[-max(1, len(prose) // 50)] if len(prose) >= 20 else 0
    titles = sum(1 for line in full if len(line) < 80 and not _ENDED.search(line) and clause_marks.split(line, heading=True)[0])
    return Style(form=form, wrap=wrap if 0 < wrap <= 130 else 0, numbered=titles >= 4)


def drafts(lines: Sequence[str], how: Style, *, cell: bool = False) -> list[Draft]:
    """Return the drafts that `lines` make up; `cell` says that they fill a table cell."""
    units = list(_units(lines, how, cell))
    contents = _contents(units) if not cell else set()
    out: list[Draft] = []
    for n, unit in enumerate(units):
        following = units[n + 1] if n + 1 < len(units) else None
        previous = units[n - 1] if n else None
        if n in contents:
            out.append(Draft(kind="contents", text=unit.text))
        elif not cell and (title := _heading(unit, previous, following, how)):
            label, text = clause_marks.split(title, heading=True) if not how.form else ("", title)
            out.append(Draft(kind="heading", text=text, label=label, level=_heading_level(unit.text, label, how.opening and n == 0)))
        elif not cell and not how.form and (chart := text_charts.boxes(unit.text)):
            out.extend(Draft(kind="diagram", text=box) for box in chart)
        else:
            out.append(_statement(unit, how, cell))
    return out


def _statement(unit: _Unit, how: Style, cell: bool) -> Draft:
    """Clause numbers stay in the text of a form's lines and cells: there they may be the number of the row."""
    label, text = clause_marks.split(unit.text)
    if (how.form or cell) and not clause_marks.is_item(label):
        label, text = "", unit.text
    kind: BlockKind = "item" if clause_marks.is_item(label) or (unit.bullet and not label) else "paragraph"
    return Draft(kind=kind, text=text, label=label)


def _units(lines: Sequence[str], how: Style, cell: bool) -> Iterator[_Unit]:
    current: _Unit | None = None
    blank = False
    for raw in lines:
        line = raw.strip().replace("\t", " ")
        if not line:
            blank = True
            continue
        inner = clause_marks.bullet(line)
        if current and inner is None and _goes_on(current, line, blank, how, cell):
            glue = "" if re.fullmatch(r"\w-", current.last[-2:]) and line[0].islower() else " "
            current.text, current.last = f"{current.text}{glue}{line}", line
        else:
            if current:
                yield current
            current = _Unit(text=inner or line, last=line, bullet=inner is not None, blank=blank)
        blank = False
    if current:
        yield current


def _goes_on(current: _Unit, line: str, blank: bool, how: Style, cell: bool) -> bool:
    """Whether `line` continues the sentence that `current` has begun."""
    last = current.last
    if (
        len(current.text) > _LONGEST
        or _ENDED.search(last)
        or _MARKED.match(last)
        or _MARKED.match(line)
        or _LEADER.search(last)
        or _ANSWER.fullmatch(last)
    ):
        return False
    if clause_marks.split(line)[0] and not (_DANGLING.search(last) and not blank):
        return False
    if _NUMBER_END.search(last) and _UNIT.match(line):
        return True
    if line[0].islower():
        return len(last) >= 40 or bool(_DANGLING.search(last))
    if _DANGLING.search(last):
        return len(last) >= 20
    if how.form or cell or not line[0].isalpha():
        return False
    if blank:
        return len(current.text) >= 100 and bool(re.match(r"\w{1,40} [a-z]", line)) and bool(_ENDED.search(line))
    return bool(how.wrap) and len(last) >= 0.85 * how.wrap and bool(re.search(r"[.;,] ", current.text))


def _heading(unit: _Unit, previous: _Unit | None, following: _Unit | None, how: Style) -> str:
    """Return the title that `unit` is, or "" where it is none."""
    text = unit.text
    marked = _MARKED.match(text)
    if marked:
        return marked["title"].strip("# ")
    if unit.bullet or len(text) > 100 or len(text.split()) > 14 or re.search(r"[.;,:!]$", text) or not re.match(r"[A-Z\d(‘'“\"]", text):
        return ""
    if _ANSWER.fullmatch(text) or _FORM_LABEL.fullmatch(text) or not re.search(r"[^\W\d_]{3}", text):
        return ""
    if _SECTION.match(text) or (_STAGE.fullmatch(text) and len(text) < 60):
        return text
    if previous is None and how.opening and _may_open(text, following, how):
        return "" if text.endswith("?") else text
    if how.form or following is None:
        return ""
    return text if _announces(text, unit, previous, following, how) else ""


def _may_open(text: str, following: _Unit | None, how: Style) -> bool:
    """Whether a text's first line can be its title: something comes after it, and in a form or above a table it names a document."""
    if _NO_HEADING.search(text) or (following is None and not how.above_table):
        return False
    return _is_name(text) if how.form or following is None else True


def _is_name(text: str) -> bool:
    """Whether a line names a document and not the columns of a form."""
    return bool(_DOCUMENT.search(text)) and not _HEADERISH.search(text) and not _FORM_LABEL.fullmatch(text) and "|" not in text


def _announces(text: str, unit: _Unit, previous: _Unit | None, following: _Unit, how: Style) -> bool:
    """A title is numbered, or shorter than what it announces: a sentence, a list or a numbered clause."""
    label, rest = clause_marks.split(text, heading=True)
    if _NO_HEADING.search(rest) or clause_marks.is_item(label):
        return False
    if label and re.match(r"[A-Z]", rest):
        return True
    if previous is not None and previous.text.endswith(":") and (how.numbered or len(following.text) < 60):
        return False  # the first line of a list that has lost its bullets
    if previous is not None and not unit.blank and len(previous.text) <= len(text) + 20 and not _ENDED.search(previous.text):
        return False  # a further line of such a list
    if text.endswith("?") and len(text.split()) > 9:
        return False
    after = following.text
    return following.bullet or bool(clause_marks.split(after)[0]) or (len(after) > len(text) and bool(_ENDED.search(after)))


def _heading_level(text: str, label: str, opening: bool) -> int:
    marked = _MARKED.match(text)
    if marked:
        return len(marked["marks"])
    if label:
        return 2 + label.strip(".").count(".")
    if opening and not _SECTION.match(text) and not _STAGE.match(text):
        return 1
    return 3 if _STAGE.match(text) else 2


def _contents(units: list[_Unit]) -> set[int]:
    """Return the places of the units that only list the headings to come."""
    found = {n for n, u in enumerate(units) if _LEADER.search(u.text)}
    start = next((n for n, u in enumerate(units[:_FAR]) if _CONTENTS.fullmatch(u.text)), None)
    if start is None:
        return found
    last = {folded(u.text): n for n, u in enumerate(units) if len(u.text) <= 120}
    end = start + 1
    while end < len(units) and len(units[end].text) <= 120 and not re.search(r"[.!?:]$", units[end].text):
        if last[folded(units[end].text)] <= end and not units[end].bullet and not _LEADER.search(units[end].text):
            break
        end += 1
    return found | (set(range(start, end)) if end - start > 2 else set())
