"""What machines are told of a story: schema.org's NewsArticle, as JSON-LD in the page's head."""

from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString

from dateline.archive.for_machines import subject_for_machines
from dateline.archive.story_record import subjects_named
from dateline.bylines.models import Author
from dateline.lib.json_ld import json_ld
from dateline.media.sizes import all_sizes
from dateline.press.parts import part
from dateline.publication.models import House
from dateline.stories.models import Story

TYPES = {Author.Kind.PERSON: "Person", Author.Kind.AGENCY: "Organization"}


@part("structured data", baked=True)
def structured_data(story: Story, house: House) -> SafeString:
    """The story's own block. What it does not have is left out rather than left empty."""
    return json_ld(news_article(story, house))


def news_article(story: Story, house: House) -> dict[str, Any]:
    """https://schema.org/NewsArticle of `story`, with whole addresses. Uses what the story page has prefetched."""
    told = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": _whole(story.address),
        "url": _whole(story.address),
        "headline": story.title,
        "description": story.search_description or story.standfirst,
        "dateline": story.filed_from,
        "inLanguage": story.language or house.language,
        "datePublished": story.published_at and story.published_at.isoformat(),
        "dateModified": (story.updated_at or story.published_at or story.touched_at).isoformat(),
        "author": [_author(author) for author in story.writers],
        "publisher": {"@type": "NewsMediaOrganization", "name": house.name, "url": _whole("/")},
        "image": _pictures(story),
        "articleSection": story.section and story.section.title,
        "about": _subjects(story, "about"),
        "mentions": [*_subjects(story, "mentions"), *_named_besides(story)],
        "correction": [_correction(correction) for correction in story.corrections.all()],
    }
    return {name: value for name, value in told.items() if value}


def _author(author: Author) -> dict[str, Any]:
    told = {
        "@type": TYPES[Author.Kind(author.kind)],
        "name": author.name,
        "url": _whole(author.address),
        "sameAs": [link.url for link in author.links.all()],
    }
    return {name: value for name, value in told.items() if value}


def _pictures(story: Story) -> list[str]:
    """The largest JPEG there is; sizes the worker has not made yet are not waited for."""
    if story.main_picture is None:
        return []
    plain = [size for (spec, _), size in all_sizes(story.main_picture).items() if spec.endswith("format-jpeg")]
    return [_whole(max(plain, key=lambda size: size.width).url)] if plain else []


def _subjects(story: Story, relation: str) -> list[dict[str, str]]:
    return [subject_for_machines(link.subject) for link in story.filed_under if link.relation == relation]


def _named_besides(story: Story) -> list[dict[str, str]]:
    """Those with a page of their own whom it names and is not filed under."""
    filed = {link.subject_id for link in story.story_subjects.all()}
    return [subject_for_machines(subject) for subject in subjects_named(story) if subject.pk not in filed]


def _correction(correction: Any) -> dict[str, str]:
    return {
        "@type": "CorrectionComment",
        "text": correction.text,
        "datePublished": correction.made_at.isoformat(),
    }


def _whole(address: str) -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL}{address}"
