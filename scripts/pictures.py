"""Draw docs/images/report.png: the beginning of the report on a sample policy, as a browser shows it.

    python scripts/pictures.py

Needs Chromium (on Debian: chromium) and the extra [browser]. Drawn again whenever the report's look changes.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
POLICY = ROOT / "corpus" / "samples" / "stourmere-borough-council" / "policy.pdf"
PICTURE = ROOT / "docs" / "images" / "report.png"
AS_OF = "2026-11-21"
WIDTH, MARGIN = 960, 12  # CSS pixels
SCALE = 0.8  # a README shows no more than some 800 pixels
COLOURS = 128


def report(folder: Path) -> Path:
    """Return the HTML report on the sample policy, written into `folder` by the command line's own writer."""
    from typer.testing import CliRunner

    from ombudscan.cli import app

    done = CliRunner().invoke(app, ["check", str(POLICY), "--as-of", AS_OF, "--format", "html", "--out", str(folder), "--fail-on", "never"])
    if done.exit_code:
        raise SystemExit(done.output)
    (made,) = folder.glob("*.html")
    return made


def draw(page: Path, chromium: str) -> None:
    """Photograph the page from its top to the end of its first finding."""
    from PIL import Image
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        shown = browser.new_page(viewport={"width": WIDTH, "height": 900}, device_scale_factor=SCALE)
        shown.goto(page.as_uri())
        first = shown.locator("article").first.bounding_box()
        assert first, "the report begins with a finding"
        height = first["y"] + first["height"] + MARGIN
        shown.screenshot(path=PICTURE, full_page=True, clip={"x": 0, "y": 0, "width": WIDTH, "height": height})
        browser.close()
    with Image.open(PICTURE) as taken:
        taken.convert("RGB").quantize(COLOURS).save(PICTURE, optimize=True)


def main() -> int:
    """Draw the picture, or say what is missing."""
    chromium = os.environ.get("OMBUDSCAN_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        print("Chromium is not installed (on Debian: apt-get install chromium).", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        draw(report(Path(folder)), chromium)
    print(f"written: {PICTURE.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
