"""The sizes a picture was made in, as a page prints them.

A front shows five hundred: an object of each would take longer than the rest of the page.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import SimpleNamespace
from typing import NamedTuple

from wagtail.images.models import Filter

from dateline.media.models import Picture, Rendition

KEPT = "_sizes"
FOCAL = ("focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height")


class Size(NamedTuple):
    """One file of a picture, in pixels."""

    file: str
    width: int
    height: int

    @property
    def url(self) -> str:
        return Rendition.file.field.storage.url(self.file)


Sizes = Mapping[tuple[str, str], Size]
"""By Wagtail's name for the size, and for the focal point it was cut round."""


def fetch_sizes(pictures: Iterable[Picture]) -> None:
    """The sizes of all `pictures`, kept on each of them. One statement, or none."""
    asked = [picture for picture in pictures if KEPT not in picture.__dict__]
    found: dict[int, dict[tuple[str, str], Size]] = {picture.pk: {} for picture in asked}
    columns = ("image_id", "filter_spec", "focal_point_key", "file", "width", "height")
    rows = Rendition.objects.filter(image_id__in=sorted(found)).values_list(*columns) if asked else []
    for key, spec, focal, *size in rows:
        found[key][spec, focal] = Size(*size)
    for picture in asked:
        picture.__dict__[KEPT] = found[picture.pk]


def all_sizes(picture: Picture) -> Sizes:
    """Whatever is made of it. No statement when it was fetched before."""
    fetch_sizes([picture])
    sizes: Sizes = picture.__dict__[KEPT]
    return sizes


def largest_jpeg(picture: Picture) -> Size | None:
    """For those who read no newer kind of picture. Sizes the worker has not made yet are not waited for."""
    plain = [size for (spec, _), size in all_sizes(picture).items() if spec.endswith("format-jpeg")]
    return max(plain, key=lambda size: size.width, default=None)


def made_sizes(picture: Picture, specs: Iterable[str]) -> dict[str, Size]:
    """Those of the sizes `specs` that are made, cut round the focal point the picture has now."""
    sizes = all_sizes(picture)
    focal = tuple(getattr(picture, name) for name in FOCAL)
    made = {spec: sizes.get((spec, _focal_key(spec, focal))) for spec in specs}
    return {spec: size for spec, size in made.items() if size is not None}


@lru_cache(maxsize=4096)
def _focal_key(spec: str, focal: tuple[int | None, ...]) -> str:
    """What Wagtail writes on a size of this name of a picture with this focal point."""
    picture = SimpleNamespace(**dict(zip(FOCAL, focal, strict=True)))
    key: str = Filter(spec).get_cache_key(picture)
    return key
