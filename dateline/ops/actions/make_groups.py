"""The groups a newsroom starts with."""

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

PAGE_RIGHTS = {
    "Reporter": ("add_page",),
    "Sub-editor": ("add_page", "change_page", "lock_page", "unlock_page", "publish_page"),
    "Editor": ("add_page", "change_page", "lock_page", "unlock_page", "publish_page", "bulk_delete_page"),
    "Moderator": (),
}
"""What each group may do with pages, sections and stories alike."""


def make_groups() -> None:
    """Editor, Sub-editor, Reporter and Moderator; Wagtail's own two, Editors and Moderators, give way."""
    Group.objects.filter(name__in=["Editors", "Moderators"]).delete()
    root = Page.objects.get(depth=1)
    for name, rights in PAGE_RIGHTS.items():
        group, made = Group.objects.get_or_create(name=name)
        if not made:
            continue
        group.permissions.add(Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"))
        for right in rights:
            permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=right)
            GroupPagePermission.objects.create(group=group, page=root, permission=permission)
        if rights:
            _let_handle_media(group)


def _let_handle_media(group: Group) -> None:
    library = Collection.get_first_root_node()
    for codename in ("add_picture", "choose_image", "add_attachment", "choose_document"):
        permission = Permission.objects.get(content_type__app_label="media", codename=codename)
        GroupCollectionPermission.objects.create(group=group, collection=library, permission=permission)
