"""Files for tests, made on the spot: invented landlords, in each format."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

POLICY = """Complaints Policy

Approved by the Board of Pellbrook Homes on 3 June 2026.

1. What a complaint is

1.1 A complaint is an expression of dissatisfaction, however made, about the standard of service, actions or lack of action by the landlord, its own staff, or those acting on its behalf, affecting a resident or group of residents.

2. Stage 1

2.1 We will acknowledge your complaint within five working days of receiving it.

2.2 You will have our full reply within fifteen working days of the acknowledgement.

3. Stage 2

3.1 We acknowledge a request for stage 2 within five working days.

3.2 You must explain why you are unhappy with the stage 1 reply before we will look again.
"""


def text(folder: Path, name: str = "policy.txt", body: str = POLICY) -> Path:
    path = folder / name
    path.write_text(body, encoding="utf-8")
    return path


def pdf(folder: Path, name: str = "policy.pdf", body: str = POLICY, password: str | None = None) -> Path:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    path = folder / name
    styles = getSampleStyleSheet()
    encrypt = StandardEncryption(password, ownerPassword="owner") if password else None
    story = [Paragraph(p, styles["BodyText"]) for p in body.split("\n\n") if p.strip()]
    SimpleDocTemplate(str(path), encrypt=encrypt, invariant=1).build(story)
    return path


def bad(folder: Path) -> dict[str, Path]:
    """One file for each thing that cannot be read."""
    whole = pdf(folder, "whole.pdf").read_bytes()
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as z:
        z.writestr("notes.txt", "not a Word file")
    made = {
        "empty.pdf": b"",
        "picture.png": b"\x89PNG\r\n\x1a\n" + bytes(64),
        "cut.pdf": whole[: len(whole) // 2],
        "zip.docx": archive.getvalue(),
        "cut.docx": archive.getvalue()[:40],
    }
    for name, data in made.items():
        (folder / name).write_bytes(data)
    pdf(folder, "locked.pdf", password="secret")
    (folder / "folder").mkdir(exist_ok=True)
    return {name: folder / name for name in [*made, "locked.pdf", "folder", "missing.pdf"]}


def _empty_pdf() -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.drawString(60, 700, "Nothing")
    canvas.save()
    return out.getvalue()


PDF_OF_NOTHING = _empty_pdf()
