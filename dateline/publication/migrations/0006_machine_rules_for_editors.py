"""Whoever may change the house may say what machines may do with it, also where the house was there before."""

from typing import Any

from django.db import migrations


def let_them(apps: Any, _schema_editor: object) -> None:
    Group = apps.get_model("auth", "Group")
    before = Group.objects.filter(
        permissions__codename="change_house", permissions__content_type__app_label="publication"
    )
    if not before:
        return
    kinds, rights = apps.get_model("contenttypes", "ContentType").objects, apps.get_model("auth", "Permission").objects
    kind, _ = kinds.get_or_create(app_label="publication", model="machinerules")
    right, _ = rights.get_or_create(
        content_type=kind, codename="change_machinerules", defaults={"name": "Can change what machines may do"}
    )
    for group in before:
        group.permissions.add(right)


class Migration(migrations.Migration):
    dependencies = [
        ("publication", "0005_the_app"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(let_them, migrations.RunPython.noop)]
