"""Report -> SARIF 2.1.0, for systems that gather the results of checks."""

from __future__ import annotations

import hashlib
import json
from typing import Any
from urllib.parse import quote

from ombudscan import catalog
from ombudscan.nouns import Dismissal, Finding, Report, Rule, Severity
from ombudscan.report.made import decided

Json = dict[str, Any]
# SARIF gives a level only to what is held to have failed (its 3.27.9 and 3.27.10).
_KINDS: dict[Severity, tuple[str, str]] = {
    "breach": ("fail", "error"),
    "gap": ("fail", "warning"),
    "review": ("review", "none"),
    "note": ("informational", "none"),
}


def write(report: Report, address: str = "") -> bytes:
    """Return the report as a SARIF log of one run in UTF-8; what was set aside is there as suppressed.

    `address` is the document's path below the folder that the log's reader looks from; its name alone by default.
    """
    rules = catalog.rules()
    index = {r.name: i for i, r in enumerate(rules)}
    found: list[tuple[Finding, Dismissal | None]] = [(f, None) for f in report.findings]
    found += [(x.finding, x.dismissal) for x in report.dismissed]
    driver = {"name": "ombudscan", "version": report.version, "rules": [_rule(r) for r in rules]}
    uri = quote(address or report.evidence.document.source, errors="replace")
    run = {
        "tool": {"driver": driver},
        "artifacts": [_artifact(report, uri)],
        "columnKind": "unicodeCodePoints",
        "results": [_result(uri, f, aside, index) for f, aside in found],
        "properties": {"edition": report.evidence.edition.id, "asOf": report.evidence.settings.as_of, "model": report.model.sha256},
    }
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return (json.dumps(log, indent=1, ensure_ascii=False) + "\n").encode("utf-8", errors="replace")


def _rule(r: Rule) -> Json:
    return {
        "id": r.name,
        "shortDescription": {"text": r.summary},
        "fullDescription": {"text": r.why},
        "help": {"text": r.advice},
        "defaultConfiguration": {"level": "note" if _KINDS[r.severity][1] == "none" else _KINDS[r.severity][1]},
    }


def _artifact(report: Report, uri: str) -> Json:
    d = report.evidence.document
    return {"location": {"uri": uri}, "mimeType": d.media_type, "hashes": {"sha-256": d.sha256}}


def _result(uri: str, f: Finding, aside: Dismissal | None, index: dict[str, int]) -> Json:
    kind, level = _KINDS[f.severity]
    said = f.message + (f" “{' '.join(f.quote.split())}”" if f.quote else "")
    result: Json = {
        "ruleId": f.rule,
        "kind": kind,
        "level": level,
        "message": {"text": said},
        "rank": round(100 * f.confidence, 1),
        "locations": [_location(uri, f)],
        "partialFingerprints": {"ombudscan/v1": _fingerprint(f)},
        "properties": {"severity": f.severity, "provision": f.provision, "advice": f.advice, "quote": f.quote},
    }
    if f.rule in index:
        result["ruleIndex"] = index[f.rule]
    if aside:
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": decided(aside)}]
    return result


def _location(uri: str, f: Finding) -> Json:
    """The file and the headings. A document is no text file, so page, characters and certainty are properties and no region of it."""
    at = f.location
    location: Json = {"physicalLocation": {"artifactLocation": {"uri": uri, "index": 0}}}
    name = " > ".join(x for x in (at.heading, at.label) if x)
    if name:
        location["logicalLocations"] = [{"fullyQualifiedName": name}]
    span = {"start": at.span.start, "end": at.span.end} if at.span else {}
    box = [at.box.x0, at.box.top, at.box.x1, at.box.bottom] if at.box else None
    held = {"page": at.page, "bbox": box, "clause": at.label or None, "certainty": at.certainty, **span}
    location["properties"] = {k: v for k, v in held.items() if v is not None}
    return location


def _fingerprint(f: Finding) -> str:
    return hashlib.sha256("\n".join((f.rule, f.provision or "", " ".join(f.quote.split()))).encode("utf-8", errors="replace")).hexdigest()
