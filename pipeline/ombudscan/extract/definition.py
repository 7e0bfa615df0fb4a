"""Statements -> Facts: the landlord's definition of a complaint, element by element through paraphrase."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ombudscan.extract import naming
from ombudscan.extract.naming import UPSET
from ombudscan.extract.signs import OURS, Setting, fact, settings, wording
from ombudscan.nouns import Fact
from ombudscan.pattern import Pattern

if TYPE_CHECKING:
    from ombudscan.extract.facts import View

_HEAD = r"['\"*]*(?:customer |formal |housing |resident |tenant |service )?(?:complaints?|grievances?)['\"*]*+"
# "Treats as a complaint any statement that the Trust has not kept to its standards"
_AS_A_COMPLAINT = (
    r"\b(?:treat|regard|count|accept|record|take)s? as (?:an? )?(?:\w+ )?complaints? (?:any|every|each|an?|all) (?:\w+ )?"
    r"(?:statement|allegation|assertion|claim|report|suggestion|charge)s?\b[^.;,]{0,40}? that (?:we|it|its|our|the \w+)\b"
    r"[^.;]{0,60}(?:\b(?:not|never|fail\w*|fall\w*|fell|wrong\w*|below)\b|n't\b)"
)
_DEFINES = wording(
    # "A complaint is an expression of ..."; "Customer complaint - this is where ..."
    rf"^[\W\d]*+(?:(?:for|in|under) [^,]{{3,60}},? )?(?:we (?:say|take the view) (?:that )?)?(?:(?:a|any|the (?:word|term)) )?"
    rf"{_HEAD}(?: is|"
    r" means| -+| :|:| can be| could be| may be)?(?: defined as| taken to mean| understood as| considered to be|"
    r" best described as)?:? ?['\"*]*"
    r"(?:this is |it is )?(?:an?\b|any\b|when\w*\b|where\b|the (?:expression|voicing|statement)\b|some(?:one|body|thing)\b|any(?:one|"
    r"thing)\b|what\b|your\b|made (?:when|where)\b|defined as\b|means\b|dissatisf\w+)",
    # "Section 2 of the policy states: 'A complaint is a statement ...'"
    r"\b(?:states?|says|reads|provides|runs|is)(?: as follows| that)?[:,]? ['\"]*(?:an?|any) complaint (?:is|means) (?:an?|any|"
    r"when\w*|where|the)\b",
    r"\b(?:we|policy|association|council|landlord|trust|charity|group|co-op\w*) (?:use|adopt|follow|define)s?\b"
    r"[^.]{0,100}\bcomplaints?\b[^.]{0,40}?(?:is|as|to be|means|:)",
    r"\b(?:defin(?:es|ed|ition)|meaning)\b[^.]{0,60}\bcomplaint\b[^.]{0,40}?(?:is|as|means|:|reads)",
    # "we regard a complaint as ...", but not "we treat each expression of dissatisfaction as a complaint"
    r"\b(?:treat|understand|regard|see|take)s? (?:a |the (?:word|term) )?['\"]?complaints?['\"]? (?:as|to be|to mean)\b",
    _AS_A_COMPLAINT,
    r"\bby (?:a |the word )?['\"]?complaint['\"]?,? we mean\b",
    r"\bunderstands? by (?:a |the (?:word|term) )?['\"]?complaints?['\"]? (?:an?|any|the)\b",
    # "You are complaining when ...", "somebody makes a complaint whenever ..."
    r"^\W*(?:you|some(?:one|body)|any(?:one|body)|an? \w+) (?:(?:are|is) (?:\w+ )?(?:complaining|making a complaint)|"
    r"makes? (?:us )?a complaint|complains?) "
    r"(?:when(?:ever)?|if|by)\b(?! (?:the|our) (?:ombudsman|answer|reply|response))",
    r"\b(?:it|this) (?:is|means) (?:an?|any) expression of \w+",
    r"\bcomplaint\b[^.]{0,12}\bis (?:to be )?(?:defined|understood|taken|read|regarded) (?:\w+ ){0,5}?(?:as|to mean|to be)\b",
    # "When we say complaint we mean ...", "we have adopted these words:", "Complaints, for us, are ..."
    r"\b(?:say|talk of|speak of|talk about|speak about|use the word|refer to|write)\b [^.]{0,15}\bcomplaints?\b[^.]{0,10}\b(?:we|this|"
    r"it|the \w+) (?:mean|means|is meant|intend)",
    r"\b(?:adopts?|adopted|uses?|used|taken?|takes?|follows?|keeps? to|works? with) (?:these|this|the following|the) (?:words?|"
    r"definition|wording|meaning|form of words|view)\b[^.]{0,40}:",
    r"^\W*(?:to|for) (?:us|this \w+|the \w+),? [^.]{3,80}\b(?:is|means|counts as|amounts to) a complaint\b",
    r"\bcomplaints?\b[^.]{0,20}\b(?:is|are|means?|stands? for|covers?) (?:any |all |an? )?(?:expressions?|statements?) of",
    r"\bthe word ['\"]?complaint['\"]? (?:stands for|covers|is used (?:for|of)|takes in|refers to)\b",
)
_OPENING = Pattern(rf"^[\W\d]*(?:an?|any) (?:\w+ )?(?:expression|statement|voicing|sign|indication) of (?:\w+ )?{UPSET}", re.IGNORECASE)
# "A complaint is a tenant's concern about the standard of a service": a definition without the word that it stands on.
_CONCERN = (
    r" (?:an?|any|the)\b[^.]{0,40}?\b(?:concerns?|criticisms?|objections?|protests?|problems?|allegations?|issues?|statements?|matters?)\b"
    r" (?:[^.;,]{0,20}\b)?(?:about|with|of|over|regarding|that|concerning)\b"
)
_SOME_CONCERN = wording(rf"^[\W\d]*+(?:(?:a|any) )?{_HEAD} (?:is|means){_CONCERN}")
_DEFINED_AS = wording(
    rf"\b(?:defines?|regards?|understands?|treats?) (?:a |any )?['\"]?complaints?['\"]? (?:as|to mean){_CONCERN}", _AS_A_COMPLAINT
)
_ABOUT_IT = Pattern(r"defin|what (?:is|do we mean by|counts as) a complaint|meaning of", re.IGNORECASE)
_NO_DEFINITION = wording(
    r"\bcomplaint\b[^.]{0,10}\b(?:is|are) (?:not|never|only (?:closed|complete))\b|\bstage[ -]?(?:1|2|3|one|two|three) complaint|"
    r"service request (?:is|means)|local government|lgsco|\bLGO\b|social care|corporate complaint|\bnot (?:a )?complaint\b|"
    r"complaint is (?:closed|upheld|resolved|logged|acknowledged|escalated|handled|considered (?:resolved|closed))|definition of (?:the|"
    r"your|each|this) complaint|complaint definition|define the complaint|grievances? (?:between|of (?:a |the |our )?(?:staff|"
    r"employee|worker)|procedure|policy|hearing)|(?:staff|employee|workplace|neighbour\w{0,40}) grievances?|definition (?:is )?agreed"
)
_ELEMENTS: tuple[tuple[str, Pattern], ...] = (
    ("dissatisfaction", wording(UPSET)),
    (
        "however made",
        wording(
            r"\bhow(?:so)?ever\b,? (?:it (?:is|was|may be) |they |you |this is |that is |we )?(?:\w+ )?(?:made|expressed|raised|"
            r"communicated|"
            r"put|voiced|received|conveyed|say|said|tell|told|reach\w*|come\w*|came|hear|heard|sent|delivered|submitted|shown|choose)",
            r"\b(?:in|by|through|via|on) (?:any|whatever|whichever|every) (?:\w+ )?(?:manner of )?(?:means|way|form|format|means|method|"
            r"manner|channel|route|"
            r"medium|media)|\b(?:no matter|regardless of|irrespective of|whatever) (?:\w+ ){0,2}?(?:how|the (?:way|form|words?|method|"
            r"channel|"
            r"means|route)|form|way|method)\b",
            r"\bwhether (?:\w+ ){0,3}?(?:written|spoken|in writing|verbal\w*|by phone|by letter|said|made)\b|\b(?:spoken|verbal(?:ly)?|"
            r"oral(?:ly)?|in person|by phone) (?:or|and) (?:written|in writing|by \w+)|\b(?:written|in writing) or (?:spoken|verbal\w*|"
            r"oral\w*)|how you (?:tell|put|say)|any way you",
        ),
    ),
    (
        "the standard of service",
        wording(
            r"\bservices?\b",
            r"\b(?:standard|quality|level)s? of (?:\w+ ){0,4}(?:work|care|help|support|what)|how (?:well )?we (?:do|look after|treat|"
            r"deal)",
        ),
    ),
    (
        "actions",
        wording(
            r"\b(?:re)?act(?:s|ions?|ed|ing)?\b|\b(?:have|has|had|was|were|is|been|things?|something|anything|"
            r"what) (?:\w+ ){0,4}?(?:done|did|do)\b|\bdone\b|\bconduct\b|\bbehaviour\b|\bdecisions?\b|\bwhat (?:\w+ ){1,6}(?:do|does|"
            r"did)\b|\bdo or\b",
        ),
    ),
    (
        "lack of action",
        wording(
            r"\black of (?:any )?action|\binactions?\b|\bomi(?:ssions?|t\w*)\b|\bfail(?:ed|ure|ures|s|ing)?(?: \w+)? (?:to|by|in)\b|"
            r"\bnot (?:have |been )?(?:act\w*|do(?:ne|ing)?|doing)|\b(?:not|n't|never) (?:\w+ )?(?:do|done|did|act\w*|happen\w*)\b|"
            r"\bor not\b|\bor (?:have |has |did |do )?(?:not|n't|left|failed|neglect\w*)|\bundone\b|\bneglect\w*|\babsence of action|"
            r"\bwithout action|"
            r"\b(?:didn't|haven't|hasn't|don't|doesn't|weren't)\b|should (?:have|be)|ought to|action or (?:the )?lack|acts? or|"
            r"non-?action|no action"
        ),
    ),
    (
        "own staff",
        wording(
            r"\bstaff\b|\bservants?\b|\bemployees?\b|\bcolleagues?\b|\bofficers?\b|\bpersonnel\b|\bworkers?\b|\bworkforce\b|"
            r"\bour (?:own )?(?:people|"
            r"team|teams)\b|\b(?:work\w*|employed) (?:for|by|with) (?:us|it|the)|\bmembers of (?:our|the|its) team|\bwarden\b|"
            r"\bin (?:its|our|his|her|their|the \w+'s) (?:employ\b|employment|service\b|pay\b)|\bour people\b|"
            r"\bwhom? (?:we|it) employ|\bteams?\b"
        ),
    ),
    (
        "those acting on its behalf",
        wording(
            r"\bbehalf\b|\bact(?:s|ing)? (?:in (?:its|our|the \w+'s) (?:name|stead|place)|under contract)\b|\bcontractors?\b|"
            r"\bagents?\b|\b(?:act|acting|acts|work|working|works) (?:for|in the name of) (?:us|it|the|him|"
            r"them|our)|\bthird[- ]part(?:y|ies)|\bpartners?\b|\bsuppliers?\b|\b(?:we|it) (?:\w+ )?(?:appoints?|engages?|instructs?|"
            r"hires?|uses?|sends?)\b|\bfirms?\b|\brepresenting (?:us|it|the)|\bwe have (?:sent|asked|hired|engaged|appointed)"
        ),
    ),
    (
        "a resident or group of residents",
        wording(
            r"\bgroups?\b|\b(?:one or (?:more|several)|one (?:household|person|resident|tenant) or)\b|\b(?:residents|tenants|customers|"
            r"leaseholders|members|people|persons|households|individuals|users|clients|"
            r"occupiers|neighbours|almspeople|homeowners)\b|\b(?:several|more than one|one or more|a number|other) (?:\w+ )?(?:resident|"
            r"tenant|customer|person|people|household|of (?:you|them))|collective\w*|\bbody of\b|\bone (?:\w+ )?(?:or|and|"
            r"as well as) (?:several|many|more|some|a number|all|others?)\b|"
            r"\b(?:alone|singly) or (?:together|with others|jointly)\b|\bjointly\b|\bhowever many\b"
        ),
    ),
)
_NARROWS = wording(
    r"\b(?:where|which|that|when|after|once|if|who)\b[^.]{0,60}(?:\bnot\b|n't\b|\bcannot\b|\bunable\b|\bfail\w*)[^.;]{0,30}"
    r"\b(?:put (?:\w+ ){0,3}right|resolv\w+|settl\w+|sort\w+ out|satisf\w+ (?:the|your)|been able to)",
    rf"\b(?:remain\w*|still|continue\w* to be) {UPSET}",
    r"\b(?:un(?:resolved|settled)|outstanding after|being unresolved)\b|\b(?:requires?|needs?|needing|requiring|calls? for|merits?|"
    r"warrants?) (?:an? |further |formal |full |more )*(?:investigat\w+|enquir\w+)",
    r"\bmade in writing\b|\b(?:written|formal|official|justified|genuine|legitimate|serious|substantial|significant|"
    r"reasonable) (?:\w+ )?(?:expression|statement|complaint of|dissatisf\w+|notice)|\bput (?:to us )?in writing\b",
    r"\bafter (?:we|the \w+|our \w+) (?:have |has )?(?:had|been given) (?:a|the|an|our|its) (?:\w+ )?(?:chance|opportunity)|"
    r"\bafter (?:having )?(?:first )?(?:contacting|reporting|speaking|raising)|\b(?:has|have) (?:already|previously|"
    r"first) (?:been )?(?:reported|raised|contacted|told)",
)
_OLD_WORDS = wording(
    r"\bby the organisation\b|\bthe organisation,? (?:its|or its|our)|\bthe organisation's (?:own )?staff|\bindividual (?:resident|"
    r"tenant|customer|leaseholder|member|person|shared owner)s?\b",
)
_CONTINUES = Pattern(
    r"^\W*(?:(?:this|it|such|that|they|the (?:dissatisfaction|complaint|definition|expression)|a complaint|"
    r"complaints?)\b[^.]{0,30}\b(?:includ|cover|may be (?:made|about)|can be (?:made|about)|be made|affect|appl|come|concern|may (?:come|"
    r"concern)|relate|whether)|however|whether|by\b|about\b|affecting\b|and\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """A definition of a complaint as a document gives it: where it begins, all its words, what it lacks and adds."""

    setting: Setting
    words: str
    missing: tuple[str, ...]
    narrowed: bool

    @property
    def complete(self) -> bool:
        """Tell whether no element is missing and no condition is added."""
        return not self.missing and not self.narrowed


def definitions(view: View) -> tuple[Definition, ...]:
    """Return every definition of a complaint that the document gives as the landlord's, in order."""
    every = list(settings(view, OURS | {"quoted"}))
    return tuple(_definition(every, i) for i, s in enumerate(every) if _is_definition(every, i, s))


def _is_definition(every: Sequence[Setting], i: int, setting: Setting) -> bool:
    if _NO_DEFINITION.search(setting.text):
        return False
    opened = _OPENING.search(setting.text) and bool(_ABOUT_IT.search(f"{setting.headings} {setting.before} {setting.lead_in}"))
    if not opened and not _DEFINES.search(setting.text) and not naming.is_named(setting.text):
        return False
    return bool(
        _SOME_CONCERN.search(setting.text) or _DEFINED_AS.search(setting.text) or re.search(UPSET, _all_words(every, i), re.IGNORECASE)
    )


def _all_words(every: Sequence[Setting], i: int) -> str:
    """The sentence, the items of the list that it announces, and the sentences that carry it on."""
    first = every[i]
    taken = [first.text]
    for later in every[i + 1 : i + 10]:
        item = bool(later.lead_in) and later.lead_in.strip() == first.text.strip()
        announced = taken[-1].rstrip().endswith((":", ",", ";")) and not later.lead_in
        carried = later.statement.passage.path == first.statement.passage.path and bool(_CONTINUES.match(later.text))
        if not (item or announced or (carried and len(taken) < 4)):
            break
        taken.append(later.text)
    return " ".join(taken)


def _definition(every: Sequence[Setting], i: int) -> Definition:
    words = _all_words(every, i)
    # "We use this definition:" is only the announcement; the definition is the sentence after it.
    told = next((s for s in every[i : i + 3] if re.search(UPSET, s.text, re.IGNORECASE)), every[i])
    missing = tuple(name for name, pattern in _ELEMENTS if not pattern.search(words))
    return Definition(setting=told, words=words, missing=_whole_workforce(words, missing), narrowed=bool(_NARROWS.search(words)))


def _whole_workforce(words: str, missing: tuple[str, ...]) -> tuple[str, ...]:
    """Return what is missing still when "anyone who works for us or in our name" counts as staff and agents at once."""
    if re.search(
        r"\b(?:any(?:one|body)|every(?:one|body)|people|those|all) (?:who )?(?:work\w*|act\w*) for (?:us|it|the)", words, re.IGNORECASE
    ):
        return tuple(m for m in missing if m not in ("own staff", "those acting on its behalf"))
    return missing


def narrow(view: View) -> Iterator[Fact]:
    """Yield a fact on the fullest definition in each row or text, where none there has all the Code's elements."""
    for best in _best(view):
        if best.complete:
            continue
        lacks = f"it leaves out {_listed(best.missing)}" if best.missing else ""
        adds = "it adds a condition that a complaint need not meet" if best.narrowed else ""
        certainty = 0.75 if len(best.missing) == 1 and not best.narrowed else 0.9
        yield fact("narrow-definition", best.setting.statement, detail=" and ".join(filter(None, (lacks, adds))), confidence=certainty)


def outdated(view: View) -> Iterator[Fact]:
    """Yield a fact on a complete definition that is in the wording before 2024."""
    for best in _best(view):
        if best.complete and _OLD_WORDS.search(best.words):
            yield fact("outdated-definition", best.setting.statement, detail=_old_words(best.words), confidence=0.9)


def _old_words(words: str) -> str:
    seen = [m.group().strip(" ,") for m in _OLD_WORDS.finditer(words)]
    return "it says " + " and ".join(f'"{w}"' for w in dict.fromkeys(seen))


def _best(view: View) -> Iterator[Definition]:
    """The fullest definition of each row, or of the text outside the rows; in today's wording where two are as full."""
    groups: dict[int | None, list[Definition]] = {}
    for one in definitions(view):
        groups.setdefault(one.setting.statement.passage.claim, []).append(one)
    for group in groups.values():
        yield min(group, key=lambda d: (len(d.missing) + d.narrowed, bool(_OLD_WORDS.search(d.words))))


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
