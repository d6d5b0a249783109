"""Questions asked of the devices."""

from collections.abc import Iterable
from typing import Self

from django.db import models

from dateline.pocket.topics import TopicKey, also_known_as


class DeviceQuerySet(models.QuerySet):  # type: ignore[type-arg]
    """Devices, by adjectives."""

    def told_of(self, topics: Iterable[str]) -> Self:
        """Those that want to hear of one of `topics` at least, each once; also by a key from before a merger."""
        keys = [key for topic in topics if (key := TopicKey.read(topic))]
        return self.filter(wishes__topic__in=[str(key) for key in also_known_as(keys)]).distinct()

    def within_reach(self, made_with: str) -> Self:
        """Those that the house's present key can send to."""
        return self.filter(made_with=made_with)
