"""Small forms: their values, and the mark that shows that one of our own pages held them."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import TypeVar
from urllib.parse import parse_qsl

from starlette.requests import Request

from ombudscan.web.refused import RefusedError, sentences

CSRF = "csrf"
HEADER = "X-CSRF-Token"
_MOST_FIELDS = 200
_SAFE = frozenset({"GET", "HEAD"})

F = TypeVar("F", bound=Callable[..., object])


def takes_files(endpoint: F) -> F:
    """Mark an endpoint that reads a form with files, and checks its mark, by itself."""
    endpoint.takes_files = True  # type: ignore[attr-defined]
    return endpoint


async def guarded(request: Request) -> None:
    """Refuse what would change something without the mark; every route of the application depends on this.

    The values of a small form are kept for `values`.
    """
    if request.method in _SAFE or getattr(request.state, "bearer", False):
        return
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "multipart/form-data" and getattr(request.scope.get("endpoint"), "takes_files", False):
        return
    given = request.headers.get(HEADER, "")
    if kind == "application/x-www-form-urlencoded":
        request.state.form = _fields(await request.body())
        given = given or request.state.form.get(CSRF, "")
    elif kind not in ("application/json", ""):
        raise RefusedError(415, *sentences(415))
    check(request, given)


def check(request: Request, given: str) -> None:
    """Refuse a mark that is not this session's."""
    if not secrets.compare_digest(given.encode(), request.app.state.settings.csrf.encode()):
        raise RefusedError(403, "The form is out of date.", "Nothing was done. Go back, load the page again and send it once more.")


def values(request: Request) -> dict[str, str]:
    """Return the values of the small form that was sent; of a name that is there twice the last."""
    form: dict[str, str] = getattr(request.state, "form", {})
    return form


def _fields(body: bytes) -> dict[str, str]:
    try:
        pairs = parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except (UnicodeDecodeError, ValueError):
        raise RefusedError(400, *sentences(400)) from None
    return {name: value.replace("\r\n", "\n") for name, value in pairs}
