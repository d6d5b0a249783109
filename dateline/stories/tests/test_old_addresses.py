"""Every address a story, a section or an author ever had leads in one step to where it is, or answers like that."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import PageViewRestriction

from dateline.bylines.models import Author
from dateline.publication.models import StandingPage
from dateline.stories.actions.merge_authors import merge_authors
from dateline.stories.actions.withdraw import withdraw
from dateline.stories.models import OldSectionAddress, OldStoryAddress, Section, Story

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
MOST_STATEMENTS = 12


@pytest.fixture
def sport(news: Section) -> Section:
    made: Section = news.get_parent().add_child(instance=Section(title="Sport", slug="sport"))
    return made


def leads(address: str) -> str:
    answer = Client().get(address)
    return answer["Location"] if answer.status_code == 301 else str(answer.status_code)


def fresh(row: Any) -> Any:
    return type(row).objects.get(pk=row.pk)


def called(page: Any, slug: str) -> None:
    page = fresh(page)
    page.slug = slug
    page.save()


def test_a_story_named_anew_or_moved_is_found_by_every_address_it_had(file_story: Any, sport: Section) -> None:
    story = file_story("Council mends the clock")
    old = [story.address]
    called(story, "2026-11-23-clock-mended")
    old.append(fresh(story).address)
    fresh(story).move(sport, pos="last-child")
    for address in old:
        assert leads(address) == "/sport/2026/11/23/clock-mended/"
    assert leads(fresh(story).address) == "200"
    assert leads("/news/2026-11-23-clock-mended/") == "/sport/2026/11/23/clock-mended/"


def test_a_section_named_anew_is_one_rule_for_all_it_holds(
    file_story: Any, news: Section, django_assert_max_num_queries: Any
) -> None:
    stories = [file_story(f"Story {number}") for number in range(4)]
    old = [story.address for story in stories]
    called(news, "town")
    called(news, "city")
    assert OldSectionAddress.objects.count() == 2
    assert not OldStoryAddress.objects.exists()
    for story, address in zip(stories, old, strict=True):
        assert leads(address) == fresh(story).address == address.replace("/news/", "/city/")
    for further in ("", "2026/11/", "feed/", "feed/atom/", "feed.json"):
        assert leads(f"/news/{further}") == leads(f"/town/{further}") == f"/city/{further}"
    assert leads("/news/2026/10/") == leads("/news/2026/11/page/7/") == "404"
    with django_assert_max_num_queries(MOST_STATEMENTS):
        leads(old[0])


def test_who_takes_an_address_has_it(file_story: Any, news: Section, sport: Section) -> None:
    first = file_story("Council mends the clock")
    address = first.address
    fresh(first).move(sport, pos="last-child")
    assert leads(address) == fresh(first).address
    second = file_story("Council mends the clock")
    assert second.address == address
    assert leads(address) == "200"
    called(second, "2026-11-23-another-clock")
    assert leads(address) == fresh(second).address
    fresh(second).delete()
    assert leads(address) == fresh(first).address
    called(news, "town")
    news.get_parent().add_child(instance=Section(title="News", slug="news"))
    assert leads("/news/") == "200"
    assert leads(address) == fresh(first).address


def test_a_page_that_takes_a_sections_old_name_has_it(news: Section) -> None:
    called(news, "town")
    assert leads("/news/") == "/town/"
    news.get_parent().add_child(instance=StandingPage(title="News", slug="news", body="<p>Moved.</p>"))
    assert leads("/news/") == "200"


def test_of_a_story_readers_may_not_see_the_old_address_says_no_more_than_the_present(
    file_story: Any, sport: Section, news: Section
) -> None:
    draft = file_story("A secret clock", publish=False, slug="2026-11-23-secret")
    called(draft, "2026-11-23-quiet")
    fresh(draft).save_revision().publish()
    assert leads("/news/2026/11/23/secret/") == "404"
    gone, barred = file_story("Gone"), file_story("Barred")
    for story in (gone, barred):
        called(story, f"{story.slug}-again")
    withdraw(story=fresh(gone), notice="It was about another clock.", legal=True)
    answer = Client().get(gone.address)
    assert (answer.status_code, "another clock" in answer.content.decode()) == (451, True)
    PageViewRestriction.objects.create(page=barred, restriction_type=PageViewRestriction.LOGIN)
    assert leads(barred.address) == "404"
    PageViewRestriction.objects.create(page=sport, restriction_type=PageViewRestriction.LOGIN)
    called(sport, "games")
    assert leads("/sport/") == leads("/games/") == "404"
    assert not OldSectionAddress.objects.filter(slug="sport").exists()


def test_a_draft_that_has_the_slug_neither_takes_the_address_nor_is_told_of(file_story: Any, sport: Section) -> None:
    story = file_story("Council mends the clock")
    fresh(story).move(sport, pos="last-child")
    file_story("Another clock", publish=False, slug="2026-11-23-council-mends-the-clock")
    assert leads(story.address) == fresh(story).address


def test_a_story_published_where_no_reader_could_see_it_takes_no_address(file_story: Any, sport: Section) -> None:
    story = file_story("Council mends the clock")
    fresh(story).move(sport, pos="last-child")
    other = file_story("Another clock", slug=story.slug)
    Story.objects.filter(pk=other.pk).update(embargoed_until=NOON + timedelta(days=1))
    assert leads(story.address) == fresh(story).address
    Story.objects.filter(pk=other.pk).update(embargoed_until=None)
    barred = PageViewRestriction.objects.create(page=other, restriction_type=PageViewRestriction.LOGIN)
    assert leads(story.address) == fresh(story).address
    barred.delete()
    assert leads(story.address) == "200"


def test_stories_moved_out_of_a_section_that_is_deleted_are_still_found(
    file_story: Any, news: Section, sport: Section
) -> None:
    story = file_story()
    old = story.address
    called(news, "town")
    fresh(story).move(fresh(sport), pos="last-child")
    fresh(news).delete()
    assert leads(old) == leads(old.replace("news", "town")) == fresh(story).address
    assert leads("/news/") == leads("/town/") == "404"


def test_an_author_is_found_by_every_address_they_had_also_once_merged(file_story: Any) -> None:
    ann, ben = (Author.objects.create(name=name, slug=name.lower(), on_staff=True) for name in ("Ann", "Ben"))
    story = file_story()
    story.bylines.create(author=ann)
    story.save_revision().publish()
    for slug in ("ann-oak", "ann-elm"):
        called(ann, slug)
    for old in ("ann", "ann-oak"):
        for further in ("", "2026/11/", "feed/", "feed.json"):
            assert leads(f"/authors/{old}/{further}") == f"/authors/ann-elm/{further}"
    assert leads("/authors/ann/2026/10/") == "404"
    merge_authors(author=fresh(ann), into=ben)
    assert leads("/authors/ann/") == leads("/authors/ann-elm/") == "/authors/ben/"
    Author.objects.create(name="Ann Ash", slug="ann", on_staff=True)
    assert leads("/authors/ann/") == "200"
    called(ben, "benjamin")
    assert leads("/authors/ben/") == leads("/authors/ann-oak/") == "/authors/benjamin/"


NAMES = ("alpha", "beta", "gamma")
STEPS = st.one_of(
    st.tuples(st.just("file"), st.integers(0, 2), st.integers(0, 1)),
    st.tuples(st.just("name"), st.integers(0, 3), st.integers(0, 1)),
    st.tuples(st.just("move"), st.integers(0, 3), st.integers(0, 2)),
    st.tuples(st.just("call"), st.integers(0, 2), st.integers(0, 4)),
    st.tuples(st.just("withdraw"), st.integers(0, 3), st.just(0)),
)


class _Paper:
    """What a desk does to addresses, and beside it in words what readers should find."""

    def __init__(self, front: Any, file_story: Any, clock: Any) -> None:
        self.file_story, self.clock = file_story, clock
        self.sections = [front.add_child(instance=Section(title=name, slug=name)) for name in NAMES]
        self.stories: list[Story] = []
        self.last_at: dict[str, int] = {}

    def do(self, verb: str, which: int, how: int) -> None:
        self.clock.shift(timedelta(seconds=1))
        if verb == "call":
            slug = [*NAMES, "delta", "epsilon"][how]
            if not Section.objects.filter(slug=slug).exists():
                called(self.sections[which], slug)
        elif verb == "file":
            slug = f"2026-11-23-{'xy'[how]}"
            if not Story.objects.filter(section=self.sections[which], slug=slug).exists():
                made = self.file_story("Clock", publish=False, section=fresh(self.sections[which]), slug=slug)
                made.save_revision().publish()
                self.stories.append(made)
        elif which < len(self.stories):
            self._change(verb, fresh(self.stories[which]), how)
        for story in Story.objects.filter(pk__in=[each.pk for each in self.stories]).select_related("section"):
            self.last_at[story.address] = story.pk

    def _change(self, verb: str, story: Story, how: int) -> None:
        if verb == "withdraw" and story.live:
            withdraw(story=story)
        elif verb == "name":
            slug = f"2026-11-23-{'xy'[how]}"
            if not Story.objects.filter(section=story.section, slug=slug).exists():
                called(story, slug)
        elif verb == "move":
            target = fresh(self.sections[how])
            if not Story.objects.filter(section=target, slug=story.slug).exists():
                story.move(target, pos="last-child")

    def expected(self, key: int, address: str) -> str:
        story = Story.objects.get(pk=key)
        if story.state == Story.State.WITHDRAWN:
            return "410"
        return "200" if story.address == address else story.address


@settings(suppress_health_check=list(HealthCheck), deadline=None)
@given(steps=st.lists(STEPS, min_size=4, max_size=14))
def test_after_any_sequence_every_address_ever_public_leads_in_one_step(
    steps: list[tuple[str, int, int]], news: Section, file_story: Any
) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        point = transaction.savepoint()
        try:
            paper = _Paper(fresh(news).get_parent(), file_story, clock)
            for step in steps:
                paper.do(*step)
            for address, key in paper.last_at.items():
                assert leads(address) == paper.expected(key, address), (address, steps)
        finally:
            transaction.savepoint_rollback(point)
