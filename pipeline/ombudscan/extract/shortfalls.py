"""Figures in a row that show the requirement to be missed in some cases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ombudscan import catalog
from ombudscan.extract import counts, extensions, set_apart
from ombudscan.extract.counts import Count
from ombudscan.extract.rows import said
from ombudscan.nouns import Claim, Fact
from ombudscan.pattern import Pattern

if TYPE_CHECKING:
    from ombudscan.extract.facts import View

# Provisions about time: any share below the whole is a miss.
TIMED = frozenset(
    """        stage-1-acknowledge stage-1-respond stage-2-acknowledge stage-2-respond share-in-time kept-updated chance-to-comment
        ombudsman-evidence-on-time
    stage-3-time lgsco-6""".split()
)
# Provisions about what each case gets; there the figure has to come from a check of cases.
_EACH_CASE = frozenset(
    """        choice-to-complain refusal-explained complaint-definition responsibility-clear fair-handling update-intervals
        adjustments-recorded full-record stage-1-all-points
    stage-2-all-points stage-1-letter stage-2-letter stage-1-extend stage-2-extend stage-1-extension-ombudsman
    stage-2-extension-ombudsman stage-1-when-known
    stage-2-when-known remedy-followed-through training-and-resources ombudsman-access different-person
    escalation-advice extension-reasons extension-updates
    advice-accurate full-record any-way-any-staff regular-updates agreed-contact""".split()
)


def _re(pattern: str) -> Pattern:
    return Pattern(pattern, re.IGNORECASE | re.VERBOSE)


_SHARE = _re(r"(?<![\d.])(?P<share>\d{1,3}(?:\.\d+)?)\s?(?:%|per\s?cent\b)")
# "Stage 1: 91%", "87% Q4": a share, its period and nothing that says of what but the row.
_BARE = _re(
    r"[\w\s-]{0,40}?\W{0,300}\d{1,3}(?:\.\d+)?\s?%\W*(?:(?:in|for|at|to|since|over)\s+)?(?:the\s+)?"
    r"(?:Q[1-4]|YTD|year\s+to\s+date|last\s+(?:year|quarter|month)|20\d\d(?:\s?[/–-]\s?\d\d)?)?(?:\s+20\d\d(?:[/–-]\d\d)?)?\W{0,300}"
)
_TIMELY = _re(
    r"""        \b(?:late | overran | overrun | kept\s+(?:to|it|the|this) |
         in\s+(?:that\s+|the\s+|this\s+|good\s+)?time | on\s+time | timely | within | inside | met | meets? | achieved |
         meeting | target | timescales? | timeframes? | deadlines? | acknowledged | answered | replied | repl(?:y|ies)
        | made\s+(?:it|the\s+(?:date|deadline|time|twenty|ten|five))
        | respon\w+ | sent | issued | days? | complian\w+ | complied | stage | were | sooner | kept\s+informed | updated)\b"""
)
_CHECKED = _re(
    r"\b(?:audit\w* | sampl\w+ | checked | checks? | files? | reviewed | complian\w+ | complied |"
    r" trained | completed | done | attended | module | course | in\s+(?:that\s+)?time | on\s+time | met | cases\s+(?:had|showed|"
    r"contained) | dip[-\s]test\w* | looked\s+(?:at|through|over) | gone\s+through | examined | pulled\s+out | set\s+out | addressed |"
    r" contained | named | bore | included | mentioned | showed | missed | lacked | had\s+(?:the|a|an|all|every|both|no|their|its) |"
    r" gave\s+(?:the|a|an|all|no|reasons) | did\s+not)\b"
)
# "402 of 441 between April and December 2025": a count and its period, and nothing that says of what but the row.
_PERIOD = _re(
    r"""\W{0,300}(?:only\s+|just\s+|in\s+)?\d{1,20}\s*(?:of|out\s+of|/)\s*\d+(?:\s+(?:cases|complaints))?\W*(?:(?:between|from|in|during|over|since|for|last)\s+[\w\s/–-]{3,40})?\W{0,300}"""
)
# Shares that measure something else: growth, satisfaction, what complaints were about, how many went on, a target.
_OTHER = _re(
    r"""        \b(?:rose | rises? | risen | increas\w+ | decreas\w+ | fell | fallen | drop\w* | grew | growth | fewer |
         higher | lower | \d\s+points? | percentage\s+points? |
         satisf\w+ | happy | rated | score[ds]? | upheld | escalat\w+ | went\s+(?:on(?!\s+time)|to)
        | progress\w+ | resolved\s+at | settled\s+at | (?:was|were)\s+about | came | led\s+to | compensat\w+ |
         turnover | response\s+rate | were\s+extended | extensions?\s+(?:were|was) | refused | declined
        | of\s+(?:tenants|residents|customers|homes|households|staff\s+time))\b"""
)
# "Two of the six wardens": people and places, not cases.
_PEOPLE = _re(
    r"""\s*(?:[\w’'-]{1,40}\s+)?(?:wardens?|handlers?|advisers?|clerks?|agents?|officers?|managers?|members?|trustees?|landlords?|offices?
        |schemes?|teams?|stages|staff|homes?|blocks?|
        estates?|tenants?|residents?|directors?|colleagues|workers?|caretakers?|contractors?|councillors?|ways?|templates?)\b"""
)
# "Average 13 working days", "two weeks on average", "a typical reply takes 7 working days"
_MEAN = _re(r"\b(?:average\w*|mean|median|typical(?:ly)?|usually\s+takes?)\b")
_SPAN = _re(r"\b(?P<number>\d{1,3}(?:\.\d+)?|[a-z]+(?:-[a-z]+)?)\s+(?P<unit>working\s+days?|days?|calendar\s+days?|weeks?)\b")
_UNITS = {"working": 1.0, "day": 5 / 7, "calendar": 5 / 7, "week": 5.0}

# "All 438 were in time, 419 within the 20 days and 19 by a date extended": the whole, and its parts after it.
_ALL_OF = _re(r"^\W*all\s+(?:of\s+(?:them|our)\s+|the\s+)?[\d,]+\b[^.;,]{0,300}\b(?:in\s+(?:good\s+)?time|on\s+time|met)\b")
# "10% sampled monthly": the size of a check.
_SAMPLE = _re(r"^\s*(?:of\s+(?:[\w-]+\s+){1,3})?(?:is|are|was|were)?\s*(?:sampl|check|audit|review|dip)\w*")
# "She reads one in five before it goes": how many are looked at.
_LOOKS = _re(
    r"\b(?:reads?|samples?|checks?|audits?|reviews?|inspects?|re-?reads?|picks?|(?:looks?|dips?|listens?)\s+(?:at|into|to|through))\s+"
    r"(?:about\s+|some\s+|at\s+least\s+|at\s+random\s+)?$"
    # "Peer check of one in eight"
    r" | \b(?:peer|spot|dip|random|manager['’]?s?|quality|second)[\s-](?:checks?|samples?|reads?|reviews?|audits?)\s+(?:of|on)"
    r"\s+(?:about\s+)?$"
)
_AIM = _re(
    r"\b(?:target|aim|goal|kpi|objective|benchmark|standard)\w*\s+(?:\w+\s+){0,3}(?:of|is|was|for|at|"
    r"to)?\s*(?:at\s+least\s+|over\s+)?$ | \bat\s+least\s+$"
)
# "Within our own two-day target": the landlord's stricter time, not the Code's.
_OWN_TARGET = _re(
    r"\b(?:our\s+own|internal|stretch|tighter|shorter|stricter|in-house|local)\s+(?:[\w-]+\s+){0,3}(?:target|time|standard|goal)"
    r" | \b(?:target|time|standard|goal|aim|promise|limit)s?\s+(?:that\s+|which\s+)?(?:we|the\s+[\w-]+|(?:our|the)\s+[\w-]+\s+[\w-]+)\s+"
    r"(?:have\s+|has\s+|had\s+)?(?:set|gave|given|chose|chosen|adopted)\s+(?:for\s+)?(?:ourselves|itself|themselves)\b"
)
_WITHIN = _re(
    r"\b(?:within|inside|(?:in\s+)?(?:under|less\s+than|fewer\s+than)|in)\s+(?:our\s+)?(?P<days>\d{1,2}|one|two|three|four|five|six|seven|"
    r"eight|nine|ten)(?:\s+|-)(?:working\s+)?days?"
    r"| \b(?P<aim>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)[\s-](?:working[\s-])?days?\s+"
    r"(?:aim|target|standard|goal|promise)\b"
)
_NUMBERS = {w: n for n, w in enumerate("one two three four five six seven eight nine ten".split(), 1)}
# "Three replies were late", "two missed the deadline".
_LATE = _re(
    r"""        (?<![\d/])\b(?P<count>\d+ | one | two | three | four | five | six | seven | eight | nine | ten | eleven | twelve |
         some | several | a\s+few | a\s+handful | many | most)\b (?:(?!\b(?:none|no|nothing|never|not)\b)[^.;%]){0,40}
        \b(?:(?:was|were|went\s+out|came)\s+(?:sent\s+)?late | (?:was|were)\s+(?:overdue|out\s+of\s+time|outside) |
         (?:was|were|had\s+been)\s+(?:overlooked|missed|forgotten|mislaid|left\s+(?:out|off|unanswered|unacknowledged)) |
         (?:missed|exceeded|overran)\s+(?:the|this|our|that|their)?\s*(?:target|time\w*|deadline|limit)?)\b"""
)
# "In 2023/24 one in five was late; since May 2025 all have been on time": an older year's misses, and none since.
_ALL = r"(?:all|every(?:\s?one)?|each|none|no\s+[\w-]+|not\s+one|100\s?(?:%|per\s?cent))"
_YEAR = r"20\d\d"
_SINCE = (
    rf"(?:since\s+(?:then|that|it|the|[a-z]+\s+{_YEAR}|{_YEAR})|(?:in|for|over|during)\s+(?:the\s+[\w-]+\s+)?{_YEAR}(?:\s?[/–-]\s?\d\d)?|now"
    r"|(?:this|last)\s+(?:year|quarter)|the\s+year\s+after)"
)
_NONE_SINCE = _re(rf"\b{_SINCE}\b[^.;]{{0,60}}\b{_ALL}(?!\w) | \b{_ALL}[^.;]{{0,60}}\b{_SINCE}\b")
_OLDER = _re(rf"\b(?:{_YEAR} | the\s+(?:year|quarter)\s+before | previously | formerly | at\s+first | earlier | used\s+to | until)\b")
_YEARS = re.compile(_YEAR)
# What is done as a rule is no figure.
_CUSTOM = _re(r"\b(?:normally|usually|generally|typically|as\s+a\s+rule|tends?\s+to|mostly)\b")
# "Freedom of information requests also have twenty days, and two were late"
_OF_OTHERS = _re(
    r"\b(?:freedom\s+of\s+information|foi|subject\s+access|data\s+protection|(?:members?['’]?|councillors?['’]?|mps?['’]?)\s+enquir(?:y|ies)"
    r"|insurance\s+claims?|another\s+team['’]s)\b"
)
# "This was not so two years ago, when one in five was late"
_LONG_AGO = _re(r"\b(?:two|three|four|five|several|some|a\s+few|[2-9])\s+years\s+(?:ago|back)\b | \b(?:a\s+long\s+time|long)\s+ago\b")
# The late one was put off as it should be.
_PUT_OFF = _re(r"\b(?:extend\w*|extension|agreed|new\s+date|none|no\s+one|nothing|never|not)\b")


# "3,881 of 3,902"
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
# Days that the acknowledgement may take, before the clock of the answer starts.
_POST = 5


def facts(view: View) -> Iterator[Fact]:
    """Yield, for each row that is about every case, the sentences whose figures show that some were missed."""
    for i, claim in enumerate(view.claims):
        keys = _keys(claim)
        if not keys & (TIMED | _EACH_CASE):
            continue
        limit, timed = _limit(claim), bool(keys & TIMED)
        row = said(view.document, claim)
        for n, s in enumerate(row):
            why = missed(s.text, timed=timed, limit=limit)
            told = " ".join(x.text for x in row[n : n + 3])
            if why and not made_good(told, timed=timed, limit=limit) and not (timed and extensions.rest(told)):
                yield Fact(kind="shortfall", span=s.span, claim=i, detail=why)


def _keys(claim: Claim) -> frozenset[str]:
    provision = catalog.edition(claim.edition).provision(claim.key)
    timed = TIMED & set(provision.counterparts) if provision else set()  # the older form's row on stages sets a time too
    return frozenset((claim.key, *timed))


def _limit(claim: Claim) -> float | None:
    provision = catalog.edition(claim.edition).provision(claim.key)
    return next((x.value for x in provision.limits if x.action in ("acknowledge", "respond")), None) if provision else None


def missed(text: str, *, timed: bool, limit: float | None = None) -> str:
    """Return what in a sentence shows that some cases were missed, or ""; `limit` is the Code's own number of days."""
    text = _THOUSANDS.sub("", set_apart.rest(_lately(text)))
    if _OF_OTHERS.search(text) or _OWN_TARGET.search(text) or _shorter(text, limit) or _ALL_OF.match(text) or _LONG_AGO.search(text):
        return ""
    if timed and (slow := _slow(text, limit)):
        return slow
    about = _TIMELY if timed else _CHECKED
    bare = timed and bool(_BARE.fullmatch(text))
    if not (about.search(text) or bare or (timed and _PERIOD.fullmatch(text))):
        return ""
    for m in _SHARE.finditer(text):
        if float(m["share"]) < 100 and not _elsewhere(text, m):
            return f"{m.group()} is less than all."
    for count in counts.short(text):
        if not _apart(text, count):
            return f"{text[count.start : count.end]!r} is less than all."
    return _in_words(text, limit) if timed else ""


def _lately(text: str) -> str:
    """The parts between semicolons that tell of the newest year that the sentence names, and those that name none."""
    parts = [part for part in text.split(";") if _YEARS.search(part)]
    newest = max((max(map(int, _YEARS.findall(part))) for part in parts), default=0)
    older = [part for part in parts if max(map(int, _YEARS.findall(part))) < newest]
    return ";".join(part for part in text.split(";") if part not in older) if older else text


def made_good(text: str, *, timed: bool, limit: float | None = None) -> bool:
    """Say whether a text that opens with misses of an older time tells of a later one without any; `limit` is in working days."""
    for found in _NONE_SINCE.finditer(text):
        before, after = text[: found.start()], text[found.start() :]
        older, later = (list(map(int, _YEARS.findall(part))) for part in (before, found.group()))
        if not _OLDER.search(before) or (older and later and max(later) <= min(older)):
            continue
        if _TIMELY.search(after) and not missed(after, timed=timed, limit=limit):
            return True
    return False


def _slow(text: str, limit: float | None) -> str:
    """An average longer than the limit, by a reading of its days that favours the landlord."""
    if limit is None or not _MEAN.search(text):
        return ""
    for m in _SPAN.finditer(text):
        number = float(m["number"]) if m["number"][0].isdigit() else counts.value(m["number"].lower())
        if number * _UNITS[m["unit"].split()[0].rstrip("s").lower()] > limit:
            return f"{m.group()} on average is longer than the {limit:g} working days of the Code."
    return ""


def _apart(text: str, count: Count) -> bool:
    """Whether a count is of something else than cases in which the requirement was met, by the words of its own clause."""
    before, after = re.split(r"[.;]\s", text[: count.start])[-1], re.split(r"[.;](?:\s|$)", text[count.end :])[0]
    near = f"{before[-60:]}{text[count.start : count.end]}{after[:60]}"
    if _LOOKS.search(before):
        return True
    people = _PEOPLE.match(after) and not re.search(r"\b(?:trained|completed|course|module|attended|done)\b", text, re.IGNORECASE)
    return bool(_OTHER.search(near) or _AIM.search(before) or _SAMPLE.match(after) or people)


def _elsewhere(text: str, m: re.Match[str]) -> bool:
    """Whether a share measures something else than whether the requirement was met."""
    return bool(
        _OTHER.search(text[max(0, m.start() - 60) : m.end() + 60]) or _AIM.search(text[: m.start()]) or _SAMPLE.match(text[m.end() :])
    )


def _shorter(text: str, limit: float | None) -> bool:
    found = _WITHIN.search(text)
    if not found or limit is None:
        return False
    told = found["days"] or found["aim"]
    days = _NUMBERS.get(told.lower()) or int(told)
    return days < limit


def _in_words(text: str, limit: float | None) -> str:
    late = _LATE.search(text)
    if late and not re.search(r"\b(?:none|no|not|never)\b[^.;]{0,20}$", text[: late.start()], re.IGNORECASE):
        return f"{late.group()!r} says that some were missed."
    exact = limit and not _PUT_OFF.search(text) and not _CUSTOM.search(text)
    day = counts.late_day(text, limit + _POST if limit > _POST else limit) if limit and exact else None
    return f"{text[day.start : day.end]!r} is later than the limit." if day else ""
