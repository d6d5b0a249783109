"""Pages in memory, assembled, bounded in bytes, and never older than the press."""

import time
from collections import OrderedDict
from collections.abc import Callable

from dateline.press.assembly import Answer, MissingPart, assemble
from dateline.press.backends.files import FileStore
from dateline.press.held import Held
from dateline.press.pressed import Pressed

MOST_BYTES = 48 * 2**20

BESIDE_A_PAGE, BESIDE_A_PART = 7200, 800
"""Bytes that one takes beside its own: headers, names, our objects. Without them a million short pages (the notices of
moved ones) would weigh next to nothing."""

SHARE_OF_PARTS = 4
"""One in so many bytes may be parts."""


class _HotPage:
    """One assembled page, with what it was made from and the generation at which that was last true."""

    __slots__ = ("answer", "format", "generation", "parts", "signature", "weight")

    def __init__(self, answer: Answer, page: Pressed, parts: tuple[Pressed, ...], seen: tuple[int, object]) -> None:
        self.answer = answer
        self.format = page.format
        self.parts = tuple((part.name, part.number) for part in parts)  # not the parts: they may be let go of
        self.generation, self.signature = seen
        self.weight = 0


class _HotPart:
    """One part, for all pages that show it; None stands for one that is not pressed."""

    __slots__ = ("generation", "part", "signature", "weight")

    def __init__(self, part: Pressed | None, generation: int, signature: object) -> None:
        self.part = part
        self.weight = BESIDE_A_PART + (part.size if part is not None else 0)
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
        self._bytes_of_pages = 0
        self._bytes_of_parts = 0

    @property
    def bytes_held(self) -> int:
        return self._bytes_of_pages + self._bytes_of_parts

    def holds(self) -> Held:
        """Its figures, for whoever wants to know."""
        return Held(len(self._pages), len(self._parts), self.bytes_held, self._most)

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
        if hot is not None and hot.answer is answer and hot.weight != _weight_of(answer):
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
        return all(_is(self._part(name, generation), number) for name, number in hot.parts)

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
        self._keep_part(name, _HotPart(kept, generation, signature))
        return kept

    def _keep_part(self, name: str, part: _HotPart) -> None:
        """When they are too many all are let go of: those that are shown are back in a moment."""
        gone = self._parts.pop(name, None)
        self._bytes_of_parts += part.weight - (gone.weight if gone is not None else 0)
        if self._bytes_of_parts > self._most // SHARE_OF_PARTS:
            self._parts.clear()
            self._bytes_of_parts = part.weight
        self._parts[name] = part

    def _present(self, name: str) -> Pressed | None:
        entry = self._store.read(name)
        return entry if entry is not None and entry.format == self._store.format else None

    def _forget(self, path: str) -> None:
        gone = self._pages.pop(path, None)
        if gone is not None:
            self._bytes_of_pages -= gone.weight

    def _weigh(self, hot: _HotPage) -> None:
        """Count what it holds now, and let go of those not asked for longest until all fit."""
        weight = _weight_of(hot.answer)
        self._bytes_of_pages += weight - hot.weight
        hot.weight = weight
        while self.bytes_held > self._most and len(self._pages) > 1:
            _, oldest = self._pages.popitem(last=False)
            self._bytes_of_pages -= oldest.weight


def _weight_of(answer: Answer) -> int:
    return BESIDE_A_PAGE + answer.size


def _is(part: Pressed | None, number: int) -> bool:
    """Whether it is the one of that number: each pressing has another."""
    return part is not None and part.number == number
