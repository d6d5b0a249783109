"""A story was published anew: take events and ties off the record whose sentence it no longer has."""

from typing import TypeVar

from dateline.archive.event_lists import lists_dating, lists_tying
from dateline.archive.models import Event, Found, Tie
from dateline.archive.running_text import running_text
from dateline.press.actions.touch import touch
from dateline.stories.models import Story

Row = TypeVar("Row", Event, Tie)


def doubt_events(story: Story) -> None:
    """In the transaction that publishes it, as with quotes: no reader sees as happened what the story has changed."""
    for model in (Event, Tie):
        rows = model.objects.filter(story=story).exclude(published_at=story.published_at)
        rows.update(published_at=story.published_at)
    events = list(Event.objects.confirmed().filter(story=story))
    ties = list(Tie.objects.confirmed().filter(story=story))
    if not events and not ties:
        return
    text = running_text(story)
    gone, loose = _changed(events, text), _changed(ties, text)
    if gone:
        Event.objects.filter(pk__in=[event.pk for event in gone]).update(state=Found.State.DOUBTED)
        touch(*lists_dating(event.pk for event in gone), *(f"archive.event:{event.pk}" for event in gone), at_once=True)
    if loose:
        Tie.objects.filter(pk__in=[tie.pk for tie in loose]).update(state=Found.State.DOUBTED)
        touch(*lists_tying(loose), *(f"archive.tie:{tie.pk}" for tie in loose), at_once=True)


def _changed(rows: list[Row], text: str) -> list[Row]:
    return [row for row in rows if row.sentence not in text]
