"""Report -> the JSON of the published schema (ombudscan.report/1)."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import asdict, replace
from typing import Any, cast

from ombudscan import places
from ombudscan.nouns import (
    MAPPED,
    Block,
    Claim,
    Coverage,
    Document,
    Evidence,
    Figure,
    Finding,
    Ladder,
    Location,
    Report,
    Span,
    Stance,
    Timescale,
    Verdict,
)

SCHEMA = "ombudscan.report/1"
Json = dict[str, Any]
# A passage's less likely provisions are left out of the report.
SHOWN = 0.2


def dumps(report: Report, *, indent: int | None = 1) -> str:
    """Return the report as JSON text; the same report gives the same text.

    What UTF-8 cannot hold (half a character in a file's name) becomes a question mark.
    """
    text = json.dumps(as_dict(report), indent=indent, ensure_ascii=False, allow_nan=False)
    return text.encode("utf-8", errors="replace").decode("utf-8")


def as_dict(report: Report) -> Json:
    """Return the report as plain values, laid out as the schema says."""
    e = report.evidence
    return {
        "schema": SCHEMA,
        "tool": {
            "version": report.version,
            "model": {"name": report.model.name, "sha256": report.model.sha256},
            "as_of": e.settings.as_of,
            "protections": list(report.protections),
        },
        "code": {"id": e.edition.id, "chosen_by": e.identity.chosen_by, "named": e.identity.named_edition},
        "document": _document(e),
        "claims": [{**_claim(e.document, c), "evidence_quality": rung} for c, rung in zip(e.claims, rungs(e), strict=True)],
        "passages": _passages(report),
        "timescales": [_timescale(e.document, t) for t in e.timescales],
        "figures": [_figure(e.document, f) for f in e.figures],
        "coverage": [_coverage(c) for c in report.coverage],
        "findings": [_finding(f) for f in report.findings],
        "dismissed": [{**_finding(x.finding), "dismissal": asdict(x.dismissal)} for x in report.dismissed],
        "stale_dismissals": [asdict(d) for d in report.stale],
        "verdicts": [_verdict(v) for v in report.verdicts],
    }


def _verdict(v: Verdict) -> Json:
    """What the landlord's policies say to a yes; the places are those in the policies."""
    said = [
        {"source": s.source, "text": s.text, "probability": round(s.probability, 3), "cited": s.cited, "location": _location(s.location)}
        for s in v.passages
    ]
    same = {"provision": v.provision, "key": v.key, "verdict": v.status, "reason": v.reason}
    return {**same, "passages": said, "notes": list(v.notes)}


def _document(e: Evidence) -> Json:
    d, identity = e.document, e.identity
    return {
        "source": d.source,
        "sha256": d.sha256,
        "media_type": d.media_type,
        "kind": identity.kind,
        "kind_confidence": round(identity.confidence, 3),
        "kind_reason": identity.reason,
        "title": identity.title,
        "landlord": identity.landlord,
        "dates": {x.kind: x.iso for x in reversed(identity.dates)},
        "pages": d.pages,
        "warnings": warnings(e),
    }


def warnings(e: Evidence) -> list[str]:
    """Return what may have been lost on the way in, in words."""
    lost = [c.provision for c in e.claims if c.lost]
    said = [n.message for n in e.document.notices]
    if lost:
        said.append(f"The answer was lost on the way in and counts as blank in row {', '.join(lost)}.")
    return list(dict.fromkeys(said))


def rungs(e: Evidence) -> list[Ladder]:
    """Return how far up the ladder each row's evidence stands, in the order of the rows."""
    found = {f.claim: cast("Ladder", f.detail) for f in e.facts if f.kind == "evidence-rung"}
    return [found.get(i, "nothing") for i in range(len(e.claims))]


def _claim(document: Document, c: Claim) -> Json:
    at = places.location(document, min(_own_spans(c), default=Span(start=0, end=0)))
    return {
        "provision": c.provision,
        "key": c.key,
        "edition": c.edition,
        "requirement": document.quotes(c.requirement),
        "answer": c.answer,
        "answer_text": document.quote(c.answer_span) if c.answer_span else "",
        "evidence": document.quotes(c.evidence),
        "commentary": document.quotes(c.commentary),
        "extra": {name: document.quotes(spans) for name, spans in c.extra},
        "location": _location(replace(at, certainty=certainty(document, c))),
    }


def _coverage(c: Coverage) -> Json:
    same = {"provision": c.provision, "key": c.key, "status": c.status}
    return {**same, "passages": list(c.passages), "nearest": list(c.nearest), "reason": c.reason}


def _passages(report: Report) -> list[Json]:
    """The statements, and any heading or cell that a finding quotes, so that every quote stands in the report."""
    e = report.evidence
    numbers = {p.key: p.number for p in e.edition.provisions}
    by_passage: dict[str, list[Json]] = defaultdict(list)
    doubtful = unsure(e)
    for m in e.matches:
        if m.probability >= SHOWN and (number := numbers.get(m.key)) is not None:
            by_passage[m.passage].append({"provision": number, "probability": m.probability})
    plain = meeting(report)
    rows = [(p.span, p.id) for p in e.passages]
    rows += [(b.span, f"q{b.span.start}") for b in _quoted_blocks(e, report.findings)]
    return [
        {
            "id": id,
            "text": e.document.quote(span),
            "provisions": by_passage.get(id, []),
            "unsure": id in doubtful,
            "stance": _stance(span, report.findings, mapped=bool(by_passage.get(id)), plain=id in plain),
            "location": _location(places.location(e.document, span)),
        }
        for span, id in sorted(rows, key=lambda r: r[0])
    ]


def _quoted_blocks(e: Evidence, findings: tuple[Finding, ...]) -> list[Block]:
    held = [p.span for p in e.passages] + [s for c in e.claims for s in _all_spans(c)]
    quoted = [f.location.span for f in findings if f.quote and f.location.span]
    loose = [s for s in quoted if not any(h.start < s.end and s.start < h.end for h in held)]
    return [b for b in e.document.blocks if any(b.span.start < s.end and s.start < b.span.end for s in loose)]


def _own_spans(c: Claim) -> list[Span]:
    answer = [c.answer_span] if c.answer_span else []
    return [*c.requirement, *answer, *c.evidence, *c.commentary]


def _all_spans(c: Claim) -> list[Span]:
    return [*_own_spans(c), *(s for _, more in c.extra for s in more)]


def certainty(document: Document, c: Claim) -> float | None:
    """Return the share of certainty, 0 to 1, of the least certain recognised word of a row, None where there is none."""
    found = (places.certainty(document, s) for s in _all_spans(c))
    return min((x for x in found if x is not None), default=None)


def unsure(e: Evidence) -> frozenset[str]:
    """Return the ids of the passages of which the classifier leaves it to a person whether they speak of some provision."""
    keys = {p.key for p in e.edition.provisions}
    return frozenset(m.passage for m in e.matches if m.key in keys and e.unsure(m.probability))


def meeting(report: Report) -> frozenset[str]:
    """Return the ids of the passages that plainly speak of a provision which the document meets."""
    met = {c.key: set(c.passages) for c in report.coverage if c.status == "met"}
    said = {m.passage for m in report.evidence.matches if m.probability >= MAPPED and m.passage in met.get(m.key, ())}
    timed = {t.passage for t in report.evidence.timescales if any(t.passage in ids for ids in met.values())}
    return frozenset(said | timed)


def _stance(span: Span, findings: tuple[Finding, ...], *, mapped: bool, plain: bool) -> Stance | None:
    """A breach in a passage is a conflict; a passage with something to mend or judge meets nothing, it only speaks of it."""
    at = [f for f in findings if f.location.span and span.start < f.location.span.end and f.location.span.start < span.end]
    severities = {f.severity for f in at if f.quote}
    if "breach" in severities:
        return "conflicts"
    if plain and not severities & {"gap", "review"}:
        return "meets"
    return "mentions" if mapped else None


def _timescale(document: Document, t: Timescale) -> Json:
    return {
        "action": t.action,
        "stage": t.stage,
        "value": t.value,
        "unit": t.unit,
        "starts_from": t.starts_from,
        "firmness": t.firmness,
        "passage": t.passage,
        "quote": document.quote(t.span),
    }


def _figure(document: Document, f: Figure) -> Json:
    return {
        "measure": f.measure,
        "stage": f.stage,
        "value": f.value,
        "unit": f.unit,
        "period": f.period,
        "quote": document.quote(f.span),
    }


def _finding(f: Finding) -> Json:
    return {
        "rule": f.rule,
        "severity": f.severity,
        "provision": f.provision,
        "message": f.message,
        "advice": f.advice,
        "quote": f.quote,
        "confidence": round(f.confidence, 3),
        "because": list(f.because),
        "location": _location(f.location),
    }


def _location(at: Location) -> Json:
    box = at.box
    return {
        "page": at.page,
        "bbox": [round(v, 1) for v in (box.x0, box.top, box.x1, box.bottom)] if box else None,
        "heading": at.heading,
        "clause": at.label or None,
        "start": at.span.start if at.span else None,
        "end": at.span.end if at.span else None,
        "certainty": at.certainty,
    }
