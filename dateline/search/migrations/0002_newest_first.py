from django.db import migrations

ANEW = [
    "INSERT INTO search_words (search_words) VALUES ('delete-all')",
    "DELETE FROM search_entry",
    "DELETE FROM search_held",
    "DELETE FROM search_word",
    "DELETE FROM search_tally",
    "INSERT OR IGNORE INTO search_due (story_id) SELECT page_ptr_id FROM stories_story WHERE state = 'published'",
]


def begin_anew(apps, schema_editor):
    """SQLite's rows stand in the order of their places now, the newest first. The worker reads the stories again, or
    `dateline search build`; PostgreSQL's index stays as it is."""
    if schema_editor.connection.vendor == "sqlite":
        for statement in ANEW:
            schema_editor.execute(statement)


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0001_initial'),
    ]

    operations = [
        migrations.RunPython(begin_anew, begin_anew),
    ]
