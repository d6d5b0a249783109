"""Whichever way Wagtail offers to unpublish a story, it is withdrawn, with a notice for its readers."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from wagtail.models import Page

from dateline.publication.models import StandingPage
from dateline.stories.actions.run_schedule import unpublish_expired
from dateline.stories.models import Section, Story
from dateline.stories.tests.test_desk_work import fresh, signed_in

pytestmark = pytest.mark.django_db
BULK = "/desk/bulk/wagtailcore/page/unpublish/"


def words(answer: Any) -> str:
    return str(answer.content.decode())


@pytest.mark.parametrize("ask", ["get", "post"])
def test_wagtail_s_address_leads_to_the_withdrawal_and_changes_nothing(edith: Any, file_story: Any, ask: str) -> None:
    story, desk = file_story(), signed_in(edith)
    withdrawal = f"/desk/stories/{story.pk}/withdraw/"
    for address in (f"/desk/pages/{story.pk}/unpublish/", f"{BULK}?id={story.pk}"):
        assert getattr(desk, ask)(address)["Location"] == withdrawal
    assert desk.get(withdrawal).status_code == 200
    assert fresh(story).live


@pytest.mark.parametrize("ask", ["get", "post"])
def test_several_stories_are_not_withdrawn_at_once(edith: Any, news: Any, file_story: Any, ask: str) -> None:
    one, two, desk = file_story("One"), file_story("Two"), signed_in(edith)
    answer = getattr(desk, ask)(f"{BULK}?id={one.pk}&id={two.pk}&id={news.pk}", follow=True)
    assert "Stories are withdrawn one at a time" in words(answer)
    assert Story.objects.public().count() == 2
    assert Section.objects.get(pk=news.pk).live


def test_a_section_does_not_take_its_published_stories_away_with_it(edith: Any, news: Any, file_story: Any) -> None:
    file_story()
    desk, sent = signed_in(edith), {"include_descendants": "on"}
    for address in (f"/desk/pages/{news.pk}/unpublish/", f"{BULK}?id={news.pk}"):
        answer = desk.post(address, sent, follow=True)
        assert "“News” holds published stories (1). Withdraw them first" in words(answer)
    assert Section.objects.get(pk=news.pk).live
    assert Story.objects.public().exists()


def test_other_pages_are_unpublished_as_ever(edith: Any, news: Any) -> None:
    front = news.get_parent().specific
    pages = [StandingPage(title=title, slug=title.lower(), body="<p>We.</p>") for title in ("Us", "How")]
    about, ethics = (front.add_child(instance=page) for page in pages)
    desk = signed_in(edith)
    assert desk.get(f"{BULK}?id={about.pk}").status_code == 200
    assert desk.post(f"{BULK}?id={about.pk}", {"include_descendants": "on"}).status_code == 302
    assert desk.post(f"/desk/pages/{ethics.pk}/unpublish/").status_code == 302
    assert not Page.objects.filter(pk__in=[about.pk, ethics.pk], live=True).exists()


def test_the_worker_takes_a_story_down_at_its_hour(rosa: Client, file_story: Any) -> None:
    noon = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
    with time_machine.travel(noon, tick=False):
        story = file_story(expire_at=noon + timedelta(hours=1))
    with time_machine.travel(noon + timedelta(hours=2), tick=False):
        assert unpublish_expired() == []
        assert fresh(story).state == Story.State.WITHDRAWN
        assert rosa.get(story.address).status_code == 410


@pytest.mark.parametrize("ask", ["get", "post"])
def test_a_reporter_a_moderator_and_stan_are_led_nowhere(
    ravi: Any, mo: Any, stan: Any, file_story: Any, ask: str
) -> None:
    story = file_story("Stays", owner=ravi)
    for client in (Client(), signed_in(ravi), signed_in(mo), signed_in(stan)):
        for address in (f"/desk/pages/{story.pk}/unpublish/", f"{BULK}?id={story.pk}"):
            answer = getattr(client, ask)(address)
            assert "withdraw" not in answer.get("Location", "")
            assert client.get(f"/desk/stories/{story.pk}/withdraw/").status_code in (302, 403)
    assert fresh(story).live
