"""Single keys, which speech control and unsteady hands press by mistake: a page switches them off, and the browser remembers it."""

from __future__ import annotations

from urllib.parse import urlsplit

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ombudscan.web import forms

router = APIRouter(include_in_schema=False)
# Of all servers of this machine, whatever their port: it is the person's, and no secret.
_COOKIE = "ombudscan-keys"
_YEAR = 365 * 24 * 3600


def on(request: Request) -> bool:
    """Tell whether single keys do something in the browser that asks."""
    return request.cookies.get(_COOKIE) != "off"


def here(request: Request) -> str:
    """Return the address of the page that is asked for, within this server; "/" where it answers a form and has none."""
    if request.method != "GET" or request.url.path == "/open":
        return "/"
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")


@router.get("/keys")
def keys(request: Request, back: str = "/") -> Response:
    """Show the single keys, and the switch."""
    from ombudscan.web.pages import page

    return page(request, "keys.html", back=_own(back))


@router.post("/keys")
def switch(request: Request) -> Response:
    """Switch single keys on or off, and go back to where they were."""
    given = forms.values(request)
    answer = RedirectResponse(_own(given.get("back", "/")), 303)
    answer.set_cookie(_COOKIE, "on" if given.get("keys") == "on" else "off", max_age=_YEAR, httponly=True, samesite="strict", path="/")
    return answer


def _own(back: str) -> str:
    """An address within this server; "/" in place of one that leads elsewhere, and of pages that are none to go back to."""
    try:
        parts = urlsplit(back) if back.isprintable() and "\\" not in back else urlsplit("")
    except ValueError:  # a bracket that begins an address of a machine and does not end
        return "/"
    leads = parts.scheme or parts.netloc or not parts.path.startswith("/") or back.startswith("//") or parts.path in ("/keys", "/open")
    return "/" if leads else back
