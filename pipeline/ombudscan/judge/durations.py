"""Lengths of time made comparable, and said in words."""

from __future__ import annotations

from ombudscan.nouns import Action, Limit, Timescale, Unit

ACKNOWLEDGEMENT = 5  # working days that may lie between receipt and acknowledgement
SUBJECT: dict[Action, str] = {
    "acknowledge": "Acknowledging at stage {stage} has",
    "respond": "Answering at stage {stage} has",
    "extend": "Extending stage {stage} has",
}
_SAID: dict[Action, str] = {
    "acknowledge": "Stage {stage} is acknowledged within {length}",
    "respond": "Stage {stage} is answered within {length}",
    "extend": "Stage {stage} may be extended by {length}",
}
_START = {
    "receipt": "receipt",
    "logging": "logging",
    "acknowledgement": "the acknowledgement",
    "escalation": "the request",
    "incident": "the event",
}
_NAMES: dict[Unit, str] = {
    "working_day": "working day",
    "calendar_day": "calendar day",
    "day": "day",
    "week": "week",
    "month": "month",
    "year": "year",
    "hour": "hour",
}
# Working days in a unit: five in a week of seven days, about twenty-one in a month.
_WORKING: dict[Unit, float] = {"working_day": 1, "calendar_day": 5 / 7, "day": 5 / 7, "week": 5, "month": 21, "year": 252, "hour": 1 / 24}
_MONTHS: dict[Unit, float] = {
    "working_day": 1 / 21,
    "calendar_day": 1 / 30,
    "day": 1 / 30,
    "week": 12 / 52,
    "month": 1,
    "year": 12,
    "hour": 1 / 720,
}


def at_least(value: float, unit: Unit) -> float:
    """Return a length in working days; "days" that may be either are taken for calendar days, the shorter reading."""
    return value * _WORKING[unit]


def at_most(value: float, unit: Unit) -> float:
    """Return a length in working days; "days" that may be either are taken for working days, the longer reading."""
    return value if unit == "day" else at_least(value, unit)


def months(value: float, unit: Unit) -> float:
    """Return a length in months."""
    return value * _MONTHS[unit]


def length(value: float, unit: Unit) -> str:
    """Return a length in words: "10 working days"."""
    return f"{value:g} {_NAMES[unit]}{'' if value == 1 else 's'}"


def said(t: Timescale) -> str:
    """Return what a document promises, without a full stop: "Stage 2 is answered within 30 working days of the request"."""
    whole = _SAID[t.action].format(stage=t.stage, length=length(t.value, t.unit))
    if t.action == "extend" and t.total:
        whole = f"Stage {t.stage} may be extended to {length(t.value, t.unit)} in all"
    return f"{whole} from {_START[t.starts_from]}" if t.starts_from in _START else whole


def limit(x: Limit, most: float | None = None) -> str:
    """Return a limit of the Code in words; `most` working days in its place where the document's clock starts earlier."""
    if most is not None and most != at_most(x.value, x.unit):
        return (
            f"{most:g} working days in that case ({length(x.value, x.unit)} from {_START.get(x.starts_from or '', 'the acknowledgement')})"
        )
    return length(x.value, x.unit) + (f" from {_START[x.starts_from]}" if x.starts_from in _START else "")


def named(x: Limit) -> str:
    """Return a limit of the Code with the step that it is for: "respond at stage 1: 10 working days from the acknowledgement"."""
    stage = f" at stage {x.stage}" if x.stage is not None else ""
    return f"{x.action.replace('_', ' ')}{stage}: {limit(x)}"
