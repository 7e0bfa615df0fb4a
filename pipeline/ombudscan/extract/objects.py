"""What is answered or decided within a time: a complaint, or something else that a landlord deals with."""

from __future__ import annotations

import re

from ombudscan.pattern import Pattern

_DEEDS = (
    r"(?:repl(?:y|ies|ied|ying)|respon(?:d|ds|ded|ding)|answer(?:s|ed|ing)?|acknowledg(?:e|es|ed|ing)|deal(?:s|ing|t)?\s+with|"
    r"decid(?:e|es|ed|ing)"
    r"|determin(?:e|es|ed|ing)|process(?:es|ed|ing)?|handl(?:e|es|ed|ing)|consider(?:s|ed|ing)?|resolv(?:e|es|ed|ing)|settl(?:e|es|ed|ing)"
    r"|turn(?:s|ed)?\s+round|pay(?:s|ing)?|paid|return(?:s|ed)?)"
)
# Things that are no complaint, whoever brings them: "queries on the rent book", "invoices", "applications for a transfer".
_THINGS = r"""(?: quer(?:y|ies) | service\s+requests?
    | (?:first|initial)\s+(?:requests?|reports?|asks?)(?!\s+of\s+(?:dissatisf|unhapp))
    | enquir(?:y|ies) | inquir(?:y|ies)(?=\s+(?:about|on|from|by)) | invoices? | bills?
    | statements?(?=\s+of\s+account)
    | bookings?
    | (?:tele)?phone\s+calls? | calls? | voice\s?mails? | e-?mails? | texts? | tweets? | (?:social\s+media\s+)?messages?
    | correspondence | post
    | letters?(?=\s+(?:about|on|from|answered|of\s+(?:enquiry|thanks))) | questions? | petitions? | references? | nominations? | bids?
    | applications?(?!\s+(?:for|to\s+(?:have|ask))\s+(?:an?\s+)?(?:review|reconsider\w*|stage|escalat\w*|appeal))
    | requests?(?=\s+(?:for|to)\s+(?!(?:(?:an?|the|your|their|his|her|have|ask)\s+)*(?:(?:stage\s+(?:2|two|1|one))
        |second|further|final|internal|formal
        |complaints?|review\w*|escalat\w*|appeal\w*|reconsider\w*|extension|extend|more\s+time|longer|look|it\b|this|go|take|move)))
    | permissions? | consents? | (?:key|fob)s? | mutual\s+exchanges? | transfers? | tickets? | purchases? | orders?(?=\s+for)
    | minutes | papers
    | vacanc(?:y|ies) | job\s+applications? | meter\s+readings? | arrears | (?:rent|heating|service)\s+(?:book|charges?|quer\w+)
    | planning | observations? | representations?
    | claims?(?!\s+(?:forms?|made|in\s+(?:it|your|the)|that|which|against|of|about|they|you)\b) )"""
_WORD = r"(?:(?!(?:by|in|with|within|through|via|as|on|to|after|from|without)\b)\w+(?:['’]s?)?\s+)??"
_OF_COMPLAINT = r"(?!\s+(?:\w+\s+){0,3}?(?:complain(?:ing|ts?)?\b|grievance|review|appeal))"
_ACTIVE = Pattern(
    rf"\b{_DEEDS}\s+(?:to\s+)?(?:(?:all|any|each|every|most|your|our|the|an?|other|ordinary|general|written|routine|simple)\s+){{0,3}}"
    rf"{_WORD}{_THINGS}\b{_OF_COMPLAINT}",
    re.IGNORECASE | re.VERBOSE,
)
_PASSIVE = Pattern(
    rf"""^\W*(?:(?:and|but|all|any|each|every|most|your|our|the|an?|other|ordinary|general|written|routine)\s+){{0,3}}{_WORD}
        {_THINGS}\b{_OF_COMPLAINT}[^.;]{{0,60}}?\b(?:is|are|be|gets?|has|have|ha(?:s|ve)\s+been|receives?|takes?|will|answered)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_COMPLAINT = Pattern(
    r"\b(?:complaint|grievance)s?\s+(?:is|are|will|gets?|within|in|itself|e-?mail|by)\b|\backnowledge?ment\b|\byour\s+complaint\b",
    re.IGNORECASE,
)
# Those who deal with another service, by their titles: "the Insurance Officer", "our Service Charge Team".
_DESK = Pattern(
    r"""\b(?:insurance | claims | loss | income | rents? | lettings? | allocations? | voids? | leasehold(?:er)? | home\s+ownership 
    | service\s+charges?
        | planning | payroll
        | finance | decants? | regeneration | right\s+to\s+buy | sales | asb | anti-?social\s+behaviour
        | tenancy\s+(?:enforcement|solutions|sustainment|services) | (?:housing\s+)?benefits? | welfare | adaptations? | grants? | parking
        | data\s+protection | information\s+governance | human\s+resources | people | press | communications)\s+
        (?:services?\s+)?(?:officer|team|manager|desk|section|department|lead|unit|adviser|clerk|office|adjuster|assessor)s?\b
    | \b(?:insurers?|underwriters?|loss\s+adjusters?)\b""",
    re.IGNORECASE | re.VERBOSE,
)


_OUTSIDE = Pattern(
    r"\b(?:insurers?|underwriters?|loss\s+(?:adjuster|assessor)s?|insurance\s+(?:officer|team|section|company))\b", re.IGNORECASE
)


def desk(words: str, *, never_ours: bool = False) -> bool:
    """Return whether somebody is named who deals with another service; `never_ours`: one who answers no complaint at all."""
    return bool((_OUTSIDE if never_ours else _DESK).search(words))


# "Enquiries that are not complaints are answered by ..."
_NO_COMPLAINTS = Pattern(
    r"\b(?:(?:is|are)\s+not|(?:is|are)n['’]t|rather\s+than|other\s+than|not)\s+(?:an?\s+)?complaints?\b", re.IGNORECASE
)


def another(words: str) -> bool:
    """Return whether what a clause has answered, decided or sent is something else than a complaint or a request to review one."""
    found = _ACTIVE.search(words) or _PASSIVE.search(words)
    return bool(found) and not _COMPLAINT.search(_NO_COMPLAINTS.sub(" ", words))
