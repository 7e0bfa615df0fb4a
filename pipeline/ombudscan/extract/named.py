"""The edition of a Code that a text says it follows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ombudscan import catalog
from ombudscan.nouns import DatedFact, EditionId
from ombudscan.pattern import Pattern
from ombudscan.text import sentences

_YEARS: dict[str, EditionId] = {"2020": "hos-2020", "2022": "hos-2022", "2024": "hos-2024"}
_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
# "Complaint Handling Code 2022", "Code (April 2024)", "Code that took effect on 1 April 2024", "Code of July 2020"
_AFTER = Pattern(
    rf"\b(?:complaints?[\s-]handling\s)?code\b['’]?[\s,(:–-]*(?:\W?the\s+code\W?\)[\s,]*)?(?:(?:which|that|as|was|is|has|had|been|last|first|the|version|edition|in|into|force|effect|effective|took|came|comes?"
    rf"|applies|applicable|published|issued|introduced|revised|updated|dated|from|of|for|since|on|and|statutory|\d{{1,2}}(?:st)?)\s+)*\(?(?:{_MONTH}\s+)?(?P<year>20\d\d)\b",
    re.IGNORECASE,
)
# "the April 2024 Code", "2022 Complaint Handling Code", "the Ombudsman's July 2020 Complaint Handling Code"
_BEFORE = Pattern(
    rf"\b(?:{_MONTH}\s+)?(?P<year>20\d\d)\)?\s+(?:housing\sombudsman(?:['’]s)?\s+(?:service\s+)?|statutory\s+|revised\s+)*(?:complaints?[\s-]handling\s+)?code\b",
    re.IGNORECASE,
)
# "the revised Code", "the Ombudsman's new Complaint Handling Code": the one of the document's own time
_REVISED = Pattern(
    r"\b(?:revised|new|updated|latest|current|amended)\s+(?:housing\sombudsman(?:['’]s)?\s+(?:service(?:['’]s)?\s+)?)?(?:complaints?[\s-]handling\s+)?code\b(?!\sof\sconduct)",
    re.IGNORECASE,
)
# "paragraph 7.5 of the Code", "Code paragraph 9.5", "provision 6.12 of the Complaint Handling Code"
_CITED = Pattern(
    r"\b(?:paragraphs?|paras?|provisions?|sections?|clauses?)\s(?P<number>\d{1,2}\.\d{1,2})\s(?:of|in|under)\sthe\s(?:\w+['’]?s?\s){0,4}?code\b"
    r"|\bcode\s(?:paragraph|para|provision|section)\s(?P<other>\d{1,2}\.\d{1,2})\b",
    re.IGNORECASE,
)
_COUNCILS = Pattern(r"\bLGSCO\b|local\sgovernment\s(?:and|&)\ssocial\scare", re.IGNORECASE)
_HOUSING = Pattern(r"\bhousing\sombudsman|\bHOS\b", re.IGNORECASE)
# "This replaces the version under the 2022 Code", "complaints made before April 2024 fall under the 2022 Code"
_PAST = Pattern(
    r"\b(?:replac\w+|supersed\w+|previous(?:ly)?|former(?:ly)?|until|before|prior\sto|old(?:er)?|earlier|no\slonger|withdrawn|last\syear|instead\sof|since\sthen|used\sto)\b",
    re.IGNORECASE,
)


def named_edition(texts: Iterable[str], dated: Sequence[DatedFact]) -> EditionId | None:
    """Return the newest edition that the sentences of `texts` say they follow, or None where they name none."""
    told = [s for text in texts for s in (text[a:b] for a, b in sentences(text)) if re.search(r"\bcode\b", s, re.IGNORECASE)]
    found = {one for sentence in told if not _PAST.search(sentence) for one in _years(sentence)}
    if found:
        return max(found, key=lambda one: catalog.edition(one).starts)
    cited = {edition for sentence in told for edition in _by_number(sentence)}
    if len(cited) == 1:
        return cited.pop()
    if any(_REVISED.search(s) for s in told):
        return _of_its_time(dated)
    return None


def _years(sentence: str) -> set[EditionId]:
    """Return the editions that a sentence names by year."""
    found: set[EditionId] = set()
    for match in [*_AFTER.finditer(sentence), *_BEFORE.finditer(sentence)]:
        councils = bool(_COUNCILS.search(sentence)) and not _HOUSING.search(sentence)
        if match["year"] in _YEARS:
            found.add("lgsco-2024" if councils and match["year"] == "2024" else _YEARS[match["year"]])
    return found


def _by_number(sentence: str) -> set[EditionId]:
    """Return the one edition that has a paragraph cited by number, if only one of those with numbers has it."""
    found: set[EditionId] = set()
    for match in _CITED.finditer(sentence):
        has: list[EditionId] = [e for e in ("hos-2022", "hos-2024") if catalog.edition(e).numbered(match["number"] or match["other"])]
        if len(has) == 1:
            found.add(has[0])
    return found


def _of_its_time(dated: Sequence[DatedFact]) -> EditionId | None:
    own = [d.iso for d in dated if d.kind != "next_review" and len(d.iso) > 4]
    if not own:
        return None
    return catalog.in_force(max(own) if len(max(own)) == 10 else f"{max(own)}-28").id
