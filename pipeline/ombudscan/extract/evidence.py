"""How good a row's evidence is: nothing, a document's name, a clause, a described practice, a record or figure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ombudscan import catalog
from ombudscan.extract.rows import Said, said, stem, stems, whole
from ombudscan.nouns import Claim, Document, Fact, Ladder, Span
from ombudscan.text import folded, sentences, words

if TYPE_CHECKING:
    from ombudscan.extract.facts import View

# Cells that hold words and say nothing: "n/a", "-", "none", "see evidence".
_EMPTY = re.compile(
    r"""[\W_]* (?: n \W? / \W? a | n\.?a\.? | not \s applicable | none | nil | nothing | tbc | t\.b\.c\.? | to \s be \s (?:confirmed|added)
        | yes | y | comply | complies | compliant | we \s comply | fully \s compliant | (?:no \s)? comments? | blank )? [\W_]*""",
    re.IGNORECASE | re.VERBOSE,
)

# A cell that only points: "See above.", "As 2.2", "Same as 6.6 above", "Ditto", "Please refer to provision 5.1".
_POINTER = re.compile(
    r"""[\W_]* (?: (?:please \s)? (?:see|as|refer \s to|same \s as|as \s (?:for|per|in)|see \s also|covered \s (?:at|in|under))
          \s (?:the \s)? (?:(?:row|point|section|provision|paragraph|item|answer|response|evidence|comments?) s? \s (?:at \s|to \s|in \s)?)?
          (?: (?P<above>above|previous|preceding|below) | (?P<number>\d{1,2}\.\d{1,2}) )
          (?:\s (?:above|below|comments?|evidence))?
        | (?P<ditto>ditto|as \s above|same \s (?:as \s)? (?:above|before)) ) [\W_]*""",
    re.IGNORECASE | re.VERBOSE,
)

# What makes evidence specific, strongest first.
_RECORD = re.compile(
    r"""\d+ (?:\.\d+)? \s? % | \b\d+ \s (?:of|out \s of) \s (?:the \s)? \d+ | £ \s? \d | \b(?:19|20)\d\d \b (?! \s+ code)
      | \b\d{1,2} [/.] \d{1,2} [/.] \d{2,4} | \b(?:minutes?|minuted|audit(?:ed|s)?|sampled?|log(?:ged)? \s of|certificates?) \b""",
    re.IGNORECASE | re.VERBOSE,
)
# "clause 4.2", "page 9", "Letter R3", "Appendix B", "4.3", "www.example", a heading in quotation marks.
_CLAUSE = re.compile(
    r"""        (?-i:\b[A-Z]{1,5}-?\d{1,3}[a-z]?\b) | \b(?:clauses?|sections?|paras?|paragraphs?|pages?|points?|parts?|items?|
        pp?\.|s\.|box(?:es)?|note|stage \s letter)
        \s? \d | \b(?:appendix|annexe?|schedule|part|form|letter|template|version) \s (?-i:[A-Z]\b|\d) |
         \b\d{1,2}\.\d{1,2}(?:\.\d+)?\b
      | https?:// | www\. | \S+@\S+ | \b[\w-]+(?:\.[\w-]+)*\.(?:uk|org|com|net|example|housing|gov)\b |
       [‘“"'][^‘’“”"']{4,}[’”"']""",
    re.IGNORECASE | re.VERBOSE,
)
# Somebody who does it: "the Resolution Manager", "Head of Homes", "Cllr Vane", "our trustees", "the Customer Committee".
_ROLE = re.compile(
    r"""        \b(?:head \s of|director|manager|chief \s exec\w*|assistant \s director|team \s leader|co-?ordinator|
        supervisor|lead(?:er)? \s for|clerk|warden
        |cllr|councillor|chair(?:man|woman|person)?|trustees?|cabinet|committee|scrutiny|solicitors?|auditors?|
        company \s secretary|monitoring \s officer
        |(?-i:[A-Z][\w’'-]+) \s (?-i:Officers?|Teams?|Lead|Panel|Board|Adviser|Advisor|Unit|Group) |
         executive \s (?:team|board))\b""",
    re.IGNORECASE | re.VERBOSE,
)
# What people do with their hands: "a box is completed", "callers are rung", "posters in every hall".
_PRACTICE = re.compile(
    r"""        \b(?:box(?:es)?|checklists?|spreadsheets?|fields?|flags?|database|crm|trackers?|dashboards?|scripts?|posters?|
        newsletters?|leaflets?|magazine
        |noticeboards?|surveys?|rung|rings?|phones?|telephoned?|visits?|interview(?:s|ed)?|e-learning|induction|
        toolbox|signed \s (?:by|off|up)|countersign\w*
        |sampled?|read \s (?:by|out)|face \s to \s face|in \s person|text \s messages?|social \s media|whatsapp|
        braille|large \s print|interpreters?)\b""",
    re.IGNORECASE | re.VERBOSE,
)
# How often, how soon, how many: "quarterly", "every Monday", "within five working days", "twice".
_TIME = re.compile(
    r"""\b(?:daily|weekly|fortnightly|monthly|quarterly|annual\s+(?:audit|survey)|six-monthly|half-yearly|twice|hourly
        |(?:each|every|per|a) \s (?:day|morning|week|fortnight|month|quarter|monday|tuesday|wednesday|thursday|friday)
        |(?:three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|hundred)
        |january|february|april|june|july|august|september|october|november|december)\b""",
    re.IGNORECASE | re.VERBOSE,
)
# The name of a document is no more than a name, with its year or version: "Housing Complaints Policy 2022", "Policy v5".
_TITLE = re.compile(
    r"""(?:(?-i:[A-Z])[A-Za-z’'&-]+ [ ]+ (?:(?:and|of|for|on|the|&) [ ]+)? ){0,5}
        \b(?:polic(?:y|ies)|procedures?|process|code|framework|handbook|guidance|charter|act|template|strategy)\b
        (?:\s* \(? (?: (?:19|20)\d\d | v(?:ersion)? \.? \s? \d+(?:\.\d+)? ) \)? )?""",
    re.IGNORECASE | re.VERBOSE,
)
# Stages and editions are called by number: "stage 1", "two-stage", "the 2024 Code".
_CALLED = re.compile(
    r"\bstages?\s+(?:\d|one|two)(?:\s*(?:and|&|or|/)\s*(?:stage\s+)?(?:\d|one|two))?|\btwo[- ]stages?|\b20\d\d\s+code", re.IGNORECASE
)

# Words of assurance and of the trade, which tell nothing by themselves: "staff follow the policy fairly at all times".
_EMPTY_WORDS = """
        a about above accept access accessible according accordance accordingly account act action active address adequate
        adhere adhered adherence adopt all
        allow allowance allowances along already also always an analyse analysis and any anyone apply applied applies
        approach appropriate are area arrangement
        as aspect assess assessment association assure at available aware basis be been being behalf best both business but
        by can care carry case case-by-case cater
        charter circumstance claim clear clearly client code commit commitment committed communicate communication company
        complainant complaint compliance
        compliant comply complies concern conduct confirm consider consideration consistent consistently contain content
        continue corporate correct correspondence
        council could cover covered create culture current customer deal dealt delivery demonstrate department describe
        detail details difference do document
        documentation does done duty each easy effective either embed embedded employee enable ensure ensures entire equal
        equality equally establish every everyone
        evidence exist expectation expected expects explain express fair fairly fairness far feedback fit fitting follow
        followed follows for form formal framework from full
        fully function give given good govern guidance guide guideline handbook handle handled handler handling has have
        having help here high highlight house
        housing how however if implement implementation importance important in include included including individual inform
        information intend internal intranet
        into is issue it item its itself keep kept key know landlord laid lay learning letter level line made maintain make
        making manage management manner matter may mean
        meet meets member mentioned met model monitor more must necessary need neighbourhood note objective observe officer
        ombudsman on only operate operates operation or order
        organisation organisational other others our out outline outlined outcome overall own part particular people per
        perform permit person place please point policy portal
        possible practice practise premise prepared present principle procedure process proper properly proportionate
        proportionately proportional propose protocol provide provided provision publish purpose
        quality reasonable reasonably received recognise record refer reference reflect reflected regard relate related
        relation relevant remain remit remedy request require
        required requirement resident residents resolution resolve respect respond response responsibility responsible
        result right robust routine routinely rule same satisfy section seek see
        self-assessment sensitive service set sets shall should situation so specific specified specify staff standard
        state stated statement step still strategy strive subject such
        suitable suitably support swift swiftly system systems take taken team template tenant term terms text that the
        their them there therefore these they this those through
        throughout time times timely to trained training transparent treat treated under understand understanding upheld
        uphold us use used user uses usual value various very via was way we website well were
        what when where whereby whether which while who whole whom will with within word wording work worked working works
        would written year yes you your
""".split()
_HOLLOW = frozenset(stem(w) for w in _EMPTY_WORDS)


def facts(view: View) -> Iterator[Fact]:
    """Yield what each row's evidence amounts to: nothing, generic, the requirement again, and its sentences for comparing."""
    filled = {c.provision: bool(_own(view.document, c)) for c in view.claims}
    for i, claim in enumerate(view.claims):
        row = said(view.document, claim)
        kind = _kind(view, i, row, filled)
        if kind == "evidence-nothing":
            yield Fact(kind=kind, span=_anchor(row), claim=i, detail=_nothing(row))
        elif kind:
            yield Fact(kind=kind, span=whole(row), claim=i, detail=_WHY[kind])
        yield from _sentences(i, row)
        if does_not_arise(claim, " ".join(s.text for s in row)):
            yield Fact(kind="does-not-arise", span=_anchor(row), claim=i)
        if _figure(view.document, claim, row):
            yield Fact(kind="row-figure", span=_anchor(row), claim=i)


_WHY = {
    "evidence-generic": "Nothing in it is a clause, page, link, date, figure, role, system or described practice.",
    "evidence-restated": "Its words are those of the requirement.",
}


def _anchor(row: tuple[Said, ...]) -> Span:
    return row[0].span if row else Span(start=0, end=0)


def _nothing(row: tuple[Said, ...]) -> str:
    if not row:
        return "Evidence and commentary are empty."
    return f"Evidence and commentary hold only {' '.join(s.text for s in row)!r}."


def _kind(view: View, index: int, row: tuple[Said, ...], filled: dict[str, bool]) -> str:
    text = "\n".join(s.text for s in row)
    claim = view.claims[index]
    pointers = [m for s in row if (m := _POINTER.fullmatch(s.text))]
    solid = [s for s in row if not _EMPTY.fullmatch(s.text) and not _POINTER.fullmatch(s.text)]
    if not solid:
        return "" if any(_leads(view, index, m, filled) for m in pointers) else "evidence-nothing"
    if pointers:
        return ""
    requirement = _requirement(view.document, claim)
    if restates(text, requirement):
        return "evidence-restated"
    if (claim.edition, claim.key) in _CONDITIONAL and _NOT_ARISEN.search(text):
        return ""  # "no such case came up" is all there is to say
    return "evidence-generic" if quality(text, requirement) == "document" else ""


def _own(document: Document, claim: Claim) -> list[Said]:
    """The sentences of a row that say something themselves."""
    return [s for s in said(document, claim) if not _EMPTY.fullmatch(s.text) and not _POINTER.fullmatch(s.text)]


def _leads(view: View, index: int, pointer: re.Match[str], filled: dict[str, bool]) -> bool:
    """Whether a pointer leads to a row with words of its own: the one named, or the nearest above that is no pointer."""
    if pointer["number"]:
        return filled.get(pointer["number"], True)  # a clause of the policy may be meant
    if (pointer["above"] or "").lower() == "below":
        return any(_own(view.document, c) for c in view.claims[index + 1 : index + 2])
    for claim in reversed(view.claims[:index]):
        row = said(view.document, claim)
        if row and all(_POINTER.fullmatch(s.text) for s in row):
            continue
        return bool(_own(view.document, claim))
    return False


def _requirement(document: Document, claim: Claim) -> str:
    """The requirement as printed, and as our edition has it."""
    printed = " ".join(document.quote(s) for s in claim.requirement)
    provision = next((p for p in catalog.edition(claim.edition).provisions if p.key == claim.key), None)
    return f"{printed}\n{provision.requirement if provision else ''}"


def quality(text: str, requirement: str = "") -> Ladder:
    """Return how far up the ladder a row's words stand; words of the requirement tell nothing by themselves."""
    if not text.strip() or _EMPTY.fullmatch(text):
        return "nothing"
    bare = _TITLE.sub(" policy ", _CALLED.sub(" ", text))
    if _CLAUSE.search(bare):
        return "clause"
    if _RECORD.search(bare) or re.search(r"\d", bare):
        return "record"
    if _PRACTICE.search(bare) or _ROLE.search(bare) or _TIME.search(bare) or _tells(bare, requirement):
        return "practice"
    return "document"


def _tells(text: str, requirement: str) -> bool:
    """Whether a sentence describes something: it may hold one telling word, and one more for every fourteen words, and describe nothing."""
    parts = (text[start:end] for start, end in sentences(text))
    return any(telling(part, requirement) > 1 + len(words(part)) // 14 for part in parts)


def telling(text: str, requirement: str = "") -> int:
    """Return how many different words of `text` are neither words of assurance nor the requirement's own."""
    return len({s for s in stems(text) if len(s) > 2 and not s.isdigit()} - _HOLLOW - set(stems(requirement)))


def restates(text: str, requirement: str) -> bool:
    """Return whether `text` only says the requirement again: hardly a word of its own, and a good part of the requirement's."""
    if _CLAUSE.search(_CALLED.sub(" ", text)) or _RECORD.search(_CALLED.sub(" ", text)):
        return False
    own = [s for s in stems(_spelt(text)) if s not in _FUNCTION and len(s) > 2]
    theirs = set(stems(_spelt(requirement))) - _FUNCTION
    if len(set(own)) < 5:
        return False
    shared = {s for s in own if s in theirs}
    strange = {s for s in own if s not in theirs and s not in _HOLLOW}
    return (
        len(shared) >= 0.72 * len(set(own))
        and len(strange) <= max(1, len(set(own)) // 7)
        and _follows(own, _spelt(requirement), 0.55 if strange else 0.4)
    )


def _spelt(text: str) -> str:
    """Return `text` with the Code's numbers of days in words, so that "5 working days" and "five working days" are alike."""
    return re.sub(r"\b(?:5|10|20)\b", lambda m: {"5": "five", "10": "ten", "20": "twenty"}[m.group()], text)


def _follows(own: list[str], requirement: str, share: float) -> bool:
    """Whether the words cover a share of a sentence of the requirement, so that they say what it asks for and not only speak of it."""
    parts = [p for p in re.split(r"[.;:\n]", requirement) if len(words(p)) > 4]
    return any(
        len(set(own) & need) >= max(4, share * len(need))
        for p in parts
        if (need := {s for s in stems(p) if s not in _FUNCTION and len(s) > 2})
    )


_FUNCTION = frozenset(
    stem(w)
    for w in """        a about all also an and any are as at be been being both but by can do does each every for from has have if in into
        is it its may must
    not of on or our own shall should so such that the their them there these they this those to us was we were what
    when where which will with would
    your you always ensure policy procedure process landlord landlords council association organisation""".split()
)


def _sentences(index: int, row: tuple[Said, ...]) -> Iterator[Fact]:
    """Sentences long enough that to find them twice is no chance."""
    for s in row:
        if len(words(s.text)) >= 6:
            yield Fact(kind="evidence-sentence", span=s.span, claim=index, detail=folded(s.text))


# Rows that ask about a case which need not arise: a third stage, an extension, a refusal, a request by the Ombudsman.
_CONDITIONAL = frozenset(
    (edition, key)
    for edition, keys in (
        ("hos-2020", "third-stage-residents third-stage-optional extension-reasons extension-updates ombudsman-evidence-on-time"),
        ("hos-2020", "ombudsman-informed advice-accurate escalations-refused refusal-explained"),
        ("hos-2022", "stage-3-time stage-3-extension-ombudsman stage-3-letter reassess-after-change"),
        ("hos-2024", "reassess-after-change reassess-after-ombudsman exceptional-non-compliance"),
    )
    for key in keys.split()
)
# The case did not come up: "no extension was needed", "there is no third stage", "none refused".
_NOT_ARISEN = re.compile(
    r"""        \b(?:no|none|not|never|without|nor) \b [^.;]{0,60}? \b(?:third \s stage|stage \s (?:3|three)|extension|
        extended|refus\w+|declined|arisen|arose|needed \s to \s extend
        |requests? \s (?:was|were|has|have) |restructure|merger|asked|happened|received|necessary)\b | \btwo[- ]stages?\b""",
    re.IGNORECASE | re.VERBOSE,
)
# Duties of which only the use may not arise; there the words have to say so.
_WHEN_SAID = frozenset(
    """stage-1-extend stage-2-extend stage-1-extension-ombudsman stage-2-extension-ombudsman two-stages refusal-explained
    stage-1-longer-extension stage-2-longer-extension third-party-stages""".split()
)


def does_not_arise(claim: Claim, text: str) -> bool:
    """Return whether "not applicable" is a proper answer: the row speaks of a case that need not arise, or says that it did not."""
    if (claim.edition, claim.key) in _CONDITIONAL:
        return True
    return claim.key in _WHEN_SAID and bool(_NOT_ARISEN.search(text))


_NUMBER = re.compile(
    r"""        \d | % | \b(?:none|nil|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|half|
        a \s (?:third|quarter)|all|every|frontline)\b
      | \b(?:no|not|never) \b [^.;]{0,40} \b(?:refus|declin|turned \s down|cases|complaints|escalat)""",
    re.IGNORECASE | re.VERBOSE,
)


def _figure(document: Document, claim: Claim, row: tuple[Said, ...]) -> bool:
    """Whether the row gives a number, a share or "none"; years and dates are none."""
    text = " ".join((*(document.quote(s) for s in ((claim.answer_span,) if claim.answer_span else ())), *(s.text for s in row)))
    dated = (
        r"(?:\b\d{1,2}(?:st|nd|rd|th)?\s+)?\b(?:january|february|march|april|may|june|july|august|september|"
        r"october|november|december)\s+\d{4}|\b20\d\d(?:/\d\d)?\b"
    )
    return bool(_NUMBER.search(re.sub(dated, " ", text, flags=re.IGNORECASE)))
