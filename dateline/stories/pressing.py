"""What the press has to know of stories: which lists they stand in, and what of the paper every page shows."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef

from dateline.press.actions.touch import touch
from dateline.stories.keys import AUTHORS, known_author_key, page_key
from dateline.stories.lists import lists_of, prints_its_address

if TYPE_CHECKING:
    from dateline.stories.models import Story


def touch_lists(story: "Story", *, signed_before: Iterable[int] = ()) -> None:
    """Every list that differs with `story`. `signed_before`: who signed it until now."""
    touch(*lists_of(story, signed_before))


def take_down(story: "Story") -> None:
    """Whatever shows `story` is gone for readers at once; lists close up behind it."""
    touch(page_key(story.pk), *prints_its_address(story), at_once=True)
    touch_lists(story)


def touch_authors_made_known(story: "Story", authors: Iterable[int]) -> None:
    """Those of `authors` for whom `story` alone decides whether readers know them.

    Each is asked by itself, until the first other story they may read: all at once, every story is looked at.
    """
    from dateline.stories.models import Byline, Story

    public = Story.objects.public().exclude(pk=story.pk).filter(pk=OuterRef("story"))
    others = Byline.objects.filter(Exists(public))
    alone = [author for author in set(authors) if not others.filter(author=author).exists()]
    if alone:
        touch(AUTHORS, *map(known_author_key, alone))


def sections_and_locks() -> str:
    """The sections with their addresses, and what is kept private: few rows, and every page goes by them."""
    from wagtail.models import PageViewRestriction

    from dateline.stories.models import Section

    columns = ("pk", "path", "slug", "title", "live", "strap", "reply_mode", "replies_close_after")
    sections = Section.objects.order_by("path").values_list(*columns)
    locks = PageViewRestriction.objects.order_by("pk").values_list("page_id", "restriction_type")
    return repr([list(sections), list(locks)])


def tell_the_press() -> None:
    """Called once, when the room opens."""
    from wagtail.models import PageViewRestriction

    from dateline.press.addresses import lists_addresses
    from dateline.press.format import belongs_to_format, shapes_every_page
    from dateline.press.tray import lays_out
    from dateline.stories.archive_addresses import archive_addresses, busy_addresses, story_addresses
    from dateline.stories.models import Section
    from dateline.stories.printed import printed_stories
    from dateline.stories.public_story import public_stories

    lays_out(printed_stories)
    lays_out(public_stories)
    lists_addresses(busy_addresses, first=True)
    lists_addresses(story_addresses)
    lists_addresses(archive_addresses)
    belongs_to_format(sections_and_locks)
    shapes_every_page(Section)
    shapes_every_page(PageViewRestriction)
