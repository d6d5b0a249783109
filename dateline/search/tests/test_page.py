"""What the page shows of a search."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from dateline.archive.models import Quote
from dateline.bylines.models import Author
from dateline.search.engines.base import TooSlow
from dateline.search.tests.printed import stories_in
from dateline.stories.models import Byline, Section, Story, StorySubject
from dateline.subjects.models import Subject

pytestmark = pytest.mark.django_db

File = Callable[..., Story]


def page_of(rosa: Any, words: str, **narrowed: str) -> str:
    answer = rosa.get("/search/", {"q": words, **narrowed})
    assert answer.status_code == 200
    return answer.content.decode()


def facets(rosa: Any, words: str, **narrowed: str) -> dict[str, dict[str, int]]:
    shown = rosa.get("/search/", {"q": words, **narrowed}).context["shown"]
    return {facet.name: {link.name: link.stories for link in links} for facet, links in shown.facets}


@pytest.fixture
def harker(db: None) -> Subject:
    return Subject.objects.create(name="Tom Harker", slug="tom-harker", kind="person", has_page=True)


def naming(subject: Subject) -> dict[str, Any]:
    return {"story_subjects": [StorySubject(subject=subject)]}


def test_words_are_marked_and_everything_else_is_escaped(file_story: File, rosa: Any) -> None:
    file_story("Votes & <b>quays</b>", body=[("paragraph", "<p>Before it all the ferry &lt;i&gt; sailed.</p>")])
    page = page_of(rosa, "vote quay")
    assert "<mark>Votes</mark> &amp; &lt;b&gt;<mark>quays</mark>&lt;/b&gt;" in page
    assert "all the <mark>ferry</mark> &lt;i&gt; sailed." in page_of(rosa, "ferries")


def test_a_passage_is_the_part_of_the_text_that_has_the_most_of_the_words(file_story: File, rosa: Any) -> None:
    long = (
        "A ferry came. "
        + "Nothing else was heard of for many hours. " * 20
        + "A ferry hit the old bridge. "
        + "So. " * 99
    )
    file_story("The harbour", body=[("paragraph", f"<p>{long}</p>")])
    assert re.search(
        r"… [^…]*<mark>ferry</mark> hit the old <mark>bridge</mark>\.[^…]* …", page_of(rosa, "ferry bridge")
    )


def test_what_is_found_is_counted_and_narrowed_by_plain_links(
    file_story: File, rosa: Any, news: Any, harker: Subject
) -> None:
    ann = Author.objects.create(name="Ann Oak", slug="ann-oak")
    sport = news.get_parent().add_child(instance=Section(title="Sport", slug="sport"))
    file_story("One quay", bylines=[Byline(author=ann)], **naming(harker))
    file_story("Two quay", section=sport, kind="opinion")
    counted = facets(rosa, "quay")
    assert counted["section"] == {"News": 1, "Sport": 1}
    assert counted["author"] == {"Ann Oak": 1}
    assert counted["person"] == {"Tom Harker": 1}
    assert counted["kind"] == {"News": 1, "Opinion": 1}
    assert "year" not in counted, "one year leaves nothing out"
    for narrowed in ({"section": "news"}, {"author": "ann-oak"}, {"person": "tom-harker"}, {"kind": "news"}):
        answer = rosa.get("/search/", {"q": "quay", **narrowed})
        assert [story.title for story in stories_in(answer)] == ["One quay"]
        (chosen,) = answer.context["shown"].chosen
        assert chosen.address == "/search/?q=quay"
    assert "/search/?q=quay&amp;section=sport" in page_of(rosa, "quay")


def test_a_year_finds_what_is_older_than_the_newest_that_are_ranked(
    file_story: File, rosa: Any, at_noon: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    file_story("Old quay")
    at_noon.shift(timedelta(days=400))
    file_story("New quay")
    monkeypatch.setattr("dateline.search.finding.MOST", 1)
    assert "ranked and counted here" in page_of(rosa, "quay")
    assert [story.title for story in stories_in(rosa.get("/search/?q=quay&year=2026"))] == ["Old quay"]


def test_nobody_without_a_page_is_counted_narrowed_by_or_named(file_story: File, rosa: Any, harker: Subject) -> None:
    file_story("The quay of Tom Harker", **naming(harker))
    assert [each.name for each in rosa.get("/search/?q=harker").context["shown"].subjects] == ["Tom Harker"]
    harker.has_page = False
    harker.save()
    shown = rosa.get("/search/?q=harker&person=tom-harker").context["shown"]
    assert not shown.subjects
    assert not shown.chosen
    assert "person" not in facets(rosa, "quay")


def test_an_author_of_drafts_alone_is_not_told_of(file_story: File, rosa: Any) -> None:
    eve = Author.objects.create(name="Eve Hidden", slug="eve-hidden")
    file_story("A draft", bylines=[Byline(author=eve)], publish=False)
    file_story("The quay")
    assert "Eve Hidden" not in page_of(rosa, "quay", author="eve-hidden")


@pytest.mark.parametrize(
    "narrowed",
    [{"year": "x"}, {"year": "٢٠٢٦"}, {"section": "none"}, {"kind": "x" * 999}, {"page": "-1"}, {"page": "9" * 99},
     {"person": "\0"}, {"author": "\N{GRINNING FACE}"}],
)  # fmt: skip
def test_what_does_not_exist_narrows_nothing(file_story: File, rosa: Any, narrowed: dict[str, str]) -> None:
    story = file_story("The quay")
    assert stories_in(rosa.get("/search/", {"q": "quay", **narrowed})) == [story]


def test_a_story_that_names_whom_is_asked_for_comes_before_one_with_the_words(
    file_story: File, rosa: Any, harker: Subject, at_noon: Any
) -> None:
    file_story("Tom Harker wins", **naming(harker))
    file_story("Tom and the harker")
    assert stories_in(rosa.get("/search/?q=tom+harker"))[0].title == "Tom Harker wins"


def test_quotes_on_the_record_stand_beside(file_story: File, rosa: Any, harker: Subject) -> None:
    said = "We will open the quay in May"
    story = file_story("The quay", body=[("paragraph", f"<p>“{said},” said Tom Harker.</p>")])
    told = {"story": story, "words": said, "sentence": said, "start": 1, "end": 29, "kind": "direct", "speaker": harker}
    quote = Quote.objects.create(state="confirmed", published_at=story.published_at, **told)
    assert "We will open the <mark>quay</mark> in May" in page_of(rosa, "quay")
    assert not rosa.get("/search/?q=said").context["shown"].quotes
    Quote.objects.filter(pk=quote.pk).update(state="proposed")
    assert not rosa.get("/search/?q=quay").context["shown"].quotes


def test_pages_are_turned_by_plain_links(file_story: File, rosa: Any) -> None:
    for number in range(21):
        file_story(f"Quay {number}")
    first, second = rosa.get("/search/?q=quay"), rosa.get("/search/?q=quay&page=2")
    assert (len(stories_in(first)), len(stories_in(second))) == (20, 1)
    assert '<a href="/search/?q=quay&amp;page=2" rel="next">' in first.content.decode()
    assert 'rel="prev"' in second.content.decode()
    assert stories_in(rosa.get("/search/?q=quay&page=99")) == stories_in(second)


def test_a_correction_is_offered_as_a_link(file_story: File, rosa: Any) -> None:
    file_story("Elections in May")
    page = page_of(rosa, "elektions")
    assert re.search(r"Did you mean <a href=\"/search/\?q=elections\"><b>elections</b></a>", page)


def test_what_takes_too_long_is_given_up_and_the_reader_is_told(
    file_story: File, rosa: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(*_: Any) -> None:
        raise TooSlow

    monkeypatch.setattr("dateline.search.views.find", slow)
    assert "longer than a search may" in page_of(rosa, "quay")


def test_a_browser_is_told_of_the_search(rosa: Any, paper: Any, settings: Any) -> None:
    answer = rosa.get("/opensearch.xml")
    assert answer["Content-Type"].startswith("application/opensearchdescription+xml")
    assert f'template="{settings.WAGTAILADMIN_BASE_URL}/search/?q={{searchTerms}}"' in answer.content.decode()
    assert 'rel="search"' in rosa.get("/search/").content.decode()
