"""What the lists of stories are called at the press."""

from datetime import date

LATEST = "list:latest"
"""The public stories in their order: what any list of the newest is cut from."""

AUTHORS = "list:authors"
"""Whom readers know."""

CORRECTIONS = "list:corrections"
MONTHS = "list:months"
"""The months in which anything was published, and the parts of the sitemap they fill."""


def page_key(page_id: int) -> str:
    """Of a story, as whoever prints or links it depends on it."""
    return f"wagtailcore.page:{page_id}"


def author_key(author_id: int) -> str:
    return f"bylines.author:{author_id}"


def known_author_key(author_id: int) -> str:
    """Whether readers know the author at all: a guest is known by a first public story."""
    return f"list:known author:{author_id}"


def section_shelf(section_id: int) -> str:
    """What stands under one section, as `shelf` in the keys below."""
    return f"section:{section_id}"


def author_shelf(author_id: int) -> str:
    return f"author:{author_id}"


def shelf_key(shelf: str) -> str:
    """The newest of a shelf, and the months it holds."""
    return f"list:{shelf}"


def month_key(shelf: str, day: date) -> str:
    """How many pages the month of `day` has, and which months stand beside it."""
    return f"list:{shelf}:{day:%Y-%m}"


def month_page_key(shelf: str, day: date, page: int) -> str:
    """What stands on one page of a month."""
    return f"list:{shelf}:{day:%Y-%m}:{page}"


def place_key(section_id: int, slug: str) -> str:
    """Which story stands, or stood last, in a section by a dated slug."""
    return f"list:place:{section_id}:{slug}"


def day_key(day: date) -> str:
    return f"list:day:{day}"


def sitemap_key(day: date) -> str:
    """Every story of the month of `day`."""
    return f"list:sitemap:{day:%Y-%m}"
