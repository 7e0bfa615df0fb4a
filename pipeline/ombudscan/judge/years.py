"""Two self-assessments of one landlord -> which answers changed, row by row, whatever edition each form belongs to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ombudscan import catalog, crosswalk
from ombudscan.judge.build import finding
from ombudscan.judge.explain import explained
from ombudscan.judge.policies import made
from ombudscan.judge.whole import last_day
from ombudscan.nouns import Answer, EditionId, Evidence, Finding, Rule, Span
from ombudscan.text import folded, sentences

Course = Literal["improved", "worse", "same", "changed", "new", "gone"]
# From what says least to what claims most. Other answers ("not applicable", an account in words) have no place in this order.
_RANKS: dict[str, int] = {"blank": 0, "unclear": 0, "no": 1, "partial": 2, "yes": 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A row as far as two years are compared: its provision, the answer and the landlord's words."""

    edition: EditionId
    key: str
    provision: str
    answer: Answer
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A row before and now (None where one form has none), the course of its answer, and the sentences that went and came."""

    old: Answered | None
    new: Answered | None
    course: Course
    removed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()


def changes(old: Sequence[Answered], new: Sequence[Answered]) -> tuple[Change, ...]:
    """Return each row of `new` beside its counterpart in `old`, then the rows of `old` that have none in `new`."""
    found, met = [], set()
    for row in new:
        before = counterpart(row, old)
        met |= {before.provision} if before else set()
        removed, added = differing(before.words, row.words) if before else ((), ())
        found.append(Change(old=before, new=row, course=_course(before, row), removed=removed, added=added))
    return (*found, *(Change(old=row, new=None, course="gone") for row in old if row.provision not in met))


def counterpart(row: Answered, old: Sequence[Answered]) -> Answered | None:
    """Return the row of the older form that asked for the same duty; None where there was none."""
    own = next((o for o in old if o.key == row.key), None)
    return own or next((o for o in old if row.provision in moved(o.edition, row.edition).get(o.provision, ())), None)


@cache
def moved(old: EditionId, new: EditionId) -> dict[str, tuple[str, ...]]:
    """Return under which numbers of edition `new` each provision of `old` is to be found, by its number."""
    found: dict[str, tuple[str, ...]] = {}
    for pair in crosswalk.pairings(catalog.edition(old), catalog.edition(new)):
        if pair.old and pair.new:
            found[pair.old.number] = (*found.get(pair.old.number, ()), pair.new.number)
    return found


def _course(old: Answered | None, new: Answered) -> Course:
    if old is None:
        return "new"
    if old.answer == new.answer:
        return "same"
    before, now = _RANKS.get(old.answer), _RANKS.get(new.answer)
    if before is None or now is None or before == now:
        return "changed"
    return "improved" if now > before else "worse"


def differing(old: str, new: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the sentences that stand in `old` alone and those in `new` alone; case, spacing and punctuation do not count."""
    before, now = _by_words(old), _by_words(new)
    return tuple(s for w, s in before.items() if w not in now), tuple(s for w, s in now.items() if w not in before)


def _by_words(text: str) -> dict[str, str]:
    found = {folded(text[a:b]): " ".join(text[a:b].split()) for a, b in sentences(text)}
    return {words: said for words, said in found.items() if words}


def previous(now: Evidence, others: Iterable[Evidence]) -> Evidence | None:
    """Return the last of the landlord's other self-assessments that was made before this one; None where no dates say so."""
    day = assessed(now)
    dated = [(d, e) for e in others if day and (d := assessed(e)) and last_day(d) < day]
    return max(dated, key=lambda x: last_day(x[0]), default=(None, None))[1]


def assessed(evidence: Evidence) -> str | None:
    """Return the day, month or year in which a self-assessment was made, by its own dates; None where it gives none."""
    return made(evidence, ("assessed",)) or made(evidence)


def answered(evidence: Evidence) -> tuple[Answered, ...]:
    """Return the rows of a self-assessment."""
    quote = evidence.document.quote
    return tuple(
        Answered(
            edition=c.edition,
            key=c.key,
            provision=c.provision,
            answer=c.answer,
            words="\n".join(quote(s) for s in (*c.evidence, *c.commentary)),
        )
        for c in evidence.claims
    )


def answer_changed(now: Evidence, before: Evidence, rule: Rule) -> Iterator[Finding]:
    """Yield a finding for each row whose answer differs from that in the landlord's previous self-assessment."""
    claims = {c.provision: c for c in now.claims}
    when = assessed(before)
    earlier = f"the self-assessment of {when}" if when else "the previous self-assessment"
    for change in changes(answered(before), answered(now)):
        old, new = change.old, change.new
        if old is None or new is None or change.course == "same":
            continue
        yield finding(
            now,
            rule,
            provision=new.provision,
            message=f"The answer to {new.provision} was {_said(old)} in {earlier} and is {_said(new)} now.",
            span=_span(claims[new.provision].answer_span),
            because=tuple(_steps(change)),
        )


def _said(row: Answered) -> str:
    return row.answer.replace("_", " ")


def _span(span: Span | None) -> Span | None:
    return span if span else None


def _steps(change: Change) -> Iterator[str]:
    if change.old and change.new and change.old.provision != change.new.provision:
        yield f"The older form asks for it under {change.old.provision}."
    yield from (f"Said before and no longer: “{s}”" for s in change.removed[:2])
    yield from (f"Said now and not before: “{s}”" for s in change.added[:2])
    if not change.removed and not change.added:
        yield "The words beside the answer are the same."


def findings(now: Evidence, before: Evidence, rules: Iterable[Rule]) -> tuple[Finding, ...]:
    """Return what the rules for two years find, in the form's order."""
    found = [f for rule in rules if rule.check.kind in YEAR_KINDS for f in YEAR_KINDS[rule.check.kind](now, before, rule)]
    return tuple(explained(now, found))


YEAR_KINDS: dict[str, Callable[[Evidence, Evidence, Rule], Iterable[Finding]]] = {"years-answer": answer_changed}
