"""The desk worked on a story: note when, and under which words it can be found."""

from typing import TYPE_CHECKING

from dateline.lib import clock

if TYPE_CHECKING:
    from dateline.stories.models import Story


def findable_words(story: "Story") -> str:
    """What the Stories list and the readers' search look through, folded."""
    names = " ".join(line.author.name for line in story.bylines.all())
    return " ".join([story.title, story.slugline, story.standfirst, names]).casefold()


def note_draft(*, story: "Story") -> None:
    """Write the columns the desk's list sorts and searches by. One UPDATE; revisions are not touched."""
    from dateline.stories.models import Story

    columns: dict[str, object] = {"touched_at": clock.now()}
    if story.state != Story.State.PUBLISHED:
        columns["search_text"] = findable_words(story)
    Story.objects.filter(pk=story.pk).update(**columns)
