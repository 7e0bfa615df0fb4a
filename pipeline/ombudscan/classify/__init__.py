"""Stage 2, classify: passages -> matches with provisions."""

from ombudscan.classify.linear import Classifier, load
from ombudscan.classify.match import matches

__all__ = ["Classifier", "load", "matches"]
