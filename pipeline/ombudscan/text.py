"""Plain text, knowing nothing of housing: normalising once, sentences, comparing wording."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

# Texts whose answers are remembered, a function: much is asked of a sentence several times, and said again in the next document.
REMEMBERED = 1 << 12

# Soft hyphens and zero-width marks vanish; every sort of blank becomes a space.
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_ODD = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff\ufb00-\ufb06]")
_BLANKS = re.compile(r"[^\S\n]+")

# A full stop after these does not end a sentence.
_ABBREVIATIONS = frozenset(
    "e.g i.e etc mr mrs ms dr cllr st no nos para paras p pp ref tel ext vs approx incl inc ltd co cf fig sec s".split()
)
# What bears a letter: one after these is no initial of a name.
_LETTERED = frozenset(
    "part parts annex annexe appendix schedule section form sheet letter template option table box step class group band grade level list "
    "item point figure block type category question column chapter heading flowchart chart diagram plan route tier zone".split()
)
_SENTENCE_END = re.compile(r"[.!?…]{1,40}[)\]\"'’”]*(?=\s|$)|\n")
# A passage of fewer words states nothing by itself ("STAGE 2", "10 working days"), unless something announces it.
A_STATEMENT = 4
_LEGAL_FORMS = frozenset("limited ltd plc llp cic cio".split())
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_APART = {code: " " for code in range(128) if not chr(code).isalnum()}
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-"})


def normalise(raw: str) -> str:
    """Return `raw` with invisible marks dropped, ligatures spelt out, blanks folded and lines trimmed."""
    text = raw if raw.isascii() else unicodedata.normalize("NFC", _spelt_out(raw))
    if not text.replace("\n", " ").isprintable():
        text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").replace("\x0c", "\n")
        text = "".join([c for c in text if c in "\n\t\ufffe" or unicodedata.category(c)[0] != "C"])
    elif "  " not in text:
        return "\n".join([line.strip() for line in text.split("\n")]) if "\n" in text else text.strip()
    return "\n".join([_BLANKS.sub(" ", line).strip() for line in text.split("\n")])


def _spelt_out(raw: str) -> str:
    return raw.translate(_INVISIBLE).translate(_LIGATURES) if _ODD.search(raw) else raw


def sentences(text: str, start: int = 0) -> Iterator[tuple[int, int]]:
    """Yield the (start, end) of each sentence of `text`, shifted by `start`; line ends divide too."""
    yield from [(begin + start, end + start) for begin, end in _sentences(text)]


@lru_cache(maxsize=REMEMBERED)
def _sentences(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(_divided(text))


def _divided(text: str) -> Iterator[tuple[int, int]]:
    begin = 0
    for found in _SENTENCE_END.finditer(text):
        if found.group() != "\n" and not _ends(text, found):
            continue
        yield from _trimmed(text, begin, found.end())
        begin = found.end()
    yield from _trimmed(text, begin, len(text))


def _ends(text: str, found: re.Match[str]) -> bool:
    rest = text[found.end() :].lstrip(" ")
    if found.group()[0] != ".":
        return not rest[:1].islower()
    *above, last = text[: found.start()].rsplit(None, 2)[-2:] or [""]
    word = last.lstrip("(['\"‘“").lower()
    if word in _ABBREVIATIONS and rest[:1] != "" and not (word == "etc" and rest[:1].isupper()):
        return False
    if re.fullmatch(r"[a-z]", word) and rest[:1].isupper():  # an initial, "Ms T. Okafor", but for "see part F. All letters"
        return bool(above) and above[-1].lower() in _LETTERED
    return not rest[:1].islower()


def _trimmed(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[begin:end]
    lead = len(piece) - len(piece.lstrip())
    body = piece.strip()
    if body:
        yield begin + lead, begin + lead + len(body)


def words(text: str) -> list[str]:
    """Return the words of `text`, case-folded, with straight apostrophes."""
    return list(_words(text))


@lru_cache(maxsize=REMEMBERED)
def _words(text: str) -> tuple[str, ...]:
    folded = text.casefold().replace("’", "'")
    plain = folded.isascii() and "'" not in folded  # then a word is whatever stands between other signs than letters and digits
    return tuple(folded.translate(_APART).split() if plain else _WORD.findall(folded))


def folded(text: str) -> str:
    """Return `text` with case, spacing, punctuation and quotation marks folded away, for comparing wording."""
    return " ".join(words(text))


def name_key(name: str) -> str:
    """Return a body's name for comparing: folded, without "the" before it and its legal form behind it."""
    found = words(name)
    while len(found) > 1 and found[-1] in _LEGAL_FORMS:
        found.pop()
    return " ".join(found[1:] if len(found) > 1 and found[0] == "the" else found)


def plain_quotes(text: str) -> str:
    """Return `text` with curly quotes and dashes made straight; the length does not change."""
    return text if text.isascii() else text.translate(_QUOTES)


def encodable(text: str) -> str:
    """Return `text` with a question mark for what UTF-8 cannot hold, as a byte of a file's name that is no text."""
    return text.encode("utf-8", "replace").decode()


@lru_cache(maxsize=REMEMBERED)
def plain(text: str) -> str:
    """Return `text` as wordings are looked for: quotes straight and nothing shortened, so that none has to foresee "doesn't"."""
    return spelt_out(plain_quotes(text))


_SHORTENED = re.compile(
    r"\b(wo|sha|ca|[a-z]+)n't\b|(?<=[a-z])'(ll|ve|re|d(?= (?:not|normally|usually|never|only|also|then|like|be|ask|expect|want|need)\b))\b",
    re.IGNORECASE,
)
_ENDINGS = {"ll": " will", "ve": " have", "re": " are", "d": " would"}
_IRREGULAR = {"wo": "will", "sha": "shall"}


def spelt_out(text: str) -> str:
    """Return `text`, with straight quotes, with "don't", "won't" and "we'll" as "do not", "will not" and "we will"."""
    return _SHORTENED.sub(_whole, text) if "'" in text else text


def _whole(found: re.Match[str]) -> str:
    if found[2]:
        return _ENDINGS[found[2].lower()]
    verb = found[1]
    return "cannot" if verb.lower() == "ca" else f"{_IRREGULAR.get(verb.lower(), verb)} not"
