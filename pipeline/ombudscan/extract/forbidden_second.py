"""What a row may not say of the second stage: that it is refused where stage 1 is thought sound, or that remedies wait for it."""

from __future__ import annotations

from ombudscan.extract.forbidden import CODES_GROUNDS, Forbidden, forbid

_REFUSE = (
    r"(?:declin(?:e|es|ed|ing)|refus(?:e|es|ed|ing)|reject(?:s|ed|ing)?|turn(?:s|ed)?\s+(?:it\s+|them\s+|one\s+)?down|(?:say|says)\s+no"
    r"|not\s+(?:\w+\s+)?(?:granted|accepted|allowed|given|opened|agreed|taken|offered))"
)
_SOUND = (
    r"(?:thorough\w*|sound|full(?:y)?|fair(?:ly)?|complete(?:ly)?|adequate(?:ly)?|correct(?:ly)?|right(?:ly)?|reasonable|satisfactory|robust|proper(?:ly)?"
    r"|everything|all\s+(?:the\s+)?(?:points|issues))"
)
# "the stage 1 response was thorough", "the first answer dealt with everything"
_FIRST_SOUND = (
    r"(?:\b(?:stage\s+(?:1|one)|first|original|initial)\b[^.;,]{0,30}?\b(?:was|is|were|be|been|dealt|answered|covered|addressed)\b[^.;,]{0,25}?\b"
    rf"{_SOUND}\b)"
)
# "would be unlikely to lead to a different outcome", "would change nothing"
_NO_GAIN = (
    r"(?:\bunlikely\s+to\s+(?:\w+\s+){0,3}?(?:chang\w+|differ\w*|another|alter|reach|lead|achieve|add|affect|result|succeed|help)\b"
    r"|\b(?:chang|gain|achiev|add)\w*\s+nothing\b|\bnothing\s+(?:\w+\s+){0,3}?(?:gained|achieved|added|changed)\b"
    r"|\b(?:outcome|result|answer|decision|conclusion)\s+would\s+(?:\w+\s+){0,2}?(?:same|chang\w+|alter|differ\w*)\b|\bno\s+different\b)"
)
_MONEY = r"(?:compensat\w+|remed(?:y|ies)|redress|payments?|money|awards?|goodwill|refunds?|reimburse\w*)"
_TWO = r"(?:(?:the\s+|an?\s+)?(?:stage\s+(?:2|two)|second[\s-]stage|final\s+stage)|(?:the|a)\s+review)"
_FREELY = (
    r"\b(?:not\s+(?:need|have|only|just)|need\s+not|never|nobody|any\s+stage|either\s+stage|both\s+stages|each\s+stage|over|above|more\s+than|exceed\w*"
    r"|beyond)\b|£|n['’]t\b|\bstage\s+(?:1|one)\s+(?:or|and)\b"
)

SECOND: tuple[Forbidden, ...] = (
    # "who may decline it if in the manager's view the stage 1 response was thorough"; the clause that says so is no ground of the Code's
    forbid(
        "no-unreasonable-refusal progress-to-stage-2 escalate-on-request escalations-refused",
        "A request for stage 2 may be turned down because stage 1 is thought sound.",
        rf"""\b{_REFUSE}\b[^.;]{{0,120}}(?:{_FIRST_SOUND}|{_NO_GAIN})
        | (?:{_FIRST_SOUND}|{_NO_GAIN})[^.;]{{0,60}}\b{_REFUSE}\b""",
        unless=r"\b(?:no\s+(?:reason|ground)|not\s+(?:an?\s+)?(?:reason|ground|enough)|never|(?:may|must|do|does|will|can)\s+not\s+(?:\w+\s+)?(?:declin|refus|reject|turn)\w*"
        r"|cannot|nobody|regardless|even\s+(?:if|where|when|though)|rather\s+than|instead\s+of)\b|n['’]t\b",
    ),
    # "Payments can only be authorised in the course of a stage 2 review", "anyone who wants compensation must go to stage 2"
    forbid(
        "remedy-at-any-stage earliest-resolution",
        "A remedy has to wait for stage 2.",
        rf"""\b{_MONEY}\b[^.;]{{0,50}}\b(?:only|solely|exclusively)\b[^.;]{{0,60}}\b(?:at|in|during|by|on|of|after|from|for|following|until)\s+{_TWO}
        | \b{_MONEY}\b[^.;]{{0,40}}\b{_TWO}\s+only\b
        | \b{_MONEY}\s+(?:is|are|comes?)\s+(?:\w+\s+){{0,2}}?(?:matters?\s+for|into\s+play\s+(?:at|in|with)|left\s+(?:to|for)
            |kept\s+for)\s+{_TWO}
        | \b{_MONEY}\b[^.;]{{0,40}}\b(?:awaits?|(?:has|have)\s+to\s+(?:a?wait)|waits?|held\s+over|deferred)\b[^.;]{{0,12}}\b{_TWO}
        | \b(?:seek\w*|wants?|wish\w*|to\s+(?:get|obtain|be|receive)|looking\s+for)\s+(?:\w+\s+)?{_MONEY}\b[^.;]{{0,30}}\b(?:must
            |needs?\s+to|ha(?:s|ve)\s+to)\s+
            (?:\w+\s+){{0,3}}?(?:go|escalat\w*|ask\s+for|take|move|progress)\b""",
        unless=_FREELY,
    ),
    # "Goodwill money isn't available until stage 2", "refunds can't be approved before stage 2"
    forbid(
        "remedy-at-any-stage earliest-resolution",
        "A remedy has to wait for stage 2.",
        rf"""\b{_MONEY}\b[^.;]{{0,40}}?(?:n['’]t|\b(?:not|never|cannot))\s+(?:be\s+|\w+ly\s+){{0,2}}(?:available|on\s+(?:offer|the\s+table)|open|possible|offered|paid
            |approved|given|made|considered|discussed|looked\s+at|authorised|agreed|come|start|arise)\b[^.;]{{0,25}}?\b(?:until|before|till)\s+{_TWO}""",
        unless=r"\b(?:over|above|more\s+than|exceed\w*|beyond)\b|£",
    ),
    # "A case goes up where the Director can see some prospect of a different answer"
    forbid(
        "no-unreasonable-refusal progress-to-stage-2 escalate-on-request escalations-refused",
        "A request for stage 2 may be turned down.",
        r"""\b(?:go(?:es)?|moves?|moved|pass(?:es|ed)?|sent|taken|put|let|escalated?|progress(?:es|ed)?|proceeds?
            |allowed|opened|granted|given|agreed|held|heard|looked\s+at)\b
            [^.;]{0,25}\b(?:where|when|if|as\s+long\s+as|provided)\b
            (?!\s+(?:the\s+|an?\s+)?(?:residents?|tenants?|customers?|members?|leaseholders?|complainants?|they|you)\b)
            [^.;]{0,40}?\b(?:sees?|finds?|identif(?:y|ies)|there\s+(?:is|seems|appears)|(?:he|she|we)\s+(?:think|thinks)\s+there\s+is)\s+
            (?:(?:to\s+be\s+|some|an?|any|real\w*|reasonable|good|fair|enough|sufficient)\s+){0,3}
            (?:(?:prospects?|chances?|likelihood|hope|possibility)\s+(?:of|that)\s+[^.;]{0,25}?
                \b(?:differ\w*|another|other|chang\w+|new|fresh|success|succeed\w*|better|revers\w+|overturn\w*|alter\w*)
            |(?:point|merit|value|purpose|sense)\s+(?:in\s+(?:an?\s+|the\s+|its\s+|any\s+)?(?:second|further|another|fresh|new
            |review\w*|escalat\w+
                |looking\s+again|going\s+(?:on|further)|taking)|to\s+(?:it|the\s+request|a\s+(?:second|review)))|merit)\b""",
        unless=CODES_GROUNDS + r"|\b(?:whether\s+or\s+not|even\s+(?:if|where|when)|regardless|automatic\w*)\b",
    ),
)
