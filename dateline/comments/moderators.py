"""Who decides on replies."""

from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from dateline.accounts.models import User

RIGHT = "comments.change_reply"


def moderates(user: "AbstractBaseUser | AnonymousUser") -> bool:
    """Whether `user` decides on replies."""
    return user.has_perm(RIGHT)  # type: ignore[union-attr]


def all_moderators() -> "QuerySet[Any]":
    """Who may sign in and decide on replies."""
    found: QuerySet[Any] = get_user_model().objects.with_perm(
        RIGHT, backend="django.contrib.auth.backends.ModelBackend"
    )
    return found


def is_another_there(moderator: "User") -> bool:
    """Whether somebody else could decide on an appeal."""
    return all_moderators().exclude(pk=moderator.pk).exists()
