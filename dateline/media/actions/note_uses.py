"""Note which pictures and documents an object shows, now and not when a worker comes round to it."""

from django.db.models import Model
from wagtail.models import ReferenceIndex


def note_uses(*, by: Model) -> None:
    """Bring Wagtail's index of references up to date for `by`, in the transaction that changes it.

    Whether a media file is public is read from that index, so a story and its pictures appear together.
    """
    ReferenceIndex.create_or_update_for_object(by)
