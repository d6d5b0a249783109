"""Say that two stories always stand together, never, or that the one has taken the other's place."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q

from dateline.archive.actions.order_relating import order_relating
from dateline.archive.errors import NotBesideItself, TooManyPinned
from dateline.archive.models import Pairing, Related
from dateline.archive.related import related_key
from dateline.lib import clock
from dateline.press.actions.touch import touch
from dateline.stories.models import Story

if TYPE_CHECKING:
    from dateline.accounts.models import User

MOST_PINNED = 4
"""As many as are printed."""

Kind = Pairing.Kind


@transaction.atomic
def pin(*, story: Story, other: Story, editor: "User") -> None:
    """`other` stands first under `story`, whatever is closer. Raises NotBesideItself and TooManyPinned."""
    pinned = Pairing.objects.filter(story=story, kind=Kind.PINNED).exclude(other=other)
    if pinned.count() >= MOST_PINNED:
        raise TooManyPinned(MOST_PINNED)
    _pair(story, other, Kind.PINNED, editor)
    touch(related_key(story.pk))


@transaction.atomic
def bar(*, story: Story, other: Story, editor: "User") -> None:
    """Neither ever stands under the other; gone for readers at once. Raises NotBesideItself."""
    Pairing.objects.filter(story=other, other=story).delete()
    _pair(story, other, Kind.BARRED, editor)
    Related.objects.filter(Q(story=story, other=other) | Q(story=other, other=story)).delete()
    touch(related_key(story.pk), related_key(other.pk), at_once=True)


@transaction.atomic
def offer_newer(*, story: Story, other: Story, editor: "User") -> None:
    """`other` tells the same thing newer: readers of `story` are led there, above its list. One at a time.

    Raises NotBesideItself.
    """
    Pairing.objects.filter(story=story, kind=Kind.NEWER).delete()
    Pairing.objects.filter(story=other, other=story, kind=Kind.NEWER).delete()
    _pair(story, other, Kind.NEWER, editor)
    touch(related_key(story.pk), related_key(other.pk))


@transaction.atomic
def leave_to_the_archive(*, story: Story, other: Story) -> None:
    """Whatever was said of the two is said no more, at once; the worker makes both lists anew."""
    Pairing.objects.filter(story=story, other=other).delete()
    Pairing.objects.filter(story=other, other=story, kind=Kind.BARRED).delete()
    touch(related_key(story.pk), related_key(other.pk), at_once=True)
    order_relating([story.pk, other.pk])


def _pair(story: Story, other: Story, kind: str, editor: "User") -> None:
    if story.pk == other.pk:
        raise NotBesideItself
    told = {"kind": kind, "decided_by": editor, "decided_at": clock.now()}
    Pairing.objects.update_or_create(story=story, other=other, defaults=told)
