"""Statements -> Facts: what some sentences speak of whose words the classifier knows from elsewhere.

"Nobody is treated worse for complaining", "it never stops anyone from complaining", "the panel was abolished in 2021": such sentences keep
a provision by saying what is not done, or no longer, and share their words with what breaks it; "read the needs on file before you ring"
or "papers are kept in the office" have words of every day. They find no fault; they say which provision a passage is mapped to (`spoken`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ombudscan.extract import stage
from ombudscan.extract.signs import LONGEST, Setting, Sign, fact, settings, wording
from ombudscan.extract.subjects_of_stages import OF_A_STAGE
from ombudscan.nouns import Fact
from ombudscan.pattern import Pattern, barred
from ombudscan.text import plain

if TYPE_CHECKING:
    from ombudscan.extract.facts import View

KIND = "speaks"
_NO = r"\b(?:no|not|never|nobody|no[- ]one|none|nor|without|neither|cannot)\b"
_WORSE = (
    r"(?:(?:less|more|as) (?:favourabl|unfavourabl|well|kind|fair)\w*|(?:any |a )?(?:differently|worse|poorer|lesser)\b|detriment\w*|"
    r"disadvantag\w*|penalis\w*|victimis\w*|punish\w*|held against|retaliat\w*|reprisals?|the worse of)"
)
_FOR_IT = (
    r"(?:complain(?:s|ed|ing)?\b|(?:rais|mak|made|bring|brought|lodg)\w* (?:a|an|any|their|the|one) (?:\w+ )?(?:complaint|grievance|"
    r"concern)|the complaint\b)"
)
_BARS = (
    r"(?:stop\w*|prevent\w*|take[ns]? away|affect\w*|remove[sd]?|bar(?:s|red)?\b|exclud\w+|shut out|los(?:e|es|t)\b|clos\w+|deny|denied)"
)
_COMPLAINING = (
    r"(?:complain(?:ing)?\b|(?:from |of |to |the )?(?:use|access|right)[^.;]{0,25}\bcomplain|complaints? (?:process|procedure|policy))"
)
_BEHAVIOUR = wording(
    r"behav\w+|conduct|abus\w+|threat\w+|violen\w+|\brude\b|polite|civil\b|aggressi\w+|unacceptable|unreasonabl\w+|vexatious|persist\w+|"
    r"restrict\w+|single (?:point of )?contact|named (?:person|officer|contact)|banned|barred|warning"
)
_NEEDS = (
    r"(?:needs\b|adjustments?\b|disabilit\w{1,40}|hearing (?:aids?|loops?|loss)|\bsight\b|(?:large|big) (?:print|type)|interpret\w{1,40}|"
    r"languages?\b|\bflags?\b|(?:care|support) plans?|easy[- ]read|mobility|\bbraille\b|vulnerabilit\w{1,40})"
)
_UNASKED = (
    r"(?:before(?:hand)?\b(?! stage)|already know|(?:anticipat|foresee)\w{0,40}|think ahead|in advance|"
    r"(?:not|never|n't|without|rather than) "
    r"(?:wait\w* (?:to be|for \w+ to) |(?:your |their |\w+ )?hav(?:e|ing) to |being |be |\w+ )?ask\w*|whether or not (?:\w+ ){1,3}ask\w*|"
    r"as a matter of course|likely to (?:want|need))"
)
_GONE = (
    r"(?:abolish(?:ed|es)|disbanded|scrapped|removed|(?:was|were|been|are|is) (?:withdrawn|discontinued|wound up|dropped)|done away|"
    r"did away|ended\b|stopped\b|voted (?:it |them )?out|no longer|ceased|dissolved|used to|until (?:19|20)\d\d)"
)
_LATER = (
    r"(?:(?:third|further|later|last) stage|stage[ -]?(?:3|three|iii)\b|appeals?[ -](?:panel|group|hearing|stage|board|committee)|"
    r"\b(?:the|(?:residents?|tenants?|members?|customers?|board|complaints?|reviews?)'?s?) panel\b|"
    r"\btribunal\b|(?:hears?|heard|hearing|makes?|making|made|final) appeals?\b|appeal(?:ed)? (?:from|to) )"
)
_BEFORE = r"\b(?:before|anterior to|prior to|ahead of|in front of) (?:stage[ -]?(?:1|one)\b|the first stage|them\b|formal)"
_EARLIER = (
    r"(?:(?:informal|preliminary|pre-?complaint|quiet) (?:stages?|steps?|process\w*|rounds?|resolution|word)|"
    rf"stage[ -]?(?:0|zero|nought|nil)\b|(?:stages?|steps?|anything)\b[^.;]{{0,25}}?{_BEFORE})"
)
_PAPERS = r"(?:papers?|letters?|correspondence|e-?mails?|reports?|documents?|documentation|photographs?|photos|notes|evidence|slips?)"
_STAND_IN = wording(
    r"represent\w+|on (?:\w+ ){1,3}behalf|behalf of|\bfriends?\b|relatives?|famil(?:y|ies)|advoca\w+|someone else|"
    r"(?:speak|act)(?:s|ing)? for|councillor|\bMP\b|authori\w+"
)
_OUTSIDER = r"(?:contractors?|(?:managing )?agents?|partners?|suppliers?|freeholders?|(?-i:[A-Z]\w+ (?:Direct|Works|Repairs|Partners)))"
_SUBJECTS: tuple[tuple[str, Sign], ...] = (
    # "No customer will be treated less favourably because they have complained"
    (
        "single-policy",
        Sign(
            detail="",
            pattern=wording(
                rf"{_NO}[^.;]{{0,60}}?\b{_WORSE}[^.;]{{0,50}}?\b{_FOR_IT}", rf"\b{_FOR_IT}[^.;]{{0,60}}?{_NO}[^.;]{{0,40}}?\b{_WORSE}"
            ),
            unless=wording(r"protected characteristic|\brace\b|religion|stage (?:1|2|one|two)|more (?:well|kind)|ombudsman"),
        ),
    ),
    # "Even then they can still complain", "a restriction does not take away the right to complain"
    (
        "behaviour-policy",
        Sign(
            detail="",
            pattern=wording(
                r"\b(?:still|continue to|remains? (?:able|free) to|(?:retains?|keeps?|ha(?:s|ve)) (?:the|every|a|their) right to)"
                r" (?:be able to |make (?:a |new )?|bring (?:a )?|raise (?:a )?)?(?:\w+ )?complain",
                rf"{_NO}[^.;]{{0,30}}?\b{_BARS}[^.;]{{0,30}}?{_COMPLAINING}",
            ),
            near=_BEHAVIOUR,
            unless=wording(r"solicitor|legal|\blaw\b|twelve months|12 months|stage (?:1|2|one|two)|representative"),
        ),
    ),
    # "Limits are set by a Head of Service, with reasons, and looked at every twelve weeks"
    (
        "behaviour-policy",
        Sign(
            detail="",
            pattern=wording(
                r"\b(?:limits?|restrictions?|conditions?)\b[^.;]{0,30}\b(?:set|placed|put|imposed|decided|agreed)\b[^.]{0,60}\breasons?\b[^.]{0,60}"
                r"\b(?:looked at|reviewed?|checked|lifted|revisited|ends?)\b",
                r"\b(?:abus\w+|threat\w*|aggress\w+|unacceptable \w+|unreasonable \w+|harass\w+)\b[^.;]{0,20}\b(?:is|are) "
                r"(?:dealt with|handled|managed|covered)\b[^.;]{0,20}\b(?:under|by|through|in) (?:the |our |a |its )?(?:\w+[ -]){0,4}?"
                r"(?:policy|procedure|protocol)\b",
            ),
            near=_BEHAVIOUR,
            unless=wording(r"domestic abuse|anti-?social|neighbour|safeguard|stage (?:1|2|one|two)"),
        ),
    ),
    # "A solicitor's letter, or the opening of the protocol, does not close a complaint"
    (
        "exclusions",
        Sign(
            detail="",
            pattern=wording(
                r"\b(?:solicitors?|lawyers?|letters? (?:before (?:action|claim)|of claim)|pre-action|legal action)\b[^.;]{0,90}?"
                rf"{_NO}[^.;]{{0,30}}?\b(?:clos\w+|end\b|ends\b|stop\w*|bar\b|reason|grounds?|bring|refus\w+|declin\w+|exclud\w+|"
                rf"turn\w*|prevent\w*)",
                rf"{_NO}[^.;]{{0,60}}?\b(?:refus\w+|declin\w+|exclud\w+|turn(?:ed|ing)? away|clos\w+)[^.;]{{0,60}}?\b(?:solicitor|"
                rf"lawyer|legal action)",
            ),
            unless=wording(r"stage (?:1|2|one|two)|represent\w+|compensation|insur"),
        ),
    ),
    # "Read the needs on file before you ring", "in large print without being asked"
    (
        "channels",
        Sign(
            detail="",
            pattern=wording(
                rf"{_NEEDS}[^.;]{{0,90}}?{_UNASKED}",
                rf"{_UNASKED}[^.;]{{0,90}}?{_NEEDS}",
            ),
        ),
    ),
    # "A restriction is kept in proportion, with the person's disability in mind"
    (
        "proportionate-restrictions",
        Sign(
            detail="",
            pattern=wording(
                r"\b(?:restrict\w+|limits?|decisions?|deciding|measures?|arrangements?|"
                r"categoris\w+)\b[^.;]{0,100}?\b(?:proportiona\w+|equality act|"
                r"disab(?:led|ilit\w+)|vulnerab\w+|customers?' needs|needs of)"
            ),
            near=_BEHAVIOUR,
            unless=wording(r"compensat\w+|remed\w+"),
        ),
    ),
    # "We ring to check that you are content; no form is needed", said of someone who speaks for a resident
    (
        "representation",
        Sign(
            detail="",
            pattern=wording(
                r"\b(?:check|confirm|ask)\w*\b[^.;]{0,40}?\b(?:you|they|them|the (?:resident|tenant|customer|"
                r"member))\b[^.;]{0,20}?(?:'re |are |is )"
                r"(?:happy|content|ok\b|okay|comfortable|agreeable)",
                r"(?:(?:not|never|n't|no) (?:need|have|required?|ask)\w* (?:for |to )?(?:you |them )?(?:to )?(?:sign\b|(?:a|"
                r"any) (?:signed )?form\b|"
                r"a signature|(?:a )?(?:form of |written )authority)|no (?:form|signature)\b)",
            ),
            near=_STAND_IN,
            unless=wording(r"stage (?:1|2|one|two)|reasons?\b|remed\w+|extend|extension"),
        ),
    ),
    # "Complaints papers are kept in the office for six years"
    (
        "full-record",
        Sign(
            detail="",
            pattern=wording(
                r"\bcomplaints? (?:papers|files?|books?|ledgers?|folders?)\b[^.;]{0,80}?\b(?:kept|held|stored|saved)\b",
                r"\b(?:kept|held|stored|saved|filed|placed|go|goes|put)\b[^.;]{0,30}?\bin (?:the|its|a|one) complaints? (?:file|"
                r"folder|book|ledger|record)\b",
                rf"\b(?:every|all|each)\b[^.;]{{0,20}}?\b{_PAPERS}\b[^.;]{{0,60}}?\b(?:kept|held|stored|saved|filed)\b",
                r"\b(?:all|every|each)\b[^.;]{0,30}?\bcomplaints?\b[^.;]{0,30}?\b(?:logged|recorded|entered|registered|kept) (?:on|in|"
                r"up)(?:to| to)? "
                r"(?:a|an|one|the|our) (?:\w+ ){0,2}?(?:spreadsheet|register|database|ledger|system|tracker|log|book)\b",
                rf"\b{_PAPERS}(?:,| and)[^.;]{{0,60}}?\b(?:are|is|be) (?:kept|held|stored|saved|filed)\b",
            ),
            near=wording(r"complain|grievance|record|\bfile\b"),
            unless=wording(r"confidential|restricted|data protection|personal data|gdpr"),
        ),
    ),
    # "There is no informal step before stage 1"
    (
        "no-extra-stage",
        Sign(detail="", pattern=wording(rf"{_NO}[^.;]{{0,60}}?{_EARLIER}", rf"\bnothing\b[^.;]{{0,40}}?{_BEFORE}")),
    ),
    # "There are two stages", "nothing follows stage 2"
    (
        "two-stages",
        Sign(
            detail="",
            pattern=wording(
                r"\b(?:there (?:are|is)|has|have|operates?|follows?|runs?|uses?|consists? of|is) (?:an? |only |"
                r"just )?(?:formal )?(?:two|2)[- ]stages?\b"
                r"(?! (?:of|in) (?:the )?(?:letter|investigation))",
                rf"(?:{_NO}|\bnothing\b)[^.;]{{0,40}}?(?:{_LATER}|\b(?:after|beyond|follows?|above) (?:stage[ -]?(?:2|two)\b|"
                rf"the second stage|them\b))",
            ),
            unless=wording(r"contractor|tribunal service|first-tier|property chamber|extension"),
        ),
    ),
    # "Our contractors have no complaints process of their own"
    (
        "third-party-stages",
        Sign(
            detail="",
            pattern=wording(
                rf"\b{_OUTSIDER}\b[^.;]{{0,60}}?{_NO}[^.;]{{0,40}}?\b(?:complaints? (?:process|procedure|desk|scheme|stages?|policy)|"
                r"(?:process|procedure|scheme|stages) of (?:its|their) own)",
                rf"{_NO}[^.;]{{0,60}}?\b(?:first|before)\b[^.;]{{0,60}}?\b{_OUTSIDER}'?s? (?:own )?(?:complaints? )?(?:process|"
                rf"procedure|desk)",
            ),
        ),
    ),
    *OF_A_STAGE,
)
# What is told as past, and so is no practice: it speaks of the provision that did away with it.
_PAST: tuple[tuple[str, Pattern], ...] = (
    ("two-stages", wording(rf"{_LATER}[^.;]{{0,90}}?{_GONE}", rf"{_GONE}[^.;]{{0,90}}?{_LATER}")),
    ("no-extra-stage", wording(rf"{_EARLIER}[^.;]{{0,90}}?{_GONE}", rf"{_GONE}[^.;]{{0,90}}?{_EARLIER}")),
)


def subjects(view: View) -> Iterator[Fact]:
    """Yield a fact of KIND for each sentence that speaks of a provision in words of its own; its key is the detail."""
    for statement in view.statements:
        if statement.passage.claim is None:
            text = plain(statement.text[:LONGEST])
            yield from (fact(KIND, statement, detail=key, confidence=0.8) for key, pattern in _PAST if pattern.search(text))
    for setting in settings(view):
        if setting.statement.passage.claim is not None:
            continue
        out = barred(setting.text)
        for key, sign in _SUBJECTS:
            if not sign.pattern.bit & out and _speaks(sign, setting):
                for each in _of_stages(key, None if stage.each(setting.text) else setting.statement.stage):
                    yield fact(KIND, setting.statement, detail=each, confidence=0.8)


def _of_stages(key: str, told: int | None) -> tuple[str, ...]:
    """A provision's key with the stage that the sentence speaks of; with either, where it names none."""
    if "{}" not in key:
        return (key,)
    return tuple(key.format(stage) for stage in ((1, 2) if told is None else (told,)) if stage in (1, 2))


def _speaks(sign: Sign, setting: Setting) -> bool:
    """Whether a sign stands in a sentence, denied or not."""
    return bool(
        sign.pattern.search(setting.text)
        and not (sign.unless and sign.unless.search(setting.text))
        and (sign.near is None or sign.near.search(setting.round))
        and not (sign.apart and sign.apart.search(setting.round))
    )
