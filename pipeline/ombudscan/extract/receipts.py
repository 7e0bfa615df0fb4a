"""Saying that a complaint has come, in other words than "acknowledge": a card, a note, a receipt, "to say we have it"."""

from __future__ import annotations

import re

from ombudscan.pattern import Pattern

_THING = (
    r"(?:(?:your|the|their|his|her|a|an|this|that|every|each|all)\s+)?(?:(?:stage\s+\w+|new|formal|written)\s+)?"
    r"(?:complaints?|grievances?|requests?|appeals?|forms?|slips?|letters?|e-?mails?|messages?)"
)
_IT = rf"(?:it|them|this|{_THING})"
_CAME = (
    r"(?:(?:has|have|had|is|are|was|were|['’]s|['’]ve)\s+)(?:now\s+|duly\s+|safely\s+|just\s+)?(?:been\s+)?"
    r"(?:received|arrived|come(?:\s+in)?(?!\s+(?:to|from|up))|reached\s+\w+|got\s+(?:here|through|to)|in\s+hand|here|with\s+(?:us|her|him)"
    r"|logged|registered|recorded|entered)"
)
_WE_HAVE = (
    r"(?:we|she|he|they|it|who|the\s+\w+)(?:\s+(?:has|have|had|got)|['’](?:ve|s))(?:\s+(?:now|duly|safely))?"
    r"(?:\s+(?:got|received|had|logged))?"
)
_PERSON = r"(?:you|residents?|tenants?|members?|complainants?|customers?|(?:(?:the|a|an|each|every)\s+)?\w+)"
_TOKEN = (
    r"(?<!rent\s)(?<!survey\s)(?<!comment\s)(?<!comments\s)(?<!feedback\s)(?<!calling\s)(?<!identity\s)(?<!automated\s)(?<!automatic\s)"
    r"(?:post)?(?:cards?|notes?|receipts?|holding\s+(?:letter|reply|note)|(?:letter|note|slip|card)\s+of\s+receipt|(?:case|complaint|reference)\s+number)\b"
    r"(?!\s+(?:of\s+(?!receipt)|(?:about|with|on|setting|explaining|giving|number)\b|for\s+(?:(?:their|your)\s+costs|rent|money|payments?|goods)))"
)

TOLD = Pattern(
    rf"""
    # "sends the member a card", "will give you a written receipt", "drops you a note"
    \b(?:send|give|post|issue|hand|drop|writ|mail|e-?mail|text)\w*\s+(?:(?:out|back|to)\s+)?(?:{_PERSON}\s+){{0,2}}?(?:an?|the|their|your|another)\s+(?:\w+\s+)?{_TOKEN}
    # "you will get a receipt", "the complainant has a card back"
    | \b(?:you|resident|tenant|member|complainant|customer)(?:['’]ll|s)?\s+(?:will\s+|shall\s+|should\s+)?
        (?:get|receive|have|has|be\s+(?:given|sent))s?\s+(?:back\s+)?an?\s+(?:\w+\s+)?{_TOKEN}
    # "a letter of receipt is posted"
    | \ba\s+(?:\w+\s+)?{_TOKEN}\s+(?:is|will\s+be|shall\s+be|goes|must\s+be)\s+(?:out|sent|posted|issued|given)?
    # "to say we have it", "writes to confirm that your complaint's reached us"
    | (?<!provided\s)(?<!providing\s)(?<!condition\s)\b(?:say|says|saying|confirm\w*|tell\w*|know|told|inform\w*|that)\s+
        (?:\w+\s+)?(?:that\s+)?(?:{_WE_HAVE}\s+{_IT}\b|{_IT}\s*{_CAME})
    # "to confirm that stage 2 has begun", "to say that your review is under way"
    | \b(?:say|says|saying|confirm\w*|tell\w*|know|inform\w*)\s+(?:\w+\s+)?that\s+(?:(?:the|your|a|this|an)\s+)?
        (?:stage\s+\w+|first\s+stage|second\s+stage|review|investigation|case|complaint)\s+(?:(?:has|have)\s+(?:now\s+)?(?:been\s+)?(?:begun|started|opened|commenced)|is\s+(?:now\s+)?(?:open|under\s+way|underway))\b
    # "to confirm what stage 2 will look at", "setting out what the review is to cover"
    | \b(?:confirm\w*|set(?:s|ting)?\s+out|say(?:s|ing)?|tell\w*|agree\w*)\s+(?:\w+\s+){{0,2}}?what\s+(?:the\s+|our\s+|this\s+|their\s+)?
        (?:stage\s+\w+|review|investigation|complaint|we|it)\s+(?:will|is\s+to|are\s+to)\s+(?:look|cover|consider|includ|deal|examin|be\s+about)\w*
    # "to confirm what will be looked at", "says what is to be considered"
    | \b(?:confirm\w*|set(?:s|ting)?\s+out|say(?:s|ing)?|tell\w*|agree\w*)\s+(?:\w+\s+){{0,2}}?what\s+
        (?:will|is\s+to|is\s+going\s+to)\s+be\s+
        (?:look|cover|consider|includ|deal|examin|review)\w*
    # "receipt of each complaint is notified", "you should have written confirmation", "to say thanks for your complaint"
    | \breceipt\s+(?:of\s+{_THING}\s+)?(?:is|will\s+be|shall\s+be|must\s+be)\s+(?:notified|confirmed|certified|advised)\b
    | \b(?:written|e-?mailed)\s+confirmation\b(?!\s+(?:of|that)\s+(?!receipt|{_IT}\s*{_CAME}))
    | \bthank\w*\s+(?:\w+\s+){{0,2}}for\s+(?:(?:making|raising|bringing|sending)\s+)?{_THING}\b
    | \b(?:initial|first|opening|introductory)\s+(?:letter|e-?mail|note)\b
    # "we will confirm it in writing", "every complaint is confirmed by letter"
    | \bconfirm(?:s|ed|ing)?\s+{_IT}\s+(?:\w+\s+)?(?:in\s+writing|by\s+(?:letter|e-?mail|post|text))
    | \b{_THING}\s+(?:is|are|will\s+be|shall\s+be|must\s+be)\s+confirmed\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
# "Acknowledged within five days; the reviewer then rings within eight", "the review is finished within twenty": what comes after it
GOES_ON = Pattern(
    r"\b(?:is|are|be|been)\s+(?:\w+ly\s+)?(?:finished|completed?|done|over|concluded|closed)\b|\b(?:rings?|calls?|phones?|visits?|meets?|talks?|speaks?|interviews?)\b",
    re.IGNORECASE,
)
# The label of a time: "we've got your complaint", "request logged", "receipt", "your complaint arrives and we confirm it"
LABEL = Pattern(
    rf"""
    \b(?:we|she|he|they)(?:\s+(?:have|has)|['’](?:ve|s))\s+(?:(?:now|safely)\s+)?(?:(?:got|received|had|logged)\s+)?{_IT}\b
    | \b(?:got|get|getting|received?|receiving|logg(?:ed|ing)|register(?:ed|ing)|confirm(?:ed|ing|s)?|recorded)\s+{_IT}\b
    | \b{_THING}\s+(?:(?:has|is|was)\s+)?(?:been\s+)?(?:logged|received|registered|arriv\w+|confirmed|in|with\s+us)\b
        (?:\s+and\s+(?:confirmed|logged|recorded|registered|receipted)\b)?
    | \b(?:written\s+)?receipts?\b(?!\s+(?:for\s+(?:your|their)\s+costs)) | \bconfirmation\s+of\s+receipt\b | \bwe\s+confirm\s+it\b
    | \b{_IT}\s*{_CAME}
    """,
    re.IGNORECASE | re.VERBOSE,
)
# "Stage 1: we've got your complaint – five working days": the words between the stage and the time are the label.
_AT_END = Pattern(r"\W{0,300}(?:within|in|up\s+to|inside|by)?\s*$", re.IGNORECASE)
_CONDITION = Pattern(
    r"\b(?:once|when|after|if|where|until|unless|from|provided|providing|on\s+condition|(?:as|so)\s+long\s+as)\b", re.IGNORECASE
)
_WRITES = Pattern(
    rf"\b(?:(?:writ(?:e|es)|be\s+written)\s+to\s+(?:you|the\s+\w+|{_PERSON})|(?:get|gets|be|is)\s+in\s+touch(?:\s+with\s+(?:you|the\s+\w+))?"
    rf"|contacts?\s+(?:you|the\s+\w+|{_PERSON}))\s*(?:with)?(?:in)?\s*$",
    re.IGNORECASE,
)
_LONGEST_LABEL = 14  # words


def labels(words: str) -> bool:
    """Return whether the words straight before a time are a label for the receipt of a complaint."""
    ended = _AT_END.sub("", words)
    if len(ended.split()) > _LONGEST_LABEL or _CONDITION.search(ended) or ended == words.rstrip():
        return False
    return any(m.end() == len(ended) for m in LABEL.finditer(ended))


def only_writes(before: str, after: str, clock: str | None) -> bool:
    """Return whether a clause says no more than that the landlord writes soon after it has heard ("of hearing from you")."""
    return clock in ("receipt", "escalation") and bool(_WRITES.search(before)) and not re.search(r"\w", after)
