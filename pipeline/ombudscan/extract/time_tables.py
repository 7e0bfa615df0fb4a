"""Tables of times: steps down and stages across, or the other way about -> Timescales."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ombudscan.extract import objects, receipts, scope, stage, steps, table_heads
from ombudscan.extract.clocks import Clock, clock
from ombudscan.extract.durations import Length, lengths, number
from ombudscan.extract.firmness import firmness
from ombudscan.extract.statements import Statement
from ombudscan.nouns import Action, Document, Row, Span, Timescale, Unit
from ombudscan.pattern import Pattern

_LONGEST_CELL = 16  # words; longer cells are prose and are read as sentences
_HEADER_UNITS: tuple[tuple[Unit, Pattern], ...] = (
    ("working_day", Pattern(r"\b(?:working|business)\s+days?\b", re.IGNORECASE)),
    ("calendar_day", Pattern(r"\bcalendar\s+days?\b", re.IGNORECASE)),
    ("day", Pattern(r"\bdays?\b", re.IGNORECASE)),
)
_OTHER_ROW = Pattern(
    r"\b(?:other|general|corporate|council|non-?housing|adult|child\w*|social\s+care|planning)\s+(?:\w+\s+){0,2}(?:services?|complaints?|matters?|care)\b|"
    r"\bthank|\bcompliment|\bsuggestion",
    re.IGNORECASE,
)
_COMPLAINT = Pattern(r"\bcomplain\w*|\bstages?\b|\breview|\bappeal|\bescalat", re.IGNORECASE)
_WINDOW = Pattern(
    r"\b(?:time|window|days?|period|deadline)\s+(?:\w+\s+){0,2}to\s+(?:ask|request|appeal|escalate)|\b(?:ask|request|appeal|"
    r"escalat)\w*\s+(?:\w+\s+){0,3}(?:stage\s+2|review|by\s+you|within)",
    re.IGNORECASE,
)

# "Telling us", "Making a complaint", "How long you have to complain"
_TELLING = Pattern(
    r"\b(?:tell(?:ing)?\s+us|to\s+complain|complaining|(?:mak|bring|rais|submitt?)(?:e|ing)\s+(?:an?|your|the)?\s*(?:complaint|matter|issue|it)"
    r"|time\s+limit|limit\s+for\s+complaints|age\s+of\s+the\s+(?:matter|complaint|issue))\b",
    re.IGNORECASE,
)


# "Chair of Trustees' decision": a row of no stage, in a table whose other rows have two, is of a further step.
_ABOVE = Pattern(r"\b(?:chair(?:man|woman|person)?|trustees?|board|panel|committee|governors?|appeals?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    label: str
    header: str
    setting: int | None
    two_stages: bool = False


def timescales(document: Document, statements: tuple[Statement, ...]) -> tuple[set[str], list[Timescale]]:
    """Return the ids of the statements that are table cells with a time, and the times in those about complaints."""
    seen: set[str] = set()
    found: list[Timescale] = []
    for s in statements:
        row = _row(document, s)
        if row is None or len(s.text.split()) > _LONGEST_CELL:
            continue
        place = _place(document, s, row)
        times = _lengths(s.text, place.header)
        if times and not _is_sentence(s, place):
            seen.add(s.passage.id)
            found.extend(_of_cell(s, place, times))
    return seen, found


def _is_sentence(s: Statement, place: _Place) -> bool:
    """Whether a cell says by itself which step of which stage its time is for, and its row and column do not: it is read as prose."""
    told = bool(stage.mentions(s.text)) and bool(steps.RESPOND.search(s.text) or steps.ACKNOWLEDGE.search(s.text))
    return told and _action(f"{place.label} | {place.header}", place) is None


def _row(document: Document, s: Statement) -> Row | None:
    block = document.blocks[s.passage.block]
    if s.passage.claim is not None or block.row is None or not block.column:
        return None
    return document.rows[block.row]


def _place(document: Document, s: Statement, row: Row) -> _Place:
    column = document.blocks[s.passage.block].column or 0
    heads = table_heads.headings(document, row)
    others = [document.quote(c.span) for c in row.cells if c.column < column]
    label = " ".join(table_heads.label(t.replace("\n", " "), heads) for t in others if not lengths(t))
    header = heads[column] if column < len(heads) else ""
    two = _ABOVE.search(label) is not None and _two_stages(document, row)
    return _Place(label=label, header=header, setting=stage.of_path(s.passage.path), two_stages=two)


def _two_stages(document: Document, row: Row) -> bool:
    """Whether first cells of the row's table name stage 1 and stage 2."""
    firsts = (document.quote(r.cells[0].span) for r in document.rows if r.table == row.table and r.cells)
    return {1, 2} <= {m.stage for text in firsts for m in stage.mentions(text)}


def _lengths(text: str, header: str) -> tuple[Length, ...]:
    """The lengths of a cell; a lone number has its unit in the column's heading ("Working days")."""
    found = lengths(text)
    unit = next((u for u, pattern in _HEADER_UNITS if pattern.search(header)), None)
    if found:
        plain = unit if unit in ("working_day", "calendar_day") else None
        return tuple(
            Length(start=x.start, end=x.end, value=x.value, unit=plain, extra=x.extra, bare=x.bare) if plain and x.unit == "day" else x
            for x in found
        )
    lone = re.match(r"\W{0,300}(?P<n>\d{1,3}|[A-Za-z]{1,40}(?:-[a-z]+)?)\W*$", text)
    value = number(lone["n"]) if lone and unit else None
    return (Length(start=0, end=len(text), value=value, unit=unit),) if value and unit else ()


def _of_cell(s: Statement, place: _Place, times: tuple[Length, ...]) -> Iterator[Timescale]:
    context = f"{place.label} | {place.header}"
    if (
        s.scope in ("other_service", "other_part")
        or scope.other_subject(context)
        or _OTHER_ROW.search(context)
        or scope.of_path(s.passage.path) == "other_service"
    ):
        return
    base = _action(context, place)
    for x in times:
        timer = clock(s.text, x)
        own = s.text[: timer.start] + s.text[timer.end :] if timer.end else s.text
        if _is_limit(place, x, timer):
            act: Action = "complain"
        elif base is None or objects.another(place.label):
            continue
        else:
            act = "extend" if x.extra and base != "acknowledge" else _action(own, place) or base
        yield Timescale(
            action=act,
            stage=_stage(context, s, place, act),
            value=x.value,
            unit=x.unit,
            starts_from=timer.starts_from,
            firmness=firmness(s.text[: x.start], s.text[x.end :]),
            passage=s.passage.id,
            span=Span(start=s.passage.span.start + x.start, end=s.passage.span.start + x.end),
            start_words=timer.start_words,
        )


def _is_limit(place: _Place, x: Length, timer: Clock) -> bool:
    """Whether a cell says how long after an event a complaint may be made: "Telling us: within a year of the problem"."""
    if x.unit not in ("month", "year", "week") or timer.starts_from in ("decision", "acknowledgement", "escalation"):
        return False
    told = bool(_TELLING.search(place.label)) and not _WINDOW.search(place.label)
    return told and (timer.starts_from == "incident" or x.unit in ("month", "year"))


# "Draft a reply to every point", "calling on whoever is needed for a complete answer": a task on the way to the answer.
_TASK = Pattern(
    r"\b(?:draft|prepar)(?:e[sd]?|s|ed|ing)?\s+(?:the|an?|our)\s+(?:\w+\s+)?(?:repl\w+|response|answer|decision|letter)\b"
    r"|\b(?:for|towards|before)\s+(?:the|an?)\s+(?:\w+\s+)?(?:repl\w+|response|answer|decision)\b",
    re.IGNORECASE,
)


def _action(context: str, place: _Place) -> Action | None:
    """The step that a row's label and a column's heading name between them."""
    context = _TASK.sub(" ", context)
    received = steps.ACKNOWLEDGE.search(context) or receipts.LABEL.search(place.label)
    if received and not (steps.EXTEND.search(context) or steps.RESPOND.search(place.header)):
        return "acknowledge"
    if steps.EXTEND.search(context):
        return "extend"
    if _WINDOW.search(context):
        return "escalate"
    if stage.of_heading(place.label) == 0 or stage.of_heading(place.header) == 0:
        return "resolve_informally"
    if steps.RESPOND.search(context) and (_COMPLAINT.search(context) or place.setting is not None):
        return "respond"
    if steps.RESPOND.search(_TASK.sub(" ", place.label)) or stage.mentions(context):
        return "respond"
    return None


def _stage(context: str, s: Statement, place: _Place, act: Action) -> int | None:
    if act == "resolve_informally":
        return 0
    if act == "escalate":
        return 2
    numbers = {m.stage for m in stage.mentions(context)}
    if len(numbers) == 1:
        return numbers.pop()
    if not numbers and act == "respond" and place.two_stages:
        return 3
    implied = stage.of(context)
    return implied if implied is not None else place.setting
