"""A house's own app: named to those who hand apps out, and checked at the desk."""

import json
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from dateline.pocket.shared import shared
from dateline.publication.models import House
from dateline.publication.queries import current_house
from dateline.stories.models import Story

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.usefixtures("at_noon")]

PRINT = ":".join(["AB"] * 32)
OURS = "http://127.0.0.1:8000"
WELL_KNOWN = ("/.well-known/assetlinks.json", "/.well-known/apple-app-site-association")


@pytest.fixture(autouse=True)
def _at_home(settings: Any) -> None:
    settings.WAGTAILADMIN_BASE_URL = OURS


def with_its_app(**told: str) -> House:
    house = current_house()
    for name, value in told.items():
        setattr(house, name, value)
    house.full_clean()
    house.save()
    return house


def test_without_an_app_nothing_is_said_of_one(rosa: Any, file_story: Any) -> None:
    assert {rosa.get(address).status_code for address in WELL_KNOWN} == {404}
    assert "apple-itunes-app" not in rosa.get(file_story().address).content.decode()


def test_an_app_is_named_to_android_and_to_iphones_and_its_banner_leads_to_the_story(
    rosa: Any, file_story: Any
) -> None:
    with_its_app(
        android_app="com.example.paper",
        android_fingerprints=f"{PRINT.lower()}\n\n{PRINT}",
        apple_app="ABCDE12345.com.example.paper",
        app_store_number="361285480",
    )
    android, apple = (rosa.get(address) for address in WELL_KNOWN)
    assert {android.headers["Content-Type"], apple.headers["Content-Type"]} == {"application/json"}
    (statement,) = json.loads(android.content)
    assert statement["target"]["package_name"] == "com.example.paper"
    assert statement["target"]["sha256_cert_fingerprints"] == [PRINT, PRINT]
    (details,) = json.loads(apple.content)["applinks"]["details"]
    assert details["appIDs"] == ["ABCDE12345.com.example.paper"]
    assert {"/": "/desk/*", "exclude": True} in details["components"]
    story = file_story()
    banner = f'<meta name="apple-itunes-app" content="app-id=361285480, app-argument={OURS}{story.address}">'
    assert banner in rosa.get(story.address).content.decode()
    told = json.loads(rosa.get("/manifest.webmanifest").content)
    assert told["related_applications"] == [{"platform": "play", "id": "com.example.paper"}]


@pytest.mark.parametrize(
    ("wrong", "at"),
    [
        ({"android_app": "com.example.paper"}, "android_fingerprints"),
        ({"android_fingerprints": PRINT}, "android_app"),
        ({"android_app": "paper", "android_fingerprints": PRINT}, "android_app"),
        ({"android_app": "com.example.paper", "android_fingerprints": f"{PRINT}\nAB:CD"}, "android_fingerprints"),
        ({"apple_app": "com.example.paper"}, "apple_app"),
        ({"app_store_number": "id361285480"}, "app_store_number"),
    ],
)
def test_what_would_never_be_trusted_is_named_at_the_desk(paper: Any, wrong: dict[str, str], at: str) -> None:
    with pytest.raises(ValidationError) as refused:
        with_its_app(**wrong)
    assert set(refused.value.message_dict) == {at}


# What is shared with the app


def led_to(reader: Any, **told: str) -> str:
    answer = reader.get("/shared/", told)
    assert answer.status_code == 302
    return str(answer.headers["Location"])


def test_a_shared_link_to_a_story_opens_it_and_words_are_searched_for(rosa: Any, file_story: Any) -> None:
    story: Story = file_story()
    assert led_to(rosa, url=f"{OURS}{story.address}?utm=x") == story.address
    assert led_to(rosa, text=f"Read this: {OURS}{story.address}") == story.address
    assert led_to(rosa, title="The clock", url="https://elsewhere.example/news/") == "/search/?q=The+clock"
    assert led_to(rosa, text="ferry https://elsewhere.example/") == "/search/?q=ferry"
    assert led_to(rosa) == led_to(rosa, url="https://elsewhere.example/") == "/"


AWAY = ("//evil.example", "/\\evil.example", "http://evil.example", OURS, f"{OURS}//evil.example", "@", "[", ":")


@given(st.lists(st.sampled_from(AWAY) | st.text(max_size=20), max_size=6).map("".join))
def test_nothing_that_is_shared_leads_away(words: str) -> None:
    led = shared(RequestFactory().get("/shared/", {"url": words})).headers["Location"]
    assert led.startswith("/")
    assert not led.startswith(("//", "/\\"))
