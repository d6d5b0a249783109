"""What the worker does for pictures."""

from io import BytesIO

from django.db import transaction
from django_tasks import task
from wagtail.images.models import Filter

from dateline.media.models import Picture
from dateline.media.shapes import sizes_to_make


@task()
def make_sizes(picture_id: int, shapes: list[str]) -> int:
    """Make the sizes of one picture that are not there yet; safe to run twice. Returns how many there are.

    All appear together: each time some do, every page that shows the picture is made again.
    """
    picture = Picture.objects.filter(pk=picture_id).prefetch_related("renditions").first()
    if picture is None:
        return 0
    filters = [Filter(spec) for spec in sizes_to_make(picture, shapes)]
    there = picture.find_existing_renditions(*filters)
    _make(picture, [filter_ for filter_ in filters if filter_ not in there])
    return len(filters)


def _make(picture: Picture, filters: list[Filter]) -> None:
    """Drawn first, for that takes seconds; written down in one short transaction."""
    if not filters:
        return
    with picture.open_file() as file:
        original = file.read()
    drawn = [picture.generate_rendition_instance(filter_, BytesIO(original)) for filter_ in filters]
    with transaction.atomic():
        known = set(picture.renditions.values_list("filter_spec", "focal_point_key"))
        for size in drawn:
            if (size.filter_spec, size.focal_point_key) not in known:
                size.save()
