"""Statements -> Facts: adjustments that are made for those who ask, and for nobody before they ask."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ombudscan.extract.frames import also
from ombudscan.extract.frames_turned import ADJUSTMENT
from ombudscan.extract.signs import WIDER, Sign, found, settings, wording
from ombudscan.nouns import Fact

if TYPE_CHECKING:
    from ombudscan.extract.facts import View

_ASKED = (
    r"(?:(?:up)?on request|(?:if|where|when|should|once|unless|after|only if) (?:@resident )?(?:(?:has |"
    r"have )?(?:specifically )?(?:ask\w*|request\w*|let us know|tell\w* us|told us|inform\w* us|need (?:them|one) and)|(?:is|are|been|"
    r"has been|have been)? ?(?:asked for|requested))|at (?:your|the (?:\w+)'s|their|a \w+'s) request|by request|following a request|"
    r"in response to (?:a )?requests?|(?:where|if|when) (?:(?:the|an?|any) )?@resident so (?:requires?|requests?|asks?|wishes)|"
    r"you must ask|must be (?:requested|asked for)|as requested|need to ask|will need to request|(?:been )?applied for|"
    r"(?:for|to|by) (?:those|anyone|residents|tenants|people|customers|members|someone) (?:who (?:ask|request|tell|say|apply|want)\w*|"
    r"(?:request|ask)ing)|"
    r"(?:anyone|those|everyone|whoever|residents?|tenants?|people|a \w+) who (?:asks?|requests?)|please (?:say so|ask|let us know|"
    r"tell us)|let us know if|"
    r"(?:(?:should|must|needs? to|ha(?:s|ve) to|(?:is|are) (?:asked|expected|required) to) (?:say so|ask\b|tell|let (?:us|the \w+) know|"
    r"apply|contact|inform|request|mention|make (?:it|this) known|approach|ring|write))|it is (?:for|up to) (?:the |a |"
    r"each )?\w+(?: with [^.;]{3,25})? to (?:ask|tell|seek|say|request|apply|let))"
)
# Help by its kind rather than by the name "adjustment": "large print, a home visit or other help because of a disability".
_HELP = (
    r"(?:large(?:r)? print|braille|easy[- ]read|audio\b|sign[- ]language|interpreters?|home visits?|hearing loop|(?:another|other|"
    r"different|accessible) "
    r"formats?|(?:extra|other|special|any|more)? ?(?:help|support|assistance|arrangements?)\b[^.;]{0,30}\b(?:disab\w+|impairment|illness|"
    r"condition|equality act))"
)
_BECAUSE = r"(?:disab\w+|equality act|impair\w+|\b(?:need|require|want)(?:s|ing)?\b[^.;]{0,20})"
_ADJUST = (
    # "If you ask us to, we will make reasonable adjustments"
    Sign(
        detail="adjustments depend on a request",
        pattern=wording(rf"\badjustments?\b[^.]{{0,300}}?{_ASKED}", rf"{_ASKED}[^.]{{0,300}}?\badjustments?\b"),
        unless=wording(
            r"without (?:your |their |anyone |being |having |waiting |the \w+ )?(?:having )?(?:to |to be )?ask|"
            r"not (?:\w+ )?(?:only|just|depend\w*)|not (?:wait|"
            r"need|have)|as well as|\balso\b|whether or not|anticipat|proactive|record\w*|copy of|even (?:if|where)|refus|each time|"
            r"or where we|and where we|review|\bnobody\b|\bno[- ]one\b|\brents?\b|service charges?|before [^.;]{3,30} ask"
        ),
        confidence=0.85,
    ),
    # "Those who want large print or other help because of a disability should say so"
    Sign(
        detail="help with a disability depends on a request",
        pattern=wording(
            rf"{_HELP}[^.]{{0,300}}?{_ASKED}",
            rf"{_ASKED}[^.]{{0,300}}?{_HELP}",
            r"\bdisabilit\w+\b[^.;]{0,20} to (?:tell|ask|say"
            r"|let) [^.]{0,300}?\bhelp\b",
        ),
        near=wording(_BECAUSE),
        unless=wording(
            r"without (?:your |their |anyone |being |having |waiting |the \w+ )?(?:having )?(?:to |to be )?ask|not (?:only|just|wait|"
            r"need|have)|"
            r"\b(?:policy|procedure|leaflet|document|booklet|guide|information|report|form|copies|copy)\b[^.;]{0,40}\b(?:available|in|"
            r"supplied)\b|"
            r"(?:available|supplied) in|at any time|anticipat|proactive|noted|recorded|on (?:your|the|their) file|whether or not|"
            r"as well as|\brepairs?\b|staff|colleagues|before [^.;]{3,30} ask"
        ),
        confidence=0.75,
    ),
)
_ANTICIPATES = wording(
    r"anticipat\w{1,40} (?:the |what |that |their |your |our |any |residents?'? )*(?:need|adjust|people|resident|requirement)|"
    r"without (?:your |their |anyone(?:'s)? |being |having |waiting |residents )?(?:having )?(?:to be |to )?ask(?:ed|ing)?|(?:not|"
    r"n't) wait (?:to be|until)|think ahead|proactive\w{0,40}[^.]{0,40}(?:adjust|need)|"
    r"(?:check|look at|read through|use|consult|go through)\w{0,40} (?:our |the |what |your |household )*(?:\w+ )?(?:records?|know|known|"
    r"notes?|file)[^.]{0,60}(?:need|before|adjust)|before we (?:write|call|visit|contact)"
)


def on_request(view: View) -> Iterator[Fact]:
    """Yield a fact where adjustments are made on request and the document nowhere says that needs are thought of before."""
    if not any(_ANTICIPATES.search(s.text) for s in settings(view, WIDER)):
        yield from also(view, "adjustments-on-request", found(view, "adjustments-on-request", _ADJUST), ADJUSTMENT)
