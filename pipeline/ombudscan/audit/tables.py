"""A report -> its rows in the run's tables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ombudscan.audit.schema import SCHEMAS, TABLES
from ombudscan.nouns import Evidence, Finding, Report, Said, Verdict
from ombudscan.report.to_json import as_dict
from ombudscan.text import encodable

Row = dict[str, Any]
Rows = dict[str, list[Row]]
# These are made from a document's own report; the others from what became of it, or of the landlord's documents together.
OF_A_REPORT = tuple(t for t in TABLES if t not in ("documents", "pairs", "failures"))


def told(report: Report, document: str) -> tuple[Row, Rows]:
    """Return what the table of documents says of a report, but for what only the list of inputs knows, and the report's own rows.

    The rows are those of every table OF_A_REPORT, for the document with the key `document`.
    """
    said = as_dict(report)
    return {**_head(said), "landlord_also": list(report.evidence.identity.also_known_as)}, _rows(said, report.evidence, document)


def _head(said: Row) -> Row:
    document = said["document"]
    kept = ("media_type", "kind", "kind_confidence", "title", "pages", "warnings")
    return {
        **{k: document[k] for k in kept},
        "edition": said["code"]["id"],
        "chosen_by": said["code"]["chosen_by"],
        "landlord_said": document["landlord"],
        "dates": sorted(document["dates"].items()),
    }


def _rows(said: Row, e: Evidence, document: str) -> Rows:
    keys = {p.number: p.key for p in e.edition.provisions}
    made: Rows = {name: [] for name in OF_A_REPORT}
    for i, (claim, own) in enumerate(zip(said["claims"], e.claims, strict=True)):
        made["claims"].append({"row": i, **claim, "lost": own.lost, "ladder": claim["evidence_quality"], **_place(claim)})
    for passage in said["passages"]:
        ranked = passage["provisions"]
        mapped = {"provisions": [r["provision"] for r in ranked], "probabilities": [r["probability"] for r in ranked]}
        made["passages"].append({**passage, "passage": passage["id"], **mapped, **_place(passage)})
    made["timescales"] += said["timescales"]
    made["figures"] += said["figures"]
    made["coverage"] += said["coverage"]
    for finding in said["findings"]:
        made["findings"].append({**finding, "key": keys.get(finding["provision"] or ""), **_place(finding)})
    return {name: [fitted(name, {**row, "document": document}) for row in found] for name, found in made.items()}


def pair_rows(
    found: tuple[Finding, ...], said: tuple[Verdict, ...], claims: Evidence, document: str, policies: Mapping[str, str]
) -> list[Row]:
    """Return the rows of the table of pairs for the self-assessment with the key `document`: its verdicts, then its findings.

    `policies` gives the key of each policy by the SHA-256 of its bytes.
    """
    held = {"document": document, "policies": sorted(policies.values())}
    keys = {c.provision: c.key for c in claims.claims}
    rows = [{**held, **_verdict(v, policies)} for v in said]
    rows += [{**held, **_finding(f), "key": keys.get(f.provision or "")} for f in found]
    return [fitted("pairs", row) for row in rows]


def _verdict(v: Verdict, policies: Mapping[str, str]) -> Row:
    return {
        "provision": v.provision,
        "key": v.key,
        "verdict": v.status,
        "reason": v.reason,
        "notes": list(v.notes),
        "passages": [_said(s, policies.get(s.sha256)) for s in v.passages],
    }


def _said(s: Said, policy: str | None) -> Row:
    at = s.location
    place = {"page": at.page, "clause": at.label or None, "heading": at.heading}
    span = {"start": at.span.start if at.span else None, "end": at.span.end if at.span else None}
    words = {"policy": policy, "source": s.source, "text": s.text}
    return {**words, **place, **span, "certainty": at.certainty, "probability": round(s.probability, 3), "cited": s.cited}


def _finding(f: Finding) -> Row:
    same = {"rule": f.rule, "severity": f.severity, "provision": f.provision, "message": f.message, "quote": f.quote}
    return {**same, "because": list(f.because), "confidence": round(f.confidence, 3)}


def fitted(table: str, row: Row) -> Row:
    """Return the row with just the table's columns, None where it has none.

    What UTF-8 cannot hold (a byte of a file's name that is no text) becomes a question mark.
    """
    return {name: _storable(row.get(name)) for name in SCHEMAS[table].names}


def _storable(value: Any) -> Any:  # noqa: ANN401 - whatever a column holds
    return encodable(value) if isinstance(value, str) else value


def _place(said: Row) -> Row:
    at = said["location"]
    return {k: at[k] for k in ("page", "clause", "start", "end", "certainty", "heading")}
