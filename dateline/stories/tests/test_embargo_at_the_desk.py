"""Nobody makes a story public before its hour, by whichever of Wagtail's doors."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from dateline.stories.actions.run_schedule import publish_due
from dateline.stories.models import Story
from dateline.stories.tests.test_desk_work import edit, fresh, signed_in

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
ONE, THREE, FIVE = (NOON + timedelta(hours=hours) for hours in (1, 3, 5))


def put_under_embargo(story, until):
    draft = fresh(story).get_latest_revision_as_object()
    draft.embargoed_until = until
    return draft.save_revision()


def public_at(moment):
    """What the worker's round at `moment` leaves for readers."""
    with time_machine.travel(moment, tick=False):
        publish_due()
        return set(Story.objects.public().values_list("pk", flat=True))


def scheduled(file_story, **fields):
    story = file_story(publish=False, go_live_at=ONE, **fields)
    story.get_latest_revision().publish()
    return story


def test_an_embargo_set_in_a_draft_holds_for_the_version_scheduled_before_it(file_story):
    with time_machine.travel(NOON, tick=False):
        story = scheduled(file_story)
        put_under_embargo(story, THREE)
    assert public_at(ONE) == set()
    assert fresh(story).state == "scheduled"
    assert public_at(THREE - timedelta(seconds=1)) == set()
    assert public_at(THREE) == {story.pk}


def test_an_embargo_put_off_in_a_draft_holds_for_the_version_scheduled_before_it(file_story):
    with time_machine.travel(NOON, tick=False):
        story = scheduled(file_story, embargoed_until=THREE)
        put_under_embargo(story, FIVE)
    assert public_at(THREE) == set()
    assert public_at(FIVE) == {story.pk}


def test_an_embargo_lifted_in_a_draft_nobody_published_still_holds(file_story):
    with time_machine.travel(NOON, tick=False):
        story = scheduled(file_story, embargoed_until=THREE)
        put_under_embargo(story, None)
    assert public_at(ONE) == set()


@pytest.mark.parametrize("which", ["story", "section"])
def test_bulk_publishing_is_refused_for_an_embargo_in_the_newest_draft(edith, file_story, which):
    story = file_story(publish=False)
    put_under_embargo(story, datetime.now(UTC) + timedelta(hours=1))
    key = story.pk if which == "story" else story.section_id
    answer = signed_in(edith).post(
        f"/desk/bulk/wagtailcore/page/publish/?id={key}&next=/desk/", {"include_descendants": "on"}, follow=True
    )
    assert "under embargo until" in answer.content.decode()
    assert not Story.objects.public().exists()


def test_going_back_to_a_version_from_before_the_embargo_keeps_the_embargo(edith, file_story):
    with time_machine.travel(NOON):
        story = file_story(publish=False)
        old = story.get_latest_revision()
        put_under_embargo(story, THREE)
        screen = signed_in(edith).get(f"/desk/pages/{story.pk}/revisions/{old.pk}/revert/")
        field = screen.context["form"]["embargoed_until"]
        assert field.initial == THREE
        sent = nested_form_data(
            {
                "title": story.title, "slug": story.slug, "standfirst": "", "kind": story.kind, "body": streamfield([]),
                "bylines": inline_formset([]), "corrections": inline_formset([]), "story_subjects": inline_formset([]),
                "comments": inline_formset([]), "comment_notifications": "", "embargoed_until": field.value(),
                "action-publish": "action-publish",
            }
        )  # fmt: skip
        signed_in(edith).post(f"/desk/pages/{story.pk}/revisions/{old.pk}/revert/", sent)
        assert not Story.objects.public().exists()


def test_an_embargo_an_editor_lifts_on_the_form_is_lifted(edith, file_story):
    story = file_story(publish=False, embargoed_until=datetime.now(UTC) + timedelta(hours=1))
    edit(signed_in(edith), story, "action-publish", embargoed_until="")
    assert set(Story.objects.public()) == {fresh(story)}
