"""The pages of the landlord officer's journey."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from ombudscan.web.pages import page

router = APIRouter(include_in_schema=False)


@router.get("/")
def start(request: Request) -> Response:
    """Show the form that takes a draft."""
    return page(request, "draft/start.html")
