"""The demo's editor has read the paper: what is on the record is true, and enough waits for whoever tries the desk."""

import tomllib
from collections import Counter
from typing import Any

import pytest

from dateline.accounts.models import User
from dateline.archive.engine import name_of_engine
from dateline.archive.models import Case, Event, Mention, Quote, Reading, Related, Tie, Wording
from dateline.archive.previously import previously
from dateline.archive.relating import relating_put_off
from dateline.demo import record
from dateline.demo.build import HERE
from dateline.demo.events import FILE
from dateline.stories.models import Story
from dateline.subjects.models import Subject

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.xdist_group("demo")]

DECIDED = record.decisions()
LEAD = "marsh-brandt-second-meeting"


def quotes_in(slug: str) -> Any:
    return Quote.objects.filter(story__slug__endswith=slug).order_by("start")


def filed(slug: str) -> dict[str, Any]:
    path = next((HERE / "stories").glob(f"*-{slug}.toml"))
    return tomllib.loads(path.read_text(encoding="utf-8"))


def test_every_decision_of_the_file_is_kept_about_one_quote_of_its_own(courier: Any) -> None:
    for entry in DECIDED["story"]:
        for said in entry.get("said", []):
            for words in said["words"]:
                quote = quotes_in(entry["slug"]).get(words__startswith=words)
                told = (quote.state, quote.speaker.slug, quote.role, quote.decided_by.username)
                state = "doubted" if said.get("before_the_correction") else "confirmed"
                assert told == (state, said["speaker"], said.get("role", ""), "edith"), words
        for words in entry.get("rejected", []):
            assert quotes_in(entry["slug"]).get(words__startswith=words).state == "rejected", words
    decided = sum(len(said["words"]) for entry in DECIDED["story"] for said in entry.get("said", []))
    decided += sum(len(entry.get("rejected", [])) for entry in DECIDED["story"])
    assert Quote.objects.exclude(state="proposed").count() == decided, "two decisions about one quote"


def test_a_correction_an_answer_and_a_letter_wait_for_whoever_tries_the_desk(courier: Any) -> None:
    doubted = Quote.objects.get(state="doubted")
    assert "drying books for seventy-three years" in doubted.words
    assert Quote.objects.waiting().first() == doubted
    printed = Quote.objects.public().get(correction__isnull=False)
    assert (printed.speaker.name, printed.correction.kind) == ("Joan Pell", "clarification")
    answered = Quote.objects.public().filter(answers__isnull=False)
    assert {(each.speaker.name, each.answers.speaker.name) for each in answered} == {
        ("Joan Pell", "Gerald Thwaite"), ("Dolores Finch", "Helena Marrow"),
    }  # fmt: skip
    case = Case.objects.select_related("subject").get()
    assert case.subject
    assert (case.outcome, case.subject.name) == ("open", "Ida Thorne")


def test_a_story_is_decided_on_in_one_place(courier: Any) -> None:
    assert [slug for slug, times in Counter(entry["slug"] for entry in DECIDED["story"]).items() if times > 1] == []


def test_every_story_in_print_was_read(courier: Any) -> None:
    read = Reading.objects.filter(is_due=False, engine=name_of_engine(model="")).values("story")
    assert not Story.objects.public().exclude(pk__in=read).exists()


def test_the_lead_story_is_whole_on_the_record(courier: Any) -> None:
    quotes = list(quotes_in(LEAD))
    assert {quote.state for quote in quotes} == {"confirmed"}
    assert {"edwin-marsh", "lena-brandt"} <= {quote.speaker.slug for quote in quotes}
    assert set(quotes) <= set(Quote.objects.public())


def test_enough_waits_to_try_the_desk_most_of_it_in_the_newest_stories(courier: Any) -> None:
    waiting = Quote.objects.waiting().select_related("story")
    assert 40 <= waiting.count() <= 80
    newest = [quote for quote in waiting if f"{quote.story.published_at:%Y-%m-%d}" >= "2026-11-20"]
    assert len(newest) > waiting.count() / 2
    assert sum(quote.certainty >= 0.8 for quote in waiting) >= 10


def test_nobody_is_on_the_record_who_has_no_page(courier: Any) -> None:
    assert not Quote.objects.confirmed().exclude(speaker__has_page=True).exists()
    assert set(Quote.objects.confirmed()) == set(Quote.objects.public())
    assert not Mention.objects.confirmed().exclude(subject__has_page=True).exists()


def test_no_opinion_is_on_the_record(courier: Any) -> None:
    assert not Quote.objects.confirmed().filter(story__kind="opinion").exists()


def test_readers_have_a_page_of_those_the_file_lists_and_of_nobody_else(courier: Any) -> None:
    assert sorted(Subject.objects.filter(has_page=True).values_list("slug", flat=True)) == sorted(DECIDED["pages"])


def test_whoever_is_quoted_is_named_in_the_story(courier: Any) -> None:
    """The surname, or the last word of what an organisation is called: nobody's words are guessed."""
    for entry in DECIDED["story"]:
        text = filed(entry["slug"])["body"]
        for said in entry.get("said", []):
            subject = Subject.objects.get(slug=said["speaker"])
            names = [name for full in (subject.name, *subject.aliases) for name in (full, full.split()[-1])]
            assert any(name in text for name in names), (entry["slug"], subject.name)


def test_a_full_name_is_confirmed_as_the_subject_of_just_this_name(courier: Any) -> None:
    confirmed = Mention.objects.confirmed().select_related("subject")
    assert confirmed.count() > 100
    assert [mention.name for mention in confirmed if mention.subject and mention.name != mention.subject.name] == []
    in_print = Mention.objects.waiting().filter(story__in=Story.objects.public())
    assert not in_print.filter(name__in=Subject.objects.filter(has_page=True).values("name")).exists()


def test_words_no_quote_begins_with_are_named_with_file_and_story(courier: Any) -> None:
    stories = {LEAD: Story.objects.get(slug__endswith=LEAD)}
    subjects = {subject.slug: subject for subject in Subject.objects.all()}
    editor = User.objects.get(username="edith")
    for words, number in (("Nobody ever said", 0), ("", quotes_in(LEAD).count())):
        wrong = [{"slug": LEAD, "said": [{"speaker": "edwin-marsh", "words": [words]}]}]
        with pytest.raises(record.NotOneQuote, match=rf"record\.toml: {number} quotes in “{LEAD}” .*“{words}”"):
            record.keep_record(wrong, stories, subjects, editor)


@pytest.mark.once
def test_the_record_is_the_same_each_time_it_is_made(courier: Any) -> None:
    def rows() -> list[tuple[Any, ...]]:
        told = ("story", "start", "end", "words", "state", "speaker", "role", "certainty", "rule")
        named = ("story", "start", "end", "name", "kind", "state", "subject")
        in_print = Story.objects.public()
        return [
            *Quote.objects.filter(story__in=in_print).order_by("story", "start").values_list(*told),
            *Mention.objects.filter(story__in=in_print).order_by("story", "start").values_list(*named),
        ]

    before = rows()
    for found in (Quote, Mention, Reading):
        found.objects.all().delete()
    stories = {story.slug.split("-", 3)[-1]: story for story in Story.objects.all()}
    subjects = {subject.slug: subject for subject in Subject.objects.all()}
    with relating_put_off():
        record.keep_record(DECIDED["story"], stories, subjects, User.objects.get(username="edith"))
    assert rows() == before


def test_every_story_in_print_is_related_as_all_that_was_decided_says(courier: Any) -> None:
    in_print = set(Story.objects.public().values_list("pk", flat=True))
    assert not Wording.objects.filter(is_due=True).exists()
    assert set(Related.objects.values_list("story", flat=True)) == in_print
    assert set(Wording.objects.filter(story__in=in_print).values_list("compared_among", flat=True)) == {
        Wording.objects.count()
    }


def test_all_of_the_file_is_on_the_record_once(courier: Any) -> None:
    told = tomllib.loads(FILE.read_text(encoding="utf-8"))
    assert Event.objects.confirmed().count() == len(told["event"])
    assert Tie.objects.confirmed().count() == len(told["tie"])
    titles = set(Event.objects.public().values_list("title", flat=True))
    assert titles == {each["title"] for each in told["event"]}


def test_the_lead_story_tells_the_count_of_their_meetings_the_expected_member_and_the_deal(courier: Any) -> None:
    lead = Story.objects.get(slug__endswith="marsh-brandt-second-meeting")
    found = previously(lead)
    (count,) = found.counts
    assert count.words == "Second meeting in two months"
    assert {who.slug for who in count.who} == {"edwin-marsh", "lena-brandt"}
    assert any("first official visit" in each.event.title for each in found.earlier)
    expected = Event.objects.public().get(title__contains="its seventh member")
    assert (expected.standing, expected.story) == ("expected", lead)
    deal = Tie.objects.public().get(kind="agreed with")
    assert (deal.standing, str(deal.about)) == ("signed", "Saltmere ferry")
