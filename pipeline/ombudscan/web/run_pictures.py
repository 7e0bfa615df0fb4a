"""The stretch of a page that holds some words, marked; drawn in an isolated child, from a file that is still as it was read."""

from __future__ import annotations

import hashlib
import io
import queue
import threading
from collections import OrderedDict
from contextlib import suppress
from pathlib import Path

from ombudscan import isolate
from ombudscan.nouns import Picture, Span
from ombudscan.web.run_nouns import Paper

Task = tuple[Path, str, Span]
# Pictures that are kept, some 100 kB each.
_KEPT = 64
# Pages drawn at one time, each by a child of its own: one that takes long keeps no other waiting.
_AT_ONCE = 2
_PDF = "application/pdf"
_CHUNK = 1 << 20


class Pictures:
    """Draws pictures of the documents below `folder`; None where none was named. `close` ends its children."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder.resolve() if folder else None
        self._reach = isolate.Reach(read=(self._folder,) if self._folder else ())
        self._kept: OrderedDict[tuple[str, int, int], bytes | None] = OrderedDict()
        self._same: dict[Path, tuple[int, int, str]] = {}
        self._lock = threading.Lock()
        self._free: queue.LifoQueue[isolate.Children | None] = queue.LifoQueue()
        for _ in range(_AT_ONCE):
            self._free.put(None)

    def lacking(self, paper: Paper, start: int | None) -> str:
        """Return why there is no picture of some words of a document; "" where there is one."""
        if start is None:
            return "Nothing in the document can be pointed at."
        if paper.media_type != _PDF:
            return f"{paper.source} has no pages to show (it is no PDF): the words are all there is."
        if self._folder is None:
            return "To see the page itself, serve the run with --documents FOLDER, the folder that was audited."
        path = self._path(paper)
        if path is None:
            return f"{paper.path} is not in the folder of documents: the words are all there is."
        if self._digest(path) != paper.sha256:
            return f"{paper.path} has changed since it was read: its page is not shown, since the words may stand elsewhere now."
        return ""

    def marked(self, paper: Paper, start: int, end: int) -> bytes | None:
        """Return a WebP picture with the words marked, None where the page cannot be drawn."""
        about = (paper.sha256, start, end)
        with self._lock:
            if about in self._kept:
                self._kept.move_to_end(about)
                return self._kept[about]
        path = None if self.lacking(paper, start) else self._path(paper)
        if path is None:  # it may be there the next time
            return None
        made = self._drawn(path, paper, Span(start=start, end=end))
        with self._lock:
            self._kept[about] = made
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return made

    def close(self) -> None:
        """End the children."""
        for _ in range(_AT_ONCE):
            if (children := self._free.get()) is not None:
                children.__exit__(None, None, None)
        for _ in range(_AT_ONCE):
            self._free.put(None)

    def _drawn(self, path: Path, paper: Paper, span: Span) -> bytes | None:
        children = self._free.get()
        try:
            children = children or isolate.Children(1, reach=self._reach)
            return _drawn_by(children, (path, paper.sha256, span))
        finally:
            self._free.put(children)

    def _path(self, paper: Paper) -> Path | None:
        """The document's file, if it is there and stands below the folder: a run may come from elsewhere, and name any path."""
        if self._folder is None or "\x00" in paper.path:
            return None
        with suppress(OSError, RuntimeError):  # a name longer than the system allows, a loop of links
            path = (self._folder / paper.path).resolve()
            return path if path.is_relative_to(self._folder) and path.is_file() else None
        return None

    def _digest(self, path: Path) -> str:
        """The SHA-256 of a file's bytes, counted again only when its size or time has changed."""
        try:
            stat = path.stat()
            size, time, known = self._same.get(path, (-1, -1, ""))
            if (size, time) != (stat.st_size, stat.st_mtime_ns):
                with path.open("rb") as file:
                    known = hashlib.file_digest(file, "sha256").hexdigest()
                self._same[path] = (stat.st_size, stat.st_mtime_ns, known)
            return known
        except OSError:
            return ""


def _drawn_by(children: isolate.Children, task: Task) -> bytes | None:
    running = isolate.run(work, [task], seconds=lambda t: isolate.seconds(t[0]), name=lambda t: t[0].name, workers=1, children=children)
    for _, answer in running:
        return None if isinstance(answer, isolate.Failed) else answer
    return None


def work(task: Task) -> bytes | None:
    """Run in the child: the stretch of the page with the words marked, None where there is none."""
    from ombudscan.isolate.pictures import draw

    path, sha256, span = task
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != sha256:
        return None
    (picture,) = draw(data, (span,)).pictures
    return with_marks(picture) if picture else None


def with_marks(picture: Picture) -> bytes:
    """Return the picture with its marks upon it: the words on yellow, with a line beneath for those who see no yellow."""
    from PIL import Image, ImageChops, ImageDraw

    image = Image.open(io.BytesIO(picture.webp)).convert("RGB")
    across = image.width / (picture.shown.x1 - picture.shown.x0)
    veil = Image.new("RGB", image.size, "white")
    boxes = [
        ((b.x0 - picture.shown.x0) * across, (b.top - picture.shown.top) * across, (b.x1 - picture.shown.x0) * across,
         (b.bottom - picture.shown.top) * across)
        for b in picture.marks
    ]  # fmt: skip
    yellow = ImageDraw.Draw(veil)
    for x0, top, x1, bottom in boxes:
        yellow.rectangle((x0 - 3, top - 1, x1 + 3, bottom + 1), fill=(255, 226, 92))
    marked = ImageChops.multiply(image, veil)
    line = ImageDraw.Draw(marked)
    for x0, _, x1, bottom in boxes:
        line.rectangle((x0 - 3, bottom, x1 + 3, bottom + 2), fill=(176, 0, 32))
    out = io.BytesIO()
    marked.save(out, "WEBP", quality=70, method=2)
    return out.getvalue()
