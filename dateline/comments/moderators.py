"""Who decides on replies."""

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

RIGHT = "comments.change_reply"


def moderates(user: "AbstractBaseUser | AnonymousUser") -> bool:
    """Whether `user` decides on replies."""
    return user.has_perm(RIGHT)  # type: ignore[union-attr]
