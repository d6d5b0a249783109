"""Two records of one author become one."""

from django.db import transaction
from django.db.models import Exists, OuterRef, Value
from django.db.models.functions import Replace

from dateline.bylines.models import Author
from dateline.stories.errors import AuthorMergedAway, AuthorMergedIntoSelf
from dateline.stories.models import Byline, Story


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
    Story.objects.filter(pk__in=signed.order_by().values("story_id")).update(
        search_text=Replace("search_text", Value(author.name.casefold()), Value(into.name.casefold()))
    )
    same_credit = Byline.objects.filter(author=into, story=OuterRef("story"), role=OuterRef("role"))
    signed.filter(Exists(same_credit)).delete()
    signed.update(author=into)
    Author.objects.filter(merged_into=author).update(merged_into=into)
    Author.objects.filter(pk=author.pk).update(merged_into=into)
