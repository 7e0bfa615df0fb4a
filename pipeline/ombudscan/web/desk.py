"""The drafts that are on the desk: their files in a private folder, their versions, what is being done with them, their end.

Only memory knows them: nothing is left of a draft once it is deleted, nor of any once the server has ended. What a server
that was killed left behind is removed by the next one.
"""

from __future__ import annotations

import datetime
import secrets
import shutil
import threading
import time
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from ombudscan import folders
from ombudscan.isolate import only
from ombudscan.nouns import Dismissal
from ombudscan.web import reading
from ombudscan.web.reading import CancelledError, Paper, Readers, Steps, Stored, UnreadableFileError
from ombudscan.web.refused import RefusedError
from ombudscan.web.settings import ServeSettings
from ombudscan.web.uploads import Received

PREFIX = "ombudscan-serve-"

State = Literal["waiting", "reading", "ready", "unreadable", "cancelled"]
# A finding, whatever its place in the report: rule, provision and fingerprint of its words.
Key = tuple[str, str | None, str]
# The fields of a form that bring a draft's documents, in their order.
FIELDS = ("draft", "beside")
Choice = Literal["agree", "unsure"]


@dataclass(slots=True, kw_only=True)
class Version:
    """One state of a draft: its files (the draft first) and what has become of their reading so far.

    `unfit` is the one among them that could not be read.
    """

    number: int
    files: tuple[Stored, ...]
    state: State = "waiting"
    doing: str = ""
    done: list[str] = field(default_factory=list)
    message: str = ""
    unfit: Stored | None = None
    papers: tuple[Paper, ...] = ()
    begun: float = field(default_factory=time.monotonic)
    took: float = 0.0
    stop: threading.Event = field(default_factory=threading.Event)
    work: Future[None] | None = None

    def told(self, step: str) -> None:
        """Take note of the step that begins."""
        if self.doing:
            self.done.append(self.doing)
        self.doing = step

    def watch(self) -> None:
        """Raise CancelledError once the user wants no more of it."""
        if self.stop.is_set():
            raise CancelledError


@dataclass(slots=True, kw_only=True)
class Draft:
    """A document under work: its versions, the last of them under way or read, and the user's decisions on its findings.

    What was set aside is kept by the document's place and by what it is on: two requests at once take nothing from one another.
    """

    id: str
    folder: Path
    day: str
    versions: list[Version] = field(default_factory=list)
    dismissals: dict[int, dict[Key, Dismissal]] = field(default_factory=lambda: {slot: {} for slot in range(len(FIELDS))})
    choices: dict[tuple[int, Key], Choice] = field(default_factory=dict)
    touched: float = field(default_factory=time.monotonic)

    @property
    def name(self) -> str:
        """The name of the draft's last version."""
        return self.versions[-1].files[0].name

    @property
    def read(self) -> list[Version]:
        """The versions that were read, in order."""
        return [v for v in self.versions if v.state == "ready"]

    @property
    def newest(self) -> list[Stored]:
        """Of each document the file to go on with: the last one that the user neither stopped nor found to be unreadable."""
        going = [v for v in reversed(self.versions) if v.state != "cancelled"] or self.versions[-1:]
        last = self.versions[-1].files
        return [next((v.files[i] for v in going if v.files[i] is not v.unfit), last[i]) for i in range(len(last))]


class Desk:
    """All drafts of a server; every method may be called from any thread."""

    def __init__(self, settings: ServeSettings) -> None:
        self.settings = settings
        self._held = folders.held(PREFIX, settings.folder)
        self.folder = self._held.path
        self.incoming = self.folder / "incoming"
        self.incoming.mkdir(mode=0o700)
        self._seen: dict[Path, float] = {}
        self.readers = Readers(settings.readers, only((self.folder, settings.model)))
        self._drafts: dict[str, Draft] = {}
        self._lock = threading.Lock()
        self._threads = ThreadPoolExecutor(settings.readers, thread_name_prefix="reader")

    @property
    def drafts(self) -> list[Draft]:
        """The drafts, the newest first."""
        with self._lock:
            return sorted(self._drafts.values(), key=lambda d: d.versions[-1].begun, reverse=True)

    def draft(self, id: str) -> Draft:
        """Return a draft, which is in use from now; raise RefusedError where there is none."""
        with self._lock:
            found = self._drafts.get(id)
            if found is None:
                raise RefusedError(
                    404, "There is no such draft.", "It was deleted, or not used for too long. Check it again from the first page."
                )
            found.touched = time.monotonic()
            return found

    def open(self, files: list[Received]) -> Draft:
        """Take files on the desk as a new draft and begin to read them; raise RefusedError where the desk is full."""
        with self._lock:
            if len(self._drafts) >= self.settings.most_drafts:
                raise RefusedError(
                    429, f"There are {len(self._drafts)} drafts on the desk already.", "Delete some from the first page and try again."
                )
            id = secrets.token_urlsafe(9)
            folder = self.folder / id
            folder.mkdir(mode=0o700)
            day = self.settings.as_of or datetime.date.today().isoformat()
            made = Draft(id=id, folder=folder, day=day)
            self._add(made, tuple(_stored(folder, f) for f in files))
            self._drafts[id] = made
        return made

    def renew(self, draft: Draft, received: Mapping[int, Received]) -> None:
        """Take new versions of some of a draft's documents, by their places, beside the others; what is under way is stopped.

        Raises RefusedError where the draft was deleted.
        """
        with self._lock:
            if draft.id not in self._drafts:
                raise RefusedError(404, "There is no such draft.", "It was deleted. Check it again from the first page.")
            kept = draft.newest
            _stop(draft)
            self._add(draft, tuple(_stored(draft.folder, received[i]) if i in received else f for i, f in enumerate(kept)))

    def _add(self, draft: Draft, files: tuple[Stored, ...]) -> None:
        version = Version(number=len(draft.versions) + 1, files=files)
        draft.versions.append(version)
        version.work = self._threads.submit(self._read, draft, version)

    def _read(self, draft: Draft, version: Version) -> None:
        """Run in a thread: the reading of one version, whatever comes of it."""
        try:
            version.watch()
            version.state = "reading"
            with self.readers.reader() as children:
                if not self.readers.ready.is_set():
                    version.told("Getting ready to read (a few seconds, only this once)")
                    self.readers.begin(children)
                steps = Steps(told=version.told, watch=version.watch)
                version.papers = reading.papers(version.files, self.settings, draft.day, children, steps)
            version.told("")
            version.state = "ready"
        except CancelledError:
            version.state = "cancelled"
        except UnreadableFileError as error:
            version.message, version.unfit, version.state = str(error), error.file, "unreadable"
        except Exception as error:  # of ours: told as such, without the document's words
            version.message, version.state = f"ombudscan itself failed ({type(error).__name__}). Please report this.", "unreadable"
        finally:
            version.took = time.monotonic() - version.begun

    def before(self, version: Version) -> int:
        """Return how many drafts are read before this one begins."""
        return sum(d.versions[-1].state in ("waiting", "reading") and d.versions[-1].begun < version.begun for d in self.drafts)

    def cancel(self, draft: Draft) -> None:
        """Stop what is being done with a draft; the child that reads it is ended."""
        _stop(draft)

    def delete(self, draft: Draft) -> None:
        """Delete a draft, its files and all that was found in them."""
        with self._lock:
            self._drafts.pop(draft.id, None)
        _stop(draft)
        for version in draft.versions:
            if version.work:
                version.work.add_done_callback(lambda _: shutil.rmtree(draft.folder, ignore_errors=True))
        shutil.rmtree(draft.folder, ignore_errors=True)

    def reap(self) -> None:
        """Delete the drafts that nobody has used for the set time, and what was left of uploads that broke off."""
        now = time.monotonic()
        with self._lock:
            old = [d for d in self._drafts.values() if now - d.touched > self.settings.keep_seconds]
        for draft in old:
            self.delete(draft)
        # by our own clock since a file was first seen: one that comes in goes on coming where the system's clock jumps
        self._seen = {path: self._seen.get(path, now) for path in self.incoming.iterdir()}
        for path, first in self._seen.items():
            if now - first > self.settings.upload_seconds + self.settings.silence_seconds:
                path.unlink(missing_ok=True)

    def close(self) -> None:
        """Stop everything and delete everything."""
        for draft in self.drafts:
            _stop(draft)
        self._threads.shutdown(cancel_futures=True)
        self.readers.close()
        self._held.release()


def _stop(draft: Draft) -> None:
    last = draft.versions[-1]
    last.stop.set()
    if last.state == "waiting" and last.work and last.work.cancel():
        last.state = "cancelled"


def _stored(folder: Path, one: Received) -> Stored:
    """Move a file that came in to where its hash says, under its own name."""
    place = folder / one.sha256
    place.mkdir(mode=0o700, exist_ok=True)
    return Stored(name=one.name, path=one.path.replace(place / one.name), sha256=one.sha256, size=one.size)
