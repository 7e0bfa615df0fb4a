"""Statements -> Facts: a contractor's or agent's own complaints process that comes first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ombudscan.extract.signs import WIDER, Sign, found, wording
from ombudscan.nouns import Fact

if TYPE_CHECKING:
    from ombudscan.extract.facts import View

_FIRM = (
    r"(?:(?:our |the |their |your |a |any |that |its |this |relevant |main |repairs? |maintenance |managing |appointed |building |"
    r"grounds |gas |cleaning |heating |responsible |outside |external |partner |contracted )*"
    r"(?:contractors?|sub-?contractors?|managing agents?|agents?|builders?|suppliers?|service providers?|providers?|joint venture|"
    r"maintenance (?:company|firm)|repairs? (?:company|firm|partner|partnership|provider|service|team at)|partners?|partnership|firms?|"
    r"compan(?:y|ies)(?! (?:secretary|office|policy|director))|third part(?:y|ies)|concierge company|PFI company|ALMO|"
    r"tenant management organisation|TMO|partner organisation|care provider)s?(?:'s|s')?)"
)
_UPSET = wording(r"complain\w*|unhapp\w+|dissatisf\w+|not (?:happy|satisfied|content)|grievance")
_NOT_FIRST = wording(
    r"\bno need\b|\bfirst contact\b|\byou may wish\b|\bneed not\b|\bneedn't\b|\bnever (?:have|need|asked|expected|required|sent)|\b(?:do|"
    r"does|need|should|must|will) ?(?:not|n't) (?:have|need|be (?:asked|required|expected|sent|referred)|ask|expect|send|require|first|"
    r"go|complain|direct|answer|make|refer|handle|deal)|\bnot (?:have|need|required|expected|asked|sent)|\brather than\b|\binstead of\b|"
    r"\bwithout (?:having|going|first)|"
    r"\bthere is no\b|pass(?:es|ed)? (?:it |them |any |the |a |every |all |on |any complaints? |complaints? )*(?:on )?to us|hands? (?:it|"
    r"them)? ?over|to us on the same day|straight to us|\bor (?:to )?us\b|either\b|direct(?:ly)? to us|counts? as (?:our )?stage (?:1|"
    r"one)|as our stage|part of (?:our|the) (?:two|complaints)|tell us|our (?:own )?complaints (?:policy|process) (?:applies|covers)"
)
_OWN_PROCESS = (
    r"(?:(?:complaints?|customer|grievance|own|internal|feedback|care|service) )*(?:process|procedure|policy|charter|scheme|system|code)"
)
_NOT_OURS = wording(
    r"social care|utilit(?:y|ies)|water company|(?:energy|gas|electricity) supplier|broadband|not ours|other landlords?|freeholder|"
    r"not responsible|no control",
)
_FIRST_TO_FIRM = (
    # "A complaint about a repair goes first to our builders and comes to us if you are still unhappy"
    Sign(
        detail="a complaint goes to a contractor or agent first",
        pattern=wording(
            rf"\b(?:complaints?|dissatisf\w+|unhapp\w+|grievances?)\b[^.]*?\b(?:must|should|ha(?:s|ve) to|needs? to|goes?|go|is|are|will|"
            rf"shall|can only)\b[^.;]{{0,25}}?\b(?:first|initially|in the first (?:instance|place)|to begin with)\b[^.;]{{0,40}}?\b(?:to|"
            rf"with|by|through)\b [^.;]{{0,40}}{_FIRM}",
            rf"\b(?:complain(?:s|ts?|ing)?|dissatisf\w+|unhapp\w+|grievances?|not (?:happy|satisfied))\b[^.]*?\b(?:to|with|by|through|"
            rf"contact|"
            rf"approach|ask|tell|use|follow)\b [^.;]{{0,30}}{_FIRM}[^.;]{{0,50}}?\b(?:first\b|initially|in the first (?:instance|place)|"
            rf"before (?:coming|contacting|complaining|bringing|you (?:come|contact|complain)|us\b|we|it (?:comes|reaches)|making|"
            rf"approaching|raising))",
            rf"\b(?:first|initially|in the first (?:instance|place))\b[^.;]{{0,25}}\b(?:complain|contact|raise|take|approach|go|use|"
            rf"speak|report|write|exhaust|complete)\b[^.;]{{0,40}}{_FIRM}",
            rf"\b(?:must|should|ha(?:s|ve) to|needs? to|(?:is|are|will be) (?:required|expected|asked) to)\b[^.;]{{0,25}}\b(?:complain|"
            rf"contact|raise|take|approach|go|use|exhaust|complete|follow)\b[^.;]{{0,40}}{_FIRM}[^.;]{{0,60}}\b(?:before|first)\b",
        ),
        near=_UPSET,
        unless=_NOT_FIRST,
        apart=_NOT_OURS,
        confidence=0.9,
    ),
    # "Only when you have exhausted the managing agent's procedure will we look at it"
    Sign(
        detail="a contractor's or agent's own process has to be gone through first",
        pattern=wording(
            rf"\b(?:exhaust\w*|complet\w+|been through|gone through|go through|finish\w*|followed|used?|"
            rf"using)\b[^.;]{{0,20}}{_FIRM} ?{_OWN_PROCESS}",
            rf"\bcomplaints?\b[^.;]{{0,60}}\b(?:dealt with|handled|answered|investigated|considered|responded to|looked at|processed|"
            rf"managed|resolved)\b[^.;]{{0,20}}\b(?:by|under|through|via|in line with) [^.;]{{0,30}}{_FIRM}[^.;]{{0,20}}?(?:\b(?:under|"
            rf"through|using|in line with|according to|via) (?:its|their|his) (?:own )?{_OWN_PROCESS}|{_OWN_PROCESS})",
            rf"\b(?:complaints?|dissatisf\w+|unhapp\w+)\b[^.]*{_FIRM}[^.]*\b(?:comes?|come back|refer\w*|pass\w*|escalat\w+|brought|"
            rf"bring it|return)\b (?:back )?(?:on )?(?:it )?to us\b[^.;]{{0,20}}\b(?:if|when|once|only|after)\b",
            rf"\b(?:if|where|when|once|after)\b[^.;]{{0,60}}{_FIRM}[^.;]{{0,60}}(?:has not|have not|cannot|fails?|does not|do not|"
            rf"not)[^.;]{{0,40}}(?:satisf|resolv|settl|answer|put|respond)[^.;]*\b(?:complain to us|come (?:back )?to us|contact us|"
            rf"stage (?:1|one)|our (?:own )?(?:complaints|process|procedure)|we will (?:then )?(?:open|log|take|look))",
            rf"\b(?:if|where|when) (?:@resident (?:are|is|remains?) )?(?:still )?@unhappy (?:with|after|"
            rf"by) [^.;]{{0,30}}{_FIRM}[^.;]{{0,40}}(?:response|reply|answer|decision)[^.;]*\b(?:complain to us|come (?:back )?to us|"
            rf"contact us|stage (?:1|one)|our (?:own )?(?:complaints|process|procedure)|we will (?:then )?(?:open|log|take|look))",
            rf"{_FIRM} (?:has|have|is given|are given|will have) (?:up to )?@time[^.;]{{0,30}}\b(?:to|in which to) (?:reply|respond|"
            rf"answer|resolve|settle|deal|put)\b[^.;]*\b(?:before|complain)",
            rf"\bcomplaints?\b[^.;]{{0,50}}\b(?:should|must|have to|need to|are to|will) be (?:\w+ )?(?:made|sent|addressed|directed|"
            rf"taken|put|raised|referred|reported|submitted) (?:direct(?:ly)? )?(?:to|with) {_FIRM}(?! ?(?:team|manager))",
        ),
        near=_UPSET,
        unless=_NOT_FIRST,
        apart=_NOT_OURS,
        confidence=0.85,
    ),
)


def first(view: View) -> Iterator[Fact]:
    """Yield a fact for each sentence that sends a complaint through a contractor's or agent's process first."""
    return found(view, "parallel-contractor-process", _FIRST_TO_FIRM, WIDER)
