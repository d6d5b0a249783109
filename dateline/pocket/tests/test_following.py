"""What readers can follow, and what their devices are told of it."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from dateline.archive.actions.merge_subjects import merge_subjects
from dateline.bylines.models import Author
from dateline.fronts.models import BreakingStrip
from dateline.pocket.topics import BREAKING, Kind, TopicKey, also_known_as, find_topic, topic_of, topics_of
from dateline.press.keys import recording
from dateline.stories.actions.merge_authors import merge_authors
from dateline.stories.actions.withdraw import withdraw
from dateline.stories.models import Byline, Correction, Section, Story, StorySubject
from dateline.subjects.models import Subject
from tests.clock import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.usefixtures("at_noon")]

KEYS = st.builds(
    TopicKey, st.sampled_from([kind for kind in Kind if kind is not Kind.BREAKING]), st.integers(1, 10**18 - 1)
)


def told(reader: Any, key: TopicKey) -> dict[str, Any]:
    answer = reader.get(f"/following/{key}.json", follow=True)
    assert answer.status_code == 200, key
    news: dict[str, Any] = json.loads(answer.content)
    return news


def titles(reader: Any, key: TopicKey) -> list[str]:
    return [story["title"] for story in told(reader, key)["stories"]]


def subject(name: str, **fields: Any) -> Subject:
    made = Subject(name=name, kind="person", has_page=True, **fields)
    made.full_clean()
    made.save()
    return made


@pytest.fixture
def mayor(db: None) -> Subject:
    return subject("Edwin Marsh")


@pytest.fixture
def ines(db: None) -> Author:
    return Author.objects.create(name="Ines Calloway", slug="ines")


@pytest.fixture
def story(file_story: Any, mayor: Subject, ines: Author) -> Story:
    made: Story = file_story(
        "Mayor mends the clock", bylines=[Byline(author=ines)], story_subjects=[StorySubject(subject=mayor)]
    )
    return made


# Their keys


@given(KEYS | st.just(BREAKING))
def test_a_key_is_read_as_it_was_written(key: TopicKey) -> None:
    assert TopicKey.read(str(key)) == key


@given(st.text(max_size=50) | st.from_regex(r"(subject|author|breaking|x)-?[0-9]{0,20}\n?"))
def test_what_is_read_as_a_key_was_written_as_one(written: str) -> None:
    key = TopicKey.read(written)
    assert key is None or str(key) == written


# The topics of a story


def test_a_story_brings_news_of_its_section_whoever_signed_it_and_whom_it_names(
    story: Story, news: Section, ines: Author, mayor: Subject
) -> None:
    subject("Named nowhere")
    assert topics_of(story) == [topic_of(news), topic_of(ines), topic_of(mayor)]
    assert str(topic_of(story).key) == f"story-{story.pk}"
    mayor.has_page = False
    mayor.save()
    assert topics_of(Story.objects.get(pk=story.pk)) == [topic_of(news), topic_of(ines)]


def test_its_topics_cost_four_statements_however_many_signed_it(file_story: Any) -> None:
    lines = [Byline(author=Author.objects.create(name=f"A{n}", slug=f"a{n}"), sort_order=n) for n in range(40)]
    named = [StorySubject(subject=subject(f"S{n}")) for n in range(40)]
    story = Story.objects.get(pk=file_story(bylines=lines, story_subjects=named).pk)
    with CaptureQueriesContext(connection) as asked:
        assert len(topics_of(story)) == 81
    assert len(asked) <= 4


# What devices are told


def test_each_topic_tells_its_newest_stories_and_nothing_readers_may_not_see(
    rosa: Any, story: Story, file_story: Any, news: Section, ines: Author, mayor: Subject
) -> None:
    filed = {"bylines": [Byline(author=ines)], "story_subjects": [StorySubject(subject=mayor)]}
    file_story("Half written", publish=False, **filed)
    early = file_story("Out by mistake", **filed)
    Story.objects.filter(pk=early.pk).update(embargoed_until=NOON + timedelta(days=1))
    for about in (news, ines, mayor):
        (only,) = told(rosa, topic_of(about).key)["stories"]
        assert (only["title"], only["address"], only["section"]) == (story.title, story.address, news.title)
        assert only["at"] == "2026-11-23T12:00:00+00:00"
    withdraw(story=story)
    assert titles(rosa, topic_of(news).key) == []
    for about in (ines, mayor, story, early):
        assert find_topic(topic_of(about).key) is None
        assert rosa.get(f"/following/{topic_of(about).key}.json").status_code == 404


def test_of_a_story_its_corrections_are_told_and_not_the_story_by_itself(rosa: Any, story: Story) -> None:
    assert titles(rosa, topic_of(story).key) == []
    story.corrections.add(Correction(text="It is the other clock.", made_at=NOON))
    story.save_revision().publish()
    (corrected,) = told(rosa, topic_of(story).key)["stories"]
    assert corrected["note"] == "Correction: It is the other clock."
    assert corrected["at"] == "2026-11-23T12:00:00+00:00"


def test_breaking_news_are_the_strip_while_its_hour_lasts(rosa: Any, story: Story, at_noon: Any) -> None:
    assert titles(rosa, BREAKING) == []
    strip = BreakingStrip.load()
    strip.text, strip.story, strip.ends_at = "The clock fell", story, NOON + timedelta(hours=1)
    strip.save()
    assert told(rosa, BREAKING)["stories"] == [{"address": story.address, "title": "The clock fell"}]
    at_noon.shift(timedelta(hours=2))
    assert titles(rosa, BREAKING) == []


def test_who_follows_what_was_merged_follows_what_it_was_merged_into(
    rosa: Any, story: Story, ines: Author, mayor: Subject
) -> None:
    old, before = topic_of(mayor).key, topic_of(ines).key
    heir, pen = subject("E. Marsh"), Author.objects.create(name="I. Calloway", slug="i", on_staff=True)
    merge_subjects(subject=mayor, into=heir, editor=None)
    merge_authors(author=ines, into=pen)
    for key, now in ((old, topic_of(heir)), (before, topic_of(pen))):
        assert find_topic(key) == now
        news = told(rosa, key)
        assert (news["topic"], news["label"], news["address"]) == (str(now.key), now.label, now.address)
        assert [each["title"] for each in news["stories"]] == [story.title]
        assert also_known_as([now.key]) == {key: now.key, now.key: now.key}


@pytest.mark.parametrize("written", ["subject-0", "subject-01", "subject-99999", "story-1", "breaking-1", "animal-1"])
def test_what_nobody_can_follow_is_not_there(rosa: Any, paper: Any, written: str) -> None:
    assert rosa.get(f"/following/{written}.json").status_code == 404


# The buttons, and the page for you


def test_pages_of_what_can_be_followed_have_the_button_hidden_until_a_script_shows_it(
    rosa: Any, story: Story, news: Section, ines: Author, mayor: Subject
) -> None:
    for about in (news, ines, mayor, story):
        page = rosa.get(about.address).content.decode()
        topic = topic_of(about)
        assert f'data-follow="{topic.key}" data-label="{topic.label}" data-address="{topic.address}"' in page
        assert page.count("data-follow=") == 1


def test_for_you_is_the_same_for_everybody_and_leads_who_runs_no_script_to_the_sections(
    rosa: Any, news: Section, file_story: Any
) -> None:
    page = rosa.get("/for-you/").content.decode()
    assert '<meta name="robots" content="noindex">' in page
    assert "<noscript>" in page
    assert f'<li><a href="{news.address}">{news.title}</a></li>' in page


def test_the_page_for_you_is_pressed_by_what_it_is_made_from(rosa: Any, story: Story, mayor: Subject) -> None:
    with recording() as made_from:
        find_topic(topic_of(mayor).key)
    assert f"subjects.subject:{mayor.pk}" in made_from.keys
    assert f"list:stories of:{mayor.pk}" in made_from.keys
