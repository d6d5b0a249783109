"""What the worker does for pictures."""

from django_tasks import task

from dateline.media.models import Picture
from dateline.media.shapes import sizes_to_make


@task()
def make_sizes(picture_id: int, shapes: list[str]) -> int:
    """Make the sizes of one picture that are not there yet; safe to run twice. Returns how many there are."""
    picture = Picture.objects.filter(pk=picture_id).prefetch_related("renditions").first()
    if picture is None:
        return 0
    return len([picture.get_rendition(spec) for spec in sizes_to_make(picture, shapes)])
