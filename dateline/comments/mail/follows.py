"""Mails to those who follow the replies to a story."""

from collections.abc import Sequence

from django.core.mail import EmailMultiAlternatives
from django.utils.translation import gettext_lazy as _

from dateline.comments.addresses import reply_address
from dateline.comments.mail.writing import full_address, make_mail
from dateline.comments.models import Follower, Reply
from dateline.lib import clock

ASKED, NEW = _("New replies to “%(title)s” by mail?"), _("New replies to “%(title)s”")


def link_mail(follower: Follower) -> EmailMultiAlternatives:
    """The link by which somebody says that they asked. Who follows already reads that, and how to stop."""
    told = _about(follower) | {
        "is_following": follower.confirmed_at is not None,
        "confirm": confirm_address(follower),
        "stop": stop_address(follower),
    }
    named = f"follow {follower.pk} {clock.now()}"
    return make_mail("follow", to=follower.email, subject=ASKED, named=named, told=told)


def new_replies_mail(follower: Follower, replies: Sequence[Reply], more: int) -> EmailMultiAlternatives:
    """The first of the new replies, and how many more there are."""
    told = _about(follower) | {"replies": replies, "more": more}
    named = f"new {follower.pk} {follower.told_until}"
    return make_mail(
        "new_replies", to=follower.email, subject=NEW, named=named, told=told,
        leave_by=stop_address(follower), one_click=True,
    )  # fmt: skip


def confirm_address(follower: Follower) -> str:
    return full_address(f"/replies/follow/confirm/{follower.secret}/")


def stop_address(follower: Follower) -> str:
    return full_address(f"/replies/follow/stop/{follower.secret}/")


def _about(follower: Follower) -> dict[str, object]:
    story = follower.story
    return {"story": story, "title": story.title, "address": full_address(story.address)} | {
        "address_of_replies": full_address(reply_address(story))
    }
