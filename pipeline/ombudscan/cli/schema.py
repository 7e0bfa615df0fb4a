"""`ombudscan schema`: the JSON Schema of what `check --format json` writes."""

from __future__ import annotations


def schema() -> None:
    """Print the JSON Schema of a report.

    Example: ombudscan schema > report.schema.json
    """
    from ombudscan.report.schema import dumps

    print(dumps())
