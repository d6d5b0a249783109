"""The desk worked on a story: note when, and under which words it can be found."""

from typing import TYPE_CHECKING

from dateline.lib import clock

if TYPE_CHECKING:
    from dateline.stories.models import Story


LONGEST_FINDABLE = 1800
"""In bytes. PostgreSQL keeps at most 2704 in one entry of an index, and the desk's indexes hold these words."""


def findable_words(story: "Story") -> str:
    """What the desk's list of stories looks through, folded; a long standfirst is cut, not the names."""
    words = f"{story.slugline.casefold()} {story.readers_words}"
    return words.encode()[:LONGEST_FINDABLE].decode(errors="ignore")


def note_draft(*, story: "Story") -> None:
    """Write the columns the desk's list sorts and searches by, and for a story readers do not see, its bylines.

    Wagtail keeps a draft's bylines in its revision only; the list could not find it by its author there. What is
    written stands on `story`, too: whoever schedules it next writes its columns back.
    """
    from dateline.stories.models import Story

    columns: dict[str, object] = {"touched_at": clock.now()}
    if story.state != Story.State.PUBLISHED:
        columns["search_text"] = findable_words(story)
        story.bylines.commit()
    Story.objects.filter(pk=story.pk).update(**columns)
    for name, value in columns.items():
        setattr(story, name, value)
