"""The words of an answer cell -> yes, no, partial, not applicable, blank or unclear, with the words that say so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ombudscan.nouns import Answer
from ombudscan.pattern import Pattern
from ombudscan.text import REMEMBERED


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a piece of text answers: `words` are the offsets of the answer itself, `tail` those of what follows it."""

    answer: Answer
    words: tuple[int, int] | None = None
    tail: tuple[int, int] | None = None


BLANK = Reply(answer="blank")

_WS = r"[^\S\n]*"

# Each alternative is an answer whatever follows it: "Yes we do", "Partly. Two homes are left".
_LOOSE: tuple[tuple[Answer, str], ...] = (
    # "Yes - partially", "Yes (in part)", "Yes, but not fully" take back what they give; a longer sentence does not.
    (
        "partial",
        r"yes\W{0,4}(?:but\s+)?(?:only\s+)?(?:partial(?:ly)?|partly|in\s+part|mostly|largely|not\s+fully)(?:\s+(?:met"
        r"|compliant))?(?=\W*(?:$|[.;\n]))",
    ),
    (
        "partial",
        r"(?:yes\W+)?we\s+(?:do\s+)?comply\s+(?:only\s+)?(?:partial(?:ly)?|partly|mostly|largely|in\s+part|for\s+the\s+most\s+part)",
    ),
    (
        "partial",
        r"(?:we\s+)?(?:part(?=[\s-]+(?:met|compliant))|partial(?:ly)?|partly|mostly|largely|in\s+part)(?:[\s-]+(?:met|compliant|compliance"
        r"|compl(?:y|ies)|achieved|in\s+place))?",
    ),
    (
        "partial",
        r"(?:we\s+(?:do|are)\s+)?not\s+(?:yet\s+)?(?:fully|completely|wholly|entirely)\s+(?:met|compliant|compl(?:y|ies)"
        r"|in\s+place|achieved)",
    ),
    (
        "no",
        r"(?:we\s+(?:do|are)\s+|does\s+)?not\s+(?:yet\s+|currently\s+)?(?:met|compliant|compl(?:y|ies)|achieved"
        r"|in\s+place)|non[\s-]?complian(?:t|ce)",
    ),
    ("not_applicable", r"n\s?[/\\]\s?a\b|n\.\s?a\.?|not\s+applicable|does\s+not\s+apply"),
    (
        "yes",
        r"yes|(?:yes\W+)?we\s+(?:do\s+|fully\s+|already\s+|currently\s+)*comply(?:\s+fully|\s+with\s+this(?:\s+\w+)?)?"
        r"|we\s+are\s+(?:fully\s+)?compliant|fully\s+compl(?:iant|ies|y)",
    ),
)

# These are answers only where nothing but a stop or a new line comes after: "Met.", "Y - see page 2".
_STRICT: tuple[tuple[Answer, str], ...] = (
    (
        "partial",
        r"part(?:ial)?|amber|in\s+progress|working\s+towards(?:\s+(?:this|compliance|it))?|under\s+way|underway|ongoing"
        r"|to\s+some\s+extent|some\s+gaps",
    ),
    ("no", r"n|nope|not\s+yet|not\s+currently|not\s+at\s+present|red|false|cross|none?\s+compliant|[✗✘☒❌✖×û]"),
    ("not_applicable", r"na|not\s+relevant|none\s+this\s+(?:year|time|period)|no\s+such\s+\w+|none\s+received"),
    (
        "yes",
        r"y|yep|yeah|(?:requirement\s+|fully\s+)?met|compl(?:y|ies|iant|iance|ied)|in\s+compliance|achieved|green|true"
        r"|tick(?:ed)?|agreed|(?:already\s+)?in\s+place|done|completed?|1|[✓✔☑√✅üþ]|P",
    ),
)

# Marks of notes ("No*") and of emphasis that somebody's copying left ("**No**", "_No_") end an answer as a stop does.
_STOP = r"(?=\s*(?:$|[.,;:!(–—\n*_†‡-]))"
_LOOSE_RX = [(a, Pattern(rf"(?:{p})(?![^\W_])", re.IGNORECASE)) for a, p in _LOOSE]
_STRICT_RX = [(a, Pattern(rf"(?:{p})(?![^\W_]){_STOP}", re.IGNORECASE)) for a, p in _STRICT]

# "No." or "No - the letter is silent" answers; "No cases were refused" does not, "No we do not" does.
_NO = Pattern(
    r"no(?![^\W_])(?=\s*(?:$|[.,;:!(–—\n*_†‡-])|\s+(?:we|this|it|they|there|but|because|as|not|although|though|however|our"
    r"|the|residents?|tenants?|currently|and)\b)",
    re.IGNORECASE,
)

# The form's own choice left standing: "Yes / No", "Yes/No/Partial", "Comply: yes or no", "Y/N".
_TEMPLATE = Pattern(
    r"\W{0,300}+(?:(?:do\s+we\s+)?compl(?:y|iance|iant)\W*+)?(?:yes\W*(?:[/|\\]|or|\n|\s)\W{0,300}(?:or\s+)?no|y\s*[/"
    r"|]\s*n)(?:\W*(?:or\s+)?(?:n\s?/\s?a|partial(?:ly)?|partly))*\W*",
    re.IGNORECASE,
)

# A label in front of the answer, in the same cell: "Compliance: Partial", "Do we comply? Yes".
_LABEL = Pattern(
    r"(?:compl(?:y|ies|iant|iance)|do\s+we\s+comply|are\s+we\s+compliant|answer|status|our\s+(?:response|position)|rag(?:\s+(?:rating|status))?"
    r"|rating)\s*[:?–-]\s*",
    re.IGNORECASE,
)

# A colour that says nothing of compliance, before what it stands for: "Grey - N/A".
_COLOUR = Pattern(r"gr[ea]y\s*[-–—:/(]\s*", re.IGNORECASE)

# A box beside a word, "☒ Yes ☐ No": the marked one counts.
_CHOICE = r"(?P<word>yes|no|partial(?:ly)?|partly|n/a|not applicable)\b"
_BOX_BEFORE = Pattern(rf"(?P<box>[☐□◻☒☑✓✔■✗✘])\s*{_CHOICE}", re.IGNORECASE)
_BOX_AFTER = Pattern(rf"{_CHOICE}\s*(?P<box>[☐□◻☒☑✓✔■✗✘])", re.IGNORECASE)
_MARKED = frozenset("☒☑✓✔■✗✘")
_CROSSES = frozenset("✗✘")

# Several landlords in one cell: "Fernmill: Yes", "Yes (Fernmill)".
_SHARE = Pattern(
    r"(?:^|[\n•;,|/·]|(?<=\s))[\s•*·-]{0,300}(?P<name>[A-Z][\w&'’ ().-]{1,50}?)\s*[:–=-]\s*"
    r"(?P<word>yes|no|partial(?:ly)?|partly|n/a|y|n)(?!\w)"
    r"|(?<!\w)(?P<word2>yes|no|partial(?:ly)?|partly)\s*\((?P<name2>[A-Z][\w&'’ -]{2,40})\)",
    re.IGNORECASE,
)
_WORSE: tuple[Answer, ...] = ("no", "partial", "yes", "not_applicable")

# "As above", "See 5.14", "To be confirmed", "Unsure": no answer, but the answer cell's words and not evidence.
_POINTER = Pattern(
    r"\W{0,300}(?:(?:as|see)\s+(?:above|below|previous|over|(?:provision\s+|section\s+)?\d+(?:\.\d+)?(?:\s+above)?)"
    r"|ditto|tb[acd]|to be (?:confirmed|advised)|(?:we are )?(?:unsure|not sure|unclear|unknown)|\?++|\.{2,}+)\W*",
    re.IGNORECASE,
)

_FEW = 2  # texts that open with an answer: they show no custom

_STOPS = Pattern(r"[\s.,;:!)\]–—\"'”’*_†‡-]*")
_EMPTY = Pattern(r"[\s\-–—_.…‑]*")
_MARK = Pattern(r"\W*(?:x|✓|✔|√|☑|☒|✗|✘|×|✖|❌|✅|ü|û|þ|p|y|n|•|●|■|\*|1|tick(?:ed)?|cross|yes|no|true)?\W{0,300}", re.IGNORECASE)


@lru_cache(maxsize=REMEMBERED)
def cell(text: str) -> Reply:
    """Return what an answer cell says; prose without an answer, or the form's own "Yes / No", is unclear."""
    if not text.strip() or (_EMPTY.fullmatch(text) and ".." not in text):
        return BLANK
    whole = _bounds(text)
    if ticked := _ticked(text):
        return ticked
    if _TEMPLATE.fullmatch(text) or _POINTER.fullmatch(text):
        return Reply(answer="unclear", words=whole)
    return _shared(text) or opening(text) or Reply(answer="unclear", words=None, tail=whole)


@lru_cache(maxsize=REMEMBERED)
def opening(text: str) -> Reply | None:
    """Return the answer that `text` opens with, if any, and where the rest begins."""
    start = re.match(r"[\s•*_·\"'“‘(\[]*", text)
    at = start.end() if start else 0
    for rx in (_LABEL, _COLOUR):
        if label := rx.match(text, at):
            at = label.end()
    for answer, found in _tries(text, at):
        return Reply(answer=answer, words=(found.start(), found.end()), tail=_rest(text, found.end()))
    return None


def _tries(text: str, at: int) -> Iterator[tuple[Answer, re.Match[str]]]:
    for answer, rx in (*_LOOSE_RX, *_STRICT_RX):
        if found := rx.match(text, at):
            yield answer, found
    if found := _NO.match(text, at):
        yield "no", found


def is_answer(text: str) -> bool:
    """Say whether `text` is an answer and nothing else."""
    if len(text) > 60 or not text.strip():
        return False
    reply = cell(text)
    return reply.words is not None and reply.tail is None


def lead(texts: Sequence[str]) -> bool:
    """Say whether texts of a form open with their answers ("Yes. Policy 2.1 ..."): more than half of them, and three or more."""
    return sum(bool(text.strip()) and opening(text) is not None for text in texts) > max(_FEW, len(texts) / 2)


def is_mark(text: str) -> bool:
    """Say whether `text` is a mark such as x or a tick, as people put under Yes or No."""
    return bool(text.strip()) and bool(_MARK.fullmatch(text)) and bool(re.search(r"[^\s\-–—_.…]", text))


def letter(text: str) -> str:
    """Return the letter, in small, that an answer consists of; "" for any other text."""
    bare = text.strip(" .\n\xa0").casefold()
    return bare if len(bare) == 1 and bare.isalpha() else ""


def not_applicable(text: str) -> Reply | None:
    """Return the reply where `text` opens by saying that the question does not arise."""
    reply = opening(text)
    return reply if reply and reply.answer == "not_applicable" else None


def _rest(text: str, end: int) -> tuple[int, int] | None:
    """What follows an answer, without the stop that ends it; nothing but stops is nothing."""
    skipped = _STOPS.match(text, end)
    begin = skipped.end() if skipped else end
    if text[end:begin].rstrip().endswith("("):
        begin = text.rindex("(", end, begin)
    finish = len(text.rstrip())
    return (begin, finish) if begin < finish and re.search(r"\w", text[begin:finish]) else None


def _bounds(text: str) -> tuple[int, int]:
    return len(text) - len(text.lstrip()), len(text.rstrip())


def _ticked(text: str) -> Reply | None:
    found = max((list(rx.finditer(text)) for rx in (_BOX_BEFORE, _BOX_AFTER)), key=len)
    if len(found) == 1 and found[0].group() == text.strip() and found[0]["box"] in _MARKED - _CROSSES:
        return Reply(answer=_told(found[0]["word"]), words=_bounds(text))  # the choice made in an online form: "☒ Yes"
    if len(found) < 2:
        return None
    marked = [m for m in found if m["box"] in _MARKED]
    if len(marked) != 1:
        return Reply(answer="unclear" if marked else "blank", words=_bounds(text))
    return Reply(answer=_told(marked[0]["word"]), words=_bounds(text))


def _told(word: str) -> Answer:
    reply = opening(word)
    return reply.answer if reply else "unclear"


def _shared(text: str) -> Reply | None:
    """Several landlords' answers in one cell: the worst counts, and all the words are the answer's."""
    found = list(_SHARE.finditer(text))
    if len(found) < 2:
        return None
    said = [r.answer for m in found if (r := opening(m["word"] or m["word2"]))]
    if len(said) < 2:
        return None
    worst = min(said, key=_WORSE.index)
    left = _SHARE.sub(" ", text)
    prose = len(re.findall(r"\w+", left)) > 6
    return Reply(answer=worst, words=None if prose else _bounds(text), tail=_bounds(text) if prose else None)
