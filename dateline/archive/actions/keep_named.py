"""Note whom a story names, for its readers."""

from django.db import transaction

from dateline.archive.lists import lists_naming
from dateline.archive.models import Event, Mention, Named, Quote, Tie
from dateline.archive.queries import stories_of
from dateline.archive.running_text import running_text
from dateline.press.actions.touch import touch
from dateline.stories.changed import tell_of_change
from dateline.stories.models import Story, StorySubject


@transaction.atomic
def keep_named(story: Story) -> bool:
    """As editors have decided up to now, and as the story reads now; readers see it before the editor hears of it.

    Whether it names others now than before.
    """
    held = Story.objects.get(pk=story.pk)
    before = dict(Named.objects.filter(story=held).values_list("subject_id", "published_at"))
    wanted = _subjects_of(held)
    gone = before.keys() - wanted
    redated = {pk for pk in before.keys() & wanted if before[pk] != held.published_at}
    new = wanted - before.keys()
    if not gone | redated | new:
        return False
    Named.objects.filter(story=held, subject__in=gone).delete()
    Named.objects.filter(story=held, subject__in=redated).update(published_at=held.published_at)
    Named.objects.bulk_create(Named(story=held, subject_id=pk, published_at=held.published_at) for pk in sorted(new))
    touch(*lists_naming(held, gone | redated | new))
    touch(*map(stories_of, gone), at_once=True)
    if gone | new:
        tell_of_change(story.pk)
    return bool(gone | new)


def _subjects_of(story: Story) -> set[int]:
    """Those it is filed under, whose name in it was confirmed, who speak in it on the record, who took part in what it
    tells and where that was, and who is tied to whom by it."""
    filed = StorySubject.objects.filter(story=story).values_list("subject_id", flat=True)
    speaking = Quote.objects.confirmed().filter(story=story, speaker__isnull=False).values_list("speaker_id", flat=True)
    return {*filed, *speaking, *_confirmed_in(story), *_in_events(story), *_in_ties(story)}


def _in_events(story: Story) -> set[int]:
    events = Event.objects.confirmed().filter(story=story)
    places = events.values_list("place_id", flat=True)
    return {pk for pk in (*places, *events.values_list("participants__subject_id", flat=True)) if pk}


def _in_ties(story: Story) -> set[int]:
    ends = Tie.objects.confirmed().filter(story=story).values_list("from_subject_id", "to_subject_id", "about_id")
    return {pk for each in ends for pk in each if pk}


def _confirmed_in(story: Story) -> set[int]:
    """By the names that still stand in the text."""
    mentions = Mention.objects.confirmed().filter(story=story, subject__isnull=False)
    names = mentions.values_list("subject_id", "words")
    if not names:
        return set()
    text = running_text(story)
    return {subject for subject, words in names if words in text}
