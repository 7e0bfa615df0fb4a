"""Two runs -> what changed, landlord by landlord: documents, answers, findings and the landlord's words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from ombudscan import catalog
from ombudscan.judge.years import Answered, Change, changes, differing, moved
from ombudscan.nouns import MAPPED, Answer, EditionId
from ombudscan.store.chosen import FORM, chosen
from ombudscan.store.names import Names, names

if TYPE_CHECKING:
    import pandas

    from ombudscan.store import Run

Row = dict[str, Any]
COLUMNS = ("landlord", "kind", "what", "course", "provision", "was_provision", "key", "was", "now", "rule", "severity", "removed", "added")
COURSES = ("worse", "newly_unreadable", "improved", "changed", "new", "gone", "same")
_ANSWERS = frozenset({"improved", "worse", "changed"})


@dataclass(slots=True)
class Paper:
    """What one run says of one landlord's documents of one kind; `readable` is False where all that there is could not be read."""

    edition: EditionId
    answers: list[tuple[Answered, bool]] = field(default_factory=list)
    findings: dict[tuple[str, str], Row] = field(default_factory=dict)
    text: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


@dataclass(slots=True)
class Landlord:
    """What one run says of one landlord: its papers by kind, and the kinds of those that could not be read ("" where unknown)."""

    name: str
    papers: dict[str, Paper] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)


def compare(before: Run, after: Run) -> pandas.DataFrame:
    """Return every document, answer and finding of two runs with its course, and the words that went and came.

    Landlords are matched by name, whatever its case and punctuation, documents by kind, rows by what they ask for. Of
    several self-assessments of a landlord in one run the latest counts.
    """
    import pandas

    called = names(before, after)
    old, new = landlords(before, called), landlords(after, called)
    rows = [row for name in sorted(old.keys() | new.keys()) for row in _of_landlord(old.get(name), new.get(name))]
    return pandas.DataFrame([{c: row.get(c) for c in COLUMNS} for row in rows], columns=list(COLUMNS), dtype=object)


def unlike(before: Run, after: Run) -> str:
    """Return a sentence where the two runs were not read alike, so that what changed may be the reader and not the landlord; else ""."""
    asked = {"model_sha256": "the model", "version": "the version", "code": "the edition asked for"}
    old, new = ({**run.manifest, **run.manifest.get("settings", {})} for run in (before, after))
    differ = [words for key, words in asked.items() if old.get(key) != new.get(key)]
    if not differ:
        return ""
    return f"Not read alike: {' and '.join(differ)} changed between the runs, and some of what is said to change may come of that."


def counts(found: pandas.DataFrame) -> dict[str, Counter[str]]:
    """Return how many answers, findings and so on took each course."""
    return {str(what): Counter(some["course"]) for what, some in found.groupby("what")}


def landlords(run: Run, called: Names | None = None) -> dict[str, Landlord]:
    """Return what a run says, by the landlord's folded name; `called` says what those with several names go by."""
    found: dict[str, Landlord] = {}
    held: dict[str, list[tuple[Paper, bool]]] = defaultdict(list)
    listed = {d.get("path"): d.get("kind") or "" for d in run.manifest.get("documents", ())}
    called = called or names(run)
    for d in chosen(run, called):
        one = found.setdefault(d["name"], Landlord(called.shown(d["landlord"]) or d["path"]))
        if d["kind"] is None:
            one.unread.add(listed.get(d["path"], ""))
            continue
        paper = one.papers.setdefault(d["kind"], Paper(edition=d["edition"]))
        if all(paper is not p for p, _ in held[d["document"]]):
            held[d["document"]].append((paper, d["kind"] == FORM))
    _fill(run, held)
    return found


def _fill(run: Run, held: dict[str, list[tuple[Paper, bool]]]) -> None:
    claims = "SELECT document, edition, key, provision, answer, evidence, commentary, lost FROM claims ORDER BY document, row"
    for document, edition, key, provision, answer, evidence, commentary, lost in run.rows(claims):
        words = "\n".join(filter(None, (evidence, commentary)))
        row = Answered(edition=edition, key=key, provision=provision, answer=cast(Answer, answer), words=words)
        for paper, form in held.get(document, ()):
            paper.answers += [(row, bool(lost))] if form else []
    findings = "SELECT document, rule, severity, provision, key, quote FROM findings ORDER BY document, start"
    for document, rule, severity, provision, key, quote in run.rows(findings):
        for paper, _ in held.get(document, ()):
            paper.findings.setdefault((rule, key or ""), {"severity": severity, "provision": provision, "quote": quote})
    passages = "SELECT document, text, provisions, probabilities FROM passages ORDER BY document, start"
    for document, text, provisions, probabilities in run.rows(passages):
        for paper, form in held.get(document, ()):
            for number, probability in zip(provisions, probabilities, strict=True) if not form else ():
                if probability >= MAPPED:
                    paper.text[number].append(text)


def _of_landlord(old: Landlord | None, new: Landlord | None) -> Iterator[Row]:
    name = (new or old or Landlord("")).name
    before, after = (side.papers if side else {} for side in (old, new))
    for kind in sorted(before.keys() | after.keys()):
        was, now = before.get(kind), after.get(kind)
        unread = now is None and new is not None and bool(new.unread & {kind, ""})
        for row in _of_kind(was, now, unread=unread, was_unread=was is None and old is not None and bool(old.unread & {kind, ""})):
            yield {"landlord": name, "kind": kind, **row}


def _of_kind(was: Paper | None, now: Paper | None, *, unread: bool, was_unread: bool) -> Iterator[Row]:
    course = _course(was, now, unread=unread, was_unread=was_unread)
    yield {"what": "document", "course": course, "was": _there(was, unread=was_unread), "now": _there(now, unread=unread)}
    if was and now:
        yield from _answers(was, now)
        yield from _findings(was, now)
        yield from _texts(was, now)
    elif was and unread:
        yield from ({"what": "answer", "course": "newly_unreadable", **_before(a), "key": a.key} for a, _ in was.answers)
        for (rule, key), f in was.findings.items():
            yield {"what": "finding", "course": "newly_unreadable", **_finding(rule, key, f), "was_provision": f["provision"]}


def _course(was: Paper | None, now: Paper | None, *, unread: bool, was_unread: bool) -> str:
    if was and now:
        return "same"
    if unread:
        return "newly_unreadable"
    if was_unread:
        return "improved"
    return "new" if now else "gone"


def _there(paper: Paper | None, *, unread: bool) -> str | None:
    if paper:
        return "read"
    return "unreadable" if unread else None


def _answers(was: Paper, now: Paper) -> Iterator[Row]:
    lost = {a.provision for a, gone in now.answers if gone} - {a.provision for a, gone in was.answers if gone}
    for change in changes([a for a, _ in was.answers], [a for a, _ in now.answers]):
        unread = change.new is not None and change.old is not None and change.new.provision in lost
        yield _answer(change, "newly_unreadable" if unread else change.course)


def _answer(change: Change, course: str) -> Row:
    row = change.new or change.old
    assert row is not None
    said: Row = {"what": "answer", "course": course, "key": row.key, **_before(change.old)}
    if change.new:
        said |= {"provision": change.new.provision, "now": change.new.answer}
    if course in _ANSWERS:
        rule = catalog.rule("answer-changed")
        said |= {"rule": rule.name, "severity": rule.severity}
    return {**said, "removed": list(change.removed), "added": list(change.added)}


def _before(row: Answered | None) -> Row:
    return {"was_provision": row.provision, "was": row.answer} if row else {}


def _findings(was: Paper, now: Paper) -> Iterator[Row]:
    """Each finding of the two, by rule and duty; what the newer form does not ask for at all is gone, and not put right."""
    keys = _keys(was.edition, now.edition)
    asked = {p.key for p in catalog.edition(now.edition).provisions} | {""}
    old: dict[tuple[str, str], Row] = {}
    for (rule, key), f in was.findings.items():
        into = (key,) if key in asked else keys.get(key, (key,))
        old.setdefault((rule, next((k for k in into if (rule, k) in now.findings), into[0])), f)
    for rule, key in sorted(old.keys() | now.findings.keys()):
        before, after = old.get((rule, key)), now.findings.get((rule, key))
        told = _finding(rule, key, after or before or {})
        if before and after:
            course = "same"
        elif told["severity"] == "note":
            course = "new" if after else "gone"
        elif after:
            course = "worse"
        else:
            course = "improved" if key in asked else "gone"
        yield {
            "what": "finding",
            "course": course,
            **told,
            "provision": after["provision"] if after else None,
            "was_provision": before["provision"] if before else None,
            "was": before["quote"] if before else None,
            "now": after["quote"] if after else None,
        }


def _finding(rule: str, key: str, f: Row) -> Row:
    return {"rule": rule, "key": key or None, "severity": f.get("severity")}


def _texts(was: Paper, now: Paper) -> Iterator[Row]:
    """What a policy says on each provision that it did not, and what it says no longer."""
    numbers = moved(was.edition, now.edition)
    then: dict[str, list[str]] = defaultdict(list)
    for number, said in was.text.items():
        for into in numbers.get(number, (number,)):
            then[into] += said
    for number in sorted(then.keys() | now.text.keys(), key=lambda n: [int(x) for x in n.split(".")]):
        removed, added = differing("\n".join(then[number]), "\n".join(now.text.get(number, ())))
        if removed or added:
            p = catalog.edition(now.edition).numbered(number)
            same = {"what": "text", "course": "changed", "provision": number, "key": p.key if p else None}
            yield {**same, "removed": list(removed), "added": list(added)}


def _keys(old: EditionId, new: EditionId) -> dict[str, tuple[str, ...]]:
    """Where each duty of the older edition is to be found in the newer, by key."""
    if old == new:
        return {}
    then, now = catalog.edition(old), catalog.edition(new)
    found: dict[str, tuple[str, ...]] = {}
    for number, into in moved(old, new).items():
        before, after = then.numbered(number), [p.key for n in into if (p := now.numbered(n))]
        if before:
            found[before.key] = tuple(after)
    return found
