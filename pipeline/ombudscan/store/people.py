"""A text -> where it names people: by titles, given names, posts and what people alone do or have; houses, bodies and programs apart.

Rules and a list of given names, no model of language: scripts/masking_measures.py counts how well they do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ombudscan import catalog
from ombudscan.nouns import Span
from ombudscan.store.given import CERTAIN, WITH_ANOTHER

_LETTER = r"[^\W\d_]"
_CAPITAL = r"(?:(?-i:[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĢĪĮİĶĹĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŸŹŻŽȘȚ]))"
_WORD = rf"(?:[A-Z]['’])?{_CAPITAL}{_LETTER}{{0,30}}(?:['’-]{_CAPITAL}{_LETTER}{{0,30}}){{0,2}}"
_PARTICLE = r"(?:ap|ab|ferch|de|da|do|dos|du|van|von|der|den|le|la|el|al|bin|bint|ibn|ould|St\.)"
_INITIAL = r"[A-Z](?:\.|(?=[ ]))"
# Words with capitals that follow one another, particles and initials among them.
_RUN = re.compile(
    rf"(?<![\w’'.@/&-])(?:{_INITIAL}[ ]?){{0,3}}{_WORD}"
    rf"(?:[ ](?:(?:{_PARTICLE}[ ]){{1,2}})?(?:{_INITIAL}[ ]?){{0,2}}{_WORD}){{0,7}}(?![\w@])"
)
_PIECE = re.compile(r"[^\s]+")
_TITLES = frozenset(
    "mr mrs ms miss mx dr cllr councillor sir dame lord lady baroness baron rev revd reverend prof professor fr father "
    "sister sgt pc hon rt".split()
)
_TITLE_BEFORE = re.compile(rf"\b(?:{'|'.join(sorted(_TITLES))})\b\.?[ ]$", re.IGNORECASE)
# What a name that ends so, or in which it stands, is the name of: a body, a house, a street, a paper, a post.
_BODY = frozenset(
    """
    act almshouse almshouses annex appendix assessment association associations avenue award bank board borough box bridge britain
    building buildings care castle centre chair charities charity charter church city close co-operative code college committee
    communities community complaint complaints cooperative cottages council councils county court crescent customer customers day
    department desk director district drive england estate executive farm flats form foundation framework fund garden gardens gate
    green group groups grove hall head heights hill home homes hospital house housing hub inquiry ireland landlord landlords lane law
    legion letter library limited line living llp lodge ltd manager managers manor media member members mews museum office officer
    officers ombudsman online panel parish park parties partnership partnerships party period place plan plc policies policy procedure
    programme project properties property quay region regulations report resident residents review rise road room row scheme school
    scotland secretary section service services societies society software square stage standard standards station street suite system
    systems team teams tenant tenants terrace tower towers town training translate trust trusts uk union unions unit university
    version view villas voucher vouchers wales walk way week wharf works
    """.split()
)
# A post's name ends in one of these: "Housing Officer", "Assistant Director".
_POSTS = frozenset("officer manager director head chair executive secretary member service resident tenant complaints".split())
_MONTHS = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday thursday friday "
    "saturday sunday easter christmas".split()
)
_NO_END = frozenset("to from cc and on at llb ba bsc ma mba phd obe mbe cbe jp".split())
# What bears somebody's name and is a firm's or a place: "the Ivor Rees team".
_BEARS = re.compile(
    r"[ ](?:team|vouchers?|cards?|centre|stores?|shops?|training|courses?|scheme|building|estate|hall|system|software|report|fund)\b"
)
# Who a name beside it is the name of.
_ROLE = (
    r"(?:officer|manager|director|executive|lead|leader|handler|co-?ordinator|adviser|advisor|assistant|deputy|chair(?:man|woman|person)?"
    r"|member(?:[ ]responsible(?:[ ]for[ ]complaints)?)?|MRC|\(MRC\)|trustee|secretary|warden|worker|surveyor|investigator|inspector"
    r"|housing|service|tenant|resident|leaseholder|customer|complainant|neighbour|advocate|representative|colleague|colleagues|team|panel"
    r"|owner|author|contact|person"
    r"|handlers|officers|managers|daughter|son|wife|husband|partner|mother|father|sister|brother|carer|friend|governance|complaints|scrutiny)"
)
_BEFORE = re.compile(
    rf"(?:\b(?:by|from|with|for|to|ask|asks|asked|contact|thank|thanked|met|meet|tell|told|ring|rang|call|called|e-?mail(?:ed)?|reach|about|of"
    rf"|appointed|name|signed|approved|completed|prepared|reviewed|written|author|raised|attended|visited|joined)\b[ ]?[:–-]?[ ]?"
    rf"|\b{_ROLE}(?:[ ]is|[ ]was|[ ]are|['’]s|)(?:[ ]?[:,(–-])?[ ]?|[(])$",
    re.IGNORECASE,
)
_POST_BEFORE = re.compile(rf"\b{_ROLE}[ ]?[:,(–-][ ]?$", re.IGNORECASE)
_AFTER = re.compile(
    rf"^(?:['’]s?(?=[ ])|[ ]?\(|,[ ](?:(?:our|the|a|an|his|her|their|vice|deputy|interim)[ ])?(?:\w+[ ]){{0,2}}{_ROLE}\b|,[ ]who\b"
    r"|[ ](?:who|chairs?|signs?|signed|reads|leads?|wrote|writes|agreed|said|says|spoke|called|phones|phoned|rings|rang|handles|attends"
    r"|attended|presented|decides|joined|left|asked|visited|inspected|acts|acted|posted|logs|logged|waited|complained|thanked|closed|raised|reports"
    r"|has[ ](?:been|left|had|signed|oversight)|was[ ](?:told|given|called|appointed|offered|asked|informed|visited)"
    r"|is[ ](?:our|the|a|briefed))\b)",
    re.IGNORECASE,
)
# "Sally Entwistle (manager), Bilal Qureshi and Mhairi Sinclair": names go on beside a name.
_BETWEEN = re.compile(r"[ ]?(?:,|;|&|and|or|,[ ]and|To:)?[ ]?(?:\([^()]{1,40}\),?[ ](?:and[ ])?)?", re.IGNORECASE)


def named(text: str, spared: frozenset[str] = frozenset()) -> list[Span]:
    """Return where a text names people, in order; runs of `spared` words (small letters) name nobody."""
    out: list[Span] = []
    waiting: list[tuple[int, int]] = []
    for run in _RUN.finditer(text):
        for start, end in _parts(text, run.start(), run.end()):
            words = _words(text[start:end])
            if not words or all(w in spared for w in words):
                continue
            beside = bool(out) and _BETWEEN.fullmatch(text, out[-1].end, start) is not None
            if _is_person(text, start, end, words, beside):
                out.append(Span(start=start, end=end))
            elif len(words) == 1 and not _known(words[0]):
                waiting.append((start, end))
    surnames = {w for s in out for w in _words(text[s.start : s.end])[-1:]}
    out += [Span(start=a, end=b) for a, b in waiting if _words(text[a:b])[0] in surnames]
    return sorted(out)


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield what is left of a run without the titles and the words before a name, and without possessive endings."""
    pieces = [(start + m.start(), start + m.end()) for m in _PIECE.finditer(text[start:end])]
    words = [text[a:b].strip(".").lower() for a, b in pieces]
    if any(w in _BODY for w in words[1:]):
        last = max(n for n, w in enumerate(words) if w in _BODY)
        pieces, words = (pieces[last + 1 :], words[last + 1 :]) if _posts(words[: last + 1]) else ([], [])
    while words and (words[0] in _TITLES or _plain(words, 0)):
        pieces, words = pieces[1:], words[1:]
    while words and words[-1] in _NO_END:
        pieces, words = pieces[:-1], words[:-1]
    if pieces:
        yield pieces[0][0], pieces[-1][1]


def _posts(words: list[str]) -> bool:
    """Whether words before a name are a post's, each of them common: "Housing Officer", "Assistant Director"; no body's name."""
    return words[-1] in _POSTS and not any(w in CERTAIN for w in words)


def _plain(words: list[str], n: int) -> bool:
    """Whether a run's first word begins a sentence, and is no name: "Staff", "Yes", "Lead"."""
    word = words[n]
    return word not in CERTAIN and word not in WITH_ANOTHER and len(word) > 1 and (word in _common() or word in _BODY or word in _MONTHS)


def _words(name: str) -> list[str]:
    return [w.strip(".").lower() for w in name.split() if w.strip(".")]


def _known(word: str) -> bool:
    return word in _common() or word in _BODY or word in _MONTHS or word in WITH_ANOTHER


@cache
def _common() -> frozenset[str]:
    return frozenset(catalog.words()) - CERTAIN


def _is_person(text: str, start: int, end: int, words: list[str], beside: bool) -> bool:
    """Whether a run without its titles names somebody."""
    before, after = text[max(0, start - 40) : start], text[end : end + 60]
    first, rest = words[0], words[1:]
    titled = _TITLE_BEFORE.search(before) is not None
    if titled:
        return not (rest and rest[-1] in _BODY)
    if rest and re.fullmatch(r"[a-z]", first):  # "K Mensah"
        return _cued(before, after, beside) and not any(_known(w) and len(w) > 1 for w in rest)
    if _BEARS.match(after):
        return False
    if not rest:
        return first in CERTAIN or (beside and first in WITH_ANOTHER and first not in _MONTHS)
    if first in CERTAIN:
        return not any(w in _BODY for w in rest)
    if first in WITH_ANOTHER:
        return not any(w in _BODY or w in _MONTHS or (w in _common() and not _cued(before, after, beside)) for w in rest)
    known = [w for w in words if len(w) > 1 and _known(w)]
    if known and first not in known and not any(w in _BODY or w in _MONTHS for w in known):
        return _POST_BEFORE.search(before) is not None  # "Company Secretary, Ivo Brand"
    return not known and _cued(before, after, beside)


def _cued(before: str, after: str, beside: bool) -> bool:
    """Whether what stands beside a run says that it is somebody's name; a line that holds nothing else does not."""
    return beside or _BEFORE.search(before) is not None or _AFTER.match(after) is not None
