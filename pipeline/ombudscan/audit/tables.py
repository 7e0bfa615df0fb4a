"""A report -> its rows in the run's tables."""

from __future__ import annotations

from typing import Any

from ombudscan.audit.schema import SCHEMAS, TABLES
from ombudscan.nouns import Edition, Finding, Report
from ombudscan.report.to_json import as_dict

Row = dict[str, Any]
Rows = dict[str, list[Row]]
# These are made from a document's own report; the others from what became of it, or of the landlord's documents together.
OF_A_REPORT = tuple(t for t in TABLES if t not in ("documents", "pairs", "failures"))


def head(report: Report) -> Row:
    """Return what the table of documents says of a report, but for what only the list of inputs knows."""
    said = as_dict(report)
    document = said["document"]
    kept = ("media_type", "kind", "kind_confidence", "title", "pages", "warnings")
    return {
        **{k: document[k] for k in kept},
        "edition": said["code"]["id"],
        "chosen_by": said["code"]["chosen_by"],
        "landlord_said": document["landlord"],
        "dates": sorted(document["dates"].items()),
    }


def rows(report: Report, document: str) -> Rows:
    """Return the report's rows of every table OF_A_REPORT, for the document with the key `document`."""
    said = as_dict(report)
    keys = {p.number: p.key for p in report.evidence.edition.provisions}
    made: Rows = {name: [] for name in OF_A_REPORT}
    for i, claim in enumerate(said["claims"]):
        made["claims"].append({"row": i, **claim, **_place(claim)})
    for passage in said["passages"]:
        ranked = passage["provisions"]
        mapped = {"provisions": [r["provision"] for r in ranked], "probabilities": [r["probability"] for r in ranked]}
        made["passages"].append({**passage, "passage": passage["id"], **mapped, **_place(passage)})
    made["timescales"] += said["timescales"]
    made["figures"] += said["figures"]
    made["coverage"] += [{**c, "key": keys.get(c["provision"])} for c in said["coverage"]]
    for finding in said["findings"]:
        made["findings"].append({**finding, "key": keys.get(finding["provision"] or ""), **_place(finding)})
    return {name: [fitted(name, {**row, "document": document}) for row in found] for name, found in made.items()}


def pair_rows(found: tuple[Finding, ...], edition: Edition, document: str, policies: list[str]) -> list[Row]:
    """Return the rows of the table of pairs for the self-assessment with the key `document`."""
    keys = {p.number: p.key for p in edition.provisions}
    return [
        {
            "document": document,
            "policies": policies,
            "rule": f.rule,
            "severity": f.severity,
            "provision": f.provision,
            "key": keys.get(f.provision or ""),
            "message": f.message,
            "quote": f.quote,
            "because": list(f.because),
            "confidence": round(f.confidence, 3),
        }
        for f in found
    ]


def fitted(table: str, row: Row) -> Row:
    """Return the row with just the table's columns, None where it has none."""
    return {name: row.get(name) for name in SCHEMAS[table].names}


def _place(said: Row) -> Row:
    at = said["location"]
    return {k: at[k] for k in ("page", "clause", "start", "end", "heading")}
