"""How often one network may ask for what costs something, as this process sees it. In memory: no question writes."""

import threading
from collections import OrderedDict

from dateline.gatekeeper.bucket import Bucket

MOST_KEYS = 10_000
"""Networks, about five megabytes. Of more the one that has been away for longest begins anew."""


class Turnstile:
    """A bucket for each key."""

    def __init__(self, *, most: float, a_second: float, most_keys: int = MOST_KEYS) -> None:
        self._most, self._a_second, self._most_keys = most, a_second, most_keys
        self._buckets: OrderedDict[str, Bucket] = OrderedDict()
        self._lock = threading.Lock()

    def lets_through(self, key: str) -> bool:
        """Whether `key` may pass once more now."""
        with self._lock:
            bucket = self._buckets.get(key)
            if bucket is None:
                bucket = self._buckets[key] = Bucket(most=self._most, a_second=self._a_second)
            self._buckets.move_to_end(key)
            if len(self._buckets) > self._most_keys:
                self._buckets.popitem(last=False)
        return bucket.takes_one()
