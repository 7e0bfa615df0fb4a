"""Document -> Claims: one per row of a self-assessment form, in every layout."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ombudscan import catalog
from ombudscan.extract import form_anchors, form_labels, form_lines, form_narrative, form_segments, form_tables
from ombudscan.extract.alignment import Choice, Clue, aligned
from ombudscan.extract.entries import Entry
from ombudscan.extract.replies import reply
from ombudscan.nouns import Claim, Document, Edition, Provision

# The second half of a question of the 2020 form, where it has a row of its own: "How many were refused?", "Why were they refused?"
_REASON = re.compile(
    r"\W{0,300}(?:and\s+)?(?:why\b|(?:if so,?\s+)?(?:what|for what)\s+(?:was|were|is|are)?\s*(?:the\s+)?(?:main\s+)?reasons?\b)",
    re.IGNORECASE,
)
_SHORT = 90  # characters: a longer row asks something of its own
_MARK = 3  # characters: a longer text in an answer's box is no mark


def claims(document: Document) -> tuple[Claim, ...]:
    """Return the form's rows with the landlord's answers, in document order; none where there is no form."""
    pairs = form_labels.labelled(document)
    tabled, forms = form_tables.entries(document, pairs)
    found = _with_second_halves(document, tabled, aligned([clue(e) for e in tabled]))
    found += _written_out(document, forms, pairs)
    return tuple(claim for entry, choice in _single(found) for claim in _claims(document, entry, choice))


def _with_second_halves(document: Document, entries: Sequence[Entry], choices: Sequence[Choice | None]) -> list[tuple[Entry, Choice]]:
    """The rows that answer a provision, each with the row below it that only asks the same question's reason ("Why was that?")."""
    found: list[tuple[Entry, Choice]] = []
    above: Entry | None = None
    for entry, choice in zip(entries, choices, strict=True):
        if choice:
            found.append((entry, choice))
            above = entry if choice.place.edition == "hos-2020" and "?" in entry.words else None
            continue
        if above is not None and len(entry.words) <= _SHORT and _REASON.match(entry.words):
            found[-1] = (_joined(document, above, entry), found[-1][1])
        above = None
    return found


def _joined(document: Document, upper: Entry, lower: Entry) -> Entry:
    typed = [s for _, spans in lower.boxes for s in spans if len(document.quote(s).strip()) > _MARK]
    evidence = sorted({*upper.evidence, *lower.evidence, *typed})
    return replace(
        upper,
        requirement=upper.requirement + lower.requirement,
        evidence=tuple(evidence),
        commentary=upper.commentary + lower.commentary,
    )


def _written_out(document: Document, forms: frozenset[int], pairs: frozenset[int]) -> list[tuple[Entry, Choice]]:
    """The rows of a form that stands in lines instead of a table."""
    lines = form_lines.lines(document, forms, pairs)
    if form_lines.may_be_form(lines):
        starts = form_anchors.anchors(document, lines)
        entries = form_segments.entries(document, lines, starts)
        found = [(e, a.choice) for e, a in zip(entries, starts, strict=True) if a.choice]
        if _is_form(found):
            return found
    return [] if forms else _in_prose(document, lines)


def _in_prose(document: Document, lines: list[form_lines.Line]) -> list[tuple[Entry, Choice]]:
    """The rows of a self-assessment that says of each provision, by its number, whether it is complied with."""
    told = form_narrative.entries(document, lines)
    return [(e, choice) for e, choice in zip(told, aligned([clue(e) for e in told]), strict=True) if choice and choice.confirmed]


def _is_form(found: Sequence[tuple[Entry, Choice]]) -> bool:
    """Whether rows in lines are a form's: some of them hold an answer or a place for one, or they are its questions."""
    if len(found) < 2:
        return False
    answered = sum(bool(e.boxes) or e.labelled for e, _ in found)
    asked = sum(c.place.edition == "hos-2020" and "?" in e.words for e, c in found)
    spoken = sum(bool(e.boxes or e.evidence) for e, _ in found)
    return answered >= max(2, len(found) // 3) or (asked >= 6 and spoken >= max(1, len(found) // 10))


def clue(entry: Entry) -> Clue:
    """Return what may tell which provision a row answers."""
    return Clue(words=entry.words, numbers=entry.numbers, heading=entry.heading, need=entry.need)


def _single(found: Sequence[tuple[Entry, Choice]]) -> list[tuple[Entry, Choice]]:
    """One row a provision: of two, the one whose words and number fit better stays."""
    best: dict[tuple[str, str], tuple[Entry, Choice]] = {}
    for entry, choice in found:
        key = (choice.place.edition, choice.place.provision.key)
        if key not in best or _fit(choice) > _fit(best[key][1]):
            best[key] = (entry, choice)
    return sorted(best.values(), key=lambda x: x[0].at)


def _fit(choice: Choice) -> tuple[bool, float]:
    return choice.confirmed, choice.alike


def _claims(document: Document, entry: Entry, choice: Choice) -> list[Claim]:
    edition = catalog.edition(choice.place.edition)
    return [_claim(document, entry, edition, p, inferred) for p, inferred in _provisions(entry, choice, edition)]


def _provisions(entry: Entry, choice: Choice, edition: Edition) -> list[tuple[Provision, bool]]:
    """The provisions of a row: its own, or all those of a row such as "6.2 - 6.5"."""
    if len(entry.numbers) > 1 and choice.confirmed:
        several = [p for n in entry.numbers if (p := edition.numbered(n))]
        return [(p, False) for p in several]
    return [(choice.place.provision, not choice.confirmed and edition.id != "hos-2020")]


def _claim(document: Document, entry: Entry, edition: Edition, provision: Provision, inferred: bool) -> Claim:
    said = reply(document, entry, provision)
    return Claim(
        edition=edition.id,
        key=provision.key,
        provision=provision.number,
        requirement=entry.requirement,
        answer=said.answer,
        answer_span=said.words,
        evidence=said.evidence,
        commentary=said.commentary,
        extra=entry.extra,
        inferred=inferred,
        lost=entry.lost,
    )
