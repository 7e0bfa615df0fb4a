"""What a website puts round every page, by its words: menus, cookie notices, breadcrumbs, feedback and share links."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

# A whole line or short block that no policy or form would hold: "Skip to content", "Was this page useful? Yes No".
_PHRASES = re.compile(
    r"""(?:
        skip\ (?:to|navigation|past)\b.*
      | (?:jump|go|return)\ (?:back\ )?to\ (?:the\ )?(?:top|main\ content|content|homepage)\b.* | back\ to\ (?:the\ )?top
      | (?:toggle|open|close|show|hide|main|site|mobile)\s(?:the\s)?(?:menu|navigation|nav|search).*
      | search\s(?:the|this)\s(?:site|website)\W* | sign\ (?:in|out)\ to\b.{0,40}
      | (?:expand|collapse|open|close|show|hide)\ all\b.{0,20}
      | (?:was|is|did)\ (?:you\ find\ )?(?:this|the)\ (?:page|information|content|article|what)\b.{0,60}\?.{0,30}
      | did\ you\ find\ (?:what\ you\ (?:were|are)\ looking\ for|(?:this|it)\b.{0,20}\b(?:useful|helpful))\b.{0,30}
      | how\ (?:useful|helpful)\ (?:was|is)\ this\ page.{0,40} | rate\ this\ page.{0,30}
      | give\ (?:us\ )?feedback\ (?:on|about)\ this\ (?:page|website).{0,20}
      | (?:report|tell\ us\ about)\ a\ problem\ with\ this\ page
      | (?:share|print|email|tweet|bookmark|listen\ to|translate)\ (?:this|the)\ (?:page|article|content).{0,30}
      | (?:share|tweet|like|follow\ us)\ (?:on|via)\b.{0,40}
      | related\ (?:items?|pages?|links?|content|articles?|topics?)\W*
      | (?:you\ (?:may|might)\ (?:also\ )?(?:want|like|be\ interested\ in)|elsewhere\ on\ (?:this|our)\ site|also\ in\ this\ section
          |more\ (?:on\ this\ site|like\ this)|popular\ pages|quick\ links|useful\ links|most\ (?:read|popular)|latest\ news)\b.{0,40}
      | cookies?\ (?:settings|notice|preferences|information|on\ this\ (?:site|website)) | manage\ cookies.{0,30}
      | (?:accept|reject|allow|decline|deny)\ (?:all|additional|analytics|optional)?\ ?cookies.{0,20} | close\ banner.{0,20}
      | we\ (?:would\ like\ to\ |also\ )?use\ (?:\w+\ ){0,3}cookies\b.* | (?:this|our)\ (?:site|website)\ uses\ (?:\w+\ ){0,3}cookies\b.*
      | (?:sign\ up|subscribe)\ (?:to|for)\b.{0,60}newsletter.{0,30} | (?:website|web\ design|design(?:ed)?)\ by\b.{0,50}
      | (?:©|copyright\b).{0,120} | all\ rights\ reserved\W* | powered\ by\b.{0,40}
    )\W{0,300}""",
    re.IGNORECASE | re.VERBOSE,
)
# Words of menus and feet: a section of a policy may be called so too, hence only at the edges of a page.
_MENU = re.compile(
    r"""(?:
        menu | search\W* | sign\ (?:in|up|out)\b.{0,40} | log\ ?(?:in|out|on)\b.{0,20} | (?:my\ )?account | basket
      | share | tweet | print | facebook | twitter | x | linkedin | instagram | youtube | whatsapp | (?:follow|find)\ us\b.{0,40}
      | see\ also | in\ this\ section | related\ (?:information|documents?) | cookies?(?:\ policy)? | accept(?:\ all)? | reject(?:\ all)?
      | (?:sign\ up|subscribe)\ (?:to|for)\b.{0,60} | newsletter | donate(?:\ now)? | (?:web)?site\ (?:by|map)\b.{0,40} | sitemap
      | accessibility(?:\ statement|\ tools)? | privacy(?:\ (?:policy|notice|statement))? | terms(?:\ (?:and|&)\ conditions|\ of\ use)?
      | disclaimer | modern\ slavery(?:\ statement)? | (?:a-\s*)?(?:a\s*)?a\+ | high\ contrast | listen | read\ aloud | translate(?:\ page)?
      | (?:increase|decrease|reset|change)?\ ?(?:text|font)\ size.{0,20}
      | (?:previous|next)(?:\ (?:page|section|article))?(?:\s?[:»›→].{0,80})?
      | [«‹←]\s?previous.{0,80} | opens?\ in\ (?:a\ )?new\ (?:tab|window)
      | contact(?:\ us)? | home | news | careers | vacancies | jobs | work\ (?:for|with)\ us | about\ us
    )\W{0,300}""",
    re.IGNORECASE | re.VERBOSE,
)
_OPENING = re.compile(
    r"(?:skip (?:to|navigation)|toggle|(?:open|main|site|mobile) (?:the )?(?:menu|navigation)|menu\b|we use cookies"
    r"|this (?:web)?site uses cookies"
    r"|cookies? (?:on|settings|information)|search\b|sign in|log ?in|you are here)",
    re.I,
)
_CRUMBS = re.compile(r"(?:you are here:?\s*)?home\s*(?:[/>»›|→\\]|::)\s*\S.*", re.I)
_ENDING = re.compile(
    r"(?:related (?:items?|pages?|links?|content|information|documents?)|(?:was|is) this (?:page|information)|did you find what"
    r"|rate this page|share (?:this|on)"
    r"|sign up (?:to|for)|subscribe to|cookie (?:settings|policy|preferences)|back to (?:the )?top|(?:web)?site(?:map| by| map)"
    r"|website by|©|copyright"
    r"|privacy (?:policy|notice|statement)|accessibility(?: statement)?$|follow us|you (?:may|might) also|see also|elsewhere on|donate$"
    r"|previous:|next:"
    r"|all rights reserved|.{0,80}\bregistered (?:charity|society|office|provider|in england)\b)",
    re.I,
)
_DATED = re.compile(
    r"(?:(?:page|content|document)\s)?(?:was\s)?(?:last\s)?"
    r"(?:updated|reviewed|modified|published|amended|changed|review date|publication date|date published)\b"
    r".{0,40}?(?:19|20)\d\d\b.{0,20}",
    re.I,
)
_OF_THE_PAGE = re.compile(r"\s{0,300}(?:(?:back|return|go) to (?:the )?top|skip to [a-z ]++|print this page|share this page)\W*", re.I)
_OWNER = re.compile(r"\b(?:registered|charity|society|council|housing|homes|association|trust|©|copyright)\b", re.I)
# A title says what the document is: menus say "Complaints", titles "Complaints policy" or "Residents' complaints procedure".
_TITLE = re.compile(
    r"\b(?:complain\w*|feedback|concerns?|compensation|handling)\b.{0,300}\b(?:polic(?:y|ies)|procedures?|code|self.?assessment|process|guide|handling|form)\b"
    r"|self.?assessment",
    re.I,
)
_COOKIE_ROW = re.compile(r"^\s*(?:\|\s*)?(?:cookie(?:\s+name)?|name)\s*\|.*\b(?:duration|expir\w+|purpose|lifetime|type|provider)\b", re.I)
_MOST_TOP, _MOST_TAIL = 80, 60


def is_phrase(text: str) -> bool:
    """Whether a short block's whole text is what only a website says of itself ("Share this page")."""
    return len(text) <= 400 and bool(_PHRASES.fullmatch(text.strip()) or is_breadcrumb(text))


def is_furniture(text: str) -> bool:
    """Whether a short block at a page's edge is a part of the website: a menu word or such a phrase."""
    return is_phrase(text) or (len(text) <= 120 and bool(_MENU.fullmatch(text.strip())))


def is_breadcrumb(text: str) -> bool:
    """Whether a line is the path to the page ("Home / About us / Complaints")."""
    return len(text) <= 250 and bool(_CRUMBS.fullmatch(text.strip())) and not re.search(r"[.?!]$", text.strip())


def is_dated(text: str) -> bool:
    """Whether a line says when the page was published or changed ("Last updated: 3 May 2026")."""
    return len(text) <= 120 and bool(_DATED.search(text))


def names_owner(text: str) -> bool:
    """Whether a line of a page's foot may name the organisation ("... Registered charity")."""
    return bool(_OWNER.search(text)) and len(text) <= 200 and not _OPENING.match(text)


def trimmed(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the lines without the website's own at the top and the bottom, and the lines that were left out.

    The day of the last change moves from the foot to below the title, lest it pass for the evidence of a form's last row.
    """
    start, end = _top(lines), _tail(lines)
    end = max(end, start)
    removed = [line for line in [*lines[:start], *lines[end:]] if line.strip()]
    dated = [line for line in removed if is_dated(line)]
    middle = [line for line in lines[start:end] if not _stray(line)]
    while middle and (not middle[-1].strip() or (is_dated(middle[-1]) and not re.search(r"[|\t]", middle[-1]))):
        line = middle.pop()
        dated = [line, *dated] if line.strip() else dated
    first = next((n for n, line in enumerate(middle) if line.strip()), 0) + 1
    return [*middle[:first], *_framed(dated), *middle[first:]], [line for line in removed if line not in dated]


def _framed(lines: list[str]) -> list[str]:
    return ["", *lines, ""] if lines else []


def _stray(line: str) -> bool:
    """Links of the page itself that stand in the middle of it."""
    return bool(_OF_THE_PAGE.fullmatch(line))


def _top(lines: Sequence[str]) -> int:
    """Return where the page's own words begin: after menus that open with a skip link, a toggle or a breadcrumb."""
    full = [n for n, line in enumerate(lines) if line.strip()][:_MOST_TOP]
    crumbs = [n for n in full if is_breadcrumb(lines[n]) and all(_menuish(lines[m]) for m in full if m < n)]
    if crumbs:
        return crumbs[-1] + 1
    opening = [n for n in full if _OPENING.match(lines[n].strip()) and all(_menuish(lines[m]) for m in full if m <= n)]
    if not opening:
        return 0
    at = opening[-1] + 1
    while at < len(lines) and lines[at].strip() and _menuish(lines[at]) and not _TITLE.search(lines[at]):
        at += 1
    return at


def _menuish(line: str) -> bool:
    text = line.strip()
    if not text or is_furniture(text):
        return True
    return len(text.split()) <= 6 and "|" not in text and "\t" not in text and not re.search(r"[.;:,!]$|\d\.\d", text)


def _tail(lines: Sequence[str]) -> int:
    """Return where the page's own words end: before the first closing mark after which only short lines follow."""
    full = [n for n, line in enumerate(lines) if line.strip()]
    end = len(lines)
    piped = takewhile(lambda n: "|" in lines[n], reversed(full))
    if cookies := [n for n in piped if _COOKIE_ROW.search(lines[n])]:  # tables of the website's cookies end the page
        end = cookies[-1]
        full = [n for n in full if n < end]
    for n in reversed(full[-_MOST_TAIL:]):
        text = lines[n].strip()
        if _ENDING.match(text) or is_furniture(text):
            end = n
        elif not _footing(text):
            break
    return end


def _footing(text: str) -> bool:
    """Whether a line could stand in a page's foot: short and no statement."""
    if is_dated(text):
        return True
    return (
        len(text.split()) <= 10
        and len(text) <= 90
        and "|" not in text
        and not re.search(r"[.;:?]$", text)
        and not re.match(r"\d{1,20}\.\d", text)
    )
