"""Sentences that speak of a duty by what they say, however the model hears them: a policy that has one is not silent on it."""

from __future__ import annotations

import re

from ombudscan.pattern import Pattern

WORDED: dict[str, Pattern] = {
    # "Whoever wants a review is invited to say why the first answer will not do": well or badly, reasons are spoken of
    "no-reasons-needed": Pattern(
        r"(?:^|(?<=[.;]))(?=[^.;]{0,900}\b(?:unhappy|dissatisf\w{1,9}|disagree\w{0,9}|not\s+(?:\w{1,30}\s+){0,2}?(?:resolved|satisfied|happy|right)|escalat\w{1,9}|"
        r"stage\s+(?:2|two)|second\s+stage|reviews?|appeals?)\b)"
        r"[^.;]{0,900}\b(?:you|they|residents?|tenants?|customers?|complainants?|members?|he|she)\b[^.;]{0,40}"
        r"\b(?:explain|say|tell|state|give|set\s+out|asked)\w*\b[^.;]{0,25}\b(?:why|reasons?|grounds)\b",
        re.IGNORECASE,
    ),
    # "You can tell us in any way you like"
    "any-way-any-staff": Pattern(
        r"\b(?:tell|complain|contact|raise|make|get\s+in\s+touch|let\s+us\s+know|reach|speak|talk)\b[^.;]{0,60}\b(?:in\s+)?"
        r"(?:any\s+(?:way|manner)|whichever\s+way|however)\s+(?:that\s+|which\s+)?(?:you|they|residents?|suits?|is\s+(?:easiest|best))\b",
        re.IGNORECASE,
    ),
    # "Still not happy? Tell us.": two sentences, and the Ombudsman may be asked in the same words
    "progress-to-stage-2": Pattern(
        r"\bstill\s+(?:not\s+(?:happy|satisfied|content)|unhappy|dissatisfied)\b[^.;?]{0,60}[?,.]\s{0,3}"
        r"(?:(?:please|just|then|you\s+can|simply)\s+){0,2}(?:tell|ask|let|write\s+to|ring|phone|call|contact|e-?mail|talk\s+to)\s+"
        r"(?:us|me|any|our)\b(?![^.;?]{0,120}\bombudsm)",
        re.IGNORECASE,
    ),
    # "Each letter tells people how to go on to the next stage"
    "stage-1-letter": Pattern(
        r"\b(?:aware|advis\w+|inform\w*|tells?|told|explain\w*|letters?|response|reply|says?|sets?\s+out|includ\w+)\b[^.;]{0,60}"
        r"\b(?:right|how|way)\b[^.;]{0,30}\b(?:appeal\w*|escalat\w+|stage\s+(?:2|two)|second\s+stage|review|further|next\s+stage)\b",
        re.IGNORECASE,
    ),
    # "Compensation depends on how far somebody was affected"
    "remedy-reflects-impact": Pattern(
        r"\b(?:remed\w+|redress|offer\w*|compensation|payments?|pay|make\s+amends|put\w*\s+(?:it|things|matters)\s+right)\b[^.;]{0,90}"
        r"\b(?:impact|effects?|affected|suffer\w*|(?:been|went|gone|put)\s+(?:through|to)|extent|troubles?|distress|inconvenience|detriment"
        r"|harm\w*|hardship|severity|serious\w*)\b",
        re.IGNORECASE,
    ),
}
