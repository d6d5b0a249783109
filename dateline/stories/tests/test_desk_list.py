"""The Stories list at the desk."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from wagtail.models import GroupPagePermission, WorkflowState

from dateline.bylines.models import Author
from dateline.lib import clock
from dateline.stories.models import Byline, Section, Story

pytestmark = pytest.mark.django_db
LIST = "/desk/stories/"


def headlines(client: Client, **asked: str) -> list[str]:
    answer = client.get(LIST, asked)
    assert answer.status_code == 200
    return [story.get_admin_display_title() for story in answer.context["page"].stories]


@pytest.fixture
def desk(client, edith):
    client.force_login(edith)
    return client


def test_the_list_shows_every_state_last_touched_first(desk, file_story):
    file_story("Published first")
    file_story("Drafted second", publish=False)
    assert headlines(desk) == ["Drafted second", "Published first"]


def test_the_list_filters_by_state_and_words_together(desk, file_story):
    file_story("Bridge closes", standfirst="Until spring")
    file_story("Bridge opens", publish=False)
    file_story("Harbour", publish=False)
    assert headlines(desk, state="draft", q="BRIDGE") == ["Bridge opens"]
    assert headlines(desk, q="spring bridge") == ["Bridge closes"]


def test_the_list_finds_a_draft_by_an_author_who_was_added_later(desk, file_story):
    story = file_story("Two hands", publish=False)
    author = Author(name="Ines Quill")
    author.full_clean()
    author.save()
    story.bylines.add(Byline(author=author))
    story.save_revision()
    assert headlines(desk, author=str(author.pk)) == ["Two hands"]
    assert headlines(desk, q="quill") == ["Two hands"]


def test_the_list_filters_by_the_day_of_publication_in_the_house_s_zone(desk, file_story):
    story = file_story("Late news")
    Story.objects.filter(pk=story.pk).update(published_at="2026-06-01T23:30:00Z")
    assert headlines(desk, from_day="2026-06-02", to_day="2026-06-02") == ["Late news"]
    assert headlines(desk, from_day="2026-06-01", to_day="2026-06-01") == []


def test_a_wrong_day_is_named_at_its_field_and_left_out(desk, file_story):
    file_story("Still here")
    answer = desk.get(LIST, {"from_day": "yesterday"})
    assert b"Enter a valid date" in answer.content
    assert [story.title for story in answer.context["page"].stories] == ["Still here"]


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_a_day_at_the_end_of_the_calendar_is_named_at_its_field(desk, file_story, day):
    file_story()
    page = desk.get("/desk/stories/", {"from_day": day, "to_day": day}).content.decode()
    assert page.count("Ensure this value is") == 2


def test_the_second_page_follows_the_first_without_counting(desk, file_story, news):
    for number in range(51):
        file_story(f"Story {number}", publish=False)
    first = desk.get(LIST)
    assert len(first.context["page"].stories) == 50
    second = desk.get(first.context["older"].join([LIST, ""]))
    assert [story.title for story in second.context["page"].stories] == ["Story 0"]
    assert second.context["older"] is None


@pytest.mark.parametrize("number", ["0", "-3", "abc", "99999999999999999999", "٣"])
def test_a_nonsense_page_number_harms_nothing(desk, file_story, number):
    file_story("Steady")
    assert desk.get(LIST, {"p": number}).status_code == 200


def test_the_number_of_statements_does_not_grow_with_the_rows(desk, file_story, django_assert_max_num_queries):
    for number in range(12):
        file_story(f"Story {number}", publish=False)
    with django_assert_max_num_queries(40):
        desk.get(LIST)


def test_a_submitted_story_is_in_review(desk, edith, file_story):
    story = file_story("Please read", publish=False)
    file_story("Not yet", publish=False)
    story.get_workflow().start(story, edith)
    assert WorkflowState.objects.count() == 1
    assert headlines(desk, state="review") == ["Please read"]
    assert b"in review" in desk.get(LIST).content


def test_a_published_story_with_newer_words_says_changed_since(desk, file_story):
    story = file_story("As it was")
    story.title = "As it is"
    story.save_revision()
    answer = desk.get(LIST)
    assert b"changed since" in answer.content
    assert b"As it is" in answer.content


def test_unscheduling_at_the_desk_makes_the_story_a_draft_again(desk, file_story):
    story = file_story("Tomorrow", publish=False)
    story.go_live_at = clock.now() + timedelta(days=1)
    revision = story.save_revision()
    revision.publish()
    assert headlines(desk, state="scheduled") == ["Tomorrow"]
    assert b"goes live" in desk.get(LIST).content
    desk.post(f"/desk/pages/{story.pk}/revisions/{revision.pk}/unschedule/")
    assert headlines(desk, state="scheduled") == []
    assert headlines(desk, state="draft") == ["Tomorrow"]


def test_a_story_scheduled_as_soon_as_it_is_written_is_found_by_its_words(desk, file_story):
    story = file_story("Tide barrier", standfirst="Two hundred million", go_live_at=clock.now() + timedelta(days=1))
    assert headlines(desk, q="barrier million", state="scheduled") == ["Tide barrier"]
    again = story.get_latest_revision_as_object()
    again.title = "Tide wall"
    again.save_revision().publish()
    assert headlines(desk, q="wall", state="scheduled") == ["Tide wall"]


def test_a_draft_written_over_the_scheduled_version_takes_it_off_its_schedule(edith, file_story):
    story = file_story(publish=False, go_live_at=clock.now() + timedelta(hours=1))
    revision = story.save_revision(user=edith)
    revision.publish()
    draft = Story.objects.get(pk=story.pk).get_latest_revision_as_object()
    draft.save_revision(user=edith, overwrite_revision=Story.objects.get(pk=story.pk).get_latest_revision())
    assert Story.objects.get(pk=story.pk).state == "draft"


def test_a_reporter_of_one_section_sees_the_stories_of_that_section_only(client, paper, file_story, stan):
    sport = paper.add_child(instance=Section(title="Sport", slug="sport"))
    group = Group.objects.create(name="Sport reporters")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    GroupPagePermission.objects.create(
        group=group, page=sport, permission=Permission.objects.get(codename="add_page", content_type__model="page")
    )
    stan.groups.add(group)
    file_story("Secret council draft", publish=False)
    file_story("A goal", publish=False, section=sport)
    client.force_login(stan)
    assert headlines(client) == ["A goal"]
    assert client.get("/desk/stories/new/").url.endswith(f"/desk/pages/add/stories/story/{sport.pk}/")


def test_stan_and_mo_are_refused(client, stan, mo, file_story):
    file_story()
    assert client.get(LIST).status_code == 302
    for person in (stan, mo):
        client.force_login(person)
        assert client.get(LIST).status_code in (302, 403)
        assert client.get("/desk/stories/new/").status_code in (302, 403)


def test_the_page_explorer_lists_no_stories(desk, file_story, news):
    file_story("Not in the explorer")
    assert b"Not in the explorer" not in desk.get(f"/desk/pages/{news.pk}/").content
