"""Pages in memory, assembled, bounded in bytes, and never older than the press."""

import time
from collections import OrderedDict
from collections.abc import Callable

from dateline.press.assembly import Answer, MissingPart, assemble
from dateline.press.backends.files import FileStore
from dateline.press.pressed import Pressed

MOST_BYTES = 48 * 2**20
MOST_PARTS = 20_000


class _HotPage:
    """One assembled page, with what it was made from and the generation at which that was last true."""

    __slots__ = ("answer", "format", "generation", "parts", "signature", "weight")

    def __init__(self, answer: Answer, page: Pressed, parts: tuple[Pressed, ...], seen: tuple[int, object]) -> None:
        self.answer = answer
        self.format = page.format
        self.parts = parts
        self.generation, self.signature = seen
        self.weight = 0


class _HotPart:
    """One part, for all pages that show it; None stands for one that is not pressed."""

    __slots__ = ("generation", "part", "signature")

    def __init__(self, part: Pressed | None, generation: int, signature: object) -> None:
        self.part = part
        self.generation = generation
        self.signature = signature


class Shelf:
    """Finds pages by address. After a change of the press each page is looked at once: one `stat` a file it is of."""

    def __init__(self, store: FileStore, most_bytes: int = MOST_BYTES, clock: Callable[[], float] = time.time) -> None:
        self._store = store
        self._count = store.generation.count
        self._clock = clock
        self._most = most_bytes
        self._pages: OrderedDict[str, _HotPage] = OrderedDict()
        self._parts: dict[str, _HotPart] = {}
        self.bytes_held = 0

    def find(self, path: str) -> Answer | None:
        """The present page at `path`, or None when it has to be made."""
        hot = self._pages.get(path)
        if hot is None or hot.generation != self._count[0]:
            hot = self._look_again(path, hot)
            if hot is None:
                return None
        if hot.answer.until <= self._clock():
            return None
        self._pages.move_to_end(path)
        return hot.answer

    def plain_of(self, path: str, answer: Answer) -> bytes:
        """The page without compression, which then is kept beside the other."""
        plain = answer.plain
        hot = self._pages.get(path)
        if hot is not None and hot.answer is answer and hot.weight != answer.size:
            self._weigh(hot)
        return plain

    def _look_again(self, path: str, hot: _HotPage | None) -> _HotPage | None:
        """The generation is read first, then the signatures, then the files: what changes meanwhile is seen next."""
        generation = self._count[0]
        signature = self._store.signature(path)
        if hot is not None and hot.signature == signature and self._still_holds(hot, generation):
            hot.generation = generation
            return hot
        self._forget(path)
        is_page = path.startswith("/")  # parts are kept beside them, under names that are no addresses
        made = None if signature is None or not is_page else self._make(path, (generation, signature))
        if made is not None:
            self._pages[path] = made
            self._weigh(made)
        return made

    def _still_holds(self, hot: _HotPage, generation: int) -> bool:
        if hot.format != self._store.format:
            return False
        return all(self._part(part.name, generation) is part for part in hot.parts)

    def _make(self, path: str, seen: tuple[int, object]) -> _HotPage | None:
        page = self._present(path)
        if page is None:
            return None
        found = {name: self._part(name, seen[0]) for name in page.parts}
        parts = {name: part for name, part in found.items() if part is not None}
        try:
            return _HotPage(assemble(page, parts), page, tuple(parts[name] for name in page.parts), seen)
        except MissingPart:
            return None

    def _part(self, name: str, generation: int) -> Pressed | None:
        hot = self._parts.get(name)
        if hot is not None and hot.generation == generation:
            return hot.part
        signature = self._store.signature(name)
        kept = hot.part if hot is not None and hot.signature == signature else self._present(name)
        if kept is not None and kept.format != self._store.format:
            kept = None
        if len(self._parts) >= MOST_PARTS:
            self._parts.clear()
        self._parts[name] = _HotPart(kept, generation, signature)
        return kept

    def _present(self, name: str) -> Pressed | None:
        entry = self._store.read(name)
        return entry if entry is not None and entry.format == self._store.format else None

    def _forget(self, path: str) -> None:
        gone = self._pages.pop(path, None)
        if gone is not None:
            self.bytes_held -= gone.weight

    def _weigh(self, hot: _HotPage) -> None:
        """Count what it holds now, and let go of those not asked for longest until all fit."""
        self.bytes_held += hot.answer.size - hot.weight
        hot.weight = hot.answer.size
        while self.bytes_held > self._most and len(self._pages) > 1:
            _, oldest = self._pages.popitem(last=False)
            self.bytes_held -= oldest.weight
