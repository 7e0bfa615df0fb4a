"""Statements -> Facts: complaints that are not taken: for talk of law, or wholesale."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ombudscan.extract import turned_away, whole_kinds
from ombudscan.extract.frames import also
from ombudscan.extract.frames_turned import LEGAL
from ombudscan.extract.signs import WIDER, Sign, fact, found, settings, stands, wording
from ombudscan.nouns import Fact
from ombudscan.pattern import Pattern

if TYPE_CHECKING:
    from ombudscan.extract.facts import View

_NOT_TAKEN = (
    r"(?:(?:\bnot\b|n't\b|\bnever\b|\bnor\b|\bcannot\b|\bno longer\b|\bunable to\b|\bneither\b)[^.;:]{0,25}?\b(?:accept\w*|consider\w*|"
    r"deal\w*|tak\w+|investigat\w+|look\w*|handl\w+|process\w*|progress\w*|pursu\w+|register\w*|log\w*|continu\w+|treat\w*|entertain\w*|"
    r"respond\w*|apply|cover\w*|review\w*|a complaint|complaints)"
    r"|\b(?:exclu\w+|outside (?:the scope|this policy|our complaints|the policy)|refus\w+|declin\w+|reject\w*|close[sd]?\b|closing|"
    r"suspend\w*|paus\w+|put on hold|on hold|stop\w*\b|end(?:s|ed)?\b|discontinu\w+|halt\w*|cease\w*|withdraw\w*|fall(?:s)? outside|"
    r"turn(?:ed)? (?:down|away)|leaves? our hands|(?:repl(?:y|ies)|answers?|responds?|writes?|deals? with it) (?:instead|"
    r"in our (?:place|stead))\b|"
    r"(?:must|may|will|can|shall|do|does) not correspond\b|passed to (?:our|the) (?:legal|solicitor|insurer)\w*|referred to (?:our|"
    r"the) (?:legal|solicitor|"
    r"insurer)\w*|ineligible|out of scope|step(?:s|ped)? back|tak\w+ no further))"
)
_LAW = (
    r"(?:legal (?:action|proceedings|claim|advice|process|remed\w+|dispute|matters?)|litigation|court (?:action|proceedings|case|claim)|"
    r"proceedings|solicitors?|lawyers?|legal (?:adviser|advisor|representative|team|firm)s?|(?:disrepair|personal injury|compensation|"
    r"insurance|injury|legal) claims?|"
    r"letters? (?:of claim|before (?:action|claim))|pre-action(?: \w+)?|\bsu(?:e|ing)\b|go(?:ing|es)? to (?:court|law)|tak(?:e|ing|"
    r"es) us to court|law ?suit|judicial review|the courts?)"
)
# "A call from a solicitor does not pause a complaint; the two run side by side", "seeing one does not bring it to an end"
UNHARMED = (
    r"\b(?:do|does|will|shall|would|need|should) (?:not|never) (?:(?:of|by) itself |\w+ly )?(?:pause|stop|end|close|halt|suspend|bar|"
    r"prevent|affect|delay|hold|keep|hinder|change|(?:bring|put)\b[^.;]{0,40}\bto an end)\b"
    r"|\b(?:run|carry on|go on|continue)s? side by side"
)
_ON_US = r"(?:(?:against|on|upon) (?:us|the \w+(?: \w+)?) )?"
_LAWYER = (
    r"(?:solicitor|lawyer|claims (?:management )?(?:company|companie|firm|handler|manager|agent)|"
    r"legal (?:adviser|advisor|representative|firm|team))"
)
_EARLY = (
    # "you have told us that you intend to take legal action"
    Sign(
        detail="talk of legal action is enough to exclude a complaint",
        pattern=wording(
            rf"\bclaims? {_ON_US}(?:is|are|has been|have been|may be|is being) (?:being )?(?:contemplated|threatened|intended|intimated|"
            r"considered|likely|planned|coming|on its way|on the way|in prospect|in the offing|to follow|to be (?:made|brought|started))\b",
            # "lets us know that they mean to claim against us", "a claim will follow", "notice of a claim has been given"
            rf"\bclaims? {_ON_US}(?:will|may|might|could) (?:follow|come|be (?:made|brought|started))\b",
            r"\b(?:mean|intend|plan|propose|wish|want|going|about|threaten)(?:s|ed|ing)? to (?:bring |make |start |"
            r"lodge )?(?:an? )?claim (?:against|on) (?:us|the \w+)\b",
            r"\b(?:notice|warning|word) of (?:an?y? |the |such a |their )?claim\b(?! form)",
            # "consider" is talk of law only where it is not what we do with complaints: "we do not consider complaints where ..."
            r"\b(?:threat\w*|inten[dt]\w*|(?<!been )(?<!already )(?<!previously )consider\w*(?! "
            r"(?:(?:where|if|when|because|once)\b|(?:\w+ ){0,3}?(?:complaints?|cases?|"
            r"matters?|anything|issues?|it)\b))|contemplat\w*|plan(?:s|ned|ning)?\b|about to|likely|potential\w*|pending|possible|"
            r"possibly|propos\w+|mean(?:s)? to|going to|wish\w*|want(?:s)? to|may (?:take|lead|result|bring|start)|might (?:take|lead|"
            r"result|bring|start)|could (?:lead|result)|looking into|warn\w*|anticipat\w+|prospective|intimat\w+|indicat\w+|mention\w*|"
            rf"active|ongoing|current)\b[^.;]{{0,40}}?{_LAW}",
            # "says that they will sue", "has announced that he is going to court"
            r"\b(?:says?|said|announc\w+|told|tells?|stat(?:es?|ed)|declar\w+|lets? us know|made (?:it )?(?:clear|"
            r"known)) (?:us )?(?:that )?(?:@resident|he|she) "
            rf"(?:will|would|shall|(?:is|are) (?:going|about) to|intends?|means?)\b[^.;]{{0,20}}?{_LAW}",
            rf"{_LAW} (?:will|may|might|could|are to|is to|are going to|is going to) be (?:issued|started|begun|brought|filed|taken|served|"
            r"commenced|made|lodged)\b",
            rf"{_LAW}[^.;]{{0,30}}\b(?:is|are|has been|have been|was|being)? ?(?<!will be )(?<!not be )"
            r"(?:threatened|intended|considered|contemplated|planned|"
            r"likely|possible|proposed|pending|mentioned|intimated|in prospect|on the cards|in mind|active|ongoing|anticipated|"
            r"under consideration)\b",
        ),
        unless=wording(
            r"\bproceedings (?!(?:will|may|might|could|(?:are|is) (?:to|going)) )(?:\w+ ){0,2}(?:issued|filed|"
            r"lodged)\b|\band (?:(?:has|have|is|are|it|been|then|since|now|already|"
            r"later) )+(?:issued|filed|lodged)\b|"
            r"we (?:are|may|might) (?:\w+ )?(?:consider|tak|pursu|start)\w*|\bour solicitor|against (?:you|the tenant|a tenant|"
            r"your neighbour|a neighbour|another)|eviction|possession|arrears",
        ),
        deniable=False,
        confidence=0.9,
    ),
    # "a solicitor has written to us for you", "you have instructed solicitors"
    Sign(
        detail="a solicitor's part is enough to exclude a complaint",
        pattern=wording(
            rf"\b{_LAWYER}s?\b[^.;]{{0,30}}\b(?:has|have|is|are|was|were|"
            r"writes?|wrote|written|acting|acts?|instructed|engaged|involved|appointed|contact\w*|sends?|sent|becomes?|gets?|takes?|"
            r"arriv\w*|comes?|"
            r"on (?:your|their) behalf)\b",
            r"\b(?:instruct\w*|engag\w*|appoint\w*|employ\w*|us(?:e|es|ing)|seen|been to|consult\w*|gone to|through|via|from|by|"
            r"involv\w+|represented by|take(?:s|n)? (?:legal )?advice from) (?:\w+ ){0,2}?(?:solicitor|lawyer|legal (?:adviser|advisor|"
            r"representative|firm))s?\b",
            r"\b(?:have|has|had|got|hires?|retains?) (?:an? |your |their |his |her |own |legal ){0,3}(?:solicitor|lawyer|barrister)s?\b",
            r"\bletters? (?:before (?:action|claim)|of claim)\b",
            r"\bpre-action\b",
            r"\b(?:claim|notice) (?:has been|is|was) (?:made|intimated|notified|received|submitted|registered|"
            r"put)\b[^.;]{0,30}\b(?:insur|solicitor|disrepair|legal|law)",
            r"\b(?:takes?|taking|taken|pursu\w+|start\w*|beg[iu]n\w*|subject (?:to|of)|involv\w+|commenc\w+|bring\w*) (?:any |a |"
            r"of )?(?:legal action|a disrepair claim|a legal claim|the legal route|legal advice)\b",
            r"\bdisrepair claims?\b",
        ),
        unless=wording(
            r"filed|lodged (?:at|with) (?:the )?court|issued (?:it |one |them |proceedings |an? claim )?(?:at|by|in) (?:the |an? )?"
            r"(?:county |high )?court|claim form|particulars|\bour (?:own )?solicitor|"
            r"against (?:you|a tenant|your neighbour)|eviction|possession|arrears",
            UNHARMED,
        ),
        deniable=False,
        confidence=0.85,
    ),
)
_STILL_TAKEN = wording(
    r"\b(?:not|never|n't) (?:by itself |of itself )?(?:puts?|means?|brings?)\b[^.;]{0,20}\b(?:an? )?(?:stop|end)\b",
    r"\b(?:complaint|it) (?:goes|carries|runs) on\b|\bcomplaint (?:still )?(?:continues|proceeds)\b",
    r"\b(?:continues?|carr(?:y|ies) on|goes? on|go on|runs?|run|proceeds?|kept going|stays? open|remains? open)\b[^.;]{0,30}\b(?:alongside|"
    r"beside|at the same time|in parallel|side by side|"
    r"together with|as well|during|throughout|despite)\b",
    r"\b(?:do|does|will|would|is|need|shall) ?(?:not|n't|never) (?:\w+ )?(?:stop|prevent|bar|mean|affect|exclude|end|a (?:reason|bar)|"
    r"enough|by itself|on its own|close|refuse\w* (?:a complaint )?(?:just |simply |merely |only )?because|be (?:refused|turned|"
    r"excluded)|turn)|\bstill (?:complain|be|use|make|deal|accept|look|consider)|\bnot (?:enough|a reason|a bar|of itself|in itself|"
    r"be refused|refuse\w* (?:\w+ ){0,4}because)|\bno (?:bar|reason|obstacle)|\bnever (?:\w+ )?(?:stop|prevent|a reason|refuse|close)|"
    r"\beven (?:if|though|where|when)|\bmerely\b|\bwill carry on\b|\bcan complain\b|\bcontinue to (?:deal|look|handle|investigate|"
    r"consider)|\bdoes not (?:count|amount|qualify)\b|\bunless and until\b|\bregardless\b|\buntil (?:a |the )?claim",
)


def legal(view: View) -> Iterator[Fact]:
    """Yield a fact for each sentence that excludes a complaint for talk of law, before a claim is filed at court."""
    return also(view, "wide-legal-exclusion", _worded_law(view), LEGAL, WIDER)


def _worded_law(view: View) -> Iterator[Fact]:
    taken = wording(_NOT_TAKEN)
    for setting in settings(view, WIDER):
        sign = next((s for s in _EARLY if stands(s, setting)), None)
        if sign is None or _STILL_TAKEN.search(setting.text):
            continue
        if taken.search(setting.text) or turned_away.listed(setting):
            yield fact("wide-legal-exclusion", setting.statement, detail=sign.detail, confidence=sign.confidence)


_KIND = (
    r"(?:rents?\b|rent (?:levels?|increases?|setting)|service charges?|anti-?social behaviour|\bASB\b|noise|nuisance|neighbours?|"
    r"allocations?|lettings?|transfers?|parking|garages?|polic(?:y|ies)|insurance|staff(?: conduct| members?)?|compensation|"
    r"council decisions?|board decisions?|committee decisions?|decisions? of (?:the|our) (?:board|committee|cabinet)|"
    r"repairs?|damp|mould|contractors?|grounds maintenance|cleaning|leaseholders?|major works?|planned works?|redevelopment|regeneration|"
    r"right to buy|evictions?|possession|tenancy (?:decisions?|enforcement)|adaptations?|grants?|heating|communal \w+|fees|charges|pets?|"
    r"boundar(?:y|ies)|trees|employees?|officers|housing benefit|budget\w{0,40}|anonymous\w{0,40}|matters? of (?:policy|opinion)|"
    r"personal (?:injury|data)|freedom of information|data protection)"
)
_NO_WAY = r"(?:never|(?:under|in) no circumstances?|on no account|at no time|not under any circumstances?|not in any circumstances?)"
_TAKEN = (
    r"(?:taken up|considered|accepted|dealt with|looked (?:at|into)|entertained|investigated|heard|handled|treated as|admitted|"
    r"registered)\b(?! by (?:the|any|an?|some))"
)
_ABOUT = (
    r"(?:about|relating to|concerning|regarding|on|to do with|from|over|"
    r"touching (?:up)?on|(?:that|which) touch(?:es)? (?:up)?on|which (?:concern|relate)|that (?:concern|relate))"
)
_WHOLESALE = (
    # "We never consider complaints about service charges"; "under no circumstances will we look at"
    Sign(
        detail="a whole kind of complaint is never considered",
        pattern=wording(
            r"\b(?:never|under no circumstances?|in no circumstances?|on no account|at no time|without exception|"
            r"no exceptions?)\b[^.]{0,50}\b(?:consider|accept|deal|look|take|investigat|entertain|handle|treat|"
            r"hear)\w*\b[^.]{0,40}\b(?:complaints?|about|from|anonymous|relating)\b",
            r"\b(?:not|cannot|n't)\b[^.]{0,30}\b(?:consider|accept|deal|look|take|investigat|entertain|handle|treat|"
            r"hear)\w*\b(?>[^.]{0,300}?\bcomplaints?\b)[^.]{0,300}\b(?:under any circumstances?|in any circumstances?"
            r"|whatever the (?:circumstances?|"
            r"reason|case)|no matter|without exception|in any (?:case|event)|regardless|at all\b)",
            rf"\bnone of (?:which|these|those|them)\b[^.]{{0,40}}\b{_TAKEN}[^.]{{0,40}}\b(?:any circumstances?|whatever|"
            r"without exception|in any (?:case|event)|regardless|at all\b)",
            r"\bcomplaints?\b[^.]{0,60}\b(?:are|is|will be) (?:always |automatically |never |absolutely |wholly |completely |"
            r"entirely )+(?:\w+ )?(?:excluded|refused|rejected|considered|accepted|turned (?:down|away)|dealt|taken|looked|investigated|"
            r"out of scope|outside)\b",
            # "matters of rent are under no circumstances taken up", "in no circumstances is a complaint about parking accepted"
            rf"{_KIND}[^.]{{0,40}}\b(?:is|are|will|can|be)\b[^.]{{0,15}}\b{_NO_WAY}\b[^.]{{0,20}}\b{_TAKEN}",
            rf"\b{_NO_WAY}\b[^.]{{0,20}}\bcomplaints? {_ABOUT}\b[^.]{{0,60}}\b{_TAKEN}",
            rf"\bcomplaints?\b[^.]{{0,60}}\b(?:not|cannot|n't)\b[^.]{{0,20}}\b{_TAKEN}[^.]{{0,30}}\b(?:any circumstances?|whatever the|"
            r"without exception|"
            r"in any (?:case|event)|regardless|at all\b)",
            r"\b(?:without exception|always|invariably|in every case|"
            rf"automatically)\b[^.]{{0,20}}\bcomplaints? {_ABOUT}\b[^.]{{0,60}}\b(?:declined|refused|"
            r"rejected|excluded|turned (?:down|away))",
            # "A complaint that touches on any of them is sent back without being looked into"
            rf"(?<!\bno )\bcomplaints? {_ABOUT}\b[^.;]{{0,60}}\b(?:is|are|will be|gets?)\b (?!never\b|not\b)[^.;]{{0,20}}"
            r"\b(?:sent (?:back|away)|returned|handed back|closed|filed|(?:put|set) aside|declined|refused|rejected|turned (?:down|away))\b"
            r"[^.;]{0,12}\bwithout (?:being |any |an? |having been )(?:\w+ )?"
            r"(?:look\w*|read|consider\w*|investigat\w+|heard|examin\w+|weigh\w+|assess\w+)\b",
            r"\b(?:all|any|every|each) complaints? (?:about|relating to|concerning|regarding|on|to do with|from|involving)\b"
            r"[^.]{0,300}\b(?:is|"
            r"are|will be)\b (?:automatically )?(?:excluded|refused|rejected|turned (?:down|away)|out of scope|outside (?:this|our|the)|"
            r"not (?:be )?(?:considered|accepted|dealt|taken|looked|investigated))",
        ),
        unless=wording(
            r"months?|years?|older than|time limit|filed|claim form|both stages|already|never (?:refuse|exclude|reject|turn|rule|"
            r"automatically|be refused|too)|not (?:be )?(?:automatically|always)|merits|individual|case by case|discretion|"
            r"working days|take (?:more|longer)|never (?:heard|met|seen|been|dealt)|may (?:that|this|it) take|"
            r"because (?:they|you)|who (?:takes|received|hears)|less favourably|(?<!social )"
            r"behav(?:e|es|ed|ing|iours?|ioural)\b(?! of (?:other|another|neighb|your neighb|the neighb))|abus\w+|vexatious|same person"
        ),
        deniable=False,
        confidence=0.9,
    ),
)
# A plain "we do not consider complaints about rent" is a blanket only where nothing in the document weighs the single case.
_PLAIN = Sign(
    detail="a whole kind of complaint is not considered",
    pattern=wording(
        r"\b(?:not|cannot|nor|n't)\b[^.]{0,20}\b(?:consider|accept|deal with|look at|look into|take|investigate|entertain|handle|"
        r"take up|hear|process)\b (?:any |all |such )?complaints? (?:about|relating to|concerning|regarding|on|to do with|from|"
        rf"which (?:concern|relate)|that (?:concern|relate))\b[^.]{{0,60}}?{_KIND}",
        rf"\bcomplaints? (?:about|relating to|concerning|regarding|on|to do with)\b[^.]{{0,60}}?{_KIND}[^.]{{0,60}}\b(?:is|are|will|"
        r"can) (?:not|never|cannot)(?: be)? (?:accepted|considered|dealt with|taken|looked (?:at|into)|investigated|eligible|"
        r"entertained|covered)",
        r"\banonymous (?:complaints?|letters?)[^.]{0,20}\b(?:is|are|will|can) ?(?:not|never|cannot)(?: be)? (?:accepted|considered|"
        r"dealt with|taken|looked (?:at|into)|investigated|eligible|entertained|acted)",
        r"\b(?:not|cannot|never)\b[^.]{0,20}\b(?:consider|accept|deal with|look at|look into|take|investigate|"
        r"act on)\b (?:any )?anonymous complaints?",
    ),
    unless=wording(
        r"months?\b|years?|older than|filed|claim form|\bmay\b|normally|usually|generally|unless|except|in most cases|discretion|merits|"
        r"circumstances|instead|under (?:our|the) [A-Z]\w+|can (?:be|apply|go|ask|appeal)|should be|separate (?:process|procedure|"
        r"policy)|other (?:organisation|landlord)s?|another (?:organisation|landlord|body)|"
        r"^\W*(?:the )?(?:housing )?(?:ombudsman|tribunal|regulator)\b(?: service)?"
    ),
    deniable=False,
    confidence=0.65,
)
_PLAIN_ITEM = wording(
    r"^\W*(?:complaints? (?:about|concerning|relating to|regarding) )?(?:the |any |our |level of |amount of |setting of |"
    rf"\w+ ){{0,4}}{_KIND}",
)
_PLAIN_LIST = Pattern(
    r"(?:\bnot\b|n't\b|\bnever\b|\bcannot\b)[^.]{0,30}\b(?:consider|accept|deal|look|take|investigate|treat|handle)\b[^.]{0,300}:\s*$",
    re.IGNORECASE,
)
_SOFT = Pattern(r"\b(?:may|normally|usually|generally|unless|discretion|merits|individual)\b", re.IGNORECASE)
_CASE_BY_CASE = wording(
    r"on (?:its|their) (?:own )?(?:facts|merits?)|individual(?:ly)? circumstances|(?:your|the resident's|"
    r"each person's) (?:own )?circumstances|circumstances of (?:each|the) (?:case|complaint|resident|person)|case[- ]by[- ]case|"
    r"each case|(?:no|not a) blanket|(?:no|not any) kind of complaint is ruled out|none of these (?:reasons|"
    r"exclusions) is (?:applied )?automatic\w*|"
    r"not (?:applied )?automatic\w*|what happened to you and (?:at )?why|(?:consider|weigh|look at)\w{0,40} (?:up )?each (?:complaint|case|"
    r"request|one)"
)


def wholesale(view: View) -> Iterator[Fact]:
    """Yield a fact for each sentence that keeps out a whole kind of complaint, whatever the circumstances."""
    yield from found(view, "blanket-exclusion", _WHOLESALE + whole_kinds.WHOLE_KINDS, WIDER)
    everything = list(settings(view, WIDER))
    if any(_CASE_BY_CASE.search(s.text) for s in everything):
        return
    for setting in everything:
        item = (
            _PLAIN_LIST.search(setting.lead_in)
            and not _SOFT.search(f"{setting.lead_in} {setting.text}")
            and _PLAIN_ITEM.search(setting.text)
        )
        if any(stands(s, setting) for s in _WHOLESALE + whole_kinds.WHOLE_KINDS):
            continue
        kind = stands(whole_kinds.PLAIN_KIND, setting) or whole_kinds.listed(setting)
        if kind or (item and not (_PLAIN.unless and _PLAIN.unless.search(setting.text))) or stands(_PLAIN, setting):
            yield fact("blanket-exclusion", setting.statement, detail=_PLAIN.detail, confidence=_PLAIN.confidence)
