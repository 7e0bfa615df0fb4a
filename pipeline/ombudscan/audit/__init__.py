"""A whole sector: a folder of documents -> tables; resumes where it was, never stops for one bad file."""

import sys
from types import ModuleType

from ombudscan.audit.inputs import Input, InputError
from ombudscan.audit.run import Done, RunError, audit
from ombudscan.audit.verb import audit as _verb

__all__ = ["Done", "Input", "InputError", "RunError", "audit"]


class _Verb(ModuleType):
    """Python binds `ombudscan.audit` to this package as soon as it is loaded: so that the verb still works, the package is it."""

    __call__ = staticmethod(_verb)


sys.modules[__name__].__class__ = _Verb
