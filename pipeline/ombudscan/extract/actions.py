"""What a row answered no sets against it: an action, in a sentence or as a note of a table, and the day for it."""

from __future__ import annotations

import re

from ombudscan.extract.deadlines import LOOSE_DATE, days, deadline, ordered, own_day
from ombudscan.extract.rows import Said
from ombudscan.pattern import Pattern

# "Website rebuild; Digital Manager; end of January 2027", "Contract variation: Procurement", "Redraft of clause 7"
_NOUN = Pattern(
    r"""^\W*(?:(?:the|a|an|our|full|further|complete|staff|team|board|refresher|policy|contract|website|web|system|leaflet|letter
            |template|form|phone|telephone|it|software|
            procedure|service|annual|specialist|additional|external|internal|joint|tenant|resident|complaints?|housing)\s+){0,3}
    (?:redraft\w*|rewrit\w*|rebuild\w*|review|replacement|updat\w*|revision|recruitment|appointment|training|briefings?|variation
            |renewal|merger|audit|procurement|publication|launch|
    introduction|amendments?|workshops?|project|roll-?out|redesign|consultation|closure|addition|installation|purchase|migration
            |refresh|reprint\w*|restructure|development|creation|
    removal|withdrawal|upgrade|tender|negotiations?|pilot|sign-?off|go-?live|new\s+[\w-]+(?:\s+[\w-]+){0,3}(?=\s*[;:,.–-]|$))\b""",
    re.IGNORECASE | re.VERBOSE,
)
# A note has no verb of its own; a sentence with one tells what was or is.
_VERB = Pattern(
    r"\b(?:is|are|was|were|has|have|had|do|does|did|we|they|it|shows?|showed|found|says?|said|met|can|cannot|takes?\s+place|"
    r"covers?|includes?)\b",
    re.IGNORECASE,
)
# "Two resolvers have been appointed", "is hiring a second officer", "the Board has set 30 April for it"
_STEP = Pattern(
    r"""\b(?:(?:has|have)\s+(?:just\s+|now\s+|since\s+)?(?:been\s+)?(?:appointed|recruited|hired|commissioned|ordered|bought
            |procured|engaged|taken\s+on|told|instructed|tasked|asked)
        | (?:is|are)\s+(?:now\s+|currently\s+)?(?:hiring|recruiting|appointing|buying|advertising|interviewing|rebuilding
            |rewriting|retraining)
        | (?:has|have)\s+(?:set|agreed|fixed|given|approved)\s+[^.;]{0,40}\b(?:as\s+the\s+date|for|to\s+be\s+done|deadline)
        | (?:booked|enrolled|signed\s+up)\s+(?:on|in|onto|for)
        | (?:recruit|appoint|hir)ed\s+(?:an?|one|two|three|\d|new|another|extra|additional|more)\b
        | (?:he|she|who|they|it)\s+(?:starts?|joins?|goes\s+live|begins?)\s+(?:on|in))\b""",
    re.IGNORECASE | re.VERBOSE,
)


def action(s: Said) -> bool:
    """Return whether a sentence or note of a row says what is or is to be done about it."""
    if ordered(s) or _STEP.search(s.text):
        return True
    head = re.split(r"[;]", s.text, maxsplit=1)[0]
    return bool(_NOUN.match(s.text) and not _VERB.search(head))


def dated(s: Said) -> bool:
    """Return whether a sentence gives the day for an action: a deadline, or in an action's own words any day or time ahead."""
    if deadline(s):
        return True
    return action(s) and bool(LOOSE_DATE.search(s.text) or (days(s.text) and own_day(s.text)))
