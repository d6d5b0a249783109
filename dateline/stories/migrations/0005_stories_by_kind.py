from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('stories', '0004_old_addresses'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='story',
            index=models.Index(fields=['kind', 'state', 'published_at'], name='story_of_kind'),
        ),
    ]
