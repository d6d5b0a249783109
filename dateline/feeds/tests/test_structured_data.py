"""What machines are told of a story."""

from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine

from dateline.bylines.models import Author, AuthorLink
from dateline.feeds.tests.checked import checked_story_head
from dateline.stories.models import Byline, Correction, StorySubject
from dateline.subjects.models import Subject

pytestmark = [pytest.mark.django_db, pytest.mark.once]

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def told_of(story: Any, rosa: Any) -> dict[str, Any]:
    return checked_story_head(rosa.get(story.address).content)


def test_a_story_says_in_its_head_what_it_is_and_who_stands_by_it(file_story: Any, rosa: Any) -> None:
    ines = Author(name="Ines Calloway", slug="ines-calloway")
    ines.links = [AuthorLink(label="Elsewhere", url="https://example.org/ines")]
    ines.save()
    mayor = Subject.objects.create(name="Lena Brandt", kind="person", slug="lena-brandt")
    port = Subject.objects.create(name="Harrow Point", kind="place", slug="harrow-point")
    with time_machine.travel(NOON, tick=False):
        story = file_story(
            "Two mayors meet",
            standfirst="For fifty minutes.",
            filed_from="Kelderness",
            bylines=[Byline(author=ines)],
            story_subjects=[StorySubject(subject=mayor), StorySubject(subject=port, relation="mentions")],
            corrections=[Correction(text="It was fifty minutes, not forty.", made_at=NOON)],
        )
        told = told_of(story, rosa)
    whole = f"http://127.0.0.1:8000{story.address}"
    logo = told["publisher"].pop("logo")
    assert (logo["@type"], logo["width"], logo["height"]) == ("ImageObject", 512, 512)
    assert logo["url"].endswith("/any-512.png")
    assert told == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": whole,
        "url": whole,
        "mainEntityOfPage": whole,
        "isAccessibleForFree": True,
        "headline": "Two mayors meet",
        "description": "For fifty minutes.",
        "dateline": "Kelderness",
        "inLanguage": "en-GB",
        "datePublished": "2026-11-23T12:00:00+00:00",
        "dateModified": "2026-11-23T12:00:00+00:00",
        "author": [
            {
                "@type": "Person",
                "name": "Ines Calloway",
                "url": "http://127.0.0.1:8000/authors/ines-calloway/",
                "sameAs": ["https://example.org/ines"],
            }
        ],
        "publisher": {
            "@type": "NewsMediaOrganization",
            "@id": "http://127.0.0.1:8000/#house",
            "name": "The Courier",
            "url": "http://127.0.0.1:8000/",
        },
        "articleSection": "News",
        "about": [{"@type": "Person", "name": "Lena Brandt"}],
        "mentions": [{"@type": "Place", "name": "Harrow Point"}],
        "correction": [
            {
                "@type": "CorrectionComment",
                "text": "It was fifty minutes, not forty.",
                "datePublished": "2026-11-23T12:00:00+00:00",
            }
        ],
    }


def test_a_headline_cannot_end_the_block_it_stands_in(file_story: Any, rosa: Any) -> None:
    headline = "</script><script>alert(1)</script> & <b>co</b>"
    assert told_of(file_story(headline), rosa)["headline"] == headline
