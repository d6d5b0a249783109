"""The groups a newsroom starts with, and the review its stories go through."""

from django.contrib.auth.models import Group, Permission
from django.utils.translation import gettext as _
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

WRITES = ("add_page",)
EDITS = (*WRITES, "change_page", "lock_page", "unlock_page", "publish_page")
PAGE_RIGHTS = {
    "Reporter": WRITES,
    "Sub-editor": EDITS,
    "Editor": (*EDITS, "bulk_delete_page"),
    "Moderator": (),
}
"""What each group may do with pages, sections and stories alike. Who may only add edits what is their own."""

CHOOSES = (
    "wagtailimages.add_image",
    "wagtailimages.choose_image",
    "wagtaildocs.add_document",
    "wagtaildocs.choose_document",
)
CAPTIONS = (*CHOOSES, "wagtailimages.change_image", "wagtaildocs.change_document")
MEDIA_RIGHTS = {
    "Reporter": CHOOSES,
    "Sub-editor": CAPTIONS,
    "Editor": (*CAPTIONS, "wagtailimages.delete_image", "wagtaildocs.delete_document"),
    "Moderator": (),
}
"""Wagtail asks for the rights on its own picture and document models, also where a house has others."""

NAMES = ("bylines.add_author", "bylines.view_author", "subjects.add_subject", "subjects.view_subject")
MENDS = (*NAMES, "bylines.change_author", "subjects.change_subject")
MODEL_RIGHTS = {
    "Reporter": NAMES,
    "Sub-editor": MENDS,
    "Editor": (
        *MENDS,
        "bylines.delete_author",
        "subjects.delete_subject",
        "publication.change_house",
        "publication.change_machinerules",
        "fronts.change_breakingstrip",
        "comments.change_reply",
        "ops.view_mishap",
        "wagtailredirects.add_redirect",
        "wagtailredirects.change_redirect",
        "wagtailredirects.delete_redirect",
    ),
    "Moderator": ("comments.change_reply",),
}
"""Everything that is no page: authors, subjects, the house's settings, replies, redirects."""


def make_groups() -> None:
    """Editor, Sub-editor, Reporter and Moderator, and the editor's approval; Wagtail's own give way.

    A group that is there already keeps the rights the newsroom gave it.
    """
    Group.objects.filter(name__in=["Editors", "Moderators"]).delete()
    root = Page.objects.get(depth=1)
    for name in PAGE_RIGHTS:
        group, made = Group.objects.get_or_create(name=name)
        if made:
            _give_rights(group, root)
    _make_review(root)


def _give_rights(group: Group, root: Page) -> None:
    codenames = ("wagtailadmin.access_admin", *MODEL_RIGHTS[group.name])
    group.permissions.add(*(_permission(*name.split(".")) for name in codenames))
    for right in PAGE_RIGHTS[group.name]:
        GroupPagePermission.objects.create(group=group, page=root, permission=_permission("wagtailcore", right))
    library = Collection.get_first_root_node()
    for right in MEDIA_RIGHTS[group.name]:
        GroupCollectionPermission.objects.create(
            group=group, collection=library, permission=_permission(*right.split("."))
        )


def _permission(room: str, codename: str) -> Permission:
    return Permission.objects.get(content_type__app_label=room, codename=codename)


def _make_review(root: Page) -> None:
    """One task, the approval of an editor or a sub-editor, for everything under `root`."""
    Workflow.objects.filter(name="Moderators approval", workflow_pages__page=root).delete()
    GroupApprovalTask.objects.filter(name="Moderators approval", groups=None, workflow_tasks=None).delete()
    if WorkflowPage.objects.filter(page=root).exists():
        return
    task = GroupApprovalTask.objects.create(name=_("Editor's approval"))
    task.groups.set(Group.objects.filter(name__in=["Editor", "Sub-editor"]))
    workflow = Workflow.objects.create(name=_("Editor's approval"))
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=root)
