"""The days in a plan: the one that its sentence gives, the deadline that stands after it, and notes of what is to be done."""

from __future__ import annotations

import re
from functools import lru_cache

from ombudscan.extract import dates
from ombudscan.extract.plan_words import DEED, MONTH, SEASON, cue
from ombudscan.extract.rows import Said
from ombudscan.pattern import Pattern
from ombudscan.text import REMEMBERED

_LABEL = Pattern(
    r"\b(?:target(?:\s+date)?|due(?:\s+date)?|deadline|by(?:\s+when)?|completion(?:\s+date)?|timescale|"
    r"timeframe|date|when|complete\s+by"
    # "Date for compliance: 31 March 2027"
    r"|(?:date|deadline|timescale)\s+(?:for|of)\s+(?:full\s+)?(?:compl\w+|delivery|implementation|finishing|completing|this|action)"
    r"|(?:full|expected)\s+compliance|back\s+(?:on\s+target|in\s+time))\s*[:–-]\s*",
    re.IGNORECASE,
)
_LABEL_LENGTH = 44  # characters
# "Updated 7/10/24", "As at March 2026": a note of when something was written.
_BACK = Pattern(
    r"\W{0,300}(?:(?:last\s+)?(?:updated|reviewed|amended|revised|approved|published|issued|checked|completed)|"
    r"as\s+(?:at|of)|since|minutes?|version)\b",
    re.IGNORECASE,
)
# "Before May 2024 officers waited for the job to end": how it was.
_ONCE = Pattern(
    r"\W{0,40}(?:before|until|up\s+to)\s+(?:the\s+)?[^.;,]{3,40}?\b20\d\d\b,?\s+(?!to\s)(?:[\w'’-]{1,40}\s+){1,6}?"
    r"(?:was|were|had|did|used|could|[a-z]{2,40}ed|went|came|took|got|kept|held|sent|gave|made|left|put|stood|ran|wrote|said|told|began|fell)\b",
    re.IGNORECASE,
)
_UNTIL = Pattern(
    r"\b(?:by|before|no\s+later\s+than|not\s+later\s+than|with|from|until|for\s+completion\s+(?:in|by)|in|"
    r"at)\s+(?:the\s+)?(?:end\s+of\s+|beginning\s+of\s+)?$",
    re.IGNORECASE,
)
# "Fill both posts", "Action: rewrite clause 4", "New stage 2 template."
_ORDER = Pattern(
    rf"(?:actions?(?:\s+plan)?\s*[:–-]\s*)?(?:(?-i:[A-Z])[\w’'()-]{{1,40}}(?:\s+[\w’'()&-]+){{0,5}}\s+to\s+)?{DEED}\b(?!\s+(?:(?:is|"
    rf"are|was|were|of)\b|[+&]))|new\s+[\w\s-]{{3,40}}\.?$",
    re.IGNORECASE | re.VERBOSE,
)
_ACTION_LABEL = Pattern(r"\b(?:actions?|next\s+steps?|improvements?\s+(?:plan|required|needed))\s*:", re.IGNORECASE)
ACTION_COLUMN = Pattern(r"action|improve|plan|next\s+step|remed|how\s+will|\b(?:will|to)\s+(?:be\s+)?do(?:ne)?\b", re.IGNORECASE)
# "Clerk to reissue the letter by 1 May 2027" tells what is to be done, "By 1 May 2027" only when.
_TOLD = 4
DATE_COLUMN = Pattern(r"\b(?:date|when|target|due|deadline|timescale|timeframe|by)\b", re.IGNORECASE)
# A day without a year, or a span from now, is a date of an action too: "by the end of March", "within three months".
LOOSE_DATE = cue(
    rf"\b(?:by|before|in|during|from)\s+(?:the\s+)?(?:end\s+of\s+)?(?:{MONTH}|{SEASON}|q[1-4]|"
    rf"(?:the\s+)?(?:financial\s+)?year|next\s+(?:month|quarter|year))\b |"
    rf" \bwithin\s+(?:the\s+next\s+)?\w+\s+(?:weeks?|months?)\b(?!\s+of)"
)


# "93% in 2025/26": a year of figures, no day of a plan.
_FIGURES_YEAR = Pattern(r"(?:FY\s?)?20\d\d\s?[/–-]\s?(?:20)?\d\d")


@lru_cache(maxsize=REMEMBERED)
def days(text: str) -> tuple[dates.Found, ...]:
    """Return the dates in `text`, years of figures apart."""
    return tuple([d for d in dates.find(text) if not _FIGURES_YEAR.fullmatch(text[d.start : d.end])])


def own_day(text: str) -> str | None:
    """The last day that a plan's own sentence gives it: one after "by" or "from" before any other, never the date of something past."""
    found = [
        d
        for d in days(text)
        if not re.search(
            r"(?<!\bbe\s)\b(?:since|after|dated|until|adopted|approved|agreed|reviewed|updated|signed|received)\s*(?:on|in|by)?\s*(?:the\s+)?$",
            text[: d.start],
            re.IGNORECASE,
        )
    ]
    return max((d.last_day for d in found), default=None)


# "Last reviewed", "Date assessed": days that are over; and "N" under "Improvement required", which orders nothing
_BACK_COLUMN = Pattern(
    r"\b(?:last|previous(?:ly)?|when)\s+(?:\w+\s+)?(?:review|update|assess|check)\w*|\b(?:assessed|reviewed|updated)\b(?!\s+by)",
    re.IGNORECASE,
)
_NO_ACTION = Pattern(r"\W{0,300}(?:n|no|none|nil|n\s?/?\s?a|y|yes|not\s+(?:required|needed|applicable))\W*", re.IGNORECASE)


def deadline_after(row: tuple[Said, ...], at: int) -> str | None:
    """The first deadline that stands after a sentence of a row: "Target: 30 June 2027", a cell that is only a date, a "by"
    date in the same cell."""
    for s in row[at:]:
        if day := deadline(s):
            return day
    return None


def deadline(s: Said) -> str | None:
    """Return the last day of a deadline: labelled, alone in its sentence, in a column of dates, or after "by"."""
    if _BACK.match(s.text) or _BACK_COLUMN.search(s.column) or _ONCE.match(s.text):
        return None
    for d in days(s.text):
        before, rest = s.text[: d.start], (s.text[: d.start] + s.text[d.end :])
        alone = len(re.findall(r"[^\W\d_]{2,}", rest)) <= (4 if _UNTIL.search(before) else 1)
        if (
            alone
            or _LABEL.search(before[-_LABEL_LENGTH:])
            or DATE_COLUMN.search(s.column)
            or re.search(r"\b(?:by|before|no\s+later\s+than)\s+(?:the\s+)?(?:end\s+of\s+)?$", before, re.IGNORECASE)
        ):
            return d.last_day
    return None


def ordered(s: Said) -> bool:
    """Whether a fragment says what is to be done: "Fill both posts", "Clerk to amend the leaflet", or stands in a column of actions."""
    if _NO_ACTION.fullmatch(s.text):
        return False
    if _ACTION_LABEL.search(s.text):
        return True
    order = _ORDER.match(s.text)
    if order and not re.search(r"\b(?:is|are|was|were|has|have|had)\b", s.text[: order.end()]):
        return True
    rest = s.text
    for d in reversed(dates.find(s.text)):
        rest = rest[: d.start] + rest[d.end :]
    told = rest == s.text or len(re.findall(r"[^\W\d_]{2,}", rest)) >= _TOLD
    return bool(ACTION_COLUMN.search(s.column)) and told and not _BACK.match(s.text)
