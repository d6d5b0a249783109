"""The first editor of a house, and the link with which a person chooses their own password."""

from django.conf import settings
from django.contrib.auth.models import Group
from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from dateline.accounts.models import User
from dateline.ops.errors import Refusal

FIRST = "editor"


@transaction.atomic
def make_first_editor() -> User:
    """`editor`, who may do everything and has no password yet. Done twice, it changes nothing."""
    editor, made = User.objects.get_or_create(
        username=FIRST, defaults={"is_staff": True, "is_superuser": True, "first_name": "Editor"}
    )
    if made:
        editor.set_unusable_password()
        editor.save(update_fields=["password"])
        editor.groups.add(Group.objects.get(name="Editor"))
    return editor


@transaction.atomic
def make_link(*, username: str = FIRST) -> str:
    """An address at which `username` chooses a password, once, within three days.

    A user who never had a password gets a new stamp, so that earlier links end.
    """
    user = User.objects.select_for_update().filter(username=username, is_active=True).first()
    if user is None:
        raise Refusal(f"Nobody who may sign in is called “{username}”. Name another with --user.")
    if not user.has_usable_password():
        user.set_unusable_password()
        user.save(update_fields=["password"])
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    path = reverse("welcome", args=[uid, default_token_generator.make_token(user)])
    return f"{settings.WAGTAILADMIN_BASE_URL}{path}"
