"""Publish a story: now, or at the later of its schedule and its embargo."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from wagtail.actions.publish_page_revision import PublishPageRevisionAction

from dateline.lib import clock
from dateline.media.actions.note_uses import note_uses
from dateline.media.actions.order_sizes import order_sizes
from dateline.publication.queries import current_house
from dateline.stories.actions.note_draft import findable_words
from dateline.stories.errors import StoryUnderEmbargo
from dateline.stories.pressing import touch_authors_made_known, touch_lists

if TYPE_CHECKING:
    from wagtail.models import Revision

    from dateline.stories.models import Story


Follower = Callable[["Story"], object]

_followers: list[Follower] = []


def follows_publication(follower: Follower) -> Follower:
    """Register what a room further down does with a story that readers may now see, in the same transaction."""
    _followers.append(follower)
    return follower


@transaction.atomic
def publish_revision(
    *,
    story: "Story",
    revision: "Revision",
    user: Any = None,
    changed: bool = True,
    log_action: bool | str = True,
    previous_revision: "Revision | None" = None,
    skip_permission_checks: bool = False,
    wait_for_embargo: bool = False,
) -> None:
    """Make `revision` what readers see, or schedule it.

    Raises StoryUnderEmbargo when it would go live before its embargo ends and has no schedule, unless it is
    told to `wait_for_embargo`: then it goes live at that hour.
    Everything that publishes comes through here: the desk, the workflow, the schedule, the importers.
    """
    action = PublishPageRevisionAction(
        revision, user=user, changed=changed, log_action=log_action, previous_revision=previous_revision
    )
    edition: Story = action.object
    signed_before = _signers(story)
    _heed_newer_draft(edition, story, revision)
    _hold_to_embargo(edition, revision, wait_for_embargo)
    if edition.go_live_at and edition.go_live_at > clock.now():
        _mark_scheduled(edition)
    else:
        _mark_published(edition, story)
    action.execute(skip_permission_checks=skip_permission_checks)
    _date_bylines(edition)
    note_uses(by=edition)
    order_sizes(shown_by=edition)
    _tell(edition, signed_before)


def _tell(story: "Story", signed_before: set[int]) -> None:
    """Whoever signed it now or signed the last edition may have become known to readers, or unknown."""
    touch_authors_made_known(story, signed_before | _signers(story))
    touch_lists(story, signed_before=signed_before)
    if story.state == story.State.PUBLISHED:
        for follow in _followers:
            follow(story)


def _signers(story: "Story") -> set[int]:
    return set(story.bylines.model.objects.filter(story_id=story.pk).values_list("author_id", flat=True))


def _heed_newer_draft(edition: "Story", story: "Story", revision: "Revision") -> None:
    """An embargo the desk wrote into a draft after it had scheduled this version holds for this version, too."""
    if story.latest_revision_id in (None, revision.pk):
        return
    hours = [hour for hour in (edition.embargoed_until, story.drafted_embargo) if hour]
    edition.embargoed_until = max(hours, default=None)


def _hold_to_embargo(edition: "Story", revision: "Revision", wait: bool) -> None:
    until, now = edition.embargoed_until, clock.now()
    if until is None or until <= now:
        return
    planned = revision.approved_go_live_at or edition.go_live_at
    if planned is None or planned <= now:
        if revision.approved_go_live_at is None and not wait:
            raise StoryUnderEmbargo(until, current_house().zone)
        planned = until
    edition.go_live_at = max(planned, until)


def _mark_scheduled(edition: "Story") -> None:
    """A story readers have seen stays what it is to them until the hour: published, or withdrawn with its notice."""
    if edition.state == edition.State.DRAFT:
        edition.state = edition.State.SCHEDULED
    edition.touched_at = clock.now()


def _mark_published(edition: "Story", story: "Story") -> None:
    now = clock.now()
    was_seen = edition.published_at is not None and edition.published_at <= now
    moment = edition.published_at if was_seen and edition.published_at else now
    if was_seen and edition.first_published_at is not None:
        _keep_address(edition, story)
    else:
        _fix_address(edition, moment)
    edition.published_at = moment
    edition.state = edition.State.PUBLISHED
    edition.withdrawn_at, edition.withdrawal_notice = None, ""
    edition.touched_at = clock.now()
    edition.search_text = findable_words(edition)


def _fix_address(edition: "Story", moment: datetime) -> None:
    """The day in the address is the house's own at first publication, and never changes after."""
    edition.date_slug(timezone.localtime(moment, current_house().zone).date())


def _keep_address(edition: "Story", story: "Story") -> None:
    """A draft from before the first publication still has the day it was begun on in its slug."""
    day = story.day_in_slug
    if day and day != edition.day_in_slug:
        edition.date_slug(day)


def mark_published_copy(*, story: "Story") -> None:
    """Note that Wagtail has made a live copy. It was seen nowhere before, so it is new."""
    if not story.live or story.state != story.State.DRAFT:
        return
    story.state, story.published_at = story.State.PUBLISHED, clock.now()
    story.search_text = findable_words(story)
    story.save(update_fields=["state", "published_at", "search_text"], clean=False)
    _date_bylines(story)
    note_uses(by=story)
    _tell(story, set())


def _date_bylines(story: "Story") -> None:
    """Publishing wrote the credits anew, as the draft had them."""
    story.bylines.model.objects.filter(story_id=story.pk).update(published_at=story.published_at)
