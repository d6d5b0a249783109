"""Fetches what a story's body shows for all its blocks at once; each by itself would ask the database again."""

from collections.abc import Iterable, Iterator
from typing import Any

from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.rich_text import RichText, expand_db_html

from dateline.media.models import Picture
from dateline.media.sizes import fetch_sizes
from dateline.stories.models import Story

BETWEEN = "\x1e"
"""Stands between runs of text while they are one. No editor's text holds it, and where one does nothing is joined."""


def fetch_at_once(story: Story) -> None:
    """The sizes of every picture on the page of `story`, and where the links in its text lead.

    Only for a story that is printed, and never saved: the links in its text are those of readers from now on.
    """
    values = list(_values_in(story.body))
    portraits = [byline.author.picture for byline in story.bylines.all()]
    pictures = [value for value in (story.main_picture, *portraits, *values) if isinstance(value, Picture)]
    fetch_sizes(pictures)
    _lead_links([value for value in values if isinstance(value, RichText)])


def _values_in(value: Any) -> Iterator[Any]:
    """Whatever stands in `value` that is made of nothing else, at any depth."""
    for child in _children(value):
        if isinstance(child, StreamValue | StructValue | ListValue):
            yield from _values_in(child)
        else:
            yield child


def _children(value: Any) -> Iterable[Any]:
    if isinstance(value, StreamValue):
        return (child.value for child in value)
    return value.values() if isinstance(value, StructValue) else value


def _lead_links(texts: list[RichText]) -> None:
    """Write the addresses into all `texts` together. Text with addresses in it comes through Wagtail unchanged."""
    expanded = expand_db_html(BETWEEN.join(text.source for text in texts)).split(BETWEEN)
    if len(expanded) == len(texts):
        for text, html in zip(texts, expanded, strict=True):
            text.source = html
