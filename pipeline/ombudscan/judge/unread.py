"""Parts that could not be read -> the claims of absence that may not be made: what cannot be read is never non-compliant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ombudscan.nouns import Document, Evidence, Finding, Rule

# Kinds of check that find something missing, or say that nothing eases it: what they miss may stand in any part that was not read.
_ANYWHERE = frozenset({"silent", "row-missing", "document-undated", "document-stale", "document-overdue", "extension-open", "limit-rigid"})
# Facts that are there only because something is not: a row's evidence, the rest of a definition or of a sentence on refusals.
_ABSENT = frozenset({"evidence-nothing", "narrow-definition", "refusal-without-ombudsman"})


def hides(document: Document) -> bool:
    """Return whether a part that was not read may hold words of the document.

    The first and the last page are covers where they are pictures in which recognition found no word.
    """
    covers = {1, document.pages} if (document.pages or 0) > 2 else set()
    return any(n.code != "picture_without_words" or n.page not in covers for n in document.unread)


def standing(evidence: Evidence, rule: Rule, found: Iterable[Finding]) -> Iterator[Finding]:
    """Yield those of a rule's findings that no unread part of the document could undo."""
    document = evidence.document
    if any(n.code == "cut_short" for n in document.notices):
        found = (f for f in found if not _at_the_cut(document, f))
    if not document.unread:
        yield from found
    elif rule.check.kind in _ANYWHERE:
        yield from found if not hides(document) else ()
    else:
        yield from (f for f in found if not (_of_absence(rule) and _cut(document, f)))


def absences(rule: Rule) -> bool:
    """Return whether a rule's findings rest on what is not there, wholly or in part."""
    return rule.check.kind in _ANYWHERE or _of_absence(rule)


def _of_absence(rule: Rule) -> bool:
    check = rule.check
    return check.kind == "row-lacks" or (check.kind == "row-answer" and "blank" in check.answers) or check.fact in _ABSENT


def _at_the_cut(document: Document, f: Finding) -> bool:
    """Whether a finding rests on the last words before a document breaks off: how they went on is not known."""
    last = document.blocks[-1].span if document.blocks else None
    return bool(last and f.location.span and f.location.span.end > last.start)


def _cut(document: Document, f: Finding) -> bool:
    """Whether the rest of the passage may stand on a page beside it that was not read."""
    own = f.location.page
    return any(own is None or n.page is None or abs(n.page - own) <= 1 for n in document.unread)
