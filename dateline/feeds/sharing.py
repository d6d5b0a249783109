"""What stands under a link to us where people talk: Open Graph, and the words for cards."""

from collections.abc import Iterable
from urllib.parse import quote

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from dateline.feeds.addresses import feed_addresses, whole
from dateline.feeds.entry import largest_jpeg
from dateline.feeds.share_picture import HEIGHT, WIDTH, can_be_set, share_address
from dateline.publication.models import House
from dateline.stories.models import Story

Tags = Iterable[tuple[str, object]]
LONGEST_DESCRIPTION = 300
FORMATS = ("application/rss+xml", "application/atom+xml", "application/feed+json")
FOR_CRAWLERS = SafeString('<meta name="robots" content="max-image-preview:large">\n')


def canonical(address: str) -> SafeString:
    """The one address of a page."""
    return format_html('<link rel="canonical" href="{}">\n', whole(address))


def feeds_of(title: str, address: str) -> SafeString:
    """Where a reader of feeds finds those of what is read at `address`."""
    told = zip(FORMATS, feed_addresses(address), strict=True)
    return format_html_join(
        "\n", '<link rel="alternate" type="{}" title="{}" href="{}">', ((kind, title, at) for kind, at in told)
    ) + SafeString("\n")


def for_other_sites(story: Story) -> SafeString:
    """Where another site that links to the story learns what to show."""
    asked = f"/oembed/?url={quote(whole(story.address), safe='')}"
    return format_html('<link rel="alternate" type="application/json+oembed" href="{}">\n', whole(asked))


def story_tags(story: Story, house: House) -> SafeString:
    """Of a story, with the picture made for it."""
    image = list(_image(story, house))
    told = [
        ("og:type", "article"),
        ("og:site_name", house.name),
        ("og:title", story.title),
        ("og:description", (story.search_description or story.standfirst)[:LONGEST_DESCRIPTION]),
        ("og:url", whole(story.address)),
        ("og:locale", _locale(story.language or house.language)),
        *image,
        ("article:published_time", story.published_at and story.published_at.isoformat(timespec="seconds")),
        ("article:modified_time", story.updated_at and story.updated_at.isoformat(timespec="seconds")),
        ("article:section", story.section and story.section.title),
    ]
    card = "summary_large_image" if image else "summary"
    return _tags(told) + SafeString(f'<meta name="twitter:card" content="{card}">\n')


def page_tags(title: str, description: str, address: str, house: House) -> SafeString:
    """Of any other page."""
    told = [
        ("og:type", "website"),
        ("og:site_name", house.name),
        ("og:title", title),
        ("og:description", description[:LONGEST_DESCRIPTION]),
        ("og:url", whole(address)),
        ("og:locale", _locale(house.language)),
    ]
    return _tags(told)


def _image(story: Story, house: House) -> Tags:
    """The picture with its headline; where the house's faces have no signs for that, the story's own."""
    if can_be_set(story, house):
        yield from _sized(share_address(story, house), WIDTH, HEIGHT, story.title)
    elif (size := largest_jpeg(story)) and story.lead_picture:
        yield from _sized(size.url, size.width, size.height, story.lead_picture.alt_text)


def _sized(address: str, width: int, height: int, alt: str) -> Tags:
    yield "og:image", whole(address)
    yield "og:image:width", width
    yield "og:image:height", height
    yield "og:image:alt", alt


def _locale(language: str) -> str:
    """`en_GB`. Without a land there is none."""
    spoken, _, land = language.partition("-")
    return f"{spoken.lower()}_{land.upper()}" if len(land) == 2 else ""


def _tags(told: Tags) -> SafeString:
    """Written by hand: Django's own way takes a tenth of a millisecond of each story."""
    return mark_safe("".join(f'<meta property="{name}" content="{escape(value)}">\n' for name, value in told if value))
