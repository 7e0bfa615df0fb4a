"""Statements -> Facts: a contractor's or agent's own complaints process that comes first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ombudscan.extract.frames import also
from ombudscan.extract.frames_before import CONTRACTOR
from ombudscan.extract.signs import WIDER, Setting, Sign, denied, fact, found, settings, wording
from ombudscan.nouns import Fact
from ombudscan.pattern import Pattern

if TYPE_CHECKING:
    from ombudscan.extract.facts import View

_FIRM = (
    r"(?:(?:our |the |their |your |a |any |that |its |this |relevant |main |repairs? |maintenance |managing |appointed |building |"
    r"grounds |gas |cleaning |heating |responsible |outside |external |partner |contracted ){0,9}"
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
    r"\bthere is no\b|pass(?:es|ed)? (?:it |them |any |the |a |every |all |on |complaints? )*(?:on )?to us|hands? (?:it|"
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
            rf"\b(?:complaints?|dissatisf\w+|unhapp\w+|grievances?)\b[^.]{{0,300}}?\b(?:must|should|ha(?:s|ve) to|needs? to|goes?|go"
            rf"|is|are|will|"
            rf"shall|can only)\b[^.;]{{0,25}}?\b(?:first|initially|in the first (?:instance|place)|to begin with)\b[^.;]{{0,40}}?\b(?:to|"
            rf"with|by|through)\b [^.;]{{0,40}}{_FIRM}",
            rf"\b(?:complain(?:s|ts?|ing)?|dissatisf\w+|unhapp\w+|grievances?|not (?:happy|satisfied))\b[^.]{{0,300}}?\b(?:to|with|by"
            rf"|through|"
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
    # "Is it about one of our builders? Please use their complaints line first."
    Sign(
        detail="a complaint goes to a contractor or agent first",
        pattern=wording(
            r"^\W*(?:please |then |so )*(?:use|try|ring|call|contact|go to|complain to|write to|follow|ask) (?:them|(?:their|its) (?:own )?"
            r"(?:complaints? |customer |care )*(?:line|desk|process|procedure|form|team|scheme|office))\b[^.;]{0,25}\bfirst\b"
        ),
        near=wording(rf"\b(?:about|with|from|by|of)\b[^|.;]{{0,40}}{_FIRM}"),
        unless=_NOT_FIRST,
        apart=_NOT_OURS,
        confidence=0.85,
    ),
    # "The block is managed for us by Ferncroft. Please follow the Ferncroft complaints procedure first"
    Sign(
        detail="a contractor's or agent's own process has to be gone through first",
        pattern=wording(
            r"\b(?:follow|use|go through|complete|exhaust|try)\b (?:the |its |their )?(?:(?!our\b|this\b)[\w'-]+ ){0,3}?complaints? "
            r"(?:procedure|process|policy|scheme|service)\b[^.;]{0,15}?\bfirst\b"
        ),
        near=wording(
            r"\b(?:provided|managed|run|delivered|looked after|carried out|maintained|serviced)\b[^|.;]{0,25}\bby (?-i:[A-Z])",
            r"(?-i:[A-Z])\w{1,40} (?:manages?|runs?|provides?|maintains?|looks? after)\b",
        ),
        unless=wording(_NOT_FIRST.pattern, r"\bfirst (?:of|stage|step)\b|\bread\b"),
        apart=_NOT_OURS,
        confidence=0.8,
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
            rf"\b(?:complaints?|dissatisf\w+|unhapp\w+)\b(?>[^.]{{0,300}}?{_FIRM})[^.]{{0,300}}\b(?:comes?|come back|refer\w*|pass\w*"
            rf"|escalat\w+|brought|"
            rf"bring it|return)\b (?:back )?(?:on )?(?:it )?to us\b[^.;]{{0,20}}\b(?:if|when|once|only|after)\b",
            rf"\b(?:if|where|when|once|after)\b[^.;]{{0,60}}{_FIRM}[^.;]{{0,60}}(?:has not|have not|cannot|fails?|does not|do not|"
            rf"not)[^.;]{{0,40}}(?:satisf|resolv|settl|answer|put|respond)[^.;]{{0,300}}\b(?:complain to us|come (?:back )?to us"
            rf"|contact us|"
            rf"stage (?:1|one)|our (?:own )?(?:complaints|process|procedure)|we will (?:then )?(?:open|log|take|look))",
            rf"\b(?:if|where|when) (?:@resident (?:are|is|remains?) )?(?:still )?@unhappy (?:with|after|"
            rf"by) [^.;]{{0,30}}{_FIRM}[^.;]{{0,40}}(?:response|reply|answer|decision)[^.;]{{0,300}}\b(?:complain to us"
            rf"|come (?:back )?to us|"
            rf"contact us|stage (?:1|one)|our (?:own )?(?:complaints|process|procedure)|we will (?:then )?(?:open|log|take|look))",
            rf"{_FIRM} (?:has|have|is given|are given|will have) (?:up to )?@time[^.;]{{0,30}}\b(?:to|in which to) (?:reply|respond|"
            rf"answer|resolve|settle|deal|put)\b[^.;]{{0,300}}\b(?:before|complain)",
            rf"\bcomplaints?\b[^.;]{{0,50}}\b(?:should|must|have to|need to|are to|will) be (?:\w+ )?(?:made|sent|addressed|directed|"
            rf"taken|put|raised|referred|reported|submitted) (?:direct(?:ly)? )?(?:to|with) {_FIRM}(?! ?(?:team|manager))",
        ),
        near=_UPSET,
        unless=_NOT_FIRST,
        apart=_NOT_OURS,
        confidence=0.85,
    ),
)


# A firm that goes by its proper name alone: "Ferncroft Estates", "Harrow & Pell".
_NAME = r"(?P<{}>(?-i:(?:[A-Z][\w&-]*)(?:(?: (?:&|and|of))? [A-Z][\w&-]*){{0,3}}))(?:'s|s'|')?"
# What is written with a capital and is no outside firm: the landlord's own people, advisers, those who come after the landlord.
_NO_FIRM = Pattern(
    r"\b(?:Ombudsman|Housing|Citizens|Advice|Shelter|Council\w*|Board|Complaints?|Customer\w*|Chair\w*|Director\w*|Head|Managers?|"
    r"Secretary|Clerk|"
    r"Warden|Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Cllr|Trustees?|Committee|Stage|Chief|Executive|Assistant|Residents?|Tenants?|You|We|Us|Our|"
    r"They|It|"
    r"Members?|Panel|Team|Officers?|MPs?|Parliament|Police|LGSCO|Tribunal|Information|Commissioner|Neighbourhood|Repairs?|Estate|Scheme|"
    r"Quality|"
    r"Service|Services Team|Visitor|Master|Matron|Steward|Reception|Section|Clause|Policy|Form|Part|Appendix|Leader|Mayor|Worker|Co-op|"
    r"Association|Society|Trust|Ombuds\w+|Court|Regulator|Facebook|Teams|Equality|Act)\b"
)
_OWN_FORM = r"(?:own )?(?:\w+ )?(?:complaints? |customer |grievance |feedback )*(?:form|procedure|process|scheme|policy|system|service)\b"
_AHEAD = (
    r"(?:first\b|in the first (?:instance|place)|to (?:begin|start) with|at the outset|at first|initially|before (?:us\b|we\b|"
    r"anything else|they\b|you\b|@resident\b|turning|coming|contacting|approaching|complaining|writing|it (?:comes|reaches)))"
)
_THEN_US = (
    r"(?:\bto us\b|\bwe (?:will |can |shall |may |then |only )*(?:take|look|open|deal|consider|accept|step)|\b(?:approach|contact|come|"
    r"turn|go|bring|write)"
    r"\b[^.]{0,40}\b(?:us|the (?:association|council|landlord|trust|co-?op\w*|society|group|trustees|company|charity))\b|"
    r"only then|\bto the (?:association|council|landlord|trust|co-?op\w*|society|group|company|charity) (?:only|when|once|after)\b)"
)
_TO_A_NAME = (
    wording(  # "complain to Ferncroft Estates first, and come to us when they have had its answer"
        rf"\b(?:complains?|writes?|go(?:es)?|turns?|speaks?|appl(?:y|ies)|takes? (?:it|(?:the|their|your|any|his or her) \w+)|"
        rf"complaints?(?: \w+){{0,3}} (?:go|goes|made|sent|taken|put|"
        rf"addressed))\b (?:\w+ ){{0,3}}?to {_NAME.format('name')}[^.]{{0,40}}?{_AHEAD}[^.]{{0,300}}?{_THEN_US}",
        rf"\b(?:complains?|writes?|go(?:es)?|turns?|speaks?|appl(?:y|ies)|(?:be|is|are) (?:made|sent|taken|put)) (?:first|initially) to "
        rf"{_NAME.format('ahead')}[^.]{{0,300}}?{_THEN_US}",
        rf"\b(?:complains?|writes?|go(?:es)?|turns?|takes? (?:it|(?:the|their|your|"
        rf"any) \w+))\b (?:\w+ ){{0,3}}?to {_NAME.format('early')} before "
        r"(?:us\b|anything else|turning|coming|contacting|approaching|they (?:turn|come|write|complain) to us|you (?:turn|come|write|"
        r"complain) to us)",
    ),
    wording(  # "exhaust Castlegate's complaints procedure", "fill in Corner Lettings' own form before anything else"
        rf"\b(?:uses?|follow(?:s|ed)?|go(?:es)? through|gone through|been through|exhaust(?:s|ed)?|completed?s?|fill(?:s|ed)? (?:in|out)|"
        rf"finish(?:es|ed)?|"
        rf"tr(?:y|ies|ied))\b {_NAME.format('name')} {_OWN_FORM}[^.]{{0,300}}?(?:{_AHEAD}|{_THEN_US})",
        rf"{_AHEAD},? (?:\w+ ){{0,3}}?(?:use|follow|complete|fill (?:in|out)|go through|exhaust|try)\b {_NAME.format('late')} {_OWN_FORM}",
    ),
    wording(  # "complaints are dealt with by Sunny Care under its own procedure"
        rf"\bcomplaints?\b[^.;]{{0,40}}\b(?:dealt with|handled|answered|investigated|considered|looked into) by {_NAME.format('name')}"
        rf"[^.;]{{0,30}}\b(?:under|through|by|in) (?:its|their) {_OWN_FORM}",
    ),
)


def first(view: View) -> Iterator[Fact]:
    """Yield a fact for each sentence that sends a complaint through a contractor's or agent's process first."""
    return also(view, "parallel-contractor-process", _worded(view), CONTRACTOR, WIDER)


def _worded(view: View) -> Iterator[Fact]:
    known = set()
    for one in found(view, "parallel-contractor-process", _FIRST_TO_FIRM, WIDER):
        known.add(one.passage)
        yield one
    for setting in settings(view, WIDER):
        if setting.statement.passage.id not in known and _to_a_name(setting, view.identity.landlord or ""):
            yield fact("parallel-contractor-process", setting.statement, detail=_FIRST_TO_FIRM[0].detail, confidence=0.8)


def _to_a_name(setting: Setting, landlord: str) -> bool:
    """Tell whether a complaint goes first to somebody who is known by a proper name only."""
    if (
        not _UPSET.search(setting.text)
        or _NOT_FIRST.search(setting.text)
        or _NOT_OURS.search(setting.text)
        or _UTILITY.search(setting.text)
    ):
        return False
    for pattern in _TO_A_NAME:
        match = pattern.search(setting.text)
        if match is None or denied(setting.text, match.start(), match.end()):
            continue
        name = next(value for value in match.groupdict().values() if value)
        if not _NO_FIRM.search(name) and name.lower() not in landlord.lower():
            return True
    return False


_UTILITY = wording(r"telecom|broadband|\benergy (?:bill|account)|water bill|electricity bill")
