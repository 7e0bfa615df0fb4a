"""What a server needs to serve a run: its routers, and what is opened with it and closed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from fastapi import APIRouter, FastAPI

from ombudscan.web.settings import ServeSettings


def routers() -> Iterator[APIRouter]:
    """Yield the routers of a run's pages, its exports and its API."""
    from ombudscan.web import run_api, run_decide, run_exports, run_pages

    yield run_pages.router
    yield run_decide.router
    yield run_exports.router
    yield run_api.router


def begin(app: FastAPI, settings: ServeSettings, run: Path) -> None:
    """Open the run's log of decisions; its tables are read when they are first asked for."""
    from ombudscan.web.run_book import Book
    from ombudscan.web.run_pictures import Pictures

    app.state.book = Book(run, settings.database)
    app.state.pictures = Pictures(settings.documents)


def end(app: FastAPI) -> None:
    """End the child that draws pictures, if there is one."""
    if pictures := getattr(app.state, "pictures", None):
        pictures.close()
