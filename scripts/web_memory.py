"""What uploads made to harm cost the web process: `web_memory.py [--at-once 8] [--slow 64] [--most 50] [--only NAME ...]`.

Linux only (/proc). A server of ours as a child, first made warm by a sound document. Then, so many at a time: files that never end,
files too large, forms of endless fields and parts, bodies and headers that never end, and uploads that stop or drip. Told is of each
what the server answered, and by how much its resident memory rose at its highest above what it was before the first of them. Exits
with 1 where one was not answered with 4xx (or cut off, where no answer can be had), or memory rose by more than `--most` megabytes.
"""

from __future__ import annotations

import argparse
import asyncio
import re
import sys
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from pathlib import Path

from served import Server, serving

CHUNK = 65_536
KIND = "multipart/form-data; boundary=b"
SAMPLE = Path(__file__).resolve().parent.parent / "corpus" / "samples"
Body = Callable[[str], AsyncIterator[bytes]]


def part(name: str, value: str, file: str = "") -> bytes:
    named = f'; filename="{file}"' if file else ""
    return f'--b\r\nContent-Disposition: form-data; name="{name}"{named}\r\n\r\n{value}'.encode()


def opening(csrf: str) -> bytes:
    return part("csrf", csrf) + b"\r\n" + part("draft", "", "policy.txt")


async def endless(csrf: str) -> AsyncIterator[bytes]:
    """A file without an end."""
    yield opening(csrf)
    while True:
        yield b"x" * CHUNK


async def oversized(csrf: str) -> AsyncIterator[bytes]:
    """A whole form with a file of 60 MB, where 50 are allowed."""
    yield opening(csrf)
    for _ in range(60_000_000 // CHUNK):
        yield b"x" * CHUNK
    yield b"\r\n--b--\r\n"


async def field(csrf: str) -> AsyncIterator[bytes]:
    """A field that never ends."""
    yield part("csrf", csrf) + b"\r\n" + part("title", "")
    while True:
        yield b"x" * CHUNK


async def parts(csrf: str) -> AsyncIterator[bytes]:
    """Parts that never end."""
    while True:
        yield part("csrf", csrf) + b"\r\n"


async def plain(_: str) -> AsyncIterator[bytes]:
    """A body that is no form, without an end."""
    while True:
        yield b"x" * CHUNK


async def silent(csrf: str) -> AsyncIterator[bytes]:
    """A file that begins, and then nothing."""
    yield opening(csrf) + b"x"
    await asyncio.sleep(600)


async def dripping(csrf: str) -> AsyncIterator[bytes]:
    """A file of one byte every second."""
    yield opening(csrf)
    while True:
        yield b"x"
        await asyncio.sleep(1)


def head(server: Server, kind: str) -> bytes:
    """Return a request's head as the browser that was let in would send it, the body to come in chunks."""
    cookies = "; ".join(f"{k}={v}" for k, v in server.client.cookies.items())
    origin = str(server.client.base_url).rstrip("/")
    lines = (
        "POST /drafts HTTP/1.1",
        f"Host: {origin.partition('//')[2]}",
        f"Origin: {origin}",
        f"Cookie: {cookies}",
        f"Content-Type: {kind}",
        "Transfer-Encoding: chunked",
    )
    return "\r\n".join((*lines, "", "")).encode()


async def answered(server: Server, sent: AsyncIterator[bytes], first: bytes, chunked: bool) -> str:
    """Send until the server answers or cuts off; return the status of its answer, or `cut off`."""
    reader, writer = await asyncio.open_connection("127.0.0.1", server.client.base_url.port)

    async def send() -> None:
        with suppress(ConnectionError):
            writer.write(first)
            async for data in sent:
                writer.write(b"%x\r\n%b\r\n" % (len(data), data) if chunked else data)
                await writer.drain()
            writer.write(b"0\r\n\r\n" if chunked else b"")
            await writer.drain()

    sending = asyncio.create_task(send())
    try:
        line = (await asyncio.wait_for(reader.readline(), 300)).decode("latin-1")
    except (ConnectionError, TimeoutError):
        line = ""
    sending.cancel()
    writer.close()
    found = re.match(r"HTTP/1\.1 (\d+)", line)
    return found[1] if found else "cut off"


async def many(server: Server, body: Body, count: int, kind: str) -> Counter[str]:
    """Send so many at once; return how often the server answered what."""
    sending = (answered(server, body(server.csrf), head(server, kind), True) for _ in range(count))
    return Counter(await asyncio.gather(*sending))


async def headers(server: Server, count: int) -> Counter[str]:
    """Send so many heads without an end at once."""
    whole = head(server, KIND)[:-2]

    async def endless_head() -> AsyncIterator[bytes]:
        while True:
            yield b"X-Long: " + b"y" * CHUNK

    return Counter(await asyncio.gather(*(answered(server, endless_head(), whole, False) for _ in range(count))))


def held(process: int, what: str) -> float:
    """Return the megabytes of memory that a process holds (VmRSS) or has held at its highest (VmHWM)."""
    found = re.search(rf"{what}:\s+(\d+)", Path(f"/proc/{process}/status").read_text())
    assert found
    return int(found[1]) / 1000


def sound(server: Server, sample: Path, tries: int = 3) -> None:
    """Have a sound document read and deleted; on a machine that is busy with much else its time may run out once or twice."""
    for left in range(tries - 1, -1, -1):
        try:
            server.delete(server.bring(sample.name, sample.read_bytes())[0])
        except SystemExit:
            if not left:
                raise
        else:
            return


def main() -> int:
    parser = argparse.ArgumentParser(description="What uploads made to harm cost the web process.")
    parser.add_argument("--at-once", type=int, default=8)
    parser.add_argument("--slow", type=int, default=64)
    parser.add_argument("--most", type=float, default=50.0)
    parser.add_argument("--only", nargs="*", choices=[b.__name__ for b in BODIES], default=[b.__name__ for b in BODIES])
    asked = parser.parse_args()
    wrong = []
    with serving() as server:
        sample = next(iter(sorted(SAMPLE.glob("*/*.pdf"))))
        sound(server, sample)
        Path(f"/proc/{server.process}/clear_refs").write_text("5")  # the highest mark begins anew
        before = held(server.process, "VmRSS")
        for body, count in ((b, asked.slow if b in (silent, dripping) else asked.at_once) for b in BODIES if b.__name__ in asked.only):
            got = asyncio.run(many(server, body, count, KIND if body is not plain else "text/plain"))
            wrong += told(body.__name__, got, held(server.process, "VmHWM") - before, asked.most)
        wrong += told("headers", asyncio.run(headers(server, asked.at_once)), held(server.process, "VmHWM") - before, asked.most)
        sound(server, sample)
        print(f"the web process: {before:.0f} MB before, {held(server.process, 'VmRSS'):.0f} MB after; a sound document is read as before")
    print("\n".join(wrong) or f"each refused; memory never more than {asked.most:.0f} MB above what it was")
    return 1 if wrong else 0


BODIES: tuple[Body, ...] = (endless, oversized, field, parts, plain, silent, dripping)


def told(name: str, got: Counter[str], rose: float, most: float) -> list[str]:
    """Print what came of one sort; return what is wrong with it."""
    print(f"{name:<10} {', '.join(f'{n} x {answer}' for answer, n in got.most_common()):<30} highest so far +{rose:.1f} MB", flush=True)
    bad = [f"{name}: answered with {answer}" for answer in got if not answer.startswith("4") and answer != "cut off"]
    return bad + ([f"{name}: memory rose by {rose:.1f} MB"] if rose > most else [])


if __name__ == "__main__":
    sys.exit(main())
