"""What a section or an author has, month by month, in pages that never shift."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Any, Protocol, Self

from django.core.paginator import Paginator
from django.http import Http404

from dateline.bylines.models import Author
from dateline.press.keys import under
from dateline.stories import lists
from dateline.stories.keys import author_shelf, month_key, month_page_key, section_shelf
from dateline.stories.models import Section, Story
from dateline.stories.months import months_of_author, months_of_section


class Shelved(Protocol):
    """A queryset of stories, or of what was said in them, that a shelf can hold."""

    def in_month(self, year: int, month: int) -> Self: ...
    def oldest_first(self) -> Self: ...
    def for_lists(self) -> Self: ...
    def count(self) -> int: ...
    def __iter__(self) -> Any: ...
    def __len__(self) -> int: ...
    def __getitem__(self, place: Any, /) -> Any: ...


@dataclass(frozen=True)
class Shelf:
    """Stories, or what was said in them, under one name."""

    name: str
    address: str
    stories: Shelved
    months: Callable[[], list[date]]

    def month(self, year: int, month: int, page: int) -> dict[str, Any]:
        """What a month's page shows. Http404 for a month or page with no story."""
        first_day = _existing_month(year, month)
        pages: Paginator[Any] = Paginator(self.stories.in_month(year, month).oldest_first().for_lists(), lists.PER_PAGE)
        with under(month_key(self.name, first_day)):
            if not pages.count or not 1 <= page <= pages.num_pages:
                raise Http404
            months = self.months()
        with under(month_page_key(self.name, first_day, page)):
            stories = list(pages.page(page).object_list)
        here = months.index(first_day)
        return {
            "month": first_day,
            "stories": stories,
            "page_number": page,
            "pages": [
                {"number": n, "address": self._address_of(first_day, n), "current": n == page} for n in pages.page_range
            ],
            "previous": self._address_of(months[here + 1]) if here + 1 < len(months) else None,
            "following": self._address_of(months[here - 1]) if here else None,
        }

    def addresses(self) -> list[str]:
        """Every page of every month, the newest month first."""
        return [
            self._address_of(month, page) for month in self.months() for page in range(1, self._pages_in(month) + 1)
        ]

    def _pages_in(self, month: date) -> int:
        return ceil(self.stories.in_month(month.year, month.month).count() / lists.PER_PAGE)

    def _address_of(self, month: date, page: int = 1) -> str:
        return f"{self.address}{month:%Y/%m}/" + (f"page/{page}/" if page > 1 else "")


def shelf_of_section(section: Section) -> Shelf:
    stories = Story.objects.public().in_section(section)
    return Shelf(section_shelf(section.pk), section.address, stories, lambda: months_of_section(section))


def shelf_of_author(author: Author) -> Shelf:
    stories = Story.objects.public().by_author(author)
    return Shelf(author_shelf(author.pk), author.address, stories, lambda: months_of_author(author))


def _existing_month(year: int, month: int) -> date:
    """The month's first day. Http404 for one the calendar does not have."""
    try:
        return date(year, month, 1)
    except ValueError:
        raise Http404 from None
