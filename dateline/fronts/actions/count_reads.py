"""Take the files in which the front noted what was read, and add them up."""

import logging
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from dateline.fronts.models import TakenReads
from dateline.press.reads import STORY, Reads, alone_with_reads, kept_reads, read_reads
from dateline.publication.queries import current_house
from dateline.stories.models import Story

log = logging.getLogger("dateline.worker")

FILES_A_ROUND = 60
"""Ten minutes of reading: twenty times what has come since the round before."""

ADD = (
    "INSERT INTO fronts_readcount (story_id, hour, count) VALUES (%s, %s, %s) "
    "ON CONFLICT (story_id, hour) DO UPDATE SET count = fronts_readcount.count + excluded.count"
)
"""By hand: Django can replace a row that is there already, and not add to it."""


def count_reads() -> int:
    """Add the files that wait to the hours they tell of; how many were counted.

    A file is thrown away after the commit that counts it, and its name is part of that commit: whenever the worker
    dies, no file is counted twice and none is left out. Two statements a file.
    """
    root: Path | None = settings.PRESS_FOLDER
    if root is None:
        return 0
    with alone_with_reads(root) as alone:
        waiting = kept_reads(root)[:FILES_A_ROUND] if alone else []
        if not waiting:
            return 0
        counted = _count(waiting)
        for path in waiting:
            path.unlink(missing_ok=True)
        TakenReads.objects.filter(name__in=[path.name for path in waiting]).delete()
    return counted


@transaction.atomic
def _count(waiting: list[Path]) -> int:
    taken = set(TakenReads.objects.filter(name__in=[path.name for path in waiting]).values_list("name", flat=True))
    new = [path for path in waiting if path.name not in taken]
    by_beacon = current_house().counts_by_beacon
    for path in new:
        reads = read_reads(path)
        if reads is None:
            log.warning("%s cannot be read and is thrown away: some seconds of reading are not counted.", path)
        else:
            _add(reads, reads.beacons if by_beacon else reads.pages)
    TakenReads.objects.bulk_create(TakenReads(name=path.name) for path in new)
    return len(new)


def _add(reads: Reads, counts: dict[str, int]) -> None:
    """Always in the order of the stories, so that two workers never wait for each other."""
    hour = datetime.fromtimestamp(reads.moment, UTC).replace(minute=0, second=0, microsecond=0)
    moment = connection.ops.adapt_datetimefield_value(hour)
    stories = _stories_at(counts)
    with connection.cursor() as cursor:
        cursor.executemany(ADD, [(story, moment, counts[path]) for path, story in sorted(stories, key=lambda s: s[1])])


def _stories_at(paths: dict[str, int]) -> list[tuple[str, int]]:
    """Each path with the key of the story that readers see there; the others are left out. One statement."""
    at = {_place(path): path for path in paths if STORY.fullmatch(path)}
    found = Story.objects.public().filter(slug__in={slug for _, slug in at})
    places = found.order_by().values_list("pk", "section__slug", "slug")
    return [(at[section, slug], key) for key, section, slug in places if (section, slug) in at]


def _place(path: str) -> tuple[str, str]:
    """Section and slug, as the tree has them."""
    _, section, year, month, day, name, _ = path.split("/")
    return section, f"{year}-{month}-{day}-{name}"
