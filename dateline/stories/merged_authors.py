"""Bylines in old versions of a story still name an author who has since been merged into another."""

from typing import TYPE_CHECKING

from dateline.bylines.models import Author

if TYPE_CHECKING:
    from dateline.stories.models import Story


def credit_the_merged(story: "Story") -> None:
    """Give each such byline of `story` in memory to whom its author was merged into; nobody is credited twice."""
    lines = list(story.bylines.all())
    merged = Author.objects.filter(pk__in={line.author_id for line in lines}, merged_into__isnull=False)
    heirs = dict(merged.values_list("pk", "merged_into_id")) if lines else {}
    if not heirs:
        return
    credited = {(line.author_id, line.role) for line in lines if line.author_id not in heirs}
    for line in lines:
        if line.author_id not in heirs:
            continue
        line.author_id = heirs[line.author_id]
        if (line.author_id, line.role) in credited:
            story.bylines.remove(line)
        credited.add((line.author_id, line.role))
