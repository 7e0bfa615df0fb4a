"""A further step after stage 2 as a relation: the second answer is given, and then somebody else may be asked to look."""

from __future__ import annotations

from ombudscan.extract.ruled_out import left
from ombudscan.extract.signs import Setting, wording

# Whoever is asked: any body or person of the landlord's, by whatever title.
_BODY = (
    r"(?:panel|board(?!ing)|chair(?:man|woman|person)?\b|trustees?\b|governors?\b|council(?! tax| housing|'s)\b|assembly|jury|meeting|"
    r"visitor|"
    r"patron|president|founder|committee|forum|mayor|leader|executive|director|referee|assessor|adjudicator|arbitrator|mediator|elders|"
    r"senate|bench|commission\b|bishop|dean|provost|independent \w+|governing body|head of|scrutiny|peers?\b)"
)
_ACT = wording(
    # "may carry the complaint to the Court of Governors", "may ask the Chair to look at it"
    r"\b(?:may|can|might|could|(?:is|are) (?:entitled|able|free|invited|allowed|welcome) to|ha(?:s|ve) (?:a|the) right to|"
    r"wish to|want to)\b"
    r"[^.;,]{0,12}?\b(?:carry|take|lay|put|bring|refer|send|submit|appeal|ask|apply|request|have|go|turn|call|raise|place|lodge|invite|"
    rf"seek)\b[^.;]{{0,60}}?\b{_BODY}",
    # "the case can be put to the Residents' Jury", "the Patron may be asked to rule on it"
    r"\b(?:complaint|case|matter|decision|outcome|finding|answer|it|dispute)\b (?:can|may|might|will|shall|"
    r"is)\b[^.;,]{0,12}?\b(?:be )?(?:put|"
    r"taken|laid|referred|carried|brought|sent|heard|reviewed|reconsidered|examined|looked|passed|goes|go|decided|placed)\b"
    rf"[^.;]{{0,30}}?\b(?:to|before|by|at|with)\b[^.;]{{0,40}}?{_BODY}",
    rf"\b{_BODY}\b[^.;,]{{0,20}} (?:may|can|might) be asked to (?:rule|look|decide|review|hear|reconsider|consider|judge|examine)",
    # "there is a right to a hearing before three trustees"
    r"\b(?:right (?:of appeal|to|of hearing)|entitled to|a hearing|an appeal|recourse|appeal lies)\b[^.;]{0,60}?\b(?:before|to|by|with)\b"
    rf"[^.;]{{0,30}}?{_BODY}",
)
_TWO = (
    r"(?:(?:the |your |our )?@stage2|both (?:of the )?stages|(?:the |our |your )?final (?:response|reply|decision|letter|answer|"
    r"outcome|stage)|(?:the|our|your) (?:review|second) (?:response|reply|decision|letter|answer|outcome))"
)
# "after stage 2", "once stage 2 has ended", "unhappy with the final answer"
_AFTER = wording(
    rf"\b(?:after|once|following|beyond|when|at the end of|on completion of|on the conclusion of|at the close of)\b[^.;,]{{0,25}}?{_TWO}",
    rf"@unhappy[^.;,]{{0,25}}?\b(?:after|with|by|following|at the end of)\b[^.;,]{{0,15}}?{_TWO}",
    rf"\b(?:do(?:es)? not|don't|doesn't) (?:accept|agree with)[^.;,]{{0,15}}?{_TWO}",
)
# What makes a sentence follow on the one before: "Afterwards ...", "If that does not content you ..."
_NEXT = wording(
    r"^\W*(?:afterwards|thereafter|after (?:that|this|which)|then\b|next\b|finally|as a last (?:step|resort)|beyond that|following that)",
    r"^\W*(?:if|should|where|when)\b[^,]{0,60}?(?:(?:\bnot|n't) (?:\w+ )?(?:agree|accept|content|satisf|settle|"
    r"please|resolv|end|help|put)|\bstill (?:un|not|dis)|remain|@unhappy|disagree|reject|no better)",
    r"^\W*(?:an? |the |any |those |@resident )[^.;]{0,40}?(?:still|remain\w*|aggrieved|@unhappy)",
    r"(?<!before )\b(?:next|then|thereafter|afterwards)\b",
)
ANSWERED = wording(r"repl(?:y|ies)|respon[ds]|answer|decides?\b|decision|writes?\b|letter|determin|outcome|working days")
_FURTHER = wording(
    r"(?:tak\w{1,40}|go\w{0,40}) (?:\w+ ){0,2}further|further (?:appeal|steps?|stage|review|hearing)|appeals?\b|last|beyond|"
    r"still (?:un|not)|"
    r"next step|after (?:the )?(?:@stage2|review)"
)
_NOT_OURS = wording(
    r"ombudsm|\btribunal|\bcourts?\b(?! of (?:governors|trustees|the|assistants))|\bMPs?\b|citizens advice|solicitor|regulator|"
    r"commissioner|police|councillors?\b|designated|for (?:you|them|help|advice)\b|on (?:your|their) behalf|represent|accompan|"
    r"themes?|trends?|lessons?|learn\w*|closed|samples?|report\w{0,40} to|annual (?:report|review)|@stage1|first (?:stage|answer|decision)|"
    r"at (?:stage (?:2|two)|the second stage)"
)
_OTHER_SUBJECT = wording(
    r"social care|school|planning|parking|benefit|lettings?\b|homeless|disciplin|anti-?social|arrears|evict|compensation (?:offer|claim)|"
    r"membership|recruit|employ"
)


_NO = wording(r"\b(?:no|not|never|nobody|neither|nor|cannot|without)\b(?! (?:\w+ )?(?:content|happy|satisf|pleas|accept|agree))")


def step(setting: Setting, seen_two: bool) -> bool:
    """Tell whether a sentence after the second answer lets a further body of the landlord's be asked."""
    match = _ACT.search(left(setting.text, steps=True)) and _ACT.search(setting.text)
    # "If that does not content you, the Patron ...": what stands before the comma denies nothing
    if match is None or _NO.search(setting.text[: match.start()].rsplit(",", 1)[-1]):
        return False
    if _NOT_OURS.search(setting.text) or _OTHER_SUBJECT.search(setting.round):
        return False
    return bool(_AFTER.search(setting.text)) or ((seen_two or setting.statement.stage in (2, 3)) and _follows(setting))


# The second answer named in the sentence, and somebody above or beside it who is asked to look: no number is needed.
_SECOND_ANSWER = (
    r"(?:@stage2(?: (?:letter|outcome|decision|answer|reply|response|result))?|\b(?:the |our |your )?(?:review|final|second|"
    r"appeal) (?:letter|reply|answer|decision|response|"
    r"outcome|result|report)|\bthe review(?: has| does| did|'s)\b|\b(?:outcome|result|end|findings) of (?:the |our |your )?(?:review|"
    r"@stage2)|\bafter (?:the |our )?(?:@stage2|review\b))"
)
_WHO = (
    r"(?:panel|board\b|chair\w*|trustees?\b|governors?\b|council\b(?! tax| housing| homes)|assembly|meeting|members\b|committee|forum|"
    r"mayor|leader|executive|directors?\b|referee|assessor|"
    r"adjudicator|arbitrator|mediator|governing body|head of|peers?\b|group of [\w ]{0,12}(?:residents|tenants|members|trustees)|"
    r"complaints group|jury|president|patron|bishop|dean|founder|residents' \w+|scrutiny)"
)
_TAKES_UP = wording(
    r"\b(?:appeal\w*|challeng\w+|heard|hears?|hearing|votes?|rul(?:e|es|ing)|settle|last (?:say|word)|final (?:ruling|say|decision|"
    r"appeal|word)|see you|meets? you|decides?|considers?|considered|looks?|"
    r"reconsiders?|reviews?|reviewed|goes? (?:on )?to|go(?:es)? (?:over|through)|"
    r"tak(?:e|en) to|put to|brought (?:to|before)|asks?|mediat\w+)\b"
)
_DISSENT = wording(
    r"\b(?:appeal\w*|challeng\w+|contest\w*|do(?:es)? not (?:agree|accept)|don't (?:agree|accept)|disagree\w*|@unhappy|unsatisfied|"
    r"not put|your mind|still|remain\w*|reject\w*|dispute\w*|at an end|finally|only when|"
    r"(?:one (?:last|more|final)|a (?:last|third)) time|once more|"
    r"(?:one more|another|a (?:last|final|further|third)) (?:chance|opportunity|go|look|hearing))\b"
)
_WITHIN_TWO = wording(
    r"\b(?:writes?|signs?|carr(?:y|ies) out|conducts?|drafts?|is sent|sends?|approves?|reads?) (?:the |every |each |all )?(?:stage (?:2|"
    r"two)|second[- ]stage|review|final)|"
    r"\bhears? from\b|\bno (?:appeal|further|third)|\bnot\b[^.;]{0,15}\b(?:appeal|go to|taken to)|\bsees? every\b|\bclosed\b|lessons|"
    r"trends?|themes|learn|samples?|report(?:s|ed)? to|"
    r"tenancy|benefit|restrict\w*|lettings|compensation (?:offer|claim)|before (?:it|they|the letter) (?:goes|is)|quarter|performance|"
    r"how many"
)


_SOMEBODY = wording(rf"\b{_WHO}")
_ANSWERED_TWICE = wording(_SECOND_ANSWER)
_STAGE_ONE, _STAGE_TWO, _EITHER_STAGE = wording(r"@stage1"), wording(_TWO), wording(r"@stage1|@stage2")


def after_second(setting: Setting, answered: bool, follows_two: bool) -> bool:
    """Tell whether somebody is asked again after the second answer, which the sentence names or its section has given."""
    text = left(setting.text, steps=True)
    body = _SOMEBODY.search(text)
    if (
        body is None
        or not _TAKES_UP.search(text)
        or _NOT_OURS.search(text)
        or _OTHER_SUBJECT.search(setting.round)
        or _WITHIN_TWO.search(text)
    ):
        return False
    if _ANSWERED_TWICE.search(text):
        return bool(_DISSENT.search(text))
    section = setting.headings.rsplit(" > ", 1)[-1]
    beyond = follows_two and bool(_BEYOND.search(section))
    return beyond or (answered and setting.statement.stage in (2, 3) and bool(_STILL.search(text)))


_STILL = wording(
    r"^\W*(?:if|should|where|when|those|any(?:one|body)|a \w+|@resident)\b[^.]{0,50}(?:\bstill\b|\bremain\w*|\bunsatisfied|"
    r"\bthis (?:still )?(?:leaves|does not)|\bnot put)"
)
_BEYOND = wording(
    r"\bstill\b|\blast resort|further appeal|final (?:step|appeal|stage)|\bafter (?:stage (?:2|two)|that|the review)|going further|"
    r"\bappeals?\b|\bnext\b|remain"
)


def _follows(setting: Setting) -> bool:
    """Whether the sentence follows on the second answer: on the sentence before it, or under a heading of its own."""
    if setting.before:
        answered = bool(ANSWERED.search(setting.before)) and not _STAGE_ONE.search(setting.before)
        second = setting.statement.stage in (2, 3) or bool(_STAGE_TWO.search(setting.before))
        return bool(_NEXT.search(setting.text)) and answered and second
    last = setting.headings.rsplit(" > ", 1)[-1]
    return bool(_FURTHER.search(last)) and not _EITHER_STAGE.search(last)
