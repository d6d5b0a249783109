"""What a program can ask, and what it costs."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from dateline.api import endpoint
from dateline.api.endpoint import Endpoint
from dateline.api.endpoints.stories import Stories
from dateline.api.router import ENDPOINTS
from dateline.api.tests.counting import statements
from dateline.archive.models import Named
from dateline.bylines.models import Author
from dateline.gatekeeper.turnstile import Turnstile
from dateline.stories.actions.withdraw import withdraw
from dateline.stories.models import Byline, Correction, StorySubject
from dateline.subjects.models import Subject

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]
STORIES = "/api/v2/stories/"


def told(rosa: Client, address: str) -> Any:
    answer = rosa.get(address)
    assert answer.status_code == 200, answer.content
    return answer.json()


def headlines(rosa: Client, query: str = "") -> list[str]:
    return [item["headline"] for item in told(rosa, f"{STORIES}{query}")["items"]]


def refused(rosa: Client, address: str) -> str:
    answer = rosa.get(address)
    assert answer.status_code == 400, answer.content
    return str(answer.json()["message"])


def test_stories_are_narrowed_ordered_and_chosen_from(rosa: Client, file_story: Any, time_machine: Any) -> None:
    ines = Author.objects.create(name="Ines", slug="ines")
    harbour = Subject.objects.create(name="Harbour", kind="place", slug="harbour", has_page=True)
    hidden = Subject.objects.create(name="Somebody", kind="person", slug="somebody")
    first = file_story("The clock", kind="analysis", bylines=[Byline(author=ines)])
    subjects = [StorySubject(subject=harbour), StorySubject(subject=hidden)]
    time_machine.move_to("2026-11-25T12:00:00Z", tick=False)
    second = file_story("The harbour", story_subjects=subjects)
    assert headlines(rosa) == ["The harbour", "The clock"]
    assert headlines(rosa, "?order=published_at") == ["The clock", "The harbour"]
    assert headlines(rosa, "?section=news&kind=analysis") == ["The clock"]
    assert headlines(rosa, "?author=ines") == ["The clock"]
    assert headlines(rosa, f"?subject={harbour.pk}") == ["The harbour"]
    assert headlines(rosa, "?published_from=2026-11-25") == ["The harbour"]
    assert headlines(rosa, "?published_to=2026-11-24") == ["The clock"]
    assert headlines(rosa, "?published_to=2026-11-23T12:00:00Z") == ["The clock"]
    assert headlines(rosa, f"?subject={hidden.pk}") == headlines(rosa, "?author=nobody") == []
    assert headlines(rosa, "?section=no-such-section") == []
    (item,) = told(rosa, f"{STORIES}?fields=headline,section&author=ines")["items"]
    assert set(item) == {"id", "meta", "headline", "section"}
    assert "kicker" not in told(rosa, f"{STORIES}{first.pk}/?fields=-kicker")
    assert set(told(rosa, f"{STORIES}{first.pk}/?fields=_")) == {"id", "meta"}
    named = told(rosa, f"{STORIES}{second.pk}/")
    assert [each["name"] for each in named["subjects"]] == ["Harbour"]
    assert "The clock strikes again." in named["body_html"]


def test_of_an_author_with_two_credits_a_story_stands_once_and_the_list_is_read_to_its_end(
    rosa: Client, file_story: Any, time_machine: Any
) -> None:
    ines = Author.objects.create(name="Ines", slug="ines")
    harbour = Subject.objects.create(name="Harbour", kind="place", slug="harbour", has_page=True)
    for number in range(5):
        time_machine.move_to(f"2026-11-2{number}T12:00:00Z", tick=False)
        file_story(
            f"Story {number}",
            bylines=[Byline(author=ines), Byline(author=ines, role="pictures")],
            story_subjects=[StorySubject(subject=harbour)],
        )
        file_story("Another")
    for query in ("author=ines", f"subject={harbour.pk}", f"author=ines&subject={harbour.pk}"):
        seen: list[str] = []
        following = f"?{query}&limit=2"
        while following:
            page = told(rosa, f"{STORIES}{following}")
            assert page["meta"]["total_count"] == 5, query
            seen += [item["headline"] for item in page["items"]]
            following = (page["meta"]["next"] or "").partition(STORIES)[2]
        assert seen == [f"Story {number}" for number in (4, 3, 2, 1, 0)], query
        assert headlines(rosa, f"?{query}&order=published_at&limit=1") == ["Story 0"]


@pytest.mark.once
def test_a_search_ranks_as_the_readers_own_and_keeps_to_the_filters(rosa: Client, file_story: Any) -> None:
    file_story("A ferry", standfirst="To the island")
    file_story("The island", standfirst="By ferry", kind="opinion")
    file_story("A clock")
    assert headlines(rosa, "?search=ferry") == ["A ferry", "The island"]
    assert headlines(rosa, "?search=ferry&kind=opinion") == ["The island"]
    assert headlines(rosa, "?search=ferry&order=-published_at") == ["The island", "A ferry"]
    assert headlines(rosa, "?search=ferry&published_to=2026-11-22") == []
    assert headlines(rosa, '?search=bridge" OR *') == []
    page = told(rosa, f"{STORIES}?search=ferry&limit=1")
    assert headlines(rosa, page["meta"]["next"].partition(STORIES)[2]) == ["The island"]


def test_a_list_is_read_to_its_end_leaf_by_leaf_though_moments_are_the_same(rosa: Client, file_story: Any) -> None:
    for number in range(7):
        file_story(f"Story {number}")
    seen: list[str] = []
    query = "?limit=3"
    while query:
        page = told(rosa, f"{STORIES}{query}")
        assert page["meta"]["total_count"] == 7
        assert page["meta"]["total_is_exact"]
        seen += [item["headline"] for item in page["items"]]
        query = (page["meta"]["next"] or "").partition(STORIES)[2]
    assert seen == [f"Story {number}" for number in (6, 5, 4, 3, 2, 1, 0)]
    assert headlines(rosa, "?limit=2&offset=5") == ["Story 1", "Story 0"]


@pytest.mark.once
@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("?limit=51", "“limit” must be a whole number from 1 to 50."),
        ("?limit=0", "“limit”"),
        ("?limit=²", "“limit”"),
        ("?limit=1&limit=2", "“limit” is given more than once."),
        ("?offset=1001", "“offset” must be a whole number from 0 to 1000."),
        ("?order=title", "“order” must be one of -published_at, published_at."),
        ("?kind=gossip", "“kind” must be one of news"),
        ("?published_from=yesterday", "“published_from” must be a day or a moment"),
        ("?published_from=2026-02-30", "“published_from” must be a day of the calendar"),
        ("?published_from=2026-W48-1", "“published_from” must be a day of the calendar"),
        ("?published_to=2026-W48-1T08:00:00Z", "“published_to” must be a day or a moment"),
        ("?published_to=20261123", "“published_to” must be a day or a moment"),
        ("?published_to=0001-01-01T00:00:00Z", "“published_to”"),
        ("?subject=" + "9" * 40, "“subject”"),
        ("?cursor=x", "“cursor” is none of this list's."),
        ("?cursor=2026-11-23~x", "“cursor”"),
        ("?cursor=2026-11-23~5&offset=2", "“cursor” and “offset” are both given."),
        ("?fields=secret", "“fields” names 'secret', which is none here."),
        ("?fields=body_html", "“fields” names 'body_html'"),
        ("?fields=" + "headline(" * 30, "“fields” takes plain names"),
        ("?fields=,,", "“fields” cannot be read"),
        ("?search=" + "a" * 301, "“search” is longer than 300 signs."),
        ("?section=a%00b", "“section” holds a sign that no text has."),
        ("?state=draft", "There is no parameter “state” here."),
        ("?search_operator=or", "There is no parameter “search_operator” here."),
        ("?format=api", "There is no parameter “format” here."),
    ],
)
def test_what_cannot_be_asked_is_named_in_a_sentence(rosa: Client, paper: Any, query: str, words: str) -> None:
    assert refused(rosa, f"{STORIES}{query}").startswith(words)


@pytest.mark.once
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    kind=some.sampled_from(ENDPOINTS),
    asked=some.dictionaries(
        some.sampled_from(sorted({each.name for each_kind in ENDPOINTS for each in each_kind.list_parameters()})),
        some.one_of(some.text(), some.from_regex(r"[0-9-]{1,12}[T~]?[0-9:.Z]*", fullmatch=True), some.integers()),
        max_size=4,
    ),
)
def test_whatever_is_asked_is_answered_or_refused_in_a_sentence(
    rosa: Client, paper: Any, monkeypatch: pytest.MonkeyPatch, kind: type[Endpoint], asked: dict[str, Any]
) -> None:
    monkeypatch.setattr(endpoint, "TURNSTILE", Turnstile(most=1_000_000, a_second=1))
    answer = rosa.get(f"{kind.address()}?{urlencode(asked, errors='replace')}")
    assert answer.status_code in (200, 400)
    assert set(answer.json()) == ({"meta", "items"} if answer.status_code == 200 else {"message"})


@pytest.mark.once
def test_nothing_can_be_written_and_no_cookie_is_set(rosa: Client, file_story: Any) -> None:
    story = file_story()
    for address in (STORIES, f"{STORIES}{story.pk}/"):
        answer = rosa.get(address, headers={"Accept": "text/html", "Origin": "https://other.example"})
        assert answer["Content-Type"] == "application/json"
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert answer["Cache-Control"] == "no-cache"
        assert not answer.cookies
        assert "Cookie" not in answer["Vary"]
        again = rosa.get(address, headers={"If-None-Match": answer["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert rosa.head(address).status_code == 200
        for method in ("POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"):
            assert rosa.generic(method, address).status_code == 405, method


def test_a_withdrawn_story_is_as_one_that_never_was(rosa: Client, file_story: Any) -> None:
    story = file_story()
    withdraw(story=story)
    gone, never = rosa.get(f"{STORIES}{story.pk}/"), rosa.get(f"{STORIES}999999/")
    assert gone.status_code == never.status_code == 404
    assert gone.content == never.content
    assert told(rosa, STORIES) == {"meta": {"total_count": 0, "total_is_exact": True, "next": None}, "items": []}


def test_the_version_is_another_when_readers_read_other_words_and_no_draft_moves_it(
    rosa: Client, file_story: Any
) -> None:
    story = file_story()
    address = f"{STORIES}{story.pk}/?fields=version"
    before = told(rosa, address)
    story.title = "Another headline"
    revision = story.save_revision()
    assert told(rosa, address) == before
    revision.publish()
    assert told(rosa, address) != before


@pytest.mark.once
def test_the_text_of_a_story_kept_out_of_feeds_is_not_told(rosa: Client, file_story: Any) -> None:
    story = file_story(in_feeds=False)
    assert told(rosa, f"{STORIES}{story.pk}/")["body_html"] is None


@pytest.mark.once
def test_a_network_that_asks_without_end_is_told_to_wait(
    rosa: Client, paper: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(endpoint, "TURNSTILE", Turnstile(most=2, a_second=0.001))
    answers = [rosa.get(STORIES) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert int(answers[-1]["Retry-After"]) > 0
    assert answers[-1]["Access-Control-Allow-Origin"] == "*"


@pytest.mark.once
def test_an_answer_that_takes_too_long_is_given_up(
    rosa: Client, file_story: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        file_story()
    from dateline.search.engines import sqlite

    monkeypatch.setattr(endpoint, "SECONDS", -1.0)
    monkeypatch.setattr(sqlite, "STEPS", 1)
    answer = rosa.get(STORIES)
    assert answer.status_code == 503
    assert answer["Retry-After"]


def test_a_list_of_stories_takes_as_many_statements_for_fifty_as_for_one(
    rosa: Client, file_story: Callable[..., Any]
) -> None:
    authors = [Author.objects.create(name=f"Author {n}", slug=f"author-{n}") for n in range(2)]
    places = [Subject.objects.create(name=f"Place {n}", kind="place", slug=f"p{n}", has_page=True) for n in range(3)]

    def file(number: int) -> None:
        file_story(
            f"Story {number}",
            bylines=[Byline(author=author) for author in authors],
            story_subjects=[StorySubject(subject=place) for place in places],
            corrections=[Correction(text="Wrong.")],
        )

    rosa.get(STORIES)
    none = statements(rosa, STORIES)
    file(0)
    one = statements(rosa, f"{STORIES}?limit=50")
    for number in range(1, 12):
        file(number)
    assert statements(rosa, f"{STORIES}?limit=50") == one <= 14
    assert none <= one
    assert Named.objects.count() == 36


@pytest.mark.once
def test_a_rare_kind_of_story_is_found_without_going_through_all_the_others(paper: Any) -> None:
    rows = Stories().get_queryset().filter(kind="obituary")
    for asked in (rows.order_by("-published_at", "-pk")[:21], rows.order_by()):
        assert "story_of_kind" in asked.explain()
