"""Two records of one author become one."""

from django.db import transaction
from django.db.models import Exists, OuterRef

from dateline.bylines.models import Author
from dateline.press.actions.touch import touch
from dateline.stories.actions.rename_author import write_name
from dateline.stories.changed import tell_of_change
from dateline.stories.errors import AuthorMergedAway, AuthorMergedIntoSelf
from dateline.stories.keys import AUTHORS, author_key, author_shelf, known_author_key, month_key, shelf_key
from dateline.stories.models import Byline
from dateline.stories.months import months_of_author


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
    stories = list(signed.values_list("story_id", flat=True))
    write_name(of=author, before=author.name, after=into.name)
    same_credit = Byline.objects.filter(author=into, story=OuterRef("story"), role=OuterRef("role"))
    signed.filter(Exists(same_credit)).delete()
    signed.update(author=into)
    Author.objects.filter(merged_into=author).update(merged_into=into)
    Author.objects.filter(pk=author.pk).update(merged_into=into)
    touch(AUTHORS, *(key for each in (author, into) for key in (author_key(each.pk), known_author_key(each.pk))))
    touch(*shelf_keys(into), *shelf_keys(author))
    tell_of_change(*stories)


def shelf_keys(author: Author) -> list[str]:
    """Everything that lists what `author` signed."""
    shelf = author_shelf(author.pk)
    return [shelf_key(shelf), *(month_key(shelf, month) for month in months_of_author(author))]
