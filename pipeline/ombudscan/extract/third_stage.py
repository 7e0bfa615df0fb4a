"""Statements -> Facts: a third internal step after stage 2."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ombudscan.extract.signs import Setting, Sign, denied, fact, found, settings, wording
from ombudscan.nouns import Fact

if TYPE_CHECKING:
    from ombudscan.extract.facts import View

_BODY = (
    r"(?:panel|board(?!ing)|chair(?:man|woman|person)?\b|chief executive|managing director|trustees?\b|committee|adjudicator|tribunal of|"
    r"governing body|general meeting|councillors?\b|"
    r"mayor|scrutiny group|tenants'? (?:jury|forum)|mediat\w+|arbitrat\w+|independent (?:person|reviewer|review|assessor|expert|"
    r"complaints)|peer review|executive director|leader of the council|appeal\w*)"
)
_STILL = (
    r"(?:(?:still|remain\w*|are|is|continue to be) (?:still )?@unhappy|@unhappy with|do(?:es)? not (?:accept|agree with)|disagree with|"
    r"contest|stay(?:s)? @unhappy)"
)
_GOES = (
    r"(?:take|ask|request|appeal|refer\w*|put|heard|hear|go|goes|bring|considered|consider|review\w*|look\w*|escalat\w+|submit|apply|"
    r"pass\w*|move[sd]?|invite|call|heard)"
)
_STAGE_THREE = wording(
    r"\b(?:stage|step|tier|level|rung)[ -]?(?:3|three|iii)\b",
    r"\bthird(?: and (?:final|last))? (?:stage|step|tier|level|rung|internal stage)\b",
)
_THREE = wording(
    r"\b(?:three|3)[- ](?:stage|step|tier|part)s?\b[^.;]{0,30}\b(?:process|procedure|policy|system|complaint)",
    r"\b(?:process|procedure|policy|complaints?)\b[^.;]{0,30}\b(?:has|have|had|is in|consists? of|comprises?|made up of|in|with|through|"
    r"across|are)\b[^.;]{0,15}\b(?:three|3|four|4) (?:internal |formal )?(?:stages|steps|tiers|levels|rungs)\b",
    r"\bthere are (?:three|3|four|4) (?:internal |formal )?(?:stages|steps|tiers|levels|rungs)\b",
)
_ELSEWHERE = wording(
    r"social care|child|school|planning|parking|benefit|lettings?\b|banding|homeless|membership|disciplin|grievance|anti-?social|arrears|"
    r"evict|tenancy (?:enforcement|breach)|"
    r"refused (?:a )?membership|councillor'?s? conduct|tribunal|\bFOI\b|freedom of information|data protection|tender|recruit|employ|"
    r"allocation"
)
_NOT_A_STEP = wording(
    r"lessons?|learn|trends?|themes?|samples?|quarter|annual\w*|every (?:year|month|meeting)|report(?:s|ed)? (?:to|on)|monitor|scrutinis|"
    r"performance|closed cases|at any (?:stage|time|point)|"
    r"refer\w*[^.]{0,40}ombudsman|designated|approved|told about|terms of reference|represent|on your behalf|for you|help you|accompan"
)
_AFTER_TWO = wording(
    r"@stage2 (?:response|reply|decision|outcome|letter|answer|review|determination|result|findings?|complaint|panel)?",
    r"\b(?:outcome|result|decision|findings?|response|reply) (?:of|at|from|to|after) (?:the |that |this |your |our )?(?:@stage2|review|"
    r"appeal)",
    r"\b(?:final|review|second|director's|reviewer's) (?:response|reply|decision|letter|answer|outcome)\b",
    r"\bafter (?:the |that |this |our |your )?(?:review|appeal|@stage2|both stages|two stages)",
)
_THIRD = (
    # "Stage 3: a panel of residents hears your case"
    Sign(
        detail="a third stage is named",
        pattern=_STAGE_THREE,
        unless=wording(r"ombudsman|@stage1[^.]*\bof three\b|first stage of|step 3\b[^.]*\b(?:form|website|click|app)\b"),
        apart=_ELSEWHERE,
        confidence=0.9,
    ),
    # "Our complaints procedure has three stages"
    Sign(detail="the process has more than two stages", pattern=_THREE, unless=wording(r"ombudsman"), apart=_ELSEWHERE, confidence=0.9),
    # "If you do not accept the stage 2 decision you may appeal to the Board"
    Sign(
        detail="a further internal step follows stage 2",
        pattern=wording(
            rf"(?:{_STILL}|after|following|once|at the end of|beyond|if)[^.]*?\b(?:@stage2|second stage|final (?:response|reply|"
            rf"decision)|(?:director|review|appeal)(?:'s)? (?:decision|outcome|response))[^.]*?\b{_GOES}\b[^.;]*?\b{_BODY}",
            rf"\b{_BODY}[^.;]{{0,60}}\b(?:hears?|considers?|reviews?|looks?|decides?|will (?:hear|consider|review|decide|look)|"
            rf"can (?:hear|consider|review))\b[^.;]{{0,80}}\b(?:after|following|if you (?:are|"
            rf"remain)[^.;]{{0,20}} with)[^.;]{{0,20}}(?:@stage2|second stage|final response)",
            rf"\b(?:stage 2|second stage|final) (?:decision|response|outcome|reply) (?:may|can) be (?:appealed|referred|"
            rf"taken)[^.;]{{0,40}}\b(?:{_BODY}|us)",
        ),
        unless=wording(
            r"\b(?:trends?|themes?|closed cases|lessons?|learn\w*|samples?|performance)\b|ombudsman\b(?![^.]*\bbefore\b)|"
            r"refer\w*[^.]{0,40}ombudsman|designated|@stage1 (?:response|reply|decision|outcome|letter|"
            r"answer)|for you\b|accompan"
        ),
        apart=_ELSEWHERE,
        confidence=0.85,
    ),
)
_HEARS = wording(
    rf"{_STILL}[^.]*?\b{_GOES}\b[^.;]*?\b{_BODY}",
    rf"\b(?:appeal|take (?:your|the|their) (?:complaint|case)|be (?:heard|put)|go before|ask for [^.;]{3, 30} to be (?:put|taken|referred|"
    rf"sent)|be heard|put (?:your|their) case|refer\w* (?:your|the|their) (?:complaint|"
    rf"case)|request (?:a|an) (?:hearing|appeal))\b[^.;]{{0,40}}\b(?:to|by|before) [^.;]{{0,40}}{_BODY}",
    rf"\b{_BODY}[^.;]{{0,50}}\b(?:will )?(?:hears?|considers?|reviews?) (?:your|the|their|any|an|each|every) (?:\w+ )?(?:case|complaint|"
    rf"appeal)s?\b",
    rf"\b{_BODY}[^.;]{{0,40}}\b(?:available|open) to (?:@resident|those)[^.;]{{0,30}}@unhappy",
)


def third(view: View) -> Iterator[Fact]:
    """Yield a fact for each sentence that puts a third internal step after stage 2."""
    named = {f.passage: f for f in found(view, "third-stage", _THIRD)}
    seen_two = False
    for setting in settings(view):
        known = named.get(setting.statement.passage.id)
        if known is not None:
            yield known
        elif seen_two and _after_two(setting):
            yield fact("third-stage", setting.statement, detail="a further internal step follows stage 2", confidence=0.75)
        seen_two = seen_two or setting.statement.stage == 2 or bool(_AFTER_TWO.search(setting.text))


def _after_two(setting: Setting) -> bool:
    """Tell whether a hearing by some body stands after stage 2: under a heading of its own, or after the second answer."""
    match = _HEARS.search(setting.text)
    if match is None or denied(setting.text, match.start(), match.end()):
        return False
    if _NOT_A_STEP.search(setting.text) or _ELSEWHERE.search(setting.round) or re.search(r"ombudsman", setting.text, re.IGNORECASE):
        return False
    if wording(r"@stage1").search(setting.text) or setting.statement.stage in (0, 1):
        return False
    return setting.statement.stage == 3 or bool(_ANSWERED.search(f"{setting.headings} | {setting.before}"))


# The second answer has been given by the time this sentence is reached.
_ANSWERED = wording(
    r"\b(?:after|beyond|following) (?:the )?(?:stage (?:2|two)|second stage|(?:internal )?review)\b|\bstage (?:3|three)\b|third stage|"
    r"\bappeals?\b(?![^|]*stage (?:2|two))|\bpanel\b",
    r"@stage2 (?:letter|response|reply|decision|outcome)|final (?:response|reply|decision|letter)|same (?:layout|headings) as the stage",
)
