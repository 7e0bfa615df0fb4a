"""Document -> the landlord whose document it is, or None rather than a wrong guess."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ombudscan.nouns import Document
from ombudscan.pattern import Pattern

_LEAST = 2.25  # one clear sign (a page title's own tail, a running header), or three mentions
_WORD = r"[A-Z][\w'’-]{0,40}"
_JOIN = r"(?: (?:of|and|&|the|upon|in|le|by)(?= [A-Z&]| the ))* "
# "Larkfield Housing Association", "The Dame Alice Trow Almshouse Charity"
ENDING = (
    r"(?:Housing|Homes|Council|Association|Group|Trust|Society|Co-?operative|Co-op|Almshouses?|Charit(?:y|ies)|Foundation|Living|Limited|Ltd|CIO|Partnership"
    r"|Estates?|Corporation|Hospital|Community|Places|Communities)"
)
_NAME = Pattern(
    rf"\b(?:The )?(?!(?:Copyright|Yes|No|The)\b){_WORD}(?:{_JOIN}{_WORD}){{0,6}}?(?:{_JOIN}{ENDING}){{1,4}}\b"
    r"(?! (?:Ombudsman|Act|Code|Benefit|Services?|Policy|Officer|Manager|Department|Team|Tax|Leader|Members?))"
)
_BOROUGH = Pattern(rf"\b(?:London |Royal )?(?:Borough|City|District|County) of {_WORD}(?:{_JOIN}{_WORD}){{0,3}}?(?: Council)?\b")
# "Larkfield Homes owns and manages 4,000 homes", "Larkfield Homes (we, us)", "the Board of Larkfield Homes"
_SPEAKS_OF_ITSELF = Pattern(
    r"^[^.]{0,8}\s(?:owns|manages|is a|is an|was (?:formed|founded|set up|established)|provides|lets|looks after|has \d|serves)\b"
    r"|^,? ?\((?:[‘'\"“]?we\b|the )",
    re.IGNORECASE,
)
# Bodies named in every complaints policy that are no landlord
_NOT_LANDLORDS = Pattern(
    r"Ombudsman|Polic(?:y|ies)|Procedure|Introduction|Summary|Background|Scope|Regulator|Chartered\sInstitute|Citizens|National\sHousing|Federation|Shelter|Tribunal|Court|Local\sGovernment|Social\sHousing|Homes\sEngland"
    r"|Information\sCommissioner|Equality|Housing\sAct|Complaint|Care\sQuality|Tenants?\sVoice|Head\sof|Director|Chief\s|Manager|Officer|Committee|Panel|Board"
    r"|^(?:The\s)?(?:Housing|Council|Association|Group|Trust|Charity|Society|Your|Our|Social|Community|Council\sHousing|Private|Sheltered|Supported|Safer|New"
    r"|Customer|Property|All|Managing|Resident\w*|Tenant\w*|Local)\s(?:\w+\s)?(?:Housing|Homes|Council|Group|Association|Trust|Society|Living|Community)?$"
)
_TITLE_MARKS = Pattern(r"\s+(?:\||·|»|::|[-–—])\s+")
# "Registered charity", "Copyright Larkfield Homes 2025"
_FOOTER = Pattern(
    r"registered\s(?:charity|society|provider|office|in\sengland)|©|copyright|all\srights|charity\s(?:no|number)", re.IGNORECASE
)
_DOCUMENT_WORDS = Pattern(r"complaint|policy|procedure|self-?assess|feedback|home\s?page|code\b", re.IGNORECASE)


def landlord(document: Document, title: str | None) -> str | None:
    """Return the landlord's name as the document writes it, or None where the signs are weak or disagree."""
    score: dict[str, float] = {}
    for name, weight in _signs(document, title):
        score[_plain(name)] = score.get(_plain(name), 0.0) + weight
    ranked = sorted(_merged(score).items(), key=lambda one: -one[1])
    if not ranked or ranked[0][1] < _LEAST or (len(ranked) > 1 and ranked[1][1] > 0.8 * ranked[0][1]):
        return None
    return ranked[0][0]


def _signs(document: Document, title: str | None) -> Iterator[tuple[str, float]]:
    """Yield names with the weight of the place they stand in."""
    for name, value in document.info:
        if name == "title":
            yield from ((part, 3.0) for part in _TITLE_MARKS.split(value)[1:] if _is_name(part) and part != title)
        elif name in ("header", "footer", "running", "author", "subject"):
            yield from ((found, 2.5) for found in _names(value))
    for block in document.blocks[:12] + document.blocks[-8:]:
        text = document.quote(block.span).strip()
        whole = block.row is None and len(text) <= 70 and _is_name(text)
        if whole:
            yield text, 3.0
        elif _FOOTER.search(text):
            yield from ((found, 2.0) for found in _names(text))
    told: Counter[str] = Counter()
    for pattern in (_NAME, _BOROUGH):
        for start, end in pattern.spans(document.text):
            if not _NOT_LANDLORDS.search(name := document.text[start:end]):
                itself = _SPEAKS_OF_ITSELF.search(document.text[end : end + 60])
                told[_plain(name)] += 3 if itself else 1
    for found, times in told.items():
        yield found, min(3.0, 0.75 * times)


def _names(text: str) -> Iterator[str]:
    for pattern in (_NAME, _BOROUGH):
        for found in pattern.finditer(text):
            if not _NOT_LANDLORDS.search(found.group()):
                yield found.group()


def _is_name(text: str) -> bool:
    """Whether a whole line is an organisation's name."""
    text = text.strip(" .,")
    return any(p.fullmatch(text) for p in (_NAME, _BOROUGH)) and not _NOT_LANDLORDS.search(text) and not _DOCUMENT_WORDS.search(text)


def _plain(name: str) -> str:
    return re.sub(r"\s+", " ", name.strip(" .,")).removeprefix("The ")


def _merged(score: dict[str, float]) -> dict[str, float]:
    """Return the scores with a shorter form of a name counted to the longer one: "Larkfield" to "Larkfield Homes"."""
    merged = dict(score)
    for short in sorted(score, key=len):
        longer = [n for n in merged if n != short and (n.startswith(short + " ") or n.endswith(" " + short))]
        if longer and short in merged:
            merged[max(longer, key=lambda n: merged[n])] += merged.pop(short)
    return merged
