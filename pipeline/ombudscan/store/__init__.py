"""A run's tables: as data frames, by SQL, and as files for a spreadsheet. Reads what an audit wrote, and writes none of it."""

from ombudscan.store.run import NoRunError, Run, open_run
from ombudscan.store.sheets import FORMATS, as_read, export, write

__all__ = ["FORMATS", "NoRunError", "Run", "as_read", "export", "open_run", "write"]
