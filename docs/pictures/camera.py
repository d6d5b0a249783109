"""Opens a page of a running newsroom in Chromium, and keeps what it looks like."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Page

HERE = Path(__file__).parent
SITE = "http://127.0.0.1:8000"
WIDTH = 1280
MOST_BYTES = 300_000
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@contextmanager
def window(height: int) -> Iterator["Page"]:
    """A window of a reader who was never here before, in the system's Chromium."""
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        raise SystemExit("There is no Chromium on the path. Install the package chromium.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser.new_page(viewport={"width": WIDTH, "height": height}, locale="en-GB", color_scheme="light")
        browser.close()


def look(page: "Page", whole: bool = False) -> Image.Image:
    """What the page looks like once its faces and pictures are there, those further down too."""
    page.evaluate("document.querySelectorAll('img').forEach(image => { image.loading = 'eager' })")
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    return Image.open(BytesIO(page.screenshot(full_page=whole))).convert("RGB")


def keep(picture: Image.Image, name: str) -> Path:
    """Write the picture as WebP, as good as the bytes allow."""
    target = HERE / f"{name}.webp"
    for quality in range(90, 20, -5):
        picture.save(target, "WEBP", quality=quality, method=6)
        if target.stat().st_size <= MOST_BYTES:
            return target
    raise SystemExit(f"{target} stays over {MOST_BYTES // 1000} KB. Show less of the page.")
