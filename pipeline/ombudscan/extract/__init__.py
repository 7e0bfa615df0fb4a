"""Stage 3, extract: Document -> identity, claims, passages, timescales, figures and facts."""

from ombudscan.extract.beyond import beyond
from ombudscan.extract.bound import apart
from ombudscan.extract.claims import claims
from ombudscan.extract.facts import View, facts, ready
from ombudscan.extract.figures import figures
from ombudscan.extract.identity import identity
from ombudscan.extract.lost import noted
from ombudscan.extract.passages import passages
from ombudscan.extract.reheard import reheard
from ombudscan.extract.seconded import seconded
from ombudscan.extract.spoken import spoken
from ombudscan.extract.statements import Statement, statements
from ombudscan.extract.timescales import timescales

__all__ = [
    "Statement",
    "View",
    "apart",
    "beyond",
    "claims",
    "facts",
    "figures",
    "identity",
    "noted",
    "passages",
    "ready",
    "reheard",
    "seconded",
    "spoken",
    "statements",
    "timescales",
]
