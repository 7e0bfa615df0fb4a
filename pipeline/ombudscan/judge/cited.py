"""What a row cites of the landlord's policy: whether the clause, page or heading is there, and where it leads."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from ombudscan.judge.once import once
from ombudscan.judge.rows import of_rows
from ombudscan.judge.unread import hides
from ombudscan.nouns import Block, Claim, Document, Evidence, Fact, Location, Match, Report
from ombudscan.places import location
from ombudscan.text import folded

KINDS = ("cites-clause", "cites-heading", "cites-page", "cites-appendix")
# A clause whose passages all stay below this for the row's provision is about something else: of the clauses of our own documents
# that say most on a provision, one in fifty would be blamed (scripts/choose_thresholds.py) ...
ABOUT_ELSE = 0.35
# ... if the policy speaks of it plainly in another clause: surer than for a mapping, since .53 for a sentence on refusals accused a sample.
PLAINLY = 0.6
# Provisions so near to one another that a clause on one is no wrong place for the other: refusing stage 2, going to it, and the reasons
# and the letter with which any complaint is refused, which the Code wants to be the same.
_KIN = (
    frozenset({"no-unreasonable-refusal", "progress-to-stage-2"}),
    frozenset({"no-unreasonable-refusal", "refusal-explained"}),
    frozenset({"no-unreasonable-refusal", "exclusions"}),
    frozenset({"third-party-stages", "third-party-code"}),
    frozenset({"behaviour-policy", "proportionate-restrictions"}),
)
_NUMBER = re.compile(r"\d+(?:\.\d+)*")
_LETTER = re.compile(r"[A-Z]")
# So many headings with a letter make a policy that is cited by them.
_LETTERED = 3


def of(claims: Evidence, claim: int) -> list[Fact]:
    """Return the citations of one row."""
    return [f for f in of_rows(claims).get(claim, ()) if f.kind in KINDS]


def fault(policies: tuple[Report, ...], fact: Fact) -> str:
    """Return what is wrong with a citation that leads nowhere in any of the policies, otherwise ""."""
    if any(hides(p.evidence.document) for p in policies):
        return ""
    held = [p.evidence for p in policies if fact.kind != "cites-clause" or _numbered(p.evidence)]
    faults = [_FAULTS[fact.kind](e, fact) for e in held]
    return faults[0] if faults and all(faults) else ""


def about_else(policies: tuple[Report, ...], claim: Claim, facts: Iterable[Fact]) -> str:
    """Return the clause cited where none of the clauses cited speaks of the row's provision and another plainly does, otherwise ""."""
    cited = {f.detail: f for f in facts if f.kind == "cites-clause"}
    numbered = [p.evidence for p in policies if _numbered(p.evidence)]
    if not cited or not numbered:
        return ""
    near = {claim.key}.union(*(kin for kin in _KIN if claim.key in kin))
    within = max(_best(e, key, lambda label: any(_inside(label, c) for c in cited)) for e in numbered for key in near)
    elsewhere = max(_best(e, claim.key, lambda label: not any(_inside(label, c) for c in cited)) for e in numbered)
    if within >= ABOUT_ELSE or elsewhere < PLAINLY:
        return ""
    holder = next((e for e in numbered if any(led_to(e, f) for f in cited.values())), numbered[0])
    first = next(iter(cited))
    return f"cites {_name(first)}, and that {_sort(first)} of {holder.document.source} is about something else."


def _best(policy: Evidence, key: str, within: Callable[[str], bool]) -> float:
    return max((m.probability for label, m in _matched(policy).get(key, ()) if within(label)), default=0.0)


@once
def _matched(policy: Evidence) -> dict[str, list[tuple[str, Match]]]:
    """The matches of each provision, with the clauses that they stand in."""
    held = clauses(policy.document)
    blocks = {p.id: p.block for p in policy.passages}
    found: dict[str, list[tuple[str, Match]]] = {}
    for m in policy.matches:
        found.setdefault(m.key, []).append((held[blocks[m.passage]], m))
    return found


@once
def clauses(document: Document) -> list[str]:
    """Return the clause that each block stands in: its own number, or that of the nearest numbered block before it."""
    found, last = [], ""
    held = _letters(document)
    for b in document.blocks:
        label = _plain(b.label)
        last = label if (_NUMBER.fullmatch(label) and not held) or (label in held and b.kind == "heading") else last
        found.append(last)
    return found


@once
def _letters(document: Document) -> set[str]:
    """The letters of a document's headings, where it is divided by them and by no numbers."""
    labels = [(b.kind, _plain(b.label)) for b in document.blocks]
    held = {x for kind, x in labels if kind == "heading" and _LETTER.fullmatch(x)}
    numbered = any("." in x and _NUMBER.fullmatch(x) for _, x in labels)
    return held if len(held) >= _LETTERED and not numbered else set()


@once
def led_to(policy: Evidence, fact: Fact) -> list[int]:
    """Return the blocks of the policy that a citation leads to, by their index; none where it leads nowhere."""
    blocks = policy.document.blocks
    if fact.kind == "cites-page":
        return [i for i, b in enumerate(blocks) if any(box.page == int(fact.detail) for box in b.boxes)]
    if fact.kind == "cites-appendix":
        return [i for i, b in enumerate(blocks) if b.kind == "heading" and folded(fact.detail) in folded(policy.document.quote(b.span))]
    if fact.kind == "cites-heading":
        wanted = folded(fact.detail)
        return [i for i, b in enumerate(blocks) if any(wanted in folded(h) for h in b.path)]
    return [i for i, clause in enumerate(clauses(policy.document)) if _inside(clause, fact.detail)]


def told(policies: tuple[Report, ...], fact: Fact) -> str:
    """Return where a citation leads, in words: the policy, the page and how the part begins."""
    for one in policies:
        at = led_to(one.evidence, fact)
        if at:
            document = one.evidence.document
            first = _place(document, document.blocks[at[0]])
            where = ", ".join(filter(None, (document.source, f"page {first.page}" if first.page else "", first.heading or "")))
            return f"{_called(fact)} is in {where}."
    return f"{_called(fact)} leads nowhere."


def _called(fact: Fact) -> str:
    word = fact.kind.removeprefix("cites-")
    if word == "appendix" or _LETTER.fullmatch(fact.detail):
        return _name(fact.detail)[0].upper() + _name(fact.detail)[1:]
    return f"The {word} cited (“{fact.detail}”)" if word == "heading" else f"The {word} cited ({fact.detail})"


def _place(document: Document, block: Block) -> Location:
    return location(document, block.span, whole=True)


@once
def _numbered(policy: Evidence) -> set[str]:
    """The policy's clause numbers, or the letters of its parts; none where it has neither, so that a citation cannot be held against it."""
    return _letters(policy.document) or {x for b in policy.document.blocks if _NUMBER.fullmatch(x := _plain(b.label))}


def _name(detail: str) -> str:
    return f"part {detail}" if _LETTER.fullmatch(detail) else detail


def _sort(detail: str) -> str:
    return "part" if _LETTER.fullmatch(detail) else "clause"


def _inside(label: str, cited: str) -> bool:
    return label == cited or label.startswith(cited + ".")


def _plain(label: str) -> str:
    return label.strip().rstrip(".)").lstrip("(")


def _clause_fault(policy: Evidence, fact: Fact) -> str:
    missing = not any(_inside(label, fact.detail) for label in _numbered(policy))
    return f"cites {_name(fact.detail)}, and {policy.document.source} has no such {_sort(fact.detail)}." if missing else ""


def _heading_fault(policy: Evidence, fact: Fact) -> str:
    there = folded(fact.detail) in folded(policy.document.text)
    return "" if there else f"points to a part headed “{fact.detail}”, and {policy.document.source} has no such heading."


def _page_fault(policy: Evidence, fact: Fact) -> str:
    pages = policy.document.pages
    beyond = pages is not None and int(fact.detail) > pages
    return f"cites page {fact.detail}, and {policy.document.source} has {pages} pages." if beyond else ""


def _appendix_fault(policy: Evidence, fact: Fact) -> str:
    there = re.search(rf"\b{re.escape(folded(fact.detail))}\b", folded(policy.document.text))
    return "" if there else f"points to {fact.detail}, and {policy.document.source} has none of that name."


_FAULTS: dict[str, Callable[[Evidence, Fact], str]] = {
    "cites-clause": _clause_fault,
    "cites-heading": _heading_fault,
    "cites-page": _page_fault,
    "cites-appendix": _appendix_fault,
}
