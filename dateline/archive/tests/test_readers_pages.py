"""What readers are shown of the record: what an editor confirmed, of whoever has a page, and nothing else."""

import json
import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dateline.archive.actions.decide_on_name import confirm_name, reject_name
from dateline.archive.actions.decide_on_quote import confirm_quote, reject_quote
from dateline.archive.models import Mention, Named, Quote
from dateline.lib import clock
from dateline.press.addresses import all_addresses
from dateline.press.rendering import render
from dateline.stories import lists
from dateline.stories.actions.withdraw import withdraw
from dateline.stories.models import Story, StorySubject
from dateline.subjects.models import Subject
from tests.clock import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("worker_at_rest")]
SAID = "The bridge opens on Monday and stays open."
BODY = [("paragraph", f"<p>“{SAID}” Ada Pell said.</p>"), ("paragraph", "<p>Nobody else spoke.</p>")]


@pytest.fixture
def ada(db: None) -> Subject:
    return Subject.objects.create(
        name="Ada Pell", kind="person", slug="ada-pell", has_page=True, description="Keeper of the bridge."
    )


@pytest.fixture
def story(at_noon: Any, file_story: Any) -> Story:
    found: Story = file_story("The bridge opens", body=BODY)
    return found


@pytest.fixture
def proposed(story: Story, ada: Subject) -> Quote:
    return propose(story, ada)


@pytest.fixture
def quote(proposed: Quote, edith: Any) -> Quote:
    return confirm_quote(quote=proposed, editor=edith, role="bridge keeper")


def propose(story: Story, speaker: Subject, words: str = SAID, sentence: str = f"“{SAID}”") -> Quote:
    return Quote.objects.create(
        story=story, start=1, end=1 + len(words), words=words, sentence=sentence, kind="direct", speaker=speaker,
        certainty=0.83, speaker_name=speaker.name,
    )  # fmt: skip


def status(rosa: Any, address: str) -> int:
    found: int = rosa.get(address).status_code
    return found


def text(rosa: Any, address: str) -> str:
    answer = rosa.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def told_to_machines(page: str) -> Iterator[dict[str, Any]]:
    for block in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page):
        yield json.loads(block)


# The ledger and the quote


def test_an_empty_ledger_says_that_the_record_begins_when_an_editor_signs(paper: Any, rosa: Any) -> None:
    assert "begins when an editor signs the first quote" in text(rosa, "/quotes/")


def test_a_quote_stands_in_the_ledger_with_its_day_its_speaker_and_its_story(quote: Quote, rosa: Any) -> None:
    page = text(rosa, "/quotes/")
    assert SAID in page
    assert '<a href="/people/ada-pell/"><b>Ada Pell</b></a> <span>bridge keeper</span>' in page
    assert f'<a href="{quote.story.address}">The bridge opens</a>' in page
    assert "Monday 23 November 2026" in page


def test_a_quote_has_an_address_of_its_own_that_says_who_when_and_where_and_not_how_certain(
    quote: Quote, rosa: Any
) -> None:
    page = text(rosa, quote.address)
    assert f'<span class="spoken">{SAID}</span>' in page
    assert '<a href="/people/ada-pell/"><b>Ada Pell</b></a>, bridge keeper' in page
    assert "23 November 2026" in page
    assert quote.story.address in page
    assert "As printed" not in page, "the sentence is the quote, and nothing more"
    assert "83" not in page.partition("<main")[2].partition("</main>")[0]


def test_the_sentence_is_printed_where_it_says_more(story: Story, ada: Subject, edith: Any, rosa: Any) -> None:
    whole = "It “stays open”, Ada Pell said."
    page = text(rosa, confirm_quote(quote=propose(story, ada, "stays open", whole), editor=edith).address)
    assert whole in page


def test_machines_are_told_a_quotation(quote: Quote, rosa: Any) -> None:
    told = next(told_to_machines(text(rosa, quote.address)))
    assert (told["@type"], told["text"]) == ("Quotation", SAID)
    assert told["spokenByCharacter"]["name"] == "Ada Pell"
    assert told["spokenByCharacter"]["url"].endswith("/people/ada-pell/")
    assert told["isPartOf"]["@id"].endswith(quote.story.address)


def test_what_is_proposed_or_rejected_is_nowhere(proposed: Quote, edith: Any, rosa: Any) -> None:
    assert status(rosa, proposed.address) == 404
    assert SAID not in text(rosa, "/quotes/")
    assert status(rosa, "/people/ada-pell/") == 404
    reject_quote(quote=proposed, editor=edith)
    assert status(rosa, proposed.address) == 404


def test_a_quote_in_doubt_answers_410_without_its_words_and_leads_to_the_story(quote: Quote, rosa: Any) -> None:
    story = quote.story
    story.body = [("paragraph", "<p>“The bridge opens on Tuesday.” Ada Pell said.</p>")]
    story.save_revision().publish()
    answer = rosa.get(quote.address)
    assert answer.status_code == 410
    assert SAID not in answer.content.decode()
    assert story.address in answer.content.decode()


@pytest.mark.parametrize(("legal", "expected"), [(False, 410), (True, 451)])
def test_a_quote_goes_with_the_story_it_stands_in(
    quote: Quote, edith: Any, rosa: Any, legal: bool, expected: int
) -> None:
    withdraw(story=quote.story, notice="Wrong.", legal=legal)
    answer = rosa.get(quote.address)
    assert answer.status_code == expected
    assert SAID not in answer.content.decode()
    assert "The bridge opens" not in answer.content.decode()
    assert status(rosa, "/people/ada-pell/") == 404


def test_whoever_has_no_page_is_not_on_the_record(quote: Quote, ada: Subject, rosa: Any) -> None:
    ada.has_page = False
    ada.save()
    assert [status(rosa, at) for at in (quote.address, ada.address)] == [404, 404]
    assert SAID not in text(rosa, "/quotes/")


# Subjects


def test_a_subject_page_says_who_it_is_what_it_said_and_which_stories_name_it(
    quote: Quote, ada: Subject, rosa: Any
) -> None:
    page = text(rosa, ada.address)
    assert "Keeper of the bridge." in page
    assert SAID in page
    assert "bridge keeper" in page
    assert page.count(f'href="{quote.story.address}"') >= 2


@pytest.mark.parametrize("kind", ["person", "organisation", "place", "topic"])
def test_a_subject_a_story_is_filed_under_has_its_page_only_when_an_editor_opened_one(
    kind: str, at_noon: Any, file_story: Any, rosa: Any
) -> None:
    subject = Subject.objects.create(name="Harbour", kind=kind, slug="harbour")
    story = file_story(story_subjects=[StorySubject(subject=subject)])
    assert status(rosa, subject.address) == 404
    assert f'href="{subject.address}"' not in text(rosa, story.address)
    subject.has_page = True
    subject.save()
    assert story.title in text(rosa, subject.address)
    assert f'href="{subject.address}"' in text(rosa, story.address)
    withdraw(story=story)
    assert status(rosa, subject.address) == 404


def test_a_confirmed_name_lists_its_story_until_it_is_rejected_or_gone(
    story: Story, ada: Subject, edith: Any, rosa: Any
) -> None:
    Mention.objects.create(story=story, start=45, end=53, words="Ada Pell", sentence="", name="Ada Pell", kind="person")
    confirm_name(story=story, name="Ada Pell", subject=ada, editor=edith)
    assert story.title in text(rosa, ada.address)
    reject_name(story=story, name="Ada Pell", editor=edith)
    assert status(rosa, ada.address) == 404
    confirm_name(story=story, name="Ada Pell", subject=ada, editor=edith)
    story.body = [("paragraph", "<p>It rained.</p>")]
    story.save_revision().publish()
    assert status(rosa, ada.address) == 404


# The story page


def test_a_pull_quote_of_words_on_the_record_leads_there(quote: Quote, rosa: Any) -> None:
    story = quote.story
    pulled = {"quote": "The bridge opens on Monday", "speaker": "Ada Pell", "occasion": ""}
    story.body = [*BODY, ("pull_quote", pulled), ("pull_quote", {**pulled, "quote": "It shuts."})]
    story.save_revision().publish()
    page = text(rosa, story.address)
    assert page.count(f'href="{quote.address}"') == 1
    reject_quote(quote=quote, editor=None)  # type: ignore[arg-type]
    assert quote.address not in text(rosa, story.address)


def test_machines_are_told_whom_a_story_mentions_and_where_they_have_a_page(
    quote: Quote, ada: Subject, rosa: Any
) -> None:
    told = next(told_to_machines(text(rosa, quote.story.address)))
    assert [each["name"] for each in told["mentions"]] == ["Ada Pell"]
    assert told["mentions"][0]["url"].endswith(ada.address)
    ada.has_page = False
    ada.save()
    assert "mentions" not in next(told_to_machines(text(rosa, quote.story.address)))


# Long lists, and what they cost


@pytest.fixture
def a_long_record(ada: Subject, file_story: Any, edith: Any, time_machine: Any, monkeypatch: Any) -> list[Quote]:
    """Seven quotes over three months, at three a page."""
    monkeypatch.setattr(lists, "PER_PAGE", 3)
    quotes = []
    for number, days in enumerate([70, 40, 30, 29, 28, 27, 0]):
        time_machine.move_to(NOON - timedelta(days=days), tick=False)
        story = file_story(f"Story {number}", body=BODY)
        quotes.append(confirm_quote(quote=propose(story, ada, f"Saying {number}."), editor=edith))
    return quotes


def test_months_are_counted_from_the_oldest_and_never_shift(
    a_long_record: list[Quote], ada: Subject, rosa: Any
) -> None:
    for base in ("/quotes/", f"{ada.address}quotes/"):
        first, second = text(rosa, f"{base}2026/10/"), text(rosa, f"{base}2026/10/page/2/")
        assert re.findall(r"Saying \d", first) == ["Saying 1", "Saying 2", "Saying 3"]
        assert re.findall(r"Saying \d", second) == ["Saying 4", "Saying 5"]
        assert f'rel="prev" href="{base}2026/09/"' in first
        assert f'rel="next" href="{base}2026/11/"' in first
        assert status(rosa, f"{base}2026/10/page/3/") == status(rosa, f"{base}2026/08/") == 404
    assert 'href="/quotes/2026/09/"' in text(rosa, "/quotes/")
    assert f'href="{ada.address}quotes/2026/09/"' in text(rosa, ada.address)


def test_every_page_of_the_record_is_pressed(a_long_record: list[Quote], ada: Subject) -> None:
    named = set(all_addresses())
    wanted = {"/quotes/", "/quotes/2026/10/page/2/", ada.address, f"{ada.address}quotes/2026/10/page/2/"}
    assert wanted | {quote.address for quote in a_long_record} <= named
    for address in [*sorted(wanted), a_long_record[0].address]:
        made = render(address)
        assert made is not None
        assert made.status == 200


def test_subjects_and_the_ledger_stand_in_the_sitemap(quote: Quote, ada: Subject, rosa: Any) -> None:
    page = text(rosa, "/sitemap-pages.xml")
    assert "/quotes/</loc>" in page
    assert f"{ada.address}</loc>" in page


def test_a_page_of_the_record_costs_as_many_statements_with_one_quote_as_with_seven(
    a_long_record: list[Quote], ada: Subject
) -> None:
    addresses = ("/quotes/", "/quotes/2026/10/", ada.address, f"{ada.address}quotes/2026/10/", a_long_record[2].address)
    many = {address: statements_of_the_press(address) for address in addresses}
    Story.objects.exclude(pk=a_long_record[2].story_id).update(published_at=clock.now() + timedelta(days=1))
    few = {address: statements_of_the_press(address) for address in addresses}
    assert few == many
    assert max(many.values()) <= 16


def statements_of_the_press(address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        made = render(address)
    assert made is not None
    assert made.status == 200
    return len(asked)


def test_whom_a_story_names_is_kept_once_with_the_day_of_the_story(quote: Quote, ada: Subject) -> None:
    assert list(Named.objects.values_list("subject", "published_at")) == [(ada.pk, quote.story.published_at)]
