"""Stage 2, classify: passages -> matches with provisions."""

from ombudscan.classify.match import matches, readings
from ombudscan.classify.model import Classifier, load

__all__ = ["Classifier", "load", "matches", "readings"]
