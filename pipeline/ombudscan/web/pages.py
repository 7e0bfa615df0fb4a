"""Values -> pages: our own templates, everything escaped, nothing undefined, no control character."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import HTMLResponse

from ombudscan.version import VERSION
from ombudscan.web import keys
from ombudscan.web.settings import ServeSettings

if TYPE_CHECKING:
    from jinja2 import Environment

# Control characters, and those that turn the direction of the text about them: none may reach the reader's eye unseen.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]")


def page(request: Request, template: str, status: int = 200, **values: object) -> HTMLResponse:
    """Return the page that `template` makes of `values`.

    `csrf`, `settings`, `path`, `program` (its version), `status`, `keys` (whether single keys do anything) and `here` (the page's own
    address, where it has one) are there in every template.
    """
    settings: ServeSettings = request.app.state.settings
    of_all = {"csrf": settings.csrf, "settings": settings, "path": request.url.path, "program": VERSION, "status": status}
    made = environment().get_template(template)
    return HTMLResponse(made.render(keys=keys.on(request), here=keys.here(request), **of_all, **values), status)


@cache
def environment() -> Environment:
    """Return the environment of all templates of this package."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("ombudscan.web"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=seen,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def seen(value: object) -> object:
    """Return a text with a mark in place of each character that a reader would not see."""
    return _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", value) if type(value) is str else value
