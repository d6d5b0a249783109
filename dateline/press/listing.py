"""Querysets that stand for a list: asking them is accounted for by a list key."""

from typing import Any, Self

from django.db import models

from dateline.press.keys import note, under_list_key


class ListingMixin(models.QuerySet):  # type: ignore[type-arg]
    """Adds `under(keys)`. The keys are noted at once, also when the list turns out to be empty or is only counted."""

    _is_listed = False

    def under(self, *keys: str) -> Self:
        """The same rows, whose statements are accounted for by `keys`."""
        note(*keys)
        listed = self._chain()  # type: ignore[attr-defined]
        listed._is_listed = True
        return listed

    def _clone(self) -> Self:
        copy = super()._clone()  # type: ignore[misc]
        copy._is_listed = self._is_listed
        return copy

    def _fetch_all(self) -> None:
        self._accounted(super()._fetch_all)

    def count(self) -> int:
        return self._accounted(super().count)

    def exists(self) -> bool:
        return self._accounted(super().exists)

    def aggregate(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return self._accounted(lambda: super(ListingMixin, self).aggregate(*args, **kwargs))

    def _accounted(self, ask: Any) -> Any:
        if not self._is_listed:
            return ask()
        with under_list_key():
            return ask()
