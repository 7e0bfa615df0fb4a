"""The rows of a table -> what each of its columns holds: by its heading, else by what stands in it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import groupby

from ombudscan.extract import answers, requirements
from ombudscan.extract.form_words import ANSWERS, CHOICES, Part, column, numbers
from ombudscan.nouns import Row, Span

Roles = Mapping[int, tuple[Part, str]]

ALIKE = 0.3  # the likeness of a cell to a requirement that marks it as one
_LONG = 110
_ROWS = 3  # marked rows: fewer show no custom
_MOSTLY, _HARDLY = 0.5, 0.1  # shares of a column's cells that hold an answer: of what is the column for it, and of what is surely not
_SAID = 5  # words: fewer say no more than a name does
_NUMBERED = 14  # a cell shorter than this that holds a provision's number is a row's own


@dataclass(frozen=True, slots=True)
class TableLine:
    """A row with its texts, by column; labels such as "1.2" that stand before a cell's words are put back."""

    row: Row
    texts: dict[int, str]
    spans: dict[int, Span]

    @property
    def filled(self) -> list[int]:
        """The columns that hold any words."""
        return [c for c in sorted(self.texts) if self.texts[c].strip()]

    @property
    def only(self) -> str:
        """The row's text where it has but one: in one column, or in all that one cell spans."""
        texts = {self.texts[c] for c in self.filled}
        return texts.pop() if len(texts) == 1 and len(self.filled) in (1, len(self.texts)) else ""


def header(line: TableLine) -> Roles:
    """Return the parts that a header row announces; nothing where the row is no header."""
    texts = line.texts
    if line.row.is_header and any(line.row.header):
        texts = dict(enumerate(line.row.header))
    if any(len(t) > _LONG for t in texts.values()) or line.only:  # "Section 8: Self-assessment" over all columns is a title
        return {}
    own = _choosing(_own(texts))
    parts = {c: (own_part if (own_part := column(own[c])) in CHOICES else column(t), t) for c, t in texts.items() if t.strip()}
    known: dict[int, tuple[Part, str]] = {c: (p, t) for c, (p, t) in parts.items() if p}
    if _section_with_choices(texts):
        further = {c: (p or "extra", t) for c, (p, t) in parts.items() if c > 2}
        # what stands beyond the answers without a heading is the evidence
        return {0: ("requirement", ""), 1: ("yes", texts[1]), 2: ("no", texts[2]), 3: ("evidence", ""), **further}
    kinds = {p for p, _ in known.values()}
    enough = len(known) >= 2 and (line.row.is_header or len(known) >= len(parts) - 1) and kinds != {"yes", "no"}
    if not enough or not (kinds & {"number", "requirement", "evidence", "answer"}):
        return {}
    if not line.row.is_header and any(len(t) < _NUMBERED and numbers(t) for t in texts.values()):  # "8.3 | ... | Yes | N/A": a row
        return {}
    roles = _settled(known, parts)
    chosen = {p for c, (p, t) in known.items() if p in CHOICES and not (c == 0 and roles[c][0] == "number" and t.rstrip().endswith("."))}
    if not line.row.is_header and len(chosen) == 1:  # "Is the policy online? | Yes": a row
        return {}
    if not line.row.is_header and any(answers.is_answer(t) for c, t in texts.items() if known.get(c, ("", ""))[0] not in ANSWERS):
        return {}
    return roles


# What colours, and their letters, stand for as headings beside one another; others answer by themselves.
_COLOURS = {"yellow": "Partly", "grey": "N/A", "g": "Yes", "a": "Partly", "r": "No"}
_CHOSEN = {"yes": "Yes", "partial": "Partly", "no": "No", "not_applicable": "N/A"}


def _choosing(own: dict[int, str]) -> dict[int, str]:
    """Return headings with those as choices that answer each in another way: "Green | Amber | Red", "In place | In progress | Not yet"."""
    told = {
        c: _COLOURS.get(t.strip().casefold(), "") or _CHOSEN.get(answers.cell(t).answer if answers.is_answer(t) else "", t)
        for c, t in own.items()
    }
    return told if {"Yes", "Partly", "No"} <= {t for c, t in told.items() if t != own[c]} else own


def counted(roles: Roles, lines: list[TableLine]) -> bool:
    """Say whether numbers stand under choices, as in a summary: "Section | Green | Amber | Red" over "5 | 11 | 2 | 1"."""
    under = [line.texts.get(c, "").strip() for line in lines for c, (p, _) in roles.items() if p in CHOICES]
    return any(t.isdecimal() and t.lstrip("0") not in ("", "1") for t in under) and all(t.isdecimal() or not t for t in under)


def _own(texts: Mapping[int, str]) -> dict[int, str]:
    """Each heading without the words over it and the one beside it too: "Do we comply? Yes", "Do we comply? Partly", or "Partly"."""
    words = {c: t.split() for c, t in texts.items()}
    shared = {c: max(_shared(words[c], words.get(c + d, [])) for d in (-1, 1)) for c in words}
    lead = {c: len(words[c]) - 1 for c in words if words[c] and column(texts.get(c + 1, "")) in CHOICES}
    return {c: " ".join(words[c][max(shared[c], lead.get(c, 0)) :]) for c in words}


def _shared(one: list[str], two: list[str]) -> int:
    """How many words two headings begin with alike, where each has more."""
    alike = next((n for n, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), 0)
    return alike if alike < min(len(one), len(two)) else 0


def choices(line: TableLine, known: Roles) -> Roles:
    """Return the parts of a row that has nothing but choices in it ("Yes | Partly | No"), under the headings `known`; else nothing."""
    filled = {c: column(line.texts[c]) for c in line.filled}
    parts = {c: (part, line.texts[c]) for c, part in filled.items() if part in CHOICES}
    if len(parts) < len(filled) or len(parts) < 2 or "yes" not in {p for p, _ in parts.values()} or len(line.texts) <= len(parts):
        return {}
    return {**{c: (p, t) for c, (p, t) in known.items() if p not in ANSWERS}, **parts}


def asking(roles: Roles, lines: list[TableLine]) -> Roles:
    """Return `roles` so that, where no heading announces the requirement, the column whose words are alike to the Code's is it."""
    if not roles or any(p == "requirement" for p, _ in roles.values()):
        return roles
    alike = {c: sum(requirements.best(line.texts.get(c, "")) for line in lines[:6]) for c, (p, _) in roles.items() if p not in ANSWERS}
    top = max(alike, key=lambda c: alike[c], default=None)
    if top is None or alike[top] < ALIKE * min(len(lines), 6) * 0.8:
        return roles
    return {**roles, top: ("requirement", roles[top][1])}


def answering(roles: Roles, lines: list[TableLine]) -> Roles:
    """Return `roles` so that the column which holds the answers is theirs: one with an unknown heading, or another than is announced.

    Where none is announced it may be a column without a heading.
    """
    if not roles or any(p in CHOICES for p, _ in roles.values()):
        return roles
    announced = next((c for c, (p, _) in roles.items() if p == "answer"), None)
    unnamed = {c for line in lines for c in line.texts if c not in roles} if announced is None else set()
    weighed = [*(c for c, (p, _) in roles.items() if p not in ("number", "requirement")), *sorted(unnamed)]
    shares = {c: _answers_in([line.texts.get(c, "") for line in lines]) for c in weighed}
    best = max(shares, key=lambda c: (shares[c], -c), default=None)
    if best is None or best == announced or shares[best] < _MOSTLY or (announced is not None and shares[announced] > _HARDLY):
        return roles
    prose: dict[int, tuple[Part, str]] = {} if announced is None else {announced: ("evidence", roles[announced][1])}
    return {**roles, **prose, best: ("answer", roles[best][1] if best in roles else "")}


def _answers_in(texts: list[str]) -> float:
    """Which share of a column's filled cells holds an answer and nothing else; 0 where too few are filled."""
    filled = [t for t in texts if t.strip()]
    return sum(answers.is_answer(t) for t in filled) / len(filled) if len(filled) >= _ROWS else 0.0


def _section_with_choices(texts: dict[int, str]) -> bool:
    """A row such as "7. Outcomes | Yes | No |": a section title that carries the column heads."""
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
    first = {p: c for c, (p, _) in sorted(known.items(), reverse=True)}
    for c, (part, text) in known.items():
        # "No. | Requirement | Yes | No": the first is a number's heading, whatever stands in the last
        if part == "no" and ("yes" not in kinds or c < first.get("requirement", c) < first["yes"]):
            roles[c] = ("number", text)
        elif part == "yes" and "no" not in kinds:
            roles[c] = ("answer", text)
    roles.update({c: ("extra", text) for c, (part, text) in parts.items() if part is None})
    seen: set[Part] = set()
    for c in sorted(roles):
        kind, text = roles[c]
        if kind in seen and kind not in ("extra", "evidence", "commentary"):
            roles[c] = ("extra", text)
        seen.add(kind)
    return roles


def slipped(roles: Roles, lines: list[TableLine]) -> bool:
    """Say whether empty cells were dropped, so that a mark under Yes may have stood under No.

    Then no row has a mark under No, prose stands there in every marked row, and whatever comes after is empty all the way down.
    """
    at = {p: c for c, (p, _) in roles.items()}
    later = [c for c in roles if c > at.get("no", max(roles))]
    if at.get("no", 0) != at.get("yes", 0) + 1 or not later:
        return False
    rows = [line.texts for line in lines if not line.row.is_header and answers.is_mark(line.texts.get(at["yes"], ""))]
    beside = [texts.get(at["no"], "") for texts in rows]
    dropped = all(t.strip() and not answers.is_mark(t) and not answers.is_answer(t) for t in beside)
    return len(rows) >= _ROWS and dropped and not any(texts.get(c, "").strip() for texts in rows for c in later)


def joined(roles: Roles, more: Roles) -> Roles:
    """Return the parts of a header broken over two rows: the second goes on where the first ended."""
    if not roles or any(p in ANSWERS or p in ("number", "requirement") for p, _ in more.values()):
        return more
    shift = max(roles) + 1
    return {**roles, **{c + shift: part for c, part in more.items()}}


def fits(roles: Roles, lines: list[TableLine]) -> bool:
    """Say whether the columns of the table before also suit this one, which has no header of its own."""
    asked = next((c for c, (p, _) in roles.items() if p == "requirement"), None)
    if asked is None:
        return False
    return any(requirements.best(line.texts.get(asked, "")) >= ALIKE for line in lines[:4])


def guessed(lines: list[TableLine]) -> Roles:
    """Return the parts of a table without header, by what stands in its columns: number, long text, short answer, free text.

    There may be no requirement's words in it, where its rows bear numbers ("evidence | answer | number").
    """
    cols = _columns(lines)
    roles = _asked(cols, [])
    worded = any(p == "requirement" for p, _ in roles.values())
    if not worded and not _counting(cols, roles):
        return {}
    roles |= _guessed_answers(cols, [c for c in cols if c not in roles])
    beside = [c for c in cols if c not in roles or roles[c][0] != "number"]
    if not worded and not _prose([t for c in beside for t in cols[c]]):
        return {}  # "Green | 5.1, 5.4": a summary
    answered = any(p in ANSWERS for p, _ in roles.values()) or any(answers.lead(cols[c]) for c in cols if c not in roles)
    return _with_free(roles, cols) if answered else {}


def guessed_beside(known: Roles, lines: list[TableLine]) -> Roles:
    """Return `known`, the parts of the answers' columns among them, with those that stand in the others."""
    if any(p in ("requirement", "number") for p, _ in known.values()):
        return known
    cols = _columns(lines)
    return _with_free({**known, **_asked(cols, list(known))}, cols)


def _columns(lines: list[TableLine]) -> dict[int, list[str]]:
    """What stands in the filled cells of each column; a title over all columns stands in none."""
    width = max((len(line.texts) for line in lines), default=0)
    rows = [line.texts for line in lines if not line.only]
    return {c: [texts[c] for texts in rows if texts.get(c, "").strip()] for c in range(width)}


def _asked(cols: Mapping[int, list[str]], besides: Collection[int]) -> dict[int, tuple[Part, str]]:
    """The columns of the requirement's words and of the numbers, the former where any is alike enough."""
    worded = {c: texts for c, texts in cols.items() if c not in besides and not all(answers.is_answer(t) for t in texts)}
    alike = {c: sum(requirements.best(t) for t in texts) for c, texts in worded.items()}
    asked = max(alike, key=lambda c: alike[c], default=None)
    roles: dict[int, tuple[Part, str]] = {}
    if asked is not None and alike[asked] >= ALIKE * max(1, len(cols[asked]) // 2):
        roles[asked] = ("requirement", "")
    for c, texts in cols.items():
        if c not in roles and c not in besides and texts and sum(_is_number(t) for t in texts) * 2 > len(texts):
            roles[c] = ("number", "")
    return roles


def _is_number(text: str) -> bool:
    found = numbers(text)
    return bool(found) and len(text) < _NUMBERED * len(found)


def _counting(cols: Mapping[int, list[str]], roles: Roles) -> bool:
    """Whether a column of numbers numbers provisions: nearly all of its cells do, and none twice but in cells one below the other."""
    texts = [t for t, _ in groupby(next((cols[c] for c, (p, _) in roles.items() if p == "number"), []))]
    told = [n for t in texts for n in numbers(t) if requirements.numbered(n)]
    return len(texts) >= _ROWS and len(told) >= 0.8 * len(texts) and len(set(told)) == len(told)


def _prose(texts: list[str]) -> bool:
    """Whether the cells beside answers hold sentences, rather than names, numbers or marks."""
    beside = [t for t in texts if not answers.is_answer(t)]
    return len(beside) >= _ROWS and sum(len(t.split()) >= _SAID for t in beside) * 2 > len(beside)


def _with_free(roles: Roles, cols: Mapping[int, list[str]]) -> Roles:
    """The columns that are still free hold the evidence, a comment on it and further matter."""
    free: list[Part] = ["evidence", "commentary"]
    parts = {c: ((free.pop(0), "") if free else ("extra", "")) for c in cols if c not in roles}
    return {**roles, **parts}


def _guessed_answers(cols: Mapping[int, list[str]], rest: list[int]) -> dict[int, tuple[Part, str]]:
    shares = {c: sum(answers.is_answer(t) or answers.is_mark(t) for t in cols[c]) / len(cols[c]) for c in rest if cols[c]}
    marks = [c for c in rest if cols[c] and all(len(t) <= 2 and answers.is_mark(t) for t in cols[c])]
    if marks and (marks[0] + 1 in rest) and (marks[0] + 1 in marks or not cols[marks[0] + 1]) and not _letters(cols[marks[0]]):
        return {marks[0]: ("yes", ""), marks[0] + 1: ("no", "")}
    best = max(shares, key=lambda c: (round(shares[c], 2), -c), default=None)
    return {best: ("answer", "")} if best is not None and shares[best] >= 0.4 else {}


def _letters(texts: list[str]) -> bool:
    return any(t.strip().casefold() in ("y", "n") for t in texts)
