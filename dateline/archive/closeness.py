"""How close two stories are: shared subjects first, then words of the headline, then the section."""

from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING

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


def closest_stories(story: Story, limit: int) -> list[tuple[int, int]]:
    """The keys of at most `limit` other public stories with their points, the closest first, newer before older."""
    points = Counter({pk: 3 * shared for pk, shared in _sharing_subjects(story).items()})
    own_words = _headline_words(story.title)
    neighbours = Story.objects.public().exclude(pk=story.pk).order_by()
    same_section = neighbours.in_section(story.section).newest_first().values_list("pk", flat=True)[:CANDIDATES]
    known = neighbours.filter(pk__in={*points, *same_section}).values_list("pk", "title", "section_id", "published_at")
    ranks: dict[int, tuple[int, datetime]] = {}
    for pk, title, section_id, published_at in known:
        same = section_id == story.section_id
        ranks[pk] = (points[pk] + 2 * len(own_words & _headline_words(title)) + same, published_at)
    closest = sorted(ranks, key=ranks.__getitem__, reverse=True)[:limit]
    return [(pk, ranks[pk][0]) for pk in closest]


def _sharing_subjects(story: Story) -> dict[int, int]:
    """How many of the story's subjects the newest stories of each have in common with it.

    Each subject is asked by itself, all in one statement: a place that half the archive names costs no more than a rare
    one, and does not hide it.
    """
    subjects = list(dict.fromkeys(StorySubject.objects.filter(story=story).values_list("subject_id", flat=True)))
    if not subjects:
        return {}
    signs = StorySubject.objects.exclude(story=story).order_by("-story_id").values("pk")
    newest = [StorySubject.objects.filter(pk__in=signs.filter(subject=key)[:CANDIDATES]) for key in subjects]
    rows = [each.order_by().values_list("story_id", flat=True) for each in newest]
    candidates = set(rows[0].union(*rows[1:])) if len(rows) > 1 else set(rows[0])
    shared = StorySubject.objects.filter(story__in=candidates, subject__in=subjects).values_list(
        "story_id", "subject_id"
    )
    return Counter(story_id for story_id, _ in set(shared))


def _headline_words(headline: str) -> set[str]:
    words: Iterable[str] = (word.strip("“”‘’\"'.,:;!?()—–").casefold() for word in headline.split())
    return {word for word in words if len(word) > 3 and word not in COMMON_WORDS}
