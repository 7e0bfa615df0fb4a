"""What a row may not say of the Ombudsman's details: kept from those who are refused, or for those who object, or behind somebody else."""

from __future__ import annotations

from ombudscan.extract.forbidden import IN_ANY_CASE, RESIDENTS_ROUTE, Forbidden, forbid

_PEOPLE = r"(?:residents?|tenants?|leaseholders?|customers?|complainants?|people|households?|they|anyone|anybody|those|members?)"
_LAST = (
    r"(?:(?:the|our|a|each|any)\s+)?(?:(?:final|last|closing|second|stage\s+(?:2|two))\s*-?\s*(?:stage\s+)?(?:repl(?:y|ies)|responses?|letters?|answers?"
    r"|decisions?|stage)?|end)\b"
)
# Those whose complaint has been taken on or has gone through: to them alone the details go.
_THROUGH = (
    r"(?:(?:accepted|registered|completed|finished|opened|logged)\s+(?:complaints?|cases?)|(?:complaints?|cases?|those|tenants?|residents?|people|anyone|matters?)\s+(?:that|who|which)\s+"
    r"(?:has|have|are|is|were|go|goes|went)\s+(?:\w+\s+)?(?:been\s+)?(?:accepted|registered|through|finished|completed|gone|taken|opened|logged|exhausted))"
)
_DETAILS = r"\bombudsman['’]?s?\b(?:\s+(?:\w+\s+)?(?:details|paragraph|address|number|information|leaflet|name|box|line|link|contact))?"
_NO_WORD = (
    r"(?:(?:says?|said|has|have|gives?|contains?|tells?\s+\w+)\s+(?:nothing|not\s+a\s+word|no\s+word)\b|(?:is|are|stays?)\s+silent\b|(?:makes?|with|has|have)\s+no\s+(?:mention|reference)\b"
    r"|nothing\s+is\s+(?:said|written)\b|no\s+mention\s+is\s+made\b|leaves?\s+out\b)"
)
_AGAINST = (
    r"(?:(?:against|opposed\s+to)\s+(?:it|this|that|the|a|our|any)|unhappy|(?:do|does|did|will|would|can|could)\s*(?:not|n['’]t)\s+(?:\w+\s+)?(?:want|agree|accept|like|consent|welcome)\w*"
    r"|no\s+(?:good|use)\s+to|not\s+(?:happy|content|satisfied|agreed?|accept\w*)|oppos(?:es?|ed|ing)|protest(?:s|ed)?|disput(?:es?|ed|ing)|object(?:s|ed|ing)?\b|complain(?:s|ed|ing)?\b"
    r"|challeng(?:es?|ed|ing)|reject(?:s|ed)?|refus(?:es?|ed)|disagree(?:s|d)?|dissatisfied|say(?:s)?\s+no|quer(?:y|ies|ied)|contest(?:s|ed)?|tak(?:es?|ing)\s+issue\s+with|not\s+acceptable)"
)
_LATER = r"(?:date|time|extension|longer|delay\w*|wait\w*|extend\w*|postpone\w*|more\s+days|deadline|it|this|that|(?-i:[A-Z]{1,4}\d{1,2}))"
_GIVEN = (
    r"(?:told|given|sent|gets?|receives?|offered|shown|pointed|directed|referred|has|have|goes|handed|reminded|signposted|informed"
    r"|(?:we|(?:the|our)\s+\w+|he|she|they)\s+(?:then\s+|will\s+)?(?:sends?|gives?|adds?|encloses?|offers?))"
)
_TOLD_TO_ALL = (
    rf"{RESIDENTS_ROUTE}|{IN_ANY_CASE}|\b(?:to|for|with)\s+all\b|\band\s+(?:to\s+)?those\s+who\s+do\s+not\b|\bas\s+well\b|\balso\b"
    rf"|\bused\s+to\b"
)

UNTOLD: tuple[Forbidden, ...] = (
    # "Ombudsman details are kept for the final response", "the Ombudsman paragraph is for accepted complaints"
    forbid(
        "refusal-explained",
        "A refusal says nothing of the Ombudsman.",
        rf"""{_DETAILS}\s+(?:(?:is|are|stays?)\s+)?(?:\w+\s+)?(?:kept|held|saved|reserved|meant|left|for)\s+(?:back\s+)?(?:for|until|till|to|over)?\s*(?:{_LAST}|{_THROUGH})
        | {_DETAILS}\s+(?:comes?|goes?|appears?|follows?|is|are)\s+(?:\w+\s+)?(?:with|in|at
            |on)\s+{_LAST}[^.;]{{0,15}}\b(?:not\s+(?:before|earlier|until)|alone|only|and\s+(?:not|nowhere|no\s+other))\b
        | \b(?:keep|hold|save|reserve|leave)s?\s+(?:back\s+)?(?:the\s+)?{_DETAILS}\s+(?:back\s+)?(?:for|until|till|to)\s+(?:{_LAST}
            |{_THROUGH})
        | \b(?:hear|learn|are\s+told|is\s+told|told)s?\s+(?:about|of)\s+the\s+(?:housing\s+)?ombudsman\s+(?:only\s+)?(?:when|once
            |after)\s+(?:they|it|the\s+\w+|he|she)\s+(?:has|have)\s+
            (?:\w+\s+)?(?:finished|completed|been|gone|had|reached|exhausted)""",
        unless=r"\b(?:also|too|as\s+well|already|not\s+only|used\s+to|both(?!\s+stages)|without|whether)\b",
    ),
    # "We tell people about the Ombudsman at the close of stage 2", "no details with a refusal because there is no complaint for it"
    forbid(
        "refusal-explained",
        "A refusal says nothing of the Ombudsman.",
        rf"""\b(?:tell|give|send|inform)s?\b[^.;]{{0,40}}\bombudsman\b[^.;]{{0,20}}\b(?:at|after|with|in|on|once)\s+(?:the\s+(?:end|close|finish)\s+of\s+)?(?:stage\s+(?:2|two)|{_LAST})
        | \bombudsman\b\s+(?:only\s+)?(?:comes?\s+(?:into\s+play|in)|enters?|follows?|is\s+for)\b[^.;]{{0,20}}\b(?:after|at
            |once)\s+(?:the\s+end\s+of\s+)?(?:stage\s+(?:2|two)|{_LAST})
        | \b(?:do|does|will)\s+not\s+(?:\w+\s+)?(?:send|enclose|give|include|print|mention|add|put|name
            |quote)\b[^.;]{{0,30}}\bombudsman\b[^.;]{{0,40}}
            \b(?:with|in|on|to)\s+(?:(?:an?|the|this|these|those)\s+)?(?:refus\w+|letters?|such|tenants?\s+whose|residents?\s+whose)\b""",
        unless=r"\b(?:also|too|as\s+well|already|not\s+only|used\s+to|both|every|each|and\s+(?:when|where|if|in|with)|only\s+(?:where|when|if))\b",
    ),
    # "As no complaint has been accepted, it says nothing about the Ombudsman"
    forbid(
        "refusal-explained",
        "A refusal says nothing of the Ombudsman.",
        rf"""\b(?:as|since|because)\b[^.;]{{0,60}}\b(?:no\s+complaint|not|never)\b[^.;]{{0,60}}(?:{_NO_WORD}[^.;]{{0,20}}\bombudsman|\bombudsman['’]?s?\b[^.;]{{0,25}}\b(?:not|left\s+out|omitted)\b)
        | (?:{_NO_WORD}[^.;]{{0,20}}\bombudsman|\bombudsman['’]?s?\b[^.;]{{0,25}}\b(?:not|left\s+out|omitted)\b)[^.;]{{0,25}}\b(?:as
            |since|because|who\s+is\s+for|which\s+is\s+for)\b
            [^.;]{{0,60}}\b(?:no\s+complaint|not\s+(?:\w+\s+)?(?:been|gone|registered|accepted|opened|through)|has\s+not|have\s+not|through|finished|both\s+stages)\b
        | \bombudsman\b[^.;]{{0,15}}\bcan\s+only\s+(?:look|take|consider|deal)\b[^.;]{{0,60}}\b(?:so|and)\b[^.;]{{0,30}}\b(?:not|n['’]t
            |left\s+out)\b""",
        unless=r"\b(?:also|used\s+to|until\s+20\d\d|rewritten|corrected|put\s+right|now\s+does|no\s+stage\s+has)\b",
    ),
    # "... go on letter P1 where a tenant lets us know that they are against the later date"
    forbid(
        "stage-1-extension-ombudsman stage-2-extension-ombudsman stage-3-extension-ombudsman",
        "The Ombudsman's details go only to those who object.",
        rf"""\bombudsman\b[^.;]{{0,70}}\b(?:to|for|where|if|when|once|should|on\s+hearing|whenever)\b[^.;]{{0,50}}\b{_AGAINST}\b[^.;]{{0,25}}\b{_LATER}\b
        | \b(?:{_PEOPLE}|where|if|when|should|whenever)\b[^.;]{{0,60}}?\b{_AGAINST}\b[^.;]{{0,40}}\b{_GIVEN}\b[^.;]{{0,40}}\bombudsman
        | \bombudsman\b[^.;]{{0,60}}\b(?:up)?on\s+(?:an?\s+|any\s+|the\s+)?(?:objection|challenge|protest|complaint|query)\b
        | \b(?:sends?|gives?|adds?|encloses?|offers?)\b[^.;]{{0,40}}\bombudsman\b[^.;]{{0,40}}\b(?:to|for|where|if
            |when)\b[^.;]{{0,40}}\b{_AGAINST}\b
        | \bombudsman\b[^.;]{{0,60}}\bfor\s+{_PEOPLE}\s+who\b[^.;]{{0,30}}\b(?:date|time|extension|delay)\b[^.;]{{0,12}}\b{_AGAINST}\b""",
        2024,
        unless=_TOLD_TO_ALL,
    ),
    # "Residents are told that their MP or a councillor is the way to the Ombudsman"
    forbid(
        "ombudsman-access final-ombudsman-right",
        "A step stands before the Ombudsman.",
        r"""\b(?:MPs?|councillors?|designated\s+persons?|(?:tenants?['’]?|residents?['’]?)\s+panels?)\b[^.;]{0,40}\b(?:is|are)\s+the\s+(?:only\s+)?(?:way|route|path|door|road|link|gateway)\b
            [^.;]{0,15}\bombudsman
        | \bombudsman\b[^.;]{0,40}\b(?:reached|contacted|approached|gone\s+to|got\s+to|accessed|comes?|goes
            |gets)\s+(?:only\s+)?(?:through|via|by\s+way\s+of|by)\s+(?:an?\s+|the\s+|their\s+|your\s+|local\s+|either\s+){0,2}
            (?:MPs?|councillors?|designated|elected|(?:tenants?['’]?|residents?['’]?)\s+panel)""",
        2024,
        unless=r"\b(?:not|no|never|any\s+time|by\s+themselves|themselves|directly?|no\s+longer|if\s+they\s+(?:like|wish|want))\b|n['’]t\b",
    ),
)
