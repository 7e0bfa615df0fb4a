"""A few lines of an invented policy -> the sentences in which a finder sees its fact."""

from __future__ import annotations

from ombudscan import extract
from ombudscan.nouns import Identity
from ombudscan.read import assemble
from ombudscan.read.assemble import Draft

IDENTITY = Identity(
    kind="policy",
    confidence=1.0,
    reason="a test",
    edition="hos-2024",
    chosen_by="default",
    named_edition=None,
    landlord="Hollin Beck Homes",
    title="Complaints Policy",
)


def view(text: str, identity: Identity = IDENTITY) -> extract.View:
    """Return the View of a policy: lines are paragraphs, "# " makes a heading, "- " a list item."""
    drafts = [Draft(kind="heading", level=1, text="Complaints Policy"), *(_draft(line) for line in text.split("\n") if line.strip())]
    document = assemble.document(drafts, source="policy.txt", sha256="0" * 64, media_type="text/plain")
    passages = extract.passages(document, ())
    return extract.View(
        document=document,
        identity=identity,
        claims=(),
        statements=extract.statements(document, passages, ()),
        timescales=(),
        figures=(),
    )


def _draft(line: str) -> Draft:
    if line.startswith("# "):
        return Draft(kind="heading", level=2, text=line[2:])
    if line.startswith("- "):
        return Draft(kind="item", label="•", text=line[2:])
    return Draft(text=line)


def found(kind: str, text: str) -> list[str]:
    """Return the words of each fact of `kind` in `text`."""
    seen = view(text)
    return [seen.document.quote(f.span) for f in extract.facts(seen) if f.kind == kind]


def stages(kind: str, text: str) -> list[int | None]:
    """Return the stage of each fact of `kind` in `text`."""
    return [f.stage for f in extract.facts(view(text)) if f.kind == kind]
