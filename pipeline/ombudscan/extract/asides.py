"""A sentence without the reason that it gives from the past: "..., since customers have told us in the past that they prefer it"."""

from __future__ import annotations

import re

from ombudscan.pattern import Pattern

# "We used to ask for a form", but not "somebody who used to live here".
USED_TO = r"used\s+to\b(?!\s+(?:live|rent|be\s+an?\s+(?:tenant|resident))\b)"
# The reason comes last; "since 2019" and "since then" are no reasons.
_REASON = Pattern(
    r"""(?:,\s{0,3}(?:as|for)|(?:,\s{0,3}|\s)(?:since|because|given\s+that|seeing\s+that|(?:on\s+the\s+)?grounds?\s+that))\s
        (?!(?:\d|then\b|that\b|before\b|long\b|follow|to\b))(?:[\w'’-]{1,30}\s){1,7}?
        (?:has|have|had|told|said|found|knew|wrote|asked|felt|showed|complained|was|were|used|experienced|\w{2,20}ed)\b[^.;]{0,300}$""",
    re.IGNORECASE | re.VERBOSE,
)
_PAST = Pattern(
    rf"\b(?:was|were|had|did|{USED_TO}|formerly|(?:until|till|in|before)\s+(?:\w+\s+)?(?:19|20)\d\d|in\s+the\s+past)\b", re.IGNORECASE
)


def main(text: str) -> str:
    """Return `text` without the reason from the past at its end, where what stands before it is of the present by itself."""
    found = _REASON.search(text.rstrip(" ."))
    if found is None or found.start() < 25 or _PAST.search(text, 0, found.start()):
        return text
    return text[: found.start()]
