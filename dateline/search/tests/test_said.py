"""Search in the ledger."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.archive.models import Named, Quote
from dateline.search import heard
from dateline.stories.models import Story
from dateline.subjects.models import Subject

pytestmark = pytest.mark.django_db

Say = Callable[..., Quote]


@pytest.fixture
def harker(db: None) -> Subject:
    return Subject.objects.create(name="Tom Harker", slug="tom-harker", kind="person", has_page=True)


@pytest.fixture
def union(db: None) -> Subject:
    return Subject.objects.create(name="Dockers", slug="dockers", kind="organisation", has_page=True)


@pytest.fixture
def say(file_story: Callable[..., Story]) -> Say:
    """Has a speaker say words in a story of their own, on the record."""

    def say(speaker: Subject | None, words: str, headline: str = "The quay", **told: Any) -> Quote:
        story = file_story(headline, body=[("paragraph", f"<p>“{words},” they said of the weather.</p>")])
        at = {"story": story, "words": words, "sentence": words, "start": 1, "end": 1 + len(words), "kind": "direct"}
        shown = {"state": "confirmed", "published_at": story.published_at}
        if speaker:
            Named.objects.get_or_create(story=story, subject=speaker, published_at=story.published_at)
        return Quote.objects.create(**{**at, **shown, "speaker": speaker, **told})

    return say


def found(rosa: Any, **asked: str) -> list[str]:
    answer = rosa.get("/search/quotes/", asked)
    assert answer.status_code == 200
    return [quote.words for quotes in answer.context["shown"].stories for quote in quotes]


def test_a_quote_is_found_by_the_words_that_were_said_and_not_by_those_of_its_story(
    say: Say, rosa: Any, harker: Subject
) -> None:
    say(harker, "We will open the quays in May")
    assert found(rosa, q="quay opens") == ["We will open the quays in May"]
    assert found(rosa, q="weather") == []
    assert "We will <mark>open</mark> the quays" in rosa.get("/search/quotes/?q=open").content.decode()


def test_without_words_the_newest_stand_there_and_can_be_narrowed(
    say: Say, rosa: Any, harker: Subject, union: Subject
) -> None:
    say(harker, "One quay is enough")
    say(union, "Two quays are better")
    assert found(rosa) == ["Two quays are better", "One quay is enough"]
    assert found(rosa, person="tom-harker") == ["One quay is enough"]
    assert found(rosa, organisation="dockers", q="quay") == ["Two quays are better"]
    assert found(rosa, person="nobody") == found(rosa)
    shown = rosa.get("/search/quotes/?q=quay").context["shown"]
    assert {facet.name: {link.name for link in links} for facet, links in shown.facets} == {
        "person": {"Tom Harker"}, "organisation": {"Dockers"}, "year": {"2026"},
    }  # fmt: skip
    narrowed = rosa.get("/search/quotes/?q=quay&person=tom-harker").context["shown"]
    assert [facet.name for facet, _ in narrowed.facets] == ["year"]
    assert [link.address for link in narrowed.chosen] == ["/search/quotes/?q=quay"]


def test_a_topic_narrows_to_what_was_said_in_its_stories(say: Say, rosa: Any, harker: Subject) -> None:
    harbour = Subject.objects.create(name="Harbour plan", slug="harbour-plan", kind="topic", has_page=True)
    quote = say(harker, "One quay is enough")
    say(harker, "Two are better")
    Named.objects.create(story=quote.story, subject=harbour, published_at=quote.published_at)
    assert found(rosa, topic="harbour-plan") == ["One quay is enough"]
    facets = {facet.name: links for facet, links in rosa.get("/search/quotes/").context["shown"].facets}
    assert [(link.name, link.stories) for link in facets["topic"]] == [("Harbour plan", 1)]


@pytest.mark.parametrize("hidden", ["proposed", "rejected", "doubted"])
def test_only_what_readers_may_see_is_found(say: Say, rosa: Any, harker: Subject, hidden: str) -> None:
    say(harker, "One quay is enough", state=hidden)
    say(None, "Two quays are better")
    Subject.objects.create(name="Kit", slug="kit", kind="person")
    say(Subject.objects.get(slug="kit"), "Three quays")
    assert found(rosa) == found(rosa, q="quay") == found(rosa, person="kit", q="quay") == []


def test_a_withdrawn_story_takes_its_quotes_along(say: Say, rosa: Any, harker: Subject) -> None:
    quote = say(harker, "One quay is enough")
    Story.objects.filter(pk=quote.story_id).update(state=Story.State.WITHDRAWN)
    assert found(rosa, q="quay") == []


def test_no_more_are_looked_at_than_can_be(
    say: Say, rosa: Any, harker: Subject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(heard, "LOOKED_AT", 2)
    for number in range(4):
        say(harker, f"Quay {number} is enough")
    assert len(found(rosa, q="quay")) == 2
    assert "Only the newest are looked through here." in rosa.get("/search/quotes/?q=quay").content.decode()


def test_the_ledger_leads_there(say: Say, rosa: Any, harker: Subject) -> None:
    say(harker, "One quay is enough")
    assert 'action="/search/quotes/"' in rosa.get("/quotes/").content.decode()
    assert 'href="/search/quotes/?q=quay"' in rosa.get("/search/?q=quay").content.decode()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked=st.dictionaries(st.sampled_from(["q", "person", "organisation", "topic", "year"]), st.text(max_size=300)))
def test_nothing_a_reader_types_is_an_error(rosa: Any, paper: Any, asked: dict[str, str]) -> None:
    told = {name: value.encode("utf-8", "ignore").decode() for name, value in asked.items()}
    assert rosa.get("/search/quotes/", told).status_code in (200, 429)
