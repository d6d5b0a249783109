"""Stories that Wagtail's own screens move and copy: where they stand, what they are, who sees them."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction

from dateline.stories.actions.withdraw import withdraw
from dateline.stories.models import Section, Story
from dateline.stories.tests.test_desk_work import fresh, signed_in

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.fixture
def sport(news):
    """A second section."""
    return news.get_parent().add_child(instance=Section(title="Sport", slug="sport"))


def test_a_story_moved_at_the_desk_stands_in_its_new_section(client, edith, file_story, news, sport):
    story = file_story()
    signed_in(edith).post(f"/desk/pages/{story.pk}/move/{sport.pk}/confirm/")
    moved = fresh(story)
    assert (moved.section, moved.address[:7]) == (sport, "/sport/")
    assert client.get(moved.address).status_code == 200
    assert not Story.objects.public().in_section(news).exists()


def test_a_story_moved_in_bulk_to_a_private_section_is_gone_for_readers(client, edith, file_story, sport):
    PageViewRestriction.objects.create(page=sport, restriction_type=PageViewRestriction.LOGIN)
    story = file_story()
    signed_in(edith).post(f"/desk/bulk/wagtailcore/page/move/?id={story.pk}&next=/desk/", {"chooser": sport.pk})
    assert fresh(story).section == sport
    assert client.get(story.address).status_code == 404
    assert not Story.objects.public().exists()


def test_a_story_a_reporter_may_not_move_stays(ravi, stan, file_story, sport, news):
    story = file_story()
    for user in (ravi, stan):
        signed_in(user).post(f"/desk/pages/{story.pk}/move/{sport.pk}/confirm/")
    assert fresh(story).section == news


def copy(user, story, slug="2026-11-23-copy", **more):
    form = {"new_title": "A copy", "new_slug": slug, "new_parent_page": story.section_id, **more}
    signed_in(user).post(f"/desk/pages/{story.pk}/copy/", form)
    return Story.objects.filter(slug=slug).first()


def test_a_copy_of_a_withdrawn_story_is_a_draft_and_its_address_says_nothing(client, edith, file_story):
    story = file_story(source_uri="urn:agency:1")
    withdraw(story=story, notice="It was about another clock.")
    made = copy(edith, fresh(story))
    assert (made.state, made.withdrawal_notice, made.source_uri) == ("draft", "", "")
    assert client.get(made.address).status_code == 404


def test_a_copy_of_a_public_story_is_a_draft_that_was_never_published(client, edith, file_story):
    made = copy(edith, file_story())
    assert (made.state, made.published_at, made.live) == ("draft", None, False)
    assert client.get(made.address).status_code == 404


def test_a_copy_published_at_once_is_public_and_new(client, edith, file_story):
    made = copy(edith, file_story(), publish_copies="on")
    assert (made.state, made.live) == ("published", True)
    assert client.get(made.address).status_code == 200


def test_a_copy_keeps_the_embargo_of_its_story(edith, file_story):
    until = datetime.now(UTC) + timedelta(hours=1)
    made = copy(edith, file_story(publish=False, embargoed_until=until), publish_copies="on")
    assert made.embargoed_until == until
    signed_in(edith).post(f"/desk/bulk/wagtailcore/page/publish/?id={made.pk}&next=/desk/")
    assert not Story.objects.public().exists()


@pytest.mark.parametrize("which", ["story", "section"])
def test_an_alias_of_a_story_or_of_its_section_is_refused_in_a_sentence(edith, file_story, which):
    story = file_story()
    page = story if which == "story" else story.section
    form = {"new_title": "Again", "new_slug": "again", "new_parent_page": page.get_parent().pk, "alias": "on"}
    answer = signed_in(edith).post(f"/desk/pages/{page.pk}/copy/", form, follow=True)
    assert "cannot have an alias" in answer.content.decode()
    assert not Page.objects.exclude(alias_of=None).exists()


def test_publishing_does_not_look_for_aliases_in_the_whole_archive(file_story):
    story = file_story(publish=False)
    with CaptureQueriesContext(connection) as asked:
        story.save_revision().publish()
    assert len(asked)
    assert not [each["sql"] for each in asked if '"alias_of_id" =' in each["sql"].partition("WHERE")[2]]


def test_a_draft_from_before_the_first_publication_does_not_change_the_address(file_story):
    with time_machine.travel(NOON, tick=False):
        story = file_story(publish=False, go_live_at=NOON + timedelta(days=2))
        story.get_latest_revision().publish()
        draft = fresh(story).get_latest_revision_as_object()
        draft.go_live_at, draft.standfirst = None, "Newer words"
        newer = draft.save_revision()
    with time_machine.travel(NOON + timedelta(days=2, minutes=1), tick=False):
        story.revisions.exclude(approved_go_live_at=None).get().publish()
        address = fresh(story).address
        newer.publish()
    assert fresh(story).standfirst == "Newer words"
    assert fresh(story).address == address
    assert address.startswith("/news/2026/11/25/")
