"""The dates of an English news story, found and valued by rules alone."""

from dateline.archive.reader.dates.finding import FoundDate, find_dates
from dateline.archive.reader.dates.reading import Order

__all__ = ["FoundDate", "Order", "find_dates"]
