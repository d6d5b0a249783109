"""Have the worker make every size of the pictures an object shows, before readers ask for them."""

from functools import partial

from django.db import transaction
from django.db.models import Model
from wagtail.models import ReferenceIndex

from dateline.media.models import Picture
from dateline.media.tasks import make_sizes


def order_sizes(*, shown_by: Model) -> None:
    """One task a picture without sizes, queued when the transaction commits. Reads Wagtail's index of references."""
    shown = ReferenceIndex.get_references_for_object(shown_by).filter(to_content_type__model="picture")
    keys = {int(key) for key in shown.values_list("to_object_id", flat=True)}
    ready = Picture.objects.filter(pk__in=keys, renditions__filter_spec__endswith="format-avif")
    for key in sorted(keys - set(ready.values_list("pk", flat=True))):
        transaction.on_commit(partial(make_sizes.enqueue, key))
