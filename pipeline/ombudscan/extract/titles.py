"""Document -> its title: the heading, or the page's own title, that names the document best."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ombudscan.nouns import Claim, Document
from ombudscan.pattern import Pattern

_FIRST_BLOCKS = 20
_LEAST = 0.9  # a heading near the top that is no label
# "Complaints Policy", "Handling your feedback: how we do it", "How we did against the Code"
_SUBJECT = Pattern(
    r"complain|grievance|feedback|compliment|concern|dissatisf|unhappy|code\b|putting\s(?:things|it)\sright|things\sgo\swrong|having\syour\ssay"
    r"|\b(?:appeals?|hearings?)\s(?:polic|proced|process)|tell\sus|ombudsman",
    re.IGNORECASE,
)
_GENRE = Pattern(
    r"polic(?:y|ies)|procedures?|process|guid(?:e|ance)|self[\s-]?assessment|assessment|assessed|compliance|statement|report|form\b|framework|standards?\b"
    r"|charter|leaflet|handbook|manual|toolkit|code\b|determination|minutes|agenda|review|newsletter",
    re.IGNORECASE,
)
_LABEL = Pattern(
    r"^(?:contents|page|version|date|owner|approved|effective|next|reference|menu|home|skip|search|cookies?|linked|section\s\d|\d+(?:\.\d+)*\s|code\s"
    r"(?:provision|requirement|section)|this\s(?:policy|procedure|form|self)|author|appendix\s\w+$|introduction|purpose|scope|background)",
    re.IGNORECASE,
)
# A landlord's own name at the top is no title.
_ORGANISATION = Pattern(
    r"\b(?:housing|homes|council|association|trust|group|society|charity|charities|almshouses?|limited|ltd|co-?operative)$", re.IGNORECASE
)
_PAGE_MARKS = Pattern(r"\s+(?:\||·|»|::|[-–—])\s+")


def title(document: Document, claims: Sequence[Claim]) -> str | None:
    """Return the document's title, or None where nothing names it."""
    taken = [c.requirement[0].start for c in claims if c.requirement]
    limit = min(taken, default=len(document.text))
    ranked = sorted(_candidates(document, limit), key=lambda one: -_worth(*one))
    return ranked[0][1] if ranked and _worth(*ranked[0]) >= _LEAST else None


def _candidates(document: Document, limit: int) -> Iterator[tuple[int, str, bool]]:
    """Yield (place, words, whether a heading) of what may be the title, in order."""
    told = [value for name, value in document.info if name == "title"]
    for value in told:
        yield from ((0, part.strip(), True) for part in _PAGE_MARKS.split(value)[:2])
    free = [b for b in document.blocks if b.row is None and b.kind != "contents"][:_FIRST_BLOCKS]
    for place, block in enumerate(free):
        text = document.quote(block.span).split("\n")[0].strip()
        if block.span.start <= limit and len(text) <= 160:
            yield place, text, block.kind == "heading"


def _worth(place: int, words: str, heading: bool) -> float:
    """Return how well `words` serve as a title; less than `_LEAST` is none."""
    worth = 2.0 * bool(_SUBJECT.search(words)) + 1.5 * bool(_GENRE.search(words)) + heading - 0.15 * place
    worth -= 3.0 * bool(_LABEL.search(words)) + 2.0 * words.endswith((".", ":", "?")) + 0.02 * max(0, len(words) - 60)
    return worth - 2.0 * (len(words) < 5) - 1.0 * bool(_ORGANISATION.search(words))
