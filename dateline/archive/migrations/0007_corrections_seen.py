"""Quotes that were decided on before count as decided in view of the corrections their story has."""

from typing import Any

from django.db import migrations, models
from django.db.models import Max, OuterRef, Subquery


def note_seen(apps: Any, schema_editor: Any) -> None:
    Quote, Correction = apps.get_model("archive", "Quote"), apps.get_model("stories", "Correction")
    newest = Correction.objects.filter(story=OuterRef("story_id")).order_by().values("story").annotate(last=Max("pk"))
    decided = Quote.objects.filter(decided_at__isnull=False, story__in=Correction.objects.values("story"))
    decided.update(correction_seen=Subquery(newest.values("last")))


class Migration(migrations.Migration):
    dependencies = [("archive", "0006_roles_and_ties")]

    operations = [
        migrations.AddField(
            "quote", "correction_seen", models.PositiveBigIntegerField(default=0, editable=False)
        ),
        migrations.RunPython(note_seen, migrations.RunPython.noop),
    ]
