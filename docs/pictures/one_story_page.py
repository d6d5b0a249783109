"""The picture of "One story page, explained": the demo's lead story with a number at each of its places.

.venv/bin/python docs/pictures/one_story_page.py [ADDRESS]

Where a number stands is asked of the page itself, so the picture can be taken again whenever the page has changed.
What is not built yet has a hollow number; which rows those are is read from docs/one-story-page.md.
"""

import re
import sys
from pathlib import Path

from camera import HERE, SITE, keep, look, window
from PIL import Image, ImageDraw, ImageFont

PAGE = HERE.parent / "one-story-page.md"
LEAD = "/news/2026/11/23/marsh-brandt-second-meeting/"
PLACES = {
    1: "article.story h1",
    2: ".cards .card",
    3: "[aria-label='Latest stories']",
    4: "[aria-label='Related articles']",
    5: "#reply h2",
    6: "#reply button[type=submit]",
    7: "footer a[href='/contact/']",
    8: ".keep",
    9: ".subjects",
    10: "article p:has-text('A neighbour is someone')",
    11: "article p:has-text('their second meeting in two months')",
    12: "article p:has-text('signed a memorandum')",
}
ACCENT, PAPER = "#a3201d", "#ffffff"
RADIUS, GAP, LINE = 19, 10, 3
ROW = re.compile(r"^\| (\d+) \|(.*)$", re.MULTILINE)


def rows(page: Path = PAGE) -> dict[int, str]:
    """The rows of the document's table, by their number."""
    return {int(number): row for number, row in ROW.findall(page.read_text(encoding="utf-8"))}


def is_built(row: str) -> bool:
    """Whether a row leads to something that runs."""
    return "Not built yet" not in row


def main(site: str = SITE) -> None:
    """Take the picture and draw the numbers on it."""
    with window(1000) as page:
        page.goto(site + LEAD)
        picture = look(page, whole=True)
        boxes = {number: page.locator(place).first.bounding_box() for number, place in PLACES.items()}
    missing = [PLACES[number] for number, box in boxes.items() if box is None]
    if missing:
        raise SystemExit(f"The page has no {missing[0]}. Mend PLACES in {Path(__file__).name}.")
    built = rows()
    for number, box in boxes.items():
        if box:
            draw_number(picture, number, box["x"], box["y"], is_built(built[number]))
    keep(picture, "one-story-page")


def draw_number(picture: Image.Image, number: int, left: float, top: float, built: bool) -> None:
    """A disc to the left of the place, level with its first line; hollow when nothing is behind it yet."""
    x, y = max(left - GAP - RADIUS, RADIUS + LINE), top + RADIUS - LINE
    pen = ImageDraw.Draw(picture)
    disc = (x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS)
    pen.ellipse(disc, fill=ACCENT if built else PAPER, outline=ACCENT, width=LINE)
    pen.text((x, y), str(number), fill=PAPER if built else ACCENT, font=ImageFont.load_default(22), anchor="mm")


if __name__ == "__main__":
    main(*sys.argv[1:2])
