"""The nouns that cross from one stage to another: frozen values, never behaviour that reads or writes.

Everything found in a document stands off from its text: a half-open `Span` of `Document.text`, which
never changes after reading. Silence and doubt are values too (`Notice`, `Answer` "blank", an empty tuple).

Longer than 300 lines because it is the one list of what all stages share, and a newcomer reads it in one go.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Kind = Literal["self-assessment", "policy", "procedure", "other"]
EditionId = str  # the name of a file in editions/; catalog.editions() has them all
ChosenBy = Literal["option", "form", "text", "default"]
Severity = Literal["breach", "gap", "review", "note"]
Duty = Literal["must", "should", "question", "info"]
Asks = Literal["yes-no", "figure", "account", "nothing"]
Answer = Literal["yes", "no", "partial", "not_applicable", "narrative", "blank", "unclear"]
Action = Literal["acknowledge", "respond", "extend", "escalate", "complain", "resolve_informally", "update", "other"]
Unit = Literal["working_day", "calendar_day", "day", "week", "month", "year", "hour"]
Start = Literal["receipt", "logging", "acknowledgement", "escalation", "decision", "incident"]
Firmness = Literal["firm", "aim", "usual"]
DateKind = Literal["approved", "effective", "assessed", "next_review", "published"]
Status = Literal["met", "partly_met", "conflict", "not_found", "not_assessable"]
Stance = Literal["meets", "conflicts", "mentions"]
BlockKind = Literal["heading", "paragraph", "item", "contents", "diagram"]
Ladder = Literal["nothing", "document", "clause", "practice", "record"]
VerdictStatus = Literal["met", "contradicted", "silent", "not_assessable"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """Characters `start` up to, not including, `end` of a document's text."""

    start: int
    end: int

    def __bool__(self) -> bool:
        return self.end > self.start


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle on a page: points, origin at the page's top left; `page` counts from 1."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A heading, paragraph or list item, in reading order.

    `label` is the clause number or bullet letter as printed or as Word would print it ("3.2", "(a)"); it is
    not part of the span. `path` holds the headings above, outermost first. `lead_in` is the sentence that
    announces a list, for its items. `row` and `column` say which table cell the block stands in.
    """

    kind: BlockKind
    span: Span
    level: int = 0
    label: str = ""
    path: tuple[str, ...] = ()
    lead_in: Span | None = None
    row: int | None = None
    column: int | None = None
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of a row; an empty cell has an empty span. A vertically merged cell repeats the upper one's span."""

    column: int
    span: Span
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A table row, whole even where a page end cut it; `header` holds its table's column headings ("" if none)."""

    table: int
    header: tuple[str, ...]
    cells: tuple[Cell, ...]
    path: tuple[str, ...] = ()
    is_header: bool = False


NoticeCode = Literal[
    "page_without_text",
    "picture_without_words",
    "list_missing",
    "cell_missing",
    "borderless_table",
    "boilerplate_removed",
    "tracked_changes",
    "recognised_text",
    "part_damaged",
    "cut_short",
    "answers_unreadable",
    "contact_missing",
    "other",
]


UNREAD: frozenset[NoticeCode] = frozenset({"page_without_text", "picture_without_words", "part_damaged", "cut_short"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something that may have been lost or is in doubt, in words for the report's reader."""

    code: NoticeCode
    message: str
    page: int | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """A word, or the part of one that stands on a line, that was read in a picture, and how certain it is (0 to 1)."""

    span: Span
    certainty: float


# A recognised word that is less certain than this is in doubt: words that were read wrongly lie mostly below.
DOUBTFUL = 0.75


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What a file says: its text, fixed for ever, and the blocks and rows that are spans of it.

    `pages` is None where the format has none. `info` holds the file's own title and dates, if any. `recognised` are the words
    of its scanned pages, in the order of the text.
    """

    source: str
    sha256: str
    media_type: str
    text: str
    blocks: tuple[Block, ...]
    rows: tuple[Row, ...] = ()
    pages: int | None = None
    notices: tuple[Notice, ...] = ()
    info: tuple[tuple[str, str], ...] = ()
    recognised: tuple[Recognised, ...] = ()

    def quote(self, span: Span) -> str:
        """Return the document's own characters at `span`."""
        return self.text[span.start : span.end]

    def quotes(self, spans: Iterable[Span]) -> str:
        """Return the document's own characters at several spans, each on a line of its own; empty ones are passed over."""
        return "\n".join(self.quote(s) for s in spans if s)

    @property
    def unread(self) -> tuple[Notice, ...]:
        """The notices of the parts whose words, if they have any, could not be read."""
        return tuple(n for n in self.notices if n.code in UNREAD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """A time limit of the Code: at most `value` `unit`s for `action` at `stage`, counted from `starts_from`."""

    action: Action
    stage: int | None
    value: float
    unit: Unit
    starts_from: Start | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """One provision of an edition: `key` is stable words, `number` is the edition's own ("6.10").

    `counterparts` are keys of the 2024 edition with the same duty (other than `key` itself). `cues` are short
    runs of words by which a form's row is recognised. `certain` is False where the source is memory only.
    """

    key: str
    number: str
    title: str
    requirement: str
    duty: Duty
    asks: Asks
    on_form: bool
    policy_states: bool
    limits: tuple[Limit, ...] = ()
    counterparts: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    certain: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """An edition of a Code, in force from `starts` (ISO date) until `ends` (ISO date, None while in force)."""

    id: EditionId
    title: str
    starts: str
    ends: str | None
    provisions: tuple[Provision, ...]
    sections: tuple[tuple[str, str], ...] = ()

    def provision(self, key: str) -> Provision | None:
        """Return the provision with this key, or the first that names it as its counterpart, or None."""
        exact = next((p for p in self.provisions if p.key == key), None)
        return exact or next((p for p in self.provisions if key in p.counterparts), None)

    def numbered(self, number: str) -> Provision | None:
        """Return the provision with this number, or None."""
        return next((p for p in self.provisions if p.number == number), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedFact:
    """A date the document gives itself; `iso` is a day (2024-07-01), a month (2024-07) or a year (2024)."""

    kind: DateKind
    iso: str
    span: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What a document is: kind, edition and how it was settled, landlord, title, dates; `reason` says why, in words.

    `also_known_as` are the landlord's other names by what the document says: one it trades under, one it bore before. `beside`: its
    title names another subject than complaints, so that its times are none of theirs. `conduct`: that is behaviour, and such a policy
    can shut people out of complaints.
    """

    kind: Kind
    confidence: float
    reason: str
    edition: EditionId
    chosen_by: ChosenBy
    named_edition: EditionId | None
    landlord: str | None
    title: str | None
    dates: tuple[DatedFact, ...] = ()
    under_policy: bool = False
    also_known_as: tuple[str, ...] = ()
    beside: bool = False
    conduct: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One row of a self-assessment form and the landlord's answer to it.

    `edition` and `key` are the row's own (forms are mixed); `provision` is its number. The answer's words are
    `answer_span`; a tail such as "Yes. We ..." belongs to `evidence`. `extra` holds further columns by heading.
    `inferred` is True where the number was not printed or contradicted the requirement's words.
    """

    edition: EditionId
    key: str
    provision: str
    requirement: tuple[Span, ...]
    answer: Answer
    answer_span: Span | None
    evidence: tuple[Span, ...] = ()
    commentary: tuple[Span, ...] = ()
    extra: tuple[tuple[str, tuple[Span, ...]], ...] = ()
    inferred: bool = False
    lost: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A statement of the landlord's own: a sentence or list item. `claim` indexes the claim whose row it stands in."""

    id: str
    span: Span
    block: int
    label: str = ""
    path: tuple[str, ...] = ()
    lead_in: str = ""
    claim: int | None = None


# From this probability on a passage is mapped to a provision: more likely than not.
MAPPED = 0.5
# The likeness that tells how surely a sentence of evidence is against its own row, whose yes it stands beside.
CONTRARY = "contrary-evidence"


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A passage speaks of a provision, with a calibrated probability."""

    passage: str
    key: str
    probability: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How probably a passage tells of a practice (a rule's name), and the probability from which the model says so."""

    passage: str
    rule: str
    probability: float
    threshold: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Timescale:
    """A time that the landlord states for a step of its own complaints process.

    `total` marks a whole that includes an extension ("20 working days in all"). `per_agreement` marks
    times that only hold with the resident's agreement or in exceptional circumstances.
    """

    action: Action
    stage: int | None
    value: float
    unit: Unit
    starts_from: Start | None
    firmness: Firmness
    passage: str
    span: Span
    total: bool = False
    per_agreement: bool = False
    start_words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A performance figure that the landlord reports; `unit` is "percent", "count", "working_day" and so on."""

    measure: str
    stage: int | None
    value: float
    unit: str
    period: str | None
    span: Span
    passage: str
    claim: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something a document says that a rule may rest on, by a closed name (see extract.facts and extract.rows).

    `span` holds the words. `claim` indexes the row, `passage` the statement, where there is one. `stage` is the
    stage it belongs to. `date` is an ISO day for plans, `detail` a few words for the explanation.
    """

    kind: str
    span: Span
    claim: int | None = None
    passage: str | None = None
    stage: int | None = None
    date: str | None = None
    detail: str = ""
    confidence: float = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the user may choose: the day of judging (ISO), an edition or None for automatic, how times are held."""

    as_of: str
    code: EditionId | None = None
    timescales: Literal["ceiling", "exact"] = "ceiling"


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """The name and SHA-256 of the classifier that was used."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """All that a rule may see. `reach` gives, for each key, the probability below which a passage does not speak of it.

    `abstain` is the classifier's: what it is less sure of than that is for a person to judge.
    """

    document: Document
    identity: Identity
    edition: Edition
    claims: tuple[Claim, ...]
    passages: tuple[Passage, ...]
    matches: tuple[Match, ...]
    timescales: tuple[Timescale, ...]
    figures: tuple[Figure, ...]
    facts: tuple[Fact, ...]
    settings: Settings
    reach: tuple[tuple[str, float], ...] = ()
    abstain: float = 0.0

    def unsure(self, probability: float) -> bool:
        """Return whether a match is too near to a half (twice the distance, 0 to 1) to be decided without a person."""
        return abs(probability - 0.5) * 2 < self.abstain


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """How a rule is tested: a kind from the closed set in judge.kinds and that kind's words."""

    kind: str
    fact: str = ""
    facts: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    action: str = ""
    compare: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A fault that a report may find. `applies` are 2024 provision keys (empty: the row's own, or none).

    `editions` are those that it is held in; the catalogue fills in all that ship where a rule's file names none.
    """

    name: str
    severity: Severity
    summary: str
    why: str
    advice: str
    check: Check
    applies: tuple[str, ...] = ()
    editions: tuple[EditionId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """Where to look: page from 1, box in points, headings above, characters of the text; None where unknown.

    `certainty` is that of the least certain word there (0 to 1), where they were read in a picture, else None.
    """

    page: int | None = None
    box: Box | None = None
    heading: str | None = None
    label: str = ""
    span: Span | None = None
    certainty: float | None = None

    @property
    def doubtful(self) -> bool:
        """Whether a word there was read in a picture and may well have been read wrongly."""
        return self.certainty is not None and self.certainty < DOUBTFUL


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A fault that was found, with the words it rests on (`quote` is empty only where it is an absence)."""

    rule: str
    severity: Severity
    provision: str | None
    message: str
    advice: str
    quote: str
    location: Location
    confidence: float = 0.9
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Whether a provision of the edition is met, in conflict or not found, and why.

    `passages` are the ids that speak of it, `nearest` those that come nearest where none states it plainly.
    """

    provision: str
    key: str
    status: Status
    passages: tuple[str, ...] = ()
    nearest: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Words of a landlord's policy that speak to a claim, and where they stand in it.

    `probability` is that of their speaking of the provision; `cited` tells that the claim points to this place.
    """

    source: str
    sha256: str
    text: str
    location: Location
    probability: float
    cited: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the landlord's own policies say to one yes of its self-assessment; `claim` indexes the claim.

    `passages` are the weightiest first. `notes` say what to know beside it: a policy approved after the
    assessment, where a citation leads, a version that was left aside.
    """

    claim: int
    provision: str
    key: str
    status: VerdictStatus
    reason: str
    passages: tuple[Said, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dismissal:
    """A person's decision to set a finding aside until its words change; `words` are the passage's, for the reader.

    It holds for the findings of `rule` on `provision` (None: on none) whose passage has this `fingerprint`. `date` is an ISO day.
    """

    rule: str
    provision: str | None
    fingerprint: str
    words: str
    reason: str
    name: str
    date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dismissed:
    """A finding that was made and set aside."""

    finding: Finding
    dismissal: Dismissal


# What the process that reads a document is kept from, in words; docs/reliability.md says on which system.
Protection = Literal[
    "dies with its parent",
    "memory and processor time",
    "no environment",
    "reads only its documents",
    "writes only its own folder",
    "starts no program",
    "starts no process",
    "no network",
    "sees into no other process",
    "signals no other process",
    "leaves no dump",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything the tool says about one document; `stale` are the dismissals that fit none of its findings any more.

    `verdicts` are there where a self-assessment was held against the landlord's policies; `protections` are those that were in
    force while the document was read, none where it was read in the caller's own process.
    """

    version: str
    model: Model
    evidence: Evidence
    coverage: tuple[Coverage, ...]
    findings: tuple[Finding, ...]
    dismissed: tuple[Dismissed, ...] = ()
    stale: tuple[Dismissal, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    protections: tuple[Protection, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A stretch of a page as a WebP image: what it shows of the page, and where the words in question stand on the page.

    `goes_on` tells that the words go on on another page, which is not shown.
    """

    shown: Box
    marks: tuple[Box, ...]
    webp: bytes
    width: int
    height: int
    goes_on: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePicture:
    """A whole page as a WebP image: page `number` from 1, its size in points (`wide`, `high`) and in pixels."""

    number: int
    wide: float
    high: float
    webp: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """Where words stand on a document's pages: the pages' sizes in points, and for each of the spans asked for its boxes."""

    sizes: tuple[tuple[float, float], ...]
    boxes: tuple[tuple[Box, ...], ...]
