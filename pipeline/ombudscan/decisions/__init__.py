"""What people decided on findings and cells of a run: a log that only grows, in which every edited byte is found.

entry     what a decision is, and how its hash comes about
rows      where entries are kept: SQLite beside the run (sqlite), or a team's PostgreSQL (shared)
log       adds to the log and reads it; writes the anchor beside the run
verify    whether log and anchor hold, and which entry is the first that does not
standing  which decision counts, on a subject and by a reviewer
agreement two readers side by side: counts and Cohen's kappa
tables    the log as tables, and as labels to train on
"""

from __future__ import annotations

from ombudscan.decisions.agreement import Agreement, agreement, kappa
from ombudscan.decisions.entry import CHOICES, GROUNDS, Choice, DecisionError, Entry, Ground, Made, Subject, fingerprint, made
from ombudscan.decisions.log import Log, open_log
from ombudscan.decisions.standing import Standing, standing
from ombudscan.decisions.verify import Fault, verified

__all__ = [
    "CHOICES",
    "GROUNDS",
    "Agreement",
    "Choice",
    "DecisionError",
    "Entry",
    "Fault",
    "Ground",
    "Log",
    "Made",
    "Standing",
    "Subject",
    "agreement",
    "fingerprint",
    "kappa",
    "made",
    "open_log",
    "standing",
    "verified",
]
