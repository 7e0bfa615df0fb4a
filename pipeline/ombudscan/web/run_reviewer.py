"""Who decides in this browser, and whether others' decisions are hidden from them: a cookie of their own."""

from __future__ import annotations

import json
from dataclasses import dataclass
from urllib.parse import quote, unquote

from starlette.requests import Request
from starlette.responses import Response

from ombudscan.decisions.entry import MOST_NAME, clean


@dataclass(frozen=True, slots=True)
class Reviewer:
    """A reviewer's name ("" where nobody has said it), and whether they read as a second reader who does not see the first's decisions."""

    name: str = ""
    blind: bool = False


def of(request: Request) -> Reviewer:
    """Return who decides in the browser that asks."""
    try:
        said = json.loads(unquote(request.cookies.get(_cookie(request), "")))
        return Reviewer(clean(str(said["name"]))[:MOST_NAME], said["blind"] is True)
    except (ValueError, KeyError, TypeError):
        return Reviewer()


def keep(request: Request, answer: Response, one: Reviewer) -> None:
    """Have the browser remember who decides, until it is closed."""
    value = quote(json.dumps({"name": one.name, "blind": one.blind}), safe="")
    answer.set_cookie(_cookie(request), value, httponly=True, samesite="strict", path="/")


def _cookie(request: Request) -> str:
    return f"ombudscan-reviewer-{request.url.port or 80}"
