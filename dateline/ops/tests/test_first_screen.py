"""The newsroom's first screen."""

import pytest

from dateline.ops.heartbeat import beat
from dateline.publication.queries import current_house

pytestmark = pytest.mark.django_db


def first_screen(client, person) -> str:
    client.force_login(person)
    return client.get("/desk/").content.decode()


def test_it_shows_todays_stories_by_state(client, edith, file_story):
    file_story("Out since noon")
    file_story("Half written", publish=False)
    gone = file_story("Taken back")
    gone.unpublish()
    page = first_screen(client, edith)
    for words in ("Out since noon", "Half written", "Taken back", "Published today", "Withdrawn today"):
        assert words in page


def test_a_stopped_worker_is_an_alarm_and_a_running_one_is_silent(client, edith):
    assert "The worker has stopped" in first_screen(client, edith)
    beat()
    assert "The worker has stopped" not in first_screen(client, edith)


def test_an_address_without_encryption_is_told_to_whoever_can_have_it_mended(client, admin_user, ravi, settings):
    settings.WAGTAILADMIN_BASE_URL = "http://paper.example"
    assert "Readers cannot install the app" in first_screen(client, admin_user)
    assert "Readers cannot install the app" not in first_screen(client, ravi)
    settings.WAGTAILADMIN_BASE_URL = "https://paper.example"
    assert "Readers cannot install the app" not in first_screen(client, admin_user)


def test_the_desk_wears_the_house_s_name_and_not_wagtail_s(client, paper, edith):
    house = current_house()
    house.name = "The Harbour Courier"
    house.save()
    assert "Sign in to The Harbour Courier" in client.get("/desk/login/").content.decode()
    page = first_screen(client, edith)
    assert "The Harbour Courier</title>" in page
    assert "Wagtail</title>" not in page


def test_a_moderator_sees_replies_and_no_stories(client, mo, file_story):
    file_story("Not for Mo", publish=False)
    page = first_screen(client, mo)
    assert "Not for Mo" not in page
    assert "Replies" in page


def test_stan_does_not_get_in(client, stan):
    client.force_login(stan)
    assert client.get("/desk/").status_code in (302, 403)
