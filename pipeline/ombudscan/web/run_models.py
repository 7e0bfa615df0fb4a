"""What the API of a run takes and answers, as its OpenAPI description tells it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from ombudscan.decisions import Choice, Ground
from ombudscan.web.run_nouns import State

Words = Annotated[str, StringConstraints(max_length=4000)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=1000)]


class Model(BaseModel):
    """Nothing but what is told."""

    model_config = ConfigDict(extra="forbid")


class Problem(Model):
    """Why a request was not answered as asked."""

    detail: str


class RunTold(Model):
    """A run: what it holds, and by what its table may be filtered."""

    name: str
    landlords: int
    documents: int
    outcomes: dict[str, int]
    editions: dict[str, dict[str, int]] = Field(description="how many landlords each Code judged, by kind of document")
    columns: dict[str, list[str]] = Field(description="the columns of the list of landlords, with their values")
    decisions: int


class Column(Model):
    """A provision, as a column of the table."""

    provision: str
    title: str
    key: str
    totals: dict[State, int]


class Line(Model):
    """A landlord, as a row of the table: its cells' states stand in the order of the columns."""

    landlord: str
    listed: dict[str, str]
    totals: dict[State, int]
    states: list[State]
    decisions: list[str] = Field(description="what was decided on each cell: agree, dismiss, unsure, differ or nothing")


class TableTold(Model):
    """A page of the table, with totals of all its pages."""

    kind: str
    edition: str
    landlords: int
    page: int
    pages: int
    totals: dict[State, int]
    columns: list[Column]
    lines: list[Line]


class Passage(Model):
    """Words of a document."""

    source: str
    text: str
    place: str
    cited: bool


class FindingTold(Model):
    """A finding, and the id by which it is decided on."""

    subject: str
    rule: str
    severity: str
    provision: str
    message: str
    advice: str
    quote: str
    because: list[str]
    document: str
    place: str
    picture: str


class CellTold(Model):
    """A cell: claim, policy and findings. `subject` is the id by which the cell as a whole is decided on."""

    landlord: str
    kind: str
    edition: str
    provision: str
    key: str
    state: State
    reason: str
    answer: str
    words: str
    verdict: str
    verdict_reason: str
    policy_words: str
    findings: str
    decision: str
    documents: str
    subject: str
    title: str
    requirement: str
    code: str
    listed: dict[str, str]
    passages: list[Passage]
    found: list[FindingTold]


class ProvisionTold(Model):
    """How the landlords stand on a provision."""

    edition: str
    provision: str
    title: str
    key: str
    ok: int
    breach: int
    contradicted: int
    gap: int
    not_found: int
    review: int
    not_judged: int
    unreadable: int
    absent: int
    share: float | None


class SayingTold(Model):
    """How a landlord stands on a provision, and its words: its document's own, and its policy's beside a claim."""

    landlord: str
    state: State
    reason: str
    words: str
    policy_words: str
    decision: str


class SectorTold(Model):
    """A provision across landlords: `share` is of those that could be judged, null where none could."""

    edition: str
    provision: str
    title: str
    key: str
    requirement: str
    totals: dict[State, int]
    share: float | None
    landlords: int
    page: int
    pages: int
    said: list[SayingTold]


class DocumentTold(Model):
    """A document of a landlord; kind and edition are empty where it could not be read."""

    path: str
    kind: str
    edition: str
    outcome: str
    message: str
    title: str
    year: str
    pages: int | None


class CellBrief(Model):
    """A cell of a landlord's row; /cell tells all of it."""

    provision: str
    key: str
    state: State
    reason: str
    decision: str


class RowTold(Model):
    """A landlord's row of a table; `whole` names what is found of the documents as a whole."""

    kind: str
    edition: str
    totals: dict[State, int]
    cells: list[CellBrief]
    whole: list[str]


class LandlordTold(Model):
    """A landlord: its columns of the list, its documents, and its rows."""

    landlord: str
    listed: dict[str, str]
    documents: list[DocumentTold]
    tables: list[RowTold]


class FailureTold(Model):
    """A file that was not read, or not wholly."""

    path: str
    landlord: str
    outcome: str
    why: str
    what_to_do: str
    read_in_part: bool


class DecisionTold(Model):
    """An entry of the log."""

    number: int
    at: str
    reviewer: str
    decision: Choice
    ground: Ground | None
    reason: str
    blind: bool
    on: str
    landlord: str
    asked: str
    document: str
    edition: str
    provision: str
    key: str
    rule: str
    said: str
    words: str
    fingerprint: str
    subject: str
    hash: str


class NewDecision(Model):
    """A decision to keep: the cell by its names, and in it the subject that is decided on."""

    landlord: Name
    provision: Annotated[str, StringConstraints(max_length=20)] = ""
    kind: Literal["self-assessment", "policy", "procedure"] = "self-assessment"
    edition: Literal["", "hos-2020", "hos-2022", "hos-2024", "lgsco-2024"] = ""
    subject: Annotated[str, StringConstraints(pattern="^[0-9a-f]{16}$")]
    reviewer: Name
    decision: Choice
    ground: Ground | None = None
    reason: Words = ""
    blind: bool = False


class Count(Model):
    """How often two readers chose so."""

    first: Choice
    second: Choice
    count: int


class AgreementTold(Model):
    """How two readers agree; kappa is null where it is not defined."""

    first: str
    second: str
    both: int
    same: int
    kappa: float | None
    counts: list[Count]
    differing: list[str] = Field(description="ids of the subjects on which they differ")


class Verified(Model):
    """Whether the log of decisions is as it was written; `number` is the first entry that is not."""

    holds: bool
    entries: int
    hash: str = Field(description="of the last entry")
    number: int | None
    message: str
