"""Whether a sentence, or the words that it quotes, are somebody else's, over, supposed or refused: no practice of the landlord's."""

from __future__ import annotations

import re
from functools import lru_cache

from ombudscan.extract import asides, scope
from ombudscan.pattern import Pattern
from ombudscan.text import REMEMBERED, plain_quotes

_MONTH = "january|february|march|april|may|june|july|august|september|october|november|december"
_YEAR = rf"(?:the\ )?(?:(?:early|late|spring|summer|autumn|winter|end\ of|start\ of|{_MONTH})(?:\ of)?\ ){{0,2}}(?:19|20)\d\d"
_GONE = (
    r"abolished|removed|dropped|scrapped|discontinued|withdrawn|ended|closed\ down|done\ away|taken\ out|deleted|stopped|retired|replaced"
    r"|repealed|revoked|rescinded|superseded"
)
_PAPER = r"(?:polic(?:y|ies)|procedures?|leaflets?|booklets?|handbooks?|process|rules|scheme|guidance|forms?|letters?|version|edition)"
# What is over, supposed, somebody else's or the Code's own words is no practice of the landlord's.
_NOT_NOW = Pattern(
    rf"""
    # "Until 2019 you had to ..."
    \b(?:until|till|before|prior\ to|up\ to|since|in|from)\ {_YEAR}\b[^.;]{{0,300}}
      \b(?:was|were|had|could|used|ended|would|once|existed|needed|needs?\ no)\b
  | \b(?:was|were|has\ been|have\ been)\ (?:\w+\ )?(?:{_GONE})\b                       # "the panel was abolished"
    # "we have removed the informal stage", "since taking out the pre-complaint step", "the removal of our concern stage"
  | \b(?:remov(?:ed?|ing)|abolish(?:ed|ing)?|scrap(?:ped|ping)?|drop(?:ped|ping)?|delet(?:ed?|ing)|discontinu(?:ed?|ing)
      |withdr(?:ew|awn|awing)|d(?:id|one|oing)\ away\ with|g(?:ot|etting)\ rid\ of|t(?:ook|aken|aking)\ (?:out|away)
      |cut\ out|ended|ending|(?:removal|abolition|end)\ of)
    \ (?:(?:the|our|its|any|all|that|this)\ )?
    (?:(?!(?:at|to|in|from|before|for|of|and|into|by|on|with|is|are|was|were|be|it|as|when|if)\b)[\w']++[\ -]){{0,6}}?
    (?:stages?|steps?|tiers?|levels?|rungs?|phases?|panels?|hearings?|appeals?|filters?)\b
  | \b(?:stage|step|tier|rung|panel|hearing)\ (?:has|have|is|are)\ (?:now\ |since\ |long\ )?gone\b
  | \b(?:ended|ceased|stopped|disappeared|went|lapsed|closed)\ (?:on|in|at\ the\ end\ of|with)\ (?:\d+\ )?{_YEAR}
  | \bno\ longer\ (?:exists?|appears?|stands?|applies|apply|used|use|operates?|forms?|part|so|the\ case|have|has|the\ position|needed
  |necessary
      |in\ (?:use|force|place)|a\ requirement)
  | \bno\ longer\ (?:lets?|allows?|permits?)\ (?:us|staff|managers?|anyone|the|them)\b
  | \b(?:neither|none)\ (?:rule\ |of\ \w+\ )?applies\ now
    # "It supersedes the scheme of 2019, under which a complaint passed through three stages"
  | \b(?:supersedes?|superseded|replac(?:es?|ed|ing)|takes?\ the\ place|in\ place\ of|unlike|departs?\ from|follows\ on\ from)\b
      [^.;]{{0,150}}\b(?:under|in|by|through|which|that|where)\b[^.;]{{0,100}}
      \b(?:passed|went|had|was|were|could|gave|allowed|provided|required|used|began|started|ran|set|made|asked|held|offered|included
          |contained)\b
  | \b(?:was|were)\ once\b | \ba\ thing\ of\ the\ past\b
  | ^that\b[^.;]{{0,300}}\b(?:is|are)\ (?:now\ )?(?:ruled\ out|not\ (?:permitted|allowed|so|the\ case)|forbidden|gone|over)\b
  | \bha(?:s|ve)\ (?:been\ done\ away\b|gone(?=[.;,]|$))
  | \b(?:{asides.USED_TO}|formerly|in\ the\ past|at\ one\ time|in\ (?:days|years|times)\ (?:gone\ by|past)
      |in\ (?:former|earlier|past)\ (?:days|years|times)|years\ ago)\b
    # "You may hear it said that ...", "Some people believe that ...", "It is a myth that ..."
  | \bhear\ (?:it\ |people\ |others?\ |colleagues\ )?(?:being\ )?(?:said|say|told)\b | \b(?:myth|misconception|rumour|hearsay|old\ wives)\b
  | \bit\ is\ (?:sometimes|often|wrongly|mistakenly|commonly)\ (?:said|thought|believed|assumed|supposed)\b
  | ^(?:some|many|a\ few)\ (?:people|residents|tenants|colleagues|staff|of\ (?:us|you))\ (?:still\ |may\ |wrongly\ )*
      (?:think|believe|suppose|assume)\b
    # "The Trust's 2017 policy required a form", "the leaflet of 2019 said"
  | \b(?:(?:19|20)\d\d\ (?:\w+\ )?{_PAPER}|{_PAPER}\ (?:of|from|dated)\ (?:\w+\ )?(?:19|20)\d\d)\b[^.;]{{0,40}}?
      \b(?:had\ (?:an?|no|two|three|four|up)|required|allowed|gave|said|asked|sent|made|told|used|needed|wanted|expected|obliged|provided)\b
  | \b(?:under|in)\ (?:our|the)\ (?:old|previous|former|earlier|last)\ (?:policy|process|procedure|scheme|system|version)
  | \b(?:our|the)\ (?:old|previous|former)\ (?:(?:stage|step|rung|informal|policy|process|procedure|panel)\b)
  | \b(?:ceased|ceases)\ to\ (?:have\ effect|apply|operate|exist|be\ (?:used|in\ (?:force|use)))
    # "The former requirement that ...", "Version 6, under which ..."
  | \b(?:former|earlier|previous|old)\ (?:[\w'-]+\ ){{0,2}}?
      (?:requirements?|rules?|provisions?|arrangements?|practices?|wording|limits?|routes?)\b
  | \b(?:version|issue|edition)\ (?:\d+|one|two|three|four|five|six)\b,?\ (?:under|in|by)\ which\b
    # "If there were a third stage, tenants would sit on it"
  | ^if\ (?:there\ were|we\ (?:were|had|did|ever))\b | \bwere\ we\ to\b
  | \b(?:considered|thought\ about|discussed)\ (?:adding|introducing|having|bringing|a)\b | \bdecided\ against\b
  | \b(?:suggestion|idea|proposal|option|motion)\b[^.;]{{0,100}}\b(?:not\ (?:pursued|adopted|taken\ (?:up|further|forward)|approved
      |agreed|accepted)
      |rejected|dropped|turned\ down|declined|withdrawn|voted\ down)\b
  | \b(?:code|ombudsman)\ (?:forbids|rules\ (?:it|this|that|them)\ out|prohibits|does\ not\ (?:allow|let|permit)|would\ not\ (?:allow
      |let|permit))\b
    # "Some landlords insist on a signed form"
  | ^(?:some|many|most|several|other)\ (?:other\ )?(?:landlords|associations|organisations|councils|co-?ops|providers)\b
    # "The Code does not allow an informal stage"
  | ^(?:under|as)?\ ?(?:the\ |its\ )?(?:housing\ )?(?:ombudsman'?s?\ )?(?:complaint\ handling\ )?
    (?:code|ombudsman)(?:\ \d{{4}})?\ (?:itself\ )?
    (?:says|states|requires?|asks|forbids|expects|provides|is\ clear|does\ not\ (?:allow|permit)|prohibits|explains|tells|considers
      |recommends|lets|wants|calls|regards|treats|deems|counts|views|warns|rules|bans|makes\ (?:it\ )?(?:\w+\ )?(?:clear|plain))\b
  | ^(?:a\ |all\ )?landlords?\ (?:must|should|shall|may|are|is)\b
  | \bit\ is\ (?:not|never)\ (?:right|appropriate|acceptable)\b
    # another's words: "Another landlord says in its policy: ...", "We do not say, as some landlords do, ..."
  | ^(?:another|one|a\ (?:neighbouring|different|nearby|larger|smaller|certain))\ (?:\w+\ )?(?:landlord|association|council
      |provider)(?:'s)?\b[^.;:]{{0,60}}\b(?:says?|said|states?|stated|writes?|wrote|tells?|told|policy|rule|leaflet)\b
  | \bas\ (?:some|other|many|certain)\ (?:other\ )?(?:landlords|associations|councils|organisations|providers)\ (?:do|did|say|have|still)\b
  | \b(?:do|does|did|would|will|must|should)\ (?:not|never)\ say(?=\s*[,:]) | \bwrong\ (?:for\ \S+(?:\ \S+)?\ )?to\ say\b
  | \bombudsman\ (?:has\ )?(?:found|criticised|condemned|faulted|reported)\b[^.;:]{{0,60}}\b(?:landlord|policy|council|association)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
# What was only thought of, or is asked no longer.
_WEIGHED = Pattern(
    r"""
    # "We considered whether to introduce an early step", "councillors asked in committee whether it could be combined with the other"
    (?<!be\ )(?<!is\ )(?<!are\ )\b(?:considered|debated|discussed|explored|weighed\ up|thought\ about|looked\ at|asked)\ (?:[\w\ ]{1,30}\ )?
      whether\ (?!or\ not\b)(?:to\ |(?:it|we|this|that|they|the\ \w+|an?\ [\w\ -]{1,25})\ (?:could|should|might|would)\ )
    # "The box for reasons was taken off the form"; the end of a paragraph on the Ombudsman would be another matter
  | \b(?:why|reasons?|grounds|signatures?|limits?|deadlines?|windows?)\b[^.;]{0,40}?(?<!not\ )(?<!not\ been\ )(?<!yet\ been\ )(?<!be\ )
      \b(?:removed|taken|deleted|dropped|struck|cut|come|gone)\ (?:out\ of|from|off)\ (?:the|our|all|every|each|that
          |this)\ (?:[\w'-]+\ ){0,2}?
      (?:forms?|letters?|templates?|pages?|website|policy|leaflets?|cards?|screens?)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
# A quotation of four words or more in double quotation marks, and what leads to it.
_QUOTATION = Pattern(r'^(?P<lead>[^"]{8,}?)"(?P<words>(?:[^"\s]+\s+){3}[^"]+)"?', re.IGNORECASE)


def not_now(text: str) -> bool:
    """Return whether `text` tells of what is over, supposed, somebody else's or the Code's own words."""
    told = asides.main(text)
    return bool(_NOT_NOW.search(told)) or weighed(told)


def weighed(text: str) -> bool:
    """Return whether `text` tells of what was only thought of, or is asked no longer."""
    return bool(_WEIGHED.search(text))


@lru_cache(maxsize=REMEMBERED)
def others_words(text: str) -> bool:
    """Return whether what leads to a quotation in `text` says that its words are not what the landlord does at present."""
    found = _QUOTATION.search(straight) if '"' in (straight := plain_quotes(text)) else None
    if found is None:
        return False
    lead = found["lead"].strip()
    return not_now(lead) or scope.of_clause(lead) in ("history", "hypothetical", "quoted", "other_body", "denied") or _refused(text, found)


def _refused(text: str, found: re.Match[str]) -> bool:
    """What follows the quotation takes it back: "... and decided against it", "... would break the Code"."""
    return bool(re.search(r"\bdecided\s+against\b|\bwould\s+break\b", text[found.end() :], re.IGNORECASE))
