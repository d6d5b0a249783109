"""Solutions this process knows to be used: whoever sends one again and again has the database asked nothing."""

import threading
from collections import OrderedDict

MOST = 20_000
"""Names, about three megabytes. Each was paid for with a proof."""


class SpentOfLate:
    """The newest names; the oldest are forgotten, and the database knows them still."""

    def __init__(self, most: int = MOST) -> None:
        self._names: OrderedDict[str, None] = OrderedDict()
        self._most = most
        self._lock = threading.Lock()

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def remember(self, name: str) -> None:
        with self._lock:
            self._names[name] = None
            if len(self._names) > self._most:
                self._names.popitem(last=False)


SPENT = SpentOfLate()
