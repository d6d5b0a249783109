"""The people who sign in. Alone in this room: beside page models the migrations would be circular."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """One person at the desk. Authors need no user; a reader never has one."""

    email = models.EmailField(_("e-mail"), blank=True)

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")

    def __str__(self) -> str:
        return self.get_full_name() or self.username
