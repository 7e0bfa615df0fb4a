"""Statements -> Facts: a third internal step after stage 2."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ombudscan.extract import further, stage, stage_names
from ombudscan.extract.signs import Setting, Sign, denied, fact, found, settings, wording
from ombudscan.nouns import Fact
from ombudscan.pattern import Pattern

if TYPE_CHECKING:
    from ombudscan.extract.facts import View

_BODY = (
    r"(?:panel|board(?!ing)|chair(?:man|woman|person)?\b|chief executive|managing director|trustees?\b|committee|adjudicator|tribunal of|"
    r"governing body|general meeting|councillors?\b|"
    r"mayor|scrutiny group|visitor (?:of|to)\b|bishop|archdeacon|patron\b|president\b|provost|rector\b|warden and fellows|governors?\b|"
    r"founder|lord lieutenant|tenants'? (?:jury|forum)|mediat\w+|arbitrat\w+|independent (?:person|reviewer|review|assessor|expert|"
    r"complaints)|peer review|executive director|leader of the council|appeal\w*)"
)
_STILL = (
    r"(?:(?:still|remain\w{0,40}+|are|is|continue to be) (?:still )?@unhappy|@unhappy (?:with|by|at)|do(?:es)? not (?:accept|agree with)|"
    r"disagree with|contest|stay(?:s)? @unhappy)"
)
_GOES = (
    r"(?:take|ask|carry|lay|laid|lodge|place|request|appeal|refer\w*|put|heard|hear|go|goes|bring|considered|consider|review\w*|look\w*|"
    r"escalat\w+|submit|apply|pass\w*|move[sd]?|invite|call|heard|go before|write to|turn to)"
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
    # "Steps we take when a tenant breaks the agreement: step 1 a letter, ... step 3 the court"
    r"\bbreach(?:es|ed)? (?:of )?(?:the|their|your|his|her|a|any) (?:\w+ )?(?:tenancy|agreement|lease|licence)|"
    r"\b(?:breaks?|broken|broke) (?:the|their|your|a|any) (?:terms of )?(?:\w+ )?(?:tenancy|agreement|lease|licence)|"
    r"\bbehind with (?:the |their |your )?(?:rent|payments?)\b|"
    r"refused (?:a )?membership|councillor'?s? conduct|tribunal|\bFOI\b|freedom of information|data protection|tender|recruit|employ|"
    r"allocation|"
    # "Only on a ground in Step 3": a step of the document's own
    r"\b(?:grounds?|reasons?|lists?|rules?) (?:set out |given |named )?(?:in|at|under) step \d\b|"
    # "Those three steps have nothing to do with complaints"
    r"(?:nothing to do with|no bearing on|not part of|unrelated to|separate from)\b[^.;]{0,30}\bcomplain"
)
# "The county's three-stage scheme is the county's and not ours": stages of a process that is run by somebody else.
_OTHER_BODY = (
    r"(?:county|n\.?h\.?s\.?|hospitals?|health (?:board|trust|authority|service)|universit(?:y|ies)|colleges?|police|banks?|insurers?|"
    r"insurance compan(?:y|ies)|(?:water|energy|gas|electricity|power|heat|utility|telephone|broadband)(?: and \w+)? (?:compan(?:y|ies)|"
    r"suppliers?|firms?|providers?|network)|contractors?|managing agents?|freeholders?|head ?-?(?:lessors?|landlords?)|care (?:provider|"
    r"agency|home|company|service)s?|support provider|ombudsm[ae]n|regulator|(?:other|another|different) (?:\w+ )?(?:landlord|bod(?:y|ies)|"
    r"organisation|association|agency|council)s?|lgsco|local authority|social services|church|employer|corporate|trading standards|"
    r"courts?|bar council|law society|solicitors?)"
)
_RUN_BY_OTHERS = wording(
    r"\b(?:not|never|no part of|nothing to do with|separate from|apart from|unlike|different from|rather than|distinct from) ours\b",
    r"\bours (?:has|have|is|are|stops?|ends?|consists|runs|goes|knows|comprises)\b[^.;]{0,25}\b(?:two|2|second)\b",
    rf"\b{_OTHER_BODY}(?:'s?)? (?:council(?:'s)? )?(?:own )?(?:\w+[ -]){{0,3}}?(?:schemes?|process(?:es)?|procedures?|polic(?:y|ies)|"
    r"systems?|"
    r"complaints?|stages?)\b",
    rf"\b{_OTHER_BODY}\b[^.;]{{0,40}}\b(?:its|their|his|her|a|an) (?:own )?(?:\w+ ){{0,2}}(?:three|3|third)",
    r"\b(?:its|their|his|her) own (?:\w+[ -]){0,3}?(?:schemes?|process(?:es)?|procedures?|polic(?:y|ies)|systems?)\b",
    r"\b(?:schemes?|process(?:es)?|procedures?|polic(?:y|ies)|systems?|stages?) (?:of|run by|kept by|used by|operated by) (?:the |an? |"
    r"your |"
    rf"each )?{_OTHER_BODY}",
)
_COUNCILS = wording(
    r"\b(?:city|borough|district|county|unitary|local|the) council(?:'s)? (?:own )?(?:\w+[ -]){0,3}?(?:scheme|process|procedure|policy|"
    r"system)"
)
_IS_COUNCIL = Pattern(r"council|borough|district|city of|county|authority|corporation", re.IGNORECASE)
_OUR_THREE = wording(
    r"\bour(?:s| own)?\b[^.;,]{0,40}\b(?:three|3|third|four|4)\b",
    r"\b(?:three|third|four)\b[^.;,]{0,25}\b(?:of|in) our\b",
    r"\bwe (?:have|run|operate|use|keep) (?:\w+ ){0,2}(?:three|3|third)",
)
_NOT_A_STEP = wording(
    r"lessons?|learn|trends?|themes?|samples?|quarter|annual\w*|every (?:year|month|meeting)|report(?:s|ed)? (?:to|on)|monitor|scrutinis|"
    r"performance|closed cases|at any (?:stage|time|point)|"
    r"refer\w{0,40}[^.]{0,40}ombudsman|designated|approved|told about|terms of reference|represent|on your behalf|for you|help you|accompan"
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
        unless=wording(
            r"\bsecond (?:look|answer|reply|decision|hearing|review)|ombudsman|@stage1[^.]{0,300}\bof three\b|first stage of|"
            r"step 3\b[^.]{0,300}\b(?:form|website|click|app)\b"
        ),
        apart=_ELSEWHERE,
        confidence=0.9,
    ),
    # "Our complaints procedure has three stages"
    Sign(detail="the process has more than two stages", pattern=_THREE, unless=wording(r"ombudsman"), apart=_ELSEWHERE, confidence=0.9),
    # "If you do not accept the stage 2 decision you may appeal to the Board"
    Sign(
        detail="a further internal step follows stage 2",
        pattern=wording(
            rf"(?:{_STILL}|after|following|once|at the end of|beyond|if)(?>[^.]{{0,300}}?\b(?:@stage2|second stage|final (?:response|reply|"
            rf"decision)|(?:director|review|appeal)(?:'s)? (?:decision|outcome|response)))(?>[^.]{{0,300}}?\b{_GOES}\b)"
            rf"[^.;]{{0,300}}?\b{_BODY}",
            rf"\b{_BODY}[^.;]{{0,60}}\b(?:hears?|considers?|reviews?|looks?|decides?|will (?:hear|consider|review|decide|look)|"
            r"can (?:hear|consider|review))\b[^.;]{0,80}\b(?:after|following|if you (?:are|"
            r"remain)[^.;]{0,20} with)[^.;]{0,20}(?:@stage2|second stage|final response)",
            r"\b(?:stage 2|second stage|final) (?:decision|response|outcome|reply) (?:may|can) be (?:appealed|referred|"
            rf"taken)[^.;]{{0,40}}\b(?:{_BODY}|us)",
        ),
        unless=wording(
            r"\b(?:trends?|themes?|closed cases|lessons?|learn\w*|samples?|performance)\b|ombudsman\b(?![^.]{0,300}\bbefore\b)|"
            r"refer\w{0,40}[^.]{0,40}ombudsman|designated|@stage1 (?:response|reply|decision|outcome|letter|answer)|for you\b|accompan"
        ),
        apart=_ELSEWHERE,
        confidence=0.85,
    ),
)
_HEARS = wording(
    rf"{_STILL}(?>[^.]{{0,300}}?\b{_GOES}\b)[^.;]{{0,300}}?\b{_BODY}",
    rf"\b(?:appeal|take (?:your|the|their) (?:complaint|case)|be (?:heard|put)|go before|ask for [^.;]{{3,30}} to be (?:put|taken|referred|"
    r"sent)|be heard|put (?:your|their) case|refer\w* (?:your|the|their) (?:complaint|"
    rf"case)|request (?:a|an) (?:hearing|appeal))\b[^.;]{{0,40}}\b(?:to|by|before) [^.;]{{0,40}}{_BODY}",
    rf"\b{_BODY}[^.;]{{0,50}}\b(?:will )?(?:hears?|considers?|reviews?) (?:your|the|their|any|an|each|every) (?:\w+ )?(?:case|complaint|"
    r"appeal)s?\b",
    rf"\b{_BODY}[^.;]{{0,40}}\b(?:available|open) to (?:@resident|those)[^.;]{{0,30}}@unhappy",
)


# "For as long as a person is at level 3 of our restrictions": no stage of the complaints process.
_LEVEL = wording(r"\b(?:level|tier)[ -]?(?:3|three|iii)\b")
_OF_CONDUCT = wording(r"\b(?:restrict\w*|warnings?|sanctions?|banned|behaviou?r)\b")


def _of_conduct(setting: Setting) -> bool:
    return bool(_LEVEL.search(setting.text) and _OF_CONDUCT.search(f"{setting.headings} {setting.text}"))


def third(view: View) -> Iterator[Fact]:
    """Yield a fact for each sentence that puts a third internal step after stage 2."""
    named = {f.passage: f for f in found(view, "third-stage", _THIRD)}
    every = list(settings(view))
    told = stage_names.in_steps([s.statement.passage.path for s in every], [s.statement.text for s in every])
    steps = _steps_of_the_work(every) or 3 in told  # of three steps the last is the second stage where the first is none
    headed = set() if steps else _under_a_third_heading(every)
    seen_two, follows_two, answered = False, False, False
    for i, setting in enumerate(every):
        if i and setting.headings != every[i - 1].headings:
            follows_two = every[i - 1].statement.stage == 2
            answered = False
        at = setting.statement.passage.id
        known = named.get(at)
        if steps and known is not None and not _STAGE_NOT_STEP.search(setting.text):
            known = None
        ends_here = bool(_NOTHING_FOLLOWS.search(setting.text) or _HEARS_NONE.search(setting.after))
        if known is not None and not ends_here and not _somebody_else(view, setting) and not _of_conduct(setting):
            yield known
        elif known is None and not ends_here and (at in headed or _comes_third(setting, seen_two, follows_two, answered)):
            yield fact("third-stage", setting.statement, detail="a further internal step follows stage 2", confidence=0.75)
        answered = answered or (setting.statement.stage == 2 and bool(further.ANSWERED.search(setting.text)))
        seen_two = seen_two or setting.statement.stage == 2 or bool(_AFTER_TWO.search(setting.text))


# "... the Trustees to look at it, which is the second and last stage"
_IS_THE_SECOND = wording(
    r"\b(?:second|2nd)(?: (?:and|or|,)? ?(?:last|final))(?: \w+)? (?:stage|step|look|answer|tier|level)",
    r"\b(?:last|final) of (?:the|our|its) two (?:stages|steps)",
    # "you can have it moved to stage 2, and that reply is the Council's final word"
    r"\b(?:mov\w+|escalat\w+|tak\w+|go(?:es)?|put|referred|pass\w*|progress\w*|proceed\w*|rais\w+) (?:\w+ ){0,3}?(?:up |on )?(?:to|into) "
    r"@stage2(?![^.]{0,300}\b(?:then|thereafter|afterwards|after that|later|beyond)\b)",
)
# "Nothing comes after stage 2: we have no panel"
_NOTHING_FOLLOWS = wording(
    r"\b(?:nothing|no (?:\w+ ){0,2}(?:stage|step|level|tier|appeal|panel|hearing)s?)\b (?:\w+ )?(?:follows?|comes?|lies|stands|happens|is|"
    r"are|exists?)?[^.;:,]{0,20}\b(?:after|beyond|above|follows?|past)\b(?![^.]{0,300}\b(?:except|other than|apart from|but)\b)"
)


# "Residents sometimes ask to put their case to the Board. The Board does not hear complaints."
_HEARS_NONE = wording(r"^[\w' ]{0,40}\b(?:(?:do|does|will|shall|can|may) not|cannot) (?:hear|consider|take|review|decide|look)\b")


# "Step 4: Stage 1", "Step 6: Close the case": steps of a handler's work, among which the stages are; a fourth may be the Ombudsman.
_STEP_HEADING = Pattern(r"^\W*step\s+(?P<number>\d+|\w+)\b(?:[^\d]*\bstage\s+(?P<stage>1|2|one|two)\b)?", re.IGNORECASE)
_MOST_STAGES = 4
_STAGE_NOT_STEP = wording(
    r"\b(?:stage|tier|level|rung)[ -]?(?:3|three|iii)\b", r"\b(?:third|three|3|four|4)\b[^.;]{0,30}\b(?:stages?|tiers?|levels?)\b"
)


def _steps_of_the_work(every: list[Setting]) -> bool:
    """Tell whether the steps of handling a complaint are numbered: there are more than four, or a stage has another's number."""
    heads = {head for s in every for head in (*s.statement.passage.path, s.text[:9])}  # "Step 12. ..."
    for step in filter(None, map(_STEP_HEADING.match, sorted(heads))):
        number, at = _number(step["number"]), _number(step["stage"] or "")
        if number > _MOST_STAGES or (at and number != at):
            return True
    return False


def _number(word: str) -> int:
    return int(word) if word.isdecimal() else stage.NUMBERS.get(word.lower(), 0)


def _comes_third(setting: Setting, seen_two: bool, follows_two: bool, answered: bool) -> bool:
    """Tell whether the sentence lets somebody be asked again once stage 2 has been spoken of."""
    return not _IS_THE_SECOND.search(setting.text) and (
        (seen_two and _after_two(setting, follows_two))
        or further.step(setting, seen_two)
        or further.after_second(setting, answered, follows_two)
    )


def _somebody_else(view: View, setting: Setting) -> bool:
    """Tell whether the stages are those of another body's process: "the county council's own scheme has three"."""
    said = f"{setting.text} {setting.after}" if re.match(r"ours\b", setting.after, re.IGNORECASE) else setting.text
    if _OUR_THREE.search(setting.text):
        return False
    landlord = view.identity.landlord or ""
    other_council = bool(landlord) and not _IS_COUNCIL.search(landlord) and _COUNCILS.search(said)
    return bool(_RUN_BY_OTHERS.search(said) or other_council)


_STEP_THREE = Pattern(
    r"^\W*+(?:[\d.]*\d\W+)?(?:(?:formal |final )?(?:stage|step|tier|level)[ -]?(?:3|three|iii)\b|(?:the )?third (?:and (?:final|"
    r"last) )?(?:stage|step|tier|level)\b)",
    re.IGNORECASE,
)
_OUTSIDE = Pattern(
    r"ombuds|external|outside|designated|\bno\b|\bnot\b|abolish|remov|former|old|until|withdrawn|ended|closed|tribunal|court", re.IGNORECASE
)
# "Step three: a second look": the steps count the telling as the first.
_SECOND_LOOK = Pattern(
    r"\bsecond (?:look|answer|reply|decision|hearing|review|stage)\b|\bstage (?:2|two)\b|\breview of (?:the|our|your) first", re.IGNORECASE
)
_DECIDES = wording(
    rf"\b{_BODY}",
    r"\b(?:hear\w*|consider\w*|review\w*|look\w*|decid\w+|decision|ruling|rules?|verdict|sit\w*|meets?|meeting|answer\w*|repl(?:y|ies)|"
    r"respon\w+|investigat\w+|examin\w+)\b",
)


def _under_a_third_heading(every: list[Setting]) -> set[str]:
    """The first deciding sentence under each heading "Stage three" that is the landlord's own and not the Ombudsman's."""
    sections: dict[str, list[Setting]] = {}
    for setting in every:
        last = setting.statement.passage.path[-1:] or ("",)
        if (
            setting.statement.passage.claim is None
            and _STEP_THREE.search(last[0])
            and not _OUTSIDE.search(last[0])
            and not _SECOND_LOOK.search(last[0])
        ):
            sections.setdefault(setting.headings, []).append(setting)
    told = [own for own in sections.values() if not any(_OUTSIDE.search(s.text) or _ELSEWHERE.search(s.round) for s in own[:3])]
    firsts = [next((s for s in own if _DECIDES.search(s.text)), None) for own in told]
    return {s.statement.passage.id for s in firsts if s is not None}


def _after_two(setting: Setting, follows_two: bool = False) -> bool:
    """Tell whether a hearing by some body stands after stage 2: under a heading of its own, or after the second answer."""
    match = _HEARS.search(setting.text)
    if match is None or denied(setting.text, match.start(), match.end()):
        return False
    if _NOT_A_STEP.search(setting.text) or _ELSEWHERE.search(setting.round) or re.search(r"ombudsman", setting.text, re.IGNORECASE):
        return False
    if wording(r"@stage1").search(setting.text) or setting.statement.stage in (0, 1):
        return False
    # "# The Patron / Anyone who is still unhappy may lay the complaint before the Patron", next after the section on stage 2
    next_up = follows_two and _STILL_UNHAPPY.search(setting.text) and not _OTHER_DISPUTE.search(setting.round)
    return setting.statement.stage == 3 or bool(next_up) or bool(_ANSWERED.search(f"{setting.headings} | {setting.before}"))


_STILL_UNHAPPY = wording(_STILL)
_OTHER_DISPUTE = wording(
    r"restriction|restrict\w{0,40} (?:contact|access)|behaviour|conduct|compensation|amount|offer\b|refund|adjustment|representative"
)


# The second answer has been given by the time this sentence is reached.
_ANSWERED = wording(
    r"\b(?:after|beyond|following) (?:the )?(?:stage (?:2|two)|second stage|(?:internal )?review)\b|\bstage (?:3|three)\b|third stage|"
    r"\bappeals?\b(?![^|]{0,300}stage (?:2|two))|\bpanel\b",
    r"@stage2 (?:letter|response|reply|decision|outcome)|final (?:response|reply|decision|letter)|same (?:layout|headings) as the stage",
)
