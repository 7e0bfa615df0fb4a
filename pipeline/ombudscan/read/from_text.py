"""Plain text, most often scraped from a web page or copied out of a PDF, -> drafts."""

from __future__ import annotations

import html
import re
from dataclasses import replace

from ombudscan.errors import UnreadableError
from ombudscan.nouns import Notice
from ombudscan.read import chrome, odd_bytes, run_on, text_feet, text_lines, text_tables
from ombudscan.read.assemble import Draft, Reading, TableDraft
from ombudscan.read.glued_heads import headed
from ombudscan.text import normalise

_MOST = 20_000_000
# Markup left in the text by whoever copied it: "<li>by phone</li>", "**Stage 1**".
_LIST_TAG = re.compile(r"<li\b[^<>\n]{0,300}>", re.I)
_BREAK_TAG = re.compile(r"<br\s*/?>|</?(?:p|div|ul|ol|tr|h[1-6])\b[^<>\n]{0,300}>|</li>", re.I)
_TAG = re.compile(r"</?(?:b|i|u|em|strong|span|font|a|sup|sub|td|th|table|tbody|thead|small|body|html)\b[^<>\n]{0,300}>", re.I)
# A title underlined with a row of signs about as long as itself, as people write in plain text; and other rows of signs.
_UNDERLINED = re.compile(r"(?:\A|(?<=\n))(?P<title>[^\s|\-=~_*][^|\n]{1,98})\n[ \t]*(?P<rule>([=\-~_*])\3{2,})[ \t]*(?=\n|\Z)")
_ROW_OF_SIGNS = re.compile(r"(?:\A|(?<=\n))[ \t]{0,200}([=\-~_*])\1{4,}[ \t]*(?=\n|\Z)")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(?P<inner>[^*_\n]+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=\S)(?P<inner>[^*\n]{1,200}?)(?<=\S)\*(?![\w*])")


def reading(data: bytes) -> Reading:
    """Return the reading of a plain-text file; raise UnreadableError where it is too large or holds no text."""
    if len(data) > _MOST:
        raise UnreadableError("too_large", "The text is larger than 20 MB. Split it and read the parts one by one.")
    lines = cleaned(text_feet.without(decoded(data))).split("\n")
    if not any(line.strip() for line in lines):
        raise UnreadableError("corrupt", "The file holds no text. Save it again and check that it opens with its words in it.")
    notices = odd_bytes.notices(data)
    kept, removed = chrome.trimmed(run_on.cut(lines))
    if removed:
        notices.append(Notice(code="boilerplate_removed", message="Menus, cookie notices and other parts of the website were left out."))
    drafts = _drafts(kept)
    info = [("footer", line) for line in removed if chrome.names_owner(line)]
    title = next((d.text for d in drafts if isinstance(d, Draft) and d.kind == "heading" and d.level == 1), "")
    return Reading(drafts=headed(drafts), notices=notices, info=([("title", title)] if title else []) + info[:1])


def decoded(data: bytes) -> str:
    """Return the text of `data`, by its byte-order mark, else as UTF-8, else as Windows-1252."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if data[:200].count(0) > len(data[:200]) // 4:
        return data.decode("utf-16-be" if data[:1] == b"\0" else "utf-16-le", errors="replace")
    text = odd_bytes.as_utf8(data)
    return data.decode("cp1252", errors="replace") if text is None else text


def cleaned(text: str) -> str:
    """Return `text` normalised (tabs kept), with literal markup taken out."""
    if "&" in text:
        text = html.unescape(text)
    text = "\n".join(map(_untagged, text.split("\n"))) if "<" in text else text
    text = _TAG.sub("", text)
    text = text if "|" in text else _ROW_OF_SIGNS.sub("", _UNDERLINED.sub(_as_heading, text.replace("\r\n", "\n")))
    text = _EMPHASIS.sub(lambda m: m["inner"], _BOLD.sub(lambda m: m["inner"], text))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join("\t".join(normalise(part).replace("\n", " ") for part in line.split("\t")) for line in text.split("\n"))


def _untagged(line: str) -> str:
    """Return a line with its tags of lists and breaks as line breaks; in a row between tabs, which they do not end, as blanks."""
    row = "\t" in line
    return _BREAK_TAG.sub(" " if row else "\n", _LIST_TAG.sub(" " if row else "\n- ", line))


def _as_heading(found: re.Match[str]) -> str:
    title, rule = found["title"].rstrip(), found["rule"]
    if not 0.6 * len(title) <= len(rule) <= 1.6 * len(title) + 4 or re.search(r"[.;,:!]$", title):
        return found.group()
    return f"{'#' if rule[0] == '=' else '##'} {title}\n"


def _drafts(lines: list[str]) -> list[Draft | TableDraft]:
    style = text_lines.style(lines)
    out: list[Draft | TableDraft] = []
    body: list[str] = []
    at, carried = 0, None

    def flush(above_table: bool = False) -> None:
        out.extend(text_lines.drafts(body, replace(style, opening=not out, above_table=above_table)))
        body.clear()

    while at < len(lines):
        # A line of tabs alone begins nothing: a table read from there would not move on.
        start = text_tables.starts(lines, at) if lines[at].strip() else None
        if start is None:
            body.append(lines[at])
            at += 1
            continue
        for _ in range(min(start.back, len(body))):
            body.pop()
        flush(above_table=True)
        made, after, carried = text_tables.read(lines, start, carried, _level(out), style)
        out.extend(made)
        if after <= at:  # nothing but the line before it was taken: this one is no table
            body.append(lines[at])
        at = max(after, at + 1)
    flush()
    return out


def _level(out: list[Draft | TableDraft]) -> int:
    return next((d.level for d in reversed(out) if isinstance(d, Draft) and d.kind == "heading"), 0)
