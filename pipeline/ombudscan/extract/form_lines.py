"""Blocks that stand in no form table -> lines, each with what it is in a form written out line by line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from rapidfuzz import fuzz

from ombudscan import catalog
from ombudscan.extract import answers, form_labels, form_words, requirements
from ombudscan.extract.form_cuts import GLUED
from ombudscan.extract.form_words import Part
from ombudscan.nouns import Document, Span
from ombudscan.pattern import Pattern
from ombudscan.text import folded, sentences

# A table of two columns may hold labels and values; a broader one that is no form is another table.
_PAIR = 2
# So many questions may be a form of questions, where half of them are alike a requirement: of a policy's own, two at most were. Where
# the printed number says the same, half the likeness will do, as in a row (extract.form_anchors).
_MANY = 6
_ALIKE = 0.3
_LIKE = 0.15  # the likeness of a line to a requirement from which it may be one, retold
_REPEATED = 3  # rows with the same words above their answers: it is a label's

LineKind = Literal["text", "number", "label", "answer", "end", "debris"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of text. `numbers` are the provisions' numbers that it opens with, `body` is where its own words begin.

    A "label" announces `part`; its value, if on the same line, begins at `body`. An "end" (a section title, the
    form's header) closes the row before it; "debris" (a page number) belongs to no row.
    """

    kind: LineKind
    span: Span
    body: int
    text: str
    numbers: tuple[str, ...] = ()
    coded: bool = False
    part: Part | None = None
    level: int = 0
    table: bool = False

    @property
    def number(self) -> str:
        """The first of its numbers, "" where it opens with none."""
        return self.numbers[0] if self.numbers else ""


def lines(document: Document, forms: frozenset[int], pairs: frozenset[int] = frozenset()) -> list[Line]:
    """Return the lines of every block outside the tables `forms`, in order; `pairs` are broader tables that hold labels and values."""
    found: list[Line] = []
    for block in document.blocks:
        row = document.rows[block.row] if block.row is not None else None
        if block.kind in ("contents", "diagram") or (row and (row.table in forms or (len(row.cells) > _PAIR and row.table not in pairs))):
            continue
        level = block.level if block.kind == "heading" and document.media_type != "text/plain" else 0  # there a guess
        for n, (start, end) in enumerate(_broken(document.text, block.span)):
            label = block.label if n == 0 else ""
            found.extend(_answered(_line(document.text, start, end, label, level, block.kind == "heading", row is not None)))
    found = [_with(line, kind="text") if _is_cited(found, n) or _is_stage_told(found, n) else line for n, line in enumerate(found)]
    return _labelled(_announced(_with_answers(found)))


def _with_answers(found: list[Line]) -> list[Line]:
    """The lines with "Compliant" or "Met" as an answer, and no label, where it stands under a label that repeats or beside its like."""
    alone = [n for n, line in enumerate(found) if line.kind == "label" and folded(line.text) in ("compliant", "met")]
    if not alone or any(n + 1 < len(found) and found[n + 1].kind == "answer" for n in alone):
        return found
    above = Counter(found[n - 1].text for n in alone if n and not found[n - 1].number)
    if max(above.values(), default=0) < _REPEATED and not any(_ANOTHER.fullmatch(line.text) for line in found):
        return found
    return [_with(line, kind="answer", part=None) if n in alone else line for n, line in enumerate(found)]


_ANOTHER = Pattern(r"\s*(?:partial(?:ly)?|partly|part|not|non)[\s-]+(?:compliant|met)\W*", re.IGNORECASE)


def _answered(line: Line) -> Iterator[Line]:
    """A line, or a number and the answer behind it ("Provision 3.1 Compliant") as two."""
    words = line.text[line.body - line.span.start :]
    if line.kind != "text" or not line.number or not answers.is_answer(words):
        yield line
        return
    yield _with(line, kind="number", span=Span(start=line.span.start, end=line.body), text=line.text[: line.body - line.span.start])
    yield Line(kind="answer", span=Span(start=line.body, end=line.span.end), body=line.body, text=words, table=line.table)


def _announced(found: list[Line]) -> list[Line]:
    """The lines with those as labels of the answer which the answers stand under, or behind, where no known label does."""
    if any(line.kind == "label" and line.part == "answer" for line in found):
        return found
    announcing = form_labels.answering([line.text for line in found])
    made: list[Line] = []
    for line in found:
        words, value = form_labels.parted(line.text)
        told = line.kind in ("text", "label") and not line.number and words in announcing
        made.append(_with(line, kind="label", part="answer", body=line.span.end - len(line.text) + value) if told else line)
    return made


def _labelled(found: list[Line]) -> list[Line]:
    """The lines with those as labels that rows repeat over words of their own, as a list of labels cannot foresee ("How we know")."""
    places = [n for n in range(1, len(found) - 1) if _is_plain(found[n]) and _is_plain(found[n + 1]) and _heads(found[n - 1])]
    words = form_labels.repeated([found[n].text for n in places], sum(bool(line.number) for line in found))
    if not words:
        return found
    asked = {folded(found[n].text) for n in places if found[n - 1].kind == "number"}
    rest: Part = "commentary" if any(line.part == "evidence" for line in found) else "evidence"
    made: list[Line] = []
    for line in found:
        said = folded(line.text) if _is_plain(line) else ""
        part: Part = "requirement" if said in asked else rest
        made.append(_with(line, kind="label", part=part, body=line.span.end) if said in words else line)
    return made


def _heads(above: Line) -> bool:
    """Whether the evidence's label may stand below a line: an answer, a number or a requirement's words, not the evidence's own."""
    return above.kind in ("answer", "number") or requirements.best(above.text) >= _LIKE


def _is_plain(line: Line) -> bool:
    return line.kind == "text" and not line.number


def _is_stage_told(found: list[Line], n: int) -> bool:
    """Whether "Stage 1" under a question ("At what stage are most complaints resolved?") answers it."""
    return found[n].kind == "end" and n > 0 and found[n - 1].text.rstrip().endswith("?") and bool(_BANDS.fullmatch(found[n].text))


def _is_cited(found: list[Line], n: int) -> bool:
    """Whether "Section 4" alone on a line, under an answer or the label of the evidence, is the evidence and no title of the form's.

    A title of the form's has a row of its own section below it.
    """
    line, above = found[n], found[n - 1] if n else None
    section = _BARE_SECTION.fullmatch(line.text)
    if line.kind != "end" or not section or above is None:
        return False
    labelled = above.kind == "label" and above.part in ("evidence", "commentary")
    if above.kind != "answer" and not labelled and not any(m.end() == len(above.text) for m in GLUED.finditer(above.text)):
        return False
    below = next((x.number for x in found[n + 1 :] if x.number), "")
    return below.split(".")[0] != section["number"]


def may_be_form(found: list[Line]) -> bool:
    """Whether the lines show any sign of a form: answers, labels, answers wedged between sentences, many questions."""
    signs = sum(line.kind == "answer" or (line.kind == "label" and line.part in ("answer", "requirement")) or line.coded for line in found)
    signs += sum(1 for line in found if line.kind == "text" for _ in GLUED.finditer(line.text))
    return signs >= 2 or (sum(line.text.count("?") for line in found) >= _MANY and _asks(found))


def _asks(found: list[Line]) -> bool:
    """Whether some of the questions ask what a requirement does: those of a policy's headings ("What happens next?") do not."""
    return sum("?" in line.text and any(_asked(line, q) for q in _questions(line.text)) for line in found) >= _MANY // 2


def _asked(line: Line, question: str) -> bool:
    near = requirements.numbered(line.number) if line.number else ()
    asking = (i for i in near if requirements.places()[i].edition == "hos-2020")  # the only edition whose form asks
    return requirements.best(question) >= _ALIKE or any(requirements.alike(question, i) >= _ALIKE / 2 for i in asking)


def _questions(text: str) -> Iterator[str]:
    return (text[start:end] for start, end in sentences(text) if text[end - 1 : end] == "?")


def _broken(text: str, span: Span) -> Iterator[tuple[int, int]]:
    for found in re.finditer(r"[^\S\n]*+\S[^\n]*", text[span.start : span.end]):
        yield span.start + found.start(), span.start + found.end()


def _line(text: str, start: int, end: int, label: str, level: int, heading: bool, table: bool) -> Line:
    words = text[start:end]
    span = Span(start=start, end=end)
    made = Line(kind="text", span=span, body=start, text=words, level=level, table=table)
    if _DEBRIS.fullmatch(words):
        return _with(made, kind="debris")
    if label and form_words.NUMBER_LABEL.fullmatch(label.strip()):
        lead = f"{label.strip()} "
        _, numbers, end = form_words.numbered(lead + words)  # "6.4" as the heading's number, "and 6.15 Extensions" as its words
        return _with(made, numbers=numbers, body=start + end - len(lead) if len(numbers) > 1 else start)
    if (not label or _COUNTED.fullmatch(label)) and (numbered := _numbered(made)):
        return numbered
    if _ends(words, heading):
        return _with(made, kind="end")
    if found := form_words.label(words):
        return _with(made, kind="label", part=found[0], body=start + found[1])
    return _with(made, kind="answer") if answers.is_answer(words) else made


def _with(line: Line, **changes: object) -> Line:
    return Line(**{**{name: getattr(line, name) for name in Line.__slots__}, **changes})


def _numbered(line: Line) -> Line | None:
    """A line that opens with a provision's number: "5.1", "Code provision 5.1", "1.3Nobody has to"."""
    found, numbers, end = form_words.numbered(line.text)
    if not found or (found["word"] and found.start("number") - found.end("word") > 4):
        return None
    rest = line.text[end:]
    coded = bool(form_words.CODE_WORD.match(line.text))
    if found["word"] and not coded and rest:  # "Section 4.2 of the policy says": a citation
        return None
    if rest and not rest[0].isspace() and not (rest[0].isupper() or rest[0] in "…'‘“\"(." or rest[:1].islower()):
        return None
    return _with(line, kind="text" if rest else "number", numbers=numbers, coded=coded, body=line.span.start + end)


# A question's place in an online form, before the provision's own number: "7. 3.2 Residents can ...".
_COUNTED = Pattern(r"\d{1,3}[.)]")
# "Page 4 of 12", "4 / 12", "- 7 -": a page's foot between rows.
_DEBRIS = Pattern(r"\W{0,300}(?:page\s+)?\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?\W*|page\s+\d+.{0,40}|\W+", re.IGNORECASE)

# "Mandatory 'must' requirements", "Best practice 'should' requirements - Stage 1", "Stage 2".
_BANDS = Pattern(
    r"\W{0,300}(?:(?:mandatory|best practice)\b.{0,60}|stage\s+(?:one|two|three|\d)(?:\s*(?:complaints?|requirements?))?\W*)", re.IGNORECASE
)
_SECTION = Pattern(r"\s*(?:section|part)\s+\d{1,2}\b(?!\.\d)\s*(?P<mark>[:.–—-]?)\s*(?P<title>.*)", re.IGNORECASE)
_BARE_SECTION = Pattern(r"\s*(?:section|part)\s+(?P<number>\d{1,2})\b\W*", re.IGNORECASE)
_HEADER = Pattern(
    r"code\s*(?:provision|section|requirement).{0,40}(?:requirement|compl(?:y|iance)).{0,60}(?:evidence|comment|explanation|yes\s*/\s*no)",
    re.IGNORECASE | re.DOTALL,
)
_NUMBER_HEAD = Pattern(r"\W{0,300}(?:housing ombudsman )?code\s+(?:provision|section)s?\W*", re.IGNORECASE)

# What web pages put after their text.
_FURNITURE = Pattern(
    r"\W{0,300}(?:(?:page )?last (?:updated|reviewed|modified)\b.{0,60}|(?:was|is) this page (?:useful|helpful).{0,40}"
    r"|related (?:pages?|items?|content|documents?|links?)"
    r"|share this(?: page)?|print this page|back to top|(?:next|previous)(?: page| section)?(?::.{0,60})?"
    r"|cookie (?:settings|policy)|©.{0,80}|report a problem.{0,40}|in this section)\W*",
    re.IGNORECASE,
)


def _ends(words: str, heading: bool) -> bool:
    if len(words) > 150:
        return False
    if _NUMBER_HEAD.fullmatch(words) or _HEADER.search(words) or _BANDS.fullmatch(words) or _FURNITURE.fullmatch(words):
        return True
    found = _SECTION.fullmatch(words)
    if found and (heading or not found["title"] or _titled(found["title"])):
        return bool(found["mark"] or heading or not found["title"])
    return len(words) < 100 and not words.rstrip().endswith((".", "?")) and _titled(re.sub(r"^\W*\d{0,2}[.:)]?\s*", "", words), 92)


def _titled(words: str, least: int = 65) -> bool:
    plain = folded(words)
    return bool(plain) and any(fuzz.ratio(plain, title) >= least or (len(title) > 8 and plain.startswith(title)) for title in _titles())


@cache
def _titles() -> tuple[str, ...]:
    return tuple({folded(title) for edition in catalog.editions() for _, title in edition.sections})
