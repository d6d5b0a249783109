"""Questions asked of the authors."""

from typing import Self

from django.db import models


class AuthorQuerySet(models.QuerySet):  # type: ignore[type-arg]
    """Authors, by adjectives."""

    def unmerged(self) -> Self:
        """Those who still stand for themselves."""
        return self.filter(merged_into=None)

    def named(self, name: str) -> Self:
        """Those of exactly this name, whatever its case."""
        return self.filter(name__iexact=name)
