"""The closed set of checks: each a pure function of Evidence and a Rule that yields Findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ombudscan.judge import rows, silence, stated, times, whole
from ombudscan.nouns import Evidence, Finding, Rule

Kind = Callable[[Evidence, Rule], Iterable[Finding]]

KINDS: dict[str, Kind] = {
    "row-missing": rows.missing,
    "row-answer": rows.answered,
    "row-fact": rows.with_fact,
    "row-contrary": rows.contrary,
    "row-lacks": rows.lacking,
    "row-repeated": rows.repeated,
    "silent": silence.silent,
    "fact": stated.stated,
    "document-superseded": whole.superseded,
    "document-stale": whole.stale,
    "document-undated": whole.undated,
    "document-overdue": whole.overdue,
    "document-fact": whole.first_fact,
    "timescale-over": times.over,
    "timescale-under": times.under,
    "timescale-unit": times.unit,
    "timescale-firmness": times.firmness,
    "timescale-start": times.start,
    "timescale-conflict": times.conflict,
    "escalation-window": times.window,
    "extension-open": times.endless,
    "limit-short": times.short,
    "limit-rigid": times.rigid,
}
