"""Stories that are there already name the subjects they are filed under; what is quoted in them has their day."""

from django.db import migrations

NAMED = """
INSERT INTO archive_named (story_id, subject_id, published_at)
SELECT DISTINCT filed.story_id, filed.subject_id, story.published_at
FROM stories_storysubject filed JOIN stories_story story ON story.page_ptr_id = filed.story_id
"""
QUOTED = """
UPDATE archive_quote SET published_at = (
    SELECT story.published_at FROM stories_story story WHERE story.page_ptr_id = archive_quote.story_id
)
"""


class Migration(migrations.Migration):
    dependencies = [("archive", "0004_record_for_readers")]

    operations = [migrations.RunSQL(NAMED, "DELETE FROM archive_named"), migrations.RunSQL(QUOTED, "SELECT 1")]
