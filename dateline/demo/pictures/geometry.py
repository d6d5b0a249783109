"""Points and paths: every shape in the pictures is a list of points."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import atan2, cos, hypot, radians, sin

Point = tuple[float, float]
Path = list[Point]


def along(one: Point, other: Point, share: float) -> Point:
    """The point a share of the way from one to the other."""
    return one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share


def arc(centre: Point, rx: float, ry: float, start: float = 0, end: float = 360, steps: int = 48) -> Path:
    """Part of an ellipse, in degrees clockwise from three o'clock, so that 270 is the top."""
    span = [radians(start + (end - start) * i / steps) for i in range(steps + 1)]
    return [(centre[0] + rx * cos(a), centre[1] + ry * sin(a)) for a in span]


def bezier(a: Point, b: Point, c: Point, d: Point, steps: int = 24) -> Path:
    """A cubic curve from a to d, pulled towards b and c."""
    path: Path = []
    for i in range(steps + 1):
        t = i / steps
        u = 1 - t
        weights = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
        x = sum(w * p[0] for w, p in zip(weights, (a, b, c, d), strict=True))
        y = sum(w * p[1] for w, p in zip(weights, (a, b, c, d), strict=True))
        path.append((x, y))
    return path


def _smooth(before: Point, start: Point, end: Point, after: Point, steps: int) -> Path:
    """One stretch of a Catmull-Rom curve, without its last point."""
    b = (start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6)
    c = (end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6)
    return bezier(start, b, c, end, steps)[:-1]


def spline(points: Sequence[Point], closed: bool = False, steps: int = 14) -> Path:
    """A smooth curve through all the points."""
    ring = list(points)
    padded = [ring[-1], *ring, ring[0], ring[1]] if closed else [ring[0], *ring, ring[-1]]
    path: Path = []
    for i in range(len(padded) - 3):
        before, start, end, after = padded[i : i + 4]
        path += _smooth(before, start, end, after, steps)
    return path if closed else [*path, ring[-1]]


def rounded(x: float, y: float, w: float, h: float, radius: float) -> Path:
    """A rectangle with rounded corners."""
    r = min(radius, w / 2, h / 2)
    corners = (
        (x + w - r, y + r, 270),
        (x + w - r, y + h - r, 0),
        (x + r, y + h - r, 90),
        (x + r, y + r, 180),
    )
    return [p for cx, cy, a in corners for p in arc((cx, cy), r, r, a, a + 90, 12)]


def walk(path: Sequence[Point], gap: float, start: float = 0) -> Iterator[tuple[Point, float]]:
    """Points spaced evenly along a path, each with its heading in degrees."""
    left = start
    for one, other in pairwise(path):
        length = hypot(other[0] - one[0], other[1] - one[1])
        heading = atan2(other[1] - one[1], other[0] - one[0])
        while left < length:
            yield along(one, other, left / length), heading * 57.29578
            left += gap
        left -= length


def ribbon(path: Sequence[Point], width: float) -> Path:
    """The outline of a line of some width, for strokes that must be one polygon."""
    left: Path = []
    right: Path = []
    last = len(path) - 1
    for i, (x, y) in enumerate(path):
        before, after = path[max(i - 1, 0)], path[min(i + 1, last)]
        dx, dy = after[0] - before[0], after[1] - before[1]
        length = hypot(dx, dy) or 1
        ox, oy = -dy / length * width / 2, dx / length * width / 2
        left.append((x + ox, y + oy))
        right.append((x - ox, y - oy))
    return left + right[::-1]
