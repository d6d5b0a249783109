"""Every row that becomes an object leaves its key with the page at hand; every row that is saved touches its key.

Django has one place where rows become objects, `Model.from_db`, and Wagtail's own models pass it like ours. Listening
there is what makes it impossible to forget a key in a template.
"""

from collections.abc import Collection
from functools import cache
from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_delete

from dateline.press.actions.touch import touch
from dateline.press.keys import recording_now

NEVER_SHOWN = frozenset(
    {
        "accounts", "auth", "contenttypes", "django_tasks_database", "gatekeeper", "migrations", "ops", "press",
        "sessions", "wagtailadmin", "wagtailsearch", "wagtailsearchpromotions", "wagtailusers", "modelsearch",
    }
)  # fmt: skip
"""Rooms and apps none of whose rows a reader's page prints."""

BEHIND_A_LIST = frozenset({"fronts.mostread", "fronts.readcount", "fronts.takenreads"})
"""What was counted and the lists kept of it: whoever writes them touches a list by name, and only when it differs."""

FOR_THE_DESK = frozenset(
    {
        "archive.case", "comments.appeal", "comments.ban", "comments.decision", "comments.digestwish",
        "comments.follower", "comments.letter", "comments.note", "comments.recommendation", "comments.report",
        "comments.sentmail", "subjects.mergedsubject",
    }
)  # fmt: skip
"""What is kept about replies and subjects and printed on no page of them; the year's numbers of replies are asked under
a list key."""

IN_THE_FORMAT = frozenset(
    {"publication.house", "publication.sociallink", "stories.section", "wagtailcore.pageviewrestriction"}
)
"""Few rows of which every page shows something: a change of one changes the house fingerprint."""

NEVER_SHOWN_OF_WAGTAIL = frozenset(
    {
        "collection", "collectionviewrestriction", "comment", "commentreply", "groupapprovaltask",
        "groupcollectionpermission",
        "grouppagepermission", "locale", "modellogentry", "pagelogentry", "pagesubscription", "referenceindex",
        "revision", "site", "task", "taskstate", "uploadedfile", "workflow", "workflowcontenttype", "workflowpage",
        "workflowstate", "workflowtask",
    }
)  # fmt: skip

UNSEEN_COLUMNS = frozenset(
    {
        "draft_title", "has_unpublished_changes", "latest_revision", "latest_revision_created_at", "live_revision",
        "locked", "locked_at", "locked_by", "numchild", "touched_at",
    }
)  # fmt: skip
"""What the desk writes on a page without changing it for readers."""


def start_watching() -> None:
    """Called once, when the room opens."""
    whole = Model.from_db.__func__  # type: ignore[attr-defined]

    def from_db(cls: type[Model], db: Any, field_names: Any, values: Any) -> Model:
        row: Model = whole(cls, db, field_names, values)
        made_from = recording_now()
        if made_from is not None:
            key = key_of(row)
            if key:
                made_from.keys.add(key)
        return row

    Model.from_db = classmethod(from_db)  # type: ignore[method-assign, assignment]
    post_save.connect(_touch_saved, dispatch_uid="press watches what is saved")
    pre_delete.connect(_touch_leaving, dispatch_uid="press watches what leaves")
    post_delete.connect(_touch_deleted, dispatch_uid="press watches what is deleted")


def key_of(row: Model) -> str:
    """`app.model:pk` of the row, or of the one it belongs to: a byline is a story's, a size a picture's. Else ""."""
    name, column = _named(type(row))
    return f"{name}:{row.__dict__.get(column)}" if name and column in row.__dict__ else ""


def key_of_owner(model: type[Model], pk: object) -> str:
    """The key of the row with this primary key, to which rows of `model` belong."""
    return f"{_named(model)[0]}:{pk}"


def leaves_no_key(model: type[Model]) -> bool:
    """Whether no page prints rows of `model`, or every page goes by them through the house fingerprint."""
    return not _named(model)[0]


@cache
def _named(model: type[Model]) -> tuple[str, str]:
    """Under which name a model's rows are known, and the column that says which row."""
    owner = getattr(model, "pressed_with", None)
    meta = model._meta
    if owner:
        field: Any = meta.get_field(owner)
        return _named(field.related_model)[0], field.attname
    if model.__module__ == "__fake__":  # a migration's: the code changes with it, and so the fingerprint
        return "", ""
    if (
        meta.label_lower in IN_THE_FORMAT | BEHIND_A_LIST | FOR_THE_DESK
        or meta.app_label in NEVER_SHOWN
        or (meta.app_label == "wagtailcore" and meta.model_name in NEVER_SHOWN_OF_WAGTAIL)
    ):
        return "", ""
    root = meta.concrete_model or model
    while root._meta.parents:
        root = next(iter(root._meta.parents))
    return root._meta.label_lower, _column_of(model)


def _column_of(model: type[Model]) -> str:
    """The column of the key; of a page that stands on Wagtail's table, the link to it."""
    field: Any = model._meta.pk
    return str(field.attname)


def _touch_saved(
    sender: type[Model], instance: Model, update_fields: Collection[str] | None, raw: bool, **_: Any
) -> None:
    if not raw and not (update_fields is not None and UNSEEN_COLUMNS.issuperset(update_fields)):
        _touch(instance)


def _touch_leaving(sender: type[Model], instance: Model, **_: Any) -> None:
    """While it is still there, with what belongs to it."""
    if hasattr(instance, "pressed_until_now_in"):
        touch(*instance.pressed_until_now_in())


def _touch_deleted(sender: type[Model], instance: Model, **_: Any) -> None:
    """At once, unless it only belonged to something that is still there: publishing writes bylines anew each time."""
    _touch(instance, at_once=not hasattr(sender, "pressed_with"))


def _touch(row: Model, at_once: bool = False) -> None:
    """Nothing for a row that says of itself that it stands on no page."""
    if getattr(row, "is_pressed_nowhere", False):
        return
    key = key_of(row)
    lists = row.pressed_in() if hasattr(row, "pressed_in") else ()
    if key or lists:
        touch(*([key] if key else []), *lists, at_once=at_once)
