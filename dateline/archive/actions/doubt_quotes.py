"""A story was published anew: take quotes off the record whose sentence it no longer has, or that it corrects."""

from collections.abc import Sequence

from dateline.archive.corrections import corrections_of, is_about, made_since
from dateline.archive.lists import lists_quoting
from dateline.archive.models import Quote
from dateline.archive.running_text import running_text
from dateline.press.actions.touch import touch
from dateline.stories.models import Correction, Story


def doubt_quotes(story: Story) -> None:
    """In the transaction that publishes it: no reader sees as said what the story has changed or takes back. An editor
    looks."""
    Quote.objects.filter(story=story).exclude(published_at=story.published_at).update(published_at=story.published_at)
    confirmed = list(Quote.objects.confirmed().filter(story=story).select_related("speaker"))
    if not confirmed:
        return
    text, corrections = running_text(story), corrections_of([story.pk])[story.pk]
    changed = [quote for quote in confirmed if quote.sentence not in text or _is_corrected(quote, corrections)]
    Quote.objects.filter(pk__in=[quote.pk for quote in changed]).update(state=Quote.State.DOUBTED)
    speakers = {quote.speaker_id for quote in confirmed if quote.speaker_id}
    touch(*lists_quoting(story, speakers))
    touch(*(f"archive.quote:{quote.pk}" for quote in changed), at_once=True)


def _is_corrected(quote: Quote, corrections: Sequence[Correction]) -> bool:
    return any(is_about(correction, quote) for correction in made_since(quote, corrections))
