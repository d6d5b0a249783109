"""Where somebody may work: asked of Wagtail's own rights on pages, section by section."""

from typing import Any

from wagtail.permission_policies.pages import PagePermissionPolicy

from dateline.stories.models import Section, Story
from dateline.stories.queries import StoryQuerySet

ANY_RIGHT = {"add", "change", "publish", "bulk_delete", "lock", "unlock"}


def sections_of(user: Any) -> list[Section]:
    """The sections whose stories `user` may see at the desk, as Wagtail's explorer decides it, in their order."""
    allowed = PagePermissionPolicy(Section).instances_user_has_any_permission_for(user, ANY_RIGHT)
    return list(allowed.order_by("path"))


def sections_to_write_for(user: Any) -> list[Section]:
    """The sections `user` may add a story to."""
    return [section for section in sections_of(user) if section.permissions_for_user(user).can_add_subpage()]


def works_here(user: Any) -> bool:
    """Whether `user` has any business with stories."""
    return bool(PagePermissionPolicy().user_has_any_permission(user, ANY_RIGHT))


def kept_from(user: Any) -> StoryQuerySet:
    """Stories `user` may not know of at the desk: readers may not either, and they stand where `user` does not work."""
    sections = sections_of(user)
    if len(sections) == Section.objects.count():
        return Story.objects.none()
    elsewhere = Story.objects.exclude(section__in=[section.pk for section in sections])
    return elsewhere.exclude(pk__in=Story.objects.public().order_by().values("pk"))
