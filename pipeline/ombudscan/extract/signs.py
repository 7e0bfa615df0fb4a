"""Signs of a practice: wordings that state it, with what takes them back, read against a sentence and its setting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, reduce
from operator import or_
from typing import TYPE_CHECKING

from ombudscan import pattern
from ombudscan.extract.attributed import not_now
from ombudscan.extract.ruled_out import left
from ombudscan.extract.statements import Scope, Statement
from ombudscan.nouns import Fact
from ombudscan.pattern import Pattern
from ombudscan.text import plain

if TYPE_CHECKING:
    from ombudscan.extract.facts import View

# "denied" speaks of a whole sentence; here each sign sees for itself which of its words are denied.
OURS: frozenset[Scope] = frozenset({"complaints", "denied"})
# A sentence about the Ombudsman, a court, a contractor or a conduct policy may well be our own practice.
WIDER: frozenset[Scope] = OURS | {"other_body", "other_service"}

# What residents, complaints, stages and so on are called; written "@resident" in a pattern.
TERMS = {
    "resident": r"(?:you|they|people|any(?:one|body)|some(?:one|body)|(?:the |an? |any |our |each |every )?(?:unhappy |dissatisfied )?"
    r"(?:resident|tenant|customer|client|leaseholder|member|complainant|householder?|person|service user|shared owner|licensee|"
    r"occup(?:ant|ier)|individual|citizen|homeowner|almsperson|beneficiar(?:y|ie)|applicant|lodger)s?)",
    # possessive: a word that goes on is not tried letter by letter again, which took seconds on a thousand letters without a blank
    "unhappy": r"(?:\b(?:(?:dis|un)satisf\w++|unhapp\w++|displeas\w++|discontent\w*+|disappoint\w++)|aggrieved|disgruntled|"
    r"not (?:at all |entirely |fully |yet |completely |wholly |quite )?(?:happy|satisfied|content|pleased)|fed up|"
    r"a grumble|a gripe|a grievance)",
    # what somebody does who will not have a thing, after "the resident": blanks as \s, since verbose expressions hold it too
    "against": r"(?:(?:not|(?:do|does|did|is|are|was|were|wo|ca|could|would)n['’]t)\s{1,3}(?:be\s{1,3})?(?:\w{1,20}\s{1,3})?"
    r"(?:agree[ds]?|in\s{1,3}(?:agreement|favour)|accept\w{0,4}|consent\w{0,4}|content|happy|satisfied|pleased|want|wish|like)|disagree\w{0,5}|object\w{0,4}|disput\w{1,4}|"
    r"challeng\w{1,4}|contest\w{0,4}|protest\w{0,4}|oppos\w{1,4}|unwilling)",
    "complaint": r"(?:complaints?|grievances?|grumbles?)",
    "stage1": r"(?:stage[ -]?(?:1|one|i)\b|first[ -]stage|step[ -](?:1|one)\b|the formal (?:stage|process|procedure|"
    r"complaints? (?:process|procedure)))",
    "stage2": r"(?:stage[ -]?(?:2|two|ii)\b|second[ -]stage|(?:the )?next stage|(?:the )?review stage|step[ -](?:2|two)\b)",
    "review": r"(?:stage[ -]?(?:2|two|ii)\b|second[ -]stage|next stage|step[ -](?:2|two)\b|escalat\w{1,40}+|\breviews?\b|\bappeals?\b)",
    "settle": r"(?:resolv\w{1,40}+|settl(?:e|es|ed|ing)|sort(?:s|ed|ing)?(?: (?:it|things|them|the matter|this|matters))?(?: out)?|"
    r"put(?:s|ting)? (?:\w{1,40} ){0,3}?right|"
    r"fix(?:es|ed|ing)?|agree (?:a|an|on a) (?:solution|resolution|way forward|outcome|answer)|iron(?:ed)? out|"
    r"smooth(?:ed)? over|clear(?:ed)? up|remed(?:y|ied)|put right)",
    "time": r"(?:(?:a |an |one |two |three |four |five |six |seven |ten |fourteen |\d{1,6} ?)(?:\(\d+\) )?(?:full |"
    r"clear )?(?:working |calendar |business )?"
    r"(?:hours?|days?|weeks?|wd)|a (?:day|week|fortnight) or (?:so|two)|a fortnight|a week|a month)",
    "post": r"(?:manager|officer|team|warden|staff|colleague|caretaker|adviser|advisor|coordinator|co-ordinator|clerk|secretary|steward|"
    r"supervisor|representative|office|department|service|landlord|agent|surveyor|director|partner|member of staff|person|operative|us)s?",
    "ombudsman": r"ombuds(?:man|men|person|woman)",
    "may": r"(?:may|might|can|could|reserves? the right to|has the right to|have the right to|is entitled to|are entitled to|"
    r"will|shall|has discretion to|have discretion to)",
    "must": r"(?:must|needs? to|ha(?:s|ve) to|shall|(?:is|are|will be) (?:required|obliged|expected|asked) to|will (?:need|"
    r"have) to|should|(?:is|are) to)",
}


@cache
def wording(*alternatives: str) -> Pattern:
    """Return one pattern that finds any of the alternatives, whatever their case; "@term" stands for a word of TERMS."""
    spelt = (re.sub(r"@([a-z]+\d?)", lambda found: TERMS[found[1]], one) for one in alternatives)
    return Pattern("|".join(f"(?:{one})" for one in spelt), re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A sentence, straight-quoted, with what a reader has in mind: its neighbours, the list's lead-in, the headings."""

    statement: Statement
    text: str
    before: str
    after: str
    lead_in: str
    headings: str

    @property
    def round(self) -> str:
        """What surrounds the sentence before it, and the sentence."""
        return f"{self.headings} | {self.lead_in} | {self.before} | {self.text}"


# What is longer is no sentence but a table or a page whose stops were lost; patterns over it would take minutes.
LONGEST = 1200


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A wording that states a practice.

    It does not count where `unless` stands in the sentence, where `near` is given and is missing from the
    sentence and what comes before it, or where `apart` is found there. `follows` must be in the next sentence.
    `deniable` signs are taken back by a "no" or "not" in front of them; the others hold their own "not".
    """

    detail: str
    pattern: Pattern
    unless: Pattern | None = None
    near: Pattern | None = None
    apart: Pattern | None = None
    follows: Pattern | None = None
    deniable: bool = True
    confidence: float = 0.85


def found(view: View, kind: str, signs: Sequence[Sign], scopes: frozenset[Scope] = OURS) -> Iterator[Fact]:
    """Yield a Fact of `kind` for each sentence in which one of the signs stands, by the first that does."""
    bits = reduce(or_, (s.pattern.bit for s in signs), 0)
    for setting in settings(view, scopes):
        barred = pattern.barred(setting.text)
        if bits & barred == bits:
            continue
        sign = next((s for s in signs if not s.pattern.bit & barred and stands(s, setting)), None)
        if sign is not None:
            yield fact(kind, setting.statement, detail=sign.detail, confidence=sign.confidence)


def fact(kind: str, statement: Statement, *, detail: str, confidence: float = 0.85, stage: int | None = None) -> Fact:
    """Return a Fact of `kind` that rests on the whole statement."""
    passage = statement.passage
    return Fact(
        kind=kind,
        span=passage.span,
        claim=passage.claim,
        passage=passage.id,
        stage=statement.stage if stage is None else stage,
        detail=detail,
        confidence=confidence,
    )


def settings(view: View, scopes: frozenset[Scope] = OURS) -> Iterator[Setting]:
    """Yield the setting of each sentence that states present practice within `scopes`."""
    every = present(view.statements) if view.present is None else view.present
    return (s for s in every if s.statement.scope in scopes)


def present(every: Sequence[Statement]) -> tuple[Setting, ...]:
    """Return the setting of each sentence but those about the past, the merely supposed and others' practice."""
    texts = [plain((s.named or s.text)[:LONGEST]) for s in every]
    return tuple(_setting(every, texts, i) for i in range(len(every)) if not not_now(texts[i]))


def _setting(every: Sequence[Statement], texts: Sequence[str], i: int) -> Setting:
    passage = every[i].passage
    return Setting(
        statement=every[i],
        text=texts[i],
        before=texts[i - 1] if i and _together(every[i - 1], every[i]) else "",
        after=texts[i + 1] if i + 1 < len(every) and _together(every[i], every[i + 1]) else "",
        lead_in=plain(passage.lead_in[-LONGEST:]),
        headings=plain(" > ".join(passage.path)[-LONGEST:]),
    )


def _together(one: Statement, other: Statement) -> bool:
    """Whether two neighbours stand under the same heading, or in the same row's cell."""
    return (one.passage.path, one.passage.claim) == (other.passage.path, other.passage.claim)


def stands(sign: Sign, setting: Setting) -> bool:
    """Tell whether the sign states its practice in this setting."""
    match = sign.pattern.search(setting.text)
    if match is None:
        return False
    if (rest := left(setting.text)) != setting.text:
        return stands(sign, replace(setting, text=rest))  # "There is no need to ring: it must be on the form"
    if sign.unless and sign.unless.search(setting.text):
        return False
    if (sign.near and not sign.near.search(setting.round)) or (sign.apart and sign.apart.search(setting.round)):
        return False
    if sign.follows and not sign.follows.search(setting.after):
        return False
    if forbids(setting.text, match.start(), match.end()):
        return False
    return not (sign.deniable and denied(setting.text, match.start(), match.end()))


def forbids(text: str, start: int, end: int) -> bool:
    """Tell whether the part of the sentence that holds the words from `start` to `end` rules the refusing out."""
    before = [m.end() for m in _PART.finditer(text, 0, start)]
    after = _PART.search(text, end)
    return bool(_FORBIDS.search(text[before[-1] if before else 0 : after.start() if after else len(text)]))


def denied(text: str, start: int, end: int) -> bool:
    """Tell whether the words from `start` to `end` are denied by a "no" before them in their clause, or dismissed after."""
    clause = _BREAK.split(text[:start])[-1]
    return bool(_NO.search(clause)) or bool(_DISMISSED.match(text[end:]))


# "We keep the file; there is no informal step": only the last clause can deny what follows it.
_BREAK = Pattern(
    r"[;:.]|,? but |\bhowever,|, (?:and|so|then) |\bexcept\b|\bother than\b"
    # "if that cannot be done you must ...": the main clause has its own say
    r"|(?<!that )(?<!\bnor )\b(?:you|we|they|he|she|it|residents|tenants|customers|members|the \w+) (?=(?:may|can|must|"
    r"should|will|shall|(?:have|has|needs?) to|(?:is|are) asked)\b(?! (?:not|never)\b))",
    re.IGNORECASE,
)
_NO = Pattern(
    r"\b(?:no|not|never|nor|neither|none|nobody|no-one|without|cannot|instead of|rather than|avoid)\b"
    r"|(?<!\bif )(?<!\bwhen )(?<!\bwhere )(?<!\bbecause )\bnothing\b(?! (?:but|except|else than)\b)",
    re.IGNORECASE,
)
# Between the noun and its denial stand words that belong to the noun: "the informal stage of older policies is not kept".
_OF_THE_NOUN = r"(?:(?!(?:is|are|was|were|has|have|will|may|can|must|shall|if|when|where|which|who|that)\b)[\w'-]{1,40} ){0,6}?"
_DISMISSED = Pattern(
    rf"\W{{0,300}}+{_OF_THE_NOUN}(?:is|are|was|were|has been|have been|has|have|do(?:es)?|will|now|either)? ?"
    r"(?:not (?:used|operated|permitted|allowed|needed|required|necessary|part|apply|available|exist|offered|have|(?:been )?(?:kept|"
    r"retained|continued|carried (?:over|forward))|survive|remain|continue|form|figure|feature)|"
    r"no longer|never|abolished|scrapped|(?:forms?|plays?|takes?) no part|(?:has|have|finds?) no place|no part of|gone\b|"
    r"(?:survives?|remains?) (?:no|not)|done away|(?:now )?ruled out|a thing of the past|out of use|history\b)",
    re.IGNORECASE,
)
_PART = Pattern(r"[;:]|, but |\bhowever,", re.IGNORECASE)
_TURNS_AWAY = (  # stands in verbose expressions: a blank is [ ]
    r"(?:refus|declin|reject|turn(?:ed|ing|s)?[ ](?:\w++[ ]){0,3}?(?:down|away)|withh|dismiss|exclud|bar(?:red|ring)?\b|clos(?:e|ed|"
    r"ing)\b(?![ ](?:with)?in[ ](?:that|this|the)[ ](?:time|period))|deny|denied|shut\w*+|debar|disqualif)"
)
# Words that may stand between the "not" and what is not done: "may not simply be refused".
_BETWEEN = (
    r"(?:(?:be|been|ever|normally|usually|automatically|simply|just|merely|therefore|then|try|seek|to|able|entitled|permitted|"
    r"allowed|free|in|any|way|have|a|the|power|right)\ ){0,4}?"
)
_UNLESS = r"(?![^.;]{0,300}\b(?:unless|except|other\ than)\b)"
_GROUND = r"(?:grounds?|reasons?|bas[ie]s|justification|excuse|bar|cause|obstacle|pretext|argument)"
# A sentence that says on what nobody is turned away does not turn anybody away.
_FORBIDS = Pattern(
    rf"""
    # "A solicitor's letter is not a ground for declining"; not "if there is no reason to accept"
    (?<!there\ )\b(?:is|are|be|as|constitutes?|provides?|gives?|affords?|amounts?\ to|furnish(?:es)?)\ (?:in\ itself\ |alone\ )?
      (?:no|not|never|neither)\ (?:(?:be|in|of|by|itself|its|on|own|alone|treated|regarded|taken|seen|used|as|an?|any|enough|
      sufficient|good|valid|proper|the)\ )*{_GROUND}\b\ (?:for|to|why|on|against|in\ itself|of\ itself)
  | \b(?:not|never|no|neither)\ (?:be|constitutes?|amounts?\ to|provides?)\ (?:in\ itself\ |alone\ |by\ itself\ )?(?:an?\ |any\
      |sufficient\ |good\ )*
      (?:grounds?|reasons?|bar)\b
    # "a letter from a solicitor is not a ground, so log it"
  | \b(?:is|are)\ (?:not|no|never)\ (?:an?\ )?(?:good\ |valid\ |sufficient\ )?grounds?\b(?=\W*(?:$|[,;.]|so\b|and\b|here\b|under\b))
  | \b(?:not|never)\ be\ (?:treated|regarded|taken|seen|used|counted|accepted|relied\ on)\ (?:\w+\ ){{0,2}}?as\ (?:an?\ |any\ )?
      (?:\w+\ )?{_GROUND}\b
    # "may not refuse stage 2 because ...", but "will not refuse unless ..." is a condition
  | \b(?:(?:may|can|must|shall|will|should|do|does|did|could|would|is|are)\ ?(?:not|never|n't)|cannot)\ {_BETWEEN}{_TURNS_AWAY}{_UNLESS}
  | \b(?:nobody|no[-\ ]one|no\ (?:\w+\ ){{0,2}}\w+)\ (?:may|can|shall|will|should|is|are)\ {_BETWEEN}{_TURNS_AWAY}{_UNLESS}
    # "does not by itself justify refusing"; "neither X nor Y leads us to close"
  | \b(?:not|never)\ (?:\w+\ ){{0,4}}?(?:justif\w+|entitle\w*|allow\w*|permit\w*|lead\w*|mean|cause\w*|enable\w*|let|warrant\w*)\b
      [^.;]{{0,40}}?{_TURNS_AWAY}
  | \bneither\b[^.;]{{0,150}}\bnor\b[^.;]{{0,100}}{_TURNS_AWAY}
  | \bnothing\b[^.,;]{{0,60}}\b(?:justif\w+|entitle\w*|allows?|permits?|leads?|clos\w+)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
