"""What the user says to a finding: agreed, in doubt, set aside with a reason; and what a new version has put right."""

from __future__ import annotations

import hashlib
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ombudscan import dismissals
from ombudscan.judge import dismissed, fingerprint, passage
from ombudscan.nouns import Dismissal, Evidence, Finding, Report
from ombudscan.web.desk import Draft, Key

TO_FIX = ("breach", "gap")


def key(evidence: Evidence, f: Finding) -> Key:
    """Return what a finding is recognised by in another version of its document."""
    return (f.rule, f.provision, fingerprint(evidence, f))


def subject(evidence: Evidence, f: Finding) -> str:
    """Return the same as `key` in sixteen digits, by which a form says what it decides on, whatever has been read since."""
    return hashlib.sha256("\n".join(str(x) for x in key(evidence, f)).encode()).hexdigest()[:16]


def shown(draft: Draft, slot: int, report: Report) -> Report:
    """Return the report on the document at `slot` of a draft without what was set aside in it, which it holds apart."""
    aside = tuple(draft.dismissals[slot].values())
    return dismissed(report, aside) if aside else report


def dismiss(draft: Draft, slot: int, report: Report, f: Finding, reason: str, name: str) -> None:
    """Set a finding aside until its words change."""
    words = " ".join(passage(report.evidence, f).split())
    about = rule, provision, print_of = key(report.evidence, f)
    one = Dismissal(rule=rule, provision=provision, fingerprint=print_of, words=words, reason=reason, name=name, date=draft.day)
    draft.dismissals[slot][about] = one
    draft.choices.pop((slot, about), None)


def begin(draft: Draft, slot: int, decided: Iterable[Dismissal]) -> None:
    """Take over what was set aside before."""
    draft.dismissals[slot].update({(d.rule, d.provision, d.fingerprint): d for d in decided})


def restore(draft: Draft, slot: int, report: Report, f: Finding) -> None:
    """Bring back what was set aside."""
    draft.dismissals[slot].pop(key(report.evidence, f), None)


def as_file(draft: Draft, slot: int) -> bytes:
    """Return the file that `ombudscan check` reads beside the document: DOCUMENT.dismissed.toml."""
    with tempfile.TemporaryDirectory(dir=draft.folder) as folder:
        path = Path(folder, "dismissed.toml")
        dismissals.add(path, tuple(draft.dismissals[slot].values()))
        return path.read_bytes()


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Two versions of a document, both without what was set aside: what is no longer found, what still is, what is new.

    `unread` tells that the new version has pages without text that the old had not: what is missing there may only be unread.
    """

    fixed: tuple[Finding, ...]
    left: tuple[Finding, ...]
    new: tuple[Finding, ...]
    unread: bool = False

    def only(self, severities: tuple[str, ...]) -> Compared:
        """Return the same of findings of these severities alone."""

        def kept(found: tuple[Finding, ...]) -> tuple[Finding, ...]:
            return tuple(f for f in found if f.severity in severities)

        return replace(self, fixed=kept(self.fixed), left=kept(self.left), new=kept(self.new))


def compared(old: Report, new: Report) -> Compared:
    """Return what became of the findings: matched by rule, provision and words, then by rule and provision alone."""
    before = [key(old.evidence, f) for f in old.findings]
    after = [key(new.evidence, f) for f in new.findings]
    pairs = dict(_matched(before, after))
    return Compared(
        fixed=tuple(f for i, f in enumerate(old.findings) if i not in pairs.values()),
        left=tuple(f for i, f in enumerate(new.findings) if i in pairs),
        new=tuple(f for i, f in enumerate(new.findings) if i not in pairs),
        unread=_blank(new) > _blank(old),
    )


def _matched(before: list[Key], after: list[Key]) -> Iterator[tuple[int, int]]:
    """Yield each newer finding with the older one that it is, by their places."""
    old, new = set(range(len(before))), set(range(len(after)))
    for depth in (3, 2):
        waiting: dict[object, list[int]] = defaultdict(list)
        for i in sorted(old, reverse=True):
            waiting[before[i][:depth]].append(i)
        for i in sorted(new):
            if waiting[after[i][:depth]]:
                j = waiting[after[i][:depth]].pop()
                old.discard(j)
                new.discard(i)
                yield i, j


def _blank(report: Report) -> int:
    return sum(n.code == "page_without_text" for n in report.evidence.document.notices)
