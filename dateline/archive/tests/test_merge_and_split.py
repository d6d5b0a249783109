"""Two records of one subject become one; what stood under one name of two people is told apart again."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from dateline.archive.actions.decide_on_name import confirm_name
from dateline.archive.actions.decide_on_quote import confirm_quote
from dateline.archive.actions.merge_subjects import merge_subjects
from dateline.archive.actions.split_subject import split_subject
from dateline.archive.alike import alike_to
from dateline.archive.models import Case, Event, Mention, Named, Participant, Quote, Tie
from dateline.archive.spelling import is_spelt_alike
from dateline.stories.models import Story, StorySubject
from dateline.subjects.models import MergedSubject, OldAddress, Role, Subject

pytestmark = pytest.mark.django_db
SAID, AGAIN = "The bridge opens on Monday.", "It stays open."


@pytest.fixture(autouse=True)
def _no_reader_of_its_own(settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


def person(name: str, **fields: Any) -> Subject:
    return Subject.objects.create(name=name, kind="person", slug=name.lower().replace(" ", "-"), **fields)


@pytest.fixture
def edwin(db: None) -> Subject:
    return person("Edwin Marsh", has_page=True, aliases=["Mayor Marsh"], external_ids={"wikidata": "Q7"})


@pytest.fixture
def ed(db: None) -> Subject:
    ids = {"wikidata": "Q8", "viaf": "12"}
    return person("Ed Marsh", aliases=["mayor marsh", "E. Marsh"], external_ids=ids, description="Mayor.")


@pytest.fixture
def stories(at_noon: Any, file_story: Any) -> list[Story]:
    html = f"<p>“{SAID}” Ed Marsh said. “{AGAIN}”</p>"
    return [file_story(f"Story {n}", body=[("paragraph", html)]) for n in range(3)]


def said(story: Story, speaker: Subject, editor: Any, words: str = SAID) -> Quote:
    quote = Quote.objects.create(
        story=story, start=1, end=1 + len(words), words=words, sentence=f"“{words}”", kind="direct", speaker=speaker,
        speaker_name=speaker.name,
    )  # fmt: skip
    return confirm_quote(quote=quote, editor=editor)


def name(story: Story, subject: Subject, editor: Any, words: str = "Ed Marsh") -> None:
    told = {"words": words, "name": words, "sentence": "", "kind": subject.kind}
    Mention.objects.create(story=story, start=0, end=8, **told)
    confirm_name(story=story, name=words, subject=subject, editor=editor)


def row(model: Any, story: Story, **fields: Any) -> Any:
    return model.objects.create(story=story, start=0, end=1, words="x", sentence="x", state="confirmed", **fields)


def page(rosa: Any, address: str) -> str:
    answer = rosa.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


# Merge


def test_everything_of_the_one_is_the_others_and_nothing_is_lost(
    edwin: Subject, ed: Subject, stories: list[Story], edith: Any
) -> None:
    said(stories[0], ed, edith)
    name(stories[1], ed, edith)
    told = said(stories[1], edwin, edith, AGAIN)
    Quote.objects.filter(pk=told.pk).update(words_of=ed)
    Role.objects.create(subject=ed, title="mayor", begins="2019")
    case = Case.objects.create(subject=ed, subject_name="Ed Marsh", name="E", email="e@example.org", text="Me.")
    harbour = Subject.objects.create(name="Harbour", kind="organisation", slug="harbour")
    tie = row(Tie, stories[0], kind="member of", from_name="Ed Marsh", from_subject=ed, to_subject=harbour)
    event = row(Event, stories[0], kind="meeting")
    Participant.objects.create(event=event, name="Ed Marsh", subject=ed)
    Participant.objects.create(event=event, name="Edwin Marsh", subject=edwin)

    merge_subjects(subject=ed, into=edwin, editor=edith)

    edwin.refresh_from_db()
    assert not Subject.objects.filter(pk=ed.pk).exists()
    assert edwin.aliases == ["Mayor Marsh", "Ed Marsh", "E. Marsh"]
    assert edwin.external_ids == {"wikidata": "Q7", "viaf": "12"}, "its own number counts where they contradict"
    assert edwin.description == "Mayor."
    assert edwin.quotes.count() == 2
    assert edwin.mentions.get().story == stories[1]
    assert edwin.told_by_others.get() == told
    assert [role.title for role in edwin.roles.all()] == ["mayor"]
    assert Case.objects.get(pk=case.pk).subject == edwin
    assert Tie.objects.get(pk=tie.pk).from_subject == edwin
    assert [each.name for each in event.participants.all()] == ["Edwin Marsh"]
    assert set(Named.objects.values_list("story", "subject")) == {(stories[n].pk, edwin.pk) for n in (0, 1)}


def test_both_addresses_live_on_and_the_old_ones_of_both(
    edwin: Subject, ed: Subject, stories: list[Story], edith: Any, rosa: Any
) -> None:
    said(stories[0], ed, edith)
    ed.slug = "e-marsh"
    ed.save()
    merge_subjects(subject=ed, into=edwin, editor=edith)
    for address in ("/people/ed-marsh/", "/people/e-marsh/"):
        answer = rosa.get(address)
        assert (answer.status_code, answer["Location"]) == (301, "/people/edwin-marsh/")
        month = rosa.get(f"{address}quotes/2026/11/")
        assert (month.status_code, month["Location"]) == (301, "/people/edwin-marsh/quotes/2026/11/")
    assert SAID in page(rosa, "/people/edwin-marsh/")
    assert SAID in page(rosa, "/people/edwin-marsh/quotes/2026/11/")


def test_who_was_merged_first_into_one_and_then_into_another_is_the_last(
    edwin: Subject, ed: Subject, stories: list[Story], edith: Any, rosa: Any
) -> None:
    said(stories[0], ed, edith)
    third = person("Edwin R. Marsh")
    key = ed.pk
    merge_subjects(subject=ed, into=edwin, editor=edith)
    merge_subjects(subject=edwin, into=third, editor=edith)
    assert MergedSubject.objects.get(pk=key).into == third
    assert rosa.get("/people/ed-marsh/")["Location"] == rosa.get("/people/edwin-marsh/")["Location"] == third.address
    assert Subject.objects.get().has_page, "the page of the one is now the other's"


def test_a_story_filed_under_both_is_filed_once_and_is_about_it_if_it_was(
    edwin: Subject, ed: Subject, stories: list[Story], edith: Any
) -> None:
    story = stories[0]
    story.story_subjects = [
        StorySubject(subject=edwin, relation="mentions"),
        StorySubject(subject=ed, relation="about"),
    ]
    story.save_revision().publish()
    merge_subjects(subject=ed, into=edwin, editor=edith)
    assert [(link.subject, link.relation) for link in StorySubject.objects.filter(story=story)] == [(edwin, "about")]


def test_a_draft_that_names_the_merged_one_opens_with_the_other_and_saves(
    edwin: Subject, ed: Subject, stories: list[Story], edith: Any
) -> None:
    story = stories[0]
    story.story_subjects = [StorySubject(subject=ed, relation="mentions"), StorySubject(subject=edwin)]
    revision = story.save_revision()
    merge_subjects(subject=ed, into=edwin, editor=edith)
    draft = Story.objects.get(pk=story.pk).get_latest_revision_as_object()
    assert [link.subject for link in draft.story_subjects.all()] == [edwin]
    revision.refresh_from_db()
    revision.publish()
    draft.save_revision().publish()
    assert [link.subject for link in StorySubject.objects.filter(story=story)] == [edwin]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda ed, edwin: ed, "itself"),
        (lambda ed, edwin: Subject.objects.create(name="Marsh", kind="place", slug="marsh"), "different kinds"),
        (lambda ed, edwin: Subject.objects.filter(pk=ed.pk).delete() and edwin, "is gone"),
        (lambda ed, edwin: Subject.objects.filter(pk=edwin.pk).update(has_page=False, closed_at="2026-01-01T00:00Z")
         and edwin, "closed for good"),
        (lambda ed, edwin: Role.objects.create(subject=ed, title="aide", at=edwin) and edwin, "so they are two"),
    ],
)  # fmt: skip
def test_what_cannot_be_one_is_refused_with_the_reason_and_nothing_is_moved(
    edwin: Subject, ed: Subject, edith: Any, change: Any, words: str
) -> None:
    with pytest.raises(ValidationError, match=words):
        merge_subjects(subject=ed, into=change(ed, edwin), editor=edith)
    assert not OldAddress.objects.exists()


# Split


def test_chosen_stories_are_the_others_and_the_rest_stays(
    edwin: Subject, stories: list[Story], edith: Any, rosa: Any
) -> None:
    other = person("Edwin Marsh junior", has_page=True)
    quotes = [said(story, edwin, edith) for story in stories]
    name(stories[2], edwin, edith)
    assert split_subject(subject=edwin, to=other, stories=[stories[2].pk], editor=edith) == 1
    assert [Quote.objects.get(pk=quote.pk).speaker for quote in quotes] == [edwin, edwin, other]
    assert Mention.objects.get().subject == other
    assert set(Named.objects.filter(subject=other).values_list("story", flat=True)) == {stories[2].pk}
    assert "Story 2" in page(rosa, other.address)
    assert "Story 2" not in page(rosa, edwin.address).partition("<main")[2].partition("Latest stories")[0]
    other.refresh_from_db()
    assert other.aliases == ["Ed Marsh"], "two have this name now, so the reader asks"


def test_what_is_split_off_was_said_in_the_others_role(edwin: Subject, stories: list[Story], edith: Any) -> None:
    other = person("Edwin Marsh junior", has_page=True)
    Role.objects.create(subject=edwin, title="mayor", begins="2019")
    Role.objects.create(subject=other, title="baker", begins="2019")
    quotes = [said(story, edwin, edith) for story in stories]
    confirm_quote(quote=quotes[1], editor=edith, role="as a witness")
    split_subject(subject=edwin, to=other, stories=[each.pk for each in stories[:2]], editor=edith)
    assert [Quote.objects.get(pk=quote.pk).role for quote in quotes] == ["baker", "as a witness", "mayor"]


def test_a_merge_is_undone_by_a_split_and_the_address_is_the_others_again(
    edwin: Subject, ed: Subject, stories: list[Story], edith: Any, rosa: Any
) -> None:
    said(stories[0], ed, edith)
    said(stories[1], edwin, edith)
    merge_subjects(subject=ed, into=edwin, editor=edith)
    again = person("Ed Marsh", has_page=True)
    split_subject(subject=edwin, to=again, stories=[stories[0].pk], editor=edith)
    assert "Story 0" in page(rosa, "/people/ed-marsh/")
    assert not OldAddress.objects.exists()
    assert "Ed Marsh" not in Subject.objects.get(pk=edwin.pk).aliases


def test_what_a_story_is_filed_under_moves_with_it_and_its_draft_knows(
    edwin: Subject, stories: list[Story], edith: Any
) -> None:
    other, story = person("Edwin Marsh junior"), stories[0]
    story.story_subjects = [StorySubject(subject=edwin)]
    story.save_revision().publish()
    draft = Story.objects.get(pk=story.pk).get_latest_revision_as_object()
    draft.save_revision()
    split_subject(subject=edwin, to=other, stories=[story.pk], editor=edith)
    assert [link.subject for link in StorySubject.objects.filter(story=story)] == [other]
    draft = Story.objects.get(pk=story.pk).get_latest_revision_as_object()
    assert [link.subject for link in draft.story_subjects.all()] == [other]


def test_nothing_is_split_without_a_story(edwin: Subject, edith: Any) -> None:
    with pytest.raises(ValidationError, match="Tick the stories"):
        split_subject(subject=edwin, to=person("Another"), stories=[4711], editor=edith)


# Who may be the same


def test_near_duplicates_share_a_name_a_surname_and_initial_or_all_but_a_letter(edwin: Subject) -> None:
    same = [person(each) for each in ("Ed Marsh", "E. Marsh", "Edwin Marsch", "Marsh Edwin")]
    other = person("Robert Marsh")
    alias = person("The mayor", aliases=["Edwin Marsh"])
    place = Subject.objects.create(name="Edwin Marsh", kind="place", slug="edwin-marsh")
    found = alike_to(edwin)
    assert {each.name for each in found} == {"Ed Marsh", "E. Marsh", "Edwin Marsch", "The mayor"}
    assert alias in found
    assert not {other, place, same[3], edwin} & set(found)


@given(st.text(max_size=40), st.text(max_size=40))
def test_spelling_is_compared_both_ways_alike_and_a_name_is_like_itself(one: str, other: str) -> None:
    assert is_spelt_alike(one, one)
    assert is_spelt_alike(one, other) == is_spelt_alike(other, one)


@given(st.text("abcdefg", min_size=9, max_size=60), st.integers(0, 59), st.sampled_from("xyz"))
def test_one_letter_more_is_still_alike_and_three_are_not(name: str, at: int, letter: str) -> None:
    assert is_spelt_alike(name, name[:at] + letter + name[at:])
    assert not is_spelt_alike(name, name + "xyz")


# At the desk


@pytest.fixture
def desk(edith: Any) -> Client:
    client = Client()
    client.force_login(edith)
    return client


def words_of(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def test_a_subjects_screen_names_who_may_be_the_same_and_leads_to_the_merge(
    edwin: Subject, ed: Subject, desk: Client
) -> None:
    screen = words_of(desk.get(f"/desk/subjects/edit/{edwin.pk}/"))
    assert "May be the same as “Ed Marsh”." in screen
    merge = f"/desk/subjects/{edwin.pk}/merge/"
    assert merge in screen
    assert f"?into={ed.pk}" in words_of(desk.get(merge))
    assert f"?into={ed.pk}" in words_of(desk.get(f"{merge}?name=d+mar"))
    assert "Nobody of this kind" in words_of(desk.get(f"{merge}?name=zzzzz"))


def test_an_editor_sees_what_moves_and_then_merges(
    edwin: Subject, ed: Subject, stories: list[Story], edith: Any, desk: Client
) -> None:
    said(stories[0], ed, edith)
    address = f"/desk/subjects/{ed.pk}/merge/?into={edwin.pk}"
    screen = words_of(desk.get(address))
    for words in ("1 quote", "/people/ed-marsh/ → /people/edwin-marsh/", "wikidata: Q8"):
        assert words in screen
    unsure = desk.post(address, {})
    assert unsure.status_code == 422
    assert "Tick this if they are the same." in words_of(unsure)
    answer = desk.post(address, {"sure": "on"}, follow=True)
    assert "“Ed Marsh” is now “Edwin Marsh”." in words_of(answer)
    assert edwin.quotes.count() == 1
    assert "“Ed Marsh” was merged into it" in words_of(desk.get(f"/desk/subjects/history/{edwin.pk}/"))
    assert desk.get(address).status_code == 404


def test_an_editor_ticks_stories_and_names_whom_they_are_about(
    edwin: Subject, stories: list[Story], edith: Any, desk: Client
) -> None:
    quotes = [said(story, edwin, edith) for story in stories]
    address = f"/desk/subjects/{edwin.pk}/split/"
    assert all(story.title in words_of(desk.get(address)) for story in stories)
    for sent, words in (
        ({"name": "Edwin Marsh junior"}, "Tick the stories"),
        ({"stories": [stories[1].pk]}, "Choose whom they are about"),
        ({"stories": [4711], "name": "X"}, "4711"),
        ({"stories": [stories[1].pk], "name": "edwin marsh"}, "is known already"),
    ):
        wrong = desk.post(address, sent)
        assert wrong.status_code == 422
        assert words in words_of(wrong)
    answer = desk.post(address, {"stories": [stories[1].pk], "name": "Edwin Marsh junior"}, follow=True)
    assert "1 story is about “Edwin Marsh junior” now." in words_of(answer)
    speakers = [str(Quote.objects.get(pk=quote.pk).speaker) for quote in quotes]
    assert speakers == ["Edwin Marsh", "Edwin Marsh junior", "Edwin Marsh"]
