"""What Wagtail does for the desk, wired to stories: each thing the newsroom was promised."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from lxml import html
from wagtail.models import GroupPagePermission, Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from dateline.publication.queries import current_house
from dateline.stories.errors import StoryUnderEmbargo
from dateline.stories.models import Section, Story

pytestmark = [pytest.mark.django_db, pytest.mark.once]
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def form_of(story: Story, **changes: object) -> dict[str, object]:
    """What the edit screen sends for `story`."""
    fields: dict[str, object] = {
        "title": story.title,
        "slug": story.slug,
        "standfirst": story.standfirst,
        "kind": story.kind,
        "body": streamfield([]),
        "bylines": inline_formset([]),
        "corrections": inline_formset([]),
        "story_subjects": inline_formset([]),
        "comments": inline_formset([]),
        "comment_notifications": "",
    }
    return nested_form_data(fields | changes)


def edit(client: Client, story: Story, action: str = "", **changes: object):
    data = form_of(story, **changes)
    if action:
        data[action] = action
    return client.post(f"/desk/pages/{story.pk}/edit/", data)


def fresh(story: Story) -> Story:
    return Story.objects.get(pk=story.pk)


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_two_stories_of_a_day_may_have_the_same_headline(edith, news):
    headline = Story(title="Gale warning", slug="gale-warning")
    for _ in range(2):
        answer = signed_in(edith).post(f"/desk/pages/add/stories/story/{news.pk}/", form_of(headline))
        assert answer.status_code == 302
    slugs = Story.objects.order_by("pk").values_list("slug", flat=True)
    assert [slug[11:] for slug in slugs] == ["gale-warning", "gale-warning-2"]


def test_a_draft_over_a_live_story_leaves_readers_the_old_words(client, edith, file_story):
    story = file_story("The old words")
    assert edit(signed_in(edith), story, title="The new words").status_code == 302
    assert b"The old words" in client.get(story.address).content
    assert fresh(story).has_unpublished_changes


def test_a_reporter_writes_and_submits_and_an_editor_approves(client, edith, ravi, news):
    reporter = signed_in(ravi)
    new = form_of(Story(title="A fair", slug="fair", kind="news"))
    made = reporter.post(f"/desk/pages/add/stories/story/{news.pk}/", new | {"action-submit": "submit"})
    assert made.status_code == 302
    story = Story.objects.get()
    assert story.owner == ravi
    assert not story.live
    task = story.current_workflow_task_state
    assert task.task.name == "Editor's approval"
    edit(signed_in(ravi), story, "action-publish")
    assert not fresh(story).live
    approved = signed_in(edith).post(f"/desk/pages/workflow/action/{story.pk}/approve/{task.pk}/", {"comment": ""})
    assert approved.status_code == 302
    assert fresh(story).state == Story.State.PUBLISHED
    assert client.get(fresh(story).address).status_code == 200


def test_a_reporter_cannot_approve_or_edit_what_others_wrote(ravi, edith, file_story):
    story = file_story("Edith's", publish=False, owner=edith)
    story.get_workflow().start(story, edith)
    task = story.current_workflow_task_state
    reporter = signed_in(ravi)
    assert reporter.post(f"/desk/pages/workflow/action/{story.pk}/approve/{task.pk}/").status_code in (302, 403)
    assert reporter.get(f"/desk/pages/{story.pk}/edit/").status_code in (302, 403)
    assert not fresh(story).live


def test_an_approved_story_under_embargo_waits_for_its_hour(edith, file_story):
    with time_machine.travel(NOON, tick=False):
        until = NOON + timedelta(hours=6)
        story = file_story("At six", publish=False, embargoed_until=until)
        story.get_workflow().start(story, edith)
        task = story.current_workflow_task_state
        answer = signed_in(edith).post(f"/desk/pages/workflow/action/{story.pk}/approve/{task.pk}/", {"comment": ""})
        assert answer.status_code == 302
        assert fresh(story).state == Story.State.SCHEDULED
    with time_machine.travel(until + timedelta(minutes=1), tick=False):
        call_command("publish_scheduled")
        assert fresh(story).state == Story.State.PUBLISHED


def test_publishing_now_before_the_embargo_is_refused_with_the_hour_of_the_house(edith, file_story):
    house = current_house()
    house.time_zone = "Europe/Berlin"
    house.save()
    with time_machine.travel(NOON, tick=False):
        story = file_story("Not yet", publish=False)
        answer = edit(signed_in(edith), story, "action-publish", embargoed_until="2026-11-23 19:00")
        assert answer.status_code == 200
        assert "23 November 2026, 19:00 (Europe/Berlin)" in answer.content.decode()
        assert not fresh(story).live


def test_hours_typed_at_the_desk_are_the_hours_of_the_house(edith, file_story):
    house = current_house()
    house.time_zone = "Europe/Berlin"
    house.save()
    story = file_story("By the clock", publish=False)
    edit(signed_in(edith), story, embargoed_until="2030-01-01 19:00")
    assert fresh(story).get_latest_revision_as_object().embargoed_until == datetime(2030, 1, 1, 18, tzinfo=UTC)


def test_a_schedule_before_the_embargo_goes_live_when_the_embargo_ends(edith, file_story):
    with time_machine.travel(NOON, tick=False):
        story = file_story("Later", publish=False)
        answer = edit(
            signed_in(edith), story, "action-publish", go_live_at="2026-11-23 14:00", embargoed_until="2026-11-23 16:00"
        )
        assert answer.status_code == 302
    with time_machine.travel(NOON + timedelta(hours=3), tick=False):
        call_command("publish_scheduled")
        assert not Story.objects.public().exists()
    with time_machine.travel(NOON + timedelta(hours=4, minutes=1), tick=False):
        call_command("publish_scheduled")
        assert Story.objects.public().get().pk == story.pk


def test_a_story_whose_time_is_over_is_withdrawn_by_the_schedule(client, file_story):
    with time_machine.travel(NOON, tick=False):
        story = file_story("Offer", expire_at=NOON + timedelta(hours=1))
    with time_machine.travel(NOON + timedelta(hours=2), tick=False):
        call_command("publish_scheduled")
        assert fresh(story).state == Story.State.WITHDRAWN
        assert client.get(story.address).status_code == 410


def test_publishing_in_bulk_is_refused_for_a_story_under_embargo(edith, file_story):
    story = file_story("Held", publish=False, embargoed_until=NOON + timedelta(days=9999))
    answer = signed_in(edith).post(f"/desk/bulk/wagtailcore/page/publish/?id={story.pk}", {}, follow=True)
    assert answer.status_code == 200
    assert "under embargo" in answer.content.decode()
    assert not fresh(story).live
    with pytest.raises(StoryUnderEmbargo):
        story.get_latest_revision().publish()


@pytest.mark.parametrize(("legal", "status"), [({}, 410), ({"legal": "on"}, 451)])
def test_withdrawing_leaves_a_notice_at_the_address(client, edith, file_story, legal, status):
    story = file_story("Gone")
    desk = signed_in(edith)
    assert b"Withdraw" in desk.get(f"/desk/pages/{story.pk}/edit/").content
    assert desk.post(f"/desk/pages/{story.pk}/unpublish/")["Location"] == f"/desk/stories/{story.pk}/withdraw/"
    assert desk.get(f"/desk/stories/{story.pk}/withdraw/").status_code == 200
    assert desk.post(f"/desk/stories/{story.pk}/withdraw/", {"notice": "We were wrong."} | legal).status_code == 302
    answer = client.get(story.address)
    assert answer.status_code == status
    assert b"We were wrong." in answer.content


def test_withdrawing_a_draft_is_refused_in_a_sentence(edith, file_story):
    story = file_story("Unseen", publish=False)
    answer = signed_in(edith).post(f"/desk/stories/{story.pk}/withdraw/", {"notice": ""})
    assert answer.status_code == 200
    assert b"never been published" in answer.content


def test_a_reporter_a_moderator_and_stan_cannot_withdraw(ravi, mo, stan, file_story):
    story = file_story("Stays", owner=ravi)
    for client in (Client(), signed_in(ravi), signed_in(mo), signed_in(stan)):
        assert client.post(f"/desk/stories/{story.pk}/withdraw/", {"notice": "x"}).status_code in (302, 403)
    assert fresh(story).live


def test_a_withdrawn_story_scheduled_again_keeps_its_notice_until_the_hour(client, file_story):
    with time_machine.travel(NOON, tick=False):
        story = file_story("Back soon")
        story.unpublish()
        again = fresh(story)
        again.go_live_at = NOON + timedelta(hours=1)
        again.save_revision().publish()
        assert client.get(story.address).status_code == 410
    with time_machine.travel(NOON + timedelta(hours=2), tick=False):
        call_command("publish_scheduled")
        assert client.get(story.address).status_code == 200


def test_a_locked_story_is_closed_to_everybody_but_its_keeper(edith, file_story):
    story = file_story("Mine", publish=False)
    desk = signed_in(edith)
    desk.post(f"/desk/pages/{story.pk}/lock/")
    assert fresh(story).locked
    desk.post(f"/desk/pages/{story.pk}/unlock/")
    assert not fresh(story).locked


def test_who_has_a_story_open_is_told_who_locked_it_and_cannot_save_over_the_lock(edith, ravi, file_story):
    story = file_story("Ravi's own", publish=False, owner=ravi)
    reporter = signed_in(ravi)
    assert edit(reporter, story, standfirst="Before the lock").status_code == 302
    edith.last_name = "Moss"
    edith.save()
    signed_in(edith).post(f"/desk/pages/{story.pk}/lock/")
    refused = edit(reporter, story, standfirst="After the lock")
    told = refused.content.decode()
    assert refused.status_code == 200
    assert "could not be saved as it is locked" in told
    assert "Edith Moss" in told
    assert "After the lock" in told
    assert fresh(story).get_latest_revision_as_object().standfirst == "Before the lock"
    assert "Edith Moss" in reporter.get(f"/desk/pages/{story.pk}/edit/").content.decode()


def test_two_versions_are_compared_word_by_word_in_headline_and_body(edith, file_story):
    kept, changed = ("paragraph", "<p>Nobody looked up.</p>"), ("paragraph", "<p>The clock struck thirteen.</p>")
    story = file_story("First draft", publish=False, body=[changed, kept])
    first = story.get_latest_revision()
    story.title = "Second draft"
    story.body = [("paragraph", "<p>The clock struck twelve.</p>"), kept, ("crosshead", "What the clerk says")]
    for block, old in zip(story.body, first.as_object().body, strict=False):
        block.id = old.id
    second = story.save_revision()
    page: Any = html.fromstring(
        signed_in(edith).get(f"/desk/pages/{story.pk}/revisions/compare/{first.pk}...{second.pk}/").content
    )
    gone, new = ([element.text_content() for element in page.find_class(kind)] for kind in ("deletion", "addition"))
    assert gone == ["First", "thirteen."]
    assert [" ".join(words.split()) for words in new] == ["Second", "twelve.", "What the clerk says"]
    assert "Nobody looked up." in page.text_content()


def test_the_live_preview_shows_what_was_typed_and_stores_nothing(edith, file_story):
    story = file_story("Typed before", publish=False)
    desk = signed_in(edith)
    sent = desk.post(f"/desk/pages/{story.pk}/edit/preview/", form_of(story, title="Typed just now"))
    assert json.loads(sent.content)["is_valid"]
    assert b"Typed just now" in desk.get(f"/desk/pages/{story.pk}/edit/preview/").content
    assert fresh(story).title == "Typed before"


def test_an_inline_note_stays_with_the_story_and_out_of_readers_sight(client, edith, file_story):
    story = file_story("With a note")
    note = {"text": "Check this name", "contentpath": "standfirst", "position": "", "deleted": "", "resolved": "",
            "id": "", "replies": inline_formset([])}  # fmt: skip
    edit(signed_in(edith), story, comments=inline_formset([note]))
    assert fresh(story).wagtail_admin_comments.get().text == "Check this name"
    assert b"Check this name" not in client.get(story.address).content


def test_a_sub_editor_of_one_section_cannot_publish_in_another(ravi, paper, file_story):
    from django.contrib.auth.models import Group

    sport = paper.add_child(instance=Section(title="Sport", slug="sport"))
    subs = Group.objects.get(name="Sub-editor")
    GroupPagePermission.objects.filter(group=subs).update(page=Page.objects.get(pk=sport.pk))
    ravi.groups.set([subs])
    in_news, in_sport = file_story("News", publish=False), file_story("Goal", publish=False, section=sport)
    desk = signed_in(ravi)
    assert desk.get(f"/desk/pages/{in_news.pk}/edit/").status_code in (302, 403)
    edit(desk, in_sport, "action-publish")
    assert fresh(in_sport).live
    assert not fresh(in_news).live


@pytest.mark.parametrize("screen", ["edit/", "history/", "workflow/status/", "edit/preview/", "delete/", "copy/"])
def test_stan_and_a_moderator_see_no_screen_of_a_story(mo, stan, file_story, screen):
    story = file_story("Private", publish=False)
    for client in (Client(), signed_in(mo), signed_in(stan)):
        answer = client.get(f"/desk/pages/{story.pk}/{screen}")
        assert answer.status_code in (302, 403, 404, 405)
        assert b"Private" not in answer.content
