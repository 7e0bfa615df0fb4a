"""Cases that a figure leaves out because their time had been extended, and kept: "67 of 74; the other seven were extended"."""

from __future__ import annotations

import re

from ombudscan.extract.counts import NUMBER, value
from ombudscan.pattern import Pattern


def _re(pattern: str) -> Pattern:
    return Pattern(pattern, re.IGNORECASE | re.VERBOSE)


_EXTENDED = r"(?:exten(?:ded|sions?)|(?:agreed|new|later|revised|second)\s+dates?|put\s+back\s+(?:beforehand|in\s+time|with))"
_THE = r"(?:(?:the|our|these|those|all)\s+)*"
# "67 of 74", and what follows it
_SHARE = _re(rf"(?P<part>{NUMBER})\s*(?:(?:\w+\s+)?(?:of|out\s+of)|/)\s*{_THE}(?:\w+\s+)?(?P<whole>(?!(?:19|20)\d\d\b){NUMBER})(?!/\d)")
_OF_WHOLE = _re(rf"\bof\s+{_THE}(?P<whole>{NUMBER})\b[^.;]{{0,40}}?\b(?P<part>{NUMBER})\b")
# "The other seven had been extended", "the rest within an extension", "and those three were extended"
_REST = _re(
    rf"""\b(?:the|those|its|their|all)\s+(?:(?:other|remaining|rest|remainder|others|remaining\s+ones)\b|(?={NUMBER}))
        (?:\s+(?P<count>{NUMBER}))?(?P<told>[^.;]{{0,90}})"""
)
# "and four by the extended date", "two of them inside an extension"
_MORE = _re(rf"\b(?P<count>{NUMBER})\b(?P<told>[^.;,]{{0,60}}?\b{_EXTENDED}\b[^.;,]{{0,30}})")
_KEPT_NONE = _re(
    r"""\b(?:late|overran|overrun|missed|without|expired|lapsed|after\s+the\s+(?:date|time|day|ten|twenty|deadline|limit)|too\s+late|afterwards|did\s+not
        |some\s+of|most\s+of|nearly|almost)\b"""
)
# "So none was out of time", "not one was late"
_NONE_LATE = _re(
    r"\b(?:none|no|not\s+one|nothing|neither|without\s+any)\b[^.;]{0,30}\b(?:late|missed|overran|overrun|out\s+of\s+time|did\s+not)\b"
)
_OF = _re(r"\bof\s*$")
_THEIRS = _re(r"\s*of\s+(?:them|these|those|which)\b")  # some of the share itself
_SOME = _re(rf"^\s*,?\s*(?:only\s+)?{NUMBER}\b | \b(?:but|only|except|though)\b")


def rest(text: str) -> bool:
    """Return whether `text` opens with a share of cases in time and says of all the others that their time was extended, and kept."""
    share = min((m for p in (_SHARE, _OF_WHOLE) if (m := p.search(text))), key=lambda m: m.start(), default=None)
    told = _NONE_LATE.sub(" ", text)
    if _KEPT_NONE.search(told):
        return False
    part, whole = (value(share["part"]), value(share["whole"])) if share else (0, 0)
    after = told[share.end() :] if share and told.startswith(text[: share.end()]) else told
    if share and part == whole and _MORE.search(text, share.end()):
        return True
    for m in _REST.finditer(after):
        if _OF.search(after[: m.start()]):
            continue  # "five of the others"
        everyone = not m["count"] or not share or part + value(m["count"]) == whole
        if everyone and re.search(_EXTENDED, m["told"], re.IGNORECASE | re.VERBOSE) and not _SOME.search(m["told"]):
            return True
    return bool(share) and any(part + value(m["count"]) == whole and not _THEIRS.match(m["told"]) for m in _MORE.finditer(after))
