from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("archive", "0009_quotes"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="quote",
            index=models.Index(fields=["answers", "published_at", "story", "id"], name="quote_in_answer"),
        ),
    ]
