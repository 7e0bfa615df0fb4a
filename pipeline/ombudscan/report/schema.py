"""The JSON Schema of a report: what to_json writes, with the closed lists taken from the nouns themselves."""

from __future__ import annotations

import json
from typing import Any, get_args

from ombudscan import catalog, nouns
from ombudscan.report.to_json import SCHEMA

Json = dict[str, Any]
_TEXT: Json = {"type": "string"}
_NUMBER: Json = {"type": "number"}
_SHARE: Json = {"type": "number", "minimum": 0, "maximum": 1}
_PLACE: Json = {"$ref": "#/$defs/location"}
_HASH: Json = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_DAY: Json = {"type": "string", "format": "date"}


def dumps() -> str:
    """Return the schema as JSON text."""
    return json.dumps(schema(), indent=1, ensure_ascii=False)


def schema() -> Json:
    """Return the schema (JSON Schema, draft 2020-12) of a report of this version."""
    whole = _object(
        schema={"const": SCHEMA},
        tool=_object(
            version=_TEXT,
            model=_object(name=_TEXT, sha256=_HASH),
            as_of=_DAY,
            protections=_list(
                _of(nouns.Protection), "what the process that read the document was kept from; none: it was the caller's own"
            ),
        ),
        code=_object(id=_edition(), chosen_by=_of(nouns.ChosenBy), named=_or_null(_edition())),
        document=_document(),
        claims=_list(_claim(), "one for each row of a form, in its order; none for a policy"),
        passages=_list(_passage(), "the document's own statements, and what else a finding quotes, in reading order"),
        timescales=_list(_timescale(), "the times that the landlord states for its own complaints process"),
        figures=_list(_figure(), "the performance figures that the landlord reports"),
        coverage=_list(_coverage(), "one for each provision of the edition"),
        findings=_list(_object(**_finding()), "gravest first"),
        dismissed=_list(_object(**_finding(), dismissal=_dismissal()), "findings that a person has set aside"),
        stale_dismissals=_list(_dismissal(), "decisions that fit no finding any more"),
        verdicts=_list(_verdict(), "one for each yes that was held against the landlord's policies"),
    )
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "A report of ombudscan on one document"}
    return {**head, **whole, "$defs": {"location": _location()}}


def _object(**properties: Json) -> Json:
    return {"type": "object", "required": list(properties), "properties": properties}


def _list(items: Json, description: str = "") -> Json:
    return {"type": "array", "items": items, **({"description": description} if description else {})}


def _of(names: Any) -> Json:  # noqa: ANN401 - a Literal has no type of its own
    return {"enum": list(get_args(names))}


def _edition() -> Json:
    return {"enum": sorted(e.id for e in catalog.editions())}


def _or_null(one: Json) -> Json:
    return {"anyOf": [one, {"type": "null"}]}


def _document() -> Json:
    return _object(
        source=_TEXT,
        sha256=_HASH,
        media_type=_TEXT,
        kind=_of(nouns.Kind),
        kind_confidence=_SHARE,
        kind_reason=_TEXT,
        title=_or_null(_TEXT),
        landlord=_or_null(_TEXT),
        dates={"type": "object", "propertyNames": _of(nouns.DateKind), "additionalProperties": _TEXT},
        pages=_or_null({"type": "integer", "minimum": 0}),
        warnings=_list(_TEXT, "what may have been lost on the way in"),
    )


def _claim() -> Json:
    return _object(
        provision=_TEXT,
        key=_TEXT,
        edition=_edition(),
        requirement=_TEXT,
        answer=_of(nouns.Answer),
        answer_text=_TEXT,
        evidence=_TEXT,
        commentary=_TEXT,
        extra={"type": "object", "additionalProperties": _TEXT, "description": "further columns by their headings"},
        location=_PLACE,
        evidence_quality=_of(nouns.Ladder),
    )


def _passage() -> Json:
    mapped = _list(_object(provision=_TEXT, probability=_SHARE))
    unsure = {"type": "boolean", "description": "the classifier leaves it to a person which provisions this speaks of"}
    return _object(id=_TEXT, text=_TEXT, provisions=mapped, unsure=unsure, stance=_or_null(_of(nouns.Stance)), location=_PLACE)


def _timescale() -> Json:
    return _object(
        action=_of(nouns.Action),
        stage=_or_null({"type": "integer", "minimum": 0, "maximum": 3}),
        value=_NUMBER,
        unit=_of(nouns.Unit),
        starts_from=_or_null(_of(nouns.Start)),
        firmness=_of(nouns.Firmness),
        passage=_TEXT,
        quote=_TEXT,
    )


def _figure() -> Json:
    stage = _or_null({"type": "integer"})
    return _object(measure=_TEXT, stage=stage, value=_NUMBER, unit=_TEXT, period=_or_null(_TEXT), quote=_TEXT)


def _coverage() -> Json:
    ids = _list(_TEXT, "ids of passages")
    return _object(provision=_TEXT, key=_TEXT, status=_of(nouns.Status), passages=ids, nearest=ids, reason=_TEXT)


def _finding() -> Json:
    return {
        "rule": _TEXT,
        "severity": _of(nouns.Severity),
        "provision": _or_null(_TEXT),
        "message": _TEXT,
        "advice": _TEXT,
        "quote": {**_TEXT, "description": "the document's own words; empty only where something is absent"},
        "confidence": _SHARE,
        "because": _list(_TEXT),
        "location": _PLACE,
    }


def _dismissal() -> Json:
    return _object(rule=_TEXT, provision=_or_null(_TEXT), fingerprint=_TEXT, words=_TEXT, reason=_TEXT, name=_TEXT, date=_DAY)


def _verdict() -> Json:
    passage = _object(source=_TEXT, text=_TEXT, probability=_SHARE, cited={"type": "boolean"}, location=_PLACE)
    return _object(provision=_TEXT, key=_TEXT, verdict=_of(nouns.VerdictStatus), reason=_TEXT, passages=_list(passage), notes=_list(_TEXT))


def _location() -> Json:
    offset = _or_null({"type": "integer", "minimum": 0})
    box = {
        "type": "array",
        "items": _NUMBER,
        "minItems": 4,
        "maxItems": 4,
        "description": "x0, top, x1, bottom in points from the top left",
    }
    return _object(
        page=_or_null({"type": "integer", "minimum": 1}),
        bbox=_or_null(box),
        heading=_or_null(_TEXT),
        clause=_or_null(_TEXT),
        start=offset,
        end=offset,
        certainty={
            **_or_null(_SHARE),
            "description": "of the least certain word there (of a claim: in its row), where they were read in a picture",
        },
    )
