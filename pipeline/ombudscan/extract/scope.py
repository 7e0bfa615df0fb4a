"""Whether a sentence states the landlord's own present practice with complaints, or something else."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from ombudscan.extract import asides
from ombudscan.extract.outsiders import OUTSIDE_HEADING, outsiders
from ombudscan.pattern import Pattern
from ombudscan.text import REMEMBERED

Scope = Literal["complaints", "other_service", "other_part", "other_body", "history", "hypothetical", "quoted", "denied"]

_OTHER_HEADING = Pattern(
    r"""
    \b(?: compliments? | comments? | suggestions? | thanks | praise
      | MPs? | members?\s+of\s+parliament | councillors? | elected\s+members? | members['’]?\s+enquir\w+
      | repairs? | service\s+(?:standards?|times) | our\s+standards | (?:some\s+)?(?<!and\s)other\s+(?:services?|times|matters|standards
          |targets|procedures)
      | opening\s+(?:hours|times) | cookies? | privacy | data\s+protection | freedom\s+of\s+information | subject\s+access
      | related\s+(?:pages|links|documents|policies) | (?:procedures?|routes?)\s+of\s+(?:its|their)\s+own | insurance | lettings | parking
      | homeless\w* | housing\s+register | allocations? | banding | (?:housing\s+)?benefits? | planning | council\s+tax
      | (?:tenancy|rent)\s+(?:enforcement|breach\w*|arrears) | breach\w*\s+of\s+(?:(?:the|your|a)\s+)?(?:tenanc\w+|lease|agreement)
      | (?:anti-?social\s+behaviour|ASB|compensation|goodwill|pets?|safeguarding|domestic\s+abuse|hate\s+crime|decants?|mutual\s+exchange
          |gas\s+safety
          |health\s+and\s+safety|tenancy|equality|damp\s+and\s+mould)(?:\s+\w+){0,2}\s+(?:policy|procedure)
      | corporate\s+complaints | social\s+care | neighbour\s+(?:disputes|nuisance)
      | (?:staff|employees?|workplace|personnel|HR)['’]?s?\s+(?:\w+\s+)?grievances?
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_COMPLAINTS_HEADING = Pattern(r"\bcomplain\w*|\bstages?\s+(?:\d|one|two)\b|\bour\s+(?:process|times)\b", re.IGNORECASE)
# Decisions of a council or landlord with a review or an appeal of their own: "a review of a homelessness decision".
_DECIDED = r"""(?:homeless\w*|banding|bands?|priority|points|housing\s+(?:register|application|benefit|need)|waiting\s+list
    |allocations?(?!\s+to)|lettings?|welfare|benefits?|parking|penalt(?:y|ies)|planning|notice\s+(?:of|seeking|to\s+quit)|possession
    |eviction|demotion|introductory|succession|council\s+tax|right[-\s]to[-\s]buy|blue\s+badge|licen[cs]\w+|admissions?
    |service\s+charge|(?:mutual|home|house)\s+(?:exchange|swap)s?|transfers?|alterations?|sub-?letting|suitability|exclusion\s+orders?|(?:contact\s+)?restrictions?|starter|garage|tenancy\s+(?:decision|offer))"""
_OTHER_REVIEW = Pattern(
    rf"""\b(?:reviews?|appeals?|reconsider\w*|challenges?)\s+
        (?:(?:of|against|to|for|about|over|your|their|his|her|the|an?|our|any|council['’]?s?)\s+){{1,4}}(?:\w+\s+){{0,2}}?{_DECIDED}\b
    | \b{_DECIDED}\s+(?:\w+\s+)?(?:decisions?|reviews?|appeals?)\b
    | \bdecisions?\s+(?:about|on|over|of|concerning|regarding|to\s+do\s+with)\s+
        (?:(?:your|their|the|an?|any|our|council)\s+)*(?:\w+\s+)?{_DECIDED}\b
    | \b(?:review\w*|appeal\w*|reconsider\w*)\s+(?:of\s+|against\s+)?(?:an?|the|our|your|any)\s+decision\s+to\s+(?:end
        |extend|evict|demote|terminate|award|remove|grant)\b
    # "to appeal against not being offered a home": against anything but what was said to a complaint
    | \bappeal\w*\s+against\s+(?!(?:[\w'’-]+\s+){{0,5}}?(?:complain\w*|stages?|respon\w+|repl(?:y|ies)|answers?|decisions?|outcomes?
        |findings?|results?|letters?|conclusions?|determinations?|rulings?|judge?ments?|refus\w+|it|this|that|them|these|those|what|how)\b)\w
    | \b(?:unhappy|dissatisfied|disagree\w*|not\s+(?:happy|satisfied))\s+with\s+(?:(?:an?|the|your|our|this|any)\s+)?(?:\w+\s+)?
        {_DECIDED}\b (?!\s+of\s+(?:the|your|a)\s+complaint) [^.;]{{0,60}}\b(?:review|appeal)""",
    re.IGNORECASE | re.VERBOSE,
)
_ELSEWHERE = Pattern(
    r"\bcomplain\w*\s+about\s+(?:(?:the|our|all)\s+)?(?:other|general|council|corporate|non-?housing)\s+(?:council\s+)?(?:services|matters)\b|"
    r"\bcorporate\s+complaints\b"
    # "Things that people mix up with complaints", "Matters often confused with complaints"
    r"|\b(?:mix\w*|confus\w+|muddl\w+|mistak\w+)\s+(?:up\s+)?(?:with|for)\s+complain\w+"
    # "Complaints that follow rules of their own", "Complaints with a statutory procedure", "Complaints dealt with under other schemes"
    r"|\bcomplaints?\s+(?:that|which|with)\s+(?:(?:follow|have|has|go\s+(?:by|through|under)|are\s+(?:under|subject\s+to))\s+)?"
    r"(?:\w+\s+){0,2}?(?:rules|laws?|procedures?|routes?|process(?:es)?|arrangements|schemes?|policy|policies)\s+of\s+(?:its|their)\s+own\b"
    r"|\bcomplaints?\s+(?:(?:that\s+(?:are|is)|which\s+(?:are|is)|dealt\s+with|handled|answered|covered)\s+)*(?:with|under|by|through)\s+"
    r"(?:their\s+own|an?\s+(?:statutory|separate|different)|(?:other|separate|different|statutory))\s+"
    r"(?:\w+\s+)?(?:rules|laws?|procedures?|routes?|process(?:es)?|arrangements|schemes?|polic(?:y|ies))\b",
    re.IGNORECASE,
)

# Complaints that go through another procedure: adult social care, a councillor's conduct.
_OTHER_PROCEDURE = Pattern(
    r"""
    \bcomplain\w*\s+(?:about|against|from|by|concerning|regarding)\s+(?:(?:the|a|an|our|other|any)\s+)*
        (?:adults?|child\w*|social\s+care|schools?|councillors?|elected\s+members?|other\s+(?:council\s+)?services|council\s+services
            |planning|staff\s+grievances?|members['’]?\s+conduct|suppliers)\b
    | \b(?:adult|children['’]?s?)\s+(?:and\s+\w+\s+)?social\s+care\b
    | \bmembers?\s+against\s+(?:another\s+)?members? | \bmember[-\s]against[-\s]member | \bbetween\s+
        (?:(?:our|its|the|shareholding|fellow)\s+)?(?:members|shareholders|neighbours|tenants|residents)\b
    # "Everything else that the council does falls under the Corporate Feedback Process"
    | \b(?:everything|anything|all)\s+else\b[^.;,]{0,60}\b(?:under|by|through|within|to)\s+(?:the|our|its)\s+
        (?:(?:corporate|general|other|council['’]?s?|(?-i:(?!Complaint)[A-Z])[\w'’-]+)\s+){1,5}(?:process|procedure|policy|scheme)\b
    | \bcorporate\s+complaints\b(?!\s+(?:manager|team|officer|lead|unit|department|adviser|co-?ordinator))
    # "complaints about personal care are handled under the Complaints Regulations"
    | \bcomplain\w*\s+(?:about|concerning|regarding|over|to\s+do\s+with)\s+(?:(?:the|our|your|any)\s+)?(?:personal|nursing|health
        |medical|clinical)\s
        (?:care|treatment)\b
    | \bcomplain\w*\s+about\s+[^.;:]{3,60}?\s(?:is|are|will\s+be|must\s+be)\s+[^.;:]{0,30}?\bunder\s+[^.;:]{0,80}\b(?:regulations
        |act\s+(?:19|20)\d\d)\b
    # "Worries about personal care are looked into by the agency under its own rules"
    | \b(?:looked\s+into|dealt\s+with|handled|investigated|answered|managed)\s+by\s+(?:the\s+)?(?-i:[A-Z])[\w&'’-]+
        (?:\s+(?-i:[A-Z])[\w&'’-]+){0,3},?\s+under\s+(?:its|their)\b
    # "may appeal to the full Board, and that appeal is not a complaint"
    | \b(?:that|this|such|which)\s+(?:an?\s+)?(?:appeal|review|hearing)s?\s+(?:is|are)\s*(?:not|n['’]t|no)\s+(?:an?\s+)?complaints?\b
    | \bappeals?\b[^.;]{0,60}\b(?:and|but|though|which)\s+(?:(?:that|this|it)\s+)?is\s*(?:not|n['’]t|no)\s+(?:an?\s+)?complaint\b
    # "In Scotland we answer within five days", "for our tenants in Wales": another nation's model
    | ^\W*(?:in|for)\s+(?:Scotland|Wales|Northern\s+Ireland)\b
    | \b(?:homes|tenants|residents|customers|complaints|properties|stock)\s+in\s+(?:Scotland|Wales|Northern\s+Ireland)\b
    # "the steps that we take when a tenant breaks the agreement"
    | \bsteps?\b[^.;]{0,40}\b(?:tenant|resident|leaseholder|household|you)s?\s+(?:breaks?|breach\w*)\b
    # "staff grievances", "an employee's grievance", "a grievance raised by an employee"; a co-op's members have grievances against it
    | \b(?:staff|employ\w+|workers?|workplace|colleagues?|personnel)['’]?s?\s+(?:\w+\s+)?grievances?
    | \bgrievances?\s+(?:\w+\s+){0,3}?(?:by|from|of|against|between)\s+(?:an?\s+|our\s+|its\s+)?
        (?:employees?|staff|workers?|colleagues?|managers?)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
# Other things that are answered, paid or mended within a time.
_OTHER_SUBJECT = Pattern(
    r"""
    \b(?: repairs?\s+(?:is|are|will|take|should|must|within|appointments?|reported|requested|raised|booked)
      | (?:emergency|urgent|routine|planned
        |responsive)\s+(?:repairs?|work|jobs?)
      | notice\s+to\s+(?:leave|quit) | licen[cs]e\s+agreement | safeguarding\s+(?:concerns?|matters?|issues?|reports?)
      | broken\s+\w+ | dripping | burst | boilers? | leaks? | banister | (?:damp|mould)\s+(?:and\s+\w+\s+)?(?:hazards?|inspections?
          |work|survey) | hazards?
      | refunds? | (?:compensation|claims?)\s+(?:payments?|is|are|will|for\s+damage\w*|on\s+our|forms?(?!\s+(?:and|or
          |,)\s+(?:the\s+)?particulars)|go) | insurers? | insurance\s+claims?
      | disrepair\s+(?:claims?|cases|protocol) | pre-action | letters?\s+before\s+(?:claim|action)
      | right[-\s]to[-\s]repair | credited? | rent\s+(?:account|statement|is|arrears) | payments?\s+(?:is|are|will|reach)
      | MPs? | members?\s+of\s+parliament | (?:from|of|by|answer\w*|repl\w+\s+to)\s+councillors? | councillors['’]?\s+(?:casework
          |enquir\w+|letters?|conduct)
          | press
      | subject\s+access | personal\s+data | freedom\s+of\s+information | FOI | environmental\s+information
      | compliments? | suggestions? | thank[-\s]yous? | comments\s+(?:and|are|get|will)
      | cookies? | calls?\s+(?:is|are|will\s+be)\s+answered | penalty | planning | potholes? | bins? | council\s+tax | website
      | lifts? | grass | gas\s+safety | servicing | chimneys? | deposits? | tenancy\s+(?:ends|agreement) | notice\s+of | new\s+tenants?
      | right\s+to\s+buy | hardship | (?:gifts?|grants?)\s+(?:from|of|by|is|are) | students? | members['’]?\s+share
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
# A sentence that begins with another service and has no word of complaint: "An urgent repair is escalated only if ...".
_OTHER_START = Pattern(
    r"""^\W*(?:(?:any|an?|the|all|our|your|every|each|if|where|when|urgent|emergency|routine|requests?\s+for|copy\s+of|access\s+to)\s+){0,6}
        (?: repairs?\b | personal\s+data\b | data\s+about\s+(?:you|them)\b
          | neighbours?\s+(?:are|is|should|must|who\s+fall)\b | (?:neighbour\s+)?disputes?\s+(?:with|between)\s+(?:\w+\s+)?neighbours?\b )
    """,
    re.IGNORECASE | re.VERBOSE,
)
_COMPLAINING = Pattern(r"\b(?:complain\w*|dissatisf\w+|unhappy|grievances?|stages?|ombudsman|not\s+satisfied)\b", re.IGNORECASE)
_ABOUT = Pattern(
    r"\b(?:complain\w*|dissatisf\w+|unhappy|concern\w*)\s+(?:about|of|regarding|concerning|with|over)\s+(?:\w+\s+){0,2}\w+", re.IGNORECASE
)

_HISTORY = Pattern(
    rf"""
    \b(?: until\s+(?:\w+\s+){{0,3}}(?:19|20)\d\d | before\s+(?:(?:\d+\s+)?(?:january|february|march|april|may|june|july|august|september
        |october|november|december)\s+)?(?:19|20)\d\d
      | {asides.USED_TO}(?!\s+the\b)
      | no\s+longer\s+(?:exists?|appears?|stands?|applies|apply|have|use|used|operate|need|so|part|in|a\b
      |require\w*|any)
      | (?:was|were|has\s+been|have\s+been|been)\s+(?:abolished|withdrawn|removed|dropped|scrapped|discontinued|done\s+away\s+with
          |replaced|ended|closed|retired|struck\s+out|crossed\s+out|deleted|phased\s+out|merged\s+into|repealed|revoked|rescinded|superseded)
      | ceased\s+to\s+(?:have\s+effect|apply|operate|exist) | version\s+\w+,?\s+(?:under|in|by)\s+which
      | done\s+away\s+with | came\s+to\s+an\s+end | that\s+(?:ended|stopped) | has\s+not\s+sat | (?:closed|ended|ceased
          |stopped)\s+in\s+(?:\w+\s+)?(?:19|20)\d\d
      | (?:the|our|an?)\s+(?:old|former|previous|earlier|superseded|outgoing|past)\s+(?:policy|procedure|process|booklet|version|code
          |rules?|target|stage|panel|scheme|system|one|leaflet|arrangement|approach|limit|time)
      | formerly | previously\s+(?:we|there|a|the|our|it)\b | you\s+once\s+(?:needed|had) | once\s+had\s+to
          | (?<!year\s)(?<!years\s)(?<!month\s)(?<!months\s)(?<!…\s)(?<!…\s\s)in\s+the\s+past
          | at\s+one\s+time | years\s+ago\s+we
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_HYPOTHETICAL = Pattern(
    r"""
    \bif\s+(?:there\s+(?:were|was)\s+(?:a|an|any|another)\s+(?:\w+\s+){0,2}(?:stage|step|tier|panel|level|appeal)|we\s+(?:had|were\s+to
        |did\s+have)) | \bwere\s+(?:there|we)\s+(?:to|a) | \bshould\s+we\s+ever
    # "Were a third stage ever to come back, the Code would not allow it", "Had we a stage nought, it would ..."
    | ^\W*(?:were|had)\s+(?:an?|the|any|another|we|there)\b[^.;]{0,60}\b(?:stages?|steps?|tiers?|panels?|hearings?|appeals?)\b
    | ^\W*should\s+[^.;,]{0,40}\bever\b | \bnothing\s+in\s+(?:this|the|our)\s+(?:\w+\s+)?(?:policy|procedure|document)\b
    | \bconsidered\s+(?:adding|having|introducing|bringing)\b | \bdecided\s+against\s+(?:adding|having|introducing|it|one)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_QUOTED = Pattern(
    r"""
    ^\W{0,40}(?:\w{1,40}\W{1,40}){0,4}?
      (?: (?:the|this|that)\s+(?:(?:housing\s+)?ombudsman(?:['’]s)?(?:\s+service)?(?:['’]s)?\s+)?(?:\w+\s+){0,2}?(?:code|ombudsman
          |regulator|standard|guidance)(?:\s+\w+)?
            \s+(?:says?|requires?|allows?|would\s+allow|asks?|expects?|defines?|states?|sets?|specif\w+|permits?|obliges?|lays?|wants?
                |gives?|describes?|recommends?|must|should|calls|regards|treats|deems|counts|considers|views|warns|forbids
                |prohibits|bans|rules|makes?\s+(?:it\s+)?(?:\w+\s+)?(?:clear|plain)|is\s+(?:clear|plain|firm))\b
        | (?:a|all|every|each|social|member|other)?\s*landlords?\s+(?:must|should|are|is|has|have|need|may|can)\b
        | (?:under|according\s+to)\s+(?:the|provision)\s+(?:\w+\s+)?code\b[^.]{0,30}\blandlords?\b )
    | \bwhat\s+(?:both|the|either)\s+ombudsm[ae]n\s+(?:expects?|asks?|wants?)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_OTHER_BODY = Pattern(
    r"""^\W*(?:some|other|many|most|certain)\s+(?:landlords|associations|councils|organisations|providers)\b
    | ^\W*(?:the\s+)?(?:housing\s+|local\s+government\s+(?:and\s+social\s+care\s+)?|financial\s+)?(?:ombudsman(?:\s+service)?
        |(?:first[-\s]tier\s+|property\s+)?tribunal|regulator|information\s+commissioner|monitoring\s+officer)
        \s+(?:will|aims?|usually|normally|may|can(?:not)?|does|do|takes?|investigates?|decides?|looks|has|is|asks?|wants?)\b
        (?!\s+(?:at|on|tell|order|direct)\b)
    # "Our sister company is not a social landlord; it has an informal stage of its own"
    | \b(?:our|its|the|an?)\s+(?:sister|commercial|trading|subsidiary|associated?|private)\s+(?:\w+\s+)?(?:company|charity|association
        |organisation|business
        |arm|body|firm|lettings\s+agency|landlord)\b[^.]{0,400}\b(?:(?:its|their|of\s+its|of\s+their)\s+own|not\s+a\s+(?:social|registered)\s+\w+|no\s+social\s+landlord)\b
    | \b(?:is|are|was)\s+(?:not\s+an?|no)\s+social\s+landlords?\b""",
    re.IGNORECASE | re.VERBOSE,
)
_DENIED = Pattern(
    r"""
    \b(?:there\s+(?:is|are|will\s+be)|we\s+(?:have|operate|use|run|offer|keep)|(?:has|have|with|includes?))\s+(?:no|neither|not\s+(?:a
        |an|any))\s+
        (?:\w+[\s,\-]+){0,4}?(?:stages?|step|level|tier|panel|appeal|review|process|deadline|time[-\s]limit|limit|form|requirement)\b
    | \b(?:do|does|did)\s*(?:not|n['’]t)\s+(?:have|operate|run|use|offer|treat|require|need|ask\s+for)\b
    | \b(?:nothing|no\s+stages?|no\s+steps?)\s+before\s+(?:them|it|stage|that)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)


def of(text: str, path: tuple[str, ...] = ()) -> Scope:
    """Return what a sentence under the headings `path` speaks of; "complaints" is the landlord's own present practice."""
    elsewhere = _OTHER_PROCEDURE.search(text) or outsiders(text) or (_OTHER_START.search(text) and not _COMPLAINING.search(text))
    if of_path(path) == "other_service" or elsewhere:
        return "other_service"
    return of_clause(text)


@lru_cache(maxsize=REMEMBERED)
def of_clause(text: str) -> Scope:
    """Return the scope of a clause by its own words, headings apart."""
    tests: tuple[tuple[Scope, Pattern], ...] = (
        ("hypothetical", _HYPOTHETICAL),
        ("history", _HISTORY),
        ("quoted", _QUOTED),
        ("other_body", _OTHER_BODY),
        ("denied", _DENIED),
    )
    return next((name for name, pattern in tests if pattern.search(asides.main(text) if name == "history" else text)), "complaints")


@lru_cache(maxsize=REMEMBERED)
def of_path(path: tuple[str, ...]) -> Scope:
    """Return "other_service" where the nearest telling heading is about something other than housing complaints."""
    for heading in reversed(path[-3:]):
        if (
            _ELSEWHERE.search(heading)
            or _OTHER_PROCEDURE.search(heading)
            or OUTSIDE_HEADING.search(heading)
            or (_OTHER_HEADING.search(heading) and not _COMPLAINTS_HEADING.search(heading))
        ):
            return "other_service"
        if _COMPLAINTS_HEADING.search(heading):
            return "complaints"
    return "complaints"


def other_decision(text: str) -> bool:
    """Return whether `text` is about a decision that has a review or an appeal of its own: on a benefit, a band, an allocation."""
    return bool(_OTHER_REVIEW.search(text))


def other_subject(text: str) -> bool:
    """Return whether `text` is about repairs, claims, letters from members and the like, what a complaint is about apart."""
    return bool(_OTHER_PROCEDURE.search(text) or _OTHER_REVIEW.search(text) or _OTHER_SUBJECT.search(_ABOUT.sub(" ", text)))
