"""Stories of one author or subject, found by the rows that tie them: these have each story's moment, in an index.

Asked of the stories themselves, a database sorts all that somebody prolific signed, or looks at each of a million.
"""

from dataclasses import replace
from typing import Any

from django.db.models import Exists, OuterRef

from dateline.api.leaves import Leaf, Order, leaf_of
from dateline.api.parameters import Asked
from dateline.archive.models import Named
from dateline.archive.queries import public_subjects
from dateline.bylines.models import Author
from dateline.stories.models import Byline
from dateline.stories.public_authors import public_authors
from dateline.subjects.models import Subject

SPANS = {"published_from": "published_at__gte", "published_to": "published_at__lte"}


def author_called(slug: str) -> Author | None:
    found: Author | None = public_authors().filter(slug=slug).first()
    return found


def subject_with(key: int) -> Subject | None:
    return public_subjects().filter(pk=key).first()


def credits_of(author: Author) -> Any:
    """One of each story, of which an author may have several."""
    earlier = Byline.objects.filter(author=author, story=OuterRef("story"), pk__lt=OuterRef("pk"))
    return Byline.objects.filter(~Exists(earlier), author=author)


def namings_of(subject: Subject) -> Any:
    return Named.objects.filter(subject=subject)


def leaf_through(ties: Any, rows: Any, order: Order, asked: Asked, path: str) -> Leaf:
    """The stories among `rows` that `ties` lead to. Three statements."""
    for name, bound in SPANS.items():
        if name in asked:
            ties = ties.filter(**{bound: asked.get(name)})
    ties = ties.filter(Exists(rows.filter(pk=OuterRef("story_id"))))
    leaf = leaf_of(ties, replace(order, key="story_id"), asked, path)
    keys = [tie.story_id for tie in leaf.rows]
    held = {row.pk: row for row in rows.filter(pk__in=keys)} if keys else {}
    return replace(leaf, rows=[held[key] for key in keys if key in held])
