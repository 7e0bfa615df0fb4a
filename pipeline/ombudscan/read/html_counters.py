"""Numbers that only a page's style sheet prints: CSS counters before clauses, and the kinds of numbers of its lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ombudscan.read.html_fields import tab_titles
from ombudscan.read.numerals import formatted

_MOST_CSS = 500_000
_MOST_RULES = 200
_DEEPEST = 150
_LONGEST = 20
_RULE = re.compile(r"([^{}@;]{1,500})\{([^{}]{0,2000})\}")
_DECLARATION = re.compile(r"([a-z-]{1,40})\s*:\s*((?:\"[^\"]*\"|'[^']*'|[^;\"']){0,900})", re.IGNORECASE)
_COUNTS = re.compile(r"([A-Za-z_][\w-]{0,60})(?:\s+([+-]?\d{1,6}))?")
_CONTENT = re.compile(
    r"\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'"
    r"|counters\(\s*(?P<all>[\w-]+)\s*,\s*(?:\"(?P<between>[^\"]*)\"|'(?P<apart>[^']*)')\s*(?:,\s*(?P<style>[\w-]+)\s*)?\)"
    r"|counter\(\s*(?P<one>[\w-]+)\s*(?:,\s*(?P<form>[\w-]+)\s*)?\)",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"::?before\s*$|::marker\s*$", re.IGNORECASE)
_PSEUDO = re.compile(r"::?(?:after|before|marker|hover|focus|first-\w+|last-child|nth-[\w-]+)", re.IGNORECASE)
STYLES = {
    "decimal": "decimal",
    "decimal-leading-zero": "decimalZero",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "none": "",
}
_LIST_STYLE = re.compile(rf"\b({'|'.join(STYLES)})\b", re.IGNORECASE)


@dataclass(slots=True)
class Printed:
    """What a page shows besides its text: the number before a node's words and the number format of a list, by the nodes' ids,
    and the words on the tab that opens a panel, by the panel's id."""

    labels: dict[int, str] = field(default_factory=dict)
    forms: dict[int, str] = field(default_factory=dict)
    tabs: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Does:
    """What the style sheet says of one node."""

    resets: dict[str, int] = field(default_factory=dict)
    adds: dict[str, int] = field(default_factory=dict)
    content: str = ""


def printed(tree: LexborHTMLParser, body: LexborNode) -> Printed:
    """Return the numbers that the page's own style sheets print."""
    css = _without_comments("\n".join(s.text(deep=True) for s in tree.css("style"))[:_MOST_CSS])
    out = Printed(tabs=tab_titles(body))
    if "counter" not in css and "list-style" not in css:
        return out
    does: dict[int, _Does] = {}
    for selector, before, said in _rules(css):
        for node in _matched(body, selector):
            _take(node, said, before, does, out)
    if any(d.content for d in does.values()):
        _Counting(does, out.labels).walk(body, 0)
    return out


def _without_comments(css: str) -> str:
    """Return a style sheet with a blank in place of each comment; one that does not end goes on to the end."""
    kept, at = [], 0
    while (begin := css.find("/*", at)) >= 0:
        end = css.find("*/", begin + 2)
        kept.append(css[at:begin])
        at = end + 2 if end >= 0 else len(css)
    return " ".join((*kept, css[at:]))


def list_form(style: str) -> str | None:
    """Return the number format that a declaration of list-style names ("" for none), or None where it names none."""
    found = _LIST_STYLE.search(style)
    return STYLES[found[1].lower()] if found else None


def _rules(css: str) -> Iterator[tuple[str, bool, dict[str, str]]]:
    """Yield selector, whether it is of what stands before the node, and its declarations, for rules on counters and lists."""
    count = 0
    for selectors, body in _RULE.findall(css):
        said = {name.lower(): value.strip() for name, value in _DECLARATION.findall(body)}
        if not any(
            name.startswith(("counter-", "list-style")) or (name == "content" and "counter" in value) for name, value in said.items()
        ):
            continue
        for selector in selectors.split(","):
            count += 1
            if count > _MOST_RULES:
                return
            before = bool(_BEFORE.search(selector.strip()))
            yield _BEFORE.sub("", selector.strip()).strip(), before, said


def _matched(body: LexborNode, selector: str) -> list[LexborNode]:
    if not selector or _PSEUDO.search(selector) or re.search(r"[~+]|:has", selector):  # these take time by the square of a page's length
        return []
    try:
        found = list(body.css(selector))
    except Exception:  # selectolax raises its own error for selectors that it does not know
        return []
    return [*found, body] if selector.lower() == "body" and body not in found else found


def _take(node: LexborNode, said: dict[str, str], before: bool, does: dict[int, _Does], out: Printed) -> None:
    own = does.setdefault(node.mem_id, _Does())
    for name, value, otherwise in (
        ("counter-reset", own.resets, 0),
        ("counter-set", own.resets, 0),
        ("counter-increment", own.adds, 1),
    ):
        value.update({n: int(k) if k else otherwise for n, k in _COUNTS.findall(said.get(name, "")) if n != "none"})
    if before and "counter" in said.get("content", ""):
        own.content = said["content"]
    form = list_form(f"{said.get('list-style-type', '')} {said.get('list-style', '')}") if not before else None
    if form is not None:
        out.forms[node.mem_id] = form


class _Counting:
    """Goes through a page in order and counts as a browser would: a counter lives in its node's siblings and all within them."""

    def __init__(self, does: dict[int, _Does], labels: dict[int, str]) -> None:
        self.does = does
        self.labels = labels
        self.values: dict[str, list[int]] = {}

    def walk(self, node: LexborNode, depth: int) -> None:
        """Count the children of a node."""
        made: set[str] = set()
        for child in node.iter():
            own = self._own(child)
            if own is not None:
                for name, value in own.resets.items():
                    self._set(name, value, made)
                for name, step in own.adds.items():
                    if not self.values.get(name):
                        self._set(name, 0, made)
                    self.values[name][-1] += step
                if own.content and (label := self._said(own.content)):
                    self.labels[child.mem_id] = label
            if depth < _DEEPEST:
                self.walk(child, depth + 1)
        for name in made:
            self.values[name].pop()

    def _own(self, node: LexborNode) -> _Does | None:
        """What the style sheet says of a node, and its own style attribute over it."""
        own = self.does.get(node.mem_id)
        style = node.attributes.get("style") or ""
        if "counter-" not in style:
            return own
        said = {name.lower(): value for name, value in _DECLARATION.findall(style)}
        resets = {n: int(k) if k else 0 for n, k in _COUNTS.findall(said.get("counter-reset", said.get("counter-set", ""))) if n != "none"}
        adds = {n: int(k) if k else 1 for n, k in _COUNTS.findall(said.get("counter-increment", "")) if n != "none"}
        base = own or _Does()
        return _Does(resets=resets or base.resets, adds=adds or base.adds, content=base.content)

    def _set(self, name: str, value: int, made: set[str]) -> None:
        if name in made:
            self.values[name][-1] = value
        else:
            self.values.setdefault(name, []).append(value)
            made.add(name)

    def _said(self, content: str) -> str:
        parts: list[str] = []
        for m in _CONTENT.finditer(content):
            if m["all"]:
                numbers = [formatted(n, STYLES.get((m["style"] or "decimal").lower(), "decimal")) for n in self.values.get(m["all"], [])]
                parts.append((m["between"] or m["apart"] or "").join(numbers))
            elif m["one"]:
                stack = self.values.get(m["one"]) or [0]
                parts.append(formatted(stack[-1], STYLES.get((m["form"] or "decimal").lower(), "decimal")))
            else:
                parts.append(m["double"] or m["single"] or "")
        label = " ".join(re.sub(r"\\[0-9a-fA-F]{1,6}\s?", " ", "".join(parts)).split())
        return label if len(label) <= _LONGEST else ""
