"""Write docs/reference/run-tables.md: the published schema of a run's tables, from pipeline/ombudscan/audit/schema.py.

python scripts/tables_page.py            # write it
python scripts/tables_page.py --check    # exit with 1 where it is not fresh
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import pyarrow as pa

from ombudscan.audit.schema import SCHEMAS, VERSION

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "run-tables.md"
ABOUT = {
    "documents": "One line for each file of the folder, or of the list of landlords.",
    "claims": "One line for each row of a self-assessment.",
    "passages": "One line for each statement of a document.",
    "timescales": "One line for each time that a landlord gives itself for a step of its complaints process.",
    "figures": "One line for each performance figure.",
    "coverage": "One line for each provision of the edition that a document was judged by.",
    "findings": "One line for each finding in a document; docs/rules says what each rule is about.",
    "pairs": "What is found between a landlord's documents: one line with a verdict for each yes of a self-assessment that was held "
    "against policies, and one line with a rule for each finding.",
    "failures": "One line for each file that could not be read.",
}
_NAMES = {"string": "text", "int32": "whole number", "double": "number", "bool": "true or false"}


def page() -> str:
    """Return the text of the page."""
    lines = [
        "# The tables of a run\n",
        "Written by scripts/tables_page.py from pipeline/ombudscan/audit/schema.py; mend it there.\n",
        f"`ombudscan audit --out RUN` writes each table into `RUN/tables/NAME/`, as sixteen Parquet files by the first letter of the "
        f"document's key. The layout is `{VERSION}`; `RUN/manifest.json` names it, with the settings, the model, the version and the "
        "SHA-256 of every input. A column may be empty wherever a document does not say. Times stand in no table: the same documents, "
        "settings, model and version give the same bytes.\n",
        "From Python, `ombudscan.open_run(RUN)` gives each table as a data frame, in which the landlord, kind, edition and year of the "
        "document, and the further columns of the list of landlords, stand beside the columns below.\n",
    ]
    for name, schema in SCHEMAS.items():
        lines += [f"## {name}\n", f"{ABOUT[name]}\n", "| column | holds | what |", "|---|---|---|"]
        lines += [f"| {f.name} | {called(f.type)} | {f.metadata[b'about'].decode()} |" for f in schema]
        for f in schema:
            if pa.types.is_list(f.type) and pa.types.is_struct(f.type.value_type):
                fields = ", ".join(f"{inner.name} ({called(inner.type)})" for inner in f.type.value_type)
                lines.append(f"\nEach of `{f.name}`: {fields}.")
        lines.append("")
    return "\n".join(lines)


def called(kind: pa.DataType) -> str:
    """Return what a column holds, in words."""
    if pa.types.is_map(kind):
        return f"{called(kind.key_type)} by name"
    if pa.types.is_list(kind):
        return f"list of {called(kind.value_type)}"
    return "record" if pa.types.is_struct(kind) else _NAMES[str(kind)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; say whether the page is fresh")
    check = parser.parse_args().check
    fresh = PAGE.exists() and PAGE.read_text(encoding="utf-8") == page()
    if not check and not fresh:
        PAGE.parent.mkdir(parents=True, exist_ok=True)
        PAGE.write_text(page(), encoding="utf-8")
    print("The page is fresh." if fresh else f"{'not fresh' if check else 'written'}: {PAGE.name}")
    sys.exit(1 if check and not fresh else 0)


if __name__ == "__main__":
    main()
