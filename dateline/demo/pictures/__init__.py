"""Flat illustrations of Harrow Point, drawn by hand in code for the demo.

>>> draw("bridge").size
(1600, 1000)
"""

from PIL import Image

from dateline.demo.pictures import (
    boatyard,
    bridges,
    charts,
    coast,
    country,
    desk,
    diagrams,
    goal,
    kitchen,
    maps,
    market,
    people,
    quays,
    rooms,
    sport,
    stage,
    town,
    turned,
    water,
    waterfront,
)
from dateline.demo.pictures.canvas import Canvas
from dateline.demo.pictures.registry import SCENES

NAMES: tuple[str, ...] = tuple(SCENES)


def draw(name: str, width: int = 1600) -> Image.Image:
    """Draw a scene as an RGB picture; portraits come at two fifths of the width, 640 pixels by default."""
    if name not in SCENES:
        raise ValueError(f"There is no picture called {name!r}. Choose one of: {', '.join(NAMES)}.")
    scene = SCENES[name]
    canvas = Canvas(round(width * scene.share), scene.width, scene.height, name, scene.ground)
    scene.paint(canvas)
    return canvas.finish()
