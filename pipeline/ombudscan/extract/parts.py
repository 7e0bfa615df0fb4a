"""Parts of a document that are for other services than housing: "Part B" of a council's corporate policy, and all that stands in it.

A part is told by its heading, by what another part says of it, by a table of which part is for whom, or by its own first sentences.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from ombudscan.extract import scope
from ombudscan.nouns import Block, Document, Passage, Row
from ombudscan.pattern import Pattern

_LABELS = r"(?:[A-Z]|\d{1,2}|one|two|three|four|five|six|seven|eight)"
_HEADING = Pattern(
    rf"^\W*(?:(?P<sort>part|section|chapter)\s+(?P<label>{_LABELS})|(?P<number>\d{{1,2}})(?=[.):]?\s))\b(?![.]\d)", re.IGNORECASE
)
# "every service except housing", "all other council services", "complaints that are not about housing"
_OTHERS = r"""(?: (?:every|all|any|each|other|our|the|council)\s+(?:\w+\s+){0,2}?
        (?:services?|departments?|complaints?|matters|functions)\s*,?\s*
        (?:\(?(?:except|excepting|excluding|other\s+than|but(?:\s+not)?|apart\s+from|save|bar)\b)\s*(?:for\s+)?[^.;,]{0,30}?
        \b(?:housing|landlord|tenants?|homes)\b
    | (?:(?:all|any|every|each|our|the)\s+)?(?:of\s+(?:our|the)\s+)?(?:other|general|corporate|non-?housing)\s+
        (?:council\s+|public\s+)?(?:services?|departments?|functions)
    | \bmost\s+(?:of\s+)?(?:(?:our|the)\s+)?(?:council|public|corporate)(?:['’]s)?\s+(?:services?|departments?|functions)
    | (?:everything|anything|all)\s+(?:except|but|other\s+than|apart\s+from)\s+(?:for\s+)?(?:\w+\s+)?housing
    | (?:services?|complaints?|matters|departments?)\s+
        (?:other\s+than|outside|that\s+(?:are|have)\s+no(?:t|thing)\s+(?:about|to\s+do\s+with|part\s+of))
        \s+(?:\w+\s+){0,2}?housing )"""
# "Parts A to C apply to every service except housing", "Section 3 is for all other council services"
_SAID = Pattern(
    rf"""\b(?P<sort>part|section|chapter)s?\s+(?P<labels>{_LABELS}(?:\s*(?:,|and|or|&|to|–|-)\s*(?:(?:part|section|chapter)s?\s+)?{_LABELS}\b){{0,6}})\s+
        (?:of\s+this\s+\w+\s+)?
        (?:\w+\s+){{0,2}}?(?:appl(?:y|ies)|is|are|deals?|covers?|concerns?|sets?\s+out|gives?|relates?|explains?|describes?|tells?|was|were|governs?)\b
        (?:(?!\b(?:parts?|sections?|chapters?)\s)[^.;]){{0,60}}?{_OTHERS}""",
    re.IGNORECASE | re.VERBOSE,
)
# "Section 2 is for everybody else", where another sentence says that "sections 3 to 9 are for people who rent or lease their home
# from us": for all who live there, as those who are not tenants may be its leaseholders
_PARTS_FOR = (
    rf"\b(?P<sort>part|section|chapter)s?\s+(?P<labels>{_LABELS}(?:\s*(?:,|and|or|&|to|–|-)\s*(?:(?:part|section|chapter)s?\s+)?{_LABELS}\b){{0,6}})\s+"
    r"(?:of\s+this\s+\w+\s+)?(?:(?:is|are)\s+(?:only\s+)?for|appl(?:y|ies)\s+(?:only\s+)?to|covers?)\s+"
)
_FOR_THE_REST = Pattern(
    rf"{_PARTS_FOR}(?:(?:every|any)(?:one|body|thing)\s+else|(?:all|any)\s+others|(?:all\s+)?other\s+(?:people|complainants))\b"
    r"(?![^.;]{0,80}\b(?:lease|leasehold\w*|\w*owners?|residents?|tenan\w+|licen[cs]ees?|homes?)\b)",
    re.IGNORECASE,
)
_FOR_OURS = Pattern(rf"{_PARTS_FOR}[^.;]{{0,60}}?\b(?:leaseholders?|residents?|(?:lease|live)\b[^.;]{{0,30}}?\bhomes?)\b", re.IGNORECASE)
# "Part B: Complaints about general council services"; a part that names housing as well is no other service's alone
_HEADED = Pattern(rf"(?<!\w){_OTHERS}", re.IGNORECASE | re.VERBOSE)
_COMPLAINTS = Pattern(r"\bcomplain", re.IGNORECASE)
# "4. Most council services": the whole of a heading
_WHOLE = Pattern(
    r"\W{0,9}(?:\d{1,2}\b\W{0,9})?(?:(?:all|any|the|our)\s+){0,2}(?:other|most|general|remaining)\s+(?:of\s+)?(?:(?:our|the)\s+)?"
    r"(?:council|public|corporate)(?:['’]s)?\s+(?:services|departments|functions)\W{0,9}",
    re.IGNORECASE,
)
# Services that no landlord gives as a landlord; what councils and associations both do (parking, bins, grounds) is left out.
_SERVICES = Pattern(
    r"""\b(?:librar(?:y|ies)|leisure|highways?|potholes?|street\s+lighting|council\s+tax|business\s+rates|environmental\s+health
        |trading\s+standards|licensing|social\s+care|(?:adult|children)['’]?s?\s+(?:care|services)|schools?|nurser(?:y|ies)|education
        |planning\s+(?:applications?|decisions?|enforcement|permission)|building\s+control|elections?|electoral|cemeter(?:y|ies)
        |crematori\w+|museums?|public\s+health|(?:waste|refuse)\s+collections?|(?:home|domiciliary|day|nursing)\s+care|care\s+homes?
        |councillors?)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_HOUSING = Pattern(
    r"""\b(?:housing(?!\s+(?:benefits?|register|options|applications?|allocations?|advice))|landlords?|tenan\w+|lease\w*|repairs?|rents?
        |lettings|estates?|neighbour\w*|anti-?social|(?<!care\s)(?<!nursing\s)homes?)\b""",
    re.IGNORECASE | re.VERBOSE,
)
# "This section is for complaints about libraries and highways", "Use this part if your complaint is about a school"
_OPENS = Pattern(
    r"""^\W*(?: (?:this|the\s+following)\s+(?:section|part|chapter|procedure|process)\s+(?:only\s+)?
          (?:is\s+(?:only\s+)?(?:for|about)|appl(?:y|ies)\s+(?:only\s+)?to|covers?|deals\s+with|concerns|relates\s+to
            |(?:sets\s+out|explains|describes|tells|says)\b[^.;]{0,40}\b(?:complain\w*\s+(?:about|to|on)|for))
      | (?:use|follow|read)\s+(?:this|the\s+following)\s+(?:section|part|chapter|procedure|process)\s+(?:if|for|where|when|to)
      | (?:what\s+follows|(?:the|these)\s+(?:rules|stages|steps|times|arrangements)(?:\s+(?:below|in\s+this\s+\w+))?)\s+
          (?:(?:is|are)\s+(?:only\s+)?for|(?:appl(?:y|ies)|relate)\s+(?:only\s+)?to) )\b(?P<whom>.*)""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
# "This section does not apply to complaints about your council home", "It is not for tenants' complaints about us as landlord"
_CLOSED = Pattern(
    r"""^\W*(?:this\s+(?:section|part|chapter|procedure|process)|it)\s+
        (?:(?:does\s*(?:not|n['’]t)|cannot)\s+(?:apply\s+to|cover|deal\s+with|extend\s+to)|is\s*(?:not|n['’]t)\s+(?:for|about))\s+
        (?:[\w’'-]+\s+){0,6}?
        (?:housing(?:\s+(?:complaints?|services?|matters|cases))?|(?:council|your)\s+(?:homes?|housing|tenanc(?:y|ies))|as\s+(?:your\s+|a\s+)?landlords?
          |landlord\s+(?:services?|complaints?))\s*(?:[.;,:(]|$|which\b|where\b|see\b|under\b|in\s+(?:section|part))""",
    re.IGNORECASE | re.VERBOSE,
)
# A table of which part is for whom: "Your council home | Section 5"
_POINTER = Pattern(
    rf"(?:please\s+)?(?:(?:go|turn)\s+to\s+|see\s+|read\s+)?(?P<sort>part|section|chapter)\s+(?P<label>{_LABELS})\W*", re.IGNORECASE
)
_SPOKEN_OF = Pattern(
    r"\b(?:such|these|those)\s+(?:complaints|services|cases)\b|\b(?:the|that|this)\s+(?:corporate|statutory)\s+(?:process|procedure|stages?|scheme)\b",
    re.IGNORECASE,
)
_FIRST = 3  # sentences in which a section says whom it is for
_RANGE = Pattern(r"\s*(?:to|–|-)\s*", re.IGNORECASE)
_LABEL = Pattern(rf"\b{_LABELS}\b", re.IGNORECASE)
_NUMBERS = {w: str(n) for n, w in enumerate("zero one two three four five six seven eight".split())}
# What is said of housing in such a part is of housing all the same: "Housing complaints have Part D".
_OF_HOUSING = Pattern(
    r"\b(?:housing|landlord|tenants?['’]?|leaseholders?['’]?)\s+(?:complaints?|cases|services?)\b|\bhousing\s+ombudsman\b|\bas\s+(?:your|a|their)\s+landlord\b",
    re.IGNORECASE,
)


def of_others(document: Document, passages: Sequence[Passage], texts: Sequence[str]) -> frozenset[int]:
    """Return the places of those passages that stand in a part which is for other services alone, or speak of what does."""
    title, *rest = [_heading(document, b) for b in document.blocks if b.kind == "heading"] or [""]
    headings = set(rest)
    said = {(sort, label) for text in texts for sort, label in _declared(text)} | _rest(texts) | _pointed(document) if headings else set()
    named = {h for h in headings if _label(h) in said or _is_headed(h)}
    flat = _headless(document, named) if named else frozenset()
    opened = _opened(passages, texts, title)
    inside = {
        i
        for i, p in enumerate(passages)
        if p.claim is None and (named.intersection(p.path) or p.block in flat or any(p.path[: len(o)] == o for o in opened))
    }
    return frozenset(i for i in inside | _spoken_of(passages, texts, inside) if not _OF_HOUSING.search(texts[i]))


def _heading(document: Document, block: Block) -> str:
    """A heading with its number, as it stands in the paths of what is under it."""
    return f"{block.label} {document.quote(block.span)}".strip()


def _opened(passages: Sequence[Passage], texts: Sequence[str], title: str) -> set[tuple[str, ...]]:
    """The headings whose first sentences say that what stands under them is for other services, with the headings above them."""
    seen: Counter[tuple[str, ...]] = Counter()
    opened: set[tuple[str, ...]] = set()
    for p, text in zip(passages, texts, strict=True):
        if p.claim is not None or not p.path or p.path[-1] == title:
            continue
        seen[p.path] += 1
        if seen[p.path] <= _FIRST and _opens(text):
            opened.add(p.path)
    return opened


def _opens(text: str) -> bool:
    told = _OPENS.match(text)
    return bool(_CLOSED.match(text) or (told and _for_others(told["whom"])))


def _for_others(whom: str) -> bool:
    """Whether what a section or a row of a table is for is another service, and housing is none of it."""
    return bool(_HEADED.search(whom) or _SERVICES.search(whom)) and not _HOUSING.search(_HEADED.sub(" ", whom))


def _pointed(document: Document) -> set[tuple[str, str]]:
    """The parts to which a table sends complaints about other services, beside a row that sends housing's to another."""
    tables: dict[int, list[tuple[str, tuple[str, str]]]] = {}
    for row in document.rows:
        if (to := _pointer(document, row)) is not None:
            tables.setdefault(row.table, []).append((document.quote(row.cells[0].span), to))
    found: set[tuple[str, str]] = set()
    for rows in tables.values():
        ours = {to for whom, to in rows if _HOUSING.search(_HEADED.sub(" ", whom))}
        found |= {to for whom, to in rows if _for_others(whom)} - ours if ours else set()
    return found


def _pointer(document: Document, row: Row) -> tuple[str, str] | None:
    told = _POINTER.fullmatch(document.quote(row.cells[-1].span).strip()) if len(row.cells) > 1 else None
    return (told["sort"].lower(), _plain(told["label"])) if told else None


def _spoken_of(passages: Sequence[Passage], texts: Sequence[str], inside: set[int]) -> set[int]:
    """The sentences on "these services" or "such complaints" that follow one about another service, under the same heading."""
    found: set[int] = set()
    for i in range(1, len(passages)):
        before, p = passages[i - 1], passages[i]
        if p.claim is None and p.path == before.path and _SPOKEN_OF.search(texts[i]):
            others = i - 1 in inside or i - 1 in found or scope.of(texts[i - 1]) == "other_service" or _all_others(texts[i - 1])
            found |= {i} if others else set()
    return found


def _all_others(text: str) -> bool:
    return bool(_COMPLAINTS.search(text)) and _for_others(text)


def _is_headed(heading: str) -> bool:
    """Whether a heading says that what stands under it is for other services: a part's, or one on complaints."""
    if _WHOLE.fullmatch(heading):
        return True
    if not _HEADED.search(heading) or _HOUSING.search(_HEADED.sub(" ", heading)):
        return False
    part = _HEADING.search(heading)
    return bool(_COMPLAINTS.search(heading) or (part and not part["number"]))


def _declared(text: str) -> Iterable[tuple[str, str]]:
    """The parts that a sentence says are for other services."""
    for found in _SAID.finditer(text):
        yield from _parts(found)


def _rest(texts: Sequence[str]) -> set[tuple[str, str]]:
    """The parts that are for everybody else, where others are said to be for those who live in the landlord's homes."""
    ours = {part for text in texts for found in _FOR_OURS.finditer(text) for part in _parts(found)}
    return {part for text in texts for found in _FOR_THE_REST.finditer(text) for part in _parts(found)} - ours if ours else set()


def _parts(found: re.Match[str]) -> Iterable[tuple[str, str]]:
    labels = found["labels"]
    own = [_plain(m.group()) for m in _LABEL.finditer(labels) if not re.fullmatch(r"(?i)to", m.group())]
    if len(own) == 2 and _RANGE.search(labels):
        own = _between(*own)
    yield from ((found["sort"].lower(), x) for x in own)


def _between(first: str, last: str) -> list[str]:
    if first.isdecimal() and last.isdecimal():
        return [str(n) for n in range(int(first), int(last) + 1)]
    return [chr(n) for n in range(ord(first[0]), ord(last[0]) + 1)] if first.isalpha() and last.isalpha() else [first, last]


def _label(heading: str) -> tuple[str, str]:
    found = _HEADING.search(heading)
    if found is None:
        return ("", "")
    return ("section", found["number"]) if found["number"] else (found["sort"].lower(), _plain(found["label"]))


def _plain(label: str) -> str:
    return _NUMBERS.get(label.lower(), label.lower())


def _headless(document: Document, named: set[str]) -> frozenset[int]:
    """The blocks up to the next part where a part's heading is followed at once by another heading of its own rank."""
    inside = False
    found: list[int] = []
    for n, block in enumerate(document.blocks):
        text = _heading(document, block)
        if block.kind == "heading" and _HEADING.search(text):
            after = document.blocks[n + 1] if n + 1 < len(document.blocks) else None
            inside = text in named and after is not None and after.kind == "heading" and not _HEADING.search(_heading(document, after))
        elif inside:
            found.append(n)
    return frozenset(found)
