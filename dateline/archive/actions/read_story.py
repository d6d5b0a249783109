"""Read a story for who is in it and who said what."""

from typing import TYPE_CHECKING

from dateline.archive.actions.keep_reading import keep_reading
from dateline.archive.known import Known
from dateline.archive.models import Reading
from dateline.archive.running_text import running_text, text_hash
from dateline.publication.queries import current_house
from dateline.stories.models import Story

if TYPE_CHECKING:
    from dateline.archive.reader.reader import Reader


def read_story(*, story: Story, reader: "Reader", engine: str) -> Reading | None:
    """Read as it is in print, and keep what is proposed. None when this very text was read by this engine before.

    The reading itself takes place outside the transaction: nobody waits for it.
    """
    text = running_text(story)
    before = Reading.objects.filter(story=story).first()
    if before and (before.text_hash, before.engine) == (text_hash(text), engine):
        Reading.objects.filter(pk=before.pk).update(is_due=False)
        return None
    day = story.published_at.astimezone(current_house().zone).date() if story.published_at else None
    language = story.language or current_house().language
    found = reader.read(text, day=day, language=language, known=Known.to_read_with())
    return keep_reading(story=story, text=text, engine=engine, found=found)
