"""Links the world has to a paper that ran on WordPress or Ghost lead to its stories here, and never to a guess."""

from typing import Any

import pytest
from django.test import Client
from wagtail.contrib.redirects.models import Redirect

from dateline.archive.actions.decide_on_name import confirm_name
from dateline.archive.models import Mention
from dateline.bylines.models import Author
from dateline.press.format import begin_format
from dateline.press.server.elsewhere import is_of_another_system
from dateline.press.store import open_store
from dateline.stories.models import Section, Story
from dateline.subjects.models import Subject

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]
MOST_STATEMENTS = 20


def leads(address: str) -> str:
    answer = Client().get(address)
    return answer["Location"] if answer.status_code in (301, 302) else str(answer.status_code)


@pytest.fixture
def story(at_noon: Any, file_story: Any, settings: Any) -> Story:
    guid = f"{settings.WAGTAILADMIN_BASE_URL}/?p=123"
    found: Story = file_story("The bridge opens", slug="2026-11-23-bridge-opens", source_uri=guid)
    return found


@pytest.mark.parametrize(
    "path",
    [
        "/?p=123", "/?p=123&utm_source=letter", "/2026/11/bridge-opens/", "/2026/11/23/bridge-opens/", "/bridge-opens/",
        "/bridge-opens/amp/", "/2026/11/bridge-opens/amp/", "/news/2026/11/23/bridge-opens/amp/",
        "/index.php/2026/11/bridge-opens/", "/2026/11/23/bridge-opens/page/2/",
    ],
)  # fmt: skip
def test_a_story_is_found_as_wordpress_and_ghost_write_its_address(
    path: str, story: Story, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(MOST_STATEMENTS):
        assert leads(path) == story.address


def test_a_story_is_found_by_the_very_address_it_was_imported_from(file_story: Any, settings: Any) -> None:
    host = settings.WAGTAILADMIN_BASE_URL.partition("://")[2]
    story = file_story(source_uri=f"https://www.{host}/town/harbour/the-clock")
    assert leads("/town/harbour/the-clock/") == story.address
    assert leads("/town/harbour/another-clock/") == "404"


def test_feeds_lists_and_searches_are_found_as_wordpress_and_ghost_write_them(
    story: Story, news: Section, edith: Any, file_story: Any
) -> None:
    Author.objects.create(name="Ann", slug="ann", on_staff=True)
    harbour = Subject.objects.create(has_page=True, name="Harbour", kind="place", slug="harbour")
    filed = file_story("The harbour", body=[("paragraph", "<p>The harbour is open.</p>")])
    Mention.objects.create(story=filed, start=4, end=11, words="harbour", name="Harbour", sentence="", kind="place")
    confirm_name(story=filed, name="Harbour", subject=harbour, editor=edith)
    for path, here in {
        "/rss/": "/feed/", "/feed/rss/": "/feed/", "/feed/rss2/": "/feed/", "/comments/feed/": "/feed/",
        "/?feed=rss2": "/feed/", "/?feed=atom": "/feed/atom/", "/?s=old+bridge": "/search/?q=old+bridge",
        "/page/2/": "/latest/", "/index.php/": "/", "/amp/": "/",
        "/category/news/": "/news/", "/category/all/news/page/3/": "/news/",
        "/category/news/feed/": "/news/feed/", "/author/ann/": "/authors/ann/",
        "/author/ann/rss/": "/authors/ann/feed/",
        "/tag/harbour/": "/places/harbour/", "/tag/harbour/feed/": "/places/harbour/feed/",
    }.items():  # fmt: skip
        assert leads(path) == here, path
    for path in ("/category/sport/", "/author/stan/", "/tag/stan/", "/bridge-opens/feed/", "/desk-that-is-not/"):
        assert leads(path) == "404", path


def test_nobody_is_led_to_one_of_two_nor_to_what_readers_may_not_see(
    file_story: Any, story: Story, news: Section
) -> None:
    sport = news.get_parent().add_child(instance=Section(title="Sport", slug="sport"))
    other = file_story("Another bridge", slug="2026-11-23-bridge-opens", section=sport)
    for path in ("/bridge-opens/", "/2026/11/bridge-opens/", "/2026/11/23/bridge-opens/"):
        assert leads(path) == "404"
    other.unpublish()
    assert leads("/bridge-opens/") == story.address
    file_story("Secret", slug="2026-11-23-secret", publish=False, source_uri=story.source_uri.replace("123", "124"))
    assert leads("/secret/") == leads("/2026/11/secret/") == "404"
    assert leads("/?p=124") == leads("/?p=125") == leads(f"/?p={'9' * 50}") == leads("/?p=x") == "200"


def test_a_hand_made_redirect_holds_at_once_and_is_gone_at_once_also_of_an_old_post(
    story: Story, news: Section
) -> None:
    made = [Redirect.objects.create(old_path=path, redirect_page=news) for path in ("/old-corner", "/?p=123")]
    assert [leads(path)[-6:] for path in ("/old-corner/", "/?p=123")] == ["/news/", "/news/"]
    for each in made:
        each.delete()
    assert [leads(path) for path in ("/old-corner/", "/?p=123")] == ["404", story.address]


def test_no_page_is_kept_under_what_a_stranger_asks_for(story: Story, tmp_path: Any, settings: Any) -> None:
    settings.PRESS_FOLDER = tmp_path / "press"
    begin_format()
    for path in ("/?p=123", "/?p=999", "/bridge-opens/", "/bridge-opens/page/7/", "/tag/x/page/8/"):
        leads(path)
    assert {name for name in open_store().names() if name.startswith("/")} == {"/"}


@pytest.mark.parametrize(
    ("path", "query", "goes_to_django"),
    [("/", "p=1", True), ("/", "s=x", True), ("/", "utm_source=x", False), ("/", "", False), ("/news/", "p=1", False)],
)
def test_only_a_query_that_leads_somewhere_keeps_the_front_from_being_answered_from_memory(
    path: str, query: str, goes_to_django: bool
) -> None:
    assert is_of_another_system(path, query) is goes_to_django
