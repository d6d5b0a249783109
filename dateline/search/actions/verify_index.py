"""Read stories anew and name those of which the index holds something else."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from dateline.search.actions.build_index import missing
from dateline.search.models import Due, Entry, Held
from dateline.search.reading import opened, read_stories
from dateline.stories.models import Story

AT_ONCE = 200


@dataclass
class Report:
    """Keys of stories. What waits for the worker is no fault."""

    checked: int = 0
    differing: list[int] = field(default_factory=list)
    missing: list[int] = field(default_factory=list)
    left_over: list[int] = field(default_factory=list)
    """Held though readers may not see them: never shown, and to be taken out."""
    waiting: int = 0

    @property
    def is_right(self) -> bool:
        return not (self.differing or self.missing or self.left_over)


def verify_index(sample: int | None = None, tell: Callable[[int], object] = lambda _: None) -> Report:
    """All of them, or so many drawn by chance. Nothing is changed."""
    due = set(Due.objects.values_list("pk", flat=True))
    report = Report(waiting=len(due))
    if sample is None:
        report.missing = [key for key in missing().order_by("pk").values_list("pk", flat=True) if key not in due]
    for entries in _batches(sample):
        keys = [entry.story_id for entry in entries if entry.story_id not in due]
        read = read_stories(keys)
        held = Held.objects.in_bulk([entry.number for entry in entries])
        for entry in entries:
            new = read.get(entry.story_id)
            if entry.story_id in due:
                continue
            if new is None:
                report.left_over += _unless_only_hidden(entry.story_id)
            elif entry.number not in held or opened(bytes(held[entry.number].columns)) != opened(new.compressed()):
                report.differing.append(entry.story_id)
        report.checked += len(entries)
        tell(len(entries))
    return report


def _unless_only_hidden(key: int) -> list[int]:
    """A story under an embargo, or in a section kept private, may come back as it was: its row stays."""
    return [] if Story.objects.filter(pk=key, state=Story.State.PUBLISHED).exists() else [key]


def _batches(sample: int | None) -> Iterator[list[Entry]]:
    if sample is not None:
        drawn = list(Entry.objects.order_by("?")[:sample])
        yield from (drawn[start : start + AT_ONCE] for start in range(0, len(drawn), AT_ONCE))
        return
    last = None
    while True:
        entries = Entry.objects.order_by("pk")
        if last is not None:
            entries = entries.filter(pk__gt=last)
        batch = list(entries[:AT_ONCE])
        if not batch:
            return
        yield batch
        last = batch[-1].pk
