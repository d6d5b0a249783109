"""Lists, archives, feeds and the sitemap follow a story wherever it goes, and no page is pressed for nothing."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from dateline.archive.actions.close_subject import close_subject
from dateline.archive.actions.merge_subjects import merge_subjects
from dateline.bylines.models import Author
from dateline.press.actions.build import build
from dateline.press.actions.settle import settle_all
from dateline.press.actions.verify import verify
from dateline.press.backends.files import FileStore
from dateline.publication.models import StandingPage
from dateline.stories import lists
from dateline.stories.actions.merge_authors import merge_authors
from dateline.stories.actions.withdraw import withdraw
from dateline.stories.models import Byline, Correction, Section, Story, StorySubject
from dateline.subjects.models import Subject
from tests.clock import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.usefixtures("at_noon", "committing_at_once")]

Read = Callable[[str], str | None]
LISTS = [
    "/", "/latest/", "/news/", "/news/2026/11/", "/authors/ann/", "/authors/ann/2026/11/", "/archive/2026/11/23/",
    "/feed/", "/feed/atom/", "/feed.json", "/news/feed/", "/news/feed/atom/", "/news/feed.json",
    "/authors/ann/feed/", "/authors/ann/feed/atom/", "/authors/ann/feed.json", "/news-sitemap.xml",
]  # fmt: skip
SITEMAP = "/sitemap-2026-11.xml"


@pytest.fixture
def ann(paper: Any) -> Author:
    return Author.objects.create(name="Ann", slug="ann", on_staff=True)


@pytest.fixture
def file_old(news: Section) -> Callable[..., Story]:
    """Files a story that was published so many days ago."""

    def file(headline: str, days_ago: int, **fields: Any) -> Story:
        moment = NOON - timedelta(days=days_ago)
        story = Story(title=headline, live=False, published_at=moment, first_published_at=moment, **fields)
        story.body = [("paragraph", "<p>Words.</p>")]
        story.date_slug(moment.date())
        news.add_child(instance=story)
        story.save_revision().publish()
        return Story.objects.get(pk=story.pk)

    return file


def digest_of_entry(store: FileStore, name: str) -> str:
    """Of what readers could tell apart."""
    entry = store.read(name)
    return entry.digest if entry else ""


def is_right() -> bool:
    report = verify()
    return (report.stale, report.waiting, report.orphaned, report.differing) == ([], [], [], [])


def withdraw_it(story: Story) -> None:
    withdraw(story=story, notice="It was another clock.")


def delete_it(story: Story) -> None:
    story.delete()


@pytest.mark.parametrize("address", LISTS)
def test_a_new_story_enters_every_list_it_belongs_to(address: str, read: Read, file_story: Any, ann: Author) -> None:
    file_story("Council mends the clock", bylines=[Byline(author=ann)])
    assert "Council mends the clock" in (read(address) or "")
    file_story("Harbour opens", bylines=[Byline(author=ann)])
    settle_all()
    assert "Harbour opens" in (read(address) or "")
    assert is_right()


@pytest.mark.parametrize("leave", [withdraw_it, delete_it])
@pytest.mark.parametrize("address", [*LISTS, SITEMAP])
def test_a_story_that_is_taken_back_leaves_every_list_at_once(
    address: str, leave: Callable[[Story], None], read: Read, file_story: Any, ann: Author
) -> None:
    story = file_story("Council mends the clock", bylines=[Byline(author=ann)])
    file_story("Harbour opens", bylines=[Byline(author=ann)])
    mark = "council-mends" if address == SITEMAP else "Council mends the clock"
    assert mark in (read(address) or "")
    leave(Story.objects.get(pk=story.pk))
    assert mark not in (read(address) or "")
    settle_all()
    assert is_right()


def test_a_correction_is_on_its_page_and_dates_its_story_in_the_sitemap(
    read: Read, file_story: Any, at_noon: Any
) -> None:
    story = file_story("Council mends the clock")
    for address in ("/corrections/", SITEMAP):
        assert "2026-11-24" not in (read(address) or "")
    at_noon.move_to(NOON + timedelta(days=1))
    Correction.objects.create(story=story, text="It was Tuesday.", made_at=NOON + timedelta(days=1))
    settle_all()
    assert "It was Tuesday." in (read("/corrections/") or "")
    assert "2026-11-24" in (read(SITEMAP) or "")


def test_a_guest_is_known_from_a_first_story_until_the_last_is_withdrawn(read: Read, file_story: Any) -> None:
    guest = Author.objects.create(name="Gus Guest", slug="gus")
    file_story("Harbour opens")
    assert "Gus Guest" not in (read("/authors/") or "")
    story = file_story("Council mends the clock", bylines=[Byline(author=guest)])
    settle_all()
    assert "Gus Guest" in (read("/authors/") or "")
    assert "Council mends the clock" in (read("/authors/gus/") or "")
    withdraw(story=Story.objects.get(pk=story.pk))
    settle_all()
    assert "Gus Guest" not in (read("/authors/") or "")
    assert read("/authors/gus/") is None
    assert is_right()


def test_merged_authors_share_one_page_and_the_old_one_leads_to_it(read: Read, file_story: Any, client: Any) -> None:
    two = [Author.objects.create(name=name, slug=name.lower(), on_staff=True) for name in ("Ann", "Anne")]
    for author in two:
        file_story(f"By {author.name}", bylines=[Byline(author=author)])
        assert f"By {author.name}" in (read(author.address) or "")
    merge_authors(author=two[0], into=two[1])
    settle_all()
    assert "By Ann<" in (read("/authors/anne/") or "")
    assert client.get("/authors/ann/").headers["Location"] == "/authors/anne/"
    assert is_right()


def test_a_subjects_old_address_leads_to_it_and_is_pressed_anew_after_every_change(
    read: Read, file_story: Any, store: FileStore, client: Any
) -> None:
    harbour = Subject.objects.create(name="Harbour", kind="place", slug="harbour", has_page=True)
    file_story("The harbour opens", story_subjects=[StorySubject(subject=harbour)])
    assert "The harbour opens" in (read("/places/harbour/") or "")
    for slug in ("old-harbour", "older-harbour"):
        harbour.slug = slug
        harbour.save()
        settle_all()
        assert client.get("/places/harbour/").headers["Location"] == f"/places/{slug}/"
        kept = store.read("/places/harbour/")
        assert kept is not None
        assert kept.status == 301
        assert is_right()
    again = Subject.objects.create(name="New harbour", kind="place", slug="harbour", has_page=True)
    assert store.read("/places/harbour/") is None, "at once, before anybody settles anything"
    merge_subjects(subject=again, into=harbour, editor=None)
    settle_all()
    assert client.get("/places/harbour/").headers["Location"] == "/places/older-harbour/"
    close_subject(subject=harbour, editor=None)
    assert store.read("/places/older-harbour/") is None
    assert client.get("/places/harbour/").status_code == 410
    settle_all()
    assert is_right()


def test_a_day_s_page_leads_to_the_days_beside_it_that_have_stories(read: Read, file_old: Any) -> None:
    file_old("Ten days ago", 10)
    file_old("Today", 0)
    assert "/archive/2026/11/13/" in (read("/archive/2026/11/23/") or "")
    assert "/archive/2026/11/23/" in (read("/archive/2026/11/13/") or "")
    between = file_old("Five days ago", 5)
    settle_all()
    for address in ("/archive/2026/11/13/", "/archive/2026/11/23/"):
        assert "/archive/2026/11/18/" in (read(address) or "")
    withdraw(story=Story.objects.get(pk=between.pk))
    settle_all()
    assert "/archive/2026/11/13/" in (read("/archive/2026/11/23/") or "")
    assert is_right()


def test_a_standing_page_is_kept_and_changes_with_its_words(read: Read, paper: Any) -> None:
    page = paper.add_child(instance=StandingPage(title="About us", slug="about", body="<p>Since 1874.</p>"))
    assert "Since 1874." in (read("/about/") or "")
    page.body = "<p>Since 1873.</p>"
    page.save_revision().publish()
    settle_all()
    assert "Since 1873." in (read("/about/") or "")
    assert is_right()


def test_an_address_with_nothing_at_it_is_answered_from_what_is_kept(store: FileStore, client: Any) -> None:
    for path in ("/nothing/", "/news/2026/01/01/nothing/"):
        assert client.get(path).status_code == 404
    assert [name for name in store.names() if name.startswith("/")] == []
    assert "!404" in store.names()


def test_of_a_long_month_only_the_last_pages_are_pressed_again(
    store: FileStore, file_old: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists, "PER_PAGE", 3)
    for number in range(10, 2, -1):
        file_old(f"{number} days ago", number)
    build()
    before = {name: digest_of_entry(store, name) for name in store.names()}
    file_old("Today", 0)
    done = settle_all()
    changed = {name for name in before if digest_of_entry(store, name) != before[name]}
    assert "/news/2026/11/page/3/" in changed
    assert not changed & {"/news/2026/11/", "/news/2026/11/page/2/"}
    assert done.pressed <= 30
    assert is_right()


def test_every_page_of_a_month_leads_to_a_new_one(read: Read, file_old: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "PER_PAGE", 2)
    for number in (3, 2):
        file_old(f"{number} days ago", number)
    assert "/news/2026/11/page/2/" not in (read("/news/2026/11/") or "")
    third = file_old("Today", 0)
    settle_all()
    assert "/news/2026/11/page/2/" in (read("/news/2026/11/") or "")
    withdraw(story=Story.objects.get(pk=third.pk))
    settle_all()
    assert "/news/2026/11/page/2/" not in (read("/news/2026/11/") or "")
    assert is_right()


def test_an_edit_of_an_old_story_presses_no_page_that_does_not_show_it(store: FileStore, file_old: Any) -> None:
    """But for the slack that docs/algorithms/press.md states: they are made again, and come out the same."""
    old = file_old("An old clock", 40)
    for number in range(8):
        file_old(f"{number} days ago", number)
    settle_all()
    build()
    before = {name: digest_of_entry(store, name) for name in store.names()}
    fresh = Story.objects.get(pk=old.pk)
    fresh.title = "An older clock"
    fresh.save_revision().publish()
    settle_all()
    changed = {name for name in before if digest_of_entry(store, name) != before[name]}
    assert {"/news/2026/10/", "/archive/2026/10/14/", old.address} <= changed
    assert not changed & {"/news/2026/11/", "/archive/2026/11/23/", "/sitemap.xml", "/sitemap-2026-11.xml"}
    assert is_right()
