"""What stands under one subject belongs to two: some stories' names and quotes are another's."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from wagtail.log_actions import log

from dateline.archive.actions.decide_on_quote import LONGEST_ROLE
from dateline.archive.actions.keep_named import keep_named
from dateline.archive.actions.order_relating import order_relating
from dateline.archive.actions.touch_subject import touch_subject
from dateline.archive.errors import ClosedBefore, GoneSinceSeen, NothingToMove, NotOfOneKind, SameSubject
from dateline.archive.lists import months_of_subject
from dateline.archive.models import Event, Mention, Participant, Quote, Tie
from dateline.archive.other_names import names_together
from dateline.archive.roles import role_in
from dateline.press.actions.touch import touch
from dateline.stories.actions.refile import refile
from dateline.stories.models import Story
from dateline.subjects.models import Subject

if TYPE_CHECKING:
    from dateline.accounts.models import User

SPLIT = "archive.split_subject"
NAMES_TAKEN_ALONG = 20


@transaction.atomic
def split_subject(*, subject: Subject, to: Subject, stories: Collection[int], editor: "User | None") -> int:
    """In `stories` whatever names or quotes `subject` is about `to` from now on; in how many stories that is.

    `to` is found by the names it has there, and `subject` no longer by the name of `to`: where both have a name, the
    reader asks. Raises SameSubject, NotOfOneKind, ClosedBefore, NothingToMove, and GoneSinceSeen.
    """
    whose, other = _hold(subject, to)
    found = list(Story.objects.filter(pk__in=stories).order_by("pk"))
    if not found:
        raise NothingToMove
    touch_subject(subject=whose)
    touch(*months_of_subject(whose), *months_of_subject(other))
    names = Mention.objects.filter(story__in=found, subject=whose).values_list("name", flat=True)
    taken_along = sorted(set(names))[:NAMES_TAKEN_ALONG]
    keys = [story.pk for story in found]
    touch(*_move(keys, whose, other))
    for story in found:
        refile(story=story, subject=whose, under=other)
        keep_named(story)
    order_relating(keys)
    _share_names(whose, other, taken_along)
    touch_subject(subject=whose)
    touch_subject(subject=other)
    touch(*months_of_subject(whose), *months_of_subject(other))
    log(instance=whose, action=SPLIT, user=editor, data={"name": other.name, "stories": len(found)})
    return len(found)


def _hold(subject: Subject, to: Subject) -> tuple[Subject, Subject]:
    if subject.pk == to.pk:
        raise SameSubject(subject.name)
    held = Subject.objects.select_for_update().order_by("pk").in_bulk([subject.pk, to.pk])
    if len(held) < 2:
        raise GoneSinceSeen
    whose, other = held[subject.pk], held[to.pk]
    if whose.kind != other.kind:
        raise NotOfOneKind(whose, other)
    if other.closed_at:
        raise ClosedBefore(other.name)
    return whose, other


def _move(stories: list[int], whose: Subject, other: Subject) -> list[str]:
    """The keys of the events and ties that differ."""
    Mention.objects.filter(story__in=stories, subject=whose).update(subject=other)
    _give_quotes(stories, whose, other)
    Quote.objects.filter(story__in=stories, words_of=whose).update(words_of=other)
    events = Event.objects.filter(story__in=stories)
    events_of = events.filter(Q(place=whose) | Exists(Participant.objects.filter(event=OuterRef("pk"), subject=whose)))
    ends = Q(from_subject=whose) | Q(to_subject=whose) | Q(about=whose)
    ties = Tie.objects.filter(ends, story__in=stories)
    keys = [f"archive.event:{pk}" for pk in events_of.values_list("pk", flat=True)]
    keys += [f"archive.tie:{pk}" for pk in ties.values_list("pk", flat=True)]
    Participant.objects.filter(event__in=events, subject=whose).update(subject=other)
    events.filter(place=whose).update(place=other)
    for end in ("from_subject", "to_subject", "about"):
        Tie.objects.filter(story__in=stories, **{end: whose}).update(**{end: other})
    return keys


def _give_quotes(stories: list[int], whose: Subject, other: Subject) -> None:
    """The role held that day is another's as well, unless an editor said another than the record has."""
    said = Quote.objects.filter(story__in=stories, speaker=whose)
    for story in Story.objects.filter(pk__in=said.exclude(role="").values("story")):
        held = role_in(whose, story)[:LONGEST_ROLE]
        if held:
            said.filter(story=story, role=held).update(role=role_in(other, story)[:LONGEST_ROLE])
    said.update(speaker=other)


def _share_names(whose: Subject, other: Subject, taken_along: list[str]) -> None:
    other.aliases = names_together(other, taken_along)
    other.save()
    whose.aliases = [name for name in whose.aliases if name.casefold() != other.name.casefold()]
    whose.save()
