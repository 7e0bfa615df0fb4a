"""The application in the browser, on this machine alone: drafts checked while they are written, and runs looked through.

create_app(settings)     the application (app.py names every router of it)
serve(settings, ...)     the application with a server on 127.0.0.1 (serving.py)
"""

from __future__ import annotations
