"""What machines are told of a story: schema.org's NewsArticle, as JSON-LD in the page's head."""

from typing import Any

from django.utils.text import Truncator

from dateline.archive.for_machines import subject_for_machines
from dateline.archive.story_record import subjects_named
from dateline.bylines.models import Author
from dateline.feeds.addresses import whole
from dateline.feeds.entry import largest_jpeg
from dateline.feeds.organisation import house_by_name, house_in_short
from dateline.media import sizes
from dateline.publication.models import House
from dateline.stories.models import Story

TYPES = {Author.Kind.PERSON: "Person", Author.Kind.AGENCY: "Organization"}
NEWS = "NewsArticle"
KINDS: dict[str, str] = {
    Story.Kind.FEATURE: "ReportageNewsArticle",
    Story.Kind.ANALYSIS: "AnalysisNewsArticle",
    Story.Kind.OPINION: "OpinionNewsArticle",
}
"""What a story is besides. The others are news and no more: schema.org's review wants to know of what."""

LONGEST_HEADLINE = 110
"""Signs. What is longer search engines cut, and say so."""


def news_article(story: Story, house: House) -> dict[str, Any]:
    """https://schema.org/NewsArticle of `story`, with whole addresses. Uses what the story page has prefetched."""
    headline = short_headline(story)
    published = story.published_at
    told = {
        "@context": "https://schema.org",
        "@type": [NEWS, KINDS[story.kind]] if story.kind in KINDS else NEWS,
        "@id": whole(story.address),
        "url": whole(story.address),
        "mainEntityOfPage": whole(story.address),
        "headline": headline,
        "alternativeHeadline": story.title if story.title != headline else "",
        "description": story.search_description or story.standfirst,
        "dateline": story.filed_from,
        "inLanguage": story.language or house.language,
        "datePublished": published and published.isoformat(timespec="seconds"),
        "dateModified": (story.updated_at or published or story.touched_at).isoformat(timespec="seconds"),
        "author": [_author(author) for author in story.writers] or [house_in_short(house)],
        "publisher": house_by_name(house),
        "image": pictures(story),
        "articleSection": story.section and story.section.title,
        "isAccessibleForFree": True,
        "about": _subjects(story, "about"),
        "mentions": [*_subjects(story, "mentions"), *_named_besides(story)],
        "correction": [_correction(correction) for correction in story.corrections.all()],
    }
    return {name: value for name, value in told.items() if value}


def short_headline(story: Story) -> str:
    """The headline; of one that is too long what fronts print, or its beginning."""
    fits = [title for title in (story.title, story.front_title) if len(title) <= LONGEST_HEADLINE]
    return fits[0] if fits else Truncator(story.title).chars(LONGEST_HEADLINE)


def author_for_machines(author: Author) -> dict[str, Any]:
    """https://schema.org/ProfilePage of an author's own page."""
    told = _author(author) | {
        "@id": whole(author.address),
        "description": author.bio,
        "email": author.email,
        "image": _portrait(author),
    }
    return {
        "@context": "https://schema.org",
        "@type": "ProfilePage",
        "url": whole(author.address),
        "mainEntity": {name: value for name, value in told.items() if value},
    }


def _author(author: Author) -> dict[str, Any]:
    told = {
        "@type": TYPES[Author.Kind(author.kind)],
        "name": author.name,
        "url": whole(author.address),
        "jobTitle": author.role if author.is_person else "",
        "sameAs": [link.url for link in author.links.all()],
    }
    return {name: value for name, value in told.items() if value}


def _portrait(author: Author) -> str:
    size = sizes.largest_jpeg(author.picture) if author.picture else None
    return whole(size.url) if size else ""


def pictures(story: Story) -> list[dict[str, Any]]:
    """https://schema.org/ImageObject of the main picture, in the largest JPEG there is, with whose it is."""
    size, shown = largest_jpeg(story), story.lead_picture
    if size is None or shown is None:
        return []
    rights = shown.picture.rights
    has_licence = rights.startswith(("https://", "http://")) and not any(map(str.isspace, rights))
    told = {
        "@type": "ImageObject",
        "url": whole(size.url),
        "contentUrl": whole(size.url),
        "width": size.width,
        "height": size.height,
        "caption": shown.caption,
        "creditText": shown.credit,
        "license" if has_licence else "copyrightNotice": rights,
    }
    return [{name: value for name, value in told.items() if value}]


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
        "datePublished": correction.made_at.isoformat(timespec="seconds"),
    }
