from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("archive", "0008_related")]

    operations = [
        migrations.CreateModel(
            name="ReadingChoices",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("muted_rules", models.JSONField(default=list, verbose_name="rules switched off")),
                (
                    "confirms_exact_names",
                    models.BooleanField(
                        default=False,
                        help_text="The full name, in a story in the house's language. Quotes always wait for a person.",
                        verbose_name="Names that match one subject exactly count as confirmed",
                    ),
                ),
            ],
            options={"verbose_name": "how stories are read", "verbose_name_plural": "how stories are read"},
        ),
    ]
