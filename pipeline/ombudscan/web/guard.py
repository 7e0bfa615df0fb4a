"""What stands before every page: who may ask, from where, how much; and what each answer forbids the browser.

Only a browser that was given the printed address gets in: its token is exchanged for a cookie that no script reads and no other
site sends. A name in `Host` that is not ours (DNS rebinding) and a form from another origin are refused.
"""

from __future__ import annotations

import asyncio
import secrets
import sys
import traceback
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ombudscan.web.pages import page
from ombudscan.web.refused import RefusedError, sentences
from ombudscan.web.settings import ServeSettings

OPEN = "/open"
API = "/api/"
STATIC = "/static/"
# Bytes of a body, but for the pages that take files: they count for themselves.
MOST_BODY = 1_000_000
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "Cache-Control": "no-store",
}
_NAMES = frozenset({"127.0.0.1", "localhost"})
_SAFE = frozenset({"GET", "HEAD"})


class Guard:
    """The outermost layer of the application."""

    def __init__(self, app: ASGIApp, settings: ServeSettings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request: refuse it, let the browser in, or hand it on."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        request = Request(scope)
        out = _Answer(send)
        try:
            answer = self._refusal(request) or self._opened(request)
            if answer is not None:
                await answer(scope, receive, out.send)
            else:
                body = _Body(receive, request, self._settings)
                await self._app(scope, body.receive, out.send)
        except ClientDisconnect:  # whoever asked has gone: there is nobody to tell, and nothing went wrong here
            return
        except Exception as error:
            _tell(error)
            if not out.begun:
                await refusal(request, 500, *sentences(500))(scope, receive, out.send)

    def _refusal(self, request: Request) -> Response | None:
        """The answer to a request that goes no further, None to one that does."""
        headers = request.headers
        if not _ours(headers):
            return refusal(request, 400, "The request is addressed to another machine's name.", "Open the address that was printed.")
        if not _own_site(request):
            return refusal(request, 403, "Another site sent this request.", "Nothing was done. Open the address that was printed.")
        if request.url.path == OPEN or (request.url.path.startswith(STATIC) and request.method in _SAFE):
            return None
        return None if self._known(request) else refusal(request, 403, *sentences(403))

    def _known(self, request: Request) -> bool:
        """Whether the browser has the cookie, or a program that asks the API the token."""
        kind, _, given = request.headers.get("authorization", "").partition(" ")
        bearer = request.url.path.startswith(API) and kind.lower() == "bearer" and _same(given, self._settings.token)
        request.scope.setdefault("state", {})["bearer"] = bearer
        return bearer or _same(request.cookies.get(cookie(request), ""), self._settings.session)

    def _opened(self, request: Request) -> Response | None:
        """Exchange the token for the cookie and lead away from the address that holds it."""
        if request.url.path != OPEN or request.method != "GET":
            return None
        given = parse_qs(request.url.query).get("token", [""])[0]
        if not _same(given, self._settings.token):
            return refusal(request, 403, "This address is out of date.", "Open the address that `ombudscan serve` printed last.")
        # A page of our own leads on, not a redirect: a browser that came from elsewhere sends the strict cookie only from here.
        home = "/run" if self._settings.run else "/"
        answer = page(request, "open.html", home=home)
        answer.headers["Refresh"] = f"0; url={home}"
        answer.set_cookie(cookie(request), self._settings.session, httponly=True, samesite="strict", path="/")
        return answer


def cookie(request: Request) -> str:
    """Return the cookie's name; browsers do not tell the ports of a machine apart, so the port is in it."""
    return f"ombudscan-{request.url.port or 80}"


def refusal(request: Request, status: int, reason: str, remedy: str) -> Response:
    """Return the answer that says no: a page, or JSON to a program."""
    if request.url.path.startswith(API):
        return JSONResponse({"detail": f"{reason} {remedy}".strip()}, status)
    if "app" not in request.scope:  # asked before the application began: no template knows its settings
        return HTMLResponse(reason, status)
    return page(request, "refused.html", status, reason=reason, remedy=remedy)


def _ours(headers: Headers) -> bool:
    name, _, port = headers.get("host", "").partition(":")
    return name in _NAMES and (not port or (port.isascii() and port.isdecimal() and len(port) < 6 and int(port) < 1 << 16))


def _own_site(request: Request) -> bool:
    """Whether a request that changes something, or is made by a script, comes from our own pages."""
    site = request.headers.get("sec-fetch-site", "")
    if request.method in _SAFE:
        return site != "cross-site" or request.headers.get("sec-fetch-mode") == "navigate"
    origin = request.headers.get("origin", "")
    if request.url.path.startswith(API) and not origin and not site:
        return True  # a program, which has to show the token
    # With no referrer told, browsers write "null" for a form's origin; what they say of the site no page can forge.
    return origin == f"{request.url.scheme}://{request.headers['host']}" or (origin in ("", "null") and site == "same-origin")


def _same(given: str, wanted: str) -> bool:
    return secrets.compare_digest(given.encode(), wanted.encode())


class _Answer:
    """The way out: every answer bears our headers."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.begun = False

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.begun = True
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
        await self._send(message)


class _Body:
    """The way in: a body is counted while it comes, and may not make us wait."""

    def __init__(self, receive: Receive, request: Request, settings: ServeSettings) -> None:
        self._receive = receive
        self._most = None if request.headers.get("content-type", "").startswith("multipart/form-data") else MOST_BODY
        self._patience = settings.silence_seconds
        self._count = 0
        self._whole = request.method in _SAFE

    async def receive(self) -> Message:
        if self._whole:
            return await self._receive()
        try:
            message = await asyncio.wait_for(self._receive(), self._patience)
        except TimeoutError:
            raise RefusedError(408, *sentences(408)) from None
        self._whole = not message.get("more_body", False)
        self._count += len(message.get("body", b""))
        if self._most is not None and self._count > self._most:
            raise RefusedError(413, *sentences(413))
        return message


def _tell(error: Exception) -> None:
    """Name the place of an error and its kind; its words may be the document's and are left out."""
    print("".join(traceback.format_tb(error.__traceback__)) + type(error).__name__, file=sys.stderr)
