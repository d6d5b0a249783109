"""Links inside running text, as readers get them: only to what they may see, else plain words.

Wagtail's own handlers write the address of any page, and so would tell of a story under embargo.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django.db.models import Q
from django.utils.html import format_html
from wagtail.models import Page
from wagtail.rich_text import LinkHandler
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.rich_text.pages import PageLinkHandler

from dateline.bylines.models import Author
from dateline.lib.kept_question import SOME_MOMENT, KeptQuestion, now_is_told
from dateline.press.keys import under
from dateline.stories.keys import author_key, known_author_key, page_key
from dateline.stories.models import Story
from dateline.stories.public_authors import public_authors
from dateline.stories.queries import kept_private

Attributes = dict[str, str]
NUMBERS = 64
"""Of links in a text whose question is kept."""
LONGEST_KEY = 18
"""Digits. What is longer fits no column of keys."""


def keys_of(links: Iterable[Attributes]) -> list[int]:
    """The keys `links` lead to; what is none is left out."""
    written = [link.get("id", "") for link in links]
    return [int(key) for key in written if key.isdecimal() and len(key) <= LONGEST_KEY]


def _openings(links: list[Attributes], addresses: dict[int, str]) -> list[str]:
    """An opening tag for each link; without an address where there is none to tell."""
    found = [addresses.get(key) for link in links for key in (keys_of([link]) or [0])]
    return [format_html('<a href="{}">', address) if address else "<a>" for address in found]


def _addresses_of(keys: list[int]) -> dict[int, str]:
    """Of the stories among `keys` that readers may see. A page that asks depends on each, found or not."""
    told: dict[Any, Any] = now_is_told() | {_some_story(number): key for number, key in enumerate(keys)}
    with under(*map(page_key, keys)):
        return {story.pk: story.address for story in _question(len(keys)).ask(told)} if keys else {}


@lru_cache(maxsize=NUMBERS)
def _question(number: int) -> KeptQuestion[Story]:
    named = Story.objects.public(SOME_MOMENT).filter(pk__in=map(_some_story, range(number))).order_by()
    return KeptQuestion(named.select_related("section").only("slug", "section__slug"))


def _some_story(number: int) -> int:
    """Stands for one of them; no story has it."""
    return -1 - number


DEEPEST = 8
"""How far down the tree a page may stand to be linked to."""


class PublicPageLink(PageLinkHandler):
    """A link to a story, a section or a standing page. Two statements for each run of text."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[Attributes]) -> list[str]:
        keys = keys_of(attrs_list)
        addresses = _addresses_of(sorted(set(keys)))
        others = [key for key in keys if key not in addresses]
        if others:
            pages = (
                Page.objects.filter(~kept_private(DEEPEST), pk__in=others, depth__lte=DEEPEST).live().not_type(Story)
            )
            with under():  # the pages themselves leave their keys; one that is not there yet cannot be linked to
                addresses |= {page.pk: page.url for page in pages}
        return _openings(attrs_list, addresses)


def _merged_into(addresses: dict[int, str], keys: list[int]) -> dict[int, str]:
    """For those of `keys` whose author was merged into one at `addresses`, that address."""
    if not keys:
        return {}
    merged = Author.objects.filter(pk__in=keys, merged_into__in=addresses).values_list("pk", "merged_into")
    return {old: addresses[new] for old, new in merged}


class PublicAuthorLink(LinkHandler):
    """A link to an author's page: `<a linktype="author" id="7">`."""

    identifier = "author"

    @staticmethod
    def get_model() -> type[Author]:
        return Author

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[Attributes]) -> list[str]:
        """Whoever was merged into another is found on the other's page."""
        keys = keys_of(attrs_list)
        with under(*(name(key) for key in keys for name in (author_key, known_author_key))):
            known = public_authors().filter(Q(pk__in=keys) | Q(merged__in=keys)).distinct()
            addresses = {author.pk: author.address for author in known}
            addresses |= _merged_into(addresses, [key for key in keys if key not in addresses])
        return _openings(attrs_list, addresses)

    @classmethod
    def extract_references(cls, attrs: Attributes) -> Iterable[tuple[type[Author], str, str, str]]:
        for key in keys_of([attrs]):
            yield Author, str(key), "", ""


def register_links(features: FeatureRegistry) -> None:
    """Put our handlers in the place of Wagtail's."""
    features.register_link_type(PublicPageLink)
    features.register_link_type(PublicAuthorLink)
