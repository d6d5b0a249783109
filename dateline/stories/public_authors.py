"""Which authors readers know: a guest's name must not tell of a story still under embargo."""

from django.db.models import Exists, OuterRef, Q

from dateline.bylines.models import Author
from dateline.bylines.queries import AuthorQuerySet
from dateline.stories.models import Byline, Story


def public_authors() -> AuthorQuerySet:
    """Staff, and those with at least one public story; nobody who was merged into another."""
    public = Story.objects.public().filter(pk=OuterRef("story_id"))
    signed = Byline.objects.filter(Exists(public), author=OuterRef("pk"))
    return Author.objects.unmerged().filter(Q(on_staff=True) | Exists(signed))
