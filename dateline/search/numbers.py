"""The number of an indexed story: it grows with the moment of publication, so that the newest are found first."""

from datetime import UTC, datetime

STORY_BITS, ERA_BITS = 28, 25
"""Two stories would share one that are of the same second and 268 million keys apart. An era is a year and three
weeks."""

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def number_of(published_at: datetime, key: int) -> int:
    seconds = (published_at - EPOCH).days * 86_400 + (published_at - EPOCH).seconds
    return (seconds << STORY_BITS) + key % (1 << STORY_BITS)


def era_of(number: int) -> int:
    return number >> (STORY_BITS + ERA_BITS)
