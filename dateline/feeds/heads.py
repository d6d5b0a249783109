"""What the heads of pages tell machines. The pages stand in rooms further up, and name these parts."""

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from dateline.bylines.models import Author
from dateline.comments.addresses import reply_address
from dateline.feeds.breadcrumbs import Step, breadcrumbs
from dateline.feeds.organisation import house_for_machines
from dateline.feeds.sharing import FOR_CRAWLERS, canonical, feeds_of, for_other_sites, page_tags, story_tags
from dateline.feeds.structured_data import author_for_machines, news_article
from dateline.lib.json_ld import json_ld
from dateline.press.parts import part, place_part
from dateline.publication.models import House
from dateline.publication.queries import current_house
from dateline.stories.models import Section, Story
from dateline.subjects.models import Subject

THE_HOUSE = "house for machines"


@part(THE_HOUSE)
def the_house() -> SafeString:
    """The same on every page that names the house, so it is a part of its own."""
    return json_ld(house_for_machines(current_house()))


@part("structured data", baked=True)
def head_of_story(story: Story, house: House) -> SafeString:
    """The story's own block first. What it does not have is left out rather than left empty."""
    section = [(story.section.title, story.section.address)] if story.section else []
    replies = _("Replies to “%(headline)s”") % {"headline": story.title}
    feeds = feeds_of(replies, reply_address(story)) if story.replies_open and story.in_feeds else SafeString("")
    return mark_safe(
        "".join(
            [
                json_ld(news_article(story, house)),
                json_ld(breadcrumbs([(house.name, "/"), *section, (story.title, story.address)])),
                place_part(THE_HOUSE),
                SafeString("\n"),
                canonical(story.address),
                FOR_CRAWLERS,
                story_tags(story, house),
                feeds,
                for_other_sites(story),
            ]
        )
    )


@part("head of front", baked=True)
def head_of_front(house: House) -> SafeString:
    return place_part(THE_HOUSE) + canonical("/") + FOR_CRAWLERS + page_tags(house.name, house.tagline, "/", house)


@part("head of section", baked=True)
def head_of_section(section: Section, house: House) -> SafeString:
    return _head(section.title, section.strap, section.address, house, [(section.title, section.address)])


@part("head of author", baked=True)
def head_of_author(author: Author, house: House) -> SafeString:
    steps = [(_("Authors"), "/authors/"), (author.name, author.address)]
    return json_ld(author_for_machines(author)) + _head(author.name, author.bio, author.address, house, steps)


@part("head of subject", baked=True)
def head_of_subject(subject: Subject, house: House) -> SafeString:
    return _head(subject.name, subject.description, subject.address, house, [(subject.name, subject.address)])


@part("head of page", baked=True)
def head_of_page(address: str) -> SafeString:
    return canonical(address)


def _head(title: str, description: str, address: str, house: House, steps: list[Step]) -> SafeString:
    """Of a page that has feeds of its own."""
    return mark_safe(
        "".join(
            [
                json_ld(breadcrumbs([(house.name, "/"), *steps])),
                SafeString("\n"),
                canonical(address),
                FOR_CRAWLERS,
                page_tags(title, description, address, house),
                feeds_of(f"{title} – {house.name}", address),
            ]
        )
    )
