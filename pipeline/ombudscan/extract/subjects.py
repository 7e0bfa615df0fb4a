"""Statements -> Facts: what some sentences speak of that keep a provision by saying what is not done.

"Nobody is treated worse for complaining", "it never stops anyone from complaining", "a solicitor's letter is no bar": short sentences
that share their words with what breaks the same provision, so that the classifier hears little in them. They find no fault; they say
which provision a passage is mapped to (`spoken`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ombudscan.extract.signs import Sign, fact, settings, wording
from ombudscan.nouns import Fact

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
    # "A solicitor's letter, or the opening of the protocol, does not close a complaint"
    (
        "exclusions",
        Sign(
            detail="",
            pattern=wording(
                r"\b(?:solicitors?|lawyers?|letters? (?:before (?:action|claim)|of claim)|pre-action|legal action)\b[^.;]{0,90}?"
                rf"{_NO}[^.;]{{0,30}}?\b(?:clos\w+|end\b|ends\b|stop\w*|bar\b|reason|grounds?|bring|refus\w+|declin\w+|exclud\w+|turn\w*|prevent\w*)",
                rf"{_NO}[^.;]{{0,60}}?\b(?:refus\w+|declin\w+|exclud\w+|turn(?:ed|ing)? away|clos\w+)[^.;]{{0,60}}?\b(?:solicitor|"
                rf"lawyer|legal action)",
            ),
            unless=wording(r"stage (?:1|2|one|two)|represent\w+|compensation|insur"),
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
)


def subjects(view: View) -> Iterator[Fact]:
    """Yield a fact of KIND for each sentence that speaks of a provision by saying what is not done; its key is the detail."""
    for setting in settings(view):
        if setting.statement.passage.claim is not None:
            continue
        for key, sign in _SUBJECTS:
            if (
                sign.pattern.search(setting.text)
                and not (sign.unless and sign.unless.search(setting.text))
                and (sign.near is None or sign.near.search(setting.round))
            ):
                yield fact(KIND, setting.statement, detail=key, confidence=0.8)
