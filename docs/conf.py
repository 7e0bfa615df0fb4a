"""The site of the documentation: `make docs`. Nothing is fetched while it is built, and its pages fetch nothing from elsewhere."""

from __future__ import annotations

from pygments.lexers.special import TextLexer
from sphinx.application import Sphinx

from ombudscan.version import VERSION

project = "ombudscan"
author = "the ombudscan project"
release = version = VERSION
language = "en"

extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = f"ombudscan {VERSION}"
html_copy_source = False
html_show_sphinx = False
html_static_path: list[str] = []
myst_heading_anchors = 3
nitpicky = True

# Blocks shown as plain text: those of the rules' cases, which are invented documents whose kind the word behind the fence tells
# (tests/rules/README.md), and lists.
_PLAIN = ("csv", "policy", "procedure", "self-assessment", "row", "pair", "years", "landlords")


def setup(app: Sphinx) -> None:
    """Show documents and lists as the plain text that they are."""
    for kind in _PLAIN:
        app.add_lexer(kind, TextLexer)
