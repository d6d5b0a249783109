"""Brings into this machine's files what other machines pressed and dropped. Knows nothing of Django."""

import json
import time
from collections.abc import Iterator

from dateline.press.backends.base import DiskFails
from dateline.press.backends.files import FileStore, replace_file
from dateline.press.backends.shared import A_BATCH, BEGINNING, Place, Record
from dateline.press.backends.valkey import SharedStore
from dateline.press.pressed import dropped

SAVED_EVERY = 1.0
"""Seconds. What was applied since is applied again after a power cut."""


class Follower:
    """One machine's reader of the news.

    It remembers which server it heard last and how far. When that is another now (it was started again, and may have
    lost its last seconds or everything), when the news does not reach back so far, and when something was dropped here
    that Valkey has not heard of, it compares every entry: the greater number wins, on either side. So a new machine
    fills itself, and an empty Valkey is filled.
    """

    def __init__(self, store: SharedStore) -> None:
        self._store = store
        self._shared = store.shared
        self._files = FileStore(store.files.root)  # its own, for what is to be settled belongs to one thread
        self._memory = store.files.root / "followed.json"
        self._being_told = store.untold.with_name("being-told")
        self._server, self._place = self._recall()
        self._saved = (self._server, self._place)
        self._save_at = 0.0

    def follow(self, seconds: float = 0) -> None:
        """Apply what there is, or wait so long for something. Raises CannotKeep: call it again."""
        server = self._shared.server()
        if self._is_untold() or server != self._server or not self._shared.has_all_since(self._place):
            self._compare(server)
        self._hear(seconds)
        if time.monotonic() >= self._save_at:
            self._save()

    def _hear(self, seconds: float) -> None:
        """Readers see it before anybody is told that it is applied. While all is compared, nothing is said to be."""
        news = self._shared.news_since(self._place, seconds)
        if news:
            self._apply(news)
            self._place = news[-1].place
        self._shared.heard_from(self._store.machine, self._place if self._server else BEGINNING)

    def _apply(self, news: list[Record]) -> None:
        newest = {record.digest: record.number for record in news}
        if newest.pop("", None) is not None:
            self._files.set_format(self._shared.format())
        self._take(newest)

    def _take(self, numbers: dict[str, int]) -> None:
        """Into the files what is newer in Valkey, and have every process look again. What it has lost is dropped.

        Raises DiskFails when there is no room for some of it; what was dropped is gone all the same.
        """
        newer = {digest: number for digest, number in numbers.items() if self._files.number_of(digest) < number}
        failure: DiskFails | None = None
        for digest, told in newer.items():
            number, kept = self._shared.kept(digest) or (told, dropped(told))
            self._files.generation.catch_up(number)
            try:
                self._files.put(digest, number, kept)
            except DiskFails as error:
                failure = error
        if newer:
            self._files.move()
        if failure is not None:
            raise failure

    def _compare(self, server: str) -> None:
        """Costs a look at every entry on both sides. What is told meanwhile is heard between two batches."""
        self._server, self._place = "", self._shared.newest()
        if self._store.untold.exists():
            self._store.untold.replace(self._being_told)
        self._compare_format()
        for batch in self._shared.digests():
            self._take(dict(zip(batch, self._shared.numbers(batch), strict=True)))
            self._hear(0)
        for batch in _batches(self._files.digests()):
            self._give(batch)
            self._hear(0)
        self._being_told.unlink(missing_ok=True)
        self._server = server

    def _compare_format(self) -> None:
        """Valkey's holds, unless it has none or has not heard of ours."""
        shared = self._shared.format()
        if self._files.format and (self._is_untold() or not shared):
            self._shared.set_format(self._files.format)
        elif shared:
            self._files.set_format(shared)

    def _is_untold(self) -> bool:
        """Also when it was stopped while it told."""
        return self._store.untold.exists() or self._being_told.exists()

    def _give(self, digests: list[str]) -> None:
        for digest, number in zip(digests, self._shared.numbers(digests), strict=True):
            kept = self._files.kept(digest)
            if kept is not None and kept[0] > number:
                self._shared.put(digest, *kept)

    def _save(self) -> None:
        """The files first: what is remembered as applied must outlast a power cut."""
        self._save_at = time.monotonic() + SAVED_EVERY
        if (self._server, self._place) != self._saved:
            self._files.settle()
            replace_file(self._memory, json.dumps([self._server, *self._place]).encode())
            self._saved = (self._server, self._place)

    def _recall(self) -> tuple[str, Place]:
        try:
            server, milliseconds, number = json.loads(self._memory.read_bytes())
        except (FileNotFoundError, ValueError):
            return "", BEGINNING
        return server, (milliseconds, number)


def _batches(digests: Iterator[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    for digest in digests:
        batch.append(digest)
        if len(batch) == A_BATCH:
            yield batch
            batch = []
    yield batch
