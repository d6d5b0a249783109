"""Which authors readers know: a guest's name must not tell of a story still under embargo."""

from django.db.models import Q

from dateline.bylines.models import Author
from dateline.bylines.queries import AuthorQuerySet
from dateline.stories.models import Byline, Story


def public_authors() -> AuthorQuerySet:
    """Staff, and those with at least one public story; nobody who was merged into another."""
    signed = Byline.objects.filter(story__in=Story.objects.public().order_by().values("pk")).values("author_id")
    return Author.objects.unmerged().filter(Q(on_staff=True) | Q(pk__in=signed))
