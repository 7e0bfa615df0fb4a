"""A run -> for each provision, the share of landlords that meet it, by any column of the list of landlords."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ombudscan import catalog
from ombudscan.store.chosen import FORM, chosen
from ombudscan.store.names import names
from ombudscan.text import name_key

if TYPE_CHECKING:
    import pandas

    from ombudscan.store import Run

# Of several documents of a landlord the first of these that any of them has counts; a conflict in one is a conflict.
STATUSES = ("conflict", "met", "partly_met", "not_found", "not_assessable")
# Columns of the table of documents by which the sector may be divided, beside those of the list of landlords.
_DIVIDES = frozenset({"landlord", "year", "edition", "outcome", "media_type", "chosen_by"})


def columns(run: Run) -> list[str]:
    """Return the columns that the sector may be divided by."""
    whole = run.frame("documents").columns
    own = set(run.sql("SELECT * FROM documents LIMIT 0").columns) - _DIVIDES
    return [c for c in whole if c not in own]


def provisions(run: Run, by: Sequence[str] = (), kind: str = FORM) -> pandas.DataFrame:
    """Return, for each provision of each edition, how many landlords meet it, conflict with it and so on, and the share that meets it.

    `by` are columns of the run's table of documents, those of the list of landlords among them: a line for each of
    their values. `kind` says which documents are asked; a yes that the landlord's own policy contradicts is a conflict.
    The share is of the landlords whose documents could be assessed on the provision, from 0 to 1.
    """
    import pandas

    by = [c for c in by if c != "edition"]  # each edition has lines of its own anyway
    status = _statuses(run, kind)
    documents = run.frame("documents")
    told = documents.drop_duplicates(["document", "landlord"])[
        ["document", "landlord", *(c for c in by if c not in ("document", "landlord"))]
    ]
    joined = status.merge(told.assign(landlord=told["landlord"].fillna("")), on=["document", "landlord"])
    for column in by:
        joined[column] = joined[column].fillna("")
    joined["rank"] = joined["status"].map(STATUSES.index)
    joined["landlord"] = joined["landlord"].map(names(run).shown)
    joined["name"] = joined["landlord"].map(name_key)
    ahead = [*by, "edition", "provision", "key"]
    best = joined.groupby([*dict.fromkeys([*ahead, "name"])], sort=False)["rank"].min().reset_index()
    counted = best.groupby(ahead, sort=False)["rank"].value_counts().unstack(fill_value=0).reset_index()
    rows = [_row(dict(zip(counted.columns, row, strict=True)), ahead) for row in counted.itertuples(index=False, name=None)]
    columns = [*by, "edition", "provision", "title", "key", "landlords", *STATUSES, "share"]
    found = pandas.DataFrame(rows, columns=columns)
    return found.sort_values([*by, "edition", "provision"], key=_in_order, kind="stable", ignore_index=True)


def _statuses(run: Run, kind: str) -> pandas.DataFrame:
    """The status of each provision in each document that counts."""
    import pandas

    kept = {(d["document"], d["landlord"] or "") for d in chosen(run) if d["kind"] == kind}
    gainsaid = set(run.rows("SELECT DISTINCT document, key FROM pairs WHERE rule = 'claim-contradicts-policy'"))
    query = """SELECT document, coalesce(landlord, ''), edition, provision, key, status
        FROM coverage JOIN documents USING (document) ORDER BY landlord, document"""
    rows = [
        (document, landlord, edition, provision, key, "conflict" if (document, key) in gainsaid else status)
        for document, landlord, edition, provision, key, status in dict.fromkeys(run.rows(query))
        if (document, landlord) in kept
    ]
    return pandas.DataFrame(rows, columns=["document", "landlord", "edition", "provision", "key", "status"])


def _row(counted: dict[object, object], ahead: list[str]) -> dict[str, object]:
    counts = {name: int(str(counted.get(i, 0))) for i, name in enumerate(STATUSES)}
    landlords, unknown = sum(counts.values()), counts["not_assessable"]
    p = catalog.edition(str(counted["edition"])).numbered(str(counted["provision"]))
    share = round(counts["met"] / (landlords - unknown), 4) if landlords > unknown else None
    same = {name: counted[name] for name in ahead}
    return {**same, "title": p.title if p else "", "landlords": landlords, **counts, "share": share}


def _in_order(column: pandas.Series[str]) -> pandas.Series[str]:
    """Numbers of provisions by their parts, not as text: 6.9 before 6.10."""
    if column.name != "provision":
        return column.astype(str)
    return column.map(lambda number: ".".join(part.zfill(3) for part in str(number).split(".")))
