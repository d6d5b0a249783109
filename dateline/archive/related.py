"""Related stories: shared subjects first, then the same section and words of the headline."""

from collections import Counter
from typing import TYPE_CHECKING

from django.db.models import Count

from dateline.stories.models import Story, StorySubject

if TYPE_CHECKING:
    from collections.abc import Iterable

CANDIDATES = 60
COMMON_WORDS = frozenset(
    [
        "about",
        "after",
        "again",
        "against",
        "before",
        "being",
        "between",
        "could",
        "every",
        "first",
        "from",
        "have",
        "into",
        "last",
        "more",
        "most",
        "must",
        "never",
        "only",
        "other",
        "over",
        "said",
        "says",
        "second",
        "since",
        "some",
        "still",
        "than",
        "that",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "third",
        "this",
        "three",
        "under",
        "until",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "will",
        "with",
        "would",
        "year",
        "years",
    ]
)


def related_stories(story: Story, limit: int = 4) -> list[Story]:
    """At most `limit` public stories, the closest first; never itself, never one twice. Three statements."""
    points: Counter[int] = Counter()
    subjects = StorySubject.objects.filter(story=story).values("subject_id")
    sharing = (
        StorySubject.objects.filter(subject__in=subjects)
        .exclude(story=story)
        .values("story_id")
        .annotate(shared=Count("subject_id", distinct=True))
        .order_by("-shared", "-story_id")[:CANDIDATES]
    )
    for row in sharing:
        points[row["story_id"]] += 3 * row["shared"]
    own_words = _headline_words(story.title)
    neighbours = Story.objects.public().exclude(pk=story.pk)
    same_section = neighbours.in_section(story.section).newest_first().values_list("pk", flat=True)[:CANDIDATES]
    found = {s.pk: s for s in neighbours.filter(pk__in={*points, *same_section}).for_lists()}
    for pk, other in found.items():
        points[pk] += 2 * len(own_words & _headline_words(other.title)) + (other.section_id == story.section_id)
    ranked = sorted(found.values(), key=lambda s: (points[s.pk], s.published_at), reverse=True)
    return ranked[:limit]


def _headline_words(headline: str) -> set[str]:
    words: Iterable[str] = (word.strip("“”‘’\"'.,:;!?()—–").casefold() for word in headline.split())
    return {word for word in words if len(word) > 3 and word not in COMMON_WORDS}
