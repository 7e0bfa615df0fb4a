"""Other policies bound into the same file: an appendix that is the anti-social behaviour policy states no practice with complaints.

Only titles that name a subject of their own count, and only where something says that a document begins there: the mark of an
appendix, a level above the sections, clause numbers that begin again. A section of the complaints policy stays one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ombudscan.nouns import Block, Claim, Document, Notice, Span
from ombudscan.pattern import Pattern

_MARK = r"(?:appendix|annexe?|schedule|attachment|enclosure|addendum)(?:\s+(?:\d{1,2}|[A-Z]|[ivx]{1,4}))?\b\s*[:.)–—-]*\s*"
_SUBJECT = r"""(?: anti-?\s?social\s+behaviour | ASB | nuisance | neighbour\w{0,40}\s+(?:disputes?|nuisance|management) | compensation
  | goodwill | pets? | safeguarding | domestic\s+(?:abuse|violence) | hate\s+(?:crime|incidents?) | decants?(?:ing)? | mutual\s+exchange
  | (?:gas|fire|electrical|water|building)\s+safety | asbestos | legionella | health\s+and\s+safety | lone\s+working | tenancy
  | tenancies | succession | lettings? | allocations? | rents? | income | arrears | service\s+charges? | debts? | repairs? | maintenance
  | voids? | adaptations? | alterations | improvements | damp | mould | condensation | recharges? | estate\s+\w+ | parking | garages?
  | grounds | right\s+to\s+(?:buy|acquire) | shared\s+ownership | leasehold\w{0,40} | equality | diversity | inclusion | data\s+protection
  | privacy | GDPR | freedom\s+of\s+information | subject\s+access | records?\s+(?:management|retention) | (?:document\s+)?retention
  | confidentiality | whistle-?\s?blowing | (?:anti-?)?fraud | bribery | hospitality | procurement | expenses | recruitment
  | disciplinary | (?:staff|employees?|workplace|personnel)['’]?s?\s+(?:grievances?|conduct) | sickness | social\s+media
  | (?:information|cyber|IT)\s+security | CCTV | smoking | homeless\w{0,40} | housing\s+register | evictions? | abandonment | sub-?letting
  | lodgers? | hoarding | (?:corporate|social\s+care|adult\s+social\s+care|children['’]?s\s+services)\s+complaints? )"""
_TITLE = Pattern(
    rf"""(?P<mark>{_MARK})? (?:(?:our|the|extract\s+from(?:\s+(?:our|the))?|[\w’'&]{{1,40}}(?=\s))\s+){{0,4}}
        (?P<subject>{_SUBJECT}) (?:[\s,]++[\w’'&/-][\w’'&,/-]{{0,40}}+){{0,5}}? \s+
        (?:polic(?:y|ies) | procedures? | protocol | strategy | code\s+of\s+conduct)
        (?:\s+(?:and|&)\s+(?:polic(?:y|ies)|procedures?))? (?:[\s,(:–-]++(?:[\w.)/][\w.,()/–-]*+)?){{0,5}}""",
    re.IGNORECASE | re.VERBOSE,
)
# What belongs to complaints whatever else its title names: "Complaints and compensation policy", "Code of practice".
_OURS = Pattern(
    r"\b(?:complain\w*|feedback|dissatisf\w*|concerns?|ombudsm[ae]n|self[\s-]?assess\w*|complaint\s+handling|unacceptable|unreasonable|vexatious)\b",
    re.IGNORECASE,
)
_NOT_HOUSING = Pattern(r"\b(?:corporate|social\s+care|children['’]?s\s+services)\s+complaints?\b", re.IGNORECASE)
_MARKED = Pattern(_MARK, re.IGNORECASE)
_POLICY = Pattern(r"\b(?:policy|procedure)\W*$", re.IGNORECASE)
_DIGITS = re.compile(r"\d{1,4}")
_SECTIONS = 3  # numbered headings before a title without a number: it is no section of theirs
_LEAST_WORDS = 25
_LONGEST_TITLE, _LONGEST_NAME = 120, 60  # characters
_LOWEST = 9  # level of a heading


def apart(document: Document, claims: Sequence[Claim] = ()) -> Document:
    """Return `document` with the blocks of other policies that are bound into it left out, as a list of contents is, and a notice of each.

    What stands in the rows of a form, `claims`, is never left out.
    """
    taken = [s for c in claims for s in (*c.requirement, *c.evidence, *c.commentary)]
    blocks = list(document.blocks)
    notices: list[Notice] = []
    for start, end in _parts(document):
        held = [b for b in blocks[start:end] if not _meets(b.span, taken)]
        for i in range(start, end):
            if not _meets(blocks[i].span, taken):
                blocks[i] = replace(blocks[i], kind="contents")
        if held:
            notices.append(_notice(document, held[0]))
    return replace(document, blocks=tuple(blocks), notices=(*document.notices, *notices)) if notices else document


def _notice(document: Document, title: Block) -> Notice:
    named = " ".join(document.quote(title.span).split())
    page = title.boxes[0].page if title.boxes else None
    message = f"From “{named}” on the file holds another policy than that for complaints, which was not judged."
    return Notice(code="other", message=message, page=page, span=title.span)


def _meets(span: Span, taken: Sequence[Span]) -> bool:
    return any(s.start < span.end and span.start < s.end for s in taken)


def _parts(document: Document) -> Iterator[tuple[int, int]]:
    """Yield the first block of each other policy, its title, and the one after its last."""
    heads = [i for i, b in enumerate(document.blocks) if b.row is None and (b.kind == "heading" or _named(document, b))]
    done = 0
    for n, at in enumerate(heads):
        if at < done or n == 0 or not (title := _title(document, at)):
            continue
        deeper = n + 1 < len(heads) and _level(document, heads[n + 1]) > _level(document, at)
        end = _end(document, heads, n, deeper=deeper)
        if _begins(document, heads[:n], at, end, marked=title["mark"] is not None, deeper=deeper):
            yield at, end
            done = end


def _named(document: Document, block: Block) -> bool:
    """Whether a paragraph is the name of a policy and nothing else: the title of a text without headings, or an entry of a list."""
    size = block.span.end - block.span.start
    return block.kind == "paragraph" and size < _LONGEST_NAME and bool(_POLICY.search(document.quote(block.span)))


def _level(document: Document, at: int) -> int:
    block = document.blocks[at]
    return block.level if block.kind == "heading" else _LOWEST


def _title(document: Document, at: int) -> re.Match[str] | None:
    """Return the match of a heading without a number that is the title of a policy on something else."""
    block = document.blocks[at]
    text = " ".join(document.quote(block.span).split())
    if block.label or len(text) > _LONGEST_TITLE or (_OURS.search(text) and not _NOT_HOUSING.search(text)):
        return None
    return _TITLE.fullmatch(text)


def _end(document: Document, heads: Sequence[int], n: int, *, deeper: bool) -> int:
    """Return the block before which the policy ends whose title is the `n`th of `heads`; `deeper`: its sections stand below it."""
    numbers = [_number(document.blocks[i].label) for i in heads[:n]]
    following = next((x + 1 for x in reversed(numbers) if x), 0)
    for other in heads[n + 1 :]:
        block = document.blocks[other]
        number = _number(block.label)
        if number == 1:
            following = 0
        if number and number == following:
            return other  # the numbers of the complaints policy go on
        if number or block.label or _level(document, other) > _level(document, heads[n]):
            continue
        text = document.quote(block.span)
        if deeper or _MARKED.match(text) or _OURS.search(text) or _POLICY.search(text):
            return other
    return len(document.blocks)


def _number(label: str) -> int:
    """The first number of a clause's label, 0 where it has none."""
    found = _DIGITS.match(label)
    return int(found.group()) if found else 0


def _begins(document: Document, before: Sequence[int], at: int, end: int, *, marked: bool, deeper: bool) -> bool:
    """Whether a document of its own begins at `at`, and not a section: something says so, and it has words enough."""
    inside = document.blocks[at + 1 : end]
    if sum(len(document.quote(b.span).split()) for b in inside) < _LEAST_WORDS:
        return False
    above = [_number(document.blocks[i].label) for i in before]
    top = deeper and _level(document, at) <= min(_level(document, i) for i in before)
    again = next((x for b in inside if (x := _number(b.label))), 0) == 1 and max(above) > 1
    return marked or top or again or sum(map(bool, above)) >= _SECTIONS
