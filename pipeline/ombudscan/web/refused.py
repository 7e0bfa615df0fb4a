"""What the application says no to, as one exception and one page."""

from __future__ import annotations

from http import HTTPStatus

from starlette.exceptions import HTTPException


class RefusedError(HTTPException):
    """A request that is not answered as asked: a status, what is wrong in a sentence, and what to do."""

    def __init__(self, status: int, reason: str, remedy: str = "") -> None:
        super().__init__(status, reason)
        self.status = status
        self.reason = reason
        self.remedy = remedy


# What is said where nobody said more.
SENTENCES: dict[int, tuple[str, str]] = {
    400: ("The request is not as it should be.", "Go back and try again."),
    403: ("This page is not for this browser.", "Open the address that `ombudscan serve` printed."),
    404: ("There is no such page.", "What was here may have been deleted. Begin again from the first page."),
    405: ("This page cannot be asked in that way.", "Go back and use its buttons."),
    408: ("Nothing more came for too long.", "Send it again."),
    413: ("That is more than is taken at once.", "Send less."),
    415: ("What was sent is of a kind that is not taken here.", "Go back and use the page's own form."),
    500: (
        "Something went wrong in ombudscan itself.",
        "Please report it; the terminal names the place in the program, without any of your text.",
    ),
}


def sentences(status: int) -> tuple[str, str]:
    """Return what is wrong and what to do for a status."""
    said = SENTENCES.get(status)
    return said or (f"The request was refused ({HTTPStatus(status).phrase.lower()}).", SENTENCES[400][1])
