"""The doors by which a subject changes: the desk's own screens, and deletion."""

from typing import Any

from django.db.models.signals import pre_delete, pre_save
from django.dispatch import receiver

from dateline.archive.actions.touch_subject import note_page, touch_subject
from dateline.subjects.models import Subject


@receiver(pre_save, sender=Subject)
def note_page_opened_or_closed(instance: Subject, raw: bool, **_: Any) -> None:
    if instance.pk and not raw:
        note_page(subject=instance)


@receiver(pre_delete, sender=Subject)
def note_subject_leaving(instance: Subject, **_: Any) -> None:
    """While what it said still stands under its name."""
    touch_subject(subject=instance)
