"""A subject is about to have another address: the old one leads to it for ever."""

from dateline.subjects.models import OldAddress, Subject


def keep_address(*, subject: Subject) -> None:
    """To be called before `subject` is saved. An address that is taken again is its new owner's, and no old one."""
    OldAddress.objects.filter(kind=subject.kind, slug=subject.slug).delete()
    before = Subject.objects.filter(pk=subject.pk).values_list("kind", "slug").first() if subject.pk else None
    if before is None or before == (subject.kind, subject.slug):
        return
    kind, slug = before
    OldAddress.objects.update_or_create(kind=kind, slug=slug, defaults={"subject": subject})
