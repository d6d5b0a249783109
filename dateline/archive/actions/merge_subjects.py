"""Two records of one person, organisation, place or topic become one."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from wagtail.log_actions import log

from dateline.archive.actions.touch_subject import touch_subject
from dateline.archive.errors import ClosedBefore, GoneSinceSeen, NotOfOneKind, SameSubject, TiedToEachOther
from dateline.archive.lists import months_of_subject
from dateline.archive.models import Case, Event, Mention, Named, Participant, Quote, Tie
from dateline.archive.other_names import names_together
from dateline.press.actions.touch import touch
from dateline.stories.changed import tell_of_change
from dateline.stories.models import StorySubject
from dateline.subjects.models import MergedSubject, OldAddress, Role, Subject

if TYPE_CHECKING:
    from dateline.accounts.models import User

MERGED = "archive.merge_subject"


@transaction.atomic
def merge_subjects(*, subject: Subject, into: Subject, editor: "User | None") -> Subject:
    """Give all that is kept of `subject` to `into`, which has its names from now on; its addresses lead there.

    What `into` says of itself counts, and what it does not say comes from `subject`. Readers have a page when they had
    one of either. Costs a touch for each quote of the two.

    Raises SameSubject, NotOfOneKind, ClosedBefore, TiedToEachOther, and GoneSinceSeen.
    """
    gone, heir = _hold(subject, into)
    told = _as_one(gone, heir)
    touch_subject(subject=gone)
    touch(*_keys_of_events_and_ties(gone))
    _move_what_was_found(gone, heir)
    _move_what_it_is(gone, heir)
    _move_stories(gone, heir)
    key, address = gone.pk, {"kind": gone.kind, "slug": gone.slug}
    OldAddress.objects.filter(subject=gone).update(subject=heir)
    MergedSubject.objects.filter(into=gone).update(into=heir)
    gone.delete()
    OldAddress.objects.create(**address, subject=heir)
    MergedSubject.objects.create(key=key, into=heir)
    for name, value in told.items():
        setattr(heir, name, value)
    heir.save()
    touch_subject(subject=heir)
    touch(*months_of_subject(heir))
    log(instance=heir, action=MERGED, user=editor, data={"name": gone.name})
    return heir


def _hold(subject: Subject, into: Subject) -> tuple[Subject, Subject]:
    """Both as they are now, and nobody else's until it is done."""
    if subject.pk == into.pk:
        raise SameSubject(subject.name)
    held = Subject.objects.select_for_update().order_by("pk").in_bulk([subject.pk, into.pk])
    if len(held) < 2:
        raise GoneSinceSeen
    gone, heir = held[subject.pk], held[into.pk]
    if gone.kind != heir.kind:
        raise NotOfOneKind(gone, heir)
    for each in (gone, heir):
        if each.closed_at:
            raise ClosedBefore(each.name)
    if are_tied(gone, heir):
        raise TiedToEachOther(gone.name, heir.name)
    return gone, heir


def are_tied(one: Subject, other: Subject) -> bool:
    """Whether the record says that one is something to the other: then they are two."""
    ways = Q(from_subject=one, to_subject=other) | Q(from_subject=other, to_subject=one)
    roles = Role.objects.filter(Q(subject=one, at=other) | Q(subject=other, at=one))
    return Tie.objects.confirmed().filter(ways).exists() or roles.exists()


def _as_one(gone: Subject, heir: Subject) -> dict[str, object]:
    """What `heir` is from now on."""
    return {
        "aliases": names_together(heir, [gone.name, *gone.aliases]),
        "external_ids": {**gone.external_ids, **heir.external_ids},
        "description": heir.description or gone.description,
        "picture": heir.picture or gone.picture,
        "has_page": heir.has_page or gone.has_page,
        "no_index": heir.no_index or gone.no_index,
    }


def _keys_of_events_and_ties(gone: Subject) -> list[str]:
    events = Event.objects.filter(Q(place=gone) | Q(participants__subject=gone)).values_list("pk", flat=True)
    ties = Tie.objects.filter(Q(from_subject=gone) | Q(to_subject=gone) | Q(about=gone)).values_list("pk", flat=True)
    return [*(f"archive.event:{pk}" for pk in set(events)), *(f"archive.tie:{pk}" for pk in set(ties))]


def _move_what_was_found(gone: Subject, heir: Subject) -> None:
    """Nobody takes part in an event twice, and nobody is tied to themselves: what only proposed it is rejected."""
    Mention.objects.filter(subject=gone).update(subject=heir)
    Quote.objects.filter(speaker=gone).update(speaker=heir)
    Quote.objects.filter(words_of=gone).update(words_of=heir)
    there_already = Exists(Participant.objects.filter(event=OuterRef("event"), subject=heir))
    Participant.objects.filter(there_already, subject=gone).delete()
    Participant.objects.filter(subject=gone).update(subject=heir)
    Event.objects.filter(place=gone).update(place=heir)
    for end in ("from_subject", "to_subject", "about"):
        Tie.objects.filter(**{end: gone}).update(**{end: heir})
    Tie.objects.filter(from_subject=heir, to_subject=heir).update(state=Tie.State.REJECTED)


def _move_what_it_is(gone: Subject, heir: Subject) -> None:
    own = {(role.title.casefold(), role.at_id) for role in heir.roles.all()}
    for role in Role.objects.filter(subject=gone):
        if (role.title.casefold(), role.at_id) not in own:
            role.subject = heir
            role.save()
    for role in Role.objects.filter(at=gone):
        role.at = heir
        role.save()
    Case.objects.filter(subject=gone).update(subject=heir)


def _move_stories(gone: Subject, heir: Subject) -> None:
    """Each names it once. A story that was filed as about either is about it."""
    filed = StorySubject.objects.filter(subject=gone)
    about = filed.filter(relation=StorySubject.Relation.ABOUT).values("story")
    StorySubject.objects.filter(subject=heir, story__in=about).update(relation=StorySubject.Relation.ABOUT)
    filed.filter(Exists(StorySubject.objects.filter(story=OuterRef("story"), subject=heir))).delete()
    filed.update(subject=heir)
    naming = list(Named.objects.filter(subject=gone).values_list("story_id", flat=True))
    Named.objects.filter(Exists(Named.objects.filter(story=OuterRef("story"), subject=heir)), subject=gone).delete()
    Named.objects.filter(subject=gone).update(subject=heir)
    tell_of_change(*naming)
