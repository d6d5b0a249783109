"""Two records of one author become one."""

from django.db import transaction
from django.db.models import Exists, OuterRef

from dateline.bylines.models import Author
from dateline.stories.actions.rename_author import write_name
from dateline.stories.errors import AuthorMergedAway, AuthorMergedIntoSelf
from dateline.stories.models import Byline


@transaction.atomic
def merge_authors(*, author: Author, into: Author) -> None:
    """Give everything `author` signed to `into`. Both addresses live on: the old one leads to the new.

    Raises AuthorMergedIntoSelf, and AuthorMergedAway when one of the two stands for another already.
    """
    if author.pk == into.pk:
        raise AuthorMergedIntoSelf(author.name)
    held = {row.pk: row for row in Author.objects.select_for_update().filter(pk__in=[author.pk, into.pk])}
    for row in held.values():
        if row.merged_into_id:
            raise AuthorMergedAway(row.name)
    signed = Byline.objects.filter(author=author)
    write_name(of=author, before=author.name, after=into.name)
    same_credit = Byline.objects.filter(author=into, story=OuterRef("story"), role=OuterRef("role"))
    signed.filter(Exists(same_credit)).delete()
    signed.update(author=into)
    Author.objects.filter(merged_into=author).update(merged_into=into)
    Author.objects.filter(pk=author.pk).update(merged_into=into)
