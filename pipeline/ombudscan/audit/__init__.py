"""A whole sector: a folder of documents -> tables; resumes where it was, never stops for one bad file."""

from ombudscan.audit.inputs import Input, InputError
from ombudscan.audit.run import Done, RunError, audit

__all__ = ["Done", "Input", "InputError", "RunError", "audit"]
