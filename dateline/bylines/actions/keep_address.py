"""An author is about to have another address: the old one leads to them for ever."""

from dateline.bylines.models import Author, OldAddress


def keep_address(*, author: Author) -> None:
    """To be called before `author` is saved. An address that is taken again is its new owner's, and no old one."""
    OldAddress.objects.filter(slug=author.slug).delete()
    before = Author.objects.filter(pk=author.pk).values_list("slug", flat=True).first() if author.pk else None
    if before and before != author.slug:
        OldAddress.objects.update_or_create(slug=before, defaults={"author": author})
