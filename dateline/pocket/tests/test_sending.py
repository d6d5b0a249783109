"""Alerts reach the devices that asked for them: each once, none at night, and none of a story that is gone."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from dateline.lib.outside import NoSuchName
from dateline.pocket.actions.address_alert import address_alert
from dateline.pocket.actions.claim_deliveries import claim_deliveries
from dateline.pocket.actions.close_alerts import OVERDUE
from dateline.pocket.actions.order_alert import HOLDS, order_alert
from dateline.pocket.actions.settle_deliveries import TRIES_NOWHERE, WAITS, settle_deliveries
from dateline.pocket.errors import NotForReaders, NothingToTell
from dateline.pocket.models import Alert, Delivery, Device
from dateline.pocket.push import sending
from dateline.pocket.push.key import public_key
from dateline.pocket.push.quiet import FURTHEST, wakes_at
from dateline.pocket.push.sending import send_alerts
from dateline.pocket.topics import topic_of
from dateline.stories.actions.withdraw import withdraw
from dateline.stories.models import Section, Story
from tests.clock import NOON
from tests.push_service import BROKEN, GONE, HANG_UP, SLOWER, TAKEN, Phone, PushService

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]

HasPhone = Callable[..., tuple[Phone, Device]]
TITLE, WORDS = "The bridge is open", "Cars cross from six o’clock 🌉"


@pytest.fixture
def story(file_story: Callable[..., Story]) -> Story:
    return file_story("The bridge is open")


@pytest.fixture
def section(news: Section) -> str:
    """The topic that most want to hear of."""
    return str(topic_of(news).key)


@pytest.fixture
def order(story: Story, section: str, edith: Any) -> Callable[..., Alert]:
    def order(*topics: str, token: str = "") -> Alert:
        told = topics or (section,)
        return order_alert(story=story, topics=told, title=TITLE, words=WORDS, user=edith, token=token)

    return order


def numbers(alert: Alert) -> tuple[int, int, int, int, int, int]:
    alert.refresh_from_db()
    return alert.addressed, alert.reached, alert.gone, alert.refused, alert.lost, alert.unsent


def test_whoever_follows_one_of_its_topics_is_told_once_and_nobody_else(
    push_service: PushService, has_phone: HasPhone, order: Callable[..., Alert], section: str, story: Story
) -> None:
    both, _ = has_phone(section, "breaking")
    breaking, _ = has_phone("breaking")
    neither, _ = has_phone("section-99999")
    alert = order(section, "breaking")
    send_alerts()
    send_alerts()
    told = {"title": TITLE, "body": WORDS, "address": story.address, "tag": f"story-{story.pk}"}
    for phone in (both, breaking):
        (words,) = push_service.came_for(phone)
        assert words == {**told, "at": int(NOON.timestamp())}
    assert push_service.came_for(neither) == []
    assert push_service.wrong == []
    headers = push_service.letters[0].headers
    assert (headers["ttl"], headers["urgency"], headers["topic"]) == ("86400", "high", f"story-{story.pk}")
    assert numbers(alert) == (2, 2, 0, 0, 0, 0)
    assert alert.state == Alert.State.DONE
    assert not Delivery.objects.exists()


def test_the_same_form_sent_twice_is_one_alert(order: Callable[..., Alert], push_service: PushService) -> None:
    assert order(token="a form") == order(token="a form")
    assert Alert.objects.count() == 1


def test_only_who_may_publish_may_have_readers_told(story: Story, section: str, ravi: Any, stan: Any, mo: Any) -> None:
    for person in (ravi, stan, mo):
        with pytest.raises(PermissionDenied):
            order_alert(story=story, topics=[section], title=TITLE, words="", user=person)
    assert not Alert.objects.exists()


def test_nothing_is_ordered_of_a_story_readers_cannot_see(
    file_story: Callable[..., Story], section: str, edith: Any
) -> None:
    draft = file_story("Not yet", publish=False)
    with pytest.raises(NotForReaders):
        order_alert(story=draft, topics=[section], title=TITLE, words="", user=edith)


@pytest.mark.parametrize("topics", [[], ["section-99999"], ["breaking", "nonsense"]])
def test_a_story_is_told_to_followers_of_its_own_topics_only(topics: list[str], story: Story, edith: Any) -> None:
    with pytest.raises(NothingToTell):
        order_alert(story=story, topics=topics, title=TITLE, words="", user=edith)


def test_of_a_story_withdrawn_between_the_order_and_the_sending_nothing_is_sent(
    push_service: PushService, has_phone: HasPhone, order: Callable[..., Alert], story: Story, section: str
) -> None:
    has_phone(section)
    alert = order()
    withdraw(story=story)
    send_alerts()
    assert push_service.letters == []
    assert numbers(alert) == (0, 0, 0, 0, 0, 0)
    assert (alert.state, alert.closed_at) == (Alert.State.STOPPED, NOON)


def test_of_a_story_withdrawn_at_night_no_device_hears_in_the_morning(
    push_service: PushService,
    has_phone: HasPhone,
    order: Callable[..., Alert],
    story: Story,
    section: str,
    at_noon: Any,
) -> None:
    has_phone(section, quiet=(0, 23))
    alert = order()
    send_alerts()
    withdraw(story=story)
    at_noon.move_to(NOON + timedelta(hours=12), tick=False)
    send_alerts()
    assert push_service.letters == []
    assert numbers(alert) == (1, 0, 0, 0, 0, 1)
    assert alert.state == Alert.State.STOPPED


def test_of_a_story_withdrawn_while_letters_stand_in_line_no_further_one_leaves(
    push_service: PushService,
    has_phone: HasPhone,
    order: Callable[..., Alert],
    story: Story,
    section: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for _ in range(sending.BATCH):
        has_phone(section)
    alert = order()
    left: list[int] = []

    def settle(told: Any) -> None:
        settle_deliveries(told)
        if not left:
            withdraw(story=story)
            left.append(len(push_service.letters))

    monkeypatch.setattr("dateline.pocket.push.service.LINES", 1)
    monkeypatch.setattr(sending, "ENOUGH", 1)
    monkeypatch.setattr(sending, "settle_deliveries", settle)
    send_alerts()
    assert 0 < left[0] <= len(push_service.letters) <= left[0] + 1
    addressed, reached, *_, unsent = numbers(alert)
    assert (addressed, reached) == (sending.BATCH, len(push_service.letters))
    assert unsent == addressed - reached > 0


def test_a_device_at_a_name_that_is_nobodys_is_forgotten_soon_but_not_while_the_net_knows_no_name_at_all(
    push_service: PushService,
    has_phone: HasPhone,
    order: Callable[..., Alert],
    section: str,
    at_noon: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _, device = has_phone(section)
    made_up = "https://made-up.push.services.mozilla.com"
    Device.objects.update(endpoint=f"{made_up}/x", service=made_up)
    known: list[str] = []

    def numbers_of(parts: Any) -> list[str]:
        if parts.hostname in known:
            return ["192.0.2.1"]
        raise NoSuchName

    monkeypatch.setattr("dateline.pocket.push.line.numbers_of", numbers_of)
    alert = order()
    for _ in range(5):
        send_alerts()
        at_noon.shift(WAITS[2])
    assert Device.objects.filter(pk=device.pk).exists()
    known.append("fcm.googleapis.com")
    for wait in WAITS[:TRIES_NOWHERE]:
        assert Device.objects.filter(pk=device.pk).exists()
        send_alerts()
        at_noon.shift(wait)
    assert not Device.objects.exists()
    assert numbers(alert) == (1, 0, 1, 0, 0, 0)


def test_a_device_that_is_gone_is_forgotten_with_all_it_wished(
    push_service: PushService, has_phone: HasPhone, order: Callable[..., Alert], section: str
) -> None:
    phone, device = has_phone(section)
    phone.answers.append(GONE)
    lost, other = has_phone(section)
    push_service.phones.pop(lost.name)
    alert = order()
    send_alerts()
    assert not Device.objects.filter(pk__in=[device.pk, other.pk]).exists()
    assert numbers(alert) == (2, 0, 2, 0, 0, 0)


def test_a_service_that_is_busy_or_broken_is_asked_again_with_patience(
    push_service: PushService, has_phone: HasPhone, order: Callable[..., Alert], section: str, at_noon: Any
) -> None:
    phone, _ = has_phone(section)
    phone.answers += [BROKEN, SLOWER, TAKEN]
    alert = order()
    send_alerts()
    assert push_service.knocks[phone.name] == 1
    for wait, knocks in ((WAITS[0], 2), (WAITS[1], 3)):
        at_noon.shift(wait - timedelta(seconds=1))
        send_alerts()
        assert push_service.knocks[phone.name] == knocks - 1
        at_noon.shift(timedelta(seconds=1))
        send_alerts()
        assert push_service.knocks[phone.name] == knocks
    assert len(push_service.came_for(phone)) == 1
    assert numbers(alert) == (1, 1, 0, 0, 0, 0)


def test_a_service_that_asks_for_rest_is_left_alone_as_long(
    push_service: PushService, has_phone: HasPhone, order: Callable[..., Alert], section: str, at_noon: Any
) -> None:
    push_service.retry_after = "600"
    phones = [has_phone(section)[0] for _ in range(60)]
    phones[0].answers.append(SLOWER)
    order()
    send_alerts()
    left = [phone for phone in phones if not push_service.came_for(phone)]
    assert phones[0] in left
    at_noon.shift(timedelta(seconds=580))
    send_alerts()
    assert [phone for phone in phones if not push_service.came_for(phone)] == left
    at_noon.shift(timedelta(seconds=20))
    send_alerts()
    assert all(len(push_service.came_for(phone)) == 1 for phone in phones)


def test_what_is_no_news_any_more_is_given_up(
    push_service: PushService, has_phone: HasPhone, order: Callable[..., Alert], section: str, at_noon: Any
) -> None:
    phone, _ = has_phone(section)
    phone.answers += [BROKEN] * 50
    alert = order()
    for _ in range(40):
        send_alerts()
        at_noon.shift(timedelta(hours=1))
    assert numbers(alert) == (1, 0, 0, 0, 0, 1)
    assert push_service.knocks[phone.name] < 24
    assert not Delivery.objects.exists()


def test_what_waited_while_no_worker_ran_is_not_sent_once_it_is_no_news_any_more(
    push_service: PushService, has_phone: HasPhone, order: Callable[..., Alert], section: str, at_noon: Any
) -> None:
    has_phone(section, quiet=(12, 13))
    alert = order()
    send_alerts()
    at_noon.shift(HOLDS + timedelta(hours=2))
    send_alerts()
    assert push_service.letters == []
    assert numbers(alert) == (1, 0, 0, 0, 0, 1)


def test_what_nobody_can_tell_the_fate_of_is_not_sent_again(
    push_service: PushService, has_phone: HasPhone, order: Callable[..., Alert], section: str, at_noon: Any
) -> None:
    phone, _ = has_phone(section)
    phone.answers.append(HANG_UP)
    alert = order()
    send_alerts()
    at_noon.shift(timedelta(minutes=10))
    send_alerts()
    assert len(push_service.came_for(phone)) == 1
    assert numbers(alert) == (1, 0, 0, 0, 1, 0)


def test_a_worker_that_dies_with_letters_in_hand_sends_none_of_them_twice(
    push_service: PushService,
    has_phone: HasPhone,
    order: Callable[..., Alert],
    section: str,
    at_noon: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    phones = [has_phone(section)[0] for _ in range(120)]
    alert = order()

    def dies(_told: Any) -> None:
        raise DatabaseError("the power went")

    with monkeypatch.context() as there:
        there.setattr(sending, "settle_deliveries", dies)
        with pytest.raises(DatabaseError):
            send_alerts()
    assert 0 < len(push_service.letters) <= sending.MOST_IN_HAND
    send_alerts()
    at_noon.shift(OVERDUE + timedelta(seconds=1))
    send_alerts()
    assert max(len(push_service.came_for(phone)) for phone in phones) == 1
    addressed, reached, *_, lost, unsent = numbers(alert)
    assert (addressed, reached + lost, unsent) == (120, 120, 0)
    assert alert.closed_at is not None


def test_trouble_while_more_is_taken_in_hand_loses_nothing_that_is(
    push_service: PushService,
    has_phone: HasPhone,
    order: Callable[..., Alert],
    section: str,
    at_noon: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    phones = [has_phone(section)[0] for _ in range(5)]
    alert = order()
    asked = iter([None])

    def fails_at_the_second() -> None:
        if next(asked, "busy"):
            raise DatabaseError("the database is busy")

    with monkeypatch.context() as there:
        there.setattr(sending, "stop_alerts", fails_at_the_second)
        there.setattr(sending, "SECONDS", 0)
        with pytest.raises(DatabaseError):
            send_alerts()
    assert not Delivery.objects.filter(state=Delivery.State.UNDER_WAY).exists()
    at_noon.shift(OVERDUE + timedelta(seconds=1))
    send_alerts()
    assert [len(push_service.came_for(phone)) for phone in phones] == [1] * 5
    assert numbers(alert) == (5, 5, 0, 0, 0, 0)


def test_while_letters_wait_for_the_morning_a_look_writes_nothing_and_costs_seven_statements(
    has_phone: HasPhone, order: Callable[..., Alert], section: str, at_noon: Any, push_service: PushService
) -> None:
    has_phone(section, quiet=(0, 23))
    order()
    send_alerts()
    with CaptureQueriesContext(connection) as asked:
        send_alerts()
    assert len(asked) <= 7, [each["sql"] for each in asked]
    assert all(each["sql"].startswith("SELECT") for each in asked)


def test_a_letter_goes_to_one_of_two_workers(
    push_service: PushService, has_phone: HasPhone, order: Callable[..., Alert], section: str, edith: Any
) -> None:
    for _ in range(5):
        has_phone(section)
    alert = order()
    address_alert(alert, made_with=public_key())
    address_alert(alert, made_with=public_key())
    assert numbers(alert)[0] == 5
    mine, yours = claim_deliveries(most=3), claim_deliveries(most=10)
    assert (len(mine), len(yours), claim_deliveries(most=10)) == (3, 2, [])


def test_while_the_clock_goes_on_devices_are_told_as_well(
    push_service: PushService, has_phone: HasPhone, order: Callable[..., Alert], section: str, at_noon: Any
) -> None:
    phone, _ = has_phone(section)
    at_noon.move_to(NOON, tick=True)
    order()
    send_alerts()
    assert len(push_service.came_for(phone)) == 1


def test_at_night_a_device_is_left_alone_until_the_morning_but_for_breaking_news_it_chose(
    push_service: PushService, has_phone: HasPhone, order: Callable[..., Alert], section: str, at_noon: Any
) -> None:
    at_noon.move_to(NOON.replace(hour=23), tick=False)
    asleep, _ = has_phone(section, "breaking")
    woken, _ = has_phone("breaking", breaking_at_night=True)
    awake, _ = has_phone(section, offset=-8 * 60)
    never_quiet, _ = has_phone(section, quiet=(0, 0))
    order(section, "breaking")
    send_alerts()
    assert [len(push_service.came_for(each)) for each in (asleep, woken, awake, never_quiet)] == [0, 1, 1, 1]
    at_noon.shift(timedelta(hours=7, minutes=59))
    send_alerts()
    assert push_service.came_for(asleep) == []
    at_noon.shift(timedelta(minutes=1))
    send_alerts()
    assert len(push_service.came_for(asleep)) == 1


def test_a_device_of_another_key_is_not_knocked_at(
    push_service: PushService, has_phone: HasPhone, order: Callable[..., Alert], section: str
) -> None:
    has_phone(section, made_with="another")
    alert = order()
    send_alerts()
    assert numbers(alert) == (0, 0, 0, 0, 0, 0)


def test_who_takes_the_wish_back_is_not_told(
    push_service: PushService, has_phone: HasPhone, order: Callable[..., Alert], section: str
) -> None:
    phone, device = has_phone(section)
    order()
    device.delete()
    send_alerts()
    assert push_service.came_for(phone) == []


@pytest.mark.postgres_only
def test_a_device_that_is_forgotten_while_letters_are_made_out_keeps_them_from_nobody_else(
    push_service: PushService,
    has_phone: HasPhone,
    order: Callable[..., Alert],
    section: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    phone, _ = has_phone(section)
    _, forgotten = has_phone(section)
    alert = order()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # as at the end of a transaction, which a test has none of

    def forget(*_: Any) -> Any:
        Device.objects.filter(pk=forgotten.pk).delete()
        return NOON

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr("dateline.pocket.actions.address_alert.due_at", forget)
        address_alert(alert, made_with=public_key())
    assert numbers(alert)[0] == 0
    send_alerts()
    assert len(push_service.came_for(phone)) == 1
    assert numbers(alert) == (1, 1, 0, 0, 0, 0)


HOURS = st.integers(0, 23)


@given(st.integers(0, 2879), HOURS, HOURS, st.integers(-FURTHEST, FURTHEST))
def test_a_device_is_woken_outside_its_quiet_hours_and_within_a_day(
    minutes: int, quiet_from: int, quiet_until: int, offset: int
) -> None:
    now = NOON + timedelta(minutes=minutes)
    told = {"quiet_from": quiet_from, "quiet_until": quiet_until, "offset": offset}
    wakes = wakes_at(now, **told)
    assert now <= wakes < now + HOLDS
    assert wakes_at(wakes, **told) == wakes
    there = wakes + timedelta(minutes=offset)
    assert wakes == now or (there.hour, there.minute) == (quiet_until, 0)
    quiet = {(quiet_from + step) % 24 for step in range((quiet_until - quiet_from) % 24)}
    assert there.hour not in quiet
    assert (wakes > now) == ((now + timedelta(minutes=offset)).hour in quiet)
