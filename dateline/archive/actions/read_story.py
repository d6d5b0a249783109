"""Read a story for who is in it and who said what."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from dateline.archive.actions.keep_reading import keep_reading
from dateline.archive.engine import read_by
from dateline.archive.models import Reading
from dateline.archive.running_text import running_text, text_hash
from dateline.publication.queries import current_house
from dateline.stories.models import Story

if TYPE_CHECKING:
    from dateline.archive.reader.reader import Reader
    from dateline.archive.reader.stories import KnownName


def read_story(
    *,
    story: Story,
    reader: "Reader",
    engine: str,
    known: "Sequence[KnownName]" = (),
    switched_off: Collection[str] = (),
) -> Reading | None:
    """Read as it is in print, and keep what is proposed. None when this very text was read by this engine before,
    with the same rules.

    `known` are the names the house has subjects of, `switched_off` the rules it does not want.

    The reading itself takes place outside the transaction: nobody waits for it.
    """
    text, as_read = running_text(story), read_by(engine, switched_off)
    before = Reading.objects.filter(story=story).first()
    if before and (before.text_hash, before.engine) == (text_hash(text), as_read):
        Reading.objects.filter(pk=before.pk).update(is_due=False)
        return None
    day = story.published_at.astimezone(current_house().zone).date() if story.published_at else None
    language = story.language or current_house().language
    found = reader.read(text, day=day, language=language, known=known, switched_off=switched_off)
    return keep_reading(story=story, text=text, engine=as_read, found=found)
