from django.db import migrations

INDICES = {
    "story_seen": "stories_story (page_ptr_id) INCLUDE (state, published_at, embargoed_until, section_id)",
    "page_seen": "wagtailcore_page (id) INCLUDE (live)",
}


def make_indices(apps, schema_editor):
    """Every search asks of thousands of stories whether readers may see them: on PostgreSQL by these alone, and not by
    rows that lie among the texts of all."""
    if schema_editor.connection.vendor == "postgresql":
        for name, columns in INDICES.items():
            schema_editor.execute(f"CREATE INDEX {name} ON {columns}")


def drop_indices(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for name in INDICES:
            schema_editor.execute(f"DROP INDEX {name}")


class Migration(migrations.Migration):

    dependencies = [
        ('stories', '0005_stories_by_kind'),
    ]

    operations = [
        migrations.RunPython(make_indices, drop_indices),
    ]
