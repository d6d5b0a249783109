"""Who asked to be told is told: once it is so, of what readers may see, signed, and until it is taken."""

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from wagtail.models import PageViewRestriction

from dateline.api.actions import order_for_sight
from dateline.api.actions.add_webhook import MOST, add_webhook
from dateline.api.actions.forget_old_deliveries import KEPT_FOR, forget_old_deliveries
from dateline.api.actions.order_test import order_test
from dateline.api.actions.renew_secret import renew_secret
from dateline.api.actions.send_deliveries import WAITS, send_deliveries
from dateline.api.models import OLD_SECRET_LASTS, Delivery, Webhook
from dateline.api.webhooks.payload import payload_of
from dateline.api.webhooks.sight import Sight
from dateline.stories.actions.withdraw import withdraw
from dateline.stories.models import Correction, Section, Story
from tests.receiver import Receiver

pytestmark = [pytest.mark.django_db, pytest.mark.once]
LONG_AGO = datetime(2019, 1, 1, tzinfo=UTC)
SITE = "http://127.0.0.1:8000"


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    receiver = Receiver()
    yield receiver
    receiver.end()


@pytest.fixture
def webhook(receiver: Receiver, paper: Any, at_noon: Any) -> Webhook:
    return add_webhook(url=receiver.url, events=Webhook.Event.values)


def events(receiver: Receiver) -> list[str]:
    return [json.loads(body)["type"] for _, body in receiver.told]


def test_a_story_is_told_of_when_it_is_published_changed_corrected_and_withdrawn(
    webhook: Webhook, receiver: Receiver, file_story: Any
) -> None:
    story = file_story("Council mends the clock")
    send_deliveries()
    (told,) = [json.loads(body) for _, body in receiver.told]
    assert told["type"] == "story.published"
    assert told["data"] == {
        "id": story.pk,
        "address": f"{SITE}{story.address}",
        "api_address": f"{SITE}/api/v2/stories/{story.pk}/",
        "headline": "Council mends the clock",
        "section": "news",
        "published_at": "2026-11-23T12:00:00+00:00",
        "updated_at": None,
        "version": told["data"]["version"],
    }
    story.title = "Council mends clock"
    story.save_revision().publish()
    story = Story.objects.get(pk=story.pk)
    story.corrections = [Correction(text="It was the tower.")]
    story.save_revision().publish()
    send_deliveries()
    story = Story.objects.get(pk=story.pk)
    story.save_revision().publish()
    send_deliveries()
    withdraw(story=Story.objects.get(pk=story.pk), notice="It was not so.")
    send_deliveries()
    assert events(receiver)[1:] == ["story.updated", "story.corrected", "story.updated", "story.withdrawn"]
    last = json.loads(receiver.told[-1][1])
    assert last["data"] == {"id": story.pk, "address": f"{SITE}{story.address}"}
    Story.objects.get(pk=story.pk).save_revision().publish()
    send_deliveries()
    assert events(receiver)[-1] == "story.published"
    assert not send_deliveries()


def test_each_word_is_signed_so_that_only_who_has_the_secret_could_have_sent_it(
    webhook: Webhook, receiver: Receiver, file_story: Any, at_noon: Any
) -> None:
    file_story()
    renewed = renew_secret(webhook=webhook)
    send_deliveries()
    headers, body = receiver.told[0]
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    assert renewed != webhook.old_secret
    assert headers["webhook-signature"] == f"{sign(renewed, signed)} {sign(webhook.old_secret, signed)}"
    assert headers["webhook-id"] == json.loads(body)["id"]
    assert headers["webhook-timestamp"] == "1795435200"
    at_noon.shift(OLD_SECRET_LASTS)
    file_story()
    send_deliveries()
    assert " " not in receiver.told[-1][0]["webhook-signature"]


def sign(secret: str, signed: bytes) -> str:
    key = base64.b64decode(secret.removeprefix("whsec_"))
    assert len(key) == 32
    return "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()


def test_what_is_not_taken_is_sent_again_under_the_same_name_and_then_it_is_switched_off(
    webhook: Webhook, receiver: Receiver, file_story: Any, at_noon: Any
) -> None:
    receiver.status = 503
    file_story()
    for tries, wait in enumerate(WAITS, 1):
        assert send_deliveries() == 1
        assert not send_deliveries()
        assert len(receiver.told) == tries
        at_noon.shift(wait)
    assert send_deliveries() == 1
    webhook.refresh_from_db()
    assert (webhook.is_on, webhook.off_because) == (False, "away")
    assert len({headers["webhook-id"] for headers, _ in receiver.told}) == 1
    assert Delivery.objects.get().state == Delivery.State.FAILED
    assert sum(WAITS, timedelta()) > timedelta(days=3)


def test_an_address_that_hangs_does_not_hold_up_the_others(
    webhook: Webhook, receiver: Receiver, file_story: Any
) -> None:
    gone = Receiver()
    gone.end()
    add_webhook(url=gone.url, events=Webhook.Event.values)
    for _ in range(3):
        file_story()
    assert send_deliveries() == 4
    assert len(receiver.told) == 3


def test_a_receiver_that_takes_its_time_holds_up_nobody_else(
    webhook: Webhook, receiver: Receiver, file_story: Any
) -> None:
    """All the others hear everything, what is published meanwhile as well, before it has answered once."""
    others = [Receiver() for _ in range(MOST - 1)]
    for other in others:
        add_webhook(url=other.url, events=Webhook.Event.values)
    receiver.answers.clear()
    for _ in range(3):
        file_story()
    began = time.monotonic()

    def answers_last() -> bool:
        """Asked before each word is taken; it never stops the round."""
        if all(len(other.told) == 3 for other in others) or time.monotonic() > began + 8:
            receiver.answers.set()
        return False

    assert send_deliveries(is_stopped=answers_last) == 3 * MOST
    assert time.monotonic() < began + 8
    assert events(receiver) == ["story.published"] * 3
    assert Delivery.objects.filter(state=Delivery.State.DONE).count() == 3 * MOST
    for other in others:
        other.end()


def test_who_is_told_to_stop_waits_for_the_answers_under_way_and_begins_nothing(
    webhook: Webhook, receiver: Receiver, file_story: Any
) -> None:
    for _ in range(3):
        file_story()
    assert send_deliveries(is_stopped=lambda: bool(receiver.told)) == 1
    assert Delivery.objects.filter(state=Delivery.State.DONE).count() == 1


def test_of_a_section_made_private_every_story_is_withdrawn_and_published_when_it_is_open_again(
    webhook: Webhook, receiver: Receiver, file_story: Any, news: Section, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(order_for_sight, "AT_ONCE", 2)
    stories = [file_story() for _ in range(5)]
    send_deliveries()
    sight = Sight()

    def look() -> list[int]:
        """Until all were looked at, and everything is sent."""
        receiver.told.clear()
        for _ in range(4):
            sight.look()
        send_deliveries()
        return sorted(json.loads(body)["data"]["id"] for _, body in receiver.told)

    keys = sorted(story.pk for story in stories)
    assert look() == []
    lock = PageViewRestriction.objects.create(page=news, restriction_type=PageViewRestriction.LOGIN)
    in_private = file_story("In private")
    assert look() == keys
    assert set(events(receiver)) == {"story.withdrawn"}
    assert b"In private" not in b"".join(body for _, body in receiver.told)
    withdraw(story=Story.objects.get(pk=keys[0]))
    assert look() == []
    lock.delete()
    assert look() == [*keys[1:], in_private.pk]
    assert set(events(receiver)) == {"story.published"}
    assert look() == []


def test_news_goes_before_what_is_told_of_a_whole_section(
    webhook: Webhook, receiver: Receiver, file_story: Any, news: Section, at_noon: Any
) -> None:
    for _ in range(3):
        file_story()
    send_deliveries()
    lock = PageViewRestriction.objects.create(page=news, restriction_type=PageViewRestriction.LOGIN)
    sight = Sight()
    sight.look()
    Delivery.objects.filter(state=Delivery.State.WAITING).update(state=Delivery.State.DROPPED)
    lock.delete()
    sight.look()
    at_noon.shift(timedelta(seconds=1))
    late = file_story("Late and first")
    receiver.told.clear()
    send_deliveries()
    assert [json.loads(body)["data"]["id"] for _, body in receiver.told].index(late.pk) == 0
    assert len(receiver.told) == 4


def test_two_workers_that_look_tell_of_a_section_once(
    webhook: Webhook, file_story: Any, news: Section, monkeypatch: pytest.MonkeyPatch
) -> None:
    file_story()
    file_story()
    send_deliveries()
    PageViewRestriction.objects.create(page=news, restriction_type=PageViewRestriction.LOGIN)
    public = Story.objects.public

    def meanwhile_the_other_looks() -> Any:
        monkeypatch.setattr(Story.objects, "public", public)
        Sight().look()
        return public()

    monkeypatch.setattr(Story.objects, "public", meanwhile_the_other_looks)
    mine = Sight()
    mine.look()
    mine.look()
    assert Delivery.objects.filter(event="story.withdrawn").count() == 2


@pytest.mark.parametrize("was_told", [True, False])
def test_a_story_that_returns_is_published_though_nobody_was_told_that_it_had_gone(
    was_told: bool, receiver: Receiver, paper: Any, at_noon: Any, file_story: Any
) -> None:
    early = add_webhook(url=receiver.url, events=Webhook.Event.values) if was_told else None
    story = file_story()
    send_deliveries()
    Webhook.objects.update(is_on=False)
    withdraw(story=story)
    webhook = early or add_webhook(url=receiver.url, events=Webhook.Event.values)
    Webhook.objects.update(is_on=True)
    receiver.told.clear()
    for event in ("story.published", "story.updated"):
        Story.objects.get(pk=story.pk).save_revision().publish()
        send_deliveries()
        assert events(receiver)[-1] == event
    Webhook.objects.update(is_on=False)
    withdraw(story=Story.objects.get(pk=story.pk))
    Story.objects.get(pk=story.pk).save_revision().publish()
    Webhook.objects.update(is_on=True)
    Story.objects.get(pk=story.pk).save_revision().publish()
    send_deliveries()
    assert events(receiver) == ["story.published", "story.updated", "story.updated"]
    assert webhook.deliveries.count() >= 3


def test_who_says_it_is_gone_is_left_in_peace_and_a_redirect_is_not_followed(
    webhook: Webhook, receiver: Receiver, file_story: Any
) -> None:
    receiver.status = 302
    file_story()
    send_deliveries()
    assert len(receiver.told) == 1
    assert Delivery.objects.get().state == Delivery.State.WAITING
    Webhook.objects.update(rests_until=None)
    Delivery.objects.update(due_at=webhook.created_at)
    receiver.status = 410
    send_deliveries()
    webhook.refresh_from_db()
    assert (webhook.is_on, webhook.off_because) == (False, "gone")


def test_what_changes_while_a_word_is_under_way_is_told_of_in_another(
    webhook: Webhook, receiver: Receiver, file_story: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A word that waits tells of it; one that is made already does not."""
    story = file_story()
    send_deliveries()
    story.save_revision().publish()
    story.save_revision().publish()
    assert Delivery.objects.filter(state=Delivery.State.WAITING).count() == 1
    while_sent(monkeypatch, lambda: Story.objects.get(pk=story.pk).save_revision().publish())
    send_deliveries()
    send_deliveries()
    assert events(receiver) == ["story.published", "story.updated", "story.updated"]


def test_a_webhook_that_is_removed_or_switched_off_while_words_are_sent_hears_no_more(
    webhook: Webhook, receiver: Receiver, file_story: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    file_story()
    file_story()
    while_sent(monkeypatch, lambda: Webhook.objects.update(is_on=False))
    assert send_deliveries() == 1
    Webhook.objects.update(is_on=True)
    Delivery.objects.update(due_at=webhook.created_at)
    while_sent(monkeypatch, webhook.delete)
    assert send_deliveries() == 1
    assert len(receiver.told) == 2


def while_sent(monkeypatch: pytest.MonkeyPatch, what: Any) -> None:
    """Once, after the next word is made and before it is taken."""
    from dateline.api.actions import send_deliveries as sending

    def make(delivery: Delivery) -> bytes | None:
        monkeypatch.setattr(sending, "payload_of", payload_of)
        body = payload_of(delivery)
        what()
        return body

    monkeypatch.setattr(sending, "payload_of", make)


def test_nobody_is_told_of_what_readers_may_not_see(webhook: Webhook, receiver: Receiver, file_story: Any) -> None:
    file_story(publish=False)
    later = file_story(publish=False)
    later.embargoed_until = webhook.created_at + timedelta(hours=1)
    later.go_live_at = later.embargoed_until
    later.save_revision().publish()
    assert not Delivery.objects.exists()
    taken_back = file_story("Taken back")
    withdraw(story=taken_back)
    embargoed = file_story("Embargoed since")
    Story.objects.filter(pk=embargoed.pk).update(embargoed_until=webhook.created_at + timedelta(days=1))
    send_deliveries()
    assert events(receiver) == ["story.withdrawn"]
    assert b"Taken back" not in receiver.told[0][1]
    assert sorted(Delivery.objects.values_list("state", flat=True)) == ["done", "dropped", "dropped"]
    withdraw(story=Story.objects.get(pk=embargoed.pk))
    assert not send_deliveries()


def test_what_is_rolled_back_is_told_to_nobody(webhook: Webhook, file_story: Any) -> None:
    with transaction.atomic():
        file_story()
        assert Delivery.objects.exists()
        transaction.set_rollback(True)
    assert not Delivery.objects.exists()


def test_only_what_was_asked_for_is_told_and_no_import_of_old_stories(
    receiver: Receiver, file_story: Any, at_noon: Any
) -> None:
    add_webhook(url=receiver.url, events=["story.withdrawn"])
    story = file_story()
    file_story(published_at=LONG_AGO)
    assert not Delivery.objects.exists()
    withdraw(story=story)
    assert Delivery.objects.get().event == "story.withdrawn"
    add_webhook(url=receiver.url, events=["story.published"])
    file_story(published_at=LONG_AGO)
    assert Delivery.objects.count() == 1


def test_a_deleted_story_is_withdrawn_to_those_who_were_told_of_it(
    webhook: Webhook, receiver: Receiver, file_story: Any
) -> None:
    draft, story = file_story(publish=False), file_story()
    send_deliveries()
    draft.delete()
    story.delete()
    send_deliveries()
    assert events(receiver) == ["story.published", "story.withdrawn"]


def test_a_test_can_be_sent_to_one_that_is_switched_off(webhook: Webhook, receiver: Receiver) -> None:
    Webhook.objects.update(is_on=False)
    order_test(webhook=webhook)
    order_test(webhook=webhook)
    send_deliveries()
    assert events(receiver) == ["ping"]


def test_a_worker_that_was_killed_leaves_its_word_to_the_next(
    webhook: Webhook, receiver: Receiver, file_story: Any, at_noon: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dateline.api.actions import send_deliveries as sending

    file_story()
    with monkeypatch.context() as killed:
        killed.setattr(sending, "_settle", lambda *_: exec("raise KeyboardInterrupt"))
        with pytest.raises(KeyboardInterrupt):
            send_deliveries()
    assert not send_deliveries()
    at_noon.shift(sending.LEASE)
    send_deliveries()
    assert len(receiver.told) == 2
    assert len({headers["webhook-id"] for headers, _ in receiver.told}) == 1


def test_what_was_told_is_forgotten_after_a_month(webhook: Webhook, file_story: Any, at_noon: Any) -> None:
    file_story()
    send_deliveries()
    assert not forget_old_deliveries()
    at_noon.shift(KEPT_FOR + timedelta(seconds=1))
    assert forget_old_deliveries() == 1


def test_no_secret_and_no_address_stands_in_the_log(
    webhook: Webhook, receiver: Receiver, file_story: Any, caplog: pytest.LogCaptureFixture
) -> None:
    receiver.status = 410
    Webhook.objects.update(url=f"{receiver.url}hook?token=abc")
    with caplog.at_level("DEBUG"):
        file_story()
        send_deliveries()
    assert "switched off" in caplog.text
    assert webhook.secret not in caplog.text
    assert "token" not in caplog.text
