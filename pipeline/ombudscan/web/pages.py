"""Values -> pages: our own templates, everything escaped, nothing undefined, no control character."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import HTMLResponse

from ombudscan.report import made
from ombudscan.version import VERSION
from ombudscan.web import keys
from ombudscan.web.settings import ServeSettings

if TYPE_CHECKING:
    from jinja2 import Environment


def page(request: Request, template: str, status: int = 200, **values: object) -> HTMLResponse:
    """Return the page that `template` makes of `values`.

    `csrf`, `settings`, `path`, `program` (its version), `status`, `keys` (whether single keys do anything) and `here` (the page's own
    address, where it has one) are there in every template.
    """
    settings: ServeSettings = request.app.state.settings
    of_all = {"csrf": settings.csrf, "settings": settings, "path": request.url.path, "program": VERSION, "status": status}
    found = environment().get_template(template)
    return HTMLResponse(found.render(keys=keys.on(request), here=keys.here(request), **of_all, **values), status)


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
    return made.seen(value) if type(value) is str else value
