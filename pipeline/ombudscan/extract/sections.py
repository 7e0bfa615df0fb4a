"""Headings that end a stage's section: a section of its own about something else, though it was read as one inside it."""

from __future__ import annotations

import re

from ombudscan.pattern import Pattern

# "Outside help", "Putting things right", "Records", "Other matters": no part of any stage, whatever stands above them.
_APART = Pattern(
    r"""\b(?: ombudsm[ae]n | outside\s+help | independent\s+(?:advice|help) | advice\s+and\s+support | compensat\w+ | redress
      | remed(?:y|ies) | (?:putting|setting)\s+(?:things|it|matters)\s+(?:right|straight) | records? | ledger | retention | confidential\w*
      | data\s+protection | learning | lessons | monitor\w* | performance | governance | oversight | scrutiny | training
      | publicity | equality | legislation
      | (?:unreasonable|unacceptable|vexatious|abusive|persistent)\b | behaviou?r | courtesy | exclusions?
      | definitions? | glossary | (?:other|further)\s+(?:matters|services|times|policies|information) | related | repairs | lettings
      | service\s+standards? | compliments | self[\s-]assessment | policy\s+review | review\s+of\s+(?:this|the)\s+(?:policy|procedure) )\b
    | \bwhat\s+we\s+(?:can['’]?t|cannot|will\s+not|won['’]t)\b | \bhow\s+to\s+(?:complain|make\s+a\s+complaint)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_NUMBER = Pattern(r"\W{0,300}(?:(?:section|part)\s+)?(?P<number>\d{1,20}(?:\.\d+){0,10})\.?\s+\S", re.IGNORECASE)


def apart(heading: str) -> bool:
    """Return whether a section with this heading belongs to no stage of the process."""
    return bool(_APART.search(heading))


def beside(heading: str, other: str) -> bool:
    """Return whether two headings are numbered as neighbours ("7. Stage 2", "8. Money"), whatever their levels on the page."""
    one, two = _NUMBER.match(heading), _NUMBER.match(other)
    return bool(one and two and one["number"] != two["number"] and _depth(one["number"]) == _depth(two["number"]))


def _depth(number: str) -> int:
    return number.count(".")
