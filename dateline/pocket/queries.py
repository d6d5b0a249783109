"""Questions asked of the devices."""

from collections.abc import Iterable
from typing import Self

from django.db import models
from django.db.models import Case, Count, F, Value, When

from dateline.pocket.topics import TopicKey, also_known_as


class DeviceQuerySet(models.QuerySet):  # type: ignore[type-arg]
    """Devices, by adjectives."""

    def told_of(self, topics: Iterable[str]) -> Self:
        """Those that want to hear of one of `topics` at least, each once; also by a key from before a merger."""
        keys = [key for topic in topics if (key := TopicKey.read(topic))]
        return self.filter(wishes__topic__in=[str(key) for key in also_known_as(keys)]).distinct()

    def numbers_told_of(self, topics: Iterable[str]) -> dict[str, int]:
        """How many each of `topics` would reach, those that none would left out. Three statements, however many."""
        known = also_known_as([key for topic in topics if (key := TopicKey.read(topic))])
        renamed = [When(wishes__topic=str(old), then=Value(str(now))) for old, now in known.items() if old != now]
        topic = Case(*renamed, default=F("wishes__topic"), output_field=models.CharField())
        wishing = self.filter(wishes__topic__in=[str(key) for key in known]).annotate(of=topic).order_by()
        return dict(wishing.values("of").annotate(number=Count("pk", distinct=True)).values_list("of", "number"))

    def within_reach(self, made_with: str) -> Self:
        """Those that the house's present key can send to."""
        return self.filter(made_with=made_with)
