"""The desk sends a story to readers' phones: looked at first, by who may publish it, and told what came of it."""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dateline.bylines.models import Author
from dateline.pocket.desk.form import AlertForm
from dateline.pocket.models import LONGEST_TITLE, LONGEST_WORDS, Alert
from dateline.pocket.push.sealing import MOST_WORDS
from dateline.pocket.push.sending import send_alerts
from dateline.pocket.push.words import words_of
from dateline.stories.actions.merge_authors import merge_authors
from dateline.stories.actions.withdraw import withdraw
from dateline.stories.models import Byline, Correction, Section, Story
from tests.clock import NOON
from tests.push_service import PushService

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.usefixtures("at_noon", "push_service")]

WORDS = {"title": "The bridge is open", "words": "From six o’clock", "token": "of this form"}


@pytest.fixture
def story(file_story: Callable[..., Story]) -> Story:
    return file_story("The bridge is open", standfirst="Cars cross again.")


@pytest.fixture
def at_the_desk(client: Client, edith: Any) -> Client:
    client.force_login(edith)
    return client


def screen(story: Story) -> str:
    return f"/desk/stories/{story.pk}/phones/"


def topic(news: Section) -> str:
    return f"section-{news.pk}"


def test_words_are_looked_at_as_a_phone_shows_them_and_then_leave(
    at_the_desk: Client, story: Story, news: Section, has_phone: Callable[..., Any], push_service: PushService
) -> None:
    phone, _ = has_phone(topic(news))
    first = at_the_desk.get(screen(story)).content.decode()
    assert "News (1 device)" in first
    assert "Breaking news (0 devices)" in first
    assert "Corrections of this story" not in first
    assert "Cars cross again." in first
    asked = {**WORDS, "topics": [topic(news)]}
    shown = at_the_desk.post(screen(story), {**asked, "step": "preview"}).content.decode()
    assert "1 device is told" in shown
    assert 'desk-phone__title">The bridge is open' in shown
    assert not Alert.objects.exists()
    for _ in range(2):
        assert at_the_desk.post(screen(story), {**asked, "step": "send"}).status_code == 302
    alert = Alert.objects.get()
    assert (alert.title, alert.words, alert.topics) == ("The bridge is open", "From six o’clock", [topic(news)])
    assert "reached 0 of 0" in at_the_desk.get(screen(story)).content.decode()
    send_alerts()
    assert [each["title"] for each in push_service.came_for(phone)] == ["The bridge is open"]
    after = at_the_desk.get(screen(story)).content.decode()
    assert "This story was sent before" in after
    assert "reached 1 of 1" in after
    assert "The bridge is open" in at_the_desk.get("/desk/phones/").content.decode()


def test_who_may_not_publish_the_story_neither_sees_the_screen_nor_sends(
    client: Client, story: Story, news: Section, ravi: Any, stan: Any, mo: Any
) -> None:
    for person in (ravi, stan, mo):
        client.force_login(person)
        for send in (client.get, client.post):
            answer = send(screen(story), {**WORDS, "topics": [topic(news)], "step": "send"})
            assert answer.status_code in (302, 403), person
            assert story.title not in answer.content.decode()
    assert not Alert.objects.exists()
    client.force_login(stan)
    assert client.get("/desk/phones/").status_code in (302, 403)
    client.force_login(ravi)
    assert client.get("/desk/phones/").status_code == 200


def test_a_story_readers_cannot_see_has_no_such_screen(
    at_the_desk: Client, file_story: Callable[..., Story], story: Story, news: Section
) -> None:
    draft = file_story("Not yet", publish=False)
    assert at_the_desk.get(screen(draft)).status_code == 404
    withdraw(story=story)
    assert at_the_desk.post(screen(story), {**WORDS, "topics": [topic(news)], "step": "send"}).status_code == 404
    assert not Alert.objects.exists()


@pytest.mark.parametrize(
    "changed",
    [{"topics": []}, {"topics": ["author-99"]}, {"title": ""}, {"title": "x" * (LONGEST_TITLE + 1)},
     {"words": "x" * (LONGEST_WORDS + 1)}],
)  # fmt: skip
def test_what_cannot_be_sent_is_said_and_what_was_typed_stays(
    changed: dict[str, Any], at_the_desk: Client, story: Story, news: Section
) -> None:
    asked = {**WORDS, "topics": [topic(news)], "step": "send", **changed}
    answer = at_the_desk.post(screen(story), asked)
    assert answer.status_code == 422
    assert asked["words"] in answer.content.decode()
    assert not Alert.objects.exists()


def test_a_form_that_was_sent_cannot_be_sent_again_in_other_words(
    at_the_desk: Client, story: Story, news: Section
) -> None:
    asked = {**WORDS, "topics": [topic(news)], "step": "send"}
    assert at_the_desk.post(screen(story), asked).status_code == 302
    again = at_the_desk.post(screen(story), {**asked, "title": "The bridge is shut"})
    assert again.status_code == 422
    assert "This form was sent already" in again.content.decode()
    assert [alert.title for alert in Alert.objects.all()] == ["The bridge is open"]


def test_without_a_key_that_can_be_used_the_desk_is_told_so(
    at_the_desk: Client, story: Story, settings: Any, tmp_path: Path
) -> None:
    settings.PUSH_KEY = tmp_path / "push-key.pem"
    settings.PUSH_KEY.write_text("no key")
    shown = at_the_desk.get(screen(story)).content.decode()
    assert "no device can be told" in shown
    assert "Breaking news (0 devices)" in shown


def test_how_many_each_topic_reaches_is_asked_in_as_many_statements_however_many_there_are(
    file_story: Callable[..., Story], has_phone: Callable[..., Any]
) -> None:
    lines = [Byline(author=Author.objects.create(name=f"A{n}", slug=f"a{n}"), sort_order=n) for n in range(30)]
    story = Story.objects.get(pk=file_story("By many", bylines=lines).pk)
    once, heir = lines[0].author, lines[1].author
    has_phone(f"author-{once.pk}", f"author-{heir.pk}")
    has_phone(f"author-{once.pk}")
    merge_authors(author=once, into=heir)
    with CaptureQueriesContext(connection) as asked:
        form = AlertForm(story=Story.objects.get(pk=story.pk))
    assert len(asked) <= 10
    choices: Any = form.fields["topics"]
    labels = dict(choices.choices)
    assert labels[f"author-{heir.pk}"] == "A1 (2 devices)"
    assert labels[f"author-{lines[2].author.pk}"] == "A2 (0 devices)"


def test_who_follows_a_storys_corrections_is_offered_once_it_has_one(
    at_the_desk: Client, story: Story, has_phone: Callable[..., Any]
) -> None:
    has_phone(f"story-{story.pk}")
    Correction.objects.create(story=story, text="It opened at seven.")
    assert "Corrections of this story (1 device)" in at_the_desk.get(screen(story)).content.decode()


def test_the_words_can_be_changed_after_the_look(at_the_desk: Client, story: Story, news: Section) -> None:
    asked = {**WORDS, "topics": [topic(news)], "step": "change"}
    shown = at_the_desk.post(screen(story), asked).content.decode()
    assert re.search(r'name="title" value="The bridge is open"', shown)
    assert 'value="preview"' in shown


def test_the_longest_words_fit_into_one_push_whatever_script_they_are_in(
    story: Story, edith: Any, file_story: Callable[..., Story]
) -> None:
    longest = file_story("🌉" * 200, slug="a" * 200)
    alert = Alert(story=longest, title="🌉" * LONGEST_TITLE, words="🌉" * LONGEST_WORDS, topics=[])
    assert len(words_of(alert)) <= MOST_WORDS


def test_the_story_offers_it_to_who_may_publish(at_the_desk: Client, story: Story) -> None:
    assert screen(story) in at_the_desk.get(f"/desk/pages/{story.pk}/edit/").content.decode()
    Story.objects.filter(pk=story.pk).update(embargoed_until=NOON + timedelta(days=1))
    assert screen(story) not in at_the_desk.get(f"/desk/pages/{story.pk}/edit/").content.decode()
