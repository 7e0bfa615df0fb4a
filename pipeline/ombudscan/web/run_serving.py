"""What a server needs to serve a run: its routers, and what is opened with it and closed."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from fastapi import APIRouter, FastAPI

from ombudscan.store import NoRunError
from ombudscan.web.run_book import Book
from ombudscan.web.run_pictures import Pictures
from ombudscan.web.settings import ServeSettings


def routers() -> Iterator[APIRouter]:
    """Yield the routers of a run's pages, its exports and its API."""
    from ombudscan.web import run_api, run_decide, run_exports, run_pages

    yield run_pages.router
    yield run_decide.router
    yield run_exports.router
    yield run_api.router


def begin(app: FastAPI, settings: ServeSettings, run: Path) -> None:
    """Open the run's log of decisions, and begin to read its tables: who asks first waits the less."""
    app.state.book = book = Book(run, settings.database)
    if settings.warm:
        threading.Thread(target=_read, args=(book,), daemon=True).start()
    app.state.pictures = Pictures(settings.documents)


def _read(book: Book) -> None:
    with suppress(NoRunError):  # the first page says what is wrong
        book.held()


def end(app: FastAPI) -> None:
    """End the child that draws pictures, if there is one."""
    if pictures := getattr(app.state, "pictures", None):
        pictures.close()
