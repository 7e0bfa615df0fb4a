"""First bytes -> media type, by content and not by name."""

from __future__ import annotations

from ombudscan.errors import UnreadableError

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def media_type(data: bytes, name: str) -> str:
    """Return the media type of `data`; raise UnreadableError where it is of no kind that can be read."""
    if not data:
        raise UnreadableError("corrupt", f"{name} is empty.")
    if b"%PDF-" in data[:1024]:
        return "application/pdf"
    if data.startswith(b"PK\x03\x04"):
        return DOCX
    head = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html")):
        return "text/html"
    return "text/plain"
