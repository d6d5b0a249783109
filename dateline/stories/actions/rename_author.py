"""An author has another name: what they signed is found by it."""

from django.db.models import Value
from django.db.models.functions import Replace

from dateline.bylines.models import Author
from dateline.stories.models import Byline, Story


def rename_in_stories(*, author: Author) -> None:
    """Put the new name of `author`, not saved yet, in the place of the old in what stories are found by."""
    before = Author.objects.filter(pk=author.pk).values_list("name", flat=True).first()
    if before is None or before == author.name:
        return
    write_name(of=author, before=before, after=author.name)


def write_name(*, of: Author, before: str, after: str) -> None:
    """In everything `of` has signed."""
    signed = Byline.objects.filter(author=of).order_by().values("story_id")
    Story.objects.filter(pk__in=signed).update(
        search_text=Replace("search_text", Value(before.casefold()), Value(after.casefold()))
    )
