"""Signs of what exists once a stage, for `subjects`: the Ombudsman's details at an extension, what a stage's letter holds."""

from __future__ import annotations

from ombudscan.extract.signs import Sign, wording

# Longer time than at first, and how the Ombudsman is reached: "up to twenty more may be taken", "the Ombudsman's telephone number".
_MORE = (
    r"\b(?:(?:more|extra|further|another|additional|longer|add\w*)\b[^.;]{0,60}?\bdays?|days? (?:more|longer|extra|on top)|"
    r"exten[ds]\w*|lengthen\w*|"
    r"(?:need|want|take)(?:s|ed|n|ing)? (?:\w+ )?longer|(?:up to )?(?:\d+|five|ten|fifteen|twenty) more\b|(?:later|new|revised) date|"
    r"more time)"
)
_HOW_TO_REACH = (
    r"(?:@ombudsman(?: service)?(?:'s)?[^.;,]{0,25}\b(?:details|contact|address|number|website|information)|\b(?:how to|details|"
    r"contact|address|number|reach|"
    r"get in touch|write to|particulars)\b[^.;]{0,40}?@ombudsman)"
)
# The sentence before tells of longer time.
_AFTER_MORE = wording(rf"(?:{_MORE})[^|]{{0,300}}\|[^|]*$")
_OF_ANOTHER_LETTER = wording(r"eight weeks|8 weeks|designated|refus\w+|declin\w+|annual|final|acknowledg")
# The key of the provision, with the stage left out, and its sign.
OF_A_STAGE: tuple[tuple[str, Sign], ...] = (
    # "Up to twenty working days more, with the reasons and the Ombudsman's address"
    (
        "stage-{}-extension-ombudsman",
        Sign(
            detail="",
            pattern=wording(
                rf"{_MORE}[^.]{{0,150}}?\b(?:reasons?|why|explain\w*|explanation)\b[^.]{{0,90}}?@ombudsman",
                rf"{_MORE}[^.]{{0,200}}?{_HOW_TO_REACH}",
                rf"{_HOW_TO_REACH}[^.;]{{0,80}}\b(?:extension|new date|later date|delay|letter (?:about|on|"
                rf"that)\b[^.;]{{0,30}}(?:more time|longer|late))",
            ),
            unless=wording(r"eight weeks|8 weeks|designated|refus\w+|declin\w+|annual"),
        ),
    ),
    # "That letter has the Ombudsman's contact details in it", after a sentence on longer time
    (
        "stage-{}-extension-ombudsman",
        Sign(
            detail="",
            pattern=wording(
                rf"^\W*(?:that|this|the same|the|each such|every such|such a|it) (?:(?:letter|message|note|e-?mail|"
                rf"notice)s? )?(?:\w+ ){{0,4}}?(?:has|gives?|have|contains?|"
                rf"holds?|carr(?:y|ies)|sets? out|shows?|includes?|encloses?|says?|tells?)\b[^.;]{{0,60}}?{_HOW_TO_REACH}",
            ),
            near=_AFTER_MORE,
            unless=_OF_ANOTHER_LETTER,
        ),
    ),
    # "We always include the Ombudsman's contact details when we do this", after a sentence on longer time
    (
        "stage-{}-extension-ombudsman",
        Sign(
            detail="",
            pattern=wording(
                r"@ombudsman(?:'s)? (?:\w+ )?(?:details|address|number|website)\b,? (?:when(?:ever)?|each time|every time|if) "
                r"(?:we|that|this|it) (?:do|does|happens?|is done)\b"
            ),
            near=_AFTER_MORE,
            unless=_OF_ANOTHER_LETTER,
        ),
    ),
    # "The letter sets out:", "It is laid out as the stage 1 letter is, with the Ombudsman's details in place of the next stage"
    (
        "stage-{}-letter",
        Sign(
            detail="",
            pattern=wording(
                r"^\W*(?:it|this|that|each|every|(?:the|our|a|your|any|that|this) (?:\w+ ){0,3}?(?:letters?|repl(?:y|ies)|responses?|"
                r"decisions?))\b[^.;:]{0,25}?\b(?:sets? out|set out|tells?|explains?|includes?|contains?|covers?|confirms?|states?|say|"
                r"says)\b[^.;:]{0,30}:\s*$",
                r"\b(?:the same (?:layout|heads?|headings|points|things|information|details|matters|form|shape)|over again|mirrors?|"
                r"laid out (?:like|as))\b"
                r"[^.;]{0,40}?\b(?:stage[ -]?(?:1|one)|first)\b",
                r"\b(?:letter|response|reply|decision)\b[^.;]{0,60}?\bthe same\b[^.;]{0,40}?\bas (?:before|at stage (?:1|one)|"
                r"the (?:first|earlier))\b",
            ),
            near=wording(r"\b(?:letters?|repl(?:y|ies)|responses?|decision|answer)\b"),
            unless=wording(r"acknowledg|exten[ds]\w*|refus\w+|declin\w+|annual|survey"),
            apart=wording(r"acknowledg|annual"),
        ),
    ),
)
