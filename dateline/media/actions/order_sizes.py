"""Have the worker make every size a picture is shown in, before readers ask for it."""

from collections.abc import Iterable
from functools import partial

from django.db import transaction
from django.db.models import Model
from wagtail.images.models import Filter
from wagtail.models import ReferenceIndex

from dateline.media.models import Picture
from dateline.media.publicity import shapes_in, shapes_of
from dateline.media.shapes import sizes_to_make
from dateline.media.tasks import make_sizes


def order_sizes(*, shown_by: Model) -> None:
    """The pictures of an object that shows them. Reads Wagtail's index of references, so note its uses first."""
    shown = ReferenceIndex.get_references_for_object(shown_by).filter(to_content_type__model="picture")
    _order({int(key) for key in shown.values_list("to_object_id", flat=True)}, shapes_in(shown_by))


def order_sizes_again(*, picture: Picture) -> None:
    """A picture whose file or focal point has changed, in every shape it is shown in."""
    _order([picture.pk], shapes_of(picture))


def _order(keys: Iterable[int], shapes: list[str]) -> None:
    """One task a picture that lacks a size, queued when the transaction commits. Two statements."""
    for picture in Picture.objects.filter(pk__in=keys).prefetch_related("renditions").order_by("pk"):
        wanted = [Filter(spec) for spec in sizes_to_make(picture, shapes)]
        if len(picture.find_existing_renditions(*wanted)) < len(wanted):
            transaction.on_commit(partial(make_sizes.enqueue, picture.pk, shapes))
