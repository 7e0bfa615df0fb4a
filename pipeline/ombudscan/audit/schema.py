"""The tables of a run: their columns, types and what each column holds. The published schema is made from this."""

from __future__ import annotations

import pyarrow as pa

VERSION = "ombudscan.run/1"

_TEXT, _INT, _NUMBER, _WORDS = pa.string(), pa.int32(), pa.float64(), pa.list_(pa.string())
_DOCUMENT = ("document", _TEXT, "the document's key: hash of its bytes, the settings, the model and the version")
_PLACE = (
    ("page", _INT, "page from 1, where the format has pages"),
    ("clause", _TEXT, "clause number as printed"),
    ("start", _INT, "first character in the document's text"),
    ("end", _INT, "character after the last"),
    ("certainty", _NUMBER, "of the least certain word there, 0 to 1, where they were read in a picture; of a claim, in its row"),
)

# Words of a policy beside a claim; the page and the like are those of the policy.
_PASSAGE = pa.struct(
    [
        ("policy", _TEXT),
        ("source", _TEXT),
        ("text", _TEXT),
        ("page", _INT),
        ("clause", _TEXT),
        ("heading", _TEXT),
        ("start", _INT),
        ("end", _INT),
        ("certainty", _NUMBER),
        ("probability", _NUMBER),
        ("cited", pa.bool_()),
    ]
)

_COLUMNS: dict[str, tuple[tuple[str, pa.DataType, str], ...]] = {
    "documents": (
        _DOCUMENT,
        ("path", _TEXT, "path below the audited folder"),
        ("landlord", _TEXT, "as listed, or the first folder's name, or as the document says"),
        ("year", _TEXT, "as listed"),
        ("columns", pa.map_(_TEXT, _TEXT), "the list's further columns"),
        ("sha256", _TEXT, "of the file's bytes"),
        ("outcome", _TEXT, "ok, partial, or why it was not read"),
        ("message", _TEXT, "what to do about an outcome other than ok"),
        ("media_type", _TEXT, "what the bytes are"),
        ("kind", _TEXT, "self-assessment, policy, procedure, other"),
        ("kind_confidence", _NUMBER, "0 to 1"),
        ("edition", _TEXT, "edition of the Code that it was judged by"),
        ("chosen_by", _TEXT, "option, form, text or default"),
        ("landlord_said", _TEXT, "landlord as the document says"),
        ("landlord_also", _WORDS, "its other names as the document says, where neither list nor folder names it"),
        ("title", _TEXT, "the document's title"),
        ("dates", pa.map_(_TEXT, _TEXT), "dates it gives itself: approved, effective, assessed, next_review, published"),
        ("pages", _INT, "number of pages, where the format has pages"),
        ("warnings", _WORDS, "what may have been lost on the way in"),
    ),
    "claims": (
        _DOCUMENT,
        ("row", _INT, "place in the form from 0"),
        ("provision", _TEXT, "number in the row's own edition"),
        ("key", _TEXT, "the provision's key, the same in every edition"),
        ("edition", _TEXT, "edition that the row belongs to"),
        ("answer", _TEXT, "yes, no, partial, not_applicable, narrative, blank, unclear"),
        ("requirement", _TEXT, "the Code's words as this form prints them"),
        ("answer_text", _TEXT, "the answer's own words"),
        ("evidence", _TEXT, "the landlord's words"),
        ("commentary", _TEXT, "the landlord's words in a second column"),
        ("lost", pa.bool_(), "the answer's cell was lost on the way in"),
        ("ladder", _TEXT, "how good the evidence is: nothing, document, clause, practice, record"),
        *_PLACE,
    ),
    "passages": (
        _DOCUMENT,
        ("passage", _TEXT, "id within the document"),
        ("text", _TEXT, "the document's own words"),
        ("provisions", _WORDS, "numbers of the provisions that it speaks of, most likely first"),
        ("probabilities", pa.list_(_NUMBER), "calibrated probability of each"),
        ("stance", _TEXT, "meets, conflicts, mentions"),
        *_PLACE,
    ),
    "timescales": (
        _DOCUMENT,
        ("action", _TEXT, "acknowledge, respond, extend and so on"),
        ("stage", _INT, "stage of the complaints process"),
        ("value", _NUMBER, "number of units"),
        ("unit", _TEXT, "working_day, calendar_day and so on"),
        ("starts_from", _TEXT, "what the time is counted from"),
        ("firmness", _TEXT, "firm, aim, usual"),
        ("passage", _TEXT, "id of the passage"),
        ("quote", _TEXT, "the document's own words"),
    ),
    "figures": (
        _DOCUMENT,
        ("measure", _TEXT, "what is measured"),
        ("stage", _INT, "stage of the complaints process"),
        ("value", _NUMBER, "number of units"),
        ("unit", _TEXT, "percent, count, working_day and so on"),
        ("period", _TEXT, "year or quarter"),
        ("quote", _TEXT, "the document's own words"),
    ),
    "coverage": (
        _DOCUMENT,
        ("provision", _TEXT, "number in the edition"),
        ("key", _TEXT, "the provision's key, the same in every edition"),
        ("status", _TEXT, "met, partly_met, conflict, not_found, not_assessable"),
        ("passages", _WORDS, "ids of the passages that speak of it"),
        ("nearest", _WORDS, "ids of those that come nearest where none states it plainly"),
        ("reason", _TEXT, "why it has this status"),
    ),
    "findings": (
        _DOCUMENT,
        ("rule", _TEXT, "name of the rule"),
        ("severity", _TEXT, "breach, gap, review, note"),
        ("provision", _TEXT, "number in the edition, if it is about one"),
        ("key", _TEXT, "the provision's key, the same in every edition"),
        ("message", _TEXT, "what is wrong, against what"),
        ("advice", _TEXT, "what would meet it"),
        ("quote", _TEXT, "the document's own words, empty for an absence"),
        ("heading", _TEXT, "headings above"),
        ("confidence", _NUMBER, "0 to 1"),
        ("because", _WORDS, "the steps that led there"),
        *_PLACE,
    ),
    "pairs": (
        _DOCUMENT,
        ("policies", _WORDS, "keys of the landlord's policies and procedures that the claims were held against"),
        ("provision", _TEXT, "number of the row"),
        ("key", _TEXT, "the provision's key, the same in every edition"),
        ("verdict", _TEXT, "what the policies say to a yes: met, contradicted, silent, not_assessable; empty in a finding's line"),
        ("reason", _TEXT, "why that is the verdict"),
        ("notes", _WORDS, "what to know beside it: a policy approved after the assessment, where a citation leads"),
        ("passages", pa.list_(_PASSAGE), "the policies' own words that speak to the row, the weightiest first"),
        ("rule", _TEXT, "name of the rule; empty in a verdict's line"),
        ("severity", _TEXT, "breach, gap, review, note"),
        ("message", _TEXT, "what is wrong, against what"),
        ("quote", _TEXT, "the self-assessment's own words"),
        ("because", _WORDS, "the policy's words and the steps that led there"),
        ("confidence", _NUMBER, "0 to 1"),
    ),
    "failures": (
        _DOCUMENT,
        ("path", _TEXT, "path below the audited folder"),
        ("outcome", _TEXT, "why it was not read"),
        ("message", _TEXT, "what to do"),
    ),
}

TABLES: tuple[str, ...] = tuple(_COLUMNS)
SCHEMAS: dict[str, pa.Schema] = {
    name: pa.schema([pa.field(column, kind, metadata={"about": about}) for column, kind, about in columns])
    for name, columns in _COLUMNS.items()
}
