"""Editors settle who is told. Nobody else sees an address or a secret."""

from typing import Any

import pytest
from django.test import Client

from dateline.api.actions.add_webhook import MOST, add_webhook
from dateline.api.models import Delivery, Webhook

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.usefixtures("at_noon")]
LIST = "/desk/webhooks/"
HOOK = {"url": "https://partner.example/hook", "events": ["story.published", "story.withdrawn"]}


@pytest.fixture
def desk(client: Client, edith: Any) -> Client:
    client.force_login(edith)
    return client


@pytest.fixture
def webhook(paper: Any) -> Webhook:
    return add_webhook(url="https://partner.example/hook?token=abc", events=["story.published"])


@pytest.mark.parametrize("who", ["ravi", "mo", "stan"])
def test_nobody_but_editors_sees_or_changes_a_webhook(
    client: Client, request: pytest.FixtureRequest, webhook: Webhook, who: str
) -> None:
    client.force_login(request.getfixturevalue(who))
    for path in ("", "add/", f"{webhook.pk}/", f"{webhook.pk}/remove/"):
        answer = client.get(f"{LIST}{path}")
        assert answer.status_code in (302, 403), path
        assert b"partner.example" not in answer.content
    for path in ("add/", *(f"{webhook.pk}/{verb}" for verb in ("", "test/", "secret/", "remove/"))):
        assert client.post(f"{LIST}{path}", HOOK).status_code in (302, 403), path
    assert Webhook.objects.get().secret == webhook.secret
    assert not Delivery.objects.exists()
    assert b"webhooks" not in client.get("/desk/").content


def test_an_editor_adds_one_and_sees_its_secret_once(desk: Client) -> None:
    assert desk.get(f"{LIST}add/").status_code == 200
    made = desk.post(f"{LIST}add/", HOOK)
    webhook = Webhook.objects.get()
    assert webhook.secret in made.content.decode()
    assert "no-store" in made["Cache-Control"]
    for address in (LIST, f"{LIST}{webhook.pk}/", f"{LIST}{webhook.pk}/remove/", "/desk/"):
        shown = desk.get(address)
        assert shown.status_code == 200
        assert webhook.secret not in shown.content.decode()
    renewed = desk.post(f"{LIST}{webhook.pk}/secret/")
    old = webhook.secret
    webhook.refresh_from_db()
    assert webhook.secret != old
    assert webhook.secret in renewed.content.decode()
    assert old not in renewed.content.decode()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"url": "http://partner.example/"}, "begins with https://"),
        ({"url": "https://192.168.0.4/"}, "begins with https://"),
        ({"url": "https://a:b@partner.example/"}, "without a password"),
        ({"events": []}, "Choose one at least."),
        ({"events": ["story.read"]}, "not one of the available choices"),
    ],
)
def test_a_mistake_is_said_at_its_field_and_what_was_typed_stays(desk: Client, typed: Any, words: str) -> None:
    answer = desk.post(f"{LIST}add/", HOOK | typed)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert typed.get("url", HOOK["url"]) in answer.content.decode()
    assert not Webhook.objects.exists()


def test_there_are_not_more_than_so_many(desk: Client) -> None:
    for number in range(MOST):
        add_webhook(url=f"https://partner.example/{number}", events=["story.published"])
    answer = desk.post(f"{LIST}add/", HOOK)
    assert answer.status_code == 422
    assert f"There are {MOST} webhooks already" in answer.content.decode()


def test_one_that_was_switched_off_shows_on_the_first_screen_until_it_is_on_again(
    desk: Client, webhook: Webhook
) -> None:
    assert b"switched off" not in desk.get("/desk/").content
    Webhook.objects.update(is_on=False, off_because=Webhook.Reason.GONE)
    shown = desk.get("/desk/").content.decode()
    assert "partner.example" in shown
    assert "gone for good" in shown
    assert "token=abc" not in shown
    desk.post(f"{LIST}{webhook.pk}/", HOOK | {"is_on": "on"})
    webhook.refresh_from_db()
    assert (webhook.is_on, webhook.off_because, webhook.events) == (True, "", HOOK["events"])
    assert b"switched off" not in desk.get("/desk/").content


def test_a_test_is_ordered_and_a_webhook_removed_when_asked_twice(desk: Client, webhook: Webhook) -> None:
    desk.post(f"{LIST}{webhook.pk}/test/")
    assert Delivery.objects.get().event == Delivery.PING
    assert "A test" in desk.get(f"{LIST}{webhook.pk}/").content.decode()
    desk.get(f"{LIST}{webhook.pk}/remove/")
    assert Webhook.objects.exists()
    desk.post(f"{LIST}{webhook.pk}/remove/")
    assert not Webhook.objects.exists()
