"""How long residents have to complain: the wordings of such a time, and what is none."""

from __future__ import annotations

import re

from ombudscan.pattern import Pattern

_COMPLAIN = Pattern(
    r"""\b(?:complain\w*|matters?|issues?|problems?|events?|incidents?|it|something|anything|nothing|one|ones|things?|concerns?
        |grievances?)\b[^.;]{0,80}?
      \b(?:happen\w*|occur\w*|took\s+place|arose|aris\w+|old|older|ago|bring|brought|rais\w+|ma[dk]e|reach\w*|submit\w*|report\w*
          |receiv\w*|refer\w*
          |told|tell|learn\w*|aware
        |found|know\w*|since|before\s+(?:you|it)|events?|incidents?|accept\w*|consider\w*|look\w*\s+at|take[ns]?|time\s+limit|come
        |contact)\b
    | \b(?:bring|brought|rais\w+|ma[dk]e|submit\w*|accept\w*|take|consider|complain)\b[^.;]{0,40}\b(?:complaints?|matters?|issues?|within)\b
    | \b(?:events?|something|anything|matters?|incidents?|complaints?)\b[^.;]{0,50}\b(?:more\s+than|over|older\s+than|after|within)\s*$""",
    re.IGNORECASE | re.VERBOSE,
)
# "events that lie more than a year in the past", "once more than twelve months have gone by"
_AGED = Pattern(r"\b(?:more\s+than|over|older\s+than|beyond|upwards\s+of|in\s+excess\s+of|exceeding)\s*(?:an?\s*)?$", re.IGNORECASE)
_AGED_AFTER = Pattern(
    r"\s*(?:ago|old|back|in\s+the\s+past|of\s+age|before\s+(?:the\s+)?(?:complain\w*|you|it|they|a\s+resident|being)|earlier|previously"
    r"|(?:have|has|had)\s+(?:passed|gone\s+by|elapsed|gone|expired))\b",
    re.IGNORECASE,
)
_DATES_BACK = Pattern(
    r"\b(?:go(?:es)?|going|dat(?:es?|ing)|reach(?:es|ing)?|went)\s+(?:back|further\s+back)\b|\bdat(?:es?|ing)\s+from\b", re.IGNORECASE
)
# "we can go back as far as twelve months"
_GOES_BACK = Pattern(r"\b(?:can|will|may|shall|only|not)\s+(?:\w+\s+)?(?:go|goes|look|reach|delve)\s+back\b[^.;,]{0,25}$", re.IGNORECASE)
# "Complaints are accepted for up to six months after the issue occurred": a stretch that is a limit.
TAKEN_FOR = Pattern(
    r"\b(?:complaints?|concerns?|issues?|matters?|they|these|it)\s+(?:\w+\s+){0,2}(?:accepted|taken|considered|heard|looked\s+at|made|"
    r"brought|raised|logged|investigated)\b"
    r"|\b(?:accept|take|consider|look\s+at|hear|investigate)\s+(?:\w+\s+){0,2}(?:complaints?|matters?|issues?|them|anything)\b|\b(?:can|"
    r"may|able\s+to|free\s+to)\s+complain\b",
    re.IGNORECASE,
)
EVENT = Pattern(
    r"\b(?:events?|incidents?|happen\w*|occur\w*|arose|aris\w+|first\s+kn[eo]w\w*|kn[eo]w\w*\s+(?:about|of)|becoming\s+aware|became\s+aware|found\s+out|finding\s+out|the\s+problem)\b",
    re.IGNORECASE,
)
_NOT_A_LIMIT = Pattern(
    r"""\b(?:kept|keeps?|retain\w*|stor(?:ed|age)|destroy\w*|delet\w*|archiv\w*|withdraw\w*|restrict\w*|banned?|suspend\w*|surveys?
        |contract|tenancy|probation\w*
      |trend|meets?|meetings?|annual\w*|audit\w*|(?:policy|assessment|restrictions?|limits?|adjustments?|decision)\s+(?:is|are
          |will\s+be)\s+reviewed)\b""",
    re.IGNORECASE | re.VERBOSE,
)

# "... and reply to data requests within a month"
_OTHER_LETTERS = Pattern(
    r"\b(?:repl(?:y|ies)|respond|answer)s?\s+(?:to\s+)?(?:(?!complain)[\w’'-]+\s+){0,4}?(?:requests?|e-?mails?|letters?|enquir\w+|queries|calls)\s+"
    r"(?:with)?in\s*(?:an?\s*)?$",
    re.IGNORECASE,
)


def complains(before: str, after: str, unit: str, clock: str | None, whole: str, *, answered: bool) -> bool:
    """Return whether a time is how long residents have to complain, by the words round it in its clause and in the `whole` sentence.

    `answered` says that the words before it tell of an acknowledgement or a response.
    """
    if _NOT_A_LIMIT.search(before + after) or clock in ("acknowledgement", "decision", "escalation", "logging"):
        return False
    if re.search(r"\b(?:every|each|next|first|for|for\s+up\s+to)\s*$", before, re.IGNORECASE):
        return clock == "incident" and bool(TAKEN_FOR.search(before))
    if _OTHER_LETTERS.search(before):
        return False
    if _GOES_BACK.search(before):
        return True
    if _AGED.search(before) and (_AGED_AFTER.match(after) or _DATES_BACK.search(before)):
        return not re.search(r"\b(?:repl(?:y|ies)|responses?|decisions?|answers?)\b(?:\s+\w+){0,6}\s*$", before, re.IGNORECASE)
    if unit in ("month", "year"):
        return bool(_COMPLAIN.search(before + " " + after) or _COMPLAIN.search(whole) or clock == "incident")
    return clock == "incident" and bool(EVENT.search(whole)) and not answered
