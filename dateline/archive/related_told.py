"""What stands under a story and why, told to the newsroom and to its machines."""

from typing import Any
from urllib.parse import unquote, urlsplit

from django.utils.translation import gettext as say
from django.utils.translation import ngettext

from dateline.archive.models import Event
from dateline.archive.related import Kept, kept_of, newer_and_related
from dateline.press.reads import looks_like_a_story
from dateline.stories.models import Story
from dateline.subjects.models import MergedSubject, Subject


def story_at(address: str) -> Story | None:
    """By the address it is read at, with or without the house's name."""
    try:
        match = looks_like_a_story(unquote(urlsplit(address).path))
    except ValueError:
        return None
    if not match:
        return None
    section, *dated = match.groups()
    found: Story | None = (
        Story.objects.public().filter(section__slug=section, slug="-".join(dated)).select_related("section").first()
    )
    return found


def related_for_machines(story: Story) -> dict[str, Any]:
    """The list as readers have it, then those in reserve, each with its reasons; of public stories only."""
    kept = kept_of([story.pk])[story.pk]
    newer, printed = newer_and_related(story)
    _, everything = newer_and_related(story, limit=len(kept.rows) + len(kept.pairings))
    rows, reasons = {row.other_id: row for row in kept.rows}, reasons_of(kept)
    pinned = {each.other_id for each in kept.pairings if each.kind == each.Kind.PINNED}
    return {
        "story": _named(story),
        "newer": newer and _named(newer),
        "related": [
            {
                **_named(other),
                "is_printed": other in printed,
                "is_pinned": other.pk in pinned,
                "points": rows[other.pk].points if other.pk in rows else None,
                "why": reasons.get(other.pk, []),
            }
            for other in everything
        ],
    }


def _named(story: Story) -> dict[str, Any]:
    published = story.published_at.isoformat() if story.published_at else None
    return {"id": story.pk, "address": story.address, "title": story.title, "published": published}


def reasons_of(kept: Kept) -> dict[int, list[str]]:
    """Why each stands where it does, in words. Three statements for a whole list."""
    told = [row.why for row in kept.rows]
    subjects = _now_called({pk for why in told for pk in why.get("subjects", ())})
    events = Event.objects.in_bulk({pk for why in told for pk in why.get("events", ())})
    return {row.other_id: _reasons(row.why, subjects, events) for row in kept.rows}


def _now_called(keys: set[int]) -> dict[int, Subject]:
    """Whoever was merged into another since is that one."""
    found = Subject.objects.in_bulk(keys)
    merged = MergedSubject.objects.filter(key__in=keys - found.keys()).select_related("into")
    return found | {each.key: each.into for each in merged}


def _reasons(why: dict[str, list[int]], subjects: dict[int, Subject], events: dict[int, Event]) -> list[str]:
    found = []
    if told := [str(events[pk]) for pk in why.get("events", ()) if pk in events]:
        found.append(say("event: %(names)s") % {"names": ", ".join(told)})
    if named := dict.fromkeys(subjects[pk].name for pk in why.get("subjects", ()) if pk in subjects):
        found.append(say("both name %(names)s") % {"names": ", ".join(named)})
    if words := why.get("words"):
        found.append(say("words: %(words)s") % {"words": ", ".join(map(str, words))})
    days = why.get("days")
    if isinstance(days, int):
        apart = ngettext("%(days)d day apart", "%(days)d days apart", days) % {"days": days}
        found.append(apart if days else say("less than a day apart"))
    if why.get("section"):
        found.append(say("same section"))
    return found
