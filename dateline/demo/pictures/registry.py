"""Where scenes sign on: a name, a format and the function that draws it."""

from collections.abc import Callable
from dataclasses import dataclass

from dateline.demo.pictures.canvas import Canvas
from dateline.demo.pictures.palette import PAPER, Colour

Painter = Callable[[Canvas], None]


@dataclass(frozen=True)
class Scene:
    """One picture: what draws it, its size in design units and its share of a full picture's width."""

    name: str
    paint: Painter
    width: float
    height: float
    ground: Colour
    share: float


SCENES: dict[str, Scene] = {}


def scene(
    name: str, *, width: float = 1600, height: float = 1000, ground: Colour = PAPER, share: float = 1
) -> Callable[[Painter], Painter]:
    """Register the function below as the painter of a scene."""

    def register(paint: Painter) -> Painter:
        SCENES[name] = Scene(name, paint, width, height, ground, share)
        return paint

    return register
