"""Which parts of a web page are not its content: by tag, role, class words, position, links and wording."""

from __future__ import annotations

import re
from functools import cached_property

from selectolax.lexbor import LexborNode

from ombudscan.read import chrome

_NEVER = frozenset(
    "script style noscript template nav iframe svg canvas video audio object embed dialog menu select option datalist textarea head link "
    "meta math map area source track progress meter del s strike rp rt".split()
)
_ROLES = frozenset("navigation banner contentinfo search dialog alertdialog complementary menu menubar toolbar tablist tooltip log".split())
# Words of class names and ids. A part that bears a sure one goes; a part that bears a likely one goes if it looks the part.
_SURE = re.compile(
    r"(?:^|_)(?:cookies?|consent|gdpr|ccc?|breadcrumbs?|crumbs?|skip|skiplinks?|backtotop|back_to_top|pager|pagination|prev_next|share|sharing"
    r"|social|sociallinks|addthis|newsletter|popup|modal|chatbot|livechat|on_this_page|page_contents|site_(?:header|footer|nav|search))(?:_|$)"
)
_LIKELY = re.compile(
    r"(?:^|_)(?:menu|nav|navbar|navigation|footer|masthead|header|banner|alert|notification|sidebar|side|aside|related|feedback|rating|rate|useful|helpful"
    r"|tools?|toolbar|accessibility|search|subscribe|signup|login|advert|ads?|promo|print|toc|widget|breadcrumb|meta_nav|multi_page|quick_?links|survey)(?:_|$)"
)
_HIDDEN_NAMES = re.compile(r"(?:^|_)(?:sr_only|visually_hidden|visuallyhidden|screen_reader(?:_text)?|assistive_text|vh|offscreen)(?:_|$)")
# A closed accordion's or tab's panel is hidden until it is opened, and is content all the same.
_PANEL = re.compile(
    r"(?:^|_)(?:panel|accordion|collapse|collapsible|tab|tabs|toggle|expand|expandable|content|section|details|body)(?:_|$)"
)
_OPENED = re.compile(r"(?:^|_)(?:accordions?|collapse|collapsible|expander|expandable|disclosure)(?:_|$)")
_PARTS = 3  # of one class: fewer do not repeat
_LINKED = 0.35  # of a part's words, from which they are links to elsewhere
_SENTENCE = re.compile(r"[a-z]\w{0,40}[,;]?(?: \S+){5,200}[.:;](?:\s|$)", re.I)


class Whole:
    """What has to be known of a whole page to tell its parts: the ids of `panels` that buttons open, and which classes repeat."""

    def __init__(self, body: LexborNode, panels: frozenset[str]) -> None:
        self.panels = panels
        self._body = body

    def repeats(self, node: LexborNode) -> bool:
        """Whether parts of a node's class stand all over the page with words of their own, as headers of cards do."""
        return len(self._said.get((node.tag, node.attributes.get("class")), ())) > 1

    @cached_property
    def _said(self) -> dict[tuple[str | None, str | None], set[str]]:
        """The words of the first _PARTS parts of each tag and class that has so many."""
        parts: dict[tuple[str | None, str | None], list[LexborNode]] = {}
        for node in self._body.css("[class]"):
            alike = parts.setdefault((node.tag, node.attributes["class"]), [])
            if len(alike) < _PARTS:
                alike.append(node)
        return {names: {text_of(node) for node in alike} for names, alike in parts.items() if names[1] and len(alike) == _PARTS}


def is_furniture(node: LexborNode, inside: bool, whole: Whole) -> bool:
    """Whether a part of the `whole` page is left out; `inside` says that it stands in the main content."""
    tag = node.tag or ""
    if tag in _NEVER:
        return True
    attributes = node.attributes
    if _is_hidden(node, attributes, whole.panels):
        return True
    role = (attributes.get("role") or "").lower()
    if role in _ROLES:
        return not _holds_content(node)
    if tag in {"header", "footer"}:
        return not _holds_content(node) and (not inside or links(node) > 0.5 or tag == "footer")
    if tag == "aside":
        return not inside or _looks(node)
    if tag == "label" and node.css_first("input[type=radio]") is not None:
        return node.css_first("p, table, input[checked]") is None
    if tag == "form":
        return not _holds_content(node) and len(text_of(node)) < 600
    named = name_words(attributes)
    if not named or tag in {"body", "html", "main", "article", "table", "tr", "td", "th", "tbody", "thead"}:
        return False
    if _SURE.search(named):
        return not _holds_content(node)
    if _OPENED.search(named) and node.css_first("h2, h3, h4, h5, h6, button") is not None:
        return False
    if role == "alert" or _LIKELY.search(named):
        return not _holds_content(node) and _looks(node) and not (inside and links(node) <= _LINKED and whole.repeats(node))
    return bool(_HIDDEN_NAMES.search(named)) and len(text_of(node)) < 60


def _is_hidden(node: LexborNode, attributes: dict[str, str | None], panels: frozenset[str]) -> bool:
    style = (attributes.get("style") or "").replace(" ", "").lower()
    hidden = "hidden" in attributes or attributes.get("aria-hidden") == "true" or "display:none" in style or "visibility:hidden" in style
    if not hidden:
        return False
    if (attributes.get("id") or "") in panels or _PANEL.search(name_words(attributes)) or attributes.get("role") == "tabpanel":
        return False
    return len(text_of(node)) < 1500 or links(node) > 0.3


def _holds_content(node: LexborNode) -> bool:
    """A page whose whole body stands in a form or in a div called "header-wrap" still has its heading or main part there."""
    return node.css_first("h1, main, [role=main], article") is not None


def _looks(node: LexborNode) -> bool:
    """Whether a part looks like furniture: many links, a known caption, or few words and no sentences."""
    text = text_of(node)
    if links(node) > _LINKED:
        return True
    caption = node.css_first("h2, h3, h4, h5, legend, p")
    if caption is not None and chrome.is_furniture(text_of(caption)):
        return True
    if node.css_first("table") is not None:
        return False
    return len(text) < 400 and len(_SENTENCE.findall(text)) < (1 if node.css_first("button, input") is None else 2)


def name_words(attributes: dict[str, str | None]) -> str:
    """Return the words of a part's class and id, in small letters, joined by "_" ("cookieBar top" as "cookie_bar_top")."""
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"[:400]
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", names)
    return re.sub(r"[^a-z0-9]+", "_", spaced.lower()).strip("_")


def text_of(node: LexborNode) -> str:
    """Return all the words of a node on one line."""
    return " ".join(node.text(deep=True, separator=" ").split())


def links(node: LexborNode) -> float:
    """Return the share of a node's text that is links or buttons, 0 to 1."""
    total = len(text_of(node))
    return min(1.0, sum(len(text_of(a)) for a in node.css("a, button")) / total) if total else 0.0
