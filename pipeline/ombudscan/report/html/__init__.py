"""Report -> one HTML file that needs nothing beside it: no script, no style and no picture from elsewhere."""

from __future__ import annotations

import base64
import datetime
import hashlib
from importlib.resources import files

from ombudscan import catalog
from ombudscan.nouns import Location
from ombudscan.report import to_json, to_text
from ombudscan.report.html import overview, shown, stages
from ombudscan.report.html.ruled import ruled
from ombudscan.report.made import ACTIONS, SEVERITIES, STARTS, Made, duration, seen, spot


def write(made: Made) -> bytes:
    """Return the report as HTML in UTF-8; the same report and pictures give the same bytes."""
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=PackageLoader("ombudscan.report.html"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_seen,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = (files("ombudscan.report.html") / "templates" / "style.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii")
    page = environment.get_template("report.html").render(
        style=Markup(style),  # our own file, no value in it
        style_hash=digest,
        **_values(made),
    )
    return page.encode("utf-8")


def _seen(value: object) -> object:
    return seen(value) if type(value) is str else value


def _values(made: Made) -> dict[str, object]:
    report = made.report
    e = report.evidence
    groups = shown.groups(made, {r.name: r for r in catalog.rules()})
    return {
        "report": report,
        "evidence": e,
        "judged": e.identity.kind != "other",
        "answer": overview.answer(report),
        "read": to_text.read(e),
        "warnings": to_json.warnings(e),
        "groups": groups,
        "sections": list(overview.sections(report)),
        "lines": list(overview.lines(report)),
        "rows": list(overview.rows(report, groups)),
        "sides": list(overview.sides(report)),
        "stages": stages.stages(report),
        "isolation": to_text.isolation(report.protections),
        "disclaimer": to_text.DISCLAIMER,
        "statuses": to_text.STATUSES,
        "rungs": list(to_text.RUNGS.values()),
        "actions": ACTIONS,
        "starts": STARTS,
        "duration": duration,
        "where": _where,
        "judged_on": _day(e.settings.as_of),
        "counts": [(s, SEVERITIES[s], n) for s in SEVERITIES if (n := sum(f.severity == s for f in report.findings))],
        "rules": ruled(report),
    }


def _where(at: Location) -> str:
    return ", ".join(filter(None, (spot(at), at.heading)))


def _day(iso: str) -> str:
    day = datetime.date.fromisoformat(iso)
    return f"{day.day} {day:%B %Y}"
