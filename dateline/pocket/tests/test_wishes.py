"""A device says what it wants to be told of: its reader stays unknown, and a stranger gets nowhere."""

import json
from contextlib import suppress
from dataclasses import asdict
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.lib.outside import Forbidden
from dateline.pocket.actions.wish_to_be_told import wish_to_be_told
from dateline.pocket.errors import BadWish
from dateline.pocket.models import Device, Wish
from dateline.pocket.push import base64url
from dateline.pocket.push.asked import LONGEST, MOST_TOPICS, read_asked
from dateline.pocket.push.endpoints import MOST_ELSEWHERE, origin_of
from dateline.pocket.push.key import public_key, the_key
from dateline.pocket.wishes import MOST
from tests.push_service import PushService

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.usefixtures("at_noon", "push_service")]

KEY = base64url.written(b"\4" + bytes(64))
AT = "https://updates.push.services.mozilla.com/wpush/v2/abc"


def wish(**changed: Any) -> dict[str, Any]:
    told = {
        "endpoint": AT,
        "keys": {"p256dh": KEY, "auth": base64url.written(bytes(16))},
        "made_with": KEY,
        "topics": ["subject-12", "breaking"],
        "quiet": [22, 7],
        "breaking_at_night": True,
        "offset": 60,
    }
    return {name: value for name, value in {**told, **changed}.items() if value is not ...}


def send(reader: Any, told: Any, method: str = "post", **headers: str) -> Any:
    body = told if isinstance(told, bytes) else json.dumps(told).encode()
    return getattr(reader, method)("/push/", data=body, content_type="application/json", headers=headers)


def test_a_device_is_kept_with_what_it_wished_and_changes_its_mind(rosa: Any) -> None:
    assert send(rosa, wish()).status_code == 204
    device = Device.objects.get()
    assert (device.quiet_from, device.quiet_until, device.breaking_at_night, device.offset) == (22, 7, True, 60)
    assert send(rosa, wish(topics=["author-3", "breaking"], quiet=[0, 0], breaking_at_night=False)).status_code == 204
    device = Device.objects.get()
    assert {each.topic for each in Wish.objects.all()} == {"author-3", "breaking"}
    assert (device.quiet_from, device.quiet_until, device.breaking_at_night) == (0, 0, False)
    assert send(rosa, {"endpoint": AT}, "delete").status_code == 204
    assert not Device.objects.exists()
    assert not Wish.objects.exists()
    assert send(rosa, {"endpoint": AT}, "delete").status_code == 204


def test_nothing_is_known_of_the_reader(rosa: Any) -> None:
    send(rosa, wish(name="Rosa", language="de", email="rosa@example.org"))
    kept = " ".join(map(str, Device.objects.values_list().get()))
    assert not any(word in kept for word in ("Rosa", "rosa", "127.0.0.1", "Mozilla/5.0"))
    assert {field.name for field in Device._meta.get_fields()} == {
        "id", "endpoint", "service", "device_key", "auth", "made_with", "quiet_from", "quiet_until",
        "breaking_at_night", "offset", "heard_at", "wishes", "deliveries",
    }  # fmt: skip


def test_browsers_are_given_the_public_half_of_the_key_alone(rosa: Any) -> None:
    answer = rosa.get("/push/")
    assert json.loads(answer.content) == {"key": public_key()}
    assert "no-store" in answer.headers["Cache-Control"]
    secret = the_key().private_numbers().private_value.to_bytes(32, "big")
    assert base64url.written(secret).encode() not in answer.content


def test_without_a_key_that_can_be_used_nobody_is_asked(rosa: Any, settings: Any) -> None:
    settings.PUSH_KEY.write_text("no key")
    assert rosa.get("/push/").status_code == 503


@pytest.mark.parametrize(
    "headers", [{"Origin": "https://elsewhere.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}]
)
def test_a_page_from_elsewhere_can_neither_set_nor_end_it(headers: dict[str, str], rosa: Any) -> None:
    send(rosa, wish())
    assert send(rosa, wish(topics=[]), **headers).status_code == 403
    assert send(rosa, {"endpoint": AT}, "delete", **headers).status_code == 403
    assert Wish.objects.count() == 2


def test_a_form_cannot_set_it(rosa: Any) -> None:
    assert rosa.post("/push/", {"endpoint": AT}).status_code == 403
    assert not Device.objects.exists()


@pytest.mark.parametrize(
    "changed",
    [
        {"endpoint": 12}, {"endpoint": ""}, {"endpoint": "https://" + "a" * 1000}, {"endpoint": ...}, {"keys": "none"},
        {"keys": {"p256dh": KEY}}, {"keys": {"p256dh": "AAAA", "auth": "AAAA"}}, {"made_with": "ß"}, {"topics": "all"},
        {"topics": ["everything"]}, {"topics": [["breaking"]]}, {"topics": ["subject-1"] * (MOST_TOPICS + 1)},
        {"quiet": [22]}, {"quiet": [22, 24]}, {"quiet": [True, 7]}, {"quiet": None}, {"offset": 841}, {"offset": 1.5},
    ],
)  # fmt: skip
def test_what_no_page_of_ours_sends_is_refused(changed: dict[str, Any], rosa: Any) -> None:
    assert send(rosa, wish(**changed)).status_code == 400
    assert not Device.objects.exists()


@given(st.one_of(st.binary(max_size=200), st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from([*wish(), "p256dh", "auth"]) | st.text(), inner),
).map(lambda told: json.dumps(told).encode())))  # fmt: skip
def test_whatever_is_sent_is_a_wish_or_is_refused(body: bytes) -> None:
    try:
        read_asked(body)
    except BadWish:
        return
    raise AssertionError("nobody wrote a whole wish by chance")


def test_what_is_longer_or_deeper_than_any_wish_is_refused(rosa: Any) -> None:
    assert send(rosa, b"[" * LONGEST).status_code == 400
    assert send(rosa, b" " * (LONGEST + 1)).status_code == 400


@pytest.mark.parametrize("written", [r"\u0000", r"\ud800", "ä"])
def test_what_no_database_could_hold_is_refused_also_where_somebody_wants_to_be_told_no_more(
    written: str, rosa: Any
) -> None:
    body = f'{{"endpoint": "https://push.example/{written}"}}'.encode()
    assert send(rosa, body, "delete").status_code == 400


def test_who_comes_too_often_is_told_to_wait(rosa: Any) -> None:
    assert {send(rosa, wish()).status_code for _ in range(MOST)} == {204}
    answer = send(rosa, wish())
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "600")


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://push.example/x", "https://push.example:8443/x", "https://user@push.example/x", "ftp://push.example/x",
        "https://127.0.0.1/x", "https://2130706433/x", "https://0x7f000001/x", "https://127.1/x", "https://[::1]/x",
        "https://localhost/x", "https://push.example./x", "https://push.example/x#y", "https://push.example/x y",
        "https://push.example/\n", "https://bücher.example/x", "https://push.example:port/x", "//push.example/x",
        "http://127.0.0.1:9/x", "https://" + "a." * 130 + "example/x", "https://[bad/x",
    ],
)  # fmt: skip
def test_where_nothing_is_sent_no_device_is_taken(endpoint: str) -> None:
    with pytest.raises(Forbidden):
        origin_of(endpoint)


@given(st.text(max_size=60).map("https://{}".format))
def test_whatever_is_written_as_an_endpoint_is_one_or_is_refused(endpoint: str) -> None:
    with suppress(Forbidden):
        assert origin_of(endpoint).startswith("https://")


def test_a_push_service_of_the_house_is_taken_as_it_stands_in_the_settings(push_service: PushService) -> None:
    assert origin_of(f"{push_service.origin}/send/1") == push_service.origin
    with pytest.raises(Forbidden):
        origin_of(f"http://127.0.0.1:{push_service.port + 1}/send/1")


def test_services_nobody_knows_get_a_few_devices_in_all_and_those_of_the_browsers_any(
    rosa: Any, push_service: PushService
) -> None:
    told = asdict(read_asked(json.dumps(wish()).encode()))
    wish_to_be_told(**{**told, "endpoint": f"{push_service.origin}/send/1"})
    for number in range(MOST_ELSEWHERE):
        wish_to_be_told(**{**told, "endpoint": f"https://push{number}.example/x", "topics": []})
    assert Device.objects.count() == MOST_ELSEWHERE + 1
    assert send(rosa, wish(endpoint="https://one-more.example/x")).status_code == 400
    assert send(rosa, wish(endpoint="https://push0.example/x")).status_code == 204
    assert send(rosa, wish(endpoint="https://fcm.googleapis.com/fcm/send/x")).status_code == 204
