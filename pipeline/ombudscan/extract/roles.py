"""Who is the member responsible for complaints: someone who governs, someone employed, or nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ombudscan import catalog
from ombudscan.extract.rows import said, whole
from ombudscan.nouns import Claim, Fact
from ombudscan.pattern import Pattern

if TYPE_CHECKING:
    from ombudscan.extract.facts import View

_KEY = "member-responsible"
_BODY = (
    r"(?:board|council|committee|cabinet|governing\s+body|trust(?:ees)?|management\s+committee|"
    r"association|company|co-?operative|almshouse|charity|trustees)"
)

# Those who govern: "Cllr Vane", "a trustee", "non-executive director", "Cabinet Member for Homes", "the Chair of the Board".
_GOVERNS = Pattern(
    rf"""        \b(?:cllr|councillor|alderman|trustee|governor|non-?\s?exec(?:utive)?(?:\s+director)?|NED | (?:portfolio|
        cabinet)\s+(?:holder|member|lead) | elected\s+(?:member|mayor)
        | {_BODY}\s+members? | {_BODY}\s+(?:vice[-\s])?chair\w* | members?\s+of\s+(?:the|our|
        its)\s+(?:\w+\s+){{0,3}}{_BODY} | (?:vice[-\s])?chair(?:man|woman|person)?\s+of\s+(?:the\s+|
        our\s+)?(?:\w+\s+){{0,3}}{_BODY}
        | (?:our|the)\s+(?:vice[-\s])?chair(?:man|woman|person)?\b(?!\s+of) | tenant\s+(?:board\s+)?members? |
         independent\s+(?:board\s+)?members? | lead\s+member\s+for | deputy\s+leader | leader\s+of\s+the\s+council
        | executive\s+member | committee\s+secretary | master\s+of\s+the | warden\s+of\s+the\s+company |
         shareholding\s+member)\b""",
    re.IGNORECASE | re.VERBOSE,
)
# Those who are employed: "our Operations Manager", "Head of Homes", "the Chief Executive", "Complaints Officer".
_EMPLOYED = Pattern(
    r"""        \b(?:(?:\w+\s+)?manager | head\s+of\s+(?:the\s+)?\w+ | (?:assistant\s+|deputy\s+|executive\s+|service\s+|
        managing\s+)?director(?:\s+of\s+\w+)? | chief\s+(?:executive|operating|finance|customer)(?:\s+officer)?
        | C[EFO]O | (?:\w+\s+)?officer | team\s+leader | (?:\w+\s+)?co-?ordinator | company\s+secretary |
         (?:the\s+)?clerk | supervisor | caretaker | (?:complaints|service|quality|customer|housing)\s+lead
        | (?:senior\s+)?(?:management|leadership|executive)\s+team | member\s+of\s+staff | employee | administrator |
         adviser | monitoring\s+officer)\b""",
    re.IGNORECASE | re.VERBOSE,
)
# "who is not an employee", "none of our staff"
_NOT_EMPLOYED = Pattern(
    r"\b(?:not|never|nor|neither|rather\s+than|instead\s+of|no|none\s+of)\s+(?:(?:an?|the|our|one\s+of|paid|salaried|any)\s+){0,3}"
    r"(?:employees?|members?\s+of\s+(?:our\s+|the\s+)?staff|officers?|staff|managers?)\b",
    re.IGNORECASE,
)
# "our Director of Homes, who is not a member of the Board"
_NOT_GOVERNING = Pattern(
    rf"\b(?:not|never|nor)\s+(?:(?:an?|the|our|currently|yet|himself|herself)\s+){{0,3}}(?:(?:non-?\s?executive|board|elected)\s+)?"
    rf"(?:members?(?:\s+of\s+(?:the|our|its)\s+(?:\w+\s+){{0,2}}{_BODY})?|trustees?|councillors?|governors?|directors?)\b",
    re.IGNORECASE,
)
# "The role is vacant", "nobody has been appointed", "no member has taken this on".
_NOBODY = Pattern(
    r"""        \b(?:vacan(?:t|cy) | (?:nobody|no[-\s]one|none)\s+(?:has\s+been|is|was|holds|at\s+present|yet|currently) |
         no\s+(?:\w+\s+){0,2}member\s+(?:has|is|was|of)
        | not\s+(?:yet\s+)?(?:been\s+)?(?:appointed|named|chosen|filled) | (?:yet|still)\s+to\s+be\s+(?:appointed|
        named|chosen|filled|agreed) | do(?:es)?\s+not\s+have\s+(?:a|an)\s+(?:mrc|member|lead))\b""",
    re.IGNORECASE | re.VERBOSE,
)
# "The Board as a whole.", "the trustees share it": everybody, and so nobody in particular.
_EVERYBODY = Pattern(
    r"""^\W*(?:(?:it|this|the\s+role)\s+is\s+(?:held\s+by\s+|shared\s+by\s+)?)?
        (?: (?:the\s+|our\s+)?(?:whole|entire|full)\s+(?:board|council|committee|cabinet|governing\s+body)\b(?!\s+(?:chose
            |appointed|named|elected|has|agreed))
        | (?:the|our|all|all\s+the|all\s+our)\s+(?:board(?:\s+members)?|council(?:lors)?|committee|cabinet|governing\s+body
            |trustees|members)\W+
            (?:as\s+a\s+(?:whole|body|group)|collectively|jointly|together|between\s+them|(?:all\s+)?shares?\b)
        | (?:all|each|every)\s+(?:of\s+)?(?:the\s+|our\s+)?(?:trustees?|councillors?|board\s+members?|members?)\b[^.;]{0,30}\W*$ )""",
    re.IGNORECASE | re.VERBOSE,
)
# "The vacancy of last winter was filled in March", "the seat is not vacant".
_FILLED = Pattern(
    r"\bvacan\w+\b[^.]{0,400}\b(?:was|is|has|have|now|since)\s+(?:been\s+|now\s+|since\s+)*filled\b | \b(?:not|no\s+longer)\s+vacant\b"
    r" | \bfilled\s+(?:the|a|this|that)\s+(?:\w+\s+)?vacan\w+",
    re.IGNORECASE | re.VERBOSE,
)
# In a policy: "The Member Responsible for Complaints is our Head of Homes", "our Operations Manager acts as the MRC".
_TITLE = r"(?:member\s+responsible\s+for\s+complaints|\bMRC\b|lead\s+member\s+for\s+complaints)"
_LINK = r"\s*(?:\([^)]{0,200}\)|['’”\"]*)?\s*(?:is|will\s+be|:|-|–)\s+(?:currently\s+)?(?:(?:the|our|an?)\s+)?"
_NAMED = Pattern(
    rf"{_TITLE}{_LINK}(?P<after>[^.;,]{{3,60}}) | (?P<before>[^.;]{{3,60}}?)\s+(?:is|acts\s+as|serves\s+as|doubles\s+as|stands\s+in\s+as|"
    rf"(?:is\s+)?(?:also\s+)?(?:filling|standing)\s+in\s+as|holds\s+the\s+(?:post|role)\s+of|"
    rf"has\s+been\s+(?:appointed|designated|named|chosen|nominated|made)(?:\s+as)?)\s+(?:the\s+|our\s+)?(?:[\w-]+['’]s?\s+)?{_TITLE}",
    re.IGNORECASE | re.VERBOSE,
)


def facts(view: View) -> Iterator[Fact]:
    """Yield a fact where the lead member is an officer or nobody: on the form's row, or in a policy's sentence that names one."""
    for i, claim in enumerate(view.claims):
        row = said(view.document, claim) if _asks(claim) else ()
        why = not_governing(" ".join(s.text for s in row))
        if row and why:
            yield Fact(kind="officer-as-lead-member", span=whole(row), claim=i, detail=why)
        for one in said(view.document, claim) if not row and _asks_beside(claim) else ():
            if (beside := _NAMED.search(one.text)) and (why := _named_officer(one.text, beside)):
                yield Fact(kind="officer-as-lead-member", span=one.span, claim=i, detail=why)
    for s in view.statements:
        named = _NAMED.search(s.text) if s.passage.claim is None and s.scope == "complaints" else None
        why = _named_officer(s.text, named) if named else ""
        if why:
            yield Fact(kind="officer-as-lead-member", span=s.passage.span, passage=s.passage.id, detail=why)


# "Jo Ash, Executive Director of Homes, who attends the Board": the post stands behind the name
_POST_BEHIND = Pattern(r"\W{0,3}+(?!(?:and|but|who|which|while|with|whose|as|for|the\s+\w+\s+is)\b)(?P<post>[^.;,]{3,60})", re.IGNORECASE)
_NAME = Pattern(r"(?:(?:Mrs?|Ms|Miss|Dr|Sir|Dame|Canon|Rev(?:erend)?)\.?\s)?[A-Z][\w’'-]{1,30}(?:\s[A-Z][\w’'-]{0,30}){1,3}\s?")


def _named_officer(text: str, named: re.Match[str]) -> str:
    """Why the one whom a sentence names does not govern: by what it calls them, or by the post behind their name."""
    told = named["after"] or named["before"]
    if named["after"] and _NAME.fullmatch(told) and text[named.end() : named.end() + 1] == "," and not _GOVERNS.search(text, named.end()):
        behind = _POST_BEHIND.match(text, named.end() + 1)
        return not_governing(behind["post"]) if behind else ""
    return not_governing(told)


def _asks(claim: Claim) -> bool:
    return claim.key == _KEY or (_asks_beside(claim) and claim.edition != "lgsco-2024")


def _asks_beside(claim: Claim) -> bool:
    """Whether a row asks for the member among other things, as the LGSCO's row on oversight does."""
    provision = catalog.edition(claim.edition).provision(claim.key)
    return bool(provision and _KEY in provision.counterparts)


def not_governing(text: str) -> str:
    """Return why the one described does not govern the landlord, or "" where somebody does or nobody is described."""
    nobody = _NOBODY.search(text)
    if nobody and not _FILLED.search(text):
        return "It says that nobody holds the role."
    if _EVERYBODY.match(text):
        return "It names the governing body as a whole, and no member of it."
    officer = _EMPLOYED.search(_NOT_EMPLOYED.sub(" ", text))
    if officer is None or _GOVERNS.search(_NOT_GOVERNING.sub(" ", text)):
        return ""
    return f"{officer.group().strip()!r} is a post of the landlord's staff, not a seat on its governing body."
