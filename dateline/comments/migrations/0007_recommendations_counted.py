from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("comments", "0006_the_log_counts")]

    operations = [
        migrations.AddField("recommendation", "is_counted", models.BooleanField(default=False, db_index=True)),
    ]
