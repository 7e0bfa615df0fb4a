"""The application: its routers, its guard, its files, its page of errors."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi import APIRouter, Depends, FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

from ombudscan.version import VERSION
from ombudscan.web import forms, run_serving
from ombudscan.web.guard import Guard, refusal
from ombudscan.web.refused import RefusedError, sentences
from ombudscan.web.settings import ServeSettings

if TYPE_CHECKING:
    from ombudscan.web.desk import Desk

_REAP_SECONDS = 30.0


def routers(settings: ServeSettings) -> Iterator[APIRouter]:
    """Yield every router of the application: the pages for drafts, and those for a run where one is served."""
    from ombudscan.web import draft_actions, draft_pages, keys

    yield keys.router
    yield draft_pages.router
    yield draft_actions.router
    if settings.run:
        yield from run_serving.routers()


def create_app(settings: ServeSettings) -> FastAPI:
    """Return the application; its settings are `app.state.settings`."""
    app = FastAPI(
        title="ombudscan",
        version=VERSION,
        openapi_url="/api/openapi.json",
        docs_url=None,  # these pages would load scripts from elsewhere
        redoc_url=None,
        lifespan=_lifespan,
        dependencies=[Depends(forms.guarded)],
    )
    app.state.settings = settings
    if settings.run:
        run_serving.begin(app, settings, settings.run)
    for router in routers(settings):
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=Path(__file__).with_name("static")))
    app.add_exception_handler(RefusedError, _refused)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_middleware(Guard, settings=settings)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    from ombudscan.web.desk import Desk

    desk = Desk(app.state.settings)
    app.state.desk = desk
    if app.state.settings.warm:
        threading.Thread(target=desk.readers.warm, daemon=True).start()
    reaping = asyncio.create_task(_reaping(desk))
    try:
        yield
    finally:
        reaping.cancel()
        await asyncio.to_thread(desk.close)
        await asyncio.to_thread(run_serving.end, app)


async def _reaping(desk: Desk) -> None:
    while True:
        await asyncio.sleep(min(_REAP_SECONDS, desk.settings.keep_seconds / 2))
        await asyncio.to_thread(desk.reap)


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, RefusedError)
    answer = refusal(request, error.status, error.reason, error.remedy)
    if error.status in (408, 413, 415):
        answer.headers["Connection"] = "close"  # the rest of the body is not waited for
    return answer


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    answer = refusal(request, error.status_code, *sentences(error.status_code))
    answer.headers.update(error.headers or {})
    return answer


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    if request.url.path.startswith("/api/"):
        return refusal(request, 422, "The request is not as the API's description says.", str([e["loc"] for e in error.errors()]))
    return refusal(request, 400, *sentences(400))
